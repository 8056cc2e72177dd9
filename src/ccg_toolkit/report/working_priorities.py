"""The working of a criterion and of the priorities: the flags, the target, the factors and what they come to."""

from collections.abc import Iterator
from fractions import Fraction

from ccg_toolkit.framework import Cover
from ccg_toolkit.planning import FACTORS, FIRST_FIVE, Priority, equals_of
from ccg_toolkit.report.arithmetic import FRACTIONS, written_mean
from ccg_toolkit.report.assessment import Assessment
from ccg_toolkit.report.english import count
from ccg_toolkit.report.factor_words import words_of
from ccg_toolkit.report.rounding import exact, percent
from ccg_toolkit.report.sentences import robustness_in_words
from ccg_toolkit.report.voices_words import TOO_FEW, agreeing, members_agree, spread
from ccg_toolkit.scoring import CriterionScore

_TIES = "Equal priorities stand by the larger weight (domain x criterion), then by the larger gap."
_EQUALS = (
    "Those equal in all three share a rank; of them goes first what the board chose, then what needs fewer points with all "
    "that it waits for, then the order of the framework."
)


def working_of_criterion(assessment: Assessment, standing: CriterionScore) -> Iterator[str]:
    """Tell where a criterion stands, what its target comes from, and what its priority is made of."""
    cover, answers, criterion = assessment.framework.cover, assessment.answers, standing.criterion
    domain = assessment.framework.domain_by_id[criterion.domain]
    yield f"{criterion.title} ({standing.ref})"
    if standing.level is None:
        effect = (
            "it counts nowhere"
            if standing.state == "not-applicable"
            else f"it leaves the score, and the bounds count it as {cover.bottom} and as {cover.top}"
        )
        yield f"  State: {standing.state.replace('-', ' ')}, so {effect}. It has no gap and no priority."
    else:
        told = criterion.text_of(standing.level).replace("\n", "\n    ")  # its own lines are set in below the first
        yield f"  Level {standing.level}, {cover.level(standing.level).name}: {told}"
    if standing.answer.target is not None:
        origin = "given with the answer"
    elif criterion.domain in answers.targets:
        origin = f"the target of the domain {criterion.domain} in the answers"
    else:
        origin = "the framework's target"
    yield f"  Target {standing.target}, {cover.level(standing.target).name}: {origin}"
    if standing.gap:
        yield f"  Gap: {standing.target} - {standing.level} = {standing.gap}"
    elif standing.level is not None:
        yield "  Gap: none, as the level is not below the target, and so no priority"
    yield f"  Weight {exact(criterion.weight)} in its domain, whose own weight is {exact(domain.weight)}"
    if standing.thin_evidence:
        yield f"  Flag: at or above the framework's target, {cover.target}, with no evidence from {cover.terms.members} or from outside."
    yield from _voices(assessment, standing)
    for priority in assessment.priorities:
        if priority.standing.ref == standing.ref:
            yield _factor_weights(cover)
            yield from _priority(assessment, priority)
            yield from _tie(assessment, priority)


def _voices(assessment: Assessment, standing: CriterionScore) -> Iterator[str]:
    """Tell what leaders and members make of a rating: which flags they raise, and which they take away."""
    if assessment.voices is None:
        return
    statement, alone = standing.statement, assessment.voices.rating_by_criterion.get(standing.ref)
    if statement is not None:
        sides = (("leaders", statement.leader), ("members", statement.member))
        told = (f"{who} {TOO_FEW}" if cell.hidden else f"{agreeing(cell)} of {who} agree" for who, cell in sides)
        yield f"  Statement: {', '.join(told)}"
    if standing.confirmed_by_members and statement is not None:
        least = statement.member.share_low
        sure = f"and with 95% certainty at least {percent(Fraction(least))}" if least is not None else "by far the most"
        yield f"  Confirmed: at or above its target, and {members_agree(standing)}, {sure}; so its evidence is not thin"
    if standing.contested:
        yield f"  Contested: at or above its target, and {members_agree(standing)}, fewer than half"
    if alone is not None:
        yield f"  Leaders, each alone: {spread(assessment.framework.cover, alone.cell)}"
    if standing.uncertain:
        half = exact(Fraction(assessment.framework.cover.top, 2))
        yield f"  Uncertain: the middle half of these ratings spans half the scale, {half}, or more"


def working_of_priorities(assessment: Assessment) -> Iterator[str]:
    """Tell how every priority comes about, the first first."""
    if not assessment.priorities:
        yield "There is no gap: no rated criterion is below its target."
        return
    yield _factor_weights(assessment.framework.cover)
    yield _TIES
    yield _EQUALS
    places = min(FIRST_FIVE, len(assessment.priorities))
    yield f"Under each way of weighing, equals share the places they take up, so that all shares in the top five add up to {places}."
    yield FRACTIONS
    for priority in assessment.priorities:
        yield f"{priority.rank}. {priority.standing.criterion.title} ({priority.standing.ref})"
        yield from _priority(assessment, priority)


def working_of_first(assessment: Assessment) -> Iterator[str]:
    """Tell how the first priority comes about; nothing where there is no gap."""
    for priority in assessment.priorities[:1]:
        yield f"{priority.standing.criterion.title}:"
        yield from _priority(assessment, priority)


def _factor_weights(cover: Cover) -> str:
    named = ", ".join(f"{factor.name} {exact(factor.weight(cover))}" for factor in FACTORS)
    return f"Priority: the mean of {count(len(FACTORS), 'factor', 'factors')} from 0 to 1, by the framework's weights: {named}."


def _priority(assessment: Assessment, priority: Priority) -> Iterator[str]:
    """Tell the factors of one priority and their weighted mean."""
    cover = assessment.framework.cover
    for factor in FACTORS:
        yield from (f"  {line}" for line in words_of(factor).working(assessment, priority))
    yield from written_mean("Priority", [(factor.weight(cover), priority.factors[factor.name]) for factor in FACTORS])
    yield f"  Rank {priority.rank}. {robustness_in_words(priority.robustness)}"
    yield from _equals(assessment, priority)


def _equals(assessment: Assessment, priority: Priority) -> Iterator[str]:
    """Tell with which others a priority shares its rank, and in which order the plan takes them."""
    equals = [other for other in assessment.priorities if other.rank == priority.rank]
    if len(equals) < 2:
        return
    gap, weight = priority.standing.gap, exact(priority.weight)
    yield f"  Rank {priority.rank} is shared by {len(equals)}, which are the same in weight, {weight}, and in gap, {gap}, too."
    chosen = (
        "first as the board chose, then "
        if {other.standing.ref for other in equals} & {*assessment.answers.plan.choose}
        else ""
    )
    named = ", ".join(f"{other.standing.ref} {other.points}" for other in equals)
    yield f"    The plan takes them {chosen}by the points that each needs: {named}"
    if priority in equals_of(assessment.priorities, FIRST_FIVE):
        yield f"    They stand on both sides of the line after the first {FIRST_FIVE}: the board may choose which go first."


def _tie(assessment: Assessment, priority: Priority) -> Iterator[str]:
    equals = [other for other in assessment.priorities if other.value == priority.value and other != priority]
    if equals:
        yield f"  Its priority equals that of {', '.join(other.standing.ref for other in equals)}. {_TIES}"
    if any(other.rank == priority.rank for other in equals):
        yield f"  {_EQUALS}"
