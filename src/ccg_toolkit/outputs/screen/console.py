"""How the terminal is written to. Texts from files are printed as text: markup and emoji codes are off."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from rich import box
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.status import Status
from rich.table import Table
from rich.text import Text

_WIDEST = 100


def busy(doing: str) -> Status:
    """Give a context that shows on a terminal, on stderr, what takes a while; elsewhere it shows nothing."""
    return Console(stderr=True, markup=False, emoji=False).status(Text(doing))


def advancing(doing: str, files: Sequence[Path]) -> Iterator[Path]:
    """Give files one by one, and show on a terminal, on stderr, which of them is at work; elsewhere it shows nothing."""
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        SpinnerColumn,
        TextColumn,
    )  # only where files are many

    console = Console(stderr=True, markup=False, emoji=False)
    columns = (SpinnerColumn(), TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task(doing, total=len(files))
        for file in files:
            progress.update(task, description=f"{doing} {file.name[:40]}")
            yield file
            progress.advance(task)


def printed(parts: Iterable[RenderableType]) -> str:
    """Give the parts as text for stdout, coloured where that is a terminal that wants colour."""
    console = Console(file=sys.stdout, markup=False, highlight=False, emoji=False, soft_wrap=False)
    console.width = min(console.width, _WIDEST)
    with console.capture() as captured:
        console.print(Group(*parts))
    lines = [line.rstrip() for line in captured.get().splitlines()]
    return "\n".join(lines) + "\n"


def table(*columns: str, **right: bool) -> Table:
    """Begin a table; a column named in `right` holds numbers."""
    made = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, header_style="bold")
    for column in columns:
        made.add_column(
            Text(column), justify="right" if right.get(column.lower().replace(" ", "_")) else "left", overflow="fold"
        )
    return made


def heading(text: str) -> Text:
    """Give a heading with a blank line above it."""
    return Text(f"\n{text}", style="bold")


def entry(text: str) -> Text:
    """Give an entry of a list; the lines that it was typed in stand below one another."""
    return Text(f"- {text}".replace("\n", "\n  "))


def indented(text: str) -> Padding:
    """Give a paragraph set in from the left."""
    return Padding(Text(text), (0, 0, 0, 3))
