"""How a workbook is written: on each sheet a title in A1 and one real table, for the eye and for a screen reader.

Cells are never merged. Whatever comes from a file is written as text, so that nothing becomes a formula, a number or a
link by the way it begins.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from io import BytesIO

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from ccg_toolkit.sources import Number
from ccg_toolkit.tracker import Value

FIRST_ROW = 4
"""The row of a sheet in which a table's own rows begin: below the title, a line about the table, and the headings."""

_LAST_ROW = 1_048_575
_LAST_CHOSEN = 5_000
"""Rows down to which choices and dates are checked: more than people will add."""

_LONGEST_TEXT = 32_767
"""What Excel puts into one cell, in units of UTF-16."""

_MAIN, _QUIET = "#0b4a5c", "#3c4650"
"""Fills of headings, under white text: contrasts of 9.7:1 and 9.5:1."""

_PLAIN = {"text_wrap": True, "valign": "top"}
_DATE = {"valign": "top", "num_format": "d mmm yyyy"}
_A4 = 9


@dataclass(frozen=True, kw_only=True)
class Link:
    """A text that leads to a cell of another sheet."""

    text: str
    sheet: str
    cell: str


Shown = Value | int | float | Link | None


@dataclass(frozen=True, kw_only=True)
class Field:
    """A column of a table.

    Attributes:
        width: in characters.
        filled_in: whether people write into it; its heading is in the main colour.
        choices: what people choose from.
        dated: whether it takes dates only.
    """

    heading: str
    width: int = 20
    filled_in: bool = False
    choices: Sequence[str] = ()
    dated: bool = False


@dataclass(frozen=True, kw_only=True)
class Table:
    """A sheet with its table.

    Attributes:
        sheet: the name of the sheet.
        about: what stands between the title and the headings.
        rows: a value for each column.
        printed: how many columns are printed; all where it is 0.
    """

    sheet: str
    about: Sequence[str]
    fields: Sequence[Field]
    rows: Sequence[Sequence[Shown]]
    printed: int = 0


def workbook_of(tables: Sequence[Table], *, titled: str, properties: Mapping[str, str], created: date) -> bytes:
    """Write a workbook.

    Args:
        tables: one for each sheet.
        titled: what the title of each sheet begins with.
        properties: of the document, by their names in XlsxWriter.
        created: the day that the file says it was made.

    Returns:
        An Excel workbook (.xlsx); the same content gives the same bytes.
    """
    buffer = BytesIO()
    workbook = Workbook(buffer, {"in_memory": True})
    workbook.set_properties({**properties, "created": datetime.combine(created, time())})
    writer = _Writer(workbook=workbook)
    for table in tables:
        writer.add(table, f"{titled}: {table.sheet.lower()}")
    workbook.close()
    return buffer.getvalue()


@dataclass(kw_only=True)
class _Writer:
    workbook: Workbook
    _formats: dict[frozenset[tuple[str, object]], Format] = field(default_factory=dict)

    def add(self, table: Table, title: str) -> None:
        """Add a sheet."""
        sheet = self.workbook.add_worksheet(table.sheet)
        sheet.write_string(0, 0, fitting(title), self._format(bold=True, font_size=14, font_color=_MAIN))
        for row, line in enumerate(table.about, start=1):
            sheet.write_string(row, 0, fitting(line), self._format(valign="top"))
        top = len(table.about) + 1
        for column, about in enumerate(table.fields):
            style = self._format(**(_DATE if about.dated else _PLAIN))
            sheet.set_column(column, column, about.width, style)
            self._check(sheet, top + 1, column, about)
        for row, cells in enumerate(table.rows, start=top + 1):
            for column, value in enumerate(cells):
                self._write(sheet, row, column, value)
        self._make_table(sheet, table, top)
        self._set_up_page(sheet, table, top)

    def _make_table(self, sheet: Worksheet, table: Table, top: int) -> None:
        columns = []
        for about in table.fields:
            fill = _MAIN if about.filled_in else _QUIET
            head = self._format(bold=True, font_color="#ffffff", bg_color=fill, text_wrap=True, valign="top")
            columns.append({"header": about.heading, "header_format": head})
        last_row = top + max(1, len(table.rows))  # a table has at least one row
        options = {"name": table.sheet.replace(" ", ""), "style": "Table Style Light 1", "columns": columns}
        sheet.add_table(top, 0, last_row, len(columns) - 1, options)
        # Screen readers look for this name: the row of its cell has the headings, and its column names the rows.
        self.workbook.define_name(f"'{table.sheet}'!Title", f"='{table.sheet}'!$A${top + 1}")

    def _set_up_page(self, sheet: Worksheet, table: Table, top: int) -> None:
        sheet.freeze_panes(top + 1, 1)
        sheet.repeat_rows(top)
        sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.set_margins(left=0.4, right=0.4)
        sheet.fit_to_pages(1, 0)
        sheet.set_footer("&L&A&RPage &P of &N")
        if table.printed:
            sheet.print_area(0, 0, _LAST_ROW, table.printed - 1)

    def _check(self, sheet: Worksheet, row: int, column: int, about: Field) -> None:
        """Let Excel offer the choices, and refuse what is no date where one belongs."""
        rule: dict[str, object] = {"error_title": about.heading}
        if about.choices:
            rule |= {"validate": "list", "source": [*about.choices], "error_message": "Choose one from the list."}
        elif about.dated and about.filled_in:
            rule |= {"validate": "date", "error_message": "Write a date, such as 30/6/2014."}
            rule |= {"criteria": "between", "minimum": date(1980, 1, 1), "maximum": date(2199, 12, 31)}
        else:
            return
        sheet.data_validation(row, column, _LAST_CHOSEN, column, rule)

    def _write(self, sheet: Worksheet, row: int, column: int, value: Shown) -> None:
        match value:
            case Link():
                style = self._format(**_PLAIN, font_color=_MAIN, underline=1)
                sheet.write_url(row, column, f"internal:'{value.sheet}'!{value.cell}", style, fitting(value.text))
            case Number():
                style = self._format(valign="top", num_format=value.shown_as or "General")
                sheet.write_number(row, column, value.from_1900, style)
            case bool():
                sheet.write_boolean(row, column, value, self._format(**_PLAIN))
            case int():
                sheet.write_number(row, column, value, self._format(**_PLAIN))
            case float():
                sheet.write_number(row, column, value, self._format(valign="top", num_format="0.00"))
            case date():
                sheet.write_datetime(row, column, value, self._format(**_DATE))
            case str():
                sheet.write_string(row, column, fitting(value), self._format(**_PLAIN))

    def _format(self, **properties: object) -> Format:
        """Give a format; the same one for the same properties."""
        key = frozenset(properties.items())
        if key not in self._formats:
            self._formats[key] = self.workbook.add_format(properties)
        return self._formats[key]


def fitting(text: str) -> str:
    """Cut a text to what a cell can hold, and say so at its end."""
    units = str(text).encode("utf-16-le")
    if len(units) <= 2 * _LONGEST_TEXT:
        return str(text)
    return units[: 2 * (_LONGEST_TEXT - 10)].decode("utf-16-le", "ignore") + " (cut off)"
