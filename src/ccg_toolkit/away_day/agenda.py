"""What the results put on the agenda of an away-day, each kind of thing in order of need."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from ccg_toolkit.history import Kept
from ccg_toolkit.planning import FIRST_FIVE, Priority
from ccg_toolkit.report.assessment import Assessment
from ccg_toolkit.report.build_plan import runners_up
from ccg_toolkit.report.rounding import half_up
from ccg_toolkit.report.voices_words import furthest_apart
from ccg_toolkit.scoring import CriterionScore, DomainScore
from ccg_toolkit.survey.voices import HIDDEN_RATING

TABLES = 3
"""Domains whose criteria are scored first; with more, the talk spreads thin."""

BALLOT = 16
"""The most items on a voting sheet."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Agenda:
    """All that the results ask of a day; how much of it there is time for is another matter.

    Attributes:
        evidence: high ratings that nobody confirms, where too much of the score rests on these; else empty.
        priorities: the first five.
        criteria: what to score in silence.
        items: the priorities to vote on, in order of rank.
        firm: those of the first five that need no vote.
        outcomes: promises of an earlier plan that did not come as planned: first those of which the work and the level part.
    """

    evidence: tuple[CriterionScore, ...]
    priorities: tuple[Priority, ...]
    criteria: tuple[CriterionScore, ...]
    items: tuple[Priority, ...]
    firm: tuple[Priority, ...]
    outcomes: tuple[Kept, ...]


def agenda_of(assessment: Assessment) -> Agenda:
    """Collect what the results ask of a day.

    Args:
        assessment: where things stand.
    """
    evidence_first = not assessment.scores.overall.confirmed
    doubts = doubtful(assessment)
    items, firm = to_vote_on(assessment)
    return Agenda(
        evidence=tuple(standing for standing in doubts if evidence_first and _lacks_evidence_only(standing)),
        priorities=tuple(assessment.priorities[:FIRST_FIVE]),
        criteria=tuple(standing for standing in doubts if not (evidence_first and _lacks_evidence_only(standing))),
        items=tuple(items),
        firm=tuple(firm),
        outcomes=tuple(_apart(assessment)),
    )


def _apart(assessment: Assessment) -> list[Kept]:
    """Give the promises of an earlier plan that are worth a question, those of which work and level part first."""
    kept = assessment.since.kept if assessment.since else ()
    parted = [one for one in kept if one.done_without_effect or one.effect_without_doing]
    return [*parted, *(one for one in kept if one.came == "did-not-come" and one not in parted)]


def by_gap(domains: Sequence[DomainScore]) -> list[DomainScore]:
    """Put the furthest from its targets first; of what is not rated nothing can be said, so it comes last."""
    return sorted(
        domains, key=lambda domain: (domain.score.percent_to_target is None, domain.score.percent_to_target or 0)
    )


def by_spread(domains: Sequence[DomainScore]) -> list[DomainScore]:
    """Put the domain first whose score is least certain: by the width of its bounds, then by its doubtful ratings."""

    def spread(domain_score: DomainScore) -> tuple[Fraction, int]:
        low, high = domain_score.score.low or Fraction(0), domain_score.score.high or Fraction(0)
        return -(high - low), -sum(is_doubtful(standing) for standing in domain_score.criteria)

    return sorted(domains, key=spread)


def is_doubtful(standing: CriterionScore) -> bool:
    """Tell whether a criterion is worth scoring in the room: in dispute, not known, not answered, or high on thin evidence."""
    return in_dispute(standing) or standing.state in {"unknown", "unanswered"} or standing.thin_evidence


def in_dispute(standing: CriterionScore) -> bool:
    """Tell whether people, each alone, said otherwise: members contest its level, or leaders lie far apart."""
    return standing.contested or standing.uncertain


def _lacks_evidence_only(standing: CriterionScore) -> bool:
    return standing.thin_evidence and not in_dispute(standing)


def doubtful(assessment: Assessment) -> list[CriterionScore]:
    """Give the criteria worth scoring in the room, in order of need.

    First comes what members contest, then what leaders, each alone, rated far apart, the furthest apart first. Of the others the three domains
    whose scores are least certain come first and take turns, then the rest. Within a domain comes first what is not known,
    then what planned work rests on, then what is most important.

    Args:
        assessment: where things stand.
    """
    required = {unknown.standing.ref for unknown in assessment.plan.find_out if "required" in unknown.reasons}

    def urgency(standing: CriterionScore) -> tuple[bool, bool, int]:
        return standing.state == "rated", standing.ref not in required, -standing.importance

    def apart(standing: CriterionScore) -> tuple[Fraction, float]:
        alone = (
            assessment.voices.rating_by_criterion[standing.ref] if assessment.voices and standing.uncertain else None
        )
        return furthest_apart(alone.cell if alone else HIDDEN_RATING)

    turns = [
        (not standing.contested, not standing.uncertain, apart(standing), place // TABLES, turn, place, standing)
        for place, domain in enumerate(by_spread(assessment.scores.domains))
        for turn, standing in enumerate(sorted(filter(is_doubtful, domain.criteria), key=urgency))
    ]
    return [standing for *_, standing in sorted(turns, key=lambda entry: entry[:6])]


def by_domain(standings: Sequence[CriterionScore]) -> list[CriterionScore]:
    """Bring together what belongs to one domain, so that the room stays with it; the domain of the first comes first."""
    order = list(dict.fromkeys(standing.criterion.domain for standing in standings))
    return sorted(standings, key=lambda standing: order.index(standing.criterion.domain))


def to_vote_on(assessment: Assessment) -> tuple[list[Priority], list[Priority]]:
    """Choose the priorities for the dot vote: those that contend for the first five, and those of the five they challenge.

    Args:
        assessment: its priorities and how firmly they stand.

    Returns:
        The items, in order of rank. With five gaps or fewer that is all of them, to settle which is first. Else it is
        the runners-up that the report names too, and of the first five those that equal one of them, or that leave the
        five somewhere in the middle 90% of weightings; none where nothing contends. Second, those of the first five that
        need no vote.
    """
    priorities = assessment.priorities
    if len(priorities) <= FIRST_FIVE:
        return list(priorities), []
    inside, beyond = priorities[:FIRST_FIVE], runners_up(assessment)
    ranks = {priority.rank for priority in beyond}
    challenged = [
        priority
        for priority in inside
        if beyond and (priority.rank in ranks or priority.robustness.ranks[1] > FIRST_FIVE)
    ]
    return [*challenged, *beyond], [priority for priority in inside if priority not in challenged]


def dots_for(items: int) -> int:
    """Give the number of dots for each person: a quarter of the items, at least one."""
    return max(1, int(half_up(Fraction(items, 4), 0)))


def widest(priorities: Sequence[Priority]) -> list[Priority]:
    """Put the widest gap first; equal ones by rank."""
    return sorted(priorities, key=lambda priority: (-(priority.standing.gap or 0), priority.rank))


def furthest_behind(assessment: Assessment) -> list[DomainScore]:
    """Give the domains with an open gap, the furthest from its targets first."""
    return [
        domain_score
        for domain_score in by_gap(assessment.scores.domains)
        if any(standing.open_gap for standing in domain_score.criteria)
    ]
