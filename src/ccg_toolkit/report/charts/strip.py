"""A score on its scale, small enough to stand in a row of a table: a dot, the bar of its bounds, a mark for the target."""

from dataclasses import dataclass
from fractions import Fraction

from ccg_toolkit.report.charts.lettering import drawn, moved
from ccg_toolkit.scoring import Score

WIDTH = 136
HEIGHT = 20
_EDGE = 8


@dataclass(frozen=True, kw_only=True, slots=True)
class Strip:
    """One score on the scale.

    Attributes:
        ticks: where the levels lie.
        low, high: the ends of the bounds; empty where nothing applies.
        unconfirmed: what would be left if nothing held that nobody confirms; empty where that is `low`.
        score, target: the mean level and the mean target of what is rated; empty where nothing is.
    """

    width: int
    height: int
    ticks: tuple[str, ...]
    low: str
    high: str
    unconfirmed: str
    score: str
    target: str

    @property
    def begins(self) -> str:
        """Where the scale begins."""
        return self.ticks[0]

    @property
    def ends(self) -> str:
        """Where the scale ends."""
        return self.ticks[-1]

    @property
    def bounded(self) -> bool:
        """Whether there is anything between its bounds."""
        return self.low != self.high

    @property
    def square_left(self) -> str:
        """Where the mark of the score begins; empty where there is none."""
        return moved(self.score, -5) if self.score else ""

    @property
    def room(self) -> int:
        """The room that it takes beside the words."""
        return self.width + 8


def strip(score: Score, top: int) -> Strip:
    """Lay out a score.

    Args:
        score: with its bounds.
        top: the highest level of the scale.

    Returns:
        The geometry.
    """

    def across(value: Fraction | int | None) -> str:
        return "" if value is None else drawn(_EDGE + Fraction(value) * (WIDTH - 2 * _EDGE) / top)

    return Strip(
        width=WIDTH,
        height=HEIGHT,
        ticks=tuple(across(level) for level in range(top + 1)),
        low=across(score.low),
        high=across(score.high),
        unconfirmed="" if score.unconfirmed_low == score.low else across(score.unconfirmed_low),
        score=across(score.mean),
        target=across(score.target),
    )
