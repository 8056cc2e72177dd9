"""What drawings have in common: how large they are, where their edges lie, and the ticks beside these."""

from dataclasses import dataclass
from decimal import Decimal

from ccg_toolkit.report.charts.lettering import ems

Corners = tuple[tuple[Decimal, Decimal], ...]
"""The points of a line or the corners of a shape, each by its place across and down."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Tick:
    """A place on an axis and its label."""

    at: Decimal
    label: str

    @property
    def label_at(self) -> Decimal:
        """The height of its label."""
        return self.at + 4


@dataclass(frozen=True, kw_only=True, slots=True)
class Drawing:
    """A picture of some size."""

    width: int
    height: int

    @property
    def ems_wide(self) -> float:
        """Its width, in the size of its letters."""
        return ems(self.width)

    @property
    def ems_high(self) -> float:
        """Its height, in the size of its letters."""
        return ems(self.height)


@dataclass(frozen=True, kw_only=True, slots=True)
class Framed(Drawing):
    """A drawing whose marks stand within a frame, with labels around it."""

    left: int
    right: int
    top: int
    bottom: int

    @property
    def labels_beside(self) -> int:
        """Where the labels to the left of the frame end."""
        return self.left - 12

    @property
    def label_above(self) -> int:
        """The height of what stands above the frame."""
        return self.top - 9

    @property
    def labels_below(self) -> int:
        """The height of the labels below the frame."""
        return self.bottom + 18
