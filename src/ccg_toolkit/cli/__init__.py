"""The command line: arguments and exit statuses, nothing else. Heavy imports wait until a command needs them."""

import os
import signal
import sys
from io import TextIOWrapper
from pathlib import Path
from types import FrameType
from typing import NoReturn

from ccg_toolkit import __version__
from ccg_toolkit.cli.status import Status, harmless, say_the_rest, tell, unprinted

_received: list[int] = []
"""The signals that asked the program to end. A library may swallow the exception that says so, or make another of it."""


def main() -> NoReturn:
    """Run the command line and leave with its exit status."""
    ends = [number for number in (signal.SIGINT, signal.SIGTERM) if signal.getsignal(number) != signal.SIG_IGN]
    try:
        for number in ends:
            signal.signal(number, _end)
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, TextIOWrapper):  # an old console that lacks a character shows ? for it
                stream.reconfigure(errors="replace")
        status = _run()
        say_the_rest()
        if unprinted and status in {Status.DONE, Status.FOUND}:
            tell("ccg-toolkit: not all could be printed: the output is full or closed")
            status = Status.FILE
    finally:
        for number in ends:  # all is done: while Python closes down, nothing changes the status
            signal.signal(number, signal.SIG_IGN)
    sys.exit(128 + _received[0] if _received else status)


def _end(number: int, _frame: FrameType | None) -> NoReturn:
    _received.append(number)
    raise SystemExit(128 + number)


def _run() -> int:
    try:
        from ccg_toolkit.cli.app import app

        app(prog_name="ccg-toolkit")
    except SystemExit as end:
        return int(end.code or Status.DONE)
    except Exception as error:  # noqa: BLE001 - here it ends
        return Status.INTERNAL if _received else tell_of(error)
    return Status.DONE


def tell_of(error: Exception) -> Status:
    """Say what no one nearer to it had better words for, and give the status to end with."""
    if os.environ.get("CCG_TOOLKIT_DEBUG"):
        sys.excepthook(type(error), error, error.__traceback__)
        return Status.INTERNAL
    if isinstance(error, OSError) and error.strerror:
        return _report_refusal(error, error.strerror)
    return _report_fault(error)


def _report_refusal(error: OSError, reason: str) -> Status:
    """Say what the system refused, where no one nearer to it had better words."""
    where = f"{harmless(str(error.filename))}: " if error.filename else ""
    tell(f"ccg-toolkit: {where}{reason.lower()}\n    Check the name, the permissions and the disk.")
    return Status.FILE


def _report_fault(error: Exception) -> Status:
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
