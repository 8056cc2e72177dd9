"""The work as whole numbers: each action with its points, its shape, what it waits for, and who does it.

Actions are numbered in the order of the framework, and sets of them are whole numbers with one bit for each, so that
what an action waits for, directly and through others, is one number.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from math import lcm

from ccg_toolkit.planning.chains import Chains, Step
from ccg_toolkit.planning.dates import Calendar
from ccg_toolkit.planning.decisions import Decisions
from ccg_toolkit.planning.priorities import Priority


@dataclass(frozen=True, kw_only=True, slots=True)
class Task:
    """An action as the search sees it.

    Attributes:
        step: the action.
        points: its effort.
        most: the most points a quarter holds for it.
        takes: the fewest quarters it can run over.
        lag: how many quarters after its work its result shows.
        person: the number of the person who does it; ``None`` where nobody's points are counted.
        earliest: the first quarter it may start in.
        after: what it waits for: the number of the other, and whether that must show (else its work must have ended).
        follows: the action below it that it overlaps: it never shows before that one does.
    """

    step: Step
    points: int
    most: int
    takes: int
    lag: int
    person: int | None
    earliest: int
    after: tuple[tuple[int, bool], ...]
    follows: int | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Gap:
    """A gap with its way to the target.

    Attributes:
        priority: how much it matters.
        levels: the numbers of the actions of its chain, the lowest first; steps that nobody wrote are left out.
        written: whether every step to the target is written.
    """

    priority: Priority
    levels: tuple[int, ...]
    written: bool


@dataclass(frozen=True, kw_only=True)
class Load:
    """All the work that the gaps ask for.

    Attributes:
        quarters: how many the plan has.
        capacity: points in each.
        person: the most points of one person in a quarter.
        tasks: the actions, in the order of the framework.
        gaps: in the order of the plan.
        closure: for each action, itself and all that it waits for, directly or through others.
        topological: every action after all that it waits for.
        worth: for each action, priority x levels / gap as a whole number on one scale; 0 where it is enabling.
        left_out: the actions that the board leaves out, or that were dropped.
        shown: for actions that are done, the quarter from whose end their result counts.
        unconfirmed: those of them whose review is past while the level was not raised.
        under_way: the actions that were begun, in the order in which they are laid.
    """

    quarters: int
    capacity: int
    person: int | None
    tasks: tuple[Task, ...]
    gaps: tuple[Gap, ...]
    closure: tuple[int, ...]
    topological: tuple[int, ...]
    worth: tuple[int, ...]
    left_out: int
    shown: dict[int, int]
    unconfirmed: int
    under_way: tuple[int, ...]

    def members(self, tasks: int) -> list[int]:
        """List a set of actions, each after all that it waits for."""
        return sorted(bits(tasks), key=self._position.__getitem__)

    @cached_property
    def _position(self) -> dict[int, int]:
        return {index: position for position, index in enumerate(self.topological)}

    @cached_property
    def persons(self) -> tuple[int, ...]:
        """The numbers of all persons whose points are counted."""
        return tuple(sorted({task.person for task in self.tasks if task.person is not None}))

    def points(self, tasks: int) -> int:
        """Sum the points of a set of actions."""
        return sum(self.tasks[index].points for index in bits(tasks))

    def insertion_order(self, tasks: int, goal: int) -> tuple[int, ...]:
        """Give the order in which a package is put into a plan.

        Of those whose waits have places the one with the longest way to the goal goes first, then the first in the order
        of the framework. Where they find room plays no part, so that it is worked out once.

        Args:
            tasks: the actions without a place: the goal and all that it waits for.
            goal: the action that brings the level.
        """
        if (tasks, goal) not in self._orders:
            self._orders[tasks, goal] = tuple(_insertion_order(self, tasks, goal))
        return self._orders[tasks, goal]

    @cached_property
    def _orders(self) -> dict[tuple[int, int], tuple[int, ...]]:
        return {}

    @property
    def done(self) -> int:
        """The set of actions that are done."""
        return mask(self.shown)


def measure_work(
    chains: Chains,
    priorities: Sequence[Priority],
    *,
    calendar: Calendar,
    quarters: int,
    capacity: int,
    decisions: Decisions,
) -> Load:
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
    steps: dict[str, Step] = {}
    for priority in priorities:
        steps |= chains.needed(priority.item.ref, priority.item.target)
    begun = [
        ref for ref, found in decisions.tracked.items() if found.status == "under-way" and ref in framework.actions
    ]
    aimless = {ref: _aimless(chains, ref) for ref in begun if ref not in steps}
    named = [ref for ref in framework.actions if (ref in steps and steps[ref].action) or ref in aimless]
    number = {ref: index for index, ref in enumerate(named)}
    people = _people(decisions, [(steps | aimless)[ref] for ref in named])
    tasks = tuple(
        _task(chains, step, number, people, calendar, quarters, capacity, decisions)
        if ref in steps
        else _task(chains, step, {}, people, calendar, quarters, capacity, decisions)
        for ref, step in ((ref, (steps | aimless)[ref]) for ref in named)
    )
    topological = tuple(_topological(tasks))
    closure = [0] * len(tasks)
    for index in topological:
        closure[index] = 1 << index
        for other, _ in tasks[index].after:
            closure[index] |= closure[other]
    gaps = tuple(
        Gap(
            priority=priority,
            levels=tuple(number[step.ref] for step in way if step.action),
            written=all(step.action for step in way),
        )
        for priority in priorities
        for way in [chains.steps(priority.item.ref, priority.item.target)]
    )
    shown, unconfirmed = _done(named, decisions, calendar)
    left_out = mask([index for index, ref in enumerate(named) if index not in shown and _left_out(ref, decisions)])
    first = {index: place for place, gap in reversed(list(enumerate(gaps))) for index in bits(_need(gap, closure))}
    under_way = [number[ref] for ref in begun if number[ref] not in shown and not left_out >> number[ref] & 1]
    return Load(
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
        under_way=tuple(sorted(under_way, key=lambda index: (first.get(index, len(gaps)), index))),
    )


def left_out_by_board(ref: str, decisions: Decisions) -> bool:
    """Tell whether the board leaves an action out, alone or with its criterion."""
    return ref in decisions.not_now or ref.partition("/")[0] in decisions.not_now


def _left_out(ref: str, decisions: Decisions) -> bool:
    tracked = decisions.tracked.get(ref)
    return left_out_by_board(ref, decisions) or (tracked is not None and tracked.status == "dropped")


def _done(named: Sequence[str], decisions: Decisions, calendar: Calendar) -> tuple[dict[int, int], int]:
    """Give for each action that is done the quarter its result counts from, and which of them nobody has confirmed.

    What should have shown by now and has not is found out in the first quarter; what follows it begins in the second.
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
            shown[index] = 1
            unconfirmed.append(index)
    return shown, mask(unconfirmed)


def _aimless(chains: Chains, ref: str) -> Step:
    """Make the step of an action that was begun although no gap asks for it."""
    criterion, action = chains.scores.framework.actions[ref]
    return Step(item=chains.item(criterion.ref), action=action, begins=action.begins, reaches=action.reaches)


def _people(decisions: Decisions, steps: Sequence[Step]) -> dict[str, int]:
    """Number the persons behind the roles; none where their points are not counted."""
    if decisions.person is None:
        return {}
    roles = dict.fromkeys(step.action.owner for step in steps if step.action and step.action.owner)
    # A name and a role may read alike, and are not one person for that.
    persons = {role: (role in decisions.owners, decisions.owners.get(role, role)) for role in roles}
    numbers = {person: index for index, person in enumerate(dict.fromkeys(persons.values()))}
    return {role: numbers[person] for role, person in persons.items()}


def _task(
    chains: Chains,
    step: Step,
    number: dict[str, int],
    people: dict[str, int],
    calendar: Calendar,
    quarters: int,
    capacity: int,
    decisions: Decisions,
) -> Task:
    action = step.written
    points = chains.scores.framework.cover.effort[action.effort]
    person = people.get(action.owner) if action.owner else None
    most = capacity if person is None or decisions.person is None else min(capacity, decisions.person)
    day = decisions.not_before.get(step.ref)
    after: dict[int, bool] = {}
    follows = None
    for other, shows in _awaited(chains, step):
        if other.ref in number and other.ref != step.ref:
            after[number[other.ref]] = after.get(number[other.ref], False) or shows
    below = [other for other in chains.steps(step.item.ref, step.begins) if other.action]
    if below and below[-1].ref in number:
        follows = number[below[-1].ref] if action.overlap else None
        after[number[below[-1].ref]] = after.get(number[below[-1].ref], False) or not action.overlap
        if not action.overlap:
            # What waits for an action that overlaps the one below it waits for that one too.
            for upper, lower in zip(reversed(below), reversed(below[:-1]), strict=False):
                if not upper.written.overlap or lower.ref not in number:
                    break
                after[number[lower.ref]] = True
    return Task(
        step=step,
        points=points,
        most=most,
        # No plan is longer than this; an effort of millions of points must not make a plan of millions of quarters.
        takes=1 if points <= most else min(-(-points // most), quarters + 1) if most else quarters + 1,
        lag=-(-action.months // 3) - 1,
        person=person,
        earliest=1 if day is None else calendar.from_day(day, quarters),
        after=tuple(sorted(after.items())),
        follows=follows,
    )


def _awaited(chains: Chains, step: Step) -> Iterator[tuple[Step, bool]]:
    """Name the actions that one waits for beside its own chain, and whether each must show."""
    for wait in chains.waits(step):
        if chains.is_met(wait):
            continue
        written = [other for other in chains.steps(wait.ref, wait.level) if other.action]
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
    found = 0
    for index in gap.levels:
        found |= closure[index]
    return found


def _worth(tasks: Sequence[Task], gaps: Sequence[Gap]) -> Iterator[int]:
    """Give for each action priority x levels / gap, all brought to one denominator."""
    values = {gap.priority.item.ref: gap.priority.value / Fraction(gap.priority.item.gap or 1) for gap in gaps}
    common = lcm(*(value.denominator for value in values.values()))
    for task in tasks:
        value = values.get(task.step.item.ref, Fraction(0)) * task.step.brings
        yield int(value * common)


def _insertion_order(load: Load, tasks: int, goal: int) -> Iterator[int]:
    way = _ways(load, tasks, goal)
    left = list(bits(tasks))
    while left:
        open_still = set(left)
        ready = [index for index in left if all(other not in open_still for other, _ in load.tasks[index].after)]
        index = min(ready, key=lambda one: (-way[one], one))
        left.remove(index)
        yield index


def _ways(load: Load, tasks: int, goal: int) -> dict[int, int]:
    """Give for each action the length of its longest way to a goal, in quarters, its own and all waits counted."""
    way = dict.fromkeys(bits(tasks), 0)
    way[goal] = load.tasks[goal].takes
    for index in reversed(load.members(tasks)):
        for other, shows in load.tasks[index].after:
            if other in way:
                task = load.tasks[other]
                way[other] = max(way[other], task.takes + (task.lag if shows else 0) + way[index])
    return way


def bits(tasks: int) -> Iterator[int]:
    """List the numbers in a set, the lowest first."""
    while tasks:
        lowest = tasks & -tasks
        yield lowest.bit_length() - 1
        tasks ^= lowest


def mask(tasks: Iterable[int]) -> int:
    """Make a set of numbers."""
    found = 0
    for index in tasks:
        found |= 1 << index
    return found
