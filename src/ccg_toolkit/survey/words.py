"""Headings and answers as people and programs write them, brought to one form so that like finds like."""

import re
from unicodedata import normalize

_QUOTES = str.maketrans(
    {
        "\u2018": "'",
        "\u2019": "'",
        "\u201c": '"',
        "\u201d": '"',
        "\u2010": "-",
        "\u2011": "-",
        "\u2013": "-",
        "\u2014": "-",
    }
)
_NUMBERED = re.compile(r"(?:q|question)?\s*[0-9]{1,3}\s*(?:[.):-]\s*|\s)(?=\D)", re.IGNORECASE)
_CODED = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,40}(?:\[[A-Za-z0-9_]{1,40}\])?\.\s+")
_LAST_BRACKETS = re.compile(r".*\[([^\[\]]+)\]\s*", re.DOTALL)
_LONGEST = 3_000


def plain(text: str) -> str:
    """Write texts alike that differ in case, spaces, kind of quotes and dashes, or in what stands at their end only.

    Args:
        text: a heading or an answer; only its first 3,000 characters count.
    """
    line = " ".join(normalize("NFKC", text[:_LONGEST]).translate(_QUOTES).casefold().split())
    return line.rstrip(" .:;*?")


def readings(heading: str) -> tuple[str, ...]:
    """Give what a heading may be read as, the likeliest first, each as `plain` writes it.

    Programs put a number or a code before the text of a question, the name of a group with a stroke, or the text of a
    whole block with the question in square brackets behind it.
    """
    text = heading[:_LONGEST].strip()
    texts = [text]
    if match := _LAST_BRACKETS.fullmatch(text):
        texts.append(match[1])
    for begins in (_NUMBERED, _CODED):
        texts += [
            part for part in (begins.sub("", text, count=1) if begins.match(text) else "" for text in texts) if part
        ]
    texts.append(text.rpartition("/")[2])
    return tuple(dict.fromkeys(filter(None, map(plain, texts))))
