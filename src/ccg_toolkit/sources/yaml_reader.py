"""YAML text in, plain maps, lists and scalars out, with the line and column of every value.

Nothing is constructed by the YAML library: its events are walked once, without recursion, so that aliases, tags, deep
nesting and repeated keys are refused before they can do harm, and every scalar stays the text that was typed.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from yaml import events

from ccg_toolkit.sources.diagnostics import Diagnostic, Place, shown
from ccg_toolkit.sources.text import place_at, read_text, unwanted_characters
from ccg_toolkit.sources.yaml_mistakes import explain_mistake

ValuePath = tuple[str | int, ...]
"""The keys and positions that lead from the top of a file to a value."""

DEEPEST = 20
"""Levels of maps and lists inside one another. The formats need eight."""

MOST_VALUES = 50_000
"""Values in one file. The largest file of the built-in framework has about 500."""

_NOT_TEXT = re.compile(r"|~|null|true|false|yes|no|on|off|[-+.]?\d[\d_.:eExXa-f+-]*|[-+]?\.(inf|nan)", re.IGNORECASE)
_NULL = {"", "~", "null"}


class Scalar(str):
    """The text of one scalar as it was typed. ``plain`` is true where it stood without quotes."""

    __slots__ = ("plain",)
    plain: bool

    def __new__(cls, text: str, *, plain: bool = True) -> "Scalar":
        """Make the scalar."""
        made = super().__new__(cls, text)
        made.plain = plain
        return made


@dataclass(frozen=True, kw_only=True, slots=True)
class Document:
    """One file's content: maps, lists, `Scalar` and ``None``, and where each of them stands.

    A value in a map stands where its key does; an item of a list where the item does.
    """

    name: str
    data: dict[str, Any]
    places: dict[ValuePath, Place] = field(repr=False)

    def place(self, *path: str | int) -> Place:
        """Find the place of a value, or of the nearest thing around it that is in the file."""
        while path and path not in self.places:
            path = path[:-1]
        return self.places.get(path, Place(self.name, 1, 1))


def read_yaml(path: Path, name: str) -> tuple[Document | None, list[Diagnostic]]:
    """Read one YAML file that holds a map.

    Args:
        path: the file.
        name: what messages call it.

    Returns:
        What could be read, or ``None`` where nothing could; and every problem met.
    """
    text, problems = read_text(path, name)
    return (None, problems) if text is None else parse_yaml(text, name)


def parse_yaml(text: str, name: str) -> tuple[Document | None, list[Diagnostic]]:
    """Parse YAML text that holds a map; see `read_yaml`."""
    builder = _Builder(text, name)
    try:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            if not builder.take(event):
                return None, builder.problems
    except yaml.MarkedYAMLError as error:
        return None, [*builder.problems, explain_mistake(error, text, name)]
    except yaml.YAMLError:
        message = "this is not YAML that can be read"
        return None, [*builder.problems, Diagnostic(place=Place(name), rule="syntax", message=message)]
    if not isinstance(builder.root, dict):
        builder.refuse_root()
        return None, builder.problems
    return Document(name=name, data=builder.root, places=builder.places), builder.problems


@dataclass(slots=True)
class _Frame:
    """A map or list that is still open."""

    value: dict[str, Any] | list[Any]
    path: ValuePath
    key: str | None = None
    key_place: Place | None = None
    expects_key: bool = True


class _Builder:
    def __init__(self, text: str, name: str) -> None:
        self.text = text
        self.name = name
        self.root: Any = None
        self.places: dict[ValuePath, Place] = {}
        self.problems: list[Diagnostic] = []
        self._open: list[_Frame] = []
        self._values = 0
        self._documents = 0

    def take(self, event: events.Event) -> bool:
        """Take one event; false where it makes no sense to read on."""
        if isinstance(event, events.DocumentStartEvent):
            return self._start_document(event)
        if isinstance(event, events.CollectionEndEvent):
            self._open.pop()
        elif isinstance(event, events.NodeEvent):
            self._values += 1
            if self._values > MOST_VALUES:
                return self._stop(event, "too-many-values", f"the file holds more than {MOST_VALUES:,} values")
            self._refuse_decoration(event)
            if isinstance(event, events.CollectionStartEvent):
                return self._start_collection(event)
            self._scalar(event)
        return True

    def refuse_root(self) -> None:
        """Say what stands at the top of the file instead of a map."""
        if isinstance(self.root, list):
            message = "the file begins with a list, and fields are wanted"
        elif self.root is None:
            message = "the file is empty"
        else:
            message = "the file holds only text, and fields are wanted"
        place = Place(self.name, 1, 1)
        hint = "Write fields such as `organisation: Name`; `ccg-toolkit init` makes a file to start from."
        self.problems.append(Diagnostic(place=place, rule="not-a-map", message=message, hint=hint))

    def _start_document(self, event: events.DocumentStartEvent) -> bool:
        self._documents += 1
        if self._documents > 1:
            hint = "Keep one document in a file: delete the line `---` and what follows, or move it to another file."
            return self._stop(event, "two-documents", "a second document begins here", hint)
        if event.version or event.tags:
            self._report(self._at(event), "directive", "a line that begins with % sets up YAML itself", "Delete it.")
        return True

    def _start_collection(self, event: events.CollectionStartEvent) -> bool:
        if len(self._open) >= DEEPEST:
            return self._stop(event, "too-deep", f"maps and lists lie more than {DEEPEST} deep here")
        value: dict[str, Any] | list[Any] = {} if isinstance(event, events.MappingStartEvent) else []
        path = self._put(value, event)
        self._open.append(_Frame(value, path))
        return True

    def _scalar(self, event: events.NodeEvent) -> None:
        text = event.value if isinstance(event, events.ScalarEvent) else ""
        plain = isinstance(event, events.ScalarEvent) and not event.style  # the C parser gives an empty text for none
        frame = self._open[-1] if self._open else None
        if frame is not None and isinstance(frame.value, dict) and frame.expects_key:
            self._key(frame, text, plain, event)
            return
        self._check_text(text, plain, event)
        self._put(None if plain and text in _NULL else Scalar(text, plain=plain), event)

    def _key(self, frame: _Frame, text: str, plain: bool, event: events.NodeEvent) -> None:
        place = self._at(event)
        frame.expects_key, frame.key, frame.key_place = False, text, place
        self._check_text(text, plain, event)
        if plain and text == "<<":
            self._report(place, "merge-key", "merge keys (<<) are not read here", "Write the fields out.")
            frame.key = None
        elif plain and _NOT_TEXT.fullmatch(text):
            hint = "Use a name; or put it in quotes if it really is one."
            self._report(place, "key-not-text", f"the key {shown(text)} is not text", hint)
            frame.key = None
        elif text in frame.value:
            first = self.places[*frame.path, text]
            message = f"{shown(text)} stands twice; it was first given in line {first.line}"
            self._report(place, "duplicate-key", message, "Keep one of the two.")
            frame.key = None

    def _put(self, value: Any, event: events.NodeEvent) -> ValuePath:  # noqa: ANN401 - a tree of anything YAML can hold
        """Hang a value on the open map or list; returns its path."""
        if not self._open:
            self.root = value
            return ()
        frame = self._open[-1]
        if isinstance(frame.value, list):
            path = (*frame.path, len(frame.value))
            frame.value.append(value)
            self.places[path] = self._at(event)
            return path
        if frame.expects_key:
            self._report(self._at(event), "key-not-text", "a list or map stands where a name is wanted", "Use a name.")
            frame.expects_key, frame.key = False, None
            return (*frame.path, "")
        frame.expects_key = True
        if frame.key is None or frame.key_place is None:
            return (*frame.path, "")
        path = (*frame.path, frame.key)
        frame.value[frame.key] = value
        self.places[path] = frame.key_place
        return path

    def _refuse_decoration(self, event: events.NodeEvent) -> None:
        refused = {
            "alias": isinstance(event, events.AliasEvent) and f"*{event.anchor}",
            "anchor": not isinstance(event, events.AliasEvent) and event.anchor and f"&{event.anchor}",
            "tag": getattr(event, "tag", None),
        }
        for rule, what in refused.items():
            if what:
                hint = "Write the value out; text that begins with & * or ! goes in quotes."
                self._report(self._at(event), rule, f"{rule} {shown(what)} is not read here", hint)

    def _check_text(self, text: str, plain: bool, event: events.NodeEvent) -> None:
        place = self._at(event)
        for _, what in unwanted_characters(text):
            self._report(place, "character", f"there is {what}", "Delete it; it cannot be shown safely.")
        if plain:
            for rule, offset, message, hint, severity in self._traps(text, event.start_mark.index, event.end_mark.index):
                at = place_at(self.text, offset, self.name)
                self.problems.append(
                    Diagnostic(place=at, rule=rule, message=message, hint=hint, severity=severity)
                )

    def _traps(self, text: str, start: int, end: int) -> Iterator[tuple[str, int, str, str, Any]]:
        """Find what a person did not mean, in text without quotes."""
        if match := re.search(r"^\xa0|:\xa0|^-\xa0", self.text[start:end]):
            offset = start + match.start() + match[0].index("\xa0")
            message = "there is a no-break space (U+00A0) where a space is wanted"
            yield "no-break-space", offset, message, "Replace it with an ordinary space.", "error"
        # A remark after a number or a single word is a remark; after a sentence, or touching a word, text is lost.
        if match := re.compile(r"[ \t]+#(?=(\S?))").match(self.text, end):
            if match[1].strip() or " " in text:
                hint = "Put the text in quotes if this belongs to it; else move the remark to a line of its own."
                message = "what follows this # is read as a remark, not as text"
                yield "text-lost", match.end() - 1, message, hint, "warning"

    def _stop(self, event: events.Event, rule: str, message: str, hint: str = "Is this the file you meant?") -> bool:
        self._report(self._at(event), rule, message, hint)
        return False

    def _at(self, event: events.Event) -> Place:
        mark = event.start_mark
        return Place(self.name, mark.line + 1, mark.column + 1)

    def _report(self, place: Place, rule: str, message: str, hint: str) -> None:
        self.problems.append(Diagnostic(place=place, rule=rule, message=message, hint=hint))
