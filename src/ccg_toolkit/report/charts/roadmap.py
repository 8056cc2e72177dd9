"""The plan drawn to time: a bar for each action, and beside it in words what it waits for.

The titles stand beside the drawing as text of the page, since letters within a drawing are set one by one, which no
Arabic or Hindi survives. Each has its row: 26 units high in the drawing, as many twelfths of the size of its letters.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from ccg_toolkit.planning import Plan, Quarter
from ccg_toolkit.report.charts.frame import Drawing
from ccg_toolkit.report.charts.lettering import drawn, shortened, width
from ccg_toolkit.report.english import count, listed, span

ROWS = 24
"""The most actions in one drawing, so that it fits on a page."""

QUARTERS = 4
"""A drawing shows the quarters that its actions take, and so many at least where the plan has them."""

ROW = 26
HEAD = 44
BAR = 15
WIDTH = 336
APART = Fraction(4)
"""The room between the bars of one quarter and the next."""

_TITLE, _WAITS = 211, 110
"""The widths of the titles beside the drawing and of what they wait for, in its units."""

_SHORT_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, kw_only=True, slots=True)
class Period:
    """One quarter or a few together: where they begin, how wide they are, their label, and the date they begin."""

    at: Decimal
    width: Decimal
    shaded: bool
    label: str
    begins: str

    @property
    def text_at(self) -> Decimal:
        """Where its label and its date begin."""
        return self.at + 4


@dataclass(frozen=True, kw_only=True, slots=True)
class RoadmapRow:
    """An action.

    Attributes:
        letter: of the action in the plan, such as ``A1``.
        after: the letters of what it waits for.
        waits: the same in words, as far as there is room.
        top, middle: the heights of its bar's upper edge and of its middle.
        bar, bar_width: where its bar begins, and how wide it is.
        centre: the middle of its bar, for the letter; ``None`` where the bar is too narrow to hold it.
        enabling: whether it only prepares the ground for others.
    """

    letter: str
    title: str
    after: tuple[str, ...]
    waits: str
    top: Decimal
    middle: int
    bar: Decimal
    bar_width: Decimal
    centre: Decimal | None
    enabling: bool

    @property
    def line(self) -> int:
        """The height of the line above it."""
        return self.middle - ROW // 2

    @property
    def letter_at(self) -> int:
        """The height of the letter in its bar."""
        return self.middle + 4


@dataclass(frozen=True, kw_only=True, slots=True)
class Roadmap(Drawing):
    """A drawing of the plan, or of part of a long one.

    Attributes:
        head, row, bar: the heights of the labels above the first row, of a row and of a bar.
        part: which actions it shows, where there are several drawings.
        waiting: whether any of its actions waits for another.
        enabling: whether any of its actions only prepares the ground for others.
        summary: what it shows, in words.
    """

    head: int
    row: int
    bar: int
    part: str
    periods: tuple[Period, ...]
    rows: tuple[RoadmapRow, ...]
    waiting: bool
    enabling: bool
    summary: str

    @property
    def labels_at(self) -> int:
        """The height of the labels of the quarters."""
        return self.head - 24

    @property
    def dates_at(self) -> int:
        """The height of the dates below these labels."""
        return self.head - 9


@dataclass(kw_only=True)
class _Task:
    letter: str
    title: str
    enabling: bool
    after: tuple[str, ...]
    first: int
    last: int


def roadmaps(plan: Plan) -> tuple[Roadmap, ...]:
    """Draw the plan: as many drawings as it takes, and none where nothing is planned."""
    tasks = _tasks(plan)
    if not tasks:
        return ()
    drawings = -(-len(tasks) // ROWS)
    cuts = [len(tasks) * index // drawings for index in range(drawings + 1)]
    return tuple(
        _Drawing(quarters=plan.quarters, tasks=tasks[begin:end]).laid_out(tasks) for begin, end in pairwise(cuts)
    )


def _tasks(plan: Plan) -> list[_Task]:
    letters = {action.ref: action.letter for action in plan.actions}
    return [
        _Task(
            letter=action.letter,
            title=action.step.written.title,
            enabling=action.enabling,
            after=tuple(letter for ref, letter in letters.items() if ref in action.after),
            first=action.starts - 1,
            last=action.ends - 1,
        )
        for action in plan.actions
    ]


@dataclass(kw_only=True)
class _Drawing:
    """One drawing while it is laid out."""

    quarters: Sequence[Quarter]
    tasks: Sequence[_Task]
    edges: list[date] = field(init=False)  # the first day of each quarter, and the day after the last one
    window: range = field(init=False)

    def __post_init__(self) -> None:
        self.edges = [quarter.starts_on for quarter in self.quarters]
        self.edges.append(self.quarters[-1].ends_on + timedelta(days=1))
        self.window = _window(self.tasks, len(self.quarters))

    def laid_out(self, plan: Sequence[_Task]) -> Roadmap:
        first, last = self.tasks[0].letter, self.tasks[-1].letter
        return Roadmap(
            width=WIDTH,
            height=HEAD + ROW * len(self.tasks),
            head=HEAD,
            row=ROW,
            bar=BAR,
            part="" if len(self.tasks) == len(plan) else f"Actions {first} to {last} of {len(plan)}",
            periods=tuple(self._periods()),
            rows=tuple(self._row(task, number) for number, task in enumerate(self.tasks)),
            waiting=any(task.after for task in self.tasks),
            enabling=any(task.enabling for task in self.tasks),
            summary=_summary(self.tasks, plan, self._when()),
        )

    def _when(self) -> str:
        return span(self.edges[self.window.start], self.edges[self.window.stop] - timedelta(days=1))

    def _across(self, index: int) -> Fraction:
        """Where a quarter begins, to the day."""
        begin, end = self.edges[self.window.start], self.edges[self.window.stop]
        return Fraction((self.edges[index] - begin).days * WIDTH, (end - begin).days)

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

    def _row(self, task: _Task, number: int) -> RoadmapRow:
        begin, end = self._across(task.first) + APART / 2, self._across(task.last + 1) - APART / 2
        middle = HEAD + ROW * number + ROW // 2
        room = end - begin >= width(task.letter) + 6
        return RoadmapRow(
            letter=task.letter,
            title=shortened(task.title, _TITLE),
            after=task.after,
            waits=shortened(f"after {', '.join(task.after)}", _WAITS) if task.after else "",
            top=drawn(middle - Fraction(BAR, 2)),
            middle=middle,
            bar=drawn(begin),
            bar_width=drawn(end - begin),
            centre=drawn((begin + end) / 2) if room else None,
            enabling=task.enabling,
        )


def _window(tasks: Sequence[_Task], quarters: int) -> range:
    first = max(0, min(*(task.first for task in tasks), quarters - QUARTERS))
    return range(first, min(quarters, max(first + QUARTERS, *(task.last + 1 for task in tasks))))


def _short(day: date) -> str:
    return f"{day.day} {_SHORT_MONTHS[day.month - 1]} {day.year}"


def _summary(tasks: Sequence[_Task], plan: Sequence[_Task], when: str) -> str:
    """Say what the drawing shows: how much there is, how much waits, and the longest chain of waiting."""
    waiting = sum(bool(task.after) for task in tasks)
    said = count(len(tasks), "action", "actions")
    if len(tasks) < len(plan):
        said = f"Actions {tasks[0].letter} to {tasks[-1].letter} of {len(plan)}"
    told = f"{said[0].upper()}{said[1:]}, {when}; "
    told += f"{count(waiting, 'waits', 'wait')} for others." if waiting else "none waits for another."
    chain = _longest_chain(plan)
    return told + (f" The longest chain of waiting is {listed(chain, len(chain))}." if len(chain) > 1 else "")


def _longest_chain(plan: Sequence[_Task]) -> list[str]:
    """Find the longest chain in which each waits for the one before; the first of several as long."""
    chains: dict[str, list[str]] = {}
    for task in plan:  # what an action waits for stands before it
        before = max((chains[letter] for letter in task.after), key=len, default=[])
        chains[task.letter] = [*before, task.letter]
    return max(chains.values(), key=len)
