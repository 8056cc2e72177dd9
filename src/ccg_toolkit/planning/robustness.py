"""Would a priority stand whichever way one weighs the reasons? Counted over many random weightings.

The weights are drawn from a Dirichlet(1) distribution: every way to share out 100% among the reasons is as likely as
any other (stochastic multicriteria acceptability analysis, Lahdelma and Salminen 2001). All arithmetic is in whole
numbers, and the generator's sequence is fixed by the language, so that every machine counts the same.

Under each weighting the order is by weighted sum, then by weight, then by gap. Those equal in all three share the places
that they take up: all have the first of these as their rank, and where j of m places are among the first five, each
counts j/m there. So equals have equal figures, and all shares add up to five.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby
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
    factors: Sequence[str], alternatives: Sequence[Alternative], draws: int
) -> tuple[Robustness, ...]:
    """Tell for each gap how far its rank hangs on the weights of the factors.

    Args:
        factors: the names of those that count, whose weight is above 0.
        alternatives: the gaps, with a value for each of these factors.
        draws: how many weightings to try, 1 or more.

    Returns:
        The robustness of each gap, in the same order.
    """
    if not alternatives:
        return ()
    counts = rank_counts(alternatives, draws, SEED)
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
    for index, one in enumerate(alternatives):
        alike.setdefault(one, []).append(index)
    sizes, weighed = [len(members) for members in alike.values()], _Weighed(list(alike))
    reasons, size_of = len(alternatives[0].values), sizes.__getitem__
    # How often each set stood at each place, for each reason: the set, how many stand above it, and how many it stands among.
    seen: list[Counter[tuple[int, int, int]]] = [Counter() for _ in range(reasons)]
    for weights in weightings(reasons, draws, seed):
        order, sums = weighed.under(weights)
        among: Iterable[int] = map(size_of, order)
        above: Iterable[int] = accumulate(map(size_of, order), initial=0)
        if len(set(sums)) < len(sums):  # where sets are equal under these weights, each has the place of the first
            groups = [list(equals) for _, equals in groupby(order, key=sums.__getitem__)]
            together = [sum(map(size_of, equals)) for equals in groups]
            among = (size for size, equals in zip(together, groups, strict=True) for _ in equals)
            starts = accumulate(together, initial=0)
            above = (start for start, equals in zip(starts, groups, strict=False) for _ in equals)
        seen[weights.index(max(weights))].update(zip(order, above, among, strict=False))
    counted = [[[0] * len(alternatives) for _ in sizes] for _ in range(reasons)]
    inside: list[Counter[tuple[int, int]]] = [Counter() for _ in sizes]  # how many places among how many equals
    for counts, times in zip(counted, seen, strict=True):
        for (place, start, size), count in times.items():
            counts[place][start] += count
            if start < FIRST_FIVE:
                inside[place][min(size, FIRST_FIVE - start), size] += count
    shares = [
        sum((Exact(places * count, size) for (places, size), count in within.items()), Exact(0)) / draws
        for within in inside
    ]
    row_of = {index: place for place, members in enumerate(alike.values()) for index in members}
    return RankCounts(
        ranks=[[counts[row_of[index]] for index in range(len(alternatives))] for counts in counted],
        among_first=[shares[row_of[index]] for index in range(len(alternatives))],
    )


class _Weighed:
    """Alternatives whose weighted sums are worked out all at once: their values lie side by side in one long number."""

    def __init__(self, alternatives: Sequence[Alternative]) -> None:
        values = _whole([one.values for one in alternatives])
        standings = {standing: place for place, standing in enumerate(sorted({one.standing for one in alternatives}))}
        # The standing comes below the sum, so that it settles the order among equal sums.
        below = len(standings).bit_length()
        width = -(-((max(map(max, values), default=0) * _GRAIN).bit_length() + below) // 8)
        self._places = range(len(alternatives))
        self._slices = [slice(start, start + width) for start in range(0, width * len(alternatives), width)]
        self._length = width * len(alternatives)

        def side_by_side(numbers: Iterable[int]) -> int:
            return int.from_bytes(b"".join(number.to_bytes(width) for number in numbers))

        self._values = [side_by_side(value << below for value in column) for column in zip(*values, strict=True)]
        self._standings = side_by_side(standings[one.standing] for one in alternatives)

    def under(self, weights: Sequence[int]) -> tuple[list[int], list[bytes]]:
        """Give the order under some weights, and for each alternative what it is ordered by."""
        line = (sum(map(mul, weights, self._values)) + self._standings).to_bytes(self._length)
        sums = list(map(line.__getitem__, self._slices))
        return sorted(self._places, key=sums.__getitem__, reverse=True), sums


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
