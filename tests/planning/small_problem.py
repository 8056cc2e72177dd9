"""A problem of planning in plain values, for the programs that make a plan a second time; and how to come by one.

Nothing here knows how the product plans. Priorities are worked out once more, from their definition in `docs/scores.md`.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from ccg_toolkit.framework import Framework
from ccg_toolkit.scoring import CriterionScore, Scores


@dataclass(frozen=True, kw_only=True)
class Action:
    """A piece of work; `ref` is its full name, `needs` are full names of actions."""

    ref: str
    begins: int
    reaches: int
    points: int
    months: int = 3
    overlap: bool = False
    needs: tuple[str, ...] = ()
    owner: str | None = None


@dataclass(frozen=True, kw_only=True)
class Criterion:
    """A criterion as it stands; `level` is `None` unless it is rated, `value` is that of its priority, 0 without a gap."""

    ref: str
    level: int | None
    target: int
    requires: tuple[str, ...] = ()
    actions: tuple[Action, ...] = ()
    weight: Fraction = Fraction(1)
    value: Fraction = Fraction(0)

    @property
    def gap(self) -> int:
        """Levels still to go."""
        return 0 if self.level is None else max(0, self.target - self.level)


@dataclass(frozen=True, kw_only=True)
class Problem:
    """All that a plan follows from. Quarters are counted from 1.

    Attributes:
        criteria: in the order of the framework; `weight` is that of the domain times its own.
        in_place: the level at which a required criterion holds nothing up.
        in_order: how many gaps are planned in order; `None` for all.
        person: the most points that a person has in a quarter; `None` for no limit.
        owners: the names of those who have a role.
        choose: criteria, the order among equals.
        not_now: criteria and actions that the board leaves out.
        not_before: the first quarter in which an action may start.
        dropped: actions that the tracker calls dropped.
        under_way: actions that the tracker calls under way.
        done: actions that the tracker calls done while the level does not show it yet, each with the quarter at whose
            end its level counts; 0 where the review is past and nobody knows whether it worked.
    """

    criteria: tuple[Criterion, ...]
    in_place: int
    quarters: int
    capacity: int
    in_order: int | None = 5
    person: int | None = None
    owners: Mapping[str, str] = field(default_factory=dict)
    choose: tuple[str, ...] = ()
    not_now: frozenset[str] = frozenset()
    not_before: Mapping[str, int] = field(default_factory=dict)
    dropped: frozenset[str] = frozenset()
    under_way: frozenset[str] = frozenset()
    done: Mapping[str, int] = field(default_factory=dict)

    def __repr__(self) -> str:
        """Show it in a few lines where a test fails."""
        lines = [
            f"Problem: in place {self.in_place}, {self.quarters} quarters of {self.capacity}, in order {self.in_order},",
            f"  person {self.person}, owners {dict(self.owners)}, choose {self.choose}, not now {sorted(self.not_now)},",
            f"  not before {dict(self.not_before)}, dropped {sorted(self.dropped)},",
            f"  under way {sorted(self.under_way)}, done {dict(self.done)}",
        ]
        for one in self.criteria:
            lines.append(f"  {one.ref}: {one.level} to {one.target}, value {one.value}, weight {one.weight},")
            lines.append(f"    requires {one.requires}")
            lines += [
                f"    {act.ref}: {act.begins} to {act.reaches}, {act.points} points, {act.months} months,"
                f"{' overlap,' * act.overlap} needs {act.needs}, {act.owner}"
                for act in one.actions
            ]
        return "\n".join(lines)


def first_quarter_from(day: date, starts_on: date) -> int:
    """Give the first quarter of a plan that starts on a day or after it."""
    number = 1
    while True:
        months = starts_on.month - 1 + 3 * (number - 1)
        if starts_on.replace(year=starts_on.year + months // 12, month=months % 12 + 1) >= day:
            return number
        number += 1


def problem_of(
    scores: Scores,
    *,
    quarters: int,
    capacity: int,
    in_order: int | None = 5,
    person: int | None = None,
    owners: Mapping[str, str] | None = None,
    choose: Sequence[str] = (),
    not_now: Collection[str] = (),
    not_before: Mapping[str, int] | None = None,
    dropped: Collection[str] = (),
    under_way: Collection[str] = (),
    done: Mapping[str, int] | None = None,
    months: Mapping[str, int] | None = None,
) -> Problem:
    """Make a problem of scores and of wishes, which are those of `Problem`.

    `months`, by the full name of an action, stand in place of what the framework says.
    """
    framework, given = scores.framework, months or {}
    return Problem(
        criteria=tuple(_criterion(scores, item, given) for item in scores.criteria),
        in_place=framework.cover.in_place,
        quarters=quarters,
        capacity=capacity,
        in_order=in_order,
        person=person,
        owners=owners or {},
        choose=tuple(choose),
        not_now=frozenset(not_now),
        not_before=not_before or {},
        dropped=frozenset(dropped),
        under_way=frozenset(under_way),
        done=done or {},
    )


def _criterion(scores: Scores, item: CriterionScore, months: Mapping[str, int]) -> Criterion:
    framework, ref = scores.framework, item.ref
    return Criterion(
        ref=ref,
        level=item.level,
        target=item.target,
        requires=item.criterion.requires,
        actions=tuple(
            Action(
                ref=f"{ref}/{action.id}",
                begins=action.begins,
                reaches=action.reaches,
                points=framework.cover.effort[action.effort],
                months=months.get(f"{ref}/{action.id}", action.months),
                overlap=action.overlap,
                needs=action.needs,
                owner=action.owner,
            )
            for action in item.criterion.actions
        ),
        weight=framework.domain_by_id[item.criterion.domain].weight * item.criterion.weight,
        value=_priority(scores, item),
    )


def _priority(scores: Scores, item: CriterionScore) -> Fraction:
    """The mean of the four factors by the weights of the framework; 0 where there is no gap."""
    if item.level is None or item.level >= item.target:
        return Fraction(0)
    cover = scores.framework.cover
    gap = Fraction(1) if cover.target == 0 else min(Fraction(1), Fraction(item.target - item.level, cover.target))
    importance = Fraction(item.importance - 1, 4)
    leverage = Fraction(0)
    if item.level < cover.in_place:
        resting = _resting_on(scores.framework, item.ref)
        count = sum(1 for other in scores.criteria if other.ref in resting and other.open_gap)
        leverage = min(Fraction(1), Fraction(count, 4))
    weights = cover.priorities
    total = weights.gap + weights.importance + weights.perception + weights.leverage
    return (weights.gap * gap + weights.importance * importance + weights.leverage * leverage) / total


def _resting_on(framework: Framework, ref: str) -> set[str]:
    """All criteria that require one, directly or through others."""
    resting: set[str] = set()
    while True:
        more = {
            other.ref
            for other in framework.criteria()
            if other.ref not in resting and any(name == ref or name in resting for name in other.requires)
        }
        if not more:
            return resting
        resting |= more
