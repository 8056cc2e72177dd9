"""The rules of the plan, stated a second time: slow, plain, and without a line of the program that plans.

`second_plan` makes the whole plan of a `Problem`. The order of what it does is the order in which the rules are told.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from tests.planning.exact_search import After, GaveUp, Job, Search, Span, shapes
from tests.planning.small_problem import Criterion, Problem
from tests.planning.steps import Steps

__all__ = ["GapReached", "GaveUp", "SecondPlan", "second_plan"]

Points = tuple[int, ...]
"""For each quarter of the plan, from the first to the last."""


@dataclass(frozen=True, kw_only=True)
class GapReached:
    """What the plan makes of a gap.

    Attributes:
        criterion: its full name.
        rank: shared by equals.
        closed: the quarter at whose end the target is reached, where all work of its chain ends within the plan; it may
            lie beyond the plan. `None` where it is not closed.
        level: the highest level in the plan, below an unwritten step, also above the target; `None` where it has none.
        quarter: at whose end that level is reached; it may lie beyond the plan.
    """

    criterion: str
    rank: int
    closed: int | None
    level: int | None
    quarter: int | None


@dataclass(frozen=True, kw_only=True)
class SecondPlan:
    """A plan.

    Attributes:
        placed: the points of each action that has a place, by its full name, in the order in which they were placed.
        reached: the quarter r of each.
        first: the gaps that were planned in order, in the order of the plan.
        others: the other gaps, likewise.
        later: what has no place though a gap asks for it, in the framework's order.
    """

    placed: Mapping[str, Points]
    reached: Mapping[str, int]
    first: tuple[GapReached, ...]
    others: tuple[GapReached, ...]
    later: tuple[str, ...]


def second_plan(problem: Problem, *, limit: int | None = None) -> SecondPlan:
    """Make the plan.

    Args:
        problem: what it follows from.
        limit: the most branches of each search; none where it is `None`.

    Raises:
        GaveUp: where there is a limit and a search met it.
    """
    planner = _Planner(Steps(problem), limit)
    planner.lay_what_is_under_way()
    planner.plan_the_first()
    planner.plan_the_rest()
    return planner.result()


class _Planner:
    def __init__(self, steps: Steps, limit: int | None) -> None:
        self.steps, self.problem, self.limit = steps, steps.problem, limit
        self.gaps = steps.gaps()
        self.ranks = steps.ranks()
        count = len(self.gaps) if self.problem.in_order is None else self.problem.in_order
        self.first, self.others = self.gaps[:count], self.gaps[count:]
        self.placed: dict[str, Points] = {}
        """What has its place for good."""
        for ref in self.problem.done:
            if ref in steps.step_of:
                self.placed[ref] = (0,) * self.problem.quarters
        # What a. to d. hold on to.
        self.order: list[str] = []
        self.no_later: dict[str, int] = {}
        self.in_one: set[str] = set()
        self.shape: dict[str, tuple[Span, Points]] = {}
        self.found: dict[str, tuple[Span, Points]] = {}

    # Time

    def end(self, ref: str, places: Mapping[str, Points]) -> int:
        """The quarter in which the work ends; 0 where it ended before the plan."""
        return max((quarter for quarter, points in enumerate(places[ref], 1) if points), default=0)

    def result_of(self, ref: str, places: Mapping[str, Points]) -> int:
        """The quarter r, as far as what it follows from has a place."""
        return max(
            self.problem.done.get(name, self.end(name, places) + lag)
            for name, lag in self.steps.shown_by(ref)
            if name in places
        )

    def earliest_start(self, ref: str, places: Mapping[str, Points]) -> int:
        """The first quarter that is later than all that an action waits for, as far as that has a place."""
        quarters = [0]
        for name, wait in self.steps.waits[ref]:
            if wait == "end":
                quarters += [self.end(name, places)] if name in places else []
            elif any(other in places for other, _ in self.steps.shown_by(name)):
                quarters.append(self.result_of(name, places))
        return max(quarters) + 1

    def room(self) -> dict[str, list[int]]:
        """What is free in each quarter, for all together and for each person."""
        free = {"": [self.problem.capacity] * self.problem.quarters}
        for ref in self.steps.actions:
            for who in self.steps.counted(ref)[1:]:
                free[who] = [self.problem.person or 0] * self.problem.quarters
        for ref, points in self.placed.items():
            for who in self.steps.counted(ref):
                free[who] = [one - other for one, other in zip(free[who], points, strict=True)]
        return free

    # Under way

    def lay_what_is_under_way(self) -> None:
        def rank(ref: str) -> int:
            return min(
                (
                    self.ranks[gap.ref]
                    for gap in self.gaps
                    if ref in self.steps.with_groundwork(self.steps.written(gap.ref, gap.target), self.problem.done)
                ),
                default=len(self.gaps) + 1,
            )

        begun = [ref for ref in self.steps.actions if ref in self.problem.under_way and not self.steps.is_left_out(ref)]
        for ref in sorted(begun, key=rank):
            self._lay(ref, 1, self.placed)

    def _lay(self, ref: str, start: int, places: dict[str, Points]) -> bool:
        """Put an action at its earliest end, then into the fewest quarters, on top of what lies there."""
        free = self.room()
        for name, points in places.items():
            if name not in self.placed:
                for who in self.steps.counted(name):
                    free[who] = [one - other for one, other in zip(free[who], points, strict=True)]
        for span in self.steps.spans(ref):
            for way in shapes(self.steps.actions[ref].points, self.steps.holds(ref), span):
                points = self._points(span, way)
                if span[0] >= start and all(
                    part <= one for who in self.steps.counted(ref) for part, one in zip(points, free[who], strict=True)
                ):
                    places[ref] = points
                    return True
        return False

    def _points(self, span: Span, way: Points) -> Points:
        return (*[0] * (span[0] - 1), *way, *[0] * (self.problem.quarters - span[1]))

    # What goes where: a. to d.

    def plan_the_first(self) -> None:
        closed = [gap for gap in self.first if self._close(gap)]
        still_open = [gap for gap in self.first if gap not in closed]
        for gap in closed:
            self._show_levels_soonest(self.steps.written(gap.ref, gap.target)[:-1])
        for gap in still_open:
            levels = self.steps.to_be_closed(gap.ref)
            if self.steps.has_unwritten(gap.ref):
                levels = self.steps.written(gap.ref, gap.target)
            while levels and not self._add(gap, levels):
                levels.pop()
            if levels:
                self._show_soonest(levels)
                self._show_levels_soonest(levels[:-1])
        self._put_into_one_quarter()
        self._settle()
        for ref in self.order:
            self.placed[ref] = self._points(*self.found[ref])

    def _close(self, gap: Criterion) -> bool:
        """Put all work of a gap into the plan and close it in the earliest quarter there is, if it can be closed."""
        levels = self.steps.written(gap.ref, gap.target)
        if not self.steps.can_be_closed(gap.ref) or not self._add(gap, levels):
            return False
        self._show_soonest(levels)
        return True

    def _add(self, gap: Criterion, levels: Sequence[str]) -> bool:
        """Add levels of a gap with their groundwork to what has to have a place; false, and unchanged, if there is none."""
        new = self.steps.with_groundwork(levels, [*self.placed, *self.order])
        if any(self.steps.is_left_out(ref) for ref in new):
            return False
        own = [ref for ref in self.steps.written(gap.ref, gap.target) if ref in new]
        of_others = sorted(new - set(own), key=lambda ref: self.steps.number[ref])
        return self._ask([*self.order, *of_others, *own], self.no_later)

    def _show_levels_soonest(self, levels: Sequence[str]) -> None:
        """The same for each of some levels with all below it, the lowest first."""
        for count in range(1, len(levels) + 1):
            self._show_soonest(levels[:count])

    def _show_soonest(self, levels: Sequence[str]) -> None:
        """Find the earliest quarter in which all of some levels are reached, all found before kept, and keep it."""
        every = [pair for ref in levels for pair in self.steps.shown_by(ref)]
        shown_by = [pair for pair in every if pair[0] not in self.placed]
        settled = [self.result_of(name, self.placed) for name, _ in every if name in self.placed]
        for quarter in range(max([1, *settled]), max(self._found_result(ref) for ref in levels) + 1):
            bounds = dict(self.no_later)
            for name, lag in shown_by:
                bounds[name] = min(bounds.get(name, quarter), quarter - lag)
            if self._ask(self.order, bounds):
                self.no_later = bounds
                return

    def _found_result(self, ref: str) -> int:
        places = self.placed | {name: self._points(*found) for name, found in self.found.items()}
        return self.result_of(ref, places)

    def _put_into_one_quarter(self) -> None:
        for ref in self.order:
            if self.steps.actions[ref].points <= self.steps.holds(ref):
                self.in_one.add(ref)
                if not self._ask(self.order, self.no_later):
                    self.in_one.discard(ref)

    def _settle(self) -> None:
        """End each as early as can be; then lay each split one as early as can be."""
        for ref in self.order:
            for quarter in range(1, self.found[ref][0][1] + 1):
                bounds = self.no_later | {ref: min(quarter, self.no_later.get(ref, quarter))}
                if self._ask(self.order, bounds):
                    self.no_later = bounds
                    break
        for ref in self.order:
            span = self.found[ref][0]
            for way in shapes(self.steps.actions[ref].points, self.steps.holds(ref), span):
                self.shape[ref] = (span, way)
                if self._ask(self.order, self.no_later):
                    break

    def _ask(self, order: Sequence[str], no_later: Mapping[str, int]) -> bool:
        """Ask whether all of these have a place; if so, keep them and where they lie."""
        if not self._still_true(order, no_later):
            found = self._search(order, no_later)
            if found is None:
                return False
            self.found = found
        self.order = list(order)
        return True

    def _still_true(self, order: Sequence[str], no_later: Mapping[str, int]) -> bool:
        """Whether what was found last is an answer as it stands."""
        return all(
            ref in self.found
            and self.found[ref][0][1] <= no_later.get(ref, self.problem.quarters)
            and (ref not in self.in_one or self.found[ref][0][0] == self.found[ref][0][1])
            and (ref not in self.shape or self.found[ref] == self.shape[ref])
            for ref in order
        )

    def _search(self, order: Sequence[str], no_later: Mapping[str, int]) -> dict[str, tuple[Span, Points]] | None:
        jobs, afters, room = [], [], self.room()
        for ref in order:
            start = self.earliest_start(ref, self.placed)
            spans = [
                span
                for span in self.steps.spans(ref)
                if span[0] >= start
                and span[1] <= no_later.get(ref, self.problem.quarters)
                and (ref not in self.in_one or span[0] == span[1])
            ]
            way = None
            if ref in self.shape:
                spans, way = [self.shape[ref][0]], self.shape[ref][1]
            jobs.append(
                Job(
                    name=ref,
                    points=self.steps.actions[ref].points,
                    holds=self.steps.holds(ref),
                    counted=self.steps.counted(ref),
                    spans=tuple(spans),
                    way=way,
                )
            )
            afters += [
                After(sooner=name, later=ref, apart=lag + 1) for name, lag in self.steps.awaited(ref) if name in order
            ]
        return Search(jobs, afters, room, self.limit).find()

    # The rest

    def plan_the_rest(self) -> None:
        while True:
            best: tuple[Fraction, dict[str, Points]] | None = None
            for gap in self.gaps:
                for value, places in self._packages(gap):
                    if best is None or value > best[0]:
                        best = (value, places)
            if best is None:
                return
            self.placed = best[1]

    def _packages(self, gap: Criterion) -> Iterable[tuple[Fraction, dict[str, Points]]]:
        """Of the next one, two and more levels of a gap that fit: the value per point, and all places with them."""
        places = dict(self.placed)
        for level in self.steps.written(gap.ref, gap.target):
            if level in self.placed:
                continue
            if level not in places and not self._insert(level, places):
                return
            new = [ref for ref in places if ref not in self.placed]
            points = sum(self.steps.actions[ref].points for ref in new)
            yield sum((self._value(ref, places) for ref in new), Fraction(0)) / points, dict(places)

    def _insert(self, level: str, places: dict[str, Points]) -> bool:
        """Insert a level with all that it waits for, one by one."""
        package = self.steps.with_groundwork([level], places)
        if any(self.steps.is_left_out(ref) or self.steps.holds(ref) == 0 for ref in package):
            return False
        way = {ref: self.steps.way(ref, level, package) for ref in package}
        while waiting := [ref for ref in package if ref not in places]:
            ready = [ref for ref in waiting if all(name in places for name, _ in self.steps.waits[ref])]
            ref = min(ready, key=lambda ref: (-way[ref], self.steps.number[ref]))
            if not self._lay(ref, self.earliest_start(ref, places), places):
                return False
        return True

    def _value(self, ref: str, places: Mapping[str, Points]) -> Fraction:
        """Priority by levels over gap by how soon; 0 for an action that raises no gap."""
        step, home = self.steps.step_of[ref], self.steps.home[ref]
        levels = min(step.reaches, home.target) - step.begins
        if not home.gap or levels <= 0:
            return Fraction(0)
        return home.value * levels / home.gap * max(1, self.problem.quarters + 5 - self.result_of(ref, places))

    # The result

    def result(self) -> SecondPlan:
        settled = [ref for ref in self.placed if ref in self.problem.done or ref in self.problem.under_way]
        levels = (ref for gap in self.gaps for ref in self.steps.written(gap.ref, gap.target))
        asked = self.steps.with_groundwork(levels, settled)
        worked = {ref: points for ref, points in self.placed.items() if ref not in self.problem.done}
        return SecondPlan(
            placed=worked,
            reached={ref: self._reached(ref) for ref in worked},
            first=tuple(self._gap(gap) for gap in self.first),
            others=tuple(self._gap(gap) for gap in self.others),
            later=tuple(ref for ref in self.steps.actions if ref in asked and ref not in self.placed),
        )

    def _reached(self, ref: str) -> int:
        return self.result_of(ref, self.placed)

    def _gap(self, gap: Criterion) -> GapReached:
        level, quarter, passed, closed = None, None, 0, None
        there = self.steps.can_be_closed(gap.ref)
        for step in self.steps.chains[gap.ref]:
            if step.action is None or step.action.ref not in self.placed:
                there = there and step.begins >= gap.target
                break
            passed = max(passed, self.result_of(step.action.ref, self.placed))
            if step.begins < gap.target:
                closed = passed
            if self.problem.done.get(step.action.ref) != 0:
                level, quarter = step.reaches, passed
        return GapReached(
            criterion=gap.ref,
            rank=self.ranks[gap.ref],
            closed=closed if there else None,
            level=level,
            quarter=quarter,
        )
