"""Find the table of a tracker: by the words of its headings, wherever people have moved it."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain, count

from ccg_toolkit.sources import (
    Area,
    Cell,
    Complaint,
    Diagnostic,
    Place,
    Sheet,
    Workbook,
    cell_name,
    listed,
    shown,
    unwanted,
    unwanted_character,
    without_unwanted,
)
from ccg_toolkit.tracker.models import Column, Derived, SheetName

GUIDE = (
    "Yours to fill in: Status, Owner, Starts, Ends, Review, Notes and Done when, with rows and columns of your own. "
    "The other columns are written anew each time."
)
"""Stands between the title and the headings."""

MOST_COLUMNS = 100
"""Columns that people may add."""

LONGEST_LINE = 200
"""Characters in a heading or a name."""

_TITLE = re.compile("(.*): actions", re.DOTALL)
_KNOWN: dict[str, str] = {column.casefold(): column for column in (*Column, *Derived)}
_MOST_COVERED = 500
"""Rows under one merged cell that are looked at."""

_WITHOUT_WHICH = {Column.ID, Column.STATUS}
_WANTED = "the headings 'Action id' and 'Status'"


@dataclass(frozen=True, kw_only=True)
class Table:
    """A table on a sheet: the row of its headings, and the heading over each column that holds anything."""

    file: str
    sheet: Sheet
    row: int
    headings: Mapping[int, str]

    def at(self, row: int, column: int, complaint: Complaint) -> Diagnostic:
        """Say that something is wrong in a cell."""
        return complaint.at(Place(self.file, row, column), f"sheet {self.sheet.name}, cell {cell_name(row, column)}")

    def rows(self) -> Iterator[tuple[int, Mapping[int, Cell]]]:
        """Give the rows below the headings, in order."""
        return ((row, self.sheet.rows[row]) for row in sorted(self.sheet.rows) if row > self.row)

    @property
    def ids(self) -> set[str]:
        """What stands under the heading of the ids."""
        column = self.column(Column.ID)
        return {plain(cells[column].text) for _, cells in self.rows() if column in cells} - {""}

    @cached_property
    def covered(self) -> Mapping[int, list[Area]]:
        """The merged cells that hide a part of a row below the headings, by its number."""
        covered: dict[int, list[Area]] = {}
        for area in self.sheet.merged:
            columns = [column for column in self.headings if area.left <= column <= area.right]
            for row in range(max(area.top, self.row + 1), min(area.bottom, area.top + _MOST_COVERED) + 1):
                if columns and (row > area.top or columns != [area.left]):
                    covered.setdefault(row, []).append(area)
        return covered

    def column(self, heading: str) -> int:
        """Give the column of a heading; 0 where there is none."""
        return next((column for column, known in self.headings.items() if known == heading), 0)

    @property
    def own(self) -> list[str]:
        """The headings that people added, in order."""
        return [heading for heading in self.headings.values() if heading not in _KNOWN.values()]


def find_tables(workbook: Workbook, file: str) -> tuple[list[Table], list[Diagnostic]]:
    """Find the table of actions, and those to which people have moved some of its rows.

    Args:
        workbook: where to look: any sheet, any row.
        file: what messages call the workbook.

    Returns:
        The tables, that of the actions first; none where there is none, or where two hold the same action, so that
        nobody can tell which one is up to date. And what is wrong with the headings.
    """
    tables = [table for sheet in workbook.sheets if (table := _find(sheet, file, {Column.ID, Column.STATUS}))]
    if not tables:
        return [], [_none(workbook, file)]
    ids = [table.ids for table in tables]
    if len(set().union(*ids)) < sum(map(len, ids)):
        places = listed([f"{shown(table.sheet.name)} (row {table.row})" for table in tables[:10]])
        message = f"{len(tables)} sheets have {_WANTED}: {places}"
        hint = "The same action stands on two of them. Keep the sheet that is up to date, and delete the other."
        return [], [Complaint("two-tables", message, hint).at(Place(file))]
    tables.sort(key=lambda table: (table.sheet.name != SheetName.ACTIONS, -len(table.ids)))
    (main, problems), *others = map(_with_own_headings, tables)
    return [main, *(table for table, _ in others)], problems


def find_planned(workbook: Workbook, file: str) -> Table | None:
    """Find the copy of what the plan had said: it has the actions, and no status."""
    tables = (_find(sheet, file, {Column.ID, Column.ACTION}) for sheet in workbook.sheets)
    return next((table for table in tables if table and Column.STATUS not in table.headings.values()), None)


def organisation_of(table: Table) -> str:
    """Give the organisation that the title above a table names; empty where there is no such title."""
    above = (cell.text for row, cells in table.sheet.rows.items() if row < table.row for cell in cells.values())
    return next((match[1] for text in above if (match := _TITLE.fullmatch(text))), "")


def left_behind(workbook: Workbook, table: Table, read_too: Collection[str]) -> Iterator[Diagnostic]:
    """Say what people added that has no place in a new tracker; of the sheets `read_too` some rows were read."""
    ours = {*SheetName, table.sheet.name, *read_too}
    for name in sorted(read_too):
        message = (
            f"of the sheet {shown(name)} only rows of the plan's actions are read; a new tracker will not have the rest"
        )
        yield _warning(message, f"What stands there stays in {table.file}.").at(Place(table.file))
    if own := [shown(sheet.name) for sheet in workbook.sheets if sheet.rows and sheet.name not in ours]:
        message = f"only the table of actions is read; a new tracker will not have {_sheets(own)}"
        yield _warning(message, f"What stands there stays in {table.file}.").at(Place(table.file))
    if workbook.has_comments:
        message = "comments pinned to cells are not read; a new tracker will not have them"
        yield _warning(message, "Write what matters into the column Notes.").at(Place(table.file))
    for row, cells in sorted(table.sheet.rows.items()):
        for column, cell in sorted(cells.items()):
            if row < table.row and not (cell.text == GUIDE or _TITLE.fullmatch(cell.text)):
                message = "what stands above the headings is not read; a new tracker will not have it"
                yield table.at(row, column, _warning(message, "Write it below the table, in a row of its own."))


def _warning(message: str, hint: str) -> Complaint:
    return Complaint("not-carried-over", message, hint, "warning")


def plain(text: str) -> str:
    """Give a text as it is compared: on one line, without regard to case."""
    return " ".join(text.split()).casefold()


def _find(sheet: Sheet, file: str, wanted: set[Column]) -> Table | None:
    for row in sorted(sheet.rows):
        headings = {column: _heading(cell) for column, cell in sorted(sheet.rows[row].items())}
        if wanted <= set(headings.values()):
            return Table(file=file, sheet=sheet, row=row, headings=headings)
    return None


def _heading(cell: Cell) -> str:
    return _KNOWN.get(plain(cell.text)) or " ".join(cell.text.split())


def _none(workbook: Workbook, file: str) -> Diagnostic:
    """Say that there is no table of actions, and what comes nearest to one."""
    message = f"no sheet has a row with {_WANTED}"
    rows = [
        (len(known), sheet, row, known)
        for sheet in workbook.sheets
        for row, cells in sorted(sheet.rows.items())
        if (known := [column for cell in cells.values() if (column := _KNOWN.get(plain(cell.text)))])
    ]
    if not rows:
        sheets = _sheets([shown(sheet.name) for sheet in workbook.sheets[:10]])
        hint = f"This was looked for on {sheets}. Name a tracker that `ccg-toolkit assess` wrote."
        return Complaint("no-table", message, hint).at(Place(file))
    _, sheet, row, known = max(rows, key=lambda row: row[0])
    missing = listed([column for column in (Column.ID, Column.STATUS) if column not in known])
    hint = f"Row {row} of the sheet {shown(sheet.name)} has {listed(known)}, but not {missing}: write that in again."
    return Complaint("no-table", message, hint).at(Place(file, row, 1), f"sheet {sheet.name}")


def _sheets(names: list[str]) -> str:
    return f"the sheet {names[0]}" if len(names) == 1 else f"the sheets {listed(names)}"


def _with_own_headings(table: Table) -> tuple[Table, list[Diagnostic]]:
    """Give each column a heading of its own, also those that people filled without writing one; and say what is changed."""
    used = {column for _, cells in table.rows() for column, cell in cells.items() if cell.text.strip()}
    problems: list[Diagnostic] = []
    headings: dict[int, str] = {}
    columns = sorted(used | table.headings.keys())
    own = 0
    for column in columns:
        typed = table.headings.get(column, "")
        heading = without_unwanted(typed)[:LONGEST_LINE].strip() or f"Column {cell_name(0, column)[:-1]}"
        name = _unlike(heading, {known.casefold() for known in headings.values()})
        wrong = [*_wrong_in(typed)]
        if typed in _KNOWN.values() and name != typed:
            first = next(known for known, other in headings.items() if other == typed)
            wrong.append(_second(typed, cell_name(table.row, first)))
        problems += [table.at(table.row, column, complaint) for complaint in wrong]
        own += name not in _KNOWN.values()
        if name in _KNOWN.values() or own <= MOST_COLUMNS:
            headings[column] = name
    if own > MOST_COLUMNS:
        message = f"there are {own:,} columns beside those of a tracker; only the first {MOST_COLUMNS} are kept"
        hint = "Delete what is not needed; something may stand far to the right."
        problems.append(table.at(table.row, columns[-1], Complaint("too-many", message, hint, "warning")))
    return replace(table, headings=headings), problems


def _unlike(heading: str, taken: Collection[str]) -> str:
    """Add a number to a heading that another column has already."""
    numbered = (f"{heading} ({number})" for number in count(2))
    return next(name for name in chain([heading], numbered) if name.casefold() not in taken)


def _wrong_in(heading: str) -> Iterator[Complaint]:
    """Say what of a heading is not kept."""
    if len(heading) > LONGEST_LINE:
        message = f"the heading has {len(heading):,} characters; only the first {LONGEST_LINE} are kept"
        yield Complaint("too-long", message, "Shorten it.", "warning")
    for _, what in unwanted(heading):
        _, message, hint, _ = unwanted_character(what)
        yield Complaint("character", f"{message}, and is left out", hint, "warning")


def _second(heading: str, other: str) -> Complaint:
    """Say that a heading of the toolkit's stands twice; two columns of ids or statuses cannot be chosen between."""
    message = f"the heading {shown(heading)} stands twice, here and in {other}"
    if heading in _WITHOUT_WHICH:
        return Complaint("two-columns", message, "Rename or delete one of the columns.")
    hint = f"The column of {other} is read as {heading}; this one is kept as one of your own."
    return Complaint("two-columns", message, hint, "warning")
