"""Tables in text, such as CSV: read row by row, in the encoding and with the delimiter that they turn out to have.

Nothing but the rows that are asked for is held in memory, so that a table of a whole country can be read.
"""

import codecs
import csv
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from io import StringIO
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from ccg_toolkit.sources.diagnostics import Complaint, Diagnostic, Place
from ccg_toolkit.sources.text import other_encoding

LARGEST_TABLE = 1_000_000_000
"""Bytes of one table. One with five responses from each practice of England is about 10 million."""

_DELIMITERS = (",", ";", "\t", "|")
_SAMPLE = 262_144
"""Characters at the beginning of a table in which its headings are looked for."""
_ROWS_BEFORE = 10
"""Rows that may stand before the headings."""
_CHUNK = 1_048_576
_LONGEST_CELL = 131_072
_WINDOWS = "cp1252"
"""What is in none of the others comes from an older program on Windows."""
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_SAVE = "Save it as CSV UTF-8: in Excel, File, Save as, CSV UTF-8."


class Broken(Exception):  # noqa: N818 - it names a state of a user's file, not an error of ours
    """A table that stops making sense on the way; `complaint` says why, `line` where."""

    def __init__(self, complaint: Complaint, line: int) -> None:
        super().__init__(complaint.message)
        self.complaint = complaint
        self.line = line


class _Headings(NamedTuple):
    score: int
    filled: int
    before: int
    row: list[str]
    delimiter: str


@dataclass(frozen=True, kw_only=True)
class DelimitedTable:
    """A table in text of which the headings were found.

    Attributes:
        path: the file.
        encoding: how its letters are written, as Python calls it.
        delimiter: what stands between two cells.
        before: the rows before the headings.
        headings: the cells of the row of headings.
        digest: of all its bytes, in hexadecimal digits.
        size: its bytes.
    """

    path: Path
    encoding: str
    delimiter: str
    before: tuple[tuple[str, ...], ...]
    headings: tuple[str, ...]
    digest: str
    size: int

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """Give the rows below the headings: for each the line in which it begins, and its cells.

        Raises:
            Broken: where a quote is never closed, a cell has no end or the file changed while it was read.
        """
        line = 0
        lost = "replace" if self.encoding == _WINDOWS else "strict"
        with self.path.open(encoding=self.encoding, errors=lost, newline="") as file:
            reader = csv.reader(file, delimiter=self.delimiter, strict=True)
            try:
                for _ in range(len(self.before) + 1):
                    next(reader, None)
                line = reader.line_num
                for row in reader:
                    yield line + 1, row
                    line = reader.line_num
            except csv.Error as error:
                raise Broken(_broken(str(error)), line + 1) from None
            except UnicodeError:
                raise Broken(
                    Complaint("changed", "the file was changed while it was read", "Try again."), line + 1
                ) from None


def open_table(
    path: Path, name: str, score: Callable[[Sequence[str]], int]
) -> tuple[DelimitedTable | None, list[Diagnostic]]:
    """Find the headings of a table in text, and how it is written.

    Args:
        path: a regular file.
        name: what messages call it.
        score: tells how many cells of a row are headings that are known.

    Returns:
        The table, or ``None`` where it cannot be read; and what is wrong with it.
    """
    try:
        look = _looked_through(path)
        if look.wrong is not None:
            return None, [look.wrong.at(Place(name))]
        with path.open(encoding=look.encoding, errors="replace", newline="") as file:
            sample = file.read(_SAMPLE)
    except OSError as error:
        reason = (error.strerror or "it cannot be read").lower()
        return None, [Complaint("unreadable", f"the file cannot be read: {reason}").at(Place(name))]
    likely = (row for delimiter in _DELIMITERS for row in _headings(sample, delimiter, score))
    headings = max(likely, key=lambda row: (row.score, row.filled, -row.before), default=None)
    if headings is None:
        return None, [
            Complaint("no-table", "there is no table in this file", "Name the file of answers.").at(Place(name))
        ]
    before = tuple(
        tuple(row)
        for row in islice(csv.reader(StringIO(sample, newline=""), delimiter=headings.delimiter), headings.before)
    )
    table = DelimitedTable(
        path=path,
        encoding=look.encoding,
        delimiter=headings.delimiter,
        before=before,
        headings=tuple(headings.row),
        digest=look.digest,
        size=look.size,
    )
    return table, []


def _headings(sample: str, delimiter: str, score: Callable[[Sequence[str]], int]) -> Iterator[_Headings]:
    """Give the rows at the beginning that may be the headings; the best of all has the most that are known."""
    reader = csv.reader(StringIO(sample, newline=""), delimiter=delimiter)
    try:
        for number, row in enumerate(islice(reader, _ROWS_BEFORE + 1)):
            if filled := sum(1 for cell in row if cell.strip()):
                yield _Headings(score(row), filled, number, row, delimiter)
    except csv.Error:
        return


@dataclass
class _Look:
    """What one look through all bytes of a file tells."""

    encoding: str = "utf-8-sig"
    size: int = 0
    digest: str = ""
    wrong: Complaint | None = None


def _looked_through(path: Path) -> _Look:
    look, digest = _Look(), sha256()
    decoder = codecs.getincrementaldecoder("utf-8")()
    with path.open("rb") as file:
        while look.wrong is None:
            chunk = file.read(_CHUNK)
            if not look.size:
                look.wrong = (
                    other_encoding(chunk) if chunk else Complaint("empty-file", "the file is empty", "Export it again.")
                )
                if chunk.startswith(_WIDE):
                    look.encoding = "utf-16"
                    decoder = codecs.getincrementaldecoder("utf-16")()
            look.size += len(chunk)
            digest.update(chunk)
            look.wrong = look.wrong or _too_much_or_no_text(look, chunk)
            try:
                if look.encoding != _WINDOWS:
                    decoder.decode(chunk, final=not chunk)
            except UnicodeDecodeError:
                if look.encoding == "utf-16":
                    look.wrong = Complaint("encoding", "the file is in UTF-16 and damaged", _SAVE)
                look.encoding = _WINDOWS
            if not chunk:
                break
    look.digest = digest.hexdigest()
    return look


def _too_much_or_no_text(look: _Look, chunk: bytes) -> Complaint | None:
    if look.size > LARGEST_TABLE:
        return Complaint("file-too-large", "the file is larger than 1 GB", "Is this the file you meant?")
    if look.encoding != "utf-16" and b"\0" in chunk:
        return Complaint("not-text", "this is a file of another kind, not a table in text", _SAVE)
    return None


def _broken(reason: str) -> Complaint:
    if "unexpected end" in reason:
        message = "a quotation mark is opened here and never closed"
        return Complaint("open-quote", message, "Close it, or write it twice where it is part of the text.")
    if "field larger" in reason:
        message = f"a cell that begins here has more than {_LONGEST_CELL:,} characters"
        return Complaint("too-long", message, "Is a quotation mark missing at its end?")
    return Complaint(
        "quote", "a quotation mark stands in the middle of a cell", "Write it twice, and the cell in quotes."
    )
