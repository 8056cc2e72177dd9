"""Perception: by how much leaders see it better than members, or what was agreed on, where leaders are too few to show."""

from fractions import Fraction
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccg_toolkit.planning import FACTORS, FindOut, rank_priorities
from ccg_toolkit.scoring import score_answers
from ccg_toolkit.survey.voices import Voices
from tests.builders import Case, action, answers, cases, criterion, framework, plan_for
from tests.slow import tries
from tests.voices import KINDS, any_voices, rating, statement, voices

PERCEPTION = next(factor for factor in FACTORS if factor.name == "perception")
TEN = (4, 3, 0, 2, 1)
"""Three of ten agree."""
TWENTY = (1, 2, 2, 10, 5)
"""Fifteen of twenty agree."""


def perceived(heard: Voices | None, level: int = 1) -> Fraction:
    whole = framework({"d": [criterion("a", ask=["leader", "member"])]})
    [priority] = rank_priorities(score_answers(whole, answers({"d.a": {"level": level, "target": 4}}), heard), draws=1)
    return priority.factors["perception"]


@pytest.mark.parametrize(
    ("leader", "member", "value"),
    [
        (TWENTY, TEN, Fraction(3, 4) - Fraction(3, 10)),
        (TEN, TWENTY, 0),  # members see it better
        ((0, 0, 1, 9, 9), TEN, Fraction(9, 10) - Fraction(3, 10)),  # 90% or more counts as 0.9
        (TWENTY, (9, 9, 0, 1, 0), Fraction(3, 4) - Fraction(1, 10)),  # 10% or fewer counts as 0.1
        ((0, 0, 0, 20, 0), (20, 0, 0, 0, 0), Fraction(8, 10)),
        ((), TEN, 0),  # level 1 of 4 is a quarter, and three tenths of members agree
        (TWENTY, (), 0),  # members are too few
        ((), (), 0),
    ],
)
def test_shares_of_leaders_less_those_of_members(
    leader: tuple[int, ...], member: tuple[int, ...], value: Fraction
) -> None:
    assert perceived(voices([statement("d.a", leader, member)])) == value


@pytest.mark.parametrize(("level", "value"), [(0, 0), (1, 0), (2, Fraction(1, 5)), (3, Fraction(9, 20))])
def test_where_leaders_are_hidden_the_agreed_level_stands_in_their_place(level: int, value: Fraction) -> None:
    assert perceived(voices([statement("d.a", (), TEN)]), level) == value


def test_what_members_were_not_asked_has_no_perception() -> None:
    assert perceived(voices([])) == 0
    assert perceived(None) == 0


def test_it_tells_priorities_apart_only_where_members_are_heard() -> None:
    whole, said = framework({"d": [criterion("a", ask=["leader", "member"])]}), answers({"d.a": 1})
    for heard, wanted in (
        (None, False),
        (voices(), False),
        (voices([statement("d.a", TWENTY)]), False),
        (voices([statement("d.a", (), TEN)]), True),
    ):
        assert PERCEPTION.has_data(score_answers(whole, said, heard)) == wanted


@given(cases(), st.sampled_from(KINDS), st.integers(0, 10_000))
@tries()
def test_it_follows_the_published_figures_and_lies_within_0_and_1(case: Case, kind: str, seed: int) -> None:
    whole, said = case
    heard = any_voices(Random(seed), whole, kind)  # noqa: S311 - nothing secret
    scores = score_answers(whole, said, heard)
    for priority in rank_priorities(scores, draws=1):
        value, spoken = priority.factors["perception"], heard.statement_by_criterion.get(priority.standing.ref)
        assert 0 <= value <= 1
        if spoken is None or spoken.member.hidden:
            assert value == 0
            continue
        seen = spoken.leader.published_share
        level = Fraction(priority.standing.level or 0, whole.cover.top)
        assert value == max(0, (level if seen is None else seen) - (spoken.member.published_share or 0))
        if value:
            assert PERCEPTION.has_data(scores)


# What is contested or uncertain is to be found out.


def found(heard: Voices, levels: dict[str, object]) -> list[FindOut]:
    whole = framework({"d": [criterion("a", action("do", 0, 4), ask=["leader", "member"]), criterion("b")]})
    return list(plan_for(Case(whole, answers(levels, quarters=1, capacity=8)), voices=heard).find_out)


def test_a_contested_rating_could_fall_by_all_its_levels() -> None:
    evidence = [{"what": "a poll", "strength": "members"}]
    heard = voices([statement("d.a", (), TEN)])
    [entry] = found(heard, {"d.a": {"level": 3, "evidence": evidence}, "d.b": 2})
    assert (entry.standing.ref, entry.reasons) == ("d.a", ("contested",))
    assert entry.could_move_score_by == Fraction(1, 2) * 3


@pytest.mark.parametrize(("level", "levels"), [(0, 4), (1, 3), (2, 2), (3, 3)])
def test_where_leaders_lie_apart_the_level_could_go_to_the_further_end(level: int, levels: int) -> None:
    said = {"d.a": {"level": level, "evidence": [{"what": "a poll", "strength": "members"}]}, "d.b": 2}
    [entry] = found(voices(ratings=[rating("d.a", (5, 1, 0, 1, 5))]), said)
    assert (entry.standing.ref, entry.reasons) == ("d.a", ("uncertain",))
    assert entry.could_move_score_by == Fraction(1, 2) * levels


def test_an_unknown_one_gains_its_reasons_and_one_that_does_not_apply_is_left_out() -> None:
    heard = voices(ratings=[rating("d.a", (5, 1, 0, 1, 5)), rating("d.b", (5, 1, 0, 1, 5))])
    [entry] = found(heard, {"d.a": "unknown", "d.b": "not applicable"})
    assert (entry.standing.ref, entry.reasons) == ("d.a", ("unknown", "uncertain"))
