"""`assess`: the summary, the files, and what stops it."""

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "examples" / "answers.yaml"
SMALL = ROOT / "tests" / "fixtures" / "small"

Run = Callable[..., subprocess.CompletedProcess[str]]
BRIEF = "organisation: A\nassessed_on: 2014-03-14\nanswers:\n  contract:\n    definition: 1\n"


@pytest.fixture
def brief(tmp_path: Path) -> Path:
    path = tmp_path / "answers.yaml"
    path.write_text(BRIEF)
    return path


def test_without_o_it_writes_a_pdf_named_after_the_answers(run: Run, tmp_path: Path) -> None:
    shutil.copytree(SMALL, tmp_path / "small")
    nothing = "{organisation: Nobody, assessed_on: 2014-03-14, framework: ., answers: {}}"
    (tmp_path / "small" / "answers.yaml").write_text(nothing)
    done = run("assess", "small/answers.yaml")
    assert done.returncode == 0, done.stderr
    assert "Nothing is rated yet" in done.stdout
    assert done.stdout.endswith("Written: answers-report.pdf (by WeasyPrint)\n")
    assert (tmp_path / "answers-report.pdf").read_bytes().startswith(b"%PDF-1.7")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["answers-report.pdf", "small"]


def test_the_summary_matches_its_golden_file(run: Run, golden: Callable[[str, str], None]) -> None:
    done = run("assess", str(EXAMPLE), "-o", "result.json")
    assert (done.returncode, done.stderr) == (0, "")
    golden("terminal/example.txt", done.stdout)


def test_the_result_file_matches_its_golden_file(run: Run, golden: Callable[[str, str], None]) -> None:
    done = run("assess", str(EXAMPLE), "--json")
    assert (done.returncode, done.stderr) == (0, "")
    golden("result/example.json", done.stdout)


def test_json_prints_the_result_file_only_and_writes_nothing(run: Run, brief: Path, tmp_path: Path) -> None:
    done = run("assess", brief.name, "--json")
    assert json.loads(done.stdout)["schema"] == "ccg-toolkit/result/2"
    assert [path.name for path in tmp_path.iterdir()] == ["answers.yaml"]


def test_json_with_o_prints_the_result_and_writes_the_same(run: Run, brief: Path, tmp_path: Path) -> None:
    done = run("assess", brief.name, "--json", "-o", "r.json", "-o", "r.html")
    assert done.stdout == (tmp_path / "r.json").read_text(encoding="utf-8")
    assert (tmp_path / "r.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_two_runs_give_the_same_bytes(run: Run, tmp_path: Path) -> None:
    shutil.copytree(SMALL, tmp_path / "small")
    for name in ("one", "two"):
        done = run(
            "assess",
            "small/answers.yaml",
            *(part for end in ("pdf", "html", "json") for part in ("-o", f"{name}.{end}")),
        )
        assert done.returncode == 0, done.stderr
    for end in ("pdf", "html", "json"):
        assert (tmp_path / f"one.{end}").read_bytes() == (tmp_path / f"two.{end}").read_bytes(), end


@pytest.mark.parametrize(
    ("arguments", "status", "message"),
    [
        (["missing.yaml"], 74, "missing.yaml: there is no such file"),
        (["."], 74, ".: this is a folder"),
        (["answers.yaml", "-o", "r.docm"], 2, "no report can be written with this ending"),
        (["answers.yaml", "-o", "r"], 2, "no report can be written with this ending"),
        (["answers.yaml", "-o", "r.pdf", "-o", "./r.pdf"], 2, "r.pdf is named twice"),
        (["answers.yaml", "-o", "nowhere/r.json"], 74, "there is no folder nowhere"),
        (["answers.yaml", "--framework", "nowhere"], 74, "nowhere: there is no such folder"),
        (["answers.yaml", "--colour"], 2, "No such option"),
        ([], 2, "Missing argument"),
    ],
)
def test_what_cannot_be_done_ends_with_its_status(
    run: Run, brief: Path, arguments: list[str], status: int, message: str
) -> None:
    done = run("assess", *arguments)
    assert (done.returncode, done.stdout) == (status, "")
    assert message in done.stderr
    assert "Traceback" not in done.stderr
    assert brief.read_text() == BRIEF


def test_bad_answers_write_nothing_and_name_every_problem(run: Run, brief: Path, tmp_path: Path) -> None:
    brief.write_text(BRIEF + "    offers: 2\n    dispute-route: 7\n")
    done = run("assess", brief.name)
    assert done.returncode == 65
    assert "answers.yaml:6:5: there is no criterion 'offers' in contract (contract.offers)" in done.stderr
    assert "answers.yaml:7:5: level 7 is above the top of the scale, 4 (contract.dispute-route)" in done.stderr
    assert done.stderr.endswith("2 errors; nothing was written.\n")
    assert [path.name for path in tmp_path.iterdir()] == ["answers.yaml"]


def test_the_answers_are_never_written_over(run: Run, brief: Path) -> None:
    renamed = brief.rename(brief.with_suffix(".json"))
    done = run("assess", renamed.name, "-o", renamed.name)
    assert done.returncode == 2
    assert "one of the files that were read" in done.stderr
    assert renamed.read_text() == BRIEF


def test_a_link_is_never_written_through(run: Run, brief: Path, tmp_path: Path) -> None:
    (tmp_path / "kept.txt").write_text("kept")
    (tmp_path / "r.json").symlink_to("kept.txt")
    done = run("assess", brief.name, "-o", "r.json")
    assert done.returncode == 74
    assert "symbolic link" in done.stderr
    assert (tmp_path / "kept.txt").read_text() == "kept"


@pytest.mark.wide
def test_without_any_engine_it_writes_the_page_and_says_how_to_print_it(
    run_alone: Run, brief: Path, tmp_path: Path
) -> None:
    # A module of that name that fails as WeasyPrint does where the system library is missing.
    (tmp_path / "weasyprint.py").write_text("print('notice')\nraise OSError('cannot load library libpango-1.0-0')")
    done = run_alone("assess", brief.name, PYTHONPATH=_before(tmp_path), PATH="")
    assert done.returncode == 0
    assert done.stdout.endswith("Written: answers-report.html\n")
    assert "notice" not in done.stdout
    assert "Save as PDF" in done.stderr
    named = run_alone("assess", brief.name, "-o", "r.pdf", PYTHONPATH=_before(tmp_path), PATH="")
    assert named.returncode == 74
    assert not (tmp_path / "r.pdf").exists()


def _before(folder: Path) -> str:
    return os.pathsep.join(filter(None, [str(folder), os.environ.get("PYTHONPATH", "")]))


COMMENTED = BRIEF.replace(
    "definition: 1",
    """definition: {level: 1, comment: Frank words}
    usable-rights: {level: not applicable, because: Good reason}""",
)


def test_comments_can_be_left_out_of_all_that_is_written(run: Run, brief: Path, tmp_path: Path) -> None:
    brief.write_text(COMMENTED)
    shown = {}
    for option in ((), ("--no-comments",)):
        done = run("assess", brief.name, *option, "-o", "r.html", "-o", "r.json")
        assert (done.returncode, done.stderr) == (0, "")
        shown[option] = (tmp_path / "r.html").read_text(encoding="utf-8"), (tmp_path / "r.json").read_bytes()
    (with_them, result), (without, same) = shown.values()
    assert ("Frank words" in with_them, "Frank words" in without) == (True, False)
    assert "Good reason" in with_them
    assert "Good reason" in without
    assert result == same, "figures do not depend on comments"


@pytest.mark.wide
def test_comments_can_be_left_out_of_many_reports(run: Run, brief: Path, tmp_path: Path) -> None:
    brief.write_text(COMMENTED)
    (tmp_path / "second.yaml").write_text(COMMENTED.replace("organisation: A", "organisation: B"))
    assert run("assess", brief.name, "second.yaml", "--no-comments", "-o", "out/", "--format", "html").returncode == 0
    pages = [path.read_text(encoding="utf-8") for path in sorted((tmp_path / "out").iterdir())]
    assert [("Frank words" in page, "Good reason" in page) for page in pages] == [(False, True)] * 2
