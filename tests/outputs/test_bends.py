"""The report bends to any shape: whatever the framework and the answers, its pages stay whole, readable and in order.

Each shape is printed once and held against every check. A report with faults planted in it shows that each check sees
what it is there to see.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from html import unescape
from itertools import zip_longest
from pathlib import Path
from typing import Any, NamedTuple

import pymupdf
import pytest
from pydantic import TypeAdapter, ValidationError
from weasyprint import HTML

from ccg_toolkit.answers import AwayDay
from ccg_toolkit.away_day import build_pack
from ccg_toolkit.outputs import render, render_page
from ccg_toolkit.outputs.pdf import pdf_from
from ccg_toolkit.report import Assessment, Edition, ReportView, Setting, build_view, page_view
from ccg_toolkit.report.english import stopped
from ccg_toolkit.sources.shape.values import Prose, Title
from tests.builders import Fields
from tests.slow import few

from .conftest import ROOT, a_year_on, aloud_errors, assessed, example_pack, ua_failures
from .shapes import shape, squeezed

LONGEST = 200
"""Characters of the longest title that is allowed; there is a test that it is."""
CAP = 2000
"""The same for a comment."""
LONG = " and every member of it, however far away and however seldom heard, knows what is decided and why it was"
FOREIGN = "مرحبا بالعالم 😀 Wörter 漢字かな "

MARGIN = 15.5
"""Millimetres at both sides of a page that stay empty, a little less than the style sheet leaves."""
BODY = 14.8
"""Millimetres from the lower edge where the body of a page has ended, and the foot has not begun yet..."""
FOOT = 12.5
"""...which it may where it has two lines."""
LONG_WORD = 20
"""Letters of a word that may break wherever its line ends, if it has more."""
NO_WORDS = re.compile("\\[[^]]*\\]|\\w*\u2026")
HARDLY_FULL = 0.4
"""A page whose last mark above the foot stands higher than this share of its body."""
DPI = 36
MARK_OF_A_LIST = re.compile(r"\u2022|[0-9]{1,2}\.")


@dataclass(frozen=True)
class Row:
    """Texts that stand beside or close to one another: all of them whole, and on the same page of a part."""

    part: str
    texts: tuple[str, ...]


@dataclass(frozen=True)
class Printed:
    """A PDF, and what has to be in it.

    Attributes:
        parts: headings of its parts, in order.
        rows: what no page break may come into.
        lines: for each, the part, and a text that may run on over a page break.
        page: the same as a page of HTML; empty where its words are not looked for.
    """

    path: Path
    document: Any
    parts: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    lines: tuple[tuple[str, str], ...] = ()
    page: str = ""

    @cached_property
    def starts(self) -> dict[str, int]:
        """The page on which each part begins, by the bookmarks."""
        return {squeezed(title): number for level, title, number in self.document.get_toc() if level == 2}

    @cached_property
    def bodies(self) -> list[str]:
        """The text of each page above its foot, without spaces and without the marks of lists."""
        return [_body_of(page) for page in self.document]

    @cached_property
    def inks(self) -> list["Ink"]:
        """Each page as it is printed."""
        return [_ink_of(page) for page in self.document]

    def bodies_of(self, part: str) -> list[str]:
        """Give the pages of a part, up to the one on which the next begins; none where there is no such part."""
        begin = self.starts.get(squeezed(part), len(self.bodies) + 1)
        end = min((number for number in self.starts.values() if number > begin), default=len(self.bodies))
        return self.bodies[begin - 1 : end]


def _body_of(page: Any) -> str:
    """Give what stands above the foot of a page; the marks of its lists come last, and belong to no text."""
    lines = _text_above_foot(page).rstrip().split("\n")
    while lines and MARK_OF_A_LIST.fullmatch(lines[-1].strip()):
        lines.pop()
    return squeezed("".join(lines))


def _text_above_foot(page: Any) -> str:
    text: str = page.get_text(clip=(0, 0, page.rect.width, page.rect.height - _points(BODY)))
    return text


def _opened(path: Path) -> Any:
    return pymupdf.open(path)  # type: ignore[no-untyped-call]


def _points(millimetres: float) -> float:
    return millimetres * 72 / 25.4


class Ink(NamedTuple):
    """Which rows and columns of a page have a mark on them; `per_mm` of them make a millimetre."""

    rows: list[bool]
    columns: list[bool]
    per_mm: float


def _ink_of(page: Any) -> Ink:
    picture = page.get_pixmap(dpi=DPI, colorspace=pymupdf.csGRAY)
    wide, points = picture.width, picture.samples
    assert picture.stride == wide
    return Ink(
        rows=[min(points[row * wide : (row + 1) * wide]) < 250 for row in range(picture.height)],
        columns=[min(points[column::wide]) < 250 for column in range(wide)],
        per_mm=DPI / 25.4,
    )


# The checks: each gives what it finds wrong, and where.


def accessible(printed: Printed) -> list[str]:
    return ua_failures(printed.path)


def reads_aloud(printed: Printed) -> list[str]:
    return aloud_errors(printed.path)


def no_page_hardly_full(printed: Printed) -> list[str]:
    """Look at all pages between the cover and the last one; where the next begins a part, there is no more to say."""
    found = []
    begins = {number for level, _, number in printed.document.get_toc() if level == 2}
    for number, ink in enumerate(printed.inks[1:-1], start=2):
        body = ink.rows[: -round(BODY * ink.per_mm)]
        lowest = max((row for row, marked in enumerate(body) if marked), default=0) / len(body)
        if lowest < HARDLY_FULL and number + 1 not in begins:
            found.append(f"page {number} is hardly full: nothing stands below the upper {lowest:.0%} of it")
    return found


def no_heading_is_stranded(printed: Printed) -> list[str]:
    """Look for headings with nothing below them on their page."""
    found = []
    headings = {(number, squeezed(title)) for _, title, number in printed.document.get_toc()}
    for number, body in enumerate(printed.bodies, start=1):
        found += [
            f"page {number} ends with the heading {title!r}"
            for page, title in headings
            if page == number and title and body.endswith(title)
        ]
    return found


def nothing_outside_the_margins(printed: Printed) -> list[str]:
    """Look at all pages but the cover, whose colour runs to the edges."""
    found = []
    for number, ink in enumerate(printed.inks[1:], start=2):
        side = int(MARGIN * ink.per_mm)
        below = ink.rows[-round(BODY * ink.per_mm) : -round(FOOT * ink.per_mm)]
        for place, marks in (
            ("left of the margin", ink.columns[:side]),
            ("right of the margin", ink.columns[-side:]),
            ("between the body and the foot", below),
        ):
            if any(marks):
                found.append(f"page {number}: something is printed {place}")
    # The words of the cover and of the contents below it.
    for left, _, right, lower, word, *_ in printed.document[0].get_text("words"):
        page = printed.document[0].rect
        if left < _points(MARGIN) or right > page.width - _points(MARGIN) or lower > page.height - _points(FOOT / 2):
            found.append(f"page 1: the word {word!r} stands outside the margins")
    return found


def no_row_is_cut(printed: Printed) -> list[str]:
    found = []
    for row in printed.rows:
        pages = printed.bodies_of(row.part)
        if not any(all(squeezed(text) in page for text in row.texts) for page in pages):
            lost = [text for text in row.texts if not any(squeezed(text) in page for page in pages)]
            what = f"{lost} cut or missing" if lost else "not all on one page"
            found.append(f"{row.part}: the row of {row.texts[0]!r} is not whole: {what}")
    return found


def nothing_is_lost(printed: Printed) -> list[str]:
    """Look for each text on the pages of its part, joined without what stands between one page's text and the next's."""
    return [
        f"{part}: {text!r} is missing"
        for part, text in printed.lines
        if squeezed(text) not in "".join(printed.bodies_of(part))
    ]


def contents_give_the_right_pages(printed: Printed) -> list[str]:
    """Read the numbers at the ends of both columns, and hold them against where the headings stand."""
    starts = printed.starts
    entries = [(part, starts.get(squeezed(part), 0)) for part in printed.parts[1:]]  # not of the contents themselves
    wrong = [
        f"{part!r} does not stand on page {number}, where its bookmark leads"
        for part, number in entries
        if not number or squeezed(part) not in squeezed(printed.document[number - 1].get_text())
    ]
    numbers = _numbers_in_contents(printed)
    if len(numbers) != len(entries):
        return [*wrong, f"the contents should have {len(entries)} page numbers, and have {numbers}"]
    return wrong + [
        f"the contents give page {given} for {part!r}, which begins on page {number}"
        for (part, number), given in zip(entries, numbers, strict=True)
        if given != number
    ]


def _numbers_in_contents(printed: Printed) -> list[int]:
    """Give the page numbers in the contents, down the left column and then down the right one."""
    begin = printed.starts.get("Contents", 1)
    columns: dict[bool, list[tuple[int, float, float, str]]] = {False: [], True: []}
    for number in range(begin, printed.starts[squeezed(printed.parts[1])]):
        page = printed.document[number - 1]
        words = page.get_text("words")
        heading = max((word[3] for word in words if word[4] == "Contents"), default=0.0) if number == begin else 0.0
        for left, upper, right, _, word, *_ in words:
            if upper > heading:
                columns[left > page.rect.width / 2].append((number, upper, right, word))
    found = []
    for words_of_column in columns.values():
        edge = max((right for _, _, right, _ in words_of_column), default=0.0)
        found += [int(word) for _, _, right, word in sorted(words_of_column) if right > edge - 1 and word.isdigit()]
    return found


def no_word_is_broken(printed: Printed) -> list[str]:
    """Look for words that the page does not have: parts of a shorter one, which its column was too narrow for.

    What stands in square brackets names a character that no font can draw; a title that is cut short ends with dots.
    """
    apart, joined = (_words(re.sub("<[^>]*>", between, printed.page)) for between in (" ", ""))
    # Where what stands between two cells is taken out, their words become one; that is no long word.
    long = " ".join(word for word in apart if len(word) > LONG_WORD)
    texts = (
        apart
        | joined
        | {"page", "p", "characters", *(word for sign in FOREIGN for word in _words(unicodedata.name(sign).lower()))}
    )
    whole = NO_WORDS.sub(lambda cut: "\f" * cut[0].count("\f"), "\f".join(map(_text_above_foot, printed.document)))
    return [
        f"page {number}: {word!r} is no whole word"
        for number, text in enumerate(whole.split("\f"), start=1)
        for word in _words(text) - texts
        if word not in long
    ]


def _words(text: str) -> set[str]:
    return set(re.findall("[A-Za-z]+", unescape(text)))


def parts_in_order(printed: Printed) -> list[str]:
    given = [title for level, title, _ in printed.document.get_toc() if level == 2]
    return [
        f"where {part!r} should stand in the report, there is {found!r}"
        for part, found in zip_longest(printed.parts, given, fillvalue="nothing")
        if squeezed(part) != squeezed(found)
    ]


Check = Callable[[Printed], list[str]]
OF_ANY_PAPER: tuple[Check, ...] = (
    accessible,
    reads_aloud,
    no_page_hardly_full,
    no_heading_is_stranded,
    nothing_outside_the_margins,
    no_row_is_cut,
)
CHECKS: tuple[Check, ...] = (
    *OF_ANY_PAPER,
    nothing_is_lost,
    contents_give_the_right_pages,
    parts_in_order,
    no_word_is_broken,
)


# What has to be in a report.

BOARD, FULL, LARGE = Setting(), Setting(edition=Edition.FULL), Setting(large_print=True)
PICTURE, PLAN, OPEN = "Every criterion", "The plan", "What is still open"
REASONS, LENSES, METHOD = "Why in this order", "Other ways to read the same answers", "How the figures are made"


def _summary(view: ReportView) -> str:
    return f"Summary for the {view.terms['board']}"


def _parts(view: ReportView, setting: Setting) -> Iterator[str]:
    yield "Contents"
    for entry in page_view(view, setting, folds=False).contents:
        yield entry.heading


def _rows(view: ReportView, setting: Setting) -> Iterator[Row]:
    """Give what both editions have."""
    for domain in view.domains:
        yield Row(_summary(view), (f"{domain.title}, p.",))  # in the table; sentences name domains too
        part = f"{domain.number}. {domain.title}"
        for item in domain.criteria:
            # Beside a long comment, two criteria are more than a page may hold; what comes first stays together.
            yield Row(part, (item.title, *([] if len(item.comment) > 600 else [item.now])))
    for work in (work for quarter in view.quarters for work in quarter.actions if work.part in {"", "starts"}):
        steps = work.steps if setting == FULL else ()
        yield Row(PLAN, (work.called, work.owner, work.success_measure, *steps))
    for first in view.first_five:
        yield Row(_summary(view), (f"{first.position} {first.title}", f"{first.grounds} {first.closing}"))
    for found in view.find_out:
        yield Row(OPEN, (found.title, found.why))


def _rows_of_the_full_edition(view: ReportView) -> Iterator[Row]:
    for domain in view.domains:
        score, part = domain.score, f"{domain.number}. {domain.title}"
        rated = f"{score.coverage} {score.taken_out} not applicable" if score.taken_out else score.coverage
        figures = (
            f"{score.score} {score.low} {score.high} {score.unconfirmed_low} {score.target} {score.percent_to_target}"
        )
        yield Row(PICTURE, (domain.title, f"{figures} {rated}"))
        for item in domain.criteria:
            yield Row(part, (item.title, item.statement, *([] if len(item.comment) > 600 else [item.now, item.aim])))
        for idea in domain.ideas:
            yield Row(part, (f"{stopped(idea.title)} {idea.idea}", idea.citation))
    for title, scores in view.outlook.rows if view.overall.band else ():
        yield Row(PLAN, (f"{title} {' '.join(scores)}",))
    for first in view.first_five:
        yield Row(REASONS, (f"{first.rank}. {first.title}", f"{first.why} {first.outcome}", first.robustness))
    for one in view.priorities if len(view.priorities) > 1 else ():
        figures = f"{one.level} → {one.target} {one.value} {one.effort} {one.share} {one.ranks}"
        yield Row(REASONS, (f"{one.rank} {one.title} {one.waits_for} {figures}",))
        yield Row(METHOD, (f"{one.rank} {one.title} {' '.join(one.factors.values())} {one.value}",))
    for lens in view.lenses:
        yield Row(LENSES, (lens.title, *(tag.title for tag in lens.tags)))


def _lines(view: ReportView, setting: Setting) -> Iterator[tuple[str, str]]:
    for domain in view.domains:
        for text in (domain.purpose, *domain.prompts):
            yield f"{domain.number}. {domain.title}", text
    for part in view.message:
        yield _summary(view), part.text
    for ask in view.asks:
        yield PLAN, f"{ask.owner}: {ask.in_a_line}."
    for decision in view.decisions:
        yield _summary(view), decision.in_words
    for later in view.later if setting == FULL else ():
        yield OPEN, f"{later.title}, for {later.criterion}"


def printed_report(
    assessment: Assessment, path: Path, setting: Setting = BOARD, make_pdf: Callable[[str], bytes] = pdf_from
) -> Printed:
    view = build_view(assessment)
    if not path.exists():
        path.write_bytes(render(".pdf", assessment, view, setting, make_pdf))
    rows = (*_rows(view, setting), *(_rows_of_the_full_edition(view) if setting == FULL else ()))
    return Printed(
        path,
        _opened(path),
        parts=tuple(_parts(view, setting)),
        # In large print a row may be higher than what is left of a page.
        rows=rows if setting != LARGE else (),
        lines=tuple(_lines(view, setting)),
        page=re.sub("(?s)<style.*?</style>", "", render(".html", assessment, view, FULL).decode()),
    )


# The shapes.


def _at_length(text: str) -> str:
    return (text + LONG * 2)[: LONGEST - 1] + "."


def _capped(domain: int, number: int) -> Fields:
    """Fill comment and evidence up to the cap, each with a last word to look for."""
    full = FOREIGN * CAP
    comment, seen = f" Comment {domain}{number} ends.", f" Evidence {domain}{number} ends."
    evidence = [{"what": full[: CAP - len(seen)] + seen, "strength": "document"}]
    return {"level": 1, "comment": full[: CAP - len(comment)] + comment, "evidence": evidence}


def _with_a_name_of_two_lines(assessment: Assessment) -> Assessment:
    """Leave less room for the contents below the cover."""
    named = {"organisation": "Federation of Small Practices"}
    return replace(assessment, answers=assessment.answers.model_copy(update=named))


SHAPES: dict[str, Callable[[], Assessment]] = {
    "the example": lambda: assessed(ROOT / "examples" / "answers.yaml"),
    "the federation": lambda: assessed(ROOT / "examples" / "federation" / "answers.yaml"),
    "one domain, one criterion": lambda: shape(1, 1, lenses=False),
    "three levels": lambda: shape(3, 4, top=2),
    "twelve domains of five": lambda: shape(12, 5, top=2),
    "twenty domains, six levels": lambda: shape(20, 2, top=5),
    "the longest names": lambda: shape(4, 4, named=_at_length),
    "nothing rated": lambda: shape(7, 6, lambda _domain, _number: None),
    "everything at target": lambda: shape(7, 6, lambda _domain, _number: 3),
    "no plan fits": lambda: shape(5, 6, lambda _domain, _number: 0, capacity=0),
    "the example with voices": lambda: _with_a_name_of_two_lines(
        assessed(ROOT / "examples" / "answers.yaml", ROOT / "examples" / "voices" / "responses.csv")
    ),
    "many statements": lambda: shape(7, 6, voices="mixed"),
    "long names and voices": lambda: shape(3, 4, named=_at_length, voices="bounded"),
    "nobody may be shown": lambda: shape(2, 3, voices="nothing"),
    "comments at their cap": lambda: shape(3, 3, _capped),
}


def _called(setting: Setting) -> str:
    return "large print" if setting.large_print else f"{setting.edition} edition"


PRINTED: tuple[tuple[str, Setting], ...] = (
    ("one domain, one criterion", BOARD),
    *((name, BOARD) for name in SHAPES if name not in {"the example", "one domain, one criterion"}),
    *((name, FULL) for name in ("the federation", "twenty domains, six levels", "the longest names", "nothing rated")),
    *((name, FULL) for name in ("one domain, one criterion", "no plan fits", "comments at their cap")),
    *((name, LARGE) for name in ("the example", "the longest names")),
    *((name, setting) for name in ("the example with voices", "many statements") for setting in (FULL, LARGE)),
)
"""The shapes and editions that are printed; only the first where the slow tests are left out."""


def test_the_example(example_pdf: Path) -> None:
    printed = printed_report(SHAPES["the example"](), example_pdf)
    assert faults_of(printed) == {}
    assert_that_the_summary_takes_pages_2_and_3(printed)
    assert 14 <= len(printed.document) <= 18


@pytest.mark.wide
def test_the_example_in_full(full_pdf: Path) -> None:
    assert faults_of(printed_report(SHAPES["the example"](), full_pdf, FULL)) == {}


@pytest.mark.parametrize(
    ("name", "setting"),
    [
        pytest.param(
            *printed, id=f"{printed[0]}, {_called(printed[1])}", marks=() if printed == PRINTED[0] else pytest.mark.wide
        )
        for printed in PRINTED
    ],
)
def test_every_shape(name: str, setting: Setting, tmp_path: Path) -> None:
    printed = printed_report(SHAPES[name](), tmp_path / "report.pdf", setting)
    assert faults_of(printed) == {}
    if setting == BOARD and (begins := printed.starts.get(squeezed("What leaders and members say"))):
        assert printed.starts[squeezed("The plan")] - begins <= 2
    if name == "the example with voices":
        assert printed.starts[squeezed(printed.parts[1])] == 2, "the contents run over the first page"
    if name == "comments at their cap":
        assert_that_comments_and_evidence_are_printed_to_their_ends(printed, setting)


@pytest.mark.wide
def test_what_was_promised_keeps_its_words_whole_in_large_print(tmp_path: Path) -> None:
    printed = printed_report(a_year_on(), tmp_path / "report.pdf", LARGE)
    assert any("Whatwaspromised,andwhatcame" in body for body in printed.bodies)
    assert no_word_is_broken(printed) == []


def faults_of(printed: Printed) -> dict[str, list[str]]:
    """Hold a report against every check; only those that find something are in the answer."""
    return {check.__name__: found for check in CHECKS if (found := check(printed))}


def assert_that_the_summary_takes_pages_2_and_3(printed: Printed) -> None:
    pages = {title: number for _, title, number in printed.document.get_toc()}
    headings = (printed.parts[1], "What comes first, and why", PICTURE)
    assert [pages[heading] for heading in headings] == [2, 3, 4]


def assert_that_comments_and_evidence_are_printed_to_their_ends(printed: Printed, setting: Setting) -> None:
    kinds = ("Comment", "Evidence") if setting == FULL else ("Comment",)
    for domain in range(3):
        part = next(part for part in printed.parts if part.startswith(f"{domain + 1}. "))
        body = "".join(printed.bodies_of(part))  # and the page on which the next part begins
        ends = set(re.findall(r"(?:Comment|Evidence)\d\dends", body))
        assert ends >= {f"{kind}{domain}{number}ends" for kind in kinds for number in range(3)}
        assert "[grinningface]" in body


def test_the_longest_names_are_the_longest_allowed() -> None:
    for kind, longest in ((Title, LONGEST), (Prose, CAP)):
        adapter = TypeAdapter[str](kind)
        assert len(adapter.validate_python("x" * longest)) == longest
        with pytest.raises(ValidationError):
            adapter.validate_python("x" * (longest + 1))
    assert len(_at_length("Domain 1")) == LONGEST
    assert len(_capped(0, 0)["comment"]) == CAP


# The pack of the away-day.


@pytest.mark.parametrize("check", OF_ANY_PAPER)
def test_the_pack(pack_pdf: Path, check: Check) -> None:
    view = example_pack()
    rows = [
        *(
            Row(f"Score in silence{f', page {number}' if number else ''}", (item.title, item.statement))
            for number, items in zip((0, 2, 3), view.scoring_pages, strict=True)
            for item in items
        ),
        *(Row("Who does what by when", (task.what, task.serves)) for task in view.tasks),
        *(Row(f"{sheet.number}. {sheet.title}", (sheet.open, *sheet.prompts)) for sheet in view.sheets),
    ]
    assert len(rows) > 15
    assert check(Printed(pack_pdf, _opened(pack_pdf), rows=tuple(rows))) == []


PACKS: dict[str, tuple[Callable[[], Assessment], AwayDay]] = {
    "nothing rated": (lambda: shape(7, 6, lambda _domain, _number: None), AwayDay(people=30)),
    "22 domains, 60 people": (lambda: shape(22, 5), AwayDay(people=60, length="day")),
    "one domain, one criterion": (lambda: shape(1, 1, lenses=False), AwayDay(people=8, length="day")),
    "three domains on thin evidence": (lambda: shape(3, 6, lambda _domain, number: 3 if number % 2 else 1), AwayDay()),
    "everything at target": (lambda: shape(7, 6, lambda _domain, _number: 3), AwayDay(length="day")),
    "106 criteria": (lambda: shape(8, [14, 14, 13, 13, 13, 13, 13, 13]), AwayDay(people=12)),
}


@pytest.mark.parametrize("name", few(PACKS))
@pytest.mark.wide
def test_the_pack_bends(name: str, tmp_path: Path) -> None:
    made, about = PACKS[name]
    assessment = made()
    answers = assessment.answers.model_copy(update={"away_day": about})
    path = tmp_path / "pack.pdf"
    path.write_bytes(render_page(".pdf", build_pack(replace(assessment, answers=answers)), ()))
    printed = Printed(path, _opened(path))
    assert [told for check in OF_ANY_PAPER for told in check(printed)] == []


# The faults, planted in a template of one's own.

FAULTY = """
{% extends "built-in/report.html.j2" %}
{% block style %}
.action, .action > .main { display: block; break-inside: auto; }
.action > .main { break-before: page; }
.decisions { display: none; }
@media print { .toc li::after { content: "7"; } }
{% endblock %}
{% block voices %}
<section class="page"><p>All alone.</p><h3 style="break-after: page">Alone</h3>
<svg role="img" width="9" height="9" viewBox="0 0 9 9"><rect width="9" height="9"/></svg></section>
{% endblock %}
{% block method %}{% include "sections/glossary.html.j2" %}{% endblock %}
{% block glossary %}
{% include "sections/method.html.j2" %}
<p style="width: 2em; overflow-wrap: anywhere">Unbroken.</p>
<p style="white-space: nowrap">{{ "A line without an end. " * 20 }}</p>
<div style="break-before: page; height: 269mm; border-bottom: 3mm solid">Too tall.</div>
{% endblock %}
"""

SEEN: dict[Check, str] = {
    accessible: "alternative|alternate|Alt",
    reads_aloud: "page 5: ",
    no_page_hardly_full: "^page 4 is hardly full",
    no_heading_is_stranded: "^page [0-9]+ ends with the heading 'Alone'",
    nothing_outside_the_margins: "right of the margin(.|\n)*between the body and the foot",
    no_row_is_cut: r"^The plan: the row of 'A1 Action.*not all on one page",
    nothing_is_lost: "^Summary for the board: 'Agree the order of .* is missing",
    contents_give_the_right_pages: "^the contents give page 7 for 'Summary for the board', which begins on page 2",
    no_word_is_broken: "^page [0-9]+: 'Un[broke]*' is no whole word",
    parts_in_order: "^where 'How the figures are made' should stand in the report, there is 'Glossary'",
}


@pytest.fixture(scope="module")
def faulty(tmp_path_factory: pytest.TempPathFactory) -> Printed:
    folder = tmp_path_factory.mktemp("faulty")
    template = folder / "templates" / "report.html.j2"
    template.parent.mkdir()
    template.write_text(FAULTY, encoding="utf-8")
    assessment = shape(1, 3)
    theirs = replace(assessment.framework, folders=(folder,))
    return printed_report(replace(assessment, framework=theirs), folder / "report.pdf", FULL)


@pytest.mark.parametrize("check", CHECKS)
@pytest.mark.wide
def test_each_check_sees_its_fault(faulty: Printed, check: Check) -> None:
    assert re.search(SEEN[check], "\n".join(check(faulty)), re.MULTILINE)


def test_a_text_that_runs_on_over_a_page_is_not_taken_for_lost(tmp_path: Path) -> None:
    """Numbers and bullets of a list, and the foot, are read between the two halves of such a text."""
    texts = [f"{kind} {number}. {'Agree it, and say by when. ' * 9}" for kind in ("Ask", "Note") for number in range(6)]
    asks, notes = ("".join(f"<li>{text}</li>" for text in texts[begin : begin + 6]) for begin in (0, 6))
    foot = '@page { size: A6; margin: 15mm; @bottom-left { content: "The organisation, 1 of 2" } }'
    path = tmp_path / "lists.pdf"
    HTML(string=f"<style>{foot}</style><h1>Report</h1><h2>Decisions</h2><ol>{asks}</ol><ul>{notes}</ul>").write_pdf(
        path
    )
    printed = Printed(path, _opened(path), lines=tuple(("Decisions", text) for text in (*texts, "Never printed")))
    assert len(printed.bodies) > 3
    assert [text for text in texts if any(squeezed(text) in body for body in printed.bodies)] != texts
    assert nothing_is_lost(printed) == ["Decisions: 'Never printed' is missing"]
