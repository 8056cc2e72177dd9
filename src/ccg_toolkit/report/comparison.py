"""The view-model of a comparison: what the plan reaches and what it leaves out at different settings.

They differ in their capacity, or in how many of the gaps are placed strictly in order.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby
from typing import Literal

from ccg_toolkit.planning import FIRST_FIVE, Plan, option_of
from ccg_toolkit.report.assessment import Assessment
from ccg_toolkit.report.charts import CapacityChart, capacity_chart
from ccg_toolkit.report.english import count, listed, long_date, points, span
from ccg_toolkit.report.rounding import in_words, percent
from ccg_toolkit.report.sentences import titles
from ccg_toolkit.report.standing import reported
from ccg_toolkit.scoring import Exact

By = Literal["capacity", "in-order"]
"""What the plans differ in."""


@dataclass(frozen=True, kw_only=True, slots=True)
class OptionView:
    """What the plan comes to at one setting.

    Attributes:
        label: the setting, such as ``8 points`` or ``5 in order``; where several come to the same plan, all of them, such
            as ``8 or 12 points``.
        short: the same below the heading of its column, such as ``8`` or ``none``.
        planned: how many actions it holds.
        effort: points of effort in all, of `available`.
        closed: how many of the gaps are closed by its end, such as ``7 of 26``.
        due: how many more are closed after it, by work that ends within it.
        first_closed: how many of the first five are closed by its end, such as ``2 of 5``.
        scores: the overall score after each quarter.
        bounds: of the score at its end; a dash where everything is rated.
        percent_to_target: at its end.
        left_out: titles of the actions that find no place.
        gained, lost: a heading and a list in words: what it does and the option before leaves out, and the other way
            round; both empty where there is nothing.
    """

    label: str
    short: str
    planned: int
    effort: int
    available: int
    closed: str
    due: int
    first_closed: str
    scores: tuple[str, ...]
    bounds: str
    percent_to_target: str
    left_out: tuple[str, ...]
    gained: tuple[str, str]
    lost: tuple[str, str]

    @property
    def score(self) -> str:
        """The overall score at its end."""
        return self.scores[-1]

    @property
    def left_out_count(self) -> int:
        """How many actions find no place."""
        return len(self.left_out)

    @property
    def changes(self) -> tuple[tuple[str, str], ...]:
        """Of what is gained and lost, that which there is."""
        return tuple(change for change in (self.gained, self.lost) if change[1])


@dataclass(frozen=True, kw_only=True, slots=True)
class ComparisonView:
    """Plans at several settings, side by side.

    Attributes:
        title: of the page, in its window.
        heading: of the page itself.
        setting: what the plans differ in, as the heading of a column.
        now: the overall score before the plan.
        note: what the settings mean, in a sentence or two.
        actions: for each action of any of the plans its title, its criterion, and when it is done at each setting,
            such as ``Q1`` or ``Q1 to Q2``, or ``later``.
        left_out: titles of the actions that none of the plans holds.
        chart: ``None`` where nothing is rated.
    """

    title: str
    heading: str
    setting: str
    organisation: str
    framework: str
    assessed_on: str
    version: str
    period: str
    bottom: int
    top: int
    now: str
    note: str
    options: tuple[OptionView, ...]
    actions: tuple[tuple[str, str, tuple[str, ...]], ...]
    left_out: tuple[str, ...]
    summary: str
    chart: CapacityChart | None


def compare(assessments: Sequence[Assessment], by: By = "capacity") -> ComparisonView:
    """Put plans side by side.

    Args:
        assessments: of the same answers, from the smallest setting to the largest; at least one.
        by: what their plans differ in.

    Returns:
        Texts and figures ready to show.
    """
    first = assessments[0]
    cover, answers, now = first.framework.cover, first.answers, first.scores.overall.mean
    alike = _alike(assessments)
    shown = [same[0] for same in alike]
    options = tuple(_option(same, before, by) for same, before in zip(alike, [None, *alike[:-1]], strict=True))
    summary = _summary(first, options, by)
    heading = "What different capacities reach" if by == "capacity" else "What keeping more of the order reaches"
    courses = [
        (f"{option.label}: {option.scores[-1]}", _course(assessment.plan))
        for option, assessment in zip(options, shown, strict=True)
    ]
    return ComparisonView(
        title=f"{cover.title}: {heading[:1].lower()}{heading[1:]}",
        heading=heading,
        setting="Points a quarter" if by == "capacity" else "Gaps in order",
        organisation=answers.organisation,
        framework=f"{cover.title}, version {cover.version}",
        assessed_on=long_date(answers.assessed_on),
        version=first.version,
        period=span(first.plan.quarters[0].starts_on, first.plan.quarters[-1].ends_on),
        bottom=cover.bottom,
        top=cover.top,
        now=in_words(now),
        note=_note(first.plan, by),
        options=options,
        actions=tuple(_actions(shown)),
        left_out=tuple(_left_out(shown)),
        summary=summary,
        chart=None if now is None else capacity_chart(now, courses, cover.top, summary),
    )


def _alike(assessments: Sequence[Assessment]) -> list[list[Assessment]]:
    """Put neighbours together whose plans are the same, each quarter alike; what is left out may have other reasons."""
    return [list(same) for _, same in groupby(assessments, key=lambda assessment: _work(assessment.plan))]


def _work(plan: Plan) -> list[tuple[str, tuple[int, ...]]]:
    return [(action.ref, action.points) for action in plan.actions]


def _course(plan: Plan) -> list[Exact]:
    return [quarter.projected.overall.mean or Fraction(0) for quarter in plan.quarters]


def _option(same: Sequence[Assessment], before: Sequence[Assessment] | None, by: By) -> OptionView:
    assessment = same[0]
    plan, gaps = assessment.plan, len(assessment.priorities)
    option, end = option_of(plan), plan.quarters[-1].projected.overall
    return OptionView(
        label=_label(same, by),
        short=_short(same, by),
        planned=len(plan.actions),
        effort=sum(quarter.effort for quarter in plan.quarters),
        available=sum(quarter.capacity for quarter in plan.quarters),
        closed=f"{option.closed} of {gaps}",
        due=option.due,
        first_closed=f"{option.first_closed} of {min(FIRST_FIVE, gaps)}",
        scores=tuple(in_words(quarter.projected.overall.mean) for quarter in plan.quarters),
        bounds="\u2013" if end.low == end.high else f"{in_words(end.low)} to {in_words(end.high)}",
        percent_to_target=percent(end.percent_to_target),
        left_out=tuple(later.step.written.title for later in plan.later),
        gained=_only_one_does(same, before, by) if before else ("", ""),
        lost=_only_one_does(before, same, by) if before else ("", ""),
    )


def _short(same: Sequence[Assessment], by: By) -> str:
    """Name the settings that come to one plan."""
    if by == "capacity":
        return _either(f"{assessment.plan.quarters[0].capacity:,}" for assessment in same)
    numbers = [assessment.decisions.in_order for assessment in same]
    return _either("all" if number is None else f"{number:,}" if number else "none" for number in numbers)


def _either(names: Iterable[str]) -> str:
    """Join names by commas, and the last one by `or`."""
    *others, last = names
    return f"{', '.join(others)} or {last}" if others else last


def _label(same: Sequence[Assessment], by: By) -> str:
    if by == "capacity":
        noun = "point" if [assessment.plan.quarters[0].capacity for assessment in same] == [1] else "points"
        return f"{_short(same, by)} {noun}"
    return f"{_short(same, by)} in order"


def _only_one_does(some: Sequence[Assessment], others: Sequence[Assessment], by: By) -> tuple[str, str]:
    """Name the actions that one plan holds and the other leaves out."""
    missed = {later.step.ref for later in others[0].plan.later}
    held = [action.ref for action in some[0].plan.actions if action.ref in missed]
    if not held:
        return "", ""
    return f"Done with {_label(some, by)}, left out with {_label(others, by)}", titles(some[0], held, limit=6)


def _left_out(assessments: Sequence[Assessment]) -> Iterator[str]:
    held = {action.ref for assessment in assessments for action in assessment.plan.actions}
    for later in assessments[-1].plan.later:
        if later.step.ref not in held:
            yield later.step.written.title


def _actions(assessments: Sequence[Assessment]) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Say when each action is done at each setting; first what starts first at the last of them."""
    when = [_when(assessment.plan) for assessment in assessments]
    largest = assessments[-1].plan
    refs = [*when[-1], *(later.step.ref for later in largest.later), *(ref for placed in when for ref in placed)]
    for ref in dict.fromkeys(refs):
        criterion, action = assessments[0].framework.actions[ref]
        yield action.title, criterion.title, tuple(placed.get(ref, "later") for placed in when)


def _when(plan: Plan) -> dict[str, str]:
    """Name the quarters of each planned action, in the order in which they start."""
    return {
        action.ref: f"Q{action.starts}" if action.starts == action.ends else f"Q{action.starts} to Q{action.ends}"
        for action in plan.actions
    }


def _note(plan: Plan, by: By) -> str:
    a_point = "One point is about a week of a lead's time."
    if by == "capacity":
        return a_point
    return (
        f"{points(plan.quarters[0].capacity)} a quarter. Of the gaps in order, each is closed as early as those above it "
        f"allow; the others follow by what they bring for their effort. {a_point}"
    )


def _summary(assessment: Assessment, options: Sequence[OptionView], by: By) -> str:
    """Say what the comparison shows."""
    scores, quarters = assessment.scores, len(assessment.plan.quarters)
    if scores.overall.mean is None:
        return "Nothing is rated yet, so there is nothing to plan."
    each = " a quarter" if by == "capacity" else ""
    levels = listed((f"{option.scores[-1]} with {option.label}{each}" for option in options), 8)
    doubt = reported(scores.framework.cover, scores.overall)
    said = (
        f"The overall score is {in_words(scores.overall.mean)} now, of a target of {in_words(scores.overall.target)}"
        f"{f' ({doubt})' if doubt else ''}; after {count(quarters, 'quarter', 'quarters')} the plan reaches {levels}."
    )
    if by == "capacity" and assessment.priorities and " or " in "".join(option.label for option in options):
        said += " Capacities that stand together come to the same plan: between them time decides, not capacity."
    return said
