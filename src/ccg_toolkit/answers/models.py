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

from ccg_toolkit.answers.away_day import AwayDay
from ccg_toolkit.answers.board_paper import Paper
from ccg_toolkit.answers.manifesto import FOUR_LISTS, Manifesto
from ccg_toolkit.answers.plan_wishes import PlanWishes
from ccg_toolkit.answers.written_levels import STATES, UNKNOWN, read_level
from ccg_toolkit.framework.cover_models import Palette
from ccg_toolkit.sources import Record
from ccg_toolkit.sources.shape.values import (
    WORDS,
    IfUnreadable,
    IsoDate,
    Prose,
    StandsFor,
    Title,
    WantedInstead,
    WholeFromZero,
    described,
    refuse,
    remedy,
    whole_number,
    without_blanks,
)

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
    importance: Annotated[
        int,
        BeforeValidator(_importance),
        Field(ge=1, le=5),
        WithJsonSchema({"type": "integer", "minimum": 1, "maximum": 5}),
    ] = Field(default=3, description="whole number, 1 to 5: how much it matters", examples=[4])
    evidence: Annotated[tuple[Annotated[Evidence, _ITEM], ...], _LIST] = Field(
        default=(),
        max_length=20,
        description="at most 20 pieces of evidence, see below; a text alone is a `what`",
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
    palette: Palette | None = Field(
        default=None,
        description=(
            "`neutral` shows bands without red, amber and green, `traffic-lights` with them. Left out, the framework "
            "says which"
        ),
        examples=["neutral"],
    )
    responses: Title | None = Field(
        default=None,
        description=(
            "line: the [closed survey](voices.md) of leaders and members, a `responses.csv` at or below the folder of this "
            "file. Left out, the report has the agreed levels only"
        ),
        examples=["voices/responses.csv"],
    )
    invited: Numbers = Field(
        default={},
        description=(
            "how many people of each group were asked, by the id of the group, for the share who answered. Left out, the "
            "report says how many answered"
        ),
        examples=[{"practice-managers": 38}],
    )
    paper: Paper = Field(
        default=Paper(),
        description=(
            "facts for the cover sheet of a board paper, see below. Left out, the paper has places to fill in"
        ),
        examples=[{"author": "Tom Webster, Head of membership"}],
    )
    away_day: AwayDay = Field(
        default=AwayDay(),
        description="what [the pack](away-day.md) is made for, see below. Left out, all its defaults hold",
        examples=[{"people": 24, "starts": "13:30"}],
    )
    membership: Prose | None = Field(
        default=None,
        description="text: who counts as a member. Left out, the [manifesto](away-day.md) has lines to write on",
        examples=["The 38 practices, each with one vote"],
    )
    manifesto: Annotated[Manifesto, FOUR_LISTS] = Field(
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

    def without_comments(self) -> "Answers":
        """Give the same answers without their comments; reasons why something does not apply or is not known stay."""
        answers = {
            domain: {name: answer.model_copy(update={"comment": None}) for name, answer in section.items()}
            for domain, section in self.answers.items()
        }
        return self.model_copy(update={"answers": answers})

    @property
    def plan_starts_on(self) -> date:
        """The first day of the plan: as wished, else the first quarter day after the assessment."""
        if self.plan.starts_on is not None:
            return self.plan.starts_on
        on = self.assessed_on
        month = (on.month - 1) // 3 * 3 + 4
        return date(on.year + 1, 1, 1) if month > 12 else date(on.year, month, 1)


_UNANSWERED = Answer()
