"""The program and the second statement, which has no line in common with it, make the same plan."""

from collections.abc import Iterator
from random import Random

import pytest

from ccg_toolkit.framework import load_framework
from tests.builders import Case, answers
from tests.planning.random_problems import STARTS_ON, Wishes, as_problem, random_problem
from tests.planning.second_statement import GaveUp, second_plan
from tests.planning.two_statements import plan_of, told_by_program, told_by_second

_LOADED = load_framework(None, "").framework
assert _LOADED is not None
BUILT_IN = _LOADED
LIMIT = 3_000
"""Branches of one search of the second statement."""


def check(seeds: range, *, tracker: bool) -> None:
    for seed in seeds:
        found = random_problem(seed, tracker=tracker)
        plan = plan_of(found.case, found.wishes)
        assert (plan.open, [gap.priority.rank for gap in plan.gaps if not gap.proven]) == (0, [])
        assert told_by_program(plan) == told_by_second(second_plan(found.problem)), f"seed {seed}: {found}"


@pytest.mark.parametrize("tracker", [False, True], ids=["answers", "tracker"])
@pytest.mark.parametrize("begin", range(0, 75, 15))
def test_both_make_the_same_plan(begin: int, tracker: bool) -> None:
    check(range(begin, begin + 15), tracker=tracker)


@pytest.mark.wide
@pytest.mark.parametrize("tracker", [False, True], ids=["answers", "tracker"])
@pytest.mark.parametrize("begin", range(75, 575, 100))
def test_both_make_the_same_plan_of_many_more(begin: int, tracker: bool) -> None:
    check(range(begin, begin + 100), tracker=tracker)


def built_in_case(seed: int) -> Case:
    choose = Random(seed)  # noqa: S311 - nothing secret
    levels = choose.choice([(0, 1, 1, 2, 2, 3, "unknown"), (0, 0, 1, 1, 2), (0, 1, 2, 3, 4)])
    given = {
        ref: {"level": choose.choice(levels), "importance": choose.randint(1, 5), "target": choose.choice((None, 2, 4))}
        for ref in BUILT_IN.by_ref
    }
    quarters, capacity = choose.choice((3, 4, 6)), choose.choice((4, 8, 12))
    return Case(BUILT_IN, answers(given, quarters=quarters, capacity=capacity, starts_on=STARTS_ON))


def compared(seeds: range) -> Iterator[bool]:
    """Compare the plans of the built-in framework; false for those on which the second statement gave up."""
    for seed in seeds:
        case, wishes = built_in_case(seed), Wishes()
        try:
            second = second_plan(as_problem(case, wishes), limit=LIMIT)
        except GaveUp:
            yield False
            continue
        plan = plan_of(case, wishes)
        assert (plan.open, [gap.priority.rank for gap in plan.gaps if not gap.proven]) == (0, [])
        assert told_by_program(plan) == told_by_second(second), f"seed {seed}: {case}"
        yield True


def check_built_in(seeds: range) -> None:
    found = list(compared(seeds))
    assert found.count(False) * 10 <= len(found)


def test_both_make_the_same_plan_of_the_built_in_framework() -> None:
    check_built_in(range(5))


@pytest.mark.wide
def test_both_make_the_same_plan_of_the_built_in_framework_with_many_more_answers() -> None:
    check_built_in(range(5, 45))
