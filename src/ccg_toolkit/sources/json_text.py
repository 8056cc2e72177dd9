"""JSON in: one file, capped in size and depth, without a name that stands twice, and no number rounded on the way."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

from ccg_toolkit.sources.diagnostics import Complaint, Diagnostic, Place, shown
from ccg_toolkit.sources.text import other_encoding, read_bytes

LARGEST_JSON = 20_000_000
"""Bytes in one file. The result of a framework of 400 criteria has about two million."""
_LONGEST_WHOLE = 18
_EXAMPLE = "result.json"
_ANEW = "Make it anew: ccg-toolkit assess ANSWERS -o NAME.json."


class _UnwantedError(ValueError):
    """What stands in the file and is not read."""


def read_json(path: Path, name: str, figure: Callable[[str], object]) -> tuple[object, list[Diagnostic]]:
    """Read one file.

    Args:
        path: the file.
        name: what messages call it, as the user typed it.
        figure: makes a value of the text of each number that has a point, an exponent or more than 18 digits.

    Returns:
        The content, and what keeps the file from being read; then the content is ``None``.
    """
    data, problem = read_bytes(path, name, wanted="a result file", example=_EXAMPLE, largest=LARGEST_JSON)
    return (None, [problem]) if problem is not None else parse_json(data, name, figure)


def parse_json(data: bytes, name: str, figure: Callable[[str], object]) -> tuple[object, list[Diagnostic]]:
    """Read the bytes of one file; see `read_json`."""
    if wrong := _no_text(data):
        return None, [wrong.at(Place(name))]
    return _parsed(data.decode("utf-8-sig"), name, figure)


def _no_text(data: bytes) -> Complaint | None:
    if len(data) > LARGEST_JSON:
        message = f"the file is larger than {LARGEST_JSON // 1_000_000} MB"
        return Complaint("file-too-large", message, "Is this the file you meant?")
    if wrong := other_encoding(data):
        return wrong
    try:
        data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return Complaint("encoding", "the file is not in UTF-8", _ANEW)
    return None


def _parsed(text: str, name: str, figure: Callable[[str], object]) -> tuple[object, list[Diagnostic]]:
    def whole(digits: str) -> object:
        return int(digits) if len(digits) <= _LONGEST_WHOLE else figure(digits)

    place = Place(name)
    try:
        content = json.loads(
            text, parse_float=figure, parse_int=whole, parse_constant=_no_number, object_pairs_hook=_without_doubles
        )
    except json.JSONDecodeError as error:
        place = Place(name, error.lineno, error.colno)
        wrong = Complaint("json", "this is no JSON from here on, or it breaks off", _ANEW)
    except _UnwantedError as error:
        wrong = Complaint("json", str(error), _ANEW)
    except RecursionError:
        wrong = Complaint("too-deep", "lists and objects stand too deep within one another", _ANEW)
    else:
        return content, []
    return None, [wrong.at(place)]


def _no_number(word: str) -> NoReturn:
    raise _UnwantedError(f"{word} is no number")


def _without_doubles(pairs: list[tuple[str, object]]) -> dict[str, object]:
    made = dict(pairs)
    if len(made) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise _UnwantedError(f"{shown(twice)} stands twice in one object")
    return made
