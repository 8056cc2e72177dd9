"""What has become of the rows that the plan had when the tracker was written: moved, covered or deleted."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from datetime import date

from ccg_toolkit.sources import Complaint, Diagnostic, Place, Workbook, shown
from ccg_toolkit.tracker.as_planned import AsPlanned
from ccg_toolkit.tracker.identity import is_ref
from ccg_toolkit.tracker.models import Column, SheetName, Status, TrackedAction, Value
from ccg_toolkit.tracker.table import Table, plain

_NOT_STARTED = "it counts as not started"


@dataclass(frozen=True, kw_only=True)
class Strays:
    """Rows that stand elsewhere than in the table, by the full name of their action.

    Attributes:
        readable: where their columns are known: a table with their headings, and the number of the row in it.
        others: where nothing tells one column from another: the sheet and the number of the row.
    """

    readable: dict[str, tuple[Table, int]] = field(default_factory=dict)
    others: dict[str, tuple[str, int]] = field(default_factory=dict)


def strays_in(workbook: Workbook, tables: list[Table], planned: AsPlanned, name_now: Callable[[str], str]) -> Strays:
    """Look for rows of the plan outside of the table of actions.

    Args:
        workbook: where to look.
        tables: those with the headings of a tracker, that of the actions first.
        planned: the copy of the plan, which names the actions; its sheet is not looked at.
        name_now: gives what an action is called now, by a full name of any version.

    Returns:
        The first row of each. The columns of one are known where its sheet has the headings above it, or where
        its id and its title stand in the columns that these have in the table, as in a row that was cut and pasted.
    """
    main, titles = tables[0], planned.titles
    headed = {table.sheet.name: table for table in tables[1:]}
    strays = Strays()
    for sheet in workbook.sheets:
        if sheet.name == planned.sheet:
            continue
        for number in sorted(sheet.rows):
            if sheet.name == main.sheet.name and number >= main.row:
                break
            table = headed.get(sheet.name)
            if table is None or number <= table.row:
                table = Table(file=main.file, sheet=sheet, row=0, headings=main.headings)
            texts = {column: plain(cell.text) for column, cell in sheet.rows[number].items()}
            cells = {column: name_now(text) if is_ref(text) else text for column, text in texts.items()}
            for ref in [text for text in cells.values() if text in titles and text not in strays.readable]:
                in_place = cells.get(table.column(Column.ID)) == ref
                titled = cells.get(table.column(Column.ACTION)) == titles[ref]
                if in_place and (titled or table.row):
                    strays.readable[ref] = table, number
                    strays.others.pop(ref, None)
                else:
                    strays.others.setdefault(ref, (sheet.name, number))
    return strays


def tell_of_stray(table: Table, number: int, title: str) -> Diagnostic:
    """Say that a row was read outside of the table."""
    message = f"the row of {shown(title)} stands outside of the table, and is read there"
    hint = f"A new tracker has it on the sheet {SheetName.ACTIONS} again."
    return table.at(number, table.column(Column.ID), Complaint("moved", message, hint, "warning"))


def account_for(
    lost: Collection[str], planned: AsPlanned, strays: Strays, table: Table, assessed_on: date | None
) -> Iterator[tuple[Diagnostic, TrackedAction]]:
    """Say of each row of the plan that is not in the table where it went and how it is treated, and stand in for it.

    Args:
        lost: the full names of their actions.
        planned: what the plan had said of them.
        strays: rows that stand elsewhere.
        table: of the actions.
        assessed_on: the day of the new answers, which tells what is late.
    """
    covering = _covering(table, planned)
    deleted_or = "" if len(covering) == sum(ref not in strays.others for ref in lost) else "deleted or "
    or_another = " or another" if len({*covering}) > 1 else ""
    for ref in lost:
        cells: dict[str, Value] = {Column.ID: ref, **planned.agreed(ref)}
        title = str(cells.get(Column.ACTION, ref))
        place, sheet = Place(table.file, table.row, 1), table.sheet.name
        hint = f"To change that, write its id into a row of the table, with a status: {ref}"
        if ref in strays.others:
            sheet, number = strays.others[ref]
            what, gone = f"stands on the sheet {shown(sheet)}, row {number}, where it is not read", "its row was moved"
            hint = "To change that, cut the row and paste it back into the table."
            place = Place(table.file, number, 1)
        elif covering:
            what = f"was {deleted_or}covered by the merged cell {covering[0]}{or_another}"
            gone = f"its row was {deleted_or}covered by a merged cell"
            hint = f"Unmerge the cell. {hint}"
        else:
            what, gone = "is gone from the table", "its row was deleted"
        message = f"the row of {shown(title)} {what}; {_treated(cells.get(Column.ENDS), assessed_on)}"
        problem = Complaint("gone", message, hint, "warning").at(place, f"sheet {sheet}")
        yield problem, TrackedAction(id=ref, status=Status.NOT_STARTED, cells=cells, changed=frozenset(), gone=gone)


def _treated(ends: Value | None, assessed_on: date | None) -> str:
    if not isinstance(ends, date):
        return _NOT_STARTED
    if assessed_on is not None and ends < assessed_on:
        return f"{_NOT_STARTED}, and as late if the new plan has it, since it was to end on {ends}"
    return f"{_NOT_STARTED}; it was to end on {ends}"


def _covering(table: Table, planned: AsPlanned) -> list[str]:
    """Name, for each row whose id and title are hidden, the merged cell that hides them; a remark in one hides none."""
    ids, titles = table.column(Column.ID), table.column(Column.ACTION)
    titled = {row: plain(cells[titles].text) for row, cells in table.rows() if titles in cells}
    ours = {"", *planned.titles.values()}
    return [
        area.name
        for row, areas in sorted(table.covered.items())
        for area in areas
        if area.covers(row, ids) and row not in titled and titled.get(area.top, "") in ours
    ]
