"""Put the gaps in order: four factors for each, weighed as the framework says."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import get_args

from ccg_toolkit.framework import Factor, Framework
from ccg_toolkit.scoring import CriterionScore, Exact, Scores

FACTORS: tuple[Factor, ...] = get_args(Factor)


@dataclass(frozen=True, kw_only=True, slots=True)
class Priority:
    """One gap and how much it matters.

    Attributes:
        rank: 1 for the first.
        item: the criterion and where it stands.
        value: the weighted mean of the factors, 0 to 1.
        factors: gap, importance, perception and leverage, each 0 to 1.
        waiting: full names of the criteria with an open gap that require this one, directly or not.
    """

    rank: int
    item: CriterionScore
    value: Exact
    factors: Mapping[Factor, Exact]
    waiting: tuple[str, ...]


def rank_priorities(scores: Scores) -> tuple[Priority, ...]:
    """Rank every rated criterion that is below its target.

    Args:
        scores: where things stand.

    Returns:
        The priorities, the first first. Ties go by larger weight, larger gap, then the order of the framework.
    """
    framework = scores.framework
    open_gaps = [item for item in scores.criteria if item.open_gap]
    waiting = _waiting_for(framework, [item.ref for item in open_gaps])
    order = {ref: index for index, ref in enumerate(framework.by_ref)}
    found = []
    for item in open_gaps:
        factors = _factors(framework, item, len(waiting[item.ref]))
        value = _weighted(framework, factors)
        weight = framework.domain_by_id[item.criterion.domain].weight * item.criterion.weight
        found.append(((-value, -weight, -(item.gap or 0), order[item.ref]), item, value, factors))
    return tuple(
        Priority(rank=rank, item=item, value=value, factors=factors, waiting=waiting[item.ref])
        for rank, (_, item, value, factors) in enumerate(sorted(found, key=lambda entry: entry[0]), start=1)
    )


def _factors(framework: Framework, item: CriterionScore, waiting: int) -> dict[Factor, Exact]:
    target, gap = framework.cover.target, item.gap or 0
    in_place = item.level is not None and item.level >= framework.cover.in_place
    return {
        "gap": min(Fraction(1), Fraction(gap, target)) if target else Fraction(1),
        "importance": Fraction(item.importance - 1, 4),
        "perception": Fraction(0),  # the difference between leaders and members; 0 while no responses are read
        "leverage": Fraction(0) if in_place else min(Fraction(1), Fraction(waiting, 4)),
    }


def _weighted(framework: Framework, factors: Mapping[Factor, Exact]) -> Exact:
    weights = framework.cover.priorities
    total = sum((getattr(weights, name) for name in FACTORS), Fraction(0))
    return sum((getattr(weights, name) * factors[name] for name in FACTORS), Fraction(0)) / total


def _waiting_for(framework: Framework, open_gaps: list[str]) -> dict[str, tuple[str, ...]]:
    """Give for each criterion those with an open gap that require it, directly or through others."""
    waiting: dict[str, list[str]] = {ref: [] for ref in framework.by_ref}
    for ref in open_gaps:
        seen: set[str] = set()
        ahead = list(framework.by_ref[ref].requires)
        while ahead:
            required = ahead.pop()
            if required not in seen:
                seen.add(required)
                waiting[required].append(ref)
                ahead += framework.by_ref[required].requires
    return {ref: tuple(names) for ref, names in waiting.items()}
