"""Folders that are none, and files that nobody would write: each is answered in words, and soon."""

from pathlib import Path

import pytest

from ccg_toolkit.framework import load_framework
from ccg_toolkit.sources import Place, as_text
from tests.calls import calls
from tests.framework.folders import COVER, action, criteria, criterion, domain, write

FILES = {
    "domains/money": domain("money", "prompts: [Why?]\n"),
    "domains/time": domain("time", order=2),
    "criteria/money": criteria(
        "money", criterion("cash", action("count", 0, 2, "time.hours/save"), requires="time.hours")
    ),
    "criteria/time": criteria("time", criterion("hours", action("save", 0, 2), more="    tags: {}\n")),
}


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    [problem] = load_framework(tmp_path / "ours", "ours").problems
    assert (problem.place, problem.message, problem.unreadable) == (Place("ours"), "there is no such folder", True)


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "ours").touch()
    [problem] = load_framework(tmp_path / "ours", "ours").problems
    assert (problem.message, problem.unreadable) == ("this is a file, and a framework folder is wanted", True)


def test_a_name_that_no_folder_can_have() -> None:
    for name in ("a\0b", "x" * 5000):
        [problem] = load_framework(Path(name), "ours").problems
        assert problem.unreadable


@pytest.mark.parametrize("name", ["domains", "criteria"])
def test_a_file_where_a_folder_is_wanted(tmp_path: Path, name: str) -> None:
    write(tmp_path, COVER, {})
    (tmp_path / name).touch()
    problems = [found for found in load_framework(tmp_path, "ours").problems if found.unreadable]
    assert [problem.place.file for problem in problems] == [f"ours/{name}"]


def test_hidden_files_and_files_of_other_kinds_are_left_alone(tmp_path: Path) -> None:
    write(tmp_path, COVER, FILES)
    for name in (".money.yaml.swp", ".hidden.yaml", "README.md", "picture.png"):
        (tmp_path / "domains" / name).write_bytes(b"\xff")
    assert load_framework(tmp_path, "ours").problems == []


def test_criteria_do_not_lack_a_domain_that_could_not_be_read(tmp_path: Path) -> None:
    write(tmp_path, COVER, FILES | {"domains/money": "id: [\n"})
    [problem] = load_framework(tmp_path, "ours").problems
    assert (problem.place.file, problem.rule) == ("ours/domains/money.yaml", "syntax")


def test_a_folder_among_the_files_is_named(tmp_path: Path) -> None:
    write(tmp_path, COVER, FILES)
    (tmp_path / "domains" / "more.yaml").mkdir()
    [problem] = load_framework(tmp_path, "ours").problems
    assert (problem.place.file, problem.unreadable) == ("ours/domains/more.yaml", True)


def test_a_long_name_is_cut_where_it_is_suggested(tmp_path: Path) -> None:
    """Found by broken files at random: what a file holds is repeated up to 40 characters, names of others too."""
    lens = "lenses: [{id: l, title: L, tags: [{id: " + "long" * 11 + ", title: T}]}]\n"
    tagged = criteria("time", criterion("hours", action("save", 0, 2), more="    tags: {l: [other]}\n"))
    write(tmp_path, COVER + lens, FILES | {"criteria/time": tagged})
    told = "\n".join(map(as_text, load_framework(tmp_path, "ours").problems))
    assert f"Its tags: {('long' * 11)[:37]}...." in told
    assert "long" * 10 not in told


def test_too_many_files(tmp_path: Path) -> None:
    write(tmp_path, COVER, FILES | {f"domains/d{number}": "" for number in range(210)})
    messages = [found.message for found in load_framework(tmp_path, "ours").problems]
    assert "the folder holds 212 files; at most 200 are read" in messages


@pytest.mark.parametrize(("length", "rest"), [(7, ""), (9, ", which requires 2 more in turn")])
def test_a_long_circle_is_told_by_its_first_names(tmp_path: Path, length: int, rest: str) -> None:
    ring = [criterion(f"c{number}", requires=f"money.c{(number + 1) % length}") for number in range(length)]
    write(tmp_path, COVER, FILES | {"criteria/money": criteria("money", *ring)})
    [found] = [problem for problem in load_framework(tmp_path, "ours").problems if problem.rule == "circular"]
    links = "".join(f", which requires money.c{number}" for number in range(2, 7))
    assert found.message == f"money.c0 requires money.c1{links}{rest}, which requires money.c0"


def wide(requires: str = "", needs: str = "", actions: int = 0) -> str:
    """Describe 150 criteria; ``{next}`` is the number of the one after it."""
    return criteria(
        "money",
        *(
            criterion(
                f"c{number}",
                *(
                    action(f"a{step}", 0, 2, needs.format(next=(number + 1) % 150, step=step))
                    for step in range(actions)
                ),
                requires=requires.format(next=(number + 1) % 150),
            )
            for number in range(150)
        ),
    )


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(text, id=name, marks=() if name in {"one circle", "terms"} else pytest.mark.wide)
        for name, text in {
            "one circle": wide(requires="money.c{next}"),
            "unknown criteria": wide(requires=", ".join(f"money.d{{next}}-{other}" for other in range(50))),
            "circles of needs": wide(needs="money.c{next}/a{step}, time.hours/save", actions=10),
            "unknown actions": wide(needs="money.d{next}/a{step}, money.c{next}/b{step}", actions=10),
            "unknown terms": criteria("money", criterion("cash", more="    evidence: [" + "$x $y, " * 20_000 + "]\n")),
            "terms": criteria("money", criterion("cash", more="    source: " + "$area " * 300_000 + "\n")),
            "ids": criteria("money", *(criterion("cash") for _ in range(3000))),
            "off": criteria("money", criterion("cash"), off=", ".join(f"c{number}" for number in range(20_000))),
        }.items()
    ],
)
def test_a_large_odd_file_is_answered_without_much_ado(tmp_path: Path, text: str) -> None:
    """It takes up to 3.6 million calls; what grows faster than the file takes milliards."""
    write(tmp_path, COVER, FILES | {"criteria/money": text})
    taken, found = calls(lambda: load_framework(tmp_path, "ours"))
    assert found.framework is None
    assert all(len(as_text(problem)) < 1000 for problem in found.problems)
    assert len(found.problems) <= 700
    assert taken < 8_000_000
