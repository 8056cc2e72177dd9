"""What the results ask of the board and of each owner: decisions to take, and the work of the first quarter."""

from collections.abc import Iterator, Sequence

from ccg_toolkit.report import view
from ccg_toolkit.report.words import count, quoted, the

RATE_FIRST = "Write a level behind each criterion in the answers, or `unknown`; then make this anew."
"""What to do where nothing is rated."""

YEAR = 4
"""Quarters of a year."""


def send_back(members: str, find_out: Sequence[view.FindOutView]) -> str:
    """Ask for evidence before anything else, where too much of the score rests on what nobody confirms.

    Args:
        members: the framework's noun for those who could confirm a rating.
        find_out: what to find out; the high ratings on thin evidence among it are named in its order.
    """
    thin = [found.title for found in find_out if found.thin]
    return (
        f"Send {the(len(thin), 'high rating', 'high ratings')} that nobody from {members} or outside confirms back for "
        f"evidence, before anything rests on the scores: {quoted(thin)}."
    )


def why_undecided(find_out: Sequence[view.FindOutView]) -> str:
    """Say what to do where no decision is requested; that nothing is open, only where that is so.

    Args:
        find_out: what to find out.
    """
    if not find_out:
        return "None: nothing is planned and nothing is left open. Note the scores, and agree when to look again."
    things = count(len(find_out), "thing is", "things are")
    return f"No decision is drafted, as nothing is planned; but {things} still to be found out. Agree who does so, and by when."


def standing_decisions(
    priorities: Sequence[view.PriorityView], quarters: Sequence[view.QuarterView], period: str
) -> Iterator[str]:
    """Say what every board is asked: to agree the order and to approve the work.

    Args:
        priorities: in order.
        quarters: of the plan, or as many of them as are put before the board.
        period: from when to when these are.
    """
    if priorities:
        yield f"Agree the order of priorities, beginning with {quoted([priorities[0].title])}."
    actions = {action.ref for quarter in quarters for action in quarter.actions}
    if actions:
        points = sum(quarter.effort for quarter in quarters)
        yield (
            f"Approve the work planned for {period}: {count(len(actions), 'action', 'actions')} and "
            f"{count(points, 'point', 'points')} of effort."
        )


def open_decisions(
    quarters: Sequence[view.QuarterView],
    unwritten: Sequence[view.NoteView],
    later: Sequence[view.ActionView],
    find_out: Sequence[view.FindOutView],
    progress: view.ProgressView | None,
) -> Iterator[str]:
    """Say what the plan cannot settle by itself.

    Args:
        quarters: of the plan; actions of its first year are looked at.
        unwritten: steps without an action.
        later: actions that found no place.
        find_out: what is not known.
        progress: of an earlier plan.
    """
    year = {action.ref: action for quarter in quarters[:YEAR] for action in quarter.actions}
    if ownerless := [action.title for action in year.values() if "No owner yet" in action.flags]:
        yield f"Name an owner for {quoted(ownerless)}."
    if endless := [action.title for action in year.values() if "No success measure yet" in action.flags]:
        yield f"Agree what will show {quoted(endless)} to be done."
    if unwritten:
        yield (
            f"Agree actions for {quoted(dict.fromkeys(note.title for note in unwritten))}: "
            "some steps towards the target have none."
        )
    if later:
        points = sum(action.points for action in later)
        it, some = ("it", "drop it") if len(later) == 1 else ("them", "drop some")
        yield (
            f"Decide on {the(len(later), 'action', 'actions')} ({count(points, 'point', 'points')}) that found no place in "
            f"the plan: keep {it} for the next one, {some}, or add capacity."
        )
    if first := [found.title for found in find_out if found.first]:
        yield f"Name who finds out in the first quarter how it stands with {quoted(first)}: other work rests on the answer."
    if progress and progress.late:
        yield f"Agree what becomes of what is late: {'; '.join(progress.late)}."


def asks(quarter: view.QuarterView, find_out: Sequence[view.FindOutView]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Give for each owner the actions of a quarter, and which priority each of them serves.

    Args:
        quarter: the first of the plan.
        find_out: what is not known; what other work rests on belongs to the first quarter, and nobody owns it yet.
    """
    asked: dict[str, tuple[str, ...]] = {}
    for action in quarter.actions:
        asked[action.owner] = (*asked.get(action.owner, ()), f"{action.title} (priority {action.rank})")
    for unknown in find_out:
        if unknown.first:
            asked["No owner yet"] = (
                *asked.get("No owner yet", ()),
                f"find out how it stands with {quoted([unknown.title])}",
            )
    return tuple(asked.items())


def why_idle(
    quarters: Sequence[view.QuarterView],
    priorities: Sequence[view.PriorityView],
    later: Sequence[view.ActionView],
    find_out: Sequence[view.FindOutView],
    *,
    rated: bool,
) -> str:
    """Say why the first quarter asks for no action; empty where it asks for one.

    Args:
        quarters: of the plan.
        priorities: the gaps in order.
        later: actions that found no place.
        find_out: what to find out, which is something to do even where no action is.
        rated: whether any criterion is.
    """
    if quarters[0].actions:
        return ""
    if not rated:
        return f"Nothing is rated yet, so there is nothing to plan. {RATE_FIRST}"
    if not priorities and find_out:
        things = count(len(find_out), "thing is", "things are")
        return (
            f"Nothing that is rated lies below its target, so no action is planned; but {things} still to be found out."
        )
    if not priorities:
        return "Nothing that is rated lies below its target, so there is nothing to do."
    if not later and not any(quarter.actions for quarter in quarters):
        gaps = "the gap" if len(priorities) == 1 else f"any of the {len(priorities)} gaps"
        return f"No action is written for {gaps}, so there is nothing to plan yet. Agree the first ones on the day."
    return "No action fits into the first quarter at this capacity."
