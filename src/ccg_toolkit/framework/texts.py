"""The texts of a framework folder beside its domains and criteria: how the away-day is run, and the glossary."""

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema

from ccg_toolkit.sources import Record, TextAlone
from ccg_toolkit.sources.shape.values import HowToWrite, IfUnreadable, Prose, Title, WholeNumber, without_blanks

Subject = Literal["definition", "results", "scoring", "bargain", "ballot", "actions", "owners"]
"""What the results can put on the agenda, and a part of the day can take up."""

_MOST_MINUTES = 600

Minutes = Annotated[
    WholeNumber,
    Field(ge=1, le=_MOST_MINUTES),
    WithJsonSchema({"type": "integer", "minimum": 1, "maximum": _MOST_MINUTES}),
    IfUnreadable(30),
]
Clock = Annotated[
    str,
    Field(pattern="^([01][0-9]|2[0-3]):[0-5][0-9]$"),
    HowToWrite("Write hours and minutes, such as 09:30."),
    IfUnreadable("09:30"),
]
_A_SLOT = {"minutes": 30, "title": "?", "how": "?"}
_A_SECTION = {"title": "?", "points": ["?"]}


WORKED_OUT = {
    "ticking": "minutes to tick a level for every criterion on the scoring sheets",
    "talk": "minutes to talk about each of them",
    "tables": "how many tables there are, such as seven tables",
    "turn": "minutes at each table",
    "few": "how many people are too few for so many tables",
    "longer": "minutes at each table where two domains share one",
}
"""What `how` may hold beside the terms, such as ``$talk``: it depends on the answers and on the minutes of the part."""
_HOW = "What people do. Beside the terms it may hold " + ", ".join(
    f"${name} ({meaning})" for name, meaning in WORKED_OUT.items()
)


class Instead(Record):
    """What a part of the day says instead; what is left out stays as it is."""

    how: Prose | None = Field(None, description=_HOW, examples=["One table, with a host."])
    papers: Title | None = Field(None, description="The sheets it needs.", examples=["Blank paper, one sheet each"])


class Cases(Record):
    """When a part of the day says something else."""

    nothing_to_score: Instead = Field(
        Instead(),
        description="Where no criterion is doubtful, so that there are no scoring sheets.",
        examples=[{"papers": "Blank paper, one sheet each"}],
    )
    one_table: Instead = Field(
        Instead(),
        description="Where the framework has one domain.",
        examples=[{"how": "One table, with a host."}],
    )
    shared_tables: Instead = Field(
        Instead(),
        description="Where it has more domains than there can be tables.",
        examples=[{"how": "$Tables, for the domains that stand first in the results."}],
    )


class Slot(Record):
    """A part of the day."""

    minutes: Minutes = Field(description="How long it takes, from 1 to 600.", examples=[30])
    title: Title = Field(description="What it is called.", examples=["Draft the actions"])
    purpose: Prose | None = Field(
        None, description="What there should be at its end.", examples=["Each action has a first step."]
    )
    how: Prose = Field(description=_HOW, examples=["Groups of three or four, one action each."])
    speaks: Title | None = Field(None, description="Who speaks, in order.", examples=["Facilitator, then pairs"])
    takes_up: tuple[Subject, ...] = Field(
        (),
        max_length=7,
        description="What the results put on its agenda; it is listed below `how`.",
        examples=[["actions", "owners"]],
    )
    papers: Title | None = Field(
        None, description="The sheets it needs.", examples=["Action sheet, one for each group"]
    )
    instead: Cases = Field(
        Cases(),
        description="What it says in a case that it is not made for.",
        examples=[{"one_table": {"how": "One table, with a host."}}],
    )


class Timetable(Record):
    """The content of ``away-day/three-hours.yaml`` and ``away-day/full-day.yaml``."""

    title: Title = Field(description="What this kind of day is called.", examples=["Three hours"])
    about: Prose = Field(
        description="What to know before choosing it.", examples=["The full day adds a table for each domain."]
    )
    begins: Clock = Field(description="When it begins: hours and minutes.", examples=["13:30"])
    slots: Annotated[tuple[Slot, ...], IfUnreadable([_A_SLOT])] = Field(
        min_length=1,
        max_length=40,
        description="Its parts, in order.",
        examples=[[{"minutes": 15, "title": "Break", "how": "Put out the dots."}]],
    )


class GroundRules(Record):
    """The content of ``away-day/ground-rules.yaml``."""

    rules: Annotated[tuple[Prose, ...], IfUnreadable(["?"])] = Field(
        min_length=1,
        max_length=20,
        description="What hangs on the wall all day.",
        examples=[["No action without a name and a date."]],
    )


class Point(TextAlone):
    """A line of advice. Short form: the text alone."""

    text: Prose = Field(description="The advice.", examples=["Ask what the level descriptor says."])
    lead: Title | None = Field(
        None, description="What stands before it in bold.", examples=["The talk is about a person."]
    )


class Section(Record):
    """Advice for one time, or one kind of trouble."""

    title: Title = Field(description="What it is about.", examples=["The day before"])
    points: Annotated[tuple[Point, ...], IfUnreadable(["?"])] = Field(
        min_length=1, max_length=20, description="The advice, point by point.", examples=[["Print the sheets."]]
    )
    unrated: Prose | None = Field(
        None,
        description="One more point, in bold, where nothing is rated yet.",
        examples=["Have the answers filled in first."],
    )


class Guide(Record):
    """The content of ``away-day/guide.yaml``: what a facilitator should know who has never run such a day."""

    lead: Prose = Field(description="What the day is for.", examples=["The day ends with names against actions."])
    sections: Annotated[tuple[Section, ...], IfUnreadable([_A_SECTION])] = Field(
        min_length=1,
        max_length=20,
        description="Advice, in the order in which it is needed.",
        examples=[[{"title": "The day before", "points": ["Print the sheets."]}]],
    )


class Glossary(Record):
    """The content of ``glossary.yaml``."""

    words: Annotated[dict[Title, Prose], BeforeValidator(without_blanks), IfUnreadable({"?": "?"})] = Field(
        min_length=1,
        max_length=200,
        description="What each word means that the report uses in a sense of its own. $bottom and $top are the lowest and the highest level.",
        examples=[{"Score": "A mean of levels."}],
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class Texts:
    """The texts of a framework, its terms filled in; of a slot's `how`, what is `WORKED_OUT` still stands as typed.

    Attributes:
        three_hours, full_day: the two timetables to choose from.
        ground_rules: what hangs on the wall.
        guide: what the facilitator should know.
        glossary: the words of the report.
    """

    three_hours: Timetable
    full_day: Timetable
    ground_rules: GroundRules
    guide: Guide
    glossary: Glossary
