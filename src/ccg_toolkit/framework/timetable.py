"""A timetable of the away-day: sessions made of steps, each with the time it takes for one person, table or item."""

import re
from collections.abc import Mapping
from typing import Annotated, Any, Literal, get_args

from pydantic import BeforeValidator, Field, PlainValidator, WithJsonSchema

from ccg_toolkit.sources import Record
from ccg_toolkit.sources.shape.values import (
    HowToWrite,
    IfUnreadable,
    Prose,
    Title,
    WholeFromOne,
    WholeNumber,
    YesOrNo,
    described,
    refuse,
)

FEWEST_PEOPLE, MOST_PEOPLE = 8, 60
"""For fewer, a table talks; for more, one facilitator is not enough."""

Quantity = Literal[
    "people", "tables", "results", "rounds", "evidence", "priorities", "criteria", "items", "decisions", "actions",
    "manifesto", "wants", "outcomes",
]  # fmt: skip
"""What a step can take its time for, and what a session can depend on."""

Subject = Literal[
    "results", "evidence", "priorities", "criteria", "items", "decisions", "actions", "owners", "definition", "bargain",
    "outcomes",
]  # fmt: skip
"""What the results can put on the agenda, and a session can take up."""

Sheet = Literal[
    "programme", "rules", "guess", "strips", "walls", "discussion", "evidence", "scoring", "cards", "voting", "actions",
    "record", "manifesto", "feedback",
]  # fmt: skip
"""The sheets of the pack that a session can use."""

NEEDED: Mapping[Subject, frozenset[Sheet]] = {
    "results": frozenset({"guess", "strips"}),
    "evidence": frozenset({"evidence"}),
    "priorities": frozenset({"discussion"}),
    "criteria": frozenset({"scoring", "cards"}),
    "items": frozenset({"voting"}),
    "decisions": frozenset({"record"}),
    "actions": frozenset({"actions"}),
    "definition": frozenset({"manifesto"}),
    "bargain": frozenset({"manifesto"}),
}
"""The sheets without which a session cannot take something up."""

_TIME = re.compile(r"([1-9][0-9]{0,2}) (second|minute)s?")
_MOST_SECONDS = 4 * 60 * 60


def _seconds(value: object) -> int:
    match = _TIME.fullmatch(value.strip()) if isinstance(value, str) else None
    number = int(match[1]) * (60 if match[2] == "minute" else 1) if match else 0
    if not 0 < number <= _MOST_SECONDS:
        hint = "Write seconds or minutes, such as 20 seconds or 5 minutes; 240 minutes at most."
        raise refuse("form", f"{described(value)} is not a time", hint)
    return number


Time = Annotated[
    int,
    PlainValidator(_seconds),
    WithJsonSchema({"type": "string", "pattern": "^[1-9][0-9]{0,2} (second|minute)s?$"}),
    IfUnreadable("5 minutes"),
]
"""A time, in seconds."""


def _within(fewest: int, most: int) -> Any:  # noqa: ANN401 - what pydantic reads beside a type
    return WithJsonSchema({"type": "integer", "minimum": fewest, "maximum": most})


People = Annotated[
    WholeNumber,
    Field(ge=FEWEST_PEOPLE, le=MOST_PEOPLE),
    _within(FEWEST_PEOPLE, MOST_PEOPLE),
    IfUnreadable(FEWEST_PEOPLE),
]
"""How many people: as many as one facilitator can look after."""


def _clock(value: object) -> object:
    """Take a time without its first nought too: YAML and spreadsheets drop it."""
    return f"0{value}" if isinstance(value, str) and re.fullmatch("[0-9]:[0-5][0-9]", value) else value


Clock = Annotated[
    str,
    BeforeValidator(_clock),
    Field(pattern="^([01][0-9]|2[0-3]):[0-5][0-9]$"),
    HowToWrite("Write hours and minutes, such as 09:30."),
    IfUnreadable("09:30"),
]
"""A time of the day."""

_A_STEP = {"do": "?", "takes": "5 minutes"}
_A_SESSION = {"title": "?", "steps": [_A_STEP]}


class Step(Record):
    """What people do in a session, and the time it takes."""

    do: Prose = Field(description="text: what people do", examples=["Each person guesses in silence."])
    takes: Time = Field(
        description="seconds or minutes, such as `20 seconds`; with `each`, for one of them", examples=["5 minutes"]
    )
    each: Quantity | None = Field(
        None, description="what the time is for one of, see below. Left out, it is the whole time", examples=["tables"]
    )
    shared: YesOrNo = Field(
        default=False,
        description="`true`: the tables share them out and work at the same time",
        examples=[True],
    )
    speaks: Title | None = Field(None, description="line: who speaks", examples=["One voice from each table"])
    fewest_people: People | None = Field(
        None, description="whole number, 8 to 60: with fewer people this step is left out", examples=[25]
    )
    most_people: People | None = Field(
        None, description="whole number, 8 to 60: with more people this step is left out", examples=[24]
    )


class Session(Record):
    """A part of the day."""

    title: Title = Field(description="line: what it is called", examples=["Draft the actions"])
    purpose: Prose | None = Field(
        None, description="text: what there should be at its end", examples=["Each action has a first step."]
    )
    steps: Annotated[tuple[Step, ...], IfUnreadable([_A_STEP])] = Field(
        min_length=1,
        max_length=12,
        description="1 to 12 steps, in order, see below. Together they make its time, rounded up to five minutes",
        examples=[[{"do": "One voice from each table.", "takes": "45 seconds", "each": "tables"}]],
    )
    rest: YesOrNo = Field(
        default=False,
        description="`true`: a break. Nobody works, and no more than two hours lie between two",
        examples=[True],
    )
    takes_up: tuple[Subject, ...] = Field(
        (),
        max_length=10,
        description="what the results put on its agenda, see below; the pack lists it below the steps",
        examples=[["actions", "owners"]],
    )
    only_with: Quantity | None = Field(
        None, description="where there is none of these, it is not held", examples=["decisions"]
    )
    most: WholeFromOne | None = Field(
        None, description="whole number, 1 or more: it takes so many of `only_with` at most", examples=[6]
    )
    fewest: WholeFromOne | None = Field(
        None,
        description="whole number, 1 or more: when time is short it takes fewer of `only_with`, down to this",
        examples=[2],
    )
    need: Annotated[WholeNumber, Field(ge=1, le=9), _within(1, 9)] | None = Field(
        None,
        description=(
            "whole number, 1 (needed most) to 9: when time is short, what is needed least is cut first. Left out, it is "
            "never cut"
        ),
        examples=[3],
    )
    rests_on_ratings: YesOrNo = Field(
        default=False,
        description="`true`: where too much of the score is on thin evidence, it is cut before all others",
        examples=[True],
    )
    sheets: tuple[Sheet, ...] = Field(
        (), max_length=14, description="the sheets it uses, see below", examples=[["guess"]]
    )


class Timetable(Record):
    """The content of ``away-day/three-hours.yaml`` and ``away-day/full-day.yaml``."""

    title: Title = Field(description="line: what this kind of day is called", examples=["Three hours"])
    about: Prose = Field(
        description="text: what to know before choosing it", examples=["The full day adds a table for each domain."]
    )
    minutes: Annotated[WholeNumber, Field(ge=60, le=600), _within(60, 600), IfUnreadable(180)] = Field(
        description="whole number, 60 to 600: how long it may take, breaks included", examples=[180]
    )
    sessions: Annotated[tuple[Session, ...], IfUnreadable([_A_SESSION])] = Field(
        min_length=1,
        max_length=30,
        description="1 to 30 sessions, in order, see below",
        examples=[[{"title": "Break", "rest": True, "steps": [{"do": "Coffee.", "takes": "15 minutes"}]}]],
    )


QUANTITIES: tuple[Quantity, ...] = get_args(Quantity)
SHEETS: tuple[Sheet, ...] = get_args(Sheet)
