"""Robustness: the share of weightings under which a priority stays in front."""

from fractions import Fraction
from operator import mul

from hypothesis import given
from hypothesis import strategies as st

from ccg_toolkit.planning import foremost_shares, rank_priorities, top_five_shares
from ccg_toolkit.planning.robustness import weightings
from ccg_toolkit.scoring import score_answers
from tests.builders import Case, answers, cases, criterion, framework, many

F = Fraction


def test_rank_acceptability_of_three_alternatives() -> None:
    """Worked out exactly: rank 1 falls to (.4, .4, .2) of the weightings, rank 2 to (.1, .1, .8)."""
    rows = [[F(1), F(0)], [F(0), F(1)], [F("0.6"), F("0.6")]]
    for foremost, expected in [(1, (0.4, 0.4, 0.2)), (2, (0.5, 0.5, 1)), (3, (1, 1, 1))]:
        shares = foremost_shares(rows, foremost, draws=10_000)
        assert sum(shares) == foremost
        for share, wanted in zip(shares, expected, strict=True):
            assert abs(share - F(wanted)) < F("0.01"), (foremost, shares)


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


@given(
    st.integers(1, 4).flatmap(
        lambda reasons: st.lists(st.lists(VALUES, min_size=reasons, max_size=reasons), min_size=1, max_size=14)
    ),
    st.integers(1, 5),
)
@many
def test_leaving_out_the_hopeless_changes_no_count(rows: list[list[Fraction]], foremost: int) -> None:
    """Counted once more with everybody in the race, by plain sorting."""
    draws, seed = 60, 7
    hits = [0] * len(rows)
    for weights in weightings(len(rows[0]), draws, seed):
        sums = [sum(map(mul, row, weights)) for row in rows]
        for index in sorted(range(len(rows)), key=lambda index: (-sums[index], index))[:foremost]:
            hits[index] += 1
    assert foremost_shares(rows, foremost, draws, seed) == [F(hit, draws) for hit in hits]


def test_up_to_five_priorities_are_always_among_the_first_five() -> None:
    whole = framework({"a": [criterion(name) for name in "pqrst"]})
    found = rank_priorities(score_answers(whole, answers({f"a.{name}": 0 for name in "pqrst"})))
    assert top_five_shares(whole.cover, found) == [1] * 5
    assert top_five_shares(whole.cover, []) == []


def test_only_factors_that_count_are_weighed() -> None:
    """Six gaps that differ in importance alone, which does not count: only the order settles who is in."""
    whole = framework({"a": [criterion(name) for name in "pqrstu"]}, priorities={"gap": 2, "leverage": 1})
    given = {f"a.{name}": {"level": 0, "importance": rank} for rank, name in enumerate("pqrstu", start=0) if rank}
    found = rank_priorities(score_answers(whole, answers({**given, "a.p": {"level": 0, "importance": 1}})))
    assert top_five_shares(whole.cover, found, draws=50) == [1, 1, 1, 1, 1, 0]


def test_a_gap_that_leads_on_one_factor_of_two_is_in_for_half_of_the_weightings() -> None:
    """Five gaps are wider, one matters more: it is in where importance weighs more than the difference in gap."""
    names = "pqrstu"
    whole = framework({"a": [criterion(name) for name in names]}, priorities={"gap": 3, "importance": 1})
    given: dict[str, object] = {f"a.{name}": {"level": 0, "importance": 1} for name in names}
    found = rank_priorities(score_answers(whole, answers({**given, "a.u": {"level": 3, "target": 4, "importance": 5}})))
    assert [priority.item.ref for priority in found] == [f"a.{name}" for name in names]
    # a.u: 1/3 w + (1 - w), the others: w. It leads where w < 3/5, and then pushes out the last of the five.
    shares = top_five_shares(whole.cover, found)
    assert shares[:4] == [1] * 4
    assert shares[4] + shares[5] == 1
    assert abs(shares[5] - F(3, 5)) < F("0.01")


@given(cases())
@many
def test_shares_add_up_and_are_the_same_again(case: Case) -> None:
    whole, said = case
    found = rank_priorities(score_answers(whole, said))
    shares = top_five_shares(whole.cover, found, draws=20)
    assert shares == top_five_shares(whole.cover, found, draws=20)
    assert sum(shares) == min(5, len(found))
