"""Days as people write them: which day a text means, and whether it can mean another."""

import re
from dataclasses import dataclass
from datetime import date
from itertools import chain

_MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_TIME = (
    r"(?:[t,]?\s*[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?\s*(?:[ap]\.?m\.?)?\s*(?:z|[+-][0-9]{2}:?[0-9]{2})?)?"
)
_APART = r"\s*[-/., ]\s*"
_DAY, _YEAR = r"(?P<day>[0-9]{1,2})", r"(?P<year>[0-9]{4}|['\u2019]?[0-9]{2})"
_MONTH = r"(?P<month>[a-z]{3,9})\.?"
_FORMS = [
    re.compile(f"{_WEEKDAY}{form}{_TIME}", re.ASCII)
    for form in (
        rf"(?P<year>[0-9]{{4}}){_APART}(?P<month>[0-9]{{1,2}}){_APART}{_DAY}",
        r"(?P<year>[0-9]{4})(?P<month>[0-9]{2})(?P<day>[0-9]{2})",
        rf"{_DAY}{_APART}(?P<month>[0-9]{{1,2}}){_APART}(?P<year>[0-9]{{4}}|[0-9]{{2}})",
        rf"{_DAY}\s*(?:st|nd|rd|th)?(?:\s+of)?(?:{_APART})?{_MONTH}(?:{_APART})?{_YEAR}",
        rf"{_MONTH}{_APART}{_DAY}\s*(?:st|nd|rd|th)?{_APART}{_YEAR}",
    )
]
_LONGEST = 60
_CENTURY = 2000


@dataclass(frozen=True, slots=True)
class WrittenDay:
    """A text that has the form of a date.

    Attributes:
        day: the day that it means, day before month where both are numbers; `None` where the calendar has no such day.
        other: the day that it would mean to those who write the month first, where that is another one.
        whole: whether its year has four digits.
    """

    day: date | None
    other: date | None = None
    whole: bool = True

    @property
    def is_certain(self) -> bool:
        """Whether it can mean one day only."""
        return self.day is not None and self.other is None and self.whole


def written_day(text: str) -> WrittenDay | None:
    """Read a date as people write it: with numbers or the name of a month, with a time behind it or without.

    Args:
        text: such as ``30/06/2014``, ``30 June 2014``, ``Mon 30-Jun-14`` or ``2014-06-30 00:00:00``.

    Returns:
        What it can mean, `None` where it has not the form of a date. A month by its name makes a year of two digits
        certain too, as in Excel's own 30-Jun-14.
    """
    plain = " ".join(text.split()).casefold()
    if len(plain) > _LONGEST or (not plain.isascii() and "\u2019" not in plain):
        return None
    match = next(chain.from_iterable(filter(None, [form.fullmatch(plain)]) for form in _FORMS), None)
    if match is None:
        return None
    year, month, day = match["year"].lstrip("'\u2019"), match["month"], int(match["day"])
    whole_year = int(year) if len(year) > 2 else _CENTURY + int(year)
    if not month.isdigit():
        number = _month(month)
        return WrittenDay(_a_day(whole_year, number, day)) if number else None
    meant, other = _a_day(whole_year, int(month), day), _a_day(whole_year, day, int(month))
    if match.start("year") < match.start("day"):  # nobody writes year, day, month
        other = None
    if meant is None:
        meant, other = other, None
    return WrittenDay(meant, None if other == meant else other, len(year) > 2)


def _month(name: str) -> int | None:
    """Give the number of a month by its name, or by how that begins."""
    numbers = [number for number, month in enumerate(_MONTHS, start=1) if month.startswith(name)]
    return numbers[0] if len(numbers) == 1 else None


def _a_day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
