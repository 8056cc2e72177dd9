"""A draft of the answers from a closed survey: what leaders said beside each criterion, what to talk about first, no level."""

import re
import shutil
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from ccg_toolkit.answers.form.own import not_carried_over
from ccg_toolkit.outputs.forms.answers_text import answers_text
from ccg_toolkit.outputs.forms.book import form_book
from ccg_toolkit.report import Draft, draft_of
from ccg_toolkit.sources import errors
from ccg_toolkit.survey.voices import Voices
from ccg_toolkit.toolkit import load
from tests.builders import criterion, framework
from tests.cli.conftest import ROOT, Run
from tests.cli.conftest import run as run  # noqa: PLC0414 - a fixture is used by its name
from tests.survey.exports import framework as built_in
from tests.voices import KINDS, any_voices, rating, voices

pytestmark = pytest.mark.filterwarnings("ignore:Print area")  # openpyxl does not read ours

EXAMPLE = ROOT / "examples" / "voices"
APART, FURTHER, TOGETHER, ALIKE, FEW = (
    (0, 5, 2, 5, 0),
    (6, 0, 2, 0, 6),
    (0, 2, 8, 2, 0),
    (0, 0, 15, 1, 0),
    (3, 0, 0, 0, 6),
)
SPLIT = "Leaders were split on"


def drafted(heard: Voices) -> Draft:
    whole = framework({"a": [criterion(name) for name in "pqrst"]})
    return draft_of(whole, heard, wish="small", responses="responses.csv")


def text_of(draft: Draft) -> str:
    return answers_text(framework({"a": [criterion(name) for name in "pqrst"]}), draft.answers, draft.head)


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("split", {"p": APART, "q": FURTHER, "r": TOGETHER, "s": ALIKE, "t": FEW}),
        ("together", {"p": TOGETHER, "q": TOGETHER, "r": TOGETHER, "s": ALIKE, "t": ALIKE}),
        ("hidden", dict.fromkeys("pqrst", FEW)),
        ("not-asked", {}),
    ],
)
def test_what_a_draft_says(golden: Callable[[str, str], None], name: str, given: dict[str, Sequence[int]]) -> None:
    draft = drafted(voices(ratings=[rating(f"a.{ref}", counts) for ref, counts in given.items()]))
    golden(f"survey/draft-{name}.yaml", f"{text_of(draft)}\n# {draft.told}\n")


def test_the_furthest_apart_stand_first_and_of_equals_the_one_with_less_agreement() -> None:
    ratings = [rating("a.p", APART), rating("a.q", APART), rating("a.r", FURTHER), rating("a.s", TOGETHER)]
    ratings[1] = replace(ratings[1], cell=replace(ratings[1].cell, agreement=-0.5))
    head = drafted(voices(ratings=ratings)).head
    assert [line[2] for line in head if line.startswith("- ")] == ["r", "q", "p"]


def test_of_many_that_are_split_the_head_names_twelve() -> None:
    names = [f"c{number}" for number in range(20)]
    whole = framework({"a": [criterion(name) for name in names]})
    draft = draft_of(whole, voices(ratings=[rating(f"a.{name}", FURTHER) for name in names]), wish="x", responses=None)
    assert sum(line.startswith("- c") for line in draft.head) == 12
    assert draft.head[-1] == "- Eight more are marked in the comments."
    assert draft.answers.responses is None


@pytest.mark.parametrize("kind", KINDS)
def test_whatever_can_be_shown_a_draft_has_no_level_and_is_read_again(tmp_path: Path, kind: str) -> None:
    whole = built_in()
    heard = any_voices(Random(5), whole, kind)  # noqa: S311 - nothing secret
    draft = draft_of(whole, heard, wish=whole.cover.id, responses=None)
    (tmp_path / "a.yaml").write_text(answers_text(whole, draft.answers, draft.head), encoding="utf-8")
    (tmp_path / "a.xlsx").write_bytes(form_book(whole, draft.answers, head=draft.head))
    comments = {}
    for name in ("a.yaml", "a.xlsx"):
        loaded = load(tmp_path / name)
        assert loaded.inputs is not None, errors(loaded.problems)
        given = [answer for part in loaded.inputs.answers.answers.values() for answer in part.values()]
        assert {answer.level for answer in given} <= {None}
        comments[name] = [answer.comment for answer in given if answer.comment]
    assert comments["a.yaml"] == comments["a.xlsx"]
    assert not_carried_over(tmp_path / "a.xlsx", "a.xlsx") == []
    shown = [one for one in heard.ratings if not one.cell.hidden]
    assert len(comments["a.yaml"]) == (len(heard.ratings) if shown else 0)
    if kind in {"nothing", "no-leaders"}:
        assert any("it gives no order" in line for line in draft.head)
    assert any(SPLIT in line for line in draft.head) is bool(shown)


@pytest.fixture
def closed(tmp_path: Path) -> Path:
    shutil.copy(EXAMPLE / "responses.csv", tmp_path)
    return tmp_path / "responses.csv"


def test_a_closed_file_is_drafted_without_what_it_was_made_of(run: Run, closed: Path) -> None:
    before = closed.read_bytes()
    done = run("collate", "responses.csv", "-o", "responses.csv", "--draft", "answers.yaml")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(
        "Written: answers.yaml, a draft of the answers. Leaders were split on eight criteria; "
    )
    assert {path.name for path in closed.parent.iterdir()} == {"responses.csv", "answers.yaml"}
    assert closed.read_bytes() == before
    assert "responses: responses.csv\n" in (closed.parent / "answers.yaml").read_text(encoding="utf-8")
    checked = run("check", "answers.yaml")
    assert checked.returncode == 0
    assert checked.stderr.count("comment stands as the draft made it, and a report prints it so") == 1
    assert "and 37 more." in checked.stderr
    assert run("form", "answers.yaml", "-o", "answers.xlsx").returncode == 0


def test_comments_of_a_draft_are_told_until_somebody_writes_over_them(run: Run, closed: Path) -> None:
    run("collate", "responses.csv", "-o", "responses.csv", "--draft", "answers.yaml")
    path, told = closed.parent / "answers.yaml", "stands as the draft made it"
    assert told in run("assess", "answers.yaml", "-o", "r.html").stderr
    assert told not in run("assess", "answers.yaml", "-o", "r.html", "--no-comments").stderr
    assert told not in run("plan", "answers.yaml").stderr
    text = re.sub(r"comment: .*(\n        .*)*", "comment: Of our own.", path.read_text(encoding="utf-8"))
    path.write_text(text, encoding="utf-8")
    assert told not in run("check", "answers.yaml").stderr


def test_the_draft_of_a_workbook_is_carried_over_to_yaml(run: Run, closed: Path) -> None:
    assert run("collate", "responses.csv", "-o", "responses.csv", "--draft", "a.xlsx").returncode == 0
    assert run("form", "a.xlsx", "-o", "b.yaml").returncode == 0
    assert "They are split." in (closed.parent / "b.yaml").read_text(encoding="utf-8")


def test_closing_drafts_too_and_so_does_the_same_line_afterwards(run: Run, tmp_path: Path) -> None:
    shutil.copytree(EXAMPLE / "filled", tmp_path / "filled")
    (tmp_path / "filled" / "closed.yaml").unlink(missing_ok=True)
    done = run("collate", "filled", "-o", "responses.csv", "--close", "--draft", "answers.yaml")
    assert done.returncode == 65, "three responses are refused"
    assert done.stdout.splitlines()[-1].startswith("Written: answers.yaml, a draft of the answers. ")
    again = run("collate", "filled", "-o", "responses.csv", "--draft", "again.yaml")
    assert again.returncode == 65
    assert (tmp_path / "again.yaml").read_bytes() == (tmp_path / "answers.yaml").read_bytes()


def test_an_open_survey_gives_no_draft(run: Run, tmp_path: Path) -> None:
    shutil.copytree(EXAMPLE / "filled", tmp_path / "filled")
    done = run("collate", "filled", "-o", "responses.csv", "--draft", "answers.yaml")
    assert (done.returncode, done.stdout) == (2, "")
    assert "--draft is made of a closed survey, and responses.csv is none" in done.stderr
    assert {path.name for path in tmp_path.iterdir()} == {"filled"}


def test_a_file_that_is_there_is_not_written_over_and_nothing_is_closed(run: Run, tmp_path: Path) -> None:
    shutil.copytree(EXAMPLE / "filled", tmp_path / "filled")
    (tmp_path / "filled" / "closed.yaml").unlink(missing_ok=True)
    (tmp_path / "answers.yaml").write_text("mine", encoding="utf-8")
    done = run("collate", "filled", "-o", "responses.csv", "--close", "--draft", "answers.yaml")
    assert (done.returncode, done.stdout) == (73, "")
    assert "answers.yaml is already there; nothing was written" in done.stderr
    assert (tmp_path / "answers.yaml").read_text(encoding="utf-8") == "mine"
    assert not (tmp_path / "responses.csv").exists()


def test_another_ending_is_refused(run: Run, closed: Path) -> None:
    done = run("collate", closed.name, "-o", closed.name, "--draft", "answers.docx")
    assert done.returncode == 2
    assert "Use one of .yaml, .yml, .xlsx." in done.stderr
