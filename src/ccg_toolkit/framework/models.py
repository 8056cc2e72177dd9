"""The shape of the files in ``domains/`` and ``criteria/``."""

from fractions import Fraction
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema

from ccg_toolkit.framework.cover_models import EffortName
from ccg_toolkit.sources import Record
from ccg_toolkit.sources.shape.values import (
    ActionRef,
    CriterionRef,
    HowToWrite,
    Id,
    IfUnreadable,
    PositiveNumber,
    Prose,
    Title,
    WholeFromOne,
    WholeFromZero,
    WholeNumber,
    YesOrNo,
    one_or_more,
    without_blanks,
)

Provenance = Literal["peer-reviewed", "organisation", "policy", "professional-body"]
ReadTo = Literal["full", "abstract", "origin"]
Link = Annotated[
    str,
    Field(pattern="^https?://[^ \"'<>]+$", max_length=500),
    HowToWrite("Write the whole address, beginning with https://."),
]
Code = Annotated[
    str,
    Field(pattern=r"^\S+( \S+)*$", max_length=20),
    HowToWrite("Write a short code, such as GV.OC-01."),
    IfUnreadable("?"),
]
MOST_MONTHS = 36
"""The longest that an action may take to show: three years after the first day of the quarter in which its work ends."""
_MONTHS = WithJsonSchema({"type": "integer", "minimum": 1, "maximum": MOST_MONTHS})


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
    code: Code | None = Field(
        default=None, description="line of up to 20 letters: a code that stands before the title", examples=["GV"]
    )
    was: Annotated[tuple[Id, ...], BeforeValidator(one_or_more)] = Field(
        default=(),
        max_length=20,
        description=(
            "ids that the domain had in earlier versions: what was answered under them is "
            "[read as of today](frameworks.md#renaming)"
        ),
        examples=[["agreement"]],
    )
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


class PublishedFigure(Record):
    """What leaders and members of other organisations said, as it was published; it stands beside ours as context."""

    item: Title = Field(
        description="line: what was asked, in words of your own", examples=["It belongs to its members"]
    )
    leaders: Title | None = Field(
        default=None, description="line: the share of leaders, as it was published", examples=["two thirds"]
    )
    members: Title | None = Field(
        default=None, description="line: the share of members, as it was published", examples=["one third"]
    )
    year: WholeFromZero = Field(description="whole number: of the figures", examples=[2013])
    source: Prose = Field(
        description="text: who published them, and where", examples=["King's Fund and Nuffield Trust, six sites"]
    )


class CriterionEntry(Record):
    """A success criterion as its file has it."""

    id: Id = Field(description="id: the last part of its full name", examples=["definition"])
    title: Title = Field(
        default="",
        description="line: what the criterion is called. Without one it goes by the first words of its statement",
        examples=["Agreed definition of membership"],
    )
    code: Code | None = Field(
        default=None, description="line of up to 20 letters: a code that stands before the title", examples=["GV.OC-01"]
    )
    was: Annotated[tuple[CriterionRef, ...], BeforeValidator(one_or_more)] = Field(
        default=(),
        max_length=20,
        description=(
            "full names that the criterion had in earlier versions: what was answered under them is "
            "[read as of today](frameworks.md#renaming)"
        ),
        examples=[["contract.offers"]],
    )
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
        default=(),
        max_length=11,
        description=(
            "texts: one for each level of the scale, from the lowest up. Without them each level is what the scale says "
            "it means"
        ),
        examples=[["Nobody has written it down.", "It is written down and known."]],
    )
    evidence: tuple[Prose, ...] = Field(
        default=(), max_length=20, description="at most 20 texts: what would show it", examples=[["The rule book"]]
    )
    question: Prose | None = Field(
        default=None,
        description="text: a statement that a person can agree with, for questionnaires. Left out, it is `statement`",
        examples=["I know what belonging means for my practice."],
    )
    ask: tuple[Literal["leader", "member"], ...] = Field(
        default=("leader",),
        description="a list of `leader`, who rate the criterion by its levels, and `member`: then all are asked whether they agree with its `question`",
        examples=[["leader", "member"]],
    )
    published: tuple[PublishedFigure, ...] = Field(
        default=(),
        max_length=10,
        description=(
            "at most 10 figures that were published elsewhere on the same matter, see below. The report prints them beside "
            "what leaders and members say, as context: never as a target, and never counted together"
        ),
        examples=[[{"item": "It belongs to its members", "members": "one third", "year": 2013, "source": "A report"}]],
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
