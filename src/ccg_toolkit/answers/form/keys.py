"""The keys by which a form names what answers hold: the names of YAML, joined by dots, such as ``plan.owners.Chair``."""

import re
from collections.abc import Iterator
from datetime import date

from ccg_toolkit.answers.models import Answers
from ccg_toolkit.sources import Shape, ValuePath
from ccg_toolkit.sources.shape.fields import fields, inside, kind_at, model_in

_NUMBER = re.compile("[1-9][0-9]{0,2}")
_SHAPE = Shape(Answers)
_SCALARS = {"text", "value"}


def key_of(path: ValuePath) -> str:
    """Name the value at a path; items of a list count from 1."""
    return ".".join(str(step + 1) if isinstance(step, int) else step for step in path)


def path_of(key: str) -> ValuePath | None:
    """Find the path of the value that a key names; ``None`` where it names none, or a group of them."""
    path: ValuePath = ()
    rest = key.strip()
    while rest:
        if (sort := _SHAPE.sort(path)) not in {"group", "list"}:
            return None
        # The last name of a key may hold dots itself, such as a role or the full name of an action.
        whole = sort == "group" and not model_in(kind_at(Answers, path)[0]) and _SHAPE.sort((*path, rest)) in _SCALARS
        step, _, rest = (rest, "", "") if whole else rest.partition(".")
        if sort == "list":
            if not _NUMBER.fullmatch(step):
                return None
            path = (*path, int(step) - 1)
        elif (model := model_in(kind_at(Answers, path)[0])) and step not in fields(model):
            return None
        else:
            path = (*path, step)
    path = written_out(path)
    return path if path and _SHAPE.sort(path) in _SCALARS else None


def written_out(path: ValuePath) -> ValuePath:
    """Give the path of what a value alone stands for where a group is wanted, or a list: a field, or the first item."""
    if _SHAPE.sort(path) == "list":
        path = (*path, 0)
    short = _SHAPE.stands_for(path)
    return (*path, short) if short and model_in(kind_at(Answers, path)[0]) else path


def is_dated(path: ValuePath) -> bool:
    """Tell whether a date is wanted at a path."""
    return date in inside(kind_at(Answers, path)[0])


def single_keys(path: ValuePath = ()) -> Iterator[ValuePath]:
    """Give the paths of all values that a form can name beforehand: of a list the first item, of a map none."""
    model = model_in(kind_at(Answers, path)[0])
    if model and not _SHAPE.stands_for(path):
        for name in fields(model):
            yield from single_keys((*path, name))
    elif (sort := _SHAPE.sort(path)) == "list":
        yield written_out((*path, 0))
    elif sort in _SCALARS:
        yield path


def description_of(path: ValuePath) -> str:
    """Say what a value is for, in the words of its field."""
    for length in range(len(path), 0, -1):
        _, info = kind_at(Answers, path[:length])
        if info is not None and info.description:
            return info.description
    return ""
