"""Check a joined framework as a whole: names that lead nowhere, counts that do not fit, circles, and missing steps."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from ccg_toolkit.framework.models import Action, Criterion, Framework
from ccg_toolkit.sources import Diagnostic, Place, nearest, shown


@dataclass(frozen=True, slots=True)
class Whole:
    """A joined framework, where each of its parts stands, and what messages call its folder.

    Attributes:
        framework: what was read.
        locate: gives the place of a field from a full name (empty for the cover) and the path below it.
        label: the folder.
    """

    framework: Framework
    locate: Callable[..., Place]
    label: str


def check_framework(whole: Whole) -> Iterator[Diagnostic]:
    """Find every problem that only shows when all files are seen together."""
    yield from _cover(whole)
    yield from _unique_ids(whole)
    if not whole.framework.domains:
        message, hint = "there are no domains", "Add files to domains/, or write `extends: ccg-membership` in framework.yaml."
        yield Diagnostic(place=Place(whole.label), rule="no-domains", message=message, hint=hint)
    for domain in whole.framework.domains:
        if not domain.criteria:
            message, hint = "this domain has no criteria", f"Add them to criteria/{domain.id}.yaml."
            yield Diagnostic(
                place=whole.locate(domain.id), rule="no-criteria", message=message, hint=hint, subject=domain.id, severity="warning"
            )
        for criterion in domain.criteria:
            yield from _criterion(whole, criterion)
    yield from _circles(whole)


def _error(place: Place, rule: str, message: str, hint: str, subject: str = "") -> Diagnostic:
    return Diagnostic(place=place, rule=rule, message=message, hint=hint, subject=subject)


def _cover(whole: Whole) -> Iterator[Diagnostic]:
    cover, locate = whole.framework.cover, whole.locate
    for key, level in (("target", cover.target), ("in_place", cover.in_place)):
        if level > cover.top:
            hint = f"Write a level from 0 to {cover.top}."
            yield _error(locate("", key), "level-above-top", f"{key} {level} is above the top of the scale, {cover.top}", hint)
    starts = [band.lowest for band in cover.bands]
    if starts[0] != 0:
        yield _error(locate("", "bands", 0), "bands", "the first band does not begin at 0", "Write `from: 0` for it.")
    for index, (lower, upper) in enumerate(zip(starts, starts[1:], strict=False), start=1):
        if lower >= upper:
            hint = "List the bands from the lowest to the highest."
            yield _error(locate("", "bands", index), "bands", "this band does not begin above the one before it", hint)
    if not any(value for _, value in cover.priorities):
        hint = "Give at least one of gap, importance, perception and leverage a number above 0."
        yield _error(locate("", "priorities"), "priorities", "no reason counts: all priorities are 0", hint)


def _unique_ids(whole: Whole) -> Iterator[Diagnostic]:
    framework = whole.framework
    yield from _repeats((lens.id for lens in framework.cover.lenses), whole, "", "lenses")
    yield from _repeats((group.id for group in framework.cover.groups), whole, "", "groups")
    yield from _repeats((level.name for level in framework.cover.scale), whole, "", "scale", key="name")
    yield from _repeats((band.name for band in framework.cover.bands), whole, "", "bands", key="name")
    for index, lens in enumerate(framework.cover.lenses):
        yield from _repeats((tag.id for tag in lens.tags), whole, "", "lenses", index, "tags")
    for domain in framework.domains:
        yield from _repeats((idea.id for idea in domain.practice), whole, domain.id, "practice")
        yield from _repeats((competency.id for competency in domain.competencies), whole, domain.id, "competencies")
    for criterion in framework.criteria():
        yield from _repeats((action.id for action in criterion.actions), whole, criterion.ref, "actions")


def _repeats(names: Iterable[str], whole: Whole, ref: str, *path: str | int, key: str = "id") -> Iterator[Diagnostic]:
    seen: dict[str, int] = {}
    for index, name in enumerate(names):
        if name in seen:
            first = whole.locate(ref, *path, seen[name]).line
            message = f"the {key} {shown(name)} stands twice; it was first given in line {first}"
            yield _error(whole.locate(ref, *path, index, key), "duplicate-id", message, f"Give one of them another {key}.", ref)
        seen.setdefault(name, index)


def _criterion(whole: Whole, criterion: Criterion) -> Iterator[Diagnostic]:
    framework, ref = whole.framework, criterion.ref
    wanted, given = len(framework.cover.scale), len(criterion.levels)
    if wanted != given:
        message = f"there are {given} level descriptors, and the scale has {wanted} levels"
        hint = "Write one descriptor for each level, from 0 up."
        yield _error(whole.locate(ref, "levels"), "level-count", message, hint, ref)
    for index, required in enumerate(criterion.requires):
        if required not in framework.by_ref:
            message = f"requires: there is no criterion {shown(required)}"
            yield _error(whole.locate(ref, "requires", index), "unknown-criterion", message, nearest(required, framework.by_ref), ref)
    lenses = {lens.id: [tag.id for tag in lens.tags] for lens in framework.cover.lenses}
    for lens, tags in criterion.tags.items():
        if lens not in lenses:
            message = f"tags: there is no lens {shown(lens)}"
            yield _error(whole.locate(ref, "tags", lens), "unknown-lens", message, nearest(lens, lenses, "The lenses are"), ref)
            continue
        for index, tag in enumerate(tags):
            if tag not in lenses[lens]:
                message = f"tags: the lens {lens} has no tag {shown(tag)}"
                hint = nearest(tag, lenses[lens], "Its tags are")
                yield _error(whole.locate(ref, "tags", lens, index), "unknown-tag", message, hint, ref)
    for index, action in enumerate(criterion.actions):
        yield from _action(whole, criterion, index, action)
    if criterion.actions or framework.actions:
        yield from _uncovered(whole, criterion)


def _action(whole: Whole, criterion: Criterion, index: int, action: Action) -> Iterator[Diagnostic]:
    framework, ref = whole.framework, criterion.ref
    top, name = framework.cover.top, f"{criterion.ref}/{action.id}"

    def place(*path: str | int) -> Place:
        return whole.locate(ref, "actions", index, *path)

    if action.reaches > top:
        message = f"to {action.reaches} is above the top of the scale, {top}"
        yield _error(place("to"), "level-above-top", message, f"Write a level from 1 to {top}.", name)
    if action.begins >= action.reaches:
        message = f"from {action.begins} is not below to {action.reaches}"
        yield _error(place("from"), "action-levels", message, "An action takes a criterion up at least one level.", name)
    if action.effort not in framework.cover.effort:
        message = f"unknown effort {shown(action.effort)}"
        yield _error(place("effort"), "unknown-effort", message, nearest(action.effort, framework.cover.effort), name)
    for position, needed in enumerate(action.needs):
        if needed not in framework.actions:
            message = f"needs: there is no action {shown(needed)}"
            hint = nearest(needed, framework.actions, "The actions include")
            yield _error(place("needs", position), "unknown-action", message, hint, name)


def _uncovered(whole: Whole, criterion: Criterion) -> Iterator[Diagnostic]:
    for level in range(whole.framework.cover.top):
        if not any(action.begins <= level < action.reaches for action in criterion.actions):
            yield Diagnostic(
                place=whole.locate(criterion.ref, "actions"),
                rule="uncovered-step",
                message=f"no action covers the step from {level} to {level + 1}",
                hint="The plan will ask the board to agree one on the day; or write one under actions.",
                subject=criterion.ref,
                severity="warning",
            )


def _circles(whole: Whole) -> Iterator[Diagnostic]:
    """Report what waits for itself: by requirements, by needs, or by both together."""
    framework = whole.framework
    required = {ref: [name for name in item.requires if name in framework.by_ref] for ref, item in framework.by_ref.items()}
    if circle := _circle(required):
        text = " requires ".join(circle)
        place = whole.locate(circle[0], "requires")
        yield _error(place, "circular-requires", f"these wait for one another: {text}", "Take one of the requirements out.", circle[0])
        return
    if circle := _circle(_waiting(framework)):
        text = " waits for ".join(circle)
        criterion, action = framework.actions[circle[0]]
        place = whole.locate(criterion.ref, "actions", criterion.actions.index(action))
        yield _error(place, "circular-needs", f"these wait for one another: {text}", "Take one of the needs out.", circle[0])


def _waiting(framework: Framework) -> dict[str, list[str]]:
    """Give for each action those it may have to wait for, whatever the answers."""
    graph = {}
    for name, (criterion, action) in framework.actions.items():
        waits = [needed for needed in action.needs if needed in framework.actions]
        waits += [f"{criterion.ref}/{other.id}" for other in criterion.actions if other.begins < action.begins]
        for required in criterion.requires:
            if other_criterion := framework.by_ref.get(required):
                waits += [
                    f"{required}/{other.id}"
                    for other in other_criterion.actions
                    if other.begins < framework.cover.in_place
                ]
        graph[name] = waits
    return graph


def _circle(graph: Mapping[str, list[str]]) -> list[str]:
    """Find one circle in a graph, its first name repeated at the end; empty where there is none."""
    done: set[str] = set()
    for start in graph:
        trail: dict[str, Iterator[str]] = {start: iter(graph[start])} if start not in done else {}
        while trail:
            name = next(reversed(trail))
            step = next(trail[name], None)
            if step is None:
                done.add(name)
                trail.popitem()
            elif step in trail:
                names = list(trail)
                return [*names[names.index(step) :], step]
            elif step not in done:
                trail[step] = iter(graph[step])
    return []
