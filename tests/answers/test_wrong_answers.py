"""Files of answers with mistakes, each beside the exact messages it must give; ``--update-golden`` writes those anew."""

import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

from ccg_toolkit.sources import as_text, errors
from ccg_toolkit.sources.diagnostics import LONGEST_SHOWN
from ccg_toolkit.toolkit import Loaded, load

FOLDER = Path(__file__).parents[1] / "golden" / "answers"
WRONG = sorted(FOLDER.glob("*.yaml"))
ONLY_WARNINGS = {"comma-in-a-list", "hash-in-a-comment"}


@cache
def loaded(path: Path) -> Loaded:
    return load(path, name=path.name)


def test_every_file_has_its_messages() -> None:
    assert len(WRONG) >= 70
    assert {path.stem for path in FOLDER.glob("*.txt")} == {path.stem for path in WRONG}


@pytest.mark.parametrize("path", WRONG, ids=lambda path: path.stem)
def test_messages(path: Path, golden: Callable[[str, str], None]) -> None:
    found = loaded(path)
    golden(f"answers/{path.stem}.txt", "".join(f"{as_text(problem)}\n" for problem in found.problems))
    assert bool(errors(found.problems)) == (found.inputs is None) == (path.stem not in ONLY_WARNINGS)


@pytest.mark.parametrize("path", WRONG, ids=lambda path: path.stem)
def test_every_message_has_a_place_in_the_file_and_says_what_to_do(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").split("\n")
    for problem in loaded(path).problems:
        assert 1 <= problem.place.line <= len(lines)
        assert 1 <= problem.place.column <= len(lines[problem.place.line - 1]) + 1
        assert problem.hint


@pytest.mark.parametrize("path", WRONG, ids=lambda path: path.stem)
def test_no_message_repeats_a_comment_or_a_long_value(path: Path) -> None:
    typed = path.read_text(encoding="utf-8")
    text = " ".join(typed.split())
    comments = re.findall(r"\b(?:comment|because): +(.*)", typed)
    for problem in loaded(path).problems:
        said = " ".join(as_text(problem).split())
        assert [part for part in pieces(said, LONGEST_SHOWN + 1) if part in text] == []
        assert [part for comment in comments for part in pieces(comment, 11) if part in said] == []


def test_there_are_comments_that_could_be_repeated() -> None:
    assert sum(" comment: " in path.read_text(encoding="utf-8") for path in WRONG) > 10


def pieces(text: str, length: int) -> Iterator[str]:
    return (text[at : at + length] for at in range(len(text) - length + 1))
