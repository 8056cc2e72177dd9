"""A draft of the answers, made of what leaders said, each alone: what they gave stands beside each criterion, and no level.

A level is agreed by people, in a room. A figure that stood in its place would be taken for it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ccg_toolkit.answers import Answer, Answers, placeholders
from ccg_toolkit.framework import Framework
from ccg_toolkit.report.english import count, long_date, sentence
from ccg_toolkit.report.voices_words import furthest_apart, middle, spread
from ccg_toolkit.survey.voices import RatingVoices, Voices

_NAMED = 12
"""How many criteria that leaders were split on stand at the head of a draft."""


@dataclass(frozen=True, kw_only=True)
class Draft:
    """A draft of the answers.

    Attributes:
        answers: without a level; what leaders said of a criterion is its comment.
        head: what a reader should know first, in paragraphs.
        told: what it comes to, in a sentence.
    """

    answers: Answers
    head: tuple[str, ...]
    told: str


def draft_of(framework: Framework, voices: Voices, *, wish: str, responses: str | None) -> Draft:
    """Draft the answers from what a closed survey may show.

    Args:
        framework: what was asked.
        voices: what may be shown.
        wish: how the answers name their framework.
        responses: how they name the file of responses; ``None`` where they cannot, as it does not lie at or below them.

    Returns:
        The draft. The date of the assessment is the day on which the survey was closed, until people write another.
    """
    ratings = voices.rating_by_criterion
    given = {"responses": responses} if responses else {}
    split = _split(voices.ratings)
    shown = [rating for rating in voices.ratings if not rating.cell.hidden]
    return Draft(
        answers=Answers(
            organisation=placeholders.ORGANISATION,
            assessed_on=voices.closed_on,
            framework=wish,
            **given,
            answers={
                domain.id: {
                    criterion.id: _blank(framework, shown, ratings.get(criterion.ref)) for criterion in domain.criteria
                }
                for domain in framework.domains
            },
        ),
        head=tuple(_head(framework, voices, shown, split)),
        told=_told(len(shown), len(split)),
    )


def _blank(framework: Framework, shown: Sequence[RatingVoices], rating: RatingVoices | None) -> Answer:
    if rating is None or not shown:
        return Answer()
    if rating.cell.hidden:
        return Answer(comment=placeholders.TOO_FEW_SAID)
    apart = placeholders.SPLIT if rating.uncertain else ""
    return Answer(comment=f"{placeholders.SAID_ALONE}{spread(framework.cover, rating.cell)}.{apart}")


def _split(ratings: Sequence[RatingVoices]) -> list[RatingVoices]:
    """Give the criteria that leaders were split on, the furthest apart first; of equals the one with less agreement."""
    return sorted((rating for rating in ratings if rating.uncertain), key=lambda rating: furthest_apart(rating.cell))


def _head(
    framework: Framework, voices: Voices, shown: Sequence[RatingVoices], split: Sequence[RatingVoices]
) -> Iterator[str]:
    yield f"A draft of your answers, made of what leaders said, each alone, up to {long_date(voices.closed_on)}."
    yield "No level is filled in: agree each one together. What leaders said of a criterion stands in its comment."
    yield "The report prints comments: write your own reasons over them."
    yield "The date is that of the close: write the day on which you agree over it."
    if not shown:
        yield f"Too few leaders answered, fewer than {voices.minimum_group}, so nothing of it can be shown, and it gives no order."
        yield "The pack for the day has cards instead: score in silence, in the room."
        return
    if few := len(voices.ratings) - len(shown):
        yield f"Too few leaders gave a level for {count(few, 'criterion', 'criteria')}, so nothing is shown of {'it' if few == 1 else 'these'}."
    if not split:
        yield "Leaders were split on none that can be shown: nowhere does their middle half reach over half the scale."
        return
    yield "Leaders were split on these, the furthest apart first. Talk about them before the others:"
    for rating in split[:_NAMED]:
        title = framework.by_ref[rating.criterion].title
        yield f"- {title} ({rating.criterion}): {middle(rating.cell)}"
    if (left := len(split) - _NAMED) > 0:
        yield f"- {sentence(count(left, 'more is', 'more are'))[:-1]} marked in the comments."


def _told(shown: int, split: int) -> str:
    if not shown:
        return "Too few leaders answered for anything to be shown: it gives no order. The pack has cards, to score in silence."
    if not split:
        return "Leaders were split on none of the criteria that can be shown."
    return (
        f"Leaders were split on {count(split, 'criterion', 'criteria')}; what to talk about first stands at its head."
    )
