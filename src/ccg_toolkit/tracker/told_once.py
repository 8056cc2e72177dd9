"""Tell once what holds for many cells."""

from collections.abc import Hashable, Iterator
from dataclasses import dataclass, field, replace

from ccg_toolkit.sources import Diagnostic


@dataclass
class ToldOnce:
    """What is to be said of many cells alike: it is said of the first, with how many more there are.

    Attributes:
        cells: what would be said of each cell, by what they have in common.
    """

    cells: dict[Hashable, list[Diagnostic]] = field(default_factory=dict)

    def add(self, common: Hashable, problem: Diagnostic) -> None:
        """Take in one cell."""
        self.cells.setdefault(common, []).append(problem)

    def problems(self) -> Iterator[Diagnostic]:
        """Give one problem for all cells that have something in common."""
        for first, *others in self.cells.values():
            yield replace(first, message=f"{first.message}, here and in {len(others)} more") if others else first
