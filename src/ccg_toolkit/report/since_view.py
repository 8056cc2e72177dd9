"""The view-model of what moved since an earlier assessment, as a section of a report: two pages, exceptions first."""

from dataclasses import dataclass

from ccg_toolkit.report.change_view import ChangeView, KeptView, PointView, SplitView
from ccg_toolkit.report.charts.change import StairChart


@dataclass(frozen=True, kw_only=True, slots=True)
class SinceView:
    """What moved since an earlier assessment.

    Attributes:
        day: of the earlier one, written out.
        then, now: the two assessments.
        split: what the score changed by, in parts.
        change: all that a comparison of the two would say.
        chart: the parts of the change, drawn; ``None`` where there is nothing to draw.
        as_promised: which of the promised levels came with their work, in a sentence; empty where none did.
        others: what became of each of the other promises.
    """

    day: str
    then: PointView
    now: PointView
    split: SplitView
    change: ChangeView
    chart: StairChart | None
    as_promised: str
    others: tuple[KeptView, ...]
