"""What a reader of a file finds wrong, as values: where, what, and what to do next."""

import re
from bisect import bisect
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import chain, islice
from typing import Literal, NamedTuple

from ccg_toolkit.sources.characters import name_of, printable
from ccg_toolkit.sources.workbook.cells import cell_name

LONGEST_SHOWN = 40
"""Characters of a value that a message may repeat; a longer one is cut, since it may be private."""

MOST_PROBLEMS = 200
"""Problems that one check of one file may report."""

_LONG_PART = re.compile(rf"[^./]{{{LONGEST_SHOWN + 1},}}")
"""Part of a full name that is too long to be shown whole."""

_LONGEST_NAME = 200
_MOST_NAMES = 12
_LONGEST_LIST = 300
_MOST_COMPARED = 100


class Place(NamedTuple):
    """A point in a file. Lines and columns count from 1; ``line`` 0 means the file as a whole.

    In a workbook it is a cell: its row, its column and its sheet, which is empty elsewhere.
    """

    file: str
    line: int = 0
    column: int = 0
    sheet: str = ""

    @property
    def inside(self) -> str:
        """Where it is in its file, for a message about another place there: ``line 7`` or ``Contract!H14``."""
        if not self.sheet:
            return f"line {self.line}"
        plain = self.sheet.isascii() and self.sheet.isalnum() and self.sheet[:1].isalpha()
        sheet = self.sheet if plain else "'" + self.sheet.replace("'", "''") + "'"
        return f"{sheet}!{cell_name(self.line, self.column)}"

    @property
    def text(self) -> str:
        """The whole of it: ``answers.yaml:7:3``, ``answers.xlsx: Contract!H14`` or the file alone."""
        file = self.file.replace("\n", "<U+000A>").replace("\r", "<U+000D>")  # a name may hold a line break
        if self.sheet:
            return f"{file}: {self.inside}"
        return f"{file}:{self.line}:{self.column}" if self.line else file


@dataclass(frozen=True, kw_only=True, slots=True)
class Diagnostic:
    """One problem.

    Attributes:
        place: where it is.
        rule: a stable name for the kind of problem, in lower-case words with hyphens.
        message: what is wrong, in one clause.
        hint: what to do next, in whole sentences; empty where the message says it all.
        subject: the criterion, domain or action it concerns, such as ``contract.definition``.
        severity: an error stops the work; a warning does not.
        unreadable: the file could not be opened at all (missing, a folder, no permission).
    """

    place: Place
    rule: str
    message: str
    hint: str = ""
    subject: str = ""
    severity: Literal["error", "warning"] = "error"
    unreadable: bool = False


class Complaint(NamedTuple):
    """What is wrong and what to do, before it is said where."""

    rule: str
    message: str
    hint: str = ""
    severity: Literal["error", "warning"] = "error"

    def at(self, place: Place, subject: str = "") -> Diagnostic:
        """Make a problem of it."""
        return Diagnostic(
            place=place,
            rule=self.rule,
            message=self.message,
            hint=self.hint,
            subject=subject,
            severity=self.severity,
        )


def errors(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Keep only what stops the work."""
    return [problem for problem in diagnostics if problem.severity == "error"]


def in_order(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Sort by file, sheet, line and column, and drop exact repeats."""
    unique = dict.fromkeys(diagnostics)
    return sorted(
        unique,
        key=lambda problem: (problem.place.file, problem.place.sheet, problem.place, problem.severity, problem.message),
    )


def first_of(problems: Iterator[Diagnostic]) -> Iterator[Diagnostic]:
    """Give as many problems as anyone would read; the last one says that there are more."""
    yield from islice(problems, MOST_PROBLEMS)
    if (more := next(problems, None)) is not None:
        yield and_more(next((problem for problem in chain([more], problems) if problem.severity == "error"), more))


def and_more(problem: Diagnostic) -> Diagnostic:
    """Say that there are more problems than are listed, as bad as this one."""
    hint = "Mend those listed first, then check again."
    return Complaint("more", "there are more problems than are listed", hint, problem.severity).at(problem.place)


def as_text(diagnostic: Diagnostic) -> str:
    """Put one problem as ``file:line:column: message (subject)``, its hint indented below; see `Place.text`."""
    kind = "warning: " if diagnostic.severity == "warning" else ""
    subject = f" ({diagnostic.subject})" if diagnostic.subject else ""
    hint = f"\n    {diagnostic.hint}" if diagnostic.hint else ""
    return printable(f"{diagnostic.place.text}: {kind}{diagnostic.message}{subject}{hint}")


def shown(value: str) -> str:
    """Quote a typed value for a message, cut where it is long."""
    text = printable(" ".join(value[: 20 * LONGEST_SHOWN].split()))
    return f"'{text}'" if len(text) <= LONGEST_SHOWN else f"'{text[: LONGEST_SHOWN - 3]}...'"


def nearest(name: str, known: Iterable[str], what: str = "Known here") -> str:
    """Suggest the known name nearest to a mistyped one, or list what is known; or name the character that is wrong in it."""
    names = sorted(
        _LONG_PART.sub(lambda part: f"{part[0][: LONGEST_SHOWN - 3]}...", known_name) for known_name in known
    )
    if not names:
        return ""
    odd = next((character for character in name if not character.isascii()), "")
    if odd and "".join(names).isascii():
        return f"No name here holds {name_of(odd)}: type it again."
    if len(name) <= _LONGEST_NAME:
        # To compare takes long: of many names, those nearest in the alphabet, which share a beginning.
        start = max(0, bisect(names, name.lower()) - _MOST_COMPARED // 2)
        if close := get_close_matches(name.lower(), names[start : start + _MOST_COMPARED], n=1, cutoff=0.6):
            return f"Did you mean {close[0]}?"
    told = names[:_MOST_NAMES]
    while len(told) > 1 and len(", ".join(told)) > _LONGEST_LIST:
        told.pop()
    more = f" and {len(names) - len(told)} more" if len(names) > len(told) else ""
    return f"{what}: {', '.join(told)}{more}."


def listed(names: Collection[str], last: str = "and") -> str:
    """Join names as a sentence does: ``a, b and c``."""
    *others, end = names
    return f"{', '.join(others)} {last} {end}" if others else end
