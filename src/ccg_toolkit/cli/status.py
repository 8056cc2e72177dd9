"""Exit statuses, the two standard streams, and the two ways to end early."""

import os
import sys
from enum import IntEnum
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path
    from typing import TextIO

    from ccg_toolkit.sources import Diagnostic

_MOST_LISTED = 200

unprinted: list[str | bytes] = []
"""Results that stdout did not take, though somebody may wait for them."""


class Status(IntEnum):
    """What the program's end says; the numbers above 64 follow BSD's sysexits."""

    DONE = 0
    FOUND = 1
    USAGE = 2
    BAD_INPUT = 65
    INTERNAL = 70
    EXISTS = 73
    FILE = 74
    INTERRUPTED = 130
    TERMINATED = 143


def tell(text: str) -> None:
    """Write a message for a person to stderr; where nothing can be written, the work goes on."""
    _write("stderr", text + "\n")


def say(text: str) -> None:
    """Write a result to stdout; where nothing can be written, the work goes on, and `main` tells of it."""
    _write("stdout", text if text.endswith("\n") else text + "\n")


def say_data(text: str) -> None:
    """Write to stdout what a program will read: UTF-8 with line feeds, whatever the terminal is set to."""
    say_the_rest()
    stream = getattr(sys.stdout, "buffer", None)
    if stream is None:  # closed, or a stand-in that holds text
        say(text)
    else:
        _write("stdout", (text if text.endswith("\n") else text + "\n").encode())


def say_the_rest() -> None:
    """Write to stdout what it still holds."""
    _write("stdout", "")


def harmless(text: str) -> str:
    """Write each character that does not print, such as an escape or a line break, as its code point."""
    return "".join(letter if letter.isprintable() else f"<U+{ord(letter):04X}>" for letter in text)


def path_text(path: "Path") -> str:
    """Give the name of a file as one line, with nothing in it that a terminal would obey."""
    return harmless(path.as_posix())


def stop(status: Status, message: str, hint: str = "") -> NoReturn:
    """End with a message of one line, a hint and a status."""
    tell(f"ccg-toolkit: {harmless(message)}" + (f"\n    {hint}" if hint else ""))
    sys.exit(status)


def show_problems(problems: "Iterable[Diagnostic]") -> None:
    """Write problems to stderr, in order of place."""
    from ccg_toolkit.sources.diagnostics import as_text, in_order

    listed = in_order(problems)
    for problem in listed[:_MOST_LISTED]:
        tell(as_text(problem))
    more = len(listed) - _MOST_LISTED
    if more > 0:
        tell(f"... and {more} more {'problem' if more == 1 else 'problems'}.")


def stop_for(problems: "list[Diagnostic]") -> NoReturn:
    """End because files could not be read or hold errors."""
    from ccg_toolkit.sources import errors

    show_problems(problems)
    wrong = errors(problems)
    unreadable = any(problem.unreadable for problem in wrong)
    count = "1 error" if len(wrong) == 1 else f"{len(wrong)} errors"
    tell(f"ccg-toolkit: {count}; nothing was written.")
    sys.exit(Status.FILE if unreadable else Status.BAD_INPUT)


def _write(name: str, text: str | bytes) -> None:
    stream: TextIO | None = getattr(sys, name)
    heard = stream is not None  # it may have been closed when the program began
    try:
        if stream is not None:
            if isinstance(text, bytes):
                stream.buffer.write(text)
            else:
                stream.write(text)
            stream.flush()
            return
    except BrokenPipeError:  # a reader that has seen enough, such as `head`, is no fault
        pass
    except OSError:
        heard = False
    if name == "stdout" and not heard:
        unprinted.append(text)
    setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115 - stays open to the end
