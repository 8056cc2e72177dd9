"""The result file: its shape is the same for every file of answers, and its figures agree with one another."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from ccg_toolkit.outputs import result_json
from ccg_toolkit.planning import Tracked, make_plan
from ccg_toolkit.report import Assessment, result_of
from ccg_toolkit.toolkit import Inputs, assess
from tests.builders import Case, action, answers, cases, criterion, framework
from tests.ordinary.cases import write_case
from tests.ordinary.everything import inputs_of
from tests.slow import tries

pytestmark = pytest.mark.filterwarnings("ignore:Print area")  # openpyxl does not read ours

FILES = Path(__file__).parents[2] / "docs" / "files.md"
Shape = dict[str, set[str]]
"""For each place in a result, such as ``plan.later[].id``, the kinds of value that stand there."""

MAY_BE_NULL = {
    "overall|domains[]|plan.projected|plan.quarters[].projected|plan.due[].projected": (
        "score|low|high|unconfirmed_low|band|coverage|percent_to_target"
    ),
    "plan.quarters[].projected.domains[]|plan.due[].projected.domains[]": (
        "score|low|high|unconfirmed_low|band|coverage|percent_to_target"
    ),
    "domains[].criteria[]": "level|gap",
    "lenses[].tags[]": "score",
    "priorities[]": "rises_with|falls_with",
    "plan.quarters[].actions[]": "owner|person|success_measure|rank",
    "plan.actions[]": "owner|person|serves|rank",
    "plan.later[]": "owner|success_measure",
    "plan.first[]": "level|reached_on",
    "plan.progress[]": "id|status|mark|owner|ends_on",
    "plan.options[]": "score",
    "plan": "progress",
}
MAY_BE_ALL_NULL = {"voices", "since"}


def shape_of(value: Any, place: str = "") -> Iterator[tuple[str, str]]:
    """Give each place in a result and the kind of value there; of a map also its keys, in order."""
    if isinstance(value, dict):
        yield place, f"map of {', '.join(value)}"
        for key, item in value.items():
            yield from shape_of(item, f"{place}.{key}" if place else key)
    elif isinstance(value, list):
        yield place, "list"
        for item in value:
            yield from shape_of(item, f"{place}[]")
    else:
        yield place, type(value).__name__


def nullable() -> set[str]:
    return {
        f"{place}.{key}"
        for places, keys in MAY_BE_NULL.items()
        for place in places.split("|")
        for key in keys.split("|")
    }


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> Shape:
    """What stands where in the results of 20 ordinary files of answers, each read back from its text.

    What voices and an earlier assessment hold has tests of its own.
    """
    found: Shape = {}
    for number in range(20):
        inputs, problems = inputs_of(write_case(tmp_path_factory.mktemp("case"), 2, number))
        assert inputs is not None, problems
        for place, kind in shape_of(json.loads(result_json(assess(inputs, version="0")))):
            if place.partition(".")[0] not in MAY_BE_ALL_NULL:
                found.setdefault(place, set()).add(kind)
    return found


@pytest.mark.wide
def test_the_shape_is_the_same_for_every_file_of_answers(seen: Shape) -> None:
    assert {place: kinds for place, kinds in seen.items() if len(kinds - {"NoneType"}) > 1} == {}
    assert {place for place, kinds in seen.items() if "NoneType" in kinds} <= nullable()
    assert {place for place, kinds in seen.items() if kinds == {"NoneType"}} == set()
    assert {kind for kinds in seen.values() for kind in kinds if not kind.startswith("map")} == {
        *("str", "int", "float", "bool", "list", "NoneType")
    }


@pytest.mark.wide
def test_every_list_was_seen_with_something_in_it(seen: Shape) -> None:
    """Else the test above would not have looked into it."""
    assert {place for place, kinds in seen.items() if "list" in kinds and f"{place}[]" not in seen} == set()


@pytest.mark.wide
def test_the_page_names_every_field(seen: Shape) -> None:
    page = FILES.read_text(encoding="utf-8").partition("## The result file")[2].partition("\n## ")[0]
    named = set(re.findall(r"`([a-z_]+)`", page)) | set(re.findall(r"[.`]([a-z_]+)(?=[\[`.])", page))
    assert {place.rpartition(".")[2].removesuffix("[]") for place in seen if place} - named == set()


def test_first_and_actions_worked_by_hand() -> None:
    """Two quarters of two points: a takes both steps; b's second step shows half a year on; nobody wrote c's second."""
    whole = framework(
        {
            "d": [
                criterion("a", action("a1", 0, 2, owner="Chair", success_measure="seen"), action("a2", 2, 3)),
                criterion("b", action("b1", 0, 3, months=7)),
                criterion("c", action("c1", 0, 1)),
                criterion("e", action("e1", 0, 3, "L")),
            ]
        }
    )
    given = {
        "d.a": {"level": 0, "importance": 5},
        "d.b": {"level": 0, "importance": 4},
        "d.c": {"level": 0, "importance": 4},
        "d.e": {"level": "not applicable", "because": "no"},
    }
    said = answers(given, quarters=2, capacity=2, owners={"Chair": "Ann"})
    result = result_of(assess(Inputs(answers=said, framework=whole), version="0"))
    plan = result["plan"]
    wanted = [
        {
            "letter": "A1",
            "id": "d.a/a1",
            "criterion": "d.a",
            "title": "a1",
            "from": 0,
            "to": 2,
            "effort": "S",
            "owner": "Chair",
            "person": "Ann",
            "starts_on": "2014-04-01",
            "ends_on": "2014-06-30",
            "reached_on": "2014-06-30",
            "points": [1, 0],
            "after": [],
            "serves": "d.a",
            "rank": 1,
            "enabling": False,
            "flags": [],
            "reason": plan["actions"][0]["reason"],
        },
        {
            "letter": "A2",
            "id": "d.b/b1",
            "criterion": "d.b",
            "title": "b1",
            "from": 0,
            "to": 3,
            "effort": "S",
            "owner": None,
            "person": None,
            "starts_on": "2014-04-01",
            "ends_on": "2014-06-30",
            "reached_on": "2014-12-31",
            "points": [1, 0],
            "after": [],
            "serves": "d.b",
            "rank": 2,
            "enabling": False,
            "flags": ["no-owner", "no-success-measure"],
            "reason": plan["actions"][1]["reason"],
        },
    ]
    assert plan["actions"][:2] == wanted
    assert [list(found) for found in plan["actions"][:2]] == [
        list(found) for found in wanted
    ]  # the order of the fields
    assert [(found["letter"], found["id"], found["after"]) for found in plan["actions"][2:]] == [
        ("A3", "d.a/a2", ["d.a/a1"]),
        ("A4", "d.c/c1", []),
    ]
    assert [[found[key] for key in list(found)[:-1]] for found in plan["first"]] == [
        ["d.a", 1, True, 3, "2014-09-30", True],
        ["d.b", 2, True, 3, "2014-12-31", True],
        ["d.c", 2, False, 1, "2014-09-30", True],
    ]
    assert list(plan["first"][0]) == ["criterion", "rank", "closed", "level", "reached_on", "proven", "reason"]
    assert [found["rank"] for found in result["priorities"]] == [1, 2, 2]
    assert (plan["in_order"], plan["open"]) == (3, 0)
    assert [found["ends_on"] for found in plan["due"]] == ["2014-12-31"]
    assert plan["projected"]["score"] == plan["quarters"][-1]["projected"]["score"] == 1.3333
    assert plan["due"][0]["projected"]["score"] == 2.3333
    assert result["overall"]["not_applicable"] == 1
    assert [list(found.values()) for found in plan["options"]] == [
        [1, 2, 1, 0, 1, 1.0, 2],
        [2, 2, 1, 1, 1, 1.3333, 0],
        [3, 2, 1, 1, 1, 1.3333, 0],
        [2, 4, 2, 0, 2, 2.3333, 0],
    ]


@given(cases())
@tries(100)
def test_figures_agree_with_one_another(case: Case) -> None:
    assessment = assess(Inputs(answers=case.answers, framework=case.framework), version="0")
    result = result_of(assessment)
    plan, sizes = result["plan"], case.framework.cover.effort
    ends = [quarter["ends_on"] for quarter in plan["quarters"]] + [due["ends_on"] for due in plan["due"]]
    assert ends == sorted(set(ends))
    by_letter = {found["letter"]: found for found in plan["actions"]}
    assert list(by_letter) == [f"A{number}" for number in range(1, len(by_letter) + 1)]
    for found in by_letter.values():
        worked = [place for place, points in enumerate(found["points"]) if points]
        assert len(found["points"]) == len(plan["quarters"])
        assert sum(found["points"]) == sizes[found["effort"]]
        assert found["starts_on"] == plan["quarters"][worked[0]]["starts_on"]
        assert found["ends_on"] == plan["quarters"][worked[-1]]["ends_on"]
        assert found["ends_on"] <= found["reached_on"] <= ends[-1]
        assert found["reached_on"] in ends
        assert (found["serves"] is None) == (found["rank"] is None)
    for place, quarter in enumerate(plan["quarters"]):
        points = {found["letter"]: found["points"] for found in quarter["actions"]}
        assert points == {
            letter: found["points"][place] for letter, found in by_letter.items() if found["points"][place]
        }
        assert sum(points.values()) == quarter["effort"] <= quarter["capacity"]
        assert all(found["review_on"] == by_letter[found["letter"]]["reached_on"] for found in quarter["actions"])
    ranks = [(found["criterion"], found["rank"]) for found in result["priorities"]]
    assert [(found["criterion"], found["rank"]) for found in plan["first"]] == ranks[: plan["in_order"]]
    own = [
        one
        for one in plan["options"]
        if (one["capacity"], one["quarters"]) == (quarter["capacity"], len(plan["quarters"]))
    ]
    assert [one["later"] for one in own] == [len(plan["later"])]
    assert [one["score"] for one in own] == [plan["projected"]["score"]]
    assert own[0]["closed"] + own[0]["due"] >= sum(found["closed"] for found in plan["first"])
    for score in (result["overall"], *result["domains"]):
        assert score["low"] is None or score["unconfirmed_low"] <= score["low"] <= score["high"]
    taken_out = [sum(item["state"] == "not-applicable" for item in domain["criteria"]) for domain in result["domains"]]
    assert [domain["not_applicable"] for domain in result["domains"]] == taken_out
    assert result["overall"]["not_applicable"] == sum(taken_out)


def test_what_was_begun_for_nothing_is_marked_and_has_no_rank() -> None:
    whole = framework({"d": [criterion("a", action("a1", 0, 3)), criterion("b", action("b1", 0, 3))]})
    said = answers({"d.a": 3, "d.b": 0}, quarters=1, capacity=8)
    assessment = assess(Inputs(answers=said, framework=whole), version="0")
    begun = _with_tracker(assessment, {"d.a/a1": Tracked(status="under-way"), "d.b/b1": Tracked(status="under-way")})
    found = {one["id"]: one for one in result_of(begun)["plan"]["actions"]}
    lacking = ["no-owner", "no-success-measure"]
    assert found["d.a/a1"]["flags"] == [*lacking, "under-way", "no-purpose"]
    assert (found["d.a/a1"]["serves"], found["d.a/a1"]["rank"]) == (None, None)
    assert found["d.b/b1"]["flags"] == [*lacking, "quick-win", "under-way"]


def _with_tracker(assessment: Assessment, tracked: dict[str, Tracked]) -> Assessment:
    decisions = replace(assessment.decisions, tracked=tracked)
    plan = make_plan(
        assessment.scores,
        assessment.priorities,
        starts_on=date(2014, 4, 1),
        quarters=1,
        capacity=8,
        decisions=decisions,
    )
    return replace(assessment, plan=plan, decisions=decisions)
