"""Workbooks in: the parts of an Excel workbook, read into its cells.

Only cells that hold something are kept, so that one in the far corner of a sheet costs no more than any other.
"""

import math
import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from ccg_toolkit.sources.diagnostics import Diagnostic, Place
from ccg_toolkit.sources.workbook.archive import DAMAGED, TOO_LARGE, Archive, Unreadable, open_archive
from ccg_toolkit.sources.workbook.cells import EPOCH, Area, Cell, Number, Sheet, Workbook

_LONGEST_TEXT = 32_767
"""What Excel puts into one cell, counted as it counts: characters outside the first 65,536 are two."""

_MOST_CELLS = 100_000
_MOST_TEXT = 5_000_000
_ROWS, _COLUMNS = 1_048_576, 16_384
_REFERENCE = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_WHOLE = re.compile(r"[0-9]{1,9}")
_NUMBER = re.compile(r"[-+]?[0-9]{1,400}(\.[0-9]{0,400})?([eE][-+]?[0-9]{1,4})?")
_ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")
_MOST_FORMATS = 200
"""About as many number formats of a workbook's own as Excel puts up with."""

_MOST_MERGED = 500
"""Merged cells of a sheet that are looked at."""

_BUILT_IN = 164
"""Number formats below this are Excel's own and are known by their number alone."""


def read_workbook(path: Path, name: str) -> tuple[Workbook | None, list[Diagnostic]]:
    """Read an Excel workbook (.xlsx).

    Args:
        path: the file.
        name: what messages call it, as the user typed it.

    Returns:
        The workbook, or ``None`` where it cannot be read; and what is wrong with it.
    """
    archive, problem = open_archive(path, name)
    if archive is None:
        return None, [problem] if problem else []
    try:
        return _read(archive), []
    except Unreadable as refused:
        return None, [refused.complaint.at(Place(name))]


def _read(archive: Archive) -> Workbook:
    [main, *_] = [target for kind, target in _relations(archive, "").values() if kind == "officeDocument"] or [""]
    related = _relations(archive, main)
    by_kind = dict(related.values())
    index, strings, formats = _Index(), _Strings(), _Formats()
    archive.read(main, index)
    archive.read(by_kind.get("sharedStrings", ""), strings)
    archive.read(by_kind.get("styles", ""), formats)
    parts = [(name, target) for name, id_ in index.sheets if (target := _sheet(related, id_))]
    if not parts or len({target for _, target in parts}) < len(parts):
        raise Unreadable(DAMAGED)
    budget = _Budget()
    sheets = []
    for name, target in parts:
        if target not in archive.names:
            raise Unreadable(DAMAGED)
        cells = _Cells(strings.all, formats.shown_as, budget, from_1904=index.dates_from_1904)
        archive.read(target, cells)
        sheets.append(Sheet(name=name, rows=cells.rows, merged=tuple(cells.merged)))
    comments = any("/comments" in name.lower() or "/threadedcomments/" in name.lower() for name in archive.names)
    return Workbook(sheets=tuple(sheets), has_comments=comments)


def _relations(archive: Archive, part: str) -> dict[str, tuple[str, str]]:
    """Give what a part refers to: for each id the kind of part and its name in the archive."""
    folder, file = posixpath.split(part)
    relations = _Relations()
    archive.read(posixpath.join(folder, "_rels", f"{file}.rels"), relations)
    return {
        id_: (kind, posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/"))
        for id_, (kind, target) in relations.all.items()
    }


def _sheet(related: Mapping[str, tuple[str, str]], id_: str) -> str | None:
    """Give the part of a sheet of cells; there are sheets of other kinds, such as charts."""
    kind, target = related.get(id_, ("", ""))
    return target if kind == "worksheet" else None


def _position(reference: str) -> tuple[int, int]:
    """Give the row and the column of a cell by its name."""
    match = _REFERENCE.fullmatch(reference)
    if match is None:
        raise Unreadable(DAMAGED)
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(match[2]), column


def _whole(text: str) -> int:
    if not _WHOLE.fullmatch(text):
        raise Unreadable(DAMAGED)
    return int(text)


@dataclass
class _Relations:
    all: dict[str, tuple[str, str]] = field(default_factory=dict)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "Relationship":
            kind = attributes.get("Type", "").rpartition("/")[2]
            self.all[attributes.get("Id", "")] = (kind, attributes.get("Target", ""))

    def text(self, text: str) -> None: ...

    def end(self, name: str) -> None: ...


@dataclass
class _Index:
    sheets: list[tuple[str, str]] = field(default_factory=list)
    dates_from_1904: bool = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "sheet":
            self.sheets.append((attributes.get("name", ""), attributes.get("id", "")))
        elif name == "workbookPr":
            self.dates_from_1904 = attributes.get("date1904", "0") in {"1", "true"}

    def text(self, text: str) -> None: ...

    def end(self, name: str) -> None: ...


@dataclass
class _Formats:
    """How numbers are shown, by the number of a cell's style."""

    shown_as: list[str | int] = field(default_factory=list)
    _codes: dict[int, str] = field(default_factory=dict)
    _inside: bool = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "numFmt" and len(self._codes) < _MOST_FORMATS:
            self._codes[_whole(attributes.get("numFmtId", ""))] = attributes.get("formatCode", "")[:255]
        elif name == "cellXfs":
            self._inside = True
        elif name == "xf" and self._inside:
            number = _whole(attributes.get("numFmtId", "0"))
            self.shown_as.append(self._codes.get(number) or (number if number < _BUILT_IN else 0))

    def text(self, text: str) -> None: ...

    def end(self, name: str) -> None:
        self._inside = self._inside and name != "cellXfs"


class _Text:
    """Collects the text of a string: all its runs, without the reading aids of East Asian scripts."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._open = self._aside = False

    def start(self, name: str) -> None:
        if name in {"t", "v"}:
            self._open = not self._aside
        elif name == "rPh":
            self._aside = True

    def text(self, text: str) -> None:
        if self._open:
            self._pieces.append(text)

    def end(self, name: str) -> None:
        if name in {"t", "v"}:
            self._open = False
        elif name == "rPh":
            self._aside = False

    def take(self) -> str:
        text = "".join(self._pieces)
        self._pieces.clear()
        return text


@dataclass
class _Strings:
    """The texts that cells refer to by number."""

    all: list[str] = field(default_factory=list)
    _text: _Text = field(default_factory=_Text)

    def start(self, name: str, _attributes: dict[str, str]) -> None:
        self._text.start(name)

    def text(self, text: str) -> None:
        self._text.text(text)

    def end(self, name: str) -> None:
        self._text.end(name)
        if name == "si":
            self.all.append(_unescaped(self._text.take()))


@dataclass
class _Budget:
    """What all sheets together may hold."""

    cells: int = _MOST_CELLS
    text: int = _MOST_TEXT

    def spend(self, text: str) -> None:
        self.cells -= 1
        self.text -= len(text)
        if self.cells < 0 or self.text < 0:
            raise Unreadable(TOO_LARGE)


@dataclass
class _Cells:
    """The cells of one sheet."""

    strings: list[str]
    shown_as: list[str | int]
    budget: _Budget
    from_1904: bool = False
    rows: dict[int, dict[int, Cell]] = field(default_factory=dict)
    merged: list[Area] = field(default_factory=list)
    _row: int = 0
    _column: int = 0
    _about: dict[str, str] = field(default_factory=dict)
    _formula: bool = False
    _text: _Text = field(default_factory=_Text)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "row":
            self._row = _whole(attributes["r"]) if "r" in attributes else self._row + 1
            self._column = 0
        elif name == "c":
            self._find(attributes.get("r"))
            self._about, self._formula = attributes, False
        elif name == "f":
            self._formula = True
        elif name == "mergeCell" and len(self.merged) < _MOST_MERGED:
            first, _, last = attributes.get("ref", "").partition(":")
            self.merged.append(Area(*_position(first), *_position(last or first)))
        self._text.start(name)

    def text(self, text: str) -> None:
        self._text.text(text)

    def end(self, name: str) -> None:
        self._text.end(name)
        if name != "c":
            return
        text = self._text.take()
        if (text or self._formula) and (cell := self._cell(text)):
            self.budget.spend(text if isinstance(cell.value, Number) else str(cell.value))
            self.rows.setdefault(self._row, {})[self._column] = cell

    def _find(self, reference: str | None) -> None:
        """Set where the next cell is; one without a reference follows the one before it."""
        self._column += 1
        if reference is not None:
            self._row, self._column = _position(reference)
        if not (1 <= self._row <= _ROWS and self._column <= _COLUMNS):
            raise Unreadable(DAMAGED)

    def _cell(self, text: str) -> Cell | None:
        kind = self._about.get("t", "n")
        match kind:
            case "s" | "str" | "inlineStr":
                return self._a_text(text, by_number=kind == "s")
            case "b" if text in {"0", "1"}:
                return Cell(kind="boolean", value=text == "1", formula=self._formula)
            case "e":
                return Cell(kind="error", value=text[:20], formula=self._formula)
            case "n" | "d" if not text:
                return Cell(kind="text", value="", formula=True)  # saved by a program that works out no formulas
            case "n" if _NUMBER.fullmatch(text) and math.isfinite(value := float(text)):
                return Cell(kind="number", value=Number(value, self._shown_as(), self.from_1904), formula=self._formula)
            case "d":
                return Cell(kind="number", value=_from_iso(text, self._shown_as()), formula=self._formula)
        raise Unreadable(DAMAGED)

    def _a_text(self, text: str, *, by_number: bool) -> Cell | None:
        if by_number and text:
            number = _whole(text)
            if number >= len(self.strings):
                raise Unreadable(DAMAGED)
            text = self.strings[number]
        else:
            text = _unescaped(text)
        if len(text.encode("utf-16-le", "surrogatepass")) > 2 * _LONGEST_TEXT:
            raise Unreadable(DAMAGED)
        return Cell(kind="text", value=text, formula=self._formula) if text or self._formula else None

    def _shown_as(self) -> str | int:
        style = _whole(self._about.get("s", "0"))
        return self.shown_as[style] if style < len(self.shown_as) else 0


def _from_iso(text: str, shown_as: str | int) -> Number:
    """Read a date that is written out, as the strict variant of the format has it."""
    try:
        moment = datetime.fromisoformat(text).replace(tzinfo=None)
    except ValueError:
        raise Unreadable(DAMAGED) from None
    return Number((moment - EPOCH) / timedelta(days=1), shown_as or 14)


def _unescaped(text: str) -> str:
    """Turn what stands for characters that XML cannot hold into these characters."""
    return _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text) if "_x" in text else text
