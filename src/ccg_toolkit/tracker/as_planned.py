"""What the plan had said of each action when the tracker was written: the copy that stands on a sheet of its own."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from ccg_toolkit.framework import Framework
from ccg_toolkit.sources import Cell, Number, Workbook, unwanted
from ccg_toolkit.tracker.identity import is_ref
from ccg_toolkit.tracker.models import AGREED, DATES, Column, Value
from ccg_toolkit.tracker.rows import compared
from ccg_toolkit.tracker.table import Table, find_planned, plain


@dataclass(frozen=True, kw_only=True)
class AsPlanned:
    """The copy of the plan; what differs from it in the table of actions was agreed by people.

    Attributes:
        sheet: on which it stands; empty where it is missing, and then it says nothing.
        said: what it says of each action, by its full name and the heading.
    """

    sheet: str
    said: Mapping[str, Mapping[str, Value]]

    @property
    def titles(self) -> dict[str, str]:
        """The title of each action, as titles are compared, by its full name."""
        return {ref: compared(said.get(Column.ACTION)) for ref, said in self.said.items()}

    @property
    def days(self) -> Iterator[date]:
        """Every date that it speaks of."""
        return (day for said in self.said.values() for column in DATES if isinstance(day := said.get(column), date))

    def agreed(self, ref: str) -> dict[str, Value]:
        """Give the title of an action and what people may change of it; empty for one that it does not know."""
        said = self.said.get(ref, {})
        return {heading: said[heading] for heading in map(str, (Column.ACTION, *AGREED)) if heading in said}


def read_as_planned(workbook: Workbook, file: str, framework: Framework) -> AsPlanned:
    """Read the copy of the plan; a row without the full name of an action, such as a remark, is passed over.

    Args:
        workbook: where it stands.
        file: what messages call it.
        framework: the framework in use, which knows the earlier names of actions.
    """
    table = find_planned(workbook, file)
    if table is None:
        return AsPlanned(sheet="", said={})
    return AsPlanned(sheet=table.sheet.name, said={framework.name_now(ref): said for ref, said in _rows(table)})


def _rows(table: Table) -> Iterator[tuple[str, dict[str, Value]]]:
    for _, cells in table.rows():
        row = {table.headings[column]: cell for column, cell in cells.items() if column in table.headings}
        if Column.ID in row and is_ref(ref := plain(row[Column.ID].text)):
            values = {heading: _value(heading, cell) for heading, cell in row.items()}
            yield ref, {heading: value for heading, value in values.items() if value is not None}


def _value(heading: str, cell: Cell) -> Value | None:
    if heading in DATES:
        return cell.value.day if isinstance(cell.value, Number) else None
    return None if any(unwanted(cell.text)) else cell.value
