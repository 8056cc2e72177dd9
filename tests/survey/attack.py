"""Somebody who has all published figures of a question, knows the rules, and wants what is not in them.

A *world* is what the people of each group may have answered. The attacker goes through all worlds that would have been
published alike; what is the same in all of them is found out. How many people of each group answered at all is no secret,
so the attacker is given that too, also of groups of which it is not published.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations, product
from random import Random
from typing import NamedTuple

from ccg_toolkit.survey import disclosure
from ccg_toolkit.survey.disclosure import Tally
from ccg_toolkit.survey.promise import Promise
from ccg_toolkit.survey.units import cut
from ccg_toolkit.survey.voices import RatingVoices, StatementVoices

PROMISE = Promise(minimum_group=10, minimum_comments=20, agrees_from=3)
_FEW = 3


class Answered(NamedTuple):
    """What some people answered to one question.

    Attributes:
        agree: how many agree; of a rating, how many gave the level above.
        other: how many do not; of a rating, how many gave the level below.
        unknown: how many do not know.
        blank: how many left it out.
    """

    agree: int
    other: int
    unknown: int = 0
    blank: int = 0

    @property
    def size(self) -> int:
        """The size of the cell."""
        return self.agree + self.other

    def tally(self, strongly: int = 0) -> Tally:
        """Give the same by places or levels; so many of those who agree do so strongly, as far as they go."""
        strongly = min(strongly, self.agree)
        return Tally((0, self.other, 0, self.agree - strongly, strongly), self.unknown)


World = tuple[Answered, ...]
"""What some people answered, then others; people of one group may stand in two places."""


class Published(NamedTuple):
    """All that leaves a survey of one question, but for who answered at all, which the attacker is given."""

    statement: StatementVoices
    rating: RatingVoices


class Survey(NamedTuple):
    """A survey that was published.

    Attributes:
        groups: the group of the people in each place of a world; empty where they are not in this survey.
        roles: of each group.
        promise: what holds in it.
        closed: the promise under which its groups were cut, where that is another one.
        strongly: how many of each unit agree strongly, if so many agree.
    """

    groups: Sequence[str]
    roles: Mapping[str, str]
    promise: Promise = PROMISE
    closed: Promise = PROMISE
    strongly: int = 0

    def published(self, world: World) -> Published:
        """Give what would be published if this were how people answered."""
        answered = {name: _together(world, self.groups, name) for name in self.roles}
        units = cut(self.roles, {name: sum(said) for name, said in answered.items()}, self.closed.minimum_group)
        together = {
            unit: Answered(*map(sum, zip(*(answered[name] for name in unit.groups), strict=True))) for unit in units
        }
        return Published(
            disclosure.statement_voices(
                "d.c", {unit: said.tally(self.strongly) for unit, said in together.items()}, self.promise
            ),
            disclosure.rating_voices(
                "d.c", {unit: said.tally() for unit, said in together.items() if unit.role == "leader"}, self.promise, 0
            ),
        )

    def allows(self, place: int, state: Answered, published: Published) -> bool:
        """Tell whether people in one place can have answered so, as far as their group has counts of its own."""
        name = self.groups[place]
        cell = dict(published.statement.groups).get(name) if list(self.groups).count(name) == 1 else None
        return cell is None or cell.counts is None or cell.counts == state.tally(self.strongly).counts


def one_role(role: str, groups: int) -> Survey:
    """Give a survey of so many groups of one role."""
    names = [f"g{place}" for place in range(groups)]
    return Survey(names, dict.fromkeys(names, role))


def _together(world: World, groups: Sequence[str], name: str) -> Answered:
    parts = [said for said, group in zip(world, groups, strict=True) if group == name]
    return Answered(*map(sum, zip(*parts, strict=True))) if parts else Answered(0, 0)


class Secret(NamedTuple):
    """Something that must not be found out: of the people in which place, and what."""

    place: int
    what: str


def secrets(world: World) -> dict[Secret, int]:
    """Give what must not be found out of a world.

    That is how many agree where people are too few to be shown, or where all or all but one are of one mind; how many gave
    an answer, where these are too few; and how many do not know, where these are few or the rest is not shown.
    """
    kept: dict[Secret, int] = {}
    for place, said in enumerate(world):
        hidden = said.size < PROMISE.minimum_group
        bounded = min(said.agree, said.other) <= 1
        if said.size and hidden and said.size < sum(said):
            kept[Secret(place, "size")] = said.size
        if said.size and (hidden or bounded):
            kept[Secret(place, "agree")] = said.agree
        if said.unknown and (hidden or bounded or said.unknown < _FEW):
            kept[Secret(place, "unknown")] = said.unknown
    return kept


def found_out(world: World, surveys: Sequence[Survey], most: int = 400_000) -> set[Secret]:
    """Give the secrets that are the same in all worlds that would have been published alike.

    Args:
        world: how it was.
        surveys: all that were published.
        most: worlds to go through at the most.

    Raises:
        OverflowError: where there are more.
    """
    told = [survey.published(world) for survey in surveys]
    possible = [
        [
            state
            for state in _states(sum(said))
            if all(survey.allows(place, state, seen) for survey, seen in zip(surveys, told, strict=True))
        ]
        for place, said in enumerate(world)
    ]
    left = secrets(world)
    for number, other in enumerate(_worlds(world, possible)):
        if not left:
            break
        if number > most:
            raise OverflowError(f"more than {most} worlds for {world}, {sorted(left)}")
        differing = [secret for secret, value in left.items() if _value(other, secret) != value]
        if differing and all(survey.published(other) == seen for survey, seen in zip(surveys, told, strict=True)):
            for secret in differing:
                del left[secret]
    return set(left)


def _value(world: World, secret: Secret) -> int:
    said = world[secret.place]
    return {"size": said.size, "agree": said.agree, "unknown": said.unknown}[secret.what]


def _worlds(world: World, possible: Sequence[Sequence[Answered]]) -> Iterator[World]:
    """Give all worlds, first those in which one person or two, in one place or in two, answered otherwise."""
    for far in (1, 2):
        near = [
            [state for state in states if sum(abs(a - b) for a, b in zip(said, state, strict=True)) <= 2 * far]
            for said, states in zip(world, possible, strict=True)
        ]
        for places in (*((place,) for place in range(len(world))), *combinations(range(len(world)), 2)):
            for states in product(*(near[place] for place in places)):
                changed = dict(zip(places, states, strict=True))
                yield tuple(changed.get(place, said) for place, said in enumerate(world))
    yield from product(*possible)


@cache
def _states(people: int) -> tuple[Answered, ...]:
    """Give all that so many people can have answered."""
    return tuple(
        Answered(agree, other, unknown, people - agree - other - unknown)
        for agree in range(people + 1)
        for other in range(people + 1 - agree)
        for unknown in range(people + 1 - agree - other)
    )


def random_world(choose: Random, groups: int) -> World:
    """Give groups around the minimum, in which many are of one mind."""
    world = []
    for _ in range(groups):
        people = choose.choice([0, 1, 3, 7, 8, 9, 10, 10, 11, 11, 12, 12, 13, 14])
        unknown = min(choose.choice([0, 0, 0, 1, 2, 3, 4]), people)
        blank = min(choose.choice([0, 0, 0, 1, 2]), people - unknown)
        size = people - unknown - blank
        agree = min(max(choose.choice([0, 1, 2, size // 2, size - 2, size - 1, size]), 0), size)
        world.append(Answered(agree, size - agree, unknown, blank))
    return tuple(world)
