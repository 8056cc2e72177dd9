"""The texts of a framework folder beside its domains and criteria: how the away-day is run, and the glossary."""

from dataclasses import dataclass
from typing import Annotated

from pydantic import BeforeValidator, Field

from ccg_toolkit.framework.timetable import Timetable
from ccg_toolkit.sources import Record, TextAlone
from ccg_toolkit.sources.shape.values import IfUnreadable, Prose, Title, without_blanks

_A_SECTION = {"title": "?", "points": ["?"]}


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
    invitation: Prose | None = Field(
        None, description="What the invitation says.", examples=["We want to hear what you have seen."]
    )
    hosts: tuple[Point, ...] = Field(
        (),
        max_length=20,
        description="Advice for the hosts of the tables, point by point.",
        examples=[["Let the quiet speak first."]],
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
    """The texts of a framework, its terms filled in.

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
