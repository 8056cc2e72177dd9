"""Would a priority stand whichever way one weighs the reasons? Counted over many random weightings.

The weights are drawn from a Dirichlet(1) distribution: every way to share out 100% among the reasons is as likely as
any other (stochastic multicriteria acceptability analysis, Lahdelma and Salminen 2001). All arithmetic is in whole
numbers, and the generator's sequence is fixed by the language, so that every machine counts the same.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import lcm
from operator import mul
from random import Random

from ccg_toolkit.framework import Cover, Factor
from ccg_toolkit.planning.priorities import FACTORS, Priority
from ccg_toolkit.scoring import Exact

DRAWS = 10_000
FOREMOST = 5
"""A priority counts as foremost while it is among the first five."""

SEED = 20140314
"""Fixes the sequence of weightings; any other number would do as well."""

_GRAIN = 1 << 32


@dataclass(frozen=True, kw_only=True, slots=True)
class Robustness:
    """How firmly a priority stands.

    Attributes:
        top_five_share: the share of weightings in which it is among the first five, 0 to 1.
        ranks: the best and the worst rank over the middle 90% of weightings.
        rises_with: the factor whose weight lifts it most: where that factor weighs more than any other, it stands at
            least one place higher on average than over all weightings. ``None`` where none does.
        falls_with: the same for the factor whose weight lowers it most.
    """

    top_five_share: Exact
    ranks: tuple[int, int]
    rises_with: Factor | None
    falls_with: Factor | None


def assess_robustness(
    cover: Cover, priorities: Sequence[Priority], draws: int = DRAWS, seed: int = SEED
) -> tuple[Robustness, ...]:
    """Tell for each priority how far its rank hangs on the weights of the factors.

    Args:
        cover: names the factors that count: those whose weight is above 0.
        priorities: in their rank order, which also settles ties.
        draws: how many weightings to try, 1 or more.
        seed: fixes the sequence of weightings.

    Returns:
        The robustness of each priority, in the same order.
    """
    if not priorities:
        return ()
    counted = [name for name in FACTORS if getattr(cover.priorities, name)]
    rows = [tuple(priority.factors[name] for name in counted) for priority in priorities]
    by_foremost = rank_counts(rows, draws, seed)
    telling = [place for place in range(len(counted)) if len({row[place] for row in rows}) > 1]
    return tuple(_reading([counts[index] for counts in by_foremost], counted, telling) for index in range(len(rows)))


def rank_counts(rows: Sequence[tuple[Exact, ...]], draws: int, seed: int) -> list[list[list[int]]]:
    """Count how often each of several rows of values takes each rank by its weighted sum.

    Args:
        rows: each with one value for each reason; among equal sums an earlier row comes first.
        draws: how many weightings to try.
        seed: fixes the sequence of weightings.

    Returns:
        For each reason, over the weightings in which it weighs most: for each row, how often it took the first rank,
        the second and so on.
    """
    # Equal rows stand side by side under every weighting, so each set of them is weighed once.
    alike: dict[tuple[Exact, ...], list[int]] = {}
    for index, row in enumerate(rows):
        alike.setdefault(row, []).append(index)
    sets, whole = list(alike.values()), _whole(list(alike))
    places = range(len(sets))
    begins = [[[0] * len(rows) for _ in sets] for _ in rows[0]]
    for weights in weightings(len(rows[0]), draws, seed):
        counts = begins[weights.index(max(weights))]
        sums = [sum(map(mul, weights, values)) for values in whole]
        rank = 0
        for place in sorted(places, key=sums.__getitem__, reverse=True):  # keeps the order of equal sums
            counts[place][rank] += 1
            rank += len(sets[place])
    counted = [[[0] * len(rows) for _ in rows] for _ in rows[0]]
    for reason, counts in enumerate(begins):
        for members, begun in zip(sets, counts, strict=True):
            for offset, index in enumerate(members):
                counted[reason][index][offset:] = begun[: len(rows) - offset]
    return counted


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


def _reading(by_foremost: Sequence[Sequence[int]], factors: Sequence[Factor], telling: Sequence[int]) -> Robustness:
    """Read the counts of one row: how often it took each rank, for each factor that may weigh most."""
    counts = [sum(column) for column in zip(*by_foremost, strict=True)]
    draws, up_to = sum(counts), list(accumulate(counts))
    mean = _mean_rank(counts)
    means = {factors[place]: _mean_rank(by_foremost[place]) for place in telling if any(by_foremost[place])}
    best = min(means, key=means.__getitem__, default=None)
    worst = max(means, key=means.__getitem__, default=None)
    return Robustness(
        top_five_share=Exact(up_to[min(FOREMOST, len(counts)) - 1], draws),
        ranks=(_rank_at(up_to, Exact(draws * 5, 100)), _rank_at(up_to, Exact(draws * 95, 100))),
        rises_with=best if best and mean - means[best] >= 1 else None,
        falls_with=worst if worst and means[worst] - mean >= 1 else None,
    )


def _mean_rank(counts: Sequence[int]) -> Exact:
    return Exact(sum(rank * count for rank, count in enumerate(counts, start=1)), sum(counts))


def _rank_at(up_to: Sequence[int], draws: Exact) -> int:
    """Give the first rank that as many draws reach or better."""
    return next(rank for rank, reached in enumerate(up_to, start=1) if reached >= draws)
