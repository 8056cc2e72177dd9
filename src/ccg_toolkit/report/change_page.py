"""What changed as a page: the view that the terminal has too, with the picture of the split."""

from collections.abc import Sequence
from dataclasses import dataclass

from ccg_toolkit.history import Change
from ccg_toolkit.report.change_view import ChangeView
from ccg_toolkit.report.change_words import STEPS, signed
from ccg_toolkit.report.charts.change import Stair, StairChart, stair_chart
from ccg_toolkit.report.rounding import in_words


@dataclass(frozen=True, kw_only=True, slots=True)
class ChangePage:
    """A page of its own.

    Attributes:
        change: what it says.
        chart: of the last split; ``None`` where there is none, or nothing to draw.
    """

    change: ChangeView
    chart: StairChart | None


def change_page(changes: Sequence[Change], view: ChangeView) -> ChangePage:
    """Make the page of what changed.

    Args:
        changes: from each assessment to the next.
        view: the same in words.
    """
    return ChangePage(change=view, chart=split_chart(changes[-1]))


def split_chart(change: Change) -> StairChart | None:
    """Draw the split of one change; ``None`` where a score is missing or nothing changed it."""
    then, now = change.then, change.now
    parts = [part for part in change.parts if part.value]
    if then is None or now is None or not parts:
        return None
    stairs = [Stair("Overall score then", in_words(then), then, then)]
    for part in parts:
        before = stairs[-1].after
        stairs.append(Stair(STEPS[part.step].label, signed(part.value), before, before + part.value))
    stairs.append(Stair("Overall score now", in_words(now), now, now))
    said = "; ".join(f"{stair.label}: {stair.figure}" for stair in stairs)
    return stair_chart(stairs, f"From the score then to the score now. {said}.")
