"""Effort against priority: what takes how much, in steps of points and of tenths; what a quick win closes stands out."""

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from ccg_toolkit.planning import Priority
from ccg_toolkit.report.charts.frame import Framed, Tick
from ccg_toolkit.report.charts.lettering import WIDTH
from ccg_toolkit.report.charts.packing import LEFT, RADIUS, RIGHT, TOP, Cell, Dot, Mark, packed
from ccg_toolkit.report.english import count, listed, numbered
from ccg_toolkit.report.rounding import half_up, in_words

_MOST = 420
"""The greatest height of all rows together."""
_COLUMNS = 6
"""The most columns."""
_NAMES = 8
"""The most criteria that the summary names."""


@dataclass(frozen=True, kw_only=True, slots=True)
class EffortChart(Framed):
    """Effort against priority.

    Attributes:
        efforts, values: the middles of the columns and of the rows, with the efforts and the priorities they hold.
        across, down: the lines between them.
        radius: of the marks.
        marks: ``quick`` for what a quick win closes, ``partly`` where a step has no action, so that the effort is not all
            known, ``gap`` for any other priority.
        partly: whether there is one of the second kind.
        quick: the places, in the order of the priorities from 1, of those that a quick win closes.
        summary: what it shows, in words; it names what a quick win closes.
    """

    efforts: tuple[Tick, ...]
    values: tuple[Tick, ...]
    across: tuple[int, ...]
    down: tuple[Decimal, ...]
    radius: int
    marks: tuple[Mark, ...]
    partly: bool
    quick: tuple[int, ...]
    summary: str

    @property
    def title_below(self) -> int:
        """The height of what is measured from left to right."""
        return self.bottom + 36

    @property
    def ring(self) -> float:
        """The radius of a mark to the middle of its line."""
        return self.radius - 0.7


def effort_chart(priorities: Sequence[Priority], unwritten: Container[str], won: Container[str]) -> EffortChart | None:
    """Lay out the chart.

    Args:
        priorities: in order.
        unwritten: full names of the criteria with a step that no action covers.
        won: full names of the criteria that a quick win closes.

    Returns:
        The geometry; ``None`` where there is nothing to compare: no action written, or fewer than two priorities.
    """
    if len(priorities) < 2 or not any(priority.effort for priority in priorities):
        return None
    most = max(priority.effort for priority in priorities)
    step = next(step for step in _nice_steps() if step * _COLUMNS >= most)
    columns = -(-most // step)
    tenths = range(_tenth(max(priorities, key=_value)), _tenth(min(priorities, key=_value)) - 1, -1)
    cells: dict[Cell, list[Dot]] = {}
    for priority in priorities:
        ref = priority.standing.ref
        kind = "quick" if ref in won else "partly" if ref in unwritten else "gap"
        cell = max(0, -(-priority.effort // step) - 1), tenths[0] - _tenth(priority)
        cells.setdefault(cell, []).append(Dot(kind=kind, rank=priority.rank, label=str(priority.rank)))
    grid = packed(cells, columns=columns, rows=len(tenths), most=_MOST)
    quick = tuple(place for place, priority in enumerate(priorities, start=1) if priority.standing.ref in won)
    return EffortChart(
        width=WIDTH,
        height=grid.edges[-1] + 44,
        left=LEFT,
        right=RIGHT,
        top=TOP,
        bottom=grid.edges[-1],
        efforts=tuple(Tick(at=at, label=_efforts(column, step)) for column, at in enumerate(grid.centres)),
        values=tuple(
            Tick(at=at, label=f"{_shown(tenth)} to {_shown(tenth + 1)}")
            for at, tenth in zip(grid.middles, tenths, strict=True)
        ),
        across=grid.edges,
        down=grid.down,
        radius=RADIUS,
        marks=grid.marks,
        partly=any(dot.kind == "partly" for dots in cells.values() for dot in dots),
        quick=quick,
        summary=_summary(priorities, quick),
    )


def _value(priority: Priority) -> Fraction:
    return priority.value


def _tenth(priority: Priority) -> int:
    """Give the tenth in which a priority lies; the highest of all belongs to the last one."""
    return min(9, int(priority.value * 10))


def _shown(tenth: int) -> str:
    return str(half_up(Fraction(tenth, 10), 1))


def _efforts(column: int, step: int) -> str:
    """Name the efforts of a column."""
    if step == 1:
        return f"{column + 1}"
    return f"{column * step + 1:,} to {(column + 1) * step:,}"


def _nice_steps() -> Iterator[int]:
    size = 1
    while True:
        yield from (size, 2 * size, 5 * size)
        size *= 10


def _summary(priorities: Sequence[Priority], quick: Container[int]) -> str:
    """Say how far efforts and priorities reach, and name what a quick win closes."""
    efforts, values = [priority.effort for priority in priorities], [priority.value for priority in priorities]
    said = (
        f"{count(len(priorities), 'priority', 'priorities')}, from {in_words(min(values))} to {in_words(max(values))}, that "
        f"take from {numbered(min(efforts))} to {count(max(efforts), 'point', 'points')} each."
    )
    won = [
        f"\u2018{priority.standing.criterion.title}\u2019 (priority {priority.rank})"
        for place, priority in enumerate(priorities, start=1)
        if place in quick
    ]
    named = f" A quick win closes {listed(won, _NAMES)}." if won else ""
    return f"{said[:1].upper()}{said[1:]}{named}"
