"""Bytes in, text out: regular files only, capped in size, decoded, with no character that could mislead or harm."""

import codecs
import re
import stat
from difflib import get_close_matches
from itertools import islice
from pathlib import Path

from ccg_toolkit.sources.characters import blotted, count_unwanted, unwanted
from ccg_toolkit.sources.diagnostics import Complaint, Diagnostic, Place

LARGEST = 2_000_000
"""Bytes in one file. A full set of answers is about 30,000."""

_MOST_LISTED = 20
_SAVE = "Save it as UTF-8: in Notepad, File, Save as, Encoding: UTF-8."
_NAME_IT = "Name the YAML file, such as answers.yaml."
_WIDE_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_OTHER_KINDS = {
    b"PK\x03\x04": "a Word, Excel or zip file",
    b"\xd0\xcf\x11\xe0": "an older Word or Excel file",
    b"%PDF": "a PDF file",
    b"{\\rtf": "a rich text file",
    b"<!": "a web page",
    b"<html": "a web page",
    b"<?xml": "an XML file",
}
_BINARY = re.compile(rb"[\x00-\x08\x0e-\x1a]")
_OTHER_ENDINGS = {".txt", ".csv", ".docx", ".xlsx", ".pdf", ".html"}


def read_text(path: Path, name: str) -> tuple[str | None, list[Diagnostic]]:
    """Read one text file.

    Args:
        path: the file.
        name: what messages call it, as the user typed it.

    Returns:
        The text without a byte order mark and with a blot for each character that it may not hold, or ``None`` where
        it cannot be read as text; and what is wrong with it.
    """
    data, problem = read_bytes(path, name)
    if problem is None and (wrong := _other_kind(path, data)):
        problem = wrong.at(Place(name))
    if problem is not None:
        return None, [problem]
    text, problem = _decoded(data, name)
    return (blotted(text), _unwanted_in(text, name)) if problem is None else (None, [problem])


def place_at(text: str, offset: int, name: str) -> Place:
    """Turn an offset into a line and a column."""
    before = text[:offset].replace("\r\n", "\n").replace("\r", "\n")
    return Place(name, before.count("\n") + 1, len(before) - before.rfind("\n"))


def unwanted_character(what: str) -> Complaint:
    """Say that a character stands where no text may hold it; `what` is its name."""
    if what.startswith("U+FFFD"):
        return Complaint("character", "a letter was lost here when the file was saved (U+FFFD)", "Type it again.")
    hint = "Delete it. It may be invisible: delete what stands around it too, and type that again."
    return Complaint("character", f"a character that cannot be shown safely stands here ({what})", hint)


def read_bytes(
    path: Path, name: str, *, wanted: str = "a YAML file", example: str = "answers.yaml", largest: int = LARGEST
) -> tuple[bytes, Diagnostic | None]:
    """Read one file up to the cap on size, and one byte more where it is larger.

    Args:
        path: the file.
        name: what messages call it.
        wanted: the kind of file, for hints.
        example: the name of such a file, for hints.
        largest: the cap, in bytes.

    Returns:
        The bytes, and what keeps the file from being read, if anything does.
    """
    try:
        kind = path.stat().st_mode
        if stat.S_ISDIR(kind):
            hint = f"Name the file inside it, such as {example}."
            return b"", _unreadable(name, "this is a folder, and a file is wanted", hint)
        if not stat.S_ISREG(kind):
            return b"", _unreadable(name, "this is not a regular file", f"Name {wanted} on disk.")
        with path.open("rb") as file:
            data = file.read(largest + 1)
    except FileNotFoundError:
        return b"", _unreadable(name, "there is no such file", _likely_name(path))
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "no file can have such a name"
        return b"", _unreadable(name, f"the file cannot be read: {reason.lower()}", "Check its name and permissions.")
    return data, None


def _other_kind(path: Path, data: bytes) -> Complaint | None:
    """Say what a file is that cannot be meant."""
    for mark, what in _OTHER_KINDS.items():
        if data.startswith(mark):
            return Complaint("not-yaml", f"this is {what}, not a YAML file", _NAME_IT)
    if len(data) > LARGEST:
        return Complaint("file-too-large", "the file is larger than 2 MB", "Is this the file you meant?")
    if (ending := path.suffix.lower()) in _OTHER_ENDINGS:
        better = path.name[: -len(ending)].removesuffix(".yaml") + ".yaml"
        hint = (
            f"If it is YAML, rename it to {better}; in Windows Explorer, View, File name extensions shows the ending."
        )
        return Complaint("file-name", f"the name of the file ends in {ending}, and .yaml is wanted", hint)
    return None


def _decoded(data: bytes, name: str) -> tuple[str, Diagnostic | None]:
    if wrong := other_encoding(data):
        return "", wrong.at(Place(name))
    wide = data.startswith(_WIDE_MARKS)
    try:
        return data.decode("utf-16" if wide else "utf-8-sig"), None
    except UnicodeDecodeError as error:
        if wide:
            return "", Complaint("encoding", "the file is in UTF-16 and damaged", _SAVE).at(Place(name))
        if _BINARY.search(data[: error.start + 100]):
            message = "this is a picture or another file that is not text"
            return "", Complaint("not-yaml", message, _NAME_IT).at(Place(name))
        before = data[: error.start].decode("utf-8-sig", "replace")
        message = "the file is not in UTF-8; it looks like Windows-1252, an older Windows encoding"
        return "", Complaint("encoding", message, _SAVE).at(place_at(before, len(before), name))


def other_encoding(data: bytes) -> Complaint | None:
    """Recognise encodings that are not read, by the beginning of a file."""
    if data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        return Complaint("encoding", "the file is in UTF-32", _SAVE)
    start = data[: min(64, len(data) // 2 * 2)]
    if data.startswith(_WIDE_MARKS) or start.count(0) <= len(start) // 4:
        return None
    texts = (start.decode(wide, "replace") for wide in ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"))
    if all(map(count_unwanted, texts)):
        return None
    return Complaint("encoding", "the file looks like UTF-16 or UTF-32 without the mark that says so", _SAVE)


def _unwanted_in(text: str, name: str) -> list[Diagnostic]:
    characters = unwanted(text)
    problems = [unwanted_character(what).at(place_at(text, at, name)) for at, what in islice(characters, _MOST_LISTED)]
    if more := next(characters, None):
        message = f"from here on there are {count_unwanted(text) - _MOST_LISTED:,} more characters of this kind"
        problems.append(
            Complaint("character", message, "Is this the file you meant?").at(place_at(text, more[0], name))
        )
    return problems


def _likely_name(path: Path) -> str:
    try:
        beside = [
            other.name for other in path.parent.iterdir() if other.suffix in {".yaml", ".yml", ".txt", path.suffix}
        ]
    except OSError:
        return "Check the name and the folder."
    for likely in (path.name + ".txt", path.stem + ".yml", path.stem + ".yaml"):
        if likely in beside:
            return f"Did you mean {likely}? Name it, or rename it to {path.name}."
    close = get_close_matches(path.name, beside, n=1, cutoff=0.8)
    return f"Did you mean {close[0]}?" if close else "Check the name and the folder."


def _unreadable(name: str, message: str, hint: str) -> Diagnostic:
    return Diagnostic(place=Place(name), rule="unreadable", message=message, hint=hint, unreadable=True)
