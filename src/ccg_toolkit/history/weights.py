"""Weights that a file of an older shape does not hold: known from another of the same framework, or by its own scores."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from fractions import Fraction

from ccg_toolkit.history.snapshot import Snapshot
from ccg_toolkit.history.weighed import Exact

_ROUNDING = Fraction(1, 10_000)
"""How far a score in a file, rounded to 4 decimals, may lie from the exact one; a little more than half of the last."""


def with_known_weights(snapshots: Sequence[Snapshot]) -> tuple[Snapshot, ...]:
    """Fill in weights where they are not known and can be.

    They are those of another assessment by the same version of the same framework. Without one, each stands as 1 where all
    scores of the file come out so; else they stay unknown.

    Args:
        snapshots: of one organisation.
    """
    known = [snapshot for snapshot in snapshots if snapshot.weighed]
    return tuple(snapshot if snapshot.weighed else _weighed(snapshot, known) for snapshot in snapshots)


def differs(snapshot: Snapshot) -> bool:
    """Tell whether the overall score that a file states is not the one that its own levels and weights give."""
    stated, score = snapshot.stated, snapshot.score
    if not snapshot.weighed or stated is None:
        return False
    return score is None or not _alike(stated, score)


def _weighed(snapshot: Snapshot, known: Iterable[Snapshot]) -> Snapshot:
    for other in known:
        if snapshot.same_framework(other) and snapshot.by_ref.keys() == other.by_ref.keys():
            weights = {domain.id: domain.weight for domain in other.domains}
            return replace(
                snapshot,
                weighed=True,
                domains=tuple(
                    replace(
                        domain,
                        weight=weights.get(domain.id, domain.weight),
                        criteria=tuple(
                            replace(criterion, weight=other.by_ref[criterion.ref].weight)
                            for criterion in domain.criteria
                        ),
                    )
                    for domain in snapshot.domains
                ),
            )
    return replace(snapshot, weighed=True) if _all_are_1(snapshot) else snapshot


def _all_are_1(snapshot: Snapshot) -> bool:
    """Tell whether a file's own scores come out with every weight as 1."""
    if snapshot.score is None:
        return True
    if snapshot.stated is None or not _alike(snapshot.stated, snapshot.score):
        return False
    return all(
        domain.score is None or (domain.stated is not None and _alike(domain.stated, domain.score))
        for domain in snapshot.domains
    )


def _alike(stated: Exact, exact: Exact) -> bool:
    return abs(stated - exact) < _ROUNDING
