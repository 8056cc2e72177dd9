"""What the plan has to fit, and what people decide about it."""

from typing import Annotated, Literal

from pydantic import (
    BeforeValidator,
    Field,
    PlainValidator,
    StringConstraints,
    WithJsonSchema,
)

from ccg_toolkit.sources import Record
from ccg_toolkit.sources.shape.values import (
    WORDS,
    ActionRef,
    CriterionRef,
    HowToWrite,
    IfUnreadable,
    IsoDate,
    Title,
    WholeFromOne,
    WholeFromZero,
    WholeNumber,
    described,
    refuse,
    remedy,
    whole_number,
    without_blanks,
)

ALL: Literal["all"] = "all"


def _in_order(value: object) -> int | Literal["all"]:
    """Read a number from 0, or ``all``."""
    if value == ALL:
        return ALL
    try:
        number = whole_number(value)
    except ValueError:
        number = -1
    if number < 0:
        hint = "Write a whole number from 0, such as 5, or `all`."
        raise refuse("in-order", f"{described(value)} is neither a number of gaps nor `all`", remedy(value, hint))
    return number


InOrder = Annotated[
    int | Literal["all"],
    PlainValidator(_in_order),
    WithJsonSchema({"anyOf": [{"type": "integer", "minimum": 0}, {"enum": [ALL]}]}),
    IfUnreadable(5),
]
LeftOut = Annotated[
    str,
    StringConstraints(pattern=rf"^{WORDS}\.{WORDS}(/{WORDS})?$", max_length=182),
    HowToWrite("Write domain.criterion, such as contract.definition, or domain.criterion/action."),
    IfUnreadable("unreadable.unreadable"),
]
_QUARTERS = WithJsonSchema({"type": "integer", "minimum": 1, "maximum": 40})
"""The range for the schema; pydantic does not see it behind the reading of the number."""


class PlanWishes(Record):
    """What the plan has to fit, and what people decide about it."""

    starts_on: IsoDate | None = Field(
        default=None,
        description=(
            "date: the first day of the first quarter. Left out, it is the first 1 January, April, July or October "
            "after `assessed_on`"
        ),
        examples=["2014-04-01"],
    )
    quarters: Annotated[WholeNumber, Field(ge=1, le=40), _QUARTERS, IfUnreadable(1)] = Field(
        default=4, description="whole number, 1 to 40: how many quarters the plan has", examples=[6]
    )
    capacity: WholeFromZero | None = Field(
        default=None,
        description="whole number, 0 or more: points of effort in a quarter. Left out, it is the framework's",
        examples=[8],
    )
    owners: Annotated[dict[Title, Title], BeforeValidator(without_blanks)] = Field(
        default={},
        description="for each role that owns actions, a line: the person. Left out, the role alone is printed",
        examples=[{"Chair": "Dr Farida Akhtar"}],
    )
    in_order: InOrder = Field(
        default=5,
        description=(
            "whole number, 0 or more, or `all`: how many of the gaps are placed strictly in their order; the rest goes "
            "by value for effort"
        ),
        examples=[3, "all"],
    )
    person: WholeFromOne | None = Field(
        default=None,
        description=(
            "whole number, 1 or more: no person has more points in a quarter. Two roles with one name under `owners` "
            "are one person, a role without a name is one; an action without an owner has no limit. Left out, there is "
            "no limit"
        ),
        examples=[4],
    )
    choose: tuple[CriterionRef, ...] = Field(
        default=(),
        max_length=200,
        description=(
            "at most 200 criteria: they come first among those of the same rank, in this order. One that shares its "
            "rank with no other is an error, which gives its rank. Of those not chosen, the one that needs the fewest "
            "points goes first"
        ),
        examples=[["contract.definition"]],
    )
    not_now: tuple[LeftOut, ...] = Field(
        default=(),
        max_length=200,
        description=(
            "at most 200 criteria and actions that the board leaves out. They keep their ranks, and stand under later "
            "as its choice. With a criterion all its actions are left out, also where others wait for them"
        ),
        examples=[["contract.usable-rights", "contract.definition/settle-definition"]],
    )
    not_before: Annotated[dict[ActionRef, IsoDate], BeforeValidator(without_blanks)] = Field(
        default={},
        description="for actions, a date: each starts in the first quarter that begins on that day or after",
        examples=[{"contract.definition/settle-definition": "2014-07-01"}],
    )
