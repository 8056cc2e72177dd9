"""Rounding: half up, once, exactly."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccg_toolkit.report.rounding import for_machines, half_up, in_words, percent
from tests.slow import tries

F = Fraction


@pytest.mark.parametrize(
    ("value", "places", "shown"),
    [
        ("0.125", 2, "0.13"),
        ("2.675", 2, "2.68"),
        ("1.00005", 4, "1.0001"),
        ("1.00004999999999999999", 4, "1.0000"),
        ("0.5", 0, "1"),
        ("2.5", 0, "3"),
        ("1/3", 4, "0.3333"),
        ("2/3", 4, "0.6667"),
        ("0.995", 2, "1.00"),
        ("-0.125", 2, "-0.13"),
        ("-0.1249", 2, "-0.12"),
        ("-2.5", 0, "-3"),
        ("-0.004", 2, "0.00"),
        ("0", 2, "0.00"),
        ("7", 2, "7.00"),
        ("123456789012345678901234567890.125", 2, "123456789012345678901234567890.13"),
    ],
)
def test_half_up(value: str, places: int, shown: str) -> None:
    assert str(half_up(F(value), places)) == shown


def test_a_number_of_any_length_keeps_all_its_digits() -> None:
    assert str(half_up(F(10**90) + F(1, 8), 2)) == f"1{'0' * 90}.13"


@tries()
@given(st.fractions(), st.integers(0, 6))
def test_the_nearest_number_with_that_many_places_and_a_half_away_from_zero(value: Fraction, places: int) -> None:
    unit = F(1, 10**places)
    rounded = half_up(value, places)
    assert rounded.as_tuple().exponent == -places
    away = abs(F(rounded)) - abs(value)
    assert -unit / 2 < away <= unit / 2
    assert F(rounded) * value >= 0
    assert not (rounded == 0 and rounded.is_signed())


@tries()
@given(st.decimals(allow_nan=False, allow_infinity=False, places=5, min_value=-9999, max_value=9999))
def test_text_figures_and_percentages_agree(value: Decimal) -> None:
    exact = F(value)
    assert in_words(exact, 4) == str(half_up(exact, 4))
    assert for_machines(exact) == float(in_words(exact, 4))
    assert percent(exact / 100) == f"{half_up(exact, 0)}%"


def test_what_does_not_exist_stays_so() -> None:
    assert for_machines(None) is None
    assert in_words(None) == percent(None) == "\u2013"


def test_the_result_file_takes_four_places_and_words_take_two() -> None:
    assert for_machines(F(2, 3)) == 0.6667
    assert in_words(F(2, 3)) == "0.67"
    assert percent(F(2, 3)) == "67%"
