"""The five stories of `docs/planning.md`: what their chairs read in the plan, as figures."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from ccg_toolkit.framework import Framework
from ccg_toolkit.report import Assessment
from ccg_toolkit.toolkit import Inputs, assess, load

EXAMPLES = Path(__file__).parents[2] / "examples"
FOLDER = EXAMPLES / "stories"
STORIES = ["dear-first", "equals", "little-capacity", "no-contract", "thin-evidence"]


def story(name: str, **wishes: object) -> Assessment:
    """The assessment of a story, with some fields under ``plan`` as given."""
    inputs = read(FOLDER / f"{name}.yaml")
    plan = inputs.answers.plan.model_copy(update=wishes)
    return assess(replace(inputs, answers=inputs.answers.model_copy(update={"plan": plan})), version="")


def read(path: Path) -> Inputs:
    loaded = load(path)
    assert loaded.problems == []
    assert loaded.inputs is not None
    return loaded.inputs


def reached(found: Assessment) -> dict[str, int]:
    """The quarter, from 1, at whose end each action is reached."""
    return {action.ref: action.reached for action in found.plan.actions}


def closed(found: Assessment) -> list[str]:
    """What is closed by the end, in the order of the plan."""
    return [gap.priority.standing.ref for gap in found.plan.closed]


def due(found: Assessment) -> list[str]:
    """What is closed after the end, in the order of the plan."""
    return [gap.priority.standing.ref for gap in found.plan.closed_after]


def test_each_story_is_tested() -> None:
    assert sorted(path.stem for path in FOLDER.glob("*.yaml")) == STORIES


@pytest.mark.parametrize("name", STORIES)
def test_a_story_answers_everything_and_keeps_within_capacity(name: str) -> None:
    found = story(name)
    states = [item.state for item in found.scores.criteria]
    assert len(states) == 41
    assert "unanswered" not in states
    assert (states.count("unknown"), states.count("not-applicable")) == (2, 1)
    assert date(2013, 4, 1) <= found.answers.assessed_on <= date(2014, 12, 31)
    assert [quarter.effort for quarter in found.plan.quarters if quarter.effort > quarter.capacity] == []


def test_without_a_contract_the_definition_is_settled_before_the_manifesto_and_what_rests_on_it() -> None:
    found = story("no-contract")
    ends = {action.ref: action.ends for action in found.plan.actions}
    assert found.priorities[0].standing.ref == "contract.offers-and-wants"
    assert found.plan.quarters[0].portions[0].action.ref == "contract.definition/settle-definition"
    assert [
        ends[ref]
        for ref in (
            "contract.definition/settle-definition",
            "contract.offers-and-wants/negotiate-manifesto",
            "contract.fair-obligations/list-obligations",
            "promotion.felt-ownership/poll-ownership",
        )
    ] == [1, 2, 4, 4]
    assert reached(found)["contract.offers-and-wants/negotiate-manifesto"] == 3
    assert "skills.representatives/induction-and-mentor" not in ends
    assert (len(closed(found)), due(found)) == (9, ["contract.mutual-review"])


def test_without_a_contract_one_name_bears_the_last_quarter_unless_the_board_sets_a_limit() -> None:
    def points(found: Assessment) -> int:
        portions = found.plan.quarters[3].portions
        owners = found.answers.plan.owners
        return sum(one.points for one in portions if owners.get(one.action.step.written.owner or "") == "Alison Byrne")

    assert [points(story("no-contract", person=person)) for person in (None, 4)] == [5, 4]


def test_on_thin_evidence_the_plan_is_empty_and_the_list_of_what_to_find_out_holds_it() -> None:
    found = story("thin-evidence")
    thin = {item.ref for item in found.scores.criteria if item.thin_evidence}
    assert (found.priorities, reached(found), found.plan.later) == ((), {}, ())
    assert len(thin) == 34
    assert {"promotion.felt-ownership", "practice.support-not-policing"} <= thin
    assert {item.standing.ref for item in found.plan.find_out} - thin == {
        "practice.shared-results",
        "public.proportionate-effort",
    }
    assert thin <= {item.standing.ref for item in found.plan.find_out}
    assert {item.standing.importance for item in found.plan.find_out[:3]} == {5}


def test_with_little_capacity_four_gaps_are_closed_and_the_manifesto_waits() -> None:
    found = story("little-capacity")
    assert [(found.priorities[place].rank, found.priorities[place].standing.ref) for place in (0, 1)] == [
        (1, "skills.protected-time"),
        (1, "information.prompt-answers"),
    ]
    assert reached(found) == {
        "skills.protected-time/backfill-scheme": 2,
        "information.one-trusted-place/name-the-place": 3,
        "information.prompt-answers/shared-inbox": 4,
        "involvement.reasons-for-decisions/decision-log": 4,
    }
    assert {later.step.ref: later.reason for later in found.plan.later} == {
        "contract.definition/settle-definition": "no-room",
        "contract.offers-and-wants/negotiate-manifesto": "no-room",
        "involvement.whole-practice-voice/seats-for-all-roles": "no-room",
    }


def test_with_little_capacity_the_board_may_put_the_inbox_first() -> None:
    assert reached(story("little-capacity", choose=("information.prompt-answers",))) == {
        "involvement.reasons-for-decisions/decision-log": 1,
        "information.one-trusted-place/name-the-place": 2,
        "information.prompt-answers/shared-inbox": 3,
        "skills.protected-time/backfill-scheme": 4,
    }


def test_of_four_equals_the_dearest_falls_outside_the_five_until_the_board_chooses_it() -> None:
    """Four of rank 3 stand on places 3 to 6, so that each has three quarters of a place among the five."""
    portal, cover = "information.pathway-guidance", "skills.protected-time"
    found = story("equals")
    equals = [
        (one.standing.ref, one.points, one.robustness.top_five_share) for one in found.priorities if one.rank == 3
    ]
    assert [points for _, points, _ in equals] == [1, 1, 3, 6]
    assert {share * 4 for _, _, share in equals} == {3}
    assert (equals[-1][0], found.plan.in_order) == (portal, 5)
    assert (len(closed(found)), due(found), portal in closed(found)) == (8, [], False)

    chosen = story("equals", choose=(portal,))
    assert [gap.priority.rank for gap in chosen.plan.gaps] == [gap.priority.rank for gap in found.plan.gaps]
    assert (len(closed(chosen)), len(due(chosen)), portal in closed(chosen), cover in closed(chosen)) == (
        5,
        2,
        True,
        False,
    )


def test_a_dear_first_priority_takes_the_year_of_the_cheap_ones_behind_it() -> None:
    dear = "public.experience-led"
    found = story("dear-first")
    assert (found.priorities[0].standing.ref, found.priorities[0].points) == (dear, 6)
    assert [quarter.portions[0].action.step.standing.ref for quarter in found.plan.quarters[:3]] == [dear] * 3
    assert (len(closed(found)), due(found)) == (2, [dear])

    for wishes in ({"in_order": 0}, {"not_now": (dear,)}):
        by_value = story("dear-first", **wishes)
        assert (len(closed(by_value)), due(by_value)) == (8, [])
        assert by_value.plan.gaps[0].closed is None
    assert story("dear-first", not_now=(dear,)).priorities[0].standing.ref == dear

    wider = story("dear-first", capacity=3)
    assert (len(closed(wider)), closed(wider)[0]) == (7, dear)


def test_more_capacity_may_close_fewer_gaps_and_never_the_first_one_later() -> None:
    found = [story("dear-first", capacity=capacity) for capacity in (1, 2)]
    assert [len(closed(one)) for one in found] == [4, 2]
    assert [one.plan.gaps[0].closed for one in found] == [None, 5]


def within_a_quarter(framework: Framework) -> Framework:
    """The framework in which every action shows at the end of the quarter in which its work ends."""
    domains = [
        domain.model_copy(
            update={
                "criteria": tuple(
                    one.model_copy(
                        update={"actions": tuple(action.model_copy(update={"months": 3}) for action in one.actions)}
                    )
                    for one in domain.criteria
                )
            }
        )
        for domain in framework.domains
    ]
    return replace(framework, domains=tuple(domains))


def test_what_the_time_rule_costs_the_example() -> None:
    """The table of `docs/planning.md`: with months as they are, and as if all work showed at once."""
    inputs = read(EXAMPLES / "answers.yaml")
    as_it_is = assess(inputs, version="").plan
    at_once = assess(replace(inputs, framework=within_a_quarter(inputs.framework)), version="").plan
    figures = [
        (
            len(plan.closed),
            len(plan.closed_after),
            sum(gap in plan.first for gap in plan.closed),
            sum(gap in plan.first for gap in plan.closed_after),
            round(float((plan.due or plan.quarters)[-1].projected.overall.mean or 0), 2),
        )
        for plan in (as_it_is, at_once)
    ]
    assert figures == [(5, 3, 2, 1, 2.26), (9, 0, 5, 0, 2.26)]
