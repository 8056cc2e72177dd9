"""What has to be done, in which order, and for whose sake: the chain of actions of each criterion and what it waits for."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ccg_toolkit.framework import Action, Framework
from ccg_toolkit.planning.priorities import Priority
from ccg_toolkit.scoring import CriterionScore, Scores


@dataclass(frozen=True, kw_only=True, slots=True)
class Step:
    """One step of a criterion's way up: an action of the framework, or a level that no action covers.

    Attributes:
        item: the criterion and where it stands.
        action: what to do; ``None`` where no action is written.
        begins: the level it starts from.
        reaches: the level it ends at.
    """

    item: CriterionScore
    action: Action | None
    begins: int
    reaches: int

    @property
    def ref(self) -> str:
        """The action's full name, ``domain.criterion/action``."""
        return f"{self.item.ref}/{self.action.id}" if self.action else f"{self.item.ref} {self.begins}-{self.reaches}"

    @property
    def written(self) -> Action:
        """The action of a step that has one; only such steps are planned."""
        if self.action is None:
            raise AssertionError(f"no action is written for {self.ref}")
        return self.action

    @property
    def enabling(self) -> bool:
        """True where its criterion already is at its own target, so that only others gain."""
        return self.begins >= self.item.target


@dataclass(frozen=True, kw_only=True, slots=True)
class Wait:
    """A criterion that must be at a level first."""

    ref: str
    level: int


@dataclass(kw_only=True)
class Agenda:
    """All that a plan has to find room for.

    Attributes:
        scores: where things stand.
        chains: the steps of each criterion that has work, from its level to the highest level anyone needs of it.
        ranks: for each criterion the level up to which work serves a priority, and the rank of that priority.
    """

    scores: Scores
    chains: dict[str, list[Step]] = field(default_factory=dict)
    ranks: dict[str, dict[int, int]] = field(default_factory=dict)

    def rank(self, step: Step) -> int:
        """Give the best rank among the priorities that this step serves."""
        return min(rank for goal, rank in self.ranks[step.item.ref].items() if goal > step.begins)


def set_agenda(scores: Scores, priorities: Sequence[Priority]) -> Agenda:
    """Collect the work for all gaps, and for what that work waits for.

    Args:
        scores: where things stand.
        priorities: the gaps in order.

    Returns:
        The chains, and whose priority each part of them inherits.
    """
    agenda = Agenda(scores=scores)
    items = {item.ref: item for item in scores.criteria}
    for priority in priorities:
        ahead = [(priority.item.ref, priority.item.target)]
        while ahead:
            ref, goal = ahead.pop()
            goals = agenda.ranks.setdefault(ref, {})
            if goal in goals:  # a higher priority has pulled this in, with all that it waits for
                continue
            goals[goal] = priority.rank
            agenda.chains[ref] = list(_chain(items[ref], max(goals)))
            for step in agenda.chains[ref]:
                waits = waits_of(scores.framework, step)
                ahead += [(wait.ref, wait.level) for wait in waits if not is_met(items[wait.ref], wait)]
    return agenda


def waits_of(framework: Framework, step: Step) -> Iterator[Wait]:
    """Name all that an action waits for beside the step before it: what its criterion requires, and what it needs.

    A needed action is finished when its criterion is at the level it reaches, whichever action takes it there.
    """
    if step.action is None:
        return
    for required in step.item.criterion.requires:
        yield Wait(ref=required, level=framework.cover.in_place)
    for needed in step.action.needs:
        criterion, action = framework.actions[needed]
        yield Wait(ref=criterion.ref, level=action.reaches)


def is_met(item: CriterionScore, wait: Wait) -> bool:
    """Tell whether nothing has to be planned for a wait: it is there, or does not apply, or is not known."""
    return item.level is None or item.level >= wait.level


def _chain(item: CriterionScore, goal: int) -> Iterator[Step]:
    """Walk from a criterion's level to a goal; at each level the action that begins lowest is next."""
    level = item.level
    while level is not None and level < goal:
        fitting = [action for action in item.criterion.actions if action.begins <= level < action.reaches]
        action = min(fitting, key=lambda found: found.begins, default=None)
        reaches = action.reaches if action else level + 1
        yield Step(item=item, action=action, begins=level, reaches=reaches)
        level = reaches
