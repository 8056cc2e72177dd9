"""What has to be done, in which order: the chain of actions of each criterion, and what each action waits for."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from ccg_toolkit.framework import Action
from ccg_toolkit.scoring import CriterionScore, Scores


@dataclass(frozen=True, kw_only=True, slots=True)
class LevelStep:
    """One step of a criterion's way up: an action of the framework, or a level that no action covers.

    Attributes:
        standing: the criterion and where it stands.
        action: what to do; ``None`` where no action is written.
        begins: the level it starts from.
        reaches: the level it ends at.
    """

    standing: CriterionScore
    action: Action | None
    begins: int
    reaches: int

    @property
    def ref(self) -> str:
        """The action's full name, ``domain.criterion/action``."""
        return (
            f"{self.standing.ref}/{self.action.id}"
            if self.action
            else f"{self.standing.ref} {self.begins}-{self.reaches}"
        )

    @property
    def written(self) -> Action:
        """The action of a step that has one; only such steps are planned."""
        if self.action is None:
            raise AssertionError(f"no action is written for {self.ref}")
        return self.action

    @property
    def enabling(self) -> bool:
        """True where its criterion already is at its own target, so that only others gain."""
        return self.begins >= self.standing.target

    @property
    def brings(self) -> int:
        """How many levels of its criterion's gap it closes; 0 where it is enabling."""
        return max(0, min(self.reaches, self.standing.target) - self.begins)


@dataclass(frozen=True, kw_only=True, slots=True)
class Wait:
    """A criterion that must be at a level first.

    Attributes:
        ref: the criterion.
        level: the level.
        shows: whether that level must show (what a criterion requires), or only the work on it end (what an action needs).
    """

    ref: str
    level: int
    shows: bool


@dataclass(kw_only=True)
class Chains:
    """The steps of every criterion, from where it stands upwards.

    Attributes:
        scores: where things stand.
    """

    scores: Scores
    _items: dict[str, CriterionScore] = field(init=False)
    _whole: dict[str, tuple[LevelStep, ...]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        """Find each criterion by its name."""
        self._items = {standing.ref: standing for standing in self.scores.criteria}

    def standing(self, ref: str) -> CriterionScore:
        """Give where a criterion stands."""
        return self._items[ref]

    def steps(self, ref: str, goal: int) -> tuple[LevelStep, ...]:
        """Give the steps from a criterion's level to a goal, the first first; none where the level is not known."""
        if ref not in self._whole:
            self._whole[ref] = tuple(_chain(self._items[ref], self.scores.framework.cover.top))
        return tuple(step for step in self._whole[ref] if step.begins < goal)

    def waits(self, step: LevelStep) -> Iterator[Wait]:
        """Name all that an action rests on beside the step before it: what its criterion requires, and what it needs.

        A needed action has ended when its criterion is taken to the level it reaches, whichever action does so.
        """
        if step.action is None:
            return
        framework = self.scores.framework
        for required in step.standing.criterion.requires:
            yield Wait(ref=required, level=framework.cover.in_place, shows=True)
        for needed in step.action.needs:
            criterion, action = framework.actions[needed]
            yield Wait(ref=criterion.ref, level=action.reaches, shows=False)

    @cached_property
    def waiting(self) -> dict[str, tuple[str, ...]]:
        """For each criterion those with an open gap that require it, directly or through others, by full name."""
        by_ref = self.scores.framework.by_ref
        waiting: dict[str, list[str]] = {ref: [] for ref in by_ref}
        for standing in self.scores.criteria:
            if not standing.open_gap:
                continue
            seen: set[str] = set()
            ahead = list(by_ref[standing.ref].requires)
            while ahead:
                required = ahead.pop()
                if required not in seen:
                    seen.add(required)
                    waiting[required].append(standing.ref)
                    ahead += by_ref[required].requires
        return {ref: tuple(names) for ref, names in waiting.items()}

    def effort(self, steps: Iterable[LevelStep]) -> int:
        """Give the points of effort of some steps, as far as their actions are written."""
        sizes = self.scores.framework.cover.effort
        return sum(sizes[step.action.effort] for step in steps if step.action)

    def is_met(self, wait: Wait) -> bool:
        """Tell whether nothing is waited for: it is there, or does not apply, or is not known."""
        level = self._items[wait.ref].level
        return level is None or level >= wait.level

    def needed(self, ref: str, goal: int) -> dict[str, LevelStep]:
        """Give every step on the way to a goal, with all that these wait for, by full name."""
        steps: dict[str, LevelStep] = {}
        ahead = list(reversed(self.steps(ref, goal)))
        while ahead:
            step = ahead.pop()
            if step.ref in steps:
                continue
            steps[step.ref] = step
            ahead += self.steps(step.standing.ref, step.begins)
            for wait in self.waits(step):
                if not self.is_met(wait):
                    ahead += self.steps(wait.ref, wait.level)
        return steps


def _chain(standing: CriterionScore, goal: int) -> Iterator[LevelStep]:
    """Walk from a criterion's level to a goal; at each level the action that begins lowest is next."""
    level = standing.level
    while level is not None and level < goal:
        fitting = [action for action in standing.criterion.actions if action.begins <= level < action.reaches]
        action = min(fitting, key=lambda action: action.begins, default=None)
        reaches = action.reaches if action else level + 1
        yield LevelStep(standing=standing, action=action, begins=level, reaches=reaches)
        level = reaches
