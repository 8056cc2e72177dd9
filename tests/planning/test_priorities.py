"""Priorities worked by hand: each factor, their mean, and who goes first where they are equal."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

import pytest

from ccg_toolkit.planning import Priority, rank_priorities
from ccg_toolkit.scoring import score_answers
from tests.builders import Fields, answers, criterion, framework


def ranked(domains: dict[str, list[Fields]], given: Mapping[str, object], **cover: Any) -> dict[str, Priority]:
    whole = framework(domains, **cover)
    found = rank_priorities(score_answers(whole, answers(given)), draws=10)
    standings = [(priority.value, priority.weight, priority.standing.gap or 0) for priority in found]
    above = [sum(other > standing for other in standings) for standing in standings]
    assert [priority.rank for priority in found] == [count + 1 for count in above]
    return {priority.standing.ref: priority for priority in found}


def test_four_factors_and_their_weighted_mean() -> None:
    found = ranked(
        {
            "a": [criterion("base"), criterion("middle", requires=["a.base"])],
            "b": [criterion("left", requires=["a.middle"]), criterion("right", requires=["a.middle", "a.base"])],
        },
        {"a.base": {"level": 1, "importance": 5}, "a.middle": 3, "b.left": 2, "b.right": {"level": 0, "importance": 1}},
    )
    base, right, left = found.values()  # a.middle is at its target: no gap, no priority
    assert base.factors == {"gap": Fraction(2, 3), "importance": 1, "perception": 0, "leverage": Fraction(2, 4)}
    assert base.waiting == ("b.left", "b.right")  # through a.middle, and each once
    assert base.value == Fraction(11, 18)  # (3 x 2/3 + 3 x 1 + 2 x 0 + 1 x 1/2) / 9
    assert right.factors == {"gap": 1, "importance": 0, "perception": 0, "leverage": 0}
    assert right.value == Fraction(3, 9)
    assert left.factors == {"gap": Fraction(1, 3), "importance": Fraction(1, 2), "perception": 0, "leverage": 0}
    assert left.value == Fraction(5, 18)  # (3 x 1/3 + 3 x 1/2) / 9


@pytest.mark.parametrize(("level", "leverage"), [(0, 1), (1, 1), (2, 0), (3, 0)])
def test_leverage_is_full_at_four_and_nothing_from_in_place_on(level: int, leverage: int) -> None:
    waiting = [criterion(f"w{number}", requires=["a.base"]) for number in range(5)]
    given: dict[str, object] = {f"a.w{number}": 0 for number in range(5)}
    found = ranked({"a": [criterion("base"), *waiting]}, {**given, "a.base": {"level": level, "target": 4}})
    assert found["a.base"].factors["leverage"] == leverage


@pytest.mark.parametrize("state", ["unknown", "not applicable", None, 3])
def test_only_a_rated_gap_counts_for_leverage(state: object) -> None:
    domains = {"a": [criterion("base"), criterion("one", requires=["a.base"]), criterion("two", requires=["a.base"])]}
    found = ranked(domains, {"a.base": 0, "a.one": 0, "a.two": state})
    assert found["a.base"].waiting == ("a.one",)
    assert found["a.base"].factors["leverage"] == Fraction(1, 4)


def test_what_is_not_rated_or_at_its_target_is_no_priority() -> None:
    domains = {"a": [criterion(name) for name in "pqrstu"]}
    given = {"a.p": "unknown", "a.q": "not applicable", "a.r": 3, "a.s": {"level": 0, "target": 0}, "a.t": 2}
    assert list(ranked(domains, given)) == ["a.t"]


@pytest.mark.parametrize(
    ("framework_target", "own_target", "factor"), [(3, 1, Fraction(1, 3)), (2, 4, 1), (0, 1, 1)], ids=str
)
def test_the_gap_is_held_against_the_framework_s_target(
    framework_target: int, own_target: int, factor: Fraction
) -> None:
    given = {"a.x": {"level": 0, "target": own_target}}
    assert ranked({"a": [criterion("x")]}, given, target=framework_target)["a.x"].factors["gap"] == factor


def test_a_factor_of_weight_0_counts_for_nothing() -> None:
    found = ranked({"a": [criterion("x")]}, {"a.x": {"level": 2, "importance": 5}}, priorities={"gap": 1})
    assert found["a.x"].value == Fraction(1, 3)


def test_equal_priorities_go_by_weight_then_gap_then_order() -> None:
    """The framework's target is 1, so that gaps of 1, 2 and 3 levels count the same in the priority."""
    domains = {
        "b": [criterion("heavy", weight="2"), criterion("light")],
        "a": [criterion("same"), criterion("wide"), criterion("again")],
    }
    given = {"a.same": {"level": 0, "target": 1}, "a.wide": {"level": 0, "target": 3}, "a.again": 0}
    found = ranked(domains, {**given, "b.heavy": 0, "b.light": 0}, target=1, weights={"a": "1.5"})
    assert len({priority.value for priority in found.values()}) == 1
    # weights: a 1.5 x 1 each, b 1 x 2 and 1 x 1
    assert list(found) == ["b.heavy", "a.wide", "a.same", "a.again", "b.light"]
    assert [priority.standing.gap for priority in found.values()] == [1, 3, 1, 1, 1]


def test_equal_in_all_else_the_domain_that_stands_first_goes_first() -> None:
    domains = {"z": [criterion("y"), criterion("x")], "a": [criterion("w")]}
    assert list(ranked(domains, {"a.w": 0, "z.x": 0, "z.y": 0})) == ["z.y", "z.x", "a.w"]
