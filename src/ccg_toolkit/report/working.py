"""The working of every score and priority, step by step, so that a person can redo it by hand to the same digits."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from ccg_toolkit.framework import Cover
from ccg_toolkit.planning import FACTORS, FIRST_FIVE, Priority, equals_of
from ccg_toolkit.report.assessment import Assessment
from ccg_toolkit.report.english import count
from ccg_toolkit.report.factor_words import words_of
from ccg_toolkit.report.rounding import exact, half_up, in_words, percent
from ccg_toolkit.report.sentences import left_out, robustness_in_words
from ccg_toolkit.report.voices_words import TOO_FEW, agreeing, members_agree, spread
from ccg_toolkit.scoring import CriterionScore, DomainScore, Score

Weighed = Sequence[tuple[Fraction, Fraction]]
"""Pairs of a weight and a value."""

_TIES = "Equal priorities stand by the larger weight (domain x criterion), then by the larger gap."
_EQUALS = (
    "Those equal in all three share a rank; of them goes first what the board chose, then what needs fewer points with all "
    "that it waits for, then the order of the framework."
)
_NO_THIN = "Unconfirmed low: no high rating rests on thin evidence, so it is the low bound."
_FRACTIONS = "Nothing is rounded before the end: 7/6 stands for 7 divided by 6."


def working_of_overall(assessment: Assessment) -> Iterator[str]:
    """Tell how the overall score, its bounds, what nobody confirms, and the way to the targets come about."""
    cover, overall, domains = assessment.framework.cover, assessment.scores.overall, assessment.scores.domains
    yield "Overall score: the mean of the domain scores by domain weight. A domain with nothing rated is left out."
    yield _FRACTIONS
    for domain_score in domains:
        yield f"  {domain_score.domain.title}: weight {exact(domain_score.domain.weight)}, {_domain_standing(domain_score)}"
    rated = [domain_score for domain_score in domains if domain_score.score.mean is not None]
    if rated:
        yield from _mean(
            "Score", [(domain_score.domain.weight, domain_score.score.mean or Fraction(0)) for domain_score in rated]
        )
        yield _band(cover, overall)
    else:
        yield "  Nothing is rated, so there is no score."
    yield from _left_out(overall, len(assessment.scores.criteria))
    known = [domain_score for domain_score in domains if domain_score.score.low is not None]
    if overall.coverage == 1:
        yield "Bounds: all that applies is rated, so both bounds are the score, and coverage is 100%."
    elif known:
        yield "Bounds and coverage: the same mean of the domains' own, over every domain with a criterion that applies."
        yield from _mean(
            "Low", [(domain_score.domain.weight, domain_score.score.low or Fraction(0)) for domain_score in known]
        )
        yield from _mean(
            "High", [(domain_score.domain.weight, domain_score.score.high or Fraction(0)) for domain_score in known]
        )
        coverage = [(domain_score.domain.weight, domain_score.score.coverage or Fraction(0)) for domain_score in known]
        yield from _mean("Coverage", coverage, as_share=True)
    if rated and overall.thin_share:
        yield (
            "Unconfirmed low: the same mean, where each domain counts what is rated high on thin evidence as "
            f"{cover.bottom} too."
        )
        lows = [
            (domain_score.domain.weight, domain_score.score.unconfirmed_low or Fraction(0)) for domain_score in known
        ]
        yield from _mean("Unconfirmed low", lows)
        yield "Thin evidence: its share in what is rated, by domain weight. Below a third, the band stands confirmed."
        thin = [(domain_score.domain.weight, domain_score.score.thin_share or Fraction(0)) for domain_score in rated]
        yield from _mean("Thin evidence", thin, as_share=True)
    elif rated:
        yield _NO_THIN
    if rated:
        yield f"Way to target done: 1 less the gaps divided by {_way(cover, 'the targets')}."
        yield "Both are sums, by domain weight, of the mean gap and the mean target of each domain with a score."
        gaps = [(domain_score.domain.weight, _domain_mean(domain_score, "gap")) for domain_score in rated]
        targets = [(domain_score.domain.weight, _domain_mean(domain_score, "target")) for domain_score in rated]
        yield from _to_target(gaps, targets, cover)


def working_of_domain(assessment: Assessment, domain: DomainScore) -> Iterator[str]:
    """Tell how a domain's score, its bounds, what nobody confirms, and the way to its targets come about."""
    cover = assessment.framework.cover
    yield f"{domain.domain.title}: the mean of the levels of the rated criteria by weight."
    yield _FRACTIONS
    for standing in domain.criteria:
        yield f"  {standing.ref}: weight {exact(standing.criterion.weight)}, {_standing(standing)}"
    rated = [standing for standing in domain.criteria if standing.level is not None]
    if rated:
        yield from _mean("Score", [(standing.criterion.weight, Fraction(standing.level or 0)) for standing in rated])
        yield _band(cover, domain.score)
        names = ", ".join(standing.ref for standing in domain.held_back_by)
        yield f"  Held back by its lowest level, {domain.held_back_by[0].level}: {names}"
    else:
        yield "  Nothing is rated, so there is no score."
    yield from _left_out(domain.score, len(domain.criteria))
    applicable = [standing for standing in domain.criteria if standing.state != "not-applicable"]
    if domain.score.coverage == 1:
        yield "Bounds: all that applies is rated, so both bounds are the score, and coverage is 100%."
    elif applicable:
        yield f"Bounds: what is unknown or unanswered counts as {cover.bottom} for the low one, as {cover.top} for the high one."
        lows = [
            (standing.criterion.weight, Fraction(cover.bottom if standing.level is None else standing.level))
            for standing in applicable
        ]
        highs = [
            (weight, low if standing.level is not None else Fraction(cover.top))
            for (weight, low), standing in zip(lows, applicable, strict=True)
        ]
        yield from _mean("Low", lows)
        yield from _mean("High", highs)
        yield "Coverage: the same mean, where a rated criterion counts as 1 and any other as 0."
        coverage = [(standing.criterion.weight, Fraction(standing.level is not None)) for standing in applicable]
        yield from _mean("Coverage", coverage, as_share=True)
    yield from _unconfirmed(cover, domain)
    if rated:
        yield (
            f"Way to target done: 1 less the gaps divided by {_way(cover, 'the targets')}. Both are sums, by weight, over the "
            "rated criteria."
        )
        gaps = [(standing.criterion.weight, Fraction(standing.gap or 0)) for standing in rated]
        targets = [(standing.criterion.weight, Fraction(standing.target)) for standing in rated]
        yield from _to_target(gaps, targets, cover)


def _unconfirmed(cover: Cover, domain: DomainScore) -> Iterator[str]:
    """Tell what would be left of a domain's score if no high rating held that nobody confirms."""
    rated = [standing for standing in domain.criteria if standing.level is not None]
    applicable = [standing for standing in domain.criteria if standing.state != "not-applicable"]
    if domain.score.thin_share:
        yield f"Unconfirmed low: what is unknown, unanswered or rated high on thin evidence counts as {cover.bottom}."
        lows = [
            (
                standing.criterion.weight,
                Fraction(cover.bottom if standing.thin_evidence or standing.level is None else standing.level),
            )
            for standing in applicable
        ]
        yield from _mean("Unconfirmed low", lows)
        yield "Thin evidence: its share in what is rated, by weight. Below a third, the band stands confirmed."
        thin = [(standing.criterion.weight, Fraction(standing.thin_evidence)) for standing in rated]
        yield from _mean("Thin evidence", thin, as_share=True)
    elif rated:
        yield _NO_THIN


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
    yield _FRACTIONS
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
    yield from _mean("Priority", [(factor.weight(cover), priority.factors[factor.name]) for factor in FACTORS])
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


def _left_out(score: Score, criteria: int) -> Iterator[str]:
    if said := left_out(score.not_applicable, criteria):
        yield f"  {said}"


def _band(cover: Cover, score: Score) -> str:
    doubt = "" if score.confirmed else "; not yet confirmed, as a third or more of what is rated rests on thin evidence"
    ends = [*(band.lowest for band in cover.bands[1:]), None]
    for band, end in zip(cover.bands, ends, strict=True):
        if band.name == score.band:
            upwards = "up" if end is None else f"to below {exact(end)}"
            return f"  Band: {band.name}, from {exact(band.lowest)} {upwards}{doubt}"
    return "  Band: none"


def _standing(standing: CriterionScore) -> str:
    if standing.level is None:
        return standing.state.replace("-", " ")
    return f"level {standing.level}, target {standing.target}, gap {standing.gap}{', thin evidence' if standing.thin_evidence else ''}"


def _domain_standing(domain: DomainScore) -> str:
    if domain.score.mean is None:
        return "no criterion applies" if domain.score.low is None else "nothing rated"
    shown = exact(domain.score.mean)
    return f"score {shown}, shown as {in_words(domain.score.mean)}" if "/" in shown else f"score {shown}"


def _domain_mean(domain: DomainScore, what: str) -> Fraction:
    rated = [criterion for criterion in domain.criteria if criterion.level is not None]
    pairs = [(standing.criterion.weight, Fraction(getattr(standing, what) or 0)) for standing in rated]
    return _total(pairs) / _weight(pairs)


def _total(pairs: Weighed) -> Fraction:
    return sum((weight * value for weight, value in pairs), Fraction(0))


def _weight(pairs: Weighed) -> Fraction:
    return sum((weight for weight, _ in pairs), Fraction(0))


def _sum(pairs: Weighed) -> str:
    """Write out a sum; where every weight is 1, the weights go without saying."""
    if all(weight == 1 for weight, _ in pairs):
        return " + ".join(exact(value) for _, value in pairs)
    return " + ".join(f"{exact(weight)} x {exact(value)}" for weight, value in pairs)


def _mean(name: str, pairs: Weighed, *, as_share: bool = False) -> Iterator[str]:
    """Write out a weighted mean: the sums, then what they come to."""
    total, weight = _total(pairs), _weight(pairs)
    if len(pairs) == 1:
        yield f"  {name}: {_shown(total / weight, as_share=as_share)}"
        return
    weights = " + ".join(exact(weight) for weight, _ in pairs)
    yield f"  {name}: ({_sum(pairs)}) / {exact(weight) if all(one == 1 for one, _ in pairs) else f'({weights})'}"
    quotient, result = f"{_dividend(total)} / {_dividend(weight)}", _shown(total / weight, as_share=as_share)
    # 7 / 6 = 7/6 would say one thing twice
    yield f"    = {result}" if quotient.replace(" ", "") == exact(total / weight) else f"    = {quotient} = {result}"


def _to_target(gaps: Weighed, targets: Weighed, cover: Cover) -> Iterator[str]:
    ways = [(weight, target - cover.bottom) for weight, target in targets]
    gap, way = _total(gaps), _total(ways)
    yield from _mean("Mean target", targets)
    if not way:
        yield f"  No target is above {cover.bottom}: 100%"
        return
    yield f"  Gaps: {_sum(gaps)} = {exact(gap)}"
    yield f"  {_way(cover, 'Targets')}: {_sum(ways)} = {exact(way)}"
    yield f"  Way done: 1 - {_dividend(gap)} / {_dividend(way)} = {_shown(1 - gap / way, as_share=True)}"


def _way(cover: Cover, targets: str) -> str:
    """Name what the gaps are divided by."""
    return f"{targets}, less the lowest level" if cover.bottom else targets


def _dividend(value: Fraction) -> str:
    """Show a number that is about to be divided: a fraction goes in brackets."""
    shown = exact(value)
    return f"({shown})" if "/" in shown else shown


def _shown(value: Fraction, *, as_share: bool = False) -> str:
    """Show a result exactly, then as the result file has it, then as the report has it, where these differ."""
    forms = [exact(value)]
    if "/" in forms[0]:
        forms.append(f"rounded to {in_words(value, 4)}")
    if as_share:
        forms.append(f"shown as {percent(value)}")
    elif half_up(value, 2) != value:
        forms.append(f"shown as {in_words(value)}")
    return ", ".join(forms)
