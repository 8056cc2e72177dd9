"""Write what was asked for, or stop in words: what an output may be called, and what goes wrong on the way."""

import os
import sys
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from ccg_toolkit.cli.faults import tell_of
from ccg_toolkit.cli.status import Status, harmless, path_text, say, stop, tell
from ccg_toolkit.outputs import (
    EDITED,
    HOW_TO_PRINT,
    OutputError,
    PdfMaker,
    PdfUnavailable,
    TemplateProblem,
    busy,
    check_target,
    create_file,
    replace_file,
    stands_as,
)
from ccg_toolkit.toolkit import Inputs

_PARTS = ("domains", "criteria", "away-day", "templates")


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """Which files were written, and with which status to end: other than `Status.DONE` where one could not be made.

    Attributes:
        made_by: what made the PDF, if there is one among them.
    """

    written: tuple[Path, ...]
    status: Status
    made_by: str = ""


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
    check_places(wanted, read, folders)


def check_places(wanted: Sequence[Path], read: Sequence[Path], folders: Collection[Path] = ()) -> None:
    """Refuse to write over files that were read or into the folders of a framework; each file can stand where it is wanted."""
    for path in wanted:
        try:
            check_target(path)
        except OutputError as error:
            stop(Status.FILE, str(error), error.hint)
        if not set(folders).isdisjoint(path.resolve().parents) or (path.exists() and any(map(path.samefile, read))):
            stop(Status.USAGE, f"{path} is one of the files that were read", "Write the report under another name.")


def write_all(
    wanted: Sequence[Path],
    make: Callable[[str], bytes],
    make_pdf: PdfMaker,
    *,
    named: bool,
    trackers: bool = True,
) -> Outcome:
    """Make files and put them in their places; what cannot be made is told and costs no other.

    All are made before the first is written, so that what is missing is known by then. What people may have written into
    is never replaced: where such a file is in the way, nothing is written, and the program stops.

    Args:
        wanted: where they go.
        make: gives the content for an ending.
        make_pdf: what `make` makes a PDF by.
        named: whether a person named the files; else a page stands in for a PDF that cannot be made.
        trackers: whether a workbook among them is a tracker.

    Returns:
        What was written where, and the status to end with.
    """
    told, undrawn = make_pdf.passed_over, make_pdf.undrawn
    made, status = _all_made(wanted, make, named=named)
    for path, data in made.items():
        if path.suffix.lower() in EDITED and os.path.lexists(path) and not stands_as(path, data):
            _refuse_edited(path, trackers=trackers)
    written = []
    for path, data in made.items():
        try:
            _put(path, data)
        except OutputError as error:
            status = _failed(Status.EXISTS if error.exists else Status.FILE, str(error), error.hint)
        else:
            written.append(path)
    for browser in make_pdf.passed_over[len(told) :]:
        tell(f"ccg-toolkit: {browser}, so {make_pdf.made_by} was used.")
    if new := make_pdf.undrawn - undrawn:
        tell(_of_undrawn(new))
    return Outcome(written=tuple(written), status=status, made_by=make_pdf.made_by)


def _all_made(wanted: Sequence[Path], make: Callable[[str], bytes], *, named: bool) -> tuple[dict[Path, bytes], Status]:
    """Make the contents of files, and tell of each that cannot be made."""
    made: dict[Path, bytes] = {}
    status = Status.DONE
    for path in wanted:
        try:
            with busy(f"Writing {path_text(path)}"):
                made |= _made(path, make, named=named)
        except TemplateProblem as problem:
            hint = "Compare it with the built-in template of that name; docs/templates.md says what a template may use."
            status = _failed(Status.BAD_INPUT, str(problem), hint)
        except PdfUnavailable as problem:
            status = _failed(Status.FILE, f"{path}: the PDF cannot be made, as {problem}", HOW_TO_PRINT)
        except Exception as error:  # noqa: BLE001 - a fault in one format is told, and costs no other
            status = tell_of(error)
    return made, status


def _of_undrawn(letters: Collection[str]) -> str:
    """Warn of letters that no font has: a name that is written with them can hardly be read."""
    number = "a letter" if len(letters) == 1 else f"{len(letters)} letters"
    return (
        f"ccg-toolkit: warning: no font here has {number} of these texts, such as {min(letters)}; the PDF names them in "
        "brackets.\n    Install a font that has them, and make it anew; or print the page for the browser where such a font is."
    )


def finish(outcome: Outcome, *, silent: bool = False) -> None:
    """Say what was written where, and end here if something is missing."""
    if outcome.written and not silent:
        say("Written: " + ", ".join(_with_maker(path, outcome.made_by) for path in outcome.written))
    if outcome.status:
        sys.exit(outcome.status)


def say_kept(kept: Sequence[Path | None]) -> None:
    """Say under which names older files are kept."""
    for path in filter(None, kept):
        say(f"The older {path.stem} is kept as {path_text(path)}.")


def _made(path: Path, make: Callable[[str], bytes], *, named: bool) -> dict[Path, bytes]:
    """Make the content of a file, or of the page that stands in for it."""
    try:
        return {path: make(path.suffix.lower())}
    except PdfUnavailable as problem:
        if named and not problem.asked:
            raise
        reason = f"As {problem}, the report is written as a page for the browser."
    tell(f"ccg-toolkit: {harmless(reason)}\n    {HOW_TO_PRINT}")
    return {path.with_suffix(".html"): make(".html")}


def _with_maker(path: Path, made_by: str) -> str:
    """Name a file, and what made it if it is a PDF."""
    return f"{path_text(path)} (by {made_by})" if path.suffix.lower() == ".pdf" and made_by else path_text(path)


def _failed(status: Status, message: str, hint: str) -> Status:
    tell(f"ccg-toolkit: {harmless(message)}" + (f"\n    {hint}" if hint else ""))
    return status


def _put(path: Path, data: bytes) -> None:
    if path.suffix.lower() not in EDITED:
        replace_file(path, data)
    elif not stands_as(path, data):
        create_file(path, data)


def _refuse_edited(path: Path, *, trackers: bool) -> NoReturn:
    hint = "Write the new one under another name"
    if trackers and path.suffix.lower() == ".xlsx":
        hint += "; name the old one with --tracker, and what it holds is kept"
    stop(Status.EXISTS, f"{path} is already there, and people may have written into it", f"{hint}.")
