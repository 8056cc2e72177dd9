"""``collate``: the same people give the same files, whichever program exported them, and no name is in any of these."""

import csv
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from ccg_toolkit.cli import survey_files
from ccg_toolkit.outputs import OutputError
from tests.cli.conftest import Run
from tests.cli.conftest import run as run  # noqa: PLC0414 - a fixture is used by its name
from tests.slow import few
from tests.survey import exports
from tests.survey.exports import PEOPLE, PLANTED, Person, form_book, form_text, microsoft_rows, plain_rows, written
from tests.workbooks import packed

ANSWERED = "responses.csv"


def _texts(folder: Path) -> None:
    for place, person in enumerate(PEOPLE):
        (folder / f"{place}.txt").write_text(form_text(person, response=f"id{place}"), encoding="utf-8")


def _mails(folder: Path) -> None:
    mails = [
        f"From: {PLANTED}@nhs.net\n\nHello,\n> " + form_text(person, response=f"id{place}").replace("\n", "\r\n> ")
        for place, person in enumerate(PEOPLE)
    ]
    (folder / "mails.txt").write_text("\n".join(mails), encoding="cp1252")


def _books(folder: Path) -> None:
    for place, person in enumerate(PEOPLE):
        (folder / f"{place}.xlsx").write_bytes(form_book(person, response=f"id{place}"))


def _file(name: str, make: Callable[[], bytes]) -> Callable[[Path], None]:
    return lambda folder: _save(folder / name, make())


def _save(path: Path, data: bytes) -> None:
    path.write_bytes(data)


def _numbered(place: int, _key: str, text: str) -> str:
    return f" {place}. {text.upper()} * "


def _apart(rows: list[list[str]]) -> list[list[str]]:
    """Put blank rows between others, as people do."""
    return [each for row in rows for each in (row, ["" for _ in row])]


def _shuffled(rows: list[list[str]]) -> list[list[str]]:
    return [row[::-1] for row in rows]


WAYS: dict[str, Callable[[Path], None]] = {
    "text of the form": _texts,
    "e-mails in one file": _mails,
    "workbooks of ours": _books,
    "Microsoft Forms, CSV": _file("e.csv", exports.microsoft_csv),
    "Microsoft Forms, XLSX": _file("e.xlsx", exports.microsoft_xlsx),
    "Microsoft Forms, German": _file("e.csv", exports.microsoft_german_csv),
    "Google Forms": _file("e.csv", exports.google_csv),
    "LimeSurvey": _file("e.csv", exports.limesurvey_csv),
    "KoboToolbox": _file("e.csv", exports.kobo_csv),
    "names as headings": _file("e.csv", lambda: written(plain_rows())),
    "columns the other way round": _file("e.csv", lambda: written(_shuffled(plain_rows()))),
    "tabs, UTF-16": _file("e.txt", lambda: written(plain_rows(), "\t", "utf-16")),
    "semicolons, Windows": _file("e.csv", lambda: written(plain_rows(), ";", "cp1252")),
    "strokes": _file("e.csv", lambda: written(plain_rows(), "|")),
    "old Mac": _file("e.csv", lambda: written(plain_rows(), end="\r")),
    "blank rows": _file("e.csv", lambda: written(_apart(plain_rows()))),
    "a title above": _file("e.csv", lambda: b"Our survey\n\n" + written(plain_rows())),
    "delimiter told": _file("e.csv", lambda: b"sep=;\r\n" + written(plain_rows(), ";")),
    "numbers before headings": _file(
        "e.csv", lambda: written(exports.table(PEOPLE, lambda _: {}, heading=_numbered))
    ),
    "number and name": _file(
        "e.csv",
        lambda: written(
            exports.table(PEOPLE, lambda _: {}, answer=lambda answer: f"{exports.number(answer)} {exports.label(answer)}" if answer is not None and answer >= 0 else exports.label(answer))
        ),
    ),
}  # fmt: skip


def _contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file()}


@pytest.fixture
def expected(tmp_path_factory: pytest.TempPathFactory, run: Run) -> dict[str, bytes]:
    """Give the files that a table with nothing odd in it makes."""
    folder = tmp_path_factory.mktemp("expected")
    (folder / "in.csv").write_bytes(written(plain_rows()))
    (folder / "out").mkdir()
    assert run("collate", str(folder / "in.csv"), "-o", str(folder / "out" / ANSWERED)).returncode == 0
    return _contents(folder / "out")


@pytest.mark.parametrize("way", few(WAYS, keep=len(WAYS)))
def test_the_same_people_give_the_same_files_whichever_way_they_come(
    run: Run, tmp_path: Path, expected: dict[str, bytes], way: str
) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "out").mkdir()
    WAYS[way](tmp_path / "in")
    done = run("collate", "in", "-o", f"out/{ANSWERED}")
    assert (done.returncode, done.stdout.splitlines()[0].split(" from ")[0]) == (0, "5 responses"), done.stderr
    assert _contents(tmp_path / "out") == expected


@pytest.mark.parametrize("way", few(WAYS, keep=len(WAYS)))
def test_no_name_that_a_program_adds_is_in_any_file_that_is_written(run: Run, tmp_path: Path, way: str) -> None:
    (tmp_path / "in").mkdir()
    WAYS[way](tmp_path / "in")
    before = set(tmp_path.rglob("*"))
    assert run("collate", "in", "-o", ANSWERED, "--close").returncode == 0
    made = [path for path in tmp_path.rglob("*") if path not in before]
    assert {path.name for path in made} == {ANSWERED, "heard.csv", "comments.csv", "closed.yaml"}
    for path in made:
        assert PLANTED.encode() not in path.read_bytes().lower(), path


def test_what_the_files_hold(expected: dict[str, bytes]) -> None:
    lines = expected[ANSWERED].decode().splitlines()
    assert lines[0] == (
        "# ccg-toolkit/responses/1; framework=ccg-membership; version=1.0.0; minimum_group=10; minimum_comments=20; "
        "agrees_from=3"
    )
    headings, *rows = list(csv.reader(lines[1:]))
    assert headings[:3] == ["respondent", "group", "agree.contract.offers-and-wants"]
    assert len(headings) == 2 + 12 + 41
    assert [row[:5] for row in rows] == [
        ["1", "gp-no-role", "2", "2", "2"],
        ["2", "nurses-and-others", "", "", ""],
        ["3", "practice-managers", "1", "", ""],
        ["4", "practice-managers", "3", "4", "0"],
        ["5", "practice-managers", "3", "4", "0"],
    ]
    assert rows[2][13] == "dk"
    assert (
        expected["heard.csv"].decode("utf-8-sig") == "practice,ods,heard\nDale Practice,,yes\nHill Surgery,A81001,yes\n"
    )
    assert list(csv.reader(expected["comments.csv"].decode("utf-8-sig").splitlines(keepends=True))) == [
        ["role", "comment", "print"],
        ["member", "'=1+1", ""],
        ["member", "Caf\u00e9 meetings work \u2013 really.", ""],
        ["member", 'It said "no";\nthen nothing.', ""],
        ["member", "Shorter papers, please.", ""],
    ]


def test_people_who_answer_alike_all_count_and_are_told_of(run: Run, tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_bytes(written(plain_rows([PEOPLE[0]] * 3)))
    done = run("collate", "in.csv", "-o", ANSWERED)
    assert done.stdout.startswith("3 responses from 1 file.\n")
    assert "3 people gave the same answers as another of their group; all of them count.\n" in done.stderr


def test_of_one_form_that_was_handed_back_twice_the_later_counts(run: Run, tmp_path: Path) -> None:
    for name, edition, answer in (("a", "2", 4), ("b", "1", 0)):
        text = form_text(Person("gp-no-role", {0: answer}), response="same", edition=edition)
        (tmp_path / f"{name}.txt").write_text(text)
    done = run("collate", "a.txt", "b.txt", "-o", ANSWERED)
    assert "b.txt: 1 response (line 1) not counted, as the same came again later.\n" in done.stderr
    assert (tmp_path / ANSWERED).read_text().splitlines()[2].startswith("1,gp-no-role,4,")
    assert len((tmp_path / ANSWERED).read_text().splitlines()) == 3


def test_a_copy_of_a_file_counts_once(run: Run, tmp_path: Path) -> None:
    for name, data in (("plain.csv", written(plain_rows())), ("book.xlsx", form_book(PEOPLE[0]))):
        for place in ("one", "two"):
            (tmp_path / place).mkdir(exist_ok=True)
            (tmp_path / place / name).write_bytes(data)
    done = run("collate", "one", "two", "-o", ANSWERED)
    assert done.stdout.startswith("6 responses from 4 files.\n")
    assert "two/plain.csv: not counted, as it has the same bytes as one/plain.csv.\n" in done.stderr


def test_a_row_that_was_exported_twice_counts_once(run: Run, tmp_path: Path) -> None:
    (tmp_path / "early.csv").write_bytes(exports.microsoft_csv(PEOPLE[:2]))
    (tmp_path / "late.csv").write_bytes(b"")
    (tmp_path / "later.csv").write_bytes(exports.microsoft_csv(PEOPLE))
    (tmp_path / "late.csv").unlink()
    done = run("collate", "early.csv", "later.csv", "-o", ANSWERED)
    assert done.stdout.startswith("5 responses from 2 files.\n")
    assert "early.csv: 2 responses (line 2, 3) not counted, as the same came again later.\n" in done.stderr


def test_two_who_answer_in_the_same_second_both_count(run: Run, tmp_path: Path) -> None:
    people = [Person("gp-no-role", {0: 1}), Person("gp-no-role", {0: 2})]
    rows = exports.table(people, lambda _: {"Timestamp": "14/03/2014 10:00:00"})
    (tmp_path / "google.csv").write_bytes(written(rows))
    assert run("collate", "google.csv", "-o", ANSWERED).stdout.startswith("2 responses")


def test_refused_rows_are_named_and_the_rest_goes_on(
    run: Run, tmp_path: Path, golden: Callable[[str, str], None]
) -> None:
    rows = microsoft_rows()
    rows[1][6] = "Sometimes"
    rows[2][18] = "Bakers"
    rows[3] = [*rows[3], "one more"]
    (tmp_path / "survey.csv").write_bytes(written(rows))
    (tmp_path / "cut.txt").write_text(form_text(PEOPLE[0]).rpartition("end:")[0])
    (tmp_path / "low.txt").write_text(form_text(PEOPLE[0], minimum_group="5"))
    (tmp_path / "bare.txt").write_text(form_text(PEOPLE[0], minimum_comments=""))
    (tmp_path / "other.txt").write_text(form_text(PEOPLE[0], framework="gp-federation"))
    (tmp_path / "agrees.txt").write_text(form_text(PEOPLE[0], agrees_from="2"))
    (tmp_path / "quote.csv").write_bytes(written(rows[:2]) + b'"never closed,\n')
    (tmp_path / "scan.pdf").write_bytes(b"%PDF-1.7\n")
    (tmp_path / "form.html").write_text("<!doctype html><title>ccg-toolkit/response/1</title>")
    (tmp_path / "empty.csv").write_bytes(b"")
    done = run("collate", *sorted(path.name for path in tmp_path.iterdir()), "-o", "out.csv")
    assert done.returncode == 65
    golden("survey/refused.txt", f"{done.stderr}---\n{done.stdout}")
    assert len((tmp_path / "out.csv").read_text().splitlines()) == 2 + 2


def test_nothing_is_written_where_nothing_can_be_read(run: Run, tmp_path: Path) -> None:
    (tmp_path / "other.txt").write_text(form_text(PEOPLE[0], framework="gp-federation"))
    done = run("collate", "other.txt", "-o", ANSWERED)
    assert done.returncode == 65
    assert [path.name for path in tmp_path.iterdir()] == ["other.txt"]


@pytest.mark.parametrize("name", ["responses.csv", "heard.csv", "comments.csv"])
def test_a_file_of_somebody_s_own_is_never_written_over(run: Run, tmp_path: Path, name: str) -> None:
    (tmp_path / "in.csv").write_bytes(written(plain_rows()))
    (tmp_path / name).write_text("date,walk\n")
    done = run("collate", "in.csv", "-o", ANSWERED)
    assert done.returncode == 73
    assert f"{name} is already there, and holds something else" in done.stderr
    assert (tmp_path / name).read_text() == "date,walk\n"


@pytest.mark.parametrize(("delimiter", "encoding"), [(",", "utf-8-sig"), (";", "cp1252"), ("\t", "utf-8")])
def test_what_a_person_marked_to_be_printed_stays_marked(
    run: Run, tmp_path: Path, delimiter: str, encoding: str
) -> None:
    (tmp_path / "in.csv").write_bytes(written(plain_rows()))
    run("collate", "in.csv", "-o", ANSWERED)
    path = tmp_path / "comments.csv"
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(path.read_text(encoding="utf-8-sig").splitlines(keepends=True)))
    for row in rows[1:]:
        row[2] = "yes"
    path.write_bytes(written(rows, delimiter, encoding))
    (tmp_path / "in.csv").write_bytes(written(plain_rows(PEOPLE[1:])))
    assert run("collate", "in.csv", "-o", ANSWERED).returncode == 0
    again = list(csv.reader(path.read_text(encoding="utf-8-sig").splitlines(keepends=True)))
    assert again == [row for row in rows if "papers" not in row[1]]


def test_e_mail_addresses_are_taken_out_of_comments(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(form_text(Person("staff", {0: 1}, comment="Ask me: a.smith@nhs.net, or Jo.")))
    run("collate", "a.txt", "-o", ANSWERED)
    assert 'other,"Ask me: [e-mail address], or Jo.",\n' in (tmp_path / "comments.csv").read_text(encoding="utf-8-sig")


def test_something_that_is_no_code_of_a_practice_is_dropped(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(form_text(Person("staff", {0: 1}, practice="Hill", ods="Dr Smith")))
    run("collate", "a.txt", "-o", ANSWERED)
    assert (tmp_path / "heard.csv").read_text(encoding="utf-8-sig") == "practice,ods,heard\nHill,,yes\n"


@pytest.mark.parametrize("old", ["agree.agreement.wants", "agree.old.thing"])
def test_an_answer_to_an_old_name_is_read_as_one_to_the_new(run: Run, tmp_path: Path, old: str) -> None:
    shutil.copytree(exports.framework().folders[0] / "criteria", tmp_path / "ours" / "criteria")
    for name in ("framework.yaml", "domains", "away-day", "glossary.yaml"):
        source = exports.framework().folders[0] / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, tmp_path / "ours" / name)
    path = tmp_path / "ours" / "criteria" / "contract.yaml"
    text = path.read_text().replace(
        "id: offers-and-wants\n", "id: offers-and-wants\n    was: [agreement.wants, old.thing]\n"
    )
    path.write_text(text)
    values = exports.values_of(Person("gp-no-role", {1: 4}), **{old: "1", "version": "0.9", "agree.gone.now": "3"})
    lines = [f"{key}: {value}" for key, value in values.items() if value]
    (tmp_path / "a.txt").write_text("\n".join(["ccg-toolkit/response/1", *lines, f"end: {len(lines)}"]))
    done = run("collate", "a.txt", "-o", ANSWERED, "--framework", "ours")
    assert "warning: 'agree.gone.now' is asked no longer" in done.stderr
    assert (tmp_path / ANSWERED).read_text().splitlines()[2].startswith("1,gp-no-role,1,4,")


def test_the_highest_promise_holds_and_it_is_said_where_it_comes_from(run: Run, tmp_path: Path) -> None:
    (tmp_path / "survey.csv").write_bytes(exports.microsoft_csv())
    done = run("collate", "survey.csv", "-o", ANSWERED)
    assert "The promise for what other programs exported is that of the framework.\n" in done.stdout
    (tmp_path / "ask.xlsx").write_bytes(form_book(PEOPLE[0], minimum_group="14", minimum_comments="20"))
    (tmp_path / "a.txt").write_text(form_text(PEOPLE[1], minimum_group="11", minimum_comments="25"))
    done = run("collate", "survey.csv", "a.txt", "-o", ANSWERED, "--questionnaire", "ask.xlsx")
    assert "The promise for what other programs exported is that of the questionnaire.\n" in done.stdout
    assert "minimum_group=14; minimum_comments=25; agrees_from=3" in (tmp_path / ANSWERED).read_text()


@pytest.mark.parametrize("name", ["ask.html", "ask.xlsx"])
def test_the_promise_of_a_blank_questionnaire_is_read(run: Run, tmp_path: Path, name: str) -> None:
    run("init", "ours")
    cover = tmp_path / "ours" / "framework.yaml"
    cover.write_text(cover.read_text().replace("id: ", "minimum_group: 15\nid: ", 1))
    assert run("questionnaire", "--framework", "ours", "-o", name).returncode == 0
    cover.write_text(cover.read_text().replace("minimum_group: 15\n", ""))
    (tmp_path / "survey.csv").write_bytes(exports.microsoft_csv())
    done = run("collate", "survey.csv", "-o", ANSWERED, "--questionnaire", name, "--framework", "ours")
    assert done.returncode == 0, done.stderr
    assert "minimum_group=15;" in (tmp_path / ANSWERED).read_text()
    elsewhere = run("collate", "survey.csv", "-o", ANSWERED, "--questionnaire", name)
    assert elsewhere.returncode == 65
    assert f"{name}: this was asked with the framework" in elsewhere.stderr


@pytest.mark.parametrize("text", ["", "<p>Nothing</p>", "<input type=hidden name=minimum_group value=x>"])
def test_a_file_without_a_promise_is_no_questionnaire(run: Run, tmp_path: Path, text: str) -> None:
    (tmp_path / "survey.csv").write_bytes(exports.microsoft_csv())
    (tmp_path / "ask.html").write_text(text)
    done = run("collate", "survey.csv", "-o", ANSWERED, "--questionnaire", "ask.html")
    assert (done.returncode, done.stderr.startswith("ask.html: ")) == (65, True)


def test_a_table_whose_rows_bear_the_promise_keeps_it(run: Run, tmp_path: Path) -> None:
    def last(place: int) -> dict[str, str]:
        numbers = ["minimum_group", "5" if place == 2 else str(10 + place)]
        values = exports.values_of(PEOPLE[0]) | dict([numbers])
        return {f"about/{key}": values[key] for key in (*exports.PROMISE, "version", "form")}

    rows = exports.table(PEOPLE, lambda _: {}, last, heading=lambda _, key, _text: key, answer=exports.number)
    (tmp_path / "kobo.csv").write_bytes(written(rows, ";"))
    done = run("collate", "kobo.csv", "-o", ANSWERED)
    assert done.returncode == 65
    assert "kobo.csv:3:1: the promise was changed: minimum_group 5 is below 10" in done.stderr
    assert "not read" not in done.stderr
    assert "The promise for what other programs exported" not in done.stdout
    assert "minimum_group=15;" in (tmp_path / ANSWERED).read_text()


def test_a_row_that_was_asked_something_else_is_refused(run: Run, tmp_path: Path) -> None:
    def last(place: int) -> dict[str, str]:
        values = exports.values_of(PEOPLE[0]) | ({"framework": "gp-federation"} if place == 1 else {})
        return {key: values[key] for key in exports.PROMISE}

    (tmp_path / "kobo.csv").write_bytes(written(exports.table(PEOPLE, lambda _: {}, last)))
    done = run("collate", "kobo.csv", "-o", ANSWERED)
    assert done.returncode == 65
    assert "kobo.csv:2:1: this was asked with the framework 'gp-federation'" in done.stderr
    assert done.stdout.startswith("4 responses")


def test_open_responses_of_ours_can_be_brought_together_again(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(form_text(PEOPLE[0], minimum_group="12"))
    (tmp_path / "b.txt").write_text(form_text(PEOPLE[1]))
    run("collate", "a.txt", "-o", "north.csv")
    (tmp_path / "south").mkdir()
    run("collate", "b.txt", "-o", "south/south.csv")
    (tmp_path / "all").mkdir()
    done = run("collate", "north.csv", "south/south.csv", "-o", f"all/{ANSWERED}")
    assert done.returncode == 0
    assert [path.name for path in (tmp_path / "all").iterdir()] == [ANSWERED]
    assert "minimum_group=12;" in (tmp_path / "all" / ANSWERED).read_text()
    assert len((tmp_path / "all" / ANSWERED).read_text().splitlines()) == 4


def test_what_was_brought_together_is_not_counted_beside_what_it_was_made_of(run: Run, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    _texts(tmp_path / "in")
    run("collate", "in", "-o", "in/all.csv")
    (tmp_path / "out").mkdir()
    done = run("collate", "in", "-o", f"out/{ANSWERED}")
    assert (done.returncode, done.stdout.split(" from ")[0]) == (65, "5 responses")
    assert "in/all.csv:1:1: this was brought together before" in done.stderr


@pytest.fixture
def closed(run: Run, tmp_path: Path) -> Path:
    """Close a survey of five in the folder ``in``."""
    (tmp_path / "in").mkdir()
    _texts(tmp_path / "in")
    assert run("collate", "in", "-o", ANSWERED, "--close").returncode == 0
    return tmp_path / ANSWERED


def test_how_many_are_in_a_close_is_not_said(run: Run, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for number in range(13):
        (tmp_path / "in" / f"{number}.txt").write_text(form_text(Person("staff", {0: 1}), response=f"r{number}"))
    done = run("collate", "in", "-o", ANSWERED, "--close")
    later = run("collate", "in", "-o", ANSWERED)
    assert done.stdout.startswith("Closed: the responses of 13 files.\n")
    told = done.stdout + done.stderr + later.stdout + later.stderr
    assert "13 responses" not in told
    assert "people gave" not in told


def test_a_close_of_which_nothing_can_be_shown_says_so(run: Run, tmp_path: Path) -> None:
    said = "warning: nothing of this survey can be shown: no group, alone or with others, has 10 people."
    for folder, people in (("few", 9), ("enough", 10)):
        (tmp_path / folder).mkdir()
        for number in range(people):
            group = ("staff", "patient-group")[number % 2]
            text = form_text(Person(group, {0: 1}), response=f"{folder}{number}")
            (tmp_path / folder / f"{number}.txt").write_text(text)
        done = run("collate", folder, "-o", f"{folder}.csv", "--close")
        assert done.returncode == 0, done.stderr
        assert (said in done.stderr) == (folder == "few")
        assert "people." not in run("collate", folder, "-o", f"{folder}-open/r.csv").stderr


def test_a_survey_is_not_closed_where_most_responses_are_refused(run: Run, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    _texts(tmp_path / "in")
    for number in range(6):
        (tmp_path / "in" / f"note{number}.txt").write_text(f"Thanks for asking, {number}\n")
    before = sorted(tmp_path.rglob("*"))
    done = run("collate", "in", "-o", ANSWERED, "--close")
    assert done.returncode == 65
    assert (
        "most responses are refused; the survey is not closed, and nothing was written\n    Ask for them" in done.stderr
    )
    assert sorted(tmp_path.rglob("*")) == before
    (tmp_path / "in" / "note5.txt").unlink()
    assert "closed.yaml" in run("collate", "in", "-o", ANSWERED, "--close").stdout


def test_a_closed_survey_says_how_its_groups_are_cut(closed: Path) -> None:
    line = closed.read_text().splitlines()[0]
    assert "; units=pool-leader:governing-body+clinical-leads|" in line
    assert "pool-member:gp-no-role+practice-managers+nurses-and-others" in line
    assert "; roles=governing-body:leader,clinical-leads:leader,practice-representatives:other," in line
    assert line.rpartition("; closed=")[2].count("-") == 2


def test_a_survey_is_closed_once(run: Run, closed: Path, tmp_path: Path) -> None:
    before = closed.read_bytes()
    again = run("collate", "in", "-o", ANSWERED, "--close")
    assert (again.returncode, "A survey is closed once." in again.stderr) == (2, True)
    elsewhere = run("collate", "in/0.txt", "-o", "second.csv", "--close")
    assert elsewhere.returncode == 65
    assert "in/0.txt:1:1: this response stands in a closed survey, as closed.yaml says\n" in elsewhere.stderr
    assert not (tmp_path / "second.csv").exists()
    assert closed.read_bytes() == before


@pytest.mark.usefixtures("closed")
def test_closed_responses_are_known_beside_the_file_too(run: Run, tmp_path: Path) -> None:
    (tmp_path / "in" / "closed.yaml").unlink()
    assert run("collate", "in/0.txt", "-o", "second.csv", "--close").returncode == 65


@pytest.mark.usefixtures("closed")
def test_what_comes_after_the_close_goes_elsewhere(run: Run, tmp_path: Path) -> None:
    before = {name: (tmp_path / name).read_bytes() for name in (ANSWERED, "heard.csv", "comments.csv", "closed.yaml")}
    assert "Nothing came after that.\n" in run("collate", "in", "-o", ANSWERED).stdout
    assert not (tmp_path / "late.csv").exists()
    (tmp_path / "in" / "new.txt").write_text(form_text(Person("staff", {0: 1}), response="new"))
    done = run("collate", "in", "-o", ANSWERED)
    assert done.stdout.startswith("1 response from 6 files.\n")
    assert "What is closed already was left out.\n" in done.stderr
    late = (tmp_path / "late.csv").read_text().splitlines()
    assert late[0].endswith("agrees_from=3")
    assert len(late) == 3
    assert {name: (tmp_path / name).read_bytes() for name in before} == before


@pytest.mark.usefixtures("closed")
def test_a_closed_survey_that_lost_what_it_knows_takes_in_nothing(run: Run, tmp_path: Path) -> None:
    (tmp_path / "closed.yaml").unlink()
    done = run("collate", "in", "-o", ANSWERED)
    assert done.returncode == 65
    assert "closed.yaml is missing beside it" in done.stderr
    (tmp_path / "closed.yaml").write_text("nothing\n")
    assert run("collate", "in", "-o", ANSWERED).returncode == 65


def test_nothing_is_closed_where_it_cannot_be_told_what_was_closed_before(run: Run, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    _texts(tmp_path / "in")
    (tmp_path / "in" / "closed.yaml").write_text("nothing\n")
    done = run("collate", "in", "-o", ANSWERED, "--close")
    assert done.returncode == 65
    assert "in/closed.yaml: this cannot be read, and it is not known which responses were closed" in done.stderr
    assert not (tmp_path / ANSWERED).exists()


def test_a_close_that_is_cut_off_leaves_nothing_to_close_again(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "in").mkdir()
    _texts(tmp_path / "in")

    def fails(path: Path, data: bytes) -> None:
        if path.name == ANSWERED:
            raise OutputError(path, "the disk is full")
        path.write_bytes(data)

    with monkeypatch.context() as disk:
        disk.setattr(survey_files, "replace_file", fails)
        assert run("collate", "in", "-o", ANSWERED, "--close").returncode == 74
    assert not (tmp_path / ANSWERED).exists()
    assert run("collate", "in", "-o", ANSWERED, "--close").returncode == 65


def test_a_closed_file_is_not_brought_together_again(run: Run, closed: Path) -> None:
    done = run("collate", closed.name, "-o", "again.csv")
    assert done.returncode == 65
    assert "this survey was closed on" in done.stderr


@pytest.mark.parametrize("make", [exports.microsoft_csv, lambda people: written(plain_rows(people))])
def test_what_is_kept_of_a_closed_row_says_nothing_of_the_practice_or_its_answers(
    run: Run, tmp_path: Path, make: Callable[[list[Person]], bytes]
) -> None:
    kept = []
    for practice, comment in (("Hill Surgery", "Aye"), ("Dale Practice", "No")):
        folder = tmp_path / practice
        folder.mkdir()
        (folder / "in.csv").write_bytes(make([Person("gp-no-role", {0: 1}, practice=practice, comment=comment)]))
        run("collate", f"{practice}/in.csv", "-o", f"{practice}/{ANSWERED}", "--close")
        kept.append((folder / "closed.yaml").read_bytes())
    assert kept[0] == kept[1]


def test_a_table_that_cannot_be_understood_gets_a_first_guess(
    run: Run, tmp_path: Path, golden: Callable[[str, str], None]
) -> None:
    statement = exports.asked().statements[0].text
    rows = [
        ["Email", "Votre r\u00f4le: role", f"{statement[:-12]}?", "Avis"],
        [f"{PLANTED}@nhs.net", "Business manager", "d'accord", "Bon"],
    ]
    (tmp_path / "survey.csv").write_bytes(written(rows))
    done = run("collate", "survey.csv", "-o", ANSWERED)
    assert done.returncode == 65
    guess = (tmp_path / "map.yaml").read_text()
    golden("survey/first-guess.txt", f"{done.stderr}---\n" + guess.partition("columns:\n")[2])
    assert PLANTED not in guess
    more = (
        'answers:\n  - {text: "d\'accord", means: 3}\ngroups:\n  - {text: Business manager, means: practice-managers}\n'
    )
    (tmp_path / "map.yaml").write_text(guess.replace('"Avis"\n    holds:', '"Avis"\n    holds: comment') + more)
    done = run("collate", "survey.csv", "-o", ANSWERED, "--map", "map.yaml")
    assert (done.returncode, done.stdout.splitlines()[0]) == (0, "1 response from 1 file."), done.stderr
    assert (tmp_path / ANSWERED).read_text().splitlines()[2].startswith("1,practice-managers,3,")
    assert (tmp_path / "comments.csv").read_text(encoding="utf-8-sig").endswith("member,Bon,\n")


def test_a_table_without_a_question_is_told_apart_from_one_without_a_group(run: Run, tmp_path: Path) -> None:
    (tmp_path / "survey.csv").write_text("group,Views\nstaff,yes\n")
    done = run("collate", "survey.csv", "-o", ANSWERED)
    assert "survey.csv:1:1: none of its columns is a question of the framework in use\n" in done.stderr


def test_columns_that_are_not_known_are_told(run: Run, tmp_path: Path) -> None:
    rows = [[*row, "x"] for row in plain_rows()]
    rows[0][-1] = "Anything else we should know?"
    (tmp_path / "survey.csv").write_bytes(written(rows))
    done = run("collate", "survey.csv", "-o", ANSWERED)
    assert done.returncode == 0
    assert done.stderr.startswith(
        "survey.csv: not read: 'Anything else we should know?'. A map can say what they hold.\n"
    )


def test_a_table_that_is_not_understood_costs_no_other_file_but_no_survey_is_closed_without_it(
    run: Run, tmp_path: Path
) -> None:
    (tmp_path / "in.csv").write_bytes(written(plain_rows()))
    (tmp_path / "survey.csv").write_text("a,b\n1,2\n")
    done = run("collate", "in.csv", "survey.csv", "-o", ANSWERED)
    assert (done.returncode, done.stdout.splitlines()[0]) == (65, "5 responses from 2 files.")
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    done = run("collate", "in.csv", "survey.csv", "-o", ANSWERED, "--close")
    assert done.returncode == 65
    assert "a table is not understood; the survey is not closed, and nothing was written\n" in done.stderr
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


@pytest.mark.parametrize("name", ["note.txt", "mail.eml", "README"])
def test_a_text_in_which_there_is_no_response_is_told(run: Run, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("Dear all, thanks\nfor coming, again\n")
    done = run("collate", name, "-o", ANSWERED)
    assert done.returncode == 65
    assert f"{name}: there is no response in this file\n" in done.stderr
    assert not (tmp_path / "map.yaml").exists()


def test_of_a_workbook_that_is_too_large_csv_is_asked_for(run: Run, tmp_path: Path) -> None:
    (tmp_path / "survey.xlsx").write_bytes(packed({"[Content_Types].xml": "x" * 21_000_000}))
    assert "CSV UTF-8" in run("collate", "survey.xlsx", "-o", ANSWERED).stderr


def test_a_guess_never_takes_the_place_of_a_map(run: Run, tmp_path: Path) -> None:
    (tmp_path / "survey.csv").write_text("a,b\n1,2\n")
    (tmp_path / "map.yaml").write_text("columns: []\n")
    done = run("collate", "survey.csv", "-o", ANSWERED)
    assert (done.returncode, "map.yaml: not written, as it is there already.\n" in done.stderr) == (65, True)
    assert (tmp_path / "map.yaml").read_text() == "columns: []\n"


def test_mistakes_in_a_map_are_named(run: Run, tmp_path: Path, golden: Callable[[str, str], None]) -> None:
    (tmp_path / "survey.csv").write_bytes(written(plain_rows()))
    (tmp_path / "map.yaml").write_text(
        "columns:\n  - {heading: a, holds: agree.contract.ofers-and-wants}\n  - {head: b}\n"
        "answers:\n  - {text: x, means: 9}\ngroups:\n  - {text: y, means: bakers}\n"
    )
    done = run("collate", "survey.csv", "-o", ANSWERED, "--map", "map.yaml")
    assert done.returncode == 65
    golden("survey/wrong-map.txt", done.stderr)


def test_a_heading_that_stands_twice_is_named_with_both_columns(run: Run, tmp_path: Path) -> None:
    rows = [[*row, row[0]] for row in plain_rows()]
    rows[0][-1] = exports.asked().statements[0].text
    (tmp_path / "survey.csv").write_bytes(written(rows))
    done = run("collate", "survey.csv", "-o", ANSWERED)
    assert done.returncode == 65
    assert "both hold agree.contract.offers-and-wants" in done.stderr


def test_the_order_of_files_and_rows_changes_nothing(run: Run, tmp_path: Path, expected: dict[str, bytes]) -> None:
    half, names = len(PEOPLE) // 2, ("b.csv", "a.csv")
    for name, people in zip(names, (PEOPLE[half:][::-1], PEOPLE[:half]), strict=True):
        (tmp_path / name).write_bytes(written(plain_rows(people)))
        os.utime(tmp_path / name, (1, 1))
    (tmp_path / "out").mkdir()
    for order in (names, names[::-1]):
        assert run("collate", *order, "-o", f"out/{ANSWERED}").returncode == 0
        assert _contents(tmp_path / "out") == expected


def test_a_name_for_the_file_that_is_no_table_is_a_usage_error(run: Run) -> None:
    assert run("collate", "in", "-o", "responses.xlsx").returncode == 2


def test_a_missing_file_is_told(run: Run, tmp_path: Path) -> None:
    done = run("collate", "nowhere.csv", "-o", ANSWERED)
    assert done.returncode == 74
    assert "nowhere.csv: there is no such file" in done.stderr
    assert not list(tmp_path.iterdir())
