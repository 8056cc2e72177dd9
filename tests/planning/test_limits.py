"""What a plan is where the search runs out of steps: what plain insertion gives, said as not proven."""

from collections.abc import Mapping
from random import Random
from typing import Any

import pytest

from ccg_toolkit.planning import Plan, search
from tests.builders import Case, Fields, action, answers, criterion, framework, plan_for


def plan(
    criteria: list[Fields], given: Mapping[str, object], *, quarters: int = 4, capacity: int, **cover: Any
) -> Plan:
    said = answers({f"d.{name}": answer for name, answer in given.items()}, quarters=quarters, capacity=capacity)
    return plan_for(Case(framework({"d": criteria}, **cover), said))


def worked(found: Plan) -> list[dict[str, int]]:
    return [
        {portion.action.ref.removeprefix("d."): portion.points for portion in quarter.portions}
        for quarter in found.quarters
    ]


MOVED = (
    [
        criterion("one", action("do", 0, 3, "S"), requires=["d.slow", "d.base"]),
        criterion("slow", action("do", 1, 2, "S", months=6)),
        criterion("base", action("do", 1, 2, "M")),
        criterion("two", action("do", 0, 3, "M")),
    ],
    {
        "one": {"level": 0, "importance": 5},
        "slow": {"level": 1, "target": 1},
        "base": {"level": 1, "target": 1},
        "two": {"level": 0, "importance": 1},
    },
)
"""The groundwork of the first gap makes room for the second, if it is moved."""


def test_a_gap_whose_question_runs_out_gets_what_plain_insertion_gives(monkeypatch: pytest.MonkeyPatch) -> None:
    found = plan(*MOVED, capacity=4)
    assert [(gap.closed, gap.proven) for gap in found.first] == [(3, True), (1, True)]
    monkeypatch.setattr(search, "STEPS_A_QUESTION", 1)
    found = plan(*MOVED, capacity=4)
    assert worked(found) == [{"slow/do": 1, "base/do": 3}, {"two/do": 3}, {"one/do": 1}, {}]
    # The first needs no question: its steps follow one another.
    assert [(gap.closed, gap.proven) for gap in found.first] == [(3, True), (2, False)]
    assert [gap.proof.code for gap in found.first if gap.proof] == ["steps", "open"]


def test_a_question_of_shape_that_runs_out_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    criteria = [
        criterion("one", action("do", 0, 3, "M")),
        criterion("two", action("do", 0, 3, "D"), requires=["d.one"]),
        criterion("three", action("do", 0, 3, "M")),
    ]
    given = {name: {"level": 0, "importance": 5 - place} for place, name in enumerate(("one", "two", "three"))}
    whole = plan(criteria, given, capacity=4, effort={"D": 2, "M": 3})
    assert (whole.open, [gap.proven for gap in whole.gaps]) == (0, [True, True, True])
    monkeypatch.setattr(search, "STEPS_A_QUESTION", 0)
    found = plan(criteria, given, capacity=4, effort={"D": 2, "M": 3})
    assert worked(found) == worked(whole)
    # That `three` cannot end sooner is seen without a step; whether it could lie in one quarter stays open.
    assert (found.open, [gap.proven for gap in found.gaps]) == (1, [True, True, True])


def steps_of(budget: search.Budget) -> int:
    """Spend a question's steps until none is left."""
    budget.begin()
    for count in range(search.STEPS_IN_ALL):
        try:
            budget.spend()
        except search.BudgetSpent:
            return count
    return search.STEPS_IN_ALL


def test_a_question_has_20_000_steps_and_all_have_200_000() -> None:
    budget = search.Budget()
    assert [steps_of(budget) for _ in range(11)] == [20_000] * 10 + [0]


def hard(seed: int) -> Plan:
    """Groundwork of many sizes that fills the quarters to the last point."""
    choose = Random(seed)  # noqa: S311 - nothing secret
    sizes = {f"E{number}": choose.randint(21, 49) for number in range(10)}
    criteria = [criterion(f"b{number}", action("do", 1, 2, f"E{number % 10}")) for number in range(24)]
    top = criterion("top", action("do", 0, 3, "E0"), requires=[f"d.b{number}" for number in range(24)])
    given: dict[str, object] = {f"b{number}": {"level": 1, "target": 1} for number in range(24)}
    capacity = -(-sum(sizes[f"E{number % 10}"] for number in range(24)) // 7)
    return plan([*criteria, top], given | {"top": 0}, quarters=8, capacity=capacity, effort=sizes)


@pytest.mark.wide
def test_a_hard_problem_ends_and_says_what_is_open() -> None:
    found = hard(1)
    assert found.open > 0
    assert [gap.closed for gap in found.first] == [8]
