"""What a questionnaire asks is what `collate` reads: each kind of file is filled in as people do, and read back."""

import csv
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import openpyxl
import pytest

from ccg_toolkit.survey.workbook_layout import ABOUT_YOU, ANSWER, NAME, QUESTIONS
from tests.cli.conftest import Run

pytestmark = pytest.mark.filterwarnings("ignore:Print area")  # openpyxl does not read ours
OFFICE = shutil.which("soffice")

MEMBER: Mapping[str, object] = {
    "agree.contract.offers-and-wants": "Agree",
    "agree.promotion.visible-leaders": 0,
    "agree.promotion.felt-ownership": "3 Agree",
    "agree.involvement.early-influence": "Don't know",
    "group": "Practice managers",
    "practice": "Hill Surgery",
    "ods": "B86030",
    "comment": "Shorter papers, please.",
}
LEADER: Mapping[str, object] = {
    "agree.contract.offers-and-wants": "Strongly agree",
    "contract.definition": "3 Established",
    "contract.usable-rights": 2,
    "contract.dispute-route": "Don't know",
    "group": "Clinical leads",
}


def fill(path: Path, answers: Mapping[str, object]) -> None:
    """Fill in a workbook where each name stands."""
    book = openpyxl.load_workbook(path)
    left = dict(answers)
    for sheet in (book[QUESTIONS], book[ABOUT_YOU]):
        heads = next(row for row in sheet.iter_rows() if NAME in [cell.value for cell in row])
        columns = {cell.value: cell.column for cell in heads}
        for row in range(heads[0].row + 1, sheet.max_row + 1):
            key = sheet.cell(row, columns[NAME]).value
            if key in left:
                sheet.cell(row, columns[ANSWER]).value = left.pop(key)
    assert left == {}
    book.save(path)


def rows_of(path: Path) -> list[dict[str, str]]:
    """Give the responses in a file, blank answers left out."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return [{key: value for key, value in row.items() if value} for row in csv.DictReader(lines)]


def test_workbooks_of_members_and_leaders(run: Run, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for who, answers in (("member", MEMBER), ("leader", LEADER)):
        run("questionnaire", "--for", who, "-o", f"in/{who}.xlsx")
        fill(tmp_path / "in" / f"{who}.xlsx", answers)
    ended = run("collate", "in", "-o", "responses.csv")
    assert ended.returncode == 0, ended.stderr
    leader, member = sorted(rows_of(tmp_path / "responses.csv"), key=lambda row: row["group"])
    assert leader == {
        "respondent": leader["respondent"],
        "group": "clinical-leads",
        "agree.contract.offers-and-wants": "4",
        "contract.definition": "3",
        "contract.usable-rights": "2",
        "contract.dispute-route": "unknown",
    }
    assert member == {
        "respondent": member["respondent"],
        "group": "practice-managers",
        "agree.contract.offers-and-wants": "3",
        "agree.promotion.visible-leaders": "0",
        "agree.promotion.felt-ownership": "3",
        "agree.involvement.early-influence": "dk",
    }
    assert "Hill Surgery" in (tmp_path / "heard.csv").read_text(encoding="utf-8")
    assert "Shorter papers, please." in (tmp_path / "comments.csv").read_text(encoding="utf-8")


@pytest.mark.wide
@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed; on Debian: apt-get install libreoffice-calc")
def test_a_workbook_that_another_program_saved(run: Run, tmp_path: Path) -> None:
    assert OFFICE is not None
    run("questionnaire", "-o", "ask.xlsx")
    fill(tmp_path / "ask.xlsx", MEMBER)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = (OFFICE, profile, "--headless", "--convert-to", "xlsx", "--outdir", "saved", "ask.xlsx")
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=120)
    for folder in (".", "saved"):
        ended = run("collate", f"{folder}/ask.xlsx", "-o", f"{folder}/responses.csv")
        assert ended.returncode == 0, ended.stderr
    assert rows_of(tmp_path / "saved" / "responses.csv") == rows_of(tmp_path / "responses.csv") != []


@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
def test_what_a_product_exports_that_made_its_form_of_ours(run: Run, tmp_path: Path, ending: str) -> None:
    """The columns have the names of the XLSForm, hidden answers among them."""
    run("questionnaire", "--xlsform", "-o", "form.xlsx")
    survey = list(openpyxl.load_workbook(tmp_path / "form.xlsx")["survey"].iter_rows(values_only=True))
    asked = [row for row in survey[1:] if row[0] != "note"]
    heads = ["start", *(str(row[1]) for row in asked), "_id"]
    said = {str(row[1]): str(row[5]).strip("'") for row in asked if row[0] == "calculate"}
    answers = said | {"agree.contract.offers-and-wants": "4", "group": "staff", "_id": "7", "start": "2014-02-01T10:00"}
    table = [heads, [answers.get(head, "") for head in heads]]
    if ending == ".csv":
        text = "\n".join(";".join(row) for row in table)
        (tmp_path / "export.csv").write_text(text, encoding="utf-8")
    else:
        book = openpyxl.Workbook()
        for row in table:
            book.worksheets[0].append(row)
        book.save(tmp_path / "export.xlsx")
    ended = run("collate", f"export{ending}", "-o", "responses.csv")
    assert ended.returncode == 0, ended.stderr
    (counted,) = rows_of(tmp_path / "responses.csv")
    assert counted == {"respondent": counted["respondent"], "group": "staff", "agree.contract.offers-and-wants": "4"}
