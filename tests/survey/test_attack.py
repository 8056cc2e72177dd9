"""Whoever takes all published figures together finds out nothing that is hidden; with any one rule left out they do."""

from collections.abc import Callable
from random import Random
from typing import Any

import pytest

from ccg_toolkit.survey import disclosure
from ccg_toolkit.survey.promise import Promise
from tests.slow import few
from tests.survey.attack import Answered, Secret, Survey, World, found_out, one_role, random_world

_PART = 40
"""Surveys that are attacked in one test."""

Switch = Callable[[pytest.MonkeyPatch], None]


@pytest.mark.parametrize("seed", few(range(80)))
def test_no_hidden_count_and_no_answer_of_a_person_is_found_out(seed: int) -> None:
    choose = Random(seed)  # noqa: S311 - surveys that can be had again
    for _ in range(_PART):
        world = random_world(choose, choose.choice([1, 2, 2, 3, 3, 4]))
        survey = one_role(choose.choice(["leader", "member", "other"]), len(world))
        assert found_out(world, [survey]) == set(), world


@pytest.mark.parametrize("seed", few(range(20)))
def test_nor_from_two_surveys_of_which_nobody_is_in_both(seed: int) -> None:
    """What comes after a close may be a survey of its own, of the same groups."""
    choose = Random(seed)  # noqa: S311 - surveys that can be had again
    roles = {"gp": "member", "nurses": "member"}
    first, second = Survey(["gp", "nurses", "", ""], roles), Survey(["", "", "gp", "nurses"], roles)
    for _ in range(_PART // 4):
        world = random_world(choose, 4)
        assert found_out(world, [first, second]) == set(), world


def _set(name: str, rule: Callable[..., Any]) -> Switch:
    return lambda patch: patch.setattr(disclosure, name, rule)


def _alike_by_place(counts: Any, agrees_from: int) -> str | None:
    """Take people for alike only where they chose one of the five places."""
    if not disclosure.nearly_all_alike(counts):
        return None
    return "90% or more" if counts.index(max(counts)) >= agrees_from else "10% or fewer"


_OF_ROLE = disclosure.dont_know_of_role
_TWO = one_role("member", 2)
_LEADERS = one_role("leader", 1)
_ONE = one_role("member", 1)

RULES: dict[str, tuple[Switch, World, Survey, Secret]] = {
    "too few are shown": (
        _set("is_shown", lambda people, _: people > 0),
        (Answered(2, 7),),
        _ONE,
        Secret(0, "agree"),
    ),
    "all of one mind are counted": (
        _set("agreement_bound", lambda *_: None),
        (Answered(11, 0),),
        _ONE,
        Secret(0, "agree"),
    ),
    "all at one level are counted": (
        _set("nearly_all_alike", lambda _: False),
        (Answered(10, 1),),
        _LEADERS,
        Secret(0, "agree"),
    ),
    "alike is read on five places": (
        _set("agreement_bound", _alike_by_place),
        (Answered(12, 0),),
        _ONE._replace(strongly=6),
        Secret(0, "agree"),
    ),
    "groups stand beside a bounded one": (
        _set("may_stand_beside", lambda *_: True),
        (Answered(11, 0), Answered(5, 6)),
        _TWO,
        Secret(0, "agree"),
    ),
    "the sum of a role holds what is hidden": (
        _set("counted_in_role", lambda tallies, _: list(tallies)),
        (Answered(3, 4, 3), Answered(5, 6)),
        _TWO,
        Secret(0, "size"),
    ),
    "few who do not know are counted": (
        _set("dont_know_told", lambda tally: tally.dont_know),
        (Answered(5, 6, 1, 1),),
        _ONE,
        Secret(0, "unknown"),
    ),
    "a role sums those of a group that has few": (
        _set("dont_know_of_role", lambda counted, **_: sum(tally.dont_know for tally in counted)),
        (Answered(5, 6, 2, 1), Answered(5, 6, 4)),
        _TWO,
        Secret(0, "unknown"),
    ),
    "a role sums those of a bounded group": (
        _set("dont_know_of_role", lambda counted, **_: _OF_ROLE(counted, units_stand=True)),
        (Answered(10, 0, 3), Answered(5, 5, 3)),
        _TWO,
        Secret(0, "unknown"),
    ),
}


@pytest.mark.parametrize(
    ("switch", "world", "survey", "secret"), few(RULES.values(), keep=len(RULES) - 1), ids=list(RULES)
)
def test_without_any_one_rule_it_is(
    monkeypatch: pytest.MonkeyPatch, switch: Switch, world: World, survey: Survey, secret: Secret
) -> None:
    assert found_out(world, [survey]) == set()
    switch(monkeypatch)
    assert secret in found_out(world, [survey])


_GROUPS = {"gp": "member", "nurses": "member"}
_AS_CLOSED = Survey(["gp", "nurses"], _GROUPS)
_HIGHER = Promise(minimum_group=12, minimum_comments=20, agrees_from=3)
_STRONGLY = Promise(minimum_group=10, minimum_comments=20, agrees_from=4)

SECOND: dict[str, tuple[World, Survey, Survey, Secret]] = {
    "a higher minimum": (
        (Answered(11, 0), Answered(5, 8)),
        _AS_CLOSED,
        _AS_CLOSED._replace(promise=_HIGHER),
        Secret(0, "agree"),
    ),
    "a higher minimum, and groups cut anew": (
        (Answered(11, 0), Answered(5, 8)),
        _AS_CLOSED,
        _AS_CLOSED._replace(promise=_HIGHER, roles=_GROUPS | {"gp": "other"}),
        Secret(0, "agree"),
    ),
    "another role of a group": (
        (Answered(11, 0), Answered(5, 8)),
        _AS_CLOSED,
        _AS_CLOSED._replace(roles=_GROUPS | {"gp": "other"}),
        Secret(0, "agree"),
    ),
    "another place from which a person agrees": (
        (Answered(11, 0),),
        Survey(["gp"], {"gp": "member"}, strongly=5),
        Survey(["gp"], {"gp": "member"}, promise=_STRONGLY, strongly=5),
        Secret(0, "agree"),
    ),
    "a second close with two people more": (
        (Answered(5, 6), Answered(1, 1)),
        Survey(["gp", ""], {"gp": "member"}),
        Survey(["gp", "gp"], {"gp": "member"}),
        Secret(1, "agree"),
    ),
}


@pytest.mark.parametrize(("world", "first", "second", "secret"), SECOND.values(), ids=list(SECOND))
def test_one_survey_shown_in_two_ways_would_tell(world: World, first: Survey, second: Survey, secret: Secret) -> None:
    """Why a closed survey is shown under one grouping and one promise, and closed once."""
    assert found_out(world, [first]) == set()
    assert secret in found_out(world, [first, second])
