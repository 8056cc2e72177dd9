"""``closed.yaml``: which responses stand in a closed survey, so that none is counted in a second one.

It lies beside the files that were read and beside the file of responses. It holds digests, and none of them leads to a
person: that of a form is made of its random id, that of a row of an export of its number and time, and where a row has
neither, of its group and answers, which stand in the file of responses anyway.
"""

import re
from collections.abc import Collection, Iterable
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from ccg_toolkit.sources import Complaint, Diagnostic, Place
from ccg_toolkit.survey.response import Response

FILE_NAME = "closed.yaml"
LARGEST = 100_000_000
"""Bytes of one such file; a row of an export takes 31 of them."""

_LENGTH = 24
_DIGEST = re.compile(rf"^ +- ([0-9a-f]{{{_LENGTH}}})$", re.MULTILINE)
_SURVEY = re.compile(r"^- closed_on: [0-9]{4}-[0-9]{2}-[0-9]{2}$", re.MULTILINE)
_ABOUT = """\
# Which responses were closed, so that ccg-toolkit counts none of them in a second survey. Leave it where it is.
# Its digests are made of ids and times, never of names or of what a person of a practice answered.
"""


def digest_of(response: Response) -> str:
    """Give what a response is known by in ``closed.yaml``: 24 hexadecimal digits."""
    text = response.identity or f"{response.group}\n{response.answers}"
    return sha256(f"ccg-toolkit {text}".encode("utf-8", "replace")).hexdigest()[:_LENGTH]


class Closed(NamedTuple):
    """What a folder knows of surveys that were closed.

    Attributes:
        text: of the file, to which a survey is added; empty where there is none.
        digests: of all responses in it.
    """

    text: str
    digests: frozenset[str]


def read_closed(folder: Path) -> tuple[Closed, Diagnostic | None]:
    """Read what a folder knows of closed surveys.

    Args:
        folder: where the file may lie.

    Returns:
        What it says, and why it cannot be read, where it cannot.
    """
    path = folder / FILE_NAME
    try:
        if not path.exists():
            return Closed("", frozenset()), None
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
        text = data.decode("utf-8") if len(data) <= LARGEST else ""
    except (OSError, ValueError):
        text = ""
    if not _SURVEY.search(text):
        message = "this cannot be read, and it is not known which responses were closed"
        return Closed("", frozenset()), Complaint("closed", message, "Take it back from a backup.").at(Place(str(path)))
    return Closed(text, frozenset(_DIGEST.findall(text))), None


def closed_text(older: Closed, day: str, digests: Collection[str]) -> str:
    """Write what a folder knows once a survey is closed.

    Args:
        older: what it knew before.
        day: of the close, year first.
        digests: of the responses.
    """
    lines = [f"- closed_on: {day}", "  digests:", *_listed(digests)]
    return (older.text or _ABOUT) + "\n".join([*lines, ""])


def _listed(digests: Iterable[str]) -> list[str]:
    return [f"    - {digest}" for digest in sorted(set(digests))]
