"""The view-model of the priorities, and of the reasons that they are made of."""

from collections.abc import Mapping
from dataclasses import dataclass

from ccg_toolkit.report.english import points


@dataclass(frozen=True, kw_only=True, slots=True)
class PriorityView:
    """A gap in its place, and how firmly it stands there.

    Attributes:
        rank: from 1, the highest priority; equals share theirs.
        joint: the same in words where others share it, such as ``joint third, four of them``; else empty.
        ref, title: of the criterion.
        domain: the title of its domain.
        importance: as answered, 1 to 5.
        value: the priority, 0 to 1.
        factors: what it is made of, each 0 to 1, by name, in the order of the report's ``factors``.
        effort: points of the actions that close the gap.
        because: what puts it there, in a sentence.
        grounds: the same without its place.
        why: the same, and what it waits for.
        waits_for: this as a clause, such as ``waits for ...``; empty where it waits for nothing.
        closing: when the plan closes it, or how far it brings it.
        outcome: the same; for the first also why not sooner, or why not.
        share: how often it is among the first five, over many ways to weigh the factors.
        ranks: the range of its ranks over the middle 90% of these.
        robustness: what both say, and what would move it, in a sentence or two.
    """

    rank: int
    joint: str
    ref: str
    title: str
    domain: str
    level: int
    target: int
    importance: int
    value: str
    factors: Mapping[str, str]
    effort: int
    because: str
    grounds: str
    why: str
    waits_for: str
    closing: str
    outcome: str
    share: str
    ranks: str
    robustness: str

    @property
    def position(self) -> str:
        """The rank as it stands in a list: ``3=`` where others share it."""
        return f"{self.rank}=" if self.joint else str(self.rank)

    @property
    def effort_in_words(self) -> str:
        """The points of effort with their noun, such as ``3 points``."""
        return points(self.effort)

    @property
    def by_factor(self) -> tuple[tuple[str, str], ...]:
        """Give the same as `factors`, in the order of its columns: names and values."""
        return tuple(self.factors.items())


@dataclass(frozen=True, kw_only=True, slots=True)
class FactorView:
    """A reason that every priority is made of.

    Attributes:
        name: such as ``gap``, by which `factors` of a priority has its value.
        title: the heading of a column.
        weight: how much it counts.
        meaning: what it is, and how it runs from 0 to 1, in sentences that follow its title.
    """

    name: str
    title: str
    weight: str
    meaning: str
