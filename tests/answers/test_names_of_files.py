"""Names in a file of answers that lead to other files: they never lead out of its folder, on any system."""

from pathlib import Path

import pytest

from ccg_toolkit.toolkit import load
from tests.framework.folders import COVER, criteria, criterion, domain, write

HEAD = "organisation: A\nassessed_on: 2014-03-14\n"
FILES = {"domains/money": domain("money"), "criteria/money": criteria("money", criterion("cash"))}
OUTSIDE = [
    *(
        "..",
        "../ours",
        "../../ours",
        "ours/../..",
        "./../ours",
        "./ours/../../ours",
        "./ours/../ours",
        "/ours",
        "/",
        "//server/share",
    ),
    *(
        "..\\ours",
        "ours\\..\\..",
        ".\\..\\ours",
        "\\ours",
        "C:\\ours",
        "C:ours",
        "c:/ours",
        "\\\\server\\share",
        "\\\\?\\C:\\ours",
    ),
]


def messages(path: Path, text: str) -> list[str]:
    path.write_text(HEAD + text, encoding="utf-8")
    return [problem.message for problem in load(path, name="answers.yaml").problems]


@pytest.mark.parametrize("name", OUTSIDE)
def test_no_framework_outside_the_folder_is_read(tmp_path: Path, name: str) -> None:
    write(tmp_path / "ours", COVER, FILES)
    (tmp_path / "here").mkdir()
    [message] = messages(tmp_path / "here" / "answers.yaml", f"framework: '{name}'\nanswers: {{finance: {{}}}}\n")
    assert message.startswith("framework: ")
    assert message.endswith("does not lead to a folder at or below that of the answers")


def test_a_long_name_is_repeated_in_no_hint(tmp_path: Path) -> None:
    path = tmp_path / "answers.yaml"
    path.write_text(f"{HEAD}framework: {'our own ' * 9}/ framework\nanswers: {{}}\n", encoding="utf-8")
    [problem] = load(path).problems
    assert "our own our own our own our own our own our" not in problem.message + problem.hint
    assert "./ours" in problem.hint


@pytest.mark.parametrize("name", OUTSIDE)
def test_no_responses_outside_the_folder_are_read(tmp_path: Path, name: str) -> None:
    [message] = messages(tmp_path / "answers.yaml", f"responses: '{name}'\nanswers: {{}}\n")
    assert message.endswith("does not lead to a file at or below the folder of the answers")


@pytest.mark.parametrize("name", [".", "./", "./ours", "./ours/", ".\\ours", "./deep/ours", ".hidden", "./ours/."])
def test_a_framework_at_or_below_the_folder_is_read(tmp_path: Path, name: str) -> None:
    write(tmp_path.joinpath(*name.replace("\\", "/").split("/")), COVER, FILES)
    assert messages(tmp_path / "answers.yaml", f"framework: '{name}'\nanswers: {{money: {{cash: 2}}}}\n") == []


@pytest.mark.parametrize(
    "name", ["ratings.csv", "./ratings.csv", "deep/ratings.csv", "deep\\ratings.csv", "..ratings.csv"]
)
def test_responses_at_or_below_the_folder_are_looked_for(tmp_path: Path, name: str) -> None:
    [message] = messages(tmp_path / "answers.yaml", f"responses: '{name}'\nanswers: {{}}\n")
    assert message.startswith("responses: there is no file ")


def test_a_link_does_not_lead_outside_either(tmp_path: Path) -> None:
    write(tmp_path / "ours", COVER, FILES)
    (tmp_path / "here").mkdir()
    (tmp_path / "here" / "link").symlink_to(tmp_path / "ours", target_is_directory=True)
    (tmp_path / "here" / "circle").symlink_to(tmp_path / "here" / "circle")
    for name in ("./link", "./circle"):
        [message] = messages(tmp_path / "here" / "answers.yaml", f"framework: {name}\nanswers: {{money: {{}}}}\n")
        assert message.startswith("framework: ")


@pytest.mark.parametrize(
    "name", ["./ours\x00", '"./ours\\e"', "./\u202eours", "&a ./ours", "[./ours]", "{./ours}", "!x ./ours"]
)
def test_a_name_that_was_refused_already_is_not_looked_for(tmp_path: Path, name: str) -> None:
    found = messages(tmp_path / "answers.yaml", f"framework: {name}\nanswers: {{finance: {{}}}}\n")
    assert found
    assert [message for message in found if "folder" in message or "id of" in message] == []


def test_an_id_must_be_that_of_the_framework_in_use(tmp_path: Path) -> None:
    ours = write(tmp_path / "ours", COVER, FILES)
    path = tmp_path / "answers.yaml"
    path.write_text(f"{HEAD}framework: tiny\nanswers: {{money: {{cash: 2}}}}\n", encoding="utf-8")
    assert load(path, framework=ours).problems == []
    assert load(path, default=ours).problems == []
    [problem] = load(path).problems
    assert "for the framework 'tiny', and the one in use is 'ccg-membership'" in problem.message


def test_a_folder_is_meant_only_where_the_name_begins_with_a_dot(tmp_path: Path) -> None:
    write(tmp_path / "tiny", COVER, FILES)
    path = tmp_path / "answers.yaml"
    path.write_text(f"{HEAD}framework: tiny\nanswers: {{money: {{cash: 2}}}}\n", encoding="utf-8")
    [problem] = load(path).problems
    assert problem.hint == "Write `framework: ./tiny` if you mean the folder beside the answers."


def test_a_framework_with_errors_is_told_with_the_shape_of_the_answers_and_nothing_is_held_against_it(
    tmp_path: Path,
) -> None:
    write(tmp_path / "ours", COVER.replace("target: 2", "target: 9"), FILES)
    found = messages(tmp_path / "answers.yaml", "framework: ./ours\nanswers: {finance: {budget: yes}}\n")
    assert found == ["'yes' is not a level", "target 9 is above the top of the scale, 2"]


def test_a_folder_without_a_cover_is_named_as_it_was_typed(tmp_path: Path) -> None:
    (tmp_path / "ours").mkdir()
    (tmp_path / "answers.yaml").write_text(f"{HEAD}framework: ./ours\nanswers: {{}}\n", encoding="utf-8")
    [problem] = load(tmp_path / "answers.yaml", name="answers.yaml").problems
    assert (problem.place.file, problem.unreadable) == ("ours/framework.yaml", True)
