"""Importance from the dots of an away-day, where the board says that they count."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from math import floor

from ccg_toolkit.answers.models import Answers

_LOWEST, _STEPS = 1, 4
"""Importance runs from 1 to 5."""


def with_voted_importance(answers: Answers) -> Answers:
    """Put the dots in the place of importance, where the answers say so.

    Each side counts the same, however many of it came: what matters is an item's share of the dots of its side. The item with
    the largest share, on average over the sides that voted, has importance 5; one with none has 1; the others lie between.

    Args:
        answers: held against their framework.

    Returns:
        The answers; those on criteria with dots have their importance from these.
    """
    about, refs = answers.away_day, voted_on(answers)
    if not refs:
        return answers
    sides = [votes for votes in (about.votes_of_members, about.votes_of_leaders) if sum(votes.values())]
    shares = {ref: _share(ref, sides) for ref in refs}
    largest = max(shares.values())
    sections = {domain: dict(section) for domain, section in answers.answers.items()}
    for ref, share in shares.items():
        domain, _, criterion = ref.partition(".")
        importance = _LOWEST + floor(_STEPS * share / largest + Fraction(1, 2))
        answer = answers.answer(domain, criterion).model_copy(update={"importance": importance})
        sections.setdefault(domain, {})[criterion] = answer
    return answers.model_copy(update={"answers": sections})


def voted_on(answers: Answers) -> tuple[str, ...]:
    """Name the criteria whose importance comes from dots, by their full names; none where dots do not become importance."""
    about = answers.away_day
    votes = (about.votes_of_members, about.votes_of_leaders)
    if about.votes_become != "importance" or not any(sum(side.values()) for side in votes):
        return ()
    return tuple(dict.fromkeys(ref for side in votes for ref in side))


def _share(ref: str, sides: Sequence[Mapping[str, int]]) -> Fraction:
    return sum((Fraction(votes.get(ref, 0), sum(votes.values())) for votes in sides), Fraction(0)) / len(sides)
