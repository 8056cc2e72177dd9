"""The view-model of a domain: its score, its criteria with their evidence, and material for the day."""

from dataclasses import dataclass

from ccg_toolkit.report.score_view import ScoreView


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
        level: its number, or ``None``.
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
        criterion_pairs: its criteria, two beside each other.
        idea_pairs: its ideas, two beside each other.
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
    criterion_pairs: tuple[CriterionPairView, ...]
    idea_pairs: tuple[IdeaPairView, ...]

    @property
    def competency_lines(self) -> tuple[tuple[str, str], ...]:
        """Each competency and what people who have it do."""
        return tuple((competency.title, competency.shows_as) for competency in self.competencies)
