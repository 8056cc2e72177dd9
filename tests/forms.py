"""Forms for tests: written by the program, then edited as people do it with a spreadsheet."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl

from ccg_toolkit.answers import Answers, check_answers, read_answers
from ccg_toolkit.outputs.forms.book import form_book
from ccg_toolkit.sources import as_text
from tests.builders import action, criterion, framework

WHOLE = framework(
    {
        "contract": [criterion("definition", action("settle", 0, 2, owner="Chair")), criterion("rights")],
        "skills": [criterion("training")],
    },
    scale=[{"name": name} for name in ("Absent", "Emerging", "Developing", "Established", "Leading")],
)
GIVEN: dict[str, Any] = {
    "organisation": "NHS Thornmere CCG",
    "assessed_on": date(2014, 3, 14),
    "plan": {"owners": {"Chair": "Dr Mei Tanner"}, "in_order": 3},
    "targets": {"contract": 4},
    "answers": {
        "contract": {
            "definition": {"level": 2, "importance": 5, "evidence": [{"what": "Minutes", "strength": "members"}]},
            "rights": {"level": "unknown", "comment": "=SUM(A1)"},
        },
        "skills": {"training": {"level": 0, "target": 3}},
    },
}
ANSWERS = Answers.model_validate(GIVEN)
Book = Any
Edit = Callable[[Book], object]


def save(path: Path, edit: Edit = lambda _: None, answers: Answers | None = ANSWERS) -> Path:
    """Save a form as openpyxl leaves it after an edit."""
    path.write_bytes(form_book(WHOLE, answers))
    book = openpyxl.load_workbook(path)
    edit(book)
    book.save(path)
    return path


def cell(sheet: Any, row: str, heading: str) -> Any:
    """Find a cell by what stands anywhere in its row, a full name or a key, and by its heading."""
    head = next(cells for cells in sheet.iter_rows() if {"Full name", "Key"} & {one.value for one in cells})
    column = next(one.column for one in head if one.value == heading)
    return next(sheet.cell(cells[0].row, column) for cells in sheet.iter_rows() if row in [one.value for one in cells])


def read(path: Path) -> tuple[Answers, list[str]]:
    """Give what a form says, and all that is wrong with it."""
    found, problems = read_answers(path, path.name)
    if found is None:
        return ANSWERS, [as_text(problem) for problem in problems]
    answers, problems = check_answers(found, WHOLE, path.parent)
    return answers, [as_text(problem) for problem in problems]
