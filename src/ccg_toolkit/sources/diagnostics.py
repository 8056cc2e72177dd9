"""What a reader of a file finds wrong, as values: where, what, and what to do next."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Literal, NamedTuple

LONGEST_SHOWN = 40
"""Characters of a value that a message may repeat; a longer one is cut, since it may be private."""


class Place(NamedTuple):
    """A point in a file. Lines and columns count from 1; ``line`` 0 means the file as a whole."""

    file: str
    line: int = 0
    column: int = 0


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


def errors(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Keep only what stops the work."""
    return [found for found in diagnostics if found.severity == "error"]


def in_order(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Sort by file, line and column, and drop exact repeats."""
    unique = dict.fromkeys(diagnostics)
    return sorted(unique, key=lambda found: (found.place, found.severity, found.message))


def as_text(diagnostic: Diagnostic) -> str:
    """Put one problem as ``file:line:column: message (subject)``, its hint indented below."""
    place = diagnostic.place
    where = f"{place.file}:{place.line}:{place.column}" if place.line else place.file
    kind = "warning: " if diagnostic.severity == "warning" else ""
    subject = f" ({diagnostic.subject})" if diagnostic.subject else ""
    hint = f"\n    {diagnostic.hint}" if diagnostic.hint else ""
    return f"{where}: {kind}{diagnostic.message}{subject}{hint}"


def shown(value: str) -> str:
    """Quote a typed value for a message, cut where it is long."""
    text = " ".join(value.split())
    return f"'{text}'" if len(text) <= LONGEST_SHOWN else f"'{text[: LONGEST_SHOWN - 3]}...'"


def nearest(name: str, known: Iterable[str], what: str = "Known here") -> str:
    """Suggest the known name nearest to a mistyped one, or list what is known."""
    names = sorted(known)
    if close := get_close_matches(name.lower(), names, n=1, cutoff=0.6):
        return f"Did you mean {close[0]}?"
    if not names:
        return ""
    listed = ", ".join(names[:12]) + (", ..." if len(names) > 12 else "")
    return f"{what}: {listed}."
