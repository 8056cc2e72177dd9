"""Words, labels and headings stand where they can be read, on paper and on a screen of any width.

Tests that read the text of a page do not see a label that is painted over a figure. These look at boxes: what is drawn
where, and what over what. Reports with faults planted in them show that each check sees its own.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache, cached_property, partial
from pathlib import Path
from random import Random
from typing import Any

import pytest
from playwright.sync_api import Browser

from ccg_toolkit.away_day import build_pack
from ccg_toolkit.outputs import render, render_page
from ccg_toolkit.report import Assessment, Edition, Setting, build_view
from tests.builders import Fields

from .boxes import Sheet, hidden_words, sheets, stranded_headings, words_on_words
from .boxes_on_screen import faults_on_screen
from .browsing import opened
from .shapes import plainly, shape

LETTERS = 25
"""Letters of the longest names of levels and bands that stay whole everywhere."""
WIDTHS = (320, 640, 1280)
CHECKS = (hidden_words, words_on_words, stranded_headings)
Check = Callable[[Sheet], Iterator[str]]


@dataclass(frozen=True, eq=False)
class Papers:
    """The report and the pack of one assessment; each is made once, when a test first asks for it."""

    assessment: Assessment
    folder: Path

    def path(self, name: str) -> Path:
        """Give the file of that name: ``report`` or ``pack``, ending in ``.pdf`` or ``.html``."""
        path = self.folder / name
        if not path.exists():
            path.write_bytes(self._made(*name.split(".")))
        return path

    @cache  # noqa: B019 - as long as the tests last
    def sheets(self, what: str) -> tuple[Sheet, ...]:
        """Give the pages of the report or the pack on paper."""
        return sheets(self.path(f"{what}.pdf"))

    def _made(self, what: str, ending: str) -> bytes:
        if what == "report":
            # A page for the browser is looked at with all that it folds away.
            setting = Setting(edition=Edition.FULL if ending == "html" else Edition.BOARD)
            return render(f".{ending}", self.assessment, self._view, setting)
        return render_page(f".{ending}", build_pack(self.assessment), self.assessment.framework.folders)

    @cached_property
    def _view(self) -> Any:
        return build_view(self.assessment)


def names(kind: str, count: int, *, in_one_word: bool) -> list[str]:
    """Make names of 25 letters."""
    filler = "abcdefghijklmnopqrstuvwxyz" if in_one_word else " of all that are to be had"
    return [f"{kind}{chr(65 + number)}{filler}"[:LETTERS] for number in range(count)]


def every_band(top: int, *, in_one_word: bool = False, **others: Any) -> Assessment:
    """Make a domain at each level, with a band for each; the last of its criteria is not known."""

    def said(domain: int, number: int) -> Fields:
        return {"level": "unknown" if number else domain, "comment": "A word on this."}

    levels, bands = (names(kind, top + 1, in_one_word=in_one_word) for kind in ("Level ", "Band "))
    return shape(
        top + 1,
        [2 if domain % 2 else 1 for domain in range(top + 1)],
        said,
        top=top,
        target=max(1, top - 1),
        scale=[{"name": name, "meaning": "What it means."} for name in levels],
        bands=[{"from": Fraction(top * number, top + 1), "name": name} for number, name in enumerate(bands)],
        **others,
    )


def crowded(words: int) -> Assessment:
    """Make domains that follow one another on a page, with texts that long, so that some begin near its foot."""
    told = "A long text of a level. " * words
    return shape(3, [4, 2, 2], told=lambda text: f"{text} {told}".strip(), ideas=0, capacity=0, top=3)


@pytest.fixture(scope="session")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Papers:
    """Every band, with texts of such a length that domains begin near the foot of a page."""
    return Papers(every_band(4, told=_told, ideas=1, lenses=False, capacity=3), tmp_path_factory.mktemp("boxes"))


def _told(text: str) -> str:
    return f"{text}\n- a point of a list{' and so on, as far as one can see' * 2}"


def found(check: Check, pages: tuple[Sheet, ...]) -> list[str]:
    assert sum(len(page.words) for page in pages) > 100
    assert any(page.shapes for page in pages)
    assert sum(len(page.headings) for page in pages) > 5
    return [fault for page in pages for fault in check(page)]


def on_screens(browser: Browser, path: Path) -> list[str]:
    with opened(browser, path, WIDTHS[0]) as page:
        return [f"{width} px: {fault}" for width in WIDTHS for fault in faults_on_screen(page, width)]


@pytest.mark.parametrize("check", CHECKS)
@pytest.mark.parametrize("what", ["report", "pack"])
def test_all_can_be_read_on_paper(papers: Papers, what: str, check: Check) -> None:
    assert found(check, papers.sheets(what)) == []


@pytest.mark.wide
@pytest.mark.parametrize("what", ["report", "pack"])
def test_all_can_be_read_on_screen(browser: Browser, papers: Papers, what: str) -> None:
    assert on_screens(browser, papers.path(f"{what}.html")) == []


def test_every_band_is_there_with_a_full_name(papers: Papers) -> None:
    text = papers.path("report.html").read_text("utf-8")
    bands = names("Band ", 5, in_one_word=False)
    assert {len(name) for name in bands} == {LETTERS}
    assert [name for name in bands if text.count(f">{name}<") + text.count(f">{name}, <") < 2] == []
    assert ">100%</td>" in text


# The faults, planted in a template of one's own or in styles.

FAULTY = """
{% extends "built-in/report.html.j2" %}
{% block style %}
.band { white-space: nowrap; max-width: none; }
table.glance .w-name { width: 3em; } table.glance tbody th { white-space: nowrap; }
.domain h2 { margin-top: 205mm; }
.domain .headline { break-after: page; }
{% endblock %}
{% block glossary %}
<h2 id="glossary">Faults</h2>
<p style="margin: 0">Hidden</p><div style="position: relative; background: #eee; height: 30pt; margin-top: -20pt"></div>
<p><span style="display: inline-block; width: 1em; white-space: nowrap; overflow-wrap: normal; background: #ddd">Halfhearted</span></p>
<p style="color: #eef">Pale words.</p>
<p style="margin: 0">Underneath</p><p style="margin: -1.3em 0 0">Overhead</p>
<h3>Deserted</h3>
{% endblock %}
"""
SEEN: Mapping[Check, tuple[str, ...]] = {
    hidden_words: (
        "something is painted over 'Hidden'",
        "'Pale' cannot be told from what it stands on",
        "'Halfhearted' stands half on a shape and half beside it",
    ),
    words_on_words: (
        "'Underneath' and 'Overhead' are printed over one another",
        "'framework' and '1.00' are printed over one another",
    ),
    stranded_headings: (
        "'1. Domain 0 of this framework' stands alone at the foot",
        "'Deserted' stands alone at the foot of the page",
    ),
}


@pytest.fixture(scope="session")
def faulty(tmp_path_factory: pytest.TempPathFactory) -> tuple[Sheet, ...]:
    folder = tmp_path_factory.mktemp("faulty")
    (folder / "templates").mkdir()
    (folder / "templates" / "report.html.j2").write_text(FAULTY, encoding="utf-8")
    assessment = every_band(1, capacity=0)
    theirs = replace(assessment, framework=replace(assessment.framework, folders=(folder,)))
    return sheets(Papers(theirs, folder).path("report.pdf"))


@pytest.mark.parametrize("check", CHECKS)
def test_each_check_sees_its_fault_on_paper(faulty: tuple[Sheet, ...], check: Check) -> None:
    seen = found(check, faulty)
    assert [fault for fault in SEEN[check] if not any(fault in told for told in seen)] == []


PLANTED = {
    ".band { white-space: nowrap; max-width: none; margin-left: -9em; }": "and the box of 'Band",
    ".headline { position: relative; z-index: 1; margin-bottom: -4em; }": "is covered",
    "h3 { width: 2em; overflow: hidden; white-space: nowrap; }": "is cut off",
    "h3 { margin-bottom: -2em; }": "stand on one another",
    "h2 { width: 2000px; }": "the page scrolls sideways",
}


@pytest.mark.wide
def test_each_fault_is_seen_on_screen(browser: Browser, tmp_path: Path) -> None:
    sound = Papers(every_band(1, capacity=0), tmp_path).path("report.html")
    with opened(browser, sound, 640) as page:
        assert faults_on_screen(page, 640) == []
        for style, fault in PLANTED.items():
            planted = page.add_style_tag(content=style)
            assert any(fault in told for told in faults_on_screen(page, 640)), style
            planted.evaluate("style => style.remove()")


# More shapes.

LONG_WORD = "Donaudampfschifffahrtsgesellschaftskapitaenswitwenrente"


def _at_random(seed: int) -> Assessment:
    """Make a shape with texts of any length, of any number of criteria, at any level."""
    choose = Random(seed)  # noqa: S311 - nothing secret
    words = ("of", "members", "agreed", "and", "a", "commissioning", "practices", LONG_WORD, "in", "decision-making")

    def text(longest: int) -> str:
        return " ".join(choose.choice(words) for _ in range(choose.randint(1, longest)))

    top = choose.randint(1, 10)
    sizes = [choose.randint(0, 6) for _ in range(choose.randint(1, 8))]
    return shape(
        len(sizes),
        sizes,
        lambda *_: {
            "level": choose.choice(["unknown", *range(top + 1)]),
            "importance": choose.randint(1, 5),
            "comment": text(60),
        },
        top=top,
        target=choose.randint(1, top),
        named=lambda name: f"{name} {text(8)}"[:199],
        told=lambda said: f"{said} {text(40)}"[:1999].replace(" and ", "\n- "),
        ideas=choose.randint(0, 5),
        capacity=choose.randint(0, 12),
        scale=[{"name": name} for name in names("Level ", top + 1, in_one_word=seed % 2 == 0)],
        bands=[
            {"from": Fraction(top * number, top + 1), "name": name}
            for number, name in enumerate(names("Band ", top + 1, in_one_word=seed % 2 == 0))
        ],
    )


MORE: Mapping[str, Callable[[], Assessment]] = {
    "two levels, names in one word": lambda: every_band(1, in_one_word=True),
    "eleven levels": lambda: every_band(10),
    "eleven levels, names in one word": lambda: every_band(10, in_one_word=True),
    "long words": lambda: every_band(4, named=lambda name: f"{name} {LONG_WORD}"),
    "names at their longest": lambda: every_band(4, named=lambda name: (plainly(name) + " and so on" * 20)[:199]),
    "lists": lambda: every_band(4, told=lambda text: text + "\n- a point of a list" * 8),
    "long lists": lambda: every_band(4, told=lambda text: text + "\n- a point of a list" * 32),
    **{f"texts of {words} sentences": partial(crowded, words) for words in (0, 20)},
    **{f"at random, {seed}": partial(_at_random, seed) for seed in (0, 2, 4, 7)},
}


@pytest.fixture(scope="module", params=MORE)
def more(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Papers:
    return Papers(MORE[request.param](), tmp_path_factory.mktemp("more"))


@pytest.mark.wide
@pytest.mark.parametrize("what", ["report", "pack"])
def test_more_shapes_on_paper(more: Papers, what: str) -> None:
    assert [fault for check in CHECKS for fault in found(check, more.sheets(what))] == []


SEEN_ON_SCREEN = ["at random, 2"]
"""Shapes whose pages are looked at in a browser; the others are held on paper only."""


@pytest.mark.wide
@pytest.mark.parametrize("more", SEEN_ON_SCREEN, indirect=True)
@pytest.mark.parametrize("what", ["report", "pack"])
def test_more_shapes_on_screen(browser: Browser, more: Papers, what: str) -> None:
    assert on_screens(browser, more.path(f"{what}.html")) == []
