"""What the scores say, in a few sentences: the ends of the scale, how many targets are met, and what a mean hides."""

from collections.abc import Iterator

from ccg_toolkit.report.rounding import in_words
from ccg_toolkit.report.words import count, quoted, sentence
from ccg_toolkit.scoring import Scores


def findings(scores: Scores) -> tuple[str, ...]:
    """Tell the message of the scores.

    Args:
        scores: of an assessment.

    Returns:
        One sentence or two on each finding, the most general first; one that says so where nothing is rated.
    """
    if scores.overall.mean is None:
        return ("Nothing is rated yet, so there is nothing to compare.",)
    return (*lowest_and_highest(scores), *_targets(scores), *_spread(scores))


def lowest_and_highest(scores: Scores) -> Iterator[str]:
    """Name the domains with the lowest and the highest score, where these differ."""
    rated = [(item.score.mean, item.domain.title) for item in scores.domains if item.score.mean is not None]
    ends = sorted({mean for mean, _ in rated})
    if len(ends) > 1:
        lowest, highest = (quoted(title for mean, title in rated if mean == ends[at]) for at in (0, -1))
        yield f"Lowest, at {in_words(ends[0])}: {lowest}. Highest, at {in_words(ends[-1])}: {highest}."


def _targets(scores: Scores) -> Iterator[str]:
    gaps = [(item.criterion.title, item.gap) for item in scores.criteria if item.gap is not None]
    below = [gap for _, gap in gaps if gap]
    if not below:
        yield f"{sentence(count(len(gaps), 'rated criterion is', 'rated criteria are'))[:-1]} at or above target."
        return
    widest = max(below)
    named = quoted(title for title, gap in gaps if gap == widest)
    yield (
        f"{len(below)} of {count(len(gaps), 'rated criterion is', 'rated criteria are')} below target, "
        f"by {count(sum(below), 'level', 'levels')} in all. Furthest below, by {count(widest, 'level', 'levels')}: {named}."
    )


def _spread(scores: Scores) -> Iterator[str]:
    levels = [
        (item.domain.title, [found.level for found in item.criteria if found.level is not None])
        for item in scores.domains
    ]
    spreads = [(title, max(found) - min(found)) for title, found in levels if found]
    widest = max(spread for _, spread in spreads)
    if widest > 1:
        named = quoted(title for title, spread in spreads if spread == widest)
        yield f"A mean hides most in {named}: criteria there lie up to {count(widest, 'level', 'levels')} apart."
