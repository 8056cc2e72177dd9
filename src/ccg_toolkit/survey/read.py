"""Read any file of responses: what it is shows in its first bytes, not in its name."""

import re
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from ccg_toolkit.sources import Complaint, Place
from ccg_toolkit.sources.characters import blotted
from ccg_toolkit.sources.text import LARGEST, read_bytes
from ccg_toolkit.sources.workbook.not_workbooks import kept_beside
from ccg_toolkit.survey.batch import Batch
from ccg_toolkit.survey.column_map import Mapping
from ccg_toolkit.survey.read_book import is_questionnaire, read_book
from ccg_toolkit.survey.read_table import read_sheet, read_text_table
from ccg_toolkit.survey.read_text import read_texts
from ccg_toolkit.survey.response_text import BEGINS

OURS = ("responses.csv", "heard.csv", "comments.csv", "late.csv", "closed.yaml", "map.yaml")
"""Files that are written beside responses, and that a folder of responses may hold."""

_WORKBOOK = b"PK\x03\x04"
_OTHERS = {
    b"%PDF": "a PDF file",
    b"{\\rtf": "a rich text file",
    b"\xd0\xcf\x11\xe0": "an older Excel or Word file",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
}
_PAGE = re.compile(rb"\A(?:\xef\xbb\xbf)?\s*<(?:!doctype|html|\?xml)", re.IGNORECASE)
_AS_CSV = "Save a large table as CSV: in Excel, File, Save as, CSV UTF-8."
_BEGINS = BEGINS.encode()


def files_in(path: Path) -> list[Path]:
    """Give the files of a folder that may be responses, in order of their names; a file stands for itself.

    Hidden files, what spreadsheet programs leave behind and what `collate` writes are passed over.
    """
    try:
        if not path.is_dir():
            return [path]
        inside = sorted(path.iterdir())
        return [
            file
            for file in inside
            if file.is_file() and not file.name.startswith((".", "~$")) and file.name not in OURS
        ]
    except OSError:
        return [path]


def by_time(path: Path) -> tuple[int, str]:
    """Give what sorts files by the time of their last change, so that of two responses the later one counts."""
    try:
        return path.stat().st_mtime_ns, path.as_posix()
    except (OSError, ValueError):
        return 0, path.as_posix()


def read_file(path: Path, name: str, mapping: Mapping) -> Batch:
    """Read one file of responses: a workbook or the text of a form of ours, or the table of another program.

    Args:
        path: the file.
        name: what messages call it.
        mapping: how the columns of tables are read.
    """
    data, problem = read_bytes(path, name, wanted="a file of responses", example="responses.xlsx")
    if problem is not None:
        batch = Batch(name=name, refused=1)
        batch.problems.append(problem)
        return batch
    if data.startswith(_WORKBOOK):
        return _workbook(path, name, mapping, sha256(data).hexdigest())
    if wrong := _of_another_kind(path, data):
        batch = Batch(name=name)
        batch.refuse(wrong, Place(name))
        return batch
    if len(data) <= LARGEST and _BEGINS in data.replace(b"\0", b""):
        batch = read_texts(_text(data), name, mapping.known)
        batch.digest = sha256(data).hexdigest()
        return batch
    return read_text_table(path, name, mapping)


def _workbook(path: Path, name: str, mapping: Mapping, digest: str) -> Batch:
    from ccg_toolkit.sources.workbook.reader import read_workbook  # noqa: PLC0415 - zip and XML wait until one is read

    workbook, problems = read_workbook(path, name)
    if workbook is None:
        batch = Batch(name=name, refused=1)
        too_large = {"too-large", "file-too-large"}
        batch.problems += [
            replace(problem, hint=_AS_CSV) if problem.rule in too_large else problem for problem in problems
        ]
        return batch
    if is_questionnaire(workbook):
        batch = read_book(workbook, name, mapping.known, digest)
    else:
        batch = read_sheet(workbook, name, mapping)
    batch.digest = digest
    return batch


def _of_another_kind(path: Path, data: bytes) -> Complaint | None:
    """Say what a file is that holds no responses."""
    if beside := kept_beside(path):
        return beside
    if _PAGE.match(data):
        hint = "A form that was filled in hands back a small file that ends in .txt: ask for that."
        return Complaint("not-responses", "this is a web page, and no answers can be read in it", hint)
    what = next((what for mark, what in _OTHERS.items() if data.startswith(mark)), "")
    hint = "Save it as an Excel workbook (.xlsx) or as CSV; type the answers on paper into the form."
    return Complaint("not-responses", f"this is {what}, and no answers can be read in it", hint) if what else None


def _text(data: bytes) -> str:
    """Decode what a form handed back and mail programs may have saved; its own letters are the same in any of these."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return blotted(data.decode("utf-16", "replace"))
    try:
        return blotted(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return blotted(data.decode("cp1252", "replace"))
