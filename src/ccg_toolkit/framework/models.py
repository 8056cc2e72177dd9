"""What a framework is made of: the shape of its files, and the joined whole that the other rooms use."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema

from ccg_toolkit.framework.texts import Texts
from ccg_toolkit.sources import Record
from ccg_toolkit.sources.scalars import (
    ActionRef,
    CriterionRef,
    Form,
    Id,
    NumberFromZero,
    PositiveNumber,
    Prose,
    StandIn,
    Title,
    WholeFromOne,
    WholeFromZero,
    WholeNumber,
    YesOrNo,
    without_blanks,
)

Provenance = Literal["peer-reviewed", "organisation", "policy", "professional-body"]
ReadTo = Literal["full", "abstract", "origin"]
Role = Literal["leader", "member", "other"]
Factor = Literal["gap", "importance", "perception", "leverage"]
EffortName = Annotated[
    str,
    Field(pattern="^[A-Za-z][A-Za-z0-9-]*$", max_length=20),
    Form("Use letters, digits and hyphens, such as S or extra-large."),
    StandIn("S"),
]
Link = Annotated[
    str,
    Field(pattern="^https?://[^ \"'<>]+$", max_length=500),
    Form("Write the whole address, beginning with https://."),
]
Extends = Annotated[
    Literal["ccg-membership"],
    Form("Write `extends: ccg-membership`, or delete the line and carry all domains yourself."),
]
MOST_MONTHS = 36
"""The longest that an action may take to show: three years after the first day of the quarter in which its work ends."""
_MONTHS = WithJsonSchema({"type": "integer", "minimum": 1, "maximum": MOST_MONTHS})
_A_TAG = {"id": "unreadable", "title": "?"}


class Terms(Record):
    """The nouns of a framework: what its organisation, its members and its board are called."""

    organisation: Title
    organisations: Title
    member: Title
    members: Title
    leader: Title
    leaders: Title
    board: Title
    area: Title


class Level(Record):
    """One step of the scale; its number is its position, from 0."""

    name: Title
    meaning: Prose = ""


class Band(Record):
    """A named range of means: from `lowest`, included, up to the next band."""

    lowest: NumberFromZero = Field(alias="from")
    name: Title


class Weights(Record):
    """How much each factor counts in a priority; at least one is above 0."""

    gap: NumberFromZero = Fraction(0)
    importance: NumberFromZero = Fraction(0)
    perception: NumberFromZero = Fraction(0)
    leverage: NumberFromZero = Fraction(0)


class Group(Record):
    """A group of people who may be asked, and whose side they speak for."""

    id: Id
    title: Title
    role: Role


class Tag(Record):
    """One mark of a lens, borne by criteria."""

    id: Id
    title: Title


class Lens(Record):
    """A second reading of the same criteria by their tags; it never enters the total."""

    id: Id
    title: Title
    tags: Annotated[tuple[Tag, ...], StandIn([_A_TAG])] = Field(min_length=1, max_length=20)


class Cover(Record):
    """The content of ``framework.yaml`` once it is whole: names, nouns, scale and rules."""

    id: Id
    title: Title
    version: Title
    terms: Terms
    scale: Annotated[tuple[Level, ...], StandIn([{"name": "?"}, {"name": "?"}])] = Field(min_length=2, max_length=11)
    bands: Annotated[tuple[Band, ...], StandIn([{"from": 0, "name": "?"}])] = Field(min_length=1, max_length=11)
    target: WholeFromZero
    in_place: WholeFromZero
    priorities: Weights
    effort: Annotated[dict[EffortName, WholeFromOne], BeforeValidator(without_blanks), StandIn({"S": 1})] = Field(
        min_length=1, max_length=10
    )
    capacity: WholeFromZero
    minimum_group: WholeFromOne = 10
    groups: tuple[Group, ...] = Field(default=(), max_length=30)
    lenses: tuple[Lens, ...] = Field(default=(), max_length=20)
    vague_words: tuple[Title, ...] = Field(default=(), max_length=200)
    extends: Extends | None = None
    off: tuple[Id, ...] = Field(default=(), max_length=200)

    @property
    def top(self) -> int:
        """The highest level of the scale."""
        return len(self.scale) - 1


class Idea(Record):
    """A good-practice idea (peer reviewed) or an example (any other), with where it comes from."""

    id: Id
    title: Title
    idea: Prose
    provenance: Provenance
    citation: Prose
    link: Link | None = None
    read: ReadTo


class Competency(Record):
    """Something a person in a role needs to be able to do, and how that shows."""

    id: Id
    title: Title
    shows_as: Prose


class DomainFile(Record):
    """The content of a file in ``domains/``."""

    id: Id
    title: Title
    order: WholeFromZero
    purpose: Prose
    weight: PositiveNumber = Fraction(1)
    prompts: tuple[Prose, ...] = Field(default=(), max_length=20)
    practice: tuple[Idea, ...] = Field(default=(), max_length=50)
    competencies: tuple[Competency, ...] = Field(default=(), max_length=50)


class Action(Record):
    """A piece of work that takes a criterion from one level to another.

    Attributes:
        months: how long after the first day of the quarter in which its work ends its success measure and the wording
            of the level it reaches can be true, in whole months from 1 to 36.
        overlap: whether it may begin before the result of the action below it in its chain is there, since it does not
            use that result.
        cost: what it costs beside people's time, as printed, such as ``£2,000 a year``.
    """

    id: Id
    title: Title
    begins: WholeFromZero = Field(alias="from")
    reaches: WholeFromOne = Field(alias="to")
    effort: EffortName
    months: Annotated[WholeNumber, Field(ge=1, le=MOST_MONTHS), _MONTHS, StandIn(3)] = 3
    overlap: YesOrNo = False
    cost: Title | None = None
    owner: Title | None = None
    success_measure: Prose | None = None
    needs: tuple[ActionRef, ...] = Field(default=(), max_length=20)
    steps: tuple[Prose, ...] = Field(default=(), max_length=20)


class CriterionEntry(Record):
    """A success criterion as its file has it."""

    id: Id
    title: Title
    statement: Prose
    weight: PositiveNumber = Fraction(1)
    origin: Literal["stated", "derived"] = "derived"
    source: Prose | None = None
    levels: tuple[Prose, ...] = Field(max_length=11)
    evidence: tuple[Prose, ...] = Field(default=(), max_length=20)
    question: Prose | None = None
    ask: tuple[Literal["leader", "member"], ...] = ("leader",)
    tags: Annotated[dict[Id, tuple[Id, ...]], BeforeValidator(without_blanks)] = {}
    requires: tuple[CriterionRef, ...] = Field(default=(), max_length=50)
    actions: tuple[Action, ...] = Field(default=(), max_length=20)


class CriteriaFile(Record):
    """The content of a file in ``criteria/``."""

    domain: Id
    off: tuple[Id, ...] = Field(default=(), max_length=200)
    criteria: tuple[CriterionEntry, ...] = Field(default=(), max_length=200)


class Criterion(CriterionEntry):
    """A success criterion in its domain.

    Attributes:
        wording: the fingerprint of its level texts before terms were filled in; empty where it was not read from a file.
    """

    domain: Id
    wording: str = ""

    @property
    def ref(self) -> str:
        """Its full name, ``domain.criterion``."""
        return f"{self.domain}.{self.id}"


class Domain(DomainFile):
    """A domain with its criteria, in the order of their file."""

    criteria: tuple[Criterion, ...]


@dataclass(frozen=True, kw_only=True)
class Framework:
    """A whole framework: its cover and its domains in order.

    Attributes:
        cover: names, nouns, scale and rules.
        domains: by their ``order``, then by id.
        texts: how the away-day is run, and the glossary.
        source: where it was read from, in words a report can print.
        folders: the folders its files lie in, the framework's own first, then the one it extends.
    """

    cover: Cover
    domains: tuple[Domain, ...]
    texts: Texts
    source: str
    folders: tuple[Path, ...]

    def criteria(self) -> Iterator[Criterion]:
        """Give all criteria, domain by domain."""
        for domain in self.domains:
            yield from domain.criteria

    @cached_property
    def by_ref(self) -> dict[str, Criterion]:
        """All criteria by their full name, in order."""
        return {criterion.ref: criterion for criterion in self.criteria()}

    @cached_property
    def actions(self) -> dict[str, tuple[Criterion, Action]]:
        """All actions by their full name, ``domain.criterion/action``, each with its criterion."""
        return {
            f"{criterion.ref}/{action.id}": (criterion, action)
            for criterion in self.criteria()
            for action in criterion.actions
        }

    @cached_property
    def domain_by_id(self) -> dict[str, Domain]:
        """All domains by id, in order."""
        return {domain.id: domain for domain in self.domains}
