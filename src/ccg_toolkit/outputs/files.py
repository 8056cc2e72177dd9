"""Write files so that a reader finds the old one whole or the new one whole, never a part.

The bytes go to a temporary file in the same folder, which then takes the name in one step. A temporary file that a
killed program left is removed by the next write to that name. While a program writes one, it holds a lock on it, and
the system lets go of the lock when the program ends in any way: so none is taken from a program that still writes.
"""

import contextlib
import os
import re
import secrets
import stat
import sys
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import BinaryIO

if sys.platform != "win32":
    import fcntl

_ENDING = ".ccg-toolkit-tmp"
_LONGEST_WRITE = 3600
"""Seconds after which a temporary file is taken for a leftover where there are no locks to tell."""


class OutputError(Exception):
    """A file that cannot be written; `hint` says what to do, `exists` that a person's file stands in the way."""

    def __init__(self, path: Path | str, message: str, hint: str = "", *, exists: bool = False) -> None:
        super().__init__(f"{path}: {message}")
        self.hint = hint
        self.exists = exists


def check_target(path: Path) -> None:
    """Make sure that a file can stand at a path, before any work is done for it.

    Raises:
        OutputError: where the folder is missing, or something other than a regular file stands there.
    """
    _standing(path)


def replace_file(path: Path, data: bytes) -> None:
    """Write a derived file, such as a report, in place of an older one, whose permissions it keeps.

    Raises:
        OutputError: where it cannot be written; what stood there before is untouched.
    """
    _write(path, data, keep=False)


def create_file(path: Path, data: bytes, *, force: bool = False) -> Path | None:
    """Write a file that a person will edit; one that is already there stays, unless `force`.

    Even then it is not lost: it stands beside the new one under its name with a number, such as ``answers.yaml.1``. Of
    several programs that create the same file at once, one does, and the others find it there.

    Returns:
        Where the older file is kept; ``None`` where there was none, or none that differs.

    Raises:
        OutputError: where it cannot be written, or is already there.
    """
    older = _standing(path)
    if not force or older is None:
        _write(path, data, keep=not force)
        return None
    if stands_as(path, data):
        return None
    try:
        kept = _kept_beside(path)
    except OSError as error:
        raise _refused(path, error) from None
    _write(path, data, keep=False)
    return kept


def stands_as(path: Path, data: bytes) -> bool:
    """Tell whether a file is there already, and as it would be written."""
    try:
        return path.is_file() and path.stat().st_size == len(data) and path.read_bytes() == data
    except OSError:  # it is there, and nobody may look into it
        return False


def _kept_beside(path: Path) -> Path:
    """Give a file a second name, the first that is free: its own with a number behind it."""
    for number in count(1):
        kept = path.with_name(f"{path.name}.{number}")
        if not os.path.lexists(kept):
            try:
                kept.hardlink_to(path)
            except FileExistsError:
                continue
            except OSError:  # a file system without hard links
                _write(kept, path.read_bytes(), keep=True)
            return kept
    raise AssertionError("numbers have no end")


def _standing(path: Path) -> os.stat_result | None:
    """Look at the regular file that stands at a path, if any does."""
    try:
        status = path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        if path.parent.is_dir():
            return None
        hint = "Make the folder first, or name another."
        raise OutputError(path, f"there is no folder {path.parent}", hint) from None
    except (OSError, ValueError) as error:
        raise _refused(path, error) from None
    if stat.S_ISDIR(status.st_mode):
        raise OutputError(path, "this is a folder", "Name a file in it, such as report.pdf.")
    if not stat.S_ISREG(status.st_mode):
        what = "a symbolic link" if stat.S_ISLNK(status.st_mode) else "not a regular file"
        raise OutputError(path, f"this is {what}, which is never written through", "Name another file.")
    return status


def _write(path: Path, data: bytes, *, keep: bool) -> None:
    older = _standing(path)
    try:
        _remove_leftovers(path)
        with _temporary(path) as (temporary, file):
            if older is not None:
                temporary.chmod(stat.S_IMODE(older.st_mode))  # a private report stays private
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
            if sys.platform == "win32":  # which renames no open file; elsewhere the lock is held to the end
                file.close()
            if keep:
                _name_if_free(temporary, path)
            else:
                temporary.replace(path)
    except OSError as error:
        raise _refused(path, error) from None


@contextlib.contextmanager
def _temporary(path: Path) -> Iterator[tuple[Path, BinaryIO]]:
    """Open a locked temporary file for a path, and remove it at the end if it is still there."""
    while True:
        place = path.with_name(f"{_beginning(path)}{secrets.token_hex(8)}{_ENDING}")
        try:
            with place.open("xb") as file:
                if sys.platform != "win32":
                    with contextlib.suppress(OSError):  # some file systems have no locks
                        fcntl.flock(file, fcntl.LOCK_EX)
                if place.exists():  # else it was taken for a leftover just before it was locked
                    yield place, file
                    return
        finally:
            with contextlib.suppress(OSError):
                place.unlink()


def _remove_leftovers(path: Path) -> None:
    """Remove the temporary files for a path that belong to no running program."""
    name = re.compile(re.escape(_beginning(path)) + "[0-9a-f]{16}" + re.escape(_ENDING))
    with contextlib.suppress(OSError):
        for leftover in path.parent.iterdir():
            if name.fullmatch(leftover.name):
                _remove_leftover(leftover)


def _remove_leftover(leftover: Path) -> None:
    with contextlib.suppress(OSError):
        if not stat.S_ISREG(leftover.lstat().st_mode):
            return
        if sys.platform == "win32":
            if time.time() - leftover.stat().st_mtime > _LONGEST_WRITE:
                leftover.unlink()
        else:
            # Network file systems lock only what is open for writing.
            with leftover.open("r+b" if os.access(leftover, os.W_OK) else "rb") as file:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                leftover.unlink()


def _beginning(path: Path) -> str:
    return f".{path.name[:40]}."


def _name_if_free(temporary: Path, path: Path) -> None:
    """Give a file its name only if the name is free.

    Where the file system has no hard links, an empty file takes the name first: nothing of a person's is ever replaced,
    but a program killed between the two steps leaves the file empty.
    """
    try:
        path.hardlink_to(temporary)
    except FileExistsError:
        raise
    except OSError:
        path.touch(exist_ok=False)
        try:
            temporary.replace(path)
        except BaseException:
            path.unlink(missing_ok=True)
            raise


def _refused(path: Path, error: OSError | ValueError) -> OutputError:
    if isinstance(error, FileExistsError):
        return OutputError(path, "this file is already there", "Name another, or move it out of the way.", exists=True)
    if isinstance(error, PermissionError):
        hint = "If it is open in another program, close it there; else check the permissions of the folder."
        return OutputError(path, "the file cannot be written: permission denied", hint)
    reason = getattr(error, "strerror", None) or "the name is not one a file can have"
    return OutputError(path, f"the file cannot be written: {reason.lower()}", "Check the disk and the name.")
