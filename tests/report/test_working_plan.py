"""The working of the plan: it reads as the rules do, and whoever redoes its arithmetic gets its figures."""

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given

from ccg_toolkit.planning import Tracked, search
from ccg_toolkit.report import Assessment, working_of_plan
from ccg_toolkit.toolkit import Inputs, assess
from tests.builders import Case, action, answers, cases, criterion, framework, plan_for
from tests.planning.test_settled import GIVEN, WHOLE
from tests.report.test_working import calculated
from tests.slow import tries


def assessed(case: Case) -> Assessment:
    """Assess a case without the many draws of robustness, which the working of a plan does not show."""
    plan, whole = plan_for(case), assess(Inputs(answers=answers({}), framework=case.framework), version="0")
    return replace(whole, answers=case.answers, plan=plan, priorities=[gap.priority for gap in plan.gaps])


def told(**wishes: Any) -> list[str]:
    case = Case(WHOLE, answers(GIVEN, **wishes))
    return list(working_of_plan(assess(Inputs(answers=case.answers, framework=WHOLE), version="0")))


def test_the_working_of_a_plan_reads_so() -> None:
    """See the same plan in the tests of what was settled."""
    assert told(quarters=3, in_order=2) == [
        "Plan of three quarters of 3 points, 1 April to 31 December 2014",
        "Decided by people, beside quarters and capacity: nothing.",
        "Gaps: 3, in the order of `explain priorities`; the first 2 placed strictly in order.",
        "Whatever is found is kept by all that is found after it.",
        "a. Each of these gaps, in order: can it be closed, and at the end of which quarter at the earliest?",
        "  one.b, to level 3: quarter 3, 31 December 2014",
        "    Takes in A1 one.a/first, A4 second, A5 third",
        "    Closed by 31 December 2014. No plan could close it sooner: its steps follow one another.",
        "  one.d, to level 3: no",
        "    Not closed: nobody has written the step from level 1 to 2. Level 1 of 3 by 30 June 2014.",
        "   Then the levels on their way, the lowest first: at the end of which quarter at the earliest?",
        "  one.b, to level 1: quarter 2, 30 September 2014",
        "b. Each of the others, in order: which is the highest level it can reach, and at the end of which quarter?",
        "  one.d, to level 3: quarter 3, 31 December 2014",
        "    Takes in A2 sixth, A6 seventh",
        "    on its way, to level 1: quarter 1, 30 June 2014",
        "c. Each of these actions, in the order in which they came: can it be done in one quarter?",
        "  Yes, each of them.",
        "d. Each of these actions, in the same order: in which quarter can it end, at the earliest?",
        "  A1 one.a/first: quarter 1",
        "  A4 one.b/second: quarter 2",
        "  A5 one.b/third: quarter 3",
        "  A2 one.d/sixth: quarter 1",
        "  A6 one.d/seventh: quarter 3",
        "By value for effort, until nothing fits: of the next levels of any gap, which bring most for a point of work?",
        "  An action is worth its priority x levels / gap, times how soon it shows:",
        "  8 less the quarter at whose end it does, and at least 1. One that only enables others is worth 0.",
        "  1. one.c, to level 3: quarter 3, 31 December 2014",
        "    Takes in A3 fourth, A7 fifth",
        "    Value a point: (1/3 x 1 / 3 x 7 + 1/3 x 2 / 3 x 5) / 2 = 17/18, shown as 0.94",
        "Proven: every quarter and level of a. and b.",
    ]


def test_what_people_decided_is_told() -> None:
    lines = told(
        quarters=3,
        in_order=0,
        person=2,
        not_now=["one.d", "one.c/fifth"],
        not_before={"one.b/third": date(2014, 7, 1)},
    )
    at = lines.index("Decided by people, beside quarters and capacity:")
    assert lines[at + 1 : at + 5] == [
        "  No person has more than 2 points in a quarter.",
        "  Left out for now: one.d, one.c/fifth",
        "  Not before 1 July 2014: one.b/third",
        "Gaps: 3, in the order of `explain priorities`; none of them placed strictly in order.",
    ]
    assert not [line for line in lines if line[:2] in {"a.", "b.", "c.", "d."} or line.startswith("Proven")]
    assert lines[-1] == "Without a place: three actions. `ccg-toolkit plan` says why of each."


def test_what_a_tracker_says_and_what_was_begun_is_told() -> None:
    case = Case(WHOLE, answers(GIVEN, quarters=3))
    decisions = {
        "one.c/fourth": Tracked(status="under-way"),
        "one.d/sixth": Tracked(status="done", review_on=date(2014, 6, 30)),
        "one.b/third": Tracked(status="dropped"),
    }
    first = assess(Inputs(answers=case.answers, framework=WHOLE), version="0")
    made = replace(first.decisions, tracked=decisions)
    lines = list(working_of_plan(replace(first, plan=plan_for(case, made), decisions=made)))
    at = lines.index("Decided by people, beside quarters and capacity:")
    assert lines[at + 1 : at + 4] == [
        "  Done, by the tracker: one.d/sixth",
        "  Under way, by the tracker: one.c/fourth",
        "  Dropped, by the tracker: one.b/third",
    ]
    begun = lines.index("Under way: each goes on from the first quarter, in order of rank, as early as there is room.")
    assert lines[begun + 1] == "  A2 one.c/fourth: quarter 1"


def test_an_action_that_runs_over_quarters_says_why() -> None:
    """Two points a quarter. c comes first and takes one of them; in the rest a begins, so that b can follow at once."""
    whole = framework(
        {
            "one": [
                criterion("a", action("do-a", 2, 3, "M")),
                criterion("b", action("do-b", 2, 3, "L")),
                criterion("c", action("do-c", 2, 3)),
            ]
        },
        effort={"S": 1, "M": 2, "L": 3},
    )
    given = {f"one.{name}": {"level": 2, "importance": much} for name, much in (("a", 3), ("b", 2), ("c", 5))}
    case = Case(whole, answers(given, quarters=4, capacity=2, in_order="all"))
    lines = list(working_of_plan(assess(Inputs(answers=case.answers, framework=whole), version="0")))
    begin = next(place for place, line in enumerate(lines) if line.startswith("c. "))
    assert lines[begin + 1 : begin + 4] == [
        "  A2 one.a/do-a: no. Runs over two quarters, since in one it would hold up \u2018b\u2019.",
        "  A3 one.b/do-b: not asked, as 3 points are more than a quarter holds for it",
        "  Yes, the other.",
    ]
    assert lines[-5:] == [
        "  A2 one.a/do-a: 1 of 2",
        "  A3 one.b/do-b: 1 of 3",
        "By value for effort, until nothing fits: of the next levels of any gap, which bring most for a point of work?",
        "  There is none.",
        "Proven: every quarter and level of a. and b.",
    ]


def test_what_the_search_left_open_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "STEPS_A_QUESTION", 0)
    ran_out = "; the search ran out of steps, so that this is a rule's answer and not proven"
    crowd = framework({"one": [criterion(name, action("do", 0, 3, "M")) for name in "abcdefgh"]}, capacity=4)
    given = {f"one.{name}": 0 for name in "abcdefgh"}
    case = Case(crowd, answers(given, quarters=6, in_order="all"))
    lines = list(working_of_plan(assess(Inputs(answers=case.answers, framework=crowd), version="0")))
    assert [line for line in lines if line.endswith(ran_out)]
    assert [line for line in lines if line.startswith("Not proven, as the search ran out of steps: one.")]
    assert not [line for line in lines if line.startswith("Proven")]


def test_where_there_is_no_gap_it_says_so() -> None:
    case = Case(WHOLE, answers({"one.a": 3}))
    *_, last = working_of_plan(assess(Inputs(answers=case.answers, framework=WHOLE), version="0"))
    assert last == "There is no gap: no rated criterion is below its target, so nothing is asked."


@given(cases())
@tries()
def test_any_working_of_a_plan_names_all_that_has_a_place_and_can_be_redone(case: Case) -> None:
    assessment = assessed(case)
    plan, lines = assessment.plan, list(working_of_plan(assessment))
    taken = [
        name.split(" ")[0] for line in lines if (names := line.partition("Takes in ")[2]) for name in names.split(", ")
    ]
    begun = [found.letter for found in plan.actions if found.placed == "begun"]
    assert sorted([*taken, *begun]) == sorted(found.letter for found in plan.actions)
    values = {gap.priority.standing.ref: gap.priority.value / (gap.priority.standing.gap or 1) for gap in plan.gaps}
    actions = {found.ref: found for found in plan.actions}
    packages = [found for found in plan.settled if found.kind == "package"]
    shown = [line.partition("Value a point: ")[2] for line in lines if "Value a point: " in line]
    assert len(packages) == len(shown)
    for package, line in zip(packages, shown, strict=True):
        came = [actions[ref] for ref in package.came]
        worth = sum(
            values.get(found.step.standing.ref, Fraction(0))
            * found.step.brings
            * max(1, len(plan.quarters) + 5 - found.reached)
            for found in came
        )
        sums, _, result = line.partition(" = ")
        assert Fraction(result.partition(",")[0]) == Fraction(worth) / sum(sum(found.points) for found in came)
        assert calculated(sums) == Fraction(result.partition(",")[0])
