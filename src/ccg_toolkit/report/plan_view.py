"""The view-model of priorities and plan: what every output shows of them, rounded and in words.

Texts are plain text, never markup. Priorities have ranks, actions have letters; a bare number stands for neither.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from ccg_toolkit.report.words import points


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
        why: the same, and what it waits for.
        waits_for: this as a clause, such as ``waits for ...``; empty where it waits for nothing.
        outcome: when the plan closes it, or how far it brings it; for the first also why not sooner, or why not.
        share: how often it is among the first five, over many ways to weigh the factors.
        ranks: the range of its ranks over the middle 90% of these.
        firmness: what both say, and what would move it, in a sentence or two.
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
    why: str
    waits_for: str
    outcome: str
    share: str
    ranks: str
    firmness: str

    @property
    def effort_in_words(self) -> str:
        """The points of effort with their noun, such as ``3 points``."""
        return points(self.effort)

    @property
    def by_factor(self) -> tuple[tuple[str, str], ...]:
        """Give the same as `factors`, in the order of its columns: names and values."""
        return tuple(self.factors.items())


@dataclass(frozen=True, kw_only=True, slots=True)
class ActionView:
    """An action in a quarter, or one that found no place (`reason`).

    Attributes:
        letter: what it is called in this plan, ``A1`` for the first; empty outside the plan.
        criterion: the title of the one it raises.
        effort: its size by the framework's name for it.
        points: of the quarter it stands in; of the whole action where it found no place.
        moves: from which level to which, such as ``1 → 2``.
        owner: the person and the role, the role alone, or that nobody is named.
        cost: what it costs beside people's time; empty where the framework says nothing.
        success_measure: what shows that it is done, or that none is agreed.
        after: letters of the actions it directly waits for.
        part: ``starts``, ``continues`` or ``ends``, where it takes more than one quarter.
        over: why it takes more than one quarter, in a sentence; empty where it takes one.
        enabling: whether it is planned only because others wait for it.
        rank: of the first priority that it serves; ``None`` where no gap asks for it.
        purpose: what it serves and how it came into the plan, in a sentence or two; empty outside the plan.
        starts, ends: its first and last day; ``None`` outside the plan.
        review: the day by which its result shows, and on which it is looked at; empty outside the plan.
        dates: all three in a sentence; empty outside the plan.
        flags: what is missing, in words.
        mark: what a tracker says of it, in a sentence; empty where none was read or there is nothing to say.
        reason: why it found no place; empty in the plan.
    """

    letter: str
    ref: str
    title: str
    criterion: str
    effort: str
    points: int
    moves: str
    owner: str
    cost: str
    success_measure: str
    steps: tuple[str, ...]
    after: tuple[str, ...]
    part: str
    over: str
    enabling: bool
    rank: int | None
    purpose: str
    starts: date | None
    ends: date | None
    review: str
    dates: str
    flags: tuple[str, ...]
    mark: str
    reason: str

    @property
    def called(self) -> str:
        """Its letter and title, such as ``A1 Settle the definition``."""
        return f"{self.letter} {self.title}".strip()

    @property
    def points_in_words(self) -> str:
        """Its points with their noun, such as ``3 points``."""
        return points(self.points)

    @property
    def nobody_owns(self) -> bool:
        """Whether it has no owner yet."""
        return self.owner in self.flags

    @property
    def nothing_shows(self) -> bool:
        """Whether it has no success measure yet."""
        return self.success_measure in self.flags


@dataclass(frozen=True, kw_only=True, slots=True)
class LaterView:
    """Actions that found no place and follow one another in order of priority, all for the same reason."""

    reason: str
    actions: tuple[ActionView, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class OptionsView:
    """What other capacities, and more time, would come to, side by side.

    Attributes:
        columns: what each plan takes; those that come to the same stand once.
        rows: the name of a figure, and the figure for each plan.
        told: what decides, time or capacity, in a sentence or two; may be empty.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]
    told: str

    @property
    def differ(self) -> bool:
        """Whether there is more than one plan to put side by side."""
        return len(self.columns) > 1


@dataclass(frozen=True, kw_only=True, slots=True)
class LoadView:
    """Who has how much to do, and when.

    Attributes:
        columns: the quarters, such as ``Q1``; of a long plan several together, such as ``Q1 to Q3``.
        rows: each person, or a role that nobody has yet, with the points in each column and in all; at the end those of all.
            Empty where the plan has one quarter.
        told: the same for a plan of one quarter, a line for each.
        flags: who has more than one person may have, or more than half of what a quarter holds, in sentences.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[int, ...], int], ...]
    told: tuple[str, ...]
    flags: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class PromiseView:
    """A line of the manifesto with a day for its review, held against the plan.

    Attributes:
        number: of the line, such as ``O1``.
        text: what is offered or wanted.
        criterion: the title of the one it belongs to.
        day: of its review.
        told: where the criterion that it belongs to stands on that day, in a sentence.
        broken: whether the plan does not bring that criterion to its target by then.
    """

    number: str
    text: str
    criterion: str
    day: str
    told: str
    broken: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class PlanView:
    """What the plan comes to.

    Attributes:
        headline: what it closes by its end and after it, of all gaps and of the first, and what that does to the score;
            empty where nothing is planned.
        certificate: what is proven of the gaps that are placed strictly in order; empty where nothing is planned.
        equals: which equals the line after the first five parts; empty where it parts none.
        in_order: how many gaps are placed strictly in order.
        placed_in_order: the same as a clause, such as ``The first 5 gaps are placed strictly in order``.
        further: the gaps placed strictly in order beyond the first five.
        decided: what the board has decided about the plan, in sentences.
        options: what other capacities, and more time, would come to; ``None`` where there is nothing to do.
        load: points by person and quarter; ``None`` where nothing is planned.
        promises: lines of the manifesto with a day for their review.
    """

    headline: str
    certificate: str
    equals: str
    in_order: int
    placed_in_order: str
    further: tuple[PriorityView, ...]
    decided: tuple[str, ...]
    options: OptionsView | None
    load: LoadView | None
    promises: tuple[PromiseView, ...]
