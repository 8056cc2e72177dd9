"""YAML text in, plain maps, lists and scalars out, with the line and column of every value.

Nothing is constructed by the YAML library: its events are walked once, without recursion, so that aliases, tags, deep
nesting and repeated keys are refused before they can do harm, and every scalar stays the text that was typed.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

import yaml
from yaml import events

from ccg_toolkit.sources.characters import BLOT
from ccg_toolkit.sources.diagnostics import MOST_PROBLEMS, Complaint, Diagnostic, Place, and_more, errors, shown
from ccg_toolkit.sources.shape.expected import Expected, NothingExpected, ValuePath
from ccg_toolkit.sources.text import LARGEST, read_text
from ccg_toolkit.sources.yaml.habits import as_meant
from ccg_toolkit.sources.yaml.mistakes import explain_mistake
from ccg_toolkit.sources.yaml.traps import Traps, comma_in_braces, comma_in_brackets

DEEPEST = 20
"""Levels of maps and lists inside one another. The formats need eight."""

MOST_VALUES = 25_000
"""Values in one file. The largest file of the built-in framework has about 500."""

_MOST_MISTAKES = 20
_NULL = {"", "~", "null"}
_NOT_TEXT = re.compile(
    r"""|~|null|true|false|yes|no|on          # not `off`, which is the name of a field
    |[-+]?[0-9][0-9_]*(\.[0-9_]*)?(e[-+]?[0-9]+)?|[-+]?\.(inf|nan|[0-9_]+)|[-+]?0[xob][0-9a-f_]+
    |[-+]?[0-9]+(:[0-5]?[0-9])+|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}""",
    re.IGNORECASE | re.VERBOSE,
)


class Scalar(str):
    """The text of one scalar as it was typed. ``plain`` is true where it stood without quotes."""

    __slots__ = ("plain",)
    plain: bool

    def __new__(cls, text: str, *, plain: bool = True) -> Self:
        """Make the scalar."""
        made = super().__new__(cls, text)
        made.plain = plain
        return made


@dataclass(frozen=True, kw_only=True, slots=True)
class Document:
    """One file's content: maps, lists, `Scalar` and ``None``, and where each of them stands.

    A value in a map stands where its key does; an item of a list where the item does. ``blots`` are the paths of what was
    refused already: it holds `BLOT`, or its key is one.
    """

    name: str
    data: dict[str, Any]
    places: dict[ValuePath, Place] = field(repr=False)
    blots: frozenset[ValuePath] = frozenset()

    def place(self, *path: str | int) -> Place:
        """Find the place of a value, or of the nearest thing around it that is in the file."""
        while path and path not in self.places:
            path = path[:-1]
        return self.places.get(path, Place(self.name, 1, 1))


_NOTHING = NothingExpected()


def read_yaml(path: Path, name: str, expected: Expected = _NOTHING) -> tuple[Document | None, list[Diagnostic]]:
    """Read one YAML file that holds a map.

    Args:
        path: the file.
        name: what messages call it.
        expected: what its fields are to hold, to tell what a person meant where it cannot be read.

    Returns:
        What could be read, or ``None`` where nothing could; and every problem met.
    """
    text, problems = read_text(path, name)
    if text is None:
        return None, problems
    document, complaints = parse_yaml(text, name, expected)
    if problems and document is None:  # a blot may be what the parser stumbled over
        complaints = [problem for problem in complaints if problem.rule != "syntax"]
    return document, [*problems, *complaints]


def parse_yaml(text: str, name: str, expected: Expected = _NOTHING) -> tuple[Document | None, list[Diagnostic]]:
    """Parse YAML text that holds a map; see `read_yaml`. The text must be as `read_text` gives it.

    A mistake in one value is blotted out and the rest read again, so that one run finds them all.
    """
    meant = as_meant(text.replace("\r\n", "\n").replace("\r", "\n"), name, expected)
    text, problems, mistakes = meant.text, [*meant.problems], 0
    values, rounds = 0, min(_MOST_MISTAKES, LARGEST // (len(text) + 1))
    while True:
        builder = _Builder(text, name, meant.taken)
        try:
            complete = all(builder.take(event) for event in yaml.parse(text, Loader=yaml.CSafeLoader))
            break
        except yaml.MarkedYAMLError as error:
            mistake = explain_mistake(error, text, name)
            problems.append(mistake.problem)
            values, mistakes = values + builder.values, mistakes + 1
            if mistake.rest is None or mistakes > rounds or values > MOST_VALUES:
                return None, [*problems, *_elsewhere(builder.problems, mistake.problem)]
            text = mistake.rest
    problems += builder.problems
    if complete and isinstance(builder.root, dict):
        blots = frozenset(builder.blots | meant.blots)
        document = Document(name=name, data=builder.root, places=builder.places, blots=blots)
        return document, problems
    return None, problems if errors(problems) else [*problems, builder.no_map()]


def _elsewhere(problems: list[Diagnostic], mistake: Diagnostic) -> list[Diagnostic]:
    return [problem for problem in problems if problem.place != mistake.place]


@dataclass(slots=True)
class _Frame:
    """A map or list that is still open; ``key`` is ``None`` where the value that follows is not kept."""

    value: dict[str, Any] | list[Any]
    path: ValuePath
    flow: bool
    key: str | None = None
    key_place: Place | None = None
    key_ends: int = 0
    expects_key: bool = True
    last_text: str = ""


class _Builder:
    """Builds a document from the parser's events, and collects what is wrong with it."""

    def __init__(self, text: str, name: str, taken: dict[int, str]) -> None:
        self._taken = taken
        self.root: Any = None
        self.places: dict[ValuePath, Place] = {}
        self.blots: set[ValuePath] = set()
        self.problems: list[Diagnostic] = []
        self._traps = Traps(text, name)
        self._open: list[_Frame] = []
        self.values = 0
        self._documents = 0

    def take(self, event: events.Event) -> bool:
        """Take one event; false where it makes no sense to read on."""
        if isinstance(event, events.DocumentStartEvent):
            return self._start_document(event)
        if isinstance(event, events.CollectionEndEvent):
            self._open.pop()
        elif isinstance(event, events.NodeEvent):
            self.values += 1
            if self.values > MOST_VALUES:
                return self._stop(event, "too-many-values", f"the file holds more than {MOST_VALUES:,} values")
            refused = self._add(self._traps.decoration(event))
            if isinstance(event, events.CollectionStartEvent):
                return self._start_collection(event)
            self._scalar(event, refused=refused)
        return True

    def no_map(self) -> Diagnostic:
        """Say what stands at the top of the file instead of a map."""
        hint = "`ccg-toolkit init DIR` makes files to start from."
        if self.root is None:  # the parser's place is where something might have begun, perhaps below the last line
            return Complaint("not-a-map", "the file is empty", hint).at(Place(self._traps.name, 1, 1))
        message = f"the file holds only {'a list' if isinstance(self.root, list) else 'text'}"
        wanted = f"{message}, and `name: value` lines are wanted"
        return Complaint("not-a-map", wanted, hint).at(self.places.get((), Place(self._traps.name, 1, 1)))

    def _start_document(self, event: events.DocumentStartEvent) -> bool:
        self._documents += 1
        if self._documents > 1:
            hint = "Keep one document in a file: delete the line `---` and what follows, or move it to another file."
            return self._stop(event, "two-documents", "a second document begins here", hint)
        if event.version or event.tags:
            self._report(event, "directive", "a line that begins with % sets up YAML itself", "Delete it.")
        return True

    def _start_collection(self, event: events.CollectionStartEvent) -> bool:
        if len(self._open) >= DEEPEST:
            return self._stop(event, "too-deep", f"maps and lists lie more than {DEEPEST} deep here")
        value: dict[str, Any] | list[Any] = {} if isinstance(event, events.MappingStartEvent) else []
        path = self._put(value, event)
        self._open.append(_Frame(value, path, flow=bool(event.flow_style)))
        return True

    def _scalar(self, event: events.NodeEvent, *, refused: bool) -> None:
        text = event.value if isinstance(event, events.ScalarEvent) else ""
        plain = isinstance(event, events.ScalarEvent) and not event.style  # the C parser gives an empty text for none
        if self._taken and event.start_mark:
            text = self._taken.get(event.start_mark.index, text)
        frame = self._open[-1] if self._open else None
        is_key = frame is not None and isinstance(frame.value, dict) and frame.expects_key
        if not refused:
            refused = self._add(self._traps.in_scalar(event, text, plain=plain, is_key=is_key))
        text = BLOT if refused else text
        if frame is not None and is_key:
            self._key(frame, text, plain, event)
            return
        if frame is not None and frame.flow and plain:
            self._check_commas(frame, text, event)
        self._put(None if plain and text in _NULL else Scalar(text, plain=plain), event)

    def _key(self, frame: _Frame, text: str, plain: bool, event: events.NodeEvent) -> None:
        frame.expects_key, frame.key, frame.key_place = False, text, self._traps.place(event)
        frame.key_ends = event.end_mark.index if event.end_mark else 0
        if BLOT in text:
            frame.key = BLOT
        elif plain and text == "<<":
            self._report(event, "merge-key", "merge keys (<<) are not read here", "Write the fields out.")
            frame.key = BLOT
        elif plain and _NOT_TEXT.fullmatch(text):
            hint = "Use a name in letters; or put it in quotes if it really is the name."
            self._report(event, "key-not-text", f"{shown(text)} is not text, and a name is wanted", hint)
            frame.key = None
        elif text in frame.value:
            first = self.places[*frame.path, text]
            message = f"{shown(text)} stands twice; it was first given in line {first.line}"
            self._report(event, "duplicate-key", message, "Keep one of the two, with all that belongs below it.")
            frame.key = None

    def _check_commas(self, frame: _Frame, text: str, event: events.NodeEvent) -> None:
        """Find text inside { } or [ ] that was meant to hold a comma."""
        if isinstance(frame.value, list):
            if cut := comma_in_brackets(frame.last_text, text):
                self._add([cut.at(self._traps.place(event))])
            frame.last_text = text
        elif not text and frame.key and frame.key_place and self._traps.stands_alone(frame.key_ends):
            self._add([comma_in_braces().at(frame.key_place)])
            frame.key = None

    def _put(self, value: Any, event: events.NodeEvent) -> ValuePath:  # noqa: ANN401 - a tree of anything YAML can hold
        """Hang a value on the open map or list; returns its path."""
        place = self._traps.place(event)
        if not self._open:
            self.root, self.places[()] = value, place
            return ()
        frame = self._open[-1]
        if isinstance(frame.value, list):
            path: ValuePath = (*frame.path, len(frame.value))
            frame.value.append(value)
            self._note(path, place, value)
            return path
        if frame.expects_key:
            self._report(event, "key-not-text", "a list or map stands where a name is wanted", "Use a name in letters.")
            frame.expects_key, frame.key = False, None
            return (*frame.path, BLOT)
        frame.expects_key = True
        if frame.key is None or frame.key_place is None:
            return (*frame.path, BLOT)
        path = (*frame.path, frame.key)
        frame.value[frame.key] = value
        self._note(path, frame.key_place, value)
        return path

    def _note(self, path: ValuePath, place: Place, value: Any) -> None:  # noqa: ANN401
        self.places[path] = place
        if path[-1] == BLOT or (isinstance(value, str) and BLOT in value):
            self.blots.add(path)

    def _stop(self, event: events.Event, rule: str, message: str, hint: str = "Is this the file you meant?") -> bool:
        self._report(event, rule, message, hint)
        return False

    def _report(self, event: events.Event, rule: str, message: str, hint: str) -> None:
        self._add([Complaint(rule, message, hint).at(self._traps.place(event))])

    def _add(self, problems: Iterable[Diagnostic]) -> bool:
        """Take problems down; true where one of them is an error."""
        refused = False
        for problem in problems:
            refused = refused or problem.severity == "error"
            if len(self.problems) < MOST_PROBLEMS:
                self.problems.append(problem)
            elif len(self.problems) == MOST_PROBLEMS or self.problems[-1].severity == "warning":
                self.problems[MOST_PROBLEMS:] = [and_more(problem)]
        return refused
