"""Which times are read out of a success measure and out of a level, and which are none to wait for."""

import time
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccg_toolkit.framework import load_framework
from ccg_toolkit.framework.durations import Duration, longest_in_level, longest_in_measure

LASTING = [
    ("For six months every request has stated its hours.", "For six months", 6),
    ("In checks two quarters running, seven in ten could name an item.", "two quarters running", 6),
    ("Published checks show that for a year eight in ten could.", "for a year", 12),
    ("Replies over two quarters go out in time.", "over two quarters", 6),
    ("Both figures have held or risen for two years.", "for two years", 24),
    ("Nine in ten are added, through four quarters", "through four quarters", 12),
    ("Decisions in two successive quarters record it.", "two successive quarters", 6),
    ("It held for twelve months in a row.", "for twelve months", 12),
    ("For the past two quarters nine in ten were answered.", "For the past two quarters", 6),
    ("It has stood throughout half a year.", "throughout half a year", 6),
    ("Nobody has left for a year and a half.", "for a year and a half", 18),
    ("It was read for three to six months.", "for three to six months", 6),
    ("It has run for\n  24 months.", "for 24 months", 24),
]
AHEAD = [
    ("Within six months eight in ten have signed.", "Within six months", 6),
    ("In twelve months no bid goes in.", "In twelve months", 12),
    ("The panel meets four times in its first year.", "in its first year", 12),
    ("Awareness rises between two polls six months apart.", "six months apart", 6),
    ("No old site is open after six months, and all know.", "after six months", 6),
    ("Six months on, all requests state their hours.", "Six months on", 6),
    ("It is measured before and twelve months after.", "twelve months after", 12),
    ("They are asked a month later.", "a month later", 1),
    ("It is in use by the end of the second quarter.", "by the end of the second quarter", 6),
    ("Half have the pack within 60 days.", "within 60 days", Fraction(60 * 12, 365)),
    ("It is done within 13 weeks.", "within 13 weeks", 3),
    ("It is done within a fortnight.", "within a fortnight", Fraction(6, 13)),
    ("It is done within 65 working days.", "within 65 working days", 3),
    ("It is done within one and a half years.", "within one and a half years", 18),
    ("It is done in less than twenty-four months.", "in less than twenty-four months", 24),
    ("It is there within three months, and kept for a year.", "for a year", 12),
    ("It is there within a year, and again within twelve months.", "within a year", 12),
    ("It is done within 1.5 years.", "within 1.5 years", 18),
]
NONE = [
    "Nothing.",
    "At least two changes a year are traced to it.",
    "They meet twice a year, or once in two years.",
    "It is paid out at a year end.",
    "At least every two years they try it on real cases.",
    "Each year both sides publish a count.",
    "Three quarters of members took part in the past year.",
    "It has changed within the past year.",
    "Over three quarters say so.",
    "For a quarter of the members it works.",
    "In three quarters of cases it was so.",
    "Every one has an entry under six months old.",
    "Those who started a year ago are counted.",
    "Contracts signed over a year ago are read again.",
    "The next has a date, two years off at most.",
    "Work that showed no gain two years running has been stopped.",
    "The board adopts a budget for two years.",
    "A list of all posts with end dates for two years is out.",
    "Seven in ten took over a year.",
    "Two meetings running have seen it.",
    "Each has three months' notice, with six months' pay.",
    "It comes in days, within reach, after weeks.",
    "The one-year plan is a six-month pilot.",
    "Nobody fortnightly, yearly or quarterly.",
    "It was tried for the first time in two years.",
]


def months(found: Duration | None) -> Fraction | None:
    return found.months if found else None


@pytest.mark.parametrize(("text", "words", "length"), LASTING)
def test_what_lasts_counts_in_a_level_and_in_a_measure(text: str, words: str, length: int | Fraction) -> None:
    assert longest_in_level(text) == Duration(words, Fraction(length))
    assert months(longest_in_measure(text)) == length


@pytest.mark.parametrize(("text", "words", "length"), AHEAD)
def test_deadlines_and_waits_count_in_a_measure(text: str, words: str, length: int | Fraction) -> None:
    assert longest_in_measure(text) == Duration(words, Fraction(length))


@pytest.mark.parametrize("text", [text for text, words, _ in AHEAD if not words.startswith("for ")])
def test_deadlines_and_waits_do_not_count_in_a_level(text: str) -> None:
    assert longest_in_level(text) is None


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_time_to_wait_for(text: str) -> None:
    assert longest_in_measure(text) is None
    assert longest_in_level(text) is None


@given(
    count=st.integers(1, 999),
    unit=st.sampled_from([("month", Fraction(1)), ("year", Fraction(12)), ("week", Fraction(3, 13))]),
    capital=st.booleans(),
)
def test_a_number_of_units_is_that_many_times_the_unit(count: int, unit: tuple[str, Fraction], capital: bool) -> None:
    text = f"within {count} {unit[0]}s it is there"
    assert months(longest_in_measure(text.capitalize() if capital else text)) == count * unit[1]


@given(
    st.lists(st.sampled_from(["within", "for", "six", "a", "and a half", "years", "month", "the", "that", ",", "2"]))
)
def test_any_row_of_words_can_be_read(words: list[str]) -> None:
    found = longest_in_measure(" ".join(words))
    assert found is None or found.months > 0


def test_long_texts_take_no_longer_than_they_are() -> None:
    taken = []
    for times in (1000, 4000):
        begun = time.process_time()
        assert longest_in_measure("that within for six to six and a half, that works for two years " * times) is None
        taken.append(time.process_time() - begun)
    assert taken[1] < 8 * taken[0] + 0.2


def test_the_built_in_framework_names_times() -> None:
    framework = load_framework().framework
    assert framework is not None
    pairs = [(criterion, action) for criterion in framework.criteria() for action in criterion.actions]
    measures = [longest_in_measure(action.success_measure or "") for _, action in pairs]
    levels = [longest_in_level(criterion.levels[action.reaches]) for criterion, action in pairs]
    assert sum(found is not None for found in measures) > 80
    assert sum(found is not None for found in levels) > 5
