"""What the manifesto says: what both sides offer and want of each other."""

from typing import Annotated

from pydantic import (
    Field,
)

from ccg_toolkit.sources import Record, TextAlone
from ccg_toolkit.sources.shape.values import (
    CriterionRef,
    Id,
    IsoDate,
    Title,
    WantedInstead,
)


class Promise(TextAlone):
    """A line of the manifesto. Short form: the text alone."""

    text: Title = Field(
        description="line: what is offered or wanted", examples=["We pay for the time that our requests take"]
    )
    owner: Title | None = Field(
        default=None,
        description=(
            "line: who sees to it. For a role under `owners` the person is printed too. Left out, it is to fill in by "
            "hand"
        ),
        examples=["Finance lead"],
    )
    measure: Title | None = Field(
        default=None,
        description="line: what shows that it is kept. Left out, it is to fill in by hand",
        examples=["Every claim is paid within a month"],
    )
    review_on: IsoDate | None = Field(
        default=None,
        description="date: when both sides look at it again. Left out, it is to fill in by hand",
        examples=["2015-03-31"],
    )
    criterion: CriterionRef | None = Field(
        default=None, description="criterion that it belongs to", examples=["contract.offers-and-wants"]
    )


class Offer(Promise):
    """What one side offers; wants name it by its id."""

    id: Id | None = Field(
        default=None, description="id: of an offer, so that wants can name it", examples=["paid-time"]
    )


class Want(Promise):
    """What one side wants; ``met_by`` is the id of the offer of the other side that meets it."""

    met_by: Id | None = Field(
        default=None,
        description=(
            "of a want: the id of the offer that meets it. What members want is met by what the organisation offers, "
            "and the other way round. Left out, the want is flagged: no offer yet"
        ),
        examples=["paid-time"],
    )


_OFFER = WantedInstead("a text is wanted", "Write `- ` and what is offered, or `- text: ...` with more lines below it.")
_WANT = WantedInstead("a text is wanted", "Write `- ` and what is wanted, or `- text: ...` with more lines below it.")
_LINES = WantedInstead("a list is wanted", "Begin each offer or want on a line of its own with a hyphen and a space.")
Offers = Annotated[tuple[Annotated[Offer, _OFFER], ...], _LINES]
Wants = Annotated[tuple[Annotated[Want, _WANT], ...], _LINES]
FOUR_LISTS = WantedInstead(
    "four lists are wanted",
    "Write `organisation_offers:`, `organisation_wants:`, `members_offer:` and `members_want:`, each with its lines below.",
)


class Manifesto(Record):
    """What the organisation and its members offer each other, and what each wants of the other."""

    organisation_offers: Offers = Field(
        default=(),
        max_length=30,
        description="at most 30 offers: what the organisation offers its members",
        examples=[["A visit to every practice once a year"]],
    )
    organisation_wants: Wants = Field(
        default=(),
        max_length=30,
        description="at most 30 wants: what the organisation wants of its members",
        examples=[["An answer within two weeks when we ask"]],
    )
    members_offer: Offers = Field(
        default=(),
        max_length=30,
        description="at most 30 offers: what members offer",
        examples=[["A named lead in every practice"]],
    )
    members_want: Wants = Field(
        default=(),
        max_length=30,
        description="at most 30 wants: what members want of the organisation",
        examples=[["Reasons in writing when a decision goes against us"]],
    )
