"""What the chains of a problem are, what waits for what, who may be given how much, and the order of the plan."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from tests.planning.exact_search import Span, all_spans
from tests.planning.small_problem import Action, Criterion, Problem

Wait = Literal["result", "end"]


@dataclass(frozen=True)
class Step:
    """One step of a chain; `action` is `None` where nobody wrote it."""

    criterion: str
    begins: int
    reaches: int
    action: Action | None


class Steps:
    """A problem, read."""

    def __init__(self, problem: Problem) -> None:
        """Work out every chain and every wait."""
        self.problem = problem
        self.criteria = {one.ref: one for one in problem.criteria}
        self.actions = {act.ref: act for one in problem.criteria for act in one.actions}
        self.home = {act.ref: one for one in problem.criteria for act in one.actions}
        self.number = {ref: number for number, ref in enumerate(self.actions)}
        """The framework's order of the actions."""
        self.chains = {one.ref: _whole_chain(one) for one in problem.criteria}
        self.step_of = {
            step.action.ref: step for chain in self.chains.values() for step in chain if step.action is not None
        }
        self.below: dict[str, str] = {}
        """For each action the last written action below it in its chain."""
        for chain in self.chains.values():
            written = [step.action.ref for step in chain if step.action]
            self.below |= dict(zip(written[1:], written, strict=False))
        self.waits = {ref: tuple(dict.fromkeys(self._waits_of(ref))) for ref in self.step_of}

    def chain(self, criterion: str, goal: int) -> list[Step]:
        """The steps from the level of a criterion to a goal."""
        return [step for step in self.chains[criterion] if step.begins < goal]

    def written(self, criterion: str, goal: int) -> list[str]:
        """The written actions among them."""
        return [step.action.ref for step in self.chain(criterion, goal) if step.action]

    def to_be_closed(self, criterion: str) -> list[str]:
        """The written actions to the target; less those at its end of which nobody knows whether they worked."""
        levels = self.written(criterion, self.criteria[criterion].target)
        while levels and self.problem.done.get(levels[-1]) == 0:
            levels.pop()
        return levels

    def can_be_closed(self, criterion: str) -> bool:
        """Whether every step is written, and no question is left that no work answers."""
        levels = self.written(criterion, self.criteria[criterion].target)
        return not self.has_unwritten(criterion) and levels == self.to_be_closed(criterion)

    def has_unwritten(self, criterion: str) -> bool:
        """Whether nobody wrote a step on the way to the target."""
        return any(step.action is None for step in self.chain(criterion, self.criteria[criterion].target))

    def _waits_of(self, ref: str) -> Iterator[tuple[str, Wait]]:
        """What an action waits for: the last written one below, what brings the required into place, what it needs."""
        action, home = self.actions[ref], self.home[ref]
        if ref in self.below:
            yield self.below[ref], "end" if action.overlap else "result"
        for required in home.requires:
            for awaited in self.written(required, self.problem.in_place):
                yield awaited, "result"
        for needed in action.needs:
            wanted = self.actions[needed].reaches
            for step in self.chain(self.home[needed].ref, wanted):
                if step.action and step.begins < wanted <= step.reaches:
                    yield step.action.ref, "end"

    def lag(self, ref: str) -> int:
        """Quarters from the end of the work to the end of the quarter in which its result is there."""
        return -(-self.actions[ref].months // 3) - 1

    def shown_by(self, ref: str) -> list[tuple[str, int]]:
        """What an action's quarter r follows from: work, and how many quarters after its end.

        Where it overlaps the one below, that one's quarter r counts too.
        """
        found = [(ref, self.lag(ref))]
        if self.actions[ref].overlap and ref in self.below:
            found += self.shown_by(self.below[ref])
        return found

    def awaited(self, ref: str) -> list[tuple[str, int]]:
        """For all that an action waits for: the work, and how many whole quarters must lie between."""
        found: list[tuple[str, int]] = []
        for name, wait in self.waits[ref]:
            found += [(name, 0)] if wait == "end" else self.shown_by(name)
        return found

    def is_left_out(self, ref: str) -> bool:
        """Whether the board leaves it out, by itself or with its criterion, or somebody dropped it."""
        problem = self.problem
        return ref in problem.not_now or self.home[ref].ref in problem.not_now or ref in problem.dropped

    def holds(self, ref: str) -> int:
        """The most points of an action that a quarter takes."""
        problem, owner = self.problem, self.actions[ref].owner
        if owner is None or problem.person is None:
            return problem.capacity
        return min(problem.capacity, problem.person)

    def counted(self, ref: str) -> tuple[str, ...]:
        """Whose room an action takes: everybody's, and that of the person who has its role."""
        owner = self.actions[ref].owner
        if owner is None or self.problem.person is None:
            return ("",)
        name = self.problem.owners.get(owner)
        return ("", f"role {owner}" if name is None else f"name {name}")

    def spans(self, ref: str) -> list[Span]:
        """Where an action may lie as far as its size, its person and `not_before` say."""
        # What was begun lies from the first quarter on, whatever date was given for its start.
        not_before = 1 if ref in self.problem.under_way else self.problem.not_before.get(ref, 1)
        if self.problem.done.get(self.below.get(ref, "")) == 0:
            not_before = max(not_before, 1 if ref in self.problem.under_way else 2)
        every = all_spans(self.actions[ref].points, self.holds(ref), self.problem.quarters)
        return [span for span in every if span[0] >= not_before]

    def with_groundwork(self, refs: Iterable[str], placed: Iterable[str] = ()) -> set[str]:
        """The actions named and all that they wait for, directly or through others, as far as it has no place."""
        there, found, ahead = set(placed), set[str](), list(refs)
        while ahead:
            ref = ahead.pop()
            if ref not in there and ref not in found:
                found.add(ref)
                ahead += [name for name, _ in self.waits[ref]]
        return found

    def way(self, ref: str, goal: str, among: set[str]) -> int:
        """The quarters from the start of an action to the day on which the goal shows, by the longest way; waits counted."""
        shortest = -(-self.actions[ref].points // self.holds(ref))
        longest = -1
        if (ref, self.lag(ref)) in self.shown_by(goal):
            longest = shortest + self.lag(ref)
        for other in among:
            for name, between in self.awaited(other):
                if name == ref:
                    rest = self.way(other, goal, among)
                    longest = max(longest, shortest + between + rest) if rest >= 0 else longest
        return longest

    def gaps(self) -> list[Criterion]:
        """All criteria with a gap, in the order of the plan."""
        problem, ranks = self.problem, self.ranks()
        choice = {ref: number for number, ref in enumerate(problem.choose)}
        size = {
            ref: sum(
                self.actions[name].points for name in self.with_groundwork(self.written(ref, self.criteria[ref].target))
            )
            for ref in ranks
        }
        return sorted(
            (one for one in problem.criteria if one.ref in ranks),
            key=lambda one: (ranks[one.ref], choice.get(one.ref, len(choice)), size[one.ref]),
        )

    def ranks(self) -> dict[str, int]:
        """Give each gap its rank: one more than how many stand above it by value, by weight, and by gap."""
        reasons = {one.ref: (one.value, one.weight, one.gap) for one in self.problem.criteria if one.gap}
        return {ref: 1 + sum(other > own for other in reasons.values()) for ref, own in reasons.items()}


def _whole_chain(criterion: Criterion) -> list[Step]:
    """The steps from a criterion's level as far as anything is written; the lowest `from` that covers a level is next."""
    steps: list[Step] = []
    if criterion.level is None:
        return steps
    level = criterion.level
    top = max([criterion.target, *(act.reaches for act in criterion.actions)])
    while level < top:
        covering = [act for act in criterion.actions if act.begins <= level < act.reaches]
        action = min(covering, key=lambda act: act.begins, default=None)
        steps.append(Step(criterion.ref, level, action.reaches if action else level + 1, action))
        level = steps[-1].reaches
    return steps
