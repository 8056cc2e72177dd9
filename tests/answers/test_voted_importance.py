"""Dots of an away-day become importance only where the answers say so, and each side counts the same."""

from fractions import Fraction
from typing import Any

import pytest

from ccg_toolkit.answers import Answers, AwayDay, with_voted_importance
from ccg_toolkit.toolkit import Inputs, assess
from tests.builders import answers, criterion, framework


def voted(members: dict[str, int], leaders: dict[str, int], become: Any = "importance") -> Answers:
    said = answers({f"a.{name}": {"level": 1, "importance": 2} for name in "pqrs"})
    about = AwayDay(votes_of_members=members, votes_of_leaders=leaders, votes_become=become)
    return said.model_copy(update={"away_day": about})


def importances(said: Answers) -> list[int]:
    found = with_voted_importance(said)
    return [found.answer("a", name).importance for name in "pqrs"]


@pytest.mark.parametrize(
    ("members", "leaders", "expected"),
    [
        ({"a.p": 10, "a.q": 5, "a.r": 0}, {}, [5, 3, 1, 2]),
        ({}, {"a.p": 1, "a.q": 8}, [2, 5, 2, 2]),
        ({"a.p": 40}, {"a.q": 2}, [5, 5, 2, 2]),
        ({"a.p": 30, "a.q": 10}, {"a.q": 1}, [3, 5, 2, 2]),
        ({"a.p": 0}, {"a.q": 0}, [2, 2, 2, 2]),
        ({}, {}, [2, 2, 2, 2]),
    ],
)
def test_the_share_of_each_sides_dots_becomes_importance(
    members: dict[str, int], leaders: dict[str, int], expected: list[int]
) -> None:
    assert importances(voted(members, leaders)) == expected


def test_dots_change_nothing_unless_the_answers_say_so() -> None:
    said = voted({"a.p": 10}, {"a.q": 3}, "nothing")
    assert with_voted_importance(said) is said


def test_what_was_voted_on_and_not_answered_stays_unanswered() -> None:
    said = answers({"a.p": 1}).model_copy(
        update={"away_day": AwayDay(votes_of_members={"b.x": 4}, votes_become="importance")}
    )
    found = with_voted_importance(said).answer("b", "x")
    assert (found.state, found.importance) == ("unanswered", 5)


def test_the_order_of_priorities_follows_the_dots() -> None:
    whole = framework({"a": [criterion(name) for name in "pqrs"]})
    first = assess(Inputs(answers=voted({"a.s": 3, "a.p": 1}, {}), framework=whole), version="0").priorities[0]
    assert (first.standing.ref, first.standing.importance) == ("a.s", 5)
    assert first.value > Fraction(0)
