"""Random problems of planning: small frameworks in which every rule of the plan has something to do."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from random import Random
from typing import Any, NamedTuple

from ccg_toolkit.scoring import score_answers
from tests.builders import Case, action, answers, criterion, framework
from tests.planning.small_problem import Problem, first_quarter_from, problem_of

STARTS_ON = date(2014, 4, 1)
ROLES = ("Chair", "Clinical lead", "Lay member", "Finance lead")
_DAYS = (date(2014, 1, 1), date(2014, 4, 1), date(2014, 4, 2), date(2014, 7, 1), date(2014, 9, 30), date(2015, 6, 1))
_MONTHS = (*[3] * 10, 1, 2, 4, 5, 6, 6, 6, 7, 9, 9, 12, 18)


@dataclass(frozen=True, kw_only=True)
class Wishes:
    """What people decide, and what a tracker says; the fields are those of `Problem`, with dates for `not_before`."""

    in_order: int | None = 5
    person: int | None = None
    choose: tuple[str, ...] = ()
    not_now: tuple[str, ...] = ()
    not_before: dict[str, date] = field(default_factory=dict)
    dropped: tuple[str, ...] = ()
    under_way: tuple[str, ...] = ()
    done: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True, repr=False)
class RandomProblem:
    """A framework with answers, what people wish beside them, and the same in plain values."""

    case: Case
    wishes: Wishes
    problem: Problem

    def __repr__(self) -> str:
        return repr(self.problem)


def random_problem(
    seed: int, *, criteria: int = 8, actions: int = 16, quarters: int = 6, capacity: int = 8, tracker: bool = True
) -> RandomProblem:
    """Make a problem of a seed.

    Args:
        seed: the same seed makes the same problem.
        criteria: the most of them.
        actions: the most of them, in the whole framework.
        quarters: the longest plan.
        capacity: the most points a quarter.
        tracker: whether some actions may be dropped, under way or done.
    """
    chance = Random(seed)  # noqa: S311 - nothing secret
    narrow = chance.random() < 0.5
    case = _case(chance, _Sizes(criteria, actions, quarters, capacity), narrow=narrow)
    wishes = _wishes(chance, case, tracker=tracker, narrow=narrow)
    return RandomProblem(case=case, wishes=wishes, problem=as_problem(case, wishes))


def as_problem(case: Case, wishes: Wishes) -> Problem:
    """Say the same in plain values."""
    said = case.answers.plan
    return problem_of(
        score_answers(case.framework, case.answers),
        quarters=said.quarters,
        capacity=case.framework.cover.capacity if said.capacity is None else said.capacity,
        in_order=wishes.in_order,
        person=wishes.person,
        owners=said.owners,
        choose=wishes.choose,
        not_now=wishes.not_now,
        not_before={ref: first_quarter_from(day, STARTS_ON) for ref, day in wishes.not_before.items()},
        dropped=wishes.dropped,
        under_way=wishes.under_way,
        done=wishes.done,
    )


def _some(chance: Random, options: Sequence[str], share: float) -> tuple[str, ...]:
    return tuple(option for option in options if chance.random() < share)


class _Sizes(NamedTuple):
    criteria: int
    actions: int
    quarters: int
    capacity: int


def _case(chance: Random, most: _Sizes, *, narrow: bool) -> Case:
    """Make a framework and answers.

    A narrow one has much groundwork and little room, so that what is done first decides what is left.
    """
    top, alike = chance.choice((4, 4, 4, 3, 2, 5)), chance.random() < 0.3
    count = most.criteria if narrow else chance.randint((most.criteria + 1) // 2, most.criteria)
    domains = chance.randint(1, min(3, count))
    # Each may wait only for what was made before it, and that order is not the framework's: so there are no circles.
    order = [(chance.randrange(domains), number) for number in range(count)]
    chance.shuffle(order)
    made: dict[tuple[int, int], dict[str, Any]] = {}
    before: list[str] = []
    written: list[str] = []
    bases = count * 2 // 3 if narrow else 0
    for place, name in enumerate(order):
        ref = f"d{name[0]}.c{name[1]}"
        longest = chance.choice((1, 1, 2)) if narrow else most.actions
        chain = _chain(chance, top, written, narrow=narrow)[: min(longest, most.actions - len(written))]
        required = _some(chance, before, 0.25)[:2]
        if narrow:
            required = _some(chance, before[:bases], 0.7)[:4] if place >= bases else _some(chance, before, 0.1)
        made[name] = criterion(
            f"c{name[1]}",
            *chain,
            weight="1" if alike else chance.choice(("1", "1", "1", "2", "0.5")),
            requires=required,
        )
        before.append(ref)
        written += [f"{ref}/{act['id']}" for act in chain]
    whole = framework(
        {f"d{one}": [made[name] for name in sorted(made) if name[0] == one] for one in range(domains)},
        top=top,
        weights={f"d{one}": "1" if alike else chance.choice(("1", "1", "2")) for one in range(domains)},
        effort=dict(
            zip(
                "SML",
                chance.choice(((1, 2, 3), (2, 2, 3), (1, 3, 4)) if narrow else ((1, 3, 6), (1, 2, 4), (2, 3, 5))),
                strict=True,
            )
        ),
        in_place=min(2, top) if narrow else chance.choice((min(2, top), min(2, top), 1, top)),
    )
    given = {
        ref: {
            "level": chance.choice(
                (0, 0, 0, 1) if narrow else (0, 0, 0, 0, 1, 1, 1, 1, 2, 2, "unknown", "not applicable", None)
            ),
            # A target at the level, or below `in_place`, lets work for others come up as enabling.
            "target": chance.choice((0, 0, 1, 2, None) if narrow else (None, None, None, None, None, 1, 2, top, 0)),
            "importance": 3 if alike else chance.choice((3, 3, 3, 1, 5)),
        }
        for ref in whole.by_ref
    }
    owners = {role: chance.choice(("Anna", "Anna", "Ben")) for role in ROLES[: chance.randint(0, 3)]}
    return Case(
        whole,
        answers(
            given,
            starts_on=STARTS_ON,
            quarters=max(most.quarters - chance.randint(0, 1), 1) if narrow else _high(chance, 1, most.quarters),
            capacity=chance.randint(min(2, most.capacity), min(4, most.capacity))
            if narrow
            else _high(chance, 0, most.capacity),
            owners=owners,
        ),
    )


def _high(chance: Random, low: int, high: int) -> int:
    """A number between two, more often a high one."""
    return max(chance.randint(low, high), chance.randint(low, high))


def _chain(chance: Random, top: int, written: Sequence[str], *, narrow: bool) -> list[dict[str, Any]]:
    """Actions of one criterion: mostly one above the other, some with a step that nobody wrote, some side by side."""
    chain: list[dict[str, Any]] = []
    level = chance.choice((0, 0, 0, 0, 1))
    while level < top:
        reaches = min(top, level + chance.choice((1, 1, 1, 2)))
        begins = max(0, level - chance.choice((0, 0, 0, 0, 1)))
        needs = (chance.choice(written),) if written and chance.random() < (0.2 if narrow else 0.15) else ()
        chain.append(
            action(
                f"a{len(chain)}",
                begins,
                reaches,
                chance.choice(("S", "S", "M", "M", "L")),
                *needs,
                months=chance.choice((3, 3, 3, 6, 9) if narrow else _MONTHS),
                overlap=chance.random() < 0.25,
                owner=chance.choice((None, *ROLES)),
            )
        )
        level = reaches + chance.choice((0, 0, 0, 0, 0, 0, 1))
    if chance.random() < 0.1:
        chain.reverse()
    return chain


def _wishes(chance: Random, case: Case, *, tracker: bool, narrow: bool) -> Wishes:
    plain = chance.random() < (0.7 if narrow else 0.4)
    actions, criteria = list(case.framework.actions), list(case.framework.by_ref)
    in_order = chance.choice((0, 1, 1, 2, 2, 3, 5) if narrow else (5, 5, 5, 0, 1, 2, 3, None))
    person = chance.choice((None, None, None, 2, 3) if narrow else (None, 1, 2, 3, 4, 5))
    if plain:
        return Wishes(in_order=in_order, person=chance.choice((None, person)))
    left = _some(chance, [*criteria, *actions], 0.04)
    free = [ref for ref in actions if ref not in left and ref.partition("/")[0] not in left]
    dated = _some(chance, free, 0.15)
    free = [ref for ref in free if ref not in dated] if tracker else []
    dropped = _some(chance, free, 0.04)
    begun, done = _begun(chance, case, [ref for ref in free if ref not in dropped])
    wishes = Wishes(
        in_order=in_order,
        person=person,
        not_now=left,
        not_before={ref: chance.choice(_DAYS) for ref in dated},
        dropped=dropped,
        under_way=begun,
        done=done,
    )
    return Wishes(**{**vars(wishes), "choose": _choice(chance, as_problem(case, wishes))})


def _begun(chance: Random, case: Case, free: Sequence[str]) -> tuple[tuple[str, ...], dict[str, int]]:
    """Some that are under way, and some that are done: mostly the next of a criterion, at times one further up.

    A review that is past is the quarter 0.
    """
    begun, done = [], {}
    for ref, one in case.framework.by_ref.items():
        level = case.answers.answer(*ref.split(".")).rating
        for act in sorted(one.actions, key=lambda act: act.begins):
            name, dice = f"{ref}/{act.id}", chance.random()
            if level is None or act.reaches <= level or name not in free:
                continue
            share = 1 if act.begins <= level else 0.3
            if dice < 0.12 * share:
                begun.append(name)
            elif dice < 0.2 * share:
                done[name] = chance.choice((0, 1, 2, 3))
    return tuple(begun), done


def _choice(chance: Random, problem: Problem) -> tuple[str, ...]:
    """An order among some that are equals."""
    reasons: dict[object, list[str]] = {}
    for one in problem.criteria:
        if one.gap:
            reasons.setdefault((one.value, one.weight, one.gap), []).append(one.ref)
    equals = [ref for refs in reasons.values() if len(refs) > 1 for ref in refs]
    chance.shuffle(equals)
    return tuple(equals[: chance.randint(0, len(equals))])
