"""Responses out of a table: what another survey program exported, or a table that people made, in text or in a workbook."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ccg_toolkit.answers.form.typed_cells import typed
from ccg_toolkit.sources import Complaint, Place, Sheet, Workbook, shown
from ccg_toolkit.sources.delimited import Broken, open_table
from ccg_toolkit.survey.batch import Batch
from ccg_toolkit.survey.column_map import Mapping, keys_below
from ccg_toolkit.survey.door import identities, is_left_at_the_door
from ccg_toolkit.survey.first_line import promised_by
from ccg_toolkit.survey.promise import Promise
from ccg_toolkit.survey.response import Columns, Response, Wrong
from ccg_toolkit.survey.row_promises import RowPromises, is_promised

_ROWS_BEFORE = 10
_LONGEST_SHEET = 31
_TABLES = {".csv", ".tsv", ".tab"}
"""Endings of tables in text; what is called otherwise is one only where a heading in it is known."""
_MOST_COLUMNS = 1_000
"""Columns of a table; a questionnaire has at most some hundred questions."""
_NO_RESPONSE = Complaint(
    "not-responses",
    "there is no response in this file",
    "One begins with `ccg-toolkit/response/1`. A table has headings, and a name that ends in .csv or .xlsx.",
)


@dataclass(frozen=True, kw_only=True)
class _Headed:
    """A table whose columns are understood: its headings, where they stand, and what reads its rows."""

    headings: Sequence[str]
    place: Place
    columns: Columns
    promises: RowPromises


def read_text_table(path: Path, name: str, mapping: Mapping) -> Batch:
    """Read a table in text, such as CSV.

    Args:
        path: a regular file.
        name: what messages call it.
        mapping: how its columns are read.

    Returns:
        Its responses, and what is wrong with it.
    """
    batch = Batch(name=name)
    table, problems = open_table(path, name, lambda row: _score(row, mapping))
    batch.problems += problems
    if table is None:
        batch.refused += 1
        return batch
    batch.digest = table.digest
    headings = Place(name, 1 + len(table.before), 1)
    _promised(next((table.delimiter.join(row) for row in table.before), ""), batch, mapping)
    if batch.refused:
        return batch
    if path.suffix.lower() not in _TABLES and not _score(table.headings, mapping):
        batch.refuse(_NO_RESPONSE, Place(name))
        return batch
    headed = _headed(table.headings, headings, batch, mapping)
    if headed is None:
        return batch
    complete = Batch(name=name)
    try:
        _take_rows(table.rows(), headed, complete)
    except Broken as broken:
        batch.refuse(broken.complaint, Place(name, broken.line, 1))
        return batch
    batch.responses, batch.places = complete.responses, complete.places
    batch.promises += complete.promises
    batch.problems += complete.problems
    batch.refused += complete.refused
    return batch


def read_sheet(workbook: Workbook, name: str, mapping: Mapping) -> Batch:
    """Read the one sheet of a workbook whose headings are known best.

    Args:
        workbook: what was read.
        name: what messages call it.
        mapping: how its columns are read.

    Returns:
        Its responses, and what is wrong with it.
    """
    batch = Batch(name=name, exported=True)
    likely = [
        (_score([cell.text for cell in sheet.rows[row].values()], mapping), sheet, row)
        for sheet in workbook.sheets
        for row in sorted(sheet.rows)[:_ROWS_BEFORE]
    ]
    if not likely:
        batch.refuse(Complaint("no-table", "the workbook is empty", "Export it again."), Place(name))
        return batch
    _, sheet, row = max(likely, key=lambda one: (one[0], -one[2]))
    texts = {column: cell.text for column, cell in sheet.rows[row].items() if column <= _MOST_COLUMNS + 1}
    headings = tuple(texts.get(column, "") for column in range(1, max(texts) + 1)) if texts else ()
    place = Place(name, row, 1, sheet.name[:_LONGEST_SHEET] or "?")
    headed = _headed(headings, place, batch, mapping)
    if headed is not None:
        read = [column for column, key in enumerate(keys_below(headings, mapping), start=1) if key]
        _take_rows(_sheet_rows(sheet, row, len(headings), read), headed, batch)
    return batch


def _score(row: Sequence[str], mapping: Mapping) -> int:
    """Count the cells of a row that are headings."""
    return sum(1 for cell in row[:_MOST_COLUMNS] if cell and mapping.key_of(cell))


def _promised(first: str, batch: Batch, mapping: Mapping) -> None:
    """Take in the first line of a file of our own, which bears the promise; any other table was exported."""
    promise = promised_by(first, mapping.known)
    if isinstance(promise, Complaint):
        batch.refuse(promise, Place(batch.name, 1, 1))
    elif promise is None:
        batch.exported = True
    else:
        batch.collated = True
        batch.promises.append(promise)


def _headed(headings: Sequence[str], place: Place, batch: Batch, mapping: Mapping) -> _Headed | None:
    """Find what each column holds, and note the headings of those that are not read."""
    if len(headings) > _MOST_COLUMNS:
        message = f"the table has {len(headings):,} columns, and at most {_MOST_COLUMNS:,} are read"
        batch.refuse(Complaint("too-many-columns", message, "Is this the file you meant?"), place)
        return None
    keys = keys_below(headings, mapping)
    seen: dict[str, int] = {}
    for index, key in enumerate(keys):
        if key and key in seen:
            message = f"{shown(headings[index])} and {shown(headings[seen[key]])} both hold {key}"
            hint = "Delete one of the two columns; or say in a map which of them is read: --map map.yaml."
            batch.refuse(Complaint("duplicate-heading", message, hint), place._replace(column=index + 1))
            return None
        seen.setdefault(key, index)
    columns = Columns(mapping.known, keys)
    if not columns.is_understood:
        message = "no column tells to which group people belong"
        if columns.has_group:
            message = "none of its columns is a question of the framework in use"
        batch.refuse(Complaint("not-understood", message, "Say in a map what they hold: --map map.yaml."), place)
        batch.unknown = tuple(headings)
        return None
    unread = [
        heading
        for heading, key in zip(headings, keys, strict=True)
        if heading.strip() and not key and not is_promised(heading)
    ]
    batch.at_the_door = tuple(heading for heading in unread if is_left_at_the_door(heading))
    batch.passed_over = tuple(heading for heading in unread if not is_left_at_the_door(heading))
    promises = RowPromises(headings, mapping.known)
    batch.exported &= not promises.are_there
    return _Headed(headings=headings, place=place, columns=columns, promises=promises)


def _take_rows(rows: Iterable[tuple[int, list[str] | Wrong]], table: _Headed, batch: Batch) -> None:
    """Take in all rows below the headings."""
    width, identity_of, read = len(table.headings), identities(table.headings), table.columns.read
    place, promises = table.place, table.promises
    for number, (line, row) in enumerate(rows, start=place.line + 1):
        response: Response | Wrong
        if isinstance(row, Wrong):
            response = row
        elif len(row) == width:
            response = read(row, identity_of(row))
        elif len(row) > width and not any(row[width:]):
            response = read(row[:width], identity_of(row))
        else:
            response = Wrong(_ragged(len(row), width))
        if promises.are_there and not isinstance(row, Wrong) and not isinstance(response, Wrong):
            response = _as_promised(response, promises.of(row), batch)
        named = "" if line == number or place.sheet else f"row {number}"
        if not isinstance(response, Wrong):
            batch.take(response, place._replace(line=line), named)
        elif isinstance(row, Wrong) or "".join(row).strip():
            column = response.at + 1 if place.sheet and response.at >= 0 else 1
            batch.refuse(response.complaint, place._replace(line=line, column=column), named)


def _as_promised(response: Response, promise: Promise | Complaint, batch: Batch) -> Response | Wrong:
    """Give a response whose row bears its promise, or why it is refused."""
    if isinstance(promise, Complaint):
        return Wrong(promise)
    if promise not in batch.promises:
        batch.promises.append(promise)
    return response


def _ragged(cells: int, width: int) -> Complaint:
    message = f"this row has {cells} cells, and there are {width} headings"
    return Complaint(
        "ragged", message, "Look for a delimiter or a line break that stands in no quotes, and export it again."
    )


def _sheet_rows(
    sheet: Sheet, headings: int, width: int, read: Sequence[int]
) -> Iterator[tuple[int, list[str] | Wrong]]:
    """Give the rows below the headings as texts; one with a formula or an error where it is read is told."""
    for number in sorted(sheet.rows):
        if number <= headings:
            continue
        cells = sheet.rows[number]
        texts = [cells[column].text if column in cells else "" for column in range(1, width + 1)]
        wrong = None
        for column in read:
            value = typed(cells.get(column))
            if isinstance(value, Complaint):
                wrong = Wrong(value, column - 1)
                break
            texts[column - 1] = value or ""
        yield number, texts if wrong is None else wrong
