"""Read a tracker back, and keep all that people wrote into it.

Beside the table of actions a tracker holds a copy of what the plan had said when it was written. What differs from that
copy was agreed by people, and stays; the rest follows the new plan.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from pydantic_core import PydanticCustomError

from ccg_toolkit.answers.progress import AGREED, DATES, Column, Progress, SheetName, Status, TrackedAction, Value
from ccg_toolkit.answers.tracker_table import (
    LONGEST_LINE,
    Table,
    find_planned,
    find_table,
    left_behind,
    organisation_of,
    plain,
)
from ccg_toolkit.framework import Framework
from ccg_toolkit.sources import (
    Cell,
    Complaint,
    Diagnostic,
    Number,
    Place,
    cell_name,
    errors,
    first_of,
    in_order,
    listed,
    nearest,
    shown,
    unwanted,
    unwanted_character,
)
from ccg_toolkit.sources.scalars import WORDS, iso_date

_REF = re.compile(rf"{WORDS}\.{WORDS}/{WORDS}")
_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_TYPED = {Column.ID, Column.ACTION, Column.STATUS, Column.NOTES, *AGREED}
"""Columns in which a formula would stand for what a person decides."""

_LONGEST: dict[str, int] = {Column.OWNER: LONGEST_LINE, Column.DONE_WHEN: 2_000}
"""Characters in what stands in reports too, as in a framework's own files."""

_STATUSES = {status.casefold(): status for status in Status}
_MEANT = {
    "complete": Status.DONE,
    "completed": Status.DONE,
    "finished": Status.DONE,
    "started": Status.UNDER_WAY,
    "in progress": Status.UNDER_WAY,
    "ongoing": Status.UNDER_WAY,
    "on track": Status.UNDER_WAY,
    "to do": Status.NOT_STARTED,
    "cancelled": Status.DROPPED,
    "stopped": Status.DROPPED,
}


def read_tracker(
    path: Path, name: str, framework: Framework, organisation: str = ""
) -> tuple[Progress | None, list[Diagnostic]]:
    """Read a tracker.

    Args:
        path: the workbook.
        name: what messages call it, as the user typed it.
        framework: the framework in use, which knows the actions.
        organisation: whose answers it is read with, to warn where it is another's; unchecked where empty.

    Returns:
        What it says, ``None`` where there is an error; and every problem, in order of place.
    """
    from ccg_toolkit.sources.spreadsheet import read_workbook  # noqa: PLC0415 - zip and XML wait until a tracker is read

    workbook, problems = read_workbook(path, name)
    if workbook is None:
        return None, problems
    table, problems = find_table(workbook, name)
    if table is None or errors(problems):
        return None, problems
    planned = find_planned(workbook, name)
    reader = _Reader(table=table, planned=_said(planned) if planned else None, framework=framework)
    progress = reader.read()
    reader.check_organisation(organisation)
    problems = in_order(first_of(iter([*reader.problems, *left_behind(workbook, table)])))
    return (None if errors(problems) else progress), problems


def _said(planned: Table) -> dict[str, dict[str, Value]]:
    """Give what the plan had said of each action, by its full name and the heading."""
    said = {}
    for _, cells in planned.rows():
        row = {planned.headings[column]: cell for column, cell in cells.items() if column in planned.headings}
        if Column.ID in row:
            values = {heading: _said_in(heading, cell) for heading, cell in row.items()}
            said[plain(row[Column.ID].text)] = {key: value for key, value in values.items() if value is not None}
    return said


def _said_in(heading: str, cell: Cell) -> Value | None:
    if heading in DATES:
        return cell.value.day if isinstance(cell.value, Number) else None
    return None if any(unwanted(cell.text)) else cell.value


def _compared(value: Value | None) -> str:
    return plain(_text(value))


def _text(value: Value | None) -> str:
    return "" if value is None else value.text if isinstance(value, Number) else str(value)


@dataclass(kw_only=True)
class _Reader:
    """Reads the rows of the table; what is wrong gathers in `problems`."""

    table: Table
    planned: Mapping[str, Mapping[str, Value]] | None
    framework: Framework
    problems: list[Diagnostic] = field(default_factory=list)
    _rows: dict[str, int] = field(default_factory=dict)
    _refs: dict[str, str] = field(default_factory=dict)
    _titles: dict[str, str] = field(default_factory=dict)
    _written_anew: dict[str, list[str]] = field(default_factory=dict)
    _formulas: dict[str, list[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._titles = {ref: plain(action.title) for ref, (_, action) in self.framework.actions.items()}
        self._titles |= {ref: _compared(said.get(Column.ACTION)) for ref, said in (self.planned or {}).items()}
        self._refs = {title: ref for ref, title in self._titles.items()}

    def read(self) -> Progress:
        """Read all rows."""
        actions = [action for row, cells in self.table.rows() if (action := self._action(row, cells))]
        self._sum_up([action.id for action in actions if action.id and action.id not in self.framework.actions])
        return Progress(actions=tuple(actions), columns=tuple(self.table.own))

    def check_organisation(self, organisation: str) -> None:
        """Warn where the tracker is that of another organisation than the answers."""
        other = organisation_of(self.table)
        if organisation and other and plain(other) != plain(organisation):
            message = f"this is the tracker of {shown(other)}, and the answers are those of {shown(organisation)}"
            self._warn("other-organisation", message, "Is it the file you meant?")

    def _action(self, row: int, cells: Mapping[int, Cell]) -> TrackedAction | None:
        headings = self.table.headings
        columns = {headings[column]: column for column in cells if column in headings}
        values = {
            heading: value
            for heading, column in columns.items()
            if (value := self._value(heading, row, column, cells[column])) is not None
        }
        status = self._status(values.pop(Column.STATUS, ""), row, columns)
        if not values:
            return None
        ref = _compared(values.get(Column.ID))
        if not _REF.fullmatch(ref):
            return TrackedAction(id="", status=status, cells=values, changed=frozenset())
        self._check_place(ref, _compared(values.get(Column.ACTION)), row, columns[Column.ID])
        said = (self.planned or {}).get(ref, {})
        changed = {heading for heading, value in values.items() if _compared(value) != _compared(said.get(heading))}
        for heading in changed & said.keys() - {*AGREED}:
            self._written_anew.setdefault(heading, []).append(cell_name(row, columns[heading]))
        if changed & {*DATES}:  # dates hang together: to keep one of them is to keep all
            changed |= {*DATES} & values.keys()
        cells_now = {heading: said[heading] for heading in AGREED if heading in said} | values
        return TrackedAction(id=ref, status=status, cells=cells_now, changed=frozenset(changed & {*AGREED}))

    def _check_place(self, ref: str, title: str, row: int, column: int) -> None:
        """Check that no other row has this id, and that the row still is that of this action."""
        if ref in self._rows:
            message = f"the action {shown(ref)} stands twice, here and in row {self._rows[ref]}"
            self._complain(row, column, "twice", message, "Delete one of these rows, or its id if it is your own.")
        self._rows.setdefault(ref, row)
        other = self._refs.get(title, ref)
        if title and title != self._titles.get(ref) and other != ref:
            message = f"{shown(ref)} is not the id of the action in this row; that is {shown(other)}"
            hint = "A part of the table was moved or sorted by itself. Undo that, or put the ids right."
            self._complain(row, column, "misplaced", message, hint)

    def _value(self, heading: str, row: int, column: int, cell: Cell) -> Value | None:
        """Read a cell; `None` where it is blank, or cannot stand under its heading."""
        if heading == Column.MARK:
            return None
        if cell.formula or cell.kind == "error":
            return self._worked_out(heading, row, column, cell)
        if heading in DATES:
            return self._date(row, column, cell)
        if isinstance(cell.value, str):
            return self._cleaned(heading, row, column, cell.value)
        if isinstance(cell.value, bool) and heading in _TYPED:
            message = f"{heading} cannot be {cell.text}"
            self._complain(row, column, "boolean", message, "Write it as text, with an apostrophe before it.")
        return cell.value

    def _worked_out(self, heading: str, row: int, column: int, cell: Cell) -> Value | None:
        """Read what a formula gave, where that may be kept."""
        if heading in _TYPED:
            what = "a formula" if cell.formula else f"the error {shown(cell.text)}"
            hint = "Type the value, or copy the cell and paste it back with Paste Special, Values."
            self._complain(row, column, "formula", f"{what} stands in the column {heading}", hint)
            return None
        self._formulas.setdefault(heading, []).append(cell_name(row, column))
        if isinstance(cell.value, str):
            return None if cell.kind == "error" else self._cleaned(heading, row, column, cell.value)
        return cell.value

    def _cleaned(self, heading: str, row: int, column: int, text: str) -> str | None:
        """Make all line breaks alike, and refuse what the outputs could not show."""
        text = _BREAKS.sub("\n", text)
        if found := next(unwanted(text), None):
            self.problems.append(self.table.at(row, column, unwanted_character(found[1])))
        if len(text) > (most := _LONGEST.get(heading, len(text))):
            message = f"{heading} has {len(text):,} characters; at most {most:,} are allowed"
            self._complain(row, column, "too-long", message, "Shorten it, and write the rest under Notes.")
        return text if text.strip() else None

    def _date(self, row: int, column: int, cell: Cell) -> date | None:
        if isinstance(cell.value, Number) and cell.value.day:
            return cell.value.day
        text = cell.text.strip()
        if not text:
            return None
        try:
            return iso_date(text)
        except PydanticCustomError as error:
            hint = str((error.context or {}).get("hint", ""))
            self._complain(row, column, "date", f"{shown(text)} is not a date", hint)
            return None

    def _status(self, value: Value, row: int, columns: Mapping[str, int]) -> Status:
        typed = _compared(value)
        if typed and typed not in _STATUSES:
            hint = nearest(typed, _STATUSES, "There are")
            if typed in _MEANT:
                hint = f"Choose {_MEANT[typed]}, if that is what you mean."
            self._complain(row, columns[Column.STATUS], "status", f"there is no status {shown(_text(value))}", hint)
        return _STATUSES.get(typed, Status.NOT_STARTED)

    def _complain(self, row: int, column: int, rule: str, message: str, hint: str) -> None:
        self.problems.append(self.table.at(row, column, Complaint(rule, message, hint)))

    def _sum_up(self, gone: list[str]) -> None:
        """Say once what holds for many rows."""
        if gone:
            names = listed([*gone[:4], f"{len(gone) - 4} more"] if len(gone) > 5 else gone)
            number = "1 action is" if len(gone) == 1 else f"{len(gone)} actions are"
            message = f"{number} not in the framework in use: {names}"
            self._warn("unknown-action", message, "What was written there is kept, at the end of a new tracker.")
        for heading, cells in self._written_anew.items():
            message = f"what was changed in the column {heading} is written anew: {_few(cells)}"
            self._warn("written-anew", message, "What stands under Notes or a heading of your own is kept.")
        for heading, cells in self._formulas.items():
            message = f"formulas in the column {heading} are kept as the values that they gave: {_few(cells)}"
            self._warn("formula", message, "A new tracker holds no formulas.")
        if Column.ENDS not in self.table.headings.values():
            self._warn("no-column", "there is no column Ends, so the dates of the earlier plan say what is late")
        if self.planned is None:
            message = f"the sheet {SheetName.AS_PLANNED} is missing, so all owners, dates and measures count as changed"
            self._warn("no-plan", message, "The new plan leaves them as they are.")

    def _warn(self, rule: str, message: str, hint: str = "") -> None:
        about = Complaint(rule, message, hint, "warning")
        self.problems.append(about.at(Place(self.table.file, self.table.row, 1), f"sheet {self.table.sheet.name}"))


def _few(cells: list[str]) -> str:
    return f"{cells[0]} and {len(cells) - 1} more" if len(cells) > 1 else cells[0]
