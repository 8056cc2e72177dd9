"""The Word document of the board paper: built on styles, nothing obeyed that was typed, and the same each time."""

import re
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import PurePosixPath
from typing import Any
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pytest
from docx import Document

from ccg_toolkit.answers import Paper
from ccg_toolkit.outputs.board_paper import board_paper
from ccg_toolkit.report import Assessment, ReportView, build_paper_view
from ccg_toolkit.sources.characters import BLOT, blotted

from .board_papers import Made, made, paragraphs, parts, texts, with_paper

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


# Its build


def test_headings_make_an_outline(example_paper: Made) -> None:
    found = [
        (one.style.name, one.text) for one in example_paper.document.paragraphs if one.style.name.startswith("Heading")
    ]
    assert [one.text for one in example_paper.document.paragraphs if one.style.name == "Title"] == [
        "Where our membership stands, and a plan for its first year"
    ]
    assert found == [
        ("Heading 1", "Purpose"),
        ("Heading 1", "Recommendations"),
        ("Heading 1", "Where we stand"),
        ("Heading 2", "To note"),
        ("Heading 1", "First priorities"),
        ("Heading 1", "The plan"),
        ("Heading 2", "Quarter 1, 1 April to 30 June 2014: 8 of 8 points"),
        ("Heading 2", "Quarter 2, 1 July to 30 September 2014: 8 of 8 points"),
        ("Heading 2", "Quarter 3, 1 October to 31 December 2014: 6 of 8 points"),
        ("Heading 2", "Quarter 4, 1 January to 31 March 2015: 8 of 8 points"),
        ("Heading 1", "Money and staff"),
        ("Heading 1", "Options"),
        ("Heading 1", "Consultation"),
        ("Heading 1", "Risks"),
        ("Heading 1", "Equality"),
    ]


def test_text_is_formatted_by_styles_alone(example_paper: Made) -> None:
    names = {one.style.name for one in paragraphs(example_paper.document)}
    assert names >= {"Title", "Heading 1", "List Bullet", "Table Heading", "Table Text"}
    runs = [run for one in paragraphs(example_paper.document) for run in one.runs]
    assert {run.style.name for run in runs} == {"Default Paragraph Font", "Strong", "To Fill In"}
    formats = {child.tag for run in runs for child in (run._r.rPr if run._r.rPr is not None else ())}  # noqa: SLF001
    assert formats == {f"{W}rStyle"}
    blank = [one for one in paragraphs(example_paper.document) if not one.text and not [*one._p.iter(f"{W}drawing")]]  # noqa: SLF001
    assert blank == [], "a style keeps the space, not an empty paragraph"


def test_tables_have_one_row_of_headings_that_is_repeated_and_no_merged_cells(example_paper: Made) -> None:
    assert len(example_paper.document.tables) == 9
    for table in example_paper.document.tables:
        headings = [row._tr.find(f"{W}trPr/{W}tblHeader") is not None for row in table.rows]  # noqa: SLF001
        assert headings == [True] + [False] * (len(table.rows) - 1)
        assert {len(row._tr.tc_lst) for row in table.rows} == {len(table.columns)}  # noqa: SLF001
        assert {cell.paragraphs[0].style.name for cell in table.rows[0].cells} == {"Table Heading"}
        assert table._tbl.tblPr.find(f"{W}tblCaption").get(f"{W}val"), "what a screen reader calls it"  # noqa: SLF001
        assert sum(cell.width.mm for cell in table.rows[0].cells) == pytest.approx(170, abs=0.5)
    body = parts(example_paper.data)["word/document.xml"]
    assert (b"gridSpan" in body, b"vMerge" in body) == (False, False)


def test_pages_are_a4_and_numbered(example_paper: Made) -> None:
    [page] = example_paper.document.sections
    assert (round(page.page_width.mm), round(page.page_height.mm)) == (210, 297)
    foot = parts(example_paper.data)["word/footer1.xml"].decode()
    assert re.findall(r'w:instr="(\w+)"', foot) == ["PAGE", "NUMPAGES"]
    assert page.footer.paragraphs[0].text.startswith("NHS Pennine Vale CCG. Page ")


def test_the_language_is_british_english(example_paper: Made) -> None:
    found = parts(example_paper.data)
    languages = re.findall(
        r'<w:(?:lang|themeFontLang) [^>]*w:val="([^"]+)"',
        (found["word/styles.xml"] + found["word/settings.xml"]).decode(),
    )
    assert set(languages) == {"en-GB"}


def test_properties_tell_of_the_paper_and_not_of_the_program_that_wrote_it(
    example_paper: Made, bare_paper: Made
) -> None:
    about = example_paper.document.core_properties
    assert about.title == "Where our membership stands, and a plan for its first year"
    assert (about.author, about.last_modified_by) == ("Helen Szymanska, OD lead", "Helen Szymanska, OD lead")
    assert (about.subject, about.language, about.comments) == (example_paper.view.framework, "en-GB", "")
    assert {about.created.date(), about.modified.date()} == {date(2014, 3, 14)}
    assert bare_paper.document.core_properties.author == "NHS Pennine Vale CCG"


def test_a_property_that_would_be_too_long_is_cut(example_paper: Made) -> None:
    named = replace(example_paper.view, title="t" * 300, framework="f" * 300)
    paper = replace(build_paper_view(with_paper(example_paper.assessment, Paper()), named), author="a" * 300)
    document = Document(BytesIO(board_paper(named, paper)))
    about = document.core_properties
    assert (about.title, about.subject, about.author) == ("t" * 255, "f" * 255, "a" * 255)
    assert "t" * 300 in texts(document)


def test_every_part_is_well_formed_and_leads_only_to_parts_that_are_there(example_paper: Made) -> None:
    found = parts(example_paper.data)
    checked = 0
    for name, data in found.items():
        if name.endswith(".png"):
            continue
        root = ET.fromstring(data)  # noqa: S314 - our own
        if name.endswith(".rels"):
            folder = PurePosixPath(name).parent.parent
            for relation in root:
                assert relation.get("TargetMode") is None, "nothing outside"
                assert str(folder / str(relation.get("Target"))).removeprefix("/") in found
                checked += 1
    assert checked > 8
    kinds = ET.fromstring(found["[Content_Types].xml"])  # noqa: S314
    endings = {kind.get("Extension") for kind in kinds}
    named = {kind.get("PartName") for kind in kinds}
    assert [name for name in found if f"/{name}" not in named and name.rpartition(".")[2] not in endings] == []


# What was typed is text


def test_nothing_typed_becomes_a_field_a_link_or_markup(small: tuple[Assessment, ReportView]) -> None:
    hostile = (
        '{ DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "/k calc" }',
        '=HYPERLINK("http://example.org")',
        "</w:t></w:r></w:p><w:p><w:fldSimple w:instr='AUTHOR'/>&#x1F600;&amp;]]>",
        "http://example.org/ file:///etc/passwd \\\\server\\share",
    )
    facts: dict[str, Any] = {
        name: hostile if name in {"key_messages", "risks", "controls", "recommendations"} else " ".join(hostile)[:200]
        for name in Paper.model_fields
        if not name.endswith("_on")
    }
    found = made(with_paper(small[0], Paper.model_validate(facts)))
    told = texts(found.document)
    assert [text for text in hostile if text not in told] == []
    assert "League <b>of</b> & Choirs [bold]x[/bold] {{ 7 * 7 }}" in told
    files = parts(found.data)
    everything = b"".join(files.values())
    assert re.findall(rb'w:instr="([^"]*)"', everything) == [b"PAGE", b"NUMPAGES"]
    for tag in (
        b"<w:hyperlink",
        b"<w:instrText",
        b"<w:fldChar",
        b"TargetMode",
        b"<w:object",
        b"r:link",
        b"vbaProject",
    ):
        assert tag not in everything, tag
    assert sorted(files) == sorted(parts(made(small[0]).data)), "no part more"


@pytest.mark.wide
def test_every_character_that_answers_may_hold_can_be_written(example_paper: Made) -> None:
    allowed = blotted("".join(map(chr, range(0x110000)))).replace(BLOT, "").replace("\r", "")  # a line break, as \n is
    assert len(allowed) > 1_000_000
    named = replace(example_paper.view, organisation=allowed)
    data = board_paper(named, build_paper_view(example_paper.assessment, named))
    assert texts(Document(BytesIO(data)))[0] == allowed


# The same each time


def test_no_part_is_dated_by_the_clock(example_paper: Made) -> None:
    with ZipFile(BytesIO(example_paper.data)) as archive:
        assert {part.date_time for part in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
