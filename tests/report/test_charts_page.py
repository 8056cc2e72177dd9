"""The pictures on the page: each says its message in words, can be read in print, and gives way to a sentence."""

import html
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from ccg_toolkit.outputs import render
from ccg_toolkit.report import ReportView, build_view
from ccg_toolkit.toolkit import assess, load

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "answers.yaml"
SVG = "{http://www.w3.org/2000/svg}"
POINTS = 174 / 690 / 25.4 * 72
"""One unit of a drawing on A4 paper: 690 of them, or as many with the names beside a drawing, take 174 mm."""


def view_and_page(answers: Path, responses: Path | None = None) -> tuple[ReportView, str]:
    loaded = load(answers, responses=responses)
    assert loaded.inputs is not None, loaded.problems
    assessment = assess(loaded.inputs, version="0.0.0")
    view = build_view(assessment)
    return view, render(".html", assessment, view).decode()


@pytest.fixture(scope="module")
def example() -> tuple[ReportView, str]:
    return view_and_page(EXAMPLE, EXAMPLE.with_name("voices") / "responses.csv")


def drawings(page: str) -> list[ET.Element]:
    return [ET.fromstring(found) for found in re.findall(r"<svg role.*?</svg>|<svg class.*?</svg>", page, re.DOTALL)]  # noqa: S314 - of our own making


def contrast(one: str, other: str) -> float:
    """Give the contrast of two colours, 1 to 21, as the Web Content Accessibility Guidelines define it."""

    def light(colour: str) -> float:
        parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    darker, lighter = sorted((light(one), light(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_every_picture_says_its_message_in_words(example: tuple[ReportView, str]) -> None:
    view, page = example
    titles = {found.get("aria-labelledby"): found.findtext(f"{SVG}title") for found in drawings(page)}
    assert view.importance_chart is not None
    assert view.effort_chart is not None
    assert view.voices is not None
    said = {
        "levels-title-1": " ".join(view.findings),
        "importance-title": view.importance_chart.summary,
        "effort-title": view.effort_chart.summary,
        "year-title-1": view.years[0].summary,
        "voices-title": view.voices.message,
    }
    assert titles.keys() == said.keys()
    for name, summary in said.items():
        assert (titles[name] or "").startswith(summary)
    assert {found.get("role") for found in drawings(page)} == {"img"}


def test_the_text_of_every_picture_is_large_and_dark_enough(example: tuple[ReportView, str]) -> None:
    _, page = example
    seen = 0
    for drawing in drawings(page):
        sizes = [found.get("font-size") for found in drawing.iter() if found.get("font-size")]
        assert min(float(str(size)) for size in sizes) * POINTS >= 8
        for text in drawing.iter(f"{SVG}text"):
            seen += 1
            colour = str(text.get("fill"))
            # White letters stand on the dark of bars and marks; all others on white or on the tint.
            grounds = ["#0b4a5c"] if colour == "#ffffff" else ["#ffffff", "#eaf1f3"]
            assert min(contrast(colour, ground) for ground in grounds) >= 4.5
    assert seen > 100


def test_marks_and_frames_stand_out_from_the_paper(example: tuple[ReportView, str]) -> None:
    grid_lines = {"#c5d1d6"}  # the figures they help to read stand in the tables
    for drawing in drawings(example[1]):
        strokes = {str(found.get("stroke")) for found in drawing.iter() if found.get("stroke") not in {None, "#ffffff"}}
        assert strokes - grid_lines
        for stroke in strokes - grid_lines:
            assert contrast(stroke, "#ffffff") >= 3


def test_every_runner_up_and_quick_win_is_named_beside_the_pictures() -> None:
    contended, won = view_and_page(EXAMPLE), view_and_page(EXAMPLE.with_name("stories") / "no-contract.yaml")
    assert contended[0].runners_up
    assert won[0].quick_wins
    for view, page in (contended, won):
        section = page[page.index('<h2 id="priorities">') : page.index('<h3 id="all-priorities">')]
        for found in (*view.first_five, *view.runners_up):
            assert f"{found.rank}. {found.title}" in section
        for action in view.quick_wins:
            assert action.called in html.unescape(section)


def test_where_there_is_no_quick_win_the_word_is_not_used() -> None:
    view, page = view_and_page(EXAMPLE)
    assert not view.quick_wins
    report = page[: page.index('<h2 id="glossary">')]
    assert "quick win" not in report.lower()


def test_a_drawing_beside_a_list_takes_the_size_of_its_letters_from_it(example: tuple[ReportView, str]) -> None:
    beside = re.findall(r"</ol>\n(<svg[^>]*>)", example[1])
    assert len(beside) == 3
    assert not any("font-size" in start for start in beside)


def test_owners_stand_in_the_rows_of_the_drawing_of_the_year_and_their_work_beside_them(
    example: tuple[ReportView, str],
) -> None:
    view, page = example
    (chart,) = view.years
    part = page[page.index('class="drawing year"') :]
    part = html.unescape(part[: part.index("</ol>")])
    assert f"padding-top: {chart.ems_head}em" in part
    rows = re.findall(r'height: ([\d.]+)em"><span class="what">(.*?)</span>.*?<span class="told">(.*?)</span>', part)
    assert rows == [(str(row.ems_high), row.name, row.told) for row in chart.rows]


@pytest.mark.parametrize(
    ("answers", "sentences"),
    [
        ("answers: {contract: {}}", ["nothing to put in order and nothing to draw", "No action is planned"]),
        ("answers: {contract: {definition: 1}}", ["There is a single priority"]),
        ("plan: {capacity: 0}\nanswers: {contract: {definition: 1}}", ["No action is planned", 'id="later"']),
    ],
)
def test_a_sentence_stands_where_there_is_nothing_to_draw(tmp_path: Path, answers: str, sentences: list[str]) -> None:
    path = tmp_path / "answers.yaml"
    path.write_text(f"organisation: A group\nassessed_on: 2014-03-14\n{answers}\n")
    view, page = view_and_page(path)
    for sentence in sentences:
        assert sentence in page
    drawn = [view.importance_chart, view.effort_chart, *view.years]
    assert len(drawings(page)) == 1 + sum(found is not None for found in drawn)
