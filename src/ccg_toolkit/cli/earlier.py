"""Assessments of other days: read and compared, or the program stops in words.

Nothing here imports Typer, which loads pydantic to read an argument: `main` calls it straight for result files alone.
"""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from ccg_toolkit import __version__
from ccg_toolkit.cli.status import Status, say, say_data, show_problems, stop, stop_for
from ccg_toolkit.history import Change, change_between, changes_of
from ccg_toolkit.past import RESULT, Assessed, in_order, read_assessment, refused, remarks, statuses_of
from ccg_toolkit.report.build_change import build_change_view
from ccg_toolkit.report.change_view import ChangeView

if TYPE_CHECKING:
    from ccg_toolkit.cli.shared_options import Engine
    from ccg_toolkit.framework import Framework
    from ccg_toolkit.history import Snapshot, TrackedStatus
    from ccg_toolkit.sources import Diagnostic

_VARIABLE = "CCG_TOOLKIT_FRAMEWORK"  # as in `framework`, which is not loaded for it


MOST = 12
"""The most assessments that are compared at once."""
SUFFIXES = (".pdf", ".html", ".json", ".xlsx")
JSON = "--json"
_TITLED = (".pdf", ".html", ".xlsx")
"""What bears the titles of criteria, which a result file does not hold."""


def result_files_alone(arguments: Sequence[str]) -> list[Path]:
    """Give the files of a command line that names two or more result files, and nothing else but ``--json``; else none."""
    names = [argument for argument in arguments if argument != JSON]
    alone = len(names) > 1 and all(name.endswith(RESULT) and not name.startswith("-") for name in names)
    return [*map(Path, names)] if alone else []


def compare_files(  # noqa: PLR0913 - as many as a person can choose
    files: Sequence[Path],
    *,
    outputs: Sequence[Path] = (),
    tracker: Path | None = None,
    framework: Path | None = None,
    engine: "Engine" = None,
    as_json: bool = False,
) -> None:
    """Show what moved between assessments, and write what was asked for; see `compare`."""
    stop_unless_several(files)
    if outputs:
        from ccg_toolkit.cli.writing import check_suffixes

        check_suffixes(outputs, SUFFIXES)
    # For the screen alone no framework is read unasked: that would take longer than all the rest.
    titled = framework is not None or any(path.suffix.lower() in _TITLED for path in outputs)
    compared = compared_or_stop(files, framework, tracker, titled=titled)
    view = build_change_view(compared.changes, __version__, compared.remarks)
    if as_json:
        from ccg_toolkit.outputs.change.data import changes_json

        say_data(changes_json(compared.changes, __version__))
    else:
        from ccg_toolkit.outputs.change.text import change_text

        say(change_text(view))
    if outputs:
        write_changes(outputs, compared, view, engine, silent=as_json)


def stop_unless_several(files: Sequence[Path]) -> None:
    """Stop where there is nothing to compare with, or too much."""
    if len(files) < 2:
        hint = "Name an earlier and a later one, such as 2014.json 2015.json."
        stop(Status.USAGE, "one assessment cannot be compared with anything", hint)
    if len(files) > MOST:
        stop(Status.USAGE, f"{len(files)} assessments are too many to compare", f"Name {MOST} at most.")


@dataclass(frozen=True, kw_only=True)
class Compared:
    """What was found of two or more assessments.

    Attributes:
        changes: from each to the next.
        remarks: what a reader should know of the files.
        framework: of the last of them, where it was read.
        files: what was read.
    """

    changes: tuple[Change, ...]
    remarks: tuple[str, ...]
    framework: "Framework | None"
    files: tuple[Path, ...]


def compared_or_stop(
    files: Sequence[Path], framework: Path | None, tracker: Path | None, *, titled: bool = False
) -> Compared:
    """Read assessments and work out what changed; warnings are shown, errors end the program.

    Args:
        files: two or more, in any order.
        framework: the framework folder to use, whatever the files say.
        tracker: the workbook of the plan of the last but one of them.
        titled: whether titles of criteria are wanted where they can be found.
    """
    assessed = _read_or_stop(files, framework)
    snapshots = [each.snapshot for each in assessed]
    if problems := refused(snapshots):
        stop_for(problems)
    ordered = in_order(snapshots, framework or _by_environment(), titled=titled)
    whose = next(each.framework for each in assessed if each.snapshot.assessed_on == ordered[-1].assessed_on)
    changes = changes_of(ordered)
    if tracker:
        tracked = _tracked_or_stop(tracker, ordered[-1], whose, framework)
        changes = (*changes[:-1], change_between(ordered[-2], ordered[-1], tracked))
    return Compared(
        changes=changes, remarks=tuple(remarks(ordered)), framework=whose, files=(*files, *filter(None, [tracker]))
    )


def write_changes(
    outputs: Sequence[Path], compared: Compared, view: ChangeView, engine: "Engine", *, silent: bool
) -> None:
    """Write the files of a comparison, and say which; files that were read are never written over."""
    from functools import partial

    from ccg_toolkit.cli.writing import check_places, finish, write_all
    from ccg_toolkit.outputs import PdfMaker
    from ccg_toolkit.outputs.change.formats import render_changes

    check_places(outputs, compared.files)
    folders = compared.framework.folders if compared.framework else ()
    with PdfMaker(engine) as make_pdf:
        make = partial(render_changes, changes=compared.changes, view=view, folders=folders, make_pdf=make_pdf)
        outcome = write_all(outputs, make, make_pdf, named=True, trackers=False)
    finish(outcome, silent=silent)


def _read_or_stop(files: Sequence[Path], framework: Path | None) -> list[Assessed]:
    assessed: list[Assessed] = []
    problems: list[Diagnostic] = []
    for file in files:
        one, found = read_assessment(
            file,
            name=file.as_posix(),
            framework=framework,
            default=_by_environment(),
            today=date.today(),  # noqa: DTZ011 - the day where the user is
        )
        problems += found
        assessed += [one] if one else []
    if len(assessed) < len(files):
        stop_for(problems)
    if problems:
        from ccg_toolkit.cli.loading import OF_PRINT

        show_problems(problem for problem in problems if problem.rule not in OF_PRINT)
    return assessed


def _by_environment() -> Path | None:
    value = os.environ.get(_VARIABLE, "").strip()
    return Path(value) if value else None


def _tracked_or_stop(
    tracker: Path, later: "Snapshot", framework: "Framework | None", folder: Path | None
) -> "Mapping[str, TrackedStatus]":
    """Read the workbook of the earlier plan by the framework of the later assessment."""
    from ccg_toolkit.cli.loading import framework_or_stop
    from ccg_toolkit.tracker import read_tracker

    at_hand = framework or framework_or_stop(folder)
    progress, problems = read_tracker(tracker, tracker.as_posix(), at_hand, later.organisation, later.assessed_on)
    if progress is None:
        stop_for(problems)
    show_problems(problems)
    return statuses_of(progress)
