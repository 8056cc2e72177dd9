"""What a file of answers holds: for each criterion a level, its target and importance, the evidence and a comment."""

from collections.abc import Iterable
from datetime import date
from typing import Annotated, Any, ClassVar, Literal, get_args

from pydantic import (
    BeforeValidator,
    Field,
    GetJsonSchemaHandler,
    PlainValidator,
    StringConstraints,
    ValidationInfo,
    WithJsonSchema,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError

from ccg_toolkit.answers.levels import STATES, UNKNOWN, read_level
from ccg_toolkit.sources import Record, TextAlone
from ccg_toolkit.sources.shape.values import (
    WORDS,
    ActionRef,
    CriterionRef,
    HowToWrite,
    Id,
    IfUnreadable,
    IsoDate,
    Paragraphs,
    Prose,
    StandsFor,
    Title,
    WantedInstead,
    WholeFromOne,
    WholeFromZero,
    WholeNumber,
    described,
    refuse,
    remedy,
    whole_number,
    without_blanks,
)

ALL: Literal["all"] = "all"

State = Literal["rated", "unknown", "unanswered", "not-applicable"]
Strength = Literal["assertion", "document", "members", "independent"]
CONFIRMING: frozenset[Strength] = frozenset({"members", "independent"})
"""Strengths of evidence that come from outside the leadership."""


def _level(value: object, info: ValidationInfo) -> int | str:
    return read_level(value, info.context, states=True)


def _target(value: object, info: ValidationInfo) -> int:
    return int(read_level(value, info.context, states=False))


def _importance(value: object) -> int:
    try:
        return whole_number(value)
    except PydanticCustomError:
        hint = remedy(value, "Write a whole number from 1, the lowest, to 5, the highest.")
        raise refuse("whole-number", f"{described(value)} is not a whole number", hint) from None


def _in_lower_case(value: object) -> object:
    return value.strip().lower() if isinstance(value, str) else value


def _any_case(words: Iterable[str]) -> str:
    """Give a pattern for words in any case, as JSON Schema knows no other way to say it."""
    return "|".join("".join(f"[{letter.upper()}{letter}]" for letter in word) for word in words)


_BY_NAME = {"type": "string", "minLength": 1, "maxLength": 300, "description": "a level by its name, such as Emerging"}
_LEVEL_SCHEMA = {"anyOf": [{"type": "integer", "minimum": 0}, {"enum": [*STATES]}, _BY_NAME]}
Level = Annotated[int | str, PlainValidator(_level), WithJsonSchema(_LEVEL_SCHEMA)]
"""A level by number or name, ``unknown`` or ``not applicable``; a name is looked up in the scale that is the context."""
Target = Annotated[
    int,
    PlainValidator(_target),
    WithJsonSchema({"anyOf": [{"type": "integer", "minimum": 0}, _BY_NAME]}),
    IfUnreadable(0),
]
"""A level to aim at, by number or name."""


def _whole(low: int, high: int) -> WithJsonSchema:
    """Describe a range for the schema; pydantic does not see it behind the reading of the number."""
    return WithJsonSchema({"type": "integer", "minimum": low, "maximum": high})


_STRENGTHS = WithJsonSchema(
    {
        "type": "string",
        "anyOf": [{"enum": [*get_args(Strength)]}, {"pattern": f"^({_any_case(get_args(Strength))})$"}],
    }
)


class Evidence(Record):
    """One thing that shows the level, and how much weight it can bear."""

    short_form: ClassVar[str] = "what"
    what: Prose = Field(
        description="text: what shows the level", examples=["Minutes of the members' meeting in January"]
    )
    strength: Annotated[Strength, BeforeValidator(_in_lower_case), _STRENGTHS] = Field(
        default="assertion",
        description=(
            "`assertion`, someone's word; `document`; `members`, evidence from members themselves; or `independent`, "
            "evidence from outside; in any case. The last two keep a high level from being [flagged](scores.md#flags)"
        ),
        examples=["members"],
    )


_ITEM = WantedInstead("`what: ...` is wanted", "Write `- what: ...`, and below it `strength: ...`.")
_LIST = WantedInstead("a list is wanted", "Begin each piece of evidence on a line of its own: `- what: ...`.")


class Answer(Record):
    """The answer on one criterion. Short forms: a bare level, ``unknown``, or nothing."""

    short_form: ClassVar[str] = "level"
    level: Level | None = Field(
        default=None,
        description="a [level](#levels), `unknown` or `not applicable`. Left out, the criterion is unanswered",
        examples=[2, "Emerging", "unknown"],
    )
    target: Target | None = Field(
        default=None,
        description="a [level](#levels) to reach. Left out, it is its domain's under `targets`, else the framework's",
        examples=[3],
    )
    importance: Annotated[int, BeforeValidator(_importance), Field(ge=1, le=5), _whole(1, 5)] = Field(
        default=3, description="whole number, 1 to 5: how much it matters", examples=[4]
    )
    evidence: Annotated[tuple[Annotated[Evidence, _ITEM], ...], _LIST] = Field(
        default=(),
        max_length=20,
        description=(
            "at most 20 items: `what`, a text, and `strength`: `assertion`, `document`, `members` or `independent`, in "
            "any case; a strength left out is `assertion`"
        ),
        examples=[[{"what": "Minutes of the members' meeting in January", "strength": "members"}]],
    )
    comment: Prose | None = Field(
        default=None, description="text: what else there is to say", examples=["The practices were asked in writing."]
    )
    because: Prose | None = Field(
        default=None,
        description=(
            "text: why it does not apply, or is not known. Required with `not applicable`, optional with `unknown`, "
            "refused with any other level"
        ),
        examples=["We have no patients of our own."],
    )

    @model_validator(mode="before")
    @classmethod
    def _from_short_form(cls, value: Any) -> Any:  # noqa: ANN401 - whatever stands in the file
        if value is None:
            return {}
        return value if isinstance(value, (dict, Answer)) else {"level": value}

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Describe the short forms too."""
        return {"anyOf": [{"type": "integer", "minimum": 0}, {"enum": [UNKNOWN, None]}, _BY_NAME, handler(core)]}

    @property
    def state(self) -> State:
        """How the criterion stands: rated, unknown, unanswered or not applicable."""
        if self.level is None:
            return "unanswered"
        if isinstance(self.level, int):
            return "rated"
        return "unknown" if self.level == UNKNOWN else "not-applicable"

    @property
    def rating(self) -> int | None:
        """The level in figures; ``None`` where the criterion is not rated."""
        return self.level if isinstance(self.level, int) else None

    @property
    def confirmed(self) -> bool:
        """True where some of the evidence comes from members or from outside."""
        return any(item.strength in CONFIRMING for item in self.evidence)


def _in_order(value: object) -> int | Literal["all"]:
    """Read a number from 0, or ``all``."""
    if value == ALL:
        return ALL
    try:
        number = whole_number(value)
    except ValueError:
        number = -1
    if number < 0:
        hint = "Write a whole number from 0, such as 5, or `all`."
        raise refuse("in-order", f"{described(value)} is neither a number of gaps nor `all`", remedy(value, hint))
    return number


InOrder = Annotated[
    int | Literal["all"],
    PlainValidator(_in_order),
    WithJsonSchema({"anyOf": [{"type": "integer", "minimum": 0}, {"enum": [ALL]}]}),
    IfUnreadable(5),
]
LeftOut = Annotated[
    str,
    StringConstraints(pattern=rf"^{WORDS}\.{WORDS}(/{WORDS})?$", max_length=182),
    HowToWrite("Write domain.criterion, such as contract.definition, or domain.criterion/action."),
    IfUnreadable("unreadable.unreadable"),
]


class PlanWishes(Record):
    """What the plan has to fit, and what people decide about it."""

    starts_on: IsoDate | None = Field(
        default=None,
        description=(
            "date: the first day of the first quarter. Left out, it is the first 1 January, April, July or October "
            "after `assessed_on`"
        ),
        examples=["2014-04-01"],
    )
    quarters: Annotated[WholeNumber, Field(ge=1, le=40), _whole(1, 40), IfUnreadable(1)] = Field(
        default=4, description="whole number, 1 to 40: how many quarters the plan has", examples=[6]
    )
    capacity: WholeFromZero | None = Field(
        default=None,
        description="whole number, 0 or more: points of effort in a quarter. Left out, it is the framework's",
        examples=[8],
    )
    owners: Annotated[dict[Title, Title], BeforeValidator(without_blanks)] = Field(
        default={},
        description="for each role that owns actions, a line: the person. Left out, the role alone is printed",
        examples=[{"Chair": "Dr Farida Akhtar"}],
    )
    in_order: InOrder = Field(
        default=5,
        description=(
            "whole number, 0 or more, or `all`: how many of the gaps are placed strictly in their order; the rest goes "
            "by value for effort"
        ),
        examples=[3, "all"],
    )
    person: WholeFromOne | None = Field(
        default=None,
        description=(
            "whole number, 1 or more: no person has more points in a quarter. Two roles with one name under `owners` "
            "are one person, a role without a name is one; an action without an owner has no limit. Left out, there is "
            "no limit"
        ),
        examples=[4],
    )
    choose: tuple[CriterionRef, ...] = Field(
        default=(),
        max_length=200,
        description=(
            "at most 200 criteria: they come first among those of the same rank, in this order. One that shares its "
            "rank with no other is an error, which gives its rank. Of those not chosen, the one that needs the fewest "
            "points goes first"
        ),
        examples=[["contract.definition"]],
    )
    not_now: tuple[LeftOut, ...] = Field(
        default=(),
        max_length=200,
        description=(
            "at most 200 criteria and actions that the board leaves out. They keep their ranks, and stand under later "
            "as its choice. With a criterion all its actions are left out, also where others wait for them"
        ),
        examples=[["contract.usable-rights", "contract.definition/settle-definition"]],
    )
    not_before: Annotated[dict[ActionRef, IsoDate], BeforeValidator(without_blanks)] = Field(
        default={},
        description="for actions, a date: each starts in the first quarter that begins on that day or after",
        examples=[{"contract.definition/settle-definition": "2014-07-01"}],
    )


class Promise(TextAlone):
    """A line of the manifesto. Short form: the text alone."""

    text: Title = Field(
        description="line: what is offered or wanted", examples=["We pay for the time that our requests take"]
    )
    owner: Title | None = Field(
        default=None,
        description=(
            "line: who sees to it. For a role under `owners` the person is printed too. Left out, it is to fill in by "
            "hand"
        ),
        examples=["Finance lead"],
    )
    measure: Title | None = Field(
        default=None,
        description="line: what shows that it is kept. Left out, it is to fill in by hand",
        examples=["Every claim is paid within a month"],
    )
    review_on: IsoDate | None = Field(
        default=None,
        description="date: when both sides look at it again. Left out, it is to fill in by hand",
        examples=["2015-03-31"],
    )
    criterion: CriterionRef | None = Field(
        default=None, description="criterion that it belongs to", examples=["contract.offers-and-wants"]
    )


class Offer(Promise):
    """What one side offers; wants name it by its id."""

    id: Id | None = Field(
        default=None, description="id: of an offer, so that wants can name it", examples=["paid-time"]
    )


class Want(Promise):
    """What one side wants; ``met_by`` is the id of the offer of the other side that meets it."""

    met_by: Id | None = Field(
        default=None,
        description=(
            "of a want: the id of the offer that meets it. What members want is met by what the organisation offers, "
            "and the other way round. Left out, the want is flagged: no offer yet"
        ),
        examples=["paid-time"],
    )


_OFFER = WantedInstead("a text is wanted", "Write `- ` and what is offered, or `- text: ...` with more lines below it.")
_WANT = WantedInstead("a text is wanted", "Write `- ` and what is wanted, or `- text: ...` with more lines below it.")
_LINES = WantedInstead("a list is wanted", "Begin each offer or want on a line of its own with a hyphen and a space.")
Offers = Annotated[tuple[Annotated[Offer, _OFFER], ...], _LINES]
Wants = Annotated[tuple[Annotated[Want, _WANT], ...], _LINES]
_LISTS = WantedInstead(
    "four lists are wanted",
    "Write `organisation_offers:`, `organisation_wants:`, `members_offer:` and `members_want:`, each with its lines below.",
)


class Manifesto(Record):
    """What the organisation and its members offer each other, and what each wants of the other."""

    organisation_offers: Offers = Field(
        default=(),
        max_length=30,
        description="at most 30 offers: what the organisation offers its members",
        examples=[["A visit to every practice once a year"]],
    )
    organisation_wants: Wants = Field(
        default=(),
        max_length=30,
        description="at most 30 wants: what the organisation wants of its members",
        examples=[["An answer within two weeks when we ask"]],
    )
    members_offer: Offers = Field(
        default=(),
        max_length=30,
        description="at most 30 offers: what members offer",
        examples=[["A named lead in every practice"]],
    )
    members_want: Wants = Field(
        default=(),
        max_length=30,
        description="at most 30 wants: what members want of the organisation",
        examples=[["Reasons in writing when a decision goes against us"]],
    )


class Paper(Record):
    """What the cover sheet of a board paper says. What is left out is never guessed: the paper has a place to fill in."""

    title: Title | None = Field(
        default=None,
        description="line; else the framework's title is used",
        examples=["Membership: self-assessment and plan"],
    )
    meeting: Title | None = Field(
        default=None, description="line: the name of the meeting", examples=["Governing body meeting in public"]
    )
    meeting_on: IsoDate | None = Field(default=None, description="date of the meeting", examples=["2014-04-10"])
    author: Title | None = Field(
        default=None, description="line: name and role", examples=["Tom Webster, Head of membership"]
    )
    presenter: Title | None = Field(
        default=None,
        description="line: name and role; only where it is not the author",
        examples=["Dr Farida Akhtar, Chair"],
    )
    sponsor: Title | None = Field(default=None, description="line: name and role", examples=["Dr Farida Akhtar, Chair"])
    key_messages: Paragraphs = Field(
        default=(),
        description="texts; else drafts from the results, marked as such",
        examples=[["The practices know what they can expect."]],
    )
    risks: Paragraphs = Field(
        default=(),
        description="texts: references of risks in the assurance framework, such as `[3.4, 4.1]`",
        examples=[["3.4", "4.1"]],
    )
    assurance: Prose | None = Field(
        default=None,
        description="text: how the paper gives assurance that they are dealt with",
        examples=["The plan closes the gaps from which both risks come."],
    )
    controls: Paragraphs = Field(
        default=(),
        description="texts: existing or additional controls, with their references",
        examples=[["Quarterly report to the governing body (3.4)"]],
    )
    equality_impact: Prose | None = Field(
        default=None,
        description="text: what the proposals mean for equality. Left out, the paper asks for it",
        examples=["Small practices gain most from paid time."],
    )
    equality_assessed: Title | None = Field(
        default=None,
        description="line: whether an equality impact assessment was made",
        examples=["Yes, on 3 March 2014"],
    )
    recommendations: Paragraphs = Field(
        default=(),
        description='texts that go on from "The board is asked to:"; else drafts, marked as such',
        examples=[["approve the plan for 2014/15"]],
    )
    on_behalf_of: Title | None = Field(
        default=None, description="line: for whom the paper was prepared", examples=["The membership committee"]
    )
    prepared_on: IsoDate | None = Field(
        default=None, description="date on which the paper was prepared", examples=["2014-03-28"]
    )


def _blank_is_empty(value: object) -> object:
    return {} if value is None else value


class _WholeDomain:
    """Describes, for the schema, a domain that is answered as a whole."""

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Describe the short forms too."""
        told = Answer.model_fields
        fields = {
            "level": {
                "enum": [*STATES],
                "description": "`unknown` or `not applicable`: so stands every criterion of the domain",
                "examples": [UNKNOWN],
            },
            "because": {
                "type": "string",
                "minLength": 1,
                "maxLength": 2000,
                "description": told["because"].description,
                "examples": told["because"].examples,
            },
        }
        whole = {"type": "object", "properties": fields, "required": ["level"]}
        return {"anyOf": [{"enum": [UNKNOWN, None]}, whole, handler(core)]}


Name = Annotated[str, StringConstraints(max_length=200), WithJsonSchema({"type": "string", "pattern": f"^{WORDS}$"})]
"""The name of a domain, a criterion or a group; the framework says which there are."""
Section = Annotated[
    dict[Name, Answer],
    BeforeValidator(_blank_is_empty),
    StandsFor("level"),
    _WholeDomain(),
    WantedInstead(
        "the criteria of a domain are wanted",
        "Write the name of the domain, and its criteria on the lines below, two spaces further in; a whole domain can only "
        "be `unknown` or `not applicable`.",
    ),
]

Numbers = Annotated[dict[Name, WholeFromZero], BeforeValidator(without_blanks)]
Targets = Annotated[dict[Name, Target], BeforeValidator(without_blanks)]


class Answers(Record):
    """The content of a file of answers."""

    organisation: Title = Field(description="line: its name", examples=["NHS Pennine Vale CCG"])
    assessed_on: IsoDate = Field(description="date of the assessment", examples=["2014-03-14"])
    assessed_by: Title | None = Field(
        default=None, description="line: who agreed the answers", examples=["The governing body, on its away-day"]
    )
    framework: Title | None = Field(
        default=None,
        description=(
            "an id, which the framework in use must bear; or, beginning with a dot, a folder at or below that of this "
            "file. Left out, see [which framework is used](frameworks.md#which-framework-is-used)"
        ),
        examples=["ccg-membership", "./ours"],
    )
    targets: Targets = Field(
        default={}, description="a [level](#levels) for each domain named", examples=[{"contract": 4}]
    )
    plan: PlanWishes = Field(
        default=PlanWishes(),
        description=(
            "what the plan has to fit, and what people decide about it, see below. Left out, all its defaults hold"
        ),
        examples=[{"quarters": 6, "capacity": 8}],
    )
    responses: Title | None = Field(
        default=None,
        description=(
            "line: a file of individual ratings, at or below the folder of this file. This version does not read it "
            "and says so"
        ),
        examples=["responses.csv"],
    )
    invited: Numbers = Field(
        default={},
        description=(
            "how many people of each group were asked, by the id of the group. It is checked, and not used by this "
            "version"
        ),
        examples=[{"practices": 38}],
    )
    paper: Paper = Field(
        default=Paper(),
        description=(
            "facts for the cover sheet of a board paper, see below. Left out, the paper has places to fill in"
        ),
        examples=[{"author": "Tom Webster, Head of membership"}],
    )
    membership: Prose | None = Field(
        default=None,
        description="text: who counts as a member. Left out, the [manifesto](away-day.md) has lines to write on",
        examples=["The 38 practices, each with one vote"],
    )
    manifesto: Annotated[Manifesto, _LISTS] = Field(
        default=Manifesto(),
        description="what both sides offer and want, see below. Left out, the manifesto is blank",
        examples=[{"members_want": ["Reasons in writing when a decision goes against us"]}],
    )
    answers: dict[Name, Section] = Field(
        description=(
            "domains by id, in each its criteria by id, or [one answer for all of them](#a-whole-domain). It may be "
            "empty, written `{}`"
        ),
        examples=[{"contract": {"definition": 2, "usable-rights": "unknown"}}],
    )

    def answer(self, domain: str, criterion: str) -> Answer:
        """Give the answer on a criterion; an unanswered one where there is none."""
        return self.answers.get(domain, {}).get(criterion, _UNANSWERED)

    @property
    def plan_starts_on(self) -> date:
        """The first day of the plan: as wished, else the first quarter day after the assessment."""
        if self.plan.starts_on is not None:
            return self.plan.starts_on
        on = self.assessed_on
        month = (on.month - 1) // 3 * 3 + 4
        return date(on.year + 1, 1, 1) if month > 12 else date(on.year, month, 1)


_UNANSWERED = Answer()
