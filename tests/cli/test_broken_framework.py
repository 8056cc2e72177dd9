"""Commands that a framework with errors stops: each names the errors, and writes nothing."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

SMALL = Path(__file__).resolve().parents[1] / "fixtures" / "small"

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """The small framework, with an error in its last line."""
    folder = tmp_path / "broken"
    shutil.copytree(SMALL, folder)
    with (folder / "domains" / "money.yaml").open("a", encoding="utf-8") as file:
        file.write("colour: red\n")
    return folder


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    "command", [("add-domain", "shared-estate", "broken"), ("show", "domains", "--framework", "broken")]
)
def test_a_framework_with_an_error_is_named_and_left_as_it_is(run: Run, broken: Path, command: tuple[str, ...]) -> None:
    before = files(broken)
    done = run(*command)
    assert (done.returncode, done.stdout) == (65, "")
    assert "broken/domains/money.yaml:5:1: unknown field 'colour' (money)\n" in done.stderr
    assert done.stderr.endswith("\nccg-toolkit: 1 error; nothing was written.\n")
    assert before
    assert files(broken) == before


def test_of_very_many_problems_the_first_are_listed_and_the_others_counted(run: Run, broken: Path) -> None:
    for name in ("money", "voices"):
        with (broken / "domains" / f"{name}.yaml").open("a", encoding="utf-8") as file:
            file.writelines(f"field-{number}: x\n" for number in range(110))
    done = run("check", "broken")
    listed = [line for line in done.stderr.splitlines() if line.startswith("broken/")]
    warnings = [line for line in listed if ": warning: " in line]
    assert (done.returncode, len(listed), len(warnings)) == (1, 200, 3)
    assert done.stderr.endswith(f"\n... and {1 + 2 * 110 + 3 - 200} more problems.\n")
