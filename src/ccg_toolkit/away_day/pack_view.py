"""The view-model of the away-day pack: what its sheets show, rounded and in words."""

from collections.abc import Mapping
from dataclasses import dataclass

from ccg_toolkit.away_day.guide import GuideView
from ccg_toolkit.away_day.manifesto_sheet import ManifestoView
from ccg_toolkit.away_day.timetable import DayView
from ccg_toolkit.report.domain_view import IdeaView
from ccg_toolkit.report.priority_view import PriorityView
from ccg_toolkit.report.score_view import BandView, LevelView, ScoreView


@dataclass(frozen=True, kw_only=True, slots=True)
class ResultView:
    """A line of the results, to read out.

    Attributes:
        title: of the domain.
        way_done: how much of the way to its targets is done, with level and mean target beside it.
        widest: its widest gap in words; a dash where there is none.
    """

    title: str
    score: str
    band: BandView | None
    way_done: str
    widest: str


@dataclass(frozen=True, kw_only=True, slots=True)
class SheetView:
    """A discussion sheet of a domain.

    Attributes:
        id, number, title: of the domain.
        standing: its score in a sentence.
        open: its first gap, and what is doubtful; empty where nothing is.
        prompts: questions to ask one another.
        ideas: what others have tried, two at most.
    """

    id: str
    number: int
    title: str
    standing: str
    open: str
    prompts: tuple[str, ...]
    ideas: tuple[IdeaView, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class ScoringView:
    """A criterion to score in silence.

    Attributes:
        domain: the title of its domain.
        statement: what is in place where it is met.
        why: what is doubtful, for the facilitator; a scoring sheet does not show it, lest it sway people.
        levels: number, name and descriptor of each level.
    """

    ref: str
    title: str
    domain: str
    statement: str
    why: str
    levels: tuple[tuple[int, str, str], ...]

    @property
    def anchor(self) -> str:
        """Its full name as places in a page have it, such as ``contract-definition``."""
        return self.ref.replace(".", "-")


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
    def blank_items(self) -> tuple[int, ...]:
        """The lines of the voting sheet that are left blank, by number."""
        return tuple(range(3 if self.items else 8))


@dataclass(frozen=True, kw_only=True, slots=True)
class TaskView:
    """A line of the action sheet.

    Attributes:
        what: the action with its letter, or what to find out.
        serves: the criterion that it raises and what it is for, in a sentence or two; empty where `what` says it.
        proposed: the owner that the plan proposes, person or role.
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
        results: of each domain, the furthest from its targets first.
        guide: what the facilitator should know.
        three_hours, full_day: the two timetables to choose from.
        rules: the ground rules, for the wall.
        sheets: one for each domain.
        scoring: what to score in silence; `left`, what else is doubtful, in words; `certain`, what is said where nothing is.
        ballot: what to vote on.
        tasks: what the first quarter asks for.
        manifesto: what members and the organisation want of each other, and offer.
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
    results: tuple[ResultView, ...]
    guide: GuideView
    three_hours: DayView
    full_day: DayView
    rules: tuple[str, ...]
    sheets: tuple[SheetView, ...]
    scoring: tuple[ScoringView, ...]
    left: str
    certain: str
    ballot: BallotView
    tasks: tuple[TaskView, ...]
    manifesto: ManifestoView
    organisation_short: str
    organisation_long: bool
    bands: tuple[BandView, ...]

    @property
    def first_sheet(self) -> SheetView | None:
        """The first of `sheets`; ``None`` where there is none."""
        return next(iter(self.sheets), None)

    @property
    def sheets_in_words(self) -> str:
        """What the sheets are called together, such as ``Discussion sheets 1 to 7``."""
        return f"Discussion sheets 1 to {len(self.sheets)}" if len(self.sheets) > 1 else "Discussion sheet"

    @property
    def blank_tasks(self) -> tuple[int, ...]:
        """The lines of the action sheet that are left blank, by number."""
        return tuple(range(2 if self.tasks else 7))
