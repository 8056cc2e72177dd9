"""The edition for members as a page and a PDF: one page or two, accessible, and sound on a telephone."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import pymupdf
import pytest
from playwright.sync_api import Browser

from ccg_toolkit.outputs import render
from ccg_toolkit.report import Assessment, Edition, Setting, build_view
from ccg_toolkit.scoring import score_answers
from ccg_toolkit.survey.voices import ReleasedComment
from tests.slow import few
from tests.voices import any_voices

from .boxes_on_screen import faults_on_screen
from .browsing import opened
from .conftest import ROOT, a_year_on, aloud_errors, assessed, ua_failures
from .test_bends import SHAPES

EXAMPLE = ROOT / "examples" / "answers.yaml"
MEMBERS = Setting(edition=Edition.MEMBERS)
LARGE = Setting(edition=Edition.MEMBERS, large_print=True)
MOST_PAGES = {MEMBERS: 2, LARGE: 4}


def heard(kind: str) -> Assessment:
    """Give the example with voices of a kind, and comments where any can be shown."""
    assessment = assessed(EXAMPLE)
    voices = any_voices(Random(3), assessment.framework, kind)  # noqa: S311 - nothing secret
    if kind == "shown":
        said = ("More time to read the papers.", "We hear of decisions when they are taken.")
        voices = replace(voices, comments=tuple(ReleasedComment(role="member", text=text) for text in said))
    return replace(assessment, scores=score_answers(assessment.framework, assessment.answers, voices))


CASES: dict[str, tuple[Callable[[], Assessment], Setting]] = {
    "voices": (lambda: heard("shown"), MEMBERS),
    "no voices": (lambda: assessed(EXAMPLE), MEMBERS),
    "voices, large print": (lambda: heard("shown"), LARGE),
    "nothing can be shown": (lambda: heard("nothing"), MEMBERS),
    "no leaders": (lambda: heard("no-leaders"), MEMBERS),
    "all bounded": (lambda: heard("bounded"), MEMBERS),
    "the federation": (lambda: assessed(ROOT / "examples" / "federation" / "answers.yaml"), MEMBERS),
    "the federation, large print": (lambda: assessed(ROOT / "examples" / "federation" / "answers.yaml"), LARGE),
    "the longest names": (SHAPES["the longest names"], MEMBERS),
    "twenty domains": (SHAPES["twenty domains, six levels"], MEMBERS),
    "nothing rated": (SHAPES["nothing rated"], MEMBERS),
    "a year on": (a_year_on, MEMBERS),
    "another language": (lambda: assessed(ROOT / "examples" / "continuite" / "answers.yaml"), MEMBERS),
}


@pytest.mark.parametrize("case", few(CASES, keep=1))
def test_it_is_a_page_or_two_and_passes_the_checks(tmp_path: Path, case: str) -> None:
    make, setting = CASES[case]
    assessment = make()
    path = tmp_path / "members.pdf"
    path.write_bytes(render(".pdf", assessment, build_view(assessment), setting))
    document: Any = pymupdf.open(path)  # type: ignore[no-untyped-call]
    assert 0 < len(document) <= MOST_PAGES[setting]
    text = " ".join(" ".join(page.get_text() for page in document).split())
    assert "What we will do" in text
    assert "What we ask of you" in text
    assert text.count(" of you agree") or "rated ourselves" in text
    assert ua_failures(path) == []
    assert aloud_errors(path) == []


def test_large_print_has_lists_in_place_of_tables() -> None:
    assessment = heard("shown")
    page, large = (render(".html", assessment, build_view(assessment), one).decode() for one in (MEMBERS, LARGE))
    assert (page.count("<table"), large.count("<table")) == (2, 0)
    assert "html { font-size: 14pt; }" in large


def test_every_place_that_a_label_names_is_there() -> None:
    assessment = heard("shown")
    page = render(".html", assessment, build_view(assessment), MEMBERS).decode()
    for name in ("told", "comments", "done", "promised", "asked"):
        assert page.count(f'id="{name}"') == 1


@pytest.mark.parametrize("case", few(["voices", "the longest names", "a year on"], keep=1))
def test_on_a_narrow_screen_all_of_it_is_seen_without_scrolling_sideways(
    browser: Browser, tmp_path: Path, case: str
) -> None:
    assessment = CASES[case][0]()
    path = tmp_path / "members.html"
    path.write_bytes(render(".html", assessment, build_view(assessment), MEMBERS))
    with opened(browser, path, 320) as page:
        for width in (320, 768, 800):
            assert faults_on_screen(page, width) == []
            wider = page.evaluate(
                """() => [...document.querySelectorAll("body *")]
                    .filter(found => found.scrollWidth > found.clientWidth && getComputedStyle(found).overflowX != "visible"
                        || found.getBoundingClientRect().right > innerWidth + 0.5)
                    .map(found => found.outerHTML.slice(0, 80))"""
            )
            assert wider == [], f"wider than the screen at {width} px"
            heads = page.evaluate(
                "[...document.querySelectorAll('thead')].map(found => getComputedStyle(found).display)"
            )
            assert set(heads) == {"none" if width <= 768 else "table-header-group"}
