"""Many reports at once on the terminal: how far they are, and one line for each at the end."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from rich.console import Console
from rich.text import Text

from ccg_toolkit.outputs.screen.console import printed, table
from ccg_toolkit.report import WAY_DONE


@dataclass(frozen=True, kw_only=True)
class OverviewRow:
    """What came of one file of answers.

    Attributes:
        name: the organisation; the file of answers where nothing came of it.
        score, band, way_done: its overall figures, as every output shows them; empty where there are none.
        report: the names of the files written, or what stood in the way.
        made: whether all of its files were written.
    """

    name: str
    score: str = ""
    band: str = ""
    way_done: str = ""
    report: str
    made: bool


def overview_text(rows: Sequence[OverviewRow], folder: str) -> str:
    """Give a table with a line for each file of answers, and the count of those that became reports in a folder."""
    lines = table("Organisation", "Score", "Band", WAY_DONE, "Report", score=True)
    for row in rows:
        report = Text(row.report, style="" if row.made else "red")
        lines.add_row(Text(row.name), Text(row.score), Text(row.band), Text(row.way_done), report)
    made = sum(row.made for row in rows)
    return printed([lines, Text(f"\nReports made from {made} of {len(rows)} files of answers, in {folder}")])


@contextmanager
def counted(doing: str, total: int) -> Iterator[Callable[[], None]]:
    """Show on a terminal, on stderr, how many of many things are done; elsewhere show nothing.

    Args:
        doing: what is going on.
        total: how many things there are.

    Yields:
        What to call when one more is done.
    """
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    console = Console(stderr=True, markup=False, emoji=False)
    columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task(doing, total=total)
        yield lambda: progress.advance(task)
