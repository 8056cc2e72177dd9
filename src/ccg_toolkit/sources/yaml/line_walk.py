"""Walk the lines of YAML as a person reads them: by how far in each begins, whether or not it can be parsed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ccg_toolkit.sources.shape.expected import ValuePath

_LONGEST = 10_000
_NAME = re.compile(
    r"""(?:"(?P<double>[^"]*)"[ ]*|'(?P<single>[^']*)'[ ]*|(?P<plain>[^\s:#'"{\[,&*!|>%@`-][^:#]*)):(?=\s|$)"""
)
_REMARK = re.compile(r"(?:^|[ \t])#")
_FIRST_WORD = re.compile(r"\S+")
_BLOCK = re.compile(r"[|>][-+0-9]*")


@dataclass(slots=True)
class Around:
    """A name or an item of a list whose lines below are still being read.

    Attributes:
        indent: how far in it begins.
        step: the name, or 0 for an item.
        value: what stands behind it on its line.
        offset: where that is in the text.
        closed: true where what follows further in belongs to its value.
    """

    indent: int
    step: str | int
    value: str
    offset: int
    closed: bool


@dataclass(slots=True)
class Line:
    """A line that is no remark.

    Attributes:
        start: its offset in the text.
        indent: how far in it begins.
        text: all of it.
        next_indent: how far in the next such line begins; -1 at the end.
    """

    start: int
    indent: int
    text: str
    next_indent: int = -1


@dataclass(slots=True)
class Walk:
    """Keeps what a line lies in. For each line call `enter`, then `take_items` and `take_name` as it goes."""

    around: list[Around] = field(default_factory=list)

    def enter(self, line: Line, *, item: bool) -> Around | None:
        """Leave what the line is not part of; give what is closed around it, if anything is."""
        while self.around and not self._holds(self.around[-1], line.indent, item=item):
            self.around.pop()
        last = self.around[-1] if self.around else None
        return last if last and last.closed else None

    @property
    def path(self) -> ValuePath:
        """The path of what is open."""
        return tuple(one.step for one in self.around)

    def take(self, line: Line, at: int) -> Around | None:
        """Take the rest of a line, from an offset in it: its hyphens, its name and its value; give the last of them."""
        text = line.text
        while text.startswith("- ", at) or text[at:] == "-":
            following = _FIRST_WORD.search(text, at + 1)
            self.around.append(Around(at, 0, "", line.start + at + 1, closed=False))
            if following is None:
                return self.around[-1]
            at = following.start()
        if name := _NAME.match(text, at):
            begins, value = _behind(text, name.end())
            step = next(part for part in name.groups() if part is not None).rstrip()
            self.around.append(Around(at, step, value, line.start + begins, closed=bool(value)))
        elif self.around:
            last = self.around[-1]
            last.closed = True
            if last.step == 0 and not last.value:
                last.value, last.offset = text[at:].rstrip(), line.start + at
        return self.around[-1] if self.around else None

    @staticmethod
    def _holds(around: Around, indent: int, *, item: bool) -> bool:
        """Tell whether a line lies in something; a list may begin as far in as its name."""
        beside = item and isinstance(around.step, str) and not around.value
        return around.indent < indent or (around.indent == indent and beside)


def lines(text: str) -> Iterator[Line]:
    """Give the lines that are neither blank nor remarks nor too long to have been typed."""
    before: Line | None = None
    start = 0
    for whole in text.split("\n"):
        stripped = whole.lstrip(" ")
        if stripped.strip() and not stripped.startswith("#") and len(whole) <= _LONGEST:
            line = Line(start, len(whole) - len(stripped), whole)
            if before is not None:
                before.next_indent = line.indent
                yield before
            before = line
        start += len(whole) + 1
    if before is not None:
        yield before


def name_in(line: Line) -> str:
    """Give the name that a line gives a value to; empty where there is none."""
    named = _NAME.match(line.text, line.indent)
    return next(part for part in named.groups() if part is not None).rstrip() if named else ""


def goes_on(value: str) -> bool:
    """Tell whether a value may go on in the next line: a text in quotes or a bracket that is not closed."""
    first = value[:1]
    if first in {"'", '"'}:
        return len(value) == 1 or value[-1] != first
    closing = {"{": "}", "[": "]"}.get(first)
    return closing is not None and value.count(first) > value.count(closing)


def begins_block(value: str) -> bool:
    """Tell whether a value is the sign after which a text stands on the lines below."""
    return _BLOCK.fullmatch(value) is not None


def _behind(text: str, at: int) -> tuple[int, str]:
    """Give what stands behind a name, without a remark, and where it begins."""
    first = _FIRST_WORD.search(text, at)
    if first is None:
        return len(text), ""
    begins = ends = first.start()
    if text[begins] in "\"'":
        ends = max(begins, text.find(text[begins], begins + 1))
    remark = _REMARK.search(text, ends - 1 if ends == begins else ends)
    return begins, text[begins : remark.start() if remark else None].rstrip()
