"""The board paper: built on styles, nothing made up, nothing obeyed that was typed, and the same each time."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import PurePosixPath
from typing import Any, NamedTuple
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pytest
from docx import Document
from docx.table import Table

from ccg_toolkit.answers import Answers, Paper
from ccg_toolkit.outputs import render
from ccg_toolkit.outputs.board_paper import board_paper
from ccg_toolkit.report import Assessment, ReportView, build_view, paper_view
from ccg_toolkit.sources.characters import BLOT, blotted
from ccg_toolkit.toolkit import Inputs, assess
from ccg_toolkit.tracker import Column, Progress, Status, TrackedAction, Value
from tests.builders import action, answers, criterion, framework

from .conftest import ROOT, assessed

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

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


@pytest.fixture(scope="module")
def example() -> Made:
    """The paper of the example that the project ships."""
    return made(assessed(ROOT / "examples" / "answers.yaml"))


@pytest.fixture(scope="module")
def bare(example: Made) -> Made:
    """The same where the answers say nothing for a cover sheet."""
    return made(with_paper(example.assessment, Paper()))


@pytest.fixture(scope="module")
def full(example: Made) -> Made:
    """The same where they say everything."""
    return made(with_paper(example.assessment, FULL))


@pytest.fixture(scope="module")
def federation() -> Made:
    return made(assessed(ROOT / "examples" / "federation" / "answers.yaml"))


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


# Its build


def test_headings_make_an_outline(example: Made) -> None:
    found = [(one.style.name, one.text) for one in example.document.paragraphs if one.style.name.startswith("Heading")]
    assert [one.text for one in example.document.paragraphs if one.style.name == "Title"] == [
        "Where our membership stands, and a plan for its first year"
    ]
    assert found == [
        ("Heading 2", "Key messages"),
        ("Heading 2", "Assurance framework"),
        ("Heading 2", "Equality impact"),
        ("Heading 2", "Recommendations"),
        ("Heading 1", "Summary"),
        ("Heading 2", "The domains"),
        ("Heading 2", "First priorities"),
        ("Heading 2", "What the plan comes to"),
        ("Heading 2", "Decisions requested"),
        ("Heading 2", "What the first quarter asks of whom"),
        ("Heading 2", "What to find out"),
        ("Heading 1", "The first year of the plan"),
        ("Heading 2", "What other capacities, or more time, would come to"),
        ("Heading 2", "Promises that this plan does not keep by their day"),
        ("Heading 1", "About this paper"),
    ]


def test_text_is_formatted_by_styles_alone(example: Made) -> None:
    names = {one.style.name for one in paragraphs(example.document)}
    assert names >= {"Title", "Heading 1", "List Bullet", "Table Heading", "Table Text"}
    runs = [run for one in paragraphs(example.document) for run in one.runs]
    assert {run.style.name for run in runs} == {"Default Paragraph Font", "Strong", "To Fill In"}
    formats = {child.tag for run in runs for child in (run._r.rPr if run._r.rPr is not None else ())}  # noqa: SLF001
    assert formats == {f"{W}rStyle"}
    assert "" not in texts(example.document), "a style keeps the space, not an empty paragraph"


def test_tables_have_one_row_of_headings_that_is_repeated_and_no_merged_cells(example: Made) -> None:
    assert len(example.document.tables) == 4
    for table in example.document.tables:
        headings = [row._tr.find(f"{W}trPr/{W}tblHeader") is not None for row in table.rows]  # noqa: SLF001
        assert headings == [True] + [False] * (len(table.rows) - 1)
        assert {len(row._tr.tc_lst) for row in table.rows} == {len(table.columns)}  # noqa: SLF001
        assert {cell.paragraphs[0].style.name for cell in table.rows[0].cells} == {"Table Heading"}
        assert table._tbl.tblPr.find(f"{W}tblCaption").get(f"{W}val"), "what a screen reader calls it"  # noqa: SLF001
        assert sum(cell.width.mm for cell in table.rows[0].cells) == pytest.approx(170, abs=0.5)
    body = parts(example.data)["word/document.xml"]
    assert (b"gridSpan" in body, b"vMerge" in body) == (False, False)


def test_pages_are_a4_and_numbered(example: Made) -> None:
    [page] = example.document.sections
    assert (round(page.page_width.mm), round(page.page_height.mm)) == (210, 297)
    foot = parts(example.data)["word/footer1.xml"].decode()
    assert re.findall(r'w:instr="(\w+)"', foot) == ["PAGE", "NUMPAGES"]
    assert page.footer.paragraphs[0].text.startswith("NHS Pennine Vale CCG. Page ")


def test_the_language_is_british_english(example: Made) -> None:
    found = parts(example.data)
    languages = re.findall(
        r'<w:(?:lang|themeFontLang) [^>]*w:val="([^"]+)"',
        (found["word/styles.xml"] + found["word/settings.xml"]).decode(),
    )
    assert set(languages) == {"en-GB"}


def test_properties_tell_of_the_paper_and_not_of_the_program_that_wrote_it(example: Made, bare: Made) -> None:
    about = example.document.core_properties
    assert about.title == "Where our membership stands, and a plan for its first year"
    assert (about.author, about.last_modified_by) == ("Helen Szymanska, OD lead", "Helen Szymanska, OD lead")
    assert (about.subject, about.language, about.comments) == (example.view.framework, "en-GB", "")
    assert {about.created.date(), about.modified.date()} == {date(2014, 3, 14)}
    assert bare.document.core_properties.author == "NHS Pennine Vale CCG"


def test_a_property_that_would_be_too_long_is_cut(example: Made) -> None:
    named = replace(example.view, title="t" * 300, framework="f" * 300)
    paper = replace(paper_view(with_paper(example.assessment, Paper()), named), author="a" * 300)
    document = Document(BytesIO(board_paper(named, paper)))
    about = document.core_properties
    assert (about.title, about.subject, about.author) == ("t" * 255, "f" * 255, "a" * 255)
    assert "t" * 300 in texts(document)


def test_every_part_is_well_formed_and_leads_only_to_parts_that_are_there(example: Made) -> None:
    found = parts(example.data)
    checked = 0
    for name, data in found.items():
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


# What it says


def test_the_domains_have_the_figures_of_the_report(example: Made) -> None:
    assert [
        (row["Domain"], row["Score"], row["Unconfirmed low"], row["Way to target done"])
        for row in rows(example.document, "Domain")
    ] == [
        (title, score.score, score.unconfirmed_low, score.way_done)
        for title, score in [
            *((domain.title, domain.score) for domain in example.view.domains),
            ("Overall", example.view.overall),
        ]
    ]
    by_title = {row["Domain"]: row for row in rows(example.document, "Domain")}
    assert by_title["Engagement and the wider public"]["Band"] == "Amber"
    assert by_title["Engagement and the wider public"]["Bounds"] == "1.60 to 2.40"
    assert by_title["Having a clear membership contract"]["Bounds"] == "\u2013", "as nothing there is unknown"


def test_the_first_five_priorities_say_why_and_how_firmly(example: Made) -> None:
    *found, certificate, equals = section(example.document, "First priorities")
    assert found == [
        f"{one.rank}. {one.title}, level {one.level}, target {one.target}. {one.why} {one.outcome} {one.robustness}"
        for one in example.view.priorities[:5]
    ]
    assert (certificate, equals) == (example.view.plan.certificate, example.view.plan.equals)


def test_it_says_what_the_plan_closes_and_what_other_capacities_would(example: Made) -> None:
    assert section(example.document, "What the plan comes to") == [example.view.plan.headline]
    options = example.view.plan.options
    assert options is not None
    found = rows(example.document, "Figure")
    assert [row["Figure"] for row in found] == [name for name, _ in options.rows]
    for row, (_, cells) in zip(found, options.rows, strict=True):
        assert [row[column] for column in options.columns] == [*cells]


def test_promises_that_the_plan_does_not_keep_are_told(example: Made) -> None:
    broken = [found for found in example.view.plan.promises if found.broken]
    assert len(broken) == 2
    assert section(example.document, "Promises that this plan does not keep by their day") == [
        f"{found.number}, {found.text}: {found.told}" for found in broken
    ]


def test_the_first_year_has_each_action_once_with_owner_dates_and_measure(federation: Made) -> None:
    assert len(federation.view.quarters) == 6
    found = rows(federation.document, "Done when")
    expected = {one.letter: one for quarter in federation.view.quarters[:4] for one in quarter.actions}
    assert [row["Letter"] for row in found] == [f"A{place}" for place in range(1, len(expected) + 1)]
    for row in found:
        told = expected[row["Letter"]]
        assert row["Action"].startswith(f"{told.title}. {told.purpose}")
        assert (row["Owner"], row["Dates"], row["Done when"]) == (told.owner, told.dates, told.success_measure)
    assert section(federation.document, "The first year of the plan") == [
        f"{len(found)} actions from 1 April 2026 to 31 March 2027. The whole plan is for 1 April 2026 to 30 September 2027; the report has the rest."
    ]


def test_the_first_quarter_is_told_owner_by_owner(example: Made) -> None:
    assert section(example.document, "What the first quarter asks of whom") == [
        f"{ask.owner}: {'; '.join(ask.tasks)}" for ask in example.view.asks
    ]


def test_it_uses_the_nouns_of_the_framework(federation: Made) -> None:
    told = "\n".join(texts(federation.document))
    assert "The board of directors is asked to:" in told
    assert not re.search(r"\bCCGs?\b|governing body", told, re.IGNORECASE)


# What nobody told it


def test_every_fact_that_is_missing_has_a_place_to_fill_in(bare: Made) -> None:
    places = [text for text in marked(bare.document) if text.startswith("[to fill in:")]
    assert places == [
        "[to fill in: meeting]",
        "[to fill in: date of the meeting]",
        "[to fill in: author and role]",
        "[to fill in: sponsor]",
        "[to fill in: risk references]",
        "[to fill in: how this paper gives assurance]",
        "[to fill in: existing or additional controls]",
        "[to fill in: equality impact]",
        "[to fill in: equality impact assessment undertaken]",
        "[to fill in: prepared by]",
        "[to fill in: on behalf of]",
        "[to fill in: date prepared]",
    ]
    assert marked(bare.document)[0] == (
        "Before this paper goes out, complete the twelve places marked [to fill in] and check what is marked [draft]. "
        "Then delete this line."
    )
    assert [row["Details"] for row in rows(bare.document, "Details")] == places[:4]


def test_what_is_given_stands_as_given_and_nothing_is_marked(full: Made) -> None:
    assert marked(full.document) == []
    assert texts(full.document)[:2] == ["NHS Pennine Vale CCG", "Where we stand"]
    assert {row["Cover sheet"]: row["Details"] for row in rows(full.document, "Details")} == {
        "Meeting": "Council of members",
        "Date of the meeting": "3 April 2014",
        "Author and role": "Ms B. Other, OD lead",
        "Presenter and role": "Dr A. Example, Chair",
        "Sponsor": "Mr C. Third, Chief officer",
    }
    assert section(full.document, "Key messages") == ["Practices take part.", "Time is short."]
    assert section(full.document, "Assurance framework") == [
        "Risk references: 3.4; 4.1",
        "How this paper gives assurance: It names owners.",
        "Existing or additional controls: Existing 3.4.1B",
    ]
    assert section(full.document, "Recommendations") == ["The governing body is asked to:", "agree it"]
    assert section(full.document, "About this paper") == [
        "Prepared by: Ms B. Other, OD lead",
        "On behalf of: Mr C. Third",
        "Date prepared: 20 March 2014",
    ]


@pytest.mark.parametrize("name", ["example", "bare", "federation"])
def test_equality_is_never_filled_in_by_the_program(name: str, request: pytest.FixtureRequest) -> None:
    assert section(request.getfixturevalue(name).document, "Equality impact") == [
        "Equality impact: [to fill in: equality impact]",
        "Equality impact assessment undertaken: [to fill in: equality impact assessment undertaken]",
    ]


def test_equality_stands_as_the_answers_have_it(full: Made) -> None:
    assert section(full.document, "Equality impact") == [
        "Equality impact: Three groups are better heard.",
        "Equality impact assessment undertaken: No",
    ]


def test_drafts_are_made_from_the_results_and_marked(bare: Made) -> None:
    assert marked(bare.document).count("[draft, made from the results]") == 2
    assert section(bare.document, "Key messages") == [
        "[draft, made from the results]",
        f"Overall: {bare.view.overall.sentence}",
        "Lowest, at 1.17: \u2018Having a clear membership contract\u2019. Highest, at 2.50: \u2018The development of member skills\u2019.",
        "First in order of priority: \u2018Manifesto of offers and wants\u2019, \u2018Agreed definition of membership\u2019, \u2018Prompt answers to queries\u2019, \u2018Reach to people seldom heard\u2019 and \u2018Fair, resourced obligations\u2019.",
        bare.view.plan.headline,
    ]
    assert section(bare.document, "Recommendations") == [
        "[draft, made from the results]",
        "The governing body is asked to:",
        "note the overall score of 1.73 on a scale of 0 to 4, in the band Amber",
        "take the seven decisions under \u2018Decisions requested\u2019",
    ]


# Odd results


def of_case(said: Answers, progress: Progress | None = None) -> Made:
    whole = framework(
        {
            "d": [criterion("c", action("a", 0, 1) | {"owner": "Chair"}, action("b", 1, 3))],
            "e": [criterion("f", action("g", 0, 2, "L") | {"success_measure": "It is so"}), criterion("h")],
        }
    )
    return made(assess(Inputs(answers=said, framework=whole, progress=progress), version="0"))


def test_decisions_name_what_the_plan_cannot_settle() -> None:
    found = of_case(answers({"d.c": 0, "e.f": 0, "e.h": 1}, quarters=2, capacity=2))
    assert section(found.document, "Decisions requested") == list(found.view.decisions)
    assert section(found.document, "Decisions requested")[2:] == [
        "Approve the work planned for 1 April to 30 September 2014: two actions (A1 and A2) and two points of effort.",
        "Carry over what does not close: \u2018f\u2019. More points a quarter, or twice the time, would close no more by the end.",
        "Name an owner for \u2018A2 b\u2019.",
        "Agree what will show \u2018A1 a\u2019 and \u2018A2 b\u2019 to be done.",
        "Agree actions for \u2018f\u2019 and \u2018h\u2019: some steps towards the target have none.",
    ]
    assert "The plan" in texts(found.document), "as half a year is not a first year"


def test_without_a_rating_nothing_is_claimed() -> None:
    found = of_case(answers({"d.c": "unknown"}))
    assert section(found.document, "Recommendations")[2:] == ["note that nothing is rated yet"]
    what_to_do = "Write a level behind each criterion in the answers, or `unknown`; then make this anew."
    assert section(found.document, "Key messages")[1:] == [
        f"Overall: Nothing is rated yet, so there is no score. {what_to_do}"
    ]
    assert section(found.document, "The first year of the plan") == [
        f"Nothing is rated yet, so there is nothing to plan. {what_to_do}"
    ]
    assert len(found.document.tables) == 2, "no table without rows"


def test_what_a_tracker_says_of_the_last_plan_is_told() -> None:
    late: dict[str, Value] = {Column.ENDS: date(2014, 2, 1), Column.ACTION: "a"}
    begun = TrackedAction(id="d.c/a", status=Status.UNDER_WAY, cells=late, changed=frozenset())
    found = of_case(answers({"d.c": 0, "e.f": 3, "e.h": 3}), progress=Progress(columns=(), actions=(begun,)))
    assert "Actions of the last plan: 0 done, 1 late, 0 dropped, 0 under way." in section(found.document, "Summary")
    assert section(found.document, "Decisions requested")[-1] == (
        "Agree what becomes of what is late: \u2018a\u2019, was to end on 1 February 2014."
    )
    assert (
        rows(found.document, "Action")[0]["Action"]
        == "a. Priority 1, under way. Late: it was to end on 1 February 2014."
    )


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
        b"<w:drawing",
        b"vbaProject",
    ):
        assert tag not in everything, tag
    assert sorted(files) == sorted(parts(made(small[0]).data)), "no part more"


@pytest.mark.wide
def test_every_character_that_answers_may_hold_can_be_written(example: Made) -> None:
    allowed = blotted("".join(map(chr, range(0x110000)))).replace(BLOT, "").replace("\r", "")  # a line break, as \n is
    assert len(allowed) > 1_000_000
    named = replace(example.view, organisation=allowed)
    data = board_paper(named, paper_view(example.assessment, named))
    assert texts(Document(BytesIO(data)))[0] == allowed


# The same each time


def test_no_part_is_dated_by_the_clock(example: Made) -> None:
    with ZipFile(BytesIO(example.data)) as archive:
        assert {part.date_time for part in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
