"""What a closed survey may show, in the result file: the shape of the promise, with null for what is not shown."""

from fractions import Fraction
from typing import Any

from ccg_toolkit.report.rounding import for_machines
from ccg_toolkit.survey.voices import Difference, HeardGroup, RatingVoices, StatementCell, StatementVoices, Voices


def voices_result(voices: Voices) -> dict[str, Any]:
    """Give what a survey may show; numbers are rounded half up to 4 decimals, and what is not shown is null."""
    return {
        "minimum_group": voices.minimum_group,
        "minimum_comments": voices.minimum_comments,
        "closed_on": voices.closed_on.isoformat(),
        "groups": [_group(group) for group in voices.groups],
        "statements": [_statement(statement) for statement in voices.statements],
        "ratings": [_rating(rating) for rating in voices.ratings],
    }


def _group(group: HeardGroup) -> dict[str, Any]:
    return {
        "id": group.id,
        "role": group.role,
        "of": None if group.of is None else list(group.of),
        "invited": group.invited,
        "respondents": group.respondents,
        "rate": for_machines(group.rate),
        "hidden": group.hidden,
    }


def _statement(statement: StatementVoices) -> dict[str, Any]:
    return {
        "criterion": statement.criterion,
        "roles": {
            "leader": _cell(statement.leader),
            "member": _cell(statement.member),
            "other": _cell(statement.other),
        },
        "groups": [{"id": id_, **_cell(cell)} for id_, cell in statement.groups],
        "difference": None if statement.difference is None else _difference(statement.difference),
    }


def _cell(cell: StatementCell) -> dict[str, Any]:
    return {
        "n": cell.n,
        "dont_know": cell.dont_know,
        "counts": None if cell.counts is None else list(cell.counts),
        "share": for_machines(cell.share),
        "share_low": _measured(cell.share_low),
        "share_high": _measured(cell.share_high),
        "hidden": cell.hidden,
        "bound": cell.bound,
    }


def _difference(difference: Difference) -> dict[str, Any]:
    return {
        "shares": for_machines(difference.shares),
        "low": _measured(difference.low),
        "high": _measured(difference.high),
        "cliffs_delta": for_machines(difference.cliffs_delta),
        "at_least": for_machines(difference.at_least),
    }


def _rating(rating: RatingVoices) -> dict[str, Any]:
    cell = rating.cell
    return {
        "criterion": rating.criterion,
        "uncertain": rating.uncertain,
        "n": cell.n,
        "counts": None if cell.counts is None else list(cell.counts),
        "median": for_machines(cell.median),
        "iqr": for_machines(cell.iqr),
        "interpolated_median": for_machines(cell.interpolated_median),
        "agreement": _measured(cell.agreement),
        "consensus": _measured(cell.consensus),
        "hidden": cell.hidden,
        "bound": cell.bound,
    }


def _measured(value: float | None) -> float | None:
    return None if value is None else for_machines(Fraction(value))
