"""What is asked of leaders and of members, and what they are promised."""

from dataclasses import replace
from pathlib import Path

from ccg_toolkit.framework import Framework, load_framework
from ccg_toolkit.sources import as_text
from ccg_toolkit.survey.promise import Promise, strictest
from ccg_toolkit.survey.questionnaire import questionnaire
from tests.framework.folders import EXTENDS, write


def _built_in() -> Framework:
    framework = load_framework().framework
    assert framework is not None
    return framework


def test_leaders_answer_the_statements_of_members_and_rate_what_leaders_are_asked() -> None:
    framework = _built_in()
    member, leader = questionnaire(framework, "member"), questionnaire(framework, "leader")
    asked = [criterion for criterion in framework.criteria() if "member" in criterion.ask]
    assert [statement.ref for statement in member.statements] == [criterion.ref for criterion in asked]
    assert leader.statements == member.statements
    assert member.ratings == ()
    assert [rating.ref for rating in leader.ratings] == [
        criterion.ref for criterion in framework.criteria() if "leader" in criterion.ask
    ]
    assert [level.number for level in leader.ratings[0].levels] == [0, 1, 2, 3, 4]
    assert "$" not in "".join(statement.text for statement in member.statements)


def test_each_group_is_offered_on_one_of_the_two() -> None:
    framework = _built_in()
    member, leader = questionnaire(framework, "member"), questionnaire(framework, "leader")
    assert [group.id for group in leader.groups] == ["governing-body", "clinical-leads"]
    ids = [group.id for group in (*leader.groups, *member.groups)]
    assert sorted(ids) == sorted(group.id for group in framework.cover.groups)


def test_the_id_of_a_form_changes_with_what_is_asked_or_promised() -> None:
    framework = _built_in()
    stricter = replace(framework, cover=framework.cover.model_copy(update={"minimum_group": 12}))
    forms = {
        questionnaire(framework, "member").form,
        questionnaire(framework, "leader").form,
        questionnaire(framework, "member", collector="The office").form,
        questionnaire(stricter, "member").form,
    }
    assert len(forms) == 4
    assert questionnaire(framework, "member").form in forms


def test_every_value_has_a_name_of_its_own() -> None:
    keys = questionnaire(_built_in(), "leader").keys
    assert len(set(keys)) == len(keys)
    assert keys[0] == "form"
    assert {"agree.contract.offers-and-wants", "contract.offers-and-wants"} <= set(keys)


def test_of_several_promises_the_highest_of_each_minimum_holds() -> None:
    own = Promise(10, 20, 3)
    assert strictest(own, [Promise(12, 20, 3), Promise(11, 25, 3)]) == Promise(12, 25, 3)
    assert strictest(Promise(15, 30, 3), [own]) == Promise(15, 30, 3)


def test_a_framework_cannot_promise_less_than_10_and_20_people(tmp_path: Path) -> None:
    folder = write(tmp_path / "ours", f"{EXTENDS}minimum_group: 9\nminimum_comments: 19\nagrees_from: 5\n", {})
    problems = [as_text(problem) for problem in load_framework(folder, "ours").problems]
    assert problems == [
        "ours/framework.yaml:3:1: minimum_group 9 is below 10\n    The lowest is 10.",
        "ours/framework.yaml:4:1: minimum_comments 19 is below 20\n    The lowest is 20.",
        "ours/framework.yaml:5:1: agrees_from 5 is above 4\n    The highest is 4.",
    ]


def test_the_five_degrees_of_agreement_are_told_apart_in_any_case(tmp_path: Path) -> None:
    folder = write(tmp_path / "ours", f"{EXTENDS}agreement: [No, Hardly, In part, Yes, 'no ']\n", {})
    problems = [as_text(problem) for problem in load_framework(folder, "ours").problems]
    assert problems == ["ours/framework.yaml:3:39: 'no' stands twice\n    Give each of the five a name of its own."]
