"""Effort against priority: every priority in its cell, as far as there is room; what a quick win closes stands out."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction
from itertools import combinations
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccg_toolkit.planning import Priority, rank_priorities
from ccg_toolkit.report.charts import EffortChart, effort_chart
from ccg_toolkit.scoring import score_answers
from tests.builders import answers, cases, criterion, framework, plan_for
from tests.slow import tries

some = tries(60)


def priorities_with(importances: list[int]) -> list[Priority]:
    """Make priorities that differ by importance alone; ``d.c000`` has the first importance, and so on."""
    refs = [f"c{index:03}" for index in range(len(importances))]
    whole = framework(
        {"d": [criterion(ref) for ref in refs]}, priorities={"gap": 1, "importance": 1, "perception": 0, "leverage": 0}
    )
    said = {f"d.{ref}": {"level": 0, "importance": value} for ref, value in zip(refs, importances, strict=True)}
    return list(rank_priorities(score_answers(whole, answers(said)), draws=1))


def taking(priorities: list[Priority], efforts: Iterable[int]) -> list[Priority]:
    return [replace(priority, effort=effort) for priority, effort in zip(priorities, efforts, strict=True)]


def chart_of(*points: tuple[int, int], unwritten: str = "", won: str = "") -> EffortChart:
    """Draw points of importance and effort; the first is ``d.c000``."""
    efforts = {f"d.c{index:03}": effort for index, (_, effort) in enumerate(points)}
    priorities = priorities_with([importance for importance, _ in points])
    chart = effort_chart(taking(priorities, [efforts[one.standing.ref] for one in priorities]), {unwritten}, {won})
    assert chart is not None
    return chart


class Drawn(NamedTuple):
    """What a chart is drawn of, and the chart."""

    priorities: list[Priority]
    unwritten: set[str]
    won: set[str]
    chart: EffortChart | None


@st.composite
def drawn(draw: st.DrawFn) -> Drawn:
    """Draw a chart: of any plan, or of many points in few places."""
    if draw(st.booleans()):
        case = draw(cases())
        plan = plan_for(case)
        priorities = list(rank_priorities(score_answers(*case), draws=1))
        unwritten = {step.standing.ref for step in plan.unwritten}
        won = {action.step.standing.ref for action in plan.actions if action.quick_win}
    else:
        priorities = priorities_with(draw(st.lists(st.integers(1, 5), max_size=90)))
        most = draw(st.sampled_from([1, 7, 40, 10**9]))
        priorities = taking(priorities, [draw(st.integers(0, most)) for _ in priorities])
        unwritten = {found.standing.ref for found in priorities if draw(st.integers(0, 9)) == 0}
        won = {found.standing.ref for found in priorities if draw(st.integers(0, 9)) == 0}
    return Drawn(priorities, unwritten, won, effort_chart(priorities, unwritten, won))


@some
@given(drawn())
def test_every_priority_has_one_mark_inside_or_is_named(
    case: Drawn,
) -> None:
    priorities, *_, chart = case
    assert (chart is None) == (len(priorities) < 2 or not any(priority.effort for priority in priorities))
    if chart is None:
        return
    shown = [mark.rank for mark in chart.marks if not mark.more]
    counted = sum(int(mark.label) for mark in chart.marks if mark.more)
    assert len(shown) + counted == len(priorities)
    assert not Counter(shown) - Counter(priority.rank for priority in priorities)
    assert len(priorities) > 30 or not counted
    for mark in chart.marks:
        column, row = mark.cell
        assert Fraction(chart.down[column]) < Fraction(mark.x) - chart.radius
        assert Fraction(mark.x) + chart.radius < Fraction(chart.down[column + 1])
        assert chart.across[row] < Fraction(mark.y) - chart.radius
        assert Fraction(mark.y) + chart.radius < chart.across[row + 1]
    for one, other in combinations(chart.marks, 2):
        apart = (Fraction(one.x) - Fraction(other.x)) ** 2 + (Fraction(one.y) - Fraction(other.y)) ** 2
        assert apart > (2 * chart.radius) ** 2


@some
@given(drawn())
def test_what_a_quick_win_closes_is_filled_and_named_and_nothing_else(case: Drawn) -> None:
    if case.chart is None:
        return
    for kind, refs in (("quick", case.won), ("partly", case.unwritten - case.won)):
        shown = Counter(mark.rank for mark in case.chart.marks if mark.kind == kind)
        assert shown <= Counter(one.rank for one in case.priorities if one.standing.ref in refs)
    won = [place for place, found in enumerate(case.priorities, start=1) if found.standing.ref in case.won]
    assert case.chart.quick == tuple(won)
    assert ("quick win" in case.chart.summary) == bool(won)


def test_a_mark_stands_in_the_cell_of_its_effort_and_its_priority() -> None:
    chart = chart_of((5, 1), (3, 4), (1, 9))
    cells = {mark.rank: (chart.efforts[mark.cell[0]].label, chart.values[mark.cell[1]].label) for mark in chart.marks}
    assert cells == {1: ("1 to 2", "0.9 to 1.0"), 2: ("3 to 4", "0.7 to 0.8"), 3: ("9 to 10", "0.5 to 0.6")}


def test_marks_in_one_cell_stand_side_by_side_by_rank() -> None:
    chart = chart_of((5, 1), (5, 1), (5, 1), (1, 9))
    first, second, third, _ = chart.marks
    assert first.y == second.y == third.y
    assert first.x < second.x < third.x


def test_the_summary_tells_how_far_both_reach_and_what_a_quick_win_closes() -> None:
    reach = "Four priorities, from 0.50 to 1.00, that take from one to nine points each."
    assert chart_of((5, 1), (4, 3), (1, 2), (2, 9)).summary == reach
    told = chart_of((5, 1), (4, 3), (1, 2), (2, 9), won="d.c001")
    assert told.summary == f"{reach} A quick win closes \u2018c001\u2019 (priority 2)."


def test_what_is_partly_without_actions_is_marked() -> None:
    chart = chart_of((5, 0), (4, 3), (1, 2), (2, 9), unwritten="d.c000")
    assert chart.partly
    assert [mark.rank for mark in chart.marks if mark.partly] == [1]


@pytest.mark.parametrize(
    ("most", "last"), [(1, "1"), (7, "7 to 8"), (60, "51 to 60"), (1_300_000, "1,000,001 to 1,500,000")]
)
def test_the_columns_of_effort_run_to_the_largest(most: int, last: str) -> None:
    chart = chart_of((5, 1), (1, most))
    assert chart.efforts[-1].label == last
    assert len(chart.efforts) <= 6


@pytest.mark.parametrize(
    ("importances", "labels"),
    [((5, 5), ["0.9 to 1.0"]), ((1, 3), ["0.7 to 0.8", "0.6 to 0.7", "0.5 to 0.6"])],
)
def test_the_rows_of_priorities_cover_them_the_highest_above(importances: list[int], labels: list[str]) -> None:
    assert [tick.label for tick in chart_of(*((value, 1) for value in importances)).values] == labels


def test_fewer_than_two_priorities_or_no_effort_make_no_chart() -> None:
    two = priorities_with([3, 5])
    assert effort_chart(taking(two[:1], [1]), (), ()) is None
    assert effort_chart(taking(two, [0, 0]), (), ()) is None
