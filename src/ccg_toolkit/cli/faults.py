"""What is said where nobody nearer to a failure had better words."""

import os
import sys
from pathlib import Path

from ccg_toolkit import __version__
from ccg_toolkit.cli.status import Status, harmless, tell


def tell_of(error: Exception) -> Status:
    """Say on stderr what went wrong, and give the status to end with."""
    if os.environ.get("CCG_TOOLKIT_DEBUG"):
        sys.excepthook(type(error), error, error.__traceback__)
        return Status.INTERNAL
    if isinstance(error, OSError) and error.strerror:
        return _tell_of_refusal(error, error.strerror)
    return _tell_of_fault(error)


def _tell_of_refusal(error: OSError, reason: str) -> Status:
    """Say what the system refused."""
    where = f"{harmless(str(error.filename))}: " if error.filename else ""
    tell(f"ccg-toolkit: {where}{reason.lower()}\n    Check the name, the permissions and the disk.")
    return Status.FILE


def _tell_of_fault(error: Exception) -> Status:
    """Name the place of a fault of ours in one line, and nothing of the user's data."""
    from traceback import walk_tb

    steps = [(Path(frame.f_code.co_filename), line) for frame, line in walk_tb(error.__traceback__)]
    ours = [step for step in steps if Path(__file__).parents[1] in step[0].parents]
    places = dict.fromkeys(f"{file.name}:{line}" for file, line in (*ours[-1:], *steps[-1:]))
    tell(
        f"ccg-toolkit: internal error: {type(error).__name__} at {', '.join(places)} in version {__version__}. This is a "
        "fault in the program, not in your files; no file is left half written.\n"
        "    Please report that line. With CCG_TOOLKIT_DEBUG=1 there are more, which may repeat what your files say."
    )
    return Status.INTERNAL
