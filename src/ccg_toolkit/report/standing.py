"""A score in figures and words: its band, what nobody confirms, what is not known, and how far it is to the targets."""

from ccg_toolkit.framework import Cover
from ccg_toolkit.report.charts import band_boxes, strip
from ccg_toolkit.report.english import sentence
from ccg_toolkit.report.rounding import exact, in_words, percent
from ccg_toolkit.report.score_view import BandView, ScoreView
from ccg_toolkit.report.sentences import left_out
from ccg_toolkit.scoring import Score

WAY_DONE = "Way to target done"
"""What the share of the way is called, wherever it stands: a share alone could be read as what is left."""

NOT_YET = "not yet confirmed"
"""What stands with a band where a third or more of what is rated rests on thin evidence."""


def band_view(cover: Cover, name: str | None, *, confirmed: bool = True) -> BandView | None:
    """Give a band of a mean.

    Args:
        cover: whose bands there are.
        name: of the band; ``None`` where nothing is rated.
        confirmed: whether little enough rests on thin evidence for the band to stand by itself.
    """
    for place, band in enumerate(cover.bands, start=1):
        if band.name == name:
            return BandView(
                name=band.name,
                said=band.name if confirmed else f"{band.name}, {NOT_YET}",
                begins=exact(band.lowest),
                place=place,
                of=len(cover.bands),
                doubt="" if confirmed else NOT_YET,
                neutral=cover.palette == "neutral",
                boxes=band_boxes(place, len(cover.bands)),
            )
    return None


def way_done(score: Score) -> str:
    """Say how much of the way to the targets is done, with level and target beside it: a low target is soon reached.

    Args:
        score: where things stand.

    Returns:
        A text such as ``59% (level 1.73 of a target of 2.93)``; a dash where nothing is rated.
    """
    share = percent(score.percent_to_target)
    return (
        share
        if score.mean is None
        else f"{share} (level {in_words(score.mean)} of a target of {in_words(score.target)})"
    )


def reported(cover: Cover, score: Score) -> str:
    """Say what would be left of a score if nothing held that nobody confirms, as a clause.

    Args:
        cover: whose nouns are used.
        score: where things stand.

    Returns:
        The clause; empty where no high rating lacks confirmation, or too little of it to show.
    """
    left, low = in_words(score.unconfirmed_low), in_words(score.low)
    if score.mean is None or left == low:
        return ""
    unknown = "" if score.coverage == 1 else f", and what is not known stood at {cover.bottom}"
    return (
        f"reported {in_words(score.mean)}; {left} if the high ratings that nobody from {cover.terms.members} or outside "
        f"confirms did not hold{unknown}"
    )


def score_view(
    cover: Cover,
    score: Score,
    *,
    criteria: int,
    planned: Score | None = None,
    unrated: str = "Nothing here is rated yet, so there is no score.",
) -> ScoreView:
    """Put a score into figures, words and a drawing.

    Args:
        cover: whose scale, bands and nouns there are.
        score: exact.
        criteria: how many there are, also those that do not apply.
        planned: the same at the end of the plan, if all goes to plan; ``None`` where that is not told.
        unrated: what is said where nothing is rated.
    """
    band = band_view(cover, score.band, confirmed=score.confirmed)
    way = way_done(score)
    clause = reported(cover, score)
    rest = (_not_known(score), "" if score.low is None else left_out(score.not_applicable, criteria))
    if score.mean is None:
        told = unrated if score.low is not None else "No criterion applies here, so there is no score."
    else:
        told = f"{in_words(score.mean)} on a scale of {cover.bottom} to {cover.top}"
        told += f", in the band {band.said}" if band else ""
        told += f": {clause}." if clause else "."
        told += f" {WAY_DONE}: {way}."
    return ScoreView(
        score=in_words(score.mean),
        planned=in_words((planned or score).mean),
        target=in_words(score.target),
        low=in_words(score.low),
        high=in_words(score.high),
        unconfirmed_low=in_words(score.unconfirmed_low),
        bottom=cover.bottom,
        top=cover.top,
        band=band,
        coverage=percent(score.coverage),
        percent_to_target=percent(score.percent_to_target),
        way_done=way,
        sentence=" ".join(filter(None, (told, *rest))),
        doubt=" ".join(filter(None, (sentence(clause) if clause else "", *rest))),
        taken_out=f"{score.not_applicable} of {criteria}" if score.not_applicable else "",
        strip=strip(score, planned or score, cover.numbers),
    )


def _not_known(score: Score) -> str:
    if score.mean is None or score.low == score.high:
        return ""
    return (
        f"{percent(score.coverage)} of it is rated: what is not yet known could put the score anywhere "
        f"between {in_words(score.low)} and {in_words(score.high)}."
    )
