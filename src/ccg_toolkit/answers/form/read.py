"""Read a form: a workbook with a row for each criterion, and with rows of keys and values for all else.

Rows are found by what stands under `Full name` and `Key`, so that they may be sorted, moved and deleted, and a sheet may
have any name. Each sheet may be missing: what it would hold is then not answered, and the one check of all answers says
what is needed.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import takewhile
from pathlib import Path

from ccg_toolkit.answers.form.entries import Entries
from ccg_toolkit.answers.form.headings import KEY, LEVEL, NAME, VALUE, within_answer
from ccg_toolkit.answers.form.keys import is_dated, key_of, path_of, single_keys
from ccg_toolkit.answers.form.tables import AGAIN, REF, Table, find_table, headings_in, lost_headings, wrong_headings
from ccg_toolkit.answers.form.typed_cells import typed
from ccg_toolkit.sources import (
    Cell,
    Complaint,
    Diagnostic,
    Document,
    Place,
    ValuePath,
    Workbook,
    errors,
    listed,
    nearest,
    shown,
)
from ccg_toolkit.sources.yaml.reader import MOST_VALUES

_TRACKER, _QUESTIONNAIRE = "Action id", "minimum_group"
"""What a cell of a tracker holds, and one of a questionnaire; no form has either."""
_TRACKER_GIVEN = Complaint(
    "no-table",
    "this is a tracker, and answers are wanted",
    "Name the answers, and the tracker with `assess ANSWERS --tracker FILE`.",
)
_QUESTIONNAIRE_GIVEN = Complaint(
    "no-table",
    "this is a questionnaire, and answers are wanted",
    "Name the answers. `collate` reads what came back; what it closes goes with `assess ANSWERS --responses FILE`.",
)


def read_form(path: Path, name: str) -> tuple[Document | None, list[Diagnostic]]:
    """Read answers from an Excel workbook (.xlsx).

    Args:
        path: the file.
        name: what messages call it, as the user typed it.

    Returns:
        The same document that YAML gives, each place a cell; ``None`` where the workbook holds no answers or cannot be
        read. And what is wrong with its tables and cells.
    """
    from ccg_toolkit.sources.workbook.reader import read_workbook  # noqa: PLC0415 - zip and XML wait until one is read

    workbook, problems = read_workbook(path, name)
    if workbook is None:
        return None, problems
    if _holds(workbook, _QUESTIONNAIRE):
        return None, [_QUESTIONNAIRE_GIVEN.at(Place(name))]
    reader = _Reader(name)
    tables = list(reader.tables(workbook))
    for table in tables:
        reader.read(table)
    problems = reader.entries.problems
    if not tables and _holds(workbook, _TRACKER):
        return None, [_TRACKER_GIVEN.at(Place(name))]
    if not tables:
        return None, problems if errors(problems) else [*problems, _no_table(workbook, name)]
    reader.entries.places[()] = tables[0].place(tables[0].row, 1)
    return reader.entries.document(name), problems


@dataclass(slots=True)
class _Reader:
    """Takes in the rows of all tables; what is wrong gathers beside what they hold."""

    file: str
    entries: Entries = field(default_factory=Entries)

    def tables(self, workbook: Workbook) -> Iterator[Table]:
        """Find the tables of all sheets; a sheet that lost its headings is told."""
        for sheet in workbook.sheets:
            if table := find_table(self.file, sheet):
                for problem in wrong_headings(table):
                    self.entries.tell(problem)
                yield table
            elif lost := next(lost_headings(self.file, sheet), None):
                self.entries.tell(lost)

    def read(self, table: Table) -> None:
        """Take in the rows of a table."""
        for row, column, area in takewhile(lambda _: not self.entries.is_full, table.hidden()):
            message = f"this cell is covered by the merged cell {area.name}"
            hint = "Unmerge it, and write into each row what belongs there."
            self._say(table, row, column, Complaint("covered", message, hint))
        each = self._key_row if KEY in table.columns and VALUE in table.columns else self._answer_row
        for row, cells in takewhile(lambda _: not self.entries.is_full, table.rows()):
            if len(self.entries.values) > MOST_VALUES:
                message = f"the workbook holds more than {MOST_VALUES:,} answers and other values"
                self._say(table, row, 1, Complaint("too-many-values", message, "Is this the file you meant?"))
                return
            each(table, row, cells)

    def _answer_row(self, table: Table, row: int, cells: Mapping[int, Cell]) -> None:
        if NAME not in table.columns:
            return  # as was told
        columns = [(path, column) for name, column in table.columns.items() if (path := within_answer(name))]
        at = table.columns[NAME]
        name = typed(cells.get(at))
        if name == NAME and headings_in(cells.items()) == table.columns:
            return  # rows of another sheet were put below these, with their headings
        if not isinstance(name, str) or not REF.fullmatch(name):
            self._tell_nameless(table, row, cells, [column for _, column in columns])
            return
        domain, _, criterion = name.partition(".")
        answer: ValuePath = ("answers", domain, criterion)
        self.entries.group(answer[:2], table.place(row, at))
        self.entries.group(answer, table.place(row, at))
        for path, column in sorted(columns):
            self._take(table, (*answer, *path), row, column, cells)

    def _tell_nameless(self, table: Table, row: int, cells: Mapping[int, Cell], columns: list[int]) -> None:
        """Refuse a row that holds an answer and does not say on what; a row of formulas is people's own."""
        at = table.columns[NAME]
        name = typed(cells.get(at))
        if isinstance(name, Complaint):
            self._say(table, row, at, name)
        elif name is not None:
            message, hint = f"{shown(name)} is not the full name of a criterion", "Write it as contract.definition."
            self._say(table, row, at, Complaint("full-name", message, hint))
        elif filled := [column for column in sorted(columns) if column in cells and not cells[column].formula]:
            message = f"this row has an answer and no full name in {table.place(row, at).inside}"
            hint = f"Write the full name of its criterion in again, such as contract.definition. {AGAIN}"
            self._say(table, row, filled[0], Complaint("full-name", message, hint))

    def _key_row(self, table: Table, row: int, cells: Mapping[int, Cell]) -> None:
        at, value = table.columns[KEY], table.columns[VALUE]
        key = typed(cells.get(at))
        if isinstance(key, Complaint):
            self._say(table, row, at, key)
        elif key is None:
            if value in cells and not cells[value].formula:
                message = f"nothing is read here, since {table.place(row, at).inside} has no key"
                hint = "Write there what it is, such as plan.quarters."
                self._say(table, row, value, Complaint("no-key", message, hint, "warning"))
        elif (path := path_of(key)) is None:
            message = f"there is no key {shown(key)}"
            hint = nearest(key, map(key_of, single_keys()), "Keys")
            self._say(table, row, at, Complaint("unknown-key", message, hint))
        else:
            self._take(table, path, row, value, cells)

    def _take(self, table: Table, path: ValuePath, row: int, column: int, cells: Mapping[int, Cell]) -> None:
        place = table.place(row, column)
        value = typed(cells.get(column), dated=is_dated(path))
        if isinstance(value, Complaint):
            self.entries.blot(path, value, place)
        else:
            self.entries.put(path, value, place)

    def _say(self, table: Table, row: int, column: int, complaint: Complaint) -> None:
        self.entries.tell(complaint.at(table.place(row, column)))


def _holds(workbook: Workbook, text: str) -> bool:
    cells = (cell for sheet in workbook.sheets for row in sheet.rows.values() for cell in row.values())
    return any(cell.text == text for cell in cells)


def _no_table(workbook: Workbook, name: str) -> Diagnostic:
    sheets = listed([shown(sheet.name) for sheet in workbook.sheets[:10]])
    message = f"no sheet has a row with the headings {NAME!r} and {LEVEL!r}, or {KEY!r} and {VALUE!r}"
    hint = f"This was looked for on {sheets}. `ccg-toolkit form -o answers.xlsx` makes a workbook to fill in."
    return Complaint("no-table", message, hint).at(Place(name))
