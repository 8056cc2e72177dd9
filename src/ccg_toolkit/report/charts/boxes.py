"""Small boxes beside words: as many as there are bands, or levels above the lowest, and which of them are filled."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from ccg_toolkit.report.charts.lettering import drawn

_BROAD, _SLIM = 6, 4
"""From one box of a band to the next; of many bands each box is narrower, so that the name keeps its room."""

_FEW = 6
"""The most bands whose boxes are broad."""

_STEP = 13
"""From one box of a meter to the next."""

_LINE = Fraction(1, 2)
"""Half the width of the line around a box, all of which has to lie inside the drawing."""


@dataclass(frozen=True, kw_only=True, slots=True)
class BandBox:
    """A box: where it begins, and whether the band is at least so high."""

    at: Decimal
    filled: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class BandBoxes:
    """The boxes of a band, the lowest first.

    Attributes:
        width: of all together.
        box: the width of one.
    """

    width: int
    box: int
    boxes: tuple[BandBox, ...]

    @property
    def room(self) -> int:
        """Where the name of the band begins."""
        return self.width + 12

    @property
    def back(self) -> int:
        """How far a second line begins before the name, below the boxes."""
        return self.width + 5


@dataclass(frozen=True, kw_only=True, slots=True)
class MeterBox:
    """A box: where it begins, and whether its level is reached, or lies beyond the target."""

    at: Decimal
    reached: bool
    beyond: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Meter:
    """The boxes of a criterion, one for each level above the lowest.

    Attributes:
        name: the same for all criteria with the same boxes, such as ``rttb``.
        width: of all together.
    """

    name: str
    width: int
    boxes: tuple[MeterBox, ...]

    @property
    def room(self) -> int:
        """Where the words beside it begin."""
        return self.width + 8


def band_boxes(place: int, of: int) -> BandBoxes:
    """Lay out the boxes of a band.

    Args:
        place: among the bands, from 1 for the lowest.
        of: how many bands there are.
    """
    pitch = _BROAD if of <= _FEW else _SLIM
    return BandBoxes(
        width=of * pitch,
        box=pitch - 2,
        boxes=tuple(BandBox(at=drawn(number * pitch + _LINE), filled=number < place) for number in range(of)),
    )


def meter(steps: Sequence[str]) -> Meter:
    """Lay out the boxes of a criterion.

    Args:
        steps: one of ``reached``, ``to-do`` or ``beyond`` for each level above the lowest.
    """
    return Meter(
        name=meter_name(steps),
        width=len(steps) * _STEP,
        boxes=tuple(
            MeterBox(at=drawn(number * _STEP + _LINE), reached=step == "reached", beyond=step == "beyond")
            for number, step in enumerate(steps)
        ),
    )


def meter_name(steps: Sequence[str]) -> str:
    """Name the boxes of a criterion by the first letters of its steps."""
    return "".join(step[:1] for step in steps)
