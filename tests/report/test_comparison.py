"""Plans at several capacities side by side."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings

from ccg_toolkit.report import ComparisonView, compare
from ccg_toolkit.toolkit import Inputs, assess, load
from tests.builders import Case, action, answers, cases, criterion, framework, many

EXAMPLE = Path(__file__).parents[2] / "examples" / "answers.yaml"


def compared(case: Case, *capacities: int) -> ComparisonView:
    inputs = Inputs(answers=case.answers, framework=case.framework)
    return compare([assess(inputs, version="0", capacity=capacity) for capacity in capacities])


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
    assert [
        (one.capacities, one.planned, one.effort, one.closed, one.due, one.first_closed) for one in found.options
    ] == [
        ("1 point", 2, 3, "1 of 2", 0, 1),
        ("3 or 6 points", 3, 4, "2 of 2", 0, 2),
    ]
    assert [option.available for option in found.options] == [3, 9]
    assert [option.scores for option in found.options] == [("1.50", "1.50", "2.00"), ("2.00", "3.00", "3.00")]
    assert [option.left_out for option in found.options] == [("end-b",), ()]
    assert [option.adds for option in found.options] == ["", "\u2018end-b\u2019"]
    assert found.summary == (
        "The overall score is 0.00 now; after three quarters the plan reaches 2.00 with 1 point a quarter and 3.00 with 3 or 6 "
        "points a quarter. Where more capacity comes to the same plan, time decides, not capacity."
    )


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
    assert [(option.capacities, option.scores) for option in found.options] == [("4 or 8 points", ("\u2013", "\u2013"))]


@given(cases())
@settings(many, max_examples=40)
def test_labels_lie_apart_and_every_mark_inside_the_drawing(case: Case) -> None:
    found = compared(case, 1, 4, 5, 9)
    chart = found.chart
    if chart is None:
        return
    heights = sorted(float(line.label_at) for line in chart.lines)
    assert all(above - below >= 15.9 for below, above in pairwise(heights))
    for line in chart.lines:
        points = [tuple(map(float, point.split(","))) for point in line.points.split()]
        assert len(points) == case.answers.plan.quarters + 1
        assert all(chart.left <= x <= chart.right and chart.top <= y <= chart.bottom for x, y in points)
        assert [y for _, y in points] == sorted((y for _, y in points), reverse=True), "a plan never lowers the score"
    assert len({line.dash for line in chart.lines}) == len(chart.lines)


def test_more_capacity_never_closes_the_first_gap_later() -> None:
    """For the example; for any case see the properties of the plan."""
    inputs = load(EXAMPLE).inputs
    assert inputs is not None
    first = [
        next(
            (
                index
                for index, quarter in enumerate(found.plan.quarters)
                if not next(item for item in quarter.projected.criteria if item.ref == found.priorities[0].item.ref).gap
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
