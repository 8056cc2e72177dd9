"""Place the first gaps strictly in order: each as early as those above allow, then what is left open is settled.

Every part is a question to one search: is there a plan that keeps all that was settled before, and this too? The plan
that answered the last question with yes stands until a better one is found.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from ccg_toolkit.planning.draft import Draft, Place, first_points
from ccg_toolkit.planning.search import Budget, BudgetSpent, search
from ccg_toolkit.planning.settled import Settled, SettledKind
from ccg_toolkit.planning.splits import Split, share_out
from ccg_toolkit.planning.windows import Bounds, find_windows
from ccg_toolkit.planning.work_to_place import Gap, WorkToPlace, bits


@dataclass(kw_only=True)
class FirstGaps:
    """The first gaps while they are being placed.

    Attributes:
        work: the work to place.
        base: what stands and does not move: what is done, and what is under way.
        budget: how many steps the search has left.
        bounds: what was settled so far.
        tasks: the actions that are placed.
        places: where they stand now.
        order: the actions in the order in which they came in.
        unproven: the places in the order of the gaps whose quarters no search has proven.
        closed: for the places in the order of the gaps that are closed, the quarter at whose end.
        asked: for these, the actions and the bounds as they were when its quarter was asked for.
        refused: for actions that cannot be put into one quarter, the bounds that are in the way.
        open: how many questions of where to end, or whether in one quarter, were left open.
        settled: every question and its answer, in order.
    """

    work: WorkToPlace
    base: Draft
    budget: Budget
    bounds: Bounds = field(default_factory=Bounds)
    tasks: int = 0
    places: dict[int, Place] = field(default_factory=dict)
    order: list[int] = field(default_factory=list)
    unproven: set[int] = field(default_factory=set)
    closed: dict[int, int] = field(default_factory=dict)
    asked: dict[int, tuple[int, Bounds]] = field(default_factory=dict)
    refused: dict[int, Bounds] = field(default_factory=dict)
    open: int = 0
    settled: list[Settled] = field(default_factory=list)

    def tell(  # noqa: PLR0913 - what there is to tell
        self,
        kind: SettledKind,
        about: str,
        answer: int | None,
        *,
        level: int | None = None,
        proven: bool = True,
        since: int = -1,
    ) -> None:
        """Note a question and its answer; `since` is how many actions had a place before it was put."""
        came = self.order[since:] if since >= 0 else []
        names = tuple(self.work.tasks[index].step.ref for index in came)
        self.settled.append(Settled(kind=kind, about=about, level=level, answer=answer, proven=proven, came=names))

    def draft(self) -> Draft:
        """Give the draft with all that is placed so far."""
        return self.base.fill(self.places)

    def look(self, tasks: int, bounds: Bounds) -> dict[int, Place] | None:
        """Ask for a plan of some actions within bounds; see `search`."""
        return search(self.base, tasks, bounds, self.budget)

    def earliest(self, tasks: int, levels: Sequence[int], bounds: Bounds) -> tuple[int, int]:
        """Give the quarter in which the last of some actions could end, and show, if there were room for everything."""
        windows = find_windows(self.base, self.work.members(tasks), bounds)
        if windows is None:
            return 0, 0
        ended, reached = self.base.ended.copy(), self.base.reached.copy()
        for other in self.work.members(tasks):
            task = self.work.tasks[other]
            ended[other] = windows.earliest[other] + task.takes - 1
            follows = reached.get(task.follows, 0) if task.follows is not None else 0
            reached[other] = max(ended[other] + task.lag, follows)
        return max(ended[level] for level in levels), max(reached[level] for level in levels)


def place_in_order(work: WorkToPlace, base: Draft, budget: Budget, first: Sequence[Gap]) -> FirstGaps:
    """Place the first gaps, in order.

    Args:
        work: the work to place.
        base: what stands and does not move.
        budget: how long to look.
        first: the gaps to place in order.

    Returns:
        Where everything stands, what of it is proven, and what was left open.
    """
    first_gaps = FirstGaps(work=work, base=base, budget=budget)
    for place, gap in enumerate(first):
        before, placed = first_gaps.bounds.copy(), len(first_gaps.order)
        # Whether what was done has worked is found out; no plan closes a gap that hangs on it alone.
        closable = gap.written and not work.unconfirmed >> gap.levels[-1] & 1
        if closable and _bring(first_gaps, place, gap, len(gap.levels)):
            first_gaps.closed[place] = first_gaps.draft().shown(gap.levels)
            first_gaps.asked[place] = first_gaps.tasks, before
        standing, proven = gap.priority.standing, place not in first_gaps.unproven
        first_gaps.tell(
            "closing", standing.ref, first_gaps.closed.get(place), level=standing.target, proven=proven, since=placed
        )
    for place in first_gaps.closed:
        _settle_levels(first_gaps, place, first[place], len(first[place].levels))
    for place, gap in enumerate(first):
        if place not in first_gaps.closed:
            for levels in range(len(gap.levels) - gap.written, 0, -1):
                placed, brought = len(first_gaps.order), _bring(first_gaps, place, gap, levels)
                shown = first_gaps.draft().shown(gap.levels[:levels]) if brought else None
                level = work.tasks[gap.levels[levels - 1]].step.reaches
                proven = place not in first_gaps.unproven
                first_gaps.tell("highest", gap.priority.standing.ref, shown, level=level, proven=proven, since=placed)
                if brought:
                    _settle_levels(first_gaps, place, gap, levels)
                    break
    _settle_shapes(first_gaps)
    _settle_ends(first_gaps)
    _settle_splits(first_gaps)
    return first_gaps


def _bring(first_gaps: FirstGaps, place: int, gap: Gap, levels: int) -> bool:
    """Bring a gap up some levels, as early as all that is settled allows; tell whether that can be done."""
    work, base = first_gaps.work, first_gaps.base
    way = gap.levels[:levels]
    needed = work.needed(way) & ~base.placed
    if needed & work.left_out:
        return False
    tasks = first_gaps.tasks | needed
    places = plain = _by_insertion(first_gaps, gap, levels)
    try:
        places = places or first_gaps.look(tasks, first_gaps.bounds)
    except BudgetSpent:
        first_gaps.unproven.add(place)
    if places is None:
        return False
    places, proven = _sooner(first_gaps, tasks, places, way, by_result=True)
    if not proven:
        first_gaps.unproven.add(place)
        places = plain or places
    fresh = tasks & ~first_gaps.tasks
    own = [index for index in gap.levels if fresh >> index & 1]
    first_gaps.order += [index for index in bits(fresh) if index not in own] + own
    first_gaps.tasks, first_gaps.places = tasks, places
    _keep(first_gaps, way)
    return True


def _by_insertion(first_gaps: FirstGaps, gap: Gap, levels: int) -> dict[int, Place] | None:
    """Put the levels of a gap into what stands, without moving anything; ``None`` where they do not fit."""
    trial = first_gaps.draft()
    for level in gap.levels[:levels]:
        if level not in trial.ended and not trial.insert(first_gaps.work.closure[level] & ~trial.placed, level):
            return None
    return {index: place for index, place in trial.places.items() if index not in first_gaps.base.places}


def deciding(base: Draft, way: Sequence[int]) -> list[int]:
    """Name those of some levels, the lowest first, that decide when all of them show: of each run the highest.

    A run ends below what is done or was begun, since that does not wait for what is below it.
    """
    return [
        level
        for level, above in zip(way, (*way[1:], None), strict=True)
        if level not in base.reached and (above is None or above in base.reached)
    ]


def _keep(first_gaps: FirstGaps, way: Sequence[int]) -> int:
    """Keep the quarter at whose end all of some levels show, and give it."""
    quarter = first_gaps.draft().shown(way)
    for level in deciding(first_gaps.base, way):
        first_gaps.bounds.reached[level] = min(first_gaps.bounds.reached.get(level, quarter), quarter)
    return quarter


def _sooner(
    first_gaps: FirstGaps, tasks: int, places: dict[int, Place], way: Sequence[int], *, by_result: bool
) -> tuple[dict[int, Place], bool]:
    """Move actions, with what has to move for them, to where they show or end soonest, and tell whether that is proven."""
    moved = deciding(first_gaps.base, way)
    if not moved:
        return places, True
    ends, shows = first_gaps.earliest(tasks, way, first_gaps.bounds)
    soonest = shows if by_result else ends
    while True:
        draft = first_gaps.base.fill(places)
        now = draft.shown(way) if by_result else max(draft.ended[index] for index in way)
        if now <= soonest:
            return places, True
        tighter = first_gaps.bounds.copy()
        for index in moved:
            kept = tighter.reached if by_result else tighter.ends
            kept[index] = min(kept.get(index, now), now - 1)
        try:
            better = first_gaps.look(tasks, tighter)
        except BudgetSpent:
            return places, False
        if better is None:
            return places, True
        places = better


def _settle_levels(first_gaps: FirstGaps, place: int, gap: Gap, levels: int) -> None:
    """Settle the levels on the way of a gap, the lowest first."""
    for count in range(1, levels):
        way = gap.levels[:count]
        first_gaps.places, proven = _sooner(first_gaps, first_gaps.tasks, first_gaps.places, way, by_result=True)
        if not proven:
            first_gaps.unproven.add(place)
        level, quarter = first_gaps.work.tasks[way[-1]].step.reaches, _keep(first_gaps, way)
        first_gaps.tell("level", gap.priority.standing.ref, quarter, level=level, proven=proven)


def _settle_shapes(first_gaps: FirstGaps) -> None:
    """Put each action into one quarter where that keeps all that is settled."""
    for index in first_gaps.order:
        if first_gaps.work.tasks[index].takes > 1:
            continue
        if first_gaps.places[index].starts != first_gaps.places[index].ends:
            tighter = first_gaps.bounds.copy()
            tighter.whole.add(index)
            try:
                places = first_gaps.look(first_gaps.tasks, tighter)
            except BudgetSpent:
                first_gaps.open += 1
                first_gaps.tell("whole", first_gaps.work.tasks[index].step.ref, 2, proven=False)
                continue
            if places is None:
                first_gaps.refused[index] = tighter
                first_gaps.tell("whole", first_gaps.work.tasks[index].step.ref, 2)
                continue
            first_gaps.places = places
        first_gaps.bounds.whole.add(index)
        first_gaps.tell("whole", first_gaps.work.tasks[index].step.ref, 1)


def _settle_ends(first_gaps: FirstGaps) -> None:
    """Let each action end as early as all that is settled allows."""
    for index in first_gaps.order:
        first_gaps.places, proven = _sooner(first_gaps, first_gaps.tasks, first_gaps.places, [index], by_result=False)
        first_gaps.open += not proven
        first_gaps.bounds.ends[index] = first_gaps.places[index].ends
        first_gaps.tell("end", first_gaps.work.tasks[index].step.ref, first_gaps.places[index].ends, proven=proven)


def _settle_splits(first_gaps: FirstGaps) -> None:
    """Give each action that runs over several quarters as many of its points as early as is free."""
    work = first_gaps.work
    room = first_gaps.base.room.copy()
    own_room = {person: own.copy() for person, own in first_gaps.base.own_room.items()}
    splits: dict[int, Split] = {}
    for index, place in first_gaps.places.items():
        task = work.tasks[index]
        held = place.points(task)
        if len(held) > 1:
            least, most = first_points(task, len(held))
            splits[index] = Split(index, place.starts, place.ends, task.person, least, most - least)
            held[place.starts], held[place.ends] = least, held[place.ends] - (most - place.first)
        for quarter, points in held.items():
            room[quarter] -= points
            if task.person is not None:
                own_room[task.person][quarter] -= points
    for index in (index for index in first_gaps.order if index in splits):
        split, task = splits[index], work.tasks[index]
        # What is free allows a run of numbers; one of them is known, and above it fewer and fewer find room.
        low, high = (share_out(list(splits.values()), room, own_room) or {index: 0})[index], split.spare
        while low < high:
            middle = (low + high + 1) // 2
            if _shared(splits, room, own_room, index, middle):
                low = middle
            else:
                high = middle - 1
        for quarter, points in ((split.starts, low), (split.ends, split.spare - low)):
            room[quarter] -= points
            if split.person is not None:
                own_room[split.person][quarter] -= points
        del splits[index]
        place = first_gaps.places[index]
        first_gaps.places[index] = Place(place.starts, place.ends, split.least + low)
        first_gaps.tell("early", task.step.ref, split.least + low)


def _shared(splits: dict[int, Split], room: list[int], own_room: dict[int, list[int]], index: int, early: int) -> bool:
    """Tell whether an action can have so many spare points in its first quarter while all others find room."""
    split = splits[index]
    room, own_room = room.copy(), {person: own.copy() for person, own in own_room.items()}
    for quarter, points in ((split.starts, early), (split.ends, split.spare - early)):
        room[quarter] -= points
        if split.person is not None:
            own_room[split.person][quarter] -= points
            if own_room[split.person][quarter] < 0:
                return False
        if room[quarter] < 0:
            return False
    return share_out([other for key, other in splits.items() if key != index], room, own_room) is not None
