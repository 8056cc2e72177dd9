"""``ccg-toolkit form``, and the other commands with a workbook in the place of YAML."""

import shutil
from pathlib import Path

import openpyxl
import pytest
from openpyxl.comments import Comment

from tests.cli.conftest import ROOT, Run
from tests.slow import few

EXAMPLE = str(ROOT / "examples" / "answers.yaml")
FEDERATION = str(ROOT / "examples" / "federation")
pytestmark = pytest.mark.filterwarnings("ignore:Print area")  # openpyxl does not read ours


def test_answers_go_over_to_a_workbook_and_back(run: Run, tmp_path: Path) -> None:
    made = run("form", EXAMPLE, "-o", "answers.xlsx")
    assert (made.returncode, made.stdout, made.stderr) == (0, "Written: answers.xlsx\n", "")
    assert run("form", "answers.xlsx", "-o", "answers.yaml").returncode == 0
    assert run("form", "answers.yaml", "-o", "again.xlsx").returncode == 0
    assert (tmp_path / "again.xlsx").read_bytes() == (tmp_path / "answers.xlsx").read_bytes()
    results = [run("assess", name, "--json").stdout for name in (EXAMPLE, "answers.xlsx", "answers.yaml")]
    assert results[0]
    assert len(set(results)) == 1


@pytest.mark.parametrize("command", few([["plan"], ["check"], ["explain", "overall"], ["explain", "plan"]], keep=2))
def test_every_command_reads_a_workbook(run: Run, command: list[str]) -> None:
    run("form", EXAMPLE, "-o", "answers.xlsx")
    from_yaml, from_workbook = run(*command, EXAMPLE), run(*command, "answers.xlsx")
    assert from_workbook.returncode == 0
    assert from_workbook.stdout == from_yaml.stdout.replace(EXAMPLE, "answers.xlsx")


@pytest.mark.wide
def test_reports_and_packs_are_named_after_the_workbook(run: Run, tmp_path: Path) -> None:
    run("form", EXAMPLE, "-o", "ours.xlsx")
    assert "ours-report.html" in run("assess", "ours.xlsx", "--format", "html").stdout
    assert run("pack", "ours.xlsx", "-o", "pack.html").returncode == 0
    assert (tmp_path / "pack.html").stat().st_size > 10_000


def test_an_empty_form_names_its_framework(run: Run, tmp_path: Path) -> None:
    for arguments, wish in (
        ([], "ccg-membership"),
        (["--framework", FEDERATION], "gp-federation"),
    ):
        path = tmp_path / f"{wish}.xlsx"
        assert run("form", *arguments, "-o", path.name).returncode == 0
        rows = openpyxl.load_workbook(path)["Start"].iter_rows(values_only=True)
        assert wish in [row[1] for row in rows]


def test_a_framework_beside_the_form_is_named_as_a_folder(run: Run, tmp_path: Path) -> None:
    run("init", "ours")
    assert run("form", "--framework", "ours", "-o", "answers.xlsx").returncode == 0
    rows = list(openpyxl.load_workbook(tmp_path / "answers.xlsx")["Start"].iter_rows(values_only=True))
    assert "./ours" in [row[1] for row in rows]
    checked = run("check", "answers.xlsx")
    assert checked.returncode == 1
    assert [line for line in checked.stderr.splitlines() if line.startswith("answers")] == [
        "answers.xlsx: Start!B6: the field 'organisation' is empty",
        "answers.xlsx: Start!B7: the field 'assessed_on' is empty",
    ]


@pytest.mark.wide
def test_answers_find_their_framework_from_another_folder_too(run: Run, tmp_path: Path) -> None:
    shutil.copytree(FEDERATION, tmp_path / "federation")
    assert run("form", "federation/answers.yaml", "-o", "answers.xlsx").stderr == ""
    assert run("check", "answers.xlsx").returncode == 0
    (tmp_path / "beside").mkdir()
    made = run("form", "federation/answers.yaml", "-o", "beside/answers.yaml")
    assert made.stderr.endswith("the framework of beside/answers.yaml lies elsewhere: use it with --framework DIR.\n")
    assert run("check", "beside/answers.yaml").returncode == 1
    assert run("check", "beside/answers.yaml", "--framework", "federation").returncode == 0


def test_what_people_added_for_themselves_is_told_where_it_stays_behind(run: Run, tmp_path: Path) -> None:
    run("form", EXAMPLE, "-o", "answers.xlsx")
    book = openpyxl.load_workbook(tmp_path / "answers.xlsx")
    book["Contract"]["T5"], book["Contract"]["T6"] = "Who to ask", "Jo"
    book["Contract"]["A6"].comment = Comment("Ask Jo", "Ann")
    book.create_sheet("Notes")["A1"] = "Ring the chair"
    book.save(tmp_path / "answers.xlsx")
    assert run("check", "answers.xlsx").stderr == ""
    carried = run("form", "answers.xlsx", "-o", "answers.yaml")
    assert carried.returncode == 0
    assert [line for line in carried.stderr.splitlines() if not line.startswith(" ")] == [
        f"answers.xlsx: {where}warning: {what} is no part of the answers, and is not carried over"
        for where, what in (
            ("", "the sheet 'Notes'"),
            ("", "what is pinned to cells as a comment"),
            ("Contract!T5: ", "the column 'Who to ask'"),
        )
    ]


def test_nothing_that_people_wrote_is_replaced(run: Run, tmp_path: Path) -> None:
    run("form", EXAMPLE, "-o", "answers.xlsx")
    before = (tmp_path / "answers.xlsx").read_bytes()
    refused = run("form", "-o", "answers.xlsx")
    assert refused.returncode == 73
    assert (tmp_path / "answers.xlsx").read_bytes() == before
    assert run("form", EXAMPLE, "-o", "answers.xlsx").returncode == 0, "it stands there as it would be written"
    assert run("form", "-o", "answers.xlsx", "--force").returncode == 0
    assert (tmp_path / "answers.xlsx.1").read_bytes() == before


def test_what_is_read_is_not_written(run: Run) -> None:
    run("form", EXAMPLE, "-o", "answers.xlsx")
    refused = run("form", "answers.xlsx", "-o", "answers.xlsx", "--force")
    assert refused.returncode == 2
    assert "one of the files that were read" in refused.stderr


def test_an_empty_form_is_a_workbook(run: Run) -> None:
    refused = run("form", "-o", "answers.yaml")
    assert refused.returncode == 2
    assert "an empty form is a workbook" in refused.stderr
    assert run("form", "-o", "answers.pdf").returncode == 2
    assert run("form").returncode == 2


def test_answers_with_an_error_are_carried_nowhere(run: Run, tmp_path: Path) -> None:
    (tmp_path / "wrong.yaml").write_text(
        "organisation: X\nassessed_on: 2014-03-14\nanswers: {contract: {definition: 9}}\n"
    )
    refused = run("form", "wrong.yaml", "-o", "answers.xlsx")
    assert refused.returncode == 65
    assert not (tmp_path / "answers.xlsx").exists()
