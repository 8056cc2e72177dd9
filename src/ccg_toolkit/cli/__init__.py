"""The command line: arguments and exit statuses, nothing else. Heavy imports wait until a command needs them."""

import gc
import os
import signal
import sys
from io import TextIOWrapper
from types import FrameType
from typing import NoReturn

from ccg_toolkit.cli.faults import tell_of
from ccg_toolkit.cli.status import Status, say_the_rest, tell, unprinted

_OBJECTS = 100_000
"""Made before one looks for some that nobody can reach any more. Python looks after 700; most of ours stay to the end."""

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
    gc.set_threshold(_OBJECTS)
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # else it looks for some in all that is installed
    try:
        if sys.argv[1:2] == ["compare"]:
            from ccg_toolkit.cli.earlier import JSON, compare_files, result_files_alone

            if files := result_files_alone(sys.argv[2:]):  # what Typer loads to read them takes four times as long
                compare_files(files, as_json=JSON in sys.argv)
                return Status.DONE
        from ccg_toolkit.cli.app import app

        app(prog_name="ccg-toolkit")
    except SystemExit as end:
        return int(end.code or Status.DONE)
    except Exception as error:  # noqa: BLE001 - here it ends
        return Status.INTERNAL if _received else tell_of(error)
    return Status.DONE
