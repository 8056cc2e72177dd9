"""The formulas of the scores, in exact fractions. Their definitions stand in ``docs/scores.md``."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from math import lcm
from operator import mul

from ccg_toolkit.answers import Answers
from ccg_toolkit.framework import Cover, Criterion, Domain, Framework
from ccg_toolkit.scoring.models import CriterionScore, DomainScore, Exact, Score, Scores, TagScore
from ccg_toolkit.survey.voices import StatementCell, Voices

_HALF = Fraction(1, 2)


def score_answers(framework: Framework, answers: Answers, voices: Voices | None = None) -> Scores:
    """Score a set of answers.

    Args:
        framework: what was asked.
        answers: what was said, already checked against the framework.
        voices: what a closed survey may show, if one was read. It moves no level: it raises flags, and takes them away.

    Returns:
        Exact scores; nothing is rounded.
    """
    return _scores(
        framework,
        [
            (domain, [_criterion_score(framework.cover, criterion, answers, voices) for criterion in domain.criteria])
            for domain in framework.domains
        ],
        voices,
    )


def with_levels(scores: Scores, levels: Mapping[str, int]) -> Scores:
    """Give the scores as they would be with some criteria at other levels.

    Args:
        scores: where things stand.
        levels: the new level for each criterion that changes, by its full name; only rated ones change.

    Returns:
        Exact scores. Flags on evidence stay as they are: what will show a later level is not known yet.
    """

    def moved(standing: CriterionScore) -> CriterionScore:
        if standing.level is None or standing.ref not in levels:
            return standing
        level = levels[standing.ref]
        return replace(standing, level=level, gap=max(0, standing.target - level))

    refs = levels.keys()
    return _whole(
        scores.framework,
        [
            _domain_score(scores.framework.cover, domain.domain, [moved(standing) for standing in domain.criteria])
            if any(standing.ref in refs for standing in domain.criteria)
            else domain
            for domain in scores.domains
        ],
        scores.voices,
    )


def weighted_mean(pairs: Iterable[tuple[Exact, Exact | int]]) -> Exact | None:
    """Mean of values by weight, Σ w·x / Σ w; ``None`` where there are none."""
    listed = list(pairs)
    weights, _ = _whole_numbers([weight for weight, _ in listed])  # what they are multiplied by cancels
    values, times = _whole_numbers([value for _, value in listed])
    total = sum(weights)
    return Fraction(sum(map(mul, weights, values)), total * times) if total else None


def _whole_numbers(values: Sequence[Exact | int]) -> tuple[list[int], int]:
    """Multiply all by what makes them whole, and tell by what: whole numbers add up far faster than fractions do."""
    times = lcm(*(value.denominator for value in values))
    return [value.numerator * (times // value.denominator) for value in values], times


def band_of(cover: Cover, mean: Exact | None) -> str | None:
    """Name the last band whose beginning is not above the exact mean."""
    if mean is None:
        return None
    return next((band.name for band in reversed(cover.bands) if band.lowest <= mean), None)


def _scores(
    framework: Framework, rated: Iterable[tuple[Domain, Sequence[CriterionScore]]], voices: Voices | None
) -> Scores:
    return _whole(framework, [_domain_score(framework.cover, domain, criteria) for domain, criteria in rated], voices)


def _whole(framework: Framework, domains: Sequence[DomainScore], voices: Voices | None) -> Scores:
    criteria = [criterion for domain in domains for criterion in domain.criteria]
    return Scores(
        framework=framework,
        overall=_overall(framework.cover, domains),
        domains=tuple(domains),
        tags=tuple(_tag_score(lens.id, tag.id, criteria) for lens in framework.cover.lenses for tag in lens.tags),
        voices=voices,
    )


def _criterion_score(cover: Cover, criterion: Criterion, answers: Answers, voices: Voices | None) -> CriterionScore:
    answer = answers.answer(criterion.domain, criterion.id)
    target = answer.target
    if target is None:
        target = answers.targets.get(criterion.domain, cover.target)
    level = answer.rating
    at_target = level is not None and level >= target
    statement = voices.statement_by_criterion.get(criterion.ref) if voices else None
    alone = voices.rating_by_criterion.get(criterion.ref) if voices else None
    share = statement.member.published_share if statement else None
    confirmed = at_target and statement is not None and _more_than_half(statement.member)
    return CriterionScore(
        criterion=criterion,
        answer=answer,
        state=answer.state,
        level=level,
        target=target,
        gap=None if level is None else max(0, target - level),
        thin_evidence=level is not None and level >= cover.target and not (answer.confirmed or confirmed),
        statement=statement,
        confirmed_by_members=confirmed,
        contested=at_target and share is not None and share < _HALF,
        uncertain=alone is not None and alone.uncertain,
    )


def _more_than_half(members: StatementCell) -> bool:
    """Tell whether more than half agree, beyond what chance could make of it; of a bounded cell its bound decides."""
    if members.bound is not None:
        return members.bound == "90% or more"
    return members.share_low is not None and members.share_low > _HALF


def _rated(criteria: Iterable[CriterionScore]) -> list[CriterionScore]:
    return [standing for standing in criteria if standing.level is not None]


def _mean(criteria: Sequence[CriterionScore], value: Callable[[CriterionScore], int]) -> Exact | None:
    return weighted_mean((standing.criterion.weight, value(standing)) for standing in criteria)


def _domain_score(cover: Cover, domain: Domain, criteria: Sequence[CriterionScore]) -> DomainScore:
    applicable = [standing for standing in criteria if standing.state != "not-applicable"]
    rated = _rated(criteria)
    mean = _mean(rated, lambda standing: standing.level or 0)
    gap = _mean(rated, lambda standing: standing.gap or 0)
    target = _mean(rated, lambda standing: standing.target)
    lowest = min((standing.level for standing in rated if standing.level is not None), default=None)
    return DomainScore(
        domain=domain,
        score=Score(
            mean=mean,
            low=_mean(applicable, lambda standing: cover.bottom if standing.level is None else standing.level),
            high=_mean(applicable, lambda standing: cover.top if standing.level is None else standing.level),
            band=band_of(cover, mean),
            coverage=_mean(applicable, lambda standing: int(standing.level is not None)),
            target=target,
            percent_to_target=_percent(gap, target, cover.bottom),
            unconfirmed_low=_mean(
                applicable,
                lambda standing: cover.bottom if standing.thin_evidence or standing.level is None else standing.level,
            ),
            thin_share=_mean(rated, lambda standing: int(standing.thin_evidence)),
            not_applicable=len(criteria) - len(applicable),
        ),
        criteria=tuple(criteria),
        held_back_by=tuple(standing for standing in rated if standing.level == lowest),
    )


def _percent(gap: Exact | None, target: Exact | None, bottom: int) -> Exact | None:
    """Give how much of the way from the lowest level to the target is done."""
    if gap is None or target is None:
        return None
    return 1 - gap / (target - bottom) if target > bottom else Fraction(1)


def _overall(cover: Cover, domains: Sequence[DomainScore]) -> Score:
    def over(value: Callable[[DomainScore], Exact | None]) -> Exact | None:
        valued = [(domain_score.domain.weight, value(domain_score)) for domain_score in domains]
        return weighted_mean((weight, known) for weight, known in valued if known is not None)

    mean, target = (
        over(lambda domain_score: domain_score.score.mean),
        over(lambda domain_score: domain_score.score.target),
    )
    return Score(
        mean=mean,
        low=over(lambda domain_score: domain_score.score.low),
        high=over(lambda domain_score: domain_score.score.high),
        band=band_of(cover, mean),
        coverage=over(lambda domain_score: domain_score.score.coverage),
        unconfirmed_low=over(lambda domain_score: domain_score.score.unconfirmed_low),
        thin_share=over(lambda domain_score: domain_score.score.thin_share),
        not_applicable=sum(domain_score.score.not_applicable for domain_score in domains),
        target=target,
        # A ratio of means is the ratio of the sums that the definition names: the domain weights cancel.
        percent_to_target=_percent(
            over(lambda domain_score: _mean(_rated(domain_score.criteria), lambda rated: rated.gap or 0)),
            target,
            cover.bottom,
        ),
    )


def _tag_score(lens: str, tag: str, criteria: Iterable[CriterionScore]) -> TagScore:
    bearing = [standing for standing in _rated(criteria) if tag in standing.criterion.tags.get(lens, ())]
    return TagScore(
        lens=lens, tag=tag, mean=_mean(bearing, lambda standing: standing.level or 0), criteria=tuple(bearing)
    )
