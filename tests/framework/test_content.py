"""What `check` says of a framework that can be used but is thin or vague; ``--update-golden`` writes the messages anew."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from ccg_toolkit.framework import Cover, load_framework, reading_age
from ccg_toolkit.sources import Diagnostic, as_text
from tests.calls import calls
from tests.framework.folders import COVER, EXTENDS, criteria, criterion, domain, write

FOLDER = Path(__file__).parents[1] / "golden" / "content"
FOLDERS = sorted(path for path in FOLDER.iterdir() if path.is_dir())
RULES = {
    "early-review",
    "long-form",
    "long-statement",
    "repeated-level",
    "thin-action",
    "thin-criterion",
    "thin-domain",
    "thin-tag",
    "vague-word",
}


def content(folder: Path | None, name: str = "") -> list[Diagnostic]:
    """Give what the content check adds to the other problems."""
    plain = load_framework(folder, name).problems
    return [problem for problem in load_framework(folder, name, content=True).problems if problem not in plain]


def texts(problems: list[Diagnostic]) -> list[str]:
    return [as_text(problem).splitlines()[0] for problem in problems]


@pytest.mark.parametrize("path", FOLDERS, ids=lambda path: path.name)
def test_messages(path: Path, golden: Callable[[str, str], None]) -> None:
    problems = content(path, path.name)
    golden(f"content/{path.name}/expected.txt", "".join(f"{as_text(problem)}\n" for problem in problems))


def test_each_rule_has_a_folder_that_breaks_it() -> None:
    found = [problem for path in FOLDERS for problem in content(path, path.name)]
    assert {problem.rule for problem in found} == RULES
    assert {problem.severity for problem in found} == {"warning"}
    assert all(problem.hint for problem in found)


def test_the_built_in_framework_has_no_warning() -> None:
    found = load_framework(content=True)
    assert texts(found.problems) == []
    assert found.framework is not None
    assert found.framework.cover.vague_words


def test_content_is_left_alone_where_it_is_not_asked_for_or_there_are_errors(tmp_path: Path) -> None:
    files = {"domains/money": domain("money"), "criteria/money": criteria("money", criterion("cash"))}
    assert load_framework(write(tmp_path, COVER, files), "ours").problems == []
    assert len(content(tmp_path, "ours")) == 2
    (tmp_path / "criteria" / "money.yaml").write_text(criteria("money", criterion("cash", levels=2)))
    assert content(tmp_path, "ours") == []


def test_only_one_s_own_part_of_what_is_joined_is_looked_at(tmp_path: Path) -> None:
    built_in = load_framework().framework
    assert built_in is not None
    copied = built_in.domains[-1].criteria[-1]
    levels = "\n".join(f"      - {json.dumps(text)}" for text in copied.levels)
    entry = f"  - id: mine\n    title: Mine\n    statement: It is robust.\n    levels:\n{levels}\n"
    # With what is switched off nothing in this domain is asked of members; yet the domain itself is not the user's.
    asked = ", ".join(found.id for found in built_in.domain_by_id["contract"].criteria if "member" in found.ask)
    theirs = built_in.domains[-1].criteria[0].statement.split()
    vague = next(word for word in theirs if word.lower() not in " ".join(copied.levels).lower())
    cover = EXTENDS + f"vague_words: [robust, {json.dumps(vague)}]\n"
    write(tmp_path, cover, {"criteria/contract": criteria("contract", entry, off=asked)})
    assert texts(content(tmp_path, "ours")) == [
        "ours/criteria/contract.yaml:4:5: warning: no source; no evidence (contract.mine)",
        "ours/criteria/contract.yaml:6:5: warning: vague: 'robust' (contract.mine)",
        *(
            f"ours/criteria/contract.yaml:{8 + level}:9: warning: "
            f"level {level} says almost the same as level {level} of {copied.ref} (contract.mine)"
            for level in range(len(copied.levels))
        ),
    ]


def test_lenses_are_looked_at_where_they_are_one_s_own(tmp_path: Path) -> None:
    built_in = load_framework().framework
    assert built_in is not None
    off = f"off: [{', '.join(list(built_in.domain_by_id)[1:])}]\n"
    assert content(write(tmp_path, EXTENDS + off, {}), "ours") == []
    lenses = "lenses: [{id: rights, title: Rights, tags: [{id: no-such, title: None}]}]\n"
    assert texts(content(write(tmp_path, EXTENDS + lenses, {}), "ours")) == [
        "ours/framework.yaml:3:45: warning: no criteria bear the tag no-such of the lens rights"
    ]


def test_a_domain_more_than_is_built_in_may_ask_members_too(tmp_path: Path) -> None:
    asks = "    question: I see it.\n    ask: [member]\n"
    files = {
        "domains/money": domain("money"),
        "criteria/money": criteria("money", criterion("one", levels=5, more=asks)),
    }
    write(tmp_path, EXTENDS, files)
    assert [problem for problem in content(tmp_path, "ours") if problem.rule == "long-form"] == []
    more = [criterion(f"c{number}", levels=5, more=asks) for number in range(8)]
    write(tmp_path, EXTENDS, files | {"criteria/money": criteria("money", *more)})
    [problem] = [problem for problem in content(tmp_path, "ours") if problem.rule == "long-form"]
    assert problem.subject == "money.c7"


@pytest.mark.parametrize(("words", "found"), [("", 1), ("vague_words: []\n", 0), ("vague_words: [so]\n", 1)])
def test_vague_words_take_the_place_of_those_that_are_extended(tmp_path: Path, words: str, found: int) -> None:
    entry = criterion("mine", levels=5).replace("It is so", "It is so" if "so" in words else "It is effective")
    write(tmp_path, EXTENDS + words, {"criteria/contract": criteria("contract", entry)})
    assert len([problem for problem in content(tmp_path, "ours") if problem.rule == "vague-word"]) == found


def test_no_more_than_ten_of_a_kind_are_listed(tmp_path: Path) -> None:
    for count in (10, 13):
        entries = (criterion(f"c{number}").replace("level ", f"step {number} of ") for number in range(count))
        write(tmp_path, COVER, {"domains/money": domain("money"), "criteria/money": criteria("money", *entries)})
        listed = [problem for problem in content(tmp_path, "ours") if problem.rule == "thin-criterion"]
        assert [problem.subject for problem in listed] == [f"money.c{number}" for number in range(10)]
        assert ("There are 3 more of this kind" in listed[-1].hint) == (count == 13)


def test_three_hundred_criteria_are_looked_at_without_much_ado(tmp_path: Path) -> None:
    files: dict[str, str] = {}
    for name in ("money", "time"):
        entries = [criterion(f"c{number}").replace("level ", f"{name} {number} has ") for number in range(150)]
        entries += [
            criterion(f"d{number}").replace("level ", "no word that is new to anybody here ") for number in (1, 2)
        ]
        files |= {f"domains/{name}": domain(name), f"criteria/{name}": criteria(name, *entries)}
    folder = write(tmp_path, COVER, files)
    taken, found = calls(lambda: load_framework(folder, "ours", content=True))
    assert taken < 1_000_000  # a third of that is usual; to compare each level with each would take over a million
    assert found.framework is not None
    assert "repeated-level" in {problem.rule for problem in found.problems}


@pytest.mark.parametrize(
    ("text", "words", "syllables", "sentences"),
    [
        ("The cat sat on the mat.", 6, 6, 1),
        ("Paper matter. The market number 40 window!", 6, 11, 2),
        ("the members agree and the stewards ring", 7, 10, 1),
    ],
)
def test_reading_age_is_the_flesch_kincaid_grade_and_five(
    text: str, words: int, syllables: int, sentences: int
) -> None:
    grade = 0.39 * words / sentences + 11.8 * syllables / words - 15.59
    assert reading_age([text]) == pytest.approx(grade + 5)


def test_long_words_and_sentences_read_older() -> None:
    short = reading_age(["Ask us. We tell you.", "You can see it."])
    long = reading_age(
        ["Organisational responsibilities necessitate consideration of multidisciplinary representation."]
    )
    assert short is not None
    assert long is not None
    assert short < 7
    assert long > 18
    assert reading_age([]) is reading_age(["10 %"]) is None


def test_vague_words_are_in_the_schema() -> None:
    assert Cover.model_json_schema()["properties"]["vague_words"]["type"] == "array"
