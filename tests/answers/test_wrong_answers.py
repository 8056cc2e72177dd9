"""Files of answers with mistakes, each beside the exact messages it must give; ``--update-golden`` writes those anew."""

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from ccg_toolkit.sources import as_text, errors
from ccg_toolkit.toolkit import Loaded, load

FOLDER = Path(__file__).parents[1] / "golden" / "answers"
WRONG = sorted(FOLDER.glob("*.yaml"))
ONLY_WARNINGS = {"comma-in-a-list", "hash-in-a-comment", "responses-not-read"}


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
        assert problem.hint or problem.rule == "responses"


@pytest.mark.parametrize("path", WRONG, ids=lambda path: path.stem)
def test_no_message_repeats_a_long_value(path: Path) -> None:
    for problem in loaded(path).problems:
        assert all(len(shown) <= 40 for shown in re.findall(r"'([^']*)'", problem.message)), problem.message
        assert "must not be repeated" not in as_text(problem)
