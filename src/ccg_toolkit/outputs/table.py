"""What a sheet of a workbook holds: a table, its columns, and cells of more than a plain value."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from ccg_toolkit.tracker import Value

FIRST_ROW = 4
"""The row of a sheet in which a table's own rows begin: below the title, a line about the table, and the headings."""


@dataclass(frozen=True, kw_only=True)
class Link:
    """A text that leads to a cell of another sheet."""

    text: str
    sheet: str
    cell: str


@dataclass(frozen=True, kw_only=True)
class Formula:
    """What a spreadsheet works out, and what it comes to now."""

    text: str
    value: int | str


@dataclass(frozen=True, kw_only=True)
class Box:
    """A single cell to fill in, where what belongs there differs from row to row.

    Attributes:
        value: what stands there already.
        dated: whether it takes dates only.
        choices: what people choose from, or the name of the range with that.
        text: whether all that is typed stays text.
    """

    value: str | int | date | None = None
    dated: bool = False
    choices: Sequence[str] | str = ()
    text: bool = False


Shown = Value | int | float | Link | Formula | Box | None


@dataclass(frozen=True, kw_only=True)
class Field:
    """A column of a table.

    Attributes:
        width: in characters.
        filled_in: whether people write into it; its heading is in the main colour.
        choices: what people choose from, or the name of the range with that.
        free: whether other words than the choices may be typed.
        dated: whether it takes dates only.
        text: whether all that is typed stays text, whatever it begins with.
    """

    heading: str
    width: int = 20
    filled_in: bool = False
    choices: Sequence[str] | str = ()
    free: bool = False
    dated: bool = False
    text: bool = False


@dataclass(frozen=True, kw_only=True)
class Matched:
    """Cells that stand out in the row where another cell holds their heading, or how that begins or ends.

    Attributes:
        first: the number of their first column, from 0.
        last: that of their last column.
        by: that of the column that is looked at.
    """

    first: int
    last: int
    by: int


@dataclass(frozen=True, kw_only=True)
class Highlight:
    """Cells of a column that stand out while something holds in their row, in words as well as in bold.

    Attributes:
        column: its number, from 0.
        when: a formula for the first row of the table.
        shown_as: a number format that adds a word or a mark to what stands there; what stands there stays as it is.
    """

    column: int
    when: str
    shown_as: str


@dataclass(frozen=True, kw_only=True)
class Table:
    """A sheet with its table.

    Attributes:
        sheet: the name of the sheet.
        title: what stands at its top; where it is empty, the title of the workbook with the name of the sheet.
        name: of the table, for formulas; where it is empty, the name of the sheet without spaces.
        about: what stands between the title and the headings.
        rows: a value for each column.
        printed: how many columns are printed; all where it is 0.
        breaks: the numbers of the columns that begin a new page; all stand on one where there are none.
        complete: whether all its rows are there: each is made as high as its texts need, and nothing is prepared for
            more of them.
        matched: cells that stand out.
        highlights: others that do.
        ranges: names for the first so many cells of a column: its number, from 0, and how many.
    """

    sheet: str
    about: Sequence[str | Formula]
    fields: Sequence[Field]
    rows: Sequence[Sequence[Shown]]
    title: str = ""
    name: str = ""
    printed: int = 0
    breaks: Sequence[int] = ()
    complete: bool = False
    matched: Matched | None = None
    highlights: Sequence[Highlight] = ()
    ranges: Mapping[str, tuple[int, int]] = field(default_factory=dict)
