"""The view-model of a comparison: what the plan reaches and what it leaves out at different capacities."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby

from ccg_toolkit.planning import FOREMOST, Plan
from ccg_toolkit.report.assessment import Assessment
from ccg_toolkit.report.charts import CapacityChart, capacity_chart
from ccg_toolkit.report.rounding import in_words, percent
from ccg_toolkit.report.words import count, listed, long_date, points, span, titles
from ccg_toolkit.scoring import Exact


@dataclass(frozen=True, kw_only=True, slots=True)
class OptionView:
    """What the plan comes to at one capacity.

    Attributes:
        capacity: points a quarter; where several come to the same, the least of them.
        capacities: in words, such as ``8 points`` or ``8 or 12 points``.
        planned: how many actions it holds.
        effort: points of effort in all, of `available`.
        closed: how many of the gaps it closes by its end, such as ``7 of 26``.
        due: how many more its work closes after its end.
        first_closed: how many of the first five it closes by its end.
        scores: the overall score after each quarter.
        bounds: of the score at its end; a dash where everything is rated.
        percent_to_target: at its end.
        left_out: titles of the actions that find no place.
        adds: in words, which actions it holds that the option before it leaves out; empty for the first.
    """

    capacity: int
    capacities: str
    planned: int
    effort: int
    available: int
    closed: str
    due: int
    first_closed: int
    scores: tuple[str, ...]
    bounds: str
    percent_to_target: str
    left_out: tuple[str, ...]
    adds: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ComparisonView:
    """Plans at several capacities, side by side.

    Attributes:
        now: the overall score before the plan.
        actions: for each action of any of the plans its title, its criterion, and when it is done at each capacity,
            such as ``Q1`` or ``Q1 to Q2``, or ``later``.
        chart: ``None`` where nothing is rated.
    """

    title: str
    organisation: str
    framework: str
    assessed_on: str
    version: str
    period: str
    top: int
    now: str
    options: tuple[OptionView, ...]
    actions: tuple[tuple[str, str, tuple[str, ...]], ...]
    summary: str
    chart: CapacityChart | None


def compare(assessments: Sequence[Assessment]) -> ComparisonView:
    """Put plans at different capacities side by side.

    Args:
        assessments: of the same answers, from the smallest capacity to the largest; at least one.

    Returns:
        Texts and figures ready to show.
    """
    first = assessments[0]
    cover, answers, now = first.framework.cover, first.answers, first.scores.overall.mean
    alike = _alike(assessments)
    shown = [same[0] for same in alike]
    previous = [None, *(found.plan for found in shown[:-1])]
    options = tuple(_option(same, before) for same, before in zip(alike, previous, strict=True))
    summary = _summary(first, options, alike)
    courses = [
        (f"{option.capacities}: {option.scores[-1]}", _course(found.plan))
        for option, found in zip(options, shown, strict=True)
    ]
    return ComparisonView(
        title=f"{cover.title}: what different capacities reach",
        organisation=answers.organisation,
        framework=f"{cover.title}, version {cover.version}",
        assessed_on=long_date(answers.assessed_on),
        version=first.version,
        period=span(first.plan.quarters[0].starts_on, first.plan.quarters[-1].ends_on),
        top=cover.top,
        now=in_words(now),
        options=options,
        actions=tuple(_actions(shown)),
        summary=summary,
        chart=None if now is None else capacity_chart(now, courses, cover.top, summary),
    )


def _alike(assessments: Sequence[Assessment]) -> list[list[Assessment]]:
    """Put neighbours together whose plans do the same: more capacity changes nothing there."""
    return [list(same) for _, same in groupby(assessments, key=lambda found: (_when(found.plan), _later(found.plan)))]


def _later(plan: Plan) -> list[str]:
    return [later.step.ref for later in plan.later]


def _course(plan: Plan) -> list[Exact]:
    return [quarter.projected.overall.mean or Fraction(0) for quarter in plan.quarters]


def _option(same: Sequence[Assessment], before: Plan | None) -> OptionView:
    plan = same[0].plan
    end = plan.quarters[-1].projected
    starts = [[work.action.step.ref for work in quarter.work if work.first] for quarter in plan.quarters]
    held = [ref for refs in starts for ref in refs]
    gained = [] if before is None else [ref for ref in held if ref in _later(before)]
    capacities = [found.plan.quarters[0].capacity for found in same]
    low, high = end.overall.low, end.overall.high
    return OptionView(
        capacity=capacities[0],
        capacities=" or ".join([*map(str, capacities[:-1]), points(capacities[-1])]),
        planned=len(held),
        effort=sum(quarter.effort for quarter in plan.quarters),
        available=sum(quarter.capacity for quarter in plan.quarters),
        closed=f"{len(plan.closed)} of {len(plan.gaps)}",
        due=len(plan.closed_after),
        first_closed=sum(gap in plan.closed for gap in plan.gaps[:FOREMOST]),
        scores=tuple(in_words(quarter.projected.overall.mean) for quarter in plan.quarters),
        bounds="\u2013" if low == high else f"{in_words(low)} to {in_words(high)}",
        percent_to_target=percent(end.overall.percent_to_target),
        left_out=tuple(later.step.written.title for later in plan.later),
        adds=titles(same[0], gained, limit=6),
    )


def _actions(assessments: Sequence[Assessment]) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Say when each action is done at each capacity; first what starts first where the capacity is largest."""
    when = [_when(found.plan) for found in assessments]
    largest = assessments[-1].plan
    for ref in dict.fromkeys([*when[-1], *(later.step.ref for later in largest.later)]):
        criterion, action = assessments[0].framework.actions[ref]
        yield action.title, criterion.title, tuple(placed.get(ref, "later") for placed in when)


def _when(plan: Plan) -> dict[str, str]:
    """Name the quarters of each planned action, in the order in which they start."""
    numbers: dict[str, list[int]] = {}
    for number, quarter in enumerate(plan.quarters, start=1):
        for work in quarter.work:
            numbers.setdefault(work.action.step.ref, []).append(number)
    return {ref: f"Q{held[0]}" if len(held) == 1 else f"Q{held[0]} to Q{held[-1]}" for ref, held in numbers.items()}


def _summary(assessment: Assessment, options: Sequence[OptionView], alike: Sequence[Sequence[Assessment]]) -> str:
    """Say what the comparison shows, and where time decides and not capacity."""
    now, quarters = in_words(assessment.scores.overall.mean), len(assessment.plan.quarters)
    if assessment.scores.overall.mean is None:
        return "Nothing is rated yet, so there is nothing to plan."
    reached = listed((f"{option.scores[-1]} with {option.capacities} a quarter" for option in options), 8)
    said = f"The overall score is {now} now; after {count(quarters, 'quarter', 'quarters')} the plan reaches {reached}."
    if any(len(same) > 1 for same in alike) and assessment.plan.gaps:
        said += " Where more capacity comes to the same plan, time decides, not capacity."
    return said
