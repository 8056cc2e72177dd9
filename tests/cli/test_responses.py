"""A closed survey, named on the command line or in the answers, is read by every command that reads answers."""

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "examples" / "answers.yaml"
CLOSED = ROOT / "examples" / "voices" / "responses.csv"

Run = Callable[..., subprocess.CompletedProcess[str]]
BRIEF = """\
organisation: A
assessed_on: 2014-03-14
answers:
  contract: {offers-and-wants: 1}
  promotion: {visible-leaders: 3}
"""


@pytest.fixture
def brief(tmp_path: Path) -> Path:
    path = tmp_path / "answers.yaml"
    path.write_text(BRIEF)
    return path


def test_it_is_read_where_the_option_names_it(run: Run, brief: Path) -> None:
    done = run("assess", brief.name, "--responses", str(CLOSED), "--json")
    assert done.returncode == 0, done.stderr
    result = json.loads(done.stdout)
    assert result["voices"]["closed_on"] == "2014-02-17"
    [leaders] = [one for one in result["domains"][1]["criteria"] if one["id"] == "promotion.visible-leaders"]
    assert leaders["flags"] == ["thin-evidence", "contested"]
    assert result["priorities"][0]["factors"]["perception"] == pytest.approx(9 / 17 - 3 / 32, abs=1e-4)


def test_it_is_read_where_the_answers_name_it_and_the_invited_give_rates(run: Run, brief: Path) -> None:
    shutil.copytree(CLOSED.parent, brief.parent / "voices")
    more = "responses: voices/responses.csv\ninvited: {practice-managers: 66}\n"
    brief.write_text(BRIEF.replace("answers:", f"{more}answers:"))
    assert run("check", brief.name).returncode == 0
    result = json.loads(run("assess", brief.name, "--json").stdout)
    managers = result["voices"]["groups"][4]
    assert (managers["id"], managers["respondents"], managers["rate"]) == ("practice-managers", 33, 0.5)


def test_the_other_commands_read_it_too(run: Run, brief: Path) -> None:
    option = ("--responses", str(CLOSED))
    told = run("explain", "promotion.visible-leaders", brief.name, *option).stdout
    assert "Contested: at or above its target, and 23% of members agree, fewer than half" in told
    told = run("explain", "contract.offers-and-wants", brief.name, *option).stdout
    assert "max(0, 9/17 - 3/32) = 237/544" in told
    assert "Rated 3, while 23% of members agree." in " ".join(run("plan", brief.name, *option).stdout.split())
    done = run("pack", brief.name, *option, "-o", "pack.html")
    assert done.returncode == 0, done.stderr
    assert run("check", brief.name, *option).returncode == 0


@pytest.mark.parametrize("command", [("check",), ("assess",), ("plan",), ("pack",)])
def test_what_cannot_be_read_is_refused_in_words(run: Run, brief: Path, command: tuple[str, ...]) -> None:
    done = run(*command, brief.name, "--responses", "nothing.csv")
    assert done.returncode == 74
    assert "nothing.csv: there is no such file" in done.stderr


def test_an_open_survey_is_refused(run: Run, brief: Path) -> None:
    text = CLOSED.read_text(encoding="utf-8-sig")
    first, _, rest = text.partition("\n")
    (brief.parent / "open.csv").write_text(first.partition("; closed=")[0] + "\n" + rest, encoding="utf-8")
    done = run("assess", brief.name, "--responses", "open.csv")
    assert done.returncode == 65
    assert "--close" in done.stderr


def test_it_is_for_one_file_of_answers(run: Run, brief: Path) -> None:
    shutil.copy(brief, brief.with_name("other.yaml"))
    done = run("assess", brief.name, "other.yaml", "--responses", str(CLOSED))
    assert done.returncode == 2
    assert "--responses is for one file of answers, and 2 are given" in done.stderr


def test_without_comments_no_comment_of_the_survey_is_printed(run: Run, brief: Path) -> None:
    for option, printed in (((), True), (("--no-comments",), False)):
        done = run("assess", brief.name, "--responses", str(CLOSED), "-o", "report.html", *option)
        assert done.returncode == 0, done.stderr
        assert ("Send papers a week before" in (brief.parent / "report.html").read_text(encoding="utf-8")) == printed


def test_a_survey_of_another_year_is_pointed_out(run: Run, brief: Path) -> None:
    brief.write_text(BRIEF.replace("2014-03-14", "2015-03-14"))
    done = run("check", brief.name, "--responses", str(CLOSED))
    assert done.returncode == 0
    assert "this survey was closed on 2014-02-17, and the assessment is of 2015-03-14" in done.stderr


def test_a_comment_that_names_a_person_is_pointed_out_and_not_repeated(run: Run, brief: Path) -> None:
    shutil.copytree(CLOSED.parent, brief.parent / "voices")
    comments = brief.parent / "voices" / "comments.csv"
    comments.write_text(f"{comments.read_text(encoding='utf-8-sig')}member,Dr Quill never replies.,yes\n")
    done = run("check", brief.name, "--responses", "voices/responses.csv")
    assert done.returncode == 0
    assert "voices/comments.csv: warning: a comment that is marked for printing names a person" in done.stderr
    assert "Quill" not in done.stderr


def test_who_is_named_is_told_by_what_prints_it(run: Run, brief: Path) -> None:
    brief.write_text(
        "organisation: A\nassessed_on: 2014-03-14\nanswers:\n  contract:\n"
        "    definition: {level: 1, comment: Dr Quill said so}\n"
        "    usable-rights: {level: unknown, because: Dr Quill knows}\n"
    )
    Path("later.yaml").write_text(brief.read_text().replace("2014", "2015"))
    comment, because = ("comment names a person", "because names a person")

    def told(*arguments: str) -> tuple[bool, bool]:
        done = run(*arguments)
        assert done.returncode == 0, done.stderr
        return comment in done.stderr, because in done.stderr

    assert told("check", brief.name) == (True, True)
    assert told("assess", brief.name, "-o", "r.html") == (True, True)
    assert told("pack", brief.name, "-o", "p.html") == (True, True)
    assert told("assess", brief.name, "-o", "r.html", "--no-comments") == (False, True)
    for arguments in (("plan", brief.name), ("explain", "overall", brief.name), ("compare", brief.name, "later.yaml")):
        assert told(*arguments) == (False, False)
