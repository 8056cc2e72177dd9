"""The command line: arguments and exit statuses, nothing else. Heavy imports wait until a command needs them."""

import os
import signal
import sys
from io import TextIOWrapper
from types import FrameType
from typing import NoReturn

from ccg_toolkit.cli.app import app
from ccg_toolkit.cli.status import Status


def main() -> NoReturn:
    """Run the command line and leave with its exit status."""
    signal.signal(signal.SIGTERM, _terminated)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # an old console that lacks a character shows ? for it
            stream.reconfigure(errors="replace")
    try:
        app(prog_name="ccg-toolkit")
    except SystemExit:
        raise
    except KeyboardInterrupt:
        sys.exit(Status.INTERRUPTED)
    except Exception as error:
        if os.environ.get("CCG_TOOLKIT_DEBUG"):
            raise
        _report_bug(error)
    sys.exit(Status.DONE)


def _terminated(_number: int, _frame: FrameType | None) -> NoReturn:
    raise SystemExit(int(Status.TERMINATED))


def _report_bug(error: Exception) -> NoReturn:
    """Name the place of a fault of ours in one line, and nothing of the user's data."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = f"{os.path.basename(trace.tb_frame.f_code.co_filename)}:{trace.tb_lineno}" if trace else "an unknown place"  # noqa: PTH119 - pathlib is not loaded for one name
    sys.stderr.write(
        f"ccg-toolkit: internal error: {type(error).__name__} at {place}. This is a fault in the program, not in your "
        "files; no file was changed by it.\n    Run it again with CCG_TOOLKIT_DEBUG=1 for the details to report.\n"
    )
    sys.exit(Status.INTERNAL)
