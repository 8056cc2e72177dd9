"""Importance against performance: what matters much and is not done well stands out (Martilla and James 1977)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from ccg_toolkit.planning import Priority
from ccg_toolkit.report.charts.frame import Framed, Tick
from ccg_toolkit.report.charts.lettering import WIDTH, label
from ccg_toolkit.report.charts.packing import LEFT, RADIUS, RIGHT, TOP, Cell, Dot, Mark, packed
from ccg_toolkit.report.english import count, listed, sentence
from ccg_toolkit.scoring import CriterionScore

IMPORTANT = 4
"""From this importance on, of 1 to 5, a criterion matters more than the usual 3."""

DOT = 5
_HIGHEST = 5
_MOST = 590
"""The greatest height of all five rows together."""
_NAMES = 8
"""The most criteria that the summary names."""


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
        marks: ``first`` for what to concentrate on, ``gap`` for any other priority, ``done`` for a criterion at its target;
            by cell, of which columns are levels and rows importance, the highest above.
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
    marks: tuple[Mark, ...]
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
    grid = packed(cells, columns=len(levels), rows=_HIGHEST, most=_MOST)
    edges = grid.edges
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
            Line(at=at, label=str(level), name=name)
            for at, level, name in zip(grid.centres, levels, names, strict=True)
        ),
        rows=tuple(Line(at=at, label=str(_HIGHEST - row)) for row, at in enumerate(grid.middles)),
        across=edges,
        down=grid.down,
        region=(grid.down[beyond], edges[_HIGHEST + 1 - IMPORTANT]),
        radius=RADIUS,
        dot=DOT,
        marks=grid.marks,
        unrated=sentence(f"{count(unrated, 'criterion', 'criteria')} without a level cannot be shown")
        if unrated
        else "",
        summary=_summary(rated, priorities),
    )


def _cells(criteria: Sequence[CriterionScore], priorities: Sequence[Priority], lowest: int) -> dict[Cell, list[Dot]]:
    """Give what stands in each cell: priorities by rank, then what is at its target."""
    ranks = {priority.standing.ref: priority.rank for priority in priorities}
    cells: dict[Cell, list[Dot]] = {}
    for scored in criteria:
        if scored.level is not None:
            rank = ranks.get(scored.ref, 0)
            kind = "done" if not rank else "first" if scored.importance >= IMPORTANT else "gap"
            cell = scored.level - lowest, _HIGHEST - scored.importance
            cells.setdefault(cell, []).append(Dot(kind=kind, rank=rank, label=str(rank or "")))
    return {cell: sorted(dots, key=lambda dot: dot.rank or len(criteria) + 1) for cell, dots in cells.items()}


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
