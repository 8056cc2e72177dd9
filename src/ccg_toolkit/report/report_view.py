"""The view-model: what every output shows, already rounded and in words. Templates may rely on these names.

Texts are plain text, never markup. A dash stands where a figure does not exist.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from ccg_toolkit.report.charts import EffortChart, ImportanceGrid, LevelsChart, Meter, Year
from ccg_toolkit.report.decision_view import DecisionView
from ccg_toolkit.report.domain_view import DomainView
from ccg_toolkit.report.find_out_view import FindOutGroupView, FindOutView, NoteView
from ccg_toolkit.report.message import MessageView
from ccg_toolkit.report.plan_view import ActionView, AskView, LaterView, OutlookView, PlanView, QuarterView
from ccg_toolkit.report.priority_view import FactorView, PriorityView
from ccg_toolkit.report.score_view import BandView, LensView, LevelView, ScoreView
from ccg_toolkit.report.since_view import SinceView
from ccg_toolkit.report.tracker_view import ProgressView, TrackerView
from ccg_toolkit.report.voices_view import VoicesView


@dataclass(frozen=True, kw_only=True, slots=True)
class ParagraphView:
    """A paragraph of a working; one that is `below` explains the one before it, line by line."""

    text: str
    below: bool


_LONG = 500
"""Letters of a success measure; one with more takes much of a page in its column."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ReportView:
    """The whole report.

    Attributes:
        title: of the report.
        kind: what the report is; without actions it is no plan.
        document_title: what a browser or a reader of PDF calls it.
        framework: its title and version.
        framework_source: ``built in``, or the name of the folder it was read from.
        assessed_on: the day, written out.
        assessed_by: who rated, or that it is not stated.
        purpose: what this report is for, and what it is not.
        version: of ccg-toolkit.
        terms: the nouns of the framework, by ``organisation``, ``organisations``, ``member``, ``members``, ``leader``,
            ``leaders``, ``board`` and ``area``.
        scale: the levels, from the lowest.
        bands: from the lowest.
        opening: where the organisation stands, for someone who knows neither it nor the scale.
        message: what the report comes to, in a few parts.
        domains: in the order of the framework.
        lowest_first: the same by their scores, the lowest first; those without one last.
        domains_title, criteria_title, year_title: what the picture below each shows, in a line.
        ends: the month or day on which the plan ends, as the heading of a column.
        findings: what the scores say, in sentences.
        level_charts: every criterion on the scale; more than one drawing where a page is too small.
        priorities: every rated criterion below its target, the highest first.
        first_five: the first five priorities.
        runners_up: those outside the first five that equal the fifth, or are among the five in at least half of the ways
            to weigh the reasons.
        importance_chart: importance against performance; ``None`` where no criterion is below its target.
        effort_chart: effort against priority; ``None`` where there is nothing to compare.
        quick_wins: actions of the smallest size that close their gap by the end of the second quarter.
        quarters: every quarter of the plan, also one with nothing to do.
        period: the first and the last day of the plan.
        plan: what the plan comes to, in words and tables.
        asks: for each owner, the actions of the first quarter, and what has to be found out in it.
        idle: why the first quarter asks for no action, in a sentence or two; empty where it does.
        decisions: what the board is asked to decide, each with what is proposed.
        evidence_first: the first of these, where too much of the score rests on thin evidence: to send these ratings back;
            else empty.
        undecided: what is said where no decision is requested; else empty.
        years: the plan by owner and quarter, drawn; empty where nothing is planned.
        later: actions that found no place in the plan, in order of priority.
        later_by_reason: the same, those that follow one another for the same reason together.
        where_levels_are_told: a sentence that says where the report tells what a level looks like.
        has_actions: whether the framework has actions at all.
        language: the language of the framework's own texts, where it is not that of the page; else empty.
        unwritten: steps towards a target that no action covers.
        find_out: by importance times what each could move the score, the most first.
        find_out_groups: the same, where there are many by domain; the domain of the first comes first.
        projected: the overall score at the end of the plan, if all goes to plan.
        progress: ``None`` where no tracker was read.
        since: what changed since an earlier assessment; ``None`` where none was read.
        voices: what leaders and members say, each alone; ``None`` where no survey was read.
        notes: what to know before relying on the figures, in sentences.
        partial: of these, which domains are scored in part only.
        factors: the reasons that a priority is made of, as they stand side by side.
        factor_count: how many these are, in words.
        reasons: which of them put the priorities in order: those with a weight and anything to go by, in a sentence.
        working: how the overall score is made, line by line; a line that begins with two spaces belongs to the one
            above it.
        working_of_first: the same for the first priority; empty where there is none.
        sources: what the framework cites, in order of the alphabet.
        organisation_short: its name as it stands at the foot of a page.
        organisation_long: whether its name takes so much room that a heading needs smaller letters.
        long_band_names: whether the names of the bands need a broad column.
        meters: the boxes that criteria have, each once.
        close_behind: the first of `runners_up`, and how many more there are, in a line; empty where there is none.
        runners_up_listed: whether `runners_up` are few enough for a list.
        wins: the first of `quick_wins` with what each closes by when, and how many more there are, in a line; empty where
            there is none.
        planned_quarters: the quarters up to the last with an action.
        unplanned: for which quarters after these nothing is planned, in a sentence; empty where there is none.
        working_told: `working` in paragraphs.
        working_of_first_told: the same of `working_of_first`.
        scale_long: whether the words of the levels may run over a page.
        glossary: each word that the report uses in a sense of its own, and what it means; in order of the alphabet.
    """

    title: str
    kind: str
    document_title: str
    organisation: str
    framework: str
    framework_source: str
    assessed_on: str
    assessed_by: str
    purpose: str
    version: str
    terms: Mapping[str, str]
    scale: tuple[LevelView, ...]
    bands: tuple[BandView, ...]
    overall: ScoreView
    opening: str
    message: tuple[MessageView, ...]
    domains: tuple[DomainView, ...]
    lowest_first: tuple[DomainView, ...]
    domains_title: str
    criteria_title: str
    year_title: str
    ends: str
    findings: tuple[str, ...]
    level_charts: tuple[LevelsChart, ...]
    priorities: tuple[PriorityView, ...]
    first_five: tuple[PriorityView, ...]
    runners_up: tuple[PriorityView, ...]
    importance_chart: ImportanceGrid | None
    effort_chart: EffortChart | None
    quick_wins: tuple[ActionView, ...]
    quarters: tuple[QuarterView, ...]
    period: str
    plan: PlanView
    asks: tuple[AskView, ...]
    idle: str
    decisions: tuple[DecisionView, ...]
    evidence_first: str
    undecided: str
    years: tuple[Year, ...]
    later: tuple[ActionView, ...]
    later_by_reason: tuple[LaterView, ...]
    where_levels_are_told: str
    has_actions: bool
    language: str
    unwritten: tuple[NoteView, ...]
    find_out: tuple[FindOutView, ...]
    find_out_groups: tuple[FindOutGroupView, ...]
    projected: str
    outlook: OutlookView
    progress: ProgressView | None
    since: SinceView | None
    tracker: TrackerView
    lenses: tuple[LensView, ...]
    voices: VoicesView | None
    notes: tuple[str, ...]
    partial: tuple[str, ...]
    factors: tuple[FactorView, ...]
    factor_count: str
    reasons: str
    working: tuple[str, ...]
    working_of_first: tuple[str, ...]
    sources: tuple[str, ...]
    organisation_short: str
    organisation_long: bool
    long_band_names: bool
    meters: tuple[Meter, ...]
    close_behind: str
    runners_up_listed: bool
    wins: str
    planned_quarters: tuple[QuarterView, ...]
    unplanned: str
    working_told: tuple[ParagraphView, ...]
    working_of_first_told: tuple[ParagraphView, ...]
    scale_long: bool
    glossary: tuple[tuple[str, str], ...]

    @property
    def only_priority(self) -> PriorityView | None:
        """The priority where there is one only; else ``None``."""
        return self.priorities[0] if len(self.priorities) == 1 else None

    @property
    def first_quarter(self) -> QuarterView:
        """The first of `quarters`."""
        return self.quarters[0]

    @property
    def actions(self) -> tuple[ActionView, ...]:
        """Every action of the plan, once, in the order of their letters."""
        return tuple(action for quarter in self.quarters for action in quarter.starting)

    @property
    def several_actions(self) -> bool:
        """Whether there are enough of them for a table, which wants rows to compare."""
        return len(self.actions) > 1

    @property
    def long_actions(self) -> bool:
        """Whether what shows an action to be done is so long that its row may run over a page."""
        return any(
            len(action.success_measure) > _LONG or action.success_measure.count("\n") > 5 for action in self.actions
        )

    @property
    def planned(self) -> bool:
        """Whether there is a plan to show: a framework without actions gives an order, and no timetable."""
        return self.has_actions or bool(self.plan.decided or self.plan.promises or self.progress)

    @property
    def anything_open(self) -> bool:
        """Whether there is anything to find out, a step without an action, or an action without a place."""
        return bool(self.find_out or self.unwritten or self.later)

    @property
    def find_out_by_domain(self) -> bool:
        """Whether things to find out are told in groups."""
        return len(self.find_out_groups) > 1

    @property
    def find_out_first(self) -> bool:
        """Whether any of them is due in the first quarter."""
        return any(unknown.first for unknown in self.find_out)
