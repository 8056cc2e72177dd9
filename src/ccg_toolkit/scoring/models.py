"""What scoring hands on: exact scores with their bounds, for the whole, each domain, each criterion and each lens."""

from dataclasses import dataclass
from fractions import Fraction

from ccg_toolkit.answers import Answer, State
from ccg_toolkit.framework import Criterion, Domain, Framework
from ccg_toolkit.survey.voices import StatementVoices, Voices

Exact = Fraction
"""A number that has not been rounded."""

_THIN = Exact(1, 3)
"""The share of ratings on thin evidence in a rated weight from which on nothing said of it is confirmed."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Score:
    """A mean level and what surrounds it. Levels run from 0 to the top of the scale.

    Attributes:
        mean: the weighted mean level; ``None`` where nothing is rated.
        low: the mean if all that is unknown or unanswered were at 0; ``None`` where nothing is applicable.
        high: the same with all of that at the top level.
        band: the name of the band the mean lies in; ``None`` without a mean.
        coverage: rated weight over applicable weight, 0 to 1; ``None`` where nothing is applicable.
        target: the mean target of what is rated; ``None`` where nothing is.
        percent_to_target: how much of the way to the targets is done, 0 to 1; ``None`` where nothing is rated.
        unconfirmed_low: the mean if all that is unknown, unanswered or rated high on thin evidence were at 0; ``None``
            where nothing is applicable.
        thin_share: the share of ratings on thin evidence in the weight of all that is rated, 0 to 1; ``None`` where
            nothing is.
        not_applicable: how many criteria were taken out as not applicable.
    """

    mean: Exact | None
    low: Exact | None
    high: Exact | None
    band: str | None
    coverage: Exact | None
    target: Exact | None
    percent_to_target: Exact | None
    unconfirmed_low: Exact | None
    thin_share: Exact | None
    not_applicable: int

    @property
    def confirmed(self) -> bool:
        """Whether less than a third of the rated weight is on thin evidence; else no band stands without a word on it."""
        return self.thin_share is None or self.thin_share < _THIN


@dataclass(frozen=True, kw_only=True, slots=True)
class CriterionScore:
    """Where one criterion stands.

    Attributes:
        criterion: what was asked.
        answer: what was said.
        state: rated, unknown, unanswered or not applicable.
        level: 0 to the top of the scale; ``None`` unless rated.
        target: the answer's own, else its domain's, else the framework's.
        gap: levels short of the target, not below 0; ``None`` unless rated.
        thin_evidence: rated at or above the framework's target, with nothing from members or outside to show it.
        statement: what leaders and members say to its statement; ``None`` where they were not asked, or no responses are
            read.
        confirmed_by_members: rated at or above its target, and more than half of members agree, beyond what chance could
            make of it; so its evidence is not thin.
        contested: rated at or above its target, while fewer than half of the members who answered agree.
        uncertain: leaders who rated it alone lie half the scale or more apart.
    """

    criterion: Criterion
    answer: Answer
    state: State
    level: int | None
    target: int
    gap: int | None
    thin_evidence: bool
    statement: StatementVoices | None = None
    confirmed_by_members: bool = False
    contested: bool = False
    uncertain: bool = False

    @property
    def ref(self) -> str:
        """The criterion's full name, ``domain.criterion``."""
        return self.criterion.ref

    @property
    def importance(self) -> int:
        """How much it matters to the organisation, 1 to 5."""
        return self.answer.importance

    @property
    def open_gap(self) -> bool:
        """True where it is rated below its target."""
        return bool(self.gap)


@dataclass(frozen=True, kw_only=True, slots=True)
class DomainScore:
    """Where one domain stands; ``held_back_by`` are its rated criteria at its lowest rated level."""

    domain: Domain
    score: Score
    criteria: tuple[CriterionScore, ...]
    held_back_by: tuple[CriterionScore, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class TagScore:
    """The mean level of the rated criteria that bear one tag of a lens; ``None`` where there is none."""

    lens: str
    tag: str
    mean: Exact | None
    criteria: tuple[CriterionScore, ...]

    @property
    def confirmed(self) -> bool:
        """Whether less than a third of the weight is on thin evidence, as with a score."""
        weights = [(standing.criterion.weight, standing.thin_evidence) for standing in self.criteria]
        thin = sum((weight for weight, is_thin in weights if is_thin), Exact(0))
        return not weights or thin < _THIN * sum(weight for weight, _ in weights)


@dataclass(frozen=True, kw_only=True)
class Scores:
    """All scores of one set of answers; ``voices`` are what a closed survey may show, if one was read."""

    framework: Framework
    overall: Score
    domains: tuple[DomainScore, ...]
    tags: tuple[TagScore, ...]
    voices: Voices | None = None

    @property
    def criteria(self) -> tuple[CriterionScore, ...]:
        """All criteria, in the order of the framework."""
        return tuple(criterion for domain in self.domains for criterion in domain.criteria)
