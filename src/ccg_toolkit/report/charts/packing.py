"""Marks in the cells of a grid: in lines, in the order in which they are given, and the rest counted.

Each row of the grid is as high as its fullest cell needs, as far as there is room.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import accumulate, pairwise

from ccg_toolkit.report.charts.lettering import drawn

LEFT, RIGHT, TOP = 76, 686, 26
"""Where grids begin and end, in units of the drawing."""
RADIUS = 11
"""Of a mark with a label."""
PITCH, DOT_PITCH, _MORE = 25, 15, 32
"""The room for a mark with a label, for one without, and for a count of what found no room."""
_MARGIN = 3

Cell = tuple[int, int]
"""A column from the left and a row from above, both from 0."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Dot:
    """A mark to be placed.

    Attributes:
        kind: what it stands for; marks without a label begin a line of their own.
        label: what stands in it; empty where it has none.
        rank: of the priority it stands for; 0 where it stands for none.
    """

    kind: str
    label: str = ""
    rank: int = 0

    @property
    def size(self) -> int:
        """How wide it is, with the room beside it."""
        return _MORE if self.kind == "more" else PITCH if self.label else DOT_PITCH


@dataclass(frozen=True, kw_only=True, slots=True)
class Mark:
    """A mark in its place.

    Attributes:
        cell: the one it stands in.
        kind, label, rank: as given; of kind ``more`` is a count of those that found no room.
        x, y: its middle.
    """

    cell: Cell
    kind: str
    label: str
    rank: int
    x: Decimal
    y: Decimal

    @property
    def label_at(self) -> Decimal:
        """The height of its label."""
        return self.y + 4

    @property
    def filled(self) -> bool:
        """Whether it stands out: what to concentrate on, or what a quick win closes."""
        return self.kind in {"first", "quick"}

    @property
    def done(self) -> bool:
        """Whether it is a criterion at its target."""
        return self.kind == "done"

    @property
    def partly(self) -> bool:
        """Whether it is a priority whose effort is not all known."""
        return self.kind == "partly"

    @property
    def more(self) -> bool:
        """Whether it counts those that found no room."""
        return self.kind == "more"


@dataclass(frozen=True, kw_only=True, slots=True)
class Packed:
    """Marks in the cells of a grid, the lines between its rows, from above, and those between its columns."""

    edges: tuple[int, ...]
    down: tuple[Decimal, ...]
    marks: tuple[Mark, ...]

    @property
    def middles(self) -> tuple[Decimal, ...]:
        """The middle of each row."""
        return tuple(drawn(Fraction(upper + lower, 2)) for upper, lower in pairwise(self.edges))

    @property
    def centres(self) -> tuple[Decimal, ...]:
        """The middle of each column."""
        wide = Fraction(RIGHT - LEFT, len(self.down) - 1)
        return tuple(drawn(LEFT + wide * column + wide / 2) for column in range(len(self.down) - 1))


def packed(cells: Mapping[Cell, Sequence[Dot]], *, columns: int, rows: int, most: int) -> Packed:
    """Place marks in the cells of a grid.

    Args:
        cells: what stands in each; the others are empty.
        columns: how many there are, all as wide.
        rows: how many there are.
        most: the greatest height of all rows together.

    Returns:
        The marks, and where the rows lie.
    """
    wide = Fraction(RIGHT - LEFT, columns)
    least = min(54, most // rows)
    needed = [
        max(
            least,
            2 * _MARGIN + max((_height(dots, wide) for cell, dots in cells.items() if cell[1] == row), default=0),
        )
        for row in range(rows)
    ]
    highest = next(high for high in range(most, 0, -1) if sum(min(high, wants) for wants in needed) <= most)
    edges = tuple(accumulate((min(highest, wants) for wants in needed), initial=TOP))
    marks = tuple(mark for cell, dots in sorted(cells.items()) for mark in _placed(cell, dots, wide, edges))
    down = tuple(drawn(LEFT + wide * column) for column in range(columns + 1))
    return Packed(edges=edges, down=down, marks=marks)


def _placed(cell: Cell, dots: Sequence[Dot], wide: Fraction, edges: Sequence[int]) -> Iterator[Mark]:
    """Place the marks of a cell in the middle of it; those that find no room are counted."""
    column, row = cell
    upper, lower = edges[row], edges[row + 1]
    shown = _shown(dots, wide, lower - upper - 2 * _MARGIN)
    lines = _lines(shown, wide)
    begin = LEFT + wide * column + (wide - max(sum(dot.size for dot in line) for line in lines)) / 2
    y = upper + Fraction(lower - upper - _height(shown, wide), 2)
    for line in lines:
        x, middle = begin, drawn(y + Fraction(_tall(line), 2))
        for dot in line:
            at = drawn(x + Fraction(dot.size, 2))
            yield Mark(cell=cell, kind=dot.kind, label=dot.label, rank=dot.rank, x=at, y=middle)
            x += dot.size
        y += _tall(line)


def _lines(dots: Sequence[Dot], wide: Fraction) -> list[list[Dot]]:
    """Break the marks of a cell into lines; those without a label begin a line of their own."""
    lines: list[list[Dot]] = []
    for dot in dots:
        starts = not lines or (not dot.label and lines[-1][0].label)
        if starts or sum(other.size for other in [*lines[-1], dot]) > wide - 2 * _MARGIN:
            lines.append([dot])
        else:
            lines[-1].append(dot)
    return lines


def _tall(line: Sequence[Dot]) -> int:
    return min(PITCH, max(dot.size for dot in line))


def _height(dots: Sequence[Dot], wide: Fraction) -> int:
    return sum(map(_tall, _lines(dots, wide)))


def _shown(dots: Sequence[Dot], wide: Fraction, room: int) -> Sequence[Dot]:
    """Keep as many as find room in a cell; the others are counted."""

    def with_count(kept: int) -> list[Dot]:
        return [*dots[:kept], Dot(kind="more", label=f"+{len(dots) - kept}")]

    if _height(dots, wide) <= room:
        return dots
    sizes = range(1, len(dots))
    return with_count(bisect_right(sizes, room, key=lambda kept: _height(with_count(kept), wide)))
