"""What the pack for the away-day is made for: how many people, when, how long, where."""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from ccg_toolkit.framework.timetable import Clock, People
from ccg_toolkit.sources import Record
from ccg_toolkit.sources.shape.values import HowToWrite, IfUnreadable, IsoDate, Title

Length = Annotated[
    Literal["3h", "day"],
    BeforeValidator(lambda value: value.strip().lower() if isinstance(value, str) else value),
    HowToWrite("Write `3h` or `day`."),
    IfUnreadable("3h"),
]
"""Which timetable: three hours, or a full day."""


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
