"""Warnings of what a person would hardly mean: each has a place and a remedy, and none stops the work."""

from datetime import date
from pathlib import Path

import pytest

from ccg_toolkit.cli.starters import answers_to_fill, starter_criteria, starter_domain
from ccg_toolkit.framework import load_framework
from ccg_toolkit.sources import Diagnostic
from ccg_toolkit.toolkit import load

ROOT = Path(__file__).parents[2]
TODAY = date(2014, 3, 20)
HEAD = "organisation: NHS Pennine Vale CCG\nassessed_on: 2014-03-14\n"
QUIET = sorted(
    [
        *ROOT.glob("examples/*.yaml"),
        *ROOT.glob("examples/stories/*.yaml"),
        *ROOT.glob("examples/federation/answers.yaml"),
    ]
)


def warned(folder: Path, text: str, today: date = TODAY) -> list[Diagnostic]:
    path = folder / "answers.yaml"
    path.write_text(text, encoding="utf-8")
    loaded = load(path, name="answers.yaml", today=today)
    assert loaded.inputs is not None, loaded.problems
    assert all(problem.severity == "warning" and problem.hint and problem.place.line for problem in loaded.problems)
    return loaded.problems


def test_nothing_is_said_of_the_examples() -> None:
    assert len(QUIET) == 7
    assert {path.name: load(path, today=date(2030, 1, 1)).problems for path in QUIET} == {
        path.name: [] for path in QUIET
    }


def test_whatever_the_template_writes_is_known_as_unfilled(tmp_path: Path) -> None:
    framework = load_framework().framework
    assert framework is not None
    filled = answers_to_fill(framework, on=TODAY).replace("framework: .", "")
    assert [problem.place.line for problem in warned(tmp_path, filled)] == [
        filled.split("organisation:")[0].count("\n") + 1
    ]
    for mark in ("assessed_by", "plan:", "  owners:", "    Chair:"):
        assert f"\n# {mark}" in filled
        filled = filled.replace(f"\n# {mark}", f"\n{mark}")
    names = [problem.message.partition(" is not")[0] for problem in warned(tmp_path, filled)]
    assert names == ["organisation", "assessed_by", "Chair"]


def test_the_example_of_a_long_answer_is_known_where_it_is_left(tmp_path: Path) -> None:
    framework = load_framework().framework
    assert framework is not None
    lines = answers_to_fill(framework, on=TODAY).splitlines()
    first, last = lines.index("#   definition:"), next(at for at, line in enumerate(lines) if "Folded text" in line)
    example = "\n".join(line.replace("# ", "  ", 1) for line in lines[first : last + 1])
    found = warned(tmp_path, f"{HEAD}answers:\n  contract:\n{example}\n")
    assert [problem.message.partition(" is not")[0] for problem in found] == ["what", "comment"]


@pytest.mark.parametrize(
    "name",
    [
        "Name of your organisation",
        "name of your CCG",
        "NAME OF THE PRACTICE",
        "<organisation>",
        "[name]",
        "TBC",
        "?",
        "xxx",
    ],
)
def test_a_name_that_is_none_is_told(tmp_path: Path, name: str) -> None:
    [problem] = warned(tmp_path, f"organisation: '{name}'\nassessed_on: 2014-03-14\nanswers: {{}}\n")
    assert (problem.rule, problem.place.line) == ("placeholder", 1)


@pytest.mark.parametrize("name", ["NHS Tbilisi CCG", "Names of Fame", "X Y", "The [Old] Mill", "St. John's"])
def test_a_real_name_is_not(tmp_path: Path, name: str) -> None:
    assert warned(tmp_path, f'organisation: "{name}"\nassessed_on: 2014-03-14\nanswers: {{}}\n') == []


@pytest.mark.parametrize(
    ("more", "line", "says"),
    [
        ("plan: {starts_on: 2013-03-01}", 3, "the plan ends before the assessment"),
        ("plan: {starts_on: 2013-03-14, quarters: 4}", 3, "the plan ends before the assessment"),
        ("plan: {starts_on: 2013-04-01}", 3, "11 months before the assessment"),
        ("plan: {starts_on: 2104-04-01}", 3, "more than two years after the assessment"),
        ("plan: {owners: {Chair: Name of your chair}}", 3, "Chair is not filled in yet"),
        ("plan: {owners: {Chair: tbc}}", 3, "Chair is not filled in yet"),
        ("paper: {meeting_on: 2013-04-03}", 3, "the meeting is dated 2013-04-03"),
        ("paper: {meeting_on: 2014-04-03, prepared_on: 2014-04-20}", 3, "after its meeting"),
        ("paper: {sponsor: '[to fill in: sponsor]'}", 3, "sponsor is not filled in yet"),
        ("manifesto: {members_want: [{text: Time, review_on: 2013-12-31}]}", 3, "the review is dated 2013-12-31"),
        ("manifesto: {members_offer: [{text: Time, owner: Name of your chair}]}", 3, "owner is not filled in yet"),
    ],
)
def test_what_was_overlooked_is_told_where_it_stands(tmp_path: Path, more: str, line: int, says: str) -> None:
    [problem] = warned(tmp_path, f"{HEAD}{more}\nanswers: {{}}\n")
    assert problem.place.line == line
    assert says in problem.message


@pytest.mark.parametrize(
    "more",
    [
        "plan: {starts_on: 2014-01-01}",
        "plan: {starts_on: 2016-03-01}",
        "paper: {meeting_on: 2014-03-14, prepared_on: 2014-03-14}",
    ],
)
def test_dates_that_may_be_meant_are_left_alone(tmp_path: Path, more: str) -> None:
    assert warned(tmp_path, f"{HEAD}{more}\nanswers: {{}}\n") == []


@pytest.mark.parametrize(("today", "rules"), [(date(2014, 3, 13), ["date-order"]), (date(2014, 3, 14), [])])
def test_an_assessment_lies_in_the_future_from_the_next_day_on(tmp_path: Path, today: date, rules: list[str]) -> None:
    assert [problem.rule for problem in warned(tmp_path, f"{HEAD}answers: {{}}\n", today)] == rules


def test_targets_below_the_level_are_told_once(tmp_path: Path) -> None:
    names = ("definition", "offers-and-wants", "usable-rights", "fair-obligations", "mutual-review", "dispute-route")
    section = "".join(f"    {name}: {{level: 3, target: 2}}\n" for name in names)
    [problem] = warned(tmp_path, f"{HEAD}answers:\n  contract:\n{section}")
    assert (problem.place.line, problem.message.partition(",")[0]) == (5, "target 2 is below level 3")
    assert problem.hint.endswith(
        "contract.offers-and-wants, contract.usable-rights, contract.fair-obligations and 2 more."
    )


@pytest.mark.parametrize(
    ("levels", "count"),
    [("definition: 3", 1), ("definition: 3, usable-rights: 2", 1), ("definition: 3, usable-rights: 1", 0), ("", 0)],
)
def test_a_domain_s_target_below_all_its_levels_is_told(tmp_path: Path, levels: str, count: int) -> None:
    found = warned(tmp_path, f"{HEAD}targets: {{contract: 1}}\nanswers: {{contract: {{{levels}}}}}\n")
    assert [problem.place.column for problem in found] == [11] * count


def test_what_has_no_effect_is_told(tmp_path: Path) -> None:
    answer = "{level: not applicable, because: No, importance: 4, evidence: [{what: x}]}"
    [problem] = warned(tmp_path, f"{HEAD}answers: {{contract: {{definition: {answer}}}}}\n")
    assert problem.message == "importance and evidence count for nothing where a criterion does not apply"


def test_a_domain_as_it_was_added_is_told_with_the_answers_and_with_the_framework(tmp_path: Path) -> None:
    cover = load_framework().framework
    assert cover is not None
    (tmp_path / "framework.yaml").write_text("extends: ccg-membership\nid: ours\n", encoding="utf-8")
    for part, text in (
        ("domains", starter_domain("new-one", 9)),
        ("criteria", starter_criteria("new-one", cover.cover)),
    ):
        (tmp_path / part).mkdir()
        (tmp_path / part / "new-one.yaml").write_text(text, encoding="utf-8")
    found = [problem for problem in load_framework(tmp_path, "ours").problems if problem.rule == "unfilled"]
    told = [(problem.place.file, problem.message.partition(" still")[0]) for problem in found]
    assert told == [
        ("ours/criteria/new-one.yaml", "title, statement, levels, evidence and actions"),
        ("ours/domains/new-one.yaml", "purpose"),
    ]
    assert len(warned(tmp_path, f"{HEAD}framework: .\nanswers: {{}}\n")) == 2
    for path in (tmp_path / "domains" / "new-one.yaml", tmp_path / "criteria" / "new-one.yaml"):
        path.write_text(
            path.read_text(encoding="utf-8").replace("purpose: What", "purpose: All that"), encoding="utf-8"
        )
    assert [
        problem.place.file.rpartition("/")[2] for problem in warned(tmp_path, f"{HEAD}framework: .\nanswers: {{}}\n")
    ] == ["new-one.yaml"]
