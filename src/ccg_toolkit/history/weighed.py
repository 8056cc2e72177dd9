"""Levels with their weights, and the one formula of the overall score: a mean of means."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

Exact = Fraction
"""A number that has not been rounded."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Weighed:
    """A level, and how much it counts: ``weight`` in its domain, ``domain_weight`` that of its domain in the whole."""

    ref: str
    domain: str
    domain_weight: Exact
    weight: Exact
    level: int


@dataclass(frozen=True, kw_only=True, slots=True)
class DomainMean:
    """The mean level of what is rated in a domain, and the weight of the domain."""

    domain: str
    domain_weight: Exact
    weight: Exact
    mean: Exact


def domain_means(levels: Iterable[Weighed]) -> tuple[DomainMean, ...]:
    """Give the mean of each domain with a level, in the order in which they come."""
    domains: dict[str, list[Weighed]] = {}
    for level in levels:
        domains.setdefault(level.domain, []).append(level)
    means = []
    for name, rated in domains.items():
        weight = sum((each.weight for each in rated), Fraction(0))
        mean = sum((each.weight * each.level for each in rated), Fraction(0)) / weight
        means.append(DomainMean(domain=name, domain_weight=rated[0].domain_weight, weight=weight, mean=mean))
    return tuple(means)


def mean_of(levels: Iterable[Weighed]) -> Exact | None:
    """Give the overall score of levels; ``None`` where there are none."""
    means = domain_means(levels)
    total = sum((each.domain_weight for each in means), Fraction(0))
    return sum((each.domain_weight * each.mean for each in means), Fraction(0)) / total if means else None


def shares_of(levels: Iterable[Weighed]) -> dict[str, Exact]:
    """Give the share of each criterion in the overall score, by its full name; together they are 1."""
    listed = list(levels)
    means = {each.domain: each for each in domain_means(listed)}
    total = sum((each.domain_weight for each in means.values()), Fraction(0))
    return {each.ref: each.domain_weight / total * each.weight / means[each.domain].weight for each in listed}
