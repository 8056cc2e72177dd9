"""Write files so that a reader finds the old one whole or the new one whole, never a part."""

import contextlib
import os
import stat
import tempfile
from pathlib import Path


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
    if not path.parent.is_dir():
        raise OutputError(path, f"there is no folder {path.parent}", "Make the folder first, or name another.")
    try:
        kind = path.lstat().st_mode
    except FileNotFoundError:
        return
    except (OSError, ValueError) as error:
        raise _refused(path, error) from None
    if stat.S_ISDIR(kind):
        raise OutputError(path, "this is a folder", f"Name a file in it, such as {path / 'report.pdf'}.")
    if not stat.S_ISREG(kind):
        what = "a symbolic link" if stat.S_ISLNK(kind) else "not a regular file"
        raise OutputError(path, f"this is {what}, which is never written through", "Name another file.")


def replace_file(path: Path, data: bytes) -> None:
    """Write a derived file, such as a report, in place of an older one.

    Raises:
        OutputError: where it cannot be written; what stood there before is untouched.
    """
    check_target(path)
    _write(path, data, keep=False)


def create_file(path: Path, data: bytes, *, force: bool = False) -> None:
    """Write a file that a person will edit; one that is already there stays, unless `force`.

    Raises:
        OutputError: where it cannot be written, or is already there.
    """
    check_target(path)
    _write(path, data, keep=not force)


def _write(path: Path, data: bytes, *, keep: bool) -> None:
    temporary = None
    try:
        handle, temporary = tempfile.mkstemp(prefix=f".{path.name[:40]}.", suffix=".tmp", dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(0o666 & ~_umask())
        if keep:
            _link(Path(temporary), path)
        else:
            Path(temporary).replace(path)
            temporary = None
    except OSError as error:
        raise _refused(path, error) from None
    finally:
        if temporary is not None:
            with contextlib.suppress(OSError):
                Path(temporary).unlink()


def _link(temporary: Path, path: Path) -> None:
    """Give a file its name only if the name is free; some file systems have no hard links."""
    try:
        path.hardlink_to(temporary)
    except FileExistsError:
        raise
    except OSError:
        with path.open("xb") as file:
            file.write(temporary.read_bytes())


def _umask() -> int:
    current = os.umask(0o077)
    os.umask(current)
    return current


def _refused(path: Path, error: OSError | ValueError) -> OutputError:
    if isinstance(error, FileExistsError):
        return OutputError(path, "this file is already there", "Use --force to replace it.", exists=True)
    if isinstance(error, PermissionError):
        hint = "If it is open in another program, close it there; else check the permissions of the folder."
        return OutputError(path, "the file cannot be written: permission denied", hint)
    reason = getattr(error, "strerror", None) or "the name is not one a file can have"
    return OutputError(path, f"the file cannot be written: {reason.lower()}", "Check the disk and the name.")
