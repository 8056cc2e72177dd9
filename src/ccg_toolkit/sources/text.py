"""Bytes in, text out: regular files only, capped in size, decoded, with no character that could mislead or harm."""

import codecs
import re
import stat
import unicodedata
from pathlib import Path

from ccg_toolkit.sources.diagnostics import Diagnostic, Place

LARGEST = 2_000_000
"""Bytes in one file. A full set of answers is about 30,000."""

UNWANTED = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f"  # controls
    "\u202a-\u202e\u2066-\u2069"  # overrides of the direction of writing
    "\ud800-\udfff\ufffe\uffff]"  # half a character, and what is none
)

_MOST_LISTED = 20


def read_text(path: Path, name: str) -> tuple[str | None, list[Diagnostic]]:
    """Read one text file.

    Args:
        path: the file.
        name: what messages call it, as the user typed it.

    Returns:
        The text without a byte order mark, or ``None``; and what is wrong with it.
    """
    try:
        kind = path.stat().st_mode
        if not stat.S_ISREG(kind):
            return None, [_unreadable(name, *_not_a_file(kind))]
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except FileNotFoundError:
        return None, [_unreadable(name, "there is no such file", _likely_name(path))]
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "the name is not one a file can have"
        return None, [_unreadable(name, f"the file cannot be read: {reason.lower()}", "Check its permissions.")]
    if len(data) > LARGEST:
        return None, [_whole(name, "file-too-large", "the file is larger than 2 MB", "Is this the file you meant?")]
    return _decode(data, name)


def unwanted_characters(text: str) -> list[tuple[int, str]]:
    """Find characters that no text here may hold: their offset, and what they are in words."""
    return [(match.start(), _character_name(match[0])) for match in UNWANTED.finditer(text)][:_MOST_LISTED]


def _decode(data: bytes, name: str) -> tuple[str | None, list[Diagnostic]]:
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF")):
        kind = "a PDF" if data.startswith(b"%PDF") else "a Word, Excel or zip file"
        return None, [_whole(name, "not-text", f"this is {kind}, not a YAML file", "Save the answers as plain text.")]
    save = "Save it as UTF-8: in Notepad, Save as, Encoding: UTF-8."
    if data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        return None, [_whole(name, "encoding", "the file is in UTF-32", save)]
    encoding = "utf-16" if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = len(data[data.rfind(b"\n", 0, error.start) + 1 : error.start].decode(encoding, "replace")) + 1
        message = f"the file is not in UTF-8; it looks like {_likely_encoding(data)}"
        return None, [Diagnostic(place=Place(name, line, column), rule="encoding", message=message, hint=save)]
    if data[:64].count(0) > len(data[:64]) // 4:
        return None, [_whole(name, "encoding", "the file looks like UTF-16 or UTF-32 without its mark", save)]
    problems = [
        Diagnostic(
            place=place_at(text, offset, name),
            rule="character",
            message=f"there is {what}",
            hint="Delete this character; it cannot be shown safely.",
        )
        for offset, what in unwanted_characters(text)
    ]
    return (None if problems else text), problems


def place_at(text: str, offset: int, name: str) -> Place:
    """Turn an offset into a line and a column."""
    before = text[:offset].replace("\r\n", "\n").replace("\r", "\n")
    return Place(name, before.count("\n") + 1, len(before) - before.rfind("\n"))


def _character_name(character: str) -> str:
    name = unicodedata.name(character, "").lower()
    kind = name or ("half a character" if "\ud800" <= character <= "\udfff" else "a control character")
    return f"{kind} (U+{ord(character):04X}) in the text"


def _likely_encoding(data: bytes) -> str:
    sample = data[:64]
    if sample.count(0) > len(sample) // 4:
        return "UTF-16 or UTF-32 without its mark"
    return "Windows-1252 (an older Windows encoding)"


def _not_a_file(mode: int) -> tuple[str, str]:
    if stat.S_ISDIR(mode):
        return "this is a folder, and a file is wanted", "Name the file inside it, such as answers.yaml."
    return "this is not a regular file", "Name a YAML file on disk."


def _likely_name(path: Path) -> str:
    for other in (path.with_name(path.name + ".txt"), path.with_suffix(".yml"), path.with_suffix(".yaml")):
        if other != path and other.is_file():
            return f"Did you mean {other.name}? Name it, or rename it to {path.name}."
    return "Check the name and the folder."


def _unreadable(name: str, message: str, hint: str) -> Diagnostic:
    return Diagnostic(place=Place(name), rule="unreadable", message=message, hint=hint, unreadable=True)


def _whole(name: str, rule: str, message: str, hint: str) -> Diagnostic:
    return Diagnostic(place=Place(name), rule=rule, message=message, hint=hint)
