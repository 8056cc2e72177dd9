"""Names of files and folders that are nearly right, and second copies of a file: each is named, none is passed over."""

from pathlib import Path

import pytest

from ccg_toolkit.framework import load_framework
from ccg_toolkit.sources import Diagnostic, errors
from ccg_toolkit.toolkit import load
from tests.framework.folders import COVER, criteria, criterion, domain, write

FILES = {"domains/money": domain("money"), "criteria/money": criteria("money", criterion("cash"))}
COPIES = [
    *("money-LAPTOP-7Q2.yaml", "money-DESKTOP-A1B2C3-2.yaml", "money - Copy.yaml", "money - Copy (2).yaml"),
    *("money (1).yaml", "money(1).yaml", "money copy.yaml", "Copy of money.yaml", "Money.yaml", "money_conflict.yaml"),
    *("money (conflicted copy 2014-03-14).yaml", "money (Dr Example's conflicted copy).yaml", "money - Kopie.yaml"),
]


def problems(folder: Path) -> list[Diagnostic]:
    return load_framework(folder, "ours").problems


@pytest.mark.parametrize("part", ["domains", "criteria"])
@pytest.mark.parametrize("name", COPIES)
def test_a_second_copy_is_named_as_one(tmp_path: Path, part: str, name: str) -> None:
    write(tmp_path, COVER, FILES)
    (tmp_path / part / name).write_bytes((tmp_path / part / "money.yaml").read_bytes())
    [problem] = problems(tmp_path)
    assert problem.place.file == f"ours/{part}/{name}"
    assert problem.message == "this looks like a second copy of money.yaml, and is not read"
    assert (
        problem.hint == "Keep the one that is right, under the name money.yaml, and move the other out of the folder."
    )


@pytest.mark.parametrize("part", ["domains", "criteria"])
def test_a_copy_in_small_letters_is_known_by_what_it_says(tmp_path: Path, part: str) -> None:
    write(tmp_path, COVER, FILES)
    (tmp_path / part / "money-laptop-7q2.yaml").write_bytes((tmp_path / part / "money.yaml").read_bytes())
    [problem] = problems(tmp_path)
    assert problem.message == "this looks like a second copy of money.yaml, and is not read"


def test_a_file_that_a_program_keeps_while_another_is_open_does_not_stop_the_work(tmp_path: Path) -> None:
    write(tmp_path, COVER, FILES)
    for name in ("~$money.yaml", "~$ney.yaml"):
        (tmp_path / "criteria" / name).write_bytes(b"\x05Dr A")
    found = problems(tmp_path)
    assert [(problem.severity, "passing copy" in problem.message) for problem in found] == [("warning", True)] * 2


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("Fair Shares.yaml", "Rename it to fair-shares.yaml."),
        ("money notes.yaml", "under the name money.yaml"),
        ("time - Copy.yaml", "It looks like a copy of time.yaml, which is not here: rename it to time.yaml"),
        ("time (1).yaml", "which is not here"),
        ("Copy of time.yaml", "It looks like a copy of time.yaml"),
        ("§.yaml", "Rename it, such as fair-shares.yaml."),
    ],
)
def test_another_name_is_answered_with_a_better_one(tmp_path: Path, name: str, hint: str) -> None:
    write(tmp_path, COVER, FILES)
    (tmp_path / "criteria" / name).write_text("", encoding="utf-8")
    [problem] = problems(tmp_path)
    assert hint in problem.hint


def test_a_copy_of_the_cover_is_told_and_does_no_harm(tmp_path: Path) -> None:
    write(tmp_path, COVER, FILES)
    (tmp_path / "framework-LAPTOP-7Q2.yaml").write_text(COVER, encoding="utf-8")
    [problem] = problems(tmp_path)
    assert (problem.severity, problem.place.file) == ("warning", "ours/framework-LAPTOP-7Q2.yaml")
    assert "second copy of framework.yaml" in problem.message


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("Framework.yaml", "capital letters count: rename it to framework.yaml."),
        ("FRAMEWORK.YAML", "capital letters count: rename it to framework.yaml."),
        ("framework.yml", "'framework.yml' is there: rename it to framework.yaml."),
        ("framework.yaml.txt", "'framework.yaml.txt' is there: rename it to framework.yaml."),
        ("framework.txt", "'framework.txt' is there: rename it to framework.yaml."),
        ("framework (1).yaml", "'framework (1).yaml' is there: rename it to framework.yaml if it is the one."),
        ("framwork.yaml", "'framwork.yaml' is there: rename it to framework.yaml if it is the one."),
    ],
)
def test_a_cover_by_another_name_is_found(tmp_path: Path, name: str, hint: str) -> None:
    write(tmp_path, COVER, FILES)
    (tmp_path / "framework.yaml").rename(tmp_path / name)
    [problem] = problems(tmp_path)
    assert problem.unreadable
    assert hint in problem.hint


def test_a_framework_one_folder_further_in_is_found(tmp_path: Path) -> None:
    write(tmp_path / "ours", COVER, FILES)
    [problem] = problems(tmp_path)
    assert problem.hint == "There is one in the folder 'ours' inside it: name that one."


@pytest.mark.parametrize(
    ("part", "name"),
    [("domains", "Domains"), ("domains", "domain"), ("criteria", "Criteria"), ("criteria", "criterion")],
)
def test_a_folder_by_another_name_is_not_passed_over(tmp_path: Path, part: str, name: str) -> None:
    write(tmp_path, COVER, FILES)
    (tmp_path / part).rename(tmp_path / name)
    found = [problem for problem in problems(tmp_path) if problem.rule == "folder-name"]
    assert [(problem.place.file, problem.severity) for problem in found] == [(f"ours/{name}", "error")]
    assert f"Rename it to {part}" in found[0].hint
    assert ("capital letters count" in found[0].hint) == (name.lower() == part)


def test_no_follow_up_where_the_domains_are_in_a_folder_by_another_name(tmp_path: Path) -> None:
    write(tmp_path, COVER, FILES)
    (tmp_path / "domains").rename(tmp_path / "Domains")
    (tmp_path / "criteria").rename(tmp_path / "Criteria")
    assert [problem.rule for problem in errors(problems(tmp_path))] == ["folder-name"] * 2


@pytest.mark.parametrize(
    ("typed", "wanted", "named"),
    [
        ("sub\\ours", "./sub/ours", "backslash"),
        ("sub\\ours\\", "./sub/ours", "backslash"),
        ("sub\\Ours", "./sub/ours", "backslash"),
        ("sub/ours", "./sub/ours", "dot"),
        ("./sub/OURS", "./sub/ours", "no folder"),
        ("./sub/ours/framework.yaml", "./sub/ours", "is a file"),
        ("sub\\ours\\framework.yaml", "./sub/ours", "is a file"),
    ],
)
def test_a_folder_as_windows_writes_it_is_answered_with_the_line_to_type(
    tmp_path: Path, typed: str, wanted: str, named: str
) -> None:
    write(tmp_path / "sub" / "ours", COVER, FILES)
    path = tmp_path / "answers.yaml"
    text = f"organisation: A\nassessed_on: 2014-03-14\nframework: {typed}\nanswers: {{money: {{cash: 2}}}}\n"
    path.write_text(text, encoding="utf-8")
    [problem] = load(path).problems
    assert named in problem.message
    assert f"`framework: {wanted}`" in problem.hint
    path.write_text(text.replace(typed, wanted), encoding="utf-8")
    assert load(path).problems == []


def test_a_folder_that_is_not_there_yet_is_said_not_to_be(tmp_path: Path) -> None:
    path = tmp_path / "answers.yaml"
    path.write_text("organisation: A\nassessed_on: 2014-03-14\nframework: sub\\ours\nanswers: {}\n", encoding="utf-8")
    [problem] = load(path).problems
    assert problem.hint.startswith("Write `framework: ./sub/ours`. There is no such folder yet")
