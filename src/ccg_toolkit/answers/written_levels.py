"""Levels as people write them: by number, by name or by both, in any case."""

import re
from collections import defaultdict
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property, lru_cache
from unicodedata import normalize

from pydantic_core import PydanticCustomError

from ccg_toolkit.sources import Scalar
from ccg_toolkit.sources.diagnostics import LONGEST_SHOWN, shown
from ccg_toolkit.sources.shape.values import described, refuse, remedy, whole_number

UNKNOWN = "unknown"
NOT_APPLICABLE = "not applicable"
STATES = (UNKNOWN, NOT_APPLICABLE)

_MEANT = {
    "n/a": NOT_APPLICABLE,
    "na": NOT_APPLICABLE,
    "n.a.": NOT_APPLICABLE,
    "none": NOT_APPLICABLE,
    "does not apply": NOT_APPLICABLE,
    "inapplicable": NOT_APPLICABLE,
    "not known": UNKNOWN,
    "not sure": UNKNOWN,
    "unsure": UNKNOWN,
    "don't know": UNKNOWN,
    "dont know": UNKNOWN,
    "do not know": UNKNOWN,
    "tbc": UNKNOWN,
    "tba": UNKNOWN,
    "?": UNKNOWN,
    "??": UNKNOWN,
    "???": UNKNOWN,
}
_LONGEST = 300
_LONGEST_LIST = 250
_BETWEEN = r"[\s\-\u2010-\u2015:=.,;/|]"
_NUMBER_FIRST = re.compile(
    rf"(?P<level>level\s*)?\(?(?P<number>0|[1-9][0-9]{{0,8}})(?![0-9])\)?{_BETWEEN}*(?P<name>.*)"
)
_NUMBER_LAST = re.compile(rf"(?P<name>.*[^\s\-:=.,;/|(]){_BETWEEN}*[\s(:=]\(?(?P<number>0|[1-9][0-9]{{0,8}})\)?")


@dataclass(frozen=True)
class Scale:
    """The levels of a framework by their names, from the lowest up.

    Attributes:
        names: their names.
        lowest: the number of the first.
    """

    names: tuple[str, ...]
    lowest: int = 0

    def __str__(self) -> str:
        """List the levels; where there are many, the first and the last."""
        return self._listed

    def __bool__(self) -> bool:
        """Tell whether any level is known."""
        return bool(self.names)

    @property
    def numbers(self) -> range:
        """The numbers of the levels."""
        return range(self.lowest, self.lowest + len(self.names))

    def name(self, number: int) -> str:
        """Give the name of a level that there is, cut where it is long."""
        return _cut(self.names[self.numbers.index(number)])

    def named(self, text: str) -> int | None:
        """Find the level of a name; where two differ in case only, the name has to be exact."""
        if text in self.names:
            return self.numbers[self.names.index(text)]
        levels = self.plain.get(_plain(text), ())
        return levels[0] if len(levels) == 1 else None

    @cached_property
    def plain(self) -> dict[str, list[int]]:
        """The levels by their names without case."""
        levels = defaultdict[str, list[int]](list)
        for number, name in zip(self.numbers, self.names, strict=True):
            levels[_plain(name)].append(number)
        return dict(levels)

    @cached_property
    def _listed(self) -> str:
        levels = [f"{number} {self.name(number)}" for number in self.numbers]
        text = ", ".join(levels)
        return text if len(text) <= _LONGEST_LIST else f"{levels[0]} ... {levels[-1]}"


NOT_KNOWN = Scale(())
"""Stands for the scale of a framework that cannot be read: whatever may be the name of a level passes for one."""
_NEVER_NAMES = {"yes", "no", "on", "off", "true", "false"}


def read_level(value: object, scale: Scale | None, *, states: bool) -> int | str:
    """Read a level, which may be above the top of the scale.

    Args:
        value: what was typed.
        scale: the levels there are, if their names can stand for them.
        states: whether ``unknown`` and ``not applicable`` may stand there too.

    Returns:
        The number of the level, or one of the states.

    Raises:
        PydanticCustomError: where it is none, with what can be read.
    """
    text = value[:_LONGEST] if isinstance(value, str) else ""
    word = _plain(text)
    if states and word in STATES:
        return word
    if scale and (number := scale.named(text)) is not None:
        return number
    try:
        number = whole_number(value)
    except PydanticCustomError:
        if scale is NOT_KNOWN and word not in _NEVER_NAMES and any(map(str.isalpha, word)):
            return 0
        return _by_name(value, text, scale, states=states)
    lowest = scale.lowest if scale else 0
    if number < lowest:
        raise refuse("level", f"level {number} is below the lowest, {lowest}", levels_hint(scale, states=states))
    return number


def level_text(number: int, scale: Scale, *, named: bool = True) -> str:
    """Write a level so that it is read as that level again, even where a name looks like another number.

    Args:
        number: of the level.
        scale: the levels there are.
        named: whether its name stands behind the number, where it can.
    """
    name = " ".join(scale.names[scale.numbers.index(number)].split())
    both = f"{number} {name}"
    for text in (both, str(number), name) if named else (str(number), both, name):
        try:
            if read_level(Scalar(text), scale, states=True) == number:
                return text
        except PydanticCustomError:
            continue
    return str(number)


def levels_hint(scale: Scale | None, *, states: bool) -> str:
    """Say what may be written for a level."""
    level = f"a level ({scale})" if scale else "a whole number from 0 to the top of the scale"
    return f"Write {level}, `{UNKNOWN}` or `{NOT_APPLICABLE}`." if states else f"Write {level}."


def state_meant(text: str) -> str:
    """Give the state that a text names; empty where it names none."""
    word = _plain(text[:_LONGEST])
    return word if word in STATES else ""


def _by_name(value: object, text: str, scale: Scale | None, *, states: bool) -> int:
    """Read a level of which more than the number was typed."""
    hint = levels_hint(scale, states=states)
    usual = remedy(value, hint)
    if not scale or not text or usual != hint:
        raise refuse("level", f"{described(value)} is not a level", usual)
    word = _plain(text)
    if states and (meant := _MEANT.get(word)):
        hint = f"Write `{meant}` if you mean that, else a level ({scale})."
        raise refuse("level", f"{shown(text)} is not a level", hint)
    match = _NUMBER_FIRST.fullmatch(word) or _NUMBER_LAST.fullmatch(word)
    number = int(match["number"]) if match else 0
    name = match["name"].strip(" ()'\"") if match else word.removeprefix("level ")
    named = scale.named(name) if name else None
    if match and named is not None and named != number:
        there = f"{number} is {scale.name(number)}" if number in scale.numbers else f"there is no {number}"
        message = f"{shown(text)} is two levels: {there}, and {scale.name(named)} is {named}"
        raise refuse(
            "level", message, f"Write {number} or {named}, whichever you mean." if number in scale.numbers else hint
        )
    if named is not None:
        return named
    if match and not name and match.groupdict().get("level"):
        return number
    if match and name and number in scale.numbers and name[:1].isalpha():
        hint = f"Write {number} alone if that is the level; other words go behind `comment:`. {hint}"
    elif len(word) > 2 and (close := get_close_matches(word, scale.plain, n=1, cutoff=0.7)):
        hint = f"Did you mean {scale.name(scale.plain[close[0]][0])}? {hint}"
    raise refuse("level", f"{shown(text)} is not a level", hint)


@lru_cache(maxsize=1_000)
def _plain(text: str) -> str:
    """Write names alike that differ in case, spaces and hyphens only."""
    dashes = re.sub("[-_\u2010-\u2015]", " ", normalize("NFC", text.replace("\u2019", "'")))
    return " ".join(dashes.casefold().split())


def _cut(name: str) -> str:
    return name if len(name) <= LONGEST_SHOWN else f"{name[: LONGEST_SHOWN - 3]}..."
