"""The plan of the program and that of the second statement, side by side."""

from dataclasses import dataclass
from datetime import timedelta

from ccg_toolkit.planning import Decisions, Plan, Tracked, make_plan, rank_priorities
from ccg_toolkit.planning.dates import Calendar
from ccg_toolkit.scoring import score_answers
from tests.builders import Case
from tests.planning.random_problems import STARTS_ON, Wishes
from tests.planning.second_statement import SecondPlan


@dataclass(frozen=True, kw_only=True)
class Told:
    """All that both have to agree on.

    Attributes:
        points: of each planned action in each quarter, and the quarter in which it is reached.
        first: of each of the first gaps its name, its rank, when it is closed, its highest level and when that is reached.
        later: what found no place.
    """

    points: dict[str, tuple[tuple[int, ...], int]]
    first: list[tuple[str, int, int | None, int | None, int | None]]
    later: set[str]


def decisions_of(case: Case, wishes: Wishes) -> Decisions:
    """Say the wishes as the program takes them: a review that lies ahead is on the last day of its quarter."""
    calendar = Calendar(STARTS_ON)
    return Decisions(
        in_order=wishes.in_order,
        person=wishes.person,
        owners=case.answers.plan.owners,
        not_now=wishes.not_now,
        not_before=wishes.not_before,
        tracked={ref: Tracked(status="dropped") for ref in wishes.dropped}
        | {ref: Tracked(status="under-way") for ref in wishes.under_way}
        | {ref: Tracked(status="done", review_on=calendar.last_day(quarter)) for ref, quarter in wishes.done.items()},
        assessed_on=STARTS_ON - timedelta(days=1),
    )


def plan_of(case: Case, wishes: Wishes) -> Plan:
    """Make the plan of the program."""
    said, scores = case.answers.plan, score_answers(case.framework, case.answers)
    return make_plan(
        scores,
        rank_priorities(scores, wishes.choose, draws=1),
        starts_on=STARTS_ON,
        quarters=said.quarters,
        capacity=case.framework.cover.capacity if said.capacity is None else said.capacity,
        decisions=decisions_of(case, wishes),
    )


def told_by_program(plan: Plan) -> Told:
    """Read off the plan of the program."""
    return Told(
        points={action.ref: (action.points, action.reached) for action in plan.actions},
        first=[
            (gap.priority.standing.ref, gap.priority.rank, gap.closed, gap.level, gap.reached) for gap in plan.first
        ],
        later={later.step.ref for later in plan.later},
    )


def told_by_second(plan: SecondPlan) -> Told:
    """Read off the plan of the second statement."""
    return Told(
        points={ref: (tuple(points), plan.reached[ref]) for ref, points in plan.placed.items()},
        first=[(gap.criterion, gap.rank, gap.closed, gap.level, gap.quarter) for gap in plan.first],
        later=set(plan.later),
    )
