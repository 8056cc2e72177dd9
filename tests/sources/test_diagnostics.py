"""How a problem is printed, and what a message may show."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccg_toolkit.sources import Complaint, Diagnostic, Place, as_text, first_of, in_order, nearest, shown
from ccg_toolkit.sources.diagnostics import MOST_PROBLEMS


def test_a_problem_is_one_line_with_its_place_and_its_hint_below() -> None:
    problem = Complaint("rule", "level 5 is above 4", "Write 4.").at(
        Place("answers.yaml", 14, 7), "contract.definition"
    )
    assert as_text(problem) == "answers.yaml:14:7: level 5 is above 4 (contract.definition)\n    Write 4."


def test_a_warning_says_so_and_a_file_as_a_whole_has_no_line() -> None:
    assert as_text(Complaint("rule", "mind this", "", "warning").at(Place("a.yaml"))) == "a.yaml: warning: mind this"


def test_nothing_in_a_problem_reaches_the_screen_raw() -> None:
    problem = Complaint("rule", "\x1b[31m", "\u202e").at(Place("a\x07.yaml", 1, 1), "\ud800")
    assert as_text(problem) == "a<U+0007>.yaml:1:1: <U+001B>[31m (<U+D800>)\n    <U+202E>"


@given(st.text())
def test_a_value_is_shown_on_one_line_and_never_whole_where_it_is_long(value: str) -> None:
    text = shown(value)
    assert len(text) <= 42
    assert "\n" not in text
    assert text.encode()


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("definiton", "Did you mean definition?"),
        ("DEFINITION", "Did you mean definition?"),
        ("zzz", "Known here: definition, offers-and-wants."),
        ("z" * 1_000_000, "Known here: definition, offers-and-wants."),
    ],
)
def test_the_nearest_name_is_suggested_or_all_are_listed(name: str, hint: str) -> None:
    assert nearest(name, ["offers-and-wants", "definition"]) == hint


def test_of_many_names_the_nearest_is_found_and_few_are_listed() -> None:
    names = [f"money.c{number}" for number in range(5000)]
    assert nearest("money.c1234x", names) == "Did you mean money.c1234?"
    assert nearest("zzz", names).endswith(" and 4988 more.")
    assert nearest("zzz", []) == ""


def test_long_names_are_not_listed_by_the_dozen_and_none_is_told_whole() -> None:
    names = [f"{number:03}{'x' * 37}" for number in range(30)]
    assert nearest("zzz", names) == f"Known here: {', '.join(names[:7])} and 23 more."
    assert nearest("zzz", ["y" * 500]) == f"Known here: {'y' * 37}...."
    assert nearest("money.yyy", [f"money.{'y' * 40}"]) == f"Known here: money.{'y' * 40}."
    assert nearest(f"money.{'y' * 40}", [f"money.{'y' * 41}"]) == f"Did you mean money.{'y' * 37}...?"


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("definition\u00a0", "U+00A0, no-break space"),
        ("defin\u200bition", "U+200B, zero width space"),
        ("d\u0435finition", "U+0435, cyrillic small letter ie"),
        ("offers\u2013and\u2013wants", "U+2013, en dash"),
        ("\uff44efinition", "U+FF44, fullwidth latin small letter d"),
    ],
)
def test_a_character_that_no_known_name_holds_is_named(name: str, what: str) -> None:
    assert nearest(name, ["offers-and-wants", "definition"]) == f"No name here holds {what}: type it again."


def test_a_name_may_hold_any_letter_where_another_does() -> None:
    assert nearest("Zöe's group", ["Zoë's group", "Ann's group"]) == "Did you mean Zoë's group?"


def test_problems_stand_in_order_of_place_once_each() -> None:
    places = [Place("b", 1, 1), Place("a", 10, 1), Place("a", 9, 2), Place("a", 9, 1), Place("a", 9, 1), Place("a")]
    found = in_order(Complaint("rule", "message").at(place) for place in places)
    assert [problem.place for problem in found] == [places[5], places[3], places[2], places[1], places[0]]


def test_where_there_are_more_problems_than_are_listed_it_says_how_bad_they_are() -> None:
    def many(number: int, *last: str) -> Iterator[Diagnostic]:
        for line in range(number):
            yield Complaint("rule", "mind this", "", "warning").at(Place("a", line + 1, 1))
        for rule in last:
            yield Complaint(rule, "stop").at(Place("a", number + 1, 1))

    assert len(list(first_of(many(MOST_PROBLEMS)))) == MOST_PROBLEMS
    assert [list(first_of(many(MOST_PROBLEMS + 5, *last)))[-1].severity for last in ((), ("worse",))] == [
        "warning",
        "error",
    ]
