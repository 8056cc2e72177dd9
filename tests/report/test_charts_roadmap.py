"""The plan drawn to time, for any plan: everything in its place, and what each action waits for beside it."""

from collections import Counter
from fractions import Fraction
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from ccg_toolkit.planning import Plan
from ccg_toolkit.report.charts import Roadmap, roadmaps
from ccg_toolkit.report.charts.lettering import width
from ccg_toolkit.report.charts.roadmap import QUARTERS, ROWS
from tests.builders import Case, action, answers, cases, criterion, framework, plan_for
from tests.slow import tries

NEARLY = Fraction(1, 5)
"""Two places that are rounded to a tenth of a unit each."""


some = tries(60)


def many_actions(count: int, *, quarters: int, capacity: int) -> Plan:
    """Plan `count` actions: in pairs, of which the second waits for the first."""
    domain = [criterion(f"c{number:02}", action("one", 0, 1), action("two", 1, 2)) for number in range(-(-count // 2))]
    given_answers = {f"d.c{number:02}": {"level": 0, "target": 2} for number in range(len(domain))}
    return plan_for(Case(framework({"d": domain}), answers(given_answers, quarters=quarters, capacity=capacity)))


plans = st.one_of(
    cases().map(plan_for),
    st.builds(
        many_actions, st.integers(2, 50), quarters=st.sampled_from([2, 1, 5, 16, 40]), capacity=st.integers(1, 20)
    ),
)
"""Any plan: of any framework, and of many actions that wait for one another."""


def drawings_of(plan: Plan) -> tuple[Roadmap, ...]:
    return roadmaps(plan)


def spans_of(plan: Plan) -> dict[str, tuple[int, int]]:
    """Give the first and the last quarter of each action, from 0, by its letter."""
    spans = dict[str, tuple[int, int]]()
    for index, quarter in enumerate(plan.quarters):
        for portion in quarter.portions:
            spans[portion.action.letter] = (spans.get(portion.action.letter, (index, index))[0], index)
    return spans


def waits_of(plan: Plan) -> dict[str, set[str]]:
    letters = {action.ref: action.letter for action in plan.actions}
    return {action.letter: {letters[ref] for ref in action.after} for action in plan.actions}


@some
@given(plans)
def test_every_planned_action_has_one_row_and_a_bar_over_its_quarters(plan: Plan) -> None:
    spans, drawings = spans_of(plan), drawings_of(plan)
    assert [row.letter for chart in drawings for row in chart.rows] == [
        f"A{place}" for place in range(1, len(spans) + 1)
    ]
    for chart in drawings:
        shown = [index for row in chart.rows for index in spans[row.letter]]
        for row in chart.rows:
            begin, end = Fraction(row.bar), Fraction(row.bar) + Fraction(row.bar_width)
            assert 0 <= begin < end <= chart.width
            for other in chart.rows:  # an earlier quarter lies further left
                if spans[other.letter][1] < spans[row.letter][0]:
                    assert Fraction(other.bar) + Fraction(other.bar_width) < begin
                if spans[other.letter][0] == spans[row.letter][0]:
                    assert other.bar == row.bar
                if spans[other.letter][1] == spans[row.letter][1]:
                    assert abs(Fraction(other.bar) + Fraction(other.bar_width) - end) <= NEARLY
        assert int(chart.periods[0].label[1:]) <= min(shown) + 1


@some
@given(plans)
def test_rows_fill_the_drawing_and_stay_apart(plan: Plan) -> None:
    for chart in drawings_of(plan):
        assert len(chart.rows) <= ROWS
        middles = [row.middle for row in chart.rows]
        assert all(below - above == chart.row for above, below in pairwise(middles))
        assert middles[0] == chart.head + chart.row // 2
        assert middles[-1] + chart.row // 2 == chart.height
        for row in chart.rows:
            assert abs(Fraction(row.top) + Fraction(chart.bar, 2) - row.middle) <= NEARLY
            assert row.centre is None or width(row.letter) < Fraction(row.bar_width)


@some
@given(plans)
def test_each_wait_is_told_by_letter(plan: Plan) -> None:
    waits = waits_of(plan)
    for chart in drawings_of(plan):
        for row in chart.rows:
            assert set(row.after) == waits[row.letter]
            assert row.waits.startswith("after " + row.after[0] if row.after else "")
        assert chart.waiting == any(row.waits for row in chart.rows)


@some
@given(plans)
def test_labels_of_quarters_keep_apart_and_inside(plan: Plan) -> None:
    for chart in drawings_of(plan):
        ends = Fraction(0)
        for period in chart.periods:
            assert bool(period.label) == bool(period.begins)
            if period.label:
                begins = Fraction(period.at) + 4
                assert begins >= ends
                ends = begins + max(width(period.begins), width(period.label) * Fraction(11, 10))
        assert 0 < ends <= chart.width


def test_a_long_plan_is_split_evenly_and_waits_across_drawings_are_told_by_letter() -> None:
    plan = many_actions(60, quarters=2, capacity=30)
    drawings = drawings_of(plan)
    assert [len(chart.rows) for chart in drawings] == [20, 20, 20]
    assert [chart.part for chart in drawings] == [
        "Actions A1 to A20 of 60",
        "Actions A21 to A40 of 60",
        "Actions A41 to A60 of 60",
    ]
    assert drawings[2].rows[-1].after == ("A30",)


def test_a_drawing_of_a_long_plan_shows_only_the_quarters_it_needs() -> None:
    drawings = drawings_of(many_actions(40, quarters=40, capacity=1))
    assert [chart.periods[0].label for chart in drawings] == ["Q1", "Q21"]
    short = drawings_of(many_actions(2, quarters=40, capacity=1))
    assert [period.label for period in short[0].periods] == [f"Q{number}" for number in range(1, QUARTERS + 1)]


def test_quarters_are_as_wide_as_their_days() -> None:
    periods = drawings_of(many_actions(8, quarters=4, capacity=1))[0].periods
    assert [period.begins for period in periods] == ["1 Apr 2014", "1 Jul 2014", "1 Oct 2014", "1 Jan 2015"]
    assert [str(period.width) for period in periods] == [
        "83.8",
        "84.7",
        "84.7",
        "82.8",
    ]  # 91, 92, 92 and 90 days of 365


def test_an_action_of_several_quarters_has_one_bar_over_all_of_them() -> None:
    domain = [criterion("a", action("one", 0, 2, "M")), criterion("b", action("one", 0, 2, "S"))]
    said = answers({"d.a": {"level": 0, "target": 2}, "d.b": {"level": 0, "target": 2}}, quarters=4, capacity=1)
    [chart] = drawings_of(plan_for(Case(framework({"d": domain}), said)))
    assert [(str(row.bar), str(row.bar_width)) for row in chart.rows] == [("2.0", "79.8"), ("85.8", "248.2")]


def test_an_enabling_action_has_a_bar_of_its_own_kind() -> None:
    domain = [criterion("a", action("one", 0, 2)), criterion("b", action("one", 0, 2), requires=["d.a"])]
    said = answers({"d.a": {"level": 1, "target": 1}, "d.b": {"level": 0, "target": 2}})
    [chart] = drawings_of(plan_for(Case(framework({"d": domain}), said)))
    assert [row.enabling for row in chart.rows] == [True, False]
    assert chart.enabling


def test_nothing_planned_makes_no_drawing() -> None:
    assert drawings_of(many_actions(4, quarters=4, capacity=0)) == ()


def test_the_summary_counts_what_waits_and_names_the_longest_chain() -> None:
    domain = [
        criterion("a", action("one", 0, 1), action("two", 1, 2), action("three", 2, 3)),
        criterion("b", action("one", 0, 3)),
    ]
    said = answers({"d.a": 0, "d.b": 0}, quarters=4, capacity=8)
    [chart] = drawings_of(plan_for(Case(framework({"d": domain}), said)))
    assert chart.summary == (
        "Four actions, 1 April 2014 to 31 March 2015; two wait for others. The longest chain of waiting is A1, A3 and A4."
    )


def test_the_plans_above_hold_waits_and_enabling_actions() -> None:
    seen: Counter[str] = Counter()

    @tries()
    @given(plans)
    def look(plan: Plan) -> None:
        for chart in drawings_of(plan):
            seen.update(waiting=chart.waiting, enabling=chart.enabling)

    look()
    assert min(seen["waiting"], seen["enabling"]) > 0, seen
