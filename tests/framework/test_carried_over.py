"""Frameworks that were made elsewhere: one description of the levels for all, a scale from 1, codes, no titles, no actions."""

import json
from collections.abc import Sequence
from fractions import Fraction
from io import BytesIO
from pathlib import Path
from typing import Any

import pymupdf
import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st

from ccg_toolkit.away_day import build_pack
from ccg_toolkit.framework import Framework, load_framework
from ccg_toolkit.outputs import render, render_page
from ccg_toolkit.report import Assessment, Edition, Setting, build_view
from ccg_toolkit.sources import as_text
from ccg_toolkit.toolkit import assess, load
from tests.framework.folders import COVER, action, criteria, criterion, domain, write
from tests.slow import tries

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "continuite"
MEANT = (
    "scale: [{name: Low, meaning: By chance.}, {name: Middle, meaning: By rule.}, {name: High, meaning: Everywhere.}]"
)
COVER_FROM_1 = (
    COVER.replace("scale: [{name: Nothing}, {name: Some}, {name: All}]", f"{MEANT}\nscale_from: 1")
    .replace("from: 0, name: Low", "from: 1, name: Fair")
    .replace("from: 1, name: High", "from: 2, name: Good")
    .replace("target: 2", "target: 3")
    .replace("in_place: 1", "in_place: 2")
)
BARE = "  - {{id: {0}, statement: {1}}}\n"


def read(folder: Path, cover: str, *entries: str) -> Framework:
    files = {"domains/money": domain("money"), "criteria/money": criteria("money", *entries)}
    loaded = load_framework(write(folder, cover, files), "ours")
    assert [as_text(problem) for problem in loaded.problems] == []
    assert loaded.framework is not None
    return loaded.framework


def problems(folder: Path, cover: str, *entries: str) -> list[str]:
    files = {"domains/money": domain("money"), "criteria/money": criteria("money", *entries)}
    loaded = load_framework(write(folder, cover, files), "ours")
    return [f"{as_text(problem).splitlines()[0]}" for problem in loaded.problems if problem.severity == "error"]


def assessed(folder: Path, text: str) -> Assessment:
    path = folder / "answers.yaml"
    path.write_text(f"organisation: A\nassessed_on: 2014-05-20\nframework: .\nanswers:\n{text}", encoding="utf-8")
    loaded = load(path)
    assert loaded.inputs is not None, loaded.problems
    return assess(loaded.inputs, version="0")


@pytest.fixture(scope="module")
def example() -> Assessment:
    inputs = load(EXAMPLE / "answers.yaml").inputs
    assert inputs is not None
    return assess(inputs, version="0")


def test_levels_that_no_criterion_describes_are_those_of_the_scale(tmp_path: Path) -> None:
    [found] = read(
        tmp_path, COVER.replace("scale: [{name: Nothing}, {name: Some}, {name: All}]", MEANT), BARE.format("a", "So.")
    ).criteria()
    assert found.levels == ("By chance.", "By rule.", "Everywhere.")
    assert not found.own_levels


def test_a_scale_without_meanings_cannot_stand_in(tmp_path: Path) -> None:
    [message] = problems(tmp_path, COVER, BARE.format("a", "So."))
    assert "no levels are described, and the scale does not say what 'Nothing', 'Some' and 'All' means" in message


def test_the_wording_of_levels_from_the_scale_is_that_of_the_scale(tmp_path: Path) -> None:
    def wording(folder: str, scale: str) -> str:
        cover = COVER.replace("scale: [{name: Nothing}, {name: Some}, {name: All}]", scale)
        [found] = read(tmp_path / folder, cover, BARE.format("a", "So.")).criteria()
        return found.wording

    same, noun = wording("one", MEANT), wording("two", MEANT.replace("By rule", "by RULE"))
    other = wording("three", MEANT.replace("By rule", "By law"))
    assert same == noun != other


@pytest.mark.parametrize(
    ("code", "title", "called"),
    [
        ("", "Cash", "Cash"),
        ("GV.OC-01", "Cash", "GV.OC-01 Cash"),
        ("GV.OC-01", "", "GV.OC-01 The mission is understood and informs what is done about…"),
        ("", "", "The mission is understood and informs what is done about…"),
    ],
)
def test_a_code_stands_before_the_title_and_a_statement_for_a_missing_one(
    tmp_path: Path, code: str, title: str, called: str
) -> None:
    more = "".join(f", {name}: {value}" for name, value in (("code", code), ("title", title)) if value)
    entry = f"  - {{id: a, statement: The mission is understood and informs what is done about risks of each kind.{more}}}\n"
    [found] = read(
        tmp_path, COVER.replace("scale: [{name: Nothing}, {name: Some}, {name: All}]", MEANT), entry
    ).criteria()
    assert found.title == called


@pytest.mark.parametrize(
    ("line", "wrong", "message"),
    [
        ("from: 1, name: Fair", "from: 0, name: Fair", "the first band does not begin at the lowest level, 1"),
        ("target: 3", "target: 0", "target 0 is below the lowest level, 1"),
        ("target: 3", "target: 4", "target 4 is above the top of the scale, 3"),
        ("scale_from: 1", "scale_from: 2", "scale_from"),
        ("scale_from: 1", "scale_from: one", "scale_from"),
    ],
)
def test_what_does_not_fit_a_scale_from_1(tmp_path: Path, line: str, wrong: str, message: str) -> None:
    found = problems(tmp_path, COVER_FROM_1.replace(line, wrong), BARE.format("a", "So."))
    assert any(message in each for each in found), found


def test_actions_below_the_lowest_level_are_refused(tmp_path: Path) -> None:
    [message] = problems(tmp_path, COVER_FROM_1, criterion("a", action("do", 0, 3)))
    assert "from 0 is below the lowest level, 1" in message


def test_answers_are_in_the_numbers_of_the_scale(tmp_path: Path) -> None:
    read(tmp_path, COVER_FROM_1, *(BARE.format(name, "So.") for name in "abcd"))
    scores = assessed(tmp_path, "  money: {a: 1, b: Middle, c: 3 High, d: unknown}\n").scores
    assert [standing.level for standing in scores.criteria] == [1, 2, 3, None]
    overall = scores.overall
    assert (overall.mean, overall.low, overall.high) == (Fraction(2), Fraction(7, 4), Fraction(9, 4))
    assert overall.percent_to_target == Fraction(1, 2)
    path = tmp_path / "answers.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("a: 1", "a: 0"), encoding="utf-8")
    [problem] = load(path).problems
    assert problem.message == "level 0 is below the lowest, 1"
    assert "1 Low, 2 Middle, 3 High" in problem.hint


levels = st.lists(st.sampled_from([0, 1, 2, "unknown"]), min_size=3, max_size=3)


@given(levels, st.integers(1, 2))
@tries(40)
@pytest.mark.wide
def test_a_scale_from_1_says_the_same_as_one_from_0(
    tmp_path_factory: pytest.TempPathFactory, given_levels: Sequence[int | str], target: int
) -> None:
    """All levels are one higher, and nothing else is other: gaps, shares, ranks, plan and bands."""

    def made(lowest: int) -> dict[str, Any]:
        folder = tmp_path_factory.mktemp("scale")
        cover = (
            COVER_FROM_1.replace("scale_from: 1", f"scale_from: {lowest}")
            .replace("from: 1, name", f"from: {lowest}, name")
            .replace("from: 2, name", f"from: {lowest + 1}, name")
            .replace("target: 3", f"target: {lowest + target}")
            .replace("in_place: 2", f"in_place: {lowest + 1}")
        )
        entries = [
            criterion(name, action("go", lowest, lowest + 1), action("on", lowest + 1, lowest + 2)) for name in "abc"
        ]
        read(folder, cover, *entries)
        shifted = [level if isinstance(level, str) else level + lowest for level in given_levels]
        text = ", ".join(f"{name}: {level}" for name, level in zip("abc", shifted, strict=True))
        assessment = assessed(folder, f"  money: {{{text}}}\n")
        return json.loads(render(".json", assessment, build_view(assessment)))  # type: ignore[no-any-return] # as any JSON

    zero, one = made(0), made(1)
    assert one["overall"]["percent_to_target"] == zero["overall"]["percent_to_target"]
    assert one["overall"]["band"] == zero["overall"]["band"]
    assert [(p["criterion"], p["rank"], p["priority"]) for p in one["priorities"]] == [
        (p["criterion"], p["rank"], p["priority"]) for p in zero["priorities"]
    ]
    assert [(a["id"], a["starts_on"], a["from"] - 1, a["to"] - 1) for a in one["plan"]["actions"]] == [
        (a["id"], a["starts_on"], a["from"], a["to"]) for a in zero["plan"]["actions"]
    ]
    for name in ("score", "low", "high", "unconfirmed_low"):
        before, after = zero["overall"][name], one["overall"][name]
        assert (before is None) == (after is None)
        assert after is None or abs(after - before - 1) < 1e-9


# The example: all of it at once, through every output.


def test_a_report_without_actions_has_no_empty_plan(example: Assessment) -> None:
    page = render(".html", example, build_view(example)).decode()
    for words in (
        "No action falls",
        "Quarter 1",
        "The plan drawn to time",
        "no action written",
        'id="plan"',
        "points of effort.",
    ):
        assert words not in page, words
    assert "the framework proposes no actions" in page


def test_what_the_scale_says_is_printed_once(example: Assessment) -> None:
    page = render(".html", example, build_view(example)).decode()
    assert page.count("Personne ne l&#39;a encore essayée.") == 1
    assert "Lors des deux dernières fermetures" in page  # a criterion that describes its own levels


def test_own_texts_bear_their_language_and_ours_stay_english(example: Assessment) -> None:
    view = build_view(example)
    page = render(".html", example, view).decode()
    assert '<html lang="en-GB">' in page
    assert '<p class="statement typed" lang="fr">Chaque cabinet sait quel numéro' in page
    assert '<h2 id="domain-alerte">1. <span lang="fr">AL Donner l&#39;alerte</span></h2>' in page
    pack = render_page(".html", build_pack(example), example.framework.folders).decode()
    assert '<span lang="fr">AL Donner l&#39;alerte</span>' in pack
    word = Document(BytesIO(render(".docx", example, view)))
    cells = [cell for table in word.tables for row in table.rows for cell in row.cells]
    marked = {cell.text for cell in cells if cell._tc.xpath('.//w:lang[@w:val="fr"]')}  # noqa: SLF001 - no public way
    assert "AL Donner l'alerte" in marked
    assert "Overall" not in marked


@pytest.mark.wide
def test_the_pdf_tells_the_language_of_each_part(example: Assessment) -> None:
    document: Any = pymupdf.open(stream=render(".pdf", example, build_view(example), Setting(edition=Edition.FULL)))  # type: ignore[no-untyped-call]
    objects = [document.xref_object(number) for number in range(1, document.xref_length())]
    assert sum("/Lang (fr)" in each for each in objects) > 30
    assert sum("/Lang (en-GB)" in each for each in objects) == 1


def test_nothing_is_marked_in_a_report_of_one_language(tmp_path: Path) -> None:
    read(tmp_path, COVER_FROM_1, BARE.format("a", "So."))
    assessment = assessed(tmp_path, "  money: {a: 1}\n")
    assert render(".html", assessment, build_view(assessment)).decode().count("lang=") == 1


def test_words_of_another_language_are_not_looked_at_as_english(tmp_path: Path) -> None:
    entry = criterion(
        "a", "{id: do, title: Do, from: 1, to: 3, effort: S, owner: A, success_measure: Tout est fait, steps: [b, c]}"
    )
    files = {"domains/money": domain("money"), "criteria/money": criteria("money", entry)}
    found = {
        language: {
            problem.message
            for problem in load_framework(
                write(tmp_path / language, f"{COVER_FROM_1}language: {language}\n", files), content=True
            ).problems
        }
        for language in ("fr", "en-GB")
    }
    assert found["en-GB"] - found["fr"] == {"success_measure has no number or date"}
