"""Who has how much to do in which quarter, and for whom that is much."""

from collections.abc import Iterator, Mapping, Sequence

from ccg_toolkit.planning import Plan
from ccg_toolkit.report.assessment import Assessment
from ccg_toolkit.report.english import in_runs, listed, points
from ccg_toolkit.report.owners import IN_WORDS, doer_of
from ccg_toolkit.report.plan_view import WorkloadView

_COLUMNS = 8
"""The most columns of a table of quarters."""

_MUCH = 3
"""Points in a quarter, about as many weeks, from which on more than half of what it holds is much for one person."""


def workload_view(assessment: Assessment) -> WorkloadView | None:
    """Add up the points of each person in each quarter; ``None`` where nothing is planned."""
    plan = assessment.plan
    if not plan.actions:
        return None
    loads = _loads(assessment)
    every = -(-len(plan.quarters) // _COLUMNS)
    begins = range(0, len(plan.quarters), every)
    people = sorted(loads.items(), key=lambda load: (load[0] is None, -sum(load[1])))
    single = len(plan.quarters) == 1
    return WorkloadView(
        columns=tuple(_column(begin, min(begin + every, len(plan.quarters))) for begin in begins),
        rows=tuple(
            (who or IN_WORDS["no-owner"], tuple(sum(held[begin : begin + every]) for begin in begins), sum(held))
            for who, held in [*people, ("All", [quarter.effort for quarter in plan.quarters])]
            if not single
        ),
        told=tuple(f"{who or IN_WORDS['no-owner']}: {points(sum(held))}" for who, held in people if single),
        flags=tuple(_flags(plan, loads, assessment.answers.plan.person)),
    )


def _loads(assessment: Assessment) -> dict[str | None, list[int]]:
    loads: dict[str | None, list[int]] = {}
    for action in assessment.plan.actions:
        held = loads.setdefault(doer_of(assessment, action.step), [0] * len(action.points))
        for index, more in enumerate(action.points):
            held[index] += more
    return loads


def _column(begin: int, end: int) -> str:
    return f"Q{end}" if begin + 1 == end else f"Q{begin + 1} to Q{end}"


def _flags(plan: Plan, loads: Mapping[str | None, Sequence[int]], limit: int | None) -> Iterator[str]:
    """Say who has more than a person may have; where the board has not said how much that is, who has much of a quarter."""
    for who, held in loads.items():
        if who is None:
            continue
        over = [index for index, load in enumerate(held) if limit is not None and load > limit]
        if over and limit is not None:
            yield f"{who} has {_told(held, over)}, more than {points(limit)}, which is the most for one person."
        half = [
            index
            for index, (load, quarter) in enumerate(zip(held, plan.quarters, strict=True))
            if limit is None and load >= _MUCH and 2 * load > quarter.capacity
        ]
        if half:
            yield f"{who} has {_told(held, half)}, more than half of the {plan.quarters[0].capacity} that it holds."


def _told(held: Sequence[int], indexes: Sequence[int]) -> str:
    """Say how many points fall into some quarters; those that hold as many are told together."""
    by_load: dict[int, list[int]] = {}
    for index in indexes:
        by_load.setdefault(held[index], []).append(index + 1)
    return listed(
        (
            f"{points(load)} in {'quarter' if len(quarters) == 1 else 'each of quarters'} {listed(in_runs(quarters), 40)}"
            for load, quarters in by_load.items()
        ),
        40,
    )
