"""Every criterion on the scale: where marks lie, what stands beside them, and how many are parted into drawings."""

from itertools import pairwise

import pytest
from hypothesis import given

from ccg_toolkit.answers import Answers
from ccg_toolkit.report.charts import levels_charts
from ccg_toolkit.report.charts.levels import ROWS, LevelsChart
from ccg_toolkit.scoring import score_answers
from tests.builders import Case, answers, cases, criterion, framework
from tests.slow import tries


def charts_of(case: Case, planned: Answers | None = None) -> tuple[LevelsChart, ...]:
    scores = score_answers(case.framework, case.answers)
    then = score_answers(case.framework, planned) if planned else scores
    return levels_charts(scores, then, case.framework.cover.numbers)


def sized(*sizes: int) -> tuple[LevelsChart, ...]:
    """Draw domains with so many criteria."""
    parts = {f"d{index:02}": [criterion(f"c{number}") for number in range(size)] for index, size in enumerate(sizes)}
    return charts_of(Case(framework(parts), answers({})))


def test_marks_lie_on_the_scale_and_the_words_beside_them_say_the_same() -> None:
    whole = framework({"d": [criterion(name) for name in ("gap", "met", "thin", "open", "blank", "off")]})
    said = answers(
        {
            "d.gap": 1,
            "d.met": {"level": 4, "target": 4, "evidence": [{"what": "a poll", "strength": "members"}]},
            "d.thin": 3,
            "d.open": "unknown",
            "d.off": {"level": "not applicable", "because": "no"},
        }
    )
    (chart,) = charts_of(Case(whole, said))
    places = dict(chart.ticks)
    domain, gap, met, thin, unknown, blank, off = chart.rows
    assert (gap.level, gap.target, gap.note) == (places["1"], places["3"], "1, target 3")
    assert (met.level, met.target, met.note) == (places["4"], None, "4, at target")
    assert (thin.level, thin.target, thin.note) == (places["3"], None, "3, unconfirmed")
    assert (domain.note, domain.low != domain.high) == ("2.67", True)
    for row, note in ((unknown, "not known"), (blank, "no answer")):
        assert (row.level, row.low, row.high, row.note) == (None, places["0"], places["4"], note)
    assert (off.level, off.low, off.high, off.note) == (None, None, None, "does not apply")


def test_what_the_plan_moves_has_a_mark_of_its_own_and_is_told() -> None:
    whole = framework({"d": [criterion(name) for name in ("moved", "closed", "still")]})
    now, then = (
        answers({"d.moved": 0, "d.closed": 1, "d.still": 2}),
        answers({"d.moved": 2, "d.closed": 3, "d.still": 2}),
    )
    (chart,) = charts_of(Case(whole, now), then)
    places = dict(chart.ticks)
    domain, moved, closed, still = chart.rows
    assert (moved.planned, moved.target, moved.note) == (places["2"], places["3"], "0 to 2, target 3")
    assert (closed.planned, closed.target, closed.note) == (places["3"], places["3"], "1 to 3, target 3")
    assert (still.planned, still.diamond, still.note) == (None, (), "2, target 3")
    assert domain.level is not None
    assert domain.planned is not None
    assert domain.level < domain.planned
    assert {x for x, _ in moved.diamond} == {places["2"] - 4, places["2"], places["2"] + 4}


@given(cases())
@tries()
def test_every_domain_and_criterion_has_one_row_in_order(case: Case) -> None:
    charts = charts_of(case)
    titles = [row.title for chart in charts for row in chart.rows]
    wanted = [
        title
        for number, domain in enumerate(case.framework.domains, start=1)
        for title in (f"{number}. {domain.title}", *(found.title for found in domain.criteria))
    ]
    assert titles == wanted
    assert all(len(chart.rows) <= ROWS for chart in charts)
    for chart in charts:
        assert chart.height == chart.head + chart.row * len(chart.rows)
        assert all(after.middle - before.middle == chart.row for before, after in pairwise(chart.rows))


@pytest.mark.parametrize(
    ("sizes", "rows", "parts"),
    [
        ([6] * 6, [42], [""]),
        ([6] * 8, [28, 28], ["Domains 1 to 4", "Domains 5 to 8"]),
        ([2] * 20, [30, 30], ["Domains 1 to 10", "Domains 11 to 20"]),
        ([47], [48], [""]),
        ([60, 3], [55, 11], ["Domain 1", "Domains 1 to 2"]),
    ],
)
def test_many_rows_are_parted_into_drawings_of_about_the_same_height(
    sizes: list[int], rows: list[int], parts: list[str]
) -> None:
    charts = sized(*sizes)
    assert [len(chart.rows) for chart in charts] == rows
    assert [chart.part for chart in charts] == parts


def test_a_domain_longer_than_a_drawing_goes_on_under_its_name() -> None:
    _, second = sized(60)
    assert second.rows[0].title == "1. d00 (continued)"


def test_a_long_title_is_shortened_and_a_short_one_is_not() -> None:
    title = "Making sure that every member, however far away, knows what is decided and why it was"
    (chart,) = charts_of(Case(framework({"d": [criterion("c") | {"title": title}]}), answers({})))
    assert title.startswith(chart.rows[1].title.removesuffix("\u2026"))
    assert 40 < len(chart.rows[1].title) < len(title)
