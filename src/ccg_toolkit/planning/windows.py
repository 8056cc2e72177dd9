"""When an action can start at the earliest and has to end at the latest, by waits and bounds alone."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from ccg_toolkit.planning.draft import Draft

_NEVER = 1 << 60


@dataclass(kw_only=True)
class Bounds:
    """What has to be kept.

    Attributes:
        reached: for actions, the last quarter at whose end they may show.
        ends: for actions, the last quarter their work may end in.
        whole: actions that take one quarter only.
    """

    reached: dict[int, int] = field(default_factory=dict)
    ends: dict[int, int] = field(default_factory=dict)
    whole: set[int] = field(default_factory=set)

    def copy(self) -> "Bounds":
        """Make bounds that can be tightened without changing these."""
        return Bounds(reached=self.reached.copy(), ends=self.ends.copy(), whole=self.whole.copy())


@dataclass(kw_only=True, slots=True)
class Windows:
    """For each action the first quarter it can start in, and the last that it may end in."""

    earliest: dict[int, int]
    latest: dict[int, int]


def find_windows(base: Draft, members: Sequence[int], bounds: Bounds, *, roomy: bool = False) -> Windows | None:
    """Find when each action can start at the earliest and has to end at the latest, by waits and bounds alone.

    Args:
        base: what stands.
        members: the actions, each after all that it waits for.
        bounds: what has to be kept.
        roomy: as if each action fitted into one quarter, so that nothing but the waits decides.

    Returns:
        The windows; ``None`` where one is too short.
    """
    work = base.work
    takes = dict.fromkeys(members, 1) if roomy else {index: work.tasks[index].takes for index in members}
    earliest: dict[int, int] = {}
    ended, reached = base.ended.copy(), base.reached.copy()
    for index in members:
        task = work.tasks[index]
        start = task.earliest
        for other, shows in task.after:
            start = max(start, (reached if shows else ended)[other] + 1)
        earliest[index] = start
        ended[index] = start + takes[index] - 1
        reached[index] = ended[index] + task.lag
        if task.follows is not None:
            reached[index] = max(reached[index], reached.get(task.follows, 0))
    latest_end = dict.fromkeys(members, work.quarters)
    latest_shown = {index: bounds.reached.get(index, _NEVER) for index in members}
    for index in reversed(members):
        task, shown = work.tasks[index], latest_shown[index]
        ends = min(latest_end[index], bounds.ends.get(index, _NEVER), shown - task.lag)
        if earliest[index] + takes[index] - 1 > ends or reached[index] > shown:
            return None
        latest_end[index] = ends
        if task.follows in latest_shown:
            # It shows no sooner than what it overlaps, which has to show as soon as it should.
            latest_shown[task.follows] = min(latest_shown[task.follows], shown)
        for other, shows in task.after:
            if other in latest_end:
                latest_end[other] = min(latest_end[other], ends - takes[index])
                if shows:
                    latest_shown[other] = min(latest_shown[other], ends - takes[index])
    return Windows(earliest=earliest, latest=latest_end)
