"""What moved as PDF, by either engine: it passes the checks of accessibility, and each part is where people look for it."""

import shutil
from pathlib import Path

import pypdf
import pytest

from ccg_toolkit.outputs import PdfMaker
from ccg_toolkit.outputs.change.formats import render_changes
from ccg_toolkit.report.build_change import build_change_view
from tests.outputs.browsing import skip
from tests.outputs.changes import example_changes
from tests.outputs.conftest import ROOT, aloud_errors, assessed, ua_failures
from tests.outputs.shapes import squeezed


@pytest.mark.wide
@pytest.mark.parametrize("engine", ["weasyprint", "browser"])
@pytest.mark.parametrize("times", [2, 3])
def test_it_passes_the_checks_and_holds_all_criteria_on_one_page(engine: str, times: int, tmp_path: Path) -> None:
    if engine == "browser" and not any(map(shutil.which, ("microsoft-edge", "google-chrome", "chromium"))):
        skip("no browser prints; on Debian or Ubuntu: sudo apt-get install chromium")
    changes = example_changes(assessed(ROOT / "examples" / "answers.yaml"), times)
    view = build_change_view(changes, "0")
    path = tmp_path / "moved.pdf"
    with PdfMaker(engine) as make:  # type: ignore[arg-type]  # both are engines
        path.write_bytes(render_changes(".pdf", changes, view, (), make))
    assert ua_failures(path) == []
    assert aloud_errors(path) == []
    pages = [squeezed(page.extract_text()) for page in pypdf.PdfReader(path).pages]
    (criteria,) = [text for text in pages if squeezed("Each criterion then and now") in text]
    titles = [row.title for domain in view.domains for row in domain.rows]
    assert [title for title in titles if squeezed(title) not in criteria] == []
    assert squeezed(view.summary) in pages[0]
