"""A bar on a scale as a picture of a few colours, made of whole numbers: the same bytes for the same bar, and no library."""

from struct import pack
from zlib import compress, crc32

WIDTH, HEIGHT = 450, 40
"""Of the picture, in dots."""

_LINE, _BESIDE = 6, 3
"""Dots that the line of the target is wide, and the white on each side of it."""

_TRACK, _NOW, _ADDED, _TARGET, _PAPER = range(5)
_COLOURS = bytes.fromhex("e3e8ea 0b4a5c 8fb3be 000000 ffffff")
"""Of these five, in red, green and blue; they differ in grey as well."""


def bar(now: int, planned: int, target: int) -> bytes:
    """Draw a score, what a plan adds to it or takes away, and a target.

    Args:
        now: the score, in thousandths of the scale.
        planned: the score at the end of the plan, likewise.
        target: likewise.

    Returns:
        A PNG.
    """
    ends_now, ends_later = WIDTH * now // 1000, WIDTH * planned // 1000
    at = min(max(_BESIDE, WIDTH * target // 1000 - _LINE // 2), WIDTH - _LINE - _BESIDE)
    middle = bytearray([_TRACK] * WIDTH)
    middle[:ends_later] = bytes([_ADDED] * ends_later)
    middle[:ends_now] = bytes([_NOW] * ends_now)
    edge = bytearray([_PAPER] * WIDTH)
    middle[at - _BESIDE : at + _LINE + _BESIDE] = bytes([_PAPER] * (_LINE + 2 * _BESIDE))
    for row in (middle, edge):
        row[at : at + _LINE] = bytes([_TARGET] * _LINE)
    quarter = HEIGHT // 5
    rows = [edge] * quarter + [middle] * (HEIGHT - 2 * quarter) + [edge] * quarter
    unfiltered = b"".join(b"\0" + row for row in rows)
    size = pack(">IIBBBBB", WIDTH, HEIGHT, 8, 3, 0, 0, 0)  # eight bits a dot, each the number of a colour
    parts = {b"IHDR": size, b"PLTE": _COLOURS, b"IDAT": compress(unfiltered, 9), b"IEND": b""}
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        pack(">I", len(data)) + name + data + pack(">I", crc32(name + data)) for name, data in parts.items()
    )
