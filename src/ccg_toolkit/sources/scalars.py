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

from ccg_toolkit.sources.diagnostics import shown
from ccg_toolkit.sources.yaml_reader import Scalar

_WHOLE = re.compile(r"-?(0|[1-9][0-9]{0,8})")
_DECIMAL = re.compile(r"-?(0|[1-9][0-9]{0,8})(\.[0-9]{1,9})?")
_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_DAY_FIRST = re.compile(r"([0-9]{1,2})[/. -]([0-9]{1,2})[/. -]([0-9]{4})")
_YEARS = range(1900, 2200)


@dataclass(frozen=True, slots=True)
class StandIn:
    """What takes the place of a value that could not be read, so that the rest of the file is still checked."""

    value: Any


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
    raise refuse("whole-number", f"{_typed(value)} is not a whole number", _remedy(value, "Write digits only, such as 3."))


def decimal_number(value: object) -> Fraction:
    """Read a number written in plain decimal digits, exactly."""
    if isinstance(value, (int, Fraction)) and not isinstance(value, bool):
        return Fraction(value)
    if isinstance(value, str) and getattr(value, "plain", False) and _DECIMAL.fullmatch(value):
        return Fraction(value)
    hint = _remedy(value, "Write digits, with a point where needed, such as 1.5.")
    raise refuse("decimal-number", f"{_typed(value)} is not a number", hint)


def positive_number(value: object) -> Fraction:
    """Read a number above 0; see `decimal_number`."""
    number = decimal_number(value)
    if number <= 0:
        raise refuse("not-positive", f"{number} is not above 0", "Write a number such as 1 or 1.5.")
    return number


def number_from_zero(value: object) -> Fraction:
    """Read a number that is not below 0; see `decimal_number`."""
    number = decimal_number(value)
    if number < 0:
        raise refuse("negative", f"{number} is below 0", "Write 0 or a number above it.")
    return number


def iso_date(value: object) -> date:
    """Read a date written year first, between 1900 and 2199."""
    if isinstance(value, date):
        return value
    if isinstance(value, str) and (match := _ISO.fullmatch(value)):
        found = _a_date(*match.groups())
    else:
        found = None
    if found is None:
        raise refuse("date", f"{_typed(value)} is not a date", _date_remedy(value))
    if found.year not in _YEARS:
        raise refuse("date", f"{_typed(value)} lies outside the years 1900 to 2199", "Check the year.")
    return found


def text_of(limit: int) -> Any:  # noqa: ANN401 - pydantic's own types for this are not public
    """Give the kind of a text of 1 to `limit` characters; white space around it is dropped."""
    return Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=limit)]


def _number_schema(**limits: float) -> WithJsonSchema:
    return WithJsonSchema({"type": "number", **limits})


def _as_number(value: Fraction) -> int | float:
    return value.numerator if value.denominator == 1 else float(value)


WholeNumber = Annotated[int, BeforeValidator(whole_number), StandIn(0)]
WholeFromZero = Annotated[WholeNumber, Field(ge=0)]
WholeFromOne = Annotated[WholeNumber, Field(ge=1), StandIn(1)]
PositiveNumber = Annotated[
    Fraction, PlainValidator(positive_number), PlainSerializer(_as_number), _number_schema(exclusiveMinimum=0), StandIn(1)
]
NumberFromZero = Annotated[
    Fraction, PlainValidator(number_from_zero), PlainSerializer(_as_number), _number_schema(minimum=0), StandIn(0)
]
IsoDate = Annotated[
    date, PlainValidator(iso_date), WithJsonSchema({"type": "string", "format": "date"}), StandIn("2000-01-01")
]

_WORDS = "[a-z0-9]+(-[a-z0-9]+)*"
Id = Annotated[str, StringConstraints(pattern=f"^{_WORDS}$", max_length=60), StandIn("unreadable")]
"""A name in lower-case words with hyphens."""
CriterionRef = Annotated[
    str, StringConstraints(pattern=rf"^{_WORDS}\.{_WORDS}$", max_length=121), StandIn("unreadable.unreadable")
]
"""A criterion's full name: ``domain.criterion``."""
ActionRef = Annotated[
    str, StringConstraints(pattern=rf"^{_WORDS}\.{_WORDS}/{_WORDS}$", max_length=182), StandIn("unreadable.unreadable/x")
]
"""An action's full name: ``domain.criterion/action``."""

Title = Annotated[text_of(200), StandIn("?")]
"""A line of up to 200 characters."""
Prose = Annotated[text_of(2000), StandIn("?")]
"""A paragraph of up to 2,000 characters."""


def _a_date(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _date_remedy(value: object) -> str:
    if isinstance(value, str):
        for pattern, order in ((_DAY_FIRST, (3, 2, 1)), (re.compile(r"([0-9]{4})[/. ]?([0-9]{1,2})[/. ]?([0-9]{1,2})"), (1, 2, 3))):
            match = pattern.fullmatch(value)
            if match and (found := _a_date(*(match[part] for part in order))):
                return f"Write {found.isoformat()}."
    return "Write year, month and day, such as 2014-03-14."


def _typed(value: object) -> str:
    if isinstance(value, str):
        return shown(value)
    return {dict: "a group of fields", list: "a list", bool: str(value).lower(), type(None): "nothing"}.get(
        type(value), shown(str(value))
    )


def _remedy(value: object, usual: str) -> str:
    """Point out the invisible or look-alike character that makes a number no number."""
    if isinstance(value, str):
        for character, what in {"\xa0": "a no-break space", "\u201c": "a curly quote", "\u201d": "a curly quote",
                                "\u2018": "a curly quote", "\u2019": "a curly quote"}.items():
            if character in value:
                return f"It holds {what} (U+{ord(character):04X}); type it again without. {usual}"
        if isinstance(value, Scalar) and not value.plain and _DECIMAL.fullmatch(value):
            return f"Write {value} without quotes."
    return usual
