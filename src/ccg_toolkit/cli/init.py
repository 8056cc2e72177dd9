"""``ccg-toolkit init``."""

import os
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ccg_toolkit.cli.shared_options import Force
from ccg_toolkit.cli.status import Status, path_text, say, stop

if TYPE_CHECKING:
    from ccg_toolkit.framework import Framework


def init(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder to make.")],
    full: Annotated[
        bool, typer.Option("--full", help="Copy the whole built-in framework, to change it freely.")
    ] = False,
    other: Annotated[
        Path | None,
        typer.Option("--framework", metavar="DIR", help="Make answers to this framework folder, and no framework."),
    ] = None,
    force: Force = False,
) -> None:
    """Start a folder of your own: answers to fill, and room for your own domains.

    \b
    Examples:
      ccg-toolkit init ours
      ccg-toolkit init ours --full
      ccg-toolkit init ours --framework theirs
    """
    from ccg_toolkit.cli.writing import say_kept
    from ccg_toolkit.outputs import OutputError, check_target, create_file, stands_as

    if full and other is not None:
        stop(Status.USAGE, "--full and --framework exclude one another", "Leave one of them out.")
    files = _answers_to(other, folder) if other else _files(full=full)
    there = [name for name in files if os.path.lexists(folder / name)]
    # What stands as it would be written, such as what a run that was cut short has left, is in nobody's way.
    taken = [name for name in there if not stands_as(folder / name, files[name])]
    if taken and not force:
        message = f"{(folder / taken[0]).as_posix()} is already there; nothing was written"
        stop(Status.EXISTS, message, "Name another folder.")
    made, kept = 0, []
    try:
        for name in there:
            check_target(folder / name)
        for part in (".",) if other else (".", "domains", "criteria"):
            (folder / part).mkdir(parents=True, exist_ok=True)
        for name, data in files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            if name in taken or name not in there:
                kept.append(create_file(folder / name, data, force=force))
            made += 1
    except OutputError as error:
        rest = f" {made} of {len(files)} files are written; for the rest, run it again." if made else ""
        stop(Status.EXISTS if error.exists else Status.FILE, str(error), error.hint + rest)
    except OSError as error:
        stop(Status.FILE, f"{folder}: the folder cannot be made: {(error.strerror or 'unknown reason').lower()}")
    answers = path_text(folder / "answers.yaml")
    say_kept(kept)
    room = "" if other else ", and room for your own domains"
    beside = (
        f" --framework {path_text(other)}" if other and not other.resolve().is_relative_to(folder.resolve()) else ""
    )
    say(
        f"Made {path_text(folder)}: answers to fill in answers.yaml{room}.\n"
        f"Next: open {answers}, fill in some answers, then run\n"
        f"    ccg-toolkit assess {answers}{beside}"
    )


def _answers_to(other: Path, folder: Path) -> dict[str, bytes]:
    """Give the files for answers to a framework that lies elsewhere."""
    from ccg_toolkit.answers import wish_for
    from ccg_toolkit.cli.loading import framework_or_stop

    framework = framework_or_stop(other)
    return _to_answer(framework, wish_for(framework.cover.id, other, folder))


def _to_answer(framework: "Framework", named: str) -> dict[str, bytes]:
    """Give the answers to fill, and what lets an editor help with them."""
    from ccg_toolkit.cli.schema import schema_of_answers
    from ccg_toolkit.cli.starters import SCHEMA, answers_to_fill

    on = date.today()  # noqa: DTZ011 - the day where the user is
    return {
        "answers.yaml": answers_to_fill(framework, on=on, named=named).encode(),
        SCHEMA: f"{schema_of_answers(framework)}\n".encode(),
    }


def _files(*, full: bool) -> dict[str, bytes]:
    """Give the files of the new folder by their names in it; framework.yaml last, for it makes the folder complete."""
    from ccg_toolkit.cli.starters import framework_that_extends
    from ccg_toolkit.framework import built_in_folder
    from ccg_toolkit.toolkit import check_folder

    framework = check_folder(None).framework
    if framework is None:
        raise AssertionError("the built-in framework has no error")
    files = _to_answer(framework, ".")
    if not full:
        return files | {"framework.yaml": framework_that_extends(framework).encode()}
    home = built_in_folder()
    copied: list[Path] = []  # but for the script of the questionnaire, of which no copy would run
    for part in ("domains", "criteria", "away-day", "templates"):
        copied += sorted(path for path in (home / part).rglob("*") if path.is_file() and path.suffix != ".js")
    copied += [home / "glossary.yaml", home / "framework.yaml"]
    return files | {path.relative_to(home).as_posix(): path.read_bytes() for path in copied}
