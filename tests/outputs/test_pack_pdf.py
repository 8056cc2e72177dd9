"""The pack as PDF: it passes the automated checks, is A4, and each page says what it is."""

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pymupdf
import pypdf
import pytest

from ccg_toolkit.answers import AwayDay
from ccg_toolkit.away_day import build_pack
from ccg_toolkit.outputs import render_page
from ccg_toolkit.survey.read_voices import read_voices
from ccg_toolkit.toolkit import assess, load

from .conftest import ROOT, aloud_errors, example_pack, ua_failures

A4 = (595.28, 841.89)


def test_it_passes_the_automated_pdf_ua_checks(pack_pdf: Path) -> None:
    assert ua_failures(pack_pdf) == []


@pytest.mark.wide
def test_it_reads_aloud_without_error(pack_pdf: Path) -> None:
    assert aloud_errors(pack_pdf) == []


@pytest.mark.wide
def test_every_page_is_a4_and_says_at_its_foot_what_it_is(pack_pdf: Path) -> None:
    pages = pypdf.PdfReader(pack_pdf).pages
    assert len(pages) > 20
    for number, found in enumerate(pages, start=1):
        size = sorted((float(found.mediabox.width), float(found.mediabox.height)))
        assert size == pytest.approx(A4, abs=0.1)
        if number > 1:
            foot = " ".join(found.extract_text().split())[-160:]
            assert f"NHS Pennine Vale CCG, page {number} of {len(pages)}" in foot
            assert any(kind in foot for kind in FEET), foot


FEET = (
    "Contents",
    "For the facilitator: ",
    "Invitation: ",
    "Briefing: ",
    "Programme: ",
    "Ground rules: ",
    "Guess sheet: ",
    "Strips of results: ",
    "Wall sheet ",
    "Discussion sheet ",
    "Scoring sheets: ",
    "Cards: ",
    "Voting sheets: ",
    "Action sheet: ",
    "Record sheet: ",
    "Membership manifesto: ",
    "Keeping the manifesto: ",
    "Feedback form: ",
)


def test_a_sheet_for_a_table_is_one_page_in_large_type(pack_pdf: Path) -> None:
    document: Any = pymupdf.open(pack_pdf)  # type: ignore[no-untyped-call]
    tables = [found for found in document if re.search(r"Discussion sheet \d", found.get_text())]
    assert len(tables) == 5
    for found in tables:
        sizes = _sizes_of(found)
        assert max(sizes) >= 20
        large = sum(letters for size, letters in sizes.items() if 14 <= size < 20)
        assert large > 100, "the questions are large enough to read across a table"


def test_a_sheet_for_the_wall_is_one_page_to_read_from_three_metres_with_fifteen_lines(pack_pdf: Path) -> None:
    document: Any = pymupdf.open(pack_pdf)  # type: ignore[no-untyped-call]
    walls = [found for found in document if re.search(r"Wall sheet \d", found.get_text())]
    assert len(walls) == 7
    for found in walls:
        assert {size for size, count in _sizes_of(found).items() if count} <= {9.0, 28.0, 34.0}
        room = [drawing["rect"].height for drawing in found.get_drawings() if drawing["rect"].width > 400]
        assert len(room) == 15
        assert min(room) > 30, "points: room to write with a thick pen"


def test_the_list_of_what_to_print_tells_the_pages_that_there_are(pack_pdf: Path) -> None:
    """The discussion sheets stand in it twice: those of the first priorities, and those of the domains' tables."""
    document: Any = pymupdf.open(pack_pdf)  # type: ignore[no-untyped-call]
    feet = [" ".join(found.get_text().split()) for found in document]
    counted = {line.title: line.pages for line in example_pack().printing.lines}
    for title, foot in COUNTED.items():
        assert counted[title] == sum(foot in one for one in feet), title


def test_the_contents_give_the_page_of_each_sheet(pack_pdf: Path) -> None:
    document: Any = pymupdf.open(pack_pdf)  # type: ignore[no-untyped-call]
    led_to = [link["page"] + 1 for link in document[1].links() if "page" in link]
    assert len(led_to) > 10
    told = [int(line) for line in document[1].get_text().split("\n") if line.strip().isdigit()]
    assert sorted(told) == sorted(led_to)


@pytest.mark.wide
def test_a_sheet_for_a_table_is_one_page_with_what_people_said_on_it_too(tmp_path: Path) -> None:
    about = example_pack()
    example = load(ROOT / "examples" / "answers.yaml").inputs
    assert example is not None
    heard, problems = read_voices(
        ROOT / "examples" / "voices" / "responses.csv", "responses.csv", example.framework, {}
    )
    assert heard is not None, problems
    day = example.answers.model_copy(update={"away_day": AwayDay(people=30, starts="09:00", length="day")})
    pack = build_pack(assess(replace(example, answers=day, voices=heard), version="0"))
    assert len(pack.sheets) == len(about.sheets)
    assert all(sheet.heard for sheet in pack.sheets)
    path = tmp_path / "pack.pdf"
    path.write_bytes(render_page(".pdf", pack, ()))
    assert ua_failures(path) == aloud_errors(path) == []
    document: Any = pymupdf.open(path)  # type: ignore[no-untyped-call]
    assert sum(bool(re.search(r"Discussion sheet \d", found.get_text())) for found in document) == len(pack.sheets)


COUNTED = {
    "Programme": "Programme: ",
    "Ground rules": "Ground rules: ",
    "Guess sheet": "Guess sheet: ",
    "Strips of results": "Strips of results: ",
    "Wall sheets": "Wall sheet ",
    "Scoring sheets": "Scoring sheets: ",
    "Cards": "Cards: ",
    "Voting sheets": "Voting sheets: ",
    "Action sheet": "Action sheet: ",
    "Record sheet": "Record sheet: ",
    "Feedback form": "Feedback form: ",
}


def test_slides_have_the_shape_of_a_screen_and_letters_that_a_hall_can_read(tmp_path: Path) -> None:
    path = tmp_path / "slides.pdf"
    path.write_bytes(render_page(".pdf", example_pack(), (), slides=True))
    assert ua_failures(path) == aloud_errors(path) == []
    document: Any = pymupdf.open(path)  # type: ignore[no-untyped-call]
    headings = [found.get_text().split("\n")[0] for found in document]
    assert headings == [
        "NHS Pennine Vale CCG",
        "All in all",
        "The results, furthest from target first",
        "What comes first",
        "What we do not know",
    ]
    for found in document:
        assert found.rect.width / found.rect.height == pytest.approx(16 / 9, abs=0.001)
        assert min(size for size, letters in _sizes_of(found).items() if letters and size != 9) >= 18


def _sizes_of(found: Any) -> dict[float, int]:
    """Count the letters of a page by their size in points, to the nearest half."""
    counted: dict[float, int] = {}
    for block in found.get_text("dict")["blocks"]:
        for line in block.get("lines", ()):
            for span in line["spans"]:
                points = round(span["size"] * 2) / 2
                counted[points] = counted.get(points, 0) + len(span["text"].strip())
    return counted
