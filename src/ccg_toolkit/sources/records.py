"""Check the shape of a document against a model: every problem at once, each with its place and what to do."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import UnionType
from typing import Annotated, Any, Generic, Literal, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ConfigDict, ValidationError, model_validator
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from ccg_toolkit.sources.diagnostics import Diagnostic, nearest, shown
from ccg_toolkit.sources.scalars import StandIn
from ccg_toolkit.sources.yaml_reader import Document, ValuePath


class Record(BaseModel):
    """A group of fields in a file: frozen, with no field beyond those named; a blank field counts as absent."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True, arbitrary_types_allowed=True)

    @model_validator(mode="before")
    @classmethod
    def _drop_blank(cls, value: Any) -> Any:  # noqa: ANN401 - whatever stands in the file
        if not isinstance(value, dict):
            return value
        known = set(_fields(cls))
        return {key: item for key, item in value.items() if item is not None or key not in known}


RecordT = TypeVar("RecordT", bound=Record)


@dataclass(frozen=True, slots=True)
class Checked(Generic[RecordT]):
    """A document that was held against a model.

    Attributes:
        record: what could be read; what could not has a stand-in or its default.
        problems: what is wrong with the shape.
    """

    record: RecordT
    problems: list[Diagnostic]


def check_shape(model: type[RecordT], document: Document, subject: Callable[[ValuePath], str]) -> Checked[RecordT]:
    """Hold a document against a model.

    Args:
        model: the fields that the document may and must have.
        document: what was read.
        subject: names the criterion, domain or action that a path lies in, for messages.

    Returns:
        The record, made whole with stand-ins, and every problem with its place.
    """
    data: Any = document.data
    problems: list[Diagnostic] = []
    while True:
        try:
            return Checked(model.model_validate(data), problems)
        except ValidationError as error:
            details = error.errors(include_url=False)
            problems += [_diagnostic(detail, model, document, subject) for detail in details]
            for detail in details:
                data = _mended(data, _path(detail), detail["type"], model)


def _path(detail: ErrorDetails) -> ValuePath:
    return tuple(step for step in detail["loc"] if step != "[key]")


def _fields(model: type[BaseModel]) -> dict[str, FieldInfo]:
    return {info.alias or name: info for name, info in model.model_fields.items()}


def _inside(kind: Any) -> Iterator[Any]:  # noqa: ANN401 - a type annotation
    """Look through Annotated and optional kinds to what they hold."""
    if get_origin(kind) is Annotated:
        yield from _inside(get_args(kind)[0])
    elif get_origin(kind) in {Union, UnionType}:
        for part in get_args(kind):
            yield from _inside(part)
    else:
        yield kind


def _model_in(kind: Any) -> type[BaseModel] | None:  # noqa: ANN401
    return next((part for part in _inside(kind) if isinstance(part, type) and issubclass(part, BaseModel)), None)


def _kind_at(model: type[BaseModel], path: ValuePath) -> tuple[Any, FieldInfo | None]:
    """Follow a path through the models: the kind of value wanted there, and its field if it is one."""
    kind: Any = model
    info: FieldInfo | None = None
    for step in path:
        holder = _model_in(kind)
        if holder is not None:
            info = _fields(holder).get(str(step))
            kind = info.annotation if info else Any
        else:
            info = None
            kind = next((get_args(part)[1 if get_origin(part) is dict else 0] for part in _inside(kind) if get_args(part)), Any)
    return kind, info


def _stand_in(kind: Any, info: FieldInfo | None = None) -> Any:  # noqa: ANN401
    notes = [*(info.metadata if info else ()), *(get_args(kind)[1:] if get_origin(kind) is Annotated else ())]
    for note in reversed(notes):
        if isinstance(note, StandIn):
            value = note.value
            return dict(value) if isinstance(value, dict) else value
    if get_origin(kind) is Annotated:
        return _stand_in(get_args(kind)[0])
    if (model := _model_in(kind)) is not None:
        return {key: _stand_in(field.annotation, field) for key, field in _fields(model).items() if field.is_required()}
    first = next(_inside(kind))
    if get_origin(first) is Literal:
        return get_args(first)[0]
    return {} if get_origin(first) is dict else []


def _mended(data: Any, path: ValuePath, problem: str, model: type[BaseModel]) -> Any:  # noqa: ANN401
    """Copy the data with the value at the path dropped or replaced, so that the rest can be checked."""
    kind, info = _kind_at(model, path)
    if not path:
        return _stand_in(model)

    def copy(value: Any, rest: ValuePath) -> Any:  # noqa: ANN401
        step, rest = rest[0], rest[1:]
        if isinstance(value, dict):
            changed: Any = dict(value)
        elif isinstance(value, (list, tuple)) and isinstance(step, int) and step < len(value):
            changed = list(value)
        else:  # a short form, such as `definition: 5` for `definition: {level: 5}`, went wrong inside
            return None
        if rest:
            changed[step] = copy(changed[step], rest) if (step in changed if isinstance(changed, dict) else True) else None
        elif problem == "extra_forbidden" or problem.endswith("[key]") or (info is not None and not info.is_required()):
            changed.pop(step, None)
        elif isinstance(changed, dict) and info is None and kind is Any:
            changed.pop(step, None)
        else:
            changed[step] = _stand_in(kind, info)
        return changed

    return copy(data, path)


def _typed_at(data: Any, path: ValuePath) -> Any:  # noqa: ANN401
    for step in path:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return data
    return data


def _diagnostic(
    detail: ErrorDetails, model: type[BaseModel], document: Document, subject: Callable[[ValuePath], str]
) -> Diagnostic:
    path = _path(detail)
    name = str(path[-1]) if path and isinstance(path[-1], str) else "this item"
    rule, message, hint = _words(detail, name, model, document)
    return Diagnostic(place=document.place(*path), rule=rule, message=message, hint=hint, subject=subject(path))


def _words(  # noqa: C901, PLR0911 - a table of kinds of problem, one line each
    detail: ErrorDetails, name: str, model: type[BaseModel], document: Document
) -> tuple[str, str, str]:
    """Say a shape problem in words; keyed on pydantic's stable names of kinds, never on its English."""
    path, context = _path(detail), detail.get("ctx", {})
    typed = _typed_at(document.data, path)
    match detail["type"]:
        case "refused":
            about = "" if path and isinstance(path[-1], int) else f"{name}: "
            return context["rule"], f"{about}{context['message']}", context["hint"]
        case "missing":
            empty = path in document.places
            return "missing", f"{name} is {'empty' if empty else 'missing'}", f"Write `{name}: ...` here."
        case "extra_forbidden":
            holder = _model_in(_kind_at(model, path[:-1])[0])
            return "unknown-field", f"unknown field {shown(name)}", nearest(name, _fields(holder) if holder else ())
        case "string_too_short":
            return "empty", f"{name} is empty", "Write it, or delete the line."
        case "string_too_long":
            return "too-long", f"{name} has {len(str(typed)):,} characters; {context['max_length']:,} are allowed", "Shorten it."
        case "string_pattern_mismatch":
            value = detail["loc"][-2] if detail["loc"][-1] == "[key]" else typed
            return "id", f"{shown(str(value))} is not a name of the right form", _form(str(context["pattern"]))
        case "greater_than_equal":
            return "too-low", f"{name} {shown(str(typed))} is below {context['ge']}", f"The lowest is {context['ge']}."
        case "less_than_equal":
            return "too-high", f"{name} {shown(str(typed))} is above {context['le']}", f"The highest is {context['le']}."
        case "literal_error":
            allowed = get_args(next(_inside(_kind_at(model, path)[0])))
            return "not-a-choice", f"{name} is {_shape(typed)}", nearest(str(typed), allowed, "It can be")
        case "too_short":
            return "too-few", f"{name} has {context['actual_length']} items; at least {context['min_length']} are needed", ""
        case "too_long":
            return "too-many", f"{name} has too many items; at most {context['max_length']} are allowed", ""
        case "model_type" | "dict_type" | "model_attributes_type":
            return "not-a-map", f"{name} is {_shape(typed)}, and fields are wanted", "Write `field: value` lines below it."
        case "list_type" | "tuple_type":
            return "not-a-list", f"{name} is {_shape(typed)}, and a list is wanted", "Begin each item with a hyphen and a space."
        case "string_type":
            return "not-text", f"{name} is {_shape(typed)}, and text is wanted", "Write text; put it in quotes if it is long."
        case other:
            return other.replace("_", "-"), f"{name} cannot be read as it stands", "Compare it with `ccg-toolkit schema`."


def _form(pattern: str) -> str:
    if "/" in pattern:
        return "Write domain.criterion/action, such as contract.definition/settle-definition."
    if r"\." in pattern:
        return "Write domain.criterion, such as contract.definition."
    return "Use lower-case letters, digits and hyphens, such as fair-shares."


def _shape(typed: Any) -> str:  # noqa: ANN401
    match typed:
        case str():
            return shown(typed)
        case dict():
            return "a group of fields"
        case list():
            return "a list"
        case None:
            return "empty"
        case _:
            return shown(str(typed))

