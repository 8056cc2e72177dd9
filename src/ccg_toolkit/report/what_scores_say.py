"""What the scores say, in a few sentences: the ends of the scale, how many targets are met, and what a mean hides."""

from collections.abc import Iterator

from ccg_toolkit.report.english import alike, count, listed, quoted, sentence
from ccg_toolkit.report.rounding import in_words
from ccg_toolkit.scoring import Scores, band_of


def what_scores_say(scores: Scores) -> tuple[str, ...]:
    """Tell the message of the scores.

    Args:
        scores: of an assessment.

    Returns:
        One sentence or two on each finding, the most general first; one that says so where nothing is rated.
    """
    if scores.overall.mean is None:
        return ("Nothing is rated yet, so there is nothing to compare.",)
    return (
        *lowest_and_highest(scores),
        *_targets(scores),
        *_spread(scores),
        *_unconfirmed_bands(scores),
        *_other_bands(scores),
    )


def lowest_and_highest(scores: Scores) -> Iterator[str]:
    """Name the domains with the lowest and the highest score, where these differ; a high one only with its doubt."""
    rated = [
        (domain_score.score.mean, domain_score)
        for domain_score in scores.domains
        if domain_score.score.mean is not None
    ]
    ends = sorted({mean for mean, _ in rated})
    if len(ends) > 1:
        first, last = ([domain_score for mean, domain_score in rated if mean == ends[at]] for at in (0, -1))
        lowest, highest = (quoted(domain_score.domain.title for domain_score in items) for items in (first, last))
        doubt = "" if all(domain_score.score.confirmed for domain_score in last) else ", not yet confirmed"
        yield f"Lowest, at {in_words(ends[0])}: {lowest}. Highest, at {in_words(ends[-1])}{doubt}: {highest}."


def _targets(scores: Scores) -> Iterator[str]:
    gaps = [(standing.criterion.title, standing.gap) for standing in scores.criteria if standing.gap is not None]
    below = [gap for _, gap in gaps if gap]
    every = "the only rated criterion is" if len(gaps) == 1 else f"all {count(len(gaps), '', 'rated criteria')} are"
    if not below:
        thin = sum(standing.thin_evidence for standing in scores.criteria)
        if not thin:
            yield sentence(f"{every} at or above target")
        elif thin == len(gaps):
            yield sentence(f"{every} reported at or above target, on thin evidence")
        else:
            yield sentence(f"{every} reported at or above target, {alike(len(gaps))(thin)} of them on thin evidence")
        return
    widest = max(below)
    named = quoted(title for title, gap in gaps if gap == widest)
    share = every if len(below) == len(gaps) else f"{len(below)} of {len(gaps)} rated criteria are"
    yield f"{sentence(f'{share} below target')} Furthest below, by {count(widest, 'level', 'levels')}: {named}."


def _spread(scores: Scores) -> Iterator[str]:
    levels = [
        (
            domain_score.domain.title,
            [criterion.level for criterion in domain_score.criteria if criterion.level is not None],
        )
        for domain_score in scores.domains
    ]
    spreads = [(title, max(reached) - min(reached)) for title, reached in levels if reached]
    widest = max(spread for _, spread in spreads)
    if widest > 1:
        named = quoted(title for title, spread in spreads if spread == widest)
        yield f"Means even out most in {named}: criteria there lie up to {count(widest, 'level', 'levels')} apart."


def _unconfirmed_bands(scores: Scores) -> Iterator[str]:
    named = [
        domain_score.domain.title
        for domain_score in scores.domains
        if domain_score.score.band and not domain_score.score.confirmed
    ]
    if len(named) > 1 and len(named) == sum(domain_score.score.band is not None for domain_score in scores.domains):
        yield "No band of a domain is confirmed yet: in each, a third or more of what is rated rests on thin evidence."
    elif named:
        bands = "The band is" if len(named) == 1 else "The bands are"
        yield (
            f"{bands} not yet confirmed for {quoted(named)}: a third or more of what is rated there rests on thin evidence."
        )


def _other_bands(scores: Scores) -> Iterator[str]:
    """Name the confirmed bands that what is not known could change."""
    cover = scores.framework.cover
    open_ = []
    for domain_score in scores.domains:
        score = domain_score.score
        bands = dict.fromkeys(band_of(cover, value) for value in (score.low, score.mean, score.high))
        if score.mean is not None and score.confirmed and len(bands) > 1:
            open_.append(f"\u2018{domain_score.domain.title}\u2019 ({' or '.join(filter(None, bands))})")
    if open_:
        yield f"Once all is known, another band is possible for {listed(open_)}."
