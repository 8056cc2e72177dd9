"""One response as plain text: what the form hands back as a small file, and to paste into an e-mail.

    ccg-toolkit/response/1
    form: 0f3c9a51d27e8b64
    response: 5be1f0aa90c2447d
    ...
    group: practice-managers
    practice: "Hill Surgery"
    agree.contract.offers-and-wants: 3
    comment: "Shorter papers, please."
    end: 17

A value is a word of up to 200 letters, digits and ``-._``, or else a JSON string in ASCII, so that no mail program can
change a letter of it. The last line counts the lines between it and the first: a text that was cut is seen. A mail program may put
``> `` before each line, break a line at a space, and have text before and after; all this is undone.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from ccg_toolkit.sources import Complaint, shown
from ccg_toolkit.survey.questionnaire import Questionnaire

FIRST_LINE = "ccg-toolkit/response/1"
BEGINS = "ccg-toolkit/response/"
_END = "end"
MOST_LINES = 2_000
"""Lines of one response; a framework has at most some hundred criteria."""

_LINE = re.compile(r"([a-z][a-z0-9_.-]{0,199}): ?(.*)", re.DOTALL)
_BREAK = re.compile("\r\n|\r|\n")
_QUOTED = re.compile(r"^(?:[ \t]*>)*[ \t]*")
_CLOSED = re.compile(r'"(?:[^"\\]|\\.)*"')
_WORD = re.compile(r"[A-Za-z0-9._-]{1,200}")


@dataclass(frozen=True, slots=True)
class TextResponse:
    """One response found in a text.

    Attributes:
        line: where it begins, from 1.
        values: what it says, by key; empty where it is refused.
        wrong: why it is refused, if it is.
    """

    line: int
    values: Mapping[str, str]
    wrong: Complaint | None = None


def response_text(asked: Questionnaire, values: Mapping[str, str]) -> str:
    """Write a response: all values that are there, in the order of the questionnaire.

    Args:
        asked: the questionnaire that was filled in.
        values: what to say, by key; a blank one is left out.
    """
    lines = [f"{key}: {_written(value)}" for key in asked.keys if (value := values.get(key, ""))]
    return "\n".join([FIRST_LINE, *lines, f"{_END}: {len(lines)}", ""])


def read_response_texts(text: str) -> Iterator[TextResponse]:
    """Find all responses in a text, such as a saved e-mail, or several of them in one file.

    Args:
        text: any text; line breaks may be of any kind.
    """
    lines = [_QUOTED.sub("", line, count=1).rstrip() for line in _BREAK.split(text)]
    starts = [index for index, line in enumerate(lines) if line.startswith(BEGINS)]
    for start, following in pairwise([*starts, len(lines)]):
        yield _one(start + 1, lines[start], lines[start + 1 : following])


def _one(number: int, first: str, lines: list[str]) -> TextResponse:
    if first != FIRST_LINE:
        hint = "A newer ccg-toolkit wrote this form; use that version."
        return TextResponse(
            number, {}, Complaint("response-format", f"{shown(first)} is no kind of response known here", hint)
        )
    values: dict[str, str] = {}
    said, entry = 0, ""
    for line in filter(None, [*lines[:MOST_LINES], f"{_END}:"]):
        begins = None if _is_open(entry) else _LINE.fullmatch(line)
        if begins is None:
            entry = f"{entry} {line}" if entry else line
            continue
        if entry:
            if (problem := _take(entry, values)) is not None:
                return TextResponse(number, {}, problem)
            said += 1
        if begins[1] == _END:
            return TextResponse(number, values) if begins[2] == str(said) and said else TextResponse(number, {}, _CUT)
        entry = line
    return TextResponse(number, {}, _CUT)


_CUT = Complaint(
    "response-cut",
    "the response is cut short or changed on its way",
    "Ask for the file itself, or for the whole text from its first line to the one that begins with `end:`.",
)


def _is_open(entry: str) -> bool:
    """Tell whether a text in quotes goes on in the next line."""
    match = _LINE.fullmatch(entry)
    return match is not None and match[2].startswith('"') and not _CLOSED.fullmatch(match[2])


def _take(line: str, values: dict[str, str]) -> Complaint | None:
    """Take in one line; give what is wrong with it."""
    match = _LINE.fullmatch(line)
    if match is None:
        return _CUT
    key, written = match[1], match[2].strip()
    if key in values:
        return Complaint("duplicate-key", f"{shown(key)} stands twice in the response", "Ask for the file itself.")
    if _WORD.fullmatch(written):
        values[key] = written
        return None
    try:
        value = json.loads(written)
    except (ValueError, RecursionError):
        value = None
    if not isinstance(value, str):
        return _CUT
    values[key] = value
    return None


def _written(value: str) -> str:
    return value if _WORD.fullmatch(value) else json.dumps(value)
