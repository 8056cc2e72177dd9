"""Find what stands in YAML that a person did not mean, although the parser can read it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from yaml import events

from ccg_toolkit.sources.characters import BLOT, CURLY, SPACES, name_of, unwanted
from ccg_toolkit.sources.diagnostics import Complaint, Diagnostic, Place
from ccg_toolkit.sources.text import unwanted_character

_NOT_A_SPACE = re.compile(rf"\A[{SPACES}]|\A-[{SPACES}]|^[ ]*[\w.-]+:[{SPACES}]", re.MULTILINE)
_CURLY = re.compile(f"[{CURLY}]")
_COLON = re.compile(r"\s*:")
_REMARK = re.compile(r"[ \t]+#(?=(\S?))")
_COMMA = "If the comma belongs to the text, put the whole text in quotes."


@dataclass(frozen=True, slots=True)
class Traps:
    """Looks at the values of one file.

    Attributes:
        text: the file, its lines ended by line feeds.
        name: what messages call it.
    """

    text: str
    name: str

    def place(self, event: events.Event) -> Place:
        """Give the place where an event begins."""
        mark = event.start_mark
        return Place(self.name, mark.line + 1, mark.column + 1) if mark else Place(self.name, 1, 1)

    def decoration(self, event: events.NodeEvent) -> Iterator[Diagnostic]:
        """Refuse anchors, aliases and tags, which could hold more than stands there."""
        alias = isinstance(event, events.AliasEvent)
        decorations = {
            "alias (*)": alias,
            "anchor (&)": event.anchor and not alias,
            "tag (!)": getattr(event, "tag", None),
        }
        for what, stands in decorations.items():
            if stands:
                message = f"a YAML {what} begins here, and those are not read"
                hint = "Write the value out; text that begins with & * or ! goes in quotes."
                yield Complaint(what.split()[0], message, hint).at(self.place(event))

    def in_scalar(self, event: events.NodeEvent, value: str, *, plain: bool, is_key: bool) -> Iterator[Diagnostic]:
        """Look at one scalar: its characters, and what a remark may have cut off."""
        if escaped := next(unwanted(value.replace(BLOT, "")), None):
            yield unwanted_character(escaped[1]).at(self.place(event))
        start, end = event.start_mark, event.end_mark
        if start is None or end is None or not plain:
            return
        typed = self.text[start.index : end.index]
        if match := _NOT_A_SPACE.search(typed):
            message = f"a character that looks like a space ({name_of(match[0][-1])}) stands here"
            place = self._inside(event, typed[: match.end() - 1])
            yield Complaint("not-a-space", message, "Replace it with a space.").at(place)
        elif is_key and (curly := _CURLY.search(value)):
            message = f"a curly quotation mark (U+{ord(curly[0]):04X}) stands in a name"
            yield Complaint("curly-quote", message, "Delete it and the one that closes.").at(self.place(event))
        # A remark after a number or a single word is a remark; after a sentence, or touching a word, text is lost.
        remark = None if is_key else _REMARK.match(self.text, end.index)
        if remark and (remark[1].strip() or " " in value):
            message = "what follows this # is read as a remark, not as text"
            hint = "If it belongs to the text, put the whole text in quotes; else move the remark to a line of its own."
            place = Place(self.name, end.line + 1, end.column + remark.end() - remark.start())
            yield Complaint("text-lost", message, hint, "warning").at(place)

    def stands_alone(self, key_ends: int) -> bool:
        """Tell whether a name inside { } has no colon after it."""
        return not _COLON.match(self.text, key_ends)

    def _inside(self, event: events.Event, before: str) -> Place:
        """Give the place in a text that comes after a part of it."""
        start, lines = self.place(event), before.count("\n")
        column = len(before) - before.rfind("\n") if lines else start.column + len(before)
        return Place(self.name, start.line + lines, column)


def comma_in_braces() -> Complaint:
    """Say that a comma cut a text in two, so that the rest became a name."""
    return Complaint("comma", "a comma in { } ends the text before it, and what begins here has no colon", _COMMA)


def comma_in_brackets(before: str, after: str) -> Complaint | None:
    """Warn where a comma seems to have cut a text in two, so that the rest became an item of its own."""
    if " " in before and before[:1].isupper() and after[:1].islower():
        message = "a comma in [ ] ends the text before it, and here a new one begins"
        return Complaint("comma", message, _COMMA, "warning")
    return None
