"""Trackers for tests, saved as a person with a spreadsheet would leave them, and read back."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl

from ccg_toolkit.framework import Framework
from ccg_toolkit.sources import as_text
from ccg_toolkit.tracker import GUIDE, Column, Progress, read_tracker
from tests.builders import action, criterion, framework

FIRST, SECOND, THIRD = "d.c/first", "d.c/second", "d.e/third"
WHOLE = framework(
    {"d": [criterion("c", action("first", 0, 1), action("second", 1, 2)), criterion("e", action("third", 0, 3))]}
)
HEADINGS = [*map(str, Column)]
Fields = Mapping[str, Any]


def row(ref: str, **cells: Any) -> dict[str, Any]:
    """Give a row as a fresh tracker has it; a cell is named by its heading, with _ for a space."""
    said = {
        "Action": ref.partition("/")[2],
        "Status": "Not started",
        "Owner": "Chair",
        "Starts": date(2014, 4, 1),
        "Ends": date(2014, 6, 30),
        "Review": date(2014, 6, 30),
        "Done when": "It is done.",
        "Criterion": ref.partition("/")[0],
        "Points": 1,
        "Action id": ref,
    }
    return said | {name.replace("_", " "): value for name, value in cells.items()}


def planned(*refs: str) -> list[dict[str, Any]]:
    """Give the rows of the copy of the plan."""
    return [{name: value for name, value in row(ref).items() if name != "Status"} for ref in refs]


def save(
    path: Path,
    rows: Sequence[Fields],
    *,
    headings: Sequence[str] = HEADINGS,
    said: Sequence[Fields] | None = None,
    sheet: str = "Actions",
    above: int = 2,
) -> openpyxl.Workbook:
    """Save a tracker: below `above` rows its headings and rows, and on another sheet what the plan had said."""
    book = openpyxl.Workbook()
    page = book.active
    page.title = sheet
    if above == 2:
        page["A1"], page["A2"] = "A test: actions", GUIDE
    put(page, above + 1, headings, rows)
    if said is not None:
        put(
            book.create_sheet("As planned"),
            3,
            [name for name in HEADINGS if name not in {"Status", "Notes", "Mark"}],
            said,
        )
    book.save(path)
    return book


def put(page: Any, top: int, headings: Sequence[str], rows: Sequence[Fields]) -> None:
    """Write headings, and rows below them."""
    for column, heading in enumerate(headings, start=1):
        page.cell(top, column, heading)
    for number, cells in enumerate(rows, start=top + 1):
        for heading, value in cells.items():
            page.cell(number, headings.index(heading) + 1, value)


def read(path: Path, assessed_on: date | None = None, by: Framework = WHOLE) -> tuple[Progress, list[str]]:
    """Give what a tracker says, and the warnings."""
    progress, problems = read_tracker(path, "plan.xlsx", by, "", assessed_on)
    assert progress is not None, problems
    assert all(problem.severity == "warning" for problem in problems)
    return progress, [as_text(problem) for problem in problems]


def refusals(path: Path) -> list[str]:
    """Give the errors of a tracker that is refused."""
    progress, problems = read_tracker(path, "plan.xlsx", WHOLE)
    assert progress is None
    return [as_text(problem) for problem in problems if problem.severity == "error"]
