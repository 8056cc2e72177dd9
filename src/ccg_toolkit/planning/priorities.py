"""Put the gaps in order: the factors of each, weighed as the framework says.

What only the order of the framework would separate shares a rank: 1, 2, 3, 3, 3, 6.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ccg_toolkit.planning.chains import Chains
from ccg_toolkit.planning.factors import FACTORS
from ccg_toolkit.planning.robustness import DRAWS, Alternative, Robustness, assess_robustness
from ccg_toolkit.scoring import CriterionScore, Exact, Scores, weighted_mean


@dataclass(frozen=True, kw_only=True, slots=True)
class Priority:
    """One gap and how much it matters.

    Attributes:
        rank: 1 for the first; those equal in value, weight and gap have the same, and the next ranks are left out.
        standing: the criterion and where it stands.
        value: the weighted mean of the factors, 0 to 1.
        weight: of its domain times its own.
        factors: each by its name, 0 to 1.
        robustness: how firmly it stands.
        waiting: full names of the criteria with an open gap that require this one, directly or not.
        waits_for: full names of the criteria that its next action waits for at the start.
        effort: points of its own actions from its level to its target, as far as they are written.
        points: the effort of all that is needed to its target with everything that waits, on an empty plan.
    """

    rank: int
    standing: CriterionScore
    value: Exact
    weight: Exact
    factors: Mapping[str, Exact]
    robustness: Robustness
    waiting: tuple[str, ...]
    waits_for: tuple[str, ...]
    effort: int
    points: int


@dataclass(frozen=True, kw_only=True, slots=True)
class _Weighed:
    """A gap before its rank is known."""

    standing: CriterionScore
    value: Exact
    weight: Exact
    factors: Mapping[str, Exact]

    @property
    def worth(self) -> tuple[Exact, Exact, int]:
        """What its rank follows from: value, weight and gap. Those that are the same in it are equals."""
        return self.value, self.weight, self.standing.gap or 0


def rank_priorities(scores: Scores, choose: Sequence[str] = (), draws: int = DRAWS) -> tuple[Priority, ...]:
    """Rank every rated criterion that is below its target.

    Args:
        scores: where things stand.
        choose: full names of criteria that come first among their equals, in this order.
        draws: how many weightings to try for the robustness, 1 or more.

    Returns:
        The priorities in the order of the plan: by rank, then as chosen, then by fewer points of all that is needed,
        then in the order of the framework.
    """
    cover, chains = scores.framework.cover, Chains(scores=scores)
    weighed = _weighed(chains)
    ranks = _ranks(weighed)
    counted = [factor.name for factor in FACTORS if factor.weight(cover)]
    alternatives = [
        Alternative(tuple(gap.factors[name] for name in counted), (gap.weight, gap.standing.gap or 0))
        for gap in weighed
    ]
    chosen = {ref: place for place, ref in reversed(list(enumerate(choose)))}
    priorities = [
        Priority(
            rank=ranks[gap.standing.ref],
            standing=gap.standing,
            value=gap.value,
            weight=gap.weight,
            factors=gap.factors,
            robustness=robustness,
            waiting=chains.waiting[gap.standing.ref],
            waits_for=_waits_for(chains, gap.standing),
            effort=chains.effort(chains.steps(gap.standing.ref, gap.standing.target)),
            points=chains.effort(chains.needed(gap.standing.ref, gap.standing.target).values()),
        )
        for gap, robustness in zip(weighed, assess_robustness(counted, alternatives, draws), strict=True)
    ]
    # The sort keeps the order of the framework among those that are the same in all else.
    return tuple(sorted(priorities, key=lambda one: (one.rank, chosen.get(one.standing.ref, len(chosen)), one.points)))


def ranks_of(scores: Scores) -> dict[str, int]:
    """Give the rank of every gap by the full name of its criterion, and nothing else of its priority."""
    return _ranks(_weighed(Chains(scores=scores)))


def equals_of(priorities: Sequence[Priority], place: int) -> tuple[Priority, ...]:
    """Give those that stand on both sides of a line, in the order of the plan; none where the line parts no equals.

    Args:
        priorities: the gaps in the order of the plan.
        place: how many stand above the line.
    """
    if not 0 < place < len(priorities) or priorities[place - 1].rank != priorities[place].rank:
        return ()
    return tuple(priority for priority in priorities if priority.rank == priorities[place].rank)


def _weighed(chains: Chains) -> list[_Weighed]:
    framework = chains.scores.framework
    weighed = []
    for standing in chains.scores.criteria:
        if not standing.open_gap:
            continue
        factors = {factor.name: factor.value(chains, standing) for factor in FACTORS}
        value = weighted_mean((factor.weight(framework.cover), factors[factor.name]) for factor in FACTORS)
        weight = framework.domain_by_id[standing.criterion.domain].weight * standing.criterion.weight
        # A checked framework has a factor whose weight is above 0.
        weighed.append(_Weighed(standing=standing, value=value or Exact(0), weight=weight, factors=factors))
    return weighed


def _ranks(weighed: Sequence[_Weighed]) -> dict[str, int]:
    worths = sorted((gap.worth for gap in weighed), reverse=True)
    rank = {worth: place for place, worth in reversed(list(enumerate(worths, start=1)))}
    return {gap.standing.ref: rank[gap.worth] for gap in weighed}


def _waits_for(chains: Chains, standing: CriterionScore) -> tuple[str, ...]:
    """Name what the next written action of a criterion waits for at the start."""
    written = [step for step in chains.steps(standing.ref, standing.target) if step.action]
    waits = [wait.ref for step in written[:1] for wait in chains.waits(step) if not chains.is_met(wait)]
    return tuple(dict.fromkeys(waits))
