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
from ccg_toolkit.sources import Record
from ccg_toolkit.sources.scalars import (
    WORDS,
    ActionRef,
    CriterionRef,
    Form,
    Id,
    IsoDate,
    Paragraphs,
    Prose,
    StandIn,
    StandsFor,
    Title,
    Wanted,
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
    StandIn(0),
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
    what: Prose
    strength: Annotated[Strength, BeforeValidator(_in_lower_case), _STRENGTHS] = "assertion"


_ITEM = Wanted("`what: ...` is wanted", "Write `- what: ...`, and below it `strength: ...`.")
_LIST = Wanted("a list is wanted", "Begin each piece of evidence on a line of its own: `- what: ...`.")


class Answer(Record):
    """The answer on one criterion. Short forms: a bare level, ``unknown``, or nothing."""

    short_form: ClassVar[str] = "level"
    level: Level | None = None
    target: Target | None = None
    importance: Annotated[int, BeforeValidator(_importance), Field(ge=1, le=5), _whole(1, 5)] = 3
    evidence: Annotated[tuple[Annotated[Evidence, _ITEM], ...], _LIST] = Field(default=(), max_length=20)
    comment: Prose | None = None
    because: Prose | None = None

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
    StandIn(5),
]
LeftOut = Annotated[
    str,
    StringConstraints(pattern=rf"^{WORDS}\.{WORDS}(/{WORDS})?$", max_length=182),
    Form("Write domain.criterion, such as contract.definition, or domain.criterion/action."),
    StandIn("unreadable.unreadable"),
]


class PlanWishes(Record):
    """What the plan has to fit, and what people decide about it.

    Attributes:
        starts_on: the first day of the first quarter.
        quarters: how many there are.
        capacity: points of effort in each.
        owners: the person for each role.
        in_order: how many of the gaps are placed strictly in their order, or ``all``.
        person: the most points one person has in a quarter; ``None`` for no limit.
        choose: criteria that come first among their equals, in this order.
        not_now: criteria and actions that the board leaves out.
        not_before: for actions, the day on or after which the quarter of their start begins.
    """

    starts_on: IsoDate | None = None
    quarters: Annotated[WholeNumber, Field(ge=1, le=40), _whole(1, 40), StandIn(1)] = 4
    capacity: WholeFromZero | None = None
    owners: Annotated[dict[Title, Title], BeforeValidator(without_blanks)] = {}
    in_order: InOrder = 5
    person: WholeFromOne | None = None
    choose: tuple[CriterionRef, ...] = Field(default=(), max_length=200)
    not_now: tuple[LeftOut, ...] = Field(default=(), max_length=200)
    not_before: Annotated[dict[ActionRef, IsoDate], BeforeValidator(without_blanks)] = {}


class Promise(Record):
    """A line of the manifesto. Short form: the text alone.

    Attributes:
        text: what is offered or wanted.
        owner: who sees to it: a role of the plan, or a name.
        measure: what shows that it is kept.
        review_on: when both sides look at it again.
        criterion: the full name of the criterion it belongs to.
    """

    short_form: ClassVar[str] = "text"
    text: Title
    owner: Title | None = None
    measure: Title | None = None
    review_on: IsoDate | None = None
    criterion: CriterionRef | None = None

    @model_validator(mode="before")
    @classmethod
    def _from_short_form(cls, value: Any) -> Any:  # noqa: ANN401 - whatever stands in the file
        return {"text": value} if isinstance(value, str) else value

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Describe the short form too."""
        return {"anyOf": [{"type": "string", "minLength": 1, "maxLength": 200}, handler(core)]}


class Offer(Promise):
    """What one side offers; wants name it by its id."""

    id: Id | None = None


class Want(Promise):
    """What one side wants; ``met_by`` is the id of the offer of the other side that meets it."""

    met_by: Id | None = None


_OFFER = Wanted("a text is wanted", "Write `- ` and what is offered, or `- text: ...` with more lines below it.")
_WANT = Wanted("a text is wanted", "Write `- ` and what is wanted, or `- text: ...` with more lines below it.")
_LINES = Wanted("a list is wanted", "Begin each offer or want on a line of its own with a hyphen and a space.")
Offers = Annotated[tuple[Annotated[Offer, _OFFER], ...], _LINES]
Wants = Annotated[tuple[Annotated[Want, _WANT], ...], _LINES]
_LISTS = Wanted(
    "four lists are wanted",
    "Write `organisation_offers:`, `organisation_wants:`, `members_offer:` and `members_want:`, each with its lines below.",
)


class Manifesto(Record):
    """What the organisation and its members offer each other, and what each wants of the other."""

    organisation_offers: Offers = Field(default=(), max_length=30)
    organisation_wants: Wants = Field(default=(), max_length=30)
    members_offer: Offers = Field(default=(), max_length=30)
    members_want: Wants = Field(default=(), max_length=30)


class Paper(Record):
    """What the cover sheet of a board paper says. What is left out is never guessed: the paper has a place to fill in.

    Attributes:
        title: of the paper.
        meeting: the name of the meeting it goes to.
        meeting_on: the day of that meeting.
        author: name and role.
        presenter: name and role, where someone else presents it.
        sponsor: name and role.
        key_messages: drafted from the results where there are none.
        risks: the references of the risks in the assurance framework.
        assurance: how the paper gives assurance that they are dealt with.
        controls: existing or additional controls, with their references.
        equality_impact: what the proposals mean for equality.
        equality_assessed: whether an equality impact assessment was made.
        recommendations: what the board is asked to do; drafted from the results where there are none.
        on_behalf_of: for whom the paper was prepared.
        prepared_on: when.
    """

    title: Title | None = None
    meeting: Title | None = None
    meeting_on: IsoDate | None = None
    author: Title | None = None
    presenter: Title | None = None
    sponsor: Title | None = None
    key_messages: Paragraphs = ()
    risks: Paragraphs = ()
    assurance: Prose | None = None
    controls: Paragraphs = ()
    equality_impact: Prose | None = None
    equality_assessed: Title | None = None
    recommendations: Paragraphs = ()
    on_behalf_of: Title | None = None
    prepared_on: IsoDate | None = None


def _blank_is_empty(value: object) -> object:
    return {} if value is None else value


class _WholeDomain:
    """Describes, for the schema, a domain that is answered as a whole."""

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Describe the short forms too."""
        fields = {"level": {"enum": [*STATES]}, "because": {"type": "string", "minLength": 1, "maxLength": 2000}}
        whole = {"type": "object", "properties": fields, "required": ["level"]}
        return {"anyOf": [{"enum": [UNKNOWN, None]}, whole, handler(core)]}


Name = Annotated[str, StringConstraints(max_length=200), WithJsonSchema({"type": "string", "pattern": f"^{WORDS}$"})]
"""The name of a domain, a criterion or a group; the framework says which there are."""
Section = Annotated[
    dict[Name, Answer],
    BeforeValidator(_blank_is_empty),
    StandsFor("level"),
    _WholeDomain(),
    Wanted(
        "the criteria of a domain are wanted",
        "Write the name of the domain, and its criteria on the lines below, two spaces further in; a whole domain can only "
        "be `unknown` or `not applicable`.",
    ),
]

Numbers = Annotated[dict[Name, WholeFromZero], BeforeValidator(without_blanks)]
Targets = Annotated[dict[Name, Target], BeforeValidator(without_blanks)]


class Answers(Record):
    """The content of a file of answers.

    Attributes:
        responses: the file of individual ratings, relative to the answers; read once surveys are part of the toolkit.
        invited: how many people of each group were asked.
        paper: facts for the cover sheet of a board paper.
        membership: who counts as a member.
        manifesto: what both sides offer and want.
    """

    organisation: Title
    assessed_on: IsoDate
    assessed_by: Title | None = None
    framework: Title | None = None
    targets: Targets = {}
    plan: PlanWishes = PlanWishes()
    responses: Title | None = None
    invited: Numbers = {}
    paper: Paper = Paper()
    membership: Prose | None = None
    manifesto: Annotated[Manifesto, _LISTS] = Manifesto()
    answers: dict[Name, Section]

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
