"""What the models want at a path: the kind of value there, what is noted beside it, and what can stand in for it."""

import re
from collections.abc import Iterator
from difflib import get_close_matches
from functools import cache
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from ccg_toolkit.sources.shape.expected import Sort, ValuePath
from ccg_toolkit.sources.shape.values import IfUnreadable, StandsFor

_LINK = re.compile(r"\[([^\]]+)\]\([^)]+\)")
Kind = object
"""A type annotation."""


@cache
def fields(model: type[BaseModel]) -> dict[str, FieldInfo]:
    """Give the fields of a model by the names they have in a file."""
    return {info.alias or name: info for name, info in model.model_fields.items()}


def without_links(description: str) -> str:
    """Give what is said of a field without its links: it stands in the documentation too, and only there they lead anywhere."""
    return _LINK.sub(r"\1", description)


def inside(kind: Kind) -> Iterator[Kind]:
    """Look through Annotated and optional kinds to what they hold."""
    if get_origin(kind) is Annotated:
        yield from inside(get_args(kind)[0])
    elif get_origin(kind) in {Union, UnionType}:
        for part in get_args(kind):
            yield from inside(part)
    else:
        yield kind


def model_in(kind: Kind) -> type[BaseModel] | None:
    """Give the model that a kind of value is read with, if it is a group of fields."""
    return next((part for part in inside(kind) if isinstance(part, type) and issubclass(part, BaseModel)), None)


def kind_at(model: type[BaseModel], path: ValuePath) -> tuple[Kind, FieldInfo | None]:
    """Follow a path through the models: the kind of value wanted there, and its field if it is one."""
    kind: Kind = model
    info: FieldInfo | None = None
    for step in path:
        holder = model_in(kind)
        info = fields(holder).get(str(step)) if holder else None
        kind = info.annotation if info else Any if holder else _kind_of_items(kind)
    return kind, info


def kind_of_names(kind: Kind) -> Kind:
    """Give the kind that the names of the entries of a map have."""
    return next((get_args(part)[0] for part in inside(kind) if get_origin(part) is dict), Any)


def notes(kind: Kind, info: FieldInfo | None = None) -> list[Any]:
    """Give what is noted beside a kind, the nearest last."""
    own = list(info.metadata) if info else []
    if get_origin(kind) is Annotated:
        return [*notes(get_args(kind)[0]), *get_args(kind)[1:], *own]
    if get_origin(kind) in {Union, UnionType}:
        return [*(note for part in get_args(kind) for note in notes(part)), *own]
    return own


class Shape:
    """What a model expects of a file; see `sources.expected.Expected`."""

    def __init__(self, model: type[BaseModel]) -> None:
        self._model = model

    def sort(self, path: ValuePath) -> Sort:
        """Tell what is wanted at a path: a text where it may be one among other things."""
        parts = [part for part in inside(kind_at(self._model, path)[0]) if part is not type(None)]
        origins = {get_origin(part) for part in parts}
        if tuple in origins or list in origins:
            return "list"
        if dict in origins or any(isinstance(part, type) and issubclass(part, BaseModel) for part in parts):
            return "group"
        if not parts or Any in parts:
            return ""
        return "text" if parts == [str] else "value"

    def stands_for(self, path: ValuePath) -> str:
        """Name the field that a value alone stands for."""
        kind, info = kind_at(self._model, path)
        if short := getattr(model_in(kind), "short_form", ""):
            return str(short)
        return next((note.field for note in reversed(notes(kind, info)) if isinstance(note, StandsFor)), "")

    def has_field(self, path: ValuePath, name: str) -> bool:
        """Tell whether the group at a path, or the one that its short form is of, has such a field."""
        kind, _ = kind_at(self._model, path)
        model = model_in(kind) or model_in(_kind_of_items(kind))
        return model is not None and bool(get_close_matches(name.lower(), fields(model), n=1, cutoff=0.8))


def stand_in(kind: Kind, info: FieldInfo | None = None) -> Any:  # noqa: ANN401 - whatever a field can hold
    """Give a value that a kind accepts, to take the place of one that it does not."""
    for note in reversed(notes(kind, info)):
        if isinstance(note, IfUnreadable):
            return copied(note.value)
    if (model := model_in(kind)) is not None:
        return {key: stand_in(field.annotation, field) for key, field in fields(model).items() if field.is_required()}
    first = next(inside(kind))
    if get_origin(first) is Literal:
        return get_args(first)[0]
    return {} if get_origin(first) is dict else []


def copied(value: Any) -> Any:  # noqa: ANN401
    """Copy maps and lists all the way down; the reader of files bounds how deep that is."""
    if isinstance(value, dict):
        return {key: copied(part) for key, part in value.items()}
    return [copied(part) for part in value] if isinstance(value, list) else value


def _kind_of_items(kind: Kind) -> Kind:
    held = (arguments[1 if get_origin(part) is dict else 0] for part in inside(kind) if (arguments := get_args(part)))
    return next(held, Any)
