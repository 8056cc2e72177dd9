"""Find the tables of a form: by the words of their headings, on any sheet and in any row."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ccg_toolkit.answers.form.headings import KEY, LEVEL, NAME, VALUE, heading_of
from ccg_toolkit.answers.form.keys import path_of
from ccg_toolkit.sources import Area, Cell, Complaint, Diagnostic, Place, Sheet, shown
from ccg_toolkit.sources.shape.values import WORDS

REF = re.compile(rf"{WORDS}\.{WORDS}")
"""The full name of a criterion."""

AGAIN = "`ccg-toolkit form` writes a workbook to compare it with."
_LIKE_A_KEY = re.compile(r"[a-z_]{3,20}\.\S.{0,200}", re.DOTALL)
_FEW = 3
"""As many headings of a form may stand together in a table of people's own."""

_LONGEST_SHEET = 31
_MOST_COVERED = 500


@dataclass(frozen=True, slots=True)
class Table:
    """A table on a sheet: the row of its headings, and the column of each that is known."""

    file: str
    sheet: Sheet
    row: int
    columns: Mapping[str, int]

    def place(self, row: int, column: int) -> Place:
        """Give the place of a cell."""
        return place_in(self.file, self.sheet, row, column)

    def rows(self) -> Iterator[tuple[int, Mapping[int, Cell]]]:
        """Give the rows below the headings, in order."""
        return ((row, self.sheet.rows[row]) for row in sorted(self.sheet.rows) if row > self.row)

    def hidden(self) -> Iterator[tuple[int, int, Area]]:
        """Give the cells below the headings that a merged cell hides: row, column, and which."""
        for area in self.sheet.merged:
            for row in range(max(area.top, self.row + 1), min(area.bottom, area.top + _MOST_COVERED) + 1):
                for column in self.columns.values():
                    if area.covers(row, column):
                        yield row, column, area


def find_table(file: str, sheet: Sheet) -> Table | None:
    """Find the table of a sheet; ``None`` where no row has the headings of one, or most of them.

    Args:
        file: what messages call the workbook.
        sheet: where to look.
    """
    for row in sorted(sheet.rows):
        columns = headings_in(sorted(sheet.rows[row].items()))
        if {KEY, VALUE} <= columns.keys() or NAME in columns or len(columns) > _FEW:
            return Table(file, sheet, row, columns)
    return None


def wrong_headings(table: Table) -> Iterator[Diagnostic]:
    """Say which headings are missing without which nothing can be read, and which stand twice."""
    cells, columns = sorted(table.sheet.rows[table.row].items()), table.columns
    wanted = {KEY, VALUE} if {KEY, VALUE} <= columns.keys() else {NAME, LEVEL}
    for name in sorted(wanted - columns.keys()):
        message = f"the heading {shown(name)} is missing in this row"
        wrong = Complaint("heading", message, f"Write it in again. {AGAIN}")
        yield wrong.at(table.place(table.row, cells[0][0]))
    for column, cell in cells:
        if (name := heading_of(cell.text)) and column != columns[name]:
            message = (
                f"the heading {shown(name)} stands twice, here and in {table.place(table.row, columns[name]).inside}"
            )
            wrong = Complaint("heading", message, "Rename or delete one of the columns.")
            yield wrong.at(table.place(table.row, column))


def lost_headings(file: str, sheet: Sheet) -> Iterator[Diagnostic]:
    """Say where a sheet without headings names what is asked, so that it may hold answers."""
    for row, cells in sorted(sheet.rows.items()):
        for column, cell in sorted(cells.items()):
            text = cell.text.strip() if cell.kind == "text" and not cell.formula else ""
            if REF.fullmatch(text) or (_LIKE_A_KEY.fullmatch(text) and path_of(text)):
                message = f"{shown(text)} stands here, and no row above it has the headings of a form"
                hint = f"Write the headings in again; or delete the sheet, if it is your own. {AGAIN}"
                yield Complaint("heading", message, hint).at(place_in(file, sheet, row, column))


def headings_in(cells: Iterable[tuple[int, Cell]]) -> dict[str, int]:
    """Give the first column of each heading that a form knows, in one row."""
    columns: dict[str, int] = {}
    for column, cell in cells:
        if name := heading_of(cell.text):
            columns.setdefault(name, column)
    return columns


def place_in(file: str, sheet: Sheet, row: int, column: int) -> Place:
    """Give the place of a cell."""
    return Place(file, row, column, sheet.name[:_LONGEST_SHEET] or "?")
