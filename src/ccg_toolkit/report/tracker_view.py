"""The view-model of a tracker: what the last one says, and the rows of the next."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from ccg_toolkit.tracker import Number, Value


@dataclass(frozen=True, kw_only=True, slots=True)
class ProgressView:
    """What a tracker says of an earlier plan.

    Attributes:
        summary: how many actions are done, under way, not started, dropped and not read, and how many of these are late.
        late: those that are late, each with its owner and its end; of many the first, and how many more.
        late_count: how many are late.
        kept: which rows stand at the end of the next tracker; empty where there are none.
    """

    summary: str
    late: tuple[str, ...]
    late_count: int
    kept: str


@dataclass(frozen=True, kw_only=True, slots=True)
class TrackerRowView:
    """A row of the next tracker: its cells by heading, and the full name of its criterion, if there is one."""

    criterion: str
    cells: Mapping[str, Value]


@dataclass(frozen=True, kw_only=True, slots=True)
class OwnerShareView:
    """What one owner has to do; the last of a list is all owners together.

    Attributes:
        owner: as the row of an action has it, or that there is none yet.
        letters: of their actions.
        points: of effort, in each quarter of the plan.
    """

    owner: str
    letters: tuple[str, ...]
    points: tuple[int, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class QuarterShareView:
    """What falls into one quarter, the time after the plan, or the whole.

    Attributes:
        called: the number of the quarter, or the other two in words.
        starts_on, ends_on: its days; ``None`` where it has none.
        points, capacity: of effort; ``None`` after the plan.
        begin, end, reviewed: letters of the actions.
    """

    called: Number | str
    starts_on: date | None
    ends_on: date | None
    points: int | None
    capacity: int | None
    begin: tuple[str, ...]
    end: tuple[str, ...]
    reviewed: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class TrackerView:
    """The next tracker. Unlike the rest of the view it holds dates and numbers, since a spreadsheet sorts by them.

    Attributes:
        assessed_on: the day of the assessment.
        columns: the headings in order, with those that people added.
        rows: the actions in order.
        planned: for each action what the plan says of it, whatever people agreed.
        by_owner: who has how much to do, the most first; at the end all; empty where nothing is planned.
        by_quarter: what falls into which quarter; at the end the whole.
    """

    assessed_on: date
    columns: tuple[str, ...]
    rows: tuple[TrackerRowView, ...]
    planned: tuple[Mapping[str, Value], ...]
    by_owner: tuple[OwnerShareView, ...]
    by_quarter: tuple[QuarterShareView, ...]
