"""A score on its scale, small enough to stand in a row of a table: a dot, the bar of its bounds, a mark for the target."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from ccg_toolkit.report.charts.lettering import drawn
from ccg_toolkit.scoring import Score

WIDTH = 136
HEIGHT = 20
_EDGE = 8


@dataclass(frozen=True, kw_only=True, slots=True)
class Strip:
    """One score on the scale.

    Attributes:
        ticks: where the levels lie.
        low, high: the ends of the bounds; ``None`` where nothing applies.
        unconfirmed: what would be left if nothing held that nobody confirms; ``None`` where that is `low`.
        score, target: the mean level and the mean target of what is rated; ``None`` where nothing is.
        planned: the mean level at the end of the plan, if all goes to plan; ``None`` where that is the same.
    """

    width: int
    height: int
    ticks: tuple[Decimal, ...]
    low: Decimal | None
    high: Decimal | None
    unconfirmed: Decimal | None
    score: Decimal | None
    planned: Decimal | None
    target: Decimal | None

    @property
    def begins(self) -> Decimal:
        """Where the scale begins."""
        return self.ticks[0]

    @property
    def ends(self) -> Decimal:
        """Where the scale ends."""
        return self.ticks[-1]

    @property
    def bounded(self) -> bool:
        """Whether there is anything between its bounds."""
        return self.low != self.high

    @property
    def square_left(self) -> Decimal | None:
        """Where the mark of the score begins; ``None`` where there is none."""
        return None if self.score is None else self.score - 5

    @property
    def room(self) -> int:
        """The room that it takes beside the words."""
        return self.width + 8


def strip(score: Score, planned: Score, scale: range) -> Strip:
    """Lay out a score.

    Args:
        score: with its bounds.
        planned: the same at the end of the plan, if all goes to plan.
        scale: the numbers of the levels.

    Returns:
        The geometry.
    """

    def across(value: Fraction | int) -> Decimal:
        return drawn(_EDGE + (value - scale[0]) * Fraction(WIDTH - 2 * _EDGE, len(scale) - 1))

    def known(value: Fraction | None) -> Decimal | None:
        return None if value is None else across(value)

    return Strip(
        width=WIDTH,
        height=HEIGHT,
        ticks=tuple(across(level) for level in scale),
        low=known(score.low),
        high=known(score.high),
        unconfirmed=None if score.unconfirmed_low == score.low else known(score.unconfirmed_low),
        score=known(score.mean),
        planned=None if planned.mean == score.mean else known(planned.mean),
        target=known(score.target),
    )
