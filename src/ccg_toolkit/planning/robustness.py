"""Would a priority stand whichever way one weighs the reasons? Counted over many random weightings.

The weights are drawn from a Dirichlet(1) distribution: every way to share out 100% among the reasons is as likely as
any other (stochastic multicriteria acceptability analysis, Lahdelma and Salminen 2001). All arithmetic is in whole
numbers, and the generator's sequence is fixed by the language, so that every machine counts the same.
"""

from collections.abc import Sequence
from heapq import nsmallest
from math import lcm
from operator import mul
from random import Random

from ccg_toolkit.framework import Cover, Factor
from ccg_toolkit.planning.priorities import FACTORS, Priority
from ccg_toolkit.scoring import Exact

DRAWS = 10_000
FOREMOST = 5
"""A priority counts as foremost while it is among the first five."""

_GRAIN = 1 << 32
_SEED = 20140314


def top_five_shares(cover: Cover, priorities: Sequence[Priority], draws: int = DRAWS, seed: int = _SEED) -> list[Exact]:
    """Count how often each priority is among the first five.

    Args:
        cover: names the factors that count: those whose weight is above 0.
        priorities: in their rank order, which also settles ties.
        draws: how many weightings to try.
        seed: fixes the sequence of weightings.

    Returns:
        For each priority the share of weightings, 0 to 1, in the same order.
    """
    counted: list[Factor] = [name for name in FACTORS if getattr(cover.priorities, name)]
    if len(priorities) <= FOREMOST:
        return [Exact(1)] * len(priorities)
    rows = _whole([[priority.factors[name] for name in counted] for priority in priorities])
    contenders = _contenders(rows)
    hits = [0] * len(rows)
    random = Random(seed).random  # noqa: S311 - a repeatable count, nothing secret
    for _ in range(draws):
        cuts = sorted(int(random() * _GRAIN) for _ in counted[1:])
        weights = [upper - lower for lower, upper in zip([0, *cuts], [*cuts, _GRAIN], strict=True)]
        ranked = [(-sum(map(mul, weights, rows[index])), index) for index in contenders]
        for _, index in nsmallest(FOREMOST, ranked):
            hits[index] += 1
    return [Exact(hit, draws) for hit in hits]


def _whole(rows: list[list[Exact]]) -> list[list[int]]:
    """Bring fractions to one denominator, which changes no order."""
    common = lcm(*(value.denominator for row in rows for value in row))
    return [[int(value * common) for value in row] for row in rows]


def _contenders(rows: list[list[int]]) -> list[int]:
    """Leave out what five others beat or equal in every factor and precede: no weighting brings it among the five."""
    kept: list[int] = []
    for index, row in enumerate(rows):
        ahead = sum(all(map(int.__ge__, rows[other], row)) for other in range(index))
        if ahead < FOREMOST:
            kept.append(index)
    return kept
