"""Exit statuses, and the two ways to end with one."""

import sys
from enum import IntEnum
from typing import TYPE_CHECKING, NoReturn

import typer

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ccg_toolkit.sources import Diagnostic

_MOST_LISTED = 200


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
    """Write a message for a person to stderr."""
    sys.stderr.write(text + "\n")


def say(text: str) -> None:
    """Write a result to stdout; a reader that stops listening is no fault."""
    try:
        sys.stdout.write(text if text.endswith("\n") else text + "\n")
        sys.stdout.flush()
    except BrokenPipeError:
        sys.stdout = open("/dev/null" if sys.platform != "win32" else "nul", "w", encoding="utf-8")  # noqa: PTH123, SIM115 - stays open to the end


def stop(status: Status, message: str, hint: str = "") -> NoReturn:
    """End with a message and a status."""
    tell(f"ccg-toolkit: {message}" + (f"\n    {hint}" if hint else ""))
    raise typer.Exit(int(status))


def show_problems(problems: "Iterable[Diagnostic]") -> None:
    """Write problems to stderr, in order of place."""
    from ccg_toolkit.sources import as_text, in_order

    listed = in_order(problems)
    for problem in listed[:_MOST_LISTED]:
        tell(as_text(problem))
    if len(listed) > _MOST_LISTED:
        tell(f"... and {len(listed) - _MOST_LISTED} more problems.")


def stop_for(problems: "list[Diagnostic]") -> NoReturn:
    """End because files could not be read or hold errors."""
    from ccg_toolkit.sources import errors

    show_problems(problems)
    found = errors(problems)
    unreadable = any(problem.unreadable for problem in found)
    count = "1 error" if len(found) == 1 else f"{len(found)} errors"
    tell(f"ccg-toolkit: {count}; nothing was written.")
    raise typer.Exit(int(Status.FILE if unreadable else Status.BAD_INPUT))
