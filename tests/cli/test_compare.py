"""``ccg-toolkit compare`` and ``explain change``: what moved, from answers or result files, in every format."""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccg_toolkit.history import change_between, snapshot_from_result
from ccg_toolkit.history.fields import Figure
from ccg_toolkit.outputs.change.text import change_text
from ccg_toolkit.report.build_change import build_change_view
from tests.cli.conftest import ROOT, Run
from tests.slow import few, tries

SMALL = ROOT / "tests" / "fixtures" / "small"
RESULT = ROOT / "tests" / "golden" / "result" / "example.json"

THEN = """\
organisation: A small society
assessed_on: 2014-03-14
assessed_by: The committee
answers:
  contract: {definition: 1, offers-and-wants: 2, usable-rights: 3, fair-obligations: unknown}
  skills: {competencies: 2}
"""
NOW = """\
organisation: a small  society
assessed_on: 2015-03-20
answers:
  contract: {definition: 3, offers-and-wants: 2, usable-rights: 2, fair-obligations: 4}
  skills: {competencies: unknown, protected-time: 1}
"""
MESSAGE = "2.00 \u2192 1.88: one criterion rose, one fell; what is now known takes off 0.46."


@pytest.fixture
def both(tmp_path: Path) -> tuple[str, str]:
    """Write the answers of two years."""
    (tmp_path / "2014.yaml").write_text(THEN, encoding="utf-8")
    (tmp_path / "2015.yaml").write_text(NOW, encoding="utf-8")
    return "2014.yaml", "2015.yaml"


@pytest.fixture
def results(both: tuple[str, str], run: Run) -> tuple[str, str]:
    """Write their result files."""
    for name in both:
        assert run("assess", name, "-o", name.replace("yaml", "json")).returncode == 0
    return "2014.json", "2015.json"


def _data(run: Run, *files: str) -> Any:
    done = run("compare", *files, "--json")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_the_message_comes_first(run: Run, both: tuple[str, str]) -> None:
    done = run("compare", *both)
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert lines[0] == "a small  society"
    assert " ".join(lines[1:3]).strip() == MESSAGE
    assert max(map(len, lines)) <= 80
    assert "The committee" in done.stdout


def test_result_files_and_answers_say_the_same(run: Run, both: tuple[str, str], results: tuple[str, str]) -> None:
    straight, read, mixed = _data(run, *both), _data(run, *results), _data(run, both[0], results[1])
    for data in (read, mixed):
        assert data["changes"] == straight["changes"]
    assert _data(run, *reversed(results)) == read


def test_parts_add_up_exactly(run: Run, both: tuple[str, str]) -> None:
    (change,) = _data(run, *both)["changes"]
    assert change["message"] == MESSAGE
    parts = {part["step"]: Fraction(part["exact"]) for part in change["parts"]}
    assert sum(parts.values()) == Fraction(change["difference_exact"])
    # then 2 and 2; without skills, which is not known now, 2; moved to 7/3; fair-obligations 11/4; skills at 1
    assert parts == {
        "dropped": 0,
        "reweighted": 0,
        "no-longer-rated": 0,
        "without-reworded": 0,
        "moved": Fraction(1, 3),
        "with-reworded": 0,
        "newly-known": Fraction(15, 8) - Fraction(7, 3),
        "added": 0,
    }
    assert change["like_for_like"] == {"then": 2.0, "now": 2.3333, "criteria": 3}
    assert {row["id"]: row["moved"] for row in change["criteria"] if row["moved"]} == {
        "contract.definition": 2,
        "contract.usable-rights": -1,
    }


def test_other_files_of_ours_are_named_for_what_they_are(run: Run, results: tuple[str, str], tmp_path: Path) -> None:
    assert run("assess", "2015.yaml", "-o", "plan.xlsx").returncode == 0
    assert run("questionnaire", "-o", "ask.xlsx").returncode == 0
    (tmp_path / "responses.csv").write_text("# ccg-toolkit/responses/1; framework=ccg\nrespondent,group\n")
    for other, what in (
        ("responses.csv", "a table in text"),
        ("plan.xlsx", "a tracker"),
        ("ask.xlsx", "a questionnaire"),
    ):
        done = run("compare", results[0], other)
        assert done.returncode == 65
        assert f"{other}: this is {what}, and answers are wanted\n    Name the answers" in done.stderr
        assert done.stderr.count("\n") == 3
    done = run("assess", results[0])
    assert done.returncode == 65
    assert done.stderr.startswith("2014.json: this is a result file, and answers are wanted\n    Name the answers")


@pytest.mark.parametrize("suffix", few([".html", ".json", ".xlsx", ".pdf"], keep=2))
def test_every_format(run: Run, results: tuple[str, str], tmp_path: Path, suffix: str) -> None:
    done = run("compare", *results, "-o", f"moved{suffix}")
    assert (done.returncode, done.stderr) == (0, "")
    assert f"Written: moved{suffix}" in done.stdout
    data = (tmp_path / f"moved{suffix}").read_bytes()
    assert len(data) > 2_000
    again = run("compare", *results, "-o", f"again{suffix}")
    assert again.returncode == 0
    assert (tmp_path / f"again{suffix}").read_bytes() == data
    if suffix == ".html":  # the result files were rated by the built-in framework, so that titles are at hand
        assert "Agreed definition of membership" in data.decode()


def test_the_screen_has_titles_where_a_framework_of_the_same_version_is_named(
    run: Run, results: tuple[str, str]
) -> None:
    plain, titled = run("compare", *results).stdout, run("compare", *results, "--framework", str(ROOT)).stdout
    assert "contract.definition" in plain
    assert "Agreed definition of membership" not in plain
    assert "contract.definition" not in titled
    assert "Agreed definition of membership" in titled
    assert "contract.definition" in run("compare", *results, "--framework", str(SMALL)).stdout, "another framework"


def test_what_was_read_is_never_written_over(run: Run, results: tuple[str, str], tmp_path: Path) -> None:
    before = (tmp_path / results[0]).read_bytes()
    done = run("compare", *results, "-o", results[0])
    assert done.returncode == 2
    assert "is one of the files that were read" in done.stderr
    assert (tmp_path / results[0]).read_bytes() == before


def test_three_are_a_series(run: Run, both: tuple[str, str], tmp_path: Path) -> None:
    later = NOW.replace("2015", "2016").replace("definition: 3", "definition: 4")
    (tmp_path / "2016.yaml").write_text(later, encoding="utf-8")
    done = run("compare", "2016.yaml", *both)
    assert done.returncode == 0
    assert done.stdout.splitlines()[1].startswith("2.00 \u2192 1.88 \u2192 2.00 over three assessments.")
    only = "Criteria and promises are told of that step only; for another, compare its two assessments."
    assert only in " ".join(done.stdout.split())
    assert only not in " ".join(run("compare", *both).stdout.split())
    data = _data(run, "2016.yaml", *both)
    assert [change["to"] for change in data["changes"]] == ["2015-03-20", "2016-03-20"]


@pytest.mark.filterwarnings("ignore:Print area")  # openpyxl does not read ours
def test_a_tracker_says_what_was_done(run: Run, both: tuple[str, str], tmp_path: Path) -> None:
    assert run("assess", both[0], "-o", "plan.xlsx").returncode == 0
    book = openpyxl.load_workbook(tmp_path / "plan.xlsx")
    sheet = book["Actions"]
    status = next(cell for row in sheet.iter_rows() for cell in row if cell.value == "Status")
    sheet.cell(status.row + 1, status.column).value = "Done"
    book.save(tmp_path / "kept.xlsx")
    done = run("compare", *both, "--tracker", "kept.xlsx")
    assert done.returncode == 0, done.stderr
    assert "not started" in done.stdout
    assert "tracker" not in done.stdout
    assert "No tracker was read" in run("compare", *both).stdout


def test_a_tracker_that_nobody_touched_tells_nothing(run: Run, both: tuple[str, str]) -> None:
    assert run("assess", both[0], "-o", "plan.xlsx").returncode == 0
    done = run("compare", *both, "--tracker", "plan.xlsx")
    said = " ".join(done.stdout.split())
    assert "The tracker tells nothing of what was done: of none of them does it say begun, done or dropped." in said
    assert "not started" not in said
    assert "without the action being done" not in said


def _edited(old: str, new: str) -> Callable[[str], str]:
    return lambda text: text.replace(old, new)


@pytest.mark.parametrize(
    ("edit", "status", "told"),
    [
        (_edited("a small  society", "Another one"), 65, "this is Another one, and 2014.yaml is A small society"),
        (_edited("2015-03-20", "2014-03-14"), 65, "this was assessed on 2014-03-14, and so was 2014.yaml"),
        (_edited("definition: 3", "definition: 9"), 65, "1 error; nothing was written"),
        (_edited("assessed_on: 2015-03-20", "assessed_on: 2015-03-20\nframework: another"), 65, "another"),
    ],
)
def test_what_cannot_be_compared_is_told(  # noqa: PLR0917 - what it tries, and where
    run: Run, both: tuple[str, str], tmp_path: Path, edit: Callable[[str], str], status: int, told: str
) -> None:
    (tmp_path / both[1]).write_text(edit(NOW), encoding="utf-8")
    done = run("compare", *both)
    assert done.returncode == status
    assert told in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "broken.json:1:1: this is no JSON from here on, or it breaks off"),
        ('{"schema": NaN}', "broken.json: NaN is no number"),
        ('{"schema": 1, "schema": 2}', "broken.json: 'schema' stands twice in one object"),
        ("[" * 100_000, "broken.json: lists and objects stand too deep within one another"),
        ('{"schema": "ccg-toolkit/change/1"}', "broken.json: schema: only ccg-toolkit/result/1 and ccg-toolkit/result/2 are read"),
        ("{}", "broken.json: this JSON is no result file: it has no schema"),
    ],
)  # fmt: skip
def test_a_broken_result_file_is_told(run: Run, both: tuple[str, str], tmp_path: Path, text: str, told: str) -> None:
    (tmp_path / "broken.json").write_text(text, encoding="utf-8")
    done = run("compare", both[0], "broken.json")
    assert done.returncode == 65
    assert told in done.stderr


def test_a_missing_file_is_told(run: Run, both: tuple[str, str]) -> None:
    done = run("compare", both[0], "2013.json")
    assert done.returncode == 74
    assert "2013.json: there is no such file" in done.stderr


def test_one_file_alone_and_too_many(run: Run, both: tuple[str, str]) -> None:
    assert run("compare", both[0]).returncode == 2
    assert run("compare", *["2014.json"] * 13).returncode == 2
    assert run("compare", *both, "-o", "moved.docx").returncode == 2


def test_explain_change_tells_each_step(run: Run, both: tuple[str, str]) -> None:
    done = run("explain", "change", *both)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Part: 7/3 - 2 = 1/3, shown as 0.33" in done.stdout
    assert "contract.definition: 1/3 x 2 = 2/3, shown as +0.67" in done.stdout
    assert "= -0.125, shown as -0.13, the difference of the two scores" in done.stdout
    assert run("explain", "change", both[0]).returncode == 2
    assert run("explain", "overall", *both).returncode == 2


def test_two_result_files_load_no_framework(results: tuple[str, str], tmp_path: Path) -> None:
    """What takes the time is left alone; the time itself is measured by `scripts/bench`."""
    script = (
        "import sys\nfrom ccg_toolkit.cli import main\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "heavy = {'pydantic', 'typer', 'yaml', 'rich', 'jinja2', 'ccg_toolkit.framework'} & sys.modules.keys()\n"
        "print(sorted(heavy), file=sys.stderr)\n"
    )
    for more in ([], ["--json"]):
        done = subprocess.run(
            [sys.executable, "-c", script, "compare", *results, *more],
            cwd=tmp_path, capture_output=True, text=True, check=True, encoding="utf-8", env={"PYTHONIOENCODING": "utf-8", "PYTHONPATH": str(ROOT / "src")},
        )  # fmt: skip
        assert done.stderr.splitlines()[-1] == "[]"
        assert done.stdout


@pytest.fixture
def renamed(tmp_path: Path, run: Run) -> tuple[str, str]:
    """Write the results of a framework and of its next version, in which a criterion has another name."""
    for version in ("old", "new"):
        shutil.copytree(SMALL, tmp_path / version)
    cover, criteria = tmp_path / "new" / "framework.yaml", tmp_path / "new" / "criteria" / "money.yaml"
    cover.write_text(cover.read_text(encoding="utf-8").replace("0.3.0", "0.4.0"), encoding="utf-8")
    text = criteria.read_text(encoding="utf-8")
    criteria.write_text(text.replace("- id: fees", "- id: fair-fees\n    was: money.fees"), encoding="utf-8")
    said = tmp_path / "new" / "answers.yaml"
    text = said.read_text(encoding="utf-8").replace("2026-05-20", "2027-05-20").replace("    fees:", "    fair-fees:")
    said.write_text(text.replace("      level: 2", "      level: 1"), encoding="utf-8")
    for version in ("old", "new"):
        assert run("assess", f"{version}/answers.yaml", "-o", f"{version}.json").returncode == 0
    return "old.json", "new.json"


def test_a_former_name_is_read_of_the_framework_at_hand(run: Run, renamed: tuple[str, str]) -> None:
    told = run("compare", *renamed)
    assert "Where some were only renamed" in " ".join(told.stdout.split())
    with_framework = ("--framework", "new")
    done = run("compare", *renamed, *with_framework)
    assert done.returncode == 0
    assert "renamed" not in done.stdout
    (change,) = _data(run, *renamed, *with_framework)["changes"]
    (row,) = [row for row in change["criteria"] if row["was"]]
    assert (row["id"], row["was"], row["kind"], row["moved"]) == ("money.fair-fees", "money.fees", "compared", -1)
    assert _data(run, "old/answers.yaml", "new/answers.yaml")["changes"][0]["parts"] == change["parts"]
    assert run("compare", *renamed, CCG_TOOLKIT_FRAMEWORK="new").stdout == done.stdout


def test_a_score_that_is_not_that_of_its_levels_is_told(run: Run, results: tuple[str, str], tmp_path: Path) -> None:
    file = tmp_path / results[0]
    document = json.loads(file.read_text(encoding="utf-8"))
    document["overall"]["score"] = 3.9
    file.write_text(json.dumps(document), encoding="utf-8")
    done = run("compare", *results)
    assert "the overall score that the file states is not the one" in " ".join(done.stdout.split())
    assert done.stdout.splitlines()[1].startswith("2.00 \u2192 1.88")


@given(st.data())
@tries(100)
def test_no_result_file_is_a_fault_of_ours(data: st.DataObject) -> None:
    """A value anywhere in a result file is put in the place of another: it is read, or told."""
    document = json.loads(RESULT.read_text(encoding="utf-8"), parse_float=Figure)
    for _ in range(data.draw(st.integers(1, 3))):
        part: Any = document
        while isinstance(part, (dict, list)) and part:
            keys = list(part) if isinstance(part, dict) else list(range(len(part)))
            key = data.draw(st.sampled_from(keys))
            if not isinstance(part[key], (dict, list)) or data.draw(st.integers(0, 5)) == 0:
                part[key] = data.draw(st.sampled_from([None, True, -1, 10**17, "", "x" * 501, [], {}, [None], Figure("1e99"), Figure("-0.5")]))  # fmt: skip
                break
            part = part[key]
    read, wrong = snapshot_from_result("result.json", document)
    assert (read is None) == bool(wrong)
    if read:
        other = replace(read, assessed_on=date(2999, 1, 1))
        assert change_text(build_change_view((change_between(read, other),), "1"))
