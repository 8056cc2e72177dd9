"""What stands where on the pages of a PDF: words and filled shapes, in the order in which they are drawn.

A text that is read out of a PDF is whole even where a label was painted over it. So these checks look at boxes.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

import pymupdf

from .shapes import squeezed

Colour = tuple[float, ...]

FOOT = 14.8 * 72 / 25.4
"""Points from the lower edge where the body of a page has ended."""
FIGURE = 24
"""Points from which on a figure stands in a score box."""
READABLE = 3
"""The contrast that words in bold need; others need more, which the tests of the colours measure."""
_FIGURE = re.compile(r"[\d.]+|\u2013")
_WHITE = (1.0, 1.0, 1.0)
_SLACK = 0.5
"""Points by which neighbours may touch."""


class Box(NamedTuple):
    """A rectangle in points, from the upper left corner of the page."""

    left: float
    top: float
    right: float
    bottom: float

    def within(self, other: "Box") -> bool:
        """Tell whether it lies in another, or sticks out by no more than a hair."""
        return (
            self.left >= other.left - _SLACK
            and self.right <= other.right + _SLACK
            and self.top >= other.top - _SLACK
            and self.bottom <= other.bottom + _SLACK
        )

    def shared(self, other: "Box") -> "Box":
        """Give what both cover; its sides change places where that is nothing."""
        return Box(
            max(self.left, other.left),
            max(self.top, other.top),
            min(self.right, other.right),
            min(self.bottom, other.bottom),
        )

    def meets(self, other: "Box") -> bool:
        """Tell whether both cover more than a hair's breadth of the same ground."""
        shared = self.shared(other)
        return shared.right - shared.left > _SLACK and shared.bottom - shared.top > _SLACK


class Word(NamedTuple):
    """A word: the box of its small letters, its size in points, its colour, and when it is drawn."""

    text: str
    box: Box
    size: float
    colour: Colour
    drawn: int


class Heading(NamedTuple):
    """A heading, and where it begins."""

    title: str
    left: float
    top: float


class Shape(NamedTuple):
    """A shape filled with a colour; a picture has none."""

    box: Box
    colour: Colour | None
    drawn: int


@dataclass(frozen=True)
class Sheet:
    """A page."""

    number: int
    height: float
    words: tuple[Word, ...]
    shapes: tuple[Shape, ...]
    headings: tuple[Heading, ...]

    @cached_property
    def score_boxes(self) -> list[Box]:
        """The boxes that begin with a large figure; they belong to the heading above."""
        figures = [word.box for word in self.words if word.size >= FIGURE and _FIGURE.fullmatch(word.text)]
        return [shape.box for shape in self.shapes if any(figure.within(shape.box) for figure in figures)]


def sheets(path: Path) -> tuple[Sheet, ...]:
    """Read the pages of a PDF that has its headings for bookmarks."""
    document: Any = pymupdf.open(path)  # type: ignore[no-untyped-call]
    marks: list[Any] = document.get_toc(simple=False)
    return tuple(
        Sheet(
            number=number,
            height=page.rect.height,
            words=tuple(_words(page)),
            shapes=tuple(_shapes(page)),
            headings=tuple(Heading(title, *where["to"]) for _, title, on, where in marks if on == number),
        )
        for number, page in enumerate(document, start=1)
    )


def _words(page: Any) -> Iterator[Word]:
    for span in page.get_texttrace():
        if span["type"] == 3 or not span["opacity"]:  # not drawn
            continue
        shown = (letter for letter in span["chars"] if letter[0] not in (0x200B, 0xAD))
        for blank, letters in groupby(shown, lambda letter: chr(letter[0]).isspace()):
            if blank:
                continue
            word = [*letters]
            size = span["size"]
            base = max(origin[1] for _, _, origin, _ in word)
            box = Box(
                min(box[0] for *_, box in word) + _SLACK,
                base - 0.45 * size,
                max(box[2] for *_, box in word) - _SLACK,
                base - 0.05 * size,
            )
            text = "".join(chr(letter[0]) for letter in word)
            yield Word(text, box, size, _rgb(span["color"]), span["seqno"])


def _rgb(colour: Any) -> Colour:
    return tuple(colour) if len(colour) == 3 else (colour[0],) * 3


def _shapes(page: Any) -> Iterator[Shape]:
    clips: list[tuple[int, Box]] = []
    for path in page.get_drawings(extended=True):
        while clips and clips[-1][0] >= path["level"]:
            clips.pop()
        if path["type"] == "clip":
            clips.append((path["level"], Box(*path["scissor"])))
        elif path.get("fill") and path["fill_opacity"] and not _is_frame(path):
            box = Box(*path["rect"])
            for _, clip in clips:
                box = box.shared(clip)
            if box.meets(box):
                yield Shape(box, tuple(path["fill"]), path["seqno"])
    for drawn, (kind, box) in enumerate(page.get_bboxlog()):
        if kind == "fill-image":
            yield Shape(Box(*box), None, drawn)


def _is_frame(path: dict[str, Any]) -> bool:
    """Tell whether a shape is a rectangle with a hole of its own form, as borders are drawn."""
    return path["even_odd"] and [item[0] for item in path["items"]] == ["re", "re"]


def hidden_words(sheet: Sheet) -> Iterator[str]:
    """Find words that a shape is painted over, that stick out of a shape, or that cannot be told from what lies under."""
    for word in sheet.words:
        ground: Colour | None = _WHITE
        sticks_out = False
        for shape in sorted((shape for shape in sheet.shapes if shape.box.meets(word.box)), key=lambda one: one.drawn):
            if shape.drawn > word.drawn:
                yield f"page {sheet.number}: something is painted over {word.text!r}"
            elif word.box.within(shape.box):
                ground, sticks_out = shape.colour, False
            else:
                sticks_out = True
        if sticks_out:
            yield f"page {sheet.number}: {word.text!r} stands half on a shape and half beside it"
        if ground and contrast(word.colour, ground) < READABLE:
            yield f"page {sheet.number}: {word.text!r} cannot be told from what it stands on"


def words_on_words(sheet: Sheet) -> Iterator[str]:
    """Find words that are printed over one another."""
    below = sorted(sheet.words, key=lambda word: word.box.top)
    for at, word in enumerate(below):
        for other in below[at + 1 :]:
            if other.box.top > word.box.bottom:
                break
            if word.box.meets(other.box):
                yield f"page {sheet.number}: {word.text!r} and {other.text!r} are printed over one another"


def stranded_headings(sheet: Sheet) -> Iterator[str]:
    """Find headings that nothing follows on their page but other headings and their own score box."""
    of_headings = {word for heading in sheet.headings for word in heading_words(sheet, heading)}
    body = [
        word.box
        for word in sheet.words
        if word.box.bottom < sheet.height - FOOT
        and word not in of_headings
        and not any(word.box.within(box) for box in sheet.score_boxes)
    ]
    for title, left, top in sheet.headings:
        beside = [other for _, other, height in sheet.headings if other > left and abs(height - top) < 2]
        edge = min(beside, default=float("inf"))
        if not any(left - 1 < box.left < edge and box.bottom > top for box in body):
            yield f"page {sheet.number}: {title!r} stands alone at the foot of the page"


def heading_words(sheet: Sheet, heading: Heading) -> list[Word]:
    """Find the words of a heading: the first that say it from where its bookmark leads."""
    wanted = squeezed(heading.title)
    for at, first in enumerate(sheet.words):
        if first.box.left > heading.left - 1 and first.box.bottom > heading.top and wanted.startswith(first.text):
            said = ""
            words: list[Word] = []
            for word in sheet.words[at:]:
                if said == wanted:
                    return words
                if not wanted.startswith(said + squeezed(word.text)):
                    break
                said += squeezed(word.text)
                words.append(word)
            if said == wanted:
                return words
    raise LookupError(f"page {sheet.number}: the heading {heading.title!r} is not where its bookmark leads")


def contrast(one: Colour, other: Colour) -> float:
    """Give the contrast of two colours as WCAG 2.2 defines it, from 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: Colour) -> float:
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
