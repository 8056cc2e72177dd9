"""``comments.csv``: what people wrote, by role alone, for a person to mark what may be printed."""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from ccg_toolkit.sources import Complaint, Diagnostic, Place, shown
from ccg_toolkit.survey.csv_text import csv_rows
from ccg_toolkit.survey.response import Response, comment_as_kept

NAME = "comments.csv"
"""The file lies beside that of the responses."""

HEADINGS = ("role", "comment", "print")
_LARGEST = 100_000_000
_MARK, _NO_MARK = "yes", {"", "no"}
_ADDRESS = re.compile(r"[A-Za-z0-9._%+'-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){0,8}")
_PLACED = "[e-mail address]"


class Written(NamedTuple):
    """A comment, the role of who wrote it, and whether a person marked it to be printed."""

    role: str
    text: str
    is_marked: bool


def read_comments(path: Path, name: str) -> tuple[list[Written], list[Diagnostic]]:
    """Read what people wrote, after somebody looked through it.

    Args:
        path: the file; where there is none nobody wrote anything.
        name: what messages call it.

    Returns:
        All comments, and warnings.
    """
    try:
        if not path.is_file():
            return [], []
        with path.open("rb") as file:
            data = file.read(_LARGEST)
    except OSError as error:
        message = f"the file cannot be read: {(error.strerror or '').lower()}"
        return [], [Complaint("unreadable", message, "No comment is printed.", "warning").at(Place(name))]
    rows = [row for row in csv_rows(data) if len(row) == len(HEADINGS)][1:]
    marks = [mark.strip().casefold() for _, _, mark in rows]
    problems = []
    if odd := [mark for mark in marks if mark not in {_MARK, *_NO_MARK}]:
        message = f"{shown(odd[0])} stands under print" + (f", and {len(odd) - 1} like it" if odd[1:] else "")
        hint = f"Only what is marked {_MARK} is printed."
        problems.append(Complaint("print", message, hint, "warning").at(Place(name)))
    written = [
        Written(role.strip(), comment_as_kept(text), mark == _MARK)
        for (role, text, _), mark in zip(rows, marks, strict=True)
    ]
    return written, problems


def comments_written(
    responses: Iterable[Response], roles: Mapping[str, str], marks: Mapping[tuple[str, str], str]
) -> list[tuple[str, str, str]]:
    """Give all comments, by text, so that no order of people is left in them.

    Args:
        responses: of all who answered.
        roles: whose side each group speaks for.
        marks: what a person wrote under ``print`` before, for a role and a comment.

    Returns:
        Rows of `HEADINGS`. E-mail addresses are taken out of the comments.
    """
    rows = [
        (roles[response.group], _ADDRESS.sub(_PLACED, response.comment)) for response in responses if response.comment
    ]
    return [(role, text, marks.get((role, text), "")) for role, text in sorted(rows, key=lambda row: (row[1], row[0]))]
