"""Read values out of a parsed result file: each of the right kind, or told with its place in the file and what to do."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import NamedTuple
from unicodedata import bidirectional, category

_LONGEST = 500
_SHOWN = 40
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
_NUMBER = re.compile(r"-?[0-9]{1,18}(\.[0-9]{1,18})?([eE][-+]?[0-9]{1,2})?", re.ASCII)
_BREAKING = frozenset({"Cc", "Cs", "Zl", "Zp"})
_TURNING = frozenset({"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"})
"""Characters by their Unicode category, and by what they do to the direction of writing."""
_REMEDY = "Make the file anew: ccg-toolkit assess ANSWERS -o NAME.json."


class Figure(str):
    """A number with a point or an exponent, as its text in the file: nothing is rounded before it is asked for."""

    __slots__ = ()


class Wrong(NamedTuple):
    """What is wrong in a result file.

    Attributes:
        where: the way to the value, such as ``domains[3].criteria[0].level``; empty for the file as a whole.
        message: in one clause.
        hint: what to do.
    """

    where: str
    message: str
    hint: str = _REMEDY


@dataclass(frozen=True)
class Fields:
    """An object of the file, with the way to it; what is wrong with what was asked of it gathers in ``wrong``."""

    values: dict[str, object]
    where: str = ""
    wrong: list[Wrong] = field(default_factory=list)

    def text(self, key: str, *, needed: bool = True) -> str:
        """Give a text of up to 500 characters; empty where it is null and not needed, or is refused."""
        value = self.values.get(key)
        if value is None and not needed:
            return ""
        if not isinstance(value, str) or isinstance(value, Figure) or (needed and not value.strip()):
            self._refused(key, "a text is wanted")
            return ""
        if len(value) > _LONGEST or not _harmless(value):
            self._refused(key, f"a text of one line and up to {_LONGEST} characters is wanted")
            return ""
        return value

    def chosen(self, key: str, choices: tuple[str, ...]) -> str:
        """Give one of some words; the last of them where it is refused."""
        value = self.values.get(key)
        if isinstance(value, str) and value in choices:
            return value
        self._refused(key, f"one of {', '.join(choices)} is wanted")
        return choices[-1]

    def day(self, key: str) -> date:
        """Give a date; the first there is where it is refused."""
        value = self.values.get(key)
        if isinstance(value, str) and _DAY.fullmatch(value):
            try:
                return date.fromisoformat(value)
            except ValueError:
                pass
        self._refused(key, "a date such as 2014-03-14 is wanted")
        return date.min

    def whole(self, key: str, most: int) -> int | None:
        """Give a whole number from 0 up, or ``None`` where it is null or refused."""
        value = self.values.get(key)
        if value is None or (isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= most):
            return value
        self._refused(key, f"a whole number from 0 to {most} is wanted")
        return None

    def number(self, key: str, *, above: int | None = None, needed: bool = False) -> Fraction | None:
        """Give a number exactly as the file has it, or ``None`` where it is null or refused."""
        value = self.values.get(key)
        if value is None and not needed:
            return None
        number = _number(value)
        if number is None or (above is not None and number <= above):
            self._refused(key, f"a number{'' if above is None else f' above {above}'} is wanted")
            return None
        return number

    def part(self, key: str) -> "Fields":
        """Give an object within; one without values where it is refused."""
        value = self.values.get(key)
        if not isinstance(value, dict):
            self._refused(key, "an object in braces is wanted")
        return Fields(value if isinstance(value, dict) else {}, self._way(key), self.wrong)

    def parts(self, key: str, most: int, *, needed: bool = True) -> Iterator["Fields"]:
        """Give the objects of a list, up to a number; none where it is refused."""
        value = self.values.get(key)
        if value is None and not needed:
            return
        if not isinstance(value, list):
            self._refused(key, "a list in brackets is wanted")
            return
        if len(value) > most:
            self.refuse(key, f"at most {most:,} entries are read, and here are {len(value):,}")
            return
        for index, entry in enumerate(value):
            way = f"{self._way(key)}[{index}]"
            if isinstance(entry, dict):
                yield Fields(entry, way, self.wrong)
            else:
                self.wrong.append(Wrong(way, f"an object in braces is wanted, and here is {_shown(entry)}"))

    def refuse(self, key: str, message: str, hint: str = _REMEDY) -> None:
        """Tell that a value cannot be as it is."""
        self.wrong.append(Wrong(self._way(key), message, hint))

    def _way(self, key: str) -> str:
        return f"{self.where}.{key}" if self.where else key

    def _refused(self, key: str, wanted: str) -> None:
        what = f", and here is {_shown(self.values[key])}" if self.values.get(key) is not None else ""
        missing = "" if key in self.values else "this is missing: "
        self.wrong.append(Wrong(self._way(key), f"{missing}{wanted}{what}"))


def _harmless(text: str) -> bool:
    """Tell whether a text holds nothing that breaks a line, moves a cursor or turns the direction of writing."""
    return text.isprintable() or not any(
        category(letter) in _BREAKING or bidirectional(letter) in _TURNING for letter in text
    )


def _number(value: object) -> Fraction | None:
    if isinstance(value, bool):
        return None
    if isinstance(value, int):
        return Fraction(value) if abs(value) < 10**18 else None
    return Fraction(value) if isinstance(value, Figure) and _NUMBER.fullmatch(value) else None


def _shown(value: object) -> str:
    """Show the beginning of a value, with nothing in it that a terminal would obey."""
    if isinstance(value, (dict, list)):
        return "an object" if isinstance(value, dict) else "a list"
    if isinstance(value, bool):
        return "true" if value else "false"
    text = "".join(letter if letter.isprintable() else "?" for letter in str(value)[: _SHOWN + 1])
    cut = f"{text[: _SHOWN - 3]}..." if len(text) > _SHOWN else text
    return cut if isinstance(value, (int, Figure)) else f"'{cut}'"
