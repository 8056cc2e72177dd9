"""The working of every score and priority, step by step, so that a person can redo it by hand to the same digits."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from ccg_toolkit.planning import FACTORS, Priority
from ccg_toolkit.report.assessment import Assessment
from ccg_toolkit.report.rounding import half_up, in_words, percent
from ccg_toolkit.scoring import CriterionScore, DomainScore


def exact(value: Fraction) -> str:
    """Show a number so that nothing is lost: digits where they end within 4 places, else a fraction."""
    if value.denominator == 1:
        return str(value.numerator)
    if 10_000 % value.denominator == 0:
        return f"{half_up(value, 4)}".rstrip("0")
    return f"{value.numerator}/{value.denominator}"


def _dividend(value: Fraction) -> str:
    """Show a number that is about to be divided: a fraction goes in brackets."""
    shown = exact(value)
    return f"({shown})" if "/" in shown else shown


def working_of_overall(assessment: Assessment) -> Iterator[str]:
    """Tell how the overall score, its bounds, its coverage and its distance to target come about."""
    scores = assessment.scores
    overall = scores.overall
    yield "Overall score: the mean of the domain scores by domain weight. Domains with nothing rated are left out."
    rated = [item for item in scores.domains if item.score.mean is not None]
    for item in rated:
        mean = item.score.mean or Fraction(0)
        shown = f"{exact(mean)} = {in_words(mean)}" if "/" in exact(mean) else exact(mean)
        yield f"  {item.domain.title}: weight {exact(item.domain.weight)}, score {shown}"
    if not rated:
        yield "  Nothing is rated, so there is no score."
    else:
        yield from _mean("Score", [(item.domain.weight, item.score.mean or Fraction(0)) for item in rated])
        yield f"  Band: {overall.band or 'none'}"
    known = [item for item in scores.domains if item.score.low is not None]
    if not known:
        return
    yield "Bounds and coverage: the same mean over every domain with an applicable criterion."
    yield from _mean("Low", [(item.domain.weight, item.score.low or Fraction(0)) for item in known])
    yield from _mean("High", [(item.domain.weight, item.score.high or Fraction(0)) for item in known])
    yield from _mean("Coverage", [(item.domain.weight, item.score.coverage or Fraction(0)) for item in known])
    if rated:
        yield "Percent to target: 1 less the mean gap over the mean target, each by domain weight, of the rated criteria."
        gaps = [(item.domain.weight, _part(item, "gap")) for item in rated]
        targets = [(item.domain.weight, _part(item, "target")) for item in rated]
        yield from _to_target(_sum(gaps), _sum(targets), " + ".join(_products(gaps)), " + ".join(_products(targets)))


def working_of_domain(assessment: Assessment, domain: DomainScore) -> Iterator[str]:
    """Tell how a domain's score, bounds, coverage and distance to target come about."""
    top = assessment.framework.cover.top
    rated = [item for item in domain.criteria if item.level is not None]
    applicable = [item for item in domain.criteria if item.state != "not-applicable"]
    yield f"{domain.domain.title}: the mean of the rated criteria by weight."
    for item in domain.criteria:
        yield f"  {item.ref}: {_standing(item)}"
    if rated:
        yield from _mean("Score", [(item.criterion.weight, Fraction(item.level or 0)) for item in rated])
        yield f"  Band: {domain.score.band or 'none'}"
        names = ", ".join(item.ref for item in domain.held_back_by)
        yield f"  Held back by its lowest level, {domain.held_back_by[0].level}: {names}"
    else:
        yield "  Nothing is rated, so there is no score."
    if not applicable:
        return
    yield f"Bounds: what is unknown or unanswered counts as 0 for the low one, as {top} for the high one."
    yield from _mean("Low", [(item.criterion.weight, Fraction(item.level or 0)) for item in applicable])
    highs = [(item.criterion.weight, Fraction(top if item.level is None else item.level)) for item in applicable]
    yield from _mean("High", highs)
    yield "Coverage: rated weight over applicable weight."
    yield from _mean("Coverage", [(item.criterion.weight, Fraction(item.level is not None)) for item in applicable])
    if rated:
        yield "Percent to target: 1 less the sum of gaps over the sum of targets, by weight, of the rated criteria."
        gaps = [(item.criterion.weight, Fraction(item.gap or 0)) for item in rated]
        targets = [(item.criterion.weight, Fraction(item.target)) for item in rated]
        yield from _to_target(_sum(gaps), _sum(targets), " + ".join(_products(gaps)), " + ".join(_products(targets)))


def working_of_criterion(assessment: Assessment, item: CriterionScore) -> Iterator[str]:
    """Tell where a criterion stands, what its target comes from, and what its priority is made of."""
    cover, answers = assessment.framework.cover, assessment.answers
    criterion = item.criterion
    yield f"{criterion.title} ({item.ref})"
    if item.level is None:
        yield f"  State: {item.state.replace('-', ' ')}. It has no gap and no priority."
    else:
        yield f"  Level {item.level}, {cover.scale[item.level].name}: {criterion.levels[item.level]}"
    if item.answer.target is not None:
        origin = "given with the answer"
    elif criterion.domain in answers.targets:
        origin = f"the target of the domain {criterion.domain} in the answers"
    else:
        origin = "the framework's target"
    yield f"  Target {item.target}, {cover.scale[item.target].name}: {origin}"
    if item.level is not None:
        yield f"  Gap: max(0, {item.target} - {item.level}) = {item.gap}"
    yield f"  Weight {exact(criterion.weight)} in its domain; importance {item.importance} of 5"
    if item.thin_evidence:
        yield f"  Flag: at or above the framework's target, {cover.target}, with no evidence from members or outside."
    for priority in assessment.priorities:
        if priority.item.ref == item.ref:
            yield from working_of_priority(assessment, priority)


def working_of_priorities(assessment: Assessment) -> Iterator[str]:
    """Tell how every priority comes about, the first first."""
    if not assessment.priorities:
        yield "There is no gap: every rated criterion is at its target."
    for priority in assessment.priorities:
        yield f"{priority.rank}. {priority.item.criterion.title} ({priority.item.ref})"
        yield from working_of_priority(assessment, priority)


def working_of_priority(assessment: Assessment, priority: Priority) -> Iterator[str]:
    """Tell the four factors of one priority and their weighted mean."""
    cover, item = assessment.framework.cover, priority.item
    share = assessment.top_five_shares[priority.rank - 1]
    target, gap = cover.target, item.gap or 0
    factors = priority.factors
    if target:
        yield f"  gap: min(1, {gap} / {target}) = {exact(factors['gap'])}"
    else:
        yield "  gap: 1, as the framework's target is 0"
    yield f"  importance: ({item.importance} - 1) / 4 = {exact(factors['importance'])}"
    yield "  perception: 0, as no responses are read"
    waiting = ", ".join(priority.waiting)
    if not priority.waiting:
        yield "  leverage: 0, as no criterion with a gap requires it"
    elif item.level is not None and item.level >= cover.in_place:
        yield f"  leverage: 0, as level {item.level} is in place for {waiting}"
    else:
        yield f"  leverage: min(1, {len(priority.waiting)} / 4) = {exact(factors['leverage'])}; waiting: {waiting}"
    yield from _mean("Priority", [(getattr(cover.priorities, name), factors[name]) for name in FACTORS])
    yield f"  Rank {priority.rank}; in the first five under {percent(share)} of the ways to weigh the factors"


def _standing(item: CriterionScore) -> str:
    weight = f"weight {exact(item.criterion.weight)}"
    if item.level is None:
        return f"{weight}, {item.state.replace('-', ' ')}"
    return f"{weight}, level {item.level}, target {item.target}, gap {item.gap}"


def _products(pairs: Sequence[tuple[Fraction, Fraction]]) -> list[str]:
    return [f"{exact(weight)} x {exact(value)}" for weight, value in pairs]


def _sum(pairs: Sequence[tuple[Fraction, Fraction]]) -> Fraction:
    return sum((weight * value for weight, value in pairs), Fraction(0))


def _mean(name: str, pairs: Sequence[tuple[Fraction, Fraction]]) -> Iterator[str]:
    weights = sum((weight for weight, _ in pairs), Fraction(0))
    total = _sum(pairs)
    sums = " + ".join(exact(weight) for weight, _ in pairs)
    yield f"  {name}: ({' + '.join(_products(pairs))}) / ({sums})"
    result = total / weights
    last = f" = {in_words(result, 4)}, shown as {in_words(result)}"
    middle = f" = {exact(result)}" if exact(result) != in_words(result, 4) else ""
    yield f"    = {_dividend(total)} / {_dividend(weights)}{middle}{last}"


def _to_target(gap: Fraction, target: Fraction, gaps: str, targets: str) -> Iterator[str]:
    if not target:
        yield "  No target is above 0: 100%"
        return
    yield f"  Gaps: {gaps} = {exact(gap)}"
    yield f"  Targets: {targets} = {exact(target)}"
    result = 1 - gap / target
    yield f"  1 - {_dividend(gap)} / {_dividend(target)} = {exact(result)} = {in_words(result, 4)}, shown as {percent(result)}"


def _part(item: DomainScore, what: str) -> Fraction:
    rated = [found for found in item.criteria if found.level is not None]
    weights = sum((found.criterion.weight for found in rated), Fraction(0))
    return sum((found.criterion.weight * (getattr(found, what) or 0) for found in rated), Fraction(0)) / weights
