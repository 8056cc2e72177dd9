"""What another capacity, or more time, would come to: a few plans side by side."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ccg_toolkit.planning.decisions import FIRST_FIVE, NOTHING_DECIDED, Decisions
from ccg_toolkit.planning.plan import Plan
from ccg_toolkit.planning.priorities import Priority
from ccg_toolkit.planning.schedule import make_plan
from ccg_toolkit.scoring import Exact, Scores


@dataclass(frozen=True, kw_only=True, slots=True)
class Option:
    """A plan in a few figures.

    Attributes:
        capacity: points in each quarter.
        quarters: how many there are.
        closed: how many gaps are closed by its end.
        due: how many more are closed after it by work that ends within it.
        first_closed: how many of the first five are closed by its end.
        score: the overall mean at its end; ``None`` where nothing is rated.
        later: how many actions find no place.
    """

    capacity: int
    quarters: int
    closed: int
    due: int
    first_closed: int
    score: Exact | None
    later: int

    @property
    def comes_to(self) -> tuple[int, int, int, Exact | None, int]:
        """All that it comes to, whatever it takes."""
        return self.closed, self.due, self.first_closed, self.score, self.later


def compare_options(  # noqa: PLR0913 - the same as those of a plan
    scores: Scores,
    priorities: Sequence[Priority],
    *,
    starts_on: date,
    quarters: int,
    capacity: int,
    decisions: Decisions = NOTHING_DECIDED,
) -> tuple[Option, ...]:
    """Put half the capacity, the same, one and a half times, and twice the quarters side by side.

    Half is rounded down and at least 1, one and a half times is rounded up. Equal options stand once. Half of no capacity
    is not smaller, and more time for it comes to nothing, so it stands beside 1 point a quarter. The arguments are those
    of `make_plan`.
    """
    shapes = [
        (max(1, capacity // 2), quarters),
        (capacity, quarters),
        (-(-capacity * 3 // 2), quarters),
        (capacity, quarters * 2),
    ]
    if not capacity:
        shapes = [(0, quarters), (1, quarters)]
    return tuple(
        option_of(
            make_plan(scores, priorities, starts_on=starts_on, quarters=length, capacity=points, decisions=decisions)
        )
        for points, length in dict.fromkeys(shapes)
    )


def option_of(plan: Plan) -> Option:
    """Give a plan in a few figures."""
    closed = {gap.priority.standing.ref for gap in plan.closed}
    return Option(
        capacity=plan.quarters[0].capacity,
        quarters=len(plan.quarters),
        closed=len(closed),
        due=len(plan.closed_after),
        first_closed=sum(gap.priority.standing.ref in closed for gap in plan.gaps[:FIRST_FIVE]),
        score=plan.projected,
        later=len(plan.later),
    )
