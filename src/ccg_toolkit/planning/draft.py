"""The quarters while they are being filled: what room is left, and putting work into it by plain insertion."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ccg_toolkit.planning.work_to_place import Task, WorkToPlace, mask


@dataclass(frozen=True, slots=True)
class Place:
    """The quarters an action runs over, and its points in the first of them.

    Attributes:
        starts: the first quarter, from 1.
        ends: the last quarter.
        first: the points of the first quarter; those between hold all that a quarter holds, the last has the rest.
    """

    starts: int
    ends: int
    first: int

    def points(self, task: Task) -> dict[int, int]:
        """Give the points in each of its quarters."""
        if self.starts == self.ends:
            return {self.starts: self.first}
        between = dict.fromkeys(range(self.starts + 1, self.ends), task.most)
        rest = task.points - self.first - task.most * len(between)
        return {self.starts: self.first, **between, self.ends: rest}


def first_points(task: Task, quarters: int) -> tuple[int, int]:
    """Give the fewest and the most points of an action's first quarter where it runs over some quarters."""
    if quarters == 1:
        return task.points, task.points
    ends = task.points - task.most * (quarters - 2)
    return max(1, ends - task.most), min(task.most, ends - 1)


@dataclass(kw_only=True)
class Draft:
    """What has a place so far.

    Attributes:
        work: the work to place.
        room: points left in each quarter; the first entry stands for no quarter.
        own_room: for each person the same.
        places: for each action its quarters.
        reached: for each action the quarter at whose end its result shows; also for what is done already.
        ended: for each action the quarter its work ends in; 0 for what is done already.
        placed: the set of all that has a place or is done.
    """

    work: WorkToPlace
    room: list[int]
    own_room: dict[int, list[int]]
    places: dict[int, Place] = field(default_factory=dict)
    reached: dict[int, int] = field(default_factory=dict)
    ended: dict[int, int] = field(default_factory=dict)
    placed: int = 0

    @classmethod
    def empty(cls, work: WorkToPlace) -> "Draft":
        """Make a draft on which nothing stands but what is done already."""
        return cls(
            work=work,
            room=[0] + [work.capacity] * work.quarters,
            own_room={person: [0] + [work.person or 0] * work.quarters for person in work.persons},
            reached=dict(work.shown),
            ended=dict.fromkeys(work.shown, 0),
            placed=work.done,
        )

    def only(self, tasks: int) -> "Draft":
        """Make a draft on which, beside what is done, only that of some actions stands that was begun."""
        begun = [index for index in self.work.under_way if index in self.places and tasks >> index & 1]
        return Draft.empty(self.work).fill({index: self.places[index] for index in begun})

    def shown(self, levels: Sequence[int]) -> int:
        """Give the quarter at whose end the last of some levels shows; all of them have a place or are done."""
        return max(self.reached[level] for level in levels)

    def copy(self) -> "Draft":
        """Make a draft that can be filled without changing this one."""
        return Draft(
            work=self.work,
            room=self.room.copy(),
            own_room={person: room.copy() for person, room in self.own_room.items()},
            places=self.places.copy(),
            reached=self.reached.copy(),
            ended=self.ended.copy(),
            placed=self.placed,
        )

    def put(self, index: int, place: Place) -> None:
        """Give an action its place; all that it waits for has one."""
        task = self.work.tasks[index]
        for quarter, points in place.points(task).items():
            self.room[quarter] -= points
            if task.person is not None:
                self.own_room[task.person][quarter] -= points
        self.places[index] = place
        self.placed |= 1 << index
        self.ended[index] = place.ends
        self.reached[index] = max(
            place.ends + task.lag, self.reached.get(task.follows, 0) if task.follows is not None else 0
        )
        # What was begun or done before the one that it overlaps shows no sooner than that either.
        above = self.work.followed_by.get(index)
        while above is not None and above in self.reached:
            self.reached[above] = max(self.reached[above], self.reached[index])
            index, above = above, self.work.followed_by.get(above)

    def fill(self, places: Mapping[int, Place]) -> "Draft":
        """Put a whole set of actions onto a copy of this draft."""
        filled = self.copy()
        for index in self.work.members(mask(places)):
            filled.put(index, places[index])
        return filled

    def room_for(self, task: Task, quarter: int) -> int:
        """Give the most points that an action can have in a quarter."""
        room = min(self.room[quarter], task.most)
        return room if task.person is None else min(room, self.own_room[task.person][quarter])

    def earliest_start(self, index: int) -> int:
        """Give the first quarter in which an action may start."""
        task = self.work.tasks[index]
        after = ((self.reached if shows else self.ended)[other] + 1 for other, shows in task.after)
        return max(task.earliest, *after, 1)

    def find(self, index: int, start: int) -> Place | None:
        """Find the place of an action that ends earliest, then has the fewest quarters, from a first quarter on."""
        task = self.work.tasks[index]
        for ends in range(start + task.takes - 1, self.work.quarters + 1):
            for place in self._ending(task, start, ends):
                return place
        return None

    def _ending(self, task: Task, start: int, ends: int) -> Iterator[Place]:
        if task.takes == 1:
            if self.room_for(task, ends) >= task.points:
                yield Place(ends, ends, task.points)
            if ends == start or task.points == 1:
                return
        starts = ends - max(task.takes, 2) + 1
        if any(self.room_for(task, between) < task.most for between in range(starts + 1, ends)):
            return
        least, most = first_points(task, ends - starts + 1)
        first = min(most, self.room_for(task, starts))
        if first >= least and self.rest_fits(task, starts, ends, first):
            yield Place(starts, ends, first)

    def rest_fits(self, task: Task, starts: int, ends: int, first: int) -> bool:
        """Tell whether what the quarters before leave over finds room in the last."""
        rest = task.points - first - task.most * (ends - starts - 1)
        return 1 <= rest <= self.room_for(task, ends)

    def insert(self, tasks: int, goal: int) -> bool:
        """Put a package onto the draft, one action after the other.

        Of those whose waits have places the one with the longest way to the goal goes first, then the first in the
        order of the framework; each at its earliest end, then in the fewest quarters.

        Args:
            tasks: the actions without a place: the goal and all that it waits for.
            goal: the action that brings the level.

        Returns:
            Whether all of them found a place. Where one did not, the draft is left half filled.
        """
        for index in self.work.insertion_order(tasks, goal):
            place = self.find(index, self.earliest_start(index))
            if place is None:
                return False
            self.put(index, place)
        return True
