"""What the pack for the away-day is made for: how many people, when, how long, where."""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, StringConstraints, WithJsonSchema

from ccg_toolkit.framework.timetable import Clock, People
from ccg_toolkit.sources import Record
from ccg_toolkit.sources.shape.values import (
    WORDS,
    HowToWrite,
    IfUnreadable,
    IsoDate,
    Title,
    WholeFromZero,
    without_blanks,
)

Length = Annotated[
    Literal["3h", "day"],
    BeforeValidator(lambda value: value.strip().lower() if isinstance(value, str) else value),
    HowToWrite("Write `3h` or `day`."),
    IfUnreadable("3h"),
]
"""Which timetable: three hours, or a full day."""

_Voted = Annotated[
    str,
    StringConstraints(max_length=121),
    WithJsonSchema({"type": "string", "pattern": rf"^{WORDS}\.{WORDS}$"}),
]
Votes = Annotated[dict[_Voted, WholeFromZero], BeforeValidator(without_blanks)]
"""Dots by the full name of the criterion that has them."""


class AwayDay(Record):
    """What the pack for the away-day is made for."""

    people: People = Field(default=30, description="whole number, 8 to 60: how many come", examples=[24])
    starts: Clock = Field(default="09:30", description="hours and minutes: when it begins", examples=["13:30"])
    length: Length = Field(default="3h", description="`3h` or `day`: which timetable", examples=["day"])
    held_on: IsoDate | None = Field(
        default=None,
        description="date of the day. Left out, the invitation has a line to write it on",
        examples=["2014-05-08"],
    )
    place: Title | None = Field(
        default=None,
        description="line: where. Left out, the invitation has a line to write it on",
        examples=["Hebble Village Hall"],
    )
    votes_of_members: Votes = Field(
        default={},
        description="for criteria by their full names, whole number, 0 or more: the dots of people from the members",
        examples=[{"contract.definition": 12}],
    )
    votes_of_leaders: Votes = Field(
        default={}, description="the same: the dots of leaders", examples=[{"contract.definition": 3}]
    )
    votes_become: Annotated[Literal["nothing", "importance"], IfUnreadable("nothing")] = Field(
        default="nothing",
        description="`importance`: the dots take the place of the importance of these criteria; else `nothing`",
        examples=["importance"],
    )
