"""Reports that several tests look at, made once."""

from collections.abc import Iterator
from pathlib import Path

import outloud
import page
import pytest
from playwright.sync_api import Browser

from ccg_toolkit.outputs import render, render_page
from ccg_toolkit.report import Assessment, ReportView, build_pack, build_view
from ccg_toolkit.toolkit import assess, load

from .browsing import launched

ROOT = Path(__file__).resolve().parents[2]


def assessed(answers: Path) -> Assessment:
    loaded = load(answers)
    assert loaded.inputs is not None, loaded.problems
    return assess(loaded.inputs, version="0.0.0")


def ua_failures(path: Path) -> list[str]:
    """Hold a PDF against PDF/UA-1."""
    report = page.validate_pdf(path, profile=page.ValidationProfile.PDF_UA_1)
    return [f"{failure.rule_id}: {failure.message}" for failure in report.failures]


def aloud_errors(path: Path) -> list[str]:
    """Tell what a reader who listens to a PDF would lose."""
    found = outloud.check(str(path)).findings
    return [f"{error.rule}, page {error.page}: {error.message}" for error in found if error.severity == "error"]


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
    path = tmp_path_factory.mktemp("pdf") / "example.pdf"
    path.write_bytes(render(".pdf", assessment, build_view(assessment)))
    return path


@pytest.fixture(scope="session")
def pack_pdf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pack of the example that the project ships."""
    assessment = assessed(ROOT / "examples" / "answers.yaml")
    path = tmp_path_factory.mktemp("pack") / "pack.pdf"
    path.write_bytes(render_page(".pdf", build_pack(assessment), assessment.framework.folders))
    return path


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    yield from launched()
