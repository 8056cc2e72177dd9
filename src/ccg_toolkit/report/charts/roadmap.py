"""The plan drawn to time: a bar for each action, and lines from what an action waits for to it.

The titles stand beside the drawing as text of the page, since letters within a drawing are set one by one, which no
Arabic or Hindi survives. Each has its row: 26 units high in the drawing, as many twelfths of the size of its letters.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise

from ccg_toolkit.planning import Quarter
from ccg_toolkit.report.charts.lettering import drawn, shortened, width
from ccg_toolkit.report.words import count, listed, span

ROWS = 24
"""The most actions in one drawing, so that it fits on a page."""

QUARTERS = 4
"""A drawing shows the quarters that its actions take, and so many at least where the plan has them."""

ROW = 26
HEAD = 44
BAR = 15
WIDTH = 336
_TITLE = 247
"""The width of the titles beside the drawing, in its units."""

_LANE = 4
"""The least distance between two lines that go up and down."""
_SHORT_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, kw_only=True, slots=True)
class Period:
    """One quarter or a few together: where they begin, how wide they are, their label, and the date they begin."""

    at: str
    width: str
    shaded: bool
    label: str
    begins: str


@dataclass(frozen=True, kw_only=True, slots=True)
class RoadmapRow:
    """An action.

    Attributes:
        number: of the action in the plan.
        after: the numbers of what it waits for.
        top, middle: the heights of its bar's upper edge and of its middle.
        bar, bar_width: where its bar begins, and how wide it is.
        centre: the middle of its bar, for the number; empty where the bar is too narrow to hold it.
        enabling: whether it only prepares the ground for others.
    """

    number: int
    title: str
    after: tuple[int, ...]
    top: str
    middle: int
    bar: str
    bar_width: str
    centre: str
    enabling: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Connector:
    """A line from one action to another that waits for it; `path` and `tip` are what SVG calls a path and points."""

    source: int
    target: int
    path: str
    tip: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Roadmap:
    """A drawing of the plan, or of part of a long one.

    Attributes:
        head, row, bar: the heights of the labels above the first row, of a row and of a bar.
        part: which actions it shows, where there are several drawings.
        connectors: from what an action waits for to it, but for those that follow from others.
        numbers_only: whether some are told by number only, since a line would leave the drawing or lie too close.
        enabling: whether any of its actions only prepares the ground for others.
        summary: what it shows, in words.
    """

    width: int
    height: int
    head: int
    row: int
    bar: int
    part: str
    periods: tuple[Period, ...]
    rows: tuple[RoadmapRow, ...]
    connectors: tuple[Connector, ...]
    numbers_only: bool
    enabling: bool
    summary: str


@dataclass(kw_only=True)
class _Task:
    number: int
    title: str
    enabling: bool
    after: tuple[int, ...]
    first: int
    last: int


def roadmaps(quarters: Sequence[Quarter], numbers: Mapping[str, int]) -> tuple[Roadmap, ...]:
    """Draw the plan.

    Args:
        quarters: of the plan.
        numbers: of the planned actions, by their full names; in order of their start, from 1.

    Returns:
        As many drawings as it takes; none where nothing is planned.
    """
    tasks = _tasks(quarters, numbers)
    if not tasks:
        return ()
    drawings = -(-len(tasks) // ROWS)
    cuts = [len(tasks) * index // drawings for index in range(drawings + 1)]
    return tuple(_Drawing(quarters=quarters, tasks=tasks[begin:end]).laid_out(tasks) for begin, end in pairwise(cuts))


def _tasks(quarters: Sequence[Quarter], numbers: Mapping[str, int]) -> list[_Task]:
    found: dict[str, _Task] = {}
    for index, quarter in enumerate(quarters):
        for work in quarter.work:
            ref = work.action.step.ref
            if ref in found:
                found[ref].last = index
            else:
                found[ref] = _Task(
                    number=numbers[ref],
                    title=work.action.step.written.title,
                    enabling=work.action.step.enabling,
                    after=tuple(sorted(numbers[name] for name in work.action.after)),
                    first=index,
                    last=index,
                )
    return sorted(found.values(), key=lambda task: task.number)


@dataclass(kw_only=True)
class _Drawing:
    """One drawing while it is laid out."""

    quarters: Sequence[Quarter]
    tasks: Sequence[_Task]
    places: dict[int, int] = field(init=False)  # the row of each action
    edges: list[date] = field(init=False)  # the first day of each quarter, and the day after the last one
    window: range = field(init=False)

    def __post_init__(self) -> None:
        self.places = {task.number: row for row, task in enumerate(self.tasks)}
        self.edges = [quarter.starts_on for quarter in self.quarters]
        self.edges.append(self.quarters[-1].ends_on + timedelta(days=1))
        self.window = _window(self.tasks, len(self.quarters))

    def laid_out(self, plan: Sequence[_Task]) -> Roadmap:
        connectors, all_drawn = self._connectors(plan)
        first, last = self.tasks[0].number, self.tasks[-1].number
        return Roadmap(
            width=WIDTH,
            height=HEAD + ROW * len(self.tasks),
            head=HEAD,
            row=ROW,
            bar=BAR,
            part="" if len(self.tasks) == len(plan) else f"Actions {first} to {last} of {len(plan)}",
            periods=tuple(self._periods()),
            rows=tuple(self._row(task) for task in self.tasks),
            connectors=tuple(connectors),
            numbers_only=not all_drawn,
            enabling=any(task.enabling for task in self.tasks),
            summary=_summary(self.tasks, plan, self._when()),
        )

    def _when(self) -> str:
        return span(self.edges[self.window.start], self.edges[self.window.stop] - timedelta(days=1))

    def _across(self, index: int) -> Fraction:
        """Where a quarter begins, to the day."""
        begin, end = self.edges[self.window.start], self.edges[self.window.stop]
        return Fraction((self.edges[index] - begin).days * WIDTH, (end - begin).days)

    @property
    def _gutter(self) -> Fraction:
        """The room between the bars of one quarter and the next, where lines go up and down."""
        return min(Fraction(30), max(Fraction(4), Fraction(WIDTH, 3 * len(self.window))))

    def _periods(self) -> Iterator[Period]:
        widest = max(width(_short(self.edges[index])) for index in self.window) + 8
        # As many quarters go together as it takes for a date to fit.
        together = next(
            (size for size in range(1, len(self.window)) if Fraction(WIDTH * size, len(self.window)) >= widest),
            len(self.window),
        )
        for turn, index in enumerate(self.window[::together]):
            at, end = self._across(index), self._across(min(index + together, self.window.stop))
            fits = end - at >= widest or turn == 0
            yield Period(
                at=drawn(at),
                width=drawn(end - at),
                shaded=turn % 2 == 0,
                label=f"Q{index + 1}" if fits else "",
                begins=_short(self.edges[index]) if fits else "",
            )

    def _bar(self, task: _Task) -> tuple[Fraction, Fraction]:
        inset = self._gutter / 2
        return self._across(task.first) + inset, self._across(task.last + 1) - inset

    def _row(self, task: _Task) -> RoadmapRow:
        row = self.places[task.number]
        begin, end = self._bar(task)
        room = end - begin >= width(str(task.number)) + 6
        return RoadmapRow(
            number=task.number,
            title=shortened(task.title, _TITLE),
            after=task.after,
            top=drawn(HEAD + ROW * row + Fraction(ROW - BAR, 2)),
            middle=_middle(row),
            bar=drawn(begin),
            bar_width=drawn(end - begin),
            centre=drawn((begin + end) / 2) if room else "",
            enabling=task.enabling,
        )

    def _connectors(self, plan: Sequence[_Task]) -> tuple[list[Connector], bool]:
        """Lay the lines, each along its source's row and then down a lane before the quarter its target starts in."""
        by_number = {task.number: task for task in self.tasks}
        wanted = _direct(plan)
        lanes = self._lanes(wanted)
        pairs = [(source, task) for task in self.tasks for source in wanted[task.number]]
        found = [
            self._connector(by_number[source], task, lanes[source, task.first])
            for source, task in pairs
            if (source, task.first) in lanes
        ]
        return found, len(found) == len(pairs)

    def _lanes(self, wanted: Mapping[int, Sequence[int]]) -> dict[tuple[int, int], Fraction]:
        """Give each source its lane before each quarter in which others wait for it, where there is one left."""
        reach: dict[tuple[int, int], int] = {}  # the last row that a source leads to before a quarter
        for task in self.tasks:
            for source in wanted[task.number]:
                if source in self.places:
                    reach[task.first, source] = self.places[task.number]
        lanes: dict[tuple[int, int], int] = {}
        taken: dict[int, list[int]] = {}  # for each quarter, the row from which each lane is in use
        # From the last source up, from the left: like this, a line crosses the fewest others.
        for (quarter, source), last in sorted(reach.items(), key=lambda entry: (entry[0][0], -entry[0][1])):
            used = taken.setdefault(quarter, [])
            lane = next((index for index, begin in enumerate(used) if last < begin), len(used))
            if lane < self._most_lanes:
                used[lane : lane + 1] = [self.places[source]]
                lanes[source, quarter] = lane
        return {
            (source, quarter): self._across(quarter) - self._gutter / 2 + self._lane_at(lane, len(taken[quarter]))
            for (source, quarter), lane in lanes.items()
        }

    @property
    def _most_lanes(self) -> int:
        return max(1, int((self._gutter - 7) / _LANE))

    def _lane_at(self, lane: int, lanes: int) -> Fraction:
        """Spread the lanes over the gutter, with room for a tip on the right."""
        room = self._gutter - min(Fraction(7), self._gutter / 2)
        apart = min(Fraction(6), room / (lanes + 1))
        return room / 2 + apart * (Fraction(lane) - Fraction(lanes - 1, 2))

    def _connector(self, source: _Task, target: _Task, lane: Fraction) -> Connector:
        start, end = self._bar(source)[1], self._bar(target)[0]
        above, below = _middle(self.places[source.number]), _middle(self.places[target.number])
        tip = min(Fraction(5), self._gutter * 2 / 5)
        bend = min(Fraction(4), lane - start, end - tip - lane)
        x, b = drawn(lane), bend
        return Connector(
            source=source.number,
            target=target.number,
            path=f"M{drawn(start)},{above} H{drawn(lane - b)} Q{x},{above} {x},{drawn(above + b)} "
            f"V{drawn(below - b)} Q{x},{below} {drawn(lane + b)},{below} H{drawn(end - tip)}",
            tip=f"{drawn(end)},{below} {drawn(end - tip)},{drawn(below - tip * 3 / 5)} "
            f"{drawn(end - tip)},{drawn(below + tip * 3 / 5)}",
        )


def _direct(plan: Sequence[_Task]) -> dict[int, list[int]]:
    """Give for each action what it waits for, without what that in turn waits for."""
    before: dict[int, set[int]] = {}  # all that an action waits for, directly or not
    direct = {}
    for task in plan:  # what an action waits for has a lower number
        implied = set().union(*(before[number] for number in task.after))
        before[task.number] = implied.union(task.after)
        direct[task.number] = [number for number in task.after if number not in implied]
    return direct


def _window(tasks: Sequence[_Task], quarters: int) -> range:
    first = max(0, min(*(task.first for task in tasks), quarters - QUARTERS))
    return range(first, min(quarters, max(first + QUARTERS, *(task.last + 1 for task in tasks))))


def _middle(row: int) -> int:
    return HEAD + ROW * row + ROW // 2


def _short(day: date) -> str:
    return f"{day.day} {_SHORT_MONTHS[day.month - 1]} {day.year}"


def _summary(tasks: Sequence[_Task], plan: Sequence[_Task], when: str) -> str:
    """Say what the drawing shows: how much there is, how much waits, and the longest chain of waiting."""
    waiting = sum(bool(task.after) for task in tasks)
    said = count(len(tasks), "action", "actions")
    if len(tasks) < len(plan):
        said = f"Actions {tasks[0].number} to {tasks[-1].number} of {len(plan)}"
    told = f"{said[0].upper()}{said[1:]}, {when}; "
    told += f"{count(waiting, 'waits', 'wait')} for others." if waiting else "none waits for another."
    chain = _longest_chain(plan)
    return told + (f" The longest chain of waiting is {listed(map(str, chain), len(chain))}." if len(chain) > 1 else "")


def _longest_chain(plan: Sequence[_Task]) -> list[int]:
    """Find the longest chain in which each waits for the one before; the first of several as long."""
    chains: dict[int, list[int]] = {}
    for task in plan:  # what an action waits for has a lower number
        before = max((chains[number] for number in task.after), key=len, default=[])
        chains[task.number] = [*before, task.number]
    return max(chains.values(), key=len)
