"""What makes the PDF: chosen by an option or the environment, told on the last line, and given up for the next in words."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdf
import pytest

from tests.outputs.browsing import skip
from tests.slow import few

SMALL = Path(__file__).resolve().parents[1] / "fixtures" / "small"

Run = Callable[..., subprocess.CompletedProcess[str]]

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the browsers are scripts of a shell")


@pytest.fixture
def small(tmp_path: Path) -> str:
    shutil.copytree(SMALL, tmp_path / "small")
    return "small/answers.yaml"


@pytest.fixture
def commands(tmp_path: Path) -> Path:
    """A folder of commands, with Chromium among them, which notes each of its starts."""
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if chromium is None:
        skip("Chromium is not installed; on Debian or Ubuntu: sudo apt-get install chromium")
    return command(tmp_path, "chromium", f'echo x >>"{tmp_path}/starts"; exec "{chromium}" "$@"')


def maker_of(path: Path) -> str:
    about: Any = pypdf.PdfReader(path).metadata
    return str(about.producer)


def command(folder: Path, name: str, does: str) -> Path:
    path = folder / "bin of Zoë" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"#!/bin/sh\nPATH={os.environ['PATH']}; export PATH\n{does}\n", encoding="utf-8")
    path.chmod(0o755)
    return path.parent


@pytest.mark.wide
def test_a_browser_is_named_with_its_version_and_one_that_fails_before_it_is_told_of(
    run: Run, small: str, commands: Path, tmp_path: Path
) -> None:
    command(tmp_path, "microsoft-edge", "exit 0")
    done = run("pack", small, "--engine", "browser", "-o", "p.pdf", "--slides", "s.pdf", PATH=str(commands))
    by = maker_of(tmp_path / "p.pdf")
    assert by.startswith("Chromium 1")
    assert (done.returncode, done.stdout) == (0, f"Written: p.pdf (by {by})\nWritten: s.pdf (by {by})\n")
    assert done.stderr == f"ccg-toolkit: Microsoft Edge ended before it printed, so {by} was used.\n"


@pytest.mark.parametrize(("signal", "status"), few([("TERM", 143), ("INT", 130)]))
def test_when_the_program_is_ended_its_browser_is_too(
    run_alone: Run, small: str, tmp_path: Path, signal: str, status: int
) -> None:
    path = command(tmp_path, "chromium", f'echo $$ >"{tmp_path}/pid"; kill -{signal} $PPID; exec sleep 600')
    (tmp_path / "temporary").mkdir()
    done = run_alone("pack", small, "--engine", "browser", PATH=str(path), TMPDIR=str(tmp_path / "temporary"))
    assert (done.returncode, done.stdout) == (status, "")
    assert list((tmp_path / "temporary").iterdir()) == []
    assert not Path("/proc", (tmp_path / "pid").read_text().strip()).exists()
    assert not list(tmp_path.glob("answers-pack*"))


@pytest.mark.wide
def test_for_many_answers_a_browser_is_started_once(run_alone: Run, small: str, commands: Path, tmp_path: Path) -> None:
    names = ("north", "south", "west")
    for name in names:
        shutil.copy(tmp_path / small, tmp_path / "small" / f"{name}.yaml")
    files = [f"small/{name}.yaml" for name in names]
    done = run_alone("assess", *files, "--jobs", "2", "-o", "out/", CCG_TOOLKIT_ENGINE="browser", PATH=str(commands))
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.endswith(f"PDF by {maker_of(tmp_path / 'out' / 'west-report.pdf')}\n")
    assert (tmp_path / "starts").read_text() == "x\n"
    assert len({(tmp_path / "out" / f"{name}-report.pdf").read_bytes() for name in names}) == 1


def test_where_no_browser_prints_a_page_stands_in_unless_a_pdf_was_named(run: Run, small: str, tmp_path: Path) -> None:
    path = str(command(tmp_path, "chromium", "exit 1"))
    done = run("pack", small, CCG_TOOLKIT_ENGINE="browser", PATH=path)
    assert (done.returncode, done.stdout) == (0, "Written: answers-pack.html\n")
    assert "As Chromium ended before it printed, the report is written as a page for the browser." in done.stderr
    named = run("pack", small, "--engine", "browser", "-o", "p.pdf", PATH=path)
    assert (named.returncode, named.stdout) == (74, "")
    assert "p.pdf: the PDF cannot be made, as Chromium ended before it printed\n" in named.stderr


def test_a_page_that_is_asked_for_is_no_failure(run: Run, small: str, tmp_path: Path) -> None:
    done = run("pack", small, "--engine", "page", "-o", "p.pdf")
    assert (done.returncode, done.stdout) == (0, "Written: p.html\n")
    assert "Save as PDF" in done.stderr
    assert (tmp_path / "p.html").exists()


@pytest.mark.wide
def test_the_option_counts_before_the_environment_and_both_know_three(run: Run, small: str) -> None:
    done = run("pack", small, "--engine", "weasyprint", CCG_TOOLKIT_ENGINE="page")
    assert done.stdout == "Written: answers-pack.pdf (by WeasyPrint)\n"
    for refused in (run("pack", small, "--engine", "edge"), run("assess", small, CCG_TOOLKIT_ENGINE="edge")):
        assert refused.returncode == 2
        assert "there is no engine 'edge'" in refused.stderr
