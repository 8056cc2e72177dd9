"""What people type out of habit is mended before the parser reads it, and nothing else is touched."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccg_toolkit.answers.models import Answers
from ccg_toolkit.framework import Cover, CriteriaFile, DomainFile, Glossary, GroundRules, Guide, Timetable
from ccg_toolkit.sources import Record, Shape, parse_yaml
from ccg_toolkit.sources.yaml.habits import LONGEST, as_meant

ROOT = Path(__file__).parents[2]
SOUND: list[tuple[Path, type[Record]]] = [
    *((path, Answers) for path in sorted(ROOT.glob("examples/**/answers.yaml"))),
    *((path, Answers) for path in sorted(ROOT.glob("examples/stories/*.yaml"))),
    *((path, DomainFile) for path in sorted(ROOT.glob("domains/*.yaml"))),
    *((path, CriteriaFile) for path in sorted(ROOT.glob("criteria/*.yaml"))),
    (ROOT / "framework.yaml", Cover),
    *((ROOT / "away-day" / f"{name}.yaml", Timetable) for name in ("three-hours", "full-day")),
    (ROOT / "away-day" / "ground-rules.yaml", GroundRules),
    (ROOT / "away-day" / "guide.yaml", Guide),
    (ROOT / "glossary.yaml", Glossary),
]
SIGNS = ["\u2013", "—", "•", "*", "·", "○", "▪", "●", "\uf0b7", "\u2212", "+", "o", "1.", "a)"]
TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\r\n#\"'{}[]:"), min_size=1, max_size=30)


@pytest.mark.parametrize(("path", "model"), SOUND, ids=lambda value: getattr(value, "name", ""))
def test_a_sound_file_is_left_as_it_is(path: Path, model: type[Record]) -> None:
    text = path.read_text(encoding="utf-8")
    meant = as_meant(text, "file.yaml", Shape(model))
    assert (meant.text, meant.problems, meant.taken, meant.blots) == (text, [], {}, set())


def test_there_are_sound_files() -> None:
    assert len(SOUND) >= 19
    assert all(path.stat().st_size < LONGEST for path, _ in SOUND)


@pytest.mark.parametrize("sign", SIGNS)
@pytest.mark.parametrize("gap", [" ", "   ", "\t", "\u00a0"])
def test_a_list_with_bullets_reads_as_one_with_hyphens(sign: str, gap: str) -> None:
    lines = "answers:\n  contract:\n    definition:\n      evidence:\n"
    for what, strength in (("Minutes", "document"), ("Poll", "members")):
        lines += f"        @what: {what}\n          strength: {strength}\n"
    wanted, _ = parse_yaml(lines.replace("@", "- "), "file.yaml")
    document, problems = parse_yaml(lines.replace("@", sign + gap), "file.yaml", Shape(Answers))
    assert document is not None
    assert wanted is not None
    assert document.data == wanted.data
    assert [(problem.rule, problem.place.line, problem.place.column) for problem in problems] == [("bullet", 5, 9)]


@given(TEXTS, st.sampled_from([">", "|", ">-", "|2"]))
def test_folded_text_may_hold_whatever_looks_like_a_habit(text: str, sign: str) -> None:
    body = f"          • {text}\n          * {text}: ?\n          level: -\n            comment: x\n"
    lines = f"answers:\n  contract:\n    definition:\n      level: 1\n      comment: {sign}\n{body}"
    meant = as_meant(lines, "file.yaml", Shape(Answers))
    assert (meant.text, meant.problems, meant.taken) == (lines, [], {})


@given(TEXTS)
def test_no_line_moves_whatever_is_mended(text: str) -> None:
    lines = (
        f"answers:\n  contract:\n    definition: {text}\n      comment: x\n    a: ?\n  public:\n    • {text}\nb: 1\n"
    )
    assert as_meant(lines, "file.yaml", Shape(Answers)).text.count("\n") == lines.count("\n")


def test_what_stands_behind_a_value_of_several_lines_keeps_its_place() -> None:
    lines = "answers:\n  contract:\n    definition: 2 and\n      much more\n      comment: a\n    other: [a\n"
    _, problems = parse_yaml(lines, "file.yaml", Shape(Answers))
    assert [(problem.rule, problem.place.line) for problem in problems] == [("below-a-value", 4), ("syntax", 6)]


def test_of_a_file_of_which_nothing_is_known_nothing_is_guessed() -> None:
    lines = "a: 1\n  comment: x\nb: ?\n"
    assert parse_yaml(lines, "file.yaml")[0] is None
