"""The day in words: its times, the working of its minutes, and what is left out and why."""

from itertools import pairwise

import pytest

from ccg_toolkit.away_day.day_view import DayView, day_view, spelled
from ccg_toolkit.framework import Quantity, Timetable, fit, numbers_for
from ccg_toolkit.framework.timetable import QUANTITIES
from tests.builders import framework

TEXTS = framework({}).texts


def day(whole: Timetable = TEXTS.three_hours, people: int = 30, starts: str = "09:00", **counts: int) -> DayView:
    numbers: dict[Quantity, int] = dict.fromkeys(QUANTITIES, 4) | numbers_for(people, 7) | counts  # type: ignore[assignment]
    return day_view(whole, fit(whole, numbers), starts, {"results": ("r", "s"), "owners": ("o",)})


@pytest.mark.parametrize("whole", [TEXTS.three_hours, TEXTS.full_day])
def test_times_follow_one_another(whole: Timetable) -> None:
    found = day(whole)
    assert (found.begins, found.sessions[0].starts) == ("09:00", "09:00")
    for before, after in pairwise(found.sessions):
        assert _minutes(before.starts) + before.minutes == _minutes(after.starts)
    last = found.sessions[-1]
    assert _minutes(last.starts) + last.minutes == _minutes(found.ends)
    assert all(
        one.purpose and one.sheets
        for one in found.sessions
        if not one.rest and not one.title.startswith(("It", "What became"))
    )


def _minutes(clock: str) -> int:
    hours, minutes = clock.split(":")
    return int(hours) * 60 + int(minutes)


def test_a_day_that_begins_late_goes_on_past_midnight() -> None:
    found = day(starts="23:30")
    assert found.sessions[0].starts == "23:30"
    assert found.ends.startswith("02:")


@pytest.mark.parametrize(
    ("people", "told"),
    [
        (8, "8 people at two tables of 4"),
        (30, "30 people at five tables of 6"),
        (32, "32 people at six tables of 5 or 6"),
    ],
)
def test_people_sit_at_tables_of_about_six(people: int, told: str) -> None:
    assert day(people=people).people == told


def test_each_step_shows_how_its_minutes_come_about() -> None:
    takes = {step.do.split(".")[0]: step.takes for one in day().sessions for step in one.steps}
    assert takes["Each person ticks a guess for each domain, in silence"] == "3 min"
    assert takes["One voice from each table names its greatest surprise"] == "5 tables \u00d7 30 s = 2 min 30 s"
    assert takes["The tables share out the actions"] == "1 action at a table \u00d7 8 min = 8 min"
    assert [one.counted for one in day().sessions][:3] == ["8 min", "5 min", "14 min 10 s"]


@pytest.mark.parametrize(("seconds", "told"), [(0, "0 s"), (45, "45 s"), (60, "1 min"), (100, "1 min 40 s")])
def test_a_time_is_told_in_minutes_and_seconds(seconds: int, told: str) -> None:
    assert spelled(seconds) == told


def test_a_session_lists_what_it_takes_up() -> None:
    subjects = {one.title: one.subjects for one in day().sessions}
    assert subjects["Guess, then look"] == ("r", "s")
    assert subjects["Owners, promises, close"] == ("o",)
    assert subjects["Break"] == ()


def test_what_is_left_out_is_told_with_its_reason() -> None:
    assert day(evidence=0, manifesto=0).left_out[0] == (
        "Not held, as the score does not rest on high ratings that nobody confirms: \u2018What would show it?\u2019."
    )
    crowded = day(people=60, criteria=16, items=16, actions=16).left_out
    assert any("there is no time for" in told for told in crowded)
    spare = day(criteria=0, evidence=0, priorities=0).left_out
    assert "are left for what runs over, or to end early." in spare[-1]


def test_a_day_that_cannot_fit_says_by_how_much() -> None:
    first = TEXTS.three_hours.sessions[0]
    short = TEXTS.three_hours.model_copy(update={"minutes": 5, "sessions": (first,)})
    assert day(short).left_out == (
        "The minutes come to 10, 5 more than the 5 there should be. Begin earlier, or ask fewer people.",
    )


def test_the_title_of_a_day_begins_small_within_a_sentence() -> None:
    short = TEXTS.three_hours
    assert [day(short.model_copy(update={"title": title})).within for title in ("A day", "GP day")] == [
        "a day",
        "GP day",
    ]
