"""The overall score to come, quarter by quarter: one line for each capacity."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from math import ceil, floor

from ccg_toolkit.report.charts.frame import Corners, Framed, Tick
from ccg_toolkit.report.charts.lettering import WIDTH, drawn

HEIGHT = 300
LEFT, RIGHT, TOP, BOTTOM = 40, 520, 20, 260
_APART = 16
"""The least distance between two labels, one above the other."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """One capacity: the points of its line, and its label beside the end.

    Attributes:
        points: the score now, then after each quarter.
        dash: an SVG dash pattern that no other of the first six lines has; empty for an unbroken line.
        end: the height of its last point.
        label_at: the height of its label.
        label: the capacity and the last score.
    """

    points: Corners
    dash: str
    end: Decimal
    label_at: Decimal
    label: str


@dataclass(frozen=True, kw_only=True, slots=True)
class CapacityChart(Framed):
    """Scores over the quarters at several capacities; the height runs over whole levels only."""

    levels: tuple[Tick, ...]
    quarters: tuple[Tick, ...]
    lines: tuple[Line, ...]
    summary: str

    @property
    def labels_behind(self) -> int:
        """Where the labels of the lines begin."""
        return self.right + 12


_DASHES = ("", "8 4", "2 3", "12 3 2 3", "5 2", "1 5")


def capacity_chart(
    now: Fraction, courses: Sequence[tuple[str, Sequence[Fraction]]], top: int, summary: str
) -> CapacityChart:
    """Lay out the chart.

    Args:
        now: the overall mean before the plan.
        courses: for each capacity its label, and the overall mean after each quarter.
        top: the highest level of the scale.
        summary: what the picture says, in words.

    Returns:
        The geometry.
    """
    highest = max((course[-1] for _, course in courses), default=now)
    low, high = floor(now), min(top, max(ceil(highest), floor(now) + 1))
    low = min(low, high - 1)
    steps = len(courses[0][1])

    def across(quarter: int) -> Fraction:
        return LEFT + Fraction(quarter * (RIGHT - LEFT), steps)

    def up(score: Fraction | int) -> Fraction:
        return BOTTOM - Fraction(score - low) * (BOTTOM - TOP) / (high - low)

    ends = [up(course[-1]) for _, course in courses]
    places = _apart(ends)
    return CapacityChart(
        width=WIDTH,
        height=HEIGHT,
        left=LEFT,
        right=RIGHT,
        top=TOP,
        bottom=BOTTOM,
        levels=tuple(Tick(at=drawn(up(level)), label=str(level)) for level in range(low, high + 1)),
        quarters=tuple(
            Tick(at=drawn(across(quarter)), label=f"Q{quarter}" if quarter else "now")
            for quarter in range(0, steps + 1, max(1, -(-steps // 12)))
        ),
        lines=tuple(
            Line(
                points=tuple(
                    (drawn(across(quarter)), drawn(up(score))) for quarter, score in enumerate([now, *course])
                ),
                dash=_DASHES[index % len(_DASHES)],
                end=drawn(end),
                label_at=drawn(place + 4),
                label=label,
            )
            for index, ((label, course), end, place) in enumerate(zip(courses, ends, places, strict=True))
        ),
        summary=summary,
    )


def _apart(heights: Sequence[Fraction]) -> list[Fraction]:
    """Move labels up until none lies on another; the lowest stays."""
    order = sorted(range(len(heights)), key=lambda index: -heights[index])
    places = list(heights)
    for below, above in pairwise(order):
        places[above] = min(places[above], places[below] - _APART)
    return places
