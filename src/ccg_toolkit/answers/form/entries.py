"""Single values with their places, brought together into one document; what is given twice differently is named."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from ccg_toolkit.answers.form.keys import key_of, written_out
from ccg_toolkit.sources import Complaint, Diagnostic, Document, Place, ValuePath, shown
from ccg_toolkit.sources.characters import BLOT
from ccg_toolkit.sources.diagnostics import MOST_PROBLEMS, and_more

_LEVELS = {"level", "target"}
_NUMBER_FIRST = re.compile(r"(0|[1-9][0-9]*)(?![0-9]).*", re.DOTALL)


@dataclass(slots=True)
class Entries:
    """What was typed, by its path.

    Attributes:
        values: the texts; ``None`` where a place was left blank.
        places: of these, and of the groups that they lie in.
        blots: the paths of what was refused already.
        problems: what is given twice, and not the same.
    """

    values: dict[ValuePath, Any] = field(default_factory=dict)
    places: dict[ValuePath, Place] = field(default_factory=dict)
    blots: set[ValuePath] = field(default_factory=set)
    problems: list[Diagnostic] = field(default_factory=list)
    _groups: set[ValuePath] = field(default_factory=set)

    def tell(self, problem: Diagnostic) -> None:
        """Take in a problem; after as many as anyone would read, no more."""
        if len(self.problems) < MOST_PROBLEMS:
            self.problems.append(problem)
        elif len(self.problems) == MOST_PROBLEMS:
            self.problems.append(and_more(problem))

    @property
    def is_full(self) -> bool:
        """Whether no more problems are taken in."""
        return len(self.problems) > MOST_PROBLEMS

    def put(self, path: ValuePath, value: object, place: Place) -> None:
        """Take in what stands at a place; a blank leaves what stands elsewhere as it is."""
        around = [path[:length] for length in range(1, len(path))]
        above = next((one for one in around if self.values.get(one) is not None), path)
        earlier = self.values.get(above)
        if value is not None and (above != path or path in self._groups or not _same(path, earlier, value)):
            self._tell_twice(above, value, place)
        elif earlier is None:
            self.values[path] = value
            self.places[path] = place
            if value is not None:
                self._groups.update(around)

    def blot(self, path: ValuePath, complaint: Complaint, place: Place) -> None:
        """Take in that what stands at a place was refused."""
        self.tell(complaint.at(place, _subject(path)))
        self.put(path, BLOT, place)
        self.blots.add(path)

    def group(self, path: ValuePath, place: Place) -> None:
        """Take in that there is a group of values, such as an answer, though all of them may be blank."""
        self.values.setdefault(path, None)
        self.places.setdefault(path, place)

    def document(self, name: str) -> Document:
        """Make a document of it all; blank items of lists are left out of them."""
        made = _Maker(self.places, self.blots)
        root: dict[ValuePath, dict[str | int, Any]] = {(): {}}
        for path, value in self.values.items():
            holder = root[()]
            for step in path[:-1]:
                inner = holder.get(step)
                holder = holder.setdefault(step, {}) if isinstance(inner, dict) else _opened(holder, step)
            if not isinstance(holder.get(path[-1]), dict):
                holder[path[-1]] = value
        data = made.value(root[()], (), ())
        if data.get("answers") is None:
            data["answers"] = {}  # that nothing is answered yet needs no saying
        return Document(name=name, data=data, places=made.places, blots=frozenset(made.blots))

    def _tell_twice(self, path: ValuePath, value: object, place: Place) -> None:
        if self.is_full:
            return
        first = self.places.get(path) or next(self.places[one] for one in self.values if one[: len(path)] == path)
        where = first.inside if first.file == place.file and first.line else first.text
        earlier = self.values.get(path)
        what = f"{shown(str(value))} here, and {shown(str(earlier)) if earlier is not None else 'something else'}"
        message = f"{_name(path)} is {what} in {where}"
        self.tell(Complaint("twice", message, "Keep one of the two.").at(place, _subject(path)))


def entries_of(document: Document) -> Iterator[tuple[ValuePath, object, Place]]:
    """Give the single values of a document by the paths that they have in the long form."""
    open_: list[tuple[ValuePath, Any]] = [((), document.data)]
    while open_:
        path, value = open_.pop()
        if isinstance(value, dict):
            open_ += [((*path, key), item) for key, item in reversed(value.items())]
        elif isinstance(value, list):
            open_ += reversed([((*path, at), item) for at, item in enumerate(value)])
        else:
            yield written_out(path), value, document.place(*path)


def joined(documents: Iterable[Document], name: str) -> tuple[Document, list[Diagnostic]]:
    """Make one document of several that each hold a part.

    Args:
        documents: what was read.
        name: what messages call the whole.

    Returns:
        The document, and a problem for each value that two of them give, and not the same.
    """
    whole = Entries()
    for document in documents:
        for path, value, place in entries_of(document):
            whole.put(path, value, place)
        whole.blots |= document.blots
        whole.places = {**document.places, **whole.places}  # those of groups, such as an answer that nobody asked for
    return whole.document(name), whole.problems


@dataclass(slots=True)
class _Maker:
    """Turns numbered entries into lists, and moves the places and blots with them."""

    old_places: dict[ValuePath, Place]
    old_blots: set[ValuePath]
    places: dict[ValuePath, Place] = field(default_factory=dict)
    blots: set[ValuePath] = field(default_factory=set)

    def value(self, made: Any, old: ValuePath, new: ValuePath) -> Any:  # noqa: ANN401 - a tree of texts
        """Give a value that stood at an old path; its new one differs where blank items of a list came before it."""
        if old in self.old_places:
            self.places[new] = self.old_places[old]
        if old in self.old_blots:
            self.blots.add(new)
        if not isinstance(made, dict):
            return made
        if made and all(isinstance(step, int) for step in made):
            filled = [step for step in sorted(made) if _filled(made[step])]
            return [self.value(made[step], (*old, step), (*new, at)) for at, step in enumerate(filled)] or None
        return {step: self.value(item, (*old, step), (*new, step)) for step, item in made.items()}


def _opened(holder: dict[str | int, Any], step: str | int) -> dict[str | int, Any]:
    holder[step] = {}
    inner: dict[str | int, Any] = holder[step]
    return inner


def _filled(value: object) -> bool:
    return any(map(_filled, value.values())) if isinstance(value, dict) else value is not None


def _same(path: ValuePath, one: object, other: object) -> bool:
    """Tell whether two texts say the same: a level may be written with its name or without it."""
    if one is None or one == other or BLOT in {one, other}:
        return True
    if path[-1] not in _LEVELS and path[0] != "targets":
        return False
    short, long = sorted((str(one), str(other)), key=len)
    match = _NUMBER_FIRST.fullmatch(long)
    return match is not None and match[1] == short


def _name(path: ValuePath) -> str:
    return key_of(path[3:] if path[0] == "answers" and len(path) > 3 else path)


def _subject(path: ValuePath) -> str:
    return f"{path[1]}.{path[2]}" if path[0] == "answers" and len(path) > 2 else ""
