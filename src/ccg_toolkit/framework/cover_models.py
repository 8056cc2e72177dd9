"""What ``framework.yaml`` holds: nouns, scale, bands, weights, groups and lenses."""

from fractions import Fraction
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema

from ccg_toolkit.sources import Record
from ccg_toolkit.sources.shape.values import (
    HowToWrite,
    Id,
    IfUnreadable,
    NumberFromZero,
    Prose,
    Title,
    WholeFromOne,
    WholeFromZero,
    WholeNumber,
    without_blanks,
)

Role = Literal["leader", "member", "other"]
Palette = Literal["traffic-lights", "neutral"]
EffortName = Annotated[
    str,
    Field(pattern="^[A-Za-z][A-Za-z0-9-]*$", max_length=20),
    HowToWrite("Use letters, digits and hyphens, such as S or extra-large."),
    IfUnreadable("S"),
]
Language = Annotated[
    str,
    Field(pattern="^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$", max_length=35),
    HowToWrite("Write a language tag, such as fr, cy or pt-BR."),
    IfUnreadable("en-GB"),
]
_FROM = WithJsonSchema({"type": "integer", "minimum": 0, "maximum": 1})
LEAST_GROUP = 10
"""No framework shows anything of fewer people than this: those who answered were promised so."""
LEAST_COMMENTS = 20
"""No framework prints comments where fewer people answered than this."""
_LEAST_GROUP = WithJsonSchema({"type": "integer", "minimum": LEAST_GROUP})
_LEAST_COMMENTS = WithJsonSchema({"type": "integer", "minimum": LEAST_COMMENTS})
_AGREES_FROM = WithJsonSchema({"type": "integer", "minimum": 1, "maximum": 4})
_AGREEMENT = ("Strongly disagree", "Disagree", "Neither agree nor disagree", "Agree", "Strongly agree")
Extends = Annotated[
    Literal["ccg-membership"],
    HowToWrite("Write `extends: ccg-membership`, or delete the line and carry all domains yourself."),
]
_A_TAG = {"id": "unreadable", "title": "?"}


class Terms(Record):
    """The nouns of a framework: what its organisation, its members and its board are called."""

    organisation: Title = Field(
        description="line: what one such organisation is called, as `$organisation`",
        examples=["clinical commissioning group"],
    )
    organisations: Title = Field(description="line: the same of several", examples=["clinical commissioning groups"])
    member: Title = Field(description="line: what a member is called", examples=["practice"])
    members: Title = Field(description="line: the same of several", examples=["practices"])
    leader: Title = Field(description="line: what a leader is called", examples=["governing body member"])
    leaders: Title = Field(description="line: the same of several", examples=["governing body members"])
    board: Title = Field(description="line: what the board is called", examples=["governing body"])
    area: Title = Field(description="line: what the place is called that the organisation serves", examples=["area"])


class Level(Record):
    """One step of the scale; its number is its position, counted from 0 or 1."""

    name: Title = Field(description="line: what the level is called", examples=["Emerging"])
    meaning: Prose = Field(
        default="",
        description="text: what the level stands for in general",
        examples=["Begun in places, by the effort of a few."],
    )


class Band(Record):
    """A named range of means: from `lowest`, included, up to the next band."""

    lowest: NumberFromZero = Field(
        alias="from",
        description=(
            "number: where the band begins; it ends where the next one begins. The first begins at the lowest level, "
            "each next one higher"
        ),
        examples=[1.5],
    )
    name: Title = Field(description="line: what the band is called", examples=["Developing"])
    neutral: Title | None = Field(
        default=None,
        description="line: what it is called where the `palette` is `neutral`. Left out, its name is used there too",
        examples=["Middle"],
    )


class Weights(Record):
    """How much each factor counts in a priority; at least one is above 0."""

    gap: NumberFromZero = Field(
        default=Fraction(0), description="number from 0: how much it counts how far there is to go", examples=[3]
    )
    importance: NumberFromZero = Field(
        default=Fraction(0),
        description="number from 0: how much it counts what matters to the organisation",
        examples=[3],
    )
    perception: NumberFromZero = Field(
        default=Fraction(0),
        description="number from 0: how much it counts that leaders see it better than members do",
        examples=[2],
    )
    leverage: NumberFromZero = Field(
        default=Fraction(0), description="number from 0: how much it counts what else waits for it", examples=[1]
    )


class Group(Record):
    """A group of people who may be asked, and whose side they speak for."""

    id: Id = Field(description="id: what `invited` names", examples=["practices"])
    title: Title = Field(description="line: what the group is called", examples=["Member practices"])
    role: Role = Field(description="`leader`, `member` or `other`: whose side they speak for", examples=["member"])


class Tag(Record):
    """One mark of a lens, borne by criteria."""

    id: Id = Field(description="id: what criteria name under `tags`", examples=["trust"])
    title: Title = Field(description="line: what the mark is called", examples=["Trust"])


class Lens(Record):
    """A second reading of the same criteria by their tags; it never enters the total."""

    id: Id = Field(description="id: what criteria name under `tags`", examples=["culture"])
    title: Title = Field(description="line: what the lens is called", examples=["Culture"])
    tags: Annotated[tuple[Tag, ...], IfUnreadable([_A_TAG])] = Field(
        min_length=1,
        max_length=20,
        description="1 to 20, each with `id` and `title`",
        examples=[[{"id": "trust", "title": "Trust"}]],
    )


class Cover(Record):
    """The content of ``framework.yaml`` once it is whole: names, nouns, scale and rules."""

    id: Id = Field(description="id: what answers may name", examples=["federation"])
    title: Title = Field(description="line: what the framework is called", examples=["Membership of a GP federation"])
    version: Title = Field(description="line: which edition of it this is", examples=["1.0.0"])
    language: Language = Field(
        default="en-GB",
        description=(
            "a language tag: the language of the framework's own texts, for screen readers. What the program says itself "
            "stays English"
        ),
        examples=["fr"],
    )
    terms: Terms = Field(
        description=(
            "lines: `organisation`, `organisations`, `member`, `members`, `leader`, `leaders`, `board`, `area`; all "
            "required"
        ),
        examples=[
            {
                "organisation": "federation",
                "organisations": "federations",
                "member": "practice",
                "members": "practices",
                "leader": "director",
                "leaders": "directors",
                "board": "board",
                "area": "area",
            }
        ],
    )
    scale: Annotated[tuple[Level, ...], IfUnreadable([{"name": "?"}, {"name": "?"}])] = Field(
        min_length=2,
        max_length=11,
        description=(
            "2 to 11 levels, from the lowest up: `name`, a line, and `meaning`, a text, which may be left out"
        ),
        examples=[[{"name": "Absent"}, {"name": "In place", "meaning": "Anyone can see it."}]],
    )
    scale_from: Annotated[WholeNumber, Field(ge=0, le=1), _FROM] = Field(
        default=0,
        description=(
            "0 or 1: the number of the lowest level. All levels are written and shown so: in answers, targets, bands and "
            "actions"
        ),
        examples=[1],
    )
    bands: Annotated[tuple[Band, ...], IfUnreadable([{"from": 0, "name": "?"}])] = Field(
        min_length=1,
        max_length=11,
        description=(
            "1 to 11 bands: `from`, a number, and `name`, a line. The first begins at the lowest level, each next one "
            "higher"
        ),
        examples=[[{"from": 0, "name": "Early"}, {"from": 2.5, "name": "Sound"}]],
    )
    palette: Palette = Field(
        default="traffic-lights",
        description=(
            "`traffic-lights`, or `neutral`, which shows bands without red, amber and green. Answers may say it too"
        ),
        examples=["neutral"],
    )
    target: WholeFromZero = Field(description="a level: where an answer and its domain name none", examples=[3])
    in_place: WholeFromZero = Field(description="a level: from here on a criterion holds no other up", examples=[2])
    priorities: Weights = Field(
        description=(
            "how much each [factor](scores.md#priorities) of a priority counts, see below; at least one above 0"
        ),
        examples=[{"gap": 3, "importance": 3, "leverage": 1}],
    )
    effort: Annotated[dict[EffortName, WholeFromOne], BeforeValidator(without_blanks), IfUnreadable({"S": 1})] = Field(
        min_length=1,
        max_length=10,
        description=(
            "1 to 10 sizes, each with its points, a whole number above 0. A size begins with a letter; digits and "
            "hyphens may follow"
        ),
        examples=[{"S": 1, "M": 3, "L": 6}],
    )
    capacity: WholeFromZero = Field(description="whole number, 0 or more: points in a quarter", examples=[8])
    agreement: Annotated[tuple[Title, ...], IfUnreadable(list(_AGREEMENT))] = Field(
        default=_AGREEMENT,
        min_length=5,
        max_length=5,
        description=(
            "5 lines: how a questionnaire lets people agree with a statement, from the least to the most. "
            "They count from 0 to 4"
        ),
        examples=[["Not at all", "Hardly", "In part", "Mostly", "Wholly"]],
    )
    agrees_from: Annotated[WholeNumber, Field(ge=1, le=4), _AGREES_FROM, IfUnreadable(3)] = Field(
        default=3,
        description="whole number, 1 to 4: from this place of `agreement` on, a person agrees",
        examples=[3],
    )
    minimum_group: Annotated[WholeNumber, Field(ge=LEAST_GROUP), _LEAST_GROUP, IfUnreadable(LEAST_GROUP)] = Field(
        default=LEAST_GROUP,
        description=(
            "whole number, 10 or more: of fewer people than this who answered, nothing is shown. It stands in every "
            "questionnaire as a promise"
        ),
        examples=[10],
    )
    minimum_comments: Annotated[
        WholeNumber, Field(ge=LEAST_COMMENTS), _LEAST_COMMENTS, IfUnreadable(LEAST_COMMENTS)
    ] = Field(
        default=LEAST_COMMENTS,
        description=(
            "whole number, 20 or more: where fewer people than this answered, none of their comments is printed. It "
            "stands in every questionnaire as a promise"
        ),
        examples=[20],
    )
    groups: tuple[Group, ...] = Field(
        default=(),
        max_length=30,
        description=(
            "at most 30: `id`, `title`, a line, and `role`: `leader`, `member` or `other`. The ids are those that "
            "`invited` may name"
        ),
        examples=[[{"id": "practices", "title": "Member practices", "role": "member"}]],
    )
    lenses: tuple[Lens, ...] = Field(
        default=(),
        max_length=20,
        description="at most 20: `id`, `title`, a line, and 1 to 20 `tags`, each with `id` and `title`",
        examples=[[{"id": "culture", "title": "Culture", "tags": [{"id": "trust", "title": "Trust"}]}]],
    )
    vague_words: tuple[Title, ...] = Field(
        default=(),
        max_length=200,
        description=(
            "at most 200 lines: words, or several words in a row, that `check` points out; each form is listed"
        ),
        examples=[["appropriate", "as needed"]],
    )
    extends: Extends | None = Field(
        default=None,
        description="`ccg-membership`: the folder starts from the built-in framework",
        examples=["ccg-membership"],
    )
    off: tuple[Id, ...] = Field(
        default=(), max_length=200, description="ids of domains to leave out", examples=[["public"]]
    )

    @property
    def in_english(self) -> bool:
        """Whether the framework's own texts are in English, so that its words can be looked at."""
        return self.language.partition("-")[0] == "en"

    @property
    def numbers(self) -> range:
        """The numbers of the levels, from the lowest up."""
        return range(self.scale_from, self.scale_from + len(self.scale))

    @property
    def bottom(self) -> int:
        """The number of the lowest level."""
        return self.numbers[0]

    @property
    def top(self) -> int:
        """The number of the highest level."""
        return self.numbers[-1]

    def level(self, number: int) -> Level:
        """Give the level of a number that the scale has."""
        return self.scale[self.numbers.index(number)]

    def in_palette(self, wanted: Palette | None) -> "Cover":
        """Give the cover in the palette that answers want; bands have their other names in the neutral one.

        Args:
            wanted: by the answers; ``None`` where they leave it to the framework.
        """
        palette = wanted or self.palette
        bands = self.bands
        if palette == "neutral":
            bands = tuple(band.model_copy(update={"name": band.neutral or band.name}) for band in bands)
        return self.model_copy(update={"palette": palette, "bands": bands})
