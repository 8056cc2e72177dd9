"""What the board has decided about the plan, recorded so that nobody takes it for arithmetic."""

from collections.abc import Iterator

from ccg_toolkit.report.assessment import Assessment
from ccg_toolkit.report.english import long_date, numbered, points
from ccg_toolkit.report.sentences import place_of, titles

_MOST_NAMED = 12


def decided(assessment: Assessment) -> Iterator[str]:
    """Tell the decisions under ``plan`` in the answers, a sentence for each."""
    wishes = assessment.answers.plan
    if "in_order" in wishes.model_fields_set:
        yield _in_order(wishes.in_order)
    if wishes.person is not None:
        yield f"No person has more than {points(wishes.person)} of work in a quarter."
    if wishes.choose:
        yield f"First among equals: {titles(assessment, wishes.choose, _MOST_NAMED)}."
    criteria = [ref for ref in wishes.not_now if "/" not in ref]
    if criteria:
        ranked = {one.standing.ref: place_of(assessment, one) for one in assessment.priorities}
        named = [titles(assessment, [ref]) + (f" ({ranked[ref]})" if ref in ranked else "") for ref in criteria]
        yield f"Left out for now: {'; '.join(named)}."
    if actions := [ref for ref in wishes.not_now if "/" in ref]:
        what = "one action" if len(actions) == 1 else "single actions"
        yield f"Left out for now, {what} only: {titles(assessment, actions, _MOST_NAMED)}."
    letters = {action.ref: action for action in assessment.plan.actions}
    for ref, day in wishes.not_before.items():
        told = f"{titles(assessment, [ref])} starts no sooner than {long_date(day)}"
        placed = letters.get(ref)
        yield f"{told}; as {placed.letter} it starts on {long_date(placed.starts_on)}." if placed else f"{told}."


def _in_order(number: int | str) -> str:
    if number == "all":
        return "All gaps are placed strictly in order of priority."
    if number == 0:
        return "No gap is placed strictly in order of priority; all go by value for a week of work."
    if number == 1:
        return "Only the first gap is placed strictly in order of priority."
    return f"The first {numbered(int(number))} gaps are placed strictly in order of priority."
