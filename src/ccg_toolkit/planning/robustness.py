"""Would a priority stand whichever way one weighs the reasons? Counted over many random weightings.

The weights are drawn from a Dirichlet(1) distribution: every way to share out 100% among the reasons is as likely as
any other (stochastic multicriteria acceptability analysis, Lahdelma and Salminen 2001). All arithmetic is in whole
numbers, and the generator's sequence is fixed by the language, so that every machine counts the same.

Under each weighting the order is by weighted sum, then by weight, then by gap. Those equal in all three share the places
that they take up: all have the first of these as their rank, and where j of m places are among the first five, each
counts j/m there. So equals have equal figures, and all shares add up to five.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import lcm
from operator import mul
from random import Random

from ccg_toolkit.planning.decisions import FIRST_FIVE
from ccg_toolkit.scoring import Exact

DRAWS = 10_000
SEED = 20140314
"""Fixes the sequence of weightings; any other number would do as well."""

_GRAIN = 1 << 32


@dataclass(frozen=True, kw_only=True, slots=True)
class Robustness:
    """How firmly a priority stands.

    Attributes:
        top_five_share: the share of weightings in which it is among the first five, 0 to 1.
        ranks: the best and the worst rank over the middle 90% of weightings.
        rises_with: the name of the factor whose weight lifts it most: where that factor weighs more than any other, it stands at
            least one place higher on average than over all weightings. ``None`` where none does.
        falls_with: the same for the factor whose weight lowers it most.
    """

    top_five_share: Exact
    ranks: tuple[int, int]
    rises_with: str | None
    falls_with: str | None


@dataclass(frozen=True, slots=True)
class Alternative:
    """What is ranked: its values, and what settles its place among those with the same weighted sum.

    Attributes:
        values: one for each reason.
        standing: its weight and its gap; the larger goes first.
    """

    values: tuple[Exact, ...]
    standing: tuple[Exact, int] = (Exact(0), 0)


@dataclass(frozen=True, slots=True)
class RankCounts:
    """How often each alternative took each rank.

    Attributes:
        ranks: for each reason, over the weightings in which it weighs most: for each alternative, how often it had the
            first rank, the second and so on.
        among_first: for each alternative, its share of the places among the first five, over all weightings, 0 to 1.
    """

    ranks: list[list[list[int]]]
    among_first: list[Exact]


def assess_robustness(
    factors: Sequence[str], alternatives: Sequence[Alternative], draws: int = DRAWS, seed: int = SEED
) -> tuple[Robustness, ...]:
    """Tell for each gap how far its rank hangs on the weights of the factors.

    Args:
        factors: the names of those that count, whose weight is above 0.
        alternatives: the gaps, with a value for each of these factors.
        draws: how many weightings to try, 1 or more.
        seed: fixes the sequence of weightings.

    Returns:
        The robustness of each gap, in the same order.
    """
    if not alternatives:
        return ()
    counts = rank_counts(alternatives, draws, seed)
    telling = [place for place in range(len(factors)) if len({one.values[place] for one in alternatives}) > 1]
    return tuple(
        _reading([ranks[index] for ranks in counts.ranks], share, factors, telling)
        for index, share in enumerate(counts.among_first)
    )


def rank_counts(alternatives: Sequence[Alternative], draws: int, seed: int) -> RankCounts:
    """Count how often each of several alternatives takes each rank by its weighted sum.

    Args:
        alternatives: at least one.
        draws: how many weightings to try.
        seed: fixes the sequence of weightings.
    """
    # Equal ones stand side by side under every weighting, so each set of them is weighed once.
    alike: dict[Alternative, list[int]] = {}
    for index, one in sorted(enumerate(alternatives), key=lambda entry: entry[1].standing, reverse=True):
        alike.setdefault(one, []).append(index)
    sets, whole = list(alike.values()), _whole([one.values for one in alike])
    standings, sizes = [one.standing for one in alike], [len(members) for members in sets]
    places, reasons = range(len(sets)), len(alternatives[0].values)
    counted = [[[0] * len(alternatives) for _ in sets] for _ in range(reasons)]
    inside: list[Counter[tuple[int, int]]] = [Counter() for _ in sets]  # how many places among how many equals
    for weights in weightings(reasons, draws, seed):
        counts = counted[weights.index(max(weights))]
        sums = [sum(map(mul, weights, values)) for values in whole]
        order = sorted(places, key=sums.__getitem__, reverse=True)  # keeps the order by standing among equal sums
        rank = start = 0
        while start < len(order):
            end, first = start + 1, order[start]
            while end < len(order) and sums[order[end]] == sums[first] and standings[order[end]] == standings[first]:
                end += 1
            size = sum(sizes[place] for place in order[start:end])
            among = min(size, max(0, FIRST_FIVE - rank))
            for place in order[start:end]:
                counts[place][rank] += 1
                if among:
                    inside[place][among, size] += 1
            rank, start = rank + size, end
    row_of = {index: place for place, members in enumerate(sets) for index in members}
    shares = [
        sum((Exact(among * count, size) for (among, size), count in places_inside.items()), Exact(0)) / draws
        for places_inside in inside
    ]
    return RankCounts(
        ranks=[[counts[row_of[index]] for index in range(len(alternatives))] for counts in counted],
        among_first=[shares[row_of[index]] for index in range(len(alternatives))],
    )


def weightings(reasons: int, draws: int, seed: int) -> Iterator[list[int]]:
    """Draw ways to share out a whole among some reasons: the pieces between cuts at random places."""
    random = Random(seed).random  # noqa: S311 - a repeatable count, nothing secret
    for _ in range(draws):
        cuts = sorted(int(random() * _GRAIN) for _ in range(reasons - 1))
        yield [upper - lower for lower, upper in zip([0, *cuts], [*cuts, _GRAIN], strict=True)]


def _whole(rows: Sequence[Sequence[Exact]]) -> list[list[int]]:
    """Bring fractions to one denominator, which changes no order."""
    common = lcm(*(value.denominator for row in rows for value in row))
    return [[int(value * common) for value in row] for row in rows]


def _reading(
    by_foremost: Sequence[Sequence[int]], share: Exact, factors: Sequence[str], telling: Sequence[int]
) -> Robustness:
    """Read the counts of one row: how often it took each rank, for each factor that may weigh most."""
    counts = [sum(column) for column in zip(*by_foremost, strict=True)]
    draws, up_to = sum(counts), list(accumulate(counts))
    mean = _mean_rank(counts)
    means = {factors[place]: _mean_rank(by_foremost[place]) for place in telling if any(by_foremost[place])}
    best = min(means, key=means.__getitem__, default=None)
    worst = max(means, key=means.__getitem__, default=None)
    return Robustness(
        top_five_share=share,
        ranks=(_rank_at(up_to, Exact(draws * 5, 100)), _rank_at(up_to, Exact(draws * 95, 100))),
        rises_with=best if best and mean - means[best] >= 1 else None,
        falls_with=worst if worst and means[worst] - mean >= 1 else None,
    )


def _mean_rank(counts: Sequence[int]) -> Exact:
    return Exact(sum(rank * count for rank, count in enumerate(counts, start=1)), sum(counts))


def _rank_at(up_to: Sequence[int], draws: Exact) -> int:
    """Give the first rank that as many draws reach or better."""
    return next(rank for rank, reached in enumerate(up_to, start=1) if reached >= draws)
