"""Say in words what a model found wrong with the shape of a value."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, get_args

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from ccg_toolkit.sources.characters import BLOT
from ccg_toolkit.sources.diagnostics import LONGEST_SHOWN, Complaint, Place, listed, nearest, shown
from ccg_toolkit.sources.shape.expected import ValuePath
from ccg_toolkit.sources.shape.fields import fields, inside, kind_at, kind_of_names, model_in, notes
from ccg_toolkit.sources.shape.values import HowToWrite, WantedInstead, as_id, described
from ccg_toolkit.sources.yaml.reader import Document


@dataclass(frozen=True)
class Detail:
    """One thing that pydantic found wrong, and what it is about."""

    error: ErrorDetails
    model: type[BaseModel]
    document: Document

    @property
    def kind(self) -> str:
        """Pydantic's stable name for the kind of problem."""
        return self.error["type"]

    @property
    def about_name(self) -> bool:
        """True where it is about the name of an entry, not about its value.

        Pydantic marks that by the step ``[key]``, which a user may also have typed; no entry of an entry is a text.
        """
        loc = self.error["loc"]
        if loc[-1:] != ("[key]",) or not self.kind.startswith("string_"):
            return False
        return kind_of_names(kind_at(self.model, loc[:-2])[0]) is not Any

    @property
    def path(self) -> ValuePath:
        """Where the value is."""
        return self.error["loc"][:-1] if self.about_name else self.error["loc"]

    @property
    def place(self) -> Place:
        """Where that is in the file."""
        return self.document.place(*self.path)

    @property
    def name(self) -> str:
        """What to call the value in a message."""
        *around, step = self.path
        return f"item {step + 1} of {_called(str(around[-1]))}" if isinstance(step, int) else _called(step)

    @property
    def typed(self) -> Any:  # noqa: ANN401 - whatever stands in the file
        """What was typed there; in a short form, the whole of it."""
        value: Any = self.document.data
        for step in self.path:
            fits = step in value if isinstance(value, dict) else isinstance(value, list) and isinstance(step, int)
            if not fits:
                return value
            value = value[step]
        return value

    def told_before(self, mended: set[ValuePath]) -> bool:
        """True where something was refused here before, or something that may be, or hold, what is missed."""
        path = self.path
        if any(path[:length] in mended for length in range(1, len(path) + 1)):
            return True
        if self.kind == "missing":
            return (*path[:-1], BLOT) in mended
        if self.kind == "too_short":  # pydantic does not count items that are there and wrong
            return bool(_filled(self.typed) >= self.error["ctx"]["min_length"])
        typed = self.typed if self.kind == "string_type" else None
        return isinstance(typed, dict) and any((*path, key) in mended for key in typed)


def complaint(detail: Detail) -> Complaint:  # noqa: C901, PLR0911, PLR0912 - a table of kinds of problem
    """Say what is wrong; keyed on pydantic's stable names of kinds, never on its English."""
    name, typed, context = detail.name, detail.typed, detail.error.get("ctx", {})
    match detail.kind:
        case "refused":
            about = "" if name in context["message"] else f"{name}: "
            return Complaint(context["rule"], f"{about}{context['message']}", context["hint"])
        case "missing" if detail.path in detail.document.places:
            hint = "Write it." if detail.place.sheet else f"Write it: `{name}: ...`."
            return Complaint("missing", f"the field {shown(name)} is empty", hint)
        case "missing" if detail.place.sheet:
            hint = "`ccg-toolkit form` joins the parts of a workbook, and makes a whole one to fill in."
            return Complaint("missing", f"the field {shown(name)} has no row", hint)
        case "missing":
            return Complaint("missing", f"the field {shown(name)} is missing", f"Add a line `{name}: ...`.")
        case "extra_forbidden":
            return Complaint("unknown-field", f"unknown field {shown(str(detail.path[-1]))}", _known_fields(detail))
        case "string_too_short":
            return Complaint("empty", f"{name} is empty", _write_or_delete(detail))
        case "string_too_long":
            about, text = ("this name", detail.path[-1]) if detail.about_name else (name, typed)
            message = f"{about} has {len(str(text)):,} characters; at most {context['max_length']:,} are allowed"
            return Complaint("too-long", message, "Shorten it.")
        case "string_pattern_mismatch":
            return _wrong_form(detail)
        case "greater_than_equal":
            return Complaint("too-low", f"{name} {typed} is below {context['ge']}", f"The lowest is {context['ge']}.")
        case "less_than_equal":
            return Complaint("too-high", f"{name} {typed} is above {context['le']}", f"The highest is {context['le']}.")
        case "literal_error":
            allowed = get_args(next(inside(kind_at(detail.model, detail.path)[0])))
            hint = _form(notes(*kind_at(detail.model, detail.path))) or f"Write {listed(allowed, 'or')}."
            return Complaint("not-a-choice", f"{name} cannot be {_shape(typed)}", hint)
        case "too_short":
            message = f"{name} has {_items(_filled(typed))}; at least {context['min_length']} must be there"
            return Complaint("too-few", message, "Add what is missing.")
        case "too_long":
            message = f"{name} has {_items(len(typed))}; at most {context['max_length']} are allowed"
            return Complaint("too-many", message, "Take some out.")
        case "model_type" | "dict_type" | "model_attributes_type":
            wanted = _wanted(detail) or WantedInstead("`name: value` lines are wanted", _how_fields(detail))
            return Complaint("not-a-map", f"{name} is {_shape(typed)}, and {wanted.what}", wanted.hint)
        case "list_type" | "tuple_type":
            wanted = _wanted(detail) or WantedInstead("a list is wanted", _how_a_list(detail))
            return Complaint("not-a-list", f"{name} is {_shape(typed)}, and {wanted.what}", wanted.hint)
        case "string_type":
            return Complaint("not-text", f"{name} is {_shape(typed)}, and text is wanted", _how_text(detail))
        case other:
            rule, hint = other.replace("_", "-"), "Compare it with what `ccg-toolkit schema` prints."
            return Complaint(rule, f"{name} cannot be read as it stands", hint)


def _called(name: str) -> str:
    return name if len(name) <= LONGEST_SHOWN and name.isprintable() else shown(name)


def _known_fields(detail: Detail) -> str:
    holder = model_in(kind_at(detail.model, detail.path[:-1])[0])
    return nearest(str(detail.path[-1]), fields(holder) if holder else ())


def _wrong_form(detail: Detail) -> Complaint:
    if detail.about_name:
        about, typed = "this name", str(detail.path[-1])
        noted = notes(kind_of_names(kind_at(detail.model, detail.path[:-1])[0]))
    else:
        about, typed = detail.name, str(detail.typed)
        noted = notes(*kind_at(detail.model, detail.path))
    return Complaint("form", f"{about} cannot be {shown(typed)}", _form(noted, as_id(typed)))


def _form(noted: Iterable[object], example: str = "") -> str:
    hint = next((note.hint for note in noted if isinstance(note, HowToWrite)), "")
    return hint.format(example=example or "fair-shares")


def _wanted(detail: Detail) -> WantedInstead | None:
    if _lacks_spaces(detail.typed):
        return None
    noted = notes(*kind_at(detail.model, detail.path))
    return next((note for note in reversed(noted) if isinstance(note, WantedInstead)), None)


def _lacks_spaces(typed: object) -> bool:
    """Recognise `definition:2`, which is a text."""
    return isinstance(typed, str) and ":" in typed.strip(":")


def _how_fields(detail: Detail) -> str:
    if _lacks_spaces(detail.typed):
        return "Write a space after each colon, and each name on a line of its own, two spaces further in."
    if isinstance(detail.typed, list):
        return "Write the lines without hyphens."
    model = model_in(kind_at(detail.model, detail.path)[0])
    names = sorted(fields(model).items(), key=lambda field: not field[1].is_required()) if model else []
    example = f", such as `{names[0][0]}: ...`" if names else ""
    if isinstance(detail.path[-1], int):
        return f"Write the first behind the hyphen and the others below it{example}."
    return f"Write them below it, two spaces further in{example}."


def _how_a_list(detail: Detail) -> str:
    typed, kind_of_items = detail.typed, kind_at(detail.model, (*detail.path, 0))[0]
    if isinstance(typed, str) and as_id(typed) == typed and not typed.isdigit() and not model_in(kind_of_items):
        return f"Write `[{typed}]`, or begin each item on a line of its own with a hyphen and a space."
    return "Begin each item on a line of its own with a hyphen and a space."


def _how_text(detail: Detail) -> str:
    if isinstance(detail.typed, dict):
        return "If a colon or a brace belongs to the text, put the whole text in quotes."
    if isinstance(detail.typed, list):
        return "If a bracket or a hyphen belongs to the text, put the whole text in quotes."
    return _write_or_delete(detail)


def _write_or_delete(detail: Detail) -> str:
    _, info = kind_at(detail.model, detail.path)
    if info is not None and info.is_required():
        return "Write it."
    return "Write it, or delete the hyphen." if isinstance(detail.path[-1], int) else "Write it, or delete the line."


def _filled(typed: object) -> int:
    """Count the items of a list or map that are not blank."""
    items = list(typed.values()) if isinstance(typed, dict) else typed
    return len(items) - items.count(None) if isinstance(items, list) else 0


def _items(number: int) -> str:
    return "1 item" if number == 1 else f"{number:,} items"


def _shape(typed: object) -> str:
    return "empty" if typed is None else described(typed)
