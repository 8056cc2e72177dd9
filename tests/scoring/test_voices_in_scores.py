"""What members and leaders say moves no level; it contests ratings, calls them uncertain, and confirms them."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccg_toolkit.scoring import score_answers, with_levels
from ccg_toolkit.survey.voices import StatementCell
from tests.builders import answers, cases, criterion, framework, item_of
from tests.slow import tries
from tests.voices import KINDS, any_voices, rating, statement, voices

HALF = (5, 5, 5, 10, 5)
"""Fifteen of thirty agree."""
FEWER, MORE = (5, 5, 6, 9, 5), (0, 1, 4, 10, 15)


def flags(level: int, target: int, members: tuple[int, ...], **answer: Any) -> tuple[bool, bool, bool]:
    """Give whether a rating is contested, confirmed by members, and thin; the framework's target is 3."""
    whole = framework({"d": [criterion("a", ask=["leader", "member"])]})
    said = answers({"d.a": {"level": level, "target": target, **answer}})
    item = item_of(score_answers(whole, said, voices([statement("d.a", member=members)])), "d.a")
    assert item.level == level
    return item.contested, item.confirmed_by_members, item.thin_evidence


@pytest.mark.parametrize(
    ("level", "target", "members", "wanted"),
    [
        (3, 3, FEWER, (True, False, True)),  # 14 of 30 agree
        (3, 3, HALF, (False, False, True)),  # half is not fewer than half
        (2, 3, FEWER, (False, False, False)),  # below its target
        (2, 2, FEWER, (True, False, False)),  # at its own target, and below the framework's
        (3, 4, MORE, (False, False, True)),  # below its own target: members confirm nothing
        (3, 3, MORE, (False, True, False)),  # 25 of 30 agree
        (3, 3, (2, 3, 3, 5, 5), (False, False, True)),  # 10 of 18 agree: chance could make it fewer than half
        (3, 3, (9, 9, 9, 1, 0), (True, False, True)),  # 10% or fewer
        (3, 3, (0, 0, 1, 9, 9), (False, True, False)),  # 90% or more
        (3, 3, (3, 3, 3, 0, 0), (False, False, True)),  # nine are too few to show
    ],
)
def test_members_contest_or_confirm_a_rating_at_its_target(
    level: int, target: int, members: tuple[int, ...], wanted: tuple[bool, bool, bool]
) -> None:
    assert flags(level, target, members) == wanted


def test_other_evidence_of_members_keeps_a_contested_rating_from_being_thin() -> None:
    assert flags(3, 3, FEWER, evidence=[{"what": "a poll", "strength": "members"}]) == (True, False, False)


def test_leaders_who_lie_half_the_scale_apart_make_a_criterion_uncertain_rated_or_not() -> None:
    whole = framework({"d": [criterion("a"), criterion("b"), criterion("c")]})
    heard = voices(
        ratings=[rating("d.a", (5, 0, 0, 5, 0)), rating("d.b", (0, 5, 5, 2, 0)), rating("d.c", (6, 0, 6, 0, 0))]
    )
    scores = score_answers(whole, answers({"d.a": "unknown", "d.b": 2, "d.c": 1}), heard)
    assert [item.ref for item in scores.criteria if item.uncertain] == ["d.a", "d.c"]


def test_later_levels_keep_the_flags_and_the_voices_of_today() -> None:
    whole = framework({"d": [criterion("a", ask=["leader", "member"]), criterion("b")]})
    scores = score_answers(whole, answers({"d.a": 3, "d.b": 0}), voices([statement("d.a", member=FEWER)]))
    later = with_levels(scores, {"d.b": 2})
    assert item_of(later, "d.a").contested
    assert later.voices is scores.voices


@given(cases(), st.sampled_from(KINDS), st.randoms())
@tries(100)
def test_voices_move_no_level_and_no_score_that_is_reported(case: Any, kind: str, random: Any) -> None:
    whole, said = case
    alone, heard = score_answers(whole, said), score_answers(whole, said, any_voices(random, whole, kind))
    for before, after in zip(alone.criteria, heard.criteria, strict=True):
        assert (before.level, before.target, before.gap) == (after.level, after.target, after.gap)
        assert after.thin_evidence <= before.thin_evidence
        if after.contested or after.confirmed_by_members:
            assert after.gap == 0
            assert isinstance(after.statement and after.statement.member, StatementCell)
        assert not (after.contested and after.confirmed_by_members)
    for one, other in zip([alone.overall], [heard.overall], strict=True):
        assert (one.mean, one.low, one.high, one.target) == (other.mean, other.low, other.high, other.target)
        assert (other.unconfirmed_low or 0) >= (one.unconfirmed_low or 0)
