"""The editions: one list of sections, and what of it a page has, shows open or folds away."""

from dataclasses import replace
from pathlib import Path

import pytest

from ccg_toolkit.outputs import render
from ccg_toolkit.report import Assessment, Edition, Setting, build_view, page_view
from ccg_toolkit.report.edition import NAMES
from ccg_toolkit.toolkit import assess, load

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "answers.yaml"
BOARD, FULL = Setting(), Setting(edition=Edition.FULL)


@pytest.fixture(scope="module")
def example() -> Assessment:
    loaded = load(EXAMPLE)
    assert loaded.inputs is not None
    return assess(loaded.inputs, version="0")


def test_the_board_has_on_paper_what_a_meeting_needs_and_the_full_edition_everything(example: Assessment) -> None:
    view = build_view(example)
    board, full = (page_view(view, setting, folds=False) for setting in (BOARD, FULL))
    assert [name for name, section in board.sections.items() if section] == [
        "summary",
        "picture",
        "plan",
        "domains",
        "open",
        "glossary",
    ]
    earlier_and_asked = {"since", "voices"}  # neither of which the example has
    assert [name for name, section in full.sections.items() if section] == [
        name for name in NAMES if name not in earlier_and_asked
    ]
    assert (board.whole, full.whole) == (False, True)


def test_contents_name_each_section_and_each_domain(example: Assessment) -> None:
    view = build_view(example)
    page = page_view(view, BOARD, folds=False)
    assert [entry.heading for entry in page.contents if not entry.below] == [
        "Summary for the governing body",
        "Every criterion",
        "The plan",
        "What is still open",
        "Glossary",
    ]
    assert [entry.anchor for entry in page.contents if entry.below] == [
        f"domain-{domain.id}" for domain in view.domains
    ]


def test_a_page_for_the_browser_has_all_and_folds_away_what_only_the_full_edition_shows(example: Assessment) -> None:
    view = build_view(example)
    board, full = (render(".html", example, view, setting).decode() for setting in (BOARD, FULL))
    assert full.replace('<details class="more" open>', '<details class="more">') == board
    assert board.count("<details") == board.count("</details>") > 10
    for section in page_view(view, BOARD, folds=True).contents:
        assert f'id="{section.anchor}"' in board


def test_in_large_print_rows_of_words_stand_in_place_of_drawings(example: Assessment) -> None:
    view = build_view(example)
    page = render(".html", example, view, Setting(large_print=True)).decode()
    assert "html { font-size: 14pt; }" in page
    assert page_view(view, Setting(large_print=True), folds=False).brief is False
    assert view.years[0].rows[0].told in page


def test_the_neutral_palette_has_neither_the_colours_nor_their_names(example: Assessment) -> None:
    loaded = load(EXAMPLE)
    assert loaded.inputs is not None
    answers = loaded.inputs.answers.model_copy(update={"palette": "neutral"})
    assessment = assess(replace(loaded.inputs, answers=answers), version="0")
    page = render(".html", assessment, build_view(assessment)).decode()
    coloured = render(".html", example, build_view(example)).decode()
    for name, colour in (("Amber", "#8a5200"), ("Green", "#2b6a3a")):
        assert name in coloured
        assert colour in coloured
        assert name not in page
        assert colour not in page
    assert assessment.scores.overall.band == "Middle"
    assert assessment.scores.overall.mean == example.scores.overall.mean
