"""Other capacities and more time, side by side."""

from datetime import date
from fractions import Fraction

from ccg_toolkit.planning import Option, compare_options, rank_priorities
from ccg_toolkit.scoring import score_answers
from tests.builders import Fields, action, answers, criterion, framework


def options(criteria: list[Fields], *, quarters: int, capacity: int) -> tuple[Option, ...]:
    whole = framework({"d": criteria})
    scores = score_answers(whole, answers({f"d.{one['id']}": 0 for one in criteria}))
    ranked = rank_priorities(scores, draws=1)
    return compare_options(scores, ranked, starts_on=date(2014, 4, 1), quarters=quarters, capacity=capacity)


def test_options_worked_by_hand() -> None:
    """Two gaps of 3 points each; the second shows after half a year."""
    criteria = [criterion("a", action("do", 0, 3, "M")), criterion("b", action("do", 0, 3, "M", months=6))]
    found = options(criteria, quarters=1, capacity=3)
    assert [(one.capacity, one.quarters) for one in found] == [(1, 1), (3, 1), (5, 1), (3, 2)]
    assert [(one.closed, one.due, one.first_closed, one.later) for one in found] == [
        (0, 0, 0, 2),
        (1, 0, 1, 1),
        (1, 0, 1, 1),
        (1, 1, 1, 0),
    ]
    assert [one.score for one in found] == [0, Fraction(3, 2), Fraction(3, 2), Fraction(3, 2)]


def test_equal_columns_stand_once() -> None:
    found = options([criterion("a", action("do", 0, 3, "S"))], quarters=4, capacity=1)
    assert [(one.capacity, one.quarters) for one in found] == [(1, 4), (2, 4), (1, 8)]


def test_without_capacity_the_first_plan_is_the_own_and_the_other_is_larger() -> None:
    found = options([criterion("a", action("do", 0, 3, "S"))], quarters=4, capacity=0)
    assert [(one.capacity, one.quarters, one.closed) for one in found] == [(0, 4, 0), (1, 4, 1)]
