"""The kinds of value a field can hold: each takes the text that was typed and accepts one way to write it.

A wrong value raises `PydanticCustomError` with a message and a hint; `records` turns it into a diagnostic.
"""

import re
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, PlainSerializer, PlainValidator, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

from ccg_toolkit.sources.characters import disguised
from ccg_toolkit.sources.diagnostics import shown
from ccg_toolkit.sources.workbook.days import written_day
from ccg_toolkit.sources.yaml.reader import Scalar

_WHOLE = re.compile(r"0|-?[1-9][0-9]{0,8}")
_DECIMAL = re.compile(r"-?(0|[1-9][0-9]{0,8})(\.[0-9]{1,9})?")
_ALMOST_WHOLE = re.compile(r"\+?0*([0-9]{1,9})(\.0*)?")
_DIGITS = re.compile(r"[-+]?[0-9]{10,}(\.[0-9]*)?")
_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_YEARS = range(1900, 2200)


@dataclass(frozen=True, slots=True)
class IfUnreadable:
    """What takes the place of a value that could not be read, so that the rest of the file is still checked."""

    value: Any


@dataclass(frozen=True, slots=True)
class StandsFor:
    """Which field of a group a value alone stands for."""

    field: str


@dataclass(frozen=True, slots=True)
class HowToWrite:
    """How a text of a set form is written, for the hint where one is not."""

    hint: str


@dataclass(frozen=True, slots=True)
class WantedInstead:
    """What a group or list is for, where the reader of a message would not know it from its name.

    Attributes:
        what: the end of the message, such as ``the criteria of a domain are wanted``.
        hint: how to write that.
    """

    what: str
    hint: str


def refuse(rule: str, message: str, hint: str = "") -> PydanticCustomError:
    """Make the error that a validator raises.

    The texts travel as values, not as a template, since they may hold braces that a user typed.
    """
    return PydanticCustomError("refused", "{message}", {"rule": rule, "message": message, "hint": hint})


def whole_number(value: object) -> int:
    """Read a whole number written in plain decimal digits."""
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if isinstance(value, str) and getattr(value, "plain", False) and _WHOLE.fullmatch(value):
        return int(value)
    raise refuse(
        "whole-number", f"{described(value)} is not a whole number", remedy(value, "Write digits only, such as 3.")
    )


def decimal_number(value: object) -> Fraction:
    """Read a number written in plain decimal digits, exactly."""
    if isinstance(value, (int, Fraction)) and not isinstance(value, bool):
        return Fraction(value)
    if isinstance(value, str) and getattr(value, "plain", False) and _DECIMAL.fullmatch(value):
        return Fraction(value)
    hint = remedy(value, "Write digits, with a point where needed, such as 1.5.")
    raise refuse("decimal-number", f"{described(value)} is not a number", hint)


def positive_number(value: object) -> Fraction:
    """Read a number above 0; see `decimal_number`."""
    number = decimal_number(value)
    if number <= 0:
        raise refuse("not-positive", f"{described(value)} is not above 0", "Write a number such as 1 or 1.5.")
    return number


def number_from_zero(value: object) -> Fraction:
    """Read a number that is not below 0; see `decimal_number`."""
    number = decimal_number(value)
    if number < 0:
        raise refuse("negative", f"{described(value)} is below 0", "Write 0 or a number above it.")
    return number


def iso_date(value: object) -> date:
    """Read a date written year first, between 1900 and 2199."""
    if isinstance(value, date):
        return value
    day = _a_date(*match.groups()) if isinstance(value, str) and (match := _ISO.fullmatch(value)) else None
    if day is None:
        raise refuse("date", f"{described(value)} is not a date", _date_remedy(value))
    if day.year not in _YEARS:
        raise refuse("date", f"{described(value)} lies outside the years 1900 to 2199", "Check the year.")
    return day


def yes_or_no(value: object) -> bool:
    """Read ``true`` or ``false``."""
    if isinstance(value, bool):
        return value
    if isinstance(value, str) and getattr(value, "plain", False) and value in {"true", "false"}:
        return value == "true"
    raise refuse("yes-or-no", f"{described(value)} is neither true nor false", "Write true or false, without quotes.")


def without_blanks(value: object) -> object:
    """Drop the entries of a map that are left blank."""
    return {key: part for key, part in value.items() if part is not None} if isinstance(value, dict) else value


def one_or_more(value: object) -> object:
    """Take a text alone for a list of one."""
    return [value] if isinstance(value, str) else value


def remedy(value: object, usual: str) -> str:
    """Say how to write what was typed as a number, or what keeps it from being one."""
    if not isinstance(value, str):
        return usual
    if what := disguised(value):
        return f"It holds a character that is not what it looks like ({what}): type it again."
    if _DIGITS.fullmatch(value):
        return "Write a number of at most nine digits."
    if isinstance(value, Scalar) and not value.plain and _DECIMAL.fullmatch(value):
        return f"Write {value} without quotes."
    if match := _ALMOST_WHOLE.fullmatch(value):
        return f"Write {int(match[1])}."
    return usual


def described(value: object) -> str:
    """Say what was typed: a text in quotes, cut where it is long, or what kind of thing it is."""
    match value:
        case str():
            return shown(value)
        case dict():
            return "a group of fields"
        case list() | tuple():
            return "a list"
        case None:
            return "nothing"
        case _:
            return shown(str(value))


def _number_schema(**limits: float) -> WithJsonSchema:
    return WithJsonSchema({"type": "number", **limits})


def _as_number(value: Fraction) -> int | float:
    return value.numerator if value.denominator == 1 else float(value)


WholeNumber = Annotated[int, BeforeValidator(whole_number), IfUnreadable(0)]
WholeFromZero = Annotated[WholeNumber, Field(ge=0), WithJsonSchema({"type": "integer", "minimum": 0})]
WholeFromOne = Annotated[WholeNumber, Field(ge=1), WithJsonSchema({"type": "integer", "minimum": 1}), IfUnreadable(1)]
PositiveNumber = Annotated[
    Fraction,
    PlainValidator(positive_number),
    PlainSerializer(_as_number),
    _number_schema(exclusiveMinimum=0),
    IfUnreadable(1),
]
NumberFromZero = Annotated[
    Fraction, PlainValidator(number_from_zero), PlainSerializer(_as_number), _number_schema(minimum=0), IfUnreadable(0)
]
YesOrNo = Annotated[bool, PlainValidator(yes_or_no), WithJsonSchema({"type": "boolean"}), IfUnreadable(value=False)]
IsoDate = Annotated[
    date, PlainValidator(iso_date), WithJsonSchema({"type": "string", "format": "date"}), IfUnreadable(date(2000, 1, 1))
]

WORDS = "[a-z0-9]+(-[a-z0-9]+)*"
"""Lower-case words with hyphens, as a pattern."""
Id = Annotated[
    str,
    StringConstraints(pattern=f"^{WORDS}$", max_length=60),
    HowToWrite("Use lower-case letters, digits and hyphens, such as {example}."),
    IfUnreadable("unreadable"),
]
"""A name in lower-case words with hyphens."""
CriterionRef = Annotated[
    str,
    StringConstraints(pattern=rf"^{WORDS}\.{WORDS}$", max_length=121),
    HowToWrite("Write domain.criterion, such as contract.definition."),
    IfUnreadable("unreadable.unreadable"),
]
"""A criterion's full name: ``domain.criterion``."""
ActionRef = Annotated[
    str,
    StringConstraints(pattern=rf"^{WORDS}\.{WORDS}/{WORDS}$", max_length=182),
    HowToWrite("Write domain.criterion/action, such as contract.definition/settle-definition."),
    IfUnreadable("unreadable.unreadable/unreadable"),
]
"""An action's full name: ``domain.criterion/action``."""

Title = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200), IfUnreadable("?")]
"""A line of up to 200 characters."""
Prose = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2000), IfUnreadable("?")]
"""A paragraph of up to 2,000 characters."""
Paragraphs = Annotated[
    tuple[Prose, ...],
    BeforeValidator(one_or_more),
    Field(max_length=20),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string", "minLength": 1, "maxLength": 2000},
                {"type": "array", "maxItems": 20, "items": {"type": "string", "minLength": 1, "maxLength": 2000}},
            ]
        }
    ),
]
"""One paragraph or a list of up to 20."""


def is_id(text: str) -> bool:
    """Tell whether a text is a name in lower-case words with hyphens."""
    return len(text) <= 60 and re.fullmatch(WORDS, text) is not None


def as_id(text: str) -> str:
    """Make the nearest such name of a text; empty where nothing is left of it."""
    return re.sub("[^a-z0-9]+", "-", text[:200].lower().replace("'", "")).strip("-")[:60].strip("-")


def _a_date(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _date_remedy(value: object) -> str:
    written = written_day(value) if isinstance(value, str) else None
    if written is None:
        return "Write year, month and day, such as 2014-03-14."
    if written.day is None:
        return "There is no such day in the calendar; write year, month and day, such as 2014-03-14."
    return f"Write {written.day.isoformat()}."
