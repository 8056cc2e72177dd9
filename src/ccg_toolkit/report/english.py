"""Plain English: numbers, lists, places in an order, days and sentences."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import groupby

OURS = "en-GB"
"""The language of what the program says itself."""

_ORDINALS = ("", "First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth")
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def numbered(number: int) -> str:
    """Say a number; up to twelve in words."""
    return NUMBERS[number] if number < len(NUMBERS) else f"{number:,}"


def alike(*numbers: int) -> Callable[[int], str]:
    """Choose how to say the numbers of one sentence: in words where each is twelve at most, else all in figures."""
    return numbered if max(numbers) < len(NUMBERS) else "{:,}".format


def count(number: int, one: str, many: str) -> str:
    """Say a number with its noun; up to twelve in words."""
    return f"{numbered(number)} {one if number == 1 else many}"


def points(number: int) -> str:
    """Say how many points of effort, in figures."""
    return f"{number:,} {'point' if number == 1 else 'points'}"


def listed(names: Iterable[str], limit: int = 4) -> str:
    """Join names with commas and a final `and`; many are cut to the first few and a count."""
    items = list(names)
    if len(items) > limit:
        items = [*items[: limit - 1], f"{count(len(items) - limit + 1, 'other', 'others')}"]
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}" if items else ""


def in_runs(numbers: Sequence[int]) -> Iterator[str]:
    """Say whole numbers in their order; three or more in a row as `4 to 9`."""
    for _, places in groupby(range(len(numbers)), key=lambda place: numbers[place] - place):
        run = [numbers[place] for place in places]
        if len(run) > 2:
            yield f"{run[0]} to {run[-1]}"
        else:
            yield from map(str, run)


def quoted(names: Iterable[str], limit: int = 6) -> str:
    """Join titles, each in quotation marks, since a title may hold a comma; many are cut to the first few and a count."""
    return listed((f"\u2018{name}\u2019" for name in names), limit)


def the(number: int, one: str, many: str) -> str:
    """Say a number of known things, such as `the action` or `the two actions`."""
    return f"the {one}" if number == 1 else f"the {count(number, one, many)}"


def sentence(text: str) -> str:
    """Begin with a capital letter and end with a full stop."""
    text = stopped(text.strip())
    return text[:1].upper() + text[1:]


def stopped(text: str) -> str:
    """End with a full stop, where a text such as a name in Ltd. has no such end already."""
    return text if text.endswith((".", "!", "?")) else text + "."


def place(rank: int, equals: int) -> str:
    """Say a rank in words, such as `third` or `joint third, four of them`.

    Args:
        rank: from 1.
        equals: how many share it, itself included.
    """
    said = lower(ordinal(rank))
    return said if equals < 2 else f"joint {said}, {numbered(equals)} of them"


def ordinal(number: int) -> str:
    """Say a place in an order; up to tenth in words."""
    if number < len(_ORDINALS):
        return _ORDINALS[number]
    ending = "th" if number // 10 % 10 == 1 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def lower(text: str) -> str:
    """Begin with a small letter, as within a sentence."""
    return text[:1].lower() + text[1:]


def long_date(day: date) -> str:
    """Write a date out, such as 14 March 2014, whatever the language of the machine."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def span(first: date, last: date) -> str:
    """Write out a period by its first and last day."""
    start = long_date(first)
    if first.year == last.year:
        start = start.removesuffix(f" {first.year}")
    return f"{start} to {long_date(last)}"


def date_beside(day: date, other: date) -> str:
    """Write a date out beside another one; a year that both have is left to that one."""
    said = long_date(day)
    return said.removesuffix(f" {day.year}") if day.year == other.year else said


def month_beside(day: date, other: date) -> str:
    """Name the month that a day ends, such as `June`, or the day where it ends none; the year where it is another."""
    said = date_beside(day, other)
    ends = (day + timedelta(days=1)).day == 1
    return said.removeprefix(f"{day.day} ") if ends else said
