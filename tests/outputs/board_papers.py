"""Board papers to look at, and ways to find what stands where in one."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any, NamedTuple
from zipfile import ZipFile

from docx import Document
from docx.table import Table

from ccg_toolkit.answers import Paper
from ccg_toolkit.outputs import render
from ccg_toolkit.report import Assessment, ReportView, build_view

DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
"""What tells of a picture."""

FULL = Paper(
    title="Where we stand",
    meeting="Council of members",
    meeting_on=date(2014, 4, 3),
    author="Ms B. Other, OD lead",
    presenter="Dr A. Example, Chair",
    sponsor="Mr C. Third, Chief officer",
    key_messages=("Practices take part.", "Time is short."),
    risks=("3.4", "4.1"),
    assurance="It names owners.",
    controls=("Existing 3.4.1B",),
    equality_impact="Three groups are better heard.",
    equality_assessed="No",
    consultation="The council saw it.",
    recommendations=("agree it",),
    on_behalf_of="Mr C. Third",
    prepared_on=date(2014, 3, 20),
)
"""Every fact of a cover sheet."""


class Made(NamedTuple):
    """A paper, what it was made from, and what it holds."""

    assessment: Assessment
    view: ReportView
    data: bytes
    document: Any


def made(assessment: Assessment) -> Made:
    view = build_view(assessment)
    data = render(".docx", assessment, view)
    return Made(assessment, view, data, Document(BytesIO(data)))


def with_paper(assessment: Assessment, paper: Paper) -> Assessment:
    return replace(assessment, answers=assessment.answers.model_copy(update={"paper": paper}))


def paragraphs(document: Any) -> Iterator[Any]:
    """Give all paragraphs in order, those in tables too."""
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            yield from (paragraph for row in block.rows for cell in row.cells for paragraph in cell.paragraphs)
        else:
            yield block


def texts(document: Any) -> list[str]:
    return [paragraph.text for paragraph in paragraphs(document)]


def section(document: Any, heading: str) -> list[str]:
    """Give the texts between a heading and the next one."""
    found: list[str] = []
    inside = False
    for paragraph in document.paragraphs:
        if paragraph.style.name.startswith("Heading"):
            inside = paragraph.text == heading
        elif inside:
            found.append(paragraph.text)
    assert found, heading
    return found


def rows(document: Any, heading: str) -> list[dict[str, str]]:
    """Give the rows of the table that has such a heading, each by column."""
    for table in document.tables:
        head, *body = [[cell.text for cell in row.cells] for row in table.rows]
        if heading in head:
            return [dict(zip(head, row, strict=True)) for row in body]
    raise AssertionError(heading)


def marked(document: Any) -> list[str]:
    """Give the words that are marked as waiting for others."""
    return [run.text for one in paragraphs(document) for run in one.runs if run.style.name == "To Fill In"]


def parts(data: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
