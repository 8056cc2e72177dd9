"""The first line of ``responses.csv``: what was promised and, once a survey is closed, how its groups were cut."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from ccg_toolkit.sources import Complaint, shown
from ccg_toolkit.survey.keys import AGREES_FROM, FRAMEWORK, MINIMUM_COMMENTS, MINIMUM_GROUP, VERSION
from ccg_toolkit.survey.known import Known
from ccg_toolkit.survey.promise import Promise, promise_of
from ccg_toolkit.survey.units import Unit, units_of, units_text

_BEGINS = "# ccg-toolkit/responses/"
_FORMAT = f"{_BEGINS}1"
_UNITS, _ROLES, _CLOSED = "units", "roles", "closed"
_SEMICOLON = ";"
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True, kw_only=True)
class FirstLine:
    """What a file of responses says of itself.

    Attributes:
        framework: the id of the framework that was asked.
        version: which edition of it.
        promise: the highest of all that were made.
        units: how the groups are shown; empty before the survey is closed.
        roles: whose side each group speaks for; empty before the survey is closed.
        closed: the day on which it was closed, year first; empty before.
    """

    framework: str
    version: str
    promise: Promise
    units: tuple[Unit, ...] = ()
    roles: Mapping[str, str] = field(default_factory=dict)
    closed: str = ""

    @property
    def text(self) -> str:
        """The line itself, without its line break."""
        parts = [
            _FORMAT,
            f"{FRAMEWORK}={self.framework}",
            f"{VERSION}={_without_marks(self.version)}",
            f"{MINIMUM_GROUP}={self.promise.minimum_group}",
            f"{MINIMUM_COMMENTS}={self.promise.minimum_comments}",
            f"{AGREES_FROM}={self.promise.agrees_from}",
        ]
        if self.closed:
            roles = ",".join(f"{group}:{role}" for group, role in self.roles.items())
            parts += [f"{_UNITS}={units_text(self.units)}", f"{_ROLES}={roles}", f"{_CLOSED}={self.closed}"]
        return f"{_SEMICOLON} ".join(parts)


def is_first_line(text: str) -> bool:
    """Tell whether a text is the first line of a file of responses, of this version or another."""
    return text.startswith(_BEGINS)


def read_first_line(text: str) -> FirstLine | Complaint:
    """Read the first line of a file of responses, or say why it cannot be read.

    Args:
        text: the line, which `is_first_line`.
    """
    first, *parts = (part.strip() for part in text.strip().strip('"').rstrip(",;").split(_SEMICOLON))
    if first != _FORMAT:
        return Complaint(
            "response-format", f"{shown(first)} is no kind of file known here", "Use the version that wrote it."
        )
    values: dict[str, str] = {}
    for part in parts:
        key, is_pair, value = part.partition("=")
        if not is_pair or key in values:
            return Complaint("first-line", f"{shown(part)} cannot be read, or stands twice", _AS_WRITTEN)
        values[key] = value
    promise = promise_of(values)
    if isinstance(promise, Complaint):
        return promise
    closed = values.get(_CLOSED, "")
    if not closed:
        return FirstLine(framework=values.get(FRAMEWORK, ""), version=values.get(VERSION, ""), promise=promise)
    roles = dict(pair.partition(":")[::2] for pair in values.get(_ROLES, "").split(",") if ":" in pair)
    units = units_of(values.get(_UNITS, ""), roles)
    if units is None or not _is_day(closed):
        return Complaint("first-line", "the units, the roles or the day in this line cannot be read", _AS_WRITTEN)
    return FirstLine(
        framework=values.get(FRAMEWORK, ""),
        version=values.get(VERSION, ""),
        promise=promise,
        units=units,
        roles=roles,
        closed=closed,
    )


def promised_by(text: str, known: Known) -> Promise | Complaint | None:
    """Give the promise that a table bears in its first line.

    Args:
        text: what stands before its headings.
        known: what may be answered.

    Returns:
        The promise; ``None`` where it has no such line; or why the table cannot be read.
    """
    if not is_first_line(text):
        return None
    line = read_first_line(text)
    if isinstance(line, Complaint):
        return line
    if line.closed:
        hint = "Its figures come from the file as it is; collate the responses that came after it."
        return Complaint("closed", f"this survey was closed on {line.closed}", hint)
    return agreed(line.framework, line.promise, known)


def agreed(framework: str, promise: Promise, known: Known) -> Promise | Complaint:
    """Give a promise back, or say that it was made for something else than is asked.

    Args:
        framework: the id of the framework that was asked.
        promise: what was promised.
        known: what may be answered.
    """
    if framework != known.framework:
        message = f"this was asked with the framework {shown(framework)}, and {known.framework} is in use"
        return Complaint("framework", message, "Name the folder of that framework with --framework.")
    if promise.agrees_from != known.promise.agrees_from:
        message = (
            f"this counts agreement from {promise.agrees_from}, and the framework from {known.promise.agrees_from}"
        )
        return Complaint("agrees-from", message, "Use the framework as it was when the questionnaire was made.")
    return promise


_AS_WRITTEN = "Put the line back as ccg-toolkit wrote it, or collate the responses again."


def _is_day(text: str) -> bool:
    try:
        return bool(_DAY.fullmatch(text) and date.fromisoformat(text))
    except ValueError:
        return False


def _without_marks(text: str) -> str:
    """Keep a version from ending its part of the line."""
    return " ".join(text.replace(_SEMICOLON, ",").replace('"', "'").split())
