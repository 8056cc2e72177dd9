"""The pack as PDF: it passes the automated checks, is A4, and each page says what it is."""

from pathlib import Path
from typing import Any

import pypdf
import pytest

from .conftest import aloud_errors, ua_failures

A4 = (595.28, 841.89)


def test_it_passes_the_automated_pdf_ua_checks(pack_pdf: Path) -> None:
    assert ua_failures(pack_pdf) == []


def test_it_reads_aloud_without_error(pack_pdf: Path) -> None:
    assert aloud_errors(pack_pdf) == []


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
    "Ground rules: ",
    "Guess sheet: ",
    "Discussion sheet ",
    "Scoring sheets: ",
    "Voting sheet: ",
    "Action sheet: ",
    "Membership manifesto: ",
    "Keeping the manifesto: ",
)


def test_a_sheet_for_a_table_is_one_page_in_large_type(pack_pdf: Path) -> None:
    reader = pypdf.PdfReader(pack_pdf)
    texts = [found.extract_text() for found in reader.pages]
    sheets = [index for index, text in enumerate(texts) if "Discussion sheet" in " ".join(text.split())[-160:]]
    assert len(sheets) == 7
    for index in sheets:
        sizes = _sizes(reader.pages[index])
        assert max(sizes) >= 20
        assert sizes[14.0] > 100, "the questions are large enough to read across a table"


def _sizes(found: Any) -> dict[float, int]:
    """Count the letters of a page by their size in points, to the nearest half."""
    counted: dict[float, int] = {}

    def visit(text: str, matrix: list[float], within: list[float], _font: Any, size: float) -> None:
        points = round(abs(size * within[3] * matrix[3]) * 2) / 2
        counted[points] = counted.get(points, 0) + len(text.strip())

    found.extract_text(visitor_text=visit)
    return counted
