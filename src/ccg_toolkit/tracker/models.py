"""What a tracker says of the work: for each action its status, its owner, its dates and all that people wrote beside it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property

from ccg_toolkit.sources import Number

Value = str | bool | date | Number
"""What a cell of a tracker can hold."""


class Status(StrEnum):
    """How far an action has come, as a person chooses it from a list."""

    NOT_STARTED = "Not started"
    UNDER_WAY = "Under way"
    DONE = "Done"
    DROPPED = "Dropped"


class Column(StrEnum):
    """The columns of a tracker, in their order; people may add more, and move them."""

    ACTION = "Action"
    STATUS = "Status"
    OWNER = "Owner"
    STARTS = "Starts"
    ENDS = "Ends"
    REVIEW = "Review"
    NOTES = "Notes"
    MARK = "Mark"
    DONE_WHEN = "Done when"
    CRITERION = "Criterion"
    QUARTER = "Quarter"
    SERVES = "Serves priority"
    WAITS_FOR = "Waits for"
    EFFORT = "Effort"
    POINTS = "Points"
    ID = "Action id"


class Derived(StrEnum):
    """The columns that a tracker has beside these for its readers, and that are not read back: they are one plan's own."""

    LETTER = "Plan letter"
    COST = "Planned cost"


DATES = (Column.STARTS, Column.ENDS, Column.REVIEW)
AGREED = (Column.OWNER, *DATES, Column.DONE_WHEN)
"""What the plan proposes and people may change: a change is kept."""


class SheetName(StrEnum):
    """The sheets of a tracker, in their order. Only the actions are read back, and what the plan had said of them."""

    CONTENTS = "Contents"
    ACTIONS = "Actions"
    BY_OWNER = "By owner"
    BY_QUARTER = "By quarter"
    PRIORITIES = "Priorities"
    DOMAINS = "Domains"
    SCORES = "Scores"
    FIND_OUT = "Find out"
    AS_PLANNED = "As planned"


@dataclass(frozen=True, kw_only=True, slots=True)
class TrackedAction:
    """A row of a tracker.

    Attributes:
        id: the full name of an action, ``domain.criterion/action``; empty for one that people added themselves.
        status: as chosen; a blank counts as not started, and ``None`` is one that could not be read.
        cells: what stands in the row, by heading; in the columns of dates there are dates only.
        changed: the headings among `AGREED` under which people wrote something else than the plan had said.
        unread: what stands in the cells that could not be read, by heading; empty text for one that is covered.
        gone: where the row has gone, in a clause, where it is no longer in the table; its cells are then what the plan
            had said, and its status is not started.
    """

    id: str
    status: Status | None
    cells: Mapping[str, Value]
    changed: frozenset[str]
    unread: Mapping[str, str] = field(default_factory=dict)
    gone: str = ""

    def text(self, column: Column) -> str:
        """Give what stands under a heading, as text; empty where nothing does."""
        value = self.cells.get(column, "")
        return value.text if isinstance(value, Number) else str(value)

    def day(self, column: Column) -> date | None:
        """Give the date under a heading."""
        value = self.cells.get(column)
        return value if isinstance(value, date) else None

    def is_late(self, today: date) -> bool:
        """Tell whether its end lies before a day, and it is neither done nor dropped."""
        ends = self.day(Column.ENDS)
        return self.status in {Status.NOT_STARTED, Status.UNDER_WAY} and ends is not None and ends < today


@dataclass(frozen=True, kw_only=True)
class Progress:
    """A tracker as it was read.

    Attributes:
        actions: its rows, in their order.
        columns: the headings that people added, in their order.
    """

    actions: tuple[TrackedAction, ...]
    columns: tuple[str, ...]

    @cached_property
    def by_id(self) -> dict[str, TrackedAction]:
        """The actions of the toolkit by their full names."""
        return {action.id: action for action in self.actions if action.id}

    @property
    def is_untouched(self) -> bool:
        """Whether every row still says that it is not started: nobody kept it, or nothing was done, and it cannot tell."""
        return all(action.status is Status.NOT_STARTED for action in self.actions)

    def agreed(self, ref: str, column: Column) -> str:
        """Give what people wrote of an action in place of what the plan had said; empty where they left it.

        A measure keeps its lines; what stands within a sentence is one line.
        """
        action = self.by_id.get(ref)
        if action is None or column not in action.changed:
            return ""
        lines = (" ".join(line.split()) for line in action.text(column).splitlines())
        return ("\n" if column is Column.DONE_WHEN else " ").join(filter(None, lines))
