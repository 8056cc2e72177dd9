"""Put the gaps in order: four factors for each, weighed as the framework says.

What only the order of the framework would separate shares a rank: 1, 2, 3, 3, 3, 6.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import get_args

from ccg_toolkit.framework import Factor, Framework
from ccg_toolkit.planning.chains import Chains
from ccg_toolkit.scoring import CriterionScore, Exact, Scores

FACTORS: tuple[Factor, ...] = get_args(Factor)


@dataclass(frozen=True, kw_only=True, slots=True)
class Priority:
    """One gap and how much it matters.

    Attributes:
        rank: 1 for the first; those equal in value, weight and gap have the same, and the next ranks are left out.
        item: the criterion and where it stands.
        value: the weighted mean of the factors, 0 to 1.
        weight: of its domain times its own.
        factors: gap, importance, perception and leverage, each 0 to 1.
        waiting: full names of the criteria with an open gap that require this one, directly or not.
        points: the effort of all that is needed to its target with everything that waits, on an empty plan.
    """

    rank: int
    item: CriterionScore
    value: Exact
    weight: Exact
    factors: Mapping[Factor, Exact]
    waiting: tuple[str, ...]
    points: int

    @property
    def standing(self) -> tuple[Exact, Exact, int]:
        """What its rank follows from: value, weight and gap. Those that are the same in it are equals."""
        return self.value, self.weight, self.item.gap or 0


def rank_priorities(scores: Scores, choose: Sequence[str] = ()) -> tuple[Priority, ...]:
    """Rank every rated criterion that is below its target.

    Args:
        scores: where things stand.
        choose: full names of criteria that come first among their equals, in this order.

    Returns:
        The priorities in the order of the plan: by rank, then as chosen, then by fewer points of all that is needed,
        then in the order of the framework.
    """
    framework, chains = scores.framework, Chains(scores=scores)
    open_gaps = [item for item in scores.criteria if item.open_gap]
    waiting = _waiting_for(framework, [item.ref for item in open_gaps])
    found = []
    for item in open_gaps:
        factors = _factors(framework, item, len(waiting[item.ref]))
        weight = framework.domain_by_id[item.criterion.domain].weight * item.criterion.weight
        found.append((_weighted(framework, factors), weight, item, factors))
    standings = sorted(((value, weight, item.gap or 0) for value, weight, item, _ in found), reverse=True)
    rank = {standing: place for place, standing in reversed(list(enumerate(standings, start=1)))}
    chosen = {ref: place for place, ref in reversed(list(enumerate(choose)))}
    priorities = [
        Priority(
            rank=rank[value, weight, item.gap or 0],
            item=item,
            value=value,
            weight=weight,
            factors=factors,
            waiting=waiting[item.ref],
            points=_points(chains, item),
        )
        for value, weight, item, factors in found
    ]
    # The sort keeps the order of the framework among those that are the same in all else.
    return tuple(sorted(priorities, key=lambda one: (one.rank, chosen.get(one.item.ref, len(chosen)), one.points)))


def equals_of(priorities: Sequence[Priority], place: int) -> tuple[Priority, ...]:
    """Give those that stand on both sides of a line, in the order of the plan; none where the line parts no equals.

    Args:
        priorities: the gaps in the order of the plan.
        place: how many stand above the line.
    """
    if not 0 < place < len(priorities) or priorities[place - 1].rank != priorities[place].rank:
        return ()
    return tuple(found for found in priorities if found.rank == priorities[place].rank)


def _points(chains: Chains, item: CriterionScore) -> int:
    effort = chains.scores.framework.cover.effort
    needed = chains.needed(item.ref, item.target).values()
    return sum(effort[step.action.effort] for step in needed if step.action)


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
