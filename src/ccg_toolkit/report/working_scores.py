"""The working of every score, step by step, so that a person can redo it by hand to the same digits."""

from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction

from ccg_toolkit.framework import Cover
from ccg_toolkit.report.arithmetic import (
    FRACTIONS,
    Weighed,
    as_result,
    bracketed,
    total_of,
    weight_of,
    written_mean,
    written_sum,
)
from ccg_toolkit.report.assessment import Assessment
from ccg_toolkit.report.rounding import exact, in_words
from ccg_toolkit.report.sentences import left_out
from ccg_toolkit.scoring import CriterionScore, DomainScore, Score

_ALL_RATED = "Bounds: all that applies is rated, so both bounds are the score, and coverage is 100%."
_NO_THIN = "Unconfirmed low: no high rating rests on thin evidence, so it is the low bound."


def working_of_overall(assessment: Assessment) -> Iterator[str]:
    """Tell how the overall score, its bounds, what nobody confirms, and the way to the targets come about."""
    cover, overall, domains = assessment.framework.cover, assessment.scores.overall, assessment.scores.domains
    rated = [domain for domain in domains if domain.score.mean is not None]
    known = [domain for domain in domains if domain.score.low is not None]
    yield "Overall score: the mean of the domain scores by domain weight. A domain with nothing rated is left out."
    yield FRACTIONS
    for domain in domains:
        yield f"  {domain.domain.title}: weight {exact(domain.domain.weight)}, {_domain_standing(domain)}"
    if rated:
        yield from written_mean("Score", _by_domain(rated, lambda one: one.score.mean))
        yield _band(cover, overall)
    else:
        yield "  Nothing is rated, so there is no score."
    yield from _left_out(overall, len(assessment.scores.criteria))
    if overall.coverage == 1:
        yield _ALL_RATED
    elif known:
        yield "Bounds and coverage: the same mean of the domains' own, over every domain with a criterion that applies."
        yield from written_mean("Low", _by_domain(known, lambda one: one.score.low))
        yield from written_mean("High", _by_domain(known, lambda one: one.score.high))
        yield from written_mean("Coverage", _by_domain(known, lambda one: one.score.coverage), as_share=True)
    if not rated:
        return
    if overall.thin_share:
        yield (
            "Unconfirmed low: the same mean, where each domain counts what is rated high on thin evidence as "
            f"{cover.bottom} too."
        )
        yield from written_mean("Unconfirmed low", _by_domain(known, lambda one: one.score.unconfirmed_low))
        yield "Thin evidence: its share in what is rated, by domain weight. Below a third, the band stands confirmed."
        yield from written_mean("Thin evidence", _by_domain(rated, lambda one: one.score.thin_share), as_share=True)
    else:
        yield _NO_THIN
    yield f"Way to target done: 1 less the gaps divided by {_way(cover, 'the targets')}."
    yield "Both are sums, by domain weight, of the mean gap and the mean target of each domain with a score."
    gaps = _by_domain(rated, lambda one: _mean(one, lambda standing: standing.gap))
    targets = _by_domain(rated, lambda one: _mean(one, lambda standing: standing.target))
    yield from _to_target(gaps, targets, cover)


def working_of_domain(assessment: Assessment, domain: DomainScore) -> Iterator[str]:
    """Tell how a domain's score, its bounds, what nobody confirms, and the way to its targets come about."""
    cover = assessment.framework.cover
    rated = [standing for standing in domain.criteria if standing.level is not None]
    applicable = [standing for standing in domain.criteria if standing.state != "not-applicable"]
    yield f"{domain.domain.title}: the mean of the levels of the rated criteria by weight."
    yield FRACTIONS
    for standing in domain.criteria:
        yield f"  {standing.ref}: weight {exact(standing.criterion.weight)}, {_standing(standing)}"
    if rated:
        yield from written_mean("Score", _by_criterion(rated, lambda one: one.level))
        yield _band(cover, domain.score)
        names = ", ".join(standing.ref for standing in domain.held_back_by)
        yield f"  Held back by its lowest level, {domain.held_back_by[0].level}: {names}"
    else:
        yield "  Nothing is rated, so there is no score."
    yield from _left_out(domain.score, len(domain.criteria))
    if domain.score.coverage == 1:
        yield _ALL_RATED
    elif applicable:
        yield f"Bounds: what is unknown or unanswered counts as {cover.bottom} for the low one, as {cover.top} for the high one."
        yield from written_mean("Low", _by_criterion(applicable, lambda one: _or(one.level, cover.bottom)))
        yield from written_mean("High", _by_criterion(applicable, lambda one: _or(one.level, cover.top)))
        yield "Coverage: the same mean, where a rated criterion counts as 1 and any other as 0."
        coverage = _by_criterion(applicable, lambda one: one.level is not None)
        yield from written_mean("Coverage", coverage, as_share=True)
    if not rated:
        return
    if domain.score.thin_share:
        yield f"Unconfirmed low: what is unknown, unanswered or rated high on thin evidence counts as {cover.bottom}."
        confirmed = _by_criterion(
            applicable, lambda one: cover.bottom if one.thin_evidence else _or(one.level, cover.bottom)
        )
        yield from written_mean("Unconfirmed low", confirmed)
        yield "Thin evidence: its share in what is rated, by weight. Below a third, the band stands confirmed."
        yield from written_mean("Thin evidence", _by_criterion(rated, lambda one: one.thin_evidence), as_share=True)
    else:
        yield _NO_THIN
    yield (
        f"Way to target done: 1 less the gaps divided by {_way(cover, 'the targets')}. Both are sums, by weight, over the "
        "rated criteria."
    )
    gaps, targets = _by_criterion(rated, lambda one: one.gap), _by_criterion(rated, lambda one: one.target)
    yield from _to_target(gaps, targets, cover)


def _by_domain(domains: Iterable[DomainScore], value: Callable[[DomainScore], Fraction | None]) -> Weighed:
    return [(domain.domain.weight, value(domain) or Fraction(0)) for domain in domains]


def _by_criterion(standings: Iterable[CriterionScore], value: Callable[[CriterionScore], int | None]) -> Weighed:
    return [(standing.criterion.weight, Fraction(value(standing) or 0)) for standing in standings]


def _mean(domain: DomainScore, value: Callable[[CriterionScore], int | None]) -> Fraction:
    """Give the mean of a figure over the rated criteria of a domain."""
    pairs = _by_criterion((standing for standing in domain.criteria if standing.level is not None), value)
    return total_of(pairs) / weight_of(pairs)


def _or(level: int | None, otherwise: int) -> int:
    return otherwise if level is None else level


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


def _to_target(gaps: Weighed, targets: Weighed, cover: Cover) -> Iterator[str]:
    ways = [(weight, target - cover.bottom) for weight, target in targets]
    gap, way = total_of(gaps), total_of(ways)
    yield from written_mean("Mean target", targets)
    if not way:
        yield f"  No target is above {cover.bottom}: 100%"
        return
    yield f"  Gaps: {written_sum(gaps)} = {exact(gap)}"
    yield f"  {_way(cover, 'Targets')}: {written_sum(ways)} = {exact(way)}"
    yield f"  Way done: 1 - {bracketed(gap)} / {bracketed(way)} = {as_result(1 - gap / way, as_share=True)}"


def _way(cover: Cover, targets: str) -> str:
    """Name what the gaps are divided by."""
    return f"{targets}, less the lowest level" if cover.bottom else targets
