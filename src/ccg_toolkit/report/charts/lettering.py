"""How much room a text takes at most, so that a label stays in its place without a font at hand."""

from decimal import Decimal
from fractions import Fraction
from unicodedata import category, east_asian_width, normalize

from ccg_toolkit.report.rounding import half_up

WIDTH = 690
"""The width of a drawing, in its own units; on A4 paper a unit is about a quarter of a millimetre."""

SIZE = 12
"""The size of letters; on A4 paper 8.6 points."""

_NARROW = frozenset(" !'(),-./:;I[]fijlrt{|}\u2018\u2019\u00b7")
_BROAD = frozenset("%@MW\u2014mw")


def width(text: str) -> Fraction:
    """Tell how wide a text in the regular weight is at most, in units of the drawing."""
    return Fraction(sum(_thousandths(character) for character in normalize("NFD", text)) * SIZE, 1000)


def label(text: str, room: Fraction | int) -> str:
    """Give a text where it fits into a drawing, else none.

    A drawing sets letter by letter, and on paper symbols give way to their names: only what stays as wide as it is
    and reads the same letter by letter will do.
    """
    plain = all(character < "\u0530" or east_asian_width(character) in {"W", "F"} for character in text)
    symbols = any(category(character) in {"So", "Sk"} for character in text)
    return text if plain and not symbols and width(text) <= room else ""


def shortened(text: str, room: Fraction | int) -> str:
    """Give a text as it is where it fits beside a drawing, else its beginning and three dots.

    Words take about three quarters of what their letters can take at most, so a text may be that much wider by that
    measure; the page puts three dots for the little that may stand out.
    """
    room = Fraction(room) * 4 / 3
    if width(text) <= room:
        return text
    kept = text
    while kept and width(kept + "\u2026") > room:
        kept = kept[:-1]
    return kept.rstrip() + "\u2026"


def drawn(value: Fraction | int) -> Decimal:
    """Round a place in a drawing to a tenth of its units: no eye sees less."""
    return half_up(Fraction(value), 1)


def ems(units: int) -> float:
    """Say how large a drawing is beside the letters of the page, so that its rows stay beside theirs."""
    return round(units / SIZE, 4)


def _thousandths(character: str) -> int:
    """Give the width of a character at most, in thousandths of the size: that of the font, or roomy where it has none."""
    if category(character) in {"Mn", "Me", "Cf"}:
        return 0
    if character in _NARROW:
        return 400
    if character in _BROAD:
        return 900
    if character.isascii():
        return 700 if character.isupper() else 620
    if character < "\u0530" and character.isalpha():
        return 960 if character.isupper() else 860
    return 1350
