"""What a terminal or a pipe of an older system gets: data in UTF-8 whatever it asks for, and words in what it can show."""

import json
import os
import subprocess
import sys
from itertools import product
from pathlib import Path

import pytest

from tests.slow import few

NAME = "Łódź → 北 CCG"
ENCODINGS = ["cp1252", "cp437", "ascii", "cp1252:strict", "utf-16"]


@pytest.fixture
def answers(tmp_path: Path) -> Path:
    path = tmp_path / "l.yaml"
    text = f"organisation: {NAME}\nassessed_on: 2014-03-14\nanswers: {{contract: {{definition: 2}}}}\n"
    path.write_text(text, encoding="utf-8")
    return path


def run(folder: Path, encoding: str, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "ccg_toolkit", *arguments]
    environment = os.environ | {"PYTHONIOENCODING": encoding}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=False, timeout=60)


@pytest.mark.parametrize("encoding", few(ENCODINGS))
def test_the_result_is_utf_8_whatever_the_terminal_asks_for(answers: Path, encoding: str) -> None:
    done = run(answers.parent, encoding, "assess", answers.name, "--json", "-o", "r.json")
    assert done.returncode == 0
    assert done.stdout == (answers.parent / "r.json").read_bytes()
    assert json.loads(done.stdout.decode())["organisation"] == NAME


def test_a_schema_is_utf_8_whatever_the_terminal_asks_for(tmp_path: Path) -> None:
    usual = run(tmp_path, "utf-8", "schema", "answers").stdout
    assert json.loads(usual.decode())["properties"]
    assert run(tmp_path, "utf-16", "schema", "answers").stdout == usual


@pytest.mark.parametrize(("command", "encoding"), few(product(["assess", "check", "plan"], ENCODINGS)))
def test_a_terminal_that_lacks_letters_gets_others_for_them(answers: Path, command: str, encoding: str) -> None:
    more = ["-o", "r.json"] if command == "assess" else []
    done = run(answers.parent, encoding, command, answers.name, *more)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode(encoding.partition(":")[0])
