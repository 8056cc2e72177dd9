"""The view-model of a comparison: what the plan reaches and what it leaves out at different capacities."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from ccg_toolkit.planning import Plan
from ccg_toolkit.report.assessment import Assessment
from ccg_toolkit.report.charts import CapacityChart, capacity_chart
from ccg_toolkit.report.rounding import in_words, percent
from ccg_toolkit.report.standing import overall_target, reported
from ccg_toolkit.report.words import count, listed, long_date, points, span, titles
from ccg_toolkit.scoring import Exact


@dataclass(frozen=True, kw_only=True, slots=True)
class OptionView:
    """What the plan comes to at one capacity.

    Attributes:
        capacity: points a quarter.
        planned: how many actions it holds.
        effort: points of effort in all, of `available`.
        closed: how many of the gaps it closes, such as ``7 of 26``.
        scores: the overall score after each quarter.
        bounds: of the score at its end; a dash where everything is rated.
        percent_to_target: at its end.
        left_out: titles of the actions that find no place.
        adds: in words, which actions it holds that the option before it leaves out; empty for the first.
    """

    capacity: int
    planned: int
    effort: int
    available: int
    closed: str
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
    previous = [None, *(found.plan for found in assessments[:-1])]
    options = tuple(_option(found, before) for found, before in zip(assessments, previous, strict=True))
    summary = _summary(first, options)
    courses = [
        (f"{points(option.capacity)}: {option.scores[-1]}", _course(found.plan))
        for option, found in zip(options, assessments, strict=True)
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
        actions=tuple(_actions(assessments)),
        summary=summary,
        chart=None if now is None else capacity_chart(now, courses, cover.top, summary),
    )


def _course(plan: Plan) -> list[Exact]:
    return [quarter.projected.overall.mean or Fraction(0) for quarter in plan.quarters]


def _option(assessment: Assessment, before: Plan | None) -> OptionView:
    plan = assessment.plan
    end = plan.quarters[-1].projected
    starts = [[work.action.step.ref for work in quarter.work if work.first] for quarter in plan.quarters]
    held = [ref for refs in starts for ref in refs]
    gained = [] if before is None else [ref for ref in held if ref in {later.step.ref for later in before.later}]
    open_gaps = sum(item.open_gap for item in end.criteria)
    low, high = end.overall.low, end.overall.high
    return OptionView(
        capacity=plan.quarters[0].capacity,
        planned=len(held),
        effort=sum(quarter.effort for quarter in plan.quarters),
        available=sum(quarter.capacity for quarter in plan.quarters),
        closed=f"{len(assessment.priorities) - open_gaps} of {len(assessment.priorities)}",
        scores=tuple(in_words(quarter.projected.overall.mean) for quarter in plan.quarters),
        bounds="\u2013" if low == high else f"{in_words(low)} to {in_words(high)}",
        percent_to_target=percent(end.overall.percent_to_target),
        left_out=tuple(later.step.written.title for later in plan.later),
        adds=titles(assessment, gained, limit=6),
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


def _summary(assessment: Assessment, options: Sequence[OptionView]) -> str:
    """Say what the comparison shows."""
    scores, quarters = assessment.scores, len(assessment.plan.quarters)
    if scores.overall.mean is None:
        return "Nothing is rated yet, so there is nothing to plan."
    levels = listed((f"{option.scores[-1]} with {points(option.capacity)} a quarter" for option in options), 8)
    doubt = reported(scores.framework.cover, scores.overall)
    return (
        f"The overall score is {in_words(scores.overall.mean)} now, of a target of {in_words(overall_target(scores.domains))}"
        f"{f' ({doubt})' if doubt else ''}; after {count(quarters, 'quarter', 'quarters')} the plan reaches {levels}."
    )
