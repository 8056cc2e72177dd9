"""``ccg-toolkit questionnaire``."""

import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import ROOT, Run


def test_several_files_of_one_questionnaire(run: Run, tmp_path: Path) -> None:
    ended = run("questionnaire", "-o", "ask.html", "-o", "ask.xlsx", "-o", "ask.txt", "--closes", "2014-03-14")
    assert (ended.returncode, ended.stdout) == (0, "Written: ask.html, ask.xlsx, ask.txt\n")
    assert "--closes: 2014-03-14 is past, and the form says that answers count until then" in ended.stderr
    text = (tmp_path / "ask.txt").read_text(encoding="utf-8")
    assert "Answers count until 14 March 2014." in text
    assert "Whoever you send your file to sees it." in text


def test_leaders_rate_the_criteria_too(run: Run, tmp_path: Path) -> None:
    assert run("questionnaire", "--for", "leader", "-o", "ask.txt", "--collector", "Jo  Marsh").returncode == 0
    text = (tmp_path / "ask.txt").read_text(encoding="utf-8")
    assert text.count("A choice of one: ") == 41
    assert "Jo Marsh sees your file; nobody else does." in text
    assert "Clinical leads" in text
    assert "Practice managers" not in text


def test_a_workbook_that_is_there_is_kept(run: Run, tmp_path: Path) -> None:
    run("questionnaire", "-o", "ask.xlsx")
    before = (tmp_path / "ask.xlsx").read_bytes()
    assert run("questionnaire", "-o", "ask.xlsx").returncode == 0, "the same again is no loss"
    ended = run("questionnaire", "-o", "ask.xlsx", "--collector", "Jo Marsh")
    assert ended.returncode == 73
    assert "Write the new one under another name." in ended.stderr
    assert "tracker" not in ended.stderr
    assert (tmp_path / "ask.xlsx").read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["-o", "ask.doc"], "Use one of .xlsx, .html, .pdf, .txt."),
        (["-o", "ask.txt", "--xlsform"], "Name one, such as -o form.xlsx."),
        (["-o", "ask.txt", "--closes", "14/3/2014"], "--closes: '14/3/2014' is not a date"),
        (["-o", "ask.txt", "--closes", ""], "--closes: '' is not a date"),
        (["-o", "ask.txt", "--collector", " "], "--collector: the name is empty"),
        (["-o", "ask.txt", "--for", "staff"], "--for: there is no role 'staff'\n    Write member or leader."),
        (["-o", "ask.txt", "--collector", "Jo\nMarsh"], "Give a line of at most 100 characters."),
        (["-o", "ask.txt", "--collector", "J" * 101], "Give a line of at most 100 characters."),
    ],
)
def test_what_is_asked_for_wrongly_is_told_and_nothing_written(
    run: Run, tmp_path: Path, arguments: list[str], said: str
) -> None:
    ended = run("questionnaire", *arguments)
    assert ended.returncode == 2
    assert said in ended.stderr
    assert list(tmp_path.iterdir()) == []


def test_more_statements_than_people_have_time_for_are_pointed_out(run: Run, tmp_path: Path) -> None:
    federation = tmp_path / "federation"
    shutil.copytree(ROOT / "examples" / "federation", federation)
    assert run("questionnaire", "-o", "ask.txt", "--framework", "federation").stderr == ""
    services = federation / "criteria" / "services.yaml"
    text = services.read_text(encoding="utf-8").replace("ask: [leader]", "ask: [leader, member]", 1)
    services.write_text(text, encoding="utf-8")
    ended = run("questionnaire", "-o", "ask.txt", "--framework", "federation")
    assert ended.returncode == 0
    assert "13 statements take longer than five minutes" in ended.stderr


def test_a_framework_without_groups_makes_no_form(run: Run, tmp_path: Path) -> None:
    ended = run("questionnaire", "-o", "ask.txt", "--framework", str(ROOT / "examples" / "continuite"))
    assert ended.returncode == 65
    assert "Add one to `groups` in framework.yaml" in ended.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_framework_that_asks_members_nothing_makes_no_form(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "ours"
    shutil.copytree(ROOT / "tests" / "fixtures" / "small", folder)
    cover = (folder / "framework.yaml").read_text(encoding="utf-8")
    groups = "groups: [{id: crew, title: The crew, role: member}, {id: captains, title: Captains, role: leader}]\n"
    (folder / "framework.yaml").write_text(f"{cover}\n{groups}", encoding="utf-8")
    ended = run("questionnaire", "-o", "ask.txt", "--framework", "ours")
    assert ended.returncode == 65
    assert "Write `ask: [leader, member]`" in ended.stderr
    assert run("questionnaire", "-o", "ask.txt", "--for", "leader", "--framework", "ours").returncode == 0
    text = (tmp_path / "ask.txt").read_text(encoding="utf-8")
    assert "Captains" in text
    assert "Likert" not in text
