"""The pages in a real browser: no fault that axe knows, nothing cut off on a telephone, all reached with a keyboard.

They need Chromium, and html-validate for one test. Where those are not installed the tests are skipped, unless the
environment says CCG_TOOLKIT_SKIP_NOTHING=1: then they fail.
"""

import shutil
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import pypdf
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from ccg_toolkit.away_day import build_pack
from ccg_toolkit.outputs import render, render_page
from ccg_toolkit.outputs.change.formats import render_changes
from ccg_toolkit.outputs.pdf import pdf_from
from ccg_toolkit.report import Edition, Setting, build_view, compare
from ccg_toolkit.report.build_change import build_change_view
from ccg_toolkit.toolkit import assess, load
from tests.slow import few

from .browsing import html_faults, opened
from .changes import example_changes
from .conftest import ROOT, assessed
from .shapes import shape

SMALL = ROOT / "tests" / "fixtures" / "small"
DESK, TELEPHONE, PAPER = 1280, 390, 794
"""Widths in CSS pixels; the last one is that of A4."""

PAGES = ("small", "nothing", "example", "capacities", "pack", "moved", "members")


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory, small_page: str) -> dict[str, Path]:
    """Each kind of page: with hostile texts, with no answers at all, and those of the example."""
    folder = tmp_path_factory.mktemp("pages")
    shutil.copytree(SMALL, folder / "small")
    (folder / "small" / "answers.yaml").write_text(
        "{organisation: Nobody, assessed_on: 2026-05-20, framework: ., answers: {}}"
    )
    nothing, example = assessed(folder / "small" / "answers.yaml"), assessed(ROOT / "examples" / "answers.yaml")
    inputs = load(ROOT / "examples" / "answers.yaml").inputs
    assert inputs
    capacities = compare([assess(inputs, version="0", capacity=capacity) for capacity in (4, 8, 12)])
    moved = example_changes(example, 3)
    voiced = shape(3, 4, voices="mixed")
    made = {
        "small": small_page.encode(),
        "nothing": render(".html", nothing, build_view(nothing)),
        "example": render(".html", example, build_view(example)),
        "capacities": render_page(".html", capacities, example.framework.folders),
        "pack": render_page(".html", build_pack(example), example.framework.folders),
        "moved": render_changes(".html", moved, build_change_view(moved, "0"), (), pdf_from),
        "members": render(".html", voiced, build_view(voiced), Setting(edition=Edition.MEMBERS)),
    }
    assert tuple(made) == PAGES
    for name, content in made.items():
        (folder / f"{name}.html").write_bytes(content)
    return {name: folder / f"{name}.html" for name in made}


@pytest.mark.parametrize(
    ("name", "width"),
    few(
        [
            ("small", TELEPHONE),
            ("pack", PAPER),
            *((name, TELEPHONE) for name in PAGES if name != "small"),
            ("small", DESK),
            ("small", PAPER),
        ],
        keep=1,
    ),
)
def test_axe_finds_no_fault(browser: Browser, pages: dict[str, Path], name: str, width: int) -> None:
    with opened(browser, pages[name], width, "print" if width == PAPER else "screen") as page:
        results = Axe().run(page)
        assert len(results.response["passes"]) > 15
        assert results.violations_count == 0, results.generate_report()


def test_html_validate_finds_no_fault(pages: dict[str, Path]) -> None:
    # A title names the organisation, however long that name is.
    assert html_faults(pages.values(), "long-title") == ""


@pytest.mark.wide
@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_asked_for_and_nothing_goes_wrong(browser: Browser, pages: dict[str, Path], name: str) -> None:
    asked: list[str] = []
    said: list[str] = []
    with browser.new_page() as page:
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: said.append(message.text))
        page.goto(pages[name].as_uri())
        assert page.evaluate("document.fonts.check('700 16px \"Toolkit Sans\"')")
    assert pages[name].as_uri() in asked
    assert {url.partition(":")[0] for url in asked} <= {"data", "file"}
    assert said == []


@pytest.mark.parametrize("name", PAGES)
def test_a_narrow_page_does_not_scroll_sideways(browser: Browser, pages: dict[str, Path], name: str) -> None:
    with opened(browser, pages[name], TELEPHONE) as page:
        for width in (TELEPHONE, 320):
            page.set_viewport_size({"width": width, "height": 844})
            assert page.evaluate("document.documentElement.scrollWidth") == width
            outside = page.evaluate(
                """() => [...document.querySelectorAll("body *")]
                    .filter(found => !found.closest(".scroll, .drawing") && !found.matches(".skip"))
                    .filter(found => found.getBoundingClientRect().right > innerWidth + 0.5)
                    .map(found => found.outerHTML.slice(0, 80))"""
            )
            assert outside == [], f"cut off at a width of {width}"


@pytest.mark.wide
@pytest.mark.parametrize("name", PAGES)
def test_on_a_telephone_what_is_wide_can_be_read(browser: Browser, pages: dict[str, Path], name: str) -> None:
    with opened(browser, pages[name], TELEPHONE) as page:
        broken = page.evaluate(
            """() => [...document.querySelectorAll("td.number, thead th")].filter(cell => {
                const words = document.createRange();
                words.selectNodeContents(cell);
                const lines = new Set([...words.getClientRects()].map(line => Math.round(line.bottom / 4)));
                return words.getBoundingClientRect().width > cell.clientWidth + 0.5
                    || lines.size > cell.textContent.trim().split(/\\s+/).length;
            }).map(cell => cell.textContent)"""
        )
        assert broken == [], "these cells are too narrow for their words"
        sizes: list[float] = page.evaluate(
            """() => [...document.querySelectorAll("svg text")]
                .map(text => parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a)"""
        )
        assert sizes or name in ("nothing", "pack", "members")
        assert min(sizes, default=12) >= 10, "words in a chart are too small"


@pytest.mark.wide
@pytest.mark.parametrize("name", ["small", "capacities", "pack"])
def test_the_keyboard_reaches_all_that_scrolls_or_leads_on(browser: Browser, pages: dict[str, Path], name: str) -> None:
    with opened(browser, pages[name], TELEPHONE) as page:
        wanted = page.locator("a[href], .scroll, .drawing").count()
        stops: list[dict[str, Any]] = []
        for _ in range(wanted):
            page.keyboard.press("Tab")
            stops.append(
                page.evaluate(
                    """() => {
                        const found = document.activeElement, style = getComputedStyle(found);
                        const label = found.getAttribute("aria-labelledby");
                        return {
                            is: found.outerHTML.slice(0, 80),
                            order: [...document.querySelectorAll("*")].indexOf(found),
                            name: found.getAttribute("aria-label")
                                || (label ? document.getElementById(label) : found).textContent.trim(),
                            outlined: style.outlineStyle != "none" && parseFloat(style.outlineWidth) >= 2,
                            seen: found.getBoundingClientRect().top < innerHeight && found.getBoundingClientRect().bottom > 0,
                        };
                    }"""
                )
            )
        assert wanted > 1
        assert all(before["order"] < after["order"] for before, after in pairwise(stops))
        assert [stop["is"] for stop in stops if not (stop["name"] and stop["outlined"] and stop["seen"])] == []


@pytest.mark.parametrize("name", ["small", "pack"])
def test_the_contents_can_be_skipped(browser: Browser, pages: dict[str, Path], name: str) -> None:
    with opened(browser, pages[name], DESK) as page:
        assert page.get_by_role("navigation", name="Contents").count() == 1
        page.keyboard.press("Tab")
        assert page.locator(":focus").get_attribute("href") == "#main"
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


@pytest.mark.wide
@pytest.mark.parametrize("name", [name for name in PAGES if name != "members"])  # the only one without a cover
def test_a_browser_prints_it_well(browser: Browser, pages: dict[str, Path], name: str) -> None:
    """With the settings that a browser has at first: no backgrounds."""
    with opened(browser, pages[name], DESK, "print") as page:
        printed = pypdf.PdfReader(BytesIO(page.pdf(prefer_css_page_size=True)))
        title = page.title()
    last = len(printed.pages)
    assert f"{last} of {last}" in printed.pages[-1].extract_text()
    assert "Skip to the content" not in printed.pages[0].extract_text()
    for paper in printed.pages:
        assert sorted(map(float, paper.mediabox[2:])) == pytest.approx([595, 842], abs=1)
    if name not in {"capacities", "moved"}:
        assert title.split(":")[0] in " ".join(printed.pages[0].extract_text().split())
        assert "Contents" in printed.pages[1 if name == "pack" else 0].extract_text()
        content = printed.pages[0].get_contents()
        assert content is not None
        assert b".9176 .9451 .9529 rg" in content.get_data(), (
            "the cover's background is left out, and its words are greyed"
        )
