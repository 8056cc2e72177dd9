"""Say in a person's words what the YAML parser could not read."""

import re

from yaml import MarkedYAMLError

from ccg_toolkit.sources.diagnostics import Diagnostic, Place
from ccg_toolkit.sources.text import place_at

_QUOTES = 'Put the text in quotes: "...".'
_INDENT = "Line it up with its neighbours: two spaces further in for each step, and no tabs."


def explain_mistake(error: MarkedYAMLError, text: str, name: str) -> Diagnostic:
    """Turn a parser's complaint into a place, a message and a remedy.

    Args:
        error: what the YAML library raised.
        text: the whole file.
        name: what messages call the file.
    """
    mark = error.problem_mark or error.context_mark
    if mark is None:
        return Diagnostic(place=Place(name), rule="syntax", message="this is not YAML that can be read")
    problem, context = error.problem or "", error.context or ""
    if "quoted scalar" in context and error.context_mark is not None and "escape" not in problem:
        mark = error.context_mark
    offset = min(mark.index, len(text))
    message, hint = _words(problem, context, text, offset)
    return Diagnostic(place=place_at(text, offset, name), rule="syntax", message=message, hint=hint)


def _words(problem: str, context: str, text: str, offset: int) -> tuple[str, str]:
    line = text[text.rfind("\n", 0, offset) + 1 :].split("\n", 1)[0]
    character = text[offset : offset + 1]
    if "escape" in problem or "escape" in context:
        return "a backslash in double quotes begins a code that YAML does not know", "Use single quotes: '...'."
    if "quoted scalar" in context:
        return "a quotation mark that opens here is not closed", "Close it, or use the other kind of quotes around."
    if character == "\t" or re.match(r" *\t", line):
        return "a tab stands where spaces are wanted", "Replace the tab with spaces."
    if "cannot start any token" in problem:
        return f"text cannot begin with {character} here", _QUOTES
    if "flow" in context:
        return "a comma, colon or bracket is out of place inside { } or [ ]", "Put texts inside them in quotes."
    if "mapping values are not allowed" in problem:
        return "a colon and a space stand inside text, or the indentation is off", f"{_QUOTES} Or: {_INDENT.lower()}"
    if "expected ':'" in problem:
        return "a name here is not followed by a colon and a space", "Write `name: value`."
    if "block" in context or "expected <document start>" in problem or "expected key" in problem:
        return "this line does not fit the ones above it", _INDENT
    return "this is not YAML that can be read", f"{_QUOTES} Or: {_INDENT.lower()}"
