"""What changed, for other programs: each part with 4 decimals, and beside it exactly, as a fraction."""

from collections.abc import Sequence
from typing import Any

from ccg_toolkit.history import Change, CriterionRecord, Heard, HeardTwice, Kept, Pair, Snapshot
from ccg_toolkit.report.change_words import message
from ccg_toolkit.report.rounding import for_machines

SCHEMA = "ccg-toolkit/change/1"


def changes_result(changes: Sequence[Change], version: str) -> dict[str, Any]:
    """Give the content of the file of a comparison; each key is always there.

    Args:
        changes: from each assessment to the next; at least one.
        version: of this program.
    """
    snapshots = [changes[0].earlier, *(change.later for change in changes)]
    return {
        "schema": SCHEMA,
        "organisation": changes[-1].later.organisation,
        "toolkit": {"version": version},
        "assessments": [_assessment(snapshot) for snapshot in snapshots],
        "changes": [change_result(change) for change in changes],
    }


def change_result(change: Change) -> dict[str, Any]:
    """Give one change, from an assessment to the next."""
    return {
        "from": change.earlier.assessed_on.isoformat(),
        "to": change.later.assessed_on.isoformat(),
        "message": message(change),
        "then": for_machines(change.then),
        "now": for_machines(change.now),
        "difference": for_machines(change.difference),
        "difference_exact": None if change.difference is None else str(change.difference),
        "like_for_like": {
            "then": for_machines(change.same_then),
            "now": for_machines(change.same_now),
            "criteria": sum(pair.kind == "compared" for pair in change.pairs),
        },
        "unsplit": change.unsplit,
        "parts": [
            {
                "step": part.step or "rest",
                "value": for_machines(part.value),
                "exact": str(part.value),
                "criteria": list(part.touched),
            }
            for part in change.parts
        ],
        "rose": [pair.ref for pair in change.rose],
        "fell": [pair.ref for pair in change.fell],
        "moved_by_domain": [
            {"id": moved.ref, "value": for_machines(moved.value), "exact": str(moved.value)}
            for moved in change.moved_by_domain
        ],
        "criteria": _criteria(change),
        "promises": [_kept(kept) for kept in change.kept],
        "voices": [_heard(twice) for twice in change.heard],
    }


def _assessment(snapshot: Snapshot) -> dict[str, Any]:
    return {
        "assessed_on": snapshot.assessed_on.isoformat(),
        "framework": {"id": snapshot.framework, "version": snapshot.version},
        "assessed_by": snapshot.assessed_by or None,
        "score": for_machines(snapshot.score if snapshot.weighed else snapshot.stated),
        "domains": [
            {"id": domain.id, "title": domain.title, "score": for_machines(domain.score)} for domain in snapshot.domains
        ],
    }


def _criteria(change: Change) -> list[dict[str, Any]]:
    parts = {moved.ref: moved.value for moved in change.moved}
    return [_pair(pair) | {"value": for_machines(parts.get(pair.ref))} for pair in change.pairs]


def _pair(pair: Pair) -> dict[str, Any]:
    return {
        "id": pair.ref,
        "was": pair.was or None,
        "kind": pair.kind,
        "wording": pair.wording,
        "then": _record(pair.then),
        "now": _record(pair.now),
        "moved": pair.moved,
    }


def _record(record: CriterionRecord | None) -> dict[str, Any] | None:
    if record is None:
        return None
    return {"state": record.state, "level": record.level, "target": record.target}


def _kept(kept: Kept) -> dict[str, Any]:
    return {
        "action": kept.action,
        "title": kept.promise.title,
        "criterion": kept.criterion or None,
        "owner": kept.promise.owner or None,
        "to": kept.promise.reaches,
        "reached_on": kept.promise.reached_on.isoformat(),
        "status": kept.status,
        "came": kept.came,
    }


def _heard(twice: HeardTwice) -> dict[str, Any]:
    return {
        "criterion": twice.pair.ref,
        "role": twice.then.role,
        "then": _cell(twice.then),
        "now": _cell(twice.now),
        "moved": for_machines(twice.moved),
    }


def _cell(heard: Heard) -> dict[str, Any]:
    return {"n": heard.n, "share": for_machines(heard.share), "bound": heard.bound or None}
