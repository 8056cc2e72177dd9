"""What a plan is made of: its quarters, its actions, what becomes of each gap, and what it buys."""

from dataclasses import dataclass
from datetime import date

from ccg_toolkit.planning.chains import LevelStep
from ccg_toolkit.planning.planned_action import Finished, PlannedAction, UnplacedAction
from ccg_toolkit.planning.priorities import Priority
from ccg_toolkit.planning.proofs import Proof
from ccg_toolkit.planning.settled import Settled
from ccg_toolkit.planning.unknowns import FindOut
from ccg_toolkit.scoring import Exact, Scores


@dataclass(frozen=True, kw_only=True, slots=True)
class Portion:
    """The portion of an action that falls into one of its quarters.

    Attributes:
        action: the action.
        points: the effort of this quarter.
        first, last: whether it starts, and ends, in this quarter.
    """

    action: PlannedAction
    points: int
    first: bool
    last: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Quarter:
    """Three months of the plan.

    Attributes:
        starts_on, ends_on: the first and the last day.
        capacity: points of effort there are.
        portions: the actions of this quarter, in the order of their letters.
        projected: the scores at its end, if all goes to plan.
    """

    starts_on: date
    ends_on: date
    capacity: int
    portions: tuple[Portion, ...]
    projected: Scores

    @property
    def effort(self) -> int:
        """Points of effort in this quarter."""
        return sum(portion.points for portion in self.portions)


@dataclass(frozen=True, kw_only=True, slots=True)
class Due:
    """A quarter beyond the end of the plan in which work of the plan may still show.

    Attributes:
        ends_on: its last day.
        projected: the scores on that day, if all goes to plan.
    """

    ends_on: date
    projected: Scores


@dataclass(frozen=True, kw_only=True, slots=True)
class Course:
    """What the plan makes of one gap.

    Attributes:
        priority: the gap.
        closed: the quarter at whose end its target is reached, where all work on it ends within the plan; it may lie
            beyond the end. ``None`` where the plan does not close it.
        closed_on: the last day of that quarter.
        level: the highest level that the plan brings it to; below a step that nobody wrote. ``None`` where it brings none.
        reached: the quarter at whose end that level is reached.
        reached_on: the last day of that quarter.
        left_out: whether people have decided that it waits: the board leaves out the criterion or an action of its own, or one
            was dropped.
        proven: whether the search has proven its quarter and those of the levels on its way; ``True`` for those that
            are not placed in order.
        proof: for those that are placed in order, why it is closed when it is, or is not.
    """

    priority: Priority
    closed: int | None
    closed_on: date | None
    level: int | None
    reached: int | None
    reached_on: date | None
    left_out: bool
    proven: bool
    proof: Proof | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Plan:
    """The development plan.

    Attributes:
        quarters: in order.
        due: the quarters after the end, up to the last in which work of the plan shows.
        actions: each action that has a place, once, in the order of their letters.
        later: actions that found no place, in the order of the plan.
        finished: actions that are done and lie ahead by the answers, in the order of the framework.
        gaps: what becomes of each gap, in the order of the plan.
        in_order: how many of the gaps were placed strictly in order.
        open: how many questions of the shape and the end of actions no search has answered.
        settled: every question that was put while it was made, and the answer, in order.
        unwritten: steps on the way to a goal that no action covers.
        find_out: what to find out; what work rests on belongs to the first quarter.
    """

    quarters: tuple[Quarter, ...]
    due: tuple[Due, ...]
    actions: tuple[PlannedAction, ...]
    later: tuple[UnplacedAction, ...]
    finished: tuple[Finished, ...]
    gaps: tuple[Course, ...]
    in_order: int
    open: int
    settled: tuple[Settled, ...]
    unwritten: tuple[LevelStep, ...]
    find_out: tuple[FindOut, ...]

    @property
    def projected(self) -> Exact | None:
        """The overall mean at the end of the last quarter; it stops below each unwritten step."""
        return self.quarters[-1].projected.overall.mean

    @property
    def first(self) -> tuple[Course, ...]:
        """What becomes of the gaps that are placed strictly in order."""
        return self.gaps[: self.in_order]

    @property
    def closed(self) -> tuple[Course, ...]:
        """The gaps that are closed by the end of the plan."""
        return tuple(gap for gap in self.gaps if gap.closed is not None and gap.closed <= len(self.quarters))

    @property
    def closed_after(self) -> tuple[Course, ...]:
        """The gaps whose work ends within the plan and whose target is reached after it."""
        return tuple(gap for gap in self.gaps if gap.closed is not None and gap.closed > len(self.quarters))
