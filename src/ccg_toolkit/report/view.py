"""The view-model: what every output shows, already rounded and in words. Templates may rely on these names.

Texts are plain text, never markup. A dash stands where a figure does not exist.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from ccg_toolkit.report.chart import DomainChart


@dataclass(frozen=True, kw_only=True, slots=True)
class BandView:
    """A band: its name, where it begins, and a colour with a contrast of at least 4.5:1 on white."""

    name: str
    begins: str
    colour: str


@dataclass(frozen=True, kw_only=True, slots=True)
class LevelView:
    """A level of the scale."""

    number: int
    name: str
    meaning: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ScoreView:
    """A score in figures and in a sentence; `band` is ``None`` where nothing is rated."""

    score: str
    low: str
    high: str
    top: int
    band: BandView | None
    coverage: str
    percent_to_target: str
    sentence: str


@dataclass(frozen=True, kw_only=True, slots=True)
class EvidenceView:
    """One piece of evidence and how strong it is."""

    what: str
    strength: str


@dataclass(frozen=True, kw_only=True, slots=True)
class CriterionView:
    """A criterion, where it stands, and what stands behind that.

    Attributes:
        state: ``rated``, ``unknown``, ``unanswered`` or ``not-applicable``.
        standing: the level and its name, or the state, in words.
        level: 0 to the top, or ``None``.
        steps: one of ``reached``, ``to-do`` or ``beyond`` for each level above 0, for a meter.
        now: the descriptor of the present level; empty unless rated.
        aim: the descriptor of the target; empty where there is no gap.
        rank: among the priorities, or ``None``.
        flags: in words.
    """

    ref: str
    title: str
    statement: str
    state: str
    standing: str
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
    flags: tuple[str, ...]
    source: str


@dataclass(frozen=True, kw_only=True, slots=True)
class IdeaView:
    """A good practice idea or an example: `kind` says which, `basis` how it is known and how far it was read."""

    kind: str
    title: str
    idea: str
    citation: str
    link: str
    basis: str


@dataclass(frozen=True, kw_only=True, slots=True)
class CompetencyView:
    """A competency and how it shows."""

    title: str
    shows_as: str


@dataclass(frozen=True, kw_only=True, slots=True)
class DomainView:
    """A domain: its score, what holds it back, its criteria, and material for the day."""

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


@dataclass(frozen=True, kw_only=True, slots=True)
class PriorityView:
    """A gap in its place: the four factors, the priority they make, and how firmly it stands there."""

    rank: int
    ref: str
    title: str
    domain: str
    level: int
    target: int
    value: str
    factors: Mapping[str, str]
    share: str
    why: str
    waits_for: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ActionView:
    """An action in a quarter, or one that found no place (`reason`)."""

    ref: str
    title: str
    criterion: str
    effort: str
    points: int
    moves: str
    owner: str
    success_measure: str
    steps: tuple[str, ...]
    part: str
    enabling: bool
    rank: int
    reason: str


@dataclass(frozen=True, kw_only=True, slots=True)
class QuarterView:
    """A quarter of the plan."""

    number: int
    label: str
    effort: int
    capacity: int
    actions: tuple[ActionView, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class NoteView:
    """A criterion that needs a word: a step without an action, or something to find out."""

    ref: str
    title: str
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class TagView:
    """The mean of the rated criteria that bear a tag."""

    title: str
    score: str
    criteria: int
    band: BandView | None


@dataclass(frozen=True, kw_only=True, slots=True)
class LensView:
    """A second reading of the criteria."""

    title: str
    tags: tuple[TagView, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class ReportView:
    """The whole report."""

    title: str
    organisation: str
    framework: str
    framework_source: str
    assessed_on: str
    assessed_by: str
    version: str
    terms: Mapping[str, str]
    scale: tuple[LevelView, ...]
    bands: tuple[BandView, ...]
    overall: ScoreView
    domains: tuple[DomainView, ...]
    chart: DomainChart
    priorities: tuple[PriorityView, ...]
    foremost: tuple[PriorityView, ...]
    quarters: tuple[QuarterView, ...]
    period: str
    later: tuple[ActionView, ...]
    unwritten: tuple[NoteView, ...]
    find_out: tuple[NoteView, ...]
    projected: str
    lenses: tuple[LensView, ...]
    notes: tuple[str, ...]
    factor_weights: Mapping[str, str]
    working: tuple[str, ...]
    sources: tuple[str, ...]
