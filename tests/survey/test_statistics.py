"""Each measure gives the figures that were worked out elsewhere, on known counts and on the ends of its range."""

from collections.abc import Sequence
from fractions import Fraction

import pytest

from ccg_toolkit.survey.statistics import (
    agreement,
    cliffs_delta,
    consensus,
    difference_interval,
    interpolated_median,
    interquartile_range,
    median,
    share_interval,
    within_group_agreement,
)

SMALL = (1, 2, 5, 3, 1)
"""How many of twelve gave each level from 1 to 5."""

LARGE = (30, 40, 210, 130, 530, 50, 10)
"""The example of the paper on agreement, on seven places."""

CAMPS, ALIKE, SPREAD = (5, 0, 0, 0, 5), (0, 0, 9, 0, 0), (3, 3, 3, 3, 3)


def _counted(levels: Sequence[int]) -> list[int]:
    return [levels.count(level) for level in range(1, 6)]


def test_the_middle_of_twelve_answers() -> None:
    assert 1 + median(SMALL) == 3
    assert interquartile_range(SMALL) == Fraction(5, 4)
    assert 1 + interpolated_median(SMALL) == Fraction(31, 10)


@pytest.mark.parametrize(
    ("counts", "middle"), [(CAMPS, Fraction(2)), ((0, 4, 4), Fraction(3, 2)), (ALIKE, Fraction(2)), ((1,), Fraction(0))]
)
def test_the_interpolated_median_where_nobody_answered_or_everybody(counts: Sequence[int], middle: Fraction) -> None:
    assert interpolated_median(counts) == middle


def test_agreement_within_a_group() -> None:
    assert float(within_group_agreement(SMALL)) == pytest.approx(0.412879, abs=1e-6)
    assert [within_group_agreement(counts) for counts in (CAMPS, ALIKE)] == [0, 1]


def test_consensus() -> None:
    assert consensus(LARGE) == pytest.approx(0.7256876, abs=1e-7)
    assert consensus(SMALL) == pytest.approx(0.650645, abs=1e-6)
    assert [consensus(counts) for counts in (CAMPS, ALIKE)] == [0, 1]


def test_agreement_on_a_scale() -> None:
    assert float(agreement(LARGE)) == pytest.approx(0.6113333, abs=1e-7)
    assert float(agreement(SMALL)) == pytest.approx(0.416667, abs=1e-6)
    assert [agreement(counts) for counts in (CAMPS, SPREAD, ALIKE)] == [-1, 0, 1]
    assert [agreement(counts) for counts in ((4, 4), (4, 0), (4, 0, 4))] == [0, 1, -1]


def test_the_interval_of_a_share() -> None:
    assert share_interval(4, 12) == pytest.approx((0.138120, 0.609378), abs=1e-6)
    assert share_interval(0, 10) == pytest.approx((0, 0.277533), abs=1e-6)
    assert share_interval(10, 10) == pytest.approx((1 - 0.277533, 1), abs=1e-6)


def test_the_interval_of_a_difference() -> None:
    assert difference_interval(56, 70, 48, 80) == pytest.approx((0.0524, 0.3339), abs=5e-5)
    assert difference_interval(9, 10, 3, 10) == pytest.approx((0.1705, 0.8090), abs=5e-5)


def test_how_often_one_is_above_the_other() -> None:
    first = _counted([4, 4, 5, 3, 4, 5, 4, 3, 4, 5])
    second = _counted([2, 3, 3, 2, 1, 3, 4, 2, 3, 2, 3, 1])
    assert float(cliffs_delta(first, second)) == pytest.approx(0.841667, abs=1e-6)
    assert cliffs_delta(second, first) == -cliffs_delta(first, second)
    assert cliffs_delta(first, first) == 0
