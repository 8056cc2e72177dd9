"""The view-model of the away-day pack: what its sheets show, rounded and in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from ccg_toolkit.away_day.day_view import DayView
from ccg_toolkit.away_day.guide import GuideView
from ccg_toolkit.away_day.manifesto_sheet import ManifestoView
from ccg_toolkit.away_day.printing import PrintingView
from ccg_toolkit.report.decision_view import DecisionView
from ccg_toolkit.report.domain_view import IdeaView
from ccg_toolkit.report.priority_view import PriorityView
from ccg_toolkit.report.score_view import BandView, LevelView, ScoreView

Item = TypeVar("Item")

LINES = 15
"""Lines to write on, on a wall sheet."""

RECORDED_ON_A_PAGE = 14
"""Levels and votes on a page of the record sheet."""

SHOWN_ON_A_SLIDE = 7
"""Results on a slide, in letters that a hall can read."""

SCORED_ON_A_PAGE, VOTED_ON_A_PAGE, TASKS_ON_A_PAGE, STRIPS_ON_A_PAGE = 2, 4, 6, 4
"""How many of what fit on a page, in letters that the room can read."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ResultView:
    """A line of the results, to read out and to hang up.

    Attributes:
        id, number, title: of the domain.
        way_done: how much of the way to its targets is done, with level and mean target beside it.
        widest: its widest gap in words; a dash where there is none.
    """

    id: str
    number: int
    title: str
    score: str
    band: BandView | None
    way_done: str
    widest: str


@dataclass(frozen=True, kw_only=True, slots=True)
class StripView:
    """A result in large letters, to hang up once people have guessed.

    Attributes:
        number, title: of the domain; without a number, what all of them are called together.
        score: on its scale; a dash where nothing is rated.
        told: its band and how much of the way to the targets is done, in a line.
    """

    number: int | None
    title: str
    score: str
    told: str


@dataclass(frozen=True, kw_only=True, slots=True)
class HeardView:
    """What people said of a criterion, each alone, as far as it can be shown.

    Attributes:
        title: of the criterion.
        leaders: how many of them gave which level, or what is said in its place.
        members: the share of them who agree with its statement, or what is said in its place.
    """

    title: str
    leaders: str
    members: str


@dataclass(frozen=True, kw_only=True, slots=True)
class SheetView:
    """The sheets of a domain: for the tables, and for the wall.

    Attributes:
        id, number, title: of the domain.
        open: its first gap, and what is doubtful; empty where nothing is.
        heard: what people said, each alone, of those of its criteria of which anything can be shown; what is in dispute first.
        prompts: questions to ask one another.
        ideas: what others have tried, two at most; beside what people said one.
    """

    id: str
    number: int
    title: str
    open: str
    heard: tuple[HeardView, ...]
    prompts: tuple[str, ...]
    ideas: tuple[IdeaView, ...]

    @property
    def question(self) -> str:
        """The first of `prompts`, for the wall; empty where there is none."""
        return next(iter(self.prompts), "")

    @property
    def lines(self) -> tuple[int, ...]:
        """The lines of the wall sheet to write on, by number."""
        return tuple(range(LINES))


@dataclass(frozen=True, kw_only=True, slots=True)
class ScoringView:
    """A criterion to score in silence, or to find evidence for.

    Attributes:
        domain: the title of its domain.
        statement: what is in place where it is met.
        rated: the level with its name as it was rated before, ``unknown``, or ``not answered``; a scoring sheet does not
            show it, lest it sway people.
        why: what is doubtful, for the facilitator.
        levels: number, name and descriptor of each level.
    """

    ref: str
    title: str
    domain: str
    statement: str
    rated: str
    why: str
    levels: tuple[tuple[int, str, str], ...]

    @property
    def anchor(self) -> str:
        """Its full name as places in a page have it, such as ``contract-definition``."""
        return self.ref.replace(".", "-")


@dataclass(frozen=True, kw_only=True, slots=True)
class FirstView:
    """A priority to talk about.

    Attributes:
        title, domain: of the criterion and its domain.
        now, next: what its level says, and what the next one would say, each with its name.
        because: what puts it there, in a sentence.
    """

    title: str
    domain: str
    now: str
    next: str
    because: str


@dataclass(frozen=True, kw_only=True, slots=True)
class BallotView:
    """The dot vote.

    Attributes:
        items: in order of rank.
        firm: titles that stand among the first five without a vote.
        dots: for each person.
        about: why these items, in a sentence or two.
    """

    items: tuple[PriorityView, ...]
    firm: tuple[str, ...]
    dots: int
    about: str

    @property
    def dots_in_words(self) -> str:
        """The dots with their noun, such as ``3 dots``."""
        return f"{self.dots} {'dot' if self.dots == 1 else 'dots'}"

    @property
    def pages(self) -> tuple[tuple[PriorityView | None, ...], ...]:
        """The items of each page of the voting sheet; none where a line is left blank, for what the room adds."""
        return _with_room(self.items, VOTED_ON_A_PAGE)


@dataclass(frozen=True, kw_only=True, slots=True)
class TaskView:
    """A line of the action sheet.

    Attributes:
        what: the action with its letter, or what to find out.
        serves: the criterion that it raises and what it is for, in a sentence or two; empty where `what` says it.
        proposed: the role that the plan proposes as its owner.
        ends: when it ends, and by when its result shows; what it costs, where that is known.
    """

    what: str
    serves: str
    proposed: str
    ends: str


@dataclass(frozen=True, kw_only=True, slots=True)
class PackView:
    """The whole pack. Names that `ReportView` has too mean the same.

    Attributes:
        title: of the pack.
        evidence_first: as in the report; empty where the scores are confirmed well enough.
        held_on, place: of the day; empty where the answers do not say.
        day: its sessions with their times, and what is cut.
        uses: for each sheet whether a session uses it, by its name.
        guide: what the facilitator should know.
        results: of each domain, the furthest from its targets first.
        strips: the same, and the overall score, to hang up.
        rules: the ground rules, for the wall.
        walls: a sheet for each domain, to write on.
        sheets: a discussion sheet for each domain that a session talks about.
        evidence: the high ratings to find evidence for.
        firsts: the priorities to talk about.
        scoring: what to score in silence; `left`, what else is doubtful, in words; `certain`, what is said where nothing is.
        from_voices: what the answers of leaders and members do to what is scored, in a sentence or two; empty where none were
            read, or they do nothing.
        ballot: what to vote on.
        decisions: what the plan asks people to decide, as far as there is time.
        tasks: what the first quarter asks for.
        manifesto: what members and the organisation want of each other, and offer; none where nobody asks for it.
        printing: what to print and to buy.
        organisation_short, organisation_long: as in the report.
        bands: those that stand in the pack.
    """

    title: str
    organisation: str
    framework: str
    language: str
    assessed_on: str
    version: str
    terms: Mapping[str, str]
    scale: tuple[LevelView, ...]
    overall: ScoreView
    evidence_first: str
    held_on: str
    place: str
    day: DayView
    uses: Mapping[str, bool]
    guide: GuideView
    results: tuple[ResultView, ...]
    strips: tuple[StripView, ...]
    rules: tuple[str, ...]
    walls: tuple[SheetView, ...]
    sheets: tuple[SheetView, ...]
    evidence: tuple[ScoringView, ...]
    firsts: tuple[FirstView, ...]
    scoring: tuple[ScoringView, ...]
    left: str
    certain: str
    from_voices: str
    ballot: BallotView
    decisions: tuple[DecisionView, ...]
    tasks: tuple[TaskView, ...]
    manifesto: ManifestoView | None
    printing: PrintingView
    organisation_short: str
    organisation_long: bool
    bands: tuple[BandView, ...]

    @property
    def by_number(self) -> tuple[ResultView, ...]:
        """The results in the order of the framework."""
        return tuple(sorted(self.results, key=lambda result: result.number))

    @property
    def result_pages(self) -> tuple[tuple[ResultView, ...], ...]:
        """The results on each slide, the furthest from its targets first."""
        return _paged(self.results, SHOWN_ON_A_SLIDE)

    @property
    def strip_pages(self) -> tuple[tuple[StripView, ...], ...]:
        """The strips on each page."""
        return _paged(self.strips, STRIPS_ON_A_PAGE)

    @property
    def to_record(self) -> tuple[ScoringView, ...]:
        """The criteria on which the room agrees a level."""
        return (*self.evidence, *self.scoring)

    @property
    def votes_and_levels(self) -> bool:
        """Whether there is a level or a vote to write down."""
        return bool(self.to_record or self.ballot.items)

    @property
    def votes_apart(self) -> bool:
        """Whether the votes have a page of the record sheet to themselves."""
        return bool(self.ballot.items) and len(self.to_record) + len(self.ballot.items) > RECORDED_ON_A_PAGE

    @property
    def scoring_pages(self) -> tuple[tuple[ScoringView, ...], ...]:
        """The criteria on each page of the scoring sheets."""
        return _paged(self.scoring, SCORED_ON_A_PAGE)

    @property
    def task_pages(self) -> tuple[tuple[TaskView | None, ...], ...]:
        """The lines of each page of the action sheet; none where a line is left blank."""
        return _with_room(self.tasks, TASKS_ON_A_PAGE)

    @property
    def cards(self) -> tuple[int, ...]:
        """The cards on a page, by number: two, to be cut apart."""
        return (1, 2)


def _with_room(items: Sequence[Item], on_a_page: int) -> tuple[tuple[Item | None, ...], ...]:
    """Spread over full pages, with a line or more left blank at the end."""
    blank = on_a_page - len(items) % on_a_page
    return _paged((*items, *[None] * blank), on_a_page)


def _paged(items: Sequence[Item], on_a_page: int) -> tuple[tuple[Item, ...], ...]:
    return tuple(tuple(items[begin : begin + on_a_page]) for begin in range(0, len(items), on_a_page))
