"""``comments.csv``: what people wrote, by role alone, for a person to mark what may be printed."""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple, get_args

from ccg_toolkit.framework.cover_models import Role
from ccg_toolkit.sources import Complaint, Diagnostic, Place, listed
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
    written = [
        Written(role, comment_as_kept(text), mark.strip().casefold() == _MARK)
        for role, text, mark in rows
        if role in get_args(Role)
    ]
    odd = sum(mark.strip().casefold() not in {_MARK, *_NO_MARK} for _, _, mark in rows)
    told = [
        (len(rows) - len(written), f"Write {listed(get_args(Role), 'or')} under role."),
        (odd, f"Write {_MARK} under print where a comment may be printed, else nothing."),
    ]
    return written, [
        Complaint("comments", f"rows that cannot be read, and are not printed: {count}", hint, "warning").at(
            Place(name)
        )
        for count, hint in told
        if count
    ]


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
