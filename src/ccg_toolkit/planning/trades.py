"""Half of a dear priority, or a few small ones: what would close if a first gap that gets only part way were left out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from ccg_toolkit.planning.decisions import FIRST_FIVE, NOTHING_DECIDED, Decisions
from ccg_toolkit.planning.plan import Plan
from ccg_toolkit.planning.priorities import Priority
from ccg_toolkit.planning.schedule import make_plan
from ccg_toolkit.scoring import Scores

_FEWEST = 2
"""How many gaps have to close instead for the question to be worth a board's time."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Trade:
    """A first gap that the plan brings only part of the way, and what the plan would close without it.

    Attributes:
        ref: the full name of its criterion.
        level: the level that the plan brings it to.
        points: the effort in the plan that serves it alone.
        closes: full names of the gaps that would close besides all that close now, in the order of the plan.
    """

    ref: str
    level: int
    points: int
    closes: tuple[str, ...]


def find_trades(
    plan: Plan,
    scores: Scores,
    priorities: Sequence[Priority],
    *,
    starts_on: date,
    decisions: Decisions = NOTHING_DECIDED,
) -> tuple[Trade, ...]:
    """Find the first gaps that get only part way while others would close in their place.

    Each is left out once, and the plan made anew. What would lose a gap that closes now is no trade, nor is what gains
    only one.

    Args:
        plan: as it stands.
        scores: where things stand.
        priorities: the gaps in the order of the plan.
        starts_on: the first day of the plan.
        decisions: what the plan was made with.
    """
    return tuple(_trades(plan, scores, priorities, starts_on, decisions))


def _trades(
    plan: Plan, scores: Scores, priorities: Sequence[Priority], starts_on: date, decisions: Decisions
) -> Iterator[Trade]:
    closed = _closed(plan)
    if len(plan.gaps) - len(closed) <= _FEWEST:
        return
    for gap in plan.gaps[:FIRST_FIVE]:
        ref = gap.priority.standing.ref
        if gap.closed is not None or gap.level is None or gap.level <= (gap.priority.standing.level or 0):
            continue
        without = make_plan(
            scores,
            priorities,
            starts_on=starts_on,
            quarters=len(plan.quarters),
            capacity=plan.quarters[0].capacity,
            decisions=replace(decisions, not_now=(*decisions.not_now, ref)),
        )
        gained = [name for name in _closed(without) if name not in closed]
        if len(gained) >= _FEWEST and set(closed) <= set(_closed(without)):
            alone = sum(action.effort for action in plan.actions if action.purposes == (ref,))
            yield Trade(ref=ref, level=gap.level, points=alone, closes=tuple(gained))


def _closed(plan: Plan) -> list[str]:
    return [gap.priority.standing.ref for gap in plan.gaps if gap.closed is not None]
