"""One way to write each kind of value, and what is said of the others."""

from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter
from pydantic_core import PydanticCustomError

from ccg_toolkit.sources import Scalar
from ccg_toolkit.sources.shape.values import (
    NumberFromZero,
    PositiveNumber,
    as_id,
    decimal_number,
    is_id,
    iso_date,
    whole_number,
)


@given(st.integers(-999_999_999, 999_999_999))
def test_whole_numbers_are_read(number: int) -> None:
    assert whole_number(Scalar(str(number))) == number


@given(st.decimals(-(10**9) + 1, 10**9 - 1, places=9, allow_nan=False))
def test_decimals_are_read_exactly(number: Fraction) -> None:
    assert decimal_number(Scalar(f"{number:f}")) == Fraction(f"{number:f}")


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("03", "Write 3."),
        ("+3", "Write 3."),
        ("3.0", "Write 3."),
        ("3.", "Write 3."),
        ("0x3", "Write digits only, such as 3."),
        ("0b11", "Write digits only, such as 3."),
        ("0_3", "Write digits only, such as 3."),
        ("1e3", "Write digits only, such as 3."),
        ("-0", "Write digits only, such as 3."),
        (".nan", "Write digits only, such as 3."),
        ("3.5", "Write digits only, such as 3."),
        ("", "Write digits only, such as 3."),
        ("1" * 10, "Write a number of at most nine digits."),
        ("9" * 5000, "Write a number of at most nine digits."),
        (
            "\u0663",
            "It holds a character that is not what it looks like (U+0663, arabic-indic digit three): type it again.",
        ),
        ("3\u200b", "It holds a character that is not what it looks like (U+200B, zero width space): type it again."),
    ],
)
def test_other_ways_to_write_a_whole_number_are_refused(typed: str, hint: str) -> None:
    with pytest.raises(PydanticCustomError) as refused:
        whole_number(Scalar(typed))
    assert refused.value.context is not None
    assert refused.value.context["hint"] == hint


def test_a_number_in_quotes_is_text() -> None:
    for reader in (whole_number, decimal_number):
        with pytest.raises(PydanticCustomError) as refused:
            reader(Scalar("3", plain=False))
        assert refused.value.context is not None
        assert refused.value.context["hint"] == "Write 3 without quotes."


@pytest.mark.parametrize("kind", [PositiveNumber, NumberFromZero])
def test_numbers_are_written_as_numbers(kind: Any) -> None:
    adapter = TypeAdapter[Fraction](kind)
    assert [adapter.dump_json(Fraction(typed)) for typed in ("2", "1.5")] == [b"2", b"1.5"]


@pytest.mark.parametrize("value", [True, False, None, [], {}, 3.0, b"3"])
def test_other_things_are_no_numbers(value: object) -> None:
    for reader in (whole_number, decimal_number):
        with pytest.raises(PydanticCustomError):
            reader(value)


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_dates_are_read_year_first(day: date) -> None:
    assert iso_date(Scalar(day.isoformat())) == day
    with pytest.raises(PydanticCustomError) as refused:
        iso_date(Scalar(f"{day.day}/{day.month}/{day.year}"))
    assert refused.value.context is not None
    assert refused.value.context["hint"] == f"Write {day.isoformat()}."


@pytest.mark.parametrize(
    "typed", ["2014-13-01", "2014-02-29", "1899-12-31", "2200-01-01", "2014-3-14", "2014-03-14T00:00", "today"]
)
def test_other_days_are_refused(typed: str) -> None:
    with pytest.raises(PydanticCustomError):
        iso_date(Scalar(typed))


@given(st.text())
def test_the_id_made_of_a_text_is_one(text: str) -> None:
    assert as_id(text) == "" or is_id(as_id(text))


@pytest.mark.parametrize("text", ["", "A", "a_b", "-a", "a-", "a--b", "a b", "é", "a\n", "x" * 61])
def test_what_is_no_id(text: str) -> None:
    assert not is_id(text)
