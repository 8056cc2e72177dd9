"""High ratings that nobody confirms: the story of a team that rated itself in one afternoon reads as good news nowhere."""

import json
import re
from collections.abc import Callable, Iterator, Sequence
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pypdf
import pytest
from docx.text.paragraph import Paragraph

from ccg_toolkit.away_day import build_pack
from ccg_toolkit.outputs import comparison_text, overview_text, plan_text, render, render_page, result_json, summary
from ccg_toolkit.outputs.screen.overview import OverviewRow
from ccg_toolkit.report import Assessment, ReportView, build_view, compare, working_of_domain, working_of_overall
from ccg_toolkit.toolkit import assess, load

from .conftest import ROOT, assessed, once

pytestmark = pytest.mark.filterwarnings("ignore:Print area cannot be set")  # openpyxl knows none of whole columns
STORY = ROOT / "examples" / "stories" / "thin-evidence.yaml"
LEFT = (
    "the score would be 0.30.",
    "reported 3.15; 0.30 if the high ratings that nobody from practices or outside confirms did not hold",
)
"""What is left, as the message of a report says it, and as all else does."""
FIRST = (
    "Send the 34 high ratings that nobody from practices or outside confirms back for evidence, before anything rests on the "
    "scores: \u2018Manifesto of offers and wants\u2019, "
)
DOUBTS = ("not yet confirmed", "nobody from practices or outside confirms")
GOOD_NEWS = (
    "nothing is left open",
    "nothing to do",
    "is left to find out",
    "are at or above target",
    "meets its target",
    "No rating is missing",
    "practices agree",
)
"""What would be true only where nothing is open, and what the story's answers do not show."""

ALONE = re.compile(
    r"\bGreen\b(?! from \d| star from \d)"  # the legend, where bands are named that nobody stands in
    r"(?!(?: star)?, (?:from [\d.]+ (?:up|to below [\d.]+); )?not yet confirmed)"
)

Passages = Sequence[str]
"""What a reader has before them at one time: a page, a section, a sheet, a screen."""


def faults(passages: Passages) -> Iterator[str]:
    """Find what reads as good news."""
    for passage in passages:
        for alone in ALONE.finditer(passage):
            yield f"a band without its doubt: {passage[max(0, alone.start() - 60) : alone.end() + 30]}"
        if "100%" in passage and not any(doubt in passage for doubt in DOUBTS):
            at = passage.index("100%")
            yield f"100% without a word on confirmation: {passage[max(0, at - 60) : at + 30]}"
        yield from (f"not true: {said}" for said in GOOD_NEWS if said in passage)


class Sections(HTMLParser):
    """The texts of the sections of a page, one in another counted with it, and of what stands before them."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.passages = [""]
        self._depth = self._hidden = 0
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: D102 - the parser's own
        self._hidden += tag == "style"
        self.passages[-1] += dict(attrs).get("content") or "" if tag == "meta" else ""
        if tag == "section":
            self._depth += 1
            if self._depth == 1:
                self.passages.append("")

    def handle_endtag(self, tag: str) -> None:  # noqa: D102 - the parser's own
        self._hidden -= tag == "style"
        self._depth -= tag == "section"

    def handle_data(self, data: str) -> None:  # noqa: D102 - the parser's own
        if not self._hidden:
            self.passages[-1] += data


def unfolded(text: str) -> str:
    """Put together what a narrow column of the screen folds: the rest of a band stands a line below."""
    return re.sub(r"(, not yet)(?=\s[^,]{1,120}?\sconfirmed\s)", r"\1 confirmed", text)


def of_pages(path: Path) -> Passages:
    """Give the text of each page of a PDF."""
    return [page.extract_text() for page in pypdf.PdfReader(path).pages]


def of_paper(data: bytes) -> Passages:
    """Give the parts of a board paper, each from one of its large headings on."""
    found = [""]
    for part in docx.Document(BytesIO(data)).iter_inner_content():
        if isinstance(part, Paragraph):
            if part.style is not None and part.style.name == "Heading 1":
                found.append("")
            found[-1] += f" {part.text}"
        else:
            found[-1] += " ".join(f" {cell.text}" for row in part.rows for cell in row.cells)
    return found


def of_book(data: bytes) -> Passages:
    """Give the sheets of a workbook."""
    book = openpyxl.load_workbook(BytesIO(data), read_only=True)
    return [
        " ".join(str(cell) for row in sheet.iter_rows(values_only=True) for cell in row if cell is not None)
        for sheet in book
    ]


@pytest.fixture(scope="module")
def story() -> tuple[Assessment, ReportView]:
    assessment = assessed(STORY)
    return assessment, build_view(assessment)


@pytest.fixture(scope="module")
def outputs(
    story: tuple[Assessment, ReportView], tmp_path_factory: pytest.TempPathFactory
) -> Callable[[str], Passages]:
    """Everything that people read, each in passages of plain text; made when it is asked for."""
    assessment, view = story
    folders, pack = assessment.framework.folders, build_pack(assessment)
    loaded = load(STORY).inputs
    assert loaded is not None
    comparison = compare([assess(loaded, version="0", capacity=capacity) for capacity in (4, 10)])
    row = OverviewRow(
        name=view.organisation,
        score=view.overall.score,
        band=view.overall.band.said if view.overall.band else "",
        way_done=view.overall.way_done,
        report="kestrel.pdf",
        made=True,
    )
    working = (
        working_of_overall(assessment),
        *(working_of_domain(assessment, one) for one in assessment.scores.domains),
    )
    found: dict[str, Callable[[], Passages]] = {
        "report.pdf": lambda: of_pages(once(tmp_path_factory, "thin.pdf", lambda: render(".pdf", assessment, view))),
        "report.html": lambda: Sections(render(".html", assessment, view).decode()).passages,
        "report.docx": lambda: of_paper(render(".docx", assessment, view)),
        "plan.xlsx": lambda: of_book(render(".xlsx", assessment, view)),
        "summary": lambda: [unfolded(summary(view))],
        "plan": lambda: [plan_text(view)],
        "pack.pdf": lambda: of_pages(
            once(tmp_path_factory, "thin-pack.pdf", lambda: render_page(".pdf", pack, folders))
        ),
        "pack.html": lambda: Sections(render_page(".html", pack, folders).decode()).passages,
        "comparison": lambda: [comparison_text(comparison)],
        "comparison.html": lambda: [" ".join(Sections(render_page(".html", comparison, folders).decode()).passages)],
        "overview": lambda: [unfolded(overview_text([row], "reports"))],
        "explain": lambda: ["\n".join(lines) for lines in working],
    }
    return lambda name: [" ".join(text.split()) for text in found[name]()]


NAMES = ("report.pdf", "report.html", "report.docx", "plan.xlsx", "summary", "plan", "pack.pdf", "pack.html")
BESIDE = ("comparison", "comparison.html", "overview", "explain")
"""What shows scores too, without being the place for decisions."""


def printed_last(names: Sequence[str]) -> list[Any]:
    """Leave what is laid out as PDF to the slow tests."""
    return [pytest.param(name, marks=pytest.mark.wide if name.endswith(".pdf") else ()) for name in names]


@pytest.mark.parametrize("name", printed_last([*NAMES, *BESIDE]))
def test_nothing_reads_as_good_news(outputs: Callable[[str], Passages], name: str) -> None:
    assert list(faults(outputs(name))) == []


@pytest.mark.parametrize("name", printed_last(NAMES))
def test_what_is_left_and_what_to_decide_first_stand_in_each(outputs: Callable[[str], Passages], name: str) -> None:
    text = " ".join(outputs(name))
    left = next(said for said in LEFT if said in text)
    assert FIRST in text
    assert text.index("not yet confirmed") < text.index(left)


@pytest.mark.parametrize("name", printed_last(["report.pdf", "report.html", "report.docx"]))
def test_it_is_the_first_of_the_decisions(
    story: tuple[Assessment, ReportView], outputs: Callable[[str], Passages], name: str
) -> None:
    _, view = story
    assert view.decisions[0].text == view.evidence_first
    asked = "is asked to:" if name == "report.docx" else "Decisions requested"
    note = "Note the overall score of 3.15 on a scale of 0 to 4, in the band Green, not yet confirmed."
    part = " ".join(outputs(name)).rpartition(asked)[2].replace(note, "")
    assert part.index(FIRST) < 60


@pytest.mark.parametrize("name", printed_last(["report.pdf", "report.html", "plan.xlsx", "plan"]))
def test_all_that_is_open_is_listed_by_domain(
    story: tuple[Assessment, ReportView], outputs: Callable[[str], Passages], name: str
) -> None:
    assessment, view = story
    text = " ".join(outputs(name))
    open_ = [item for item in assessment.scores.criteria if item.thin_evidence or item.state == "unknown"]
    assert len(open_) == len(view.find_out) == 36
    assert [item.criterion.title for item in open_ if item.criterion.title not in text] == []
    assert [group.domain for group in view.find_out_groups] == list(dict.fromkeys(one.domain for one in view.find_out))
    assert len(view.find_out_groups) == 7


def test_the_result_file_has_what_is_left_beside_every_band(story: tuple[Assessment, ReportView]) -> None:
    result = json.loads(result_json(story[0]))
    assert (result["overall"]["unconfirmed_low"], result["overall"]["not_applicable"]) == (0.3, 1)
    assert [domain["unconfirmed_low"] for domain in result["domains"]] == [0, 0.5, 0, 0.5, 0.5, 0.6, 0]
    assert [domain["not_applicable"] for domain in result["domains"]] == [0, 0, 0, 0, 0, 1, 0]
    scores = list(with_bands(result))
    assert len(scores) > 8
    assert [score for score in scores if score["band"] != "Red" and score["unconfirmed_low"] > 1] == []
    assert len(result["plan"]["find_out"]) == 36


def with_bands(part: Any) -> Iterator[dict[str, Any]]:
    """Find every score in a result file."""
    if isinstance(part, dict) and "band" in part:
        yield part
    for inner in part.values() if isinstance(part, dict) else part if isinstance(part, list) else ():
        yield from with_bands(inner)


def test_with_the_same_levels_confirmed_the_doubt_goes(tmp_path: Path) -> None:
    """What is said hangs on the evidence, not on the levels."""
    text = STORY.read_text(encoding="utf-8")
    path = tmp_path / "answers.yaml"
    path.write_text(re.sub(r"strength: \w+", "strength: members", text), encoding="utf-8")
    view = build_view(assessed(path))
    assert (view.evidence_first, len(view.find_out)) == ("", 2)
    assert "in the band Green. Way to target done: 100% (level 3.15 of a target of 3.00)." in view.overall.sentence
    assert not any(domain.score.band and domain.score.band.doubt for domain in view.domains)


@pytest.mark.parametrize(
    "planted",
    [
        "in the band Green; all is well",
        "3.50 Green star 3.50",
        "Band: Green, from 2.5 to below 3.5",
        "100% (level 3.15 of a target of 3.00)",
        "None: nothing is planned and nothing is left open.",
        "All 38 rated criteria are at or above target.",
    ],
)
def test_good_news_would_be_seen(planted: str) -> None:
    assert list(faults([planted]))


def test_what_is_true_is_let_through() -> None:
    assert not list(
        faults(
            [
                "Amber from 1.5, Green from 2.5, Green star from 3.5.",
                "Green, not yet confirmed 3.17 100%",
                "Band: Green star, from 3.5 up; not yet confirmed, as a third",
            ]
        )
    )
