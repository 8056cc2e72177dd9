"""The view-model of a tracker: what the last one says, and the rows of the next."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from ccg_toolkit.tracker import Value


@dataclass(frozen=True, kw_only=True, slots=True)
class ProgressView:
    """What a tracker says of an earlier plan.

    Attributes:
        summary: how many actions are done, late, dropped and under way.
        late: those that are late, each with its owner and its end.
        kept: which rows stand at the end of the next tracker; empty where there are none.
    """

    summary: str
    late: tuple[str, ...]
    kept: str


@dataclass(frozen=True, kw_only=True, slots=True)
class TrackerRowView:
    """A row of the next tracker: its cells by heading, and the full name of its criterion, if there is one."""

    criterion: str
    cells: Mapping[str, Value]


@dataclass(frozen=True, kw_only=True, slots=True)
class TrackerView:
    """The next tracker. Unlike the rest of the view it holds dates and numbers, since a spreadsheet sorts by them.

    Attributes:
        assessed_on: the day of the assessment.
        columns: the headings in order, with those that people added.
        rows: the actions in order.
        planned: for each action what the plan says of it, whatever people agreed.
    """

    assessed_on: date
    columns: tuple[str, ...]
    rows: tuple[TrackerRowView, ...]
    planned: tuple[Mapping[str, Value], ...]
