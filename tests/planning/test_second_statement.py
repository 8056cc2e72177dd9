"""The second statement of the rules of the plan: by hand on small problems."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from ccg_toolkit.scoring import score_answers
from ccg_toolkit.toolkit import load
from tests.planning.brute_force import EveryPlan
from tests.planning.second_statement import GaveUp, Points, SecondPlan, second_plan
from tests.planning.small_problem import Action, Criterion, Problem, first_quarter_from, problem_of
from tests.planning.steps import Steps

EXAMPLE = Path(__file__).parents[2] / "examples" / "answers.yaml"


def work(ref: str, begins: int, reaches: int, points: int = 1, **fields: object) -> Action:
    return replace(Action(ref=ref, begins=begins, reaches=reaches, points=points), **fields)  # type: ignore[arg-type]


def gap(name: str, *actions: Action, level: int = 0, target: int = 1, value: int = 1, **fields: object) -> Criterion:
    one = Criterion(ref=name, level=level, target=target, actions=actions, value=Fraction(value, 10))
    return replace(one, **fields)  # type: ignore[arg-type]


def plan(*criteria: Criterion, quarters: int = 4, capacity: int = 4, **wishes: object) -> SecondPlan:
    problem = Problem(criteria=criteria, in_place=2, quarters=quarters, capacity=capacity)
    return second_plan(replace(problem, **wishes))  # type: ignore[arg-type]


def lies(made: SecondPlan) -> dict[str, str]:
    return {ref: " ".join(map(str, points)) for ref, points in made.placed.items()}


def test_the_next_of_a_chain_waits_for_the_result() -> None:
    made = plan(gap("d.a", work("d.a/one", 0, 1, months=4), work("d.a/two", 1, 2), target=2))
    assert lies(made) == {"d.a/one": "1 0 0 0", "d.a/two": "0 0 1 0"}
    assert made.reached == {"d.a/one": 2, "d.a/two": 3}


def test_one_that_overlaps_waits_for_the_end_and_shows_no_sooner_than_the_one_below() -> None:
    one, two = work("d.a/one", 0, 1, months=12), work("d.a/two", 1, 2, overlap=True)
    resting = gap("d.b", work("d.b/one", 0, 1), requires=("d.a",))
    made = plan(gap("d.a", one, two, target=2, value=2), resting, quarters=6)
    assert lies(made) == {"d.a/one": "1 0 0 0 0 0", "d.a/two": "0 1 0 0 0 0", "d.b/one": "0 0 0 0 1 0"}
    assert made.reached == {"d.a/one": 4, "d.a/two": 4, "d.b/one": 5}


def test_what_needs_an_action_waits_for_its_end_alone() -> None:
    made = plan(
        gap("d.a", work("d.a/one", 0, 1, months=12)), gap("d.b", work("d.b/one", 0, 1, needs=("d.a/one",)), value=2)
    )
    assert lies(made) == {"d.a/one": "1 0 0 0", "d.b/one": "0 1 0 0"}


def test_an_action_larger_than_a_quarter_fills_all_but_its_first_and_last() -> None:
    made = plan(gap("d.a", work("d.a/one", 0, 1, 3), value=2), gap("d.b", work("d.b/one", 0, 1, 10)), capacity=4)
    assert lies(made) == {"d.a/one": "3 0 0 0", "d.b/one": "0 4 4 2"}


def test_a_split_one_goes_into_one_quarter_where_nothing_above_is_lost() -> None:
    first = gap("d.a", work("d.a/one", 0, 1, 2), work("d.a/two", 1, 2, 1), target=2, value=3)
    second = gap("d.b", work("d.b/one", 0, 1, 3), work("d.b/two", 1, 2, 3), target=2, value=2)
    made = plan(first, second, capacity=3)
    assert lies(made) == {"d.a/one": "2 0 0 0", "d.a/two": "0 1 0 0", "d.b/one": "1 2 0 0", "d.b/two": "0 0 3 0"}
    assert lies(plan(first, second, capacity=5))["d.b/one"] == "3 0 0 0"


def test_what_cannot_close_goes_as_far_as_it_can_and_above_an_unwritten_step() -> None:
    chain = [work("d.a/one", 0, 1, months=6), work("d.a/two", 1, 2), work("d.a/far", 2, 3, months=3)]
    made = plan(gap("d.a", *chain, target=3), quarters=3)
    assert [(one.closed, one.level, one.quarter) for one in made.first] == [(None, 2, 3)]
    assert made.later == ("d.a/far",)
    made = plan(gap("d.a", work("d.a/one", 0, 1), work("d.a/three", 2, 3), target=3))
    assert lies(made) == {"d.a/one": "1 0 0 0", "d.a/three": "0 1 0 0"}
    assert [(one.closed, one.level, one.quarter) for one in made.first] == [(None, 1, 1)]


def test_the_rest_goes_by_value_for_effort() -> None:
    large = gap("d.a", work("d.a/one", 0, 1, 3), value=5)
    small = gap("d.b", work("d.b/one", 0, 1, 1), value=2)
    made = plan(large, small, quarters=1, capacity=3, in_order=0)
    assert lies(made) == {"d.b/one": "1"}
    assert made.later == ("d.a/one",)
    assert lies(plan(large, small, quarters=1, capacity=3, in_order=1)) == {"d.a/one": "3"}


def test_what_shows_soon_is_worth_more_but_a_late_result_is_not_worth_nothing() -> None:
    soon = gap("d.a", work("d.a/one", 0, 1), value=1)
    late = gap("d.b", work("d.b/one", 0, 1, months=12), value=3)
    assert list(plan(soon, late, quarters=1, capacity=1, in_order=0).placed) == ["d.b/one"]  # 1 x 5 against 3 x 2
    late = replace(late, value=Fraction(2, 10))
    assert list(plan(soon, late, quarters=1, capacity=1, in_order=0).placed) == ["d.a/one"]


def test_of_the_work_of_a_package_the_one_with_the_longest_way_is_put_in_first() -> None:
    ground = [
        gap(f"d.{name}", work(f"d.{name}/one", 0, 2, months=months), target=0) for name, months in (("a", 3), ("b", 6))
    ]
    made = plan(*ground, gap("d.c", work("d.c/one", 0, 1), requires=("d.a", "d.b")), capacity=1, in_order=0)
    assert lies(made) == {"d.b/one": "1 0 0 0", "d.a/one": "0 1 0 0", "d.c/one": "0 0 1 0"}


def test_groundwork_that_has_time_goes_into_one_quarter_though_it_could_end_sooner_in_two() -> None:
    long = gap("d.a", work("d.a/one", 0, 1), work("d.a/two", 1, 2, months=6), target=0)
    short = gap("d.b", work("d.b/one", 0, 2, 3), target=0)
    made = plan(long, short, gap("d.c", work("d.c/one", 0, 1), requires=("d.a", "d.b")), capacity=3)
    assert lies(made) == {"d.a/one": "1 0 0 0", "d.a/two": "0 1 0 0", "d.b/one": "0 0 3 0", "d.c/one": "0 0 0 1"}


def test_a_level_on_the_way_goes_before_groundwork_that_has_time() -> None:
    slow = gap("d.n", work("d.n/one", 0, 1, months=6), work("d.n/two", 1, 2), target=0)
    other = gap("d.m", work("d.m/one", 0, 1, 2), target=0)
    two = work("d.o/two", 1, 2, needs=("d.n/two", "d.m/one"))
    made = plan(slow, other, gap("d.o", work("d.o/one", 0, 1, 2), two, target=2), capacity=2)
    assert lies(made)["d.o/one"] == "1 1 0 0"
    assert lies(made)["d.m/one"] == "0 1 1 0"


def test_two_roles_with_one_name_are_one_person() -> None:
    two = [gap(f"d.{name}", work(f"d.{name}/one", 0, 1, 2, owner=name), value=1) for name in ("Chair", "Lead")]
    apart, together = {"Chair": "Anna", "Lead": "Ben"}, {"Chair": "Anna", "Lead": "Anna"}
    assert lies(plan(*two, person=2, owners=apart)) == {"d.Chair/one": "2 0 0 0", "d.Lead/one": "2 0 0 0"}
    assert lies(plan(*two, person=2, owners=together)) == {"d.Chair/one": "2 0 0 0", "d.Lead/one": "0 2 0 0"}


def test_equals_go_by_choice_then_by_what_they_take() -> None:
    equals = [gap(f"d.{name}", work(f"d.{name}/one", 0, 1, size)) for name, size in (("a", 3), ("b", 1), ("c", 2))]
    top = gap("d.top", work("d.top/one", 0, 1), value=2)
    steps = Steps(Problem(criteria=(*equals, top), in_place=2, quarters=1, capacity=1, choose=("d.c",)))
    assert [one.ref for one in steps.gaps()] == ["d.top", "d.c", "d.b", "d.a"]
    assert steps.ranks() == {"d.top": 1, "d.a": 2, "d.b": 2, "d.c": 2}


def test_what_is_under_way_is_laid_first_and_what_is_left_out_holds_up_what_waits() -> None:
    two = gap("d.a", work("d.a/one", 0, 1, 3), value=2), gap("d.b", work("d.b/one", 0, 1, 2), requires=("d.a",))
    assert lies(plan(*two, capacity=3)) == {"d.a/one": "3 0 0 0", "d.b/one": "0 2 0 0"}
    made = plan(*two, capacity=3, under_way=frozenset({"d.b/one"}))
    assert lies(made) == {"d.b/one": "2 0 0 0", "d.a/one": "0 3 0 0"}
    for made in (plan(*two, not_now=frozenset({"d.a"})), plan(*two, dropped=frozenset({"d.a/one"}))):
        assert not made.placed
        assert made.later == ("d.a/one", "d.b/one")


def test_a_date_counts_from_the_first_quarter_that_starts_on_it_or_after() -> None:
    start = date(2014, 4, 1)
    days = [date(2013, 1, 1), start, date(2014, 4, 2), date(2015, 1, 1), date(2015, 1, 2)]
    assert [first_quarter_from(day, start) for day in days] == [1, 1, 2, 4, 5]


def test_the_example_is_planned_and_a_limit_is_said() -> None:
    inputs = load(EXAMPLE).inputs
    assert inputs is not None
    problem = problem_of(score_answers(inputs.framework, inputs.answers), quarters=4, capacity=8)
    made = second_plan(problem)
    assert len(made.first) == 5
    assert made.placed
    assert not list(EveryPlan(problem).faults(made.placed))
    with pytest.raises(GaveUp):
        second_plan(problem, limit=0)


@pytest.mark.parametrize(
    ("places", "fault"),
    [
        ({"d.a/one": (2, 0, 0, 0)}, "d.a/one: not its points"),
        ({"d.a/one": (2, 0, 1, 0)}, "d.a/one: with a break"),
        ({"d.a/one": (1, 1, 1, 0)}, "d.a/one: in more than two quarters"),
        ({"d.a/one": (3, 0, 0, 0), "d.a/big": (0, 3, 1, 3)}, "d.a/big: a quarter in the middle is not full"),
        ({"d.a/one": (3, 0, 0, 0), "d.a/big": (0, 1, 3, 3)}, None),
        ({"d.a/one": (3, 0, 0, 0), "d.a/big": (0, 0, 5, 2)}, "d.a/big: more than a quarter holds"),
        ({"d.a/one": (0, 3, 0, 0), "d.a/big": (0, 1, 3, 3)}, "d.a/big starts too soon after d.a/one"),
        ({"d.a/big": (0, 1, 3, 3)}, "d.a/big waits for d.a/one, which has no place"),
        ({"d.b/one": (1, 0, 0, 0)}, "d.b/one starts before its date"),
        ({"d.c/one": (1, 0, 0, 0)}, "d.c/one is left out"),
        ({"d.d/one": (2, 0, 0, 0), "d.a/one": (3, 0, 0, 0)}, "5 points in quarter 1 for all"),
    ],
)
def test_what_is_wrong_with_a_plan_is_found(places: Mapping[str, Points], fault: str | None) -> None:
    criteria = (
        gap("d.a", work("d.a/one", 0, 1, 3), work("d.a/big", 1, 2, 7), target=2),
        *(gap(f"d.{name}", work(f"d.{name}/one", 0, 1, size)) for name, size in (("b", 1), ("c", 1), ("d", 2))),
    )
    wishes = {"not_before": {"d.b/one": 2}, "not_now": frozenset({"d.c"})}
    every = EveryPlan(Problem(criteria=criteria, in_place=2, quarters=4, capacity=3, **wishes))  # type: ignore[arg-type]
    assert fault in list(every.faults(places)) if fault else not list(every.faults(places))
