"""What the results ask of the board and of each owner: decisions to take, and the work of the first quarter."""

from collections.abc import Iterator, Sequence

from ccg_toolkit.report import view
from ccg_toolkit.report.words import count, quoted, the

YEAR = 4
"""Quarters of a year."""


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


def asks(quarter: view.QuarterView) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Give for each owner the actions of a quarter, and which priority each of them serves."""
    found: dict[str, tuple[str, ...]] = {}
    for action in quarter.actions:
        found[action.owner] = (*found.get(action.owner, ()), f"{action.title} (priority {action.rank})")
    return tuple(found.items())
