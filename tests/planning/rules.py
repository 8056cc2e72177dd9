"""The rules of the plan as its page words them, written out slowly and without a look at how the plan is made."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from math import ceil

from ccg_toolkit.framework import Action, Framework
from ccg_toolkit.planning import Plan, Priority, rank_priorities
from ccg_toolkit.planning.dates import add_months
from ccg_toolkit.scoring import CriterionScore, score_answers
from tests.builders import Case

Name = tuple[str, int]
"""A step: its criterion, and the level it starts from."""
Points = dict[int, int]
"""The points of an action in its quarters, from 1."""


@dataclass(frozen=True)
class Rules:
    """What the words of the page make of one case."""

    case: Case
    framework: Framework
    items: dict[str, CriterionScore]
    priorities: tuple[Priority, ...]

    @property
    def quarters(self) -> int:
        """How many quarters the plan has."""
        return self.case.answers.plan.quarters

    @property
    def capacity(self) -> int:
        """Points in each."""
        return self.case.answers.plan.capacity or 0

    def next_action(self, ref: str, level: int) -> Action | None:
        """The action that comes next at a level."""
        fitting = [action for action in self.framework.by_ref[ref].actions if action.begins <= level < action.reaches]
        return min(fitting, key=lambda action: action.begins, default=None)

    def action(self, name: Name) -> Action:
        """The action of a written step."""
        found = self.next_action(*name)
        assert found is not None
        return found

    def full_name(self, name: Name) -> str:
        """The action's name as the framework has it."""
        return f"{name[0]}/{self.action(name).id}"

    def chain(self, ref: str, goal: int) -> list[tuple[int, Action | None, int]]:
        """The steps from a criterion's level to a goal: where each begins, its action, where it ends."""
        level, steps = self.items[ref].level, []
        while level is not None and level < goal:
            action = self.next_action(ref, level)
            steps.append((level, action, action.reaches if action else level + 1))
            level = steps[-1][2]
        return steps

    def levels(self, priority: Priority) -> list[Name]:
        """The written steps of a gap, the lowest first."""
        ref = priority.item.ref
        return [(ref, begins) for begins, action, _ in self.chain(ref, priority.item.target) if action]

    def is_written(self, priority: Priority) -> bool:
        """Whether each step to its target has an action."""
        return all(action for _, action, _ in self.chain(priority.item.ref, priority.item.target))

    def below(self, name: Name) -> Name | None:
        """The last written action below one in its chain."""
        written = [begins for begins, action, _ in self.chain(*name) if action]
        return (name[0], written[-1]) if written else None

    def awaited(self, name: Name) -> Iterator[tuple[Name, bool]]:
        """What an action waits for itself, and whether that has to be reached (else its work ended)."""
        action = self.action(name)
        below = self.below(name)
        if below:
            yield below, not action.overlap
        for required in self.framework.by_ref[name[0]].requires:
            in_place = self.framework.cover.in_place
            if self.is_open(required, in_place):
                for begins, written, _ in self.chain(required, in_place):
                    if written:
                        yield (required, begins), True
        for needed in action.needs:
            ref, goal = needed.partition("/")[0], self.framework.actions[needed][1].reaches
            if self.is_open(ref, goal):
                taking = [begins for begins, _, ends in self.chain(ref, goal) if begins < goal <= ends]
                yield (ref, taking[0]), False

    def awaited_all(self, name: Name) -> Iterator[tuple[Name, bool]]:
        """The same, and what an awaited action overlaps: it never shows before that does."""
        for other, shows in self.awaited(name):
            yield other, shows
            yield from ((below, True) for below in self._overlapped(other) if shows)

    def _overlapped(self, name: Name) -> Iterator[Name]:
        below = self.below(name)
        if below and self.action(name).overlap:
            yield below
            yield from self._overlapped(below)

    def is_open(self, ref: str, goal: int) -> bool:
        """Whether a criterion is known to be below a level."""
        level = self.items[ref].level
        return level is not None and level < goal

    @cached_property
    def _needed(self) -> dict[Name, frozenset[Name]]:
        return {}

    def needed(self, name: Name) -> frozenset[Name]:
        """An action with all that it waits for, directly or through others."""
        if name not in self._needed:
            found = {name}
            for other, _ in self.awaited(name):
                found |= self.needed(other)
            self._needed[name] = frozenset(found)
        return self._needed[name]

    def points(self, name: Name) -> int:
        """The effort of an action."""
        return self.framework.cover.effort[self.action(name).effort]

    def person(self, name: Name) -> tuple[str, str] | None:
        """Who does an action, where that is counted."""
        owner, plan = self.action(name).owner, self.case.answers.plan
        if owner is None or plan.person is None:
            return None
        return ("name", plan.owners[owner]) if owner in plan.owners else ("role", owner)

    def holds(self, name: Name) -> int:
        """What a quarter holds for an action."""
        person = self.case.answers.plan.person
        return min(self.capacity, person) if person and self.person(name) else self.capacity

    def is_left_out(self, name: Name) -> bool:
        """Whether the board leaves an action out, alone or with its criterion."""
        return name[0] in self.case.answers.plan.not_now or self.full_name(name) in self.case.answers.plan.not_now

    def earliest(self, name: Name) -> int:
        """The first quarter that starts on the day the board gave, or after; one beyond the plan where there is none."""
        day = self.case.answers.plan.not_before.get(self.full_name(name))
        start = self.case.answers.plan_starts_on
        return next(
            (
                quarter
                for quarter in range(1, self.quarters + 1)
                if day is None or add_months(start, 3 * quarter - 3) >= day
            ),
            self.quarters + 1,
        )

    def shapes(self, name: Name) -> Iterator[Points]:
        """Every way in which an action may lie in the quarters."""
        points, holds = self.points(name), self.holds(name)
        if holds == 0:
            return
        count = ceil(points / holds)
        for start in range(self.earliest(name), self.quarters + 1):
            if points <= holds:
                yield {start: points}
                if start < self.quarters:
                    yield from ({start: first, start + 1: points - first} for first in range(1, points))
            elif start + count - 1 <= self.quarters:
                for first in range(1, holds + 1):
                    last = points - first - holds * (count - 2)
                    if 1 <= last <= holds:
                        between = dict.fromkeys(range(start + 1, start + count - 1), holds)
                        yield {start: first, **between, start + count - 1: last}

    def reached(self, name: Name, plan: Mapping[Name, Points]) -> int:
        """The quarter at whose end the level of a planned action counts."""
        action = self.action(name)
        quarter = max(plan[name]) + ceil(action.months / 3) - 1
        below = self.below(name)
        if action.overlap and below is not None and below in plan:
            quarter = max(quarter, self.reached(below, plan))
        return quarter

    def starts_in_time(self, name: Name, plan: Mapping[Name, Points]) -> bool:
        """Whether an action starts later than all that it waits for."""
        start = min(plan[name])
        return start >= self.earliest(name) and all(
            start > (self.reached(other, plan) if shows else max(plan[other])) for other, shows in self.awaited(name)
        )

    def has_room(self, plan: Mapping[Name, Points]) -> bool:
        """Whether no quarter and no person has too many points."""
        for quarter in range(1, self.quarters + 1):
            if sum(points.get(quarter, 0) for points in plan.values()) > self.capacity:
                return False
            persons: dict[tuple[str, str], int] = {}
            for name, points in plan.items():
                if person := self.person(name):
                    persons[person] = persons.get(person, 0) + points.get(quarter, 0)
            if any(spent > (self.case.answers.plan.person or 0) for spent in persons.values()):
                return False
        return True

    def number(self, name: Name) -> int:
        """The place of an action in the order of the framework."""
        return list(self.framework.actions).index(self.full_name(name))


def rules_of(case: Case) -> Rules:
    scores = score_answers(*case)
    return Rules(
        case=case,
        framework=case.framework,
        items={item.ref: item for item in scores.criteria},
        priorities=rank_priorities(scores, case.answers.plan.choose),
    )


def planned(plan: Plan) -> dict[Name, Points]:
    """The points of each planned action in each of its quarters."""
    return {
        (action.step.item.ref, action.step.begins): {
            quarter: points for quarter, points in enumerate(action.points, start=1) if points
        }
        for action in plan.actions
    }


@dataclass
class Kept:
    """What a plan has to keep."""

    reached: dict[Name, int] = field(default_factory=dict)
    ends: dict[Name, int] = field(default_factory=dict)
    one: set[Name] = field(default_factory=set)
    first: dict[Name, int] = field(default_factory=dict)


@dataclass
class BruteForce:
    """The gaps in order, by trying every plan there is."""

    rules: Rules
    kept: Kept = field(default_factory=Kept)
    actions: list[Name] = field(default_factory=list)
    closed: dict[str, int] = field(default_factory=dict)
    brought: dict[str, int] = field(default_factory=dict)

    def find(self, names: frozenset[Name]) -> dict[Name, Points] | None:
        """Try every plan of some actions until one keeps all that has to be kept."""
        order: list[Name] = []
        while len(order) < len(names):
            order += [
                name for name in names if name not in order and all(a in order for a, _ in self.rules.awaited(name))
            ]

        def extend(plan: dict[Name, Points]) -> dict[Name, Points] | None:
            if len(plan) == len(order):
                return plan
            name = order[len(plan)]
            for shape in self.rules.shapes(name):
                longer = {**plan, name: shape}
                if self._keeps(name, longer) and self.rules.has_room(longer) and (found := extend(longer)):
                    return found
            return None

        return extend({})

    def _keeps(self, name: Name, plan: Mapping[Name, Points]) -> bool:
        points, kept = plan[name], self.kept
        return (
            self.rules.starts_in_time(name, plan)
            and self.rules.reached(name, plan) <= kept.reached.get(name, 99)
            and max(points) <= kept.ends.get(name, 99)
            and not (name in kept.one and len(points) > 1)
            and points[min(points)] >= kept.first.get(name, 0)
        )

    def run(self) -> dict[Name, Points]:
        """Place the gaps in order, letter by letter of the page."""
        rules, wish = self.rules, self.rules.case.answers.plan.in_order
        first = rules.priorities[: None if wish == "all" else wish]
        for gap in first:
            levels = rules.levels(gap)
            if rules.is_written(gap) and self._bring(levels):
                self.closed[gap.item.ref] = self.kept.reached[levels[-1]]
        for gap in first:
            if gap.item.ref in self.closed:
                self._levels(rules.levels(gap))
        for gap in first:
            levels = rules.levels(gap)
            if gap.item.ref not in self.closed:
                count = next((count for count in range(len(levels), 0, -1) if self._bring(levels[:count])), 0)
                self._levels(levels[:count])
        self._settle()
        return self.find(frozenset(self.actions)) or {}

    def _settle(self) -> None:
        for name in self.actions:
            self.kept.one.add(name)
            if self.find(frozenset(self.actions)) is None:
                self.kept.one.discard(name)
        for name in self.actions:
            self._least(self.kept.ends, name)
        for name in self.actions:
            self.kept.first[name] = self.rules.points(name)
            while self.find(frozenset(self.actions)) is None:
                self.kept.first[name] -= 1

    def _bring(self, levels: list[Name]) -> bool:
        needed = self.rules.needed(levels[-1])
        names = needed | frozenset(self.actions)
        if any(self.rules.is_left_out(name) for name in needed) or self.find(names) is None:
            return False
        fresh = sorted(needed - frozenset(self.actions), key=self.rules.number)
        self.actions += [name for name in fresh if name not in levels] + [name for name in levels if name in fresh]
        self._least(self.kept.reached, levels[-1])
        return True

    def _levels(self, levels: list[Name]) -> None:
        for name in levels[:-1]:
            self._least(self.kept.reached, name)

    def _least(self, bound: dict[Name, int], name: Name) -> None:
        """Lower a bound from 1 up to the first that some plan keeps."""
        before = bound.get(name, 99)
        for quarter in range(1, 99):
            bound[name] = min(quarter, before)
            if self.find(frozenset(self.actions)) is not None:
                return


@dataclass
class Rest:
    """What is left of a plan, filled by value for effort, without a thought for speed."""

    rules: Rules
    plan: dict[Name, Points]

    def room(self, name: Name, quarter: int, plan: Mapping[Name, Points]) -> int:
        """The most points an action can have in a quarter."""
        free = self.rules.capacity - sum(points.get(quarter, 0) for points in plan.values())
        if person := self.rules.person(name):
            spent = sum(points.get(quarter, 0) for other, points in plan.items() if self.rules.person(other) == person)
            free = min(free, (self.rules.case.answers.plan.person or 0) - spent)
        return free

    def place(self, name: Name, plan: Mapping[Name, Points]) -> Points | None:
        """The shape that ends earliest, then has the fewest quarters, then the most points early."""
        fitting = [
            shape
            for shape in self.rules.shapes(name)
            if self.rules.starts_in_time(name, {**plan, name: shape})
            and all(points <= self.room(name, quarter, plan) for quarter, points in shape.items())
        ]
        return min(fitting, key=lambda shape: (max(shape), len(shape), -shape[min(shape)]), default=None)

    def way(self, name: Name, goal: Name, package: set[Name]) -> int:
        """The quarters from the start of an action to the end of the level that waits for it, waits counted."""
        holds, points = self.rules.holds(name), self.rules.points(name)
        own = max(1, ceil(points / holds)) if holds else 99
        longest = 0 if name == goal else -99
        for other in package - {name}:
            for awaited, shows in self.rules.awaited_all(other):
                if awaited == name:
                    lag = ceil(self.rules.action(name).months / 3) - 1 if shows else 0
                    longest = max(longest, lag + self.way(other, goal, package))
        return own + longest

    def insert(self, level: Name, plan: Mapping[Name, Points]) -> dict[Name, Points] | None:
        """Put a level with all it waits for into a plan, one after the other; ``None`` where it does not fit."""
        filled, package = dict(plan), set(self.rules.needed(level)) - set(plan)
        if any(self.rules.is_left_out(name) for name in package):
            return None
        while left := package - set(filled):
            ready = [name for name in left if all(other in filled for other, _ in self.rules.awaited(name))]
            name = min(ready, key=lambda one: (-self.way(one, level, package), self.rules.number(one)))
            shape = self.place(name, filled)
            if shape is None:
                return None
            filled[name] = shape
        return filled

    def value(self, plan: Mapping[Name, Points], fresh: set[Name]) -> Fraction:
        """What some actions bring: priority x levels / gap x quarters, for each that raises a gap."""
        total = Fraction(0)
        for gap in self.rules.priorities:
            for ref, begins in self.rules.levels(gap):
                if (ref, begins) in fresh:
                    levels = min(self.rules.action((ref, begins)).reaches, gap.item.target) - begins
                    quarters = max(1, self.rules.quarters + 5 - self.rules.reached((ref, begins), plan))
                    total += gap.value * Fraction(levels, gap.item.gap or 1) * quarters
        return total

    def run(self) -> dict[Name, Points]:
        """Place the package of most value per point, again and again, until nothing fits."""
        while True:
            best: tuple[Fraction, dict[Name, Points]] | None = None
            for gap in self.rules.priorities:
                plan: dict[Name, Points] | None = self.plan
                for level in self.rules.levels(gap):
                    if level in self.plan or plan is None:
                        continue
                    plan = self.insert(level, plan)
                    if plan is not None:
                        fresh = set(plan) - set(self.plan)
                        worth = self.value(plan, fresh) / sum(self.rules.points(name) for name in fresh)
                        if best is None or worth > best[0]:
                            best = worth, plan
            if best is None:
                return self.plan
            self.plan = best[1]
