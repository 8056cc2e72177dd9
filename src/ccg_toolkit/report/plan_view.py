"""The view-model of the plan: what every output shows of it, rounded and in words.

Texts are plain text, never markup. Priorities have ranks, actions have letters; a bare number stands for neither.
"""

from dataclasses import dataclass
from datetime import date

from ccg_toolkit.report.english import points
from ccg_toolkit.report.owners import Lack
from ccg_toolkit.report.priority_view import PriorityView
from ccg_toolkit.report.score_view import ScoreView


@dataclass(frozen=True, kw_only=True, slots=True)
class ActionView:
    """An action in a quarter, or one that found no place (`reason`).

    Attributes:
        letter: what it is called in this plan, ``A1`` for the first; empty outside the plan.
        criterion: the title of the one it raises.
        effort: its size by the framework's name for it.
        points: of the quarter it stands in; of the whole action where it found no place.
        whole: its points in all.
        when: the quarters of the plan in which it is worked on, such as ``Q1`` or ``Q1 to Q2``; empty outside the plan.
        moves: from which level to which, such as ``1 → 2``.
        owner: the person and the role, the role alone, or that nobody is named.
        cost: what it costs beside people's time; empty where the framework says nothing.
        success_measure: what shows that it is done, or that none is agreed.
        after: letters of the actions it directly waits for.
        part: ``starts``, ``continues`` or ``ends``, where it takes more than one quarter.
        begun: whether it was under way before the plan begins.
        over: why it takes more than one quarter, in a sentence; empty where it takes one.
        enabling: whether it is planned only because others wait for it.
        rank: of the first priority that it serves; ``None`` where no gap asks for it.
        purpose: what it serves and how it came into the plan, in a sentence or two; empty outside the plan.
        starts, ends: its first and last day; ``None`` outside the plan.
        review: the day by which its result shows, and on which it is looked at; empty outside the plan.
        dates: all three in a sentence; empty outside the plan.
        lacks: what is missing before anyone can be held to it: ``no-owner``, ``no-success-measure``.
        mark: what a tracker says of it, in a sentence; empty where none was read or there is nothing to say.
        reason: why it found no place; empty in the plan.
    """

    letter: str
    ref: str
    title: str
    criterion: str
    effort: str
    points: int
    whole: int
    when: str
    moves: str
    owner: str
    cost: str
    success_measure: str
    steps: tuple[str, ...]
    after: tuple[str, ...]
    part: str
    begun: bool
    over: str
    enabling: bool
    rank: int | None
    purpose: str
    starts: date | None
    ends: date | None
    review: str
    dates: str
    lacks: tuple[Lack, ...]
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
    def whole_in_words(self) -> str:
        """All its points with their noun."""
        return points(self.whole)

    @property
    def nobody_owns(self) -> bool:
        """Whether it has no owner yet."""
        return "no-owner" in self.lacks

    @property
    def nothing_shows(self) -> bool:
        """Whether it has no success measure yet."""
        return "no-success-measure" in self.lacks


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
class WorkloadView:
    """Who has how much to do, and when.

    Attributes:
        columns: the quarters, such as ``Q1``; of a long plan several together, such as ``Q1 to Q3``.
        rows: each person, or a role that nobody has yet, with the points in each column and in all; at the end those of all.
            Empty where the plan has one quarter.
        told: the same for a plan of one quarter, a line for each.
        flags: who has more than one person may have; where the board has not said how much that is, more than half of a quarter, and three points at least. In sentences.
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
    load: WorkloadView | None
    promises: tuple[PromiseView, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class QuarterView:
    """A quarter of the plan.

    Attributes:
        number: its place in the plan, from 1.
        label: its first and last day.
        effort: points that are planned, of `capacity`.
        filled: both in words, such as ``6 of 8 points``.
        actions: all that is worked on, also what began in a quarter before.
        score: the overall score at its end, if all goes to plan.
    """

    number: int
    label: str
    effort: int
    capacity: int
    filled: str
    actions: tuple[ActionView, ...]
    score: ScoreView

    @property
    def starting(self) -> tuple[ActionView, ...]:
        """Those of its actions that start in it."""
        return tuple(action for action in self.actions if action.part in {"", "starts"})

    @property
    def going_on(self) -> tuple[ActionView, ...]:
        """Those of its actions that began before it."""
        return tuple(action for action in self.actions if action.part in {"continues", "ends"})


@dataclass(frozen=True, kw_only=True, slots=True)
class OutlookView:
    """Scores now and later.

    Attributes:
        columns: the moments, such as ``Now`` and ``After quarter 2``; of a long plan not every quarter.
        rows: the title of each domain with its score at each moment.
        overall: the overall score at each moment.
        bounds: what the overall score could be at each; a dash where all is rated.
        rises: whether the overall score at the end of the plan is another one than now.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]
    overall: tuple[str, ...]
    bounds: tuple[str, ...]
    rises: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class AskView:
    """What is asked of one owner.

    Attributes:
        owner: the person, the role, or that there is no owner yet.
        tasks: the actions, each with the priority that it serves, and what to find out.
    """

    owner: str
    tasks: tuple[str, ...]

    @property
    def in_a_line(self) -> str:
        """All of it in a line."""
        return "; ".join(self.tasks)
