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
from ccg_toolkit.sources.workbook.not_workbooks import PROTECTED, SAVE, kept_beside, other_archive, other_kind

MOST_PARTS = 1_000
LARGEST_UNPACKED = 20_000_000
"""Bytes in all parts together. A tracker of 100 actions unpacks to about 200,000."""

DAMAGED = Complaint(
    "damaged",
    "the workbook is damaged or cut short",
    "Open it in Excel or LibreOffice, and save it under another name as an Excel workbook (.xlsx).",
)
TOO_LARGE = Complaint("too-large", "the workbook holds far more than is read from one", "Is this the file you meant?")
_MOST_ELEMENTS = 300_000
_ENCRYPTED = 0x1
_DAMAGE = (expat.ExpatError, BadZipFile, zlib.error, EOFError, NotImplementedError, LookupError, ValueError, OSError)
"""What is raised by a part that is cut short or packed wrongly, or names an encoding that nobody knows."""
_LONGEST_KIND = 100


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
            raise Unreadable(PROTECTED)
        if any(member.compress_type not in {ZIP_STORED, ZIP_DEFLATED} for member in members):
            raise Unreadable(DAMAGED)  # no spreadsheet program packs in another way
        self.names = frozenset(member.filename for member in members)
        self._elements_left = _MOST_ELEMENTS

    @property
    def says_of_itself(self) -> bytes:
        """The kind of file that an OpenDocument archive says it is; empty where it says nothing."""
        try:
            with self._zip.open("mimetype") as part:
                return part.read(_LONGEST_KIND)
        except (KeyError, BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError):
            return b""

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
        except _DAMAGE:
            raise Unreadable(DAMAGED) from None


def open_archive(path: Path, name: str) -> tuple[Archive | None, Diagnostic | None]:
    """Open a workbook's archive.

    Args:
        path: the file.
        name: what messages call it.

    Returns:
        The archive, or what keeps it from being opened.
    """
    if beside := kept_beside(path):
        return None, beside.at(Place(name))
    data, problem = read_bytes(path, name, wanted="an Excel workbook", example="plan.xlsx")
    if problem is not None:
        return None, problem
    archive, wrong = None, other_kind(path, data)
    if wrong is None and len(data) > LARGEST:
        wrong = Complaint("file-too-large", "the file is larger than 2 MB", "Is this the file you meant?")
    if wrong is None:
        try:
            archive = Archive(data)
        except Unreadable as refused:
            wrong = refused.complaint
    if archive is not None:
        wrong = other_archive(archive.names, archive.says_of_itself)
    return (archive, None) if wrong is None else (None, wrong.at(Place(name)))


def _local(name: str) -> str:
    return name.rpartition(" ")[2]


def _refuse_entities(*_about: object) -> None:
    raise Unreadable(Complaint("entities", "a part of the workbook defines entities, which no workbook needs", SAVE))
