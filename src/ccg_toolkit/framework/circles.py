"""Find what waits for itself: criteria by what they require, actions by what they need, or by both together."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from ccg_toolkit.framework.framework import Framework
from ccg_toolkit.framework.parts import Parts
from ccg_toolkit.sources import Complaint, Diagnostic, Place

_LONGEST = 6
"""Names of a circle that a message gives after the first."""


def circles(framework: Framework, parts: Parts) -> Iterator[Diagnostic]:
    """Report circles, each at a place that the user can change."""
    circular: set[str] = set()
    for circle in _circles({ref: criterion.requires for ref, criterion in framework.by_ref.items()}):
        circular.update(circle)
        names = _turned(circle, lambda ref: parts.origins[ref].own)
        place = parts.origins[names[0]].place("requires")
        yield _problem(place, names, "requires", "Take one of these requirements out.")
    for circle in _circles(_waits(framework)):
        if not circular.isdisjoint(name.partition("/")[0] for name in circle):
            continue  # it may be no more than a circle of criteria that was reported

        def at_hand(name: str) -> bool:
            return parts.origins[name.partition("/")[0]].own and bool(framework.actions[name][1].needs)

        names = _turned([name for name in circle if "/" in name], at_hand)
        criterion, action = framework.actions[names[0]]
        place = parts.origins[criterion.ref].place("actions", criterion.actions.index(action), "needs")
        hint = "An action waits for what it needs, for the steps below it and for what its criterion requires."
        yield _problem(place, names, "waits for", f"{hint} Take one of these out.")


def _problem(place: Place, names: Sequence[str], verb: str, hint: str) -> Diagnostic:
    first, *others = names
    if len(others) > _LONGEST:
        others = [*others[:_LONGEST], f"{len(others) - _LONGEST} more in turn"]
    links = f", which {verb} ".join([*others, first]) if others else "itself"
    message = f"{first} {verb} {links}"
    return Complaint("circular", message, hint).at(place, first)


def _waits(framework: Framework) -> dict[str, list[str]]:
    """Give for each action what it may have to wait for, whatever the answers; and for each criterion, to be in place."""
    graph: dict[str, list[str]] = {}
    for ref, criterion in framework.by_ref.items():
        graph[ref] = [f"{ref}/{action.id}" for action in criterion.actions if action.begins < framework.cover.in_place]
        # Of two actions that begin at one level the first in the file is taken, so the second waits for it.
        before: list[str] = []
        for action in sorted(criterion.actions, key=lambda action: action.begins):
            name = f"{ref}/{action.id}"
            if name not in graph:  # an id that stands twice is reported elsewhere
                graph[name] = [*action.needs, *before, *criterion.requires]
                before.append(name)
    return graph


def _circles(graph: Mapping[str, Sequence[str]]) -> Iterator[list[str]]:
    """Find circles that share no name, at least one wherever there is any; names that are not in the graph are passed over."""
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
                yield names[names.index(step) :]
                done.update(names)
                trail.clear()
            elif step in graph and step not in done:
                trail[step] = iter(graph[step])


def _turned(circle: Sequence[str], good: Callable[[str], bool]) -> list[str]:
    """Begin a circle at the first good name."""
    start = next((index for index, name in enumerate(circle) if good(name)), 0)
    return [*circle[start:], *circle[:start]]
