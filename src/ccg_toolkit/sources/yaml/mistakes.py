"""Say in a person's words what the YAML parser could not read, and where it can be passed over."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from yaml import MarkedYAMLError

from ccg_toolkit.sources.characters import BLOT, CURLY, SPACES, name_of
from ccg_toolkit.sources.diagnostics import Complaint, Diagnostic
from ccg_toolkit.sources.text import place_at

_QUOTES = 'Put the whole text in quotes: "...".'
_INDENT = "Line it up with its neighbours: two spaces further in for each step, and no tabs."
_LINE = re.compile(r"""(?P<before>[ ]*(?:-[ ]+)*(?:(?:"[^"]*"|'[^']*'|[^\s:#'"{\[][^:#]*):[ ]+)?)(?P<value>.*)""")
_ENDED_QUOTE = re.compile(r"""('(?:[^']|'')*'|"(?:[^"\\]|\\.)*")[ ]*(?=[^\s#])""")
_HALF = re.compile(r"(?:0000)?([dD][89a-fA-F][0-9a-fA-F]{2})")
_LONGEST_LINE = 10_000
_REST_OF_LINE = re.compile(r".{0,10000}")
_TIGHT = re.compile(r" *(?:- +)?[\w.-]+(:)(?=[^\s:/])")


@dataclass(frozen=True, slots=True)
class Mistake:
    """What stopped the parser.

    Attributes:
        problem: for the person.
        rest: the text with the mistake blotted out, so that the parser can read on; ``None`` where that would guess.
    """

    problem: Diagnostic
    rest: str | None


@dataclass(frozen=True, slots=True)
class _Spot:
    """Where the parser stopped: the offset in the text, the line around it, and what it was reading."""

    text: str
    offset: int
    problem: str
    context: str
    context_offset: int

    @property
    def character(self) -> str:
        return self.text[self.offset : self.offset + 1]

    @property
    def start(self) -> int:
        """Where the line starts."""
        return _line_start(self.text, self.offset)

    @property
    def line(self) -> str:
        return _line_at(self.text, self.start)

    @property
    def indent(self) -> int:
        """How far in the line begins."""
        return len(self.line) - len(self.line.lstrip(" "))

    @property
    def value(self) -> tuple[int, str]:
        """The text behind the name or hyphen that begins the line, and where it starts."""
        match = _LINE.match(self.line)
        return (self.start + match.start("value"), match["value"].rstrip(" ,")) if match else (self.start, self.line)

    @property
    def broken_bracket(self) -> bool:
        """True where the value opens a bracket that its line does not close."""
        _, value = self.value
        closing = {"{": "}", "[": "]"}.get(value[:1])
        return closing is not None and value.count(value[0]) > value.count(closing)

    @property
    def inside_value(self) -> bool:
        """True where the mistake lies behind a name or hyphen, so that only this one value is in doubt."""
        start, value = self.value
        return self.start < start <= self.offset < start + len(value) and len(self.line) < _LONGEST_LINE


def explain_mistake(error: MarkedYAMLError, text: str, name: str) -> Mistake:
    """Turn a parser's complaint into a place, a message and a remedy.

    Args:
        error: what the YAML library raised.
        text: the whole file, its lines ended by line feeds.
        name: what messages call the file.
    """
    mark = error.problem_mark or error.context_mark
    offset = min(mark.index, len(text)) if mark else 0
    begun = min(error.context_mark.index, len(text)) if error.context_mark else offset
    spot = _Spot(text, offset, error.problem or "", error.context or "", begun)
    found = next(found for recognise in _RECOGNISE if (found := recognise(spot)))
    problem = Complaint("syntax", found.message, found.hint).at(place_at(text, found.offset, name))
    start, value = spot.value
    if not (found.confined and spot.inside_value) or spot.broken_bracket:
        return Mistake(problem, None)
    return Mistake(problem, text[:start] + BLOT * len(value) + text[start + len(value) :])


class _Found(NamedTuple):
    """A mistake that was recognised: where it is, what to say, and whether it is confined to the value of its line."""

    offset: int
    message: str
    hint: str
    confined: bool = False


def _escape(spot: _Spot) -> _Found | None:
    if "quoted scalar" not in spot.context or not re.search("escape|hexdecimal", spot.problem):
        return None
    closed = spot.value[1][-1:] == '"'
    if code := _HALF.match(spot.text, spot.offset):
        message = f"the code of half a character stands here (U+{code[1].upper()})"
        return _Found(spot.offset, message, "Write the character itself, or delete the code.", confined=closed)
    message = "a backslash in double quotes begins a code, and this one is unknown"
    return _Found(spot.offset, message, "Use single quotes around the text: '...'.", confined=closed)


def _open_quotation(spot: _Spot) -> _Found | None:
    if "quoted scalar" not in spot.context:
        return None
    hint = "Close it at the end of the text; a text may hold the other kind of quotes."
    return _Found(spot.context_offset, "the quotation mark that opens here is not closed", hint)


def _closed_quotation(spot: _Spot) -> _Found | None:
    start, value = spot.value
    if not (match := _ENDED_QUOTE.match(value)):
        return None
    hint = "Put quotes around the whole text; write an apostrophe inside single quotes twice: 'the CCG''s aim'."
    return _Found(start + match.end(), "the text goes on after its closing quotation mark", hint, confined=True)


def _curly_quotation(spot: _Spot) -> _Found | None:
    start, value = spot.value
    if not (match := re.match(f"[{CURLY}]", value)):
        return None
    message = f"a curly quotation mark (U+{ord(match[0]):04X}) stands where a straight one is wanted"
    hint = 'Replace it and the one that closes: "...".'
    return _Found(start, message, hint, confined=True)


def _not_a_space(spot: _Spot) -> _Found | None:
    for offset in (spot.start, spot.start - 1, spot.context_offset):  # the line itself, the one above, where it began
        begun = _line_start(spot.text, offset)
        if match := re.match(rf"[ -]*(?:[\w.-]+:)?([{SPACES}])", _line_at(spot.text, begun)):
            message = f"a character that looks like a space ({name_of(match[1])}) stands here"
            return _Found(begun + match.start(1), message, "Replace it with a space.")
    return None


def _tab(spot: _Spot) -> _Found | None:
    indent = re.match(r"[ -]*\t", spot.line)
    if not indent and spot.character != "\t":
        return None
    offset = spot.start + indent.end() - 1 if indent else spot.offset
    others = len(re.findall(r"^[ -]*\t", spot.text[spot.start + len(spot.line) :], re.MULTILINE))
    more = f" There are tabs in {others} more lines." if others > 1 else " There is one more below." if others else ""
    return _Found(offset, "a tab stands where spaces are wanted", f"Replace it with two spaces.{more}")


def _percent(spot: _Spot) -> _Found | None:
    if not spot.line.startswith("%"):
        return None
    return _Found(spot.start, "a line cannot begin with %", "Delete the line, or put it in quotes where it belongs.")


def _first_character(spot: _Spot) -> _Found | None:
    start, value = spot.value
    no_content = "node content" in spot.problem and "flow" not in spot.context
    if ("cannot start any token" in spot.problem or no_content) and spot.character:
        return _Found(spot.offset, f"text cannot begin with {spot.character}", _QUOTES, confined=True)
    if "block scalar" in spot.context and "comment or line break" in spot.problem:
        hint = "Begin the text on the next line, two spaces further in than the name; or put it in quotes."
        return _Found(start, f"text cannot begin with {value[:1]}", hint, confined=True)
    if value[:1] in {"*", "&", "!", "?"}:
        return _Found(start, f"text cannot begin with {value[:1]}", _QUOTES, confined=True)
    if spot.context.endswith(("an alias", "an anchor", "a tag")):
        sign = spot.text[spot.context_offset : spot.context_offset + 1]
        return _Found(spot.context_offset, f"text cannot begin with {sign}", _QUOTES, confined=True)
    if (first := spot.line[spot.indent : spot.indent + 1]) in {"*", "&", "!"}:
        return _Found(
            spot.start + spot.indent, f"a line cannot begin with {first}", "Delete it, or put the text in quotes."
        )
    return None


def _list_beside_name(spot: _Spot) -> _Found | None:
    start, value = spot.value
    if "block sequence entries" not in spot.problem:
        return None
    if value[:1] != "-":
        return _Found(spot.offset, "a list cannot begin in the middle of a line", "Begin it on a line of its own.")
    hint = "Begin it on the next line; or put the text in quotes, if it is none."
    return _Found(start, "a list cannot begin on the line of its name", hint, confined=True)


def _no_name(spot: _Spot) -> _Found | None:
    if spot.character != ":" or not spot.line.lstrip(" -").startswith(":"):
        return None
    return _Found(spot.offset, "there is no name before this colon", "Write one, such as `level: 2`.")


def _comma_too_many(spot: _Spot) -> _Found | None:
    if "flow node" not in spot.context or spot.character not in {",", "]", "}"}:
        return None
    hint = "Write it, or delete the comma."
    return _Found(spot.offset, f"nothing stands before this {spot.character}", hint, confined=True)


def _in_brackets(spot: _Spot) -> _Found | None:
    if "flow" not in spot.context:
        return None
    opened = spot.text[spot.context_offset : spot.context_offset + 1]
    closing = {"{": "}", "[": "]"}.get(opened, "")
    later = spot.start > spot.context_offset
    if spot.offset >= len(spot.text.rstrip()):
        if not closing:
            return _Found(
                max(spot.text.rfind("{"), spot.text.rfind("[")), "a bracket that opens here is not closed", "Close it."
            )
        return _Found(spot.context_offset, f"the {opened} that opens here is not closed", f"Close it with {closing}.")
    if later and spot.character == ":" and spot.offset < spot.value[0]:
        message = f"the {opened} that opens here is not closed, or a comma is missing at the end of a line"
        return _Found(spot.context_offset, message, f"Close it with {closing}, or write the comma.")
    if later and not spot.text[spot.start : spot.offset].strip():
        hint = f"Write a comma at the end of the line above, or close the {opened}."
        return _Found(spot.offset, f"a comma or a {closing} is missing before this", hint)
    message = "a comma, colon, quotation mark or bracket is out of place inside { } or [ ]"
    return _Found(spot.offset, message, "Put each text inside them in quotes.", confined=True)


def _after_brackets(spot: _Spot) -> _Found | None:
    start, value = spot.value
    if value[:1] not in {"{", "["} or spot.offset <= start or "expected key" not in spot.problem:
        return None
    hint = "Delete it, or put the whole text in quotes."
    return _Found(spot.offset, "the text goes on after its closing bracket", hint, confined=True)


def _no_space(spot: _Spot) -> _Found | None:
    """Recognise a line such as ``level:2``: the parser stops only at the line below it, or at its end."""
    if "mapping values are not allowed" in spot.problem and not spot.inside_value:
        begun = _line_start(spot.text, spot.start - 1)
    elif "expected ':'" in spot.problem:
        begun = _line_start(spot.text, spot.context_offset)
    else:
        return None
    if not (match := _TIGHT.match(_line_at(spot.text, begun))):
        return None
    return _Found(begun + match.start(1), "there is no space after this colon", "Write one: `name: value`.")


def _colon(spot: _Spot) -> _Found | None:
    if "mapping values are not allowed" not in spot.problem:
        return None
    if spot.inside_value:
        return _Found(spot.offset, "a colon and a space stand inside text", _QUOTES, confined=True)
    if spot.offset - spot.start > 1000:
        return _Found(spot.start, "a name is longer than 1,000 characters", "Is this the file you meant?")
    return _Found(spot.start + spot.indent, "this line is further in than it may be", _INDENT)


def _no_colon(spot: _Spot) -> _Found | None:
    if "expected ':'" not in spot.problem:
        return None
    message = "this line has no colon after a name, and does not belong to the text above"
    hint = "Write `name: value`; for text of several lines, write > after the colon and indent the lines below."
    return _Found(spot.context_offset, message, hint)


def _remark_inside_text(spot: _Spot) -> _Found | None:
    above = _line_start(spot.text, spot.start - 1)
    remark = re.search(r"(?<=\S) +(#)", _line_at(spot.text, above))
    goes_on = above < spot.start < spot.value[0] == spot.start + spot.indent
    if not remark or not goes_on:
        return None
    message = "what follows this # is read as a remark, and cuts the text in two"
    return _Found(above + remark.start(1), message, _QUOTES)


def _list_and_names(spot: _Spot) -> _Found | None:
    if "'-' indicator" in spot.problem:
        hint = f"Begin each item with a hyphen. Or: {_INDENT}"
        return _Found(spot.offset, "a name stands between the items of a list", hint)
    if spot.character == "-" and "expected key" in spot.problem:
        hint = f"Give the list a name of its own. Or: {_INDENT}"
        return _Found(spot.offset, "the item of a list stands between names", hint)
    return None


def _end_of_document(spot: _Spot) -> _Found | None:
    if "document start" not in spot.problem:
        return None
    above = spot.text[: spot.offset]
    if set_up := re.search(r"^%", above, re.MULTILINE):
        return _Found(set_up.start(), "a line that begins with % sets up YAML itself", "Delete it.")
    if ended := re.search(r"^\.\.\.(?=\s)", above, re.MULTILINE):
        return _Found(ended.start(), "three dots end the file here, and more follows", "Delete the dots.")
    return None


def _indentation(spot: _Spot) -> _Found | None:
    if "block" not in spot.context and "document start" not in spot.problem:
        return None
    return _Found(spot.offset, "this line does not line up with the ones above it", _INDENT)


def _anything(spot: _Spot) -> _Found:
    return _Found(spot.offset, "this is not YAML that can be read", f"{_QUOTES} Or: {_INDENT}")


_RECOGNISE: tuple[Callable[[_Spot], _Found | None], ...] = (
    _escape,
    _open_quotation,
    _closed_quotation,
    _curly_quotation,
    _not_a_space,
    _tab,
    _percent,
    _first_character,
    _list_beside_name,
    _no_name,
    _comma_too_many,
    _in_brackets,
    _after_brackets,
    _no_space,
    _colon,
    _no_colon,
    _remark_inside_text,
    _list_and_names,
    _end_of_document,
    _indentation,
    _anything,
)
"""The more telling first: a tab, say, explains more than the indentation it breaks."""


def _line_start(text: str, offset: int) -> int:
    return text.rfind("\n", 0, max(offset, 0)) + 1


def _line_at(text: str, start: int) -> str:
    match = _REST_OF_LINE.match(text, start)
    return match[0] if match else ""
