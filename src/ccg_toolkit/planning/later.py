"""Why an action found no place: the true cause, of the package that would bring it into the plan."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from ccg_toolkit.planning.dates import Calendar
from ccg_toolkit.planning.decisions import Decisions
from ccg_toolkit.planning.draft import Draft
from ccg_toolkit.planning.measure import left_out_by_board
from ccg_toolkit.planning.planned_action import Cause, UnplacedAction
from ccg_toolkit.planning.search import Budget, BudgetSpent, search
from ccg_toolkit.planning.windows import Bounds, find_windows
from ccg_toolkit.planning.work_to_place import WorkToPlace, bits, mask

_TRIALS = 1_000
"""How often, in all, it is tried what would have to give way; past that the cause is told without a name."""


@dataclass(kw_only=True)
class _Doubts:
    """What is asked about a finished plan.

    Attributes:
        draft: the plan.
        alone: for each level that was asked about, whether it fits into an empty plan.
        rivals: the gaps for whose sake alone something stands, what that is, and the draft without it.
        trials: how often it may still be tried what would have to give way.
    """

    work: WorkToPlace
    draft: Draft
    budget: Budget
    alone: dict[int, bool] = field(default_factory=dict)
    rivals: list[tuple[int, int, Draft]] | None = None
    trials: int = _TRIALS


@dataclass(frozen=True, slots=True)
class _Reason:
    cause: Cause
    waits_for: tuple[str, ...] = ()
    shows_on: date | None = None


def list_later(draft: Draft, decisions: Decisions, calendar: Calendar) -> Iterator[UnplacedAction]:
    """List all that the gaps ask for and that has no place, in the order of the plan.

    For each gap what is not of its own chain goes first, in the order of the framework, then its chain.

    Args:
        draft: the finished plan.
        decisions: what people decide.
        calendar: its quarters as days.
    """
    work = draft.work
    doubts = _Doubts(work=work, draft=draft, budget=Budget())
    reasons: dict[int, _Reason] = {}
    listed = draft.placed
    for gap in work.gaps:
        needed = 0
        for level in gap.levels:
            needed |= work.closure[level]
        own = [index for index in gap.levels if not listed >> index & 1]
        others = [index for index in bits(needed & ~listed) if index not in own]
        listed |= needed
        for index in [*others, *own]:
            if work.left_out >> index & 1:
                reason = _left_out(work, index, decisions)
            else:
                # What raises a gap of its own could come in for its own sake; what only enables others, for theirs.
                level = index if work.worth[index] or index in own else _first_waiting(draft, index)
                if level not in reasons:
                    reasons[level] = _reason(doubts, level, decisions, calendar)
                reason = reasons[level]
            yield UnplacedAction(
                step=work.tasks[index].step,
                serves=gap.priority.standing.ref,
                rank=gap.priority.rank,
                reason=reason.cause,
                waits_for=reason.waits_for,
                shows_on=reason.shows_on,
            )


def _first_waiting(draft: Draft, index: int) -> int:
    """Give the first level, in the order of the plan, that has no place and waits for an action."""
    work = draft.work
    return next(
        level
        for gap in work.gaps
        for level in gap.levels
        if level not in draft.ended and work.closure[level] >> index & 1
    )


def _reason(doubts: _Doubts, level: int, decisions: Decisions, calendar: Calendar) -> _Reason:
    work, draft = doubts.work, doubts.draft
    fresh = work.closure[level] & ~draft.placed
    if work.left_out >> level & 1:  # asked for what only prepares the ground for it
        return replace(_left_out(work, level, decisions), waits_for=(work.tasks[level].step.ref,))
    if left_out := [work.tasks[index].step.ref for index in bits(fresh & work.left_out)]:
        return _Reason("waits", tuple(left_out))
    latest = _latest_starts(work, fresh)
    late = [work.tasks[index].step.ref for index in latest if work.tasks[index].earliest > max(1, latest[index])]
    if dated := tuple(ref for ref in late if ref in decisions.not_before):
        return _Reason("not-before", dated, max(decisions.not_before[ref] for ref in dated))
    # What is done or was begun does not move, however little else there were.
    settled = _showing_too_late(draft.only(work.closure[level]), latest, calendar)
    if settled is None and not _fits_alone(doubts, level):
        return _Reason("too-large")
    late_as_placed = settled or _showing_too_late(draft, latest, calendar)
    return late_as_placed or _Reason("no-room", _giving_way(doubts, fresh, level))


def _showing_too_late(draft: Draft, latest: dict[int, int], calendar: Calendar) -> _Reason | None:
    """Name what shows, or ends, too late on a draft for some actions that have to start no later than in some quarter."""
    work = draft.work
    shows: dict[int, int] = {}
    for index, start in latest.items():
        for other, must_show in work.tasks[index].after:
            # Whether what was done has worked is known at the end of the first quarter.
            asked = work.unconfirmed >> other & 1 and work.tasks[other].step.standing == work.tasks[index].step.standing
            quarter = 1 if asked else (draft.reached if must_show else draft.ended).get(other, 0)
            if 1 <= start <= quarter:
                shows[other] = quarter
    if not shows:
        return None
    refs = tuple(work.tasks[other].step.ref for other in sorted(shows))
    return _Reason("too-late", refs, calendar.last_day(max(shows.values())))


def _left_out(work: WorkToPlace, index: int, decisions: Decisions) -> _Reason:
    return _Reason("not-now" if left_out_by_board(work.tasks[index].step.ref, decisions) else "dropped")


def _latest_starts(work: WorkToPlace, tasks: int) -> dict[int, int]:
    """Give for each of some actions the last quarter it may start in, if there were room for everything at once."""
    ends = dict.fromkeys(work.members(tasks), work.quarters)
    for index in reversed(work.members(tasks)):
        task = work.tasks[index]
        for other, shows in task.after:
            if other in ends:
                lag = work.tasks[other].lag if shows else 0
                ends[other] = min(ends[other], ends[index] - task.takes - lag)
    return {index: end - work.tasks[index].takes + 1 for index, end in ends.items()}


def _fits_alone(doubts: _Doubts, level: int) -> bool:
    """Tell whether a level, with all it waits for, fits into an empty plan; where that stays open it counts as fitting."""
    work = doubts.work
    if level not in doubts.alone:
        empty = doubts.draft.only(work.closure[level])
        needed = work.closure[level] & ~empty.placed
        trial = empty.copy()
        if work.capacity == 0 or find_windows(empty, work.members(needed), Bounds()) is None:
            doubts.alone[level] = False
        elif trial.insert(needed, level):
            doubts.alone[level] = True
        else:
            try:
                doubts.alone[level] = search(empty, needed, Bounds(), doubts.budget) is not None
            except BudgetSpent:
                doubts.alone[level] = True
    return doubts.alone[level]


def _giving_way(doubts: _Doubts, fresh: int, level: int) -> tuple[str, ...]:
    """Name the last gap, in the order of the plan, without which there would be room; none where no one gap would do."""
    work = doubts.work
    if doubts.rivals is None:
        doubts.rivals = list(_rivals(doubts.draft))
    for place, own, draft in doubts.rivals:
        if work.closure[level] & own or sum(draft.room) < work.points(fresh):
            continue
        if not doubts.trials:
            return ()
        doubts.trials -= 1
        if draft.copy().insert(fresh, level):
            return (work.gaps[place].priority.standing.ref,)
    return ()


def _rivals(draft: Draft) -> Iterator[tuple[int, int, Draft]]:
    """List the gaps for whose sake alone something stands, the last first: what that is, and the draft without it."""
    work = draft.work
    needed = []
    for gap in work.gaps:
        tasks = 0
        for level in gap.levels:
            tasks |= work.closure[level] if level in draft.ended else 0
        needed.append(tasks)
    begun = mask(work.under_way)
    after, before = [0], [0]
    for tasks in needed:
        before.append(before[-1] | tasks)
    for tasks in reversed(needed):
        after.append(after[-1] | tasks)
    after.reverse()
    for place in range(len(work.gaps) - 1, -1, -1):
        own = needed[place] & mask(draft.places) & ~(before[place] | after[place + 1] | begun)
        if own:
            places = {index: placed for index, placed in draft.places.items() if not own >> index & 1}
            yield place, own, Draft.empty(work).fill(places)
