"""The workbook of the day: what was rated before stands in it, and it is read back as answers."""

from pathlib import Path

import openpyxl
import pytest

from ccg_toolkit.answers import Answers
from ccg_toolkit.outputs.forms.book import RecordedDay, form_book
from ccg_toolkit.toolkit import Inputs, load

from .conftest import ROOT

pytestmark = pytest.mark.filterwarnings("ignore:Print area")  # openpyxl does not read ours


@pytest.fixture(scope="module")
def inputs() -> Inputs:
    found = load(ROOT / "examples" / "answers.yaml").inputs
    assert found is not None
    return found


@pytest.fixture
def agreed(inputs: Inputs) -> tuple[str, ...]:
    """A criterion of each of three domains, in no order of theirs."""
    return tuple(inputs.framework.domains[place].criteria[0].ref for place in (3, 0, 4))


@pytest.fixture
def book(tmp_path: Path, inputs: Inputs, agreed: tuple[str, ...]) -> Path:
    path = tmp_path / "record.xlsx"
    path.write_bytes(form_book(inputs.framework, inputs.answers, day=RecordedDay(agreed=agreed, voted=agreed[:2])))
    return path


def answers_of(book: Path) -> Answers:
    loaded = load(book)
    assert loaded.inputs is not None, loaded.problems
    return loaded.inputs.answers


def set_cell(book: Path, sheet: str, row: int, heading: str, value: object) -> None:
    workbook = openpyxl.load_workbook(book)
    cells = workbook[sheet]
    top = next(cell.row for cell in cells["A"] if cell.value in {"Criterion", "What"})
    column = next(cell.column for cell in cells[top] if cell.value == heading)
    cells.cell(top + row, column).value = value
    workbook.save(book)


def test_untouched_it_says_what_the_answers_say(book: Path, inputs: Inputs) -> None:
    assert answers_of(book).model_dump(exclude={"framework"}) == inputs.answers.model_dump(exclude={"framework"})


def test_the_day_has_a_sheet_with_what_was_rated_before_in_the_order_of_the_day(
    book: Path, inputs: Inputs, agreed: tuple[str, ...]
) -> None:
    workbook = openpyxl.load_workbook(book)
    assert workbook.sheetnames[:3] == ["Start", "Day", "Votes"]
    rows = [[cell.value for cell in row] for row in workbook["Day"].iter_rows()]
    heads = next(row for row in rows if row[0] == "Criterion")
    below = rows[rows.index(heads) + 1 :]
    assert [row[heads.index("Full name")] for row in below] == list(agreed)
    for row, ref in zip(below, agreed, strict=True):
        level = inputs.answers.answer(*ref.split(".")).level
        assert str(row[heads.index("Rated before")]).startswith(str(level) if level is not None else "not answered")
        assert row[heads.index("Level")] in {row[heads.index("Rated before")], None}
    elsewhere = [cell.value for sheet in workbook.worksheets[3:-1] for row in sheet.iter_rows() for cell in row]
    assert not set(agreed) & {value for value in elsewhere if isinstance(value, str)}


def test_how_many_are_answered_is_as_many_as_before(book: Path, inputs: Inputs, tmp_path: Path) -> None:
    plain = tmp_path / "plain.xlsx"
    plain.write_bytes(form_book(inputs.framework, inputs.answers))
    told = [openpyxl.load_workbook(path, data_only=True)["Start"]["A2"].value for path in (book, plain)]
    assert told[0] == told[1] != ""


def test_agreed_levels_and_dots_are_read_back(book: Path, agreed: tuple[str, ...]) -> None:
    set_cell(book, "Day", 2, "Level", 4)
    for row, dots in enumerate((7, 2, 5, 0), start=1):
        set_cell(book, "Votes", row, "Value", dots)
    set_cell(book, "Votes", 5, "Value", "importance")
    found = answers_of(book)
    assert found.answer(*agreed[1].split(".")).level == 4
    about = found.away_day
    assert about.votes_of_members == {agreed[0]: 7, agreed[1]: 5}
    assert about.votes_of_leaders == {agreed[0]: 2, agreed[1]: 0}
    assert about.votes_become == "importance"


def test_a_day_without_anything_to_agree_has_no_sheet_for_it(tmp_path: Path, inputs: Inputs) -> None:
    path = tmp_path / "record.xlsx"
    path.write_bytes(form_book(inputs.framework, inputs.answers, day=RecordedDay(agreed=(), voted=())))
    assert openpyxl.load_workbook(path).sheetnames[:3] == ["Start", "Votes", "Contract"]
    assert answers_of(path).away_day == inputs.answers.away_day
