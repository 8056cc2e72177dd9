"""An action of the plan: when it is done, what it comes after, and for whose sake."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from ccg_toolkit.planning.chains import LevelStep

Mark = Literal["under-way", "no-purpose"]
Placing = Literal["begun", "in-order", "by-value"]


@dataclass(frozen=True, kw_only=True, slots=True)
class PlannedAction:
    """An action that has a place.

    Attributes:
        letter: what it is called in this plan, ``A1`` for the first.
        step: the action, its criterion, and the levels it goes from and to.
        starts, ends: its first and last quarter, from 1.
        reached: the quarter at whose end its level counts; it may lie beyond the plan.
        starts_on: the first day of its first quarter.
        ends_on: the last day of its last quarter.
        reached_on: the last day of the quarter at whose end it is reached, which is its review date.
        points: the effort in each quarter of the plan.
        after: full names of the actions that it waits for itself and that have a place too.
        purposes: the gaps of which a level in the plan is brought by it or waits for it, in the order of the plan.
        rank: the rank of the first of these; ``None`` where it has no purpose.
        placed: as ``begun`` work, ``in-order`` for the sake of the first gaps, or ``by-value`` for effort.
        held_up: the gap that would be held up if an action that runs over two quarters were put into one; ``None`` where
            no one gap alone is the reason.
        quick_win: whether it is of the smallest size, is reached by quarter 2, and closes its gap.
        marks: ``under-way`` where it was begun before the plan; ``no-purpose`` where no level of the plan needs it.
    """

    letter: str
    step: LevelStep
    starts: int
    ends: int
    reached: int
    starts_on: date
    ends_on: date
    reached_on: date
    points: tuple[int, ...]
    after: tuple[str, ...]
    purposes: tuple[str, ...]
    rank: int | None
    placed: Placing
    held_up: str | None
    quick_win: bool
    marks: tuple[Mark, ...]

    @property
    def ref(self) -> str:
        """The action's full name, ``domain.criterion/action``."""
        return self.step.ref

    @property
    def serves(self) -> str | None:
        """The gap of the best rank that it serves; of equals the first in the order of the plan."""
        return self.purposes[0] if self.purposes else None

    @property
    def enabling(self) -> bool:
        """Whether its own criterion is at its target already, so that only others gain."""
        return self.step.enabling

    @property
    def effort(self) -> int:
        """Its points in all."""
        return sum(self.points)


@dataclass(frozen=True, kw_only=True, slots=True)
class Finished:
    """An action that a tracker calls done while its level was not raised; it has no place in the plan.

    Attributes:
        step: the action, its criterion, and the levels it goes from and to.
        counts_on: the day of its review, from which its level counts; ``None`` where that is past, so that it is to be
            found out whether it worked.
    """

    step: LevelStep
    counts_on: date | None


Cause = Literal["too-large", "too-late", "waits", "no-room", "not-now", "not-before", "dropped"]


@dataclass(frozen=True, kw_only=True, slots=True)
class UnplacedAction:
    """An action that found no place, and its true cause.

    Attributes:
        step: the action.
        serves: the first gap, in the order of the plan, that needs it.
        rank: the rank of that gap.
        reason: ``too-large``: what it belongs to cannot fit even into an empty plan. ``too-late``: the step below shows
            too late. ``waits``: something it waits for is left out. ``no-room``: work that has a place would have to
            give way. ``not-now``: the board leaves it out. ``not-before``: a date of the board leaves too little time.
            ``dropped``: so says the tracker.
        waits_for: full names of the actions that it waits for (``too-late``, ``waits``), that have such a date
            (``not-before``), or that are left out in its place, where it only prepares the ground for them (``not-now``,
            ``dropped``); or of the criterion that would have to give way, where one alone would do (``no-room``).
        shows_on: the day on which the step below shows (``too-late``), or the date of the board (``not-before``).
    """

    step: LevelStep
    serves: str
    rank: int
    reason: Cause
    waits_for: tuple[str, ...] = ()
    shows_on: date | None = None
