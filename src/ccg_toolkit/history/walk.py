"""The fixed walk from the earlier overall score to the later one: each step changes one thing, and its part is exact."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from ccg_toolkit.history.pairs import Kind, Pair
from ccg_toolkit.history.snapshot import CriterionRecord, Snapshot
from ccg_toolkit.history.weighed import Exact, Weighed, mean_of

Step = Literal[
    "dropped", "reweighted", "no-longer-rated", "without-reworded", "moved", "with-reworded", "newly-known", "added"
]
"""What a step changes, in the order of the walk."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Stage:
    """Where the walk stands.

    Attributes:
        step: the step that led here; ``None`` at the start.
        levels: what counts here, with its weights.
        touched: the criteria that the step took out, took in or moved, by their names of now where they have one.
        mean: the exact overall score; ``None`` where nothing is left to score, and the walk ends.
    """

    step: Step | None
    levels: tuple[Weighed, ...]
    touched: tuple[str, ...]
    mean: Exact | None


def walk(earlier: Snapshot, later: Snapshot, pairs: Sequence[Pair]) -> tuple[Stage, ...]:
    """Go from the earlier score to the later one.

    Args:
        earlier: by its own weights.
        later: whose weights count from the third stage on.
        pairs: every criterion of either; see `pairs_of`.

    Returns:
        The stages: the start, then one for each step. The first stage without a mean is the last.
    """
    stages: list[Stage] = []
    for stage in _stages(earlier, later, pairs):
        stages.append(stage)
        if stage.mean is None:
            break
    return tuple(stages)


def _stages(earlier: Snapshot, later: Snapshot, pairs: Sequence[Pair]) -> Iterator[Stage]:
    def of(*kinds: Kind) -> list[Pair]:
        return [pair for pair in pairs if pair.kind in kinds]

    kept, both, compared = of("compared", "reworded", "no-longer-rated"), of("compared", "reworded"), of("compared")
    dropped, added = of("dropped"), of("added")
    reworded, known = of("reworded"), of("compared", "reworded", "newly-known")
    yield _stage(None, _then([*kept, *dropped], earlier), [])
    yield _stage("dropped", _then(kept, earlier), _rated(dropped))
    yield _stage("reweighted", _then_by_weights_of(later, kept), _reweighted(earlier, later, kept))
    yield _stage("no-longer-rated", _then_by_weights_of(later, both), of("no-longer-rated"))
    yield _stage("without-reworded", _then_by_weights_of(later, compared), reworded)
    yield _stage("moved", _now(compared, later), [pair for pair in compared if pair.moved])
    yield _stage("with-reworded", _now(both, later), reworded)
    yield _stage("newly-known", _now(known, later), of("newly-known"))
    yield _stage("added", _now([*known, *added], later), _rated(added))


def _rated(pairs: Iterable[Pair]) -> Iterator[Pair]:
    """Give those of one side only that were rated there."""
    return (pair for pair in pairs if any(side and side.level is not None for side in (pair.then, pair.now)))


def _then(pairs: Iterable[Pair], earlier: Snapshot) -> Iterator[Weighed]:
    return _weighed(earlier, ((pair.then, pair.then) for pair in pairs))


def _then_by_weights_of(later: Snapshot, pairs: Iterable[Pair]) -> Iterator[Weighed]:
    return _weighed(later, ((pair.now, pair.then) for pair in pairs))


def _now(pairs: Iterable[Pair], later: Snapshot) -> Iterator[Weighed]:
    return _weighed(later, ((pair.now, pair.now) for pair in pairs))


def _weighed(by: Snapshot, sides: Iterable[tuple[CriterionRecord | None, CriterionRecord | None]]) -> Iterator[Weighed]:
    """Put levels beside weights: in each pair of records the first has the weight, the second the level."""
    for weights, rating in sides:
        if weights and rating and rating.level is not None:
            domain = by.domain_of[weights.ref]
            yield Weighed(
                ref=weights.ref,
                domain=domain.id,
                domain_weight=domain.weight,
                weight=weights.weight,
                level=rating.level,
            )


def _stage(step: Step | None, levels: Iterable[Weighed], touched: Iterable[Pair]) -> Stage:
    listed = tuple(levels)
    return Stage(step=step, levels=listed, touched=tuple(pair.ref for pair in touched), mean=mean_of(listed))


def _reweighted(earlier: Snapshot, later: Snapshot, kept: Iterable[Pair]) -> Iterator[Pair]:
    """Give those whose weight, domain or weight of the domain is another now."""
    for pair in kept:
        if pair.then and pair.now:
            before, after = earlier.domain_of[pair.then.ref], later.domain_of[pair.now.ref]
            if (pair.then.weight, before.id, before.weight) != (pair.now.weight, after.id, after.weight):
                yield pair
