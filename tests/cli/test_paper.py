"""The board paper on the command line: written once, never over what people wrote, and only where its library is there."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document

from ccg_toolkit.cli.app import app
from ccg_toolkit.outputs import PdfUnavailable, render

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


def test_a_format_that_cannot_be_made_costs_no_other(assess: Assess, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(suffix: str, **_: object) -> bytes:
        raise PdfUnavailable if suffix == ".pdf" else ZeroDivisionError

    made = render
    monkeypatch.setattr(
        "ccg_toolkit.cli.reports.render",
        lambda suffix, **given: broken(suffix) if suffix in {".pdf", ".html"} else made(suffix, **given),
    )
    status, out, err = assess("a.pdf", "a.docx", "a.html", "a.json")
    assert status == 70
    assert out.splitlines()[-1] == "Written: a.docx, a.json"
    assert "a.pdf: the PDF cannot be made, as Pango is missing" in err
    assert "internal error: ZeroDivisionError" in err
    assert sorted(path.name for path in Path().glob("a.*")) == ["a.docx", "a.json"]
