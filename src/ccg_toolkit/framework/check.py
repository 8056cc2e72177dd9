"""Check a joined framework as a whole: names that lead nowhere, counts that do not fit, and missing steps."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from ccg_toolkit.framework.circles import circles
from ccg_toolkit.framework.cover_models import Weights
from ccg_toolkit.framework.framework import Criterion, Framework
from ccg_toolkit.framework.models import Action
from ccg_toolkit.framework.parts import Origin, Parts
from ccg_toolkit.framework.renamed import wrong_old_names
from ccg_toolkit.framework.where import BUILT_IN_ID
from ccg_toolkit.sources import Complaint, Diagnostic, Place, ValuePath, listed, nearest, shown


def check_framework(framework: Framework, parts: Parts, label: str) -> Iterator[Diagnostic]:
    """Find every problem that only shows when all files are seen together.

    Args:
        framework: what was read.
        parts: where each of its parts stands, and what could not be read.
        label: what messages call its folder.
    """
    finder = _Finder(framework, parts, parts.inherited.union(parts.names()))
    yield from _cover(finder)
    yield from _unique_ids(finder)
    if not framework.domains and not parts.unread:
        hint = f"Add files to domains/, or write `extends: {BUILT_IN_ID}` in framework.yaml."
        yield Complaint("no-domains", "there are no domains", hint).at(Place(label))
    for domain in framework.domains:
        if not domain.criteria and domain.id not in parts.unread:
            off = f"`off: [{domain.id}]` in framework.yaml"
            hint = f"Add them in criteria/{domain.id}.yaml, or leave the domain out with {off}."
            place = parts.origins[domain.id].place() if parts.origins[domain.id].own else Place(label)
            yield Complaint("no-criteria", "this domain has no criteria", hint, "warning").at(place, domain.id)
        for criterion in domain.criteria:
            yield from _criterion(finder, criterion)
    for ref, path, wrong in wrong_old_names(framework):
        yield from finder.at(ref, path, wrong)
    yield from circles(framework, parts)


@dataclass(frozen=True, slots=True)
class _Finder:
    """Makes diagnostics, but none about what was refused already or what the user cannot change."""

    framework: Framework
    parts: Parts
    read: frozenset[str]

    def at(self, ref: str, path: ValuePath, complaint: Complaint, subject: str | None = None) -> Iterator[Diagnostic]:
        """Report on a field of a part, which is named by its full name; empty for the cover."""
        origin = self.parts.origins[ref]
        if origin.own and origin.is_as_typed(*path):
            named = ref if origin.is_as_typed("id") else ref.partition(".")[0]
            yield complaint.at(origin.place(*path), named if subject is None else subject)

    @property
    def cover(self) -> Origin:
        return self.parts.origins[""]

    def is_unread(self, name: str) -> bool:
        """Tell whether a criterion or action may exist after all, in a file with errors."""
        ref = name.partition("/")[0]
        origin = self.parts.origins.get(ref)
        return ref.partition(".")[0] in self.parts.unread or (
            origin is not None and not origin.is_all_as_typed("actions")
        )


def _cover(finder: _Finder) -> Iterator[Diagnostic]:
    cover = finder.framework.cover
    if finder.cover.is_all_as_typed("scale"):
        yield from _scale(finder)
    if finder.cover.is_all_as_typed("bands"):
        starts = [band.lowest for band in cover.bands]
        if starts[0] != cover.bottom and finder.cover.is_as_typed("scale_from"):
            message = f"the first band does not begin at the lowest level, {cover.bottom}"
            wrong = Complaint("bands", message, f"Write `from: {cover.bottom}` for it.")
            yield from finder.at("", ("bands", 0), wrong)
        for index, (lower, upper) in enumerate(pairwise(starts), start=1):
            if lower >= upper:
                hint = "List the bands from the lowest to the highest."
                wrong = Complaint("bands", "this band does not begin above the one before it", hint)
                yield from finder.at("", ("bands", index), wrong)
    if finder.cover.is_all_as_typed("priorities") and not any(value for _, value in cover.priorities):
        hint = f"Give at least one of {listed(Weights.model_fields)} a number above 0."
        wrong = Complaint("priorities", "all priorities are 0, so that no reason counts", hint)
        yield from finder.at("", ("priorities",), wrong)


def _scale(finder: _Finder) -> Iterator[Diagnostic]:
    """Check what depends on the number of levels."""
    cover, top = finder.framework.cover, finder.framework.cover.top
    for key, level in (("target", cover.target), ("in_place", cover.in_place)):
        hint = f"Write `{key}:` and a level from {cover.bottom} to {top}."
        if level > top:
            wrong = Complaint("level-above-top", f"{key} {level} is above the top of the scale, {top}", hint)
            yield from finder.at("", (key,), wrong)
        elif level < cover.bottom:
            wrong = Complaint("level", f"{key} {level} is below the lowest level, {cover.bottom}", hint)
            yield from finder.at("", (key,), wrong)
    for index, band in enumerate(cover.bands):
        if band.lowest > top and finder.cover.is_all_as_typed("bands"):
            message = f"the band {shown(band.name)} begins above the top of the scale, {top}, and is never reached"
            wrong = Complaint("bands", message, "Let it begin lower, or delete it.", "warning")
            yield from finder.at("", ("bands", index), wrong)
    inherited = (criterion for criterion in finder.framework.criteria() if not finder.parts.origins[criterion.ref].own)
    described = next((criterion for criterion in inherited), None)
    if described is not None and cover.scale_from:
        hint = "Take the line out; or carry domains of your own, without `extends`."
        message = f"the scale begins at {cover.bottom}, and the criteria of {BUILT_IN_ID} count from 0"
        yield from finder.at("", ("scale_from",), Complaint("level-count", message, hint))
    count = len(cover.scale) if described is None else len(described.levels)
    if count != len(cover.scale):
        hint = (
            f"Keep {count} levels, under names of your own; or switch its domains off (`off: [...]`) and carry your own; "
            "or make a copy with `ccg-toolkit init DIR --full` and change everything."
        )
        message = f"the scale has {len(cover.scale)} levels, and the criteria of {BUILT_IN_ID} describe {count}"
        yield from finder.at("", ("scale",), Complaint("level-count", message, hint))


def _unique_ids(finder: _Finder) -> Iterator[Diagnostic]:
    framework = finder.framework
    yield from _repeats((lens.id for lens in framework.cover.lenses), finder, "", "lenses")
    yield from _repeats((group.id for group in framework.cover.groups), finder, "", "groups")
    yield from _repeats((level.name for level in framework.cover.scale), finder, "", "scale", key="name")
    yield from _repeats((band.name for band in framework.cover.bands), finder, "", "bands", key="name")
    yield from _agreement(finder)
    for index, lens in enumerate(framework.cover.lenses):
        yield from _repeats((tag.id for tag in lens.tags), finder, "", "lenses", index, "tags")
    for domain in framework.domains:
        yield from _repeats((idea.id for idea in domain.practice), finder, domain.id, "practice")
        yield from _repeats((competency.id for competency in domain.competencies), finder, domain.id, "competencies")
    for criterion in framework.criteria():
        yield from _repeats((action.id for action in criterion.actions), finder, criterion.ref, "actions")


def _agreement(finder: _Finder) -> Iterator[Diagnostic]:
    """Check that no two degrees of agreement are read alike; answers come back in any case."""
    seen: set[str] = set()
    for index, name in enumerate(finder.framework.cover.agreement):
        if (plain := " ".join(name.casefold().split())) in seen:
            wrong = Complaint("duplicate-id", f"{shown(name)} stands twice", "Give each of the five a name of its own.")
            yield from finder.at("", ("agreement", index), wrong)
        seen.add(plain)


def _repeats(
    names: Iterable[str], finder: _Finder, ref: str, *path: str | int, key: str = "id"
) -> Iterator[Diagnostic]:
    seen: dict[str, int] = {}
    for index, name in enumerate(names):
        if name in seen:
            first = finder.parts.origins[ref].place(*path, seen[name]).line
            message = f"the {key} {shown(name)} stands twice; it was first given in line {first}"
            wrong = Complaint("duplicate-id", message, f"Give one of them another {key}.")
            yield from finder.at(ref, (*path, index, key), wrong)
        seen.setdefault(name, index)


def _criterion(finder: _Finder, criterion: Criterion) -> Iterator[Diagnostic]:
    framework, ref = finder.framework, criterion.ref
    yield from _described(finder, criterion)
    for index, required in enumerate(criterion.requires):
        if required not in framework.by_ref and not finder.is_unread(required):
            message, hint = _nowhere(finder, required, "criterion", framework.by_ref)
            wrong = Complaint("unknown-criterion", f"requires: {message}", hint)
            yield from finder.at(ref, ("requires", index), wrong)
    if finder.cover.is_all_as_typed("lenses"):
        yield from _tags(finder, criterion)
    for index, action in enumerate(criterion.actions):
        yield from _action(finder, criterion, index, action)
    if (
        framework.actions
        and finder.cover.is_all_as_typed("scale")
        and finder.parts.origins[ref].is_all_as_typed("actions")
    ):
        yield from _uncovered(finder, criterion)


def _described(finder: _Finder, criterion: Criterion) -> Iterator[Diagnostic]:
    """Check that each level is described: by the criterion, or by the scale for all that do not do so."""
    scale = finder.framework.cover.scale
    wanted, given = len(scale), len(criterion.levels)
    if not finder.cover.is_all_as_typed("scale"):
        return
    if wanted != given:
        message = f"{given} levels are described, and the scale has {wanted}"
        hint = "Describe each level of the scale once, from the lowest up; or take `levels` out, and what the scale says counts."
        yield from finder.at(criterion.ref, ("levels",), Complaint("level-count", message, hint))
    elif not criterion.own_levels and (bare := [level.name for level in scale if not level.meaning]):
        message = (
            f"no levels are described, and the scale does not say what {listed([shown(name) for name in bare])} means"
        )
        hint = "Add `levels`, a text for each level; or give each level of the scale a `meaning`, for all criteria."
        yield from finder.at(criterion.ref, (), Complaint("level-count", message, hint))


def _nowhere(finder: _Finder, name: str, kind: str, known: Iterable[str]) -> tuple[str, str]:
    """Say that a name leads nowhere, and why."""
    if name in finder.read:
        return f"{shown(name)} is switched off or replaced", "Take it out here, or bring it back."
    return f"there is no {kind} {shown(name)}", nearest(name, known)


def _tags(finder: _Finder, criterion: Criterion) -> Iterator[Diagnostic]:
    lenses = {lens.id: [tag.id for tag in lens.tags] for lens in finder.framework.cover.lenses}
    for lens, tags in criterion.tags.items():
        if lens not in lenses:
            hint = nearest(lens, lenses, "Lenses") or "Add it under lenses in framework.yaml."
            wrong = Complaint("unknown-lens", f"tags: there is no lens {shown(lens)}", hint)
            yield from finder.at(criterion.ref, ("tags", lens), wrong)
            continue
        for index, tag in enumerate(tags):
            if tag not in lenses[lens]:
                hint = nearest(tag, lenses[lens], "Its tags")
                wrong = Complaint("unknown-tag", f"tags: the lens {lens} has no tag {shown(tag)}", hint)
                yield from finder.at(criterion.ref, ("tags", lens, index), wrong)


def _action(finder: _Finder, criterion: Criterion, index: int, action: Action) -> Iterator[Diagnostic]:
    framework, ref = finder.framework, criterion.ref
    as_typed, path = finder.parts.origins[ref].is_as_typed, ("actions", index)
    bottom, top, efforts = framework.cover.bottom, framework.cover.top, framework.cover.effort
    name = f"{ref}/{action.id}" if as_typed(*path, "id") and as_typed("id") else None
    if action.reaches > top and finder.cover.is_all_as_typed("scale"):
        message = f"to {action.reaches} is above the top of the scale, {top}"
        wrong = Complaint("level-above-top", message, f"Write a level from {bottom + 1} to {top}.")
        yield from finder.at(ref, (*path, "to"), wrong, name)
    if action.begins < bottom and finder.cover.is_all_as_typed("scale"):
        message = f"from {action.begins} is below the lowest level, {bottom}"
        wrong = Complaint("level", message, f"Write a level from {bottom} to {top - 1}.")
        yield from finder.at(ref, (*path, "from"), wrong, name)
    if action.begins >= action.reaches and as_typed(*path, "to"):
        message = f"from {action.begins} is not below to {action.reaches}"
        wrong = Complaint("action-levels", message, "An action takes a criterion up at least one level.")
        yield from finder.at(ref, (*path, "from"), wrong, name)
    if action.effort not in efforts and finder.cover.is_all_as_typed("effort"):
        hint = nearest(action.effort, efforts, "Sizes")
        wrong = Complaint("unknown-effort", f"unknown effort {shown(action.effort)}", hint)
        yield from finder.at(ref, (*path, "effort"), wrong, name)
    for position, needed in enumerate(action.needs):
        if needed not in framework.actions and not finder.is_unread(needed):
            message, hint = _nowhere(finder, needed, "action", framework.actions)
            wrong = Complaint("unknown-action", f"needs: {message}", hint)
            yield from finder.at(ref, (*path, "needs", position), wrong, name)


def _uncovered(finder: _Finder, criterion: Criterion) -> Iterator[Diagnostic]:
    """Warn of steps that no action covers; those that follow one another are told together."""
    bottom, top = finder.framework.cover.bottom, finder.framework.cover.top
    covered = {level for action in criterion.actions for level in range(action.begins, action.reaches)}
    begins = [
        level for level in range(bottom, top) if level not in covered and (level == bottom or level - 1 in covered)
    ]
    for begun in begins:
        reached = next(level for level in range(begun + 1, top + 1) if level in covered or level == top)
        steps = "step" if reached == begun + 1 else "steps"
        message = f"no action covers the {steps} from {begun} to {reached}"
        hint = "The plan will ask you to agree one on the day; or write one under actions."
        wrong = Complaint("uncovered-step", message, hint, "warning")
        yield from finder.at(criterion.ref, ("actions",), wrong)
