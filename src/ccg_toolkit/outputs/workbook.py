"""How a workbook is written: on each sheet a title in A1 and one real table, for the eye and for a screen reader.

Cells are never merged. Whatever comes from a file is written as text, so that nothing becomes a formula, a number or a
link by the way it begins.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from io import BytesIO
from textwrap import wrap

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_range_abs, xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from ccg_toolkit.outputs.table import Box, Field, Formula, Highlight, Link, Matched, Shown, Table
from ccg_toolkit.sources import Number

_LAST_ROW = 1_048_575
_LAST_CHOSEN = 5_000
"""Rows down to which choices and dates are checked: more than people will add."""

_LONGEST_TEXT = 32_767
"""What Excel puts into one cell, in units of UTF-16."""

_MAIN, _QUIET = "#0b4a5c", "#3c4650"
"""Fills of headings, under white text: contrasts of 9.7:1 and 9.5:1."""

_PLAIN = {"text_wrap": True, "valign": "top"}
_TEXT = {**_PLAIN, "num_format": "@"}
_BOXED = {"border": 1, "border_color": "#7d8a91"}
"""The frame of a cell to fill in, at a contrast of 3.5:1."""

_STANDS_OUT = {"bold": True, "border": 1, "bg_color": "#d9eef4"}
_SCALE = 60
"""Percent at which a table is printed that runs over several pages in width."""

_LINE, _TALLEST_ROW = 15, 409
"""Points: the height of a line, and the most that a row can have."""
_FIRST_DAY = date(1900, 3, 1)
"""Excel counts a day before it that never was, so that earlier ones are written as text."""

_DATE = {"valign": "top", "num_format": "d mmm yyyy"}
_A4 = 9


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
        writer.add(table, table.title or f"{titled}: {table.sheet.lower()}")
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
            if isinstance(line, Formula):
                sheet.write_formula(row, 0, line.text, self._format(valign="top", bold=True), line.value)
            else:
                sheet.write_string(row, 0, fitting(line), self._format(valign="top"))
        top = len(table.about) + 1
        rows = range(top + 1, top + 1 + max(1, len(table.rows)))  # a table has at least one row
        checked = rows if table.complete else range(rows.start, _LAST_CHOSEN + 1)
        for column, about in enumerate(table.fields):
            sheet.set_column(column, column, about.width, self._style(about))
            self._check(sheet, checked, column, about)
        for row, cells in enumerate(table.rows, start=top + 1):
            for column, (about, value) in enumerate(zip(table.fields, cells, strict=True)):
                boxed = _BOXED if table.complete and about.filled_in else {}
                style = {**(_TEXT if about.text else _PLAIN), **boxed}
                if value is None and boxed:
                    sheet.write_blank(row, column, None, self._format(**style))
                self._write(sheet, row, column, value, style)
            if table.complete:
                sheet.set_row(row, _height(table.fields, cells))
        self._make_table(sheet, table, top)
        self._set_up_page(sheet, table, top)
        if table.matched:
            self._mark(sheet, table.matched, rows)
        self._highlight(sheet, table.highlights, checked)
        for name, (column, count) in table.ranges.items():
            cells = xl_range_abs(top + 1, column, top + count, column)
            self.workbook.define_name(name, f"='{table.sheet}'!{cells}")

    def _make_table(self, sheet: Worksheet, table: Table, top: int) -> None:
        columns = []
        for about in table.fields:
            fill = _MAIN if about.filled_in else _QUIET
            head = self._format(bold=True, font_color="#ffffff", bg_color=fill, text_wrap=True, valign="top")
            columns.append({"header": about.heading, "header_format": head})
        last_row = top + max(1, len(table.rows))
        options = {
            "name": table.name or table.sheet.replace(" ", ""),
            "style": "Table Style Light 1",
            "columns": columns,
        }
        sheet.add_table(top, 0, last_row, len(columns) - 1, options)
        # Screen readers look for this name: the row of its cell has the headings, and its column names the rows.
        self.workbook.define_name(f"'{table.sheet}'!Title", f"='{table.sheet}'!$A${top + 1}")

    def _set_up_page(self, sheet: Worksheet, table: Table, top: int) -> None:
        sheet.freeze_panes(top + 1, 1)
        sheet.repeat_rows(top)
        sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.set_margins(left=0.4, right=0.4)
        if table.breaks:
            sheet.set_print_scale(_SCALE)
            sheet.set_v_pagebreaks([*table.breaks])
            sheet.repeat_columns(0)
            sheet.hide_gridlines(0)
        else:
            sheet.fit_to_pages(1, 0)
        sheet.set_footer("&L&A&RPage &P of &N")
        if table.printed:
            sheet.print_area(0, 0, _LAST_ROW, table.printed - 1)

    def _check(self, sheet: Worksheet, rows: range, column: int, about: Field | Box) -> None:
        """Let Excel offer the choices, and refuse what is no date where one belongs."""
        rule: dict[str, object] = {"error_title": about.heading} if isinstance(about, Field) else {}
        if about.choices:
            named = isinstance(about.choices, str)
            source = f"={about.choices}" if named else [*about.choices]
            rule |= {"validate": "list", "source": source, "error_message": "Choose one from the list."}
            rule |= {"show_error": not (isinstance(about, Box) or about.free)}
        elif about.dated and (isinstance(about, Box) or about.filled_in):
            rule |= {"validate": "date", "error_message": "Write a date, such as 30/6/2014."}
            rule |= {"criteria": "between", "minimum": date(1980, 1, 1), "maximum": date(2199, 12, 31)}
        else:
            return
        sheet.data_validation(rows.start, column, rows.stop - 1, column, rule)

    def _mark(self, sheet: Worksheet, matched: Matched, rows: range) -> None:
        """Let the cells stand out whose heading, its first word or the rest of it, another cell of the row holds."""
        chosen = xl_rowcol_to_cell(rows.start, matched.by, col_abs=True)
        heading = xl_rowcol_to_cell(rows.start - 1, matched.first, row_abs=True)
        space = f'FIND(" ",{heading}&" ")'
        ways = f'{chosen}={heading},{chosen}&""=LEFT({heading},{space}-1),{chosen}=MID({heading},{space}+1,300)'
        rule = {
            "type": "formula",
            "criteria": f'=AND({chosen}<>"",OR({ways}))',
            "format": self._format(**_STANDS_OUT),
        }
        sheet.conditional_format(rows.start, matched.first, rows.stop - 1, matched.last, rule)

    def _highlight(self, sheet: Worksheet, highlights: Sequence[Highlight], rows: range) -> None:
        """Let cells stand out while something holds in their row."""
        for one in highlights:
            style = self._format(**_STANDS_OUT, num_format=one.shown_as)
            rule = {"type": "formula", "criteria": f"={one.when}", "format": style}
            sheet.conditional_format(rows.start, one.column, rows.stop - 1, one.column, rule)

    def _write(self, sheet: Worksheet, row: int, column: int, value: Shown, style: Mapping[str, object]) -> None:
        """Write a value; `style` is that of a text or a whole number."""
        match value:
            case Box():
                self._check(sheet, range(row, row + 1), column, value)
                self._write_box(sheet, row, column, value)
            case Formula():
                sheet.write_formula(row, column, value.text, self._format(**_PLAIN), value.value)
            case Link():
                link = self._format(**_PLAIN, font_color=_MAIN, underline=1)
                sheet.write_url(row, column, f"internal:'{value.sheet}'!{value.cell}", link, fitting(value.text))
            case Number():
                number = self._format(valign="top", num_format=value.shown_as or "General")
                sheet.write_number(row, column, value.from_1900, number)
            case bool():
                sheet.write_boolean(row, column, value, self._format(**_PLAIN))
            case int():
                sheet.write_number(row, column, value, self._format(**style))
            case float():
                sheet.write_number(row, column, value, self._format(valign="top", num_format="0.00"))
            case date():
                sheet.write_datetime(row, column, value, self._format(**_DATE))
            case str():
                sheet.write_string(row, column, fitting(value), self._format(**style))

    def _write_box(self, sheet: Worksheet, row: int, column: int, box: Box) -> None:
        style = self._style(box)
        if box.value is None:
            sheet.write_blank(row, column, None, style)
        elif isinstance(box.value, str) or (isinstance(box.value, date) and box.value < _FIRST_DAY):
            sheet.write_string(row, column, fitting(str(box.value)), style)
        elif isinstance(box.value, date):
            sheet.write_datetime(row, column, box.value, style)
        else:
            sheet.write_number(row, column, box.value, style)

    def _style(self, about: Field | Box) -> Format:
        style = _DATE if about.dated else _TEXT if about.text else _PLAIN
        return self._format(**style, **({"align": "left", **_BOXED} if isinstance(about, Box) else {}))

    def _format(self, **properties: object) -> Format:
        """Give a format; the same one for the same properties."""
        key = frozenset(properties.items())
        if key not in self._formats:
            self._formats[key] = self.workbook.add_format(properties)
        return self._formats[key]


def lines_in(text: str, width: int) -> int:
    """Count the lines that a text takes in a column, as well as can be told without its font."""
    return sum(max(1, len(wrap(line, width))) for line in text.splitlines())


def _height(fields: Sequence[Field], cells: Sequence[Shown]) -> int:
    """Give the height of a row, in points, that shows all its texts; at most that of Excel's tallest row."""
    texts = [(about.width, _text_in(value)) for about, value in zip(fields, cells, strict=True)]
    return min(_TALLEST_ROW, max([1, *(lines_in(text, width) for width, text in texts)]) * _LINE)


def _text_in(value: Shown) -> str:
    value = value.value if isinstance(value, Box) else value
    return value.text if isinstance(value, Link) else value if isinstance(value, str) else ""


def fitting(text: str) -> str:
    """Cut a text to what a cell can hold, and say so at its end."""
    units = str(text).encode("utf-16-le")
    if len(units) <= 2 * _LONGEST_TEXT:
        return str(text)
    return units[: 2 * (_LONGEST_TEXT - 10)].decode("utf-16-le", "ignore") + " (cut off)"
