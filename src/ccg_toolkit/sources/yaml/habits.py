"""Tell what people type out of habit, and YAML takes for something else: Word's bullets, lone signs, remarks below a value.

It is looked for before the parser does its work, in the lines as a person reads them. What is found is reported and
mended in the text, without moving anything, so that the parser can read on.
"""

import re
from bisect import bisect
from dataclasses import dataclass, field

from ccg_toolkit.sources.characters import BLOT, name_of
from ccg_toolkit.sources.diagnostics import LONGEST_SHOWN, Complaint, Diagnostic, Place, shown
from ccg_toolkit.sources.shape.expected import Expected, ValuePath
from ccg_toolkit.sources.yaml.line_walk import Around, Line, Walk, begins_block, goes_on, lines, name_in

_DASHES = "\u2010-\u2015\u2212\ufe58\ufe63\uff0d"
_DOTS = "\u2022\u2023\u2043\u204c\u204d\u2219\u25a0-\u25ff\u2605\u2606\u2713-\u2718\u2756\u2794\u279c-\u27a2\u2b9a-\u2bff\u00b7\u30fb\uf000-\uf0ff\u2192\u21d2\u00bb\u203a"
_BULLET = re.compile(
    rf"(?P<sign>[{_DASHES}{_DOTS}])[\s\u00a0]*(?=\S)"
    r"|(?P<plain>[*+~o\u00a7\u00d8>]|\(?(?:[0-9]{1,2}|[a-z])[.)])[\s\u00a0]+(?=\S)"
)
_STANDARD = re.compile(r"[&*!][A-Za-z_]|!![A-Za-z]|[\[{]")
"""What is refused as part of YAML itself, or is a list or a group."""
_SIGN = re.compile(r"[-?%@&*!`,:|>\]}]")
_MAY_STUMBLE = re.compile(rf"^{_SIGN.pattern}|^[\[{{].*: +{_SIGN.pattern}|^[^\[{{].*: ")
_IN_BRACES = re.compile(
    r"""(?P<open>[{\[])|(?P<close>[}\]])|(?P<comma>,)|"[^"]*"|'[^']*'|(?<![\w.-])(?P<name>[\w.-]+)[ ]*:(?=[ ])"""
)
_VALUE_IN_BRACES = re.compile(r"[ ]+(?P<value>[^,{}\[\]\s#\"'][^,{}\[\]\n]*)(?=[,}])")
_FIELD_BEHIND = re.compile(r"(?P<value>[^\s,;{\[\"'#]{1,20}(?: [\w-]{1,20})??)[ ]*[,;]?[ ]+(?P<name>\w{1,20}): ")
_FILLER = "\ue000"

LONGEST = 200_000
"""Characters in a file that is looked over. A full set of answers has about 30,000; a file far above it was not typed."""


@dataclass(slots=True)
class Meant:
    """A text that was looked over.

    Attributes:
        text: the text, mended: no line has moved.
        problems: what was mended, for the person.
        taken: texts that the parser would stumble over, by the offset of the filler that stands in their place.
        blots: paths of values that were refused, though nothing stands there any more.
    """

    text: str
    problems: list[Diagnostic] = field(default_factory=list)
    taken: dict[int, str] = field(default_factory=dict)
    blots: set[ValuePath] = field(default_factory=set)


def as_meant(text: str, name: str, expected: Expected) -> Meant:
    """Look over a text before it is parsed.

    Args:
        text: the whole file, its lines ended by line feeds.
        name: what messages call the file.
        expected: what its fields are to hold.
    """
    return _Reading(text, name, expected).read() if len(text) <= LONGEST else Meant(text)


@dataclass(slots=True)
class _Bullets:
    """Lines of one list that begin with a sign: the first of them, and how many there are."""

    place: Place
    complaint: Complaint
    count: int = 1


class _Reading:
    def __init__(self, text: str, name: str, expected: Expected) -> None:
        self._text, self._name, self._expected = text, name, expected
        self._edits: list[tuple[int, int, str]] = []
        self._meant = Meant(text)
        self._bullets: dict[int, _Bullets] = {}
        self._grown: list[int] = []
        self._number = 1
        self._counted = 0

    def read(self) -> Meant:
        walk = Walk()
        for line in lines(self._text):
            bullet = _BULLET.match(line.text, line.indent)
            closed = walk.enter(line, item=bullet is not None or line.text.startswith("-", line.indent))
            if closed is not None and not self._more_below(walk, closed, line):
                continue
            at = line.indent
            if bullet and (sort := self._bullet(walk, line, bullet)):
                at = self._mend_bullet(line, bullet, "-" if sort == "item" else " ")
                if sort == "item":
                    walk.around.append(Around(line.indent, 0, "", line.start + at, closed=False))
            last = walk.take(line, at)
            if last is not None and last.offset >= line.start and _MAY_STUMBLE.search(last.value):
                self._value(walk.path, last)
        for bullets in self._bullets.values():
            others = bullets.count - 1
            more = (
                "" if not others else f" So for the {others} below it." if others > 1 else " So for the one below it."
            )
            complaint = bullets.complaint._replace(hint=bullets.complaint.hint + more)
            self._meant.problems.append(complaint.at(bullets.place))
        self._meant.text = self._edited()
        return self._meant

    def _more_below(self, walk: Walk, closed: Around, line: Line) -> bool:
        """Look at a line below a value; true where it is to be read like any other."""
        path = walk.path
        if goes_on(closed.value):
            return False
        field_name = self._expected.stands_for(path)
        inner: ValuePath = (*path, field_name)
        if not field_name or begins_block(closed.value) or inner in self._meant.blots or path in self._meant.blots:
            self._blank_below(path, line)
            return False
        name = name_in(line)
        names = bool(name) and self._expected.has_field(path, name)
        if not names and (name or self._expected.sort(inner) == "text"):
            return False  # a line that is too far in, or a text that goes on
        self._report_below(closed, field_name, line, names=names)
        if names:
            self._edits.append((closed.offset, len(closed.value), " " * len(closed.value)))
            self._meant.taken.pop(closed.offset, None)
            self._meant.blots.add(inner)
            closed.value, closed.closed = "", False
            return True
        self._meant.taken.pop(closed.offset, None)
        self._edits.append((closed.offset, len(closed.value), BLOT.ljust(len(closed.value))))
        self._meant.blots.add(path)
        self._blank_below(path, line)
        return False

    def _blank_below(self, path: ValuePath, line: Line) -> None:
        if path in self._meant.blots:
            self._edits.append((line.start, len(line.text), " " * len(line.text)))

    def _report_below(self, closed: Around, field_name: str, line: Line, *, names: bool) -> None:
        item = closed.step == 0
        about = "this item" if item else shown(str(closed.step))
        message = f"{about} has a value on its own line, and more stands below it"
        repeats = len(closed.value) <= LONGEST_SHOWN and BLOT not in closed.value
        value = closed.value.strip("\"'") if repeats else "..."
        if value[:1] == "{":
            hint = "Write all of it inside the braces; or without them, each field on a line of its own."
        elif value in {"~", "null"}:
            hint = f"Delete the {value}."
        elif not names:
            hint = f"Write `{field_name}: {value}` on a line of its own, and the rest below it, behind the name of a field."
        elif item:
            hint = f"Write `- {field_name}: {value}`, and the rest below it, lined up with `{field_name}`."
        else:
            hint = f"Write `{field_name}: {value}` on a line of its own, two spaces further in than the name, and the rest below it."
        place = self._place(line, line.indent)
        self._meant.problems.append(Complaint("below-a-value", message, hint).at(place))

    def _bullet(self, walk: Walk, line: Line, bullet: re.Match[str]) -> str:
        """Report a line that begins with a sign; tells whether an item or a name is wanted, or nothing where it is text."""
        sort = self._expected.sort(walk.path)
        sign, plain = bullet["sign"], bullet["plain"]
        spaced = bullet.end() - bullet.start() > len(sign or plain)
        if sort in {"text", "value"} or (plain and sort != "list"):
            return ""
        if sort == "" and (not walk.around or not spaced):
            return ""
        named = f"{sign} ({name_of(sign)})" if sign else plain if len(plain) > 1 else f"{plain} ({name_of(plain)})"
        if sort == "group":
            message, hint = f"this line begins with {named}, and a name is wanted", "Delete it: no list stands here."
        else:
            message = f"this line begins with {named}, and a hyphen is wanted for the item of a list"
            hint = "Type a hyphen and a space in its place: `- `."
        key = walk.around[-1].offset if walk.around else 0
        if (known := self._bullets.get(key)) is not None:
            known.count += 1
        else:
            place = self._place(line, line.indent)
            self._bullets[key] = _Bullets(place, Complaint("bullet", message, hint))
        return "name" if sort == "group" else "item"

    def _mend_bullet(self, line: Line, bullet: re.Match[str], sign: str) -> int:
        """Put a hyphen in the place of a sign, or nothing; returns how far in the text then begins."""
        indent, begins = bullet.span()
        if begins == indent + 1:  # nothing between the sign and the text
            self._grown.append(line.start + begins)
        elif indent + 2 <= line.next_indent < begins:  # what belongs to the item stands further out than its text
            rest, begins = line.text[begins:], line.next_indent
            line.text = (" " * begins + rest).ljust(len(line.text))
            self._edits.append((line.start, len(line.text), line.text))
        self._edits.append((line.start + indent, begins - indent, sign.ljust(begins - indent)))
        return begins

    def _value(self, path: ValuePath, last: Around) -> None:
        if ": " in last.value and self._one_line(path, last):
            return
        if last.value[0] in "{[":
            for offset, value, inner in _in_braces(last, path):
                self._take(inner, offset, value)
        elif last.step != 0:
            self._take(path, last.offset, last.value)

    def _one_line(self, path: ValuePath, last: Around) -> bool:
        """Report a value that has a field behind it on the same line, such as `1, comment: agreed`."""
        field_name = self._expected.stands_for(path)
        behind = _FIELD_BEHIND.match(last.value) if field_name else None
        if behind is None or not self._expected.has_field(path, behind["name"]):
            return False
        message = f"{shown(str(last.step)) if last.step != 0 else 'this item'} has a value and a field on one line"
        hint = f"Write `{field_name}: {behind['value']}` on a line of its own, and `{behind['name']}: ...` below it."
        self._meant.problems.append(Complaint("below-a-value", message, hint).at(self._place_of(last)))
        self._edits.append((last.offset, len(last.value), BLOT.ljust(len(last.value))))
        self._meant.blots.add(path)
        return True

    def _take(self, path: ValuePath, offset: int, value: str) -> None:
        """Keep a value that begins with a sign or holds a colon from the parser, where it is meant as it stands."""
        colon = value[0] not in "\"'" and ": " in value
        if not (_SIGN.match(value) or colon) or _STANDARD.match(value) or begins_block(value):
            return
        field_name = self._expected.stands_for(path)
        sort = self._expected.sort((*path, field_name) if field_name else path)
        if sort in {"value", "group"}:
            self._meant.taken[offset] = value
            self._edits.append((offset, len(value), _FILLER * len(value)))

    def _place(self, line: Line, at: int) -> Place:
        self._number += self._text.count("\n", self._counted, line.start)
        self._counted = line.start
        return Place(self._name, self._number, at + 1)

    def _place_of(self, around: Around) -> Place:
        begun = self._text.rfind("\n", 0, around.offset) + 1
        return Place(self._name, self._text.count("\n", 0, begun) + 1, around.offset - begun + 1)

    def _edited(self) -> str:
        if not self._edits:
            return self._text
        letters = list(self._text)
        for offset, length, wanted in self._edits:
            there = letters[offset : offset + length]  # a value of several lines keeps their ends, so that none moves
            letters[offset : offset + length] = [
                old if old == "\n" else new for old, new in zip(there, wanted, strict=False)
            ]
        for offset in reversed(self._grown):
            letters.insert(offset, " ")
        self._meant.taken = {offset + bisect(self._grown, offset): value for offset, value in self._meant.taken.items()}
        return "".join(letters)


def _in_braces(last: Around, path: ValuePath) -> list[tuple[int, str, ValuePath]]:
    """Give the values inside the braces of one line, where they begin, and their paths."""
    values: list[tuple[int, str, ValuePath]] = []
    inside: list[str | int] = []
    names: list[str | int] = []
    for match in _IN_BRACES.finditer(last.value):
        if match["open"]:
            inside.append(0 if match["open"] == "[" else "")
            names.append(inside[-1])
        elif match["close"]:
            if not names:
                break
            inside.pop()
            names.pop()
        elif match["name"] and names and names[-1] != 0:
            names[-1] = match["name"]
            if value := _VALUE_IN_BRACES.match(last.value, match.end()):
                values.append((last.offset + value.start("value"), value["value"].rstrip(), (*path, *names)))
    return values
