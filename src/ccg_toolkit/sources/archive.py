"""The parts of a workbook: XML files in a zip archive, opened with care, since it may come from anyone.

The archive's own index is looked at before anything is unpacked, and a part that defines entities is refused: a small
file can ask for any amount of memory in either way.
"""

import zlib
from io import BytesIO
from pathlib import Path
from typing import Protocol
from xml.parsers import expat
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

from ccg_toolkit.sources.diagnostics import Complaint, Diagnostic, Place
from ccg_toolkit.sources.text import LARGEST, read_bytes

MOST_PARTS = 1_000
LARGEST_UNPACKED = 20_000_000
"""Bytes in all parts together. A tracker of 100 actions unpacks to about 200,000."""

DAMAGED = Complaint(
    "damaged",
    "the workbook is damaged or cut short",
    "Open it in Excel or LibreOffice, and save it under another name as an Excel workbook (.xlsx).",
)
TOO_LARGE = Complaint("too-large", "the workbook holds far more than a tracker does", "Is this the file you meant?")
_MOST_ELEMENTS = 300_000
_ENCRYPTED = 0x1
_OLD = b"\xd0\xcf\x11\xe0"
_SAVE = "Open it in Excel or LibreOffice, and save it as an Excel workbook (.xlsx)."


class Unreadable(Exception):  # noqa: N818 - it names a state of a user's file, not an error of ours
    """A workbook that cannot be read; `complaint` says why."""

    def __init__(self, complaint: Complaint) -> None:
        super().__init__(complaint.message)
        self.complaint = complaint


class Part(Protocol):
    """What takes in one part, element by element; names are without their namespaces."""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take in the beginning of an element."""

    def text(self, text: str) -> None:
        """Take in text."""

    def end(self, name: str) -> None:
        """Take in the end of an element."""


class Archive:
    """A zip archive whose index promises nothing outrageous."""

    def __init__(self, data: bytes) -> None:
        """Look at the index.

        Raises:
            Unreadable: where it is no sound archive, or too large inside.
        """
        try:
            self._zip = ZipFile(BytesIO(data))
        except (BadZipFile, NotImplementedError, ValueError, OSError):
            raise Unreadable(DAMAGED) from None
        members = self._zip.infolist()
        if len(members) > MOST_PARTS or sum(member.file_size for member in members) > LARGEST_UNPACKED:
            raise Unreadable(TOO_LARGE)
        if any(member.flag_bits & _ENCRYPTED for member in members):
            raise Unreadable(Complaint("protected", "the file is protected by a password", "Save it without one."))
        if any(member.compress_type not in {ZIP_STORED, ZIP_DEFLATED} for member in members):
            raise Unreadable(DAMAGED)  # no spreadsheet program packs in another way
        self.names = frozenset(member.filename for member in members)
        self._elements_left = _MOST_ELEMENTS

    def read(self, name: str, part: Part) -> None:
        """Hand a part to what takes it in; one that is not there hands on nothing.

        Raises:
            Unreadable: where the part is damaged or too large, or defines entities.
        """
        if name not in self.names:
            return
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = _refuse_entities

        def start(name: str, attributes: dict[str, str]) -> None:
            self._elements_left -= 1
            if self._elements_left < 0:
                raise Unreadable(TOO_LARGE)
            part.start(_local(name), {_local(key): value for key, value in attributes.items()})

        parser.StartElementHandler = start
        parser.EndElementHandler = lambda tag: part.end(_local(tag))
        parser.CharacterDataHandler = part.text
        try:
            parser.Parse(self._zip.read(name), True)  # noqa: FBT003 - pyexpat takes no keywords
        except (expat.ExpatError, BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError):
            raise Unreadable(DAMAGED) from None


def open_archive(path: Path, name: str) -> tuple[Archive | None, Diagnostic | None]:
    """Open a workbook's archive.

    Args:
        path: the file.
        name: what messages call it.

    Returns:
        The archive, or what keeps it from being opened.
    """
    data, problem = read_bytes(path, name, wanted="an Excel workbook", example="plan.xlsx")
    if problem is not None:
        return None, problem
    archive, wrong = None, _other_kind(data)
    if wrong is None:
        try:
            archive = Archive(data)
        except Unreadable as refused:
            wrong = refused.complaint
    if archive is not None:
        wrong = _other_archive(archive)
    return (archive, None) if wrong is None else (None, wrong.at(Place(name)))


def _local(name: str) -> str:
    return name.rpartition(" ")[2]


def _refuse_entities(*_about: object) -> None:
    raise Unreadable(Complaint("entities", "a part of the workbook defines entities, which no workbook needs", _SAVE))


def _other_kind(data: bytes) -> Complaint | None:
    if data.startswith(_OLD):
        if "EncryptedPackage".encode("utf-16-le") in data:
            return Complaint("protected", "the file is protected by a password", "Save it without one.")
        return Complaint("not-a-workbook", "this is an older Excel or Word file, not an Excel workbook (.xlsx)", _SAVE)
    if not data.startswith(b"PK"):
        what = "empty" if not data else "not an Excel workbook (.xlsx), only named like one"
        return Complaint("not-a-workbook", f"the file is {what}", _SAVE)
    if len(data) > LARGEST:
        return Complaint("file-too-large", "the file is larger than 2 MB", "Is this the file you meant?")
    return None


def _other_archive(archive: Archive) -> Complaint | None:
    """Say what an archive is that holds no workbook, or one that cannot be kept whole."""
    kinds = {
        "content.xml": "an OpenDocument file",
        "word/document.xml": "a Word file",
        "ppt/presentation.xml": "a PowerPoint file",
        "xl/workbook.bin": "a binary Excel workbook (.xlsb)",
    }
    for part, what in kinds.items():
        if part in archive.names:
            return Complaint("not-a-workbook", f"this is {what}, not an Excel workbook (.xlsx)", _SAVE)
    if "xl/vbaProject.bin" in archive.names:
        return Complaint("macros", "the workbook holds macros, which would be lost", f"{_SAVE} That leaves them out.")
    if "[Content_Types].xml" not in archive.names:
        return Complaint("not-a-workbook", "this is a zip file, not an Excel workbook (.xlsx)", "Name the workbook.")
    return None
