"""What to find out: answers that are missing or rest on little, in order of how much they could move the score."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from ccg_toolkit.scoring import CriterionScore, Exact, Scores

Reason = Literal["unknown", "required", "thin-evidence"]


@dataclass(frozen=True, kw_only=True, slots=True)
class FindOut:
    """A criterion to find out more about.

    Attributes:
        item: the criterion and what is said of it.
        reasons: ``unknown``: nobody knows its level yet. ``required``: planned work rests on it though it is unknown or
            unanswered, so it belongs to the first quarter. ``thin-evidence``: its high rating lacks support.
        asked_by: full names of the criteria whose work rests on it.
        could_move: the most by which the overall score could change: the criterion's share in the weight of all that
            applies, times the top level where it is not rated, or times its level where that might not hold.
    """

    item: CriterionScore
    reasons: tuple[Reason, ...]
    asked_by: tuple[str, ...]
    could_move: Exact


def list_unknowns(scores: Scores, asked: Mapping[str, Sequence[str]]) -> tuple[FindOut, ...]:
    """List what to find out, what could move the overall score most first.

    Args:
        scores: where things stand.
        asked: for each criterion that work rests on, though nothing is known of it, the criteria of that work.

    Returns:
        The list; equal ones in the order of the framework.
    """
    found = [
        FindOut(
            item=item,
            reasons=reasons,
            asked_by=tuple(asked.get(item.ref, ())),
            could_move=share * (scores.framework.cover.top if item.level is None else item.level),
        )
        for item, share in _shares(scores)
        if (reasons := tuple(_reasons(item, asked)))
    ]
    return tuple(sorted(found, key=lambda entry: -entry.could_move))


def _reasons(item: CriterionScore, asked: Mapping[str, Sequence[str]]) -> Iterator[Reason]:
    if item.state == "unknown":
        yield "unknown"
    if item.ref in asked:
        yield "required"
    if item.thin_evidence:
        yield "thin-evidence"


def _shares(scores: Scores) -> Iterator[tuple[CriterionScore, Exact]]:
    """Give the share of each criterion in the weight of all that applies."""
    applying = [
        (domain, items)
        for domain in scores.domains
        if (items := [item for item in domain.criteria if item.state != "not-applicable"])
    ]
    whole = sum((domain.domain.weight for domain, _ in applying), Fraction(0))
    for domain, items in applying:
        weight = sum((item.criterion.weight for item in items), Fraction(0))
        for item in items:
            yield item, domain.domain.weight / whole * item.criterion.weight / weight
