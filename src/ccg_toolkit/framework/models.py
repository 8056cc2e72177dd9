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
from ccg_toolkit.sources.shape.values import (
    ActionRef,
    CriterionRef,
    HowToWrite,
    Id,
    IfUnreadable,
    NumberFromZero,
    PositiveNumber,
    Prose,
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
EffortName = Annotated[
    str,
    Field(pattern="^[A-Za-z][A-Za-z0-9-]*$", max_length=20),
    HowToWrite("Use letters, digits and hyphens, such as S or extra-large."),
    IfUnreadable("S"),
]
Link = Annotated[
    str,
    Field(pattern="^https?://[^ \"'<>]+$", max_length=500),
    HowToWrite("Write the whole address, beginning with https://."),
]
Extends = Annotated[
    Literal["ccg-membership"],
    HowToWrite("Write `extends: ccg-membership`, or delete the line and carry all domains yourself."),
]
MOST_MONTHS = 36
"""The longest that an action may take to show: three years after the first day of the quarter in which its work ends."""
_MONTHS = WithJsonSchema({"type": "integer", "minimum": 1, "maximum": MOST_MONTHS})
_A_TAG = {"id": "unreadable", "title": "?"}


class Terms(Record):
    """The nouns of a framework: what its organisation, its members and its board are called."""

    organisation: Title = Field(
        description="line: what one such organisation is called, as `$organisation`",
        examples=["clinical commissioning group"],
    )
    organisations: Title = Field(description="line: the same of several", examples=["clinical commissioning groups"])
    member: Title = Field(description="line: what a member is called", examples=["practice"])
    members: Title = Field(description="line: the same of several", examples=["practices"])
    leader: Title = Field(description="line: what a leader is called", examples=["governing body member"])
    leaders: Title = Field(description="line: the same of several", examples=["governing body members"])
    board: Title = Field(description="line: what the board is called", examples=["governing body"])
    area: Title = Field(description="line: what the place is called that the organisation serves", examples=["area"])


class Level(Record):
    """One step of the scale; its number is its position, from 0."""

    name: Title = Field(description="line: what the level is called", examples=["Emerging"])
    meaning: Prose = Field(
        default="",
        description="text: what the level stands for in general",
        examples=["Begun in places, by the effort of a few."],
    )


class Band(Record):
    """A named range of means: from `lowest`, included, up to the next band."""

    lowest: NumberFromZero = Field(
        alias="from",
        description=(
            "number: where the band begins; it ends where the next one begins. The first begins at 0, each next one "
            "higher"
        ),
        examples=[1.5],
    )
    name: Title = Field(description="line: what the band is called", examples=["Developing"])


class Weights(Record):
    """How much each factor counts in a priority; at least one is above 0."""

    gap: NumberFromZero = Field(
        default=Fraction(0), description="number from 0: how much it counts how far there is to go", examples=[3]
    )
    importance: NumberFromZero = Field(
        default=Fraction(0),
        description="number from 0: how much it counts what matters to the organisation",
        examples=[3],
    )
    perception: NumberFromZero = Field(
        default=Fraction(0),
        description="number from 0: how much it counts that leaders see it better than members do",
        examples=[2],
    )
    leverage: NumberFromZero = Field(
        default=Fraction(0), description="number from 0: how much it counts what else waits for it", examples=[1]
    )


class Group(Record):
    """A group of people who may be asked, and whose side they speak for."""

    id: Id = Field(description="id: what `invited` names", examples=["practices"])
    title: Title = Field(description="line: what the group is called", examples=["Member practices"])
    role: Role = Field(description="`leader`, `member` or `other`: whose side they speak for", examples=["member"])


class Tag(Record):
    """One mark of a lens, borne by criteria."""

    id: Id = Field(description="id: what criteria name under `tags`", examples=["trust"])
    title: Title = Field(description="line: what the mark is called", examples=["Trust"])


class Lens(Record):
    """A second reading of the same criteria by their tags; it never enters the total."""

    id: Id = Field(description="id: what criteria name under `tags`", examples=["culture"])
    title: Title = Field(description="line: what the lens is called", examples=["Culture"])
    tags: Annotated[tuple[Tag, ...], IfUnreadable([_A_TAG])] = Field(
        min_length=1,
        max_length=20,
        description="1 to 20, each with `id` and `title`",
        examples=[[{"id": "trust", "title": "Trust"}]],
    )


class Cover(Record):
    """The content of ``framework.yaml`` once it is whole: names, nouns, scale and rules."""

    id: Id = Field(description="id: what answers may name", examples=["federation"])
    title: Title = Field(description="line: what the framework is called", examples=["Membership of a GP federation"])
    version: Title = Field(description="line: which edition of it this is", examples=["1.0.0"])
    terms: Terms = Field(
        description=(
            "lines: `organisation`, `organisations`, `member`, `members`, `leader`, `leaders`, `board`, `area`; all "
            "required"
        ),
        examples=[
            {
                "organisation": "federation",
                "organisations": "federations",
                "member": "practice",
                "members": "practices",
                "leader": "director",
                "leaders": "directors",
                "board": "board",
                "area": "area",
            }
        ],
    )
    scale: Annotated[tuple[Level, ...], IfUnreadable([{"name": "?"}, {"name": "?"}])] = Field(
        min_length=2,
        max_length=11,
        description="2 to 11 levels, counted from 0: `name`, a line, and `meaning`, a text, which may be left out",
        examples=[[{"name": "Absent"}, {"name": "In place", "meaning": "Anyone can see it."}]],
    )
    bands: Annotated[tuple[Band, ...], IfUnreadable([{"from": 0, "name": "?"}])] = Field(
        min_length=1,
        max_length=11,
        description=(
            "1 to 11 bands: `from`, a number, and `name`, a line. The first begins at 0, each next one higher"
        ),
        examples=[[{"from": 0, "name": "Early"}, {"from": 2.5, "name": "Sound"}]],
    )
    target: WholeFromZero = Field(description="a level: where an answer and its domain name none", examples=[3])
    in_place: WholeFromZero = Field(description="a level: from here on a criterion holds no other up", examples=[2])
    priorities: Weights = Field(
        description=(
            "how much each [factor](scores.md#priorities) of a priority counts, see below; at least one above 0"
        ),
        examples=[{"gap": 3, "importance": 3, "leverage": 1}],
    )
    effort: Annotated[dict[EffortName, WholeFromOne], BeforeValidator(without_blanks), IfUnreadable({"S": 1})] = Field(
        min_length=1,
        max_length=10,
        description=(
            "1 to 10 sizes, each with its points, a whole number above 0. A size begins with a letter; digits and "
            "hyphens may follow"
        ),
        examples=[{"S": 1, "M": 3, "L": 6}],
    )
    capacity: WholeFromZero = Field(description="whole number, 0 or more: points in a quarter", examples=[8])
    minimum_group: WholeFromOne = Field(
        default=10, description="whole number above 0. It is not used by this version", examples=[10]
    )
    groups: tuple[Group, ...] = Field(
        default=(),
        max_length=30,
        description=(
            "at most 30: `id`, `title`, a line, and `role`: `leader`, `member` or `other`. The ids are those that "
            "`invited` may name"
        ),
        examples=[[{"id": "practices", "title": "Member practices", "role": "member"}]],
    )
    lenses: tuple[Lens, ...] = Field(
        default=(),
        max_length=20,
        description="at most 20: `id`, `title`, a line, and 1 to 20 `tags`, each with `id` and `title`",
        examples=[[{"id": "culture", "title": "Culture", "tags": [{"id": "trust", "title": "Trust"}]}]],
    )
    vague_words: tuple[Title, ...] = Field(
        default=(),
        max_length=200,
        description=(
            "at most 200 lines: words, or several words in a row, that `check` points out; each form is listed"
        ),
        examples=[["appropriate", "as needed"]],
    )
    extends: Extends | None = Field(
        default=None,
        description="`ccg-membership`: the folder starts from the built-in framework",
        examples=["ccg-membership"],
    )
    off: tuple[Id, ...] = Field(
        default=(), max_length=200, description="ids of domains to leave out", examples=[["public"]]
    )

    @property
    def top(self) -> int:
        """The highest level of the scale."""
        return len(self.scale) - 1


class Idea(Record):
    """A good-practice idea (peer reviewed) or an example (any other), with where it comes from."""

    id: Id = Field(description="id: a short name for it", examples=["paid-time"])
    title: Title = Field(description="line: what the idea is called", examples=["Pay for members' time"])
    idea: Prose = Field(
        description="text: what was done, what it needs and where it may not fit",
        examples=["Pay practices for the time of their lead. It needs a budget of its own."],
    )
    provenance: Provenance = Field(
        description=(
            "`peer-reviewed`, `organisation`, `policy` or `professional-body`. The first is printed as a good practice "
            "idea, the others as examples"
        ),
        examples=["peer-reviewed"],
    )
    citation: Prose = Field(
        description="text: where it was published", examples=["Name A, Name B. Title. Journal 2014;1:1-9"]
    )
    link: Link | None = Field(
        default=None,
        description="an address that begins with `http://` or `https://`",
        examples=["https://www.example.org/paper"],
    )
    read: ReadTo = Field(
        description=(
            "how far the source was read: `full`, `abstract` or `origin`, that is, as another document reports it"
        ),
        examples=["full"],
    )


class Competency(Record):
    """Something a person in a role needs to be able to do, and how that shows."""

    id: Id = Field(description="id: a short name for it", examples=["hearing-dissent"])
    title: Title = Field(description="line: what the competency is called", examples=["Hearing dissent"])
    shows_as: Prose = Field(description="text: how that shows", examples=["Asks for the other view before a vote."])


class DomainFile(Record):
    """The content of a file in ``domains/``."""

    id: Id = Field(description="id, the same as the name of the file", examples=["contract"])
    title: Title = Field(description="line: what the domain is called", examples=["The membership contract"])
    order: WholeFromZero = Field(description="whole number: domains stand by it, then by id", examples=[1])
    purpose: Prose = Field(
        description="text: what the domain is for", examples=["Members know what they give and what they get."]
    )
    weight: PositiveNumber = Field(
        default=Fraction(1), description="number above 0: in the overall score", examples=[1.5]
    )
    prompts: tuple[Prose, ...] = Field(
        default=(),
        max_length=20,
        description="at most 20 texts: questions for the day",
        examples=[["What would a new member ask first?"]],
    )
    practice: tuple[Idea, ...] = Field(
        default=(),
        max_length=50,
        description="at most 50 ideas, see below",
        examples=[
            [
                {
                    "id": "paid-time",
                    "title": "Pay for members' time",
                    "idea": "Pay practices for the time of their lead.",
                    "provenance": "peer-reviewed",
                    "citation": "Name A. Title. Journal 2014;1:1-9",
                    "read": "full",
                }
            ]
        ],
    )
    competencies: tuple[Competency, ...] = Field(
        default=(),
        max_length=50,
        description="at most 50: `id`, `title`, a line, and `shows_as`, a text",
        examples=[
            [
                {
                    "id": "hearing-dissent",
                    "title": "Hearing dissent",
                    "shows_as": "Asks for the other view before a vote.",
                }
            ]
        ],
    )


class Action(Record):
    """A piece of work that takes a criterion from one level to another."""

    id: Id = Field(description="id: the last part of its full name", examples=["settle-definition"])
    title: Title = Field(
        description="line: what the action is called", examples=["Settle the definition of membership"]
    )
    begins: WholeFromZero = Field(alias="from", description="the level that it begins at, below `to`", examples=[0])
    reaches: WholeFromOne = Field(alias="to", description="the level that it ends at", examples=[2])
    effort: EffortName = Field(description="one of the sizes of the framework: how much work it is", examples=["S"])
    months: Annotated[WholeNumber, Field(ge=1, le=MOST_MONTHS), _MONTHS, IfUnreadable(3)] = Field(
        default=3,
        description=(
            "whole number from 1 to 36: how long after the first day of the quarter in which its work ends both its "
            "`success_measure` and the wording of the level it reaches can be true. 3 is the end of that quarter, 6 a "
            "quarter later; whole quarters count, so that 4 is as much as 6"
        ),
        examples=[6],
    )
    overlap: YesOrNo = Field(
        default=False,
        description=(
            "`true` where it does not use the result of the action below it: it may start once the work of that one "
            "has ended, though its result is not there yet. It is never reached before that one"
        ),
        examples=[True],
    )
    cost: Title | None = Field(
        default=None,
        description=(
            "line: what it costs beside people's time, a text or a sum in pounds. It is printed where it is there, and "
            "counts in no sum"
        ),
        examples=["£2,000 a year"],
    )
    owner: Title | None = Field(default=None, description="line: a role, whose work it is", examples=["Chair"])
    success_measure: Prose | None = Field(
        default=None,
        description="text: what shows that it is done",
        examples=["Nine in ten members asked name the same definition."],
    )
    needs: tuple[ActionRef, ...] = Field(
        default=(),
        max_length=20,
        description="at most 20 actions whose work has to end before it starts; their results need not be there",
        examples=[["information.one-trusted-place/name-the-place"]],
    )
    steps: tuple[Prose, ...] = Field(
        default=(),
        max_length=20,
        description="at most 20 texts: what to do first, and then",
        examples=[["Ask five members who belongs.", "Write down where they differ."]],
    )


class CriterionEntry(Record):
    """A success criterion as its file has it."""

    id: Id = Field(description="id: the last part of its full name", examples=["definition"])
    title: Title = Field(description="line: what the criterion is called", examples=["Agreed definition of membership"])
    statement: Prose = Field(
        description="text: what is true when it is in place",
        examples=["Everyone who votes knows who belongs, and why."],
    )
    weight: PositiveNumber = Field(
        default=Fraction(1), description="number above 0: in its domain's score", examples=[2]
    )
    origin: Literal["stated", "derived"] = Field(
        default="derived", description="`stated`, where an origin document has it, or `derived`", examples=["stated"]
    )
    source: Prose | None = Field(
        default=None, description="text: where it comes from", examples=["The membership toolkit of 2014, page 3"]
    )
    levels: tuple[Prose, ...] = Field(
        max_length=11,
        description="texts: one for each level of the scale, from 0",
        examples=[["Nobody has written it down.", "It is written down and known."]],
    )
    evidence: tuple[Prose, ...] = Field(
        default=(), max_length=20, description="at most 20 texts: what would show it", examples=[["The rule book"]]
    )
    question: Prose | None = Field(
        default=None,
        description="text for a questionnaire. It is not used by this version",
        examples=["I know what belonging means for my practice."],
    )
    ask: tuple[Literal["leader", "member"], ...] = Field(
        default=("leader",),
        description="a list of `leader` and `member`. It is not used by this version",
        examples=[["leader", "member"]],
    )
    tags: Annotated[dict[Id, tuple[Id, ...]], BeforeValidator(without_blanks)] = Field(
        default={}, description="for each lens, a list of its tags", examples=[{"culture": ["trust"]}]
    )
    requires: tuple[CriterionRef, ...] = Field(
        default=(),
        max_length=50,
        description="at most 50 criteria that have to be in place first",
        examples=[["contract.definition"]],
    )
    actions: tuple[Action, ...] = Field(
        default=(),
        max_length=20,
        description="at most 20 actions, see below",
        examples=[[{"id": "settle-definition", "title": "Settle the definition", "from": 0, "to": 2, "effort": "S"}]],
    )


class CriteriaFile(Record):
    """The content of a file in ``criteria/``."""

    domain: Id = Field(description="id, the same as the name of the file", examples=["contract"])
    off: tuple[Id, ...] = Field(
        default=(),
        max_length=200,
        description="ids of criteria to leave out, of the framework that is extended",
        examples=[["usable-rights"]],
    )
    criteria: tuple[CriterionEntry, ...] = Field(
        default=(),
        max_length=200,
        description="at most 200 criteria, see below",
        examples=[
            [
                {
                    "id": "definition",
                    "title": "Agreed definition",
                    "statement": "Everyone knows who belongs.",
                    "levels": ["Nobody has written it down.", "It is known."],
                }
            ]
        ],
    )


class Criterion(CriterionEntry):
    """A success criterion in its domain."""

    domain: Id = Field(description="the id of its domain", examples=["contract"])
    wording: str = Field(
        default="",
        description=(
            "the fingerprint of its level texts before terms were filled in; empty where it was not read from a file"
        ),
        examples=["0f3c9a51d27e8b64"],
    )

    @property
    def ref(self) -> str:
        """Its full name, ``domain.criterion``."""
        return f"{self.domain}.{self.id}"


class Domain(DomainFile):
    """A domain with its criteria, in the order of their file."""

    criteria: tuple[Criterion, ...] = Field(description="its criteria, in the order of their file", examples=[[]])


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
