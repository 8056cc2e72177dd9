"""Framework folders with mistakes, each beside the exact messages it must give; ``--update-golden`` writes those anew."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from ccg_toolkit.framework import LoadedFramework, load_framework
from ccg_toolkit.sources import as_text, errors

FOLDER = Path(__file__).parents[1] / "golden" / "frameworks"
WRONG = sorted(path for path in FOLDER.iterdir() if path.is_dir())
ONLY_WARNINGS = {"no-criteria", "steps-uncovered"}


@cache
def loaded(path: Path) -> LoadedFramework:
    return load_framework(path, path.name)


def test_there_are_wrong_frameworks() -> None:
    assert len(WRONG) >= 25


@pytest.mark.parametrize("path", WRONG, ids=lambda path: path.name)
def test_messages(path: Path, golden: Callable[[str, str], None]) -> None:
    found = loaded(path)
    golden(f"frameworks/{path.name}/expected.txt", "".join(f"{as_text(problem)}\n" for problem in found.problems))
    assert bool(errors(found.problems)) == (found.framework is None) == (path.name not in ONLY_WARNINGS)


@pytest.mark.parametrize("path", WRONG, ids=lambda path: path.name)
def test_every_message_is_about_the_user_s_own_files_and_says_what_to_do(path: Path) -> None:
    for problem in loaded(path).problems:
        assert problem.place.file.split("/")[0] == path.name
        assert problem.hint
