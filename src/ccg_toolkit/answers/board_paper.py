"""What the cover sheet of a board paper says."""

from pydantic import (
    Field,
)

from ccg_toolkit.sources import Record
from ccg_toolkit.sources.shape.values import (
    IsoDate,
    Paragraphs,
    Prose,
    Title,
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
        description="texts that stand before the figures; the paper does without where they are left out",
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
    consultation: Prose | None = Field(
        default=None,
        description="text: who was asked about the plan, and what they said. Left out, the paper asks for it",
        examples=["The council of members saw the plan on 26 March 2014 and supports it."],
    )
    recommendations: Paragraphs = Field(
        default=(),
        description='texts that go on from "The board is asked to:"; else what the results call for, marked as a draft',
        examples=[["approve the plan for 2014/15"]],
    )
    on_behalf_of: Title | None = Field(
        default=None, description="line: for whom the paper was prepared", examples=["The membership committee"]
    )
    prepared_on: IsoDate | None = Field(
        default=None, description="date on which the paper was prepared", examples=["2014-03-28"]
    )
