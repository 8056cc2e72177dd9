"""One short text for what the levels of a criterion say, so that two wordings can be compared without either text."""

from collections.abc import Iterable
from hashlib import sha256
from unicodedata import category, normalize

_LENGTH = 16
"""Hexadecimal digits of a fingerprint: among a million wordings, two that differ are alike once in tens of millions."""
_PASSED_OVER = frozenset({"P", "Z", "C"})
"""What does not count, by the first letter of its Unicode category: punctuation, spaces, and what cannot be seen."""


def fingerprint_of(levels: Iterable[str]) -> str:
    """Give the fingerprint of the levels of a criterion.

    Args:
        levels: their texts from 0 up, as typed, before terms are filled in: other nouns are no other wording.

    Returns:
        16 hexadecimal digits, the same for texts that differ in case, spaces and punctuation alone.
    """
    return sha256("\n".join(map(_bare, levels)).encode()).hexdigest()[:_LENGTH]


def _bare(text: str) -> str:
    letters = normalize("NFKC", text).casefold()
    return "".join(letter for letter in letters if category(letter)[0] not in _PASSED_OVER)
