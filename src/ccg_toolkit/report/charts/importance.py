"""Importance against performance: what matters much and is not done well stands out (Martilla and James 1977)."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import accumulate, pairwise

from ccg_toolkit.planning import Priority
from ccg_toolkit.report.charts.frame import Framed, Tick
from ccg_toolkit.report.charts.lettering import WIDTH, drawn, label
from ccg_toolkit.report.english import count, listed, sentence
from ccg_toolkit.scoring import CriterionScore

IMPORTANT = 4
"""From this importance on, of 1 to 5, a criterion matters more than the usual 3."""

LEFT, RIGHT = 76, 686
TOP = 26
RADIUS, DOT = 11, 5
_PITCH, _DOT_PITCH, _MORE = 25, 15, 32
"""The room for a priority, for a criterion at its target, and for a count of what found no room."""
_MARGIN = 3
_LEAST, _MOST = 54, 590
"""The least height of a row, and the greatest of all five together."""
_NAMES = 8
"""The most criteria that the summary names."""


@dataclass(frozen=True, kw_only=True, slots=True)
class GridMark:
    """A mark in a cell.

    Attributes:
        kind: ``first`` for what to concentrate on, ``gap`` for any other priority, ``done`` for a criterion at its
            target, ``more`` for a count of those that found no room.
        rank: of a priority; 0 for the others.
        level, importance: of the criterion, or of the cell.
        label: the rank, or how many more; empty for what is at its target.
    """

    kind: str
    rank: int
    level: int
    importance: int
    x: Decimal
    y: Decimal
    label: str

    @property
    def label_at(self) -> Decimal:
        """The height of its label."""
        return self.y + 4

    @property
    def first(self) -> bool:
        """Whether it is what to concentrate on."""
        return self.kind == "first"

    @property
    def done(self) -> bool:
        """Whether it is a criterion at its target."""
        return self.kind == "done"

    @property
    def more(self) -> bool:
        """Whether it counts those that found no room."""
        return self.kind == "more"


@dataclass(frozen=True, kw_only=True, slots=True)
class Line(Tick):
    """A line of the grid, or the middle between two: its place, and its label."""

    name: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class ImportanceGrid(Framed):
    """The grid.

    Attributes:
        columns, rows: the middles of the cells, with levels and importance; levels have names only where all fit.
        across, down: the lines between them.
        region: the right and the lower edge of where to concentrate.
        radius, dot: the sizes of the marks.
        unrated: in a sentence how many are not shown; empty where none is missing.
        summary: what to concentrate on, in words.
    """

    columns: tuple[Line, ...]
    rows: tuple[Line, ...]
    across: tuple[int, ...]
    down: tuple[Decimal, ...]
    region: tuple[Decimal, int]
    radius: int
    dot: int
    marks: tuple[GridMark, ...]
    unrated: str
    summary: str

    @property
    def names_below(self) -> int:
        """The height of the names of the levels."""
        return self.bottom + 34

    @property
    def region_width(self) -> Decimal:
        """How wide the part is that shows what to concentrate on."""
        return self.region[0] - self.left

    @property
    def region_height(self) -> int:
        """How high that part is."""
        return self.region[1] - self.top

    @property
    def ring(self) -> float:
        """The radius of a mark to the middle of its line."""
        return self.radius - 0.7


@dataclass(frozen=True, kw_only=True)
class _Dot:
    kind: str
    rank: int
    label: str
    size: int


def importance_grid(
    criteria: Sequence[CriterionScore], priorities: Sequence[Priority], levels: Mapping[int, str]
) -> ImportanceGrid | None:
    """Lay out the grid.

    Args:
        criteria: all of them.
        priorities: those below their target, in order.
        levels: the names of the levels by their numbers, from the lowest up.

    Returns:
        The geometry; ``None`` where no criterion is below its target.
    """
    if not priorities:
        return None
    wide = Fraction(RIGHT - LEFT, len(levels))
    lowest = min(levels)
    cells = _cells(criteria, priorities, lowest)
    edges = _edges(cells, wide)
    names = [label(name, wide - 6) for name in levels.values()]
    names = names if all(names) else [""] * len(levels)
    beyond = max(priority.standing.target for priority in priorities) - lowest
    rated = sum(scored.level is not None for scored in criteria)
    unrated = sum(scored.state in {"unknown", "unanswered"} for scored in criteria)
    return ImportanceGrid(
        width=WIDTH,
        height=edges[-1] + 40,
        left=LEFT,
        right=RIGHT,
        top=TOP,
        bottom=edges[-1],
        columns=tuple(
            Line(at=drawn(LEFT + wide * place + wide / 2), label=str(level), name=name)
            for place, (level, name) in enumerate(zip(levels, names, strict=True))
        ),
        rows=tuple(
            Line(at=drawn(Fraction(upper + lower, 2)), label=str(importance))
            for importance, (upper, lower) in zip(range(5, 0, -1), pairwise(edges), strict=True)
        ),
        across=tuple(edges),
        down=tuple(drawn(LEFT + wide * level) for level in range(len(levels) + 1)),
        region=(drawn(LEFT + wide * beyond), edges[6 - IMPORTANT]),
        radius=RADIUS,
        dot=DOT,
        marks=tuple(mark for place, dots in sorted(cells.items()) for mark in _packed(place, dots, wide, edges)),
        unrated=sentence(f"{count(unrated, 'criterion', 'criteria')} without a level cannot be shown")
        if unrated
        else "",
        summary=_summary(rated, priorities),
    )


def _cells(
    criteria: Sequence[CriterionScore], priorities: Sequence[Priority], lowest: int
) -> dict[tuple[int, int], list[_Dot]]:
    """Give what stands in each cell, by column and importance: priorities by rank, then what is at its target."""
    ranks = {priority.standing.ref: priority.rank for priority in priorities}
    cells: dict[tuple[int, int], list[_Dot]] = {}
    for scored in criteria:
        if scored.level is not None:
            rank = ranks.get(scored.ref, 0)
            kind = "done" if not rank else "first" if scored.importance >= IMPORTANT else "gap"
            size = _PITCH if rank else _DOT_PITCH
            cells.setdefault((scored.level - lowest, scored.importance), []).append(
                _Dot(kind=kind, rank=rank, label=str(rank or ""), size=size)
            )
    return {place: sorted(dots, key=lambda dot: dot.rank or len(criteria) + 1) for place, dots in cells.items()}


def _lines(dots: Sequence[_Dot], wide: Fraction) -> list[list[_Dot]]:
    """Break the marks of a cell into lines; what is at its target begins a line of its own."""
    lines: list[list[_Dot]] = []
    for dot in dots:
        starts = not lines or (dot.kind == "done" != lines[-1][0].kind)
        if starts or sum(other.size for other in [*lines[-1], dot]) > wide - 2 * _MARGIN:
            lines.append([dot])
        else:
            lines[-1].append(dot)
    return lines


def _tall(line: Sequence[_Dot]) -> int:
    return min(_PITCH, max(dot.size for dot in line))


def _height(dots: Sequence[_Dot], wide: Fraction) -> int:
    return sum(map(_tall, _lines(dots, wide)))


def _edges(cells: Mapping[tuple[int, int], Sequence[_Dot]], wide: Fraction) -> list[int]:
    """Give the lines between the rows, from above: each is as high as its fullest cell needs, as far as there is room."""
    needed = [
        max(
            _LEAST,
            2 * _MARGIN + max((_height(dots, wide) for place, dots in cells.items() if place[1] == row), default=0),
        )
        for row in range(5, 0, -1)
    ]
    most = next(most for most in range(_MOST, 0, -1) if sum(min(most, high) for high in needed) <= _MOST)
    return list(accumulate((min(most, high) for high in needed), initial=TOP))


def _shown(dots: Sequence[_Dot], wide: Fraction, room: int) -> Sequence[_Dot]:
    """Keep as many as find room in a cell; the others are counted."""

    def with_count(kept: int) -> list[_Dot]:
        return [*dots[:kept], _Dot(kind="more", rank=0, label=f"+{len(dots) - kept}", size=_MORE)]

    if _height(dots, wide) <= room:
        return dots
    sizes = range(1, len(dots))
    return with_count(bisect_right(sizes, room, key=lambda kept: _height(with_count(kept), wide)))


def _packed(place: tuple[int, int], dots: Sequence[_Dot], wide: Fraction, edges: Sequence[int]) -> Iterator[GridMark]:
    """Place the marks of a cell in the middle of it; those that find no room are counted."""
    level, importance = place
    upper, lower = edges[5 - importance], edges[6 - importance]
    shown = _shown(dots, wide, lower - upper - 2 * _MARGIN)
    lines = _lines(shown, wide)
    begin = LEFT + wide * level + (wide - max(sum(dot.size for dot in line) for line in lines)) / 2
    y = upper + Fraction(lower - upper - _height(shown, wide), 2)
    for line in lines:
        x, middle = begin, drawn(y + Fraction(_tall(line), 2))
        for dot in line:
            yield GridMark(
                kind=dot.kind,
                rank=dot.rank,
                level=level,
                importance=importance,
                x=drawn(x + Fraction(dot.size, 2)),
                y=middle,
                label=dot.label,
            )
            x += dot.size
        y += _tall(line)


def _summary(rated: int, priorities: Sequence[Priority]) -> str:
    """Name what to concentrate on."""
    first = [priority for priority in priorities if priority.standing.importance >= IMPORTANT]
    told = (
        f"Of {count(rated, 'rated criterion', 'rated criteria')}, "
        f"{count(len(priorities), 'is below its target', 'are below their target')}."
    )
    if not first:
        return f"{told} None of these was given an importance of {IMPORTANT} or 5."
    names = listed((f"{priority.standing.criterion.title} ({priority.rank})" for priority in first), _NAMES)
    return f"{told} Concentrate on what is also of importance {IMPORTANT} or 5: {names}."
