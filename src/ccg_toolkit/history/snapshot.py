"""One assessment as it stood on its day: what was rated, by which weights and wordings, and what its plan promised."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from ccg_toolkit.history.weighed import Exact, Weighed, mean_of

if TYPE_CHECKING:
    from ccg_toolkit.history.heard import Heard

State = Literal["rated", "unknown", "unanswered", "not-applicable"]


@dataclass(frozen=True, kw_only=True, slots=True)
class CriterionRecord:
    """How one criterion was answered.

    Attributes:
        ref: its full name on that day, ``domain.criterion``.
        title: what it was called; empty where that is not known.
        state: how it was answered.
        level: a level of the scale; ``None`` unless rated.
        target: the level to reach; ``None`` where that is not known.
        weight: in its domain, above 0.
        wording: the fingerprint of its level texts; empty where that is not known.
    """

    ref: str
    title: str = ""
    state: State
    level: int | None
    target: int | None
    weight: Exact
    wording: str


@dataclass(frozen=True, kw_only=True, slots=True)
class DomainRecord:
    """A domain with its criteria.

    Attributes:
        id: its id on that day.
        title: what it was called.
        weight: in the overall score, above 0.
        criteria: in order.
        stated: the score that its file gives, rounded; ``None`` where it gives none.
    """

    id: str
    title: str
    weight: Exact
    criteria: tuple[CriterionRecord, ...]
    stated: Exact | None = None

    @property
    def levels(self) -> Iterator[Weighed]:
        """The levels of what is rated in it, with their weights."""
        for record in self.criteria:
            if record.level is not None:
                yield Weighed(
                    ref=record.ref,
                    domain=self.id,
                    domain_weight=self.weight,
                    weight=record.weight,
                    level=record.level,
                )

    @property
    def score(self) -> Exact | None:
        """The exact mean of what is rated in it; ``None`` where nothing is."""
        return mean_of(self.levels)


@dataclass(frozen=True, kw_only=True, slots=True)
class Promise:
    """What a plan said of one action.

    Attributes:
        action: its full name, ``domain.criterion/action``.
        title: what it is called.
        criterion: the full name of its criterion.
        reaches: the level that it brings.
        reached_on: the day on which that level counts.
        owner: the role whose work it is, never a person; empty where there is none.
    """

    action: str
    title: str
    criterion: str
    reaches: int
    reached_on: date
    owner: str


@dataclass(frozen=True, kw_only=True)
class Snapshot:
    """One assessment of one organisation.

    Attributes:
        name: what messages call it, such as the name of its file.
        organisation: its name.
        assessed_on: the day; assessments go by it.
        assessed_by: who agreed the answers; empty where that is not known.
        framework: the id of the framework it was rated by.
        version: and its version.
        source: where that framework was read from, as its file says: ``built in``, or the name of a folder.
        domains: in order.
        promises: what its plan says of each action that has a place.
        heard: what a closed survey showed of statements, by role; nothing that was hidden.
        heirs: names that criteria had in earlier versions, each with its name of now, as far as they are known.
        weighed: whether the weights are known; else each stands as 1.
        stated: the overall score that its file gives, rounded; ``None`` where it gives none.
    """

    name: str
    organisation: str
    assessed_on: date
    assessed_by: str = ""
    framework: str
    version: str
    source: str = ""
    domains: tuple[DomainRecord, ...]
    promises: tuple[Promise, ...] = ()
    heard: "tuple[Heard, ...]" = ()
    heirs: Mapping[str, str] = field(default_factory=dict)
    weighed: bool = True
    stated: Exact | None = None

    @property
    def criteria(self) -> Iterator[CriterionRecord]:
        """All criteria, in order."""
        for domain in self.domains:
            yield from domain.criteria

    @property
    def titled(self) -> bool:
        """Whether its framework was read, and with it titles and former names."""
        return any(record.title for record in self.criteria)

    @cached_property
    def by_ref(self) -> dict[str, CriterionRecord]:
        """All criteria by their full name, in order."""
        return {criterion.ref: criterion for criterion in self.criteria}

    @cached_property
    def domain_of(self) -> dict[str, DomainRecord]:
        """The domain of each criterion, by the criterion's full name."""
        return {criterion.ref: domain for domain in self.domains for criterion in domain.criteria}

    @cached_property
    def score(self) -> Exact | None:
        """The exact overall score; ``None`` where nothing is rated."""
        return mean_of(level for domain in self.domains for level in domain.levels)

    def same_framework(self, other: "Snapshot") -> bool:
        """Tell whether both were rated by one version of one framework."""
        return (self.framework, self.version) == (other.framework, other.version)
