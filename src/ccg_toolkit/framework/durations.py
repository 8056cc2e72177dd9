"""Read the times that an English sentence names, in months, where they must have passed for the sentence to be true.

A success measure looks ahead from the work, so that three kinds of time count in it: how long something lasts ("for two
quarters", "six months running"), by when it is there ("within a year", "in twelve months"), and what comes after a wait
("after six months", "a month later"). A level tells what stands today. A deadline or a wait in it belongs to the thing
that it tells of ("replies within two weeks"), so that only what lasts counts.

None of these is a time to wait for: a rate ("twice a year", "every two years"), an age ("under six months old"), a look
back ("in the past year"), what picks something out ("work that showed no gain two years running"), what something is
made for ("a budget for two years"). Two meetings running have no length that can be told. Where a phrase can be read in
two ways it is left out: whoever is warned in vain reads no further warning.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

_MONTHS = {
    "working day": Fraction(12, 260),
    "day": Fraction(12, 365),
    "week": Fraction(12, 52),
    "fortnight": Fraction(12, 26),
    "month": Fraction(1),
    "quarter": Fraction(3),
    "year": Fraction(12),
}
"""Months in one of each unit."""
_ONES = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
_TEENS = ["ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_NUMBERS = {
    "a": Fraction(1),
    "an": Fraction(1),
    "half a": Fraction(1, 2),
    **{word: Fraction(number) for number, word in enumerate(_ONES + _TEENS, start=1)},
    **{word: Fraction(10 * number) for number, word in enumerate(_TENS, start=2)},
    **{
        f"{tens}-{word}": Fraction(10 * number + more)
        for number, tens in enumerate(_TENS, start=2)
        for more, word in enumerate(_ONES, start=1)
    },
}
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth")


def _one_of(words: str) -> str:
    return f"(?:{words.replace(', ', '|')})"


# Longest first, so that of "twenty-four" and "half a" the whole is read.
_NUMBER = rf"(?:\d+(?:\.\d+)?|{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})"
_ABOUT = _one_of(
    "about, almost, around, at least, at most, fewer than, less than, more than, no more than, over, up to"
)
_NEXT = _one_of("coming, first, following, next")
_SPAN = (
    rf"(?:{_ABOUT} )?(?:(?:the|its|their) )?(?:(?P<next>{_NEXT}) )?(?:{_NUMBER} (?:to|or) |\d+ ?[-\u2013] ?)?"
    rf"(?:(?P<count>{_NUMBER}) (?:(?P<half>and a half) )?)?(?:(?:calendar|full|more|whole) )?"
    rf"(?P<unit>{_one_of(', '.join(_MONTHS))})s?(?: (?P<and_a_half>and a half))?\b"
    rf"(?!['\u2019]| (?:ago|ahead|before|earlier|end|off|old)\b)"
)
"""A number of units, a range of which the end counts, or its first or next unit; no age, and no day in the past."""

_LASTING = (
    rf"(?P<by>for|over|throughout|through) {_SPAN}(?! (?:are|can|had|has|have|is|may|must|was|were|will)\b)",
    rf"(?P<by>for|throughout) the (?:last|past) {_SPAN}",
    rf"{_SPAN} (?P<by>running|in a row|on end)",
    rf"(?P<count>{_NUMBER}) (?P<by>consecutive|successive) (?P<unit>{_one_of(', '.join(_MONTHS))})s?\b",
)
_AHEAD = (
    rf"(?P<by>after|at|in|inside|within) {_SPAN}",
    rf"{_SPAN} (?P<by>after|afterwards|apart|later)\b",
    rf"{_SPAN} (?P<by>on)(?=[,;.]|$)",
    rf"(?P<by>by) the end of (?:the|its|their) (?P<ordinal>{'|'.join(_ORDINALS)}) (?P<unit>month|quarter|year)\b",
)


@cache  # on demand: to compile them takes a third as long as to read a framework, and most commands need none
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){pattern}", re.IGNORECASE)


_LASTING_SIGNS = {"for", "over", "throughout", "through", "running", "in a row", "on end", "consecutive", "successive"}
_NO_WAIT = {
    "for": r"budgets?|calendars?|contracts?|dates?|funds?|money|plans?|programmes?|rates?|schemes?|seats?|time",
    "in": r"once|time|twice",
    "over": r"take|taken|takes|taking|took|wait|waited|waiting|waits",
}
"""Words after which a sign tells of something else: what is made for a time, a rate, more than a time."""
_LONGEST_CLAUSE = 200
"""How far back what picks something out is looked for, in characters, so that long texts take no longer than they are."""
_PICKS_OUT = re.compile(
    r"(?<!\bagree )(?<!\bconfirm )(?<!\bconfirms )(?<!\bfind )(?<!\bsay )(?<!\bsays )(?<!\bsee )(?<!\bshow )(?<!\bshows )"
    r"(?<!\bshown )\b(?:that|which|who|whose) ",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Duration:
    """A time that a sentence names.

    Attributes:
        words: the phrase, such as ``within six months``.
        months: how long that is.
    """

    words: str
    months: Fraction


def longest_in_measure(text: str) -> Duration | None:
    """Give the longest time that lies between the work and the day on which a success measure can be judged.

    Args:
        text: one or more English sentences.

    Returns:
        The first of the longest, or None where none is named.
    """
    return max(_times(text, _LASTING + _AHEAD), key=lambda time: time.months, default=None)


def longest_in_level(text: str) -> Duration | None:
    """Give the longest time for which a level says that something has lasted.

    Args:
        text: one or more English sentences.

    Returns:
        The first of the longest, or None where none is named.
    """
    return max(_times(text, _LASTING), key=lambda time: time.months, default=None)


def _times(text: str, patterns: tuple[str, ...]) -> Iterator[Duration]:
    plain = " ".join(text.split())
    matches = (match for pattern in patterns for match in _compiled(pattern).finditer(plain))
    for match in sorted(matches, key=lambda match: match.start()):
        if (count := _count(match)) and not _means_something_else(match, count):
            yield Duration(match[0], count * _MONTHS[match["unit"].lower()])


def _count(match: re.Match[str]) -> Fraction:
    """Give how many units are named; 0 where neither a number is nor the first or next one."""
    parts = match.groupdict()
    if ordinal := parts.get("ordinal"):
        return Fraction(_ORDINALS.index(ordinal.lower()) + 1)
    half = Fraction(1, 2) if parts.get("half") or parts.get("and_a_half") else Fraction(0)
    if number := parts.get("count"):
        return (_NUMBERS.get(number.lower()) or Fraction(number)) + half
    return Fraction(1) + half if parts.get("next") else Fraction(0)


def _means_something_else(match: re.Match[str], count: Fraction) -> bool:
    """Tell whether what looks like a time is a share, the reach of a budget, or part of what picks something out."""
    sign, after = match["by"].lower(), match.string[match.end() : match.end() + len(" of ")]
    before = match.string[max(0, match.start() - _LONGEST_CLAUSE) : match.start()]
    # Three quarters may be nine months or 75%, and a quarter 25%.
    share = match["unit"].lower() == "quarter" and count in (1, 3)
    if share and (after == " of " or sign in ("at", "in", "over")):
        return True
    if sign in _NO_WAIT and re.search(rf"\b(?:{_NO_WAIT[sign]}) $", before, re.IGNORECASE):
        return True
    clause = re.split("[,;:.]", before)[-1]
    return sign in _LASTING_SIGNS and _PICKS_OUT.search(clause) is not None
