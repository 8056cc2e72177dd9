"""The headings by which the tables of a form are found, and which value of an answer stands below each."""

import re

from ccg_toolkit.sources import ValuePath

NAME = "Full name"
"""Over the full names of the criteria, by which rows are found wherever they are moved."""

LEVEL, TARGET, IMPORTANCE, COMMENT, BECAUSE = "Level", "Target", "Importance", "Comment", "Because"
EVIDENCE, STRENGTH = "Evidence", "Strength"
"""Each is followed by a number: what shows the level, and how much weight that can bear."""

TITLE, STATEMENT, WHAT, ABOUT, ANSWERED, BEFORE = (
    "Criterion", "Statement", "What", "About", "Answered", "Rated before",
)  # fmt: skip
"""Over what a form only tells; nothing is read there, nor below the names of the levels, each behind its number."""

SCALE, LEVELS = "Scale", "Levels"
"""Sheets that only tell something too."""

KEY, VALUE = "Key", "Value"
"""Over the keys of what answers hold beside their levels, and over what is written for each."""

_ONE_VALUE = (LEVEL, TARGET, IMPORTANCE, COMMENT, BECAUSE)
_NUMBERED = re.compile(f"({EVIDENCE}|{STRENGTH}) ([1-9][0-9]?)", re.IGNORECASE)
_TOLD = {heading.casefold() for heading in (TITLE, STATEMENT, WHAT, ABOUT, ANSWERED, BEFORE)}
_LEVEL_NAMED = re.compile(r"[0-9]{1,2} .+", re.DOTALL)
_KNOWN = {heading.casefold(): heading for heading in (*_ONE_VALUE, NAME, KEY, VALUE)}


def heading_of(text: str) -> str:
    """Give the heading that a text is, however it is spaced and in whatever case; empty where it is none of a form's."""
    line = " ".join(text.split())
    if match := _NUMBERED.fullmatch(line):
        return f"{match[1].capitalize()} {match[2]}"
    return _KNOWN.get(line.casefold(), "")


def within_answer(heading: str) -> ValuePath:
    """Give the path, from an answer on, of what stands below a heading; empty where it is no part of an answer."""
    if heading in _ONE_VALUE:
        return (heading.lower(),)
    if match := _NUMBERED.fullmatch(heading):
        return ("evidence", int(match[2]) - 1, "what" if match[1] == EVIDENCE else "strength")
    return ()


def is_own(text: str) -> bool:
    """Tell whether people wrote a heading for a column of their own."""
    line = " ".join(text.split())
    return bool(line) and not (heading_of(line) or line.casefold() in _TOLD or _LEVEL_NAMED.fullmatch(line))
