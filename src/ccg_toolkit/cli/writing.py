"""Write what was asked for, or stop in words: what an output may be called, and what goes wrong on the way."""

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NoReturn

from ccg_toolkit.cli.status import Status, path_text, stop, tell
from ccg_toolkit.outputs import (
    EDITED,
    NO_DOCX,
    NO_PANGO,
    DocxUnavailable,
    OutputError,
    PdfUnavailable,
    TemplateProblem,
    busy,
    check_target,
    create_file,
    replace_file,
)
from ccg_toolkit.toolkit import Inputs

_PARTS = ("domains", "criteria", "templates")


def check_suffixes(outputs: Sequence[Path], suffixes: Sequence[str]) -> None:
    """Stop where an output's ending names no format, or one file is named twice."""
    seen: set[str] = set()
    for path in outputs:
        if path.suffix.lower() not in suffixes:
            stop(
                Status.USAGE, f"{path}: no report can be written with this ending", f"Use one of {', '.join(suffixes)}."
            )
        place = os.path.realpath(path)
        if place in seen:
            stop(Status.USAGE, f"{path} is named twice", "Give each file a name of its own.")
        seen.add(place)


def check_targets(wanted: Sequence[Path], answers: Path, inputs: Inputs) -> None:
    """Refuse to write over what was read, by whatever name, and make sure each file can stand where it is wanted."""
    folders = {folder.resolve() / part for folder in inputs.framework.folders for part in _PARTS}
    read = [answers, *(file for folder in folders for file in folder.rglob("*") if file.is_file())]
    for path in wanted:
        try:
            check_target(path)
        except OutputError as error:
            stop(Status.FILE, str(error), error.hint)
        if folders.intersection(path.resolve().parents) or (path.exists() and any(map(path.samefile, read))):
            stop(Status.USAGE, f"{path} is one of the files that were read", "Write the report under another name.")


def write(path: Path, make: Callable[[str], bytes], *, named: bool) -> Path:
    """Make a file and put it in its place.

    Args:
        path: where it goes.
        make: gives the content for an ending.
        named: whether a person named the file; else a page stands in for a PDF that cannot be made.

    Returns:
        Where it was written.
    """
    try:
        with busy(f"Writing {path_text(path)}"):
            data = make(path.suffix.lower())
    except TemplateProblem as problem:
        hint = "Compare it with the built-in template of that name; docs/templates.md says what a template may use."
        stop(Status.BAD_INPUT, str(problem), hint)
    except DocxUnavailable:
        stop(Status.FILE, f"{path}: the paper cannot be made, as python-docx is missing", NO_DOCX)
    except PdfUnavailable:
        if named:
            stop(Status.FILE, f"{path}: the PDF cannot be made, as Pango is missing", NO_PANGO)
        path = path.with_suffix(".html")
        tell(f"ccg-toolkit: Pango is missing, so the report is written as a page for the browser.\n    {NO_PANGO}")
        data = make(".html")
    try:
        if path.suffix.lower() not in EDITED:
            replace_file(path, data)
        elif not _stands(path, data):
            create_file(path, data)
    except OutputError as error:
        if error.exists:
            _refuse_edited(path)
        stop(Status.FILE, str(error), error.hint)
    return path


def _stands(path: Path, data: bytes) -> bool:
    """Tell whether a file is there already, and as it would be written."""
    return path.is_file() and path.stat().st_size == len(data) and path.read_bytes() == data


def _refuse_edited(path: Path) -> NoReturn:
    hint = "Write the new one under another name"
    if path.suffix.lower() == ".xlsx":
        hint += "; name the old one with --tracker, and what it holds is kept"
    stop(Status.EXISTS, f"{path} is already there, and people may have written into it", f"{hint}.")
