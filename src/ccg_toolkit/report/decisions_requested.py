"""What the results ask of the board: decisions to take, each a thing by name, with what the plan proposes."""

from collections.abc import Iterator, Sequence

from ccg_toolkit.planning import FIRST_FIVE
from ccg_toolkit.report.assessment import Assessment
from ccg_toolkit.report.english import count, listed, lower, numbered, ordinal, points, quoted, span, the
from ccg_toolkit.report.find_out_view import FindOutView, NoteView
from ccg_toolkit.report.options_view import this_option
from ccg_toolkit.report.plan_view import QuarterView
from ccg_toolkit.report.promises import promise_views
from ccg_toolkit.report.sentences import title_of, titles
from ccg_toolkit.report.tracker_view import ProgressView
from ccg_toolkit.report.workload import load_view

RATE_FIRST = "Write a level behind each criterion in the answers, or `unknown`; then make this anew."
"""What to do where nothing is rated."""

YEAR = 4
"""Quarters of a year."""

MOST_NAMED = 8
"""Titles that a decision names before it counts the rest."""

MOST_LOADED = 3
"""People whose load a decision tells; the plan has the table of all."""


def send_back(members: str, find_out: Sequence[FindOutView]) -> str:
    """Ask for evidence before anything else, where too much of the score rests on what nobody confirms.

    Args:
        members: the framework's noun for those who could confirm a rating.
        find_out: what to find out; the high ratings on thin evidence among it are named in its order.
    """
    thin = [unknown.title for unknown in find_out if unknown.thin]
    return (
        f"Send {the(len(thin), 'high rating', 'high ratings')} that nobody from {members} or outside confirms back for "
        f"evidence, before anything rests on the scores: {quoted(thin)}."
    )


def why_undecided(find_out: Sequence[FindOutView]) -> str:
    """Say what to do where no decision is requested; that nothing is open, only where that is so.

    Args:
        find_out: what to find out.
    """
    if not find_out:
        return "None: nothing is planned and nothing is left open. Note the scores, and agree when to look again."
    things = count(len(find_out), "thing is", "things are")
    return f"No decision is drafted, as nothing is planned; but {things} still to be found out. Agree who does so, and by when."


def decisions(
    assessment: Assessment,
    quarters: Sequence[QuarterView],
    unwritten: Sequence[NoteView],
    find_out: Sequence[FindOutView],
    progress: ProgressView | None,
) -> Iterator[str]:
    """Say what the board is asked to decide: each a thing by name, with what the plan proposes.

    Args:
        assessment: what is planned, and what else it could be.
        quarters: of the plan; owners and measures are asked for in its first year.
        unwritten: steps without an action.
        find_out: what is not known.
        progress: of an earlier plan.
    """
    if assessment.priorities:
        first = title_of(assessment, assessment.priorities[0].standing.ref)
        yield f"Agree the order of priorities, beginning with {quoted([first])}."
    yield from _equals(assessment)
    yield from _work(assessment, quarters)
    yield from _trades(assessment)
    yield from _carried_over(assessment)
    year = {action.ref: action for quarter in quarters[:YEAR] for action in quarter.actions}
    if ownerless := [action.called for action in year.values() if action.nobody_owns]:
        yield f"Name an owner for {quoted(ownerless)}."
    if endless := [action.called for action in year.values() if action.nothing_shows]:
        yield f"Agree what will show {quoted(endless)} to be done."
    if assessment.priorities and not assessment.framework.actions:
        first_five = [title_of(assessment, priority.standing.ref) for priority in assessment.priorities[:FIRST_FIVE]]
        yield f"Agree what to do, by whom and by when, for {quoted(first_five)}: the framework proposes no actions."
    if unwritten:
        yield (
            f"Agree actions for {quoted(dict.fromkeys(note.title for note in unwritten))}: "
            "some steps towards the target have none."
        )
    if first_asked := [unknown.title for unknown in find_out if unknown.first]:
        named, stand = quoted(first_asked), "stands" if len(first_asked) == 1 else "stand"
        yield f"Name who finds out in the first quarter where {named} {stand}: other work rests on it."
    load = load_view(assessment)
    if load and load.flags:
        more = len(load.flags) - MOST_LOADED
        rest = f" So have {count(more, 'other', 'others')}; the plan shows who." if more > 0 else ""
        yield f"Agree that one person can do so much, or name others: {' '.join(load.flags[:MOST_LOADED])}{rest}"
    if broken := [promise for promise in promise_views(assessment) if promise.broken]:
        lines = [f"{promise.number} on {quoted([promise.criterion])} ({promise.day})" for promise in broken]
        what = "a promise" if len(broken) == 1 else f"{numbered(len(broken))} promises"
        its = "its" if len(broken) == 1 else "their"
        yield f"Move the day or the work of {what} that this plan does not keep by {its} day: {listed(lines)}."
    if progress and progress.late:
        yield f"Agree what becomes of what is late: {'; '.join(progress.late)}."


def _equals(assessment: Assessment) -> Iterator[str]:
    """Ask which of equals comes first, where that touches the first five and the board has not said so yet."""
    chosen = assessment.answers.plan.choose
    for rank in dict.fromkeys(priority.rank for priority in assessment.priorities[:FIRST_FIVE]):
        same = [priority for priority in assessment.priorities if priority.rank == rank]
        room = sum(priority.rank == rank for priority in assessment.priorities[:FIRST_FIVE])
        parted = room < len(same)
        before, behind = same[: room if parted else 1], same[room if parted else 1 :]
        if not behind or sum(priority.standing.ref in chosen for priority in same) >= len(before):
            continue
        names = titles(assessment, [priority.standing.ref for priority in same], MOST_NAMED)
        last = titles(assessment, [priority.standing.ref for priority in behind], MOST_NAMED)
        it, takes = ("it", "takes") if len(behind) == 1 else ("they", "take")
        more = max(priority.points for priority in before) < min(priority.points for priority in behind)
        why = (
            f"since {it} {takes} more work" if more else f"as the framework lists {it if it == 'it' else 'them'} later"
        )
        stands = f"{last} {'stands' if it == 'it' else 'stand'} {'below the line' if parted else 'behind'}"
        share = f"as the first five have room for {numbered(room)}" if parted else "as they are equal"
        yield (
            f"Choose which of the {numbered(len(same))} joint {lower(ordinal(rank))} to put first, {share}: {names}. "
            f"Until you do (`choose:` in the answers), {stands}, {why}."
        )


def _work(assessment: Assessment, quarters: Sequence[QuarterView]) -> Iterator[str]:
    """Ask to approve the work, and what it costs beside people's time."""
    planned = {action.ref: action for quarter in quarters for action in quarter.actions}
    if not planned:
        return
    actions = list(planned.values())
    joined = " and " if len(actions) == 2 else " to "
    letters = joined.join(dict.fromkeys((actions[0].letter, actions[-1].letter)))
    spent = sum(quarter.effort for quarter in quarters)
    period = span(assessment.plan.quarters[0].starts_on, assessment.plan.quarters[-1].ends_on)
    costs = [f"{action.called}, {action.cost}" for action in actions if action.cost]
    beside = f" Beside people's time it costs: {'; '.join(costs)}." if costs else ""
    yield (
        f"Approve the work planned for {period}: {count(len(actions), 'action', 'actions')} ({letters}) and "
        f"{count(spent, 'point', 'points')} of effort.{beside}"
    )


def _trades(assessment: Assessment) -> Iterator[str]:
    """Ask whether half of a dear priority is worth more than a few small ones."""
    targets = {priority.standing.ref: priority.standing.target for priority in assessment.priorities}
    for trade in assessment.trades:
        yield (
            f"Choose between part of {titles(assessment, [trade.ref])} (level {trade.level} of {targets[trade.ref]}, for "
            f"{count(trade.points, 'point', 'points')}) and the whole of {titles(assessment, trade.closes, MOST_NAMED)}, which "
            "would close without it (`not_now:` in the answers)."
        )


def _carried_over(assessment: Assessment) -> Iterator[str]:
    """Say what the plan does not close, and what more capacity or time would."""
    plan = assessment.plan
    later = {later.serves for later in plan.later if later.reason not in {"not-now", "dropped"}}
    left = [gap.priority.standing.ref for gap in plan.gaps if gap.closed is None and gap.priority.standing.ref in later]
    if not left:
        return
    first_five = [priority.standing.ref for priority in assessment.priorities[:FIRST_FIVE]]
    of_first = [ref for ref in left if ref in first_five]
    named = of_first or left[:3]
    others = len(left) - len(named)
    among = f"of the first {numbered(len(first_five))} " if of_first and len(assessment.priorities) > FIRST_FIVE else ""
    rest = f", and {count(others, 'other gap', 'other gaps')}" if others else ""
    yield (
        f"Carry over what does not close: {among}{titles(assessment, named, FIRST_FIVE)}{rest}. "
        f"{_instead(assessment)}".strip()
    )


def _instead(assessment: Assessment) -> str:
    """Say what more capacity, or more time, would close."""
    own = this_option(assessment)
    if own is None:
        return ""
    more = max((one.closed for one in assessment.options if one.capacity > own.capacity), default=0)
    longer = next((one for one in assessment.options if one.quarters > own.quarters), own)
    largest = max((one.capacity for one in assessment.options), default=0)
    found = (
        [f"{points(largest)} a quarter would close {more} by the end in place of {own.closed}"]
        if more > own.closed
        else []
    )
    if longer.closed > own.closed:
        over = count(longer.quarters, "quarter", "quarters")
        found.append(
            f"{over} {longer.closed}"
            if found
            else f"{over} would close {longer.closed} by their end in place of {own.closed}"
        )
    if not found:
        return "More points a quarter, or twice the time, would close no more by the end."
    time = "" if more > own.closed else " More points a quarter would close no more."
    said = ", ".join(found)
    return f"{said[:1].upper()}{said[1:]}.{time}"
