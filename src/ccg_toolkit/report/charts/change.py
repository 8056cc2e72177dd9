"""The split of a change as a stair of bars: from the score then, step by step, to the score now."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal, NamedTuple

from ccg_toolkit.report.charts.frame import Corners, Drawing
from ccg_toolkit.report.charts.lettering import WIDTH, drawn, shortened

ROW, BAR, TOP = 30, 16, 8
LEFT, RIGHT = 330, 620
"""Where the lowest and the highest score stand; labels are to the left, figures behind each bar."""
_LEAST = Fraction(1, 4)
"""The least part of the scale that the width shows, so that a small change looks small."""


class Stair(NamedTuple):
    """A step to draw: what it is called, the figure behind it, and the scores before and after it."""

    label: str
    figure: str
    before: Fraction
    after: Fraction


@dataclass(frozen=True, kw_only=True, slots=True)
class StairBar:
    """A row of the picture.

    Attributes:
        kind: ``end`` for the scores then and now, which are drawn as a mark; ``up`` is filled, ``down`` is in outline.
        label: at the left.
        figure: behind the bar.
        left: where the bar begins.
        width: how wide it is.
        top: its upper edge.
        text_at: the height of the label and the figure.
        figure_at: where the figure begins.
    """

    kind: Literal["end", "up", "down"]
    label: str
    figure: str
    left: Decimal
    width: Decimal
    top: Decimal
    text_at: Decimal
    figure_at: Decimal

    @property
    def filled(self) -> bool:
        """Whether it is drawn filled."""
        return self.kind != "down"

    @property
    def whole(self) -> bool:
        """Whether it is a score, and no part."""
        return self.kind == "end"


@dataclass(frozen=True, kw_only=True, slots=True)
class StairChart(Drawing):
    """The whole picture: its rows, the lines that join one to the next, and what it says, in words."""

    rows: tuple[StairBar, ...]
    joints: tuple[Corners, ...]
    bar: int
    summary: str


def stair_chart(stairs: Sequence[Stair], summary: str) -> StairChart:
    """Lay out the picture.

    Args:
        stairs: the score then, each part, and the score now; of the first and the last both scores are the same.
        summary: what it says, in words.
    """
    scores = [score for stair in stairs for score in (stair.before, stair.after)]
    low, high = min(scores), max(scores)
    missing = max(_LEAST - (high - low), Fraction(0)) / 2
    low, span = low - missing, high - low + 2 * missing

    def across(score: Fraction) -> Fraction:
        return LEFT + (score - low) * (RIGHT - LEFT) / span

    rows, joints = [], []
    for number, stair in enumerate(stairs):
        top = TOP + number * ROW
        ends = sorted((across(stair.before), across(stair.after)))
        kind: Literal["end", "up", "down"] = "end"
        if 0 < number < len(stairs) - 1:
            kind = "up" if stair.after >= stair.before else "down"
        left, width = (ends[0] - 3, Fraction(6)) if kind == "end" else (ends[0], max(ends[1] - ends[0], Fraction(1)))
        rows.append(
            StairBar(
                kind=kind,
                label=shortened(stair.label, LEFT - 20),
                figure=stair.figure,
                left=drawn(left),
                width=drawn(width),
                top=drawn(top),
                text_at=drawn(top + BAR - 4),
                figure_at=drawn(left + width + 8),
            )
        )
        if number < len(stairs) - 1:
            at = drawn(across(stair.after))
            joints.append(((at, drawn(top + BAR)), (at, drawn(top + ROW))))
    return StairChart(
        width=WIDTH,
        height=TOP + len(stairs) * ROW,
        rows=tuple(rows),
        joints=tuple(joints),
        bar=BAR,
        summary=summary,
    )
