"""The sheet that people fill in, and the copy of what the plan had said."""

from collections.abc import Mapping

from xlsxwriter.utility import xl_col_to_name

from ccg_toolkit.outputs.table import FIRST_ROW, Field, Highlight, Link, Shown, Table
from ccg_toolkit.report import ReportView
from ccg_toolkit.tracker import AGREED, DATES, GUIDE, Column, Derived, SheetName, Status, Value

_WIDTHS: dict[str, int] = {
    Column.ACTION: 38,
    Derived.LETTER: 9,
    Column.STATUS: 13,
    Column.OWNER: 36,
    Column.NOTES: 36,
    Column.MARK: 34,
    Column.DONE_WHEN: 40,
    Column.CRITERION: 28,
    Column.QUARTER: 10,
    Column.SERVES: 10,
    Column.WAITS_FOR: 34,
    Column.EFFORT: 9,
    Column.POINTS: 9,
    Derived.COST: 24,
    Column.ID: 44,
    **dict.fromkeys(DATES, 13),
    Column.ENDS: 20,
}
_FILLED_IN = {Column.STATUS, Column.NOTES, *AGREED}
_NOT_PLANNED = {Column.STATUS, Column.NOTES, Column.MARK}


def actions_sheet(view: ReportView, cells: Mapping[str, str]) -> Table:
    """Make the sheet of actions; `cells` says where each criterion stands on the sheet of scores."""

    def shown(values: Mapping[str, Value], heading: str, criterion: str) -> Shown:
        value = values.get(heading)
        if heading == Column.CRITERION and isinstance(value, str) and criterion in cells:
            return Link(text=value, sheet=SheetName.SCORES, cell=cells[criterion])
        return value

    return Table(
        sheet=SheetName.ACTIONS,
        about=[GUIDE],
        fields=[
            _field(heading, filled_in=heading in _FILLED_IN or heading not in _WIDTHS)
            for heading in view.tracker.columns
        ],
        rows=[
            [shown(row.cells, heading, row.criterion) for heading in view.tracker.columns] for row in view.tracker.rows
        ],
        printed=1 + view.tracker.columns.index(Column.MARK),
        highlights=_highlights([*view.tracker.columns]),
    )


def as_planned_sheet(view: ReportView) -> Table:
    """Make the copy."""
    headings = [column for column in Column if column not in _NOT_PLANNED]
    return Table(
        sheet=SheetName.AS_PLANNED,
        about=["What the plan said when this file was written. Leave it as it is: it shows what you have changed."],
        fields=[_field(heading, filled_in=False) for heading in headings],
        rows=[[said.get(heading) for heading in headings] for said in view.tracker.planned],
    )


def _field(heading: str, *, filled_in: bool) -> Field:
    return Field(
        heading=heading,
        width=_WIDTHS.get(heading, 20),
        filled_in=filled_in,
        choices=[*map(str, Status)] if heading == Column.STATUS else (),
        dated=heading in DATES,
    )


def _highlights(columns: list[str]) -> list[Highlight]:
    """Let what is done and what is late stand out, in words too, as soon as somebody writes a status or a date."""
    status, ends = columns.index(Column.STATUS), columns.index(Column.ENDS)
    at = {number: f"${xl_col_to_name(number)}{FIRST_ROW}" for number in (status, ends)}
    over = f'{at[status]}<>"{Status.DONE}",{at[status]}<>"{Status.DROPPED}"'
    return [
        Highlight(column=status, when=f'{at[status]}="{Status.DONE}"', shown_as='"\u2713 "@'),
        Highlight(
            column=ends, when=f"AND(ISNUMBER({at[ends]}),{at[ends]}<TODAY(),{over})", shown_as='"Late: "d mmm yyyy'
        ),
    ]
