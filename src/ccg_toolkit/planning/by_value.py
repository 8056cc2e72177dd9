"""Place the rest by value for effort: of all packages that fit, the one that brings the most for a point goes next."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ccg_toolkit.planning.draft import Draft, Place
from ccg_toolkit.planning.settled import Settled
from ccg_toolkit.planning.work_to_place import Gap, WorkToPlace, bits, mask

_BEYOND = 5
"""What shows in the last quarter of the plan counts this much, and what shows sooner counts one more for each quarter."""


@dataclass(frozen=True, slots=True)
class _Package:
    """The next one or more levels of a gap, as plain insertion would place them now.

    Attributes:
        value: what it brings.
        points: its effort.
        places: the quarters of each of its actions.
    """

    value: int
    points: int
    places: dict[int, Place]


@dataclass(slots=True)
class _Offer:
    """The packages of a gap, and what they rest on: they stay as they are while this does.

    Attributes:
        packages: by how many levels they bring.
        needed: all actions of the highest package that was tried.
        took: for each quarter that work was put into, the points it took.
        exact: the quarters whose room decided how an action was split.
    """

    packages: list[_Package]
    needed: int
    took: dict[tuple[int | None, int], int]
    exact: set[tuple[int | None, int]]


def place_by_value(draft: Draft, gaps: Sequence[Gap]) -> list[Settled]:
    """Fill what is left of a draft.

    Args:
        draft: what stands; it is filled.
        gaps: in the order of the plan.

    Returns:
        The packages that were placed, in order.
    """
    settled: list[Settled] = []
    offers: dict[int, _Offer] = {}
    ahead = list(range(len(gaps)))
    while True:
        for place in ahead:
            if place not in offers:
                offers[place] = _offer(draft, gaps[place])
        # Of equals the first in the order of the plan, then the one with fewer levels, is kept.
        best, of = None, 0
        for place in ahead:
            for package in offers[place].packages:
                if best is None or package.value * best.points > best.value * package.points:
                    best, of = package, place
        if best is None:
            return settled
        before = draft.copy()
        placed = mask(best.places)
        for index in draft.work.members(placed):
            draft.put(index, best.places[index])
        settled.append(_told(draft, gaps[of], best))
        changed = set(_changed(before, draft))
        ahead = [place for place in ahead if any(level not in draft.ended for level in gaps[place].levels)]
        offers = {
            place: offer
            for place, offer in offers.items()
            if not offer.needed & placed
            and not offer.exact & changed
            and all(offer.took[key] <= _room(draft, key) for key in changed if key in offer.took)
        }


def _told(draft: Draft, gap: Gap, package: _Package) -> Settled:
    tasks = draft.work.tasks
    own = [level for level in gap.levels if level in package.places]
    return Settled(
        kind="package",
        about=gap.priority.standing.ref,
        level=tasks[own[-1]].step.reaches,
        answer=draft.shown(own),
        proven=True,
        came=tuple(tasks[index].step.ref for index in [*sorted(package.places.keys() - set(own)), *own]),
    )


def _changed(before: Draft, draft: Draft) -> Iterator[tuple[int | None, int]]:
    """Name the quarters, and those of persons, that have less room than before."""
    rooms: list[tuple[int | None, list[int], list[int]]] = [(None, before.room, draft.room)]
    rooms += [(person, room, draft.own_room[person]) for person, room in before.own_room.items()]
    for person, old, new in rooms:
        yield from ((person, quarter) for quarter in range(len(new)) if old[quarter] != new[quarter])


def _room(draft: Draft, key: tuple[int | None, int]) -> int:
    person, quarter = key
    return draft.room[quarter] if person is None else draft.own_room[person][quarter]


def _offer(draft: Draft, gap: Gap) -> _Offer:
    """Insert the next levels of a gap one after the other, as long as they fit."""
    work, trial = draft.work, draft.copy()
    packages: list[_Package] = []
    needed = 0
    placed = draft.placed
    for level in gap.levels:
        if placed >> level & 1:
            continue
        fresh = work.closure[level] & ~placed
        needed |= fresh
        if fresh & work.left_out or not trial.insert(fresh, level):
            break
        placed |= fresh
        places = {index: trial.places[index] for index in bits(needed)}
        packages.append(_Package(_value(work, trial, places), work.points(needed), places))
    took: dict[tuple[int | None, int], int] = {}
    exact: set[tuple[int | None, int]] = set()
    for index in bits(needed):
        if index not in trial.places:
            continue
        task, held = work.tasks[index], trial.places[index].points(work.tasks[index])
        for quarter, points in held.items():
            keys = [(None, quarter)] if task.person is None else [(None, quarter), (task.person, quarter)]
            for key in keys:
                took[key] = took.get(key, 0) + points
                if len(held) > 1:
                    exact.add(key)
    return _Offer(packages, needed, took, exact)


def _value(work: WorkToPlace, draft: Draft, places: dict[int, Place]) -> int:
    return sum(work.worth[index] * max(1, work.quarters + _BEYOND - draft.reached[index]) for index in places)
