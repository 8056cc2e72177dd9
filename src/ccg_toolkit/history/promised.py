"""Promise and outcome: what the earlier plan said would be reached by now, what was done, and whether the level came."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from ccg_toolkit.history.pairs import Pair
from ccg_toolkit.history.snapshot import Promise, Snapshot

if TYPE_CHECKING:
    from ccg_toolkit.planning import Outcome

TrackedStatus = Literal["not-started", "under-way", "done", "dropped"]
"""How far an action has come, as a tracker has it."""
Came = Literal["came", "did-not-come", "was-there", "not-comparable", "not-known", "no-longer-asked"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Kept:
    """What became of one promise.

    Attributes:
        promise: of the earlier plan.
        action: the full name that the action would have now.
        criterion: the full name of its criterion now; empty where it was dropped.
        status: what the tracker says; ``None`` where none was read, or where it does not hold the action.
        came: whether the level came. ``was-there``: it stood at that level then. ``not-comparable``: the level texts
            differ, or nobody can know. ``not-known``: it is not rated now. ``no-longer-asked``: it was dropped.
    """

    promise: Promise
    action: str
    criterion: str
    status: TrackedStatus | None
    came: Came

    @property
    def done_without_effect(self) -> bool:
        """Whether it was done and its level did not come."""
        return self.status == "done" and self.came == "did-not-come"

    @property
    def effect_without_doing(self) -> bool:
        """Whether its level came and it was not done, as far as a tracker says."""
        return self.status in {"not-started", "under-way", "dropped"} and self.came == "came"


def what_came_of(
    earlier: Snapshot, later: Snapshot, pairs: Sequence[Pair], tracked: Mapping[str, TrackedStatus] | None
) -> tuple[Kept, ...]:
    """Hold what a plan promised by a day against what came, in the order of the plan.

    Args:
        earlier: whose plan it is.
        later: on whose day a promise counts as due.
        pairs: every criterion of either.
        tracked: what a tracker says of actions, by their full names of then or now.
    """
    by_then = {pair.then.ref: pair for pair in pairs if pair.then}
    return tuple(
        _kept(promise, by_then.get(promise.criterion), tracked or {})
        for promise in earlier.promises
        if promise.reached_on <= later.assessed_on
    )


def outcomes_of(kept: Sequence[Kept]) -> "tuple[Outcome, ...]":
    """Give what planning takes of it; it reads neither files nor history."""
    from ccg_toolkit.planning import Outcome  # noqa: PLC0415 - a comparison of result files never loads planning

    return tuple(
        Outcome(
            action=each.action,
            done=None if each.status is None else each.status == "done",
            level_came={"came": True, "was-there": True, "did-not-come": False}.get(each.came),
        )
        for each in kept
        if each.criterion
    )


def _kept(promise: Promise, pair: Pair | None, tracked: Mapping[str, TrackedStatus]) -> Kept:
    name = promise.action.rpartition("/")[2]
    criterion = pair.now.ref if pair and pair.now else ""
    action = f"{criterion or promise.criterion}/{name}"
    return Kept(
        promise=promise,
        action=action,
        criterion=criterion,
        status=tracked.get(action, tracked.get(promise.action)),
        came=_came(promise, pair),
    )


def _came(promise: Promise, pair: Pair | None) -> Came:
    if pair is None or pair.now is None:
        return "no-longer-asked"
    if pair.now.level is None:
        return "not-known"
    if pair.series_breaks:
        return "not-comparable"
    if pair.then and pair.then.level is not None and pair.then.level >= promise.reaches:
        return "was-there" if pair.now.level >= promise.reaches else "did-not-come"
    return "came" if pair.now.level >= promise.reaches else "did-not-come"
