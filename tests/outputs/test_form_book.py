"""A form is pleasant to fill in, to print and to hear, does nothing by itself, and is the same every time."""

import re
import shutil
import subprocess
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from ccg_toolkit.framework import load_framework
from ccg_toolkit.outputs.forms.book import form_book
from ccg_toolkit.outputs.forms.sheet_names import sheet_names
from ccg_toolkit.toolkit import load
from tests.builders import criterion, framework
from tests.forms import ANSWERS, WHOLE, cell, read, save
from tests.workbooks import unpacked

pytestmark = pytest.mark.filterwarnings("ignore:Print area")  # openpyxl does not read ours

ROOT = Path(__file__).resolve().parents[2]


def book_of(data: bytes) -> Any:
    return openpyxl.load_workbook(BytesIO(data))


@pytest.fixture(scope="module")
def example() -> bytes:
    inputs = load(ROOT / "examples" / "answers.yaml").inputs
    assert inputs is not None
    return form_book(inputs.framework, inputs.answers)


@pytest.fixture(scope="module")
def empty() -> bytes:
    built_in = load_framework(None).framework
    assert built_in is not None
    return form_book(built_in, None, "ccg-membership")


def test_the_same_answers_give_the_same_bytes() -> None:
    assert form_book(WHOLE, ANSWERS) == form_book(WHOLE, ANSWERS)
    assert form_book(WHOLE, None) == form_book(WHOLE, None)


def test_sheets_stand_in_the_order_of_the_work(example: bytes) -> None:
    names = book_of(example).sheetnames
    assert names[0] == "Start"
    assert names[1:8] == ["Contract", "Promotion", "Involvement", "Practice", "Information", "Public", "Skills"]
    assert names[8:] == ["Scale", "Other"]


def test_each_sheet_has_one_table_frozen_heads_and_prints_on_a4_across(example: bytes) -> None:
    for sheet in book_of(example):
        [table] = sheet.tables.values()
        head = int(re.findall("[0-9]+", table.ref)[0])
        assert sheet.freeze_panes == f"B{head + 1}"
        assert sheet.print_title_rows == f"${head}:${head}"
        assert (sheet.page_setup.orientation, int(sheet.page_setup.paperSize)) == ("landscape", 9)
        assert not sheet.merged_cells.ranges
        assert isinstance(sheet["A1"].value, str)


def test_it_holds_no_macros_and_leads_nowhere_outside(example: bytes) -> None:
    parts = unpacked(example)
    assert not [name for name in parts if "vba" in name.lower() or "external" in name.lower()]
    assert b'TargetMode="External"' not in b"".join(parts.values())


def test_levels_targets_importance_and_strengths_are_lists(empty: bytes) -> None:
    book = book_of(empty)
    sheet = book["Contract"]
    lists = {str(rule.sqref).split(":")[0]: rule for rule in sheet.data_validations.dataValidation}
    for heading, source in (
        ("Level", "LevelChoices"),
        ("Target", "TargetChoices"),
        ("Importance", '"1,2,3,4,5"'),
        ("Strength 1", '"assertion,document,members,independent"'),
    ):
        rule = lists[cell(sheet, "contract.definition", heading).coordinate]
        assert (rule.type, rule.formula1, bool(rule.showErrorMessage)) == ("list", source, False)
    scale = book["Scale"]
    for name, last in (("LevelChoices", "not applicable"), ("TargetChoices", "4 Leading")):
        [(_, area)] = book.defined_names[name].destinations
        choices = [row[0].value for row in scale[area]]
        assert (choices[0], choices[-1]) == ("0 Not started", last)


def test_the_text_of_the_chosen_level_stands_out_in_more_than_colour(example: bytes) -> None:
    sheet = book_of(example)["Contract"]
    [(area, [rule])] = [(str(found.sqref), found.rules) for found in sheet.conditional_formatting]
    assert area.split(":")[0] == cell(sheet, "contract.definition", "0 Not started").coordinate
    assert rule.dxf.font.b
    assert rule.dxf.border.left.style == "thin"
    level = cell(sheet, "contract.definition", "Level")
    assert f"${level.column_letter}{level.row}" in rule.formula[0]


def test_how_many_are_answered_is_worked_out_and_written_down(example: bytes, empty: bytes) -> None:
    for data, said in ((example, "Answered so far: 40 of 41"), (empty, "Answered so far: 0 of 41")):
        assert openpyxl.load_workbook(BytesIO(data), data_only=True)["Start"]["A2"].value == said
        assert str(book_of(data)["Start"]["A2"].value).startswith('="Answered so far: "&(COUNTA(Domain1[Level])+')


def test_every_role_and_every_domain_has_a_row(empty: bytes) -> None:
    keys = [row[4] for row in book_of(empty)["Start"].iter_rows(values_only=True)]
    built_in = load_framework(None).framework
    assert built_in is not None
    roles = {action.owner for _, action in built_in.actions.values()}
    assert {f"plan.owners.{role}" for role in roles} | {f"targets.{name}" for name in built_in.domain_by_id} <= {*keys}


def test_rows_are_high_enough_for_their_texts_and_no_higher_than_excel_has_them(example: bytes) -> None:
    for sheet in book_of(example):
        heights = [found.height for found in sheet.row_dimensions.values() if found.height]
        assert max(heights, default=15) <= 409
    sheet = book_of(example)["Contract"]
    assert sheet.row_dimensions[cell(sheet, "contract.definition", "Level").row].height >= 60


def test_texts_that_make_a_row_too_high_stand_on_a_sheet_of_their_own() -> None:
    long = "Much is to be said of this level. " * 55 + "The end."
    whole = framework({"d": [criterion("c", levels=["short", long, "short", "short", "short"])]})
    book = book_of(form_book(whole, None))
    [link] = [found for row in book["D"] for found in row if found.hyperlink and "Levels" in found.hyperlink.location]
    sheet, at = link.hyperlink.location.split("!")
    assert book[sheet.strip("'")][at].value == long
    assert link.value.endswith("(all of it: sheet Levels)")
    assert "Levels" not in book_of(form_book(WHOLE, None)).sheetnames


def test_what_begins_like_a_formula_is_text_and_stays_so(tmp_path: Path) -> None:
    found = cell(openpyxl.load_workbook(save(tmp_path / "a.xlsx"))["Contract"], "contract.rights", "Comment")
    assert (found.value, found.data_type, found.number_format) == ("=SUM(A1)", "s", "@")


def test_sheets_have_names_that_excel_takes_and_no_two_the_same() -> None:
    ids = ["start", "history", "other", "a" * 60, "a" * 59 + "b", "shared-estate", "scale", "levels"]
    names = sheet_names(framework({name: [] for name in ids}))
    assert names["shared-estate"] == "Shared estate"
    folded = [name.casefold() for name in (*names.values(), "Start", "Other", "Scale", "Levels", "History")]
    assert len(set(folded)) == len(folded)
    assert all(0 < len(name) <= 31 for name in names.values())


OFFICE = shutil.which("soffice")


@pytest.mark.wide
@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed (apt-get install libreoffice-calc)")
def test_a_form_that_libreoffice_saved_again_says_the_same(tmp_path: Path) -> None:
    path = tmp_path / "answers.xlsx"
    path.write_bytes(form_book(WHOLE, ANSWERS))
    command = [str(OFFICE), f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless"]
    command += ["--convert-to", "xlsx", "--outdir", str(tmp_path / "again"), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    again = tmp_path / "again" / "answers.xlsx"
    assert again.read_bytes() != path.read_bytes()
    assert read(again) == (ANSWERS, [])
    worked_out = openpyxl.load_workbook(again, data_only=True)
    assert worked_out["Start"]["A2"].value == "Answered so far: 3 of 3"
