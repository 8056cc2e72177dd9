"""``comments.csv``: what people wrote, by role alone, for a person to mark what may be printed."""

import re
from collections.abc import Iterable, Mapping

from ccg_toolkit.survey.response import Response

HEADINGS = ("role", "comment", "print")
_ADDRESS = re.compile(r"[A-Za-z0-9._%+'-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){0,8}")
_PLACED = "[e-mail address]"


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
