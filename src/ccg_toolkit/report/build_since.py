"""Fill the section of a report on what moved since an earlier assessment: what came as promised in one line."""

from ccg_toolkit.history import Change
from ccg_toolkit.report.build_change import build_change_view
from ccg_toolkit.report.change_page import split_chart
from ccg_toolkit.report.english import quoted
from ccg_toolkit.report.since_view import SinceView

_MOST_NAMED = 12


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
