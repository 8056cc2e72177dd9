"""What a page paints, and what stands in each of the marks by which elements hold their parts of it."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pikepdf

from ccg_toolkit.outputs.pdf.repair.glyphs import UNKNOWN, Glyphs, glyphs_of

if TYPE_CHECKING:
    from collections.abc import Callable

Fonts = dict[tuple[int, int], Glyphs]
"""What is known of fonts, by their objects."""


class UnevenMarksError(ValueError):
    """The marks of a page do not nest."""


@dataclass
class PaintedPage:
    """A page's instructions, and what stands in each of its marks.

    Attributes:
        names: the operator of each instruction.
        texts: what each numbered mark shows, as far as it shows text; a mark without is decoration, or a drawing.
        undrawn: the marks in which a letter has no shape.
        foot: the texts before all marks: a browser begins with the margins.
        notes: the numbers of new marks for those; other texts outside of marks are artifacts.
    """

    instructions: list[Any]
    names: list[str]
    texts: dict[int, str] = field(default_factory=dict)
    undrawn: set[int] = field(default_factory=set)
    foot: list[str] = field(default_factory=list)
    notes: list[int] = field(default_factory=list)


@dataclass(frozen=True)
class Mark:
    """What an instruction that opens a mark says.

    Attributes:
        number: by which an element holds it, if it does.
        says: what is to be read in place of what it shows.
        artifact: whether nobody is to read it.
    """

    number: int | None = None
    says: str = ""
    artifact: bool = False


def mark_of(instruction: Any) -> Mark:  # noqa: ANN401 - pikepdf's
    """Read an instruction that opens a mark."""
    name, *about = instruction.operands
    if not about or not isinstance(about[0], pikepdf.Dictionary):
        return Mark(artifact=name == pikepdf.Name.Artifact)
    number = about[0].get("/MCID")
    return Mark(
        None if number is None else int(number), str(about[0].get("/ActualText", "")), name == pikepdf.Name.Artifact
    )


def painted(page: pikepdf.Page, fonts: Fonts) -> PaintedPage:
    """Read what a page paints.

    Args:
        page: of the PDF.
        fonts: what is known of fonts so far; those met here join it.

    Raises:
        UnevenMarksError: where its marks do not nest.
    """
    instructions: list[Any] = list(pikepdf.parse_content_stream(page))
    names = [str(instruction.operator) for instruction in instructions]
    reading = _Reading(page, fonts, PaintedPage(instructions, names))
    for name, instruction in zip(names, instructions, strict=True):
        if act := reading.acts.get(name):
            act(instruction)
    return reading.finish()


class _Reading:
    """What is open while the instructions of a page are read."""

    def __init__(self, page: pikepdf.Page, fonts: Fonts, read: PaintedPage) -> None:
        self.page = read
        self.marks: list[Mark] = []
        self.acts: dict[str, Callable[[Any], None]] = {
            **dict.fromkeys(("BDC", "BMC"), self._open),
            **dict.fromkeys(("Tj", "TJ", "'", '"'), self._show),
            "EMC": self._close,
            "BT": self._begin_text,
            "Tf": self._choose_font,
            "Tm": self._move,
            "Do": self._draw,
            "q": self._keep,
            "Q": self._restore,
        }
        self._resources = page.obj.get("/Resources", pikepdf.Dictionary())
        self._fonts = fonts
        self._glyphs = Glyphs(1, {})
        self._kept: list[Glyphs] = []
        self._said: dict[int, list[str]] = defaultdict(list)
        self._height = 0.0
        self._feet: list[list[str]] = []
        self._here: list[str] = []  # what the innermost mark, or the foot, shows; elsewhere nobody listens

    def _open(self, instruction: Any) -> None:  # noqa: ANN401 - pikepdf's
        mark = mark_of(instruction)
        if mark.number is None and self.marks:
            mark = Mark(self.marks[-1].number, mark.says, mark.artifact)
        self.marks.append(mark)
        self._turn()
        self._here.append(mark.says)

    def _close(self, _instruction: Any) -> None:  # noqa: ANN401 - pikepdf's
        if not self.marks:
            raise UnevenMarksError
        self.marks.pop()
        self._turn()

    def _turn(self) -> None:
        """Turn to what the innermost mark shows."""
        number = self.marks[-1].number if self.marks else None
        self._here = [] if number is None else self._said[number]

    def _begin_text(self, _instruction: Any) -> None:  # noqa: ANN401 - pikepdf's
        if not self._said and not any(mark.artifact or mark.number is not None for mark in self.marks):
            self._here = []
            self._feet.append(self._here)

    def _move(self, instruction: Any) -> None:  # noqa: ANN401 - pikepdf's
        """Put a space between two lines: a browser leaves out the one at which it broke them."""
        height = float(instruction.operands[5])
        if height != self._height and any(self._here):
            self._here.append(" ")
        self._height = height

    def _choose_font(self, instruction: Any) -> None:  # noqa: ANN401 - pikepdf's
        font = self._resources.Font[instruction.operands[0]]
        if font.objgen not in self._fonts:
            self._fonts[font.objgen] = glyphs_of(font)
        self._glyphs = self._fonts[font.objgen]

    def _show(self, instruction: Any) -> None:  # noqa: ANN401 - pikepdf's
        mark = self.marks[-1] if self.marks else Mark()
        shown = instruction.operands[-1]
        for string in shown if isinstance(shown, pikepdf.Array) else (shown,):
            if not isinstance(string, pikepdf.String):
                continue
            codes = bytes(string)
            text = self._glyphs.read(codes, mark.says)
            if not mark.says:
                self._here.append(text)
            if mark.number is not None and self._glyphs.lacks(codes):
                self.page.undrawn.add(mark.number)

    def _draw(self, instruction: Any) -> None:  # noqa: ANN401 - pikepdf's
        drawing = self._resources.XObject[instruction.operands[0]]
        if drawing.get("/Subtype") == pikepdf.Name.Form and b" Tf" in drawing.read_bytes():
            self._here.append(UNKNOWN)

    def _keep(self, _instruction: Any) -> None:  # noqa: ANN401 - pikepdf's
        self._kept.append(self._glyphs)

    def _restore(self, _instruction: Any) -> None:  # noqa: ANN401 - pikepdf's
        if self._kept:
            self._glyphs = self._kept.pop()

    def finish(self) -> PaintedPage:
        """Give what was read; a browser also marks what is cut off at a page's end, and shows no letter of it there."""
        if self.marks:
            raise UnevenMarksError
        self.page.texts = {number: text for number, said in self._said.items() if (text := "".join(said))}
        self.page.foot = ["".join(said) for said in self._feet]
        return self.page
