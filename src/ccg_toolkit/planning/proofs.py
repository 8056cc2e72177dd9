"""Why the first gaps stand where they do: for each an answer to a question put to the same search."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Literal

from ccg_toolkit.planning.decisions import Decisions
from ccg_toolkit.planning.draft import Draft
from ccg_toolkit.planning.in_order import FirstGaps, deciding
from ccg_toolkit.planning.measure import left_out_by_board
from ccg_toolkit.planning.search import Budget, BudgetSpent, search
from ccg_toolkit.planning.windows import Bounds, find_windows
from ccg_toolkit.planning.work_to_place import Gap, bits

ProofCode = Literal[
    "steps", "alone", "above", "not-now", "dropped", "unwritten", "waits", "too-large", "no-room", "result", "open"
]

_TRIALS = 200
"""How often, in all, it is asked which gap would have to give way; past that the reason is told without a name."""


@dataclass(frozen=True, slots=True)
class Proof:
    """Why a gap is closed when it is, or is not.

    Attributes:
        code: closed, and ``steps``: no plan could close it sooner, since its steps follow one another; ``alone``: no plan
            could close it sooner, since its own work leaves no room; ``above``: sooner would make one above it later.
            Not closed: ``steps``: no plan of this length could close it, whatever a quarter held; ``not-now``: the board
            leaves it out; ``dropped``: so says the tracker; ``unwritten``: nobody wrote one of its steps; ``waits``: it waits for what is left out; ``too-large``: its own work is more than the plan holds;
            ``no-room``: what stands above takes the room; ``result``: its last action is done, and whether it worked is
            to be found out. Either: ``open``: no search has settled it.
        because: the criterion that would be later (``above``) or would have to give way (``no-room``), where one alone
            would do; the actions that are left out (``waits``), or that is done (``result``).
    """

    code: ProofCode
    because: tuple[str, ...] = ()


@dataclass(kw_only=True)
class Questions:
    """The questions about a finished plan, with their own budget."""

    first_gaps: FirstGaps
    first: Sequence[Gap]
    decisions: Decisions
    budget: Budget
    trials: int = _TRIALS

    def can(self, base: Draft, tasks: int, bounds: Bounds) -> bool | None:
        """Ask whether there is a plan; ``None`` where that stays open."""
        try:
            return search(base, tasks, bounds, self.budget) is not None
        except BudgetSpent:
            return None

    def proof(self, place: int) -> Proof:
        """Say why one of the first gaps is closed when it is, or is not.

        Args:
            place: its place in the order of the plan, from 0.
        """
        gap, work = self.first[place], self.first_gaps.work
        own = {level: work.tasks[level].step.ref for level in gap.levels}
        left_out = [ref for level, ref in own.items() if work.left_out >> level & 1]
        if gap.priority.standing.ref in self.decisions.not_now or left_out:
            dropped = left_out and not any(left_out_by_board(ref, self.decisions) for ref in left_out)
            return Proof("dropped" if dropped else "not-now")
        if not gap.written:
            return Proof("unwritten")
        if waited_for := work.needed(gap.levels) & work.left_out & ~self.first_gaps.base.placed:
            return Proof("waits", tuple(work.tasks[index].step.ref for index in bits(waited_for)))
        if work.unconfirmed >> gap.levels[-1] & 1:
            return Proof("result", (work.tasks[gap.levels[-1]].step.ref,))
        if place in self.first_gaps.closed:
            return self._closed(place)
        return self._not_closed(place)

    def _closed(self, place: int) -> Proof:
        first_gaps, work = self.first_gaps, self.first_gaps.work
        sooner = first_gaps.closed[place] - 1
        way = self.first[place].levels
        empty = first_gaps.base.only(work.needed(way))
        needed = work.needed(way) & ~empty.placed
        moved = deciding(empty, way)
        bounds = Bounds(reached=dict.fromkeys(moved, sooner))
        fixed = max((empty.reached[level] for level in way if level in empty.reached), default=0)
        if not moved or fixed > sooner or find_windows(empty, work.members(needed), bounds) is None:
            return Proof("steps")
        if place in first_gaps.unproven:
            return Proof("open")
        alone = self.can(empty, needed, bounds)
        if alone is None:
            return Proof("open")
        if not alone:
            return Proof("alone")
        tasks, given = first_gaps.asked[place]
        for other in range(place - 1, -1, -1):
            if self.trials and other in first_gaps.closed:
                self.trials -= 1
                relaxed = given.copy()
                for level in self.first[other].levels:
                    relaxed.reached.pop(level, None)
                relaxed.reached |= bounds.reached
                if self.can(first_gaps.base, tasks, relaxed):
                    return Proof("above", (self.first[other].priority.standing.ref,))
        return Proof("above")

    def _not_closed(self, place: int) -> Proof:
        first_gaps, work = self.first_gaps, self.first_gaps.work
        if place in first_gaps.unproven:
            return Proof("open")
        way = self.first[place].levels
        empty = first_gaps.base.only(work.needed(way))
        needed = work.needed(way) & ~empty.placed
        if find_windows(empty, work.members(needed), Bounds(), roomy=True) is None:
            return Proof("steps")
        alone = self.can(empty, needed, Bounds())
        if alone is None:
            return Proof("open")
        if not alone:
            return Proof("too-large")
        above = [other for other in first_gaps.closed if other < place]
        for other in sorted(above, reverse=True):
            if self.trials:
                self.trials -= 1
                kept = {one: self.first[one].levels for one in above if one != other}
                bounds = Bounds()
                for one, levels in kept.items():
                    bounds.reached |= dict.fromkeys(deciding(first_gaps.base, levels), first_gaps.closed[one])
                tasks = work.needed(chain(way, *kept.values()))
                if self.can(first_gaps.base, tasks & ~first_gaps.base.placed, bounds):
                    return Proof("no-room", (self.first[other].priority.standing.ref,))
        return Proof("no-room")

    def held_up(self, index: int) -> str | None:
        """Name the last gap that would be held up if an action that runs over two quarters were put into one.

        Args:
            index: the number of the action.

        Returns:
            The criterion; ``None`` where no one gap alone is the reason, or the action was never asked for whole.
        """
        first_gaps = self.first_gaps
        if index not in first_gaps.refused:
            return None
        for gap in reversed(self.first):
            bound = [level for level in gap.levels if level in first_gaps.refused[index].reached]
            if bound and self.trials:
                self.trials -= 1
                relaxed = first_gaps.refused[index].copy()
                for level in bound:
                    del relaxed.reached[level]
                if self.can(first_gaps.base, first_gaps.tasks, relaxed):
                    return gap.priority.standing.ref
        return None
