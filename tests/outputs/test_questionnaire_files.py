"""The questionnaire as a workbook, on paper and as texts to paste."""

import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pymupdf
import pytest
from pyxform.xls2xform import convert

from ccg_toolkit.survey.questionnaire import Asked
from ccg_toolkit.survey.workbook_layout import ABOUT_YOU, ANSWER, NAME, PROMISE, QUESTIONS, START
from tests.slow import few

from .conftest import aloud_errors, ua_failures
from .questionnaires import EVERYONE, asked_of, keys_of, made, on_paper

pytestmark = pytest.mark.filterwarnings("ignore:Print area")  # openpyxl does not read ours


def column(sheet: Any, heading: str) -> list[Any]:
    """Give what stands below a heading, wherever that is."""
    rows = list(sheet.iter_rows())
    for index, row in enumerate(rows):
        for cell in row:
            if cell.value == heading:
                return [found[cell.column - 1] for found in rows[index + 1 :]]
    raise AssertionError(f"{sheet.title} has no column {heading}")


@pytest.mark.parametrize("who", EVERYONE)
def test_the_workbook_has_a_row_for_each_answer_with_its_list(who: Asked) -> None:
    book = openpyxl.load_workbook(BytesIO(made(".xlsx", asked_of(who))))
    form = asked_of(who)
    questions, about = book[QUESTIONS], book[ABOUT_YOU]
    assert [cell.value for cell in column(questions, NAME)] == keys_of(form)
    assert [cell.value for cell in column(about, NAME)] == [key for key, _ in form.about]
    listed = {
        cell: rule.formula1
        for sheet in (questions, about)
        for rule in sheet.data_validations.dataValidation
        for cell in (f"{sheet.title}!{part}" for part in str(rule.sqref).split())
    }
    offered: dict[str, list[Any]] = {}
    for name, defined in book.defined_names.items():
        (place,) = defined.destinations
        offered[name] = [row[0].value for row in book[place[0]][place[1]]]
    answers = column(questions, ANSWER)
    assert all(cell.value is None for cell in answers)
    agreement = offered[listed[f"{QUESTIONS}!{answers[0].coordinate}"]]
    assert agreement == [*form.agreement, "Don't know"]
    if who == "leader":
        levels = offered[listed[f"{QUESTIONS}!{answers[-1].coordinate}"]]
        assert levels == ["0 Not started", "1 Emerging", "2 Developing", "3 Established", "4 Leading", "Don't know"]
    groups = offered[listed[f"{ABOUT_YOU}!{column(about, ANSWER)[0].coordinate}"]]
    assert groups == [group.title for group in form.groups]


def test_the_workbook_carries_the_promise_and_names_nobody() -> None:
    book = openpyxl.load_workbook(BytesIO(made(".xlsx", asked_of("member"))))
    promise = {row[0]: row[1] for row in book[PROMISE].iter_rows(values_only=True)}
    assert {key: promise[key] for key in ("form", "for", "minimum_group", "minimum_comments", "agrees_from")} == {
        "form": asked_of("member").form,
        "for": "member",
        "minimum_group": "10",
        "minimum_comments": "20",
        "agrees_from": "3",
    }
    assert "response" not in promise, "one workbook goes to everyone"
    start = " ".join(str(cell) for row in book[START].iter_rows(values_only=True) for cell in row)
    assert "Jo Marsh sees your file; nobody else does." in start
    assert (book.properties.creator, book.properties.lastModifiedBy) == (None, None)


@pytest.mark.parametrize("suffix", [".xlsx", ".html", ".txt"])
def test_the_same_questionnaire_has_the_same_bytes(suffix: str) -> None:
    assert made(suffix, asked_of("member")) == made(suffix, asked_of("member"))


@pytest.mark.parametrize("who", few(EVERYONE))
def test_the_paper_passes_both_validators(tmp_path_factory: pytest.TempPathFactory, who: Asked) -> None:
    path = on_paper(tmp_path_factory, who)
    assert ua_failures(path) == []
    assert aloud_errors(path) == []


def test_the_paper_of_members_is_one_sheet_with_boxes_for_a_pen(tmp_path_factory: pytest.TempPathFactory) -> None:
    form = asked_of("member")
    opened: Any = pymupdf.open(on_paper(tmp_path_factory, "member"))  # type: ignore[no-untyped-call]
    with opened as document:
        assert document.page_count == 2
        boxes = [
            drawing["rect"]
            for page in document
            for drawing in page.get_drawings()
            if 10 < drawing["rect"].width < 40 and abs(drawing["rect"].width - drawing["rect"].height) < 0.5
        ]
        text = " ".join(" ".join(page.get_text().split()) for page in document)
        sizes = [
            span["size"]
            for page in document
            for block in page.get_text("dict")["blocks"]
            for line in block.get("lines", ())
            for span in line["spans"]
        ]
    assert len({(round(box.x0), round(box.y0)) for box in boxes}) >= len(form.statements) * 6 + len(form.groups)
    assert min(min(box.width, box.height) for box in boxes) >= 6 * 72 / 25.4
    assert sum(size >= 12 for size in sizes) > len(sizes) / 2
    for statement in form.statements:
        assert statement.text in text


@pytest.mark.parametrize("who", EVERYONE)
def test_the_texts_to_paste_hold_every_question_and_answer(who: Asked) -> None:
    text = made(".txt", asked_of(who)).decode()
    lines = [line.strip() for line in text.splitlines()]
    form = asked_of(who)
    assert [line for line in lines if line in {each.text for each in form.statements}] == [
        each.text for each in form.statements
    ]
    for choice in (*form.agreement, *(group.title for group in form.groups)):
        assert choice in lines
    for rating in form.ratings:
        assert any(line.endswith(f": {rating.title}") for line in lines)
    for _, question in form.about:
        assert any(line.endswith(f": {question}") for line in lines)


def test_words_of_a_framework_are_text_in_every_format() -> None:
    hostile = 'I <script>alert(1)</script> & "agree" =1+1'
    asked = asked_of("member")
    changed = replace(asked, statements=(asked.statements[0]._replace(text=hostile),))
    page = made(".html", changed).decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page
    book = openpyxl.load_workbook(BytesIO(made(".xlsx", changed)))
    assert f"1. {hostile}" in [cell.value for row in book[QUESTIONS].iter_rows() for cell in row]


@pytest.mark.parametrize("who", few(EVERYONE))
def test_an_xlsform_is_one_to_the_program_that_reads_them(tmp_path: Path, who: Asked) -> None:
    form = asked_of(who)
    path = tmp_path / "form.xlsx"
    path.write_bytes(made(".xlsx", replace(form, collector="O'Hara ${group}"), xlsform=True))
    found = convert(path)
    assert found.warnings == []
    names = set(re.findall(r'nodeset="/[^/"]*/([^"]*)"', found.xform))
    assert {key for key in form.keys if key not in ("response", "edition")} <= names
    assert found.xform.count("<select1 ") == len(form.statements) + len(form.ratings) + 1
    for key, value in (("minimum_group", "10"), ("minimum_comments", "20"), ("framework", form.framework)):
        assert re.search(
            rf"""calculate="\s*'{value}'\s*" nodeset="/[^/"]*/{key}"|nodeset="/[^/"]*/{key}"[^>]*calculate="\s*'{value}'""",
            found.xform,
        )
