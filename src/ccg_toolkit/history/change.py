"""What changed from one assessment to a later one: the walk with its parts, what moved, and what became of promises."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import pairwise
from typing import Literal

from ccg_toolkit.history.heard import HeardTwice, heard_twice
from ccg_toolkit.history.pairs import Pair, pairs_of
from ccg_toolkit.history.promised import Kept, TrackedStatus, what_came_of
from ccg_toolkit.history.snapshot import Snapshot
from ccg_toolkit.history.walk import Stage, Step, walk
from ccg_toolkit.history.weighed import Exact, shares_of
from ccg_toolkit.history.weights import with_known_weights

Unsplit = Literal["nothing-rated-then", "nothing-rated-now", "nothing-left", "weights-then", "weights-now"]
"""Why a change has no whole split; ``nothing-left`` ends it on the way, the others leave none at all."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """What one step of the walk did to the overall score, exactly.

    Attributes:
        step: ``None`` for all that could not be split, after the step at which nothing was left to score.
        value: the change of the score.
        touched: the criteria that the step took out, took in or moved.
    """

    step: Step | None
    value: Exact
    touched: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Moved:
    """What a criterion or a domain did to the score by moving, exactly."""

    ref: str
    value: Exact


@dataclass(frozen=True, kw_only=True)
class Change:
    """From one assessment to a later one.

    Attributes:
        earlier: then.
        later: now.
        pairs: every criterion of either; see `pairs_of`.
        stages: the walk; empty where a score is missing or the weights of one are not known.
        unsplit: why the split is not whole; ``None`` where it is.
        kept: what became of each action that the earlier plan promised by the day of the later assessment.
        tracked: whether a tracker of the earlier plan was read.
    """

    earlier: Snapshot
    later: Snapshot
    pairs: tuple[Pair, ...]
    stages: tuple[Stage, ...]
    unsplit: Unsplit | None
    kept: tuple[Kept, ...] = ()
    tracked: bool = False

    @property
    def then(self) -> Exact | None:
        """The overall score then: exact where the weights are known, else as its file states it."""
        return self.earlier.score if self.earlier.weighed else self.earlier.stated

    @property
    def now(self) -> Exact | None:
        """The overall score now, in the same way."""
        return self.later.score if self.later.weighed else self.later.stated

    @property
    def difference(self) -> Exact | None:
        """The later score less the earlier one; ``None`` where one is missing."""
        return None if self.then is None or self.now is None else self.now - self.then

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """The parts of the difference, in the order of the walk; they add up to it exactly."""
        parts = [
            Part(step=after.step, value=after.mean - before.mean, touched=after.touched)
            for before, after in pairwise(self.stages)
            if before.mean is not None and after.mean is not None
        ]
        if self.unsplit == "nothing-left" and self.difference is not None:
            rest = self.difference - sum((part.value for part in parts), Fraction(0))
            parts.append(Part(step=None, value=rest, touched=()))
        return tuple(parts)

    def part(self, *steps: Step) -> Exact:
        """Give the sum of the parts of some steps, 0 where the walk did not come to them."""
        return sum((part.value for part in self.parts if part.step in steps), Fraction(0))

    @cached_property
    def same_then(self) -> Exact | None:
        """The score then over what was rated both times by the same wording, by the later weights; ``None`` without any."""
        return self._mean_after("without-reworded")

    @cached_property
    def same_now(self) -> Exact | None:
        """The score now over the same."""
        return self._mean_after("moved")

    def _mean_after(self, step: Step) -> Exact | None:
        return next((stage.mean for stage in self.stages if stage.step == step), None)

    @cached_property
    def moved(self) -> tuple[Moved, ...]:
        """What each criterion that moved did to the score, in order; together the part *moved*, exactly."""
        compared = next((stage.levels for stage in self.stages if stage.step == "moved"), ())
        shares = shares_of(compared)
        return tuple(
            Moved(ref=pair.ref, value=shares[pair.ref] * pair.moved)
            for pair in self.pairs
            if pair.moved and pair.ref in shares
        )

    @cached_property
    def moved_by_domain(self) -> tuple[Moved, ...]:
        """The same by domain, each with a criterion that moved, in order."""
        domains: dict[str, Exact] = {}
        for moved in self.moved:
            domain = self.later.domain_of[moved.ref].id
            domains[domain] = domains.get(domain, Fraction(0)) + moved.value
        return tuple(Moved(ref=domain, value=value) for domain, value in domains.items())

    @property
    def heard(self) -> tuple[HeardTwice, ...]:
        """What was shown of statements both times."""
        return tuple(heard_twice(self.earlier.heard, self.later.heard, self.pairs))

    @property
    def rose(self) -> tuple[Pair, ...]:
        """Those that may be compared and stand higher now."""
        return tuple(pair for pair in self.pairs if (pair.moved or 0) > 0)

    @property
    def fell(self) -> tuple[Pair, ...]:
        """Those that may be compared and stand lower now."""
        return tuple(pair for pair in self.pairs if (pair.moved or 0) < 0)

    @property
    def breaks(self) -> tuple[Pair, ...]:
        """Those that are in both and whose series breaks."""
        return tuple(pair for pair in self.pairs if pair.series_breaks)

    @property
    def in_common(self) -> bool:
        """Whether any criterion is in both."""
        return any(pair.then and pair.now for pair in self.pairs)


def change_between(earlier: Snapshot, later: Snapshot, tracked: Mapping[str, TrackedStatus] | None = None) -> Change:
    """Work out what changed.

    Args:
        earlier: then.
        later: now, on a later day.
        tracked: what a tracker of the earlier plan says of actions, by their full names of then or now; ``None`` where
            none was read.
    """
    earlier, later = with_known_weights((earlier, later))
    pairs = pairs_of(earlier, later)
    unsplit = _unsplit_from_the_start(earlier, later)
    stages = () if unsplit else walk(earlier, later, pairs)
    if stages and stages[-1].mean is None:
        unsplit = "nothing-left"
    return Change(
        earlier=earlier,
        later=later,
        pairs=pairs,
        stages=stages,
        unsplit=unsplit,
        kept=what_came_of(earlier, later, pairs, tracked),
        tracked=tracked is not None,
    )


def changes_of(snapshots: Sequence[Snapshot]) -> tuple[Change, ...]:
    """Work out what changed from each assessment to the next.

    Args:
        snapshots: two or more, of different days; in any order.
    """
    return tuple(change_between(*pair) for pair in pairwise(in_order_of_days(snapshots)))


def in_order_of_days(snapshots: Sequence[Snapshot]) -> tuple[Snapshot, ...]:
    """Put assessments in the order of their days; what stands as weight is known from another of the same framework."""
    return with_known_weights(sorted(snapshots, key=lambda snapshot: snapshot.assessed_on))


def _unsplit_from_the_start(earlier: Snapshot, later: Snapshot) -> Unsplit | None:
    if earlier.score is None:
        return "nothing-rated-then"
    if later.score is None:
        return "nothing-rated-now"
    if not earlier.weighed:
        return "weights-then"
    return None if later.weighed else "weights-now"
