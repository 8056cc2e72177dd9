"""Options that take a number or one of a few words: what is typed wrongly is told as all else is, not in Typer's words."""

import os
from collections.abc import Sequence
from typing import Any

import typer

from ccg_toolkit.cli.status import Status, stop


def number_option(name: str, lowest: int, highest: int, *, metavar: str, about: str) -> Any:  # noqa: ANN401 - as Typer's
    """Make an option that takes a whole number.

    Args:
        name: of the option.
        lowest: the lowest number that it takes.
        highest: the highest one, of nine digits at most.
        metavar: what stands for the number in the help.
        about: its help.
    """

    def read(typed: str) -> int:
        digits = str(typed)  # of a default, Typer hands on the number itself
        plain = digits.isascii() and digits.isdigit() and len(digits) <= 9
        if not plain or not lowest <= int(digits) <= highest:
            from ccg_toolkit.sources import shown

            message = f"{name}: {shown(digits)} is not a whole number from {lowest} to {highest:,}"
            stop(Status.USAGE, message, f"Write one in digits, such as {name} {lowest or 1}.")
        return int(digits)

    return typer.Option(name, metavar=metavar, parser=read, help=about)


def choice_option(name: str, choices: Sequence[str], *, metavar: str, about: str, variable: str = "") -> Any:  # noqa: ANN401 - as Typer's
    """Make an option that takes one of a few words.

    Args:
        name: of the option.
        choices: the words.
        metavar: what stands for the word in the help; in small letters, what messages call it.
        about: its help.
        variable: of the environment, that speaks where the option is not given.
    """

    def read(typed: str) -> str:
        if typed not in choices:
            from ccg_toolkit.sources import listed, shown

            named = variable if variable and os.environ.get(variable) == typed else name
            hint = f"Write {listed(choices, 'or')}."
            stop(Status.USAGE, f"{named}: there is no {metavar.lower()} {shown(typed)}", hint)
        return typed

    return typer.Option(
        name,
        metavar=metavar,
        parser=read,
        help=about,
        envvar=variable or None,
        show_envvar=False,
        autocompletion=lambda: list(choices),
    )
