"""The work as whole numbers: each action with its points, its shape, what it waits for, and who does it.

Actions are numbered in the order of the framework, and sets of them are whole numbers with one bit for each, so that
what an action waits for, directly and through others, is one number.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from ccg_toolkit.planning.chains import LevelStep
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

    step: LevelStep
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
class WorkToPlace:
    """All the work that the gaps ask for.

    Attributes:
        quarters: how many the plan has.
        capacity: points in each.
        person: the most points of one person in a quarter.
        tasks: the actions, in the order of the framework.
        gaps: in the order of the plan.
        closure: for each action, itself and all that it waits for, directly or through others; nothing waits through
            what is done, or was begun and has its place.
        topological: every action after all that it waits for.
        worth: for each action, priority x levels / gap as a whole number on one scale; 0 where it is enabling.
        left_out: the actions that the board leaves out, or that were dropped.
        shown: for actions that are done, the quarter from whose end their result counts; 0 for before the plan.
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

    def standing(self, placed: int) -> "WorkToPlace":
        """Give the same work where some actions have their place whatever comes: nothing waits through them."""
        return replace(self, closure=tuple(close_over(self.tasks, self.topological, placed)))

    def needed(self, levels: Iterable[int]) -> int:
        """Give the actions that bring some levels, with all that they wait for."""
        tasks = 0
        for level in levels:
            tasks |= self.closure[level]
        return tasks

    def members(self, tasks: int) -> list[int]:
        """List a set of actions, each after all that it waits for."""
        return sorted(bits(tasks), key=self._position.__getitem__)

    @cached_property
    def _position(self) -> dict[int, int]:
        return {index: position for position, index in enumerate(self.topological)}

    @cached_property
    def followed_by(self) -> dict[int, int]:
        """For actions that are overlapped by the next of their chain: that one."""
        return {task.follows: index for index, task in enumerate(self.tasks) if task.follows is not None}

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


def close_over(tasks: Sequence[Task], topological: Sequence[int], placed: int) -> list[int]:
    """Give for each action itself and all that it waits for, directly or through others that have no place."""
    closure = [0] * len(tasks)
    for index in topological:
        closure[index] = 1 << index
        if not placed >> index & 1:
            for other, _ in tasks[index].after:
                closure[index] |= closure[other]
    return closure


def _insertion_order(work: WorkToPlace, tasks: int, goal: int) -> Iterator[int]:
    way = _ways(work, tasks, goal)
    left = list(bits(tasks))
    while left:
        open_still = set(left)
        ready = [index for index in left if all(other not in open_still for other, _ in work.tasks[index].after)]
        index = min(ready, key=lambda one: (-way[one], one))
        left.remove(index)
        yield index


def _ways(work: WorkToPlace, tasks: int, goal: int) -> dict[int, int]:
    """Give for each action the length of its longest way to a goal, in quarters, its own and all waits counted."""
    way = dict.fromkeys(bits(tasks), 0)
    way[goal] = work.tasks[goal].takes
    for index in reversed(work.members(tasks)):
        for other, shows in work.tasks[index].after:
            if other in way:
                task = work.tasks[other]
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
    numbers = 0
    for index in tasks:
        numbers |= 1 << index
    return numbers
