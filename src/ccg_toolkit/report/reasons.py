"""Why an action stands in the plan, and why it takes more than one quarter; `outcomes` says what becomes of each gap."""

from ccg_toolkit.planning import PlannedAction
from ccg_toolkit.report.assessment import Assessment
from ccg_toolkit.report.english import count, points
from ccg_toolkit.report.sentences import titles


def purpose(assessment: Assessment, action: PlannedAction) -> str:
    """Say which priority an action serves, whether that is its own, how it came into the plan, and what was before it."""
    return " ".join(filter(None, (_serves(assessment, action), _before(assessment, action))))


def _before(assessment: Assessment, action: PlannedAction) -> str:
    """Say what became of an earlier plan for the same criterion; empty where there was none, or it came as planned."""
    known = assessment.framework.actions
    outcomes = [
        outcome
        for outcome in assessment.decisions.outcomes
        if outcome.action in known and known[outcome.action][0].ref == action.step.standing.ref
    ]
    if any(outcome.action == action.ref and outcome.done is False for outcome in outcomes):
        return "The last plan had it too, and it was not done."
    if tried := [outcome.action for outcome in outcomes if outcome.without_effect and outcome.action != action.ref]:
        return f"{titles(assessment, tried, limit=2)} was done, and its level has not come."
    if free := [outcome.action for outcome in outcomes if outcome.without_doing]:
        return f"The level it begins at came without {titles(assessment, free, limit=2)}."
    return ""


def _serves(assessment: Assessment, action: PlannedAction) -> str:
    if action.serves is None:
        return "Work on it had begun when the plan was made; no gap asks for it."
    own = next(
        (priority for priority in assessment.priorities if priority.standing.ref == action.step.standing.ref), None
    )
    first = f"{titles(assessment, [action.serves])} (priority {action.rank})"
    rank = f"Priority {own.rank}" if own else ""
    if action.placed == "by-value":
        placed = f"Placed for {titles(assessment, action.purposes)}: most value for a week of work."
        return f"{rank}. {placed}" if rank else placed
    if own and action.serves == own.standing.ref:
        return (
            f"{rank}; it goes first, as work on it has begun."
            if action.placed == "begun"
            else f"{rank}, placed in order."
        )
    return f"{rank}; early, as {first} waits for it." if rank else f"{first} waits for it."


def why_over(assessment: Assessment, action: PlannedAction) -> str:
    """Say why an action takes more than one quarter; empty where it takes one."""
    if action.starts == action.ends:
        return ""
    runs = f"Runs over {count(action.ends - action.starts + 1, 'quarter', 'quarters')}"
    person = assessment.answers.plan.person if action.step.written.owner else None
    holds = min(quarter for quarter in (assessment.plan.quarters[0].capacity, person) if quarter is not None)
    if action.effort > holds:
        return f"{runs}, since it takes {points(action.effort)} and a quarter holds {holds} of it."
    if action.held_up == action.step.standing.ref:
        return f"{runs}, since in one it would end later."
    if action.held_up:
        return f"{runs}, since in one it would hold up {titles(assessment, [action.held_up])}."
    return f"{runs}."
