"""What a workbook holds: cells as values, each with its kind, by row and column.

Formulas and errors are kept as what they are: the reader of a table decides whether they may stand where they stand.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal, NamedTuple

EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001 - a cell has no time zone
"""The day that dates are counted from."""


class Number(NamedTuple):
    """A number and how it is shown: the code of its number format, or the number of a built-in one. A date is one."""

    value: float
    shown_as: str | int = 0

    @property
    def text(self) -> str:
        """The number in digits."""
        return f"{self.value:.15g}"

    @property
    def day(self) -> date | None:
        """The day that it stands for, if that lies in the years 1980 to 2199."""
        if not 29_221 <= self.value < 109_939:
            return None
        return (EPOCH + timedelta(days=int(self.value))).date()


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


@dataclass(frozen=True, kw_only=True, slots=True)
class Sheet:
    """A sheet: its name, and its rows by number, each with its cells by the number of their column, all from 1."""

    name: str
    rows: Mapping[int, Mapping[int, Cell]]


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
