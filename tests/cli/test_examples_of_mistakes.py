"""``examples/wrong``: each file of answers beside what the tool says of it, and a page that shows both."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[2] / "examples" / "wrong"
WRONG = sorted(FOLDER.glob("*.yaml"))
PAGE = (FOLDER / "README.md").read_text(encoding="utf-8")


def test_there_are_examples() -> None:
    assert len(WRONG) >= 6
    assert {path.stem for path in FOLDER.glob("*.txt")} == {path.stem for path in WRONG}


@pytest.mark.parametrize("path", WRONG, ids=lambda path: path.stem)
def test_check_prints_what_stands_beside_the_file(
    run: Callable[..., subprocess.CompletedProcess[str]],
    monkeypatch: pytest.MonkeyPatch,
    path: Path,
    request: pytest.FixtureRequest,
) -> None:
    monkeypatch.chdir(FOLDER)
    done = run("check", path.name)
    beside = path.with_suffix(".txt")
    if request.config.getoption("--update-golden"):
        beside.write_text(done.stderr, encoding="utf-8", newline="\n")
    assert (done.returncode, done.stdout, done.stderr) == (1, "", beside.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", WRONG, ids=lambda path: path.stem)
def test_the_page_shows_the_mistake_and_the_answer(path: Path) -> None:
    text, answer = (path.with_suffix(suffix).read_text(encoding="utf-8") for suffix in (".yaml", ".txt"))
    assert f"In `{path.name}`:\n\n```yaml\n{text}```\n\n```text\n{answer}```\n" in PAGE
