"""Read the texts of a framework folder; a file that it does not have comes from the built-in one."""

import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from ccg_toolkit.framework.fitted_day import timetable_problems
from ccg_toolkit.framework.folder_listing import yaml_files
from ccg_toolkit.framework.terms import with_terms
from ccg_toolkit.framework.texts import Glossary, GroundRules, Guide, Texts
from ccg_toolkit.framework.timetable import Timetable
from ccg_toolkit.framework.where import built_in_folder
from ccg_toolkit.sources import (
    Complaint,
    Diagnostic,
    Document,
    Place,
    RecordT,
    Shape,
    ValuePath,
    check_shape,
    nearest,
    read_yaml,
    shown,
)

AWAY_DAY = "away-day"
"""The folder of the texts of the away-day."""
GLOSSARY = "glossary.yaml"
_SHEETS = ("three-hours", "full-day", "ground-rules", "guide")
"""The files of that folder."""


def read_texts(folder: Path, label: str, terms: Mapping[str, str], levels: range) -> tuple[Texts, list[Diagnostic]]:
    """Read the texts of a framework.

    Args:
        folder: the framework folder. Each file that it lacks comes from the built-in one, whether it extends that or not.
        label: what messages call it.
        terms: the noun for each name, to fill in.
        levels: the numbers of the levels of the scale.

    Returns:
        The texts, made whole with stand-ins where there is an error, and every problem.
    """
    reader = _Reader(folder, label, terms)
    texts = Texts(
        three_hours=reader.read(Timetable, f"{AWAY_DAY}/three-hours.yaml", timetable_problems),
        full_day=reader.read(Timetable, f"{AWAY_DAY}/full-day.yaml", timetable_problems),
        ground_rules=reader.read(GroundRules, f"{AWAY_DAY}/ground-rules.yaml"),
        guide=reader.read(Guide, f"{AWAY_DAY}/guide.yaml"),
        glossary=reader.read(Glossary, GLOSSARY, bottom=str(levels[0]), top=str(levels[-1])),
    )
    return texts, [*reader.problems, *_passed_over(folder, label)]


class _Reader:
    """Reads one file after another, each from the first folder that has it."""

    def __init__(self, folder: Path, label: str, terms: Mapping[str, str]) -> None:
        self._folder = folder
        self._label = label
        self._terms = terms
        self.problems: list[Diagnostic] = []

    def read(
        self,
        model: type[RecordT],
        name: str,
        problems_of: Callable[[RecordT], Iterator[tuple[ValuePath, Complaint]]] | None = None,
        **more: str,
    ) -> RecordT:
        """Read a file.

        Args:
            model: what it holds.
            name: its place in a framework folder.
            problems_of: finds what is wrong with it where its shape is right.
            more: words that it may use beside the terms.
        """
        folder, label = self._folder, self._label
        if not os.path.lexists(folder / name):
            folder = built_in_folder()
            label = str(folder)
        typed, problems = read_yaml(folder / name, f"{label}/{name}", Shape(model))
        self.problems += problems
        if typed is None:  # its problem is told; nothing is to be missed in it as well
            return check_shape(model, Document(name=name, data={}, places={}), _no_subject).record
        document, problems = with_terms(typed, {**self._terms, **more})
        checked = check_shape(model, document, _no_subject)
        problems += checked.problems
        if problems_of and not problems:
            problems += [complaint.at(document.place(*path)) for path, complaint in problems_of(checked.record)]
        self.problems += problems
        return checked.record


def _no_subject(_path: ValuePath) -> str:
    return ""


def _passed_over(folder: Path, label: str) -> Iterator[Diagnostic]:
    """Report files among the texts of the away-day that nothing reads."""
    files, problems = yaml_files(folder / AWAY_DAY, f"{label}/{AWAY_DAY}")
    yield from problems
    for path, name in files:
        if path.stem not in _SHEETS:
            message = f"this file is not read, since no text of the away-day is called {shown(path.stem)}"
            hint = nearest(path.stem, _SHEETS, "They are")
            yield Complaint("file-name", message, hint).at(Place(name))
