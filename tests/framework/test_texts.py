"""The texts of a framework: how the away-day is run, and the glossary."""

from pathlib import Path

import pytest

from ccg_toolkit.framework import Texts, built_in_folder, load_framework
from tests.framework.folders import COVER, EXTENDS, domain, write
from tests.slow import few

MONEY = {"domains/money": domain("money")}
RULES = "rules: [Speak last.]\n"
DAY = """\
title: A morning
about: Coffee is ready at nine.
minutes: 60
sessions:
  - {title: Start, steps: [{takes: 30 minutes, do: All say hello.}]}
"""


def texts_of(folder: Path) -> Texts:
    found = load_framework(folder, "ours")
    assert found.framework is not None, found.problems
    return found.framework.texts


def told(folder: Path) -> list[tuple[str, str]]:
    """Give the place and message of each problem."""
    return [
        (f"{problem.place.file}:{problem.place.line}:{problem.place.column}", problem.message)
        for problem in load_framework(folder, "ours").problems
        if problem.severity == "error"
    ]


def day(how: str) -> str:
    return DAY.replace("All say hello.", how)


@pytest.mark.parametrize("cover", [EXTENDS, COVER])
def test_a_file_takes_the_place_of_the_built_in_one_and_the_others_stay(tmp_path: Path, cover: str) -> None:
    own = {"away-day/ground-rules": RULES, "away-day/three-hours": DAY, "glossary": "words: {Gap: A hole.}\n"}
    texts = texts_of(write(tmp_path, cover, MONEY | own))
    assert texts.ground_rules.rules == ("Speak last.",)
    assert [session.title for session in texts.three_hours.sessions] == ["Start"]
    assert texts.glossary.words == {"Gap": "A hole."}
    built_in = texts_of(built_in_folder())
    assert [session.title for session in texts.full_day.sessions] == [
        session.title for session in built_in.full_day.sessions
    ]
    assert [section.title for section in texts.guide.sections] == [section.title for section in built_in.guide.sections]


def test_the_built_in_texts_speak_in_the_nouns_of_the_framework(tmp_path: Path) -> None:
    texts = texts_of(write(tmp_path, COVER, MONEY))
    assert "Shops speak before stewards." in texts.ground_rules.rules[1]
    assert texts.three_hours.sessions[0].steps[0].speaks == "Chair of the committee"
    assert "what the club said of itself" in texts.guide.lead
    assert texts.glossary.words["Level"] == "Where a criterion stands on the scale, from 0 to 2."


def test_a_point_of_advice_has_a_short_form(tmp_path: Path) -> None:
    guide = "lead: Be kind.\nsections: [{title: First, points: [Smile., {lead: Rain., text: Go in.}]}]\n"
    points = texts_of(write(tmp_path, EXTENDS, {"away-day/guide": guide})).guide.sections[0].points
    assert [(point.lead, point.text) for point in points] == [(None, "Smile."), ("Rain.", "Go in.")]


@pytest.mark.parametrize(
    ("name", "text", "problem"),
    few(
        [
            ("away-day/three-hours", day("$memberz"), ("5:48", "there is no term '$memberz'")),
            ("away-day/three-hours", day("It costs $5"), ("5:48", "a $ stands alone")),
            ("away-day/three-hours", DAY.replace("60", "30"), ("3:1", "minutes 30 is below 60")),
            ("away-day/three-hours", DAY.replace("60", "601"), ("3:1", "minutes 601 is above 600")),
            (
                "away-day/three-hours",
                DAY.replace("30 minutes", "half an hour"),
                ("5:29", "takes: 'half an hour' is not a time"),
            ),
            (
                "away-day/three-hours",
                DAY.replace("30 minutes", "241 minutes"),
                ("5:29", "takes: '241 minutes' is not a time"),
            ),
            (
                "away-day/three-hours",
                DAY.replace("30 minutes", "0 minutes"),
                ("5:29", "takes: '0 minutes' is not a time"),
            ),
            ("away-day/three-hours", DAY.replace("title: Start", "takes_up: [lunch], title: Start"), None),
            ("away-day/three-hours", DAY.replace("title: Start", "sheets: [poster], title: Start"), None),
            ("away-day/three-hours", DAY.replace("title: Start", "need: 10, title: Start"), None),
            (
                "away-day/three-hours",
                DAY.replace("title: Start", "takes_up: [items], title: Start"),
                ("5:5", "it takes up items, and has no sheet for it"),
            ),
            (
                "away-day/three-hours",
                DAY.replace("30 minutes", "65 minutes"),
                ("3:1", "with 8 people it takes 65 minutes, 5 more than its 60"),
            ),
            ("away-day/three-hours", "title: A day\n", None),
            ("away-day/ground-rules", "rules: []\n", ("1:1", "rules has 0 items; at least 1 must be there")),
            ("away-day/ground-rules", f"rules: [{'x' * 2001}]\n", None),
            ("away-day/ground-rules", f"rules: [{', '.join('abcdefghijklmnopqrstu')}]\n", None),
            ("away-day/guide", "lead: Be kind.\nsections: [{title: First, points: [$memberz]}]\n", None),
            ("glossary", "words: {Gap: [a, b]}\n", None),
            (
                "glossary",
                f"words: {{{'x' * 201}: Long.}}\n",
                ("1:9", "this name has 201 characters; at most 200 are allowed"),
            ),
            ("glossary", "words: {Gap: One., Gap: Two.}\n", None),
            ("glossary", "words:\n  Gap:\n", ("1:1", "words has 0 items; at least 1 must be there")),
            ("away-day/ground-rules", "rules:\n  -\n", None),
            ("glossary", "words: {Gap: $talk}\n", ("1:9", "there is no term '$talk'")),
            ("glossary", "- Gap\n", None),
        ],
        keep=8,
    ),
)
def test_a_mistake_is_told_with_its_place(
    tmp_path: Path, name: str, text: str, problem: tuple[str, str] | None
) -> None:
    folder = write(tmp_path, EXTENDS, {name: text})
    assert load_framework(folder, "ours").framework is None
    found = told(folder)
    assert found
    assert all(place.startswith(f"ours/{name}.yaml:") for place, _ in found)
    assert problem is None or found == [(f"ours/{name}.yaml:{problem[0]}", problem[1])]


def test_a_file_that_cannot_be_read_is_told_once(tmp_path: Path) -> None:
    folder = write(tmp_path, EXTENDS, {})
    (folder / "glossary.yaml").mkdir()
    [problem] = load_framework(folder, "ours").problems
    assert (problem.place.file, problem.unreadable) == ("ours/glossary.yaml", True)


@pytest.mark.parametrize(
    ("name", "severity", "hint"),
    [
        ("away-day/three-hour.yaml", "error", "Did you mean three-hours?"),
        ("away-day/lunch.yaml", "error", "They are: "),
        ("away-day/three-hours (1).yaml", "error", "It looks like a copy of three-hours.yaml, which is not here"),
        ("away-day/guide.yml", "warning", "Rename it to guide.yaml"),
        ("Away-Day/guide.yaml", "error", "Rename it to away-day, since capital letters count."),
        ("Glossary.yaml", "warning", "Rename it to glossary.yaml"),
        ("glossary.yml", "warning", "Rename it to glossary.yaml"),
    ],
)
def test_a_file_that_nothing_reads_is_pointed_out(tmp_path: Path, name: str, severity: str, hint: str) -> None:
    folder = write(tmp_path, EXTENDS, {})
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_text(RULES, encoding="utf-8")
    [problem] = load_framework(folder, "ours").problems
    assert problem.severity == severity
    assert hint in problem.hint
