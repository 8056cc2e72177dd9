"""The tracker on the command line: written, kept up to date by a person, read back, written again."""

import json
import subprocess
import sys
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from ccg_toolkit.outputs import render
from ccg_toolkit.report import build_view
from ccg_toolkit.toolkit import assess, load

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "examples" / "answers.yaml"

Run = Callable[..., subprocess.CompletedProcess[str]]

pytestmark = pytest.mark.filterwarnings("ignore:Print area cannot be set")

FIRST, SECOND = "contract.definition/settle-definition", "information.one-trusted-place/name-the-place"
THIRD, FOURTH = "public.under-heard/map-missing-voices", "involvement.early-influence/record-prior-input"


@pytest.fixture(scope="module")
def plan() -> bytes:
    """The tracker of the first assessment, made once."""
    loaded = load(EXAMPLE)
    assert loaded.inputs is not None, loaded.problems
    first = assess(loaded.inputs, version="0")
    return render(".xlsx", first, build_view(first))


@pytest.fixture
def later(tmp_path: Path, plan: bytes) -> Path:
    """Half a year on: the first criterion has moved, and the tracker has been kept up to date."""
    text = EXAMPLE.read_text(encoding="utf-8")
    for old, new in (("2014-03-14", "2014-09-14"), ("2014-04-01", "2014-10-01"), ("level: 1", "level: 2")):
        assert old in text
        text = text.replace(old, new, 1)
    text = text.replace("2014-04-03", "2014-10-03").replace("2014-03-21", "2014-09-21")  # of the board paper
    (tmp_path / "answers.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "plan.xlsx").write_bytes(plan)
    changes: dict[str, Mapping[str, Any]] = {
        FIRST: {"Status": "Done", "Notes": "Agreed by 48 of 52"},
        SECOND: {"Status": "Under way", "Owner": "Jane Doe", "Ends": date(2014, 11, 30), "Review": date(2014, 12, 1)},
        THIRD: {"Status": "Dropped"},
    }
    change(tmp_path / "plan.xlsx", changes, {"Action": "Buy chairs", "Status": "Under way", "Ends": date(2014, 8, 1)})
    return tmp_path / "plan.xlsx"


def change(path: Path, changes: Mapping[str, Mapping[str, Any]], own: Mapping[str, Any]) -> None:
    book = openpyxl.load_workbook(path)
    page = book["Actions"]
    columns = {cell.value: cell.column for cell in page[3]}
    rows = {page.cell(row, columns["Action id"]).value: row for row in range(4, page.max_row + 1)}
    written = [(rows[ref], cells) for ref, cells in changes.items()]
    for row, cells in (*written, (page.max_row + 1, own)):
        for heading, value in cells.items():
            page.cell(row, columns[heading]).value = value
    book.save(path)


def table(path: Path) -> dict[str, dict[str, Any]]:
    headings, *rows = openpyxl.load_workbook(path)["Actions"].iter_rows(min_row=3, values_only=True)
    found = [dict(zip(headings, row, strict=True)) for row in rows]
    return {row["Action id"] or row["Action"]: row for row in found}


def test_the_next_assessment_keeps_and_marks_what_people_wrote(run: Run, later: Path, tmp_path: Path) -> None:
    before = later.read_bytes()
    done = run("assess", "answers.yaml", "--tracker", "plan.xlsx", "-o", "new.xlsx", "-o", "new.html")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Tracker: 1 done; 2 under way, 1 of them late; 39 not started, 1 of them late; 1" in done.stdout
    assert "- Late: \u2018Buy chairs\u2019, was to end on 1 August 2014\n" in done.stdout
    assert "Kept at the end of a new tracker: one action of your own and one action of an" in done.stdout
    assert " Name the place and its contacts: Jane Doe" in done.stdout
    assert later.read_bytes() == before
    rows = table(tmp_path / "new.xlsx")
    assert (rows[FIRST]["Status"], rows[FIRST]["Notes"]) == ("Done", "Agreed by 48 of 52")
    assert rows[FIRST]["Mark"] == "Not in the new plan: level 2 is reached."
    assert (rows[SECOND]["Owner"], rows[SECOND]["Ends"].date()) == ("Jane Doe", date(2014, 11, 30))
    assert rows[SECOND]["Mark"] == "Under way."
    assert rows[THIRD]["Mark"].startswith("Dropped, and its gap is still open")
    assert rows[FOURTH]["Mark"] == "Late: it was to end on 30 June 2014."
    assert rows["Buy chairs"]["Ends"].date() == date(2014, 8, 1)
    page = (tmp_path / "new.html").read_text(encoding="utf-8")
    assert "Late: it was to end on 30 June 2014." in page
    assert (
        "Since the last plan: 1 done; 2 under way, 1 of them late; 39 not started, 1 of them late; 1 dropped." in page
    )
    assert "Jane Doe" in page


def test_a_tracker_that_nobody_touched_is_pointed_out_once_something_is_late(
    run: Run, later: Path, plan: bytes
) -> None:
    later.write_bytes(plan)
    said = "plan.xlsx: warning: every action in this tracker is still Not started, and the end of some is past\n"
    done = run("assess", "answers.yaml", "--tracker", "plan.xlsx", "-o", "r.json")
    assert (done.returncode, said in done.stderr) == (0, True)
    done = run("assess", str(EXAMPLE), "--tracker", "plan.xlsx", "-o", "first.json")
    assert (done.returncode, done.stderr) == (0, "")


def test_the_result_file_has_the_progress(run: Run, later: Path) -> None:
    done = run("assess", "answers.yaml", "--tracker", later.name, "--json")
    progress = json.loads(done.stdout)["plan"]["progress"]
    found = {entry["id"]: entry for entry in progress}
    assert found[SECOND] | {"title": ""} == {
        "id": SECOND,
        "title": "",
        "status": "Under way",
        "mark": "under-way",
        "planned": True,
        "owner": "Jane Doe",
        "ends_on": "2014-11-30",
    }
    assert (found[None]["title"], found[None]["mark"], found[None]["planned"]) == ("Buy chairs", "late", False)
    assert "48 of 52" not in done.stdout
    assert json.loads(run("assess", "answers.yaml", "--json").stdout)["plan"]["progress"] is None


def test_a_tracker_is_never_written_over(run: Run, later: Path) -> None:
    before = later.read_bytes()
    done = run("assess", "answers.yaml", "--tracker", "plan.xlsx", "-o", "./plan.xlsx")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "ccg-toolkit: plan.xlsx is the tracker that is read\n    Write the new one under another name.\n"
    )
    done = run("assess", "answers.yaml", "-o", "plan.xlsx")
    assert done.returncode == 73
    assert done.stderr == (
        "ccg-toolkit: plan.xlsx is already there, and people may have written into it\n"
        "    Write the new one under another name; name the old one with --tracker, and what it holds is kept.\n"
    )
    assert later.read_bytes() == before


def test_a_cell_that_cannot_be_read_costs_its_row_or_its_date(run: Run, later: Path, tmp_path: Path) -> None:
    change(later, {FIRST: {"Status": "Closed"}, SECOND: {"Ends": "in May"}, THIRD: {"Status": "On hold"}}, {})
    done = run("assess", "answers.yaml", "--tracker", "plan.xlsx", "-o", "new.xlsx")
    assert (done.returncode, done.stderr) == (
        0,
        (
            "plan.xlsx:4:3: warning: 'Closed' is read as Done (sheet Actions, cell C4)\n"
            "    Choose another status where that is not meant.\n"
            "plan.xlsx:5:6: warning: 'in May' is not a date (sheet Actions, cell F5)\n"
            "    Write year, month and day, such as 2014-03-14. Until then this cell counts as not read; a new tracker keeps "
            "what stands there.\n"
            "plan.xlsx:6:3: warning: there is no status 'On hold' (sheet Actions, cell C6)\n"
            "    Choose Under way or Not started if it will go on, Dropped if not, and write the reason under Notes. Until "
            "then this row counts as not read; a new tracker keeps what stands there.\n"
        ),
    )
    assert (
        "Tracker: 1 done; 2 under way, both late; 39 not started, 1 of them late; 0\ndropped; 1 not read\n"
        in done.stdout
    )
    rows = table(tmp_path / "new.xlsx")
    assert rows[FIRST]["Status"] == "Done"
    assert (rows[SECOND]["Ends"], rows[SECOND]["Mark"].partition(".")[2]) == (
        "in May",
        " Not read: Ends \u2018in May\u2019.",
    )
    assert rows[THIRD]["Status"] == "On hold"
    assert rows[THIRD]["Mark"].startswith("Not read: Status \u2018On hold\u2019. It was to end on 30 June 2014.")


def test_a_row_that_was_deleted_while_overdue_stays_late(run: Run, later: Path, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(later)
    [at] = [row for row in range(4, 30) if FOURTH in {cell.value for cell in book["Actions"][row]}]
    book["Actions"].delete_rows(at)
    book.save(later)
    done = run("assess", "answers.yaml", "--tracker", "plan.xlsx", "-o", "new.xlsx")
    assert done.returncode == 0
    assert "is gone from the table; it counts as not started, and as late if the new plan has it, since" in done.stderr
    assert "Tracker: 1 done; 2 under way, 1 of them late; 39 not started, 1 of them late; 1" in done.stdout
    assert table(tmp_path / "new.xlsx")[FOURTH]["Mark"] == (
        "Late: it was to end on 30 June 2014. Its row was deleted, so it counts as not started."
    )


def test_a_tracker_whose_rows_were_mixed_up_stops_everything(run: Run, later: Path, tmp_path: Path) -> None:
    change(later, {FIRST: {"Action id": SECOND}}, {})
    names = {path.name for path in tmp_path.iterdir()}
    done = run("assess", "answers.yaml", "--tracker", "plan.xlsx", "-o", "new.xlsx")
    assert (done.returncode, done.stdout) == (65, "")
    assert f"'{SECOND[:37]}...' is not the id of the action in this row" in done.stderr
    assert done.stderr.endswith("nothing was written.\n")
    assert {path.name for path in tmp_path.iterdir()} == names


@pytest.mark.parametrize(
    ("name", "status", "message"),
    [
        ("gone.xlsx", 74, "gone.xlsx: there is no such file"),
        (".", 74, ".: this is a folder"),
        ("answers.yaml", 65, "answers.yaml: this is a YAML file, not an Excel workbook (.xlsx)"),
    ],
)
@pytest.mark.usefixtures("later")
def test_what_is_no_tracker_is_named(run: Run, name: str, status: int, message: str) -> None:
    done = run("assess", "answers.yaml", "--tracker", name)
    assert (done.returncode, done.stdout) == (status, "")
    assert message in done.stderr


def test_the_spreadsheet_libraries_wait_until_they_are_needed() -> None:
    script = "import ccg_toolkit.outputs, ccg_toolkit.toolkit, sys; print(sorted({'xlsxwriter', 'pyexpat'} & {*sys.modules}))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, encoding="utf-8", check=True, timeout=60)
    assert done.stdout == "[]\n"
