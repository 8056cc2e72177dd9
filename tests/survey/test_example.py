"""What lies in `examples/voices` is what came back of the invented survey, and what `collate` makes of it."""

from collections import Counter
from pathlib import Path

import pytest

from ccg_toolkit.survey.bring_together import Survey, brought_together
from ccg_toolkit.survey.closing import Closed, closed_text
from ccg_toolkit.survey.column_map import Mapping
from ccg_toolkit.survey.csv_text import csv_rows
from ccg_toolkit.survey.known import known_of
from ccg_toolkit.survey.read import by_time, files_in, read_file
from tests.survey import example
from tests.survey.exports import framework
from tests.workbooks import unpacked

MARKED = ("Send papers a week before, not on the day.", "Please write in plain words.")
"""Comments that a person marked to be printed."""

pytestmark = pytest.mark.filterwarnings("ignore:Print area")  # openpyxl does not read ours


def _collated() -> Survey:
    known = known_of(framework())
    paths = sorted(files_in(example.FOLDER / example.FILLED), key=by_time)
    batches = [read_file(path, path.name, Mapping(known=known, columns={})) for path in paths]
    return brought_together(batches, known, known.promise)


def _marked(survey: Survey) -> str:
    marks = {("member", text): "yes" for text in MARKED}
    return survey.comments_text(marks)


def _same(path: Path, content: bytes) -> bool:
    """Compare with a file; the bytes of a workbook differ with the version of what writes them."""
    if path.suffix != ".xlsx":
        return path.read_bytes() == content
    sheets = ("xl/worksheets/sheet2.xml", "xl/worksheets/sheet3.xml")
    return all(unpacked(path.read_bytes())[name] == unpacked(content)[name] for name in sheets)


def test_what_came_back_is_as_it_is_made(request: pytest.FixtureRequest) -> None:
    folder = example.FOLDER / example.FILLED
    made = example.files()
    if request.config.getoption("--update-golden"):
        folder.mkdir(exist_ok=True)
        for name, content in made.items():
            (folder / name).write_bytes(content)
    assert {path.name for path in folder.iterdir()} == made.keys()
    stale = [name for name, content in made.items() if not _same(folder / name, content)]
    assert stale == [], "renew them with --update-golden"


def test_all_140_count_once_whatever_is_wrong_with_the_files() -> None:
    survey = _collated()
    assert Counter(response.group for response in survey.responses) == example.GROUPS
    assert survey.refused == 3
    assert len(survey.replaced["microsoft-forms-early.csv"]) == 12
    assert [name for name, _ in survey.copies] == ["ask-1 (copy).xlsx"] or survey.copies[0][1] == "ask-1 (copy).xlsx"


def test_what_collate_makes_of_it_lies_beside_it(request: pytest.FixtureRequest) -> None:
    survey = _collated()
    made = {
        "responses.csv": survey.responses_text(example.CLOSED_ON),
        "heard.csv": survey.heard_text(),
        "comments.csv": _marked(survey),
        "closed.yaml": closed_text(
            Closed("", frozenset()), example.CLOSED_ON, survey.digests(range(len(survey.batches)))
        ),
    }
    for name, text in made.items():
        if request.config.getoption("--update-golden"):
            (example.FOLDER / name).write_text(text, encoding="utf-8", newline="\n")
        assert (example.FOLDER / name).read_text(encoding="utf-8") == text, "renew it with --update-golden"
    assert sum(row[2] == "yes" for row in csv_rows(made["comments.csv"].encode())) >= 2
    assert (
        "units=pool-leader:governing-body+clinical-leads|practice-representatives|pool-other:staff+patient-group|"
        "gp-no-role|practice-managers|nurses-and-others;"
    ) in made["responses.csv"]
