"""What a file is that is no Excel workbook, and how to make one of it."""

import codecs
import re
from pathlib import Path

from ccg_toolkit.sources.diagnostics import Complaint, shown

WANTED = "an Excel workbook (.xlsx)"
SAVE = "Open it in Excel or LibreOffice, and save it as an Excel workbook (.xlsx)."
PROTECTED = Complaint(
    "protected",
    "the file is protected by a password",
    "Save it without one: in Excel, File, Info, Protect Workbook, Encrypt with Password; leave the password blank.",
)
_NAME_IT = "Name the workbook, such as plan.xlsx."
_NUMBERS = "Open it in Numbers, choose File, Export To, Excel, and name the file that this makes."
_DOWNLOAD = (
    "Open it in Google Sheets, choose File, Download, Microsoft Excel (.xlsx), and name the file that this makes."
)


def _is(what: str, remedy: str) -> Complaint:
    return Complaint("not-a-workbook", f"this is {what}, not {WANTED}", remedy)


_LEFT_BEHIND = (
    (re.compile(r"~\$(.+)", re.DOTALL), "the lock file that Excel keeps beside a workbook while it is open"),
    (
        re.compile(r"\.~lock\.(.+)#", re.DOTALL),
        "the lock file that LibreOffice keeps beside a workbook while it is open",
    ),
    (re.compile(r"\._(.+)", re.DOTALL), "what a Mac keeps beside a workbook on a shared drive"),
)
"""Names of files that a program keeps beside a workbook, with the name of the workbook in them."""

_WIDE_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_OLD = b"\xd0\xcf\x11\xe0"
_OLD_KINDS = {
    "EncryptedPackage": PROTECTED,
    "EncryptionInfo": PROTECTED,
    "__properties_version1.0": _is("an e-mail saved from Outlook", "Save the workbook attached to it, and name that."),
    "WordDocument": _is("a Word file of the older kind (.doc)", _NAME_IT),
    "PowerPoint Document": _is("a PowerPoint file of the older kind (.ppt)", _NAME_IT),
    "Workbook": _is("an Excel workbook of the older kind (.xls)", SAVE),
    "Book": _is("an Excel workbook of the older kind (.xls)", SAVE),
}
"""By what a container holds in which Office of old kept everything, and still keeps what is protected; a Word file may
hold a workbook too."""

_BEGINNINGS = {
    b"%PDF": ("a PDF file", "Nothing can be read back from it. Name the workbook that it was made from."),
    b"{\\rtf": ("a rich text file", _NAME_IT),
    b"\x89PNG": ("a picture", "Name the workbook that it shows."),
    b"\xff\xd8\xff": ("a picture", "Name the workbook that it shows."),
    b"GIF8": ("a picture", "Name the workbook that it shows."),
    b"\x1f\x8b": ("a packed file (gzip)", "Unpack it, and name the workbook."),
    b"7z\xbc\xaf": ("a packed file (7z)", "Unpack it, and name the workbook."),
    b"Rar!": ("a packed file (rar)", "Unpack it, and name the workbook."),
    b"L\x00\x00\x00\x01\x14\x02\x00": ("a shortcut to a file", "Name the workbook that it leads to."),
    b"[InternetShortcut]": ("a shortcut to a web page", "Download the workbook from there, and name that."),
}
_BY_ENDING = {
    ".csv": ("a table in plain text (.csv)", SAVE),
    ".tsv": ("a table in plain text (.tsv)", SAVE),
    ".yaml": ("a YAML file", _NAME_IT),
    ".yml": ("a YAML file", _NAME_IT),
    ".json": ("a JSON file", _NAME_IT),
    ".gsheet": ("a shortcut to Google Sheets", _DOWNLOAD),
}
_PARTS = {
    "word/document.xml": ("a Word file (.docx)", _NAME_IT),
    "ppt/presentation.xml": ("a PowerPoint file (.pptx)", _NAME_IT),
    "xl/workbook.bin": ("a binary Excel workbook (.xlsb)", SAVE),
    "Index/Document.iwa": ("a file of Numbers, Pages or Keynote", _NUMBERS),
    "Index.zip": ("a file of Numbers, Pages or Keynote", _NUMBERS),
    "index.apxl": ("a file of Keynote", _NAME_IT),
}
_SPREADSHEET = b"opendocument.spreadsheet"


def kept_beside(path: Path) -> Complaint | None:
    """Say that a file is what a program keeps beside a workbook; its name tells, as it may not even be open to reading.

    Args:
        path: the file; one that is not there is left to others.

    Returns:
        What it is and what the workbook itself is called, ``None`` where it is nothing of the kind.
    """
    for name, what in _LEFT_BEHIND:
        if (match := name.fullmatch(path.name)) and path.is_file():
            there = path.with_name(match[1]).is_file()
            hint = f"Name {match[1]}." if there else f"Name the workbook itself: {shown(match[1])}, wherever that is."
            return Complaint("not-a-workbook", f"this is {what}, not the workbook", hint)
    if path.suffix.lower() == ".numbers" and path.is_dir():
        return _is("a Numbers document (.numbers)", _NUMBERS)
    return None


def other_kind(path: Path, data: bytes) -> Complaint | None:
    """Say what a file is that does not even begin as a workbook does.

    Args:
        path: where it is; the ending of its name tells one kind of text from another.
        data: what it holds, or the beginning of that.
    """
    if data.startswith(b"PK"):
        return None
    if not data.strip():
        return Complaint("not-a-workbook", "the file is empty", _NAME_IT)
    if data.startswith(_OLD):
        unknown = _is("an older Excel or Word file, or one protected by a password", SAVE)
        return next((what for name, what in _OLD_KINDS.items() if name.encode("utf-16-le") in data), unknown)
    known = next((kind for beginning, kind in _BEGINNINGS.items() if data.startswith(beginning)), None)
    return _is(*known) if known else _written_in_text(path.suffix.lower(), data[:2_000])


def _written_in_text(ending: str, start: bytes) -> Complaint:
    """Tell kinds of text apart by the ending of the name, where it says something, else by how they begin."""
    if ending in _BY_ENDING:
        return _is(*_BY_ENDING[ending])
    named = ", only named like one" if ending == ".xlsx" else ""
    if b"\0" in start and not start.startswith(_WIDE_MARKS):
        return Complaint("not-a-workbook", f"the file is not {WANTED}{named}", _NAME_IT)
    text = start.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if text.startswith((b"<html", b"<!doctype html")):
        return _is("a web page", f"If a program called it Excel: {SAVE[0].lower()}{SAVE[1:]}")
    if text.startswith(b"<?xml"):
        old = b"schemas-microsoft-com:office:spreadsheet" in text
        return _is("an Excel workbook of the older kind (XML, of 2003)" if old else "an XML file", SAVE)
    return Complaint("not-a-workbook", f"this is plain text, such as a table in CSV, not {WANTED}{named}", SAVE)


def other_archive(names: frozenset[str], kind: bytes) -> Complaint | None:
    """Say what a zip archive is that holds no workbook, or one that cannot be kept whole.

    Args:
        names: of its parts.
        kind: what an OpenDocument file says of itself, in the part `mimetype`; empty where it has none.
    """
    if "content.xml" in names:
        what, remedy = ("an OpenDocument spreadsheet (.ods)", SAVE) if _SPREADSHEET in kind else ("", _NAME_IT)
        return _is(what or "an OpenDocument file", remedy)
    for part, (what, remedy) in _PARTS.items():
        if part in names:
            return _is(what, remedy)
    if "xl/vbaProject.bin" in names:
        return Complaint("macros", "the workbook holds macros, which would be lost", f"{SAVE} That leaves them out.")
    if "[Content_Types].xml" not in names:
        inside = sorted(name for name in names if name.lower().endswith(".xlsx"))
        hint = f"Unpack it, and name {shown(inside[0])}." if inside else "Name the workbook."
        return _is("a zip file", hint)
    return None
