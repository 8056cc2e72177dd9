"""Answers of an earlier version are read by the framework of today, in YAML and in a workbook, and it is said how."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from ccg_toolkit.answers import Answers, check_answers, read_answers
from ccg_toolkit.framework import Framework
from ccg_toolkit.outputs.forms.book import form_book
from ccg_toolkit.sources import as_text
from tests.builders import action, criterion, framework
from tests.forms import ANSWERS, WHOLE

pytestmark = pytest.mark.filterwarnings("ignore:Print area")  # openpyxl does not read ours

SAYS = "Nothing is lost. The framework says so under `was`; a file with the names of today needs no such note."


def today(**was: Any) -> Framework:
    """Give the framework of today: one criterion has another id, one has another domain, and one domain another id."""
    later = framework(
        {
            "bargain": [
                criterion("meaning", action("settle", 0, 2, owner="Chair"), was=("contract.definition",)),
                criterion("rights"),
                criterion("training", was=("skills.training",)),
            ],
            "skills": [criterion("voting")],
        },
        scale=[{"name": level.name} for level in WHOLE.cover.scale],
    )
    domains = [domain.model_copy(update={"was": was.get(domain.id, ())}) for domain in later.domains]
    return replace(later, domains=tuple(domains))


TODAY = today(bargain=("contract",))


def read(tmp_path: Path, text: str, by: Framework = TODAY) -> tuple[Answers, list[str]]:
    path = tmp_path / "answers.yaml"
    path.write_text(f"organisation: A\nassessed_on: 2014-03-14\n{text}", encoding="utf-8")
    found, _ = read_answers(path, path.name)
    assert found is not None
    answers, problems = check_answers(found, by, tmp_path)
    return answers, [as_text(problem) for problem in problems]


def test_each_name_is_read_by_that_of_today(tmp_path: Path) -> None:
    answers, problems = read(
        tmp_path,
        "targets: {contract: 4}\n"
        "plan: {choose: [], not_now: [skills.training], not_before: {contract.definition/settle: 2014-07-01}}\n"
        "away_day: {votes_of_members: {contract.definition: 3}}\n"
        "manifesto: {members_want: [{text: To learn, criterion: skills.training}]}\n"
        "answers:\n  contract: {definition: 2, rights: {level: 1, importance: 5}}\n  skills: {training: 3}\n",
    )
    assert problems == [
        (
            "answers.yaml:3:11: warning: what bears an earlier name is read by that of today: contract as bargain, "
            "skills.training as bargain.training, contract.definition/settle as bargain.meaning/settle, "
            f"contract.definition as bargain.meaning and 1 more\n    {SAYS}"
        )
    ]
    assert {name: {one: said.rating for one, said in given.items()} for name, given in answers.answers.items()} == {
        "bargain": {"meaning": 2, "rights": 1, "training": 3}
    }
    assert answers.answers["bargain"]["rights"].importance == 5
    assert (answers.targets, answers.plan.not_now) == ({"bargain": 4}, ("bargain.training",))
    assert list(answers.plan.not_before) == ["bargain.meaning/settle"]
    assert answers.away_day.votes_of_members == {"bargain.meaning": 3}
    assert answers.manifesto.members_want[0].criterion == "bargain.training"


def test_a_workbook_of_the_earlier_version_says_the_same(tmp_path: Path) -> None:
    path = tmp_path / "answers.xlsx"
    path.write_bytes(form_book(WHOLE, ANSWERS))
    found, _ = read_answers(path, path.name)
    assert found is not None
    answers, problems = check_answers(found, TODAY, tmp_path)
    assert [problem.rule for problem in problems] == ["earlier-name"]
    assert problems[0].place.sheet
    bargain = answers.answers["bargain"]
    assert {name: answer.rating for name, answer in bargain.items()} == {"meaning": 2, "rights": None, "training": 0}
    assert bargain["meaning"].evidence == ANSWERS.answers["contract"]["definition"].evidence


def test_a_domain_that_was_answered_as_a_whole_is_answered_so_under_its_name_of_today(tmp_path: Path) -> None:
    answers, problems = read(tmp_path, "answers: {contract: unknown}\n")
    assert [problem.split(":")[1:3] for problem in problems] == [["3", "11"]]
    assert {answer.level for answer in answers.answers["bargain"].values()} == {"unknown"}


def test_what_is_wrong_is_told_by_the_name_of_today_where_it_stands(tmp_path: Path) -> None:
    _, problems = read(tmp_path, "answers:\n  contract:\n    definition: 9\n    gone: 1\n")
    assert [problem for problem in problems if "warning" not in problem] == [
        (
            "answers.yaml:5:5: level 9 is above the top of the scale, 4 (bargain.meaning)\n"
            "    Write a level (0 Absent, 1 Emerging, 2 Developing, 3 Established, 4 Leading), `unknown` or `not applicable`."
        ),
        (
            "answers.yaml:6:5: there is no criterion 'gone' in bargain (bargain.gone)\n"
            "    Its criteria: meaning, rights, training."
        ),
    ]


@pytest.mark.parametrize(
    ("both", "is_wrong"),
    [("definition: 2}, bargain: {meaning: 2", False), ("definition: 2}, bargain: {meaning: 1", True)],
)
def test_two_names_of_one_criterion_may_not_differ(tmp_path: Path, both: str, is_wrong: bool) -> None:
    _, problems = read(tmp_path, f"answers: {{contract: {{{both}}}}}\n")
    told = [problem for problem in problems if "warning" not in problem]
    assert told == (
        [
            "answers.yaml:3:48: level is '1' here, and '2' in line 3 (bargain.meaning)\n    Keep one of the two.",
        ]
        if is_wrong
        else []
    )


def test_a_file_with_the_names_of_today_has_no_note(tmp_path: Path) -> None:
    _, problems = read(tmp_path, "answers: {bargain: {meaning: 1}, skills: {voting: 2}}\n")
    assert problems == []


def test_a_name_without_an_heir_is_no_name_of_today(tmp_path: Path) -> None:
    _, problems = read(tmp_path, "answers: {contract: {rights: 1}}\n", today())
    assert ["there is no domain 'contract'" in problem for problem in problems] == [True]
