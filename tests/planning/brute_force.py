"""Go through every plan there is of a tiny problem, and hold plans of any size against what is true of every plan.

What is here shares the reading of a problem, `Steps`, with the second statement; but neither its search nor its order.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise

from tests.planning.second_statement import Points
from tests.planning.small_problem import Criterion, Problem
from tests.planning.steps import Steps

Places = Mapping[str, Points]


class TooMany(Exception):  # noqa: N818 - it is an answer
    """There are more plans than anybody wants to go through."""


def worked_in(points: Points) -> list[int]:
    """The quarters in which there is work, counted from 1."""
    return [quarter for quarter, part in enumerate(points, 1) if part]


class EveryPlan:
    """All plans of a problem. What is done before the plan stands in none of them, and counts all the same."""

    def __init__(self, problem: Problem) -> None:
        """Read the problem."""
        self.problem, self.steps = problem, Steps(problem)

    # What a plan comes to

    def there(self, ref: str, places: Places) -> bool:
        """Whether an action is done before the plan or has a place in it."""
        return ref in self.problem.done or ref in places

    def ends(self, ref: str, places: Places) -> int:
        """The quarter in which its work ends; 0 where it is done."""
        return 0 if ref in self.problem.done else max(worked_in(places[ref]))

    def shows(self, ref: str, places: Places) -> int:
        """The quarter at whose end its level counts."""
        action = self.steps.actions[ref]
        later = (action.months + 2) // 3 - 1
        quarter = self.problem.done[ref] if ref in self.problem.done else self.ends(ref, places) + later
        below = self.steps.below.get(ref)
        if action.overlap and below is not None and self.there(below, places):
            quarter = max(quarter, self.shows(below, places))
        return quarter

    def levels(self, gap: Criterion, places: Places) -> list[int]:
        """The quarter of each level of a gap, from the lowest, up to the first that has no place."""
        found: list[int] = []
        for ref in self.steps.written(gap.ref, gap.target):
            if not self.there(ref, places):
                break
            found.append(max([*found, self.shows(ref, places)]))
        return found

    def closes(self, gap: Criterion, places: Places) -> int | None:
        """The quarter in which a gap is closed; `None` where it is not."""
        found = self.levels(gap, places)
        whole = len(found) == len(self.steps.written(gap.ref, gap.target)) and self.steps.can_be_closed(gap.ref)
        return max(found) if whole else None

    # What is wrong with a plan

    def faults(self, places: Places) -> Iterator[str]:
        """Everything that the rules on time, shape and room do not allow in a plan."""
        for ref, points in places.items():
            begun = ref in self.problem.under_way
            yield from (f"{ref}: {fault}" for fault in self._faults_of_shape(ref, points))
            if self.steps.is_left_out(ref):
                yield f"{ref} is left out"
            if not begun and min(worked_in(points)) < self.problem.not_before.get(ref, 1):
                yield f"{ref} starts before its date"
            if not begun and self.problem.done.get(self.steps.below.get(ref, "")) == 0 and min(worked_in(points)) == 1:
                yield f"{ref} starts before it is known whether the one below has worked"
            for awaited, what in () if begun else self.steps.waits[ref]:
                if not self.there(awaited, places):
                    yield f"{ref} waits for {awaited}, which has no place"
                elif min(worked_in(points)) <= (self.ends if what == "end" else self.shows)(awaited, places):
                    yield f"{ref} starts too soon after {awaited}"
        yield from self._faults_of_room(places)

    def _faults_of_shape(self, ref: str, points: Points) -> Iterator[str]:
        size, most, quarters = self.steps.actions[ref].points, self.steps.holds(ref), worked_in(points)
        if sum(points) != size:
            yield "not its points"
        if any(after - before != 1 for before, after in pairwise(quarters)):
            yield "with a break"
        if size <= most and len(quarters) > 2:
            yield "in more than two quarters"
        if size > most and len(quarters) != -(-size // most):
            yield "not in the fewest quarters"
        if any(points[quarter - 1] > most for quarter in quarters):
            yield "more than a quarter holds"
        if any(points[quarter - 1] != most for quarter in quarters[1:-1]):
            yield "a quarter in the middle is not full"

    def _faults_of_room(self, places: Places) -> Iterator[str]:
        for quarter in range(self.problem.quarters):
            spent: dict[str, int] = {}
            for ref, points in places.items():
                for who in self.steps.counted(ref):
                    spent[who] = spent.get(who, 0) + points[quarter]
            for who, total in spent.items():
                if total > (self.problem.person or 0 if who else self.problem.capacity):
                    yield f"{total} points in quarter {quarter + 1} for {who or 'all'}"

    def to_be_struck(self, places: Places) -> set[str]:
        """What could be taken out of a plan, though not under way, without losing a level."""
        wanted: set[str] = set()
        ahead = []
        for gap in self.steps.gaps():
            levels = self.steps.written(gap.ref, gap.target)
            ahead += [ref for ref in levels if ref in places]
        while ahead:
            ref = ahead.pop()
            if ref not in wanted:
                wanted.add(ref)
                awaited = () if ref in self.problem.under_way else self.steps.waits[ref]
                ahead += [name for name, _ in awaited if name in places]
        return set(places) - wanted - self.problem.under_way

    def that_fit(self, places: Places) -> list[str]:
        """The next levels of gaps that would fit as they are, since all that they wait for has a place."""
        found = []
        for gap in self.steps.gaps():
            levels = [ref for ref in self.steps.written(gap.ref, gap.target) if not self.there(ref, places)]
            if levels and any(not any(self.faults({**places, levels[0]: way})) for way in self.ways(levels[0])):
                found.append(levels[0])
        return found

    # All plans

    def ways(self, ref: str) -> list[Points]:
        """Every way to lay an action, whatever else there is."""
        size, most = self.steps.actions[ref].points, self.steps.holds(ref)
        found: list[Points] = []

        def grow(points: Points, left: int) -> None:
            if len(points) == self.problem.quarters:
                if not left and not any(self._faults_of_shape(ref, points)):
                    found.append(points)
                return
            for part in range(min(left, most) + 1):
                grow((*points, part), left - part)

        if most:
            grow((), size)
        return found

    def every_plan(self, laid: Places, most: int = 100_000) -> list[dict[str, Points]]:
        """All plans that hold what is laid, of what the gaps ask for and wait for.

        Raises:
            TooMany: where there are more.
        """
        asked = self.steps.with_groundwork(
            ref for gap in self.steps.gaps() for ref in self.steps.written(gap.ref, gap.target)
        )
        order: list[str] = []
        while waiting := [ref for ref in self.steps.actions if ref in asked and ref not in order]:
            order += [ref for ref in waiting if all(name in order for name, _ in self.steps.waits[ref])]
        plans = [dict(laid)]
        for ref in order:
            if self.there(ref, laid):
                continue
            ways = self.ways(ref)
            more = [{**plan, ref: way} for plan in plans for way in ways if self._fits(ref, way, plan)]
            plans += more
            if len(plans) > most:
                raise TooMany
        return plans

    def _fits(self, ref: str, way: Points, plan: Places) -> bool:
        return all(self.there(name, plan) for name, _ in self.steps.waits[ref]) and not any(
            self.faults({**plan, ref: way})
        )

    def best_of_the_first(self, laid: Places, most: int = 100_000) -> dict[str, Points]:
        """Put all plans through a. to d., one sieve after the other, and give what stays: what the first gaps take."""
        first = self.steps.gaps()[: self.problem.in_order]
        sieve = _Sieve(self, self.every_plan(laid, most), laid)
        closed = [gap for gap in first if sieve.close(gap)]
        for gap in closed:
            for at in range(len(self.steps.written(gap.ref, gap.target))):
                sieve.soonest(gap, at)
        for gap in first:
            if gap not in closed:
                sieve.come_far(gap)
        sieve.keep(lambda plan: set(plan) == {*laid, *sieve.order})
        for ref in sieve.order:
            if self.steps.actions[ref].points <= self.steps.holds(ref):
                sieve.fewest_quarters(ref)
        for ref in sieve.order:
            sieve.soonest_end(ref)
        for ref in sieve.order:
            sieve.most_early(ref)
        assert len(sieve.plans) == 1, "the rules leave more than one plan"
        return {ref: sieve.plans[0][ref] for ref in sieve.order}


class _Sieve:
    """The plans that are left."""

    def __init__(self, every: EveryPlan, plans: Sequence[dict[str, Points]], laid: Places) -> None:
        self._every, self._laid = every, laid
        self.plans = list(plans)
        self.order: list[str] = []
        """The actions in the order in which they came in."""

    def keep(self, good: Callable[[Places], bool]) -> None:
        self.plans = [plan for plan in self.plans if good(plan)]

    def close(self, gap: Criterion) -> bool:
        """Keep the plans that close a gap soonest; false where none closes it."""
        quarters = [quarter for plan in self.plans if (quarter := self._every.closes(gap, plan)) is not None]
        if not quarters:
            return False
        best = min(quarters)
        self.keep(lambda plan: self._every.closes(gap, plan) == best)
        self._came(self._every.steps.written(gap.ref, gap.target))
        return True

    def come_far(self, gap: Criterion) -> None:
        """Keep the plans with the most levels of a gap; of these those with the highest soonest, and so on."""
        levels = max(len(self._every.levels(gap, plan)) for plan in self.plans)
        self.keep(lambda plan: len(self._every.levels(gap, plan)) == levels)
        for at in [levels - 1, *range(levels - 1)] if levels else []:
            self.soonest(gap, at)
        self._came(self._every.steps.written(gap.ref, gap.target)[:levels])

    def soonest(self, gap: Criterion, at: int) -> None:
        best = min(self._every.levels(gap, plan)[at] for plan in self.plans)
        self.keep(lambda plan: self._every.levels(gap, plan)[at] == best)

    def fewest_quarters(self, ref: str) -> None:
        best = min(len(worked_in(plan[ref])) for plan in self.plans)
        self.keep(lambda plan: len(worked_in(plan[ref])) == best)

    def soonest_end(self, ref: str) -> None:
        best = min(self._every.ends(ref, plan) for plan in self.plans)
        self.keep(lambda plan: self._every.ends(ref, plan) == best)

    def most_early(self, ref: str) -> None:
        best = max(plan[ref] for plan in self.plans)
        self.keep(lambda plan: plan[ref] == best)

    def _came(self, levels: Sequence[str]) -> None:
        """Note what is new with these levels: the work of others first, then the chain."""
        steps = self._every.steps
        fixed = [*self._every.problem.done, *self._laid, *self.order]
        new = steps.with_groundwork(levels, fixed)
        chain = [ref for ref in new if steps.home[ref] == steps.home[levels[0]]]
        self.order += sorted(new - set(chain), key=lambda ref: steps.number[ref])
        self.order += sorted(chain, key=lambda ref: steps.step_of[ref].begins)
