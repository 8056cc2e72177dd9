"""The view-model: what every output shows, already rounded and in words. Templates may rely on these names.

Texts are plain text, never markup. A dash stands where a figure does not exist.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from ccg_toolkit.report.charts import BandBoxes, EffortChart, ImportanceGrid, LevelsChart, Meter, Roadmap, Strip
from ccg_toolkit.report.plan_view import ActionView, LaterView, PlanView, PriorityView
from ccg_toolkit.tracker import Value


@dataclass(frozen=True, kw_only=True, slots=True)
class BandView:
    """A band, the name of a range of scores.

    Attributes:
        said: its name, and where too much of the score rests on thin evidence, that it is not yet confirmed.
        begins: the lowest score in it, such as ``1.5``.
        place: among the bands, from 1 for the lowest.
        of: how many bands there are.
        doubt: of `said`, what stands after the name; empty where the band stands by itself.
        boxes: the boxes before its name.
    """

    name: str
    said: str
    begins: str
    place: int
    of: int
    doubt: str
    boxes: BandBoxes


@dataclass(frozen=True, kw_only=True, slots=True)
class LevelView:
    """A level of the scale.

    Attributes:
        number: from 0.
        meaning: empty where the framework says nothing.
    """

    number: int
    name: str
    meaning: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ScoreView:
    """A score in figures, in words and on its scale.

    Attributes:
        score: the mean level by weight, from 0 to `top`, with two decimals.
        low, high: what it could be once all is known; the same as the score where all is.
        unconfirmed_low: what would be left if no high rating held that nobody confirms, and what is not known were at 0.
        top: the highest level of the scale.
        band: ``None`` where nothing is rated.
        coverage: the share of what applies that is rated, by weight, such as ``90%``.
        percent_to_target: how much of the way to the targets is done, such as ``59%``.
        way_done: the same with level and mean target beside it, such as ``59% (level 1.73 of a target of 2.93)``.
        sentence: all of this in a few sentences.
        doubt: of these, what is said on what nobody confirms, on what is not known, and on what was taken out as not
            applicable; may be empty.
        taken_out: how many criteria do not apply, such as ``5 of 6``; empty where all do.
        strip: the score drawn.
    """

    score: str
    low: str
    high: str
    unconfirmed_low: str
    top: int
    band: BandView | None
    coverage: str
    percent_to_target: str
    way_done: str
    sentence: str
    doubt: str
    taken_out: str
    strip: Strip

    @property
    def bounded(self) -> bool:
        """Whether it could be another, once all is known."""
        return self.low != self.high


@dataclass(frozen=True, kw_only=True, slots=True)
class EvidenceView:
    """One piece of evidence.

    Attributes:
        strength: who or what vouches for it, such as ``a document``.
    """

    what: str
    strength: str


@dataclass(frozen=True, kw_only=True, slots=True)
class CriterionView:
    """A criterion, where it stands, and what stands behind that.

    Attributes:
        ref: its full name, such as ``contract.definition``.
        statement: what is in place where it is met.
        state: ``rated``, ``unknown``, ``unanswered`` or ``not-applicable``.
        standing: the level and its name, or the state, in words.
        measure: the level beside its target, such as ``1, target 3``, or that nobody confirms it; the state in words.
        level: 0 to the top, or ``None``.
        target, target_name: the level to reach, and what it is called.
        gap: levels below the target, 0 where it is reached; ``None`` unless rated.
        importance: 1 to 5; 3 where none was given.
        steps: one of ``reached``, ``to-do`` or ``beyond`` for each level above 0, for a meter.
        now: the descriptor of the present level; empty unless rated.
        aim: the descriptor of the target; empty where there is no gap.
        rank: among the priorities, from 1, or ``None``.
        comment: as answered, with its line breaks; empty where none was given.
        because: the reason given why it is not known or does not apply, or empty.
        means: what its standing comes to, in a sentence: the descriptor of the level, this reason, or what follows where
            there is neither.
        flags: what weakens the rating, in sentences.
        source: where the framework has it from, or empty.
    """

    ref: str
    title: str
    statement: str
    state: str
    standing: str
    measure: str
    level: int | None
    target: int
    target_name: str
    gap: int | None
    importance: int
    steps: tuple[str, ...]
    now: str
    aim: str
    rank: int | None
    evidence: tuple[EvidenceView, ...]
    comment: str
    because: str
    means: str
    flags: tuple[str, ...]
    source: str

    @property
    def anchor(self) -> str:
        """Its full name as places in a page have it, such as ``contract-definition``."""
        return self.ref.replace(".", "-")


@dataclass(frozen=True, kw_only=True, slots=True)
class IdeaView:
    """What others have tried.

    Attributes:
        kind: ``Good practice idea`` where peer-reviewed work stands behind it, else ``Example``.
        citation: the work it is from.
        link: the address of that work, or empty.
        basis: what kind of work that is, and how far it was read.
    """

    kind: str
    title: str
    idea: str
    citation: str
    link: str
    basis: str


@dataclass(frozen=True, kw_only=True, slots=True)
class CompetencyView:
    """A competency.

    Attributes:
        shows_as: what people who have it do.
    """

    title: str
    shows_as: str


@dataclass(frozen=True, kw_only=True, slots=True)
class CriterionPairView:
    """Criteria that stand beside each other.

    Attributes:
        criteria: two, or the last one where their number is odd.
        single: whether there is one only.
        long: whether they may run over a page.
    """

    criteria: tuple[CriterionView, ...]
    single: bool
    long: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class IdeaPairView:
    """Ideas that stand beside each other.

    Attributes:
        ideas: two, or the last one where their number is odd.
        single: whether there is one only.
    """

    ideas: tuple[IdeaView, ...]
    single: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class DomainView:
    """A domain: its score, what holds it back, its criteria, and material for the day.

    Attributes:
        id: its short name, which its place in the report has after ``domain-``.
        number: its place, from 1.
        purpose: why it matters, in a sentence or two.
        held_back_by: titles of its rated criteria at its lowest level; empty where nothing is rated.
        held_back_at: that level, such as ``level 0, Not started``.
        prompts: questions for the day.
        flows_on: whether it is so short that it follows the one before on the same page.
        criterion_pairs: its criteria, two beside each other.
        idea_pairs: its ideas, two beside each other.
        prompts_beside: whether its questions stand beside the last of its ideas, which would else stand alone.
        prompts_joined: whether its questions stay with what comes before, so that no page holds little else.
    """

    id: str
    number: int
    title: str
    purpose: str
    score: ScoreView
    held_back_by: tuple[str, ...]
    held_back_at: str
    criteria: tuple[CriterionView, ...]
    prompts: tuple[str, ...]
    ideas: tuple[IdeaView, ...]
    competencies: tuple[CompetencyView, ...]
    flows_on: bool
    criterion_pairs: tuple[CriterionPairView, ...]
    idea_pairs: tuple[IdeaPairView, ...]
    prompts_beside: bool
    prompts_joined: bool

    @property
    def competency_lines(self) -> tuple[tuple[str, str], ...]:
        """Each competency and what people who have it do."""
        return tuple((competency.title, competency.shows_as) for competency in self.competencies)


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
class NoteView:
    """A criterion that needs a word, such as a step without an action.

    Attributes:
        ref, title: of the criterion.
        text: what is to be said of it.
    """

    ref: str
    title: str
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class FindOutView:
    """Something to find out.

    Attributes:
        ref, title: of the criterion.
        domain: the title of its domain.
        importance: as answered, 1 to 5; 3 where none was given.
        thin: whether its rating is high, and nobody confirms it.
        why: in a sentence or two.
        evidence: what to look for.
        could_move: by how much it could move the overall score at most, with two decimals.
        effect: the same in a sentence.
        first: whether other work rests on it, so that it belongs to the first quarter.
    """

    ref: str
    title: str
    domain: str
    importance: int
    thin: bool
    why: str
    evidence: tuple[str, ...]
    could_move: str
    effect: str
    first: bool

    @property
    def anchor(self) -> str:
        """The full name of the criterion as places in a page have it, such as ``contract-definition``."""
        return self.ref.replace(".", "-")

    @property
    def look_for(self) -> str:
        """What to look for, in a line."""
        return "; ".join(self.evidence) or "anything that shows the level"


@dataclass(frozen=True, kw_only=True, slots=True)
class FindOutGroupView:
    """Things to find out that are told together; `domain` is the title of theirs, and empty where there are few in all."""

    domain: str
    found: tuple[FindOutView, ...]


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


@dataclass(frozen=True, kw_only=True, slots=True)
class TagView:
    """The rated criteria that bear a tag.

    Attributes:
        score: their mean level; a dash where there is none.
        criteria: how many there are.
    """

    title: str
    score: str
    criteria: int
    band: BandView | None

    @property
    def rated(self) -> str:
        """How many criteria there are, with their noun, such as ``3 criteria``."""
        return f"{self.criteria} {'criterion' if self.criteria == 1 else 'criteria'}"


@dataclass(frozen=True, kw_only=True, slots=True)
class LensView:
    """A second way to sort the criteria; it never enters the overall score."""

    title: str
    tags: tuple[TagView, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class AskView:
    """What is asked of one owner: all of it in a line."""

    owner: str
    work: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ParagraphView:
    """A paragraph of a working; one that is `below` explains the one before it, line by line."""

    text: str
    below: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class PagingView:
    """What begins on a new page, or may run over one.

    Attributes:
        summary_on_two_pages: whether the summary is set on two pages, so that what comes first begins on the second.
        picture_on_new_page: whether the picture in full begins on a new page, too.
        scale_long: whether the words of the levels may run over a page.
    """

    summary_on_two_pages: bool
    picture_on_new_page: bool
    scale_long: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class ProgressView:
    """What a tracker says of an earlier plan.

    Attributes:
        summary: how many actions are done, late, dropped and under way.
        late: those that are late, each with its owner and its end.
        kept: which rows stand at the end of the next tracker; empty where there are none.
    """

    summary: str
    late: tuple[str, ...]
    kept: str


@dataclass(frozen=True, kw_only=True, slots=True)
class TrackerRowView:
    """A row of the next tracker: its cells by heading, and the full name of its criterion, if there is one."""

    criterion: str
    cells: Mapping[str, Value]


@dataclass(frozen=True, kw_only=True, slots=True)
class TrackerView:
    """The next tracker. Unlike the rest of the view it holds dates and numbers, since a spreadsheet sorts by them.

    Attributes:
        assessed_on: the day of the assessment.
        columns: the headings in order, with those that people added.
        rows: the actions in order.
        planned: for each action what the plan says of it, whatever people agreed.
    """

    assessed_on: date
    columns: tuple[str, ...]
    rows: tuple[TrackerRowView, ...]
    planned: tuple[Mapping[str, Value], ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class ReportView:
    """The whole report.

    Attributes:
        title: of the report.
        framework: its title and version.
        framework_source: ``built in``, or the name of the folder it was read from.
        assessed_on: the day, written out.
        assessed_by: who answered, or empty.
        purpose: what this report is for, and what it is not.
        version: of ccg-toolkit.
        terms: the nouns of the framework, by ``organisation``, ``organisations``, ``member``, ``members``, ``leader``,
            ``leaders``, ``board`` and ``area``.
        scale: the levels, from the lowest.
        bands: from the lowest.
        domains: in the order of the framework.
        findings: what the scores say, in sentences.
        levels: every criterion on the scale; more than one drawing where a page is too small.
        priorities: every rated criterion below its target, the highest first.
        foremost: the first five priorities.
        contenders: those outside the first five that equal the fifth, or are among the five in at least half of the ways
            to weigh the reasons.
        importance: importance against performance; ``None`` where no criterion is below its target.
        effort: effort against priority; ``None`` where there is nothing to compare.
        quick_wins: actions of the smallest size that close their gap by the end of the second quarter.
        quarters: every quarter of the plan, also one with nothing to do.
        period: the first and the last day of the plan.
        plan: what the plan comes to, in words and tables.
        asks: for each owner, the actions of the first quarter, and what has to be found out in it.
        idle: why the first quarter asks for no action, in a sentence or two; empty where it does.
        decisions: what the board is asked to decide.
        evidence_first: the first of these, where too much of the score rests on thin evidence: to send these ratings back;
            else empty.
        undecided: what is said where no decision is requested; else empty.
        roadmaps: the plan drawn to time; empty where nothing is planned.
        later: actions that found no place in the plan, in order of priority.
        later_by_reason: the same, those that follow one another for the same reason together.
        unwritten: steps towards a target that no action covers.
        find_out: by importance times what each could move the score, the most first.
        find_out_groups: the same, where there are many by domain; the domain of the first comes first.
        projected: the overall score at the end of the plan, if all goes to plan.
        progress: ``None`` where no tracker was read.
        notes: what to know before relying on the figures, in sentences.
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
        close_behind: the first of `contenders`, and how many more there are, in a line; empty where there is none.
        contenders_listed: whether `contenders` are few enough for a list.
        wins: the first of `quick_wins` with what each closes by when, and how many more there are, in a line; empty where
            there is none.
        first_asks: `asks` with the work of each owner in a line.
        planned_quarters: the quarters up to the last with an action.
        unplanned: for which quarters after these nothing is planned, in a sentence; empty where there is none.
        working_told: `working` in paragraphs.
        working_of_first_told: the same of `working_of_first`.
        paging: what begins on a new page.
        glossary: each word that the report uses in a sense of its own, and what it means; in order of the alphabet.
    """

    title: str
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
    domains: tuple[DomainView, ...]
    findings: tuple[str, ...]
    levels: tuple[LevelsChart, ...]
    priorities: tuple[PriorityView, ...]
    foremost: tuple[PriorityView, ...]
    contenders: tuple[PriorityView, ...]
    importance: ImportanceGrid | None
    effort: EffortChart | None
    quick_wins: tuple[ActionView, ...]
    quarters: tuple[QuarterView, ...]
    period: str
    plan: PlanView
    asks: tuple[tuple[str, tuple[str, ...]], ...]
    idle: str
    decisions: tuple[str, ...]
    evidence_first: str
    undecided: str
    roadmaps: tuple[Roadmap, ...]
    later: tuple[ActionView, ...]
    later_by_reason: tuple[LaterView, ...]
    unwritten: tuple[NoteView, ...]
    find_out: tuple[FindOutView, ...]
    find_out_groups: tuple[FindOutGroupView, ...]
    projected: str
    outlook: OutlookView
    progress: ProgressView | None
    tracker: TrackerView
    lenses: tuple[LensView, ...]
    notes: tuple[str, ...]
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
    contenders_listed: bool
    wins: str
    first_asks: tuple[AskView, ...]
    planned_quarters: tuple[QuarterView, ...]
    unplanned: str
    working_told: tuple[ParagraphView, ...]
    working_of_first_told: tuple[ParagraphView, ...]
    paging: PagingView
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
        return any(found.first for found in self.find_out)
