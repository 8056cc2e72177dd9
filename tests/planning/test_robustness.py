"""Robustness: under which ways of weighing the reasons a priority keeps its place."""

from collections.abc import Sequence
from fractions import Fraction
from operator import mul

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccg_toolkit.planning import FACTORS, Robustness, rank_counts, rank_priorities
from ccg_toolkit.planning.robustness import Alternative, weightings
from ccg_toolkit.scoring import score_answers
from tests.builders import Case, answers, cases, criterion, framework
from tests.slow import tries

F = Fraction


def ranks_of(rows: Sequence[tuple[Fraction, ...]], draws: int, seed: int = 7) -> list[list[int]]:
    """How often each row took each rank, whatever weighed most."""
    by_foremost = rank_counts([Alternative(tuple(row)) for row in rows], draws, seed).ranks
    return [[sum(column) for column in zip(*counts, strict=True)] for counts in zip(*by_foremost, strict=True)]


def test_rank_acceptability_of_three_alternatives() -> None:
    """Worked out exactly; each row the share of weightings that give the first, the second and the third rank."""
    rows = [(F(1), F(0)), (F(0), F(1)), (F("0.6"), F("0.6"))]
    expected = [(0.4, 0.1, 0.5), (0.4, 0.1, 0.5), (0.2, 0.8, 0)]
    for counted, wanted in zip(ranks_of(rows, 10_000), expected, strict=True):
        assert sum(counted) == 10_000
        assert [count / 10_000 for count in counted] == pytest.approx(wanted, abs=0.01)


def test_weightings_are_spread_evenly_over_all_ways_to_share_out() -> None:
    """Of Dirichlet(1) over k reasons, each weight has mean 1/k and is above 1/2 with probability (1/2)^(k-1)."""
    for reasons in (1, 2, 3, 4):
        drawn = list(weightings(reasons, 10_000, seed=1))
        whole = sum(drawn[0])
        assert {sum(weights) for weights in drawn} == {whole}
        assert min(min(weights) for weights in drawn) >= 0
        for place in range(reasons):
            assert abs(sum(weights[place] for weights in drawn) / (whole * 10_000) - 1 / reasons) < 0.01
            above = sum(2 * weights[place] > whole for weights in drawn) / 10_000
            assert abs(above - 0.5 ** (reasons - 1)) < 0.015


VALUES = st.sampled_from([F(0), F(1, 4), F(1, 3), F(1, 2), F(2, 3), F(3, 4), F(1)])


STANDINGS = st.tuples(st.sampled_from([F(1), F(2)]), st.integers(1, 2))
ALTERNATIVES = st.integers(1, 4).flatmap(
    lambda reasons: st.lists(st.builds(Alternative, st.tuples(*[VALUES] * reasons), STANDINGS), min_size=1, max_size=14)
)


@given(ALTERNATIVES)
@tries()
def test_counts_are_those_of_plain_counting(alternatives: list[Alternative]) -> None:
    """Counted once more one by one: those ahead give the rank, and equals share the places that they take up."""
    draws, seed, reasons = 40, 7, len(alternatives[0].values)
    ranks = [[[0] * len(alternatives) for _ in alternatives] for _ in range(reasons)]
    shares = [F(0)] * len(alternatives)
    for weights in weightings(reasons, draws, seed):
        most = max(range(reasons), key=lambda place: (weights[place], -place))
        keys = [(sum(map(mul, one.values, weights)), *one.standing) for one in alternatives]
        for index, key in enumerate(keys):
            ahead, equals = sum(other > key for other in keys), keys.count(key)
            ranks[most][index][ahead] += 1
            shares[index] += F(min(equals, max(0, 5 - ahead)), equals) / draws
    counted = rank_counts(alternatives, draws, seed)
    assert counted.ranks == ranks
    assert counted.among_first == shares
    assert sum(shares) == min(5, len(alternatives))


def test_equals_have_equal_shares_and_ranges() -> None:
    """Two lead, and four equals stand on places 3 to 6: three places of four are among the first five."""
    given_: dict[str, object] = {name: {"level": 0, "importance": 1} for name in "rstu"}
    given_ |= {name: {"level": 0, "importance": 5} for name in "pq"}
    found = robustness_of(given_, {"gap": 1, "importance": 1})
    assert [found[name].top_five_share for name in "rstu"] == [F(3, 4)] * 4
    assert [found[name].ranks for name in "rstu"] == [(3, 3)] * 4


def robustness_of(given: dict[str, object], priorities: dict[str, int], draws: int = 10_000) -> dict[str, Robustness]:
    """The robustness of one-letter criteria, by name."""
    whole = framework({"a": [criterion(name) for name in given]}, priorities=priorities)
    scores = score_answers(whole, answers({f"a.{name}": answer for name, answer in given.items()}))
    return {priority.standing.criterion.id: priority.robustness for priority in rank_priorities(scores, draws=draws)}


def test_up_to_five_priorities_are_always_among_the_first_five() -> None:
    assert [found.top_five_share for found in robustness_of(dict.fromkeys("pqrst", 0), {"gap": 1}).values()] == [1] * 5
    whole = framework({"a": [criterion("p")]})
    assert rank_priorities(score_answers(whole, answers({"a.p": 3}))) == ()


def test_only_factors_that_count_are_weighed() -> None:
    """Six gaps that differ in importance alone, which does not count: they share the five places."""
    given: dict[str, object] = {
        name: {"level": 0, "importance": importance}
        for importance, name in zip((1, 1, 2, 3, 4, 5), "pqrstu", strict=True)
    }
    found = robustness_of(given, {"gap": 2, "leverage": 1}, draws=50)
    assert [reading.top_five_share for reading in found.values()] == [F(5, 6)] * 6
    assert [reading.ranks for reading in found.values()] == [(1, 1)] * 6
    assert {(reading.rises_with, reading.falls_with) for reading in found.values()} == {(None, None)}


def test_a_gap_that_leads_on_one_factor_of_two() -> None:
    """Five gaps are wider, one matters more: it is first where importance weighs more than 2/5, else last."""
    given: dict[str, object] = {name: {"level": 0, "importance": 1} for name in "pqrst"}
    given["u"] = {"level": 3, "target": 4, "importance": 5}
    found = robustness_of(given, {"gap": 3, "importance": 1})
    # u: 1/3 w + (1 - w), the others: w. It leads where w < 3/5, and then the others share four places.
    shares = [reading.top_five_share for reading in found.values()]
    assert shares[:5] == [1 - shares[5] / 5] * 5
    assert abs(shares[5] - F(3, 5)) < F("0.01")
    # It takes the first or the last of six ranks, each in far more than 5% of the weightings.
    assert found["u"].ranks == (1, 6)
    assert found["p"].ranks == (1, 2)
    # Where importance weighs most, it is always first; where the gap does, first in 1/5 and last in 4/5: 3 and 5 at
    # least one place from its mean of 3.
    assert (found["u"].rises_with, found["u"].falls_with) == ("importance", "gap")
    # The others move by one place at most, and on average by less.
    assert {(found[name].rises_with, found[name].falls_with) for name in "pqrst"} == {(None, None)}


@pytest.mark.parametrize(
    ("waiting", "first", "second"), [(4, (1, 1), (2, 2)), (3, (1, 2), (1, 2)), (2, (1, 2), (1, 2))]
)
def test_the_range_leaves_out_a_twentieth_at_each_end(
    waiting: int, first: tuple[int, int], second: tuple[int, int]
) -> None:
    """Two gaps lead. u, which matters more, is ahead of p where importance > (32/9 gap + 4 leverage of p).

    The weights are exponential variables over their sum, so that happens in 1 / ((1 + 32/9) (1 + 4)) of the
    weightings, 4.4%, where four gaps wait for p; in 5.5% where three do, and in 7.3% where two do.
    """
    names = "wxyz"[:waiting]
    parts = [criterion("p"), criterion("u"), *(criterion(name, requires=["a.p"]) for name in names)]
    whole = framework({"a": parts}, top=9, target=9, in_place=2)
    said = {"a.p": {"level": 0, "importance": 4}, "a.u": {"level": 8, "importance": 5}}
    found = rank_priorities(
        score_answers(whole, answers({**said, **{f"a.{name}": {"level": 8, "importance": 1} for name in names}}))
    )
    assert [priority.standing.ref for priority in found[:2]] == ["a.p", "a.u"]
    assert [priority.robustness.ranks for priority in found[:2]] == [first, second]


@given(cases())
@tries()
def test_shares_add_up_and_are_the_same_again(case: Case) -> None:
    whole, said = case
    found = rank_priorities(score_answers(whole, said), draws=20)
    assert found == rank_priorities(score_answers(whole, said), draws=20)
    readings = [priority.robustness for priority in found]
    assert sum(reading.top_five_share for reading in readings) == min(5, len(found))
    for reading in readings:
        best, worst = reading.ranks
        assert 1 <= best <= worst <= len(found)
        assert {reading.rises_with, reading.falls_with} <= {None, *(factor.name for factor in FACTORS)}
        assert reading.rises_with is None or reading.rises_with != reading.falls_with
