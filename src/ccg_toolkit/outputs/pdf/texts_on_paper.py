"""What paper asks of text. A browser finds a font for every character and breaks any line; a PDF has what is in it.

A letter that the fonts of the page lack is drawn with a font of the machine. Symbols, emoji among them, would look
different on every machine and slow the layout down, so they are named in brackets, as is a letter that no font can draw.
Long words and many line breaks are put so that no text takes much longer to lay out than an ordinary one of its length.
"""

import re
from base64 import b64decode
from collections.abc import Callable
from io import BytesIO
from itertools import count
from unicodedata import category, name, normalize

_NAMED = 10
"""Runs of characters named in one text; further ones show as dots, else their names could fill pages."""

_NAMES = 3
"""Characters named one by one in a run; of a longer run, the first."""

_SPARINGLY = {"\n": " ", "\u200e": "", "\u200f": "", "\u061c": ""}
_SPARED = 40
"""Line breaks and marks of direction kept in one text: a comment of them could fill thirty pages, or take seconds."""

_LONGEST = 40
"""Characters of the longest word that is kept whole where it fits into a line."""

_PIECE = 5
"""Characters of a longer word between places where a line may break; elsewhere, each line lays out all of it anew."""

_SYMBOLS = {"Sc", "Sk", "Sm", "So", "Co", "Cn"}
_INVISIBLE = {"Cf", "Zs"}
_FOREIGN = re.compile(r"[^\x00-\x7f]")
_MARKUP = re.compile(r"(<style\b.*?</style>|<title\b.*?</title>|<!--.*?-->|<[^>]*>)", re.DOTALL | re.IGNORECASE)
_FONT = re.compile(r"@font-face\b[^}]*?;base64,([A-Za-z0-9+/=]+)")
_LONG_WORD = re.compile(rf"[^ \t\r\n]{{{_LONGEST + 1},}}")  # a no-break space is part of a word
_LETTER = re.compile(r"&#?\w+;|.", re.DOTALL)
_JOINERS = "\u200d\ufe0e\ufe0f\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f"
"""What only changes the emoji before it; for use between square brackets."""


def with_texts_for_paper(page: str, missing: Callable[[str], set[str]]) -> str:
    """Make a page fit to be laid out on paper.

    Args:
        page: HTML that carries its fonts.
        missing: lays out a page and gives the characters on it that no font could draw.

    Returns:
        The page with other texts where need be; its markup is as it was.
    """
    parts = _MARKUP.split(page)
    texts = [normalize("NFC", text) for text in parts[::2]]  # letters and accents typed apart are one in the fonts
    foreign = {letter for letter in set(_FOREIGN.findall("".join(texts))) if category(letter) not in _INVISIBLE}
    foreign -= _drawn_by(page) if foreign else set()
    symbols = {letter for letter in foreign if category(letter) in _SYMBOLS}
    named = "".join(sorted(symbols | _undrawn(foreign - symbols, parts[1::2], missing)))
    run = re.compile(f"[{named}](?: ?[{named}{_JOINERS}])*") if named else None
    parts[::2] = [_fit(text, run) for text in texts]
    return "".join(parts)


def _undrawn(letters: set[str], markup: list[str], missing: Callable[[str], set[str]]) -> set[str]:
    """Give those letters that neither the page nor the machine has a font for."""
    if not letters:
        return set()
    styles = "".join(part for part in markup if part.lower().startswith("<style"))
    return missing(f"<!DOCTYPE html>{styles}<p>{' '.join(sorted(letters))}") & letters


def _fit(text: str, named: re.Pattern[str] | None) -> str:
    if named is not None:
        number = count()
        text = named.sub(lambda run: _note(run[0]) if next(number) < _NAMED else "\u2026", text)
    for costly, instead in _SPARINGLY.items():
        *kept, rest = text.split(costly, _SPARED)
        text = costly.join([*kept, rest.replace(costly, instead)])
    return _LONG_WORD.sub(_breakable, text)


def _note(run: str) -> str:
    """Name characters that cannot be drawn: ``[grinning face]``."""
    letters = re.sub(f"(?!^)[{_JOINERS} ]", "", run)
    names = [name(letter, "").lower() or f"U+{ord(letter):04X}" for letter in letters[:_NAMES]]
    return (
        f"[{', '.join(names)}]" if len(letters) <= _NAMES else f"[{len(letters):,} characters, the first: {names[0]}]"
    )


def _breakable(word: re.Match[str]) -> str:
    """Let a line break within a long word, but not between a letter and its accents."""
    made, since = [], 0
    for letter in _LETTER.findall(word[0]):
        if since >= _PIECE and category(letter[0])[0] not in "MC":
            made.append("\u200b")
            since = 0
        made.append(letter)
        since += 1
    return "".join(made)


def _drawn_by(page: str) -> set[str]:
    """Give the characters that the fonts of a page can draw."""
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

    drawable: set[str] = set()
    for data in _FONT.findall(page):
        try:
            drawable |= {chr(code) for code in TTFont(BytesIO(b64decode(data)), lazy=True).getBestCmap()}
        except Exception:  # noqa: BLE001, S112 - a broken font fails in many ways; the layout does without it too
            continue
    return drawable
