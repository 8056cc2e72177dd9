"""Why the plan is as it is, in a sentence for each gap and each action: what the search found, or the rule that decided."""

from ccg_toolkit.planning import Course, PlannedAction
from ccg_toolkit.report.assessment import Assessment
from ccg_toolkit.report.words import long_date, titles

_NO_PROOF = "That is where a rule puts it, and no proof: the search reached its limit first."


def reason_of_gap(assessment: Assessment, gap: Course) -> str:
    """Say when the plan closes a gap, or how far it brings it; for the first gaps also why not sooner, or why not at all."""
    if gap.closed_on:
        why = f" {_why_not_sooner(assessment, gap)}" if gap.proof else ""
        return f"Closed by {long_date(gap.closed_on)}.{why}"
    why = f": {_why_not_closed(assessment, gap)}" if gap.proof else "."
    item = gap.priority.item
    far = (
        f"It reaches level {gap.level} by {long_date(gap.reached_on)}"
        if gap.reached_on
        else f"It stays at {item.level}"
    )
    return f"Not closed{why} {far}, of {item.target}."


def _why_not_sooner(assessment: Assessment, gap: Course) -> str:
    code, because = (gap.proof.code, gap.proof.because) if gap.proof else ("open", ())
    return {
        "steps": "No plan could close it sooner: its steps follow one another.",
        "alone": "No plan could close it sooner: its own work takes all the room until then.",
        "above": f"A quarter sooner would make {titles(assessment, because) or 'one above it'} later.",
    }.get(code, _NO_PROOF)


def _why_not_closed(assessment: Assessment, gap: Course) -> str:
    code, because = (gap.proof.code, gap.proof.because) if gap.proof else ("open", ())
    names = titles(assessment, because, limit=2)
    return {
        "steps": "its steps follow one another, and take longer than this plan.",
        "too-large": "its own work does not fit in, even if nothing else were done.",
        "not-now": "the board leaves it out for now.",
        "dropped": "a step of it was dropped, so the tracker says.",
        "unwritten": "nobody has written one of its steps.",
        "waits": f"it waits for {names}, left out.",
        "result": f"{names} was done, and whether it worked is to be found out.",
        "no-room": f"without {names} there would be room." if names else "what stands above it takes the room.",
    }.get(code, "so says a rule and no proof, as the search reached its limit first.")


def reason_of_action(assessment: Assessment, action: PlannedAction) -> str:
    """Say for whose sake an action is planned, and why it takes more than one quarter."""
    return " ".join(filter(None, (_why_planned(assessment, action), why_over(assessment, action))))


def _why_planned(assessment: Assessment, action: PlannedAction) -> str:
    purposes = titles(assessment, action.purposes)
    if action.placed == "begun":
        return f"Under way; needed for {purposes}." if purposes else "Under way; no level of the plan needs it."
    if action.placed == "by-value":
        return f"Placed for {purposes}: most value for a week of work."
    return f"Placed in order, for {purposes}."


def why_over(assessment: Assessment, action: PlannedAction) -> str:
    """Say why an action takes more than one quarter; empty where it does not, or no one gap is the reason."""
    if action.held_up:
        return f"Runs over two quarters, since in one it would hold up {titles(assessment, [action.held_up])}."
    return ""
