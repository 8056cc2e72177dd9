"""What to find out: answers that are missing, rest on little or are in doubt, in order of how much they could move the score."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from ccg_toolkit.scoring import CriterionScore, Exact, Scores

Reason = Literal[
    "unknown", "unanswered", "required", "thin-evidence", "contested", "uncertain", "result", "came-without"
]


@dataclass(frozen=True, kw_only=True, slots=True)
class FindOut:
    """A criterion to find out more about.

    Attributes:
        standing: the criterion and what is said of it.
        reasons: ``unknown``: nobody knows its level yet. ``unanswered``: nobody was asked, or it was passed over.
            ``required``: planned work rests on it though it is unknown or unanswered, so it belongs to the first quarter.
            ``thin-evidence``: its high rating lacks support. ``contested``: it is rated at its target or above, and most members
            do not see it. ``uncertain``: leaders who rated it alone lie far apart. ``result``: an action was done, its review is past, and the
            level was not raised: did it work? ``came-without``: an earlier plan had an action for its level, the level is
            there, and the action was not done: what brought it, and will it last?
        asked_by: full names of the criteria whose work rests on it.
        done: full names of the actions whose result nobody has looked at.
        not_done: full names of the actions whose level came without them.
        could_move_score_by: the most by which the overall score could change: the criterion's share in the weight of all that
            applies, times all levels of the scale where it is not rated, times those below it where it might not hold, times those
            to the further end of the scale where leaders lie apart, or times the levels that an action may have brought, or
            that came without it and might not last.
    """

    standing: CriterionScore
    reasons: tuple[Reason, ...]
    asked_by: tuple[str, ...]
    done: tuple[str, ...]
    not_done: tuple[str, ...]
    could_move_score_by: Exact


ByAction = Mapping[str, Mapping[str, int]]
"""For criteria, by full name: actions, by full name, each with a level."""


def list_unknowns(
    scores: Scores, asked: Mapping[str, Sequence[str]], done: ByAction, not_done: ByAction
) -> tuple[FindOut, ...]:
    """List what is unknown, unanswered, thin, contested or uncertain, what was done with no result seen, and the reverse.

    Args:
        scores: where things stand.
        asked: for each criterion that work rests on, though nothing is known of it, the criteria of that work.
        done: for each criterion with actions done whose review is past: these, and the level that each reaches.
        not_done: for each criterion whose level came without an action that was promised: these, and the level that each
            begins at.

    Returns:
        The list, by importance times what it could move; equal ones in the order of the framework.
    """
    unknowns = [
        FindOut(
            standing=standing,
            reasons=reasons,
            asked_by=tuple(asked.get(standing.ref, ())),
            done=tuple(done.get(standing.ref, {})),
            not_done=tuple(not_done.get(standing.ref, {})),
            could_move_score_by=share
            * _levels(scores, standing, done.get(standing.ref, {}), not_done.get(standing.ref, {})),
        )
        for standing, share in _shares(scores)
        if (reasons := tuple(_reasons(standing, asked, done, not_done)))
    ]
    return tuple(sorted(unknowns, key=lambda entry: -entry.standing.importance * entry.could_move_score_by))


def _reasons(
    standing: CriterionScore, asked: Mapping[str, Sequence[str]], done: ByAction, not_done: ByAction
) -> Iterator[Reason]:
    if standing.state in {"unknown", "unanswered"}:
        yield "unknown" if standing.state == "unknown" else "unanswered"
    if standing.ref in asked:
        yield "required"
    if standing.thin_evidence:
        yield "thin-evidence"
    if standing.contested:
        yield "contested"
    if standing.uncertain:
        yield "uncertain"
    if standing.ref in done:
        yield "result"
    if standing.ref in not_done:
        yield "came-without"


def _levels(scores: Scores, standing: CriterionScore, done: Mapping[str, int], not_done: Mapping[str, int]) -> int:
    """Give the most levels by which a criterion could turn out to stand elsewhere."""
    cover = scores.framework.cover
    if standing.level is None:
        return cover.top - cover.bottom
    below, above = standing.level - cover.bottom, cover.top - standing.level
    return max(
        max((reaches - standing.level for reaches in done.values()), default=0),
        max((standing.level - begins for begins in not_done.values()), default=0),
        below if standing.thin_evidence or standing.contested else 0,
        max(below, above) if standing.uncertain else 0,
    )


def _shares(scores: Scores) -> Iterator[tuple[CriterionScore, Exact]]:
    """Give the share of each criterion in the weight of all that applies."""
    applying = [
        (domain, items)
        for domain in scores.domains
        if (items := [standing for standing in domain.criteria if standing.state != "not-applicable"])
    ]
    whole = sum((domain.domain.weight for domain, _ in applying), Fraction(0))
    for domain, items in applying:
        weight = sum((standing.criterion.weight for standing in items), Fraction(0))
        for standing in items:
            yield standing, domain.domain.weight / whole * standing.criterion.weight / weight
