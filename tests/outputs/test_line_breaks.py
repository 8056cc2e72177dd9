"""Lines stay as they were typed: from a block scalar in YAML to every output that shows the text."""

import re
import shutil
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import yaml
from docx import Document
from playwright.sync_api import Browser

from ccg_toolkit.away_day import build_pack
from ccg_toolkit.cli.starters import answers_to_fill
from ccg_toolkit.outputs import framework_text, render, render_page
from ccg_toolkit.report import Assessment, Edition, Setting, build_view, working_of_criterion

from .boxes import sheets
from .browsing import opened
from .conftest import ROOT, assessed

SMALL = ROOT / "tests" / "fixtures" / "small"
POINTS = ("- first point", "- second point")


def listed(text: str) -> str:
    return "\n".join((f"{text}:", *POINTS))


def _edit(path: Path, change: Callable[[dict[str, Any]], None]) -> None:
    content = yaml.safe_load(path.read_text("utf-8").replace("?]", "]"))  # which PyYAML takes for a key
    change(content)

    def lines(dumper: yaml.SafeDumper, text: str) -> yaml.Node:
        return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)

    kept = type("Kept", (yaml.SafeDumper,), {})
    kept.add_representer(str, lines)  # type: ignore[attr-defined]
    path.write_text(yaml.dump(content, Dumper=kept, allow_unicode=True), encoding="utf-8")
    assert path.read_text("utf-8").count("|-\n") > 2


def _criteria(content: dict[str, Any]) -> None:
    first = content["criteria"][0]
    first |= {
        "statement": listed("Statement"),
        "levels": [listed(f"Level {number}") for number in range(3)],
        "evidence": [listed("Look for")],
    }
    first["actions"][0] |= {"success_measure": listed("Measure"), "steps": [listed("Step")]}
    content["criteria"][1] |= {
        "evidence": [listed("Sign")],
        "levels": [listed(f"Rung {number}") for number in range(3)],
    }


def _domain(content: dict[str, Any]) -> None:
    content |= {"purpose": listed("Purpose"), "prompts": [listed("Prompt")]}
    content["practice"][0] |= {"idea": listed("Idea"), "citation": listed("Citation")}
    content["competencies"] = [{"id": "hear", "title": "Hear", "shows_as": listed("Competency")}]


def _answers(content: dict[str, Any]) -> None:
    content["membership"] = listed("Membership")
    content["away_day"] = {"length": "day"}  # three hours have no session on who belongs
    content["paper"] = {"assurance": listed("Assurance"), "key_messages": [listed("Message")]}
    content["answers"]["voices"]["rehearsals"] |= {
        "comment": listed("Comment"),
        "evidence": [{"what": listed("Seen"), "strength": "document"}],
    }
    content["answers"]["voices"]["audience"] = "unknown"
    content["answers"]["money"]["grants"] = {"level": "not applicable", "because": listed("Reason")}


@pytest.fixture(scope="module")
def lined(tmp_path_factory: pytest.TempPathFactory) -> Assessment:
    folder = tmp_path_factory.mktemp("lines") / "small"
    shutil.copytree(SMALL, folder)
    _edit(folder / "criteria" / "voices.yaml", _criteria)
    _edit(folder / "domains" / "voices.yaml", _domain)
    _edit(folder / "answers.yaml", _answers)
    return assessed(folder / "answers.yaml")


def in_lines(text: str, *beginnings: str) -> dict[str, bool]:
    """Tell of each text whether its points stand in lines of their own, below the line that it begins."""
    points = r"\n\s*".join(map(re.escape, POINTS))
    return {beginning: re.search(rf"{beginning}:\n\s*{points}", text) is not None for beginning in beginnings}


REPORT = (
    "Statement", "Level 0", "Level 2", "Seen", "Comment", "Reason", "Sign", "Measure", "Step",
    "Purpose", "Prompt", "Idea", "Citation", "Competency",
)  # fmt: skip
PACK = ("Prompt", "Idea", "Citation", "Membership", "Rung 0", "Rung 2")


@pytest.mark.wide
@pytest.mark.parametrize(("what", "texts"), [("report", REPORT), ("pack", PACK)])
def test_in_a_browser(browser: Browser, lined: Assessment, tmp_path: Path, what: str, texts: tuple[str, ...]) -> None:
    path = tmp_path / "page.html"
    if what == "report":
        path.write_bytes(render(".html", lined, build_view(lined), Setting(edition=Edition.FULL)))
    else:
        path.write_bytes(render_page(".html", build_pack(lined), lined.framework.folders))
    with opened(browser, path, 1280) as page:
        assert in_lines(page.inner_text("main"), *texts) == dict.fromkeys(texts, True)


@pytest.mark.wide
def test_on_paper(lined: Assessment, tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(render(".pdf", lined, build_view(lined), Setting(edition=Edition.FULL)))
    words = [word for page in sheets(path) for word in page.words]
    texts = [(words[at - 1], *words[at : at + 6]) for at, word in enumerate(words) if word.text == "-"]
    firsts = [text for text in texts if text[2].text == "first"]
    assert len(firsts) > len(REPORT)
    for before, dash, _, _, below, *_ in firsts:
        assert before.text.endswith(":")
        assert (dash.text, below.text, below.box.left) == ("-", "-", dash.box.left)
        assert before.box.bottom < dash.box.top < dash.box.bottom < below.box.top


def test_in_a_board_paper(lined: Assessment) -> None:
    document = Document(BytesIO(render(".docx", lined, build_view(lined))))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    text = "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])
    texts = ("Assurance", "Message")
    assert in_lines(text, *texts) == dict.fromkeys(texts, True)


@pytest.mark.filterwarnings("ignore:Print area cannot be set")  # openpyxl knows none of whole columns
def test_in_a_tracker(lined: Assessment) -> None:
    book = openpyxl.load_workbook(BytesIO(render(".xlsx", lined, build_view(lined))))
    text = "\n".join(str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row)
    assert in_lines(text, "Measure", "Sign") == {"Measure": True, "Sign": True}


def test_in_a_terminal(lined: Assessment) -> None:
    shown = {name: framework_text(lined.framework, name) or "" for name in ("voices", "voices.rehearsals")}
    assert all(in_lines(shown["voices"], "Purpose", "Prompt", "Idea", "Competency").values())
    assert all(in_lines(shown["voices.rehearsals"], "Statement", "Level 1", "Look for", "Measure", "Step").values())
    assert "- Prompt:\n  - first point\n  - second point\n" in shown["voices"]


def test_in_an_explanation(lined: Assessment) -> None:
    item = next(item for item in lined.scores.criteria if item.ref == "voices.rehearsals")
    told = "\n".join(working_of_criterion(lined, item))
    assert ": Level 0:\n    - first point\n    - second point\n  Target" in told


def test_in_answers_to_fill_in(lined: Assessment) -> None:
    made = answers_to_fill(lined.framework, on=date(2026, 5, 20))
    assert "    #   Statement:\n    #   - first point\n    #   - second point\n" in made
    assert "Level 0:\n    #     - first point\n    #     - second point\n" in made
    assert yaml.safe_load(made)["answers"]["voices"] == {"rehearsals": None, "audience": None}
