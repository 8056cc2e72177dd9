"""Estimate for which age English texts read."""

import re
from collections.abc import Iterable

_WORD = re.compile(r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*")
_END = re.compile(r"[.!?]+(?=\s|$)")


def reading_age(texts: Iterable[str]) -> float | None:
    """Give the Flesch-Kincaid grade of texts, with five added: about the age in years at which they can be read.

    Syllables are counted where a word could be hyphenated, in American English, which breaks words by their sound. That
    misses a few, so that the age comes out up to a year low. The grade was made for pages of running text; for single
    sentences it is rough.

    Returns:
        The age, or ``None`` where there is no word.
    """
    from pyphen import Pyphen  # noqa: PLC0415 - its dictionary takes a while to read, and one command wants it

    texts = list(texts)
    words = [word for text in texts for word in _WORD.findall(text)]
    if not words:
        return None
    breaks = Pyphen(lang="en_US", left=1).positions
    syllables = sum(len(breaks(word)) + 1 for word in words)
    sentences = sum(max(1, len(_END.findall(text))) for text in texts)
    grade = 0.39 * len(words) / sentences + 11.8 * syllables / len(words) - 15.59
    return float(grade + 5)
