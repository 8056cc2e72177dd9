"""The plan: which action is done in which quarter, what it buys, and what is left for later."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from ccg_toolkit.planning.by_value import place_by_value
from ccg_toolkit.planning.chains import Chains, LevelStep
from ccg_toolkit.planning.dates import Calendar
from ccg_toolkit.planning.decisions import NOTHING_DECIDED, Decisions
from ccg_toolkit.planning.draft import Draft
from ccg_toolkit.planning.in_order import FirstGaps, place_in_order
from ccg_toolkit.planning.later import list_later
from ccg_toolkit.planning.measure import measure_work
from ccg_toolkit.planning.plan import Course, Due, Plan, Portion, Quarter
from ccg_toolkit.planning.planned_action import Finished, Mark, Placing, PlannedAction
from ccg_toolkit.planning.priorities import Priority
from ccg_toolkit.planning.proofs import Questions
from ccg_toolkit.planning.search import Budget
from ccg_toolkit.planning.settled import Settled
from ccg_toolkit.planning.unknowns import FindOut, list_unknowns
from ccg_toolkit.planning.work_to_place import Gap, WorkToPlace, bits
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
    work = measure_work(
        chains, priorities, calendar=calendar, quarters=quarters, capacity=capacity, decisions=decisions
    )
    base = _begun(work)
    work = base.work
    in_order = len(work.gaps) if decisions.in_order is None else min(decisions.in_order, len(work.gaps))
    first_gaps = place_in_order(work, base, Budget(), work.gaps[:in_order])
    draft = first_gaps.draft()
    by_value = place_by_value(draft, work.gaps)
    return _plan(
        _Filled(
            chains=chains,
            calendar=calendar,
            work=work,
            draft=draft,
            first_gaps=first_gaps,
            in_order=in_order,
            number={task.step.ref: index for index, task in enumerate(work.tasks)},
            decisions=decisions,
            questions=Questions(
                first_gaps=first_gaps, first=work.gaps[:in_order], decisions=decisions, budget=Budget()
            ),
            settled=(*first_gaps.settled, *by_value),
        )
    )


def _begun(work: WorkToPlace) -> Draft:
    """Lay what is under way: from the first quarter on, each as early as room allows."""
    draft = Draft.empty(work)
    for index in work.under_way:
        place = draft.find(index, 1)
        if place is not None:
            draft.put(index, place)
    return Draft.empty(work.standing(draft.placed)).fill(draft.places)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Filled:
    """All that a plan is read off."""

    chains: Chains
    calendar: Calendar
    work: WorkToPlace
    draft: Draft
    first_gaps: FirstGaps
    in_order: int
    number: dict[str, int]
    decisions: Decisions
    questions: Questions
    settled: tuple[Settled, ...]


def _plan(filled: _Filled) -> Plan:
    work, calendar = filled.work, filled.calendar
    actions = tuple(_actions(filled))
    last = max([work.quarters, *filled.draft.reached.values()])
    projected = _projected(filled, last)
    return Plan(
        quarters=tuple(
            Quarter(
                starts_on=calendar.first_day(quarter),
                ends_on=calendar.last_day(quarter),
                capacity=work.capacity,
                portions=tuple(_portions(actions, quarter)),
                projected=projected[quarter - 1],
            )
            for quarter in range(1, work.quarters + 1)
        ),
        due=tuple(
            Due(ends_on=calendar.last_day(quarter), projected=projected[quarter - 1])
            for quarter in range(work.quarters + 1, last + 1)
        ),
        actions=actions,
        later=tuple(list_later(filled.draft, filled.decisions, calendar)),
        finished=tuple(_finished(filled)),
        gaps=tuple(_course(filled, place, gap) for place, gap in enumerate(work.gaps)),
        in_order=filled.in_order,
        open=filled.first_gaps.open,
        settled=filled.settled,
        unwritten=tuple(_unwritten(filled)),
        find_out=_find_out(filled),
    )


def _portions(actions: Sequence[PlannedAction], quarter: int) -> Iterator[Portion]:
    for action in actions:
        if action.starts <= quarter <= action.ends:
            points = action.points[quarter - 1]
            yield Portion(action=action, points=points, first=quarter == action.starts, last=quarter == action.ends)


def _level(filled: _Filled, ref: str, quarter: int) -> tuple[int | None, int]:
    """Give the level that a criterion is brought to by the end of a quarter, and when that level is reached.

    The count stops below a step that nobody wrote or that has no place. What is done and was not confirmed counts once
    the step above it is reached.
    """
    work, draft = filled.work, filled.draft
    level, reached = None, 0
    for step in filled.chains.steps(ref, filled.chains.scores.framework.cover.top):
        index = filled.number.get(step.ref)
        if index is None or draft.reached.get(index, quarter + 1) > quarter:
            break
        if not work.unconfirmed >> index & 1:
            level, reached = step.reaches, max(reached, draft.reached[index])
    return level, reached


def _projected(filled: _Filled, last: int) -> list[Scores]:
    """Give the scores at the end of each quarter up to a last one."""
    refs = dict.fromkeys(task.step.standing.ref for task in filled.work.tasks)
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
    work, draft, calendar = filled.work, filled.draft, filled.calendar
    purposes = _purposes(filled)
    rank = {index: work.gaps[places[0]].priority.rank for index, places in purposes.items()}
    order = sorted(
        draft.places, key=lambda index: (draft.places[index].starts, index not in rank, rank.get(index, 0), index)
    )
    smallest = min(filled.chains.scores.framework.cover.effort.values())
    closing = {gap.levels[-1]: gap for gap in work.gaps if gap.written}
    for number, index in enumerate(order, start=1):
        task, place, reached = work.tasks[index], draft.places[index], draft.reached[index]
        held = place.points(task)
        marks: list[Mark] = ["under-way"] if index in work.under_way else []
        yield PlannedAction(
            letter=f"A{number}",
            step=task.step,
            starts=place.starts,
            ends=place.ends,
            reached=reached,
            starts_on=calendar.first_day(place.starts),
            ends_on=calendar.last_day(place.ends),
            reached_on=calendar.last_day(reached),
            points=tuple(held.get(quarter, 0) for quarter in range(1, work.quarters + 1)),
            # What was begun before the plan waits for nothing.
            after=()
            if _placing(filled, index) == "begun"
            else tuple(work.tasks[other].step.ref for other, _ in task.after if other in draft.places),
            purposes=tuple(work.gaps[place].priority.standing.ref for place in purposes.get(index, ())),
            rank=rank.get(index),
            placed=_placing(filled, index),
            held_up=filled.questions.held_up(index),
            quick_win=task.points == smallest and reached <= 2 and index in closing,
            marks=tuple(marks) if index in purposes else (*marks, "no-purpose"),
        )


def _finished(filled: _Filled) -> Iterator[Finished]:
    work = filled.work
    for index in bits(work.done):
        step = work.tasks[index].step
        ahead = not work.unconfirmed >> index & 1
        yield Finished(step=step, counts_on=filled.decisions.tracked[step.ref].review_on if ahead else None)


def _purposes(filled: _Filled) -> dict[int, list[int]]:
    """Give for each action the gaps, in the order of the plan, of which a level in the plan needs it."""
    purposes: dict[int, list[int]] = {}
    for place, gap in enumerate(filled.work.gaps):
        needed = 0
        for level in gap.levels:
            if level in filled.draft.ended:
                needed |= filled.work.closure[level]
        for index in bits(needed):
            purposes.setdefault(index, []).append(place)
    return purposes


def _placing(filled: _Filled, index: int) -> Placing:
    if index in filled.work.under_way:
        return "begun"
    return "in-order" if index in filled.first_gaps.places else "by-value"


def _course(filled: _Filled, place: int, gap: Gap) -> Course:
    work, draft, calendar = filled.work, filled.draft, filled.calendar
    closed = None
    if gap.written and all(index in draft.ended for index in gap.levels) and not work.unconfirmed >> gap.levels[-1] & 1:
        closed = draft.shown(gap.levels)
    level, reached = _level(filled, gap.priority.standing.ref, max(draft.reached.values(), default=0))
    return Course(
        priority=gap.priority,
        closed=closed,
        closed_on=None if closed is None else calendar.last_day(closed),
        level=level,
        reached=None if level is None else reached,
        reached_on=None if level is None else calendar.last_day(reached),
        left_out=gap.priority.standing.ref in filled.questions.decisions.not_now
        or any(work.left_out >> index & 1 for index in gap.levels),
        proven=place not in filled.first_gaps.unproven,
        proof=filled.questions.proof(place) if place < filled.in_order else None,
    )


def _unwritten(filled: _Filled) -> Iterator[LevelStep]:
    """List the steps on the way to a goal that no action covers, in the order of the framework."""
    chains, unwritten = filled.chains, set()
    for gap in filled.work.gaps:
        standing = gap.priority.standing
        unwritten |= {ref for ref, step in chains.needed(standing.ref, standing.target).items() if step.action is None}
    for standing in chains.scores.criteria:
        yield from (
            step for step in chains.steps(standing.ref, chains.scores.framework.cover.top) if step.ref in unwritten
        )


def _find_out(filled: _Filled) -> tuple[FindOut, ...]:
    chains = filled.chains
    asked: dict[str, dict[str, None]] = {}  # the inner one is a set that keeps its order
    for gap in filled.work.gaps:
        for step in chains.needed(gap.priority.standing.ref, gap.priority.standing.target).values():
            for wait in chains.waits(step):
                if chains.standing(wait.ref).state in {"unknown", "unanswered"}:
                    asked.setdefault(wait.ref, {})[step.standing.ref] = None
    done: dict[str, dict[str, int]] = {}
    for index in bits(filled.work.unconfirmed):
        step = filled.work.tasks[index].step
        done.setdefault(step.standing.ref, {})[step.ref] = step.reaches
    not_done: dict[str, dict[str, int]] = {}
    for outcome in filled.decisions.outcomes:
        if outcome.without_doing and outcome.action in (actions := chains.scores.framework.actions):
            criterion, action = actions[outcome.action]
            not_done.setdefault(criterion.ref, {})[outcome.action] = action.begins
    return list_unknowns(chains.scores, {ref: tuple(names) for ref, names in asked.items()}, done, not_done)
