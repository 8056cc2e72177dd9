"""A filled questionnaire as a workbook: rows are found by their names, wherever they were moved."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from ccg_toolkit.answers.form.typed_cells import typed
from ccg_toolkit.sources import Cell, Complaint, Place, Sheet, Workbook, shown
from ccg_toolkit.survey.batch import Batch
from ccg_toolkit.survey.keys import MINIMUM_COMMENTS, MINIMUM_GROUP
from ccg_toolkit.survey.known import Known
from ccg_toolkit.survey.read_text import response_of
from ccg_toolkit.survey.words import plain
from ccg_toolkit.survey.workbook_layout import ANSWER, KEY, NAME, VALUE

_PAIRS = ((plain(KEY), plain(VALUE)), (plain(NAME), plain(ANSWER)))
_LONGEST_SHEET = 31


@dataclass(slots=True)
class _Book:
    """What a workbook says, by key, and what is wrong with it."""

    values: dict[str, str] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    wrong: list[tuple[Complaint, Place]] = field(default_factory=list)


def is_questionnaire(workbook: Workbook) -> bool:
    """Tell whether a workbook is a questionnaire of ours: one of its sheets has the promise, a key in each row.

    In an export of a form that was made of our XLSForm the keys stand side by side.
    """
    rows = (row for sheet in workbook.sheets for row in sheet.rows.values())
    return any(MINIMUM_GROUP in keys and MINIMUM_COMMENTS not in keys for keys in map(_texts, rows))


def _texts(row: Mapping[int, Cell]) -> set[str]:
    return {cell.text for cell in row.values()}


def read_book(workbook: Workbook, name: str, known: Known, digest: str) -> Batch:
    """Read a filled questionnaire.

    Args:
        workbook: what was read.
        name: what messages call it.
        known: what may be answered.
        digest: of all its bytes: a copy counts once.

    Returns:
        The response in it, or why it is refused.
    """
    batch = Batch(name=name)
    book = _Book()
    for sheet in workbook.sheets:
        _read(sheet, name, book)
    if book.wrong:
        batch.refused += 1
        for complaint, place in book.wrong:
            batch.tell(complaint, place)
        return batch
    first = next(iter(book.places.values()), Place(name, 1, 1, workbook.sheets[0].name[:_LONGEST_SHEET] or "?"))
    response_of(book.values, book.places, batch, first, known, identity=f"file {digest}")
    return batch


def promise_in(workbook: Workbook, name: str) -> Mapping[str, str]:
    """Give what a questionnaire says of itself, filled in or not, by the names of `survey.keys`."""
    book = _Book()
    for sheet in workbook.sheets:
        _read(sheet, name, book)
    return book.values


def _read(sheet: Sheet, file: str, book: _Book) -> None:
    """Take in the rows of a sheet below the headings of a key and its value."""
    columns: tuple[int, int] | None = None
    for number in sorted(sheet.rows):
        cells = sheet.rows[number]
        if columns is None:
            columns = next(_headings({plain(cell.text): column for column, cell in sorted(cells.items())}), None)
            continue
        at, value_at = columns
        key = cells[at].text.strip() if at in cells else ""
        place = Place(file, number, value_at, sheet.name[:_LONGEST_SHEET] or "?")
        value = typed(cells.get(value_at)) if key else None
        if isinstance(value, Complaint):
            book.wrong.append((value, place))
        elif value is not None:
            if book.values.get(key, value) != value:
                message = f"{shown(key)} is answered twice and differently, here and in {book.places[key].inside}"
                book.wrong.append((Complaint("answered-twice", message, "Ask which of them is meant."), place))
            book.values[key], book.places[key] = value, place


def _headings(texts: Mapping[str, int]) -> Iterator[tuple[int, int]]:
    for key, value in _PAIRS:
        if key in texts and value in texts:
            yield texts[key], texts[value]
