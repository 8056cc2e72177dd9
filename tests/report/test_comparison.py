"""Plans at several capacities side by side, and plans that keep more or less of the order."""

from itertools import pairwise
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import given

from ccg_toolkit.planning import option_of
from ccg_toolkit.report import ComparisonView, compare
from ccg_toolkit.toolkit import InOrder, Inputs, assess, load, replanned
from tests.builders import Case, action, answers, cases, criterion, framework
from tests.slow import tries

EXAMPLE = Path(__file__).parents[2] / "examples" / "answers.yaml"


def compared(case: Case, *capacities: int) -> ComparisonView:
    inputs = Inputs(answers=case.answers, framework=case.framework)
    return compare([assess(inputs, version="0", capacity=capacity) for capacity in capacities])


def in_order(case: Case, *orders: InOrder) -> ComparisonView:
    first, *others = orders
    assessment = assess(Inputs(answers=case.answers, framework=case.framework), version="0", in_order=first)
    return compare([assessment, *(replanned(assessment, in_order=order) for order in others)], by="in-order")


def test_a_comparison_worked_by_hand() -> None:
    """One point a quarter: a, then b's first action of two. Three: both at once, then the second."""
    whole = framework(
        {
            "d": [
                criterion("a", action("do-a", 0, 3)),
                criterion("b", action("do-b", 0, 1, "M"), action("end-b", 1, 3)),
            ]
        },
        effort={"S": 1, "M": 2},
    )
    said = answers({"d.a": {"level": 0, "importance": 5}, "d.b": 0}, quarters=3)
    found = compared(Case(whole, said), 1, 3, 6)
    assert found.now == "0.00"
    assert found.actions == (
        ("do-a", "a", ("Q1", "Q1")),
        ("do-b", "b", ("Q2 to Q3", "Q1")),
        ("end-b", "b", ("later", "Q2")),
    )
    assert [(option.label, option.short) for option in found.options] == [("1 point", "1"), ("3 or 6 points", "3 or 6")]
    assert [(option.planned, option.effort, option.available) for option in found.options] == [(2, 3, 3), (3, 4, 9)]
    assert [(option.closed, option.due, option.first_closed) for option in found.options] == [
        ("1 of 2", 0, "1 of 2"),
        ("2 of 2", 0, "2 of 2"),
    ]
    assert [option.scores for option in found.options] == [("1.50", "1.50", "2.00"), ("2.00", "3.00", "3.00")]
    assert [option.left_out for option in found.options] == [("end-b",), ()]
    assert [option.gained for option in found.options] == [
        ("", ""),
        ("Done with 3 or 6 points, left out with 1 point", "\u2018end-b\u2019"),
    ]
    assert {option.lost for option in found.options} == {("", "")}
    assert found.left_out == ()
    assert found.heading == "What different capacities reach"
    assert found.summary == (
        "The overall score is 0.00 now, of a target of 3.00; after three quarters the plan reaches 2.00 with 1 point a quarter "
        "and 3.00 with 3 or 6 points a quarter. Capacities that stand together come to the same plan: between them time decides, not capacity."
    )


def test_more_or_less_of_the_order_worked_by_hand() -> None:
    """One quarter of three points: a matters most and takes them all; b, c and e close for one each, e half a year on."""
    whole = framework(
        {
            "d": [
                criterion("a", action("do-a", 0, 3, "M")),
                *(criterion(name, action(f"do-{name}", 2, 3)) for name in "bc"),
                criterion("e", action("do-e", 2, 3, months=9)),
                criterion("f", action("do-f", 0, 3, "L")),
            ]
        },
    )
    given = {"d.a": {"level": 0, "importance": 5}, "d.b": 2, "d.c": 2, "d.e": 2, "d.f": {"level": 2, "importance": 1}}
    found = in_order(Case(whole, answers(given, quarters=1, capacity=3)), 0, 1, "all")
    assert [(option.short, option.label) for option in found.options] == [
        ("none", "none in order"),
        ("1 or all", "1 or all in order"),
    ]
    assert [(option.closed, option.due, option.first_closed) for option in found.options] == [
        ("2 of 5", 1, "2 of 5"),
        ("1 of 5", 0, "1 of 5"),
    ]
    assert [option.gained for option in found.options] == [
        ("", ""),
        ("Done with 1 or all in order, left out with none in order", "\u2018do-a\u2019"),
    ]
    assert [option.lost for option in found.options] == [
        ("", ""),
        (
            "Done with none in order, left out with 1 or all in order",
            "\u2018do-b\u2019, \u2018do-c\u2019 and \u2018do-e\u2019",
        ),
    ]
    assert found.left_out == ("do-f",)
    assert found.setting == "Gaps in order"
    assert found.note.startswith("3 points a quarter. ")
    assert found.summary == (
        "The overall score is 1.60 now, of a target of 3.00; after one quarter the plan reaches 2.00 with none in order "
        "and 2.20 with 1 or all in order."
    )


@pytest.mark.wide
@given(cases())
@tries(20)
def test_another_plan_is_the_one_that_is_made_from_the_start_and_ranks_nothing_anew(case: Case) -> None:
    inputs = Inputs(answers=case.answers, framework=case.framework)
    first = assess(inputs, version="0")
    tried: list[tuple[int | None, int | Literal["all"] | None]] = [(3, None), (None, 0), (None, "all"), (9, 2)]
    for capacity, order in tried:
        again = replanned(first, capacity=capacity, in_order=order)
        whole = assess(inputs, version="0", capacity=capacity, in_order=order)
        assert (again.plan, again.decisions) == (whole.plan, whole.decisions)
        assert (again.scores, again.priorities) == (whole.scores, whole.priorities)
        assert again.priorities is first.priorities
        assert again.options == whole.options


@given(cases())
@tries(40)
def test_figures_of_a_comparison_are_those_of_the_plans(case: Case) -> None:
    inputs = Inputs(answers=case.answers, framework=case.framework)
    first = assess(inputs, version="0", in_order=0)
    assessments = [first, replanned(first, in_order="all")]
    for found in assessments:
        (option,) = compare([found], by="in-order").options
        counted, gaps = option_of(found.plan), len(found.priorities)
        assert (option.closed, option.due) == (f"{counted.closed} of {gaps}", counted.due)
        assert option.first_closed == f"{counted.first_closed} of {min(5, gaps)}"
        assert len(option.left_out) == counted.later


def test_what_shows_after_the_end_is_counted_apart() -> None:
    whole = framework({"d": [criterion("a", action("do", 0, 3)), criterion("b", action("do", 0, 3, months=6))]})
    found = compared(Case(whole, answers({"d.a": 0, "d.b": 0}, quarters=1)), 1, 2)
    assert [(option.closed, option.due, option.scores) for option in found.options] == [
        ("1 of 2", 0, ("1.50",)),
        ("1 of 2", 1, ("1.50",)),
    ]


def test_nothing_rated_has_no_picture_and_says_so() -> None:
    whole = framework({"d": [criterion("a")]})
    found = compared(Case(whole, answers({"d.a": "unknown"}, quarters=2)), 4, 8)
    assert found.chart is None
    assert found.summary == "Nothing is rated yet, so there is nothing to plan."
    assert [(option.label, option.scores) for option in found.options] == [("4 or 8 points", ("\u2013", "\u2013"))]


@pytest.mark.wide
@given(cases())
@tries(20)
def test_labels_lie_apart_and_every_mark_inside_the_drawing(case: Case) -> None:
    found = compared(case, 1, 4, 5, 9)
    chart = found.chart
    if chart is None:
        return
    heights = sorted(float(line.label_at) for line in chart.lines)
    assert all(above - below >= 15.9 for below, above in pairwise(heights))
    for line in chart.lines:
        assert len(line.points) == case.answers.plan.quarters + 1
        assert all(chart.left <= x <= chart.right and chart.top <= y <= chart.bottom for x, y in line.points)
        assert [y for _, y in line.points] == sorted((y for _, y in line.points), reverse=True), (
            "a plan never lowers the score"
        )
    assert len({line.dash for line in chart.lines}) == len(chart.lines)


@pytest.mark.wide
def test_more_capacity_never_closes_the_first_gap_later() -> None:
    """For the example; for any case see the properties of the plan."""
    inputs = load(EXAMPLE).inputs
    assert inputs is not None
    first = [
        next(
            (
                index
                for index, quarter in enumerate(found.plan.quarters)
                if not next(
                    item for item in quarter.projected.criteria if item.ref == found.priorities[0].standing.ref
                ).gap
            ),
            99,
        )
        for found in (assess(inputs, version="0", capacity=capacity) for capacity in range(1, 16))
    ]
    assert first == sorted(first, reverse=True)


@pytest.mark.parametrize("quarters", [1, 40])
def test_any_number_of_quarters_can_be_drawn(quarters: int) -> None:
    whole = framework({"d": [criterion("a", action("do", 0, 3, "L"))]})
    found = compared(Case(whole, answers({"d.a": 0}, quarters=quarters)), 1, 12)
    assert found.chart is not None
    assert 2 <= len(found.chart.quarters) <= 14
    assert [len(option.scores) for option in found.options] == [quarters] * 2
