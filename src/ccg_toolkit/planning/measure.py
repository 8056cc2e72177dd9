"""Measure the work that the gaps ask for: from chains of actions to whole numbers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm

from ccg_toolkit.planning.chains import Chains, LevelStep
from ccg_toolkit.planning.dates import Calendar
from ccg_toolkit.planning.decisions import Decisions
from ccg_toolkit.planning.priorities import Priority
from ccg_toolkit.planning.work_to_place import Gap, Task, WorkToPlace, bits, close_over, mask


def measure_work(  # noqa: PLR0913 - each is a fact of its own, given by name
    chains: Chains,
    priorities: Sequence[Priority],
    *,
    calendar: Calendar,
    quarters: int,
    capacity: int,
    decisions: Decisions,
) -> WorkToPlace:
    """Collect the work for all gaps, and for what that work waits for.

    Args:
        chains: the steps of each criterion.
        priorities: the gaps in the order of the plan.
        calendar: the quarters as days.
        quarters: how many the plan has.
        capacity: points in each.
        decisions: what people decide.

    Returns:
        The work in whole numbers.
    """
    framework = chains.scores.framework
    steps: dict[str, LevelStep] = {}
    for priority in priorities:
        steps |= chains.needed(priority.standing.ref, priority.standing.target)
    begun = [
        ref for ref, tracked in decisions.tracked.items() if tracked.status == "under-way" and ref in framework.actions
    ]
    above = [ref for ref in _done_above(chains, decisions) if ref not in steps]
    aimless = {ref: _aimless(chains, ref) for ref in (*begun, *above) if ref not in steps}
    named = [ref for ref in framework.actions if (ref in steps and steps[ref].action) or ref in aimless]
    number = {ref: index for index, ref in enumerate(named)}
    people = _people(decisions, [(steps | aimless)[ref] for ref in named])
    shown, unconfirmed = _done(named, decisions, calendar)
    maker = _Maker(
        chains=chains,
        number=number,
        people=people,
        calendar=calendar,
        quarters=quarters,
        capacity=capacity,
        decisions=decisions,
        unconfirmed=unconfirmed,
    )
    tasks = tuple(maker.task((steps | aimless)[ref], waits=ref in steps) for ref in named)
    topological = tuple(_topological(tasks))
    gaps = tuple(
        Gap(
            priority=priority,
            levels=tuple(number[step.ref] for step in way if step.action),
            written=all(step.action for step in way),
        )
        for priority in priorities
        for way in [chains.steps(priority.standing.ref, priority.standing.target)]
    )
    closure = close_over(tasks, topological, mask(shown))
    left_out = mask([index for index, ref in enumerate(named) if index not in shown and _left_out(ref, decisions)])
    rank = {index: gap.priority.rank for gap in reversed(gaps) for index in bits(_need(gap, closure))}
    under_way = [number[ref] for ref in begun if number[ref] not in shown and not left_out >> number[ref] & 1]
    return WorkToPlace(
        quarters=quarters,
        capacity=capacity,
        person=decisions.person,
        tasks=tasks,
        gaps=gaps,
        closure=tuple(closure),
        topological=topological,
        worth=tuple(_worth(tasks, gaps)),
        left_out=left_out,
        shown=shown,
        unconfirmed=unconfirmed,
        under_way=tuple(sorted(under_way, key=lambda index: (rank.get(index, len(gaps) + 1), index))),
    )


def left_out_by_board(ref: str, decisions: Decisions) -> bool:
    """Tell whether the board leaves an action out, alone or with its criterion."""
    return ref in decisions.not_now or ref.partition("/")[0] in decisions.not_now


def _left_out(ref: str, decisions: Decisions) -> bool:
    tracked = decisions.tracked.get(ref)
    return left_out_by_board(ref, decisions) or (tracked is not None and tracked.status == "dropped")


def _done(named: Sequence[str], decisions: Decisions, calendar: Calendar) -> tuple[dict[int, int], int]:
    """Give for each action that is done the quarter its result counts from, and which of them nobody has confirmed.

    What should have shown by now counts from before the plan, where the answers do not say that it has not.
    """
    today = decisions.assessed_on or calendar.starts_on
    shown, unconfirmed = {}, []
    for index, ref in enumerate(named):
        tracked = decisions.tracked.get(ref)
        if tracked is None or tracked.status != "done":
            continue
        if tracked.review_on is not None and tracked.review_on > today:
            shown[index] = calendar.holding(tracked.review_on)
        else:
            shown[index] = 0
            unconfirmed.append(index)
    return shown, mask(unconfirmed)


def _done_above(chains: Chains, decisions: Decisions) -> Iterator[str]:
    """Name what is done and still lies ahead by the answers, whether or not a gap asks for it."""
    framework = chains.scores.framework
    for ref, tracked in decisions.tracked.items():
        if tracked.status == "done" and ref in framework.actions:
            criterion, _ = framework.actions[ref]
            if any(step.ref == ref for step in chains.steps(criterion.ref, framework.cover.top)):
                yield ref


def _aimless(chains: Chains, ref: str) -> LevelStep:
    """Make the step of an action that was begun, or done, although no gap asks for it."""
    criterion, action = chains.scores.framework.actions[ref]
    for step in chains.steps(criterion.ref, chains.scores.framework.cover.top):
        if step.ref == ref:
            return step
    return LevelStep(
        standing=chains.standing(criterion.ref), action=action, begins=action.begins, reaches=action.reaches
    )


def _people(decisions: Decisions, steps: Sequence[LevelStep]) -> dict[str, int]:
    """Number the persons behind the roles; none where their points are not counted."""
    if decisions.person is None:
        return {}
    roles = dict.fromkeys(step.action.owner for step in steps if step.action and step.action.owner)
    # A name and a role may read alike, and are not one person for that.
    persons = {role: (role in decisions.owners, decisions.owners.get(role, role)) for role in roles}
    numbers = {person: index for index, person in enumerate(dict.fromkeys(persons.values()))}
    return {role: numbers[person] for role, person in persons.items()}


@dataclass(frozen=True, kw_only=True, slots=True)
class _Maker:
    """All that it takes to make an action into a task."""

    chains: Chains
    number: dict[str, int]
    people: dict[str, int]
    calendar: Calendar
    quarters: int
    capacity: int
    decisions: Decisions
    unconfirmed: int

    def task(self, step: LevelStep, *, waits: bool) -> Task:
        """Make a task; one that no gap asks for waits for nothing."""
        action, decisions = step.written, self.decisions
        points = self.chains.scores.framework.cover.effort[action.effort]
        person = self.people.get(action.owner) if action.owner else None
        counted = person is not None and decisions.person is not None
        most = min(self.capacity, decisions.person or 0) if counted else self.capacity
        day = decisions.not_before.get(step.ref)
        below = self._below(step)
        return Task(
            step=step,
            points=points,
            most=most,
            # No plan is longer than this; an effort of millions must not make a plan of millions of quarters.
            takes=1 if points <= most else min(-(-points // most), self.quarters + 1) if most else self.quarters + 1,
            lag=-(-action.months // 3) - 1,
            person=person,
            earliest=max(
                1 if day is None else self.calendar.from_day(day, self.quarters),
                # The first quarter finds out whether the action below has worked.
                2 if below and self.unconfirmed >> self.number.get(below[-1].ref, len(self.number)) & 1 else 1,
            ),
            after=tuple(sorted(self._after(step, below).items())) if waits else (),
            follows=self.number.get(below[-1].ref) if below and action.overlap else None,
        )

    def _below(self, step: LevelStep) -> list[LevelStep]:
        """List the written actions below one in its chain, the lowest first."""
        written = [other for other in self.chains.steps(step.standing.ref, step.reaches) if other.action]
        # What was begun may be no step of the chain.
        return written[:-1] if step in written[-1:] else []

    def _after(self, step: LevelStep, below: Sequence[LevelStep]) -> dict[int, bool]:
        after: dict[int, bool] = {}
        for other, shows in (*self._in_chain(step, below), *self._beside(step)):
            if other.ref != step.ref:
                after[self.number[other.ref]] = after.get(self.number[other.ref], False) or shows
        return after

    def _in_chain(self, step: LevelStep, below: Sequence[LevelStep]) -> Iterator[tuple[LevelStep, bool]]:
        """Name the action below, and whether it must show; what waits for one that overlaps waits for the next one too."""
        shows = not step.written.overlap
        for other in reversed(below):
            yield other, shows
            if not (shows and other.written.overlap):
                return

    def _beside(self, step: LevelStep) -> Iterator[tuple[LevelStep, bool]]:
        """Name the actions that one waits for beside its own chain, and whether each must show."""
        for wait in self.chains.waits(step):
            if self.chains.is_met(wait):
                continue
            written = [other for other in self.chains.steps(wait.ref, wait.level) if other.action]
            if wait.shows:
                yield from ((other, True) for other in written)
            elif written:
                # Those below it end before it does.
                yield written[-1], False


def _topological(tasks: Sequence[Task]) -> Iterator[int]:
    done = [False] * len(tasks)
    for start in range(len(tasks)):
        ahead = [start]
        while ahead:
            index = ahead[-1]
            unmet = [other for other, _ in tasks[index].after if not done[other]]
            if unmet and not done[index]:
                ahead += unmet
                continue
            ahead.pop()
            if not done[index]:
                done[index] = True
                yield index


def _need(gap: Gap, closure: Sequence[int]) -> int:
    tasks = 0
    for index in gap.levels:
        tasks |= closure[index]
    return tasks


def _worth(tasks: Sequence[Task], gaps: Sequence[Gap]) -> Iterator[int]:
    """Give for each action priority x levels / gap, all brought to one denominator."""
    values = {gap.priority.standing.ref: gap.priority.value / Fraction(gap.priority.standing.gap or 1) for gap in gaps}
    common = lcm(*(value.denominator for value in values.values()))
    for task in tasks:
        value = values.get(task.step.standing.ref, Fraction(0)) * task.step.brings
        yield int(value * common)
