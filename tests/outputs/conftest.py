"""Reports that several tests look at, made once."""

import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from random import Random

import outloud
import page
import pytest
from playwright.sync_api import Browser

from ccg_toolkit.answers import AwayDay, Paper
from ccg_toolkit.away_day import PackView, build_pack
from ccg_toolkit.outputs import render, render_page
from ccg_toolkit.past import look_back
from ccg_toolkit.report import Assessment, Edition, ReportView, Setting, build_view
from ccg_toolkit.toolkit import assess, load
from tests.voices import any_voices

from .board_papers import Made, made, with_paper
from .browsing import launched

if sys.platform != "win32":
    import fcntl

ROOT = Path(__file__).resolve().parents[2]


@cache
def assessed(answers: Path, responses: Path | None = None) -> Assessment:
    """Load and assess a file of answers that no test changes, with a closed survey where one is named."""
    loaded = load(answers, responses=responses)
    assert loaded.inputs is not None, loaded.problems
    return assess(loaded.inputs, version="0.0.0")


def a_year_on() -> Assessment:
    """Give the example of the second year, with voices and what came of the first plan."""
    again = load(ROOT / "examples" / "again" / "answers.yaml").inputs
    assert again is not None
    found = look_back(again, ROOT / "examples" / "answers.yaml").inputs
    assert found is not None
    voices = any_voices(Random(3), found.framework, "shown")  # noqa: S311 - nothing secret
    return assess(replace(found, voices=voices), version="0")


def example_pack() -> PackView:
    """The pack of the example, for a full day: it has more sheets than three hours."""
    inputs = assessed(ROOT / "examples" / "answers.yaml")
    answers = inputs.answers.model_copy(update={"away_day": AwayDay(people=30, starts="09:00", length="day")})
    return build_pack(replace(inputs, answers=answers))


def ua_failures(path: Path) -> list[str]:
    """Hold a PDF against PDF/UA-1."""
    report = page.validate_pdf(path, profile=page.ValidationProfile.PDF_UA_1)
    return [f"{failure.rule_id}: {failure.message}" for failure in report.failures]


def aloud_errors(path: Path) -> list[str]:
    """Tell what a reader who listens to a PDF would lose."""
    found = outloud.check(str(path)).findings
    return [f"{error.rule}, page {error.page}: {error.message}" for error in found if error.severity == "error"]


def once(factory: pytest.TempPathFactory, name: str, make: Callable[[], bytes]) -> Path:
    """Make a file once in a run, whichever of the workers comes first, and give its path to all of them."""
    folder = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        folder = folder.parent
    path = folder / name
    with path.with_suffix(".lock").open("w") as lock:
        if sys.platform != "win32":
            fcntl.flock(lock, fcntl.LOCK_EX)
        if not path.exists():
            whole = path.with_suffix(f".{os.getpid()}")
            whole.write_bytes(make())
            whole.rename(path)
    return path


@pytest.fixture(scope="session")
def small() -> tuple[Assessment, ReportView]:
    """The small framework with hostile texts in its answers."""
    assessment = assessed(ROOT / "tests" / "fixtures" / "small" / "answers.yaml")
    return assessment, build_view(assessment)


@pytest.fixture(scope="session")
def small_page(small: tuple[Assessment, ReportView]) -> str:
    return render(".html", *small).decode()


@pytest.fixture(scope="session")
def example_pdf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report of the example that the project ships."""
    assessment = assessed(ROOT / "examples" / "answers.yaml")
    return once(tmp_path_factory, "example.pdf", lambda: render(".pdf", assessment, build_view(assessment)))


@pytest.fixture(scope="session")
def full_pdf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same in full."""
    assessment = assessed(ROOT / "examples" / "answers.yaml")
    setting = Setting(edition=Edition.FULL)
    return once(
        tmp_path_factory, "example-full.pdf", lambda: render(".pdf", assessment, build_view(assessment), setting)
    )


@pytest.fixture(scope="session")
def pack_pdf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pack of the example that the project ships."""
    return once(tmp_path_factory, "pack.pdf", lambda: render_page(".pdf", example_pack(), ()))


@pytest.fixture(scope="session")
def example_paper() -> Made:
    """The board paper of the example that the project ships."""
    return made(assessed(ROOT / "examples" / "answers.yaml"))


@pytest.fixture(scope="session")
def bare_paper(example_paper: Made) -> Made:
    """The same where the answers say nothing for a cover sheet."""
    return made(with_paper(example_paper.assessment, Paper()))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    yield from launched()
