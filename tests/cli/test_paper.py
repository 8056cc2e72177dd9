"""The board paper on the command line: written once, never over what people wrote, and only where its library is there."""

import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document

from ccg_toolkit.cli.app import app

SMALL = Path(__file__).resolve().parents[1] / "fixtures" / "small"

Assess = Callable[..., tuple[int, str, str]]


@pytest.fixture
def assess(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Assess:
    """Give a function that assesses the small answers in `tmp_path`, in this process."""
    monkeypatch.delenv("CCG_TOOLKIT_FRAMEWORK", raising=False)
    monkeypatch.chdir(tmp_path)
    shutil.copytree(SMALL, "ours")

    def call(*outputs: str) -> tuple[int, str, str]:
        wanted = [part for output in outputs for part in ("-o", output)]
        with pytest.raises(SystemExit) as ended:
            app(["assess", "ours/answers.yaml", *wanted], prog_name="ccg-toolkit")
        return int(ended.value.code or 0), *capsys.readouterr()

    return call


def test_a_paper_is_written_beside_other_files(assess: Assess) -> None:
    status, out, err = assess("Paper.DOCX", "result.json")
    assert (status, out.splitlines()[-1], err) == (0, "Written: Paper.DOCX, result.json", "")
    assert Document("Paper.DOCX").paragraphs[0].text == "League <b>of</b> & Choirs [bold]x[/bold] {{ 7 * 7 }}"


def test_a_paper_that_is_there_is_never_written_over(assess: Assess) -> None:
    Path("paper.docx").write_bytes(b"what people wrote")
    status, _, err = assess("result.json", "paper.docx")
    assert (status, err) == (
        73,
        (
            "ccg-toolkit: paper.docx is already there, and people may have written into it\n"
            "    Write the new one under another name.\n"
        ),
    )
    assert Path("paper.docx").read_bytes() == b"what people wrote"
    assert not Path("result.json").exists()


def test_a_paper_that_is_there_as_it_would_be_written_stands(assess: Assess) -> None:
    assert assess("paper.docx")[0] == 0
    before = Path("paper.docx").read_bytes()
    assert assess("paper.docx")[0] == 0
    assert Path("paper.docx").read_bytes() == before


def test_without_its_library_the_message_says_how_to_get_it(assess: Assess, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("ccg_toolkit.outputs.docx", "ccg_toolkit.outputs.word"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    monkeypatch.setitem(sys.modules, "docx", None)
    status, _, err = assess("paper.docx")
    assert (status, err) == (
        74,
        (
            "ccg-toolkit: paper.docx: the paper cannot be made, as python-docx is missing\n"
            '    Install it with: pip install "ccg-toolkit[paper]"\n'
        ),
    )
    assert not Path("paper.docx").exists()
    assert assess("report.json")[0] == 0, "nothing else needs it"
