"""Would a priority stand whichever way one weighs the reasons? Counted over many random weightings.

The weights are drawn from a Dirichlet(1) distribution: every way to share out 100% among the reasons is as likely as
any other (stochastic multicriteria acceptability analysis, Lahdelma and Salminen 2001). All arithmetic is in whole
numbers, and the generator's sequence is fixed by the language, so that every machine counts the same.
"""

from collections.abc import Iterator, Sequence
from heapq import nsmallest
from math import lcm
from operator import mul
from random import Random

from ccg_toolkit.framework import Cover
from ccg_toolkit.planning.priorities import FACTORS, Priority
from ccg_toolkit.scoring import Exact

DRAWS = 10_000
FOREMOST = 5
"""A priority counts as foremost while it is among the first five."""

SEED = 20140314
"""Fixes the sequence of weightings; any other number would do as well."""

_GRAIN = 1 << 32


def top_five_shares(cover: Cover, priorities: Sequence[Priority], draws: int = DRAWS, seed: int = SEED) -> list[Exact]:
    """Count how often each priority is among the first five.

    Args:
        cover: names the factors that count: those whose weight is above 0.
        priorities: in their rank order, which also settles ties.
        draws: how many weightings to try.
        seed: fixes the sequence of weightings.

    Returns:
        For each priority the share of weightings, 0 to 1, in the same order.
    """
    counted = [name for name in FACTORS if getattr(cover.priorities, name)]
    rows = [[priority.factors[name] for name in counted] for priority in priorities]
    return foremost_shares(rows, FOREMOST, draws, seed)


def foremost_shares(
    rows: Sequence[Sequence[Exact]], foremost: int, draws: int = DRAWS, seed: int = SEED
) -> list[Exact]:
    """Count how often each of several rows of values is among the first few by its weighted sum.

    Args:
        rows: each with one value for each reason; an earlier row wins a tie.
        foremost: how many are the first few.
        draws: how many weightings to try.
        seed: fixes the sequence of weightings.

    Returns:
        For each row the share of weightings, 0 to 1, in the same order.
    """
    if len(rows) <= foremost:
        return [Exact(1)] * len(rows)
    whole = _whole(rows)
    contenders = _contenders(whole, foremost)
    hits = [0] * len(rows)
    for weights in weightings(len(rows[0]), draws, seed):
        ranked = [(-sum(map(mul, weights, whole[index])), index) for index in contenders]
        for _, index in nsmallest(foremost, ranked):
            hits[index] += 1
    return [Exact(hit, draws) for hit in hits]


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


def _contenders(rows: Sequence[Sequence[int]], foremost: int) -> list[int]:
    """Leave out each row that enough earlier ones beat or equal in every value: no weighting brings it forward."""
    kept: list[int] = []
    for index, row in enumerate(rows):
        ahead = sum(all(map(int.__ge__, rows[other], row)) for other in kept)
        if ahead < foremost:
            kept.append(index)
    return kept
