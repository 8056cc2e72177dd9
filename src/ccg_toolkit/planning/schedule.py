"""When each action is done: quarter by quarter, in order of priority, within what can be done."""

from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Literal

from ccg_toolkit.planning.chains import Agenda, Step, Wait, is_met, set_agenda, waits_of
from ccg_toolkit.planning.priorities import Priority
from ccg_toolkit.planning.unknowns import FindOut, list_unknowns
from ccg_toolkit.scoring import Exact, Scores, with_levels


@dataclass(frozen=True, kw_only=True, slots=True)
class Work:
    """An action in one of the quarters it takes.

    Attributes:
        step: the action.
        rank: of the first priority that it serves.
        points: the effort of this quarter.
        first, last: whether it starts, and ends, in this quarter.
        after: full names of the actions that it directly waits for, all planned in earlier quarters.
    """

    step: Step
    rank: int
    points: int
    first: bool
    last: bool
    after: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Quarter:
    """Three months of the plan.

    Attributes:
        starts_on, ends_on: the first and the last day.
        capacity: points of effort there are.
        work: the actions of this quarter, in order of rank.
        projected: the scores at its end, if all goes to plan.
    """

    starts_on: date
    ends_on: date
    capacity: int
    work: tuple[Work, ...]
    projected: Scores

    @property
    def effort(self) -> int:
        """Points of effort in this quarter."""
        return sum(work.points for work in self.work)


@dataclass(frozen=True, kw_only=True, slots=True)
class Later:
    """An action that found no place.

    Attributes:
        step: the action.
        rank: of the priority it serves.
        reason: it waits for something that ends too late (``too-late``) or is itself left out (``waits``); it is larger
            than an empty plan (``too-large``); or higher-ranked work takes the room (``no-room``).
        waits_for: full names of the actions it waits for; empty for the other reasons.
    """

    step: Step
    rank: int
    reason: Literal["too-late", "waits", "too-large", "no-room"]
    waits_for: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Plan:
    """The development plan.

    Attributes:
        quarters: in order.
        later: actions that found no place, in order of rank.
        unwritten: steps on the way to a goal that no action covers.
        find_out: what to find out; what work rests on belongs to the first quarter.
        waits_for: for each gap with work, what its next action waits for at the start, as full names of criteria.
        efforts: for each gap the points of the actions from its level to its target, as far as they are written.
    """

    quarters: tuple[Quarter, ...]
    later: tuple[Later, ...]
    unwritten: tuple[Step, ...]
    find_out: tuple[FindOut, ...]
    waits_for: dict[str, tuple[str, ...]]
    efforts: dict[str, int]

    @property
    def projected(self) -> Exact | None:
        """The overall mean once the plan is done; it stops below each unwritten step."""
        return self.quarters[-1].projected.overall.mean


@dataclass(kw_only=True)
class _Board:
    """The quarters while they are being filled."""

    agenda: Agenda
    capacity: int
    free: list[int]
    points: dict[str, int]
    ends: dict[str, int] = field(default_factory=dict)
    begins: dict[str, int] = field(default_factory=dict)

    @property
    def share(self) -> int:
        """The most points one action takes of a quarter."""
        return max(1, self.capacity // 2)


def make_plan(scores: Scores, priorities: Sequence[Priority], *, starts_on: date, quarters: int, capacity: int) -> Plan:
    """Schedule the actions that close the gaps.

    Args:
        scores: where things stand.
        priorities: the gaps in order.
        starts_on: the first day of the first quarter.
        quarters: how many, 1 or more.
        capacity: points of effort in each quarter, 0 or more.

    Returns:
        The plan. The same input gives the same plan.
    """
    agenda = set_agenda(scores, priorities)
    effort = scores.framework.cover.effort
    steps = _in_order(agenda, priorities)
    board = _Board(
        agenda=agenda,
        capacity=capacity,
        free=[capacity] * quarters,
        points={step.ref: effort[step.action.effort] for step in steps if step.action},
    )
    for quarter in range(quarters):
        for step in steps:
            if step.ref not in board.ends and not _unmet(board, step, quarter):
                _place(board, step, quarter)
    return Plan(
        quarters=tuple(_quarters(board, steps, starts_on)),
        later=tuple(_later(board, step) for step in steps if step.ref not in board.ends),
        unwritten=tuple(step for chain in _ordered_chains(agenda) for step in chain if step.action is None),
        find_out=_find_out(agenda, steps),
        waits_for=_first_waits(agenda, priorities),
        efforts=_efforts(board, priorities),
    )


def add_months(day: date, months: int) -> date:
    """Give the same day some months later, or the last day of that month where it is shorter."""
    index = day.month - 1 + months
    year, month = day.year + index // 12, index % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def _ordered_chains(agenda: Agenda) -> list[list[Step]]:
    return [agenda.chains[item.ref] for item in agenda.scores.criteria if item.ref in agenda.chains]


def _in_order(agenda: Agenda, priorities: Sequence[Priority]) -> list[Step]:
    """List the actions by inherited rank; within one rank by their criterion's own rank, then as the framework has them."""
    own = {priority.item.ref: priority.rank for priority in priorities}
    steps = [step for chain in _ordered_chains(agenda) for step in chain if step.action]
    return sorted(steps, key=lambda step: (agenda.rank(step), own.get(step.item.ref, len(own) + 1)))


def _waits(board: _Board, step: Step) -> tuple[Wait, ...]:
    """Name all that an action waits for: the level it begins at, and what its criterion requires and it needs."""
    return (Wait(ref=step.item.ref, level=step.begins), *waits_of(board.agenda.scores.framework, step))


def _unmet(board: _Board, step: Step, quarter: int) -> list[str]:
    """Name the actions that must have ended before this quarter and have not."""
    unmet = [
        other.ref
        for wait in _waits(board, step)
        for other in board.agenda.chains.get(wait.ref, [])  # without a chain, nothing has to be done for it
        if other.action and other.begins < wait.level and board.ends.get(other.ref, quarter) >= quarter
    ]
    return list(dict.fromkeys(unmet))


def _place(board: _Board, step: Step, quarter: int) -> None:
    """Take the room an action needs from this quarter on, if all of it is free."""
    shares = _shares(board, step)
    span = board.free[quarter : quarter + len(shares)]
    if len(span) == len(shares) and all(free >= share for free, share in zip(span, shares, strict=True)):
        for offset, share in enumerate(shares):
            board.free[quarter + offset] -= share
        board.begins[step.ref] = quarter
        board.ends[step.ref] = quarter + len(shares) - 1


def _shares(board: _Board, step: Step) -> list[int]:
    whole, rest = divmod(board.points[step.ref], board.share)
    # No plan is longer than this; an effort of millions of points must not make a list of millions.
    whole = min(whole, len(board.free) + 1)
    return [board.share] * whole + ([rest] if rest else [])


def _quarters(board: _Board, steps: Sequence[Step], starts_on: date) -> Iterator[Quarter]:
    levels: dict[str, int] = {}
    for index in range(len(board.free)):
        work = tuple(_work(board, steps, index))
        for done in work:
            step = done.step
            # A step above one that nobody has written does not count: its criterion has not come that far.
            if done.last and step.begins == levels.get(step.item.ref, step.item.level):
                levels[step.item.ref] = step.reaches
        yield Quarter(
            starts_on=add_months(starts_on, 3 * index),
            ends_on=add_months(starts_on, 3 * index + 3) - timedelta(days=1),
            capacity=board.capacity,
            work=work,
            projected=with_levels(board.agenda.scores, levels),
        )


def _work(board: _Board, steps: Sequence[Step], index: int) -> Iterator[Work]:
    for step in steps:
        if step.ref in board.ends and board.begins[step.ref] <= index <= board.ends[step.ref]:
            yield Work(
                step=step,
                rank=board.agenda.rank(step),
                points=_shares(board, step)[index - board.begins[step.ref]],
                first=board.begins[step.ref] == index,
                last=board.ends[step.ref] == index,
                after=_after(board, step),
            )


def _after(board: _Board, step: Step) -> tuple[str, ...]:
    """Name the last action of each chain that this one waits for."""
    last = {
        wait: other.ref
        for wait in _waits(board, step)
        for other in board.agenda.chains.get(wait.ref, [])
        if other.action and other.begins < wait.level
    }
    return tuple(dict.fromkeys(last.values()))


def _later(board: _Board, step: Step) -> Later:
    quarters = len(board.free)
    rank = board.agenda.rank(step)
    unmet = _unmet(board, step, quarters)
    if unmet:
        return Later(step=step, rank=rank, reason="waits", waits_for=tuple(unmet))
    needed = len(_shares(board, step))
    if needed > quarters or board.capacity < board.share:
        return Later(step=step, rank=rank, reason="too-large")
    latest = _unmet(board, step, quarters - needed)
    if latest:
        return Later(step=step, rank=rank, reason="too-late", waits_for=tuple(latest))
    return Later(step=step, rank=rank, reason="no-room")


def _find_out(agenda: Agenda, steps: Sequence[Step]) -> tuple[FindOut, ...]:
    items = {item.ref: item for item in agenda.scores.criteria}
    asked: dict[str, dict[str, None]] = {}  # the inner one is a set that keeps its order
    for step in steps:
        for wait in waits_of(agenda.scores.framework, step):
            if items[wait.ref].state in {"unknown", "unanswered"}:
                asked.setdefault(wait.ref, {})[step.item.ref] = None
    return list_unknowns(agenda.scores, {ref: tuple(names) for ref, names in asked.items()})


def _first_waits(agenda: Agenda, priorities: Sequence[Priority]) -> dict[str, tuple[str, ...]]:
    items = {item.ref: item for item in agenda.scores.criteria}
    waits = {}
    for priority in priorities:
        ref = priority.item.ref
        first = [step for step in agenda.chains[ref] if step.action and not step.enabling][:1]
        open_waits = [
            wait.ref
            for step in first
            for wait in waits_of(agenda.scores.framework, step)
            if not is_met(items[wait.ref], wait)
        ]
        if open_waits:
            waits[ref] = tuple(dict.fromkeys(open_waits))
    return waits


def _efforts(board: _Board, priorities: Sequence[Priority]) -> dict[str, int]:
    return {
        ref: sum(board.points[step.ref] for step in board.agenda.chains[ref] if step.action and not step.enabling)
        for ref in (priority.item.ref for priority in priorities)
    }
