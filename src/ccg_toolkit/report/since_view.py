"""The view-model of what moved since an earlier assessment, as a section of a report: two pages, exceptions first."""

from dataclasses import dataclass

from ccg_toolkit.history import Change
from ccg_toolkit.report.build_change import build_change_view
from ccg_toolkit.report.change_page import split_chart
from ccg_toolkit.report.change_view import ChangeView, KeptView, PointView, SplitView
from ccg_toolkit.report.charts.change import StairChart
from ccg_toolkit.report.english import quoted

_MOST_NAMED = 12


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


def since_view(change: Change | None, version: str) -> SinceView | None:
    """Say what moved since an earlier assessment.

    Args:
        change: since then; ``None`` where no earlier assessment was read.
        version: of this program.
    """
    if change is None:
        return None
    view = build_change_view([change], version)
    then, now = view.points
    kept = list(zip(change.kept, view.promises, strict=True))
    plain = [one.came == "came" and one.status in {"done", None} for one, _ in kept]
    titles = [promise.title for (_, promise), as_planned in zip(kept, plain, strict=True) if as_planned]
    return SinceView(
        day=then.day,
        then=then,
        now=now,
        split=view.splits[0],
        change=view,
        chart=split_chart(change),
        as_promised=f"As promised: {quoted(titles, _MOST_NAMED)}." if titles else "",
        others=tuple(promise for (_, promise), as_planned in zip(kept, plain, strict=True) if not as_planned),
    )
