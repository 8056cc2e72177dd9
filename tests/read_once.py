"""What comes to the same each time and takes a good part of most tests, done once in a process.

The built-in framework is read once; so is each of its files where a folder extends or copies it, and each timetable is tried
once. How firmly the same priorities stand is counted once, where it is counted in full: a test of the counting draws less.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from functools import lru_cache
from pathlib import Path
from typing import Any
from unittest.mock import patch

from ccg_toolkit.framework import LoadedFramework, load_framework
from ccg_toolkit.framework.fitted_day import timetable_problems
from ccg_toolkit.framework.timetable import Timetable
from ccg_toolkit.framework.where import built_in_folder
from ccg_toolkit.planning.robustness import DRAWS, Alternative, Robustness, assess_robustness
from ccg_toolkit.sources import Complaint, Diagnostic, Document, Shape, ValuePath, read_yaml

_KEPT = 256
"""How many of each kind are kept: several times what the built-in framework has."""


@lru_cache(_KEPT)
def _built_in(_home: Path, name: str) -> LoadedFramework:
    return load_framework(None, name)


def _framework(folder: Path | None = None, name: str = "", *, content: bool = False) -> LoadedFramework:
    if folder is not None or content:
        return load_framework(folder, name, content=content)
    return _built_in(built_in_folder(), name)


@lru_cache(_KEPT)
def _tried(timetable: Timetable) -> tuple[tuple[ValuePath, Complaint], ...]:
    return tuple(timetable_problems(timetable))


def _timetable(timetable: Timetable) -> Iterator[tuple[ValuePath, Complaint]]:
    return iter(_tried(timetable))


_documents: dict[tuple[Any, ...], tuple[Document | None, list[Diagnostic]]] = {}


def _file(path: Path, name: str, expected: Shape) -> tuple[Document | None, list[Diagnostic]]:
    try:
        key = (path.read_bytes(), name, type(expected), *vars(expected).values())
    except OSError:
        return read_yaml(path, name, expected)
    if key not in _documents:
        if len(_documents) == _KEPT:
            _documents.clear()
        _documents[key] = read_yaml(path, name, expected)
    document, problems = _documents[key]
    return document, [*problems]


@lru_cache(_KEPT)
def _counted(factors: tuple[str, ...], alternatives: tuple[Alternative, ...]) -> tuple[Robustness, ...]:
    return assess_robustness(factors, alternatives, DRAWS)


def _robustness(factors: Sequence[str], alternatives: Sequence[Alternative], draws: int) -> tuple[Robustness, ...]:
    if draws != DRAWS:
        return assess_robustness(factors, alternatives, draws)
    return _counted(tuple(factors), tuple(alternatives))


_STAND_INS: dict[str, Callable[..., object]] = {
    "ccg_toolkit.toolkit.load_framework": _framework,
    "ccg_toolkit.framework.read.read_yaml": _file,
    "ccg_toolkit.framework.read_texts.read_yaml": _file,
    "ccg_toolkit.framework.read_texts.timetable_problems": _timetable,
    "ccg_toolkit.planning.priorities.assess_robustness": _robustness,
}
"""What stands in for what."""


def stand_in() -> ExitStack:
    """Have these stand in until what is given is closed."""
    with ExitStack() as stack:
        for place, other in _STAND_INS.items():
            stack.enter_context(patch(place, other))
        return stack.pop_all()


def forget() -> None:
    """Have all be done anew."""
    for kept in (_built_in, _tried, _counted):
        kept.cache_clear()
    _documents.clear()
