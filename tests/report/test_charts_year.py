"""The plan by owner and quarter: bars as wide as their work, none on another, and the same in words."""

from collections import Counter
from itertools import pairwise
from typing import Any

from hypothesis import given

from ccg_toolkit.report import build_view
from ccg_toolkit.report.charts import Year
from ccg_toolkit.report.charts.lettering import width
from ccg_toolkit.report.charts.year import BAR, LINE, LINES
from ccg_toolkit.toolkit import Inputs, assess
from tests.builders import Case, action, answers, cases, criterion, framework
from tests.slow import tries


def years_of(criteria: list[dict[str, Any]], **plan: Any) -> tuple[Year, ...]:
    whole = framework({"d": criteria})
    said = answers({f"d.{one['id']}": 0 for one in criteria}, **plan)
    return build_view(assess(Inputs(answers=said, framework=whole, progress=None), version="0")).years


def test_a_bar_is_as_wide_as_its_work_and_stands_in_its_quarter_and_row() -> None:
    (year,) = years_of(
        [
            criterion("a", action("do", 0, 3, "M", owner="Chair")),
            criterion("b", action("do", 0, 3, "S", owner="Chair")),
            criterion("c", action("do", 0, 3, "S", owner="Lay member")),
        ],
        quarters=4,
        capacity=8,
        owners={"Chair": "Ann"},
    )
    assert [(row.name, row.points, row.told) for row in year.rows] == [
        ("Ann", "4 points", "Q1 A1, 3 points and A2, 1 point"),
        ("Lay member", "1 point", "Q1 A3, 1 point"),
    ]
    large, small = year.rows[0].bars
    assert (large.letter, small.letter) == ("A1", "A2")
    assert large.width == 3 * small.width
    assert large.at + large.width < small.at
    assert [column.load for column in year.columns] == ["5 of 8 points", *["0 of 8 points"] * 3]
    assert year.part == ""
    assert year.summary == "Ann: Q1 A1, 3 points and A2, 1 point. Lay member: Q1 A3, 1 point."


def test_a_filled_bar_serves_one_of_the_first_five_and_an_outlined_one_another() -> None:
    criteria = [criterion(name, action("do", 0, 3, owner="Chair")) for name in "abcdef"]
    (year,) = years_of(criteria, quarters=1, capacity=6)
    assert [bar.first for bar in year.rows[0].bars] == [True] * 5 + [False]
    assert year.others


def test_a_long_plan_has_a_drawing_for_each_year_with_work() -> None:
    criteria = [criterion(name, action("do", 0, 3, owner="Chair")) for name in "abcdefghi"]
    years = years_of(criteria, quarters=12, capacity=1)
    assert [year.part for year in years] == [
        "1 April 2014 to 31 March 2015",
        "1 April 2015 to 31 March 2016",
        "1 April 2016 to 31 March 2017",
    ]
    assert [[column.label for column in year.columns] for year in years][1] == ["Q5", "Q6", "Q7", "Q8"]


@given(cases())
@tries(60)
def test_all_work_is_drawn_once_and_no_bar_or_letter_lies_on_another(case: Case) -> None:
    assessment = assess(Inputs(answers=case.answers, framework=case.framework, progress=None), version="0")
    years = build_view(assessment).years
    drawn = Counter(bar.letter for year in years for row in year.rows for bar in row.bars)
    assert drawn == Counter(
        {action.letter: sum(bool(held) for held in action.points) for action in assessment.plan.actions}
    )
    for year in years:
        assert year.height <= 62 + LINE * LINES
        for row in year.rows:
            lines: dict[int, list[tuple[float, float]]] = {}
            for bar in row.bars:
                end = bar.at + bar.width if bar.inside else bar.letter_at + width(bar.letter).__ceil__()
                lines.setdefault(bar.top, []).append((float(bar.at), float(end)))
                assert row.top <= bar.top <= bar.top + BAR <= row.top + row.ems_high * 12 + 1
            for places in lines.values():
                assert all(after[0] >= before[1] - 1 for before, after in pairwise(sorted(places)))
                assert max(end for _, end in places) <= year.width + 1
