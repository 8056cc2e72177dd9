"""What a workbook holds: cells as values, each with its kind, by row and column.

Formulas and errors are kept as what they are: the reader of a table decides whether they may stand where they stand.
"""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal, NamedTuple

EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001 - a cell has no time zone
"""The day that dates are counted from."""

_TO_1904 = 1_462
"""Days from `EPOCH` to 1 January 1904, which some workbooks count from, as old Macs did."""

_LIKELY_DAYS = range(29_221, 109_939)
"""The years 1980 to 2199: a number that is not shown as a date stands for a day only among these."""

_SHOWN_DAYS = range(61, 2_958_466)
"""March 1900 to 9999: before it Excel counts a day that never was, and behind it are no dates."""

_SHOWN_AS_DATES = {14, 15, 16, 17, 22, *range(27, 32), 36, *range(50, 55), 57, 58}
"""The built-in number formats that show a day."""

_ASIDE = re.compile(r'"[^"]*"|\\.|[_*].|\[(?![hms]+\])[^\]]*\]|;.*', re.DOTALL | re.IGNORECASE)
"""In the code of a number format: words, padding, colours, and what is for numbers below zero."""


class Number(NamedTuple):
    """A number and how it is shown: the code of its number format, or the number of a built-in one. A date is one.

    Attributes:
        from_1904: whether its workbook counts dates from 1904, not from 1900.
    """

    value: float
    shown_as: str | int = 0
    from_1904: bool = False

    @property
    def text(self) -> str:
        """The number in digits."""
        return f"{self.value:.15g}"

    @property
    def is_date(self) -> bool:
        """Whether it is shown as a day, with a time or without."""
        if isinstance(self.shown_as, int):
            return self.shown_as in _SHOWN_AS_DATES
        letters = set(_ASIDE.sub("", self.shown_as).casefold())
        return bool(letters & {"d", "y"} or ("m" in letters and not letters & {"h", "s"}))

    @property
    def from_1900(self) -> float:
        """The number that shows the same in a workbook that counts its dates from 1900."""
        return self.value + _TO_1904 if self.from_1904 and self.is_date else self.value

    @property
    def day(self) -> date | None:
        """The day that it stands for: any day where it is shown as one, else one in the years 1980 to 2199."""
        days = math.floor(self.value) + _TO_1904 * self.from_1904
        return (
            (EPOCH + timedelta(days=days)).date() if days in (_SHOWN_DAYS if self.is_date else _LIKELY_DAYS) else None
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class Cell:
    """A cell that holds something.

    Attributes:
        kind: ``error`` for what Excel shows as ``#REF!`` and the like.
        value: for a formula, what it gave when the workbook was saved.
    """

    kind: Literal["text", "number", "boolean", "error"]
    value: str | bool | Number
    formula: bool = False

    @property
    def text(self) -> str:
        """What stands there, as text."""
        if isinstance(self.value, Number):
            return self.value.text
        return self.value if isinstance(self.value, str) else str(self.value).upper()


class Area(NamedTuple):
    """A rectangle of cells by the numbers of its first and last row and column, such as those merged into one."""

    top: int
    left: int
    bottom: int
    right: int

    @property
    def name(self) -> str:
        """Its name as a spreadsheet has it, such as ``B4:B6``."""
        return f"{cell_name(self.top, self.left)}:{cell_name(self.bottom, self.right)}"

    def covers(self, row: int, column: int) -> bool:
        """Tell whether a cell is hidden by the first one of the area."""
        inside = self.top <= row <= self.bottom and self.left <= column <= self.right
        return inside and (row, column) != (self.top, self.left)


@dataclass(frozen=True, kw_only=True, slots=True)
class Sheet:
    """A sheet.

    Attributes:
        name: as its tab has it.
        rows: its rows by number, each with its cells by the number of their column, all from 1.
        merged: which cells are merged into one.
    """

    name: str
    rows: Mapping[int, Mapping[int, Cell]]
    merged: tuple[Area, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Workbook:
    """A workbook: its sheets in order, and whether people have pinned comments to its cells."""

    sheets: tuple[Sheet, ...]
    has_comments: bool


def cell_name(row: int, column: int) -> str:
    """Name a cell as a spreadsheet does, such as ``B7``."""
    letters = ""
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{row}"
