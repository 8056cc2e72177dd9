"""Effort against priority: what takes how much; what a quick win closes stands out."""

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from ccg_toolkit.planning import Priority
from ccg_toolkit.report.charts.frame import Framed, Tick
from ccg_toolkit.report.charts.lettering import WIDTH, drawn
from ccg_toolkit.report.english import count, listed, numbered
from ccg_toolkit.report.rounding import half_up, in_words

LEFT, RIGHT, TOP, BOTTOM = 76, 686, 26, 296
RADIUS = 11
_APART = 2 * RADIUS + 1
_INSET = 20
"""The room between the outermost values and the edge, so that whole marks fit in."""
_STEPS = 6
"""The most steps of the scale of effort."""
_RANKS = 20
"""The most marks without room that are named, each by its rank; of more only their number is told."""
_NAMES = 8
"""The most criteria that the summary names."""


@dataclass(frozen=True, kw_only=True, slots=True)
class EffortMark:
    """A priority by its place in their order, labelled by its rank.

    Attributes:
        quick: whether a quick win closes it.
        partly: whether a step of it has no action, so that its effort is not all known.
    """

    place: int
    rank: int
    x: Decimal
    y: Decimal
    quick: bool
    partly: bool

    @property
    def label_at(self) -> Decimal:
        """The height of its label."""
        return self.y + 4


@dataclass(frozen=True, kw_only=True, slots=True)
class EffortChart(Framed):
    """Effort against priority.

    Attributes:
        quick: the places, in the order of the priorities from 1, of those that a quick win closes.
        unplaced: ranks that found no room near their place.
        unplaced_in_words: the same, or how many where they are many; empty where there are none.
        partly: whether the effort of any is not all known.
        summary: what it shows, in words; it names what a quick win closes.
    """

    efforts: tuple[Tick, ...]
    values: tuple[Tick, ...]
    radius: int
    marks: tuple[EffortMark, ...]
    unplaced: tuple[int, ...]
    unplaced_in_words: str
    partly: bool
    quick: tuple[int, ...]
    summary: str

    @property
    def title_below(self) -> int:
        """The height of what is measured from left to right."""
        return self.bottom + 36

    @property
    def inner_width(self) -> int:
        """From the left edge of the drawing to the right one."""
        return self.right - self.left

    @property
    def inner_height(self) -> int:
        """From the upper edge of the drawing to the lower one."""
        return self.bottom - self.top

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
    points = [
        _Point(
            place=place,
            rank=priority.rank,
            title=priority.standing.criterion.title,
            effort=priority.effort,
            value=priority.value,
            partly=priority.standing.ref in unwritten,
        )
        for place, priority in enumerate(priorities, start=1)
    ]
    quick = tuple(place for place, priority in enumerate(priorities, start=1) if priority.standing.ref in won)
    axes = _Axes(points)
    placed = dict(_spread(points, axes))
    unplaced = tuple(point.rank for point in points if point.place not in placed)
    return EffortChart(
        width=WIDTH,
        height=BOTTOM + 44,
        left=LEFT,
        right=RIGHT,
        top=TOP,
        bottom=BOTTOM,
        efforts=tuple(
            Tick(at=drawn(axes.across(effort)), label=f"{effort:,}") for effort in range(0, axes.most + 1, axes.step)
        ),
        values=tuple(
            Tick(at=drawn(axes.up(Fraction(tenth, 10))), label=str(half_up(Fraction(tenth, 10), 1)))
            for tenth in range(axes.low, axes.high + 1)
        ),
        radius=RADIUS,
        marks=tuple(
            EffortMark(
                place=point.place,
                rank=point.rank,
                x=drawn(placed[point.place][0]),
                y=drawn(placed[point.place][1]),
                quick=point.place in quick,
                partly=point.partly,
            )
            for point in points
            if point.place in placed
        ),
        unplaced=unplaced,
        unplaced_in_words=_ranks(unplaced),
        partly=any(point.partly for point in points),
        quick=quick,
        summary=_summary(points, quick),
    )


def _ranks(unplaced: Sequence[int]) -> str:
    return f"{len(unplaced)} more" if len(unplaced) > _RANKS else ", ".join(map(str, unplaced))


@dataclass(frozen=True, kw_only=True)
class _Point:
    place: int
    rank: int
    title: str
    effort: int
    value: Fraction
    partly: bool


class _Axes:
    """The scales: effort from 0, priority from the tenth below the lowest to the tenth above the highest."""

    def __init__(self, points: Sequence[_Point]) -> None:
        most = max(point.effort for point in points)
        self.step = next(step for step in _nice_steps() if step * _STEPS >= most)
        self.most = -(-most // self.step) * self.step
        self.low = min(9, int(min(point.value for point in points) * 10))
        self.high = max(-int(-max(point.value for point in points) * 10 // 1), self.low + 1)

    def across(self, effort: Fraction | int) -> Fraction:
        return LEFT + _INSET + Fraction(effort) * (RIGHT - LEFT - 2 * _INSET) / self.most

    def up(self, value: Fraction) -> Fraction:
        return BOTTOM - _INSET - (value * 10 - self.low) * (BOTTOM - TOP - 2 * _INSET) / (self.high - self.low)


def _nice_steps() -> Iterator[int]:
    size = 1
    while True:
        yield from (size, 2 * size, 5 * size)
        size *= 10


_NEAR = sorted(
    ((across, up) for across in range(-120, 121, 4) for up in range(-48, 49, 4)),
    # Rather aside than up or down; of two as near, the right and the lower one.
    key=lambda shift: (shift[0] ** 2 + 4 * shift[1] ** 2, -shift[0], -shift[1]),
)


def _spread(points: Sequence[_Point], axes: _Axes) -> Iterator[tuple[int, tuple[int, int]]]:
    """Place marks where they belong or as near as there is room, in order of rank."""
    taken: dict[tuple[int, int], list[tuple[int, int]]] = {}
    # What shares its place with an earlier one goes on looking where that one stopped, since no room becomes free.
    ahead: dict[tuple[int, int], Iterator[tuple[int, int]]] = {}
    for point in points:
        home = round(axes.across(point.effort)), round(axes.up(point.value))
        for across, up in ahead.setdefault(home, iter(_NEAR)):
            x, y = home[0] + across, home[1] + up
            inside = LEFT + RADIUS < x < RIGHT - RADIUS and TOP + RADIUS < y < BOTTOM - RADIUS
            if inside and _is_free(taken, x, y):
                taken.setdefault((x // _APART, y // _APART), []).append((x, y))
                yield point.place, (x, y)
                break


def _is_free(taken: Mapping[tuple[int, int], Sequence[tuple[int, int]]], x: int, y: int) -> bool:
    column, row = x // _APART, y // _APART
    return all(
        (x - other[0]) ** 2 + (y - other[1]) ** 2 >= _APART**2
        for near in ((column + i, row + j) for i in (-1, 0, 1) for j in (-1, 0, 1))
        for other in taken.get(near, ())
    )


def _summary(points: Sequence[_Point], quick: Container[int]) -> str:
    """Say how far efforts and priorities reach, and name what a quick win closes."""
    efforts, values = [point.effort for point in points], [point.value for point in points]
    said = (
        f"{count(len(points), 'priority', 'priorities')}, from {in_words(min(values))} to {in_words(max(values))}, that take "
        f"from {numbered(min(efforts))} to {count(max(efforts), 'point', 'points')} each."
    )
    won = [f"\u2018{point.title}\u2019 (priority {point.rank})" for point in points if point.place in quick]
    named = f" A quick win closes {listed(won, _NAMES)}." if won else ""
    return f"{said[:1].upper()}{said[1:]}{named}"
