"""The factors of a priority, one record each.

Three more places name each of them: its weight, in `Weights` of the framework; what is said of it, in
``report/factor_words.py``; and how much it counts, in ``framework.yaml``. All else goes through the records here.
"""

from collections.abc import Callable
from dataclasses import dataclass

from ccg_toolkit.framework import Cover
from ccg_toolkit.planning.chains import Chains
from ccg_toolkit.scoring import CriterionScore, Exact, Scores


@dataclass(frozen=True, kw_only=True, slots=True)
class Factor:
    """One reason for a gap to come before another.

    Attributes:
        name: as under ``priorities`` of the framework, and in the result file.
        title: the heading of a column.
        value: works it out, from 0 to 1, for a criterion with an open gap.
        has_data: tells whether there is anything to work it out from; where there is not, it is 0 for every gap.
    """

    name: str
    title: str
    value: Callable[[Chains, CriterionScore], Exact]
    has_data: Callable[[Scores], bool] = lambda _: True

    def weight(self, cover: Cover) -> Exact:
        """Give how much it counts in a framework, 0 or more."""
        weight: Exact = getattr(cover.priorities, self.name)
        return weight


def _gap(chains: Chains, standing: CriterionScore) -> Exact:
    cover = chains.scores.framework.cover
    way = cover.target - cover.bottom
    return min(Exact(1), Exact(standing.gap or 0, way)) if way else Exact(1)


def _importance(_: Chains, standing: CriterionScore) -> Exact:
    return Exact(standing.importance - 1, 4)


def _perception(chains: Chains, standing: CriterionScore) -> Exact:
    """Give by how much leaders see it better than members; members who are hidden, or were not asked, say nothing."""
    members = None if standing.statement is None else standing.statement.member.published_share
    return Exact(0) if members is None else max(Exact(0), _leaders(chains, standing) - members)


def _leaders(chains: Chains, standing: CriterionScore) -> Exact:
    """Give the share of leaders who agree; where too few answered to show it, the level that they agreed on together."""
    share = None if standing.statement is None else standing.statement.leader.published_share
    return Exact(standing.level or 0, chains.scores.framework.cover.top) if share is None else share


def _members_heard(scores: Scores) -> bool:
    statements = scores.voices.statements if scores.voices else ()
    return any(statement.member.published_share is not None for statement in statements)


def _leverage(chains: Chains, standing: CriterionScore) -> Exact:
    in_place = standing.level is not None and standing.level >= chains.scores.framework.cover.in_place
    return Exact(0) if in_place else min(Exact(1), Exact(len(chains.waiting[standing.ref]), 4))


FACTORS = (
    Factor(name="gap", title="Gap", value=_gap),
    Factor(name="importance", title="Importance", value=_importance),
    Factor(name="perception", title="Perception", value=_perception, has_data=_members_heard),
    Factor(name="leverage", title="Leverage", value=_leverage),
)
"""All of them, in the order in which figures stand side by side."""
