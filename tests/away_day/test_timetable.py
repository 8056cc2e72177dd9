"""The timetables of the away-day: their times, and what is worked out from the answers."""

from itertools import pairwise

import pytest

from ccg_toolkit.away_day.timetable import DayView, day_view
from ccg_toolkit.framework.texts import WORKED_OUT
from tests.builders import framework

TEXTS = framework({}).texts


def days(domains: int = 7, sheets: int = 6) -> tuple[DayView, DayView]:
    """Fill in the built-in timetables: three hours, and a full day."""
    short, full = (
        day_view(timetable, {}, domains=domains, sheets=sheets) for timetable in (TEXTS.three_hours, TEXTS.full_day)
    )
    return short, full


def test_times_follow_one_another_and_fill_the_day() -> None:
    short, full = days()
    for day, minutes in ((short, 180), (full, 420)):
        assert (sum(slot.minutes for slot in day.slots), day.ends) == (minutes, "16:30")
        for before, after in pairwise(day.slots):
            assert _minutes(before.starts) + before.minutes == _minutes(after.starts)
        assert all(slot.speaks and slot.purpose for slot in day.slots if slot.title not in {"Break", "Lunch"})


def test_a_day_that_begins_late_goes_on_past_midnight() -> None:
    late = TEXTS.full_day.model_copy(update={"begins": "22:15"})
    day = day_view(late, {}, domains=7, sheets=6)
    assert (day.slots[0].starts, day.slots[2].starts, day.ends) == ("22:15", "00:00", "05:15")


def _minutes(clock: str) -> int:
    hours, minutes = clock.split(":")
    return int(hours) * 60 + int(minutes)


@pytest.mark.parametrize(
    ("domains", "told"),
    [
        (1, "One table, with a host"),
        (2, "With fewer than 8 people, put two domains on a table, with 75 minutes at each."),
        (5, "every 15 minutes"),
        (7, "Seven tables, one for each domain"),
        (7, "every 10 minutes. With fewer than 28 people, put two domains on a table, with 18 minutes at each."),
        (30, "Eight tables, for the domains"),
    ],
)
def test_there_is_a_table_for_each_domain_as_far_as_time_allows(domains: int, told: str) -> None:
    assert told in days(domains=domains)[1].slots[2].how


@pytest.mark.parametrize(
    ("sheets", "ticking", "short", "full"),
    [(0, 2, 15, 15), (1, 2, 15, 15), (3, 6, 14, 15), (5, 10, 8, 10), (6, 12, 6, 8)],
)
def test_the_time_to_score_is_shared_out_among_the_criteria(sheets: int, ticking: int, short: int, full: int) -> None:
    for day, talk in zip(days(sheets=sheets), (short, full), strict=True):
        slot = next(slot for slot in day.slots if slot.title.startswith("Score in silence"))
        assert f"without a name ({ticking} minutes)" in slot.how
        assert f"up to {talk} minutes for each criterion" in slot.how
        assert ticking + talk * max(1, sheets) <= slot.minutes
        assert slot.papers.startswith("Scoring sheets" if sheets else "Blank paper")


@pytest.mark.parametrize(("sheets", "domains"), [(0, 0), (6, 40)])
def test_a_part_may_be_as_short_as_a_minute(sheets: int, domains: int) -> None:
    told = " ".join(f"${name}" for name in WORKED_OUT)
    slot = TEXTS.full_day.slots[0].model_copy(update={"minutes": 1, "how": told})
    day = day_view(TEXTS.full_day.model_copy(update={"slots": (slot,)}), {}, domains=domains, sheets=sheets)
    expected = {0: "2 1 one table 1 4 1", 6: "12 1 eight tables 1 32 1"}[sheets]
    assert day.slots[0].how == expected


def test_the_title_of_a_day_begins_small_within_a_sentence() -> None:
    short = TEXTS.three_hours
    named = [
        day_view(short.model_copy(update={"title": title}), {}, domains=1, sheets=1).within
        for title in ("A day", "GP day")
    ]
    assert named == ["a day", "GP day"]


def test_a_part_may_take_up_several_subjects_in_its_own_order() -> None:
    slot = TEXTS.full_day.slots[0].model_copy(update={"takes_up": ("owners", "results", "ballot")})
    timetable = TEXTS.full_day.model_copy(update={"slots": (slot,)})
    day = day_view(timetable, {"results": ("r", "s"), "owners": ("o",)}, domains=7, sheets=6)
    assert day.slots[0].subjects == ("o", "r", "s")


def test_a_part_says_something_else_only_in_the_case_that_it_names() -> None:
    scoring = [slot for slot in TEXTS.three_hours.slots if "scoring" in slot.takes_up]
    timetable = TEXTS.three_hours.model_copy(update={"slots": (*scoring, TEXTS.three_hours.slots[0])})
    some, none = (day_view(timetable, {}, domains=7, sheets=sheets).slots for sheets in (6, 0))
    assert (some[0].papers, none[0].papers) == ("Scoring sheets, one set each", "Blank paper, one sheet each")
    assert some[1].how == none[1].how
