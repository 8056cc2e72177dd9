"""Say in a person's words what the YAML parser could not read, and where it can be passed over."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from yaml import MarkedYAMLError

from ccg_toolkit.sources.characters import BLOT, CURLY, SPACES, name_of
from ccg_toolkit.sources.diagnostics import Complaint, Diagnostic
from ccg_toolkit.sources.text import place_at

_QUOTES = 'Put the whole text in quotes: "...".'
_INDENT = "Line it up with its neighbours: two spaces further in for each step, and no tabs."
_NO_TEXT = "text cannot begin with {sign}"
_NOT_IN_LINE = "this line does not line up with the ones above it"
_ANY = "(?s:.)"
_LINE = re.compile(r"""(?P<before>[ ]*(?:-[ ]+)*(?:(?:"[^"]*"|'[^']*'|[^\s:#'"{\[][^:#]*):[ ]+)?)(?P<value>.*)""")
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
class _Stop:
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
    stop = _Stop(text, offset, error.problem or "", error.context or "", begun)
    recognised = next(mistake for recognise in _RECOGNISE if (mistake := recognise(stop)))
    problem = Complaint("syntax", recognised.message, recognised.hint).at(place_at(text, recognised.offset, name))
    start, value = stop.value
    if not (recognised.confined and stop.inside_value) or stop.broken_bracket:
        return Mistake(problem, None)
    return Mistake(problem, text[:start] + BLOT * len(value) + text[start + len(value) :])


class _Recognised(NamedTuple):
    """A mistake that was recognised: where it is, what to say, and whether it is confined to the value of its line."""

    offset: int
    message: str
    hint: str
    confined: bool = False


@dataclass(frozen=True, kw_only=True)
class _Told:
    """A mistake that patterns tell; it is one where all of them are met.

    Attributes:
        message: may name the character at its place, as ``{sign}`` or by its ``{code}``.
        problem, context: patterns in the parser's own words.
        line, value, character: patterns at the beginning of the line, at that of its value, and where the parser stopped.
        place: where it is: where the parser stopped, where that which it was reading had begun, at the beginning of the
            line, of the text in it or of its value, or behind what the pattern of the value matches.
    """

    message: str = field(kw_only=False)
    hint: str = field(kw_only=False)
    problem: str = ""
    context: str = ""
    line: str = ""
    value: str = ""
    character: str = ""
    place: Literal["stop", "begun", "line", "indented", "value", "behind"] = "stop"
    confined: bool = False

    def __call__(self, stop: _Stop) -> _Recognised | None:
        begins, value = stop.value
        matched = re.match(self.value, value)
        if not (
            matched
            and re.search(self.problem, stop.problem)
            and re.search(self.context, stop.context)
            and re.match(self.line, stop.line)
            and re.match(self.character, stop.character)
        ):
            return None
        offset = {
            "stop": stop.offset,
            "begun": stop.context_offset,
            "line": stop.start,
            "indented": stop.start + stop.indent,
            "value": begins,
            "behind": begins + matched.end(),
        }[self.place]
        sign = stop.text[offset : offset + 1]
        message = self.message.format(sign=sign, code="".join(f"U+{ord(letter):04X}" for letter in sign))
        return _Recognised(offset, message, self.hint, self.confined)


def _escape(stop: _Stop) -> _Recognised | None:
    if "quoted scalar" not in stop.context or not re.search("escape|hexdecimal", stop.problem):
        return None
    closed = stop.value[1][-1:] == '"'
    if code := _HALF.match(stop.text, stop.offset):
        message = f"the code of half a character stands here (U+{code[1].upper()})"
        return _Recognised(stop.offset, message, "Write the character itself, or delete the code.", confined=closed)
    message = "a backslash in double quotes begins a code, and this one is unknown"
    return _Recognised(stop.offset, message, "Use single quotes around the text: '...'.", confined=closed)


def _not_a_space(stop: _Stop) -> _Recognised | None:
    for offset in (stop.start, stop.start - 1, stop.context_offset):  # the line itself, the one above, where it began
        begun = _line_start(stop.text, offset)
        if match := re.match(rf"[ -]*(?:[\w.-]+:)?([{SPACES}])", _line_at(stop.text, begun)):
            message = f"a character that looks like a space ({name_of(match[1])}) stands here"
            return _Recognised(begun + match.start(1), message, "Replace it with a space.")
    return None


def _tab(stop: _Stop) -> _Recognised | None:
    indent = re.match(r"[ -]*\t", stop.line)
    if not indent and stop.character != "\t":
        return None
    offset = stop.start + indent.end() - 1 if indent else stop.offset
    others = len(re.findall(r"^[ -]*\t", stop.text[stop.start + len(stop.line) :], re.MULTILINE))
    more = f" There are tabs in {others} more lines." if others > 1 else " There is one more below." if others else ""
    return _Recognised(offset, "a tab stands where spaces are wanted", f"Replace it with two spaces.{more}")


def _in_brackets(stop: _Stop) -> _Recognised | None:
    if "flow" not in stop.context:
        return None
    opened = stop.text[stop.context_offset : stop.context_offset + 1]
    closing = {"{": "}", "[": "]"}.get(opened, "")
    later = stop.start > stop.context_offset
    if stop.offset >= len(stop.text.rstrip()):
        if not closing:
            return _Recognised(
                max(stop.text.rfind("{"), stop.text.rfind("[")), "a bracket that opens here is not closed", "Close it."
            )
        return _Recognised(
            stop.context_offset, f"the {opened} that opens here is not closed", f"Close it with {closing}."
        )
    if later and stop.character == ":" and stop.offset < stop.value[0]:
        message = f"the {opened} that opens here is not closed, or a comma is missing at the end of a line"
        return _Recognised(stop.context_offset, message, f"Close it with {closing}, or write the comma.")
    if later and not stop.text[stop.start : stop.offset].strip():
        hint = f"Write a comma at the end of the line above, or close the {opened}."
        return _Recognised(stop.offset, f"a comma or a {closing} is missing before this", hint)
    message = "a comma, colon, quotation mark or bracket is out of place inside { } or [ ]"
    return _Recognised(stop.offset, message, "Put each text inside them in quotes.", confined=True)


def _after_brackets(stop: _Stop) -> _Recognised | None:
    start, value = stop.value
    if value[:1] not in {"{", "["} or stop.offset <= start or "expected key" not in stop.problem:
        return None
    hint = "Delete it, or put the whole text in quotes."
    return _Recognised(stop.offset, "the text goes on after its closing bracket", hint, confined=True)


def _no_space(stop: _Stop) -> _Recognised | None:
    """Recognise a line such as ``level:2``: the parser stops only at the line below it, or at its end."""
    if "mapping values are not allowed" in stop.problem and not stop.inside_value:
        begun = _line_start(stop.text, stop.start - 1)
    elif "expected ':'" in stop.problem:
        begun = _line_start(stop.text, stop.context_offset)
    else:
        return None
    if not (match := _TIGHT.match(_line_at(stop.text, begun))):
        return None
    return _Recognised(begun + match.start(1), "there is no space after this colon", "Write one: `name: value`.")


def _colon(stop: _Stop) -> _Recognised | None:
    if "mapping values are not allowed" not in stop.problem:
        return None
    if stop.inside_value:
        return _Recognised(stop.offset, "a colon and a space stand inside text", _QUOTES, confined=True)
    if stop.offset - stop.start > 1000:
        return _Recognised(stop.start, "a name is longer than 1,000 characters", "Is this the file you meant?")
    return _Recognised(stop.start + stop.indent, "this line is further in than it may be", _INDENT)


def _remark_inside_text(stop: _Stop) -> _Recognised | None:
    above = _line_start(stop.text, stop.start - 1)
    remark = re.search(r"(?<=\S) +(#)", _line_at(stop.text, above))
    goes_on = above < stop.start < stop.value[0] == stop.start + stop.indent
    if not remark or not goes_on:
        return None
    message = "what follows this # is read as a remark, and cuts the text in two"
    return _Recognised(above + remark.start(1), message, _QUOTES)


def _end_of_document(stop: _Stop) -> _Recognised | None:
    if "document start" not in stop.problem:
        return None
    above = stop.text[: stop.offset]
    if set_up := re.search(r"^%", above, re.MULTILINE):
        return _Recognised(set_up.start(), "a line that begins with % sets up YAML itself", "Delete it.")
    if ended := re.search(r"^\.\.\.(?=\s)", above, re.MULTILINE):
        return _Recognised(ended.start(), "three dots end the file here, and more follows", "Delete the dots.")
    return None


_RECOGNISE: tuple[Callable[[_Stop], _Recognised | None], ...] = (
    _escape,
    _Told(
        "the quotation mark that opens here is not closed",
        "Close it at the end of the text; a text may hold the other kind of quotes.",
        context="quoted scalar",
        place="begun",
    ),
    _Told(
        "the text goes on after its closing quotation mark",
        "Put quotes around the whole text; write an apostrophe inside single quotes twice: 'the CCG''s aim'.",
        value=r"""('(?:[^']|'')*'|"(?:[^"\\]|\\.)*")[ ]*(?=[^\s#])""",
        place="behind",
        confined=True,
    ),
    _Told(
        "a curly quotation mark ({code}) stands where a straight one is wanted",
        'Replace it and the one that closes: "...".',
        value=f"[{CURLY}]",
        place="value",
        confined=True,
    ),
    _not_a_space,
    _tab,
    _Told(
        "a line cannot begin with %", "Delete the line, or put it in quotes where it belongs.", line="%", place="line"
    ),
    _Told(_NO_TEXT, _QUOTES, problem="cannot start any token", character=_ANY, confined=True),
    _Told(_NO_TEXT, _QUOTES, problem="node content", context="^(?!.*flow)", character=_ANY, confined=True),
    _Told(
        _NO_TEXT,
        "Begin the text on the next line, two spaces further in than the name; or put it in quotes.",
        problem="comment or line break",
        context="block scalar",
        place="value",
        confined=True,
    ),
    _Told(_NO_TEXT, _QUOTES, value="[*&!?]", place="value", confined=True),
    _Told(_NO_TEXT, _QUOTES, context="(an alias|an anchor|a tag)$", place="begun", confined=True),
    _Told("a line cannot begin with {sign}", "Delete it, or put the text in quotes.", line=" *[*&!]", place="indented"),
    _Told(
        "a list cannot begin on the line of its name",
        "Begin it on the next line; or put the text in quotes, if it is none.",
        problem="block sequence entries",
        value="-",
        place="value",
        confined=True,
    ),
    _Told(
        "a list cannot begin in the middle of a line",
        "Begin it on a line of its own.",
        problem="block sequence entries",
    ),
    _Told("there is no name before this colon", "Write one, such as `level: 2`.", character=":", line="[ -]*:"),
    _Told(
        "nothing stands before this {sign}",
        "Write it, or delete the comma.",
        context="flow node",
        character=r"[],}]",
        confined=True,
    ),
    _in_brackets,
    _after_brackets,
    _no_space,
    _colon,
    _Told(
        "this line has no colon after a name, and does not belong to the text above",
        "Write `name: value`; for text of several lines, write > after the colon and indent the lines below.",
        problem="expected ':'",
        place="begun",
    ),
    _remark_inside_text,
    _Told(
        "a name stands between the items of a list",
        f"Begin each item with a hyphen. Or: {_INDENT}",
        problem="'-' indicator",
    ),
    _Told(
        "the item of a list stands between names",
        f"Give the list a name of its own. Or: {_INDENT}",
        problem="expected key",
        character="-",
    ),
    _end_of_document,
    _Told(_NOT_IN_LINE, _INDENT, context="block"),
    _Told(_NOT_IN_LINE, _INDENT, problem="document start"),
    _Told("this is not YAML that can be read", f"{_QUOTES} Or: {_INDENT}"),
)
"""The more telling first: a tab, say, explains more than the indentation it breaks. The last is true of anything."""


def _line_start(text: str, offset: int) -> int:
    return text.rfind("\n", 0, max(offset, 0)) + 1


def _line_at(text: str, start: int) -> str:
    match = _REST_OF_LINE.match(text, start)
    return match[0] if match else ""
