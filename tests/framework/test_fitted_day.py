"""A timetable fitted to the numbers of a day: minutes are counted, and what there is no time for goes in order of need."""

from typing import Any

import pytest

from ccg_toolkit.framework import FittedDay, Quantity, Timetable, fit, numbers_for
from ccg_toolkit.framework.fitted_day import WITHOUT_REST, timetable_problems
from ccg_toolkit.framework.timetable import FEWEST_PEOPLE, MOST_PEOPLE, QUANTITIES
from tests.builders import framework
from tests.slow import few

TEXTS = framework({}).texts
BUILT_IN = [TEXTS.three_hours, TEXTS.full_day]


def session(title: str, takes: str = "10 minutes", **fields: Any) -> dict[str, Any]:
    return {"title": title, "steps": [{"do": "Talk.", "takes": takes}]} | fields


def per(title: str, takes: str, each: Quantity, **fields: Any) -> dict[str, Any]:
    return session(title) | {"steps": [{"do": "Talk.", "takes": takes, "each": each}], "only_with": each} | fields


def timetable(*sessions: dict[str, Any], minutes: int = 60) -> Timetable:
    return Timetable.model_validate({"title": "T", "about": "A", "minutes": minutes, "sessions": sessions})


def numbers(people: int = 30, **counts: int) -> dict[Quantity, int]:
    return dict.fromkeys(QUANTITIES, 0) | numbers_for(people, 7) | counts  # type: ignore[return-value]


def titles(day: FittedDay) -> list[str]:
    return [held.session.title for held in day.held]


@pytest.mark.parametrize(("people", "tables"), [(8, 2), (12, 2), (13, 3), (30, 5), (60, 10)])
def test_six_sit_at_a_table(people: int, tables: int) -> None:
    assert numbers_for(people, 7) == {"people": people, "tables": tables, "results": 7, "rounds": min(3, tables)}


def test_of_many_domains_eight_results_are_read_out_and_of_one_there_is_one_round() -> None:
    assert [(numbers_for(30, domains)["results"], numbers_for(30, domains)["rounds"]) for domains in (1, 22)] == [
        (1, 1),
        (8, 3),
    ]


def test_minutes_are_the_steps_together_rounded_up_to_five() -> None:
    steps = [
        {"do": "Guess.", "takes": "3 minutes"},
        {"do": "Say.", "takes": "20 seconds", "each": "people"},
        {"do": "Draft.", "takes": "6 minutes", "each": "actions", "shared": True},
    ]
    day = fit(timetable(session("A") | {"steps": steps}, session("B")), numbers(actions=6))
    assert [(one.number, one.seconds) for one in day.held[0].steps] == [(1, 180), (30, 600), (2, 720)]
    assert [(held.begins, held.minutes) for held in day.held] == [(0, 25), (25, 10)]
    assert day.minutes == 35


def test_a_step_is_for_as_many_people_as_it_says() -> None:
    steps = [
        {"do": "All.", "takes": "1 minute", "most_people": 24},
        {"do": "One.", "takes": "1 minute", "fewest_people": 25},
    ]
    whole = timetable(session("A") | {"steps": steps})
    assert [fit(whole, numbers(people)).held[0].steps[0].step.do for people in (24, 25)] == ["All.", "One."]


def test_a_session_without_its_subject_is_not_held() -> None:
    day = fit(timetable(session("A"), per("B", "1 minute", "decisions")), numbers())
    assert (titles(day), [one.title for one in day.idle], day.cut) == (["A"], ["B"], ())


def test_a_session_takes_no_more_than_it_may_and_that_is_not_called_short() -> None:
    day = fit(timetable(per("A", "5 minutes", "criteria", most=6)), numbers(criteria=40))
    assert (day.taken["criteria"], day.shortened) == (6, ())


def test_things_are_given_up_one_by_one_and_what_is_needed_least_first() -> None:
    whole = timetable(
        session("Always", "30 minutes"),
        per("Criteria", "5 minutes", "criteria", fewest=2, need=1),
        per("Actions", "5 minutes", "actions", fewest=1, need=2),
    )
    day = fit(whole, numbers(criteria=4, actions=4))
    assert (day.taken["criteria"], day.taken["actions"], day.cut) == (4, 2, ())
    assert [one.title for one in day.shortened] == ["Actions"]


def test_a_session_is_cut_only_where_fewer_things_are_not_enough_and_then_the_others_get_theirs_back() -> None:
    whole = timetable(
        session("Always", "30 minutes"),
        per("Criteria", "5 minutes", "criteria", fewest=2, need=1),
        session("Whim", "25 minutes", need=9),
    )
    day = fit(whole, numbers(criteria=6))
    assert (titles(day), day.taken["criteria"], day.minutes) == (["Always", "Criteria"], 6, 60)
    assert ([one.title for one in day.cut], day.shortened) == (["Whim"], ())


def test_on_thin_evidence_what_rests_on_ratings_goes_before_all_else() -> None:
    whole = timetable(
        session("Always", "30 minutes"),
        session("First", "20 minutes", need=1, rests_on_ratings=True),
        session("Last", "20 minutes", need=9),
    )
    assert [titles(fit(whole, numbers(), evidence_first=thin))[1] for thin in (False, True)] == ["First", "Last"]


def test_what_may_not_be_cut_stays_though_it_is_too_long() -> None:
    day = fit(timetable(session("A", "50 minutes"), session("B", "50 minutes")), numbers())
    assert (titles(day), day.minutes) == (["A", "B"], 100)


def test_no_break_stands_at_the_end_or_after_another() -> None:
    rest = session("Break", "15 minutes", rest=True)
    whole = timetable(session("A"), rest, session("B", "45 minutes", need=1), rest)
    assert titles(fit(whole, numbers())) == ["A"]


@pytest.mark.parametrize("whole", BUILT_IN, ids=["three hours", "full day"])
@pytest.mark.parametrize("evidence_first", [False, True])
@pytest.mark.parametrize("people", few(range(FEWEST_PEOPLE, MOST_PEOPLE + 1), 9))
def test_the_built_in_days_fit_for_any_number_of_people(whole: Timetable, people: int, *, evidence_first: bool) -> None:
    for many in (0, 1, 3, 16):
        counts = dict.fromkeys(QUANTITIES, many) | numbers_for(people, 7)
        day = fit(whole, counts, evidence_first=evidence_first)
        assert day.minutes <= whole.minutes
        assert day.minutes == sum(held.minutes for held in day.held)
        assert all(0 <= 60 * held.minutes - sum(one.seconds for one in held.steps) < 300 for held in day.held)
        assert {"Welcome", "Owners, promises, close"} <= set(titles(day))
        assert sum(held.minutes for held in day.held if held.session.rest) >= (15 if many else 0)
        if evidence_first and many:
            assert "What would show it?" in titles(day)


def test_a_full_day_has_coffee_lunch_and_tea_and_three_hours_a_break() -> None:
    rests = [[one.title for one in whole.sessions if one.rest] for whole in BUILT_IN]
    assert rests == [["Break"], ["Coffee", "Lunch", "Tea"]]


def test_the_built_in_days_have_nothing_wrong_with_them() -> None:
    assert [list(timetable_problems(whole)) for whole in BUILT_IN] == [[], []]


@pytest.mark.parametrize(
    ("sessions", "place", "told"),
    [
        ([session("A", "61 minutes")], ("minutes",), "with 8 people it takes 65 minutes, 5 more than its 60"),
        ([per("A", "1 minute", "people")], None, ""),
        ([per("A", "90 seconds", "people")], ("minutes",), "with 60 people it takes 90 minutes, 30 more than its 60"),
        (
            [session("A", takes_up=["criteria"], sheets=["cards"])],
            ("sessions", 0),
            "it takes up criteria, and has no sheet for it",
        ),
        ([session("A", fewest=2)], ("sessions", 0, "fewest"), "fewest is given, and nothing that it counts"),
        (
            [session("A") | {"steps": [{"do": "Talk.", "takes": "1 minute", "shared": True}]}],
            ("sessions", 0, "steps", 0),
            "there is nothing to share among the tables",
        ),
    ],
)
def test_what_would_go_wrong_on_the_day_is_told(
    sessions: list[dict[str, Any]], place: tuple[Any, ...] | None, told: str
) -> None:
    found = [(path, problem.message) for path, problem in timetable_problems(timetable(*sessions))]
    assert found == ([] if place is None else [(place, told)])


def test_two_hours_of_work_need_a_break() -> None:
    rest = session("Break", "15 minutes", rest=True)
    work = [session(title, "65 minutes") for title in "AB"]
    [(place, problem)] = timetable_problems(timetable(*work, minutes=200))
    assert (place, problem.rule) == (("sessions", 1), "no-break")
    assert f"130 minutes of work end here without a break; {WITHOUT_REST} at most" in problem.message
    assert list(timetable_problems(timetable(work[0], rest, work[1], minutes=200))) == []
