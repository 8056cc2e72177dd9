"""The three stories of `docs/planning.md`: what their chairs read in the plan, as figures."""

from datetime import date
from pathlib import Path

import pytest

from ccg_toolkit.report import Assessment
from ccg_toolkit.toolkit import assess, load

FOLDER = Path(__file__).parents[2] / "examples" / "stories"
STORIES = ["little-capacity", "no-contract", "thin-evidence"]


def story(name: str) -> Assessment:
    loaded = load(FOLDER / f"{name}.yaml")
    assert loaded.problems == []
    assert loaded.inputs is not None
    return assess(loaded.inputs, version="")


def quarter_of(found: Assessment) -> dict[str, int]:
    """The quarter, from 1, in which each action ends."""
    return {action.ref: action.ends for action in found.plan.actions}


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
    ends = quarter_of(found)
    assert found.priorities[0].item.ref == "contract.offers-and-wants"
    assert found.plan.quarters[0].work[0].action.ref == "contract.definition/settle-definition"
    assert [
        ends[ref]
        for ref in (
            "contract.definition/settle-definition",
            "contract.offers-and-wants/negotiate-manifesto",
            "contract.fair-obligations/list-obligations",
            "promotion.felt-ownership/poll-ownership",
        )
    ] == [1, 2, 4, 4]
    assert "skills.representatives/induction-and-mentor" not in ends


def test_on_thin_evidence_the_plan_is_empty_and_the_list_of_what_to_find_out_holds_it() -> None:
    found = story("thin-evidence")
    thin = {item.ref for item in found.scores.criteria if item.thin_evidence}
    assert (found.priorities, quarter_of(found), found.plan.later) == ((), {}, ())
    assert len(thin) == 34
    assert {"promotion.felt-ownership", "practice.support-not-policing"} <= thin
    assert {item.item.ref for item in found.plan.find_out} - thin == {
        "practice.shared-results",
        "public.proportionate-effort",
    }
    assert thin <= {item.item.ref for item in found.plan.find_out}


def test_with_little_capacity_three_gaps_are_closed_and_the_manifesto_waits() -> None:
    found = story("little-capacity")
    assert [found.priorities[place].item.ref for place in (0, 1)] == [
        "skills.protected-time",
        "information.prompt-answers",
    ]
    assert quarter_of(found) == {
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
