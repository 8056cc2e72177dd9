"""The plan: which action is done in which quarter, what it buys, and what is left for later."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from ccg_toolkit.planning.board import Board
from ccg_toolkit.planning.by_value import place_by_value
from ccg_toolkit.planning.chains import Chains, Step
from ccg_toolkit.planning.dates import Calendar
from ccg_toolkit.planning.decisions import NOTHING_DECIDED, Decisions
from ccg_toolkit.planning.foremost import Foremost, place_foremost
from ccg_toolkit.planning.later import list_later
from ccg_toolkit.planning.load import Gap, Load, bits
from ccg_toolkit.planning.measure import measure_work
from ccg_toolkit.planning.plan import Course, Due, Plan, Quarter, Work
from ccg_toolkit.planning.planned_action import Finished, Mark, Placing, PlannedAction
from ccg_toolkit.planning.priorities import Priority
from ccg_toolkit.planning.proofs import Questions
from ccg_toolkit.planning.search import Budget
from ccg_toolkit.planning.settled import Settled
from ccg_toolkit.planning.unknowns import FindOut, list_unknowns
from ccg_toolkit.scoring import Scores, with_levels


def make_plan(  # noqa: PLR0913 - each is a fact of its own, given by name
    scores: Scores,
    priorities: Sequence[Priority],
    *,
    starts_on: date,
    quarters: int,
    capacity: int,
    decisions: Decisions = NOTHING_DECIDED,
) -> Plan:
    """Schedule the actions that close the gaps.

    Args:
        scores: where things stand.
        priorities: the gaps in the order of the plan, as `rank_priorities` gives them.
        starts_on: the first day of the first quarter.
        quarters: how many, 1 or more.
        capacity: points of effort in each quarter, 0 or more.
        decisions: what people decide about the plan.

    Returns:
        The plan. The same input gives the same plan.
    """
    calendar, chains = Calendar(starts_on), Chains(scores=scores)
    load = measure_work(
        chains, priorities, calendar=calendar, quarters=quarters, capacity=capacity, decisions=decisions
    )
    base = _begun(load)
    load = base.load
    in_order = len(load.gaps) if decisions.in_order is None else min(decisions.in_order, len(load.gaps))
    foremost = place_foremost(load, base, Budget(), load.gaps[:in_order])
    board = foremost.board()
    by_value = place_by_value(board, load.gaps)
    return _plan(
        _Filled(
            chains=chains,
            calendar=calendar,
            load=load,
            board=board,
            foremost=foremost,
            in_order=in_order,
            number={task.step.ref: index for index, task in enumerate(load.tasks)},
            decisions=decisions,
            questions=Questions(found=foremost, first=load.gaps[:in_order], decisions=decisions, budget=Budget()),
            settled=(*foremost.settled, *by_value),
        )
    )


def _begun(load: Load) -> Board:
    """Lay what is under way: from the first quarter on, each as early as room allows."""
    board = Board.empty(load)
    for index in load.under_way:
        place = board.find(index, 1)
        if place is not None:
            board.put(index, place)
    return Board.empty(load.standing(board.placed)).fill(board.places)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Filled:
    """All that a plan is read off."""

    chains: Chains
    calendar: Calendar
    load: Load
    board: Board
    foremost: Foremost
    in_order: int
    number: dict[str, int]
    decisions: Decisions
    questions: Questions
    settled: tuple[Settled, ...]


def _plan(filled: _Filled) -> Plan:
    load, calendar = filled.load, filled.calendar
    actions = tuple(_actions(filled))
    last = max([load.quarters, *filled.board.reached.values()])
    projected = _projected(filled, last)
    return Plan(
        quarters=tuple(
            Quarter(
                starts_on=calendar.first_day(quarter),
                ends_on=calendar.last_day(quarter),
                capacity=load.capacity,
                work=tuple(_work(actions, quarter)),
                projected=projected[quarter - 1],
            )
            for quarter in range(1, load.quarters + 1)
        ),
        due=tuple(
            Due(ends_on=calendar.last_day(quarter), projected=projected[quarter - 1])
            for quarter in range(load.quarters + 1, last + 1)
        ),
        actions=actions,
        later=tuple(list_later(filled.board, filled.decisions, calendar)),
        finished=tuple(_finished(filled)),
        gaps=tuple(_course(filled, place, gap) for place, gap in enumerate(load.gaps)),
        in_order=filled.in_order,
        open=filled.foremost.open,
        settled=filled.settled,
        unwritten=tuple(_unwritten(filled)),
        find_out=_find_out(filled),
    )


def _work(actions: Sequence[PlannedAction], quarter: int) -> Iterator[Work]:
    for action in actions:
        if action.starts <= quarter <= action.ends:
            points = action.points[quarter - 1]
            yield Work(action=action, points=points, first=quarter == action.starts, last=quarter == action.ends)


def _level(filled: _Filled, ref: str, quarter: int) -> tuple[int | None, int]:
    """Give the level that a criterion is brought to by the end of a quarter, and when that level is reached.

    The count stops below a step that nobody wrote or that has no place. What is done and was not confirmed counts once
    the step above it is reached.
    """
    load, board = filled.load, filled.board
    level, reached = None, 0
    for step in filled.chains.steps(ref, filled.chains.scores.framework.cover.top):
        index = filled.number.get(step.ref)
        if index is None or board.reached.get(index, quarter + 1) > quarter:
            break
        if not load.unconfirmed >> index & 1:
            level, reached = step.reaches, max(reached, board.reached[index])
    return level, reached


def _projected(filled: _Filled, last: int) -> list[Scores]:
    """Give the scores at the end of each quarter up to a last one."""
    refs = dict.fromkeys(task.step.item.ref for task in filled.load.tasks)
    moments = [filled.chains.scores]
    before: dict[str, int] = {}
    for quarter in range(1, last + 1):
        levels = {ref: level for ref in refs if (level := _level(filled, ref, quarter)[0]) is not None}
        moved = {ref: level for ref, level in levels.items() if before.get(ref) != level}
        moments.append(with_levels(moments[-1], moved) if moved else moments[-1])
        before = levels
    return moments[1:]


def _actions(filled: _Filled) -> Iterator[PlannedAction]:
    """Give all that has a place: by start, then by rank, those without one last, then as the framework has them."""
    load, board, calendar = filled.load, filled.board, filled.calendar
    purposes = _purposes(filled)
    rank = {index: load.gaps[places[0]].priority.rank for index, places in purposes.items()}
    order = sorted(
        board.places, key=lambda index: (board.places[index].starts, index not in rank, rank.get(index, 0), index)
    )
    smallest = min(filled.chains.scores.framework.cover.effort.values())
    closing = {gap.levels[-1]: gap for gap in load.gaps if gap.written}
    for number, index in enumerate(order, start=1):
        task, place, reached = load.tasks[index], board.places[index], board.reached[index]
        held = place.points(task)
        marks: list[Mark] = ["under-way"] if index in load.under_way else []
        yield PlannedAction(
            letter=f"A{number}",
            step=task.step,
            starts=place.starts,
            ends=place.ends,
            reached=reached,
            starts_on=calendar.first_day(place.starts),
            ends_on=calendar.last_day(place.ends),
            reached_on=calendar.last_day(reached),
            points=tuple(held.get(quarter, 0) for quarter in range(1, load.quarters + 1)),
            # What was begun before the plan waits for nothing.
            after=()
            if _placing(filled, index) == "begun"
            else tuple(load.tasks[other].step.ref for other, _ in task.after if other in board.places),
            purposes=tuple(load.gaps[place].priority.item.ref for place in purposes.get(index, ())),
            rank=rank.get(index),
            placed=_placing(filled, index),
            held_up=filled.questions.held_up(index),
            quick_win=task.points == smallest and reached <= 2 and index in closing,
            marks=tuple(marks) if index in purposes else (*marks, "no-purpose"),
        )


def _finished(filled: _Filled) -> Iterator[Finished]:
    load = filled.load
    for index in bits(load.done):
        step = load.tasks[index].step
        ahead = not load.unconfirmed >> index & 1
        yield Finished(step=step, counts_on=filled.decisions.tracked[step.ref].review_on if ahead else None)


def _purposes(filled: _Filled) -> dict[int, list[int]]:
    """Give for each action the gaps, in the order of the plan, of which a level in the plan needs it."""
    purposes: dict[int, list[int]] = {}
    for place, gap in enumerate(filled.load.gaps):
        needed = 0
        for level in gap.levels:
            if level in filled.board.ended:
                needed |= filled.load.closure[level]
        for index in bits(needed):
            purposes.setdefault(index, []).append(place)
    return purposes


def _placing(filled: _Filled, index: int) -> Placing:
    if index in filled.load.under_way:
        return "begun"
    return "in-order" if index in filled.foremost.places else "by-value"


def _course(filled: _Filled, place: int, gap: Gap) -> Course:
    load, board, calendar = filled.load, filled.board, filled.calendar
    closed = None
    if gap.written and all(index in board.ended for index in gap.levels) and not load.unconfirmed >> gap.levels[-1] & 1:
        closed = board.shown(gap.levels)
    level, reached = _level(filled, gap.priority.item.ref, max(board.reached.values(), default=0))
    return Course(
        priority=gap.priority,
        closed=closed,
        closed_on=None if closed is None else calendar.last_day(closed),
        level=level,
        reached=None if level is None else reached,
        reached_on=None if level is None else calendar.last_day(reached),
        proven=place not in filled.foremost.unproven,
        proof=filled.questions.proof(place) if place < filled.in_order else None,
    )


def _unwritten(filled: _Filled) -> Iterator[Step]:
    """List the steps on the way to a goal that no action covers, in the order of the framework."""
    chains, found = filled.chains, set()
    for gap in filled.load.gaps:
        item = gap.priority.item
        found |= {ref for ref, step in chains.needed(item.ref, item.target).items() if step.action is None}
    for item in chains.scores.criteria:
        yield from (step for step in chains.steps(item.ref, chains.scores.framework.cover.top) if step.ref in found)


def _find_out(filled: _Filled) -> tuple[FindOut, ...]:
    chains = filled.chains
    asked: dict[str, dict[str, None]] = {}  # the inner one is a set that keeps its order
    for gap in filled.load.gaps:
        for step in chains.needed(gap.priority.item.ref, gap.priority.item.target).values():
            for wait in chains.waits(step):
                if chains.item(wait.ref).state in {"unknown", "unanswered"}:
                    asked.setdefault(wait.ref, {})[step.item.ref] = None
    done: dict[str, dict[str, int]] = {}
    for index in bits(filled.load.unconfirmed):
        step = filled.load.tasks[index].step
        done.setdefault(step.item.ref, {})[step.ref] = step.reaches
    return list_unknowns(chains.scores, {ref: tuple(names) for ref, names in asked.items()}, done)
