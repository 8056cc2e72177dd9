"""The page: text shows as text, links lead where they should, and templates of one's own shadow the built-in ones."""

import re
import shutil
from collections.abc import Callable
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest

from ccg_toolkit.outputs import render
from ccg_toolkit.outputs.html import html_page
from ccg_toolkit.report import Assessment, ReportView, Setting, build_view, page_view

from .conftest import ROOT, assessed


class Reader(HTMLParser):
    """Collect the elements, the text and the ids of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []
        self.ids: list[str] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: D102 - the parser's own
        self.tags.append(tag)
        found = dict(attrs)
        self.links += [str(found[name]) for name in ("href", "src") if name in found]
        if "id" in found:
            self.ids.append(str(found["id"]))

    def handle_data(self, data: str) -> None:  # noqa: D102 - the parser's own
        self.text += data


def test_the_small_page_matches_its_golden_file(small_page: str, golden: Callable[[str, str], None]) -> None:
    without_fonts = re.sub(r"base64,[A-Za-z0-9+/=]+", "base64,...", small_page)
    golden("pages/small.html", without_fonts)


def test_an_action_that_only_helps_others_says_whom(tmp_path: Path) -> None:
    """Its own criterion is at target, so it has no priority of its own."""
    told = re.search(
        r"```yaml file=small\.yaml\n(.*?)```", (ROOT / "docs" / "planning.md").read_text("utf-8"), re.DOTALL
    )
    assert told
    (tmp_path / "small.yaml").write_text(told[1], encoding="utf-8")
    assessment = assessed(tmp_path / "small.yaml")
    page = Reader(render(".html", assessment, build_view(assessment)).decode()).text
    assert (
        "Agreed definition of membership, level 1 \u2192 2. \u2018Manifesto of offers and wants\u2019 (priority 1) waits for it."
        in page
    )


def test_markup_in_answers_shows_as_text(small_page: str) -> None:
    reader = Reader(small_page)
    for typed in (
        "League <b>of</b> & Choirs [bold]x[/bold] {{ 7 * 7 }}",
        "Diary with <script>alert(1)</script> blank pages",
        'We would meet if the hall were "warm" & dry; see [link=file:///etc/passwd]here[/link].',
        "Ann <i>O'Neill</i> (Secretary)",
    ):
        assert typed in reader.text
    assert not {"b", "i", "script"} & set(reader.tags)


def test_every_link_leads_inside_or_to_a_source_of_the_framework(small_page: str) -> None:
    reader = Reader(small_page)
    inside = [link for link in reader.links if link.startswith("#")]
    assert {link[1:] for link in inside} <= set(reader.ids)
    assert set(reader.links) - set(inside) == {"https://example.org/study"}
    assert len(reader.ids) == len(set(reader.ids))


def test_nothing_is_loaded_from_outside_the_page(small_page: str) -> None:
    sources = re.findall(r"url\(([^)]{0,12})", small_page)
    assert sources
    assert all(source.strip("\"'").replace("&quot;", "").startswith("data:") for source in sources)
    assert "@import" not in small_page


def test_headings_go_down_one_step_at_a_time(small_page: str) -> None:
    levels = [int(tag[1]) for tag in Reader(small_page).tags if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_the_nouns_of_the_framework_speak(small_page: str) -> None:
    text = Reader(small_page).text
    assert "Summary for the committee" in text
    for foreign in ("CCG", "practice", "governing body"):
        assert foreign not in re.sub(r"ccg-toolkit|good practice", "", text, flags=re.IGNORECASE), foreign


@pytest.fixture
def own(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "tests" / "fixtures" / "small", tmp_path / "own")
    (tmp_path / "own" / "templates").mkdir()
    return tmp_path / "own"


def page_of(folder: Path) -> str:
    assessment = assessed(folder / "answers.yaml")
    return render(".html", assessment, build_view(assessment)).decode()


def test_a_template_of_ones_own_can_extend_the_built_in_one(own: Path) -> None:
    (own / "templates" / "report.html.j2").write_text(
        '{% extends "built-in/report.html.j2" %}{% block lenses %}<p>Our own words, {{ view.organisation }}</p>{% endblock %}'
    )
    text = Reader(page_of(own)).text
    assert "Our own words, League <b>of</b>" in text
    assert "How the figures are made" in text


def test_a_single_section_can_be_shadowed(own: Path) -> None:
    (own / "templates" / "sections").mkdir()
    (own / "templates" / "sections" / "sources.html.j2").write_text("<p>No sources today.</p>")
    text = Reader(page_of(own)).text
    assert "No sources today." in text
    assert "An invented study" in text  # the other sections are still the built-in ones


def test_the_page_needs_nothing_but_the_view(small: tuple[Assessment, ReportView]) -> None:
    assessment, view = small
    page = page_view(view, Setting(), folds=True)
    assert html_page(view, assessment.framework.folders, page=page) == render(".html", assessment, view).decode()
