"""Effort against priority: what matters much and takes little stands out."""

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from statistics import median

from ccg_toolkit.planning import Priority
from ccg_toolkit.report.charts.lettering import WIDTH, drawn
from ccg_toolkit.report.rounding import half_up, in_words
from ccg_toolkit.report.words import count, listed

LEFT, RIGHT, TOP, BOTTOM = 76, 686, 26, 296
RADIUS = 11
_APART = 2 * RADIUS + 1
_INSET = 20
"""The room between the outermost values and the edge, so that whole marks fit in."""
_STEPS = 6
"""The most steps of the scale of effort."""
_NAMES = 8
"""The most criteria that the summary names."""


@dataclass(frozen=True, kw_only=True, slots=True)
class EffortMark:
    """A priority by its place in their order, labelled by its rank; `partly` where a step of it has no action, so that its effort is not all known."""

    place: int
    rank: int
    x: str
    y: str
    quick: bool
    partly: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Tick:
    """A place on an axis and its label."""

    at: str
    label: str


@dataclass(frozen=True, kw_only=True, slots=True)
class EffortChart:
    """Effort against priority.

    Attributes:
        region: the right and the lower edge of where the quick wins stand; empty where there can be none.
        quick: the places of the quick wins in the order of the priorities, from 1.
        rule: in words, what makes a quick win here.
        unplaced: ranks that found no room near their place.
        partly: whether the effort of any is not all known.
        summary: names the quick wins.
    """

    width: int
    height: int
    left: int
    right: int
    top: int
    bottom: int
    efforts: tuple[Tick, ...]
    values: tuple[Tick, ...]
    region: tuple[str, str] | None
    radius: int
    marks: tuple[EffortMark, ...]
    unplaced: tuple[int, ...]
    partly: bool
    quick: tuple[int, ...]
    rule: str
    summary: str


def effort_chart(
    priorities: Sequence[Priority], efforts: Mapping[str, int], unwritten: Container[str]
) -> EffortChart | None:
    """Lay out the chart.

    Args:
        priorities: in order.
        efforts: points to close each gap, by the full name of its criterion, as far as its actions are written.
        unwritten: full names of the criteria with a step that no action covers.

    Returns:
        The geometry; ``None`` where there is nothing to compare: no action written, or fewer than two priorities.
    """
    if len(priorities) < 2 or not any(efforts.values()):
        return None
    points = [
        _Point(
            place=place,
            rank=priority.rank,
            title=priority.item.criterion.title,
            effort=efforts[priority.item.ref],
            value=priority.value,
            partly=priority.item.ref in unwritten,
        )
        for place, priority in enumerate(priorities, start=1)
    ]
    split = _Split(points)
    quick = tuple(point.place for point in points if split.holds(point))
    axes = _Axes(points)
    region = split.region(axes) if split.tells else None
    placed = dict(_spread(points, axes, region, set(quick)))
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
        region=(drawn(region[0]), drawn(region[1])) if region else None,
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
        unplaced=tuple(point.rank for point in points if point.place not in placed),
        partly=any(point.partly for point in points),
        quick=quick,
        rule=split.rule,
        summary=_summary([point for point in points if point.place in quick], len(points)),
    )


@dataclass(frozen=True, kw_only=True)
class _Point:
    place: int
    rank: int
    title: str
    effort: int
    value: Fraction
    partly: bool


class _Split:
    """What makes a quick win: at least half-way up the range of priorities, and at most the median effort."""

    def __init__(self, points: Sequence[_Point]) -> None:
        self.known = [point for point in points if not point.partly]
        self.efforts = sorted({point.effort for point in points})
        self.values = sorted({point.value for point in points})
        self.half = (self.values[0] + self.values[-1]) / 2
        # An effort that is not all known is no measure for the others.
        self.median = Fraction(median([Fraction(point.effort) for point in self.known] or [Fraction(0)]))

    @property
    def tells(self) -> bool:
        """Where all efforts or all priorities are the same, none is quicker or matters more."""
        return len(self.efforts) > 1 and len(self.values) > 1 and bool(self.known)

    def holds(self, point: _Point) -> bool:
        return self.tells and not point.partly and point.value >= self.half and point.effort <= self.median

    @property
    def rule(self) -> str:
        if not self.tells:
            return "Nothing here is a quick win: to find one, both priorities and efforts must differ."
        most = f"{half_up(self.median, 0 if self.median.denominator == 1 else 1)}"
        return (
            f"A quick win stands in the upper half of the priorities, at {in_words(self.half)} or more, "
            f"and takes at most the median effort, {most} {'point' if self.median == 1 else 'points'}."
        )

    def region(self, axes: "_Axes") -> tuple[Fraction, Fraction]:
        """Give its right and its lower edge: half-way to the next value outside, so that no mark stands on it."""
        within = max((effort for effort in self.efforts if effort <= self.median), default=0)
        beyond = min((effort for effort in self.efforts if effort > self.median), default=axes.most + axes.step)
        upper = min(value for value in self.values if value >= self.half)
        lower = max(value for value in self.values if value < self.half)
        return (
            min(Fraction(RIGHT), axes.across(Fraction(within + beyond, 2))),
            axes.up((upper + lower) / 2),
        )


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


def _spread(
    points: Sequence[_Point], axes: _Axes, region: tuple[Fraction, Fraction] | None, quick: Container[int]
) -> Iterator[tuple[int, tuple[int, int]]]:
    """Place marks where they belong or as near as there is room, in order of rank; a region keeps to its own."""
    taken: dict[tuple[int, int], list[tuple[int, int]]] = {}
    # What shares its place with an earlier one goes on looking where that one stopped, since no room becomes free.
    ahead: dict[tuple[int, int, bool, bool], Iterator[tuple[int, int]]] = {}
    for point in points:
        home = round(axes.across(point.effort)), round(axes.up(point.value))
        within = point.place in quick
        for across, up in ahead.setdefault((*home, within, point.partly), iter(_NEAR)):
            x, y = home[0] + across, home[1] + up
            inside = LEFT + RADIUS < x < RIGHT - RADIUS and TOP + RADIUS < y < BOTTOM - RADIUS
            right_side = region is None or point.partly or (x < region[0] and y < region[1]) == within
            if inside and right_side and _is_free(taken, x, y):
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


def _summary(quick: Sequence[_Point], whole: int) -> str:
    """Name the quick wins."""
    if not quick:
        return f"None of {count(whole, 'priority', 'priorities')} is a quick win."
    names = listed((f"{point.title} ({point.rank})" for point in quick), _NAMES)
    verb = "is a quick win" if len(quick) == 1 else "are quick wins"
    return f"Of {count(whole, 'priority', 'priorities')}, {count(len(quick), verb, verb)}: {names}."
