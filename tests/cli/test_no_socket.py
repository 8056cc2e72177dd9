"""The program opens no socket: what is assessed stays on the machine."""

import os
from pathlib import Path

import pytest
from typer.main import get_group

from ccg_toolkit.cli.app import app

from .conftest import Run

ANSWERS = """\
organisation: See https://example.org and file:///etc/passwd
assessed_on: 2014-12-31
answers:
  contract:
    definition:
      level: 1
      comment: <img src="http://example.org/x.png"> //example.org/y
"""
WATCH = """\
import os, sys

def watch(event, details):
    if event.startswith("socket."):
        with open(os.environ["SEEN"], "a") as file:
            file.write(event + chr(10))
        raise RuntimeError("a socket was opened")

sys.addaudithook(watch)
with open(os.environ["SEEN"], "a") as file:
    file.write("watching" + chr(10))
"""
COMMANDS = [
    ["assess", "answers.yaml", "-o", "r.pdf", "-o", "r.html", "-o", "r.json"],
    ["plan", "answers.yaml", "--capacity", "4", "-o", "c.html"],
    ["compare", "answers.yaml", "later.yaml", "-o", "m.html"],
    ["pack", "answers.yaml", "-o", "p.html"],
    ["form", "answers.yaml", "-o", "answers.xlsx"],
    ["questionnaire", "-o", "ask.html", "-o", "ask.xlsx", "-o", "ask.pdf"],
    ["collate", "survey.csv", "-o", "responses.csv"],
    ["check", "answers.yaml"],
    ["explain", "overall", "answers.yaml"],
    ["show", "sources"],
    ["init", "ours"],
    ["add-domain", "shared-estate", "ours"],
    ["schema", "answers"],
]


@pytest.fixture
def watched(tmp_path: Path) -> dict[str, str]:
    """Give the environment in which a process notes each socket that it opens, and fails."""
    (tmp_path / "sitecustomize.py").write_text(WATCH)
    path = os.pathsep.join(filter(None, [str(tmp_path), os.environ.get("PYTHONPATH", "")]))
    return {"PYTHONPATH": path, "SEEN": str(tmp_path / "seen")}


@pytest.mark.wide
def test_no_command_opens_a_socket(run_alone: Run, watched: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "answers.yaml").write_text(ANSWERS)
    (tmp_path / "later.yaml").write_text(ANSWERS.replace("2014", "2015"))
    (tmp_path / "survey.csv").write_text("group,agree.contract.offers-and-wants\nstaff,3\n")
    for arguments in COMMANDS:
        done = run_alone(*arguments, **watched)
        assert (arguments, done.returncode) == (arguments, 0), done.stderr
    assert (tmp_path / "r.pdf").read_bytes().startswith(b"%PDF")
    assert (tmp_path / "seen").read_text().split() == ["watching"] * len(COMMANDS)


def test_every_command_is_watched() -> None:
    assert get_group(app).commands.keys() == {arguments[0] for arguments in COMMANDS}


def test_a_socket_would_be_noted(run_alone: Run, watched: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "weasyprint.py").write_text("import socket\nsocket.create_connection(('127.0.0.1', 9))")
    (tmp_path / "answers.yaml").write_text(ANSWERS)
    assert run_alone("assess", "answers.yaml", "-o", "r.pdf", **watched).returncode != 0
    assert "socket." in (tmp_path / "seen").read_text()
