"""``ccg-toolkit init``."""

from datetime import date
from pathlib import Path

from ccg_toolkit.cli.starters import answers_to_fill, framework_that_extends
from ccg_toolkit.cli.status import Status, say, stop
from ccg_toolkit.framework import Framework, built_in_folder
from ccg_toolkit.outputs import OutputError, create_file
from ccg_toolkit.toolkit import check_folder


def run(folder: Path, *, full: bool, force: bool) -> None:
    """Make a framework folder with answers to fill."""
    framework = check_folder(None).framework
    if framework is None:
        raise AssertionError("the built-in framework has no error")
    files = _files(framework, full=full)
    taken = [name for name in files if (folder / name).exists() or (folder / name).is_symlink()]
    if taken and not force:
        stop(
            Status.EXISTS,
            f"{(folder / taken[0]).as_posix()} is already there; nothing was written",
            "Name another folder, or use --force to replace the files of this one.",
        )
    try:
        for part in (".", "domains", "criteria"):
            (folder / part).mkdir(parents=True, exist_ok=True)
        for name, data in files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            create_file(folder / name, data, force=force)
    except OutputError as error:
        stop(Status.EXISTS if error.exists else Status.FILE, str(error), error.hint)
    except OSError as error:
        stop(Status.FILE, f"{folder}: the folder cannot be made: {(error.strerror or 'unknown reason').lower()}")
    answers = (folder / "answers.yaml").as_posix()
    say(
        f"Made {folder.as_posix()}: answers to fill in answers.yaml, and room for your own domains.\n"
        f"Next: open {answers}, fill in some answers, then run\n"
        f"    ccg-toolkit assess {answers}"
    )


def _files(framework: Framework, *, full: bool) -> dict[str, bytes]:
    """Give the files of the new folder by their names in it."""
    files = {"answers.yaml": answers_to_fill(framework, on=date.today()).encode()}  # noqa: DTZ011 - the day where the user is
    if not full:
        return files | {"framework.yaml": framework_that_extends(framework).encode()}
    home = built_in_folder()
    copied = [home / "framework.yaml"]
    for part in ("domains", "criteria", "templates"):
        copied += sorted(path for path in (home / part).rglob("*") if path.is_file())
    return files | {path.relative_to(home).as_posix(): path.read_bytes() for path in copied}
