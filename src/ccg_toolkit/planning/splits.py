"""Share out the points of actions that run over several quarters, so that no quarter and no person has too many.

Once it is settled which quarters an action runs over, only the points of its first and its last quarter are open: what
one gives up the other takes. Whether all find room together is a question of flow: each such action sends its open
points to one of two quarters, through the room of its person, if that is counted, and the room of the quarter.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Split:
    """An action that runs over several quarters.

    Attributes:
        index: its number.
        starts, ends: its first and last quarter.
        person: who does it, where that is counted.
        least: the fewest points of its first quarter.
        spare: how many points may be in the first quarter beside these, else in the last.
    """

    index: int
    starts: int
    ends: int
    person: int | None
    least: int
    spare: int


def share_out(splits: Sequence[Split], room: Sequence[int], own_room: dict[int, list[int]]) -> dict[int, int] | None:
    """Share out the spare points of some actions.

    Args:
        splits: the actions; what their quarters hold at least is no longer part of the room.
        room: points left in each quarter.
        own_room: the same for each person.

    Returns:
        How many of its spare points each action has in its first quarter; ``None`` where there is no way.
    """
    return _as_they_come(splits, room, own_room) or _by_flow(splits, room, own_room)


def _as_they_come(
    splits: Sequence[Split], room: Sequence[int], own_room: dict[int, list[int]]
) -> dict[int, int] | None:
    """Give each as much in its first quarter as is free, and see whether the rest fits."""
    room, own_room, early = list(room), {person: own.copy() for person, own in own_room.items()}, {}
    for split in sorted(splits, key=lambda one: (one.starts, one.ends)):
        own = own_room[split.person] if split.person is not None else room
        first = max(0, min(split.spare, room[split.starts], own[split.starts]))
        for quarter, points in ((split.starts, first), (split.ends, split.spare - first)):
            room[quarter] -= points
            if split.person is not None:
                own[quarter] -= points
            if points and min(room[quarter], own[quarter]) < 0:
                return None
        early[split.index] = first
    return early


Node = tuple[str, int, int]
Network = dict[Node, dict[Node, int]]
_SOURCE, _SINK = ("source", 0, 0), ("sink", 0, 0)


def _by_flow(splits: Sequence[Split], room: Sequence[int], own_room: dict[int, list[int]]) -> dict[int, int] | None:
    left = _network(splits, room, own_room)
    wanted = sum(split.spare for split in splits)
    while wanted:
        path = _path(left)
        if path is None:
            return None
        points = min(left[begin][end] for begin, end in path)
        for begin, end in path:
            left[begin][end] -= points
            left[end][begin] += points
        wanted -= points
    return {split.index: split.spare - left["task", split.index, 0][_first(split)] for split in splits}


def _network(splits: Sequence[Split], room: Sequence[int], own_room: dict[int, list[int]]) -> Network:
    """Join each action to its two quarters, and these to the room there is."""
    left: Network = {}

    def join(begin: Node, end: Node, points: int) -> None:
        left.setdefault(begin, {})[end] = points
        left.setdefault(end, {}).setdefault(begin, 0)

    for split in splits:
        task = ("task", split.index, 0)
        join(_SOURCE, task, split.spare)
        for quarter in (split.starts, split.ends):
            whole = ("quarter", quarter, 0)
            join(whole, _SINK, max(0, room[quarter]))
            if split.person is None:
                join(task, whole, split.spare)
            else:
                own = ("person", quarter, split.person)
                join(task, own, split.spare)
                join(own, whole, max(0, own_room[split.person][quarter]))
    return left


def _path(left: Network) -> list[tuple[Node, Node]] | None:
    """Find a way from the source to the sink along which there is room left, the shortest first."""
    trail: dict[Node, Node] = {_SOURCE: _SOURCE}
    ahead = [_SOURCE]
    for node in ahead:
        for follower, points in left.get(node, {}).items():
            if points and follower not in trail:
                trail[follower] = node
                ahead.append(follower)
    if _SINK not in trail:
        return None
    path = [_SINK]
    while path[-1] != _SOURCE:
        path.append(trail[path[-1]])
    return [(begin, end) for end, begin in pairwise(path)]


def _first(split: Split) -> Node:
    return ("quarter", split.starts, 0) if split.person is None else ("person", split.starts, split.person)
