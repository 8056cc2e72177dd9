"""What to find out: answers that are missing or rest on little, in order of how much they could move the score."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from ccg_toolkit.scoring import CriterionScore, Exact, Scores

Reason = Literal["unknown", "unanswered", "required", "thin-evidence", "result"]


@dataclass(frozen=True, kw_only=True, slots=True)
class FindOut:
    """A criterion to find out more about.

    Attributes:
        item: the criterion and what is said of it.
        reasons: ``unknown``: nobody knows its level yet. ``unanswered``: nobody was asked, or it was passed over.
            ``required``: planned work rests on it though it is unknown or unanswered, so it belongs to the first quarter.
            ``thin-evidence``: its high rating lacks support. ``result``: an action was done, its review is past, and the
            level was not raised: did it work?
        asked_by: full names of the criteria whose work rests on it.
        done: full names of the actions whose result nobody has looked at.
        could_move_score_by: the most by which the overall score could change: the criterion's share in the weight of all that
            applies, times the top level where it is not rated, times its level where that might not hold, or times the
            levels that an action may have brought.
    """

    item: CriterionScore
    reasons: tuple[Reason, ...]
    asked_by: tuple[str, ...]
    done: tuple[str, ...]
    could_move_score_by: Exact


def list_unknowns(
    scores: Scores, asked: Mapping[str, Sequence[str]], done: Mapping[str, Mapping[str, int]]
) -> tuple[FindOut, ...]:
    """List every unknown, every unanswered and every thin criterion, and what was done with no result seen.

    Args:
        scores: where things stand.
        asked: for each criterion that work rests on, though nothing is known of it, the criteria of that work.
        done: for each criterion with actions done whose review is past: these, and the level that each reaches.

    Returns:
        The list, by importance times what it could move; equal ones in the order of the framework.
    """
    found = [
        FindOut(
            item=item,
            reasons=reasons,
            asked_by=tuple(asked.get(item.ref, ())),
            done=tuple(done.get(item.ref, {})),
            could_move_score_by=share * _levels(scores, item, done.get(item.ref, {})),
        )
        for item, share in _shares(scores)
        if (reasons := tuple(_reasons(item, asked, done)))
    ]
    return tuple(sorted(found, key=lambda entry: -entry.item.importance * entry.could_move_score_by))


def _reasons(
    item: CriterionScore, asked: Mapping[str, Sequence[str]], done: Mapping[str, Mapping[str, int]]
) -> Iterator[Reason]:
    if item.state in {"unknown", "unanswered"}:
        yield "unknown" if item.state == "unknown" else "unanswered"
    if item.ref in asked:
        yield "required"
    if item.thin_evidence:
        yield "thin-evidence"
    if item.ref in done:
        yield "result"


def _levels(scores: Scores, item: CriterionScore, done: Mapping[str, int]) -> int:
    """Give the most levels by which a criterion could turn out to stand elsewhere."""
    if item.level is None:
        return scores.framework.cover.top
    brought = max((reaches - item.level for reaches in done.values()), default=0)
    return max(brought, item.level if item.thin_evidence else 0)


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
