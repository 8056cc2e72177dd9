"""What other capacities, and more time, would come to: a few plans side by side, equal ones once."""

from collections.abc import Sequence

from ccg_toolkit.planning import FIRST_FIVE, Option
from ccg_toolkit.report.assessment import Assessment
from ccg_toolkit.report.english import count, numbered, points
from ccg_toolkit.report.plan_view import OptionsView
from ccg_toolkit.report.rounding import in_words


def options_view(assessment: Assessment) -> OptionsView | None:
    """Put the plan beside those with other capacities and more time; ``None`` where no action is called for."""
    if not assessment.options or not (assessment.plan.actions or assessment.plan.later):
        return None
    alike: dict[object, list[Option]] = {}
    for option in assessment.options:
        alike.setdefault(option.comes_to, []).append(option)
    gaps = len(assessment.plan.gaps)
    shown = [same[0] for same in alike.values()]
    return OptionsView(
        columns=tuple(_label(assessment, same) for same in alike.values()),
        rows=(
            ("Gaps closed by its end", tuple(f"{one.closed} of {gaps}" for one in shown)),
            ("Due after it, from the same work", tuple(f"{one.due}" for one in shown)),
            (
                f"Of the first {numbered(min(FIRST_FIVE, gaps))}, closed by its end",
                tuple(f"{one.first_closed}" for one in shown),
            ),
            ("Overall score at its end", tuple(in_words(one.score) for one in shown)),
            ("Actions left out", tuple(f"{one.later}" for one in shown)),
        ),
        told=_told(assessment),
    )


def this_option(assessment: Assessment) -> Option | None:
    """Find the plan itself among the options."""
    return next((one for one in assessment.options if _shape(one) == _own_shape(assessment)), None)


def _shape(option: Option) -> tuple[int, int]:
    return option.capacity, option.quarters


def _own_shape(assessment: Assessment) -> tuple[int, int]:
    quarters = assessment.plan.quarters
    return quarters[0].capacity, len(quarters)


def _label(assessment: Assessment, same: Sequence[Option]) -> str:
    own, length = _own_shape(assessment), len(assessment.plan.quarters)
    named = []
    for option in same:
        over = "" if option.quarters == length else f" over {count(option.quarters, 'quarter', 'quarters')}"
        this = " (this plan)" if _shape(option) == own else ""
        named.append(f"{points(option.capacity)} a quarter{over}{this}")
    return " or ".join(named)


def _told(assessment: Assessment) -> str:
    """Say where half as much capacity again comes to the same, and whether twice the time does."""
    own = this_option(assessment)
    larger = next((one for one in assessment.options if own and one.capacity > own.capacity), None)
    if own is None or larger is None or larger.comes_to != own.comes_to:
        return ""
    if any(one.quarters > own.quarters and one.comes_to != own.comes_to for one in assessment.options):
        return f"Twice the time would come to more, and {points(larger.capacity)} a quarter to the same: time decides here, not capacity."
    return f"Neither {points(larger.capacity)} a quarter nor twice the time would come to more."
