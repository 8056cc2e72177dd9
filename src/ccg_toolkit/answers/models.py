"""What a file of answers holds: for each criterion a level, its target and importance, the evidence and a comment."""

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, PlainValidator, WithJsonSchema, model_validator

from ccg_toolkit.sources import Record
from ccg_toolkit.sources.diagnostics import shown
from ccg_toolkit.sources.scalars import (
    Id,
    IsoDate,
    Prose,
    StandIn,
    Title,
    WholeFromZero,
    WholeNumber,
    refuse,
    whole_number,
)

UNKNOWN = "unknown"
NOT_APPLICABLE = "not applicable"

State = Literal["rated", "unknown", "unanswered", "not-applicable"]
Strength = Literal["assertion", "document", "members", "independent"]
CONFIRMING: frozenset[Strength] = frozenset({"members", "independent"})
"""Strengths of evidence that come from outside the leadership."""

_HINT = "Write a whole number from 0 to the top of the scale, unknown, or not applicable."


def _level(value: object) -> int | str:
    if isinstance(value, str):
        word = " ".join(value.lower().replace("-", " ").split())
        if word in {UNKNOWN, NOT_APPLICABLE}:
            return word
        if word in {"n/a", "na", "not known", "don't know", "dont know", "?"}:
            meant = UNKNOWN if "know" in word or word == "?" else NOT_APPLICABLE
            raise refuse("level", f"{shown(value)} is not a level", f"Write `{meant}` if that is what you mean.")
    try:
        number = whole_number(value)
    except ValueError as error:
        context = getattr(error, "context", None) or {}
        hint = str(context.get("hint", ""))
        special = "curly" in hint or "no-break" in hint or "without quotes" in hint
        typed = shown(value) if isinstance(value, str) else "this"
        raise refuse("level", f"{typed} is not a level", hint if special else _HINT) from None
    if number < 0:
        raise refuse("level", f"{number} is below the lowest level, 0", _HINT)
    return number


Level = Annotated[
    int | str,
    PlainValidator(_level),
    WithJsonSchema({"anyOf": [{"type": "integer", "minimum": 0}, {"enum": [UNKNOWN, NOT_APPLICABLE]}]}),
]


class Evidence(Record):
    """One thing that shows the level, and how much weight it can bear."""

    what: Prose
    strength: Strength = "assertion"


class Answer(Record):
    """The answer on one criterion. Short forms: a bare level, ``unknown``, or nothing."""

    level: Level | None = None
    target: WholeFromZero | None = None
    importance: Annotated[WholeNumber, Field(ge=1, le=5)] = 3
    evidence: tuple[Evidence, ...] = Field(default=(), max_length=20)
    comment: Prose | None = None
    because: Prose | None = None

    @model_validator(mode="before")
    @classmethod
    def _from_short_form(cls, value: Any) -> Any:  # noqa: ANN401 - whatever stands in the file
        if value is None:
            return {}
        return value if isinstance(value, (dict, Answer)) else {"level": value}

    @model_validator(mode="after")
    def _reason_given(self) -> "Answer":
        if self.level == NOT_APPLICABLE and self.because is None:
            hint = "Use the long form: `level: not applicable`, and below it `because: ...`."
            raise refuse("because", "not applicable needs a reason", hint)
        if self.because is not None and self.level != NOT_APPLICABLE:
            raise refuse("because", "because goes with `not applicable` only", "Move the text to comment.")
        return self

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


class PlanWishes(Record):
    """What the plan has to fit: when it starts, how long it is, how much can be done, and who does it."""

    starts_on: IsoDate | None = None
    quarters: Annotated[WholeNumber, Field(ge=1, le=40), StandIn(1)] = 4
    capacity: WholeFromZero | None = None
    owners: dict[Title, Title] = {}


def _blank_is_empty(value: object) -> object:
    return {} if value is None else value


Section = Annotated[dict[Id, Answer], BeforeValidator(_blank_is_empty)]


class Answers(Record):
    """The content of a file of answers.

    Attributes:
        responses: the file of individual ratings, relative to the answers; read once surveys are part of the toolkit.
        invited: how many people of each group were asked.
        paper: facts for the cover sheet of a board paper, by name.
    """

    organisation: Title
    assessed_on: IsoDate
    assessed_by: Title | None = None
    framework: Title | None = None
    targets: dict[Id, WholeFromZero] = {}
    plan: PlanWishes = PlanWishes()
    responses: Title | None = None
    invited: dict[Id, WholeFromZero] = {}
    paper: dict[Title, Prose | tuple[Prose, ...]] = {}
    answers: dict[Id, Section]

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
