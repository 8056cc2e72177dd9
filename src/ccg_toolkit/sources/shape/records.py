"""Check the shape of a document against a model: every problem at once, each with its place and what to do."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, ClassVar, Generic, TypeVar

from pydantic import BaseModel, ConfigDict, GetJsonSchemaHandler, ValidationError, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from ccg_toolkit.sources.diagnostics import Diagnostic, first_of
from ccg_toolkit.sources.shape.complaints import Detail, complaint
from ccg_toolkit.sources.shape.expected import ValuePath
from ccg_toolkit.sources.shape.fields import copied, fields, kind_at, stand_in
from ccg_toolkit.sources.yaml.reader import Document

_MOST_ROUNDS = 3
_MOST_MENDS = 2_000


class Record(BaseModel):
    """A group of fields in a file: frozen, with no field beyond those named; a blank field counts as absent.

    Attributes:
        short_form: the field that a value alone stands for, where there is such a form.
    """

    short_form: ClassVar[str] = ""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True, arbitrary_types_allowed=True)

    @model_validator(mode="before")
    @classmethod
    def _drop_blank(cls, value: Any) -> Any:  # noqa: ANN401 - whatever stands in the file
        if not isinstance(value, dict):
            return value
        known = fields(cls)
        return {key: part for key, part in value.items() if part is not None or key not in known}


class TextAlone(Record):
    """A record that may be written as its `text` alone."""

    short_form: ClassVar[str] = "text"

    @model_validator(mode="before")
    @classmethod
    def _from_short_form(cls, value: Any) -> Any:  # noqa: ANN401 - whatever stands in the file
        return {"text": value} if isinstance(value, str) else value

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Describe the short form too: what the field `text` may hold."""
        whole = handler(core)
        text = handler.resolve_ref_schema(whole)["properties"]["text"]
        short = {name: text[name] for name in ("type", "minLength", "maxLength")}
        return {"anyOf": [short, whole]}


RecordT = TypeVar("RecordT", bound=Record)


class MendedPaths:
    """The paths of a document that do not hold what was typed there."""

    def __init__(self, paths: Iterable[ValuePath]) -> None:
        self._paths = frozenset(paths)
        self._around = frozenset(path[:length] for path in self._paths for length in range(len(path) + 1))

    def is_as_typed(self, *path: str | int) -> bool:
        """Tell whether a value stands as it was typed, and all that it is part of."""
        return not any(path[:length] in self._paths for length in range(len(path) + 1))

    def is_all_as_typed(self, *path: str | int) -> bool:
        """Tell whether a value stands as it was typed, and all that is part of it too."""
        return path not in self._around and self.is_as_typed(*path)


@dataclass(frozen=True, slots=True)
class Checked(Generic[RecordT]):
    """A document that was held against a model.

    Attributes:
        record: what could be read; what could not has a stand-in or its default.
        problems: what is wrong with the shape.
        mended: where something was wrong, so that nothing more can be said about it.
    """

    record: RecordT
    problems: list[Diagnostic]
    mended: MendedPaths


def check_shape(
    model: type[RecordT], document: Document, subject: Callable[[ValuePath], str], *, context: object = None
) -> Checked[RecordT]:
    """Hold a document against a model.

    Args:
        model: the fields that the document may and must have.
        document: what was read.
        subject: names the criterion, domain or action that a path lies in, for messages.
        context: what the validators of the model may look at.

    Returns:
        The record, made whole with stand-ins, and every problem with its place.
    """
    data: Any = document.data
    problems: list[Diagnostic] = []
    mended = set(document.blots)
    # One round of mending is enough for every model there is; the bounds hold whatever a model or a file may ask.
    for _ in range(_MOST_ROUNDS):
        try:
            return Checked(model.model_validate(data, context=context), problems, MendedPaths(mended))
        except ValidationError as error:
            errors = error.errors(include_url=False, include_input=False)
        details = [Detail(detail, model, document) for detail in errors]
        new = (detail for detail in details if not detail.told_before(mended))
        problems += first_of(complaint(detail).at(detail.place, subject(detail.path)) for detail in new)
        if len(details) > _MOST_MENDS:
            break
        data = copied(data)
        for detail in details:
            _mend(data, detail)
        mended.update(detail.path for detail in details)
    return Checked(model.model_validate(stand_in(model), context=context), problems, MendedPaths([()]))


def _mend(data: Any, detail: Detail) -> None:  # noqa: ANN401
    """Drop or replace what is wrong, so that the rest can be checked."""
    path, holder = detail.path, data
    for depth, (step, following) in enumerate(pairwise(path), start=1):
        inner = holder.get(step) if isinstance(holder, dict) else holder[step]
        if not isinstance(inner, list if isinstance(following, int) else dict):
            path = path[:depth]  # a short form, such as `definition: 5` for `definition: {level: 5}`, is wrong inside
            break
        holder = inner
    step, itself = path[-1], path == detail.path
    if isinstance(holder, dict) and step not in holder and not (itself and detail.kind == "missing"):
        return  # dropped already
    kind, info = kind_at(detail.model, path)
    unwanted = itself and (detail.kind == "extra_forbidden" or detail.about_name)
    if isinstance(holder, dict) and (unwanted or kind is Any or (info is not None and not info.is_required())):
        del holder[step]
    else:
        holder[step] = stand_in(kind, info)
