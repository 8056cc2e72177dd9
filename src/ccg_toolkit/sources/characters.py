"""Characters that no text may hold, and those that pass for others."""

import re
import unicodedata
from collections.abc import Iterator

BLOT = "\ufffd"
"""Stands where something was refused already, so that no later check complains of it again."""

_UNWANTED = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # controls
    "\u2028\u2029"  # line breaks to some programs and not to others
    "\u202a-\u202e\u2066-\u2069"  # overrides of the direction of writing
    "\ufeff\ufff9-\ufffb\ufffd"  # a byte order mark inside text, notes between lines, a letter that was lost
    "\ud800-\udfff\ufffe\uffff]"  # half a character, and what is none
)

SPACES = "\u00a0\u2000-\u200b\u202f\u205f\u2060\u3000"
"""Spaces that YAML does not take for spaces, and spaces without width; for use between square brackets."""

CURLY = "\u2018-\u201f"
"""Quotation marks as a word processor writes them; for use between square brackets."""

_DISGUISED = re.compile(f"[{SPACES}{CURLY}\u00ad\u200c-\u200f]|[^\x00-\x7f](?<=\\d)")


def unwanted(text: str) -> Iterator[tuple[int, str]]:
    """Find characters that no text here may hold: the offset of each, and its name."""
    return ((match.start(), name_of(match[0])) for match in _UNWANTED.finditer(text))


def count_unwanted(text: str) -> int:
    """Count characters that no text here may hold."""
    return len(text) - len(_UNWANTED.sub("", text))


def blotted(text: str) -> str:
    """Put a blot in the place of each unwanted character."""
    return _UNWANTED.sub(BLOT, text)


def without_unwanted(text: str) -> str:
    """Leave out each unwanted character."""
    return _UNWANTED.sub("", text)


def printable(text: str) -> str:
    """Write each unwanted character as its code point, so that a message can repeat the text safely."""
    return _UNWANTED.sub(lambda match: f"<U+{ord(match[0]):04X}>", text)


def disguised(text: str) -> str:
    """Name the first character that passes for another, such as a no-break space; empty where there is none."""
    match = _DISGUISED.search(text)
    return name_of(match[0]) if match else ""


def name_of(character: str) -> str:
    """Give a character's code point and, where it has one, its name: ``U+00A0, no-break space``."""
    name = unicodedata.name(character, "").lower() or ("control character" if ord(character) < 0xA0 else "")
    return f"U+{ord(character):04X}" + (f", {name}" if name else "")
