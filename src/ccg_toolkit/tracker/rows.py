"""Read the rows of a tracker, cell by cell: what cannot be read costs its cell, and is told."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from pydantic_core import PydanticCustomError

from ccg_toolkit.sources import (
    Area,
    Cell,
    Complaint,
    Diagnostic,
    Number,
    shown,
    unwanted,
    without_unwanted,
)
from ccg_toolkit.sources.shape.values import iso_date
from ccg_toolkit.sources.text import unwanted_character
from ccg_toolkit.sources.workbook.days import written_day
from ccg_toolkit.tracker.models import AGREED, DATES, Column, Derived, Status, Value
from ccg_toolkit.tracker.statuses import read_status, shows_percent
from ccg_toolkit.tracker.table import LONGEST_LINE, Table, plain
from ccg_toolkit.tracker.told_once import ToldOnce

_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_NOT_READ = {*Derived}
_TYPED = {Column.ID, Column.ACTION, Column.STATUS, Column.NOTES, *AGREED}
"""Columns in which a formula would stand for what a person decides."""

_LONGEST: dict[str, int] = {Column.OWNER: LONGEST_LINE, Column.DONE_WHEN: 2_000}
"""Characters in what stands in reports too, as in a framework's own files."""

_FAR_OFF = 3
"""Years before the plan or after it from which on a date is taken for a slip of the pen."""

_KEPT = "Until then this {part} counts as not read; a new tracker keeps what stands there."


@dataclass(frozen=True, kw_only=True)
class Row:
    """A row as it was read.

    Attributes:
        table: where it stands.
        number: of the row on its sheet.
        columns: where its cells stand, by heading.
        values: what stands in them; no status, no mark, and nothing that could not be read.
        status: ``None`` where it could not be read.
        unread: what stands in the cells that could not be read; empty text for one that is covered.
        covered: the merged cells that hide a part of it.
    """

    table: Table
    number: int
    columns: Mapping[str, int]
    values: Mapping[str, Value]
    status: Status | None
    unread: Mapping[str, str]
    covered: tuple[Area, ...]

    def text(self, column: Column) -> str:
        """Give what stands under a heading as it is compared."""
        return compared(self.values.get(column))

    def title(self, otherwise: str = "") -> str:
        """Give the title as it stands; where there is none, the id, or where it is."""
        return " ".join(str(self.values.get(Column.ACTION, "")).split()) or otherwise or f"row {self.number}"

    def at(self, column: str, complaint: Complaint) -> Diagnostic:
        """Say that something is wrong in one of its cells, the first where there is none under this heading."""
        return self.table.at(self.number, self.columns.get(column, min(self.columns.values(), default=1)), complaint)


def compared(value: Value | None) -> str:
    """Give a value as it is compared: as text, without regard to case."""
    return plain("" if value is None else value.text if isinstance(value, Number) else str(value))


@dataclass(kw_only=True)
class RowReader:
    """Reads rows; what is wrong with them gathers in `problems`.

    Attributes:
        period: the first and the last day that the plan spoke of; no date is far off where it is ``None``.
        once: what is told of many cells at once: formulas, and other words read as a status or a date.
    """

    period: tuple[date, date] | None
    problems: list[Diagnostic] = field(default_factory=list)
    once: ToldOnce = field(default_factory=ToldOnce)

    def read(self, table: Table, number: int, cells: Mapping[int, Cell]) -> Row | None:
        """Read a row; ``None`` where nothing stands in it but a status or a mark."""
        columns = {table.headings[column]: column for column in cells if column in table.headings}
        reader = _Cells(self, table, number)
        values = {
            heading: value
            for heading, column in columns.items()
            if (value := reader.value(heading, column, cells[column])) is not None
        }
        if not values.keys() - {Column.STATUS} and not reader.unread.keys() - {Column.STATUS}:
            return None
        covered = tuple(table.covered.get(number, ()))
        status = None if Column.STATUS in reader.unread else Status(str(values.pop(Column.STATUS, Status.NOT_STARTED)))
        hidden = {
            heading
            for column, heading in table.headings.items()
            if any(area.covers(number, column) for area in covered)
        }
        if Column.STATUS in hidden:
            status = None
            reader.unread.setdefault(Column.STATUS, "")
        return Row(
            table=table,
            number=number,
            columns=columns,
            values=values,
            status=status,
            unread=reader.unread,
            covered=covered,
        )

    def check_dates(self, row: Row, cells: Mapping[str, Value]) -> None:
        """Warn of dates that are in no order; `cells` holds those of the plan too, where a row has none of its own."""
        days = [(column, day) for column in DATES if isinstance(day := cells.get(column), date)]
        for (before, first), (after, second) in pairwise(days):
            if second < first:
                column = after if after in row.columns else before
                message = f"{after} ({second}) lies before {before} ({first})"
                hint = "Both are taken as they stand" + (
                    ", and Ends says what is late." if Column.ENDS in {before, after} else "."
                )
                self.problems.append(row.at(column, Complaint("dates", message, hint, "warning")))


@dataclass
class _Cells:
    """Reads the cells of one row."""

    reader: RowReader
    table: Table
    row: int
    unread: dict[str, str] = field(default_factory=dict)

    def value(self, heading: str, column: int, cell: Cell) -> Value | None:
        """Read a cell; `None` where it is blank, or cannot stand under its heading."""
        if heading == Column.MARK or heading in _NOT_READ:
            return None
        if cell.formula or cell.kind == "error":
            return self._worked_out(heading, column, cell)
        if heading == Column.STATUS:
            return self._status(column, cell)
        if heading in DATES:
            return self._date(heading, column, cell)
        return self._kept(heading, column, cell)

    def _kept(self, heading: str, column: int, cell: Cell) -> Value | None:
        """Read what people typed, as it stands."""
        if isinstance(cell.value, str):
            return self._cleaned(heading, column, cell.value)
        if isinstance(cell.value, bool) and heading in _TYPED:
            self._refuse(column, cell, "boolean", f"{heading} cannot be {cell.text}", "Write it in words.")
            return None
        return cell.value

    def _worked_out(self, heading: str, column: int, cell: Cell) -> Value | None:
        """Read what a formula gave, where that may be kept."""
        if heading in _TYPED:
            what = "a formula" if cell.formula else f"the error {shown(cell.text)}"
            hint = "Type the value, or copy the cell and paste it back with Paste Special, Values."
            self._refuse(column, cell, "formula", f"{what} stands in the column {heading}", hint)
            return None
        message = f"formulas in the column {heading} are kept as the values that they gave"
        self._warn_once(("formula", heading), column, "formula", message, "A new tracker holds no formulas.")
        if isinstance(cell.value, str):
            return None if cell.kind == "error" else self._cleaned(heading, column, cell.value)
        return cell.value

    def _cleaned(self, heading: str, column: int, text: str) -> str | None:
        """Make all line breaks alike, and leave out what the outputs could not show."""
        text = _BREAKS.sub("\n", text)
        if character := next(unwanted(text), None):
            _, message, hint, _ = unwanted_character(character[1])
            self._warn(column, "character", f"{message}, and is left out", hint)
            text = without_unwanted(text)
        if len(text) > (most := _LONGEST.get(heading, len(text))):
            message = f"{heading} has {len(text):,} characters; only the first {most:,} are read"
            self._warn(column, "too-long", message, "Shorten it, and write the rest under Notes.")
            text = f"{text[: most - 3]}..."
        return text if text.strip() else None

    def _date(self, heading: str, column: int, cell: Cell) -> date | None:
        if isinstance(cell.value, Number) and cell.value.day:
            return self._checked(heading, column, cell.value.day)
        text = " ".join(cell.text.split())
        if not text:
            return None
        written = written_day(text)
        try:
            day = iso_date(written.day.isoformat() if written and written.day and written.is_certain else text)
        except PydanticCustomError as error:
            hint = str((error.context or {}).get("hint", ""))
            if written and written.day and written.other:
                hint = f"Write {written.day}, or {written.other} if the month comes first."
            self._refuse(column, cell, "date", f"{shown(text)} is not a date", hint)
            return None
        if not text.startswith(day.isoformat()):
            message = f"{heading}: {shown(text)} is read as {day}"
            hint = "Check whether that is meant. A date is certain as 2014-03-14."
            self._warn_once(("date", heading), column, "read-as", message, hint)
        return self._checked(heading, column, day)

    def _checked(self, heading: str, column: int, day: date) -> date:
        """Warn of a day that is far from all that the plan spoke of."""
        if self.reader.period is not None:
            first, last = self.reader.period
            if not first.year - _FAR_OFF <= day.year <= last.year + _FAR_OFF:
                message = f"{heading} is {day}, far from the plan, whose dates lie between {first} and {last}"
                self._warn(column, "far-off", message, "Check the year. The date is taken as it stands.")
        return day

    def _status(self, column: int, cell: Cell) -> Status | None:
        meant = read_status(cell.value)
        word = _percent(cell) or " ".join(cell.text.split())
        if meant.status is None:
            self._refuse(column, cell, "status", f"there is no status {shown(word)}", meant.hint)
        elif meant.told:
            message = f"{shown(word)} is read as {meant.status}"
            hint = "Choose another status where that is not meant."
            self._warn_once(("status", plain(word).rstrip(".!")), column, "read-as", message, hint)
        return meant.status

    def _refuse(self, column: int, cell: Cell, rule: str, message: str, hint: str) -> None:
        """Say that a cell is not read, and keep what stands there."""
        heading = self.table.headings[column]
        part = "row" if heading == Column.STATUS else "cell"
        self.unread[heading] = _percent(cell) or without_unwanted(_BREAKS.sub("\n", cell.text))
        self._warn(column, rule, message, f"{hint} {_KEPT.format(part=part)}".lstrip())

    def _warn(self, column: int, rule: str, message: str, hint: str) -> None:
        self.reader.problems.append(self.table.at(self.row, column, Complaint(rule, message, hint, "warning")))

    def _warn_once(self, common: tuple[str, str], column: int, rule: str, message: str, hint: str) -> None:
        self.reader.once.add(common, self.table.at(self.row, column, Complaint(rule, message, hint, "warning")))


def _percent(cell: Cell) -> str:
    """Give a number that is shown as a percentage as it is shown; empty for any other cell."""
    value = cell.value
    return f"{value.value * 100:g}%" if isinstance(value, Number) and shows_percent(value) else ""
