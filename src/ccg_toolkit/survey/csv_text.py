"""CSV that people open in a spreadsheet: UTF-8 with the mark that Excel needs, and no cell that it would run."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO

_LIVE = ("=", "+", "-", "@", "\t", "\r", "\0")
_SIGNED = "\ufeff"
"""Without it, Excel takes UTF-8 for something else."""

_MARK = "'"
"""Put before a cell that a spreadsheet program would take for a formula."""


def csv_text(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Write a table.

    Args:
        headings: the first row.
        rows: the others; a cell that a spreadsheet could run gets an apostrophe before it.
    """
    text = StringIO()
    text.write(_SIGNED)
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(headings)
    writer.writerows([_stored(cell) for cell in row] for row in rows)
    return text.getvalue()


def csv_rows(data: bytes) -> Iterator[list[str]]:
    """Read a table that `csv_text` wrote, also after a spreadsheet program saved it in its own way.

    Args:
        data: the whole file.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    try:
        for row in csv.reader(StringIO(text, newline=""), delimiter=delimiter):
            yield [cell[1:] if cell.startswith(_MARK) and cell[1:2] in _LIVE else cell for cell in row]
    except csv.Error:
        return


def _stored(cell: str) -> str:
    return f"{_MARK}{cell}" if cell.startswith(_LIVE) else cell
