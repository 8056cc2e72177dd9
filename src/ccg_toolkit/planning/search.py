"""Whether some work can be placed at all within bounds: the one question that the plan puts again and again.

The search places one action after the other, each in every way there is, the most urgent first. Before it tries a way it
looks whether what is left can still end in time, and whether any run of quarters would have to hold more points than it
has room for; both cut off most of what cannot work. It counts its steps, and past a limit it gives no answer.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ccg_toolkit.planning.draft import Draft, Place, first_points
from ccg_toolkit.planning.splits import Split, share_out
from ccg_toolkit.planning.windows import Bounds, Windows, find_windows
from ccg_toolkit.planning.work_to_place import Task, WorkToPlace

STEPS_A_QUESTION = 20_000
STEPS_IN_ALL = 200_000


class BudgetSpent(Exception):  # noqa: N818 - no error, but an answer that is not known
    """The search has used up its steps."""


@dataclass(kw_only=True)
class Budget:
    """How many steps are left: of one question, and of all together."""

    in_all: int = STEPS_IN_ALL
    question: int = STEPS_A_QUESTION

    def begin(self) -> None:
        """Begin a question."""
        self.question = min(STEPS_A_QUESTION, self.in_all)

    def spend(self) -> None:
        """Count a step.

        Raises:
            BudgetSpent: where none is left.
        """
        if self.question <= 0:
            raise BudgetSpent
        self.question -= 1
        self.in_all -= 1


def search(base: Draft, tasks: int, bounds: Bounds, budget: Budget) -> dict[int, Place] | None:
    """Look for places for some actions, within bounds.

    Args:
        base: what stands and does not move.
        tasks: the actions, with all that they wait for and that does not have a place in the draft.
        bounds: what has to be kept.
        budget: how long to look.

    Returns:
        A place for each action; ``None`` where there is no way.

    Raises:
        BudgetSpent: where no answer is found within the budget.
    """
    budget.begin()
    members = base.work.members(tasks)
    windows = find_windows(base, members, bounds)
    return None if windows is None else _Search(base, members, bounds, budget, windows).run()


@dataclass(slots=True)
class _Frame:
    """One action that is being placed: the ways still to try, and what to undo."""

    index: int
    ways: Iterator[tuple[int, int]]
    undo: list[tuple[int, int]] = field(default_factory=list)
    placed: tuple[int, int] | None = None


class _Search:
    """One question while it is being answered."""

    def __init__(self, base: Draft, members: Sequence[int], bounds: Bounds, budget: Budget, windows: Windows) -> None:
        self._work: WorkToPlace = base.work
        self._budget = budget
        self._whole = bounds.whole
        self._room = base.room.copy()
        self._own_room = {person: room.copy() for person, room in base.own_room.items()}
        self._earliest, self._latest = windows.earliest, windows.latest
        self._left = dict.fromkeys(members)
        inside = set(members)
        self._unmet = {
            index: sum(1 for other, _ in self._work.tasks[index].after if other in inside) for index in members
        }
        self._followers: dict[int, list[int]] = {index: [] for index in members}
        for index in members:
            for other, _ in self._work.tasks[index].after:
                if other in inside:
                    self._followers[other].append(index)
        self._ended, self._reached = base.ended.copy(), base.reached.copy()
        self._spans: dict[int, tuple[int, int]] = {}
        self._splits: dict[int, Split] = {}
        self._persons: list[int | None] = [None, *self._own_room]

    def run(self) -> dict[int, Place] | None:
        if not self._left:
            return {}
        if self._is_overfull():
            return None
        stack = [self._frame()]
        while stack:
            frame = stack[-1]
            if frame.placed is not None:
                self._take_back(frame)
            way = next(frame.ways, None)
            if way is None:
                stack.pop()
                continue
            self._budget.spend()
            if not self._put(frame, way):
                continue
            if not self._left:
                return self._places()
            if not self._is_overfull():
                stack.append(self._frame())
        return None

    def _frame(self) -> _Frame:
        """Choose the action that has to start soonest among those whose waits have places."""
        tasks, latest, earliest = self._work.tasks, self._latest, self._earliest
        index = min(
            (index for index in self._left if not self._unmet[index]),
            key=lambda one: (latest[one] - tasks[one].takes, earliest[one], -tasks[one].points, one),
        )
        return _Frame(index, self._ways(index))

    def _ways(self, index: int) -> Iterator[tuple[int, int]]:
        """List the quarters an action may run over, by end, then by the fewest quarters."""
        task, earliest = self._work.tasks[index], self._earliest[index]
        for ends in range(earliest + task.takes - 1, self._latest[index] + 1):
            yield ends - task.takes + 1, ends
            if task.takes == 1 and task.points > 1 and ends > earliest and index not in self._whole:
                yield ends - 1, ends

    def _change(self, task: Task, span: tuple[int, int], sign: int) -> Split | None:
        """Take the room that an action needs over its quarters in any case, or give it back."""
        starts, ends = span
        if starts == ends:
            self._add(task, starts, sign * task.points)
            return None
        least, most = first_points(task, ends - starts + 1)
        for quarter in range(starts + 1, ends):
            self._add(task, quarter, sign * task.most)
        self._add(task, starts, sign * least)
        self._add(task, ends, sign * (task.points - task.most * (ends - starts - 1) - most))
        return Split(-1, starts, ends, task.person, least, most - least)

    def _add(self, task: Task, quarter: int, points: int) -> None:
        self._room[quarter] -= points
        if task.person is not None:
            self._own_room[task.person][quarter] -= points

    def _put(self, frame: _Frame, span: tuple[int, int]) -> bool:
        """Try one way; where it does not work, nothing is changed."""
        index = frame.index
        task = self._work.tasks[index]
        split = self._change(task, span, 1)
        frame.placed, frame.undo = span, []
        self._spans[index] = span
        del self._left[index]
        if split is not None:
            self._splits[index] = Split(index, split.starts, split.ends, split.person, split.least, split.spare)
        self._ended[index] = span[1]
        shown = span[1] + task.lag
        if task.follows is not None:
            shown = max(shown, self._reached.get(task.follows, 0))
        self._reached[index] = shown
        fits = self._has_room(task, span) and self._splits_fit()
        for other in self._followers[index]:
            self._unmet[other] -= 1
        if fits and self._push(frame, index):
            return True
        self._take_back(frame)
        return False

    def _push(self, frame: _Frame, index: int) -> bool:
        """Move the earliest start of all that waits for an action, directly or through others."""
        ahead = [index]
        tasks = self._work.tasks
        for moved in ahead:
            if moved == index:
                ended, reached = self._ended[index], self._reached[index]
            else:
                ended = self._earliest[moved] + tasks[moved].takes - 1
                reached = ended + tasks[moved].lag
            for other in self._followers[moved]:
                if other in self._spans:
                    continue
                shows = next(shows for before, shows in tasks[other].after if before == moved)
                start = (reached if shows else ended) + 1
                if start > self._earliest[other]:
                    frame.undo.append((other, self._earliest[other]))
                    self._earliest[other] = start
                    if start + tasks[other].takes - 1 > self._latest[other]:
                        return False
                    ahead.append(other)
        return True

    def _take_back(self, frame: _Frame) -> None:
        if frame.placed is None:
            return
        index = frame.index
        self._change(self._work.tasks[index], frame.placed, -1)
        self._splits.pop(index, None)
        del self._spans[index], self._ended[index], self._reached[index]
        self._left[index] = None
        for other in self._followers[index]:
            self._unmet[other] += 1
        for other, earliest in reversed(frame.undo):
            self._earliest[other] = earliest
        frame.placed = None

    def _has_room(self, task: Task, span: tuple[int, int]) -> bool:
        own = self._own_room[task.person] if task.person is not None else self._room
        return all(self._room[quarter] >= 0 and own[quarter] >= 0 for quarter in range(span[0], span[1] + 1))

    def _splits_fit(self) -> bool:
        return not self._splits or share_out(list(self._splits.values()), self._room, self._own_room) is not None

    def _places(self) -> dict[int, Place]:
        early = share_out(list(self._splits.values()), self._room, self._own_room) or {}
        return {
            index: Place(
                starts,
                ends,
                self._splits[index].least + early[index] if index in self._splits else self._work.tasks[index].points,
            )
            for index, (starts, ends) in self._spans.items()
        }

    def _is_overfull(self) -> bool:
        """Tell whether some run of quarters would have to hold more than there is room for, of all or of one person."""
        return any(self._is_too_much(person) for person in self._persons)

    def _is_too_much(self, person: int | None) -> bool:
        items, longer = self._work_left(person)
        if not items:
            return False
        room = self._room if person is None else self._own_room[person]
        quarters = self._work.quarters
        for begin in range(1, quarters + 1) if longer else {begin for begin, _, _ in items}:
            ending = [0] * (quarters + 1)
            for earliest, latest, points in items:
                if earliest >= begin:
                    ending[latest] += points
            free = wanted = 0
            for end in range(begin, quarters + 1):
                free += room[end]
                wanted += ending[end]
                if wanted + sum(self._partly(index, begin, end) for index in longer) > free:
                    return True
        return False

    def _work_left(self, person: int | None) -> tuple[list[tuple[int, int, int]], list[int]]:
        """List what still has to lie between two quarters, with its points; and the actions longer than a quarter."""
        tasks = self._work.tasks
        left = [index for index in self._left if person is None or tasks[index].person == person]
        if not left:
            return [], []
        splits = [split for split in self._splits.values() if person is None or split.person == person]
        items = [(self._earliest[index], self._latest[index], tasks[index].points) for index in left]
        items += [(split.starts, split.ends, split.spare) for split in splits]
        return items, [index for index in left if tasks[index].takes > 1]

    def _partly(self, index: int, begin: int, end: int) -> int:
        """Give the fewest points that a long action has between two quarters; 0 where it lies between them whole."""
        task, earliest, latest = self._work.tasks[index], self._earliest[index], self._latest[index]
        if earliest >= begin and latest <= end:
            return 0
        least, most = first_points(task, task.takes)
        last = task.points - task.most * (task.takes - 2) - most
        fewest = task.points
        for starts in (earliest, latest - task.takes + 1):
            ends = starts + task.takes - 1
            if starts >= begin and ends <= end:
                continue
            points = task.most * max(0, min(end, ends - 1) - max(begin, starts + 1) + 1)
            points += least if begin <= starts <= end else 0
            points += last if begin <= ends <= end else 0
            fewest = min(fewest, points)
        return fewest
