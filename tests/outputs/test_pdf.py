"""The PDF: automated accessibility checks pass, the file is sound, and people find their way in it."""

import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pypdf
import pytest

from ccg_toolkit.outputs import render
from ccg_toolkit.outputs.pdf import pdf_from
from ccg_toolkit.report import Assessment, ReportView
from tests.slow import few

from .conftest import ua_failures


def test_the_small_report_passes_too(small: tuple[Assessment, ReportView], tmp_path: Path) -> None:
    path = tmp_path / "small.pdf"
    path.write_bytes(render(".pdf", *small))
    assert ua_failures(path) == []


@pytest.mark.parametrize(
    ("sound", "defect"),
    few([('role="img" aria-labelledby="levels-title-1"', ""), ('<html lang="en-GB">', "<html>"), ("<h3 ", "<h6 ")]),
)
@pytest.mark.wide
def test_a_planted_defect_fails_the_checks(small_page: str, tmp_path: Path, sound: str, defect: str) -> None:
    assert sound in small_page
    broken = small_page.replace(sound, defect)
    if defect == "":
        start, end = broken.index("<title id="), broken.index("</title>", broken.index("<title id=")) + len("</title>")
        broken = broken[:start] + broken[end:]
    path = tmp_path / "broken.pdf"
    path.write_bytes(pdf_from(broken))
    assert ua_failures(path) != []


def test_qpdf_finds_no_fault_and_can_find_one(example_pdf: Path, tmp_path: Path) -> None:
    qpdf = shutil.which("qpdf")
    assert qpdf is not None, "install qpdf; scripts/setup dev does it where it can"
    sound = subprocess.run([qpdf, "--check", example_pdf], capture_output=True, text=True, check=False)
    assert (sound.returncode, sound.stderr) == (0, "")
    data = example_pdf.read_bytes()
    damaged = tmp_path / "damaged.pdf"
    damaged.write_bytes(data[: len(data) // 2])
    assert subprocess.run([qpdf, "--check", damaged], capture_output=True, check=False).returncode != 0


def test_it_has_a_title_a_language_bookmarks_and_page_numbers(example_pdf: Path) -> None:
    pdf = pypdf.PdfReader(example_pdf)
    assert pdf.metadata is not None
    assert pdf.metadata.title == "NHS Pennine Vale CCG: self-assessment and development plan"
    root: Any = pdf.trailer["/Root"]
    assert root["/Lang"] == "en-GB"
    assert bool(root["/ViewerPreferences"]["/DisplayDocTitle"])
    pages = {entry["/Title"]: (pdf.get_destination_page_number(entry) or 0) + 1 for entry in _flat(pdf.outline)}
    assert pages["Contents"] == 1
    contents = pdf.pages[0].extract_text(extraction_mode="layout")
    for heading in ("Summary for the governing body", "1. Having a clear membership contract", "The plan", "Glossary"):
        assert heading in pdf.pages[pages[heading] - 1].extract_text()
        assert re.search(rf"{heading} +{pages[heading]}\b", contents), heading


def _flat(outline: Any) -> list[Any]:
    return [entry for item in outline for entry in (_flat(item) if isinstance(item, list) else [item])]


def test_only_the_bundled_font_is_embedded(example_pdf: Path) -> None:
    resources: list[Any] = [found["/Resources"] for found in pypdf.PdfReader(example_pdf).pages]
    fonts = {str(font["/BaseFont"]).split("+")[-1] for found in resources for font in found["/Font"].values()}
    assert fonts
    assert all("Toolkit" in font for font in fonts), fonts
