"""Ctrl-C, a request to end, a stream that takes nothing, a fault of our own: the documented status, and no half file."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import IO

import pytest

from .conftest import Run

if sys.platform == "win32":
    pytest.skip("signals and streams are different on Windows", allow_module_level=True)

BRIEF = "organisation: Harbour Street\nassessed_on: 2014-03-14\nanswers:\n  contract:\n    definition: 1\n"
OLD = b"<!DOCTYPE html>old"
LOST = "ccg-toolkit: not all could be printed: the output is full or closed\n"
TOOLKIT = ("-m", "ccg_toolkit")
HAS_FULL = pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is always full")

# Sends itself a signal at the first event of a kind: Python tells of imports, and of files opened and renamed.
SIGNAL_AT = """
import os, signal, sys
number, kind, about = int(sys.argv.pop(1)), sys.argv.pop(1), sys.argv.pop(1)
signal.signal(signal.SIGINT, signal.default_int_handler)
sent = []
def watch(event, details):
    if event == kind and about in str(details[0]) and not sent:
        sent.append(event)
        os.kill(os.getpid(), number)
sys.addaudithook(watch)
from ccg_toolkit.cli import main
main()
"""
# Runs the rest of the command line without stdout.
CLOSED = "import os, sys; os.close(1); os.execv(sys.executable, [sys.executable, *sys.argv[1:]])"
BROKEN_STAGE = """
import ccg_toolkit.toolkit
def broken(inputs, **_options):
    private = inputs.answers.organisation
    raise ValueError(f"{private}: {inputs.answers!r}")
ccg_toolkit.toolkit.assess = broken
from ccg_toolkit.cli import main
main()
"""

Start = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def start(tmp_path: Path) -> Start:
    """Give a function that runs Python in `tmp_path`, where there are answers and an old report."""
    (tmp_path / "answers.yaml").write_text(BRIEF)
    (tmp_path / "r.html").write_bytes(OLD)

    def call(
        *arguments: str,
        stdout: int | IO[str] = subprocess.PIPE,
        stderr: int | IO[str] = subprocess.PIPE,
        **environment: str,
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, *arguments],
            cwd=tmp_path,
            env=clean_environment() | environment,
            stdout=stdout,
            stderr=stderr,
            encoding="utf-8",
            check=False,
            timeout=60,
        )

    return call


def clean_environment() -> dict[str, str]:
    ours = {"CCG_TOOLKIT_DEBUG", "CCG_TOOLKIT_FRAMEWORK", "PYTHONUNBUFFERED"}
    return {key: value for key, value in os.environ.items() if key not in ours} | {"PYTHONIOENCODING": "utf-8"}


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize(
    ("number", "event", "output"),
    [
        pytest.param(signal.SIGINT, ("import", "typer"), "r.html", id="while the command line is loaded"),
        pytest.param(signal.SIGTERM, ("import", "typer"), "r.html", id="so early, by another signal"),
        pytest.param(
            signal.SIGTERM, ("open", "answers.yaml"), "r.html", id="while answers are read", marks=pytest.mark.wide
        ),
        pytest.param(
            signal.SIGINT, ("import", "jinja2"), "r.html", id="while the page is made", marks=pytest.mark.wide
        ),
        pytest.param(signal.SIGTERM, ("import", "weasyprint"), "r.pdf", id="while the PDF is laid out"),
        pytest.param(signal.SIGINT, ("open", "-tmp"), "r.html", id="before a file is written", marks=pytest.mark.wide),
        pytest.param(signal.SIGTERM, ("os.rename", "-tmp"), "r.html", id="before it takes its name"),
    ],
)
def test_asked_to_end(start: Start, tmp_path: Path, number: int, event: tuple[str, str], output: str) -> None:
    done = start("-c", SIGNAL_AT, str(int(number)), *event, "assess", "answers.yaml", "-o", output)
    assert (done.returncode, done.stderr) == (128 + number, "")
    assert "Written" not in done.stdout
    assert ((tmp_path / "r.html").read_bytes(), names(tmp_path)) == (OLD, ["answers.yaml", "r.html"])


@pytest.mark.wide
@pytest.mark.parametrize("then", ["raise RuntimeError('of another kind')", "pass"])
def test_asked_to_end_where_a_library_swallows_it(start: Start, tmp_path: Path, then: str) -> None:
    (tmp_path / "rich.py").write_text(
        f"import os, signal\ntry:\n    os.kill(os.getpid(), signal.SIGTERM)\nexcept BaseException:\n    {then}\n"
    )
    done = start(*TOOLKIT, "show")
    assert (done.returncode, done.stderr) == (143, "")


def test_asked_to_end_when_all_is_done(start: Start) -> None:
    late = "import atexit, os, signal\natexit.register(os.kill, os.getpid(), signal.SIGTERM)\n"
    done = start("-c", f"{late}from ccg_toolkit.cli import main\nmain()", "--version")
    assert (done.returncode, done.stderr) == (0, "")


def test_ctrl_c_is_ignored_where_the_shell_said_so(start: Start) -> None:
    code = SIGNAL_AT.replace("signal.default_int_handler", "signal.SIG_IGN")
    done = start("-c", code, str(int(signal.SIGINT)), "import", "typer", "--version")
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.wide
def test_killed_at_random_moments(start: Start, tmp_path: Path) -> None:
    moments = random.Random(14)  # noqa: S311 - moments, not secrets
    found = []
    for _ in range(3):
        with subprocess.Popen(
            [sys.executable, *TOOLKIT, "assess", "answers.yaml", "-o", "r.html"],
            cwd=tmp_path,
            env=clean_environment(),
            stdout=subprocess.PIPE,
        ) as program:
            assert program.stdout is not None
            program.stdout.readline()  # the summary is there, so the report is made next
            time.sleep(moments.uniform(0, 0.2))
            program.kill()
        found.append((tmp_path / "r.html").read_bytes())
    assert start(*TOOLKIT, "assess", "answers.yaml", "-o", "r.html").returncode == 0
    assert {OLD, (tmp_path / "r.html").read_bytes()} >= set(found)
    assert names(tmp_path) == ["answers.yaml", "r.html"]


def test_killed_before_a_report_takes_its_name(start: Start, run: Run, tmp_path: Path) -> None:
    at = (str(int(signal.SIGKILL)), "os.rename", "-tmp")
    done = start("-c", SIGNAL_AT, *at, "assess", "answers.yaml", "-o", "r.html")
    assert (done.returncode, (tmp_path / "r.html").read_bytes(), len(names(tmp_path))) == (-9, OLD, 3)
    assert run("assess", "answers.yaml", "-o", "r.html").returncode == 0
    assert names(tmp_path) == ["answers.yaml", "r.html"]


@pytest.mark.wide
def test_killed_while_a_folder_is_made(start: Start, tmp_path: Path) -> None:
    at = (str(int(signal.SIGKILL)), "open", ".framework.yaml.")
    assert start("-c", SIGNAL_AT, *at, "init", "ours").returncode == -9
    made = ["answers.schema.json", "answers.yaml", "criteria", "domains"]
    assert names(tmp_path / "ours") == made
    again = start(*TOOLKIT, "init", "ours")
    assert again.returncode == 0, again.stderr
    assert names(tmp_path / "ours") == [*made, "framework.yaml"]


@pytest.mark.wide
@pytest.mark.parametrize("stream", [pytest.param("full", marks=HAS_FULL), "closed"])
def test_stdout_that_takes_nothing(start: Start, tmp_path: Path, stream: str) -> None:
    arguments = ["assess", "answers.yaml", "--json", "-o", "r.json"]
    if stream == "full":
        with Path("/dev/full").open("w", encoding="utf-8") as full:
            done = start(*TOOLKIT, *arguments, stdout=full)
    else:
        done = start("-c", CLOSED, *TOOLKIT, *arguments)
    assert (done.returncode, done.stderr) == (74, LOST)
    assert json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))["schema"]


def test_a_reader_that_stops_listening_is_no_fault(start: Start, tmp_path: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    done = start(*TOOLKIT, "assess", "answers.yaml", "--json", "-o", "r.json", stdout=writer)
    os.close(writer)
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))["schema"]


@HAS_FULL
@pytest.mark.wide
def test_stderr_that_takes_nothing(start: Start) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        assert start(*TOOLKIT, "show", "nothing", stderr=full).returncode == 2


def test_a_fault_of_ours_says_where_and_nothing_of_the_answers(start: Start, tmp_path: Path) -> None:
    done = start("-c", BROKEN_STAGE, "assess", "answers.yaml", "-o", "r.html")
    assert (done.returncode, done.stdout) == (70, "")
    first, hint = done.stderr.splitlines()
    assert first.startswith("ccg-toolkit: internal error: ValueError at reports.py:")
    assert hint.startswith("    Please report that line.")
    assert "Harbour" not in done.stderr
    assert ((tmp_path / "r.html").read_bytes(), names(tmp_path)) == (OLD, ["answers.yaml", "r.html"])


@pytest.mark.wide
def test_a_fault_of_ours_can_be_looked_into(start: Start) -> None:
    done = start("-c", BROKEN_STAGE, "assess", "answers.yaml", CCG_TOOLKIT_DEBUG="1")
    assert (done.returncode, "Traceback" in done.stderr) == (70, True)


@pytest.mark.wide
def test_what_the_system_refuses_anywhere_is_said_in_its_words(start: Start, tmp_path: Path) -> None:
    (tmp_path / "rich.py").write_text("raise PermissionError(13, 'Permission denied', '/a\\x1b[31m\\nb')")
    done = start(*TOOLKIT, "show")
    assert done.returncode == 74
    assert done.stderr.startswith("ccg-toolkit: /a<U+001B>[31m<U+000A>b: permission denied\n")
