"""What people added to a form for themselves, and answers have no place for."""

from collections.abc import Iterator
from pathlib import Path

from ccg_toolkit.answers.form.headings import LEVELS, SCALE, is_own
from ccg_toolkit.answers.form.tables import find_table
from ccg_toolkit.sources import Complaint, Diagnostic, Place, Workbook, shown


def not_carried_over(path: Path, name: str) -> list[Diagnostic]:
    """Warn of what stays behind when answers go over to another file: columns, sheets and comments of people's own.

    Args:
        path: a form.
        name: what messages call it.

    Returns:
        A warning for each; none where the workbook cannot be read, which its reader tells.
    """
    from ccg_toolkit.sources.workbook.reader import read_workbook  # noqa: PLC0415 - zip and XML wait until one is read

    workbook, _ = read_workbook(path, name)
    return list(_own(workbook, name)) if workbook else []


def _own(workbook: Workbook, name: str) -> Iterator[Diagnostic]:
    for sheet in workbook.sheets:
        if table := find_table(name, sheet):
            for column, cell in sorted(sheet.rows[table.row].items()):
                if is_own(cell.text):
                    yield _stays(f"the column {shown(cell.text)}", name).at(table.place(table.row, column))
        elif sheet.rows and sheet.name not in {SCALE, LEVELS}:
            yield _stays(f"the sheet {shown(sheet.name)}", name).at(Place(name))
    if workbook.has_comments:
        yield _stays("what is pinned to cells as a comment", name).at(Place(name))


def _stays(what: str, name: str) -> Complaint:
    message = f"{what} is no part of the answers, and is not carried over"
    return Complaint("not-carried-over", message, f"It stays in {name}.", "warning")
