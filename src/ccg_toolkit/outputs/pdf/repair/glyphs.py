"""The text that a page shows, read back out of its fonts, and what they cannot say."""

import re
from dataclasses import dataclass, field

import pikepdf

_TYPE = pikepdf.Name.Subtype
_PAIRS = re.compile(rb"begin(bfchar|bfrange)(.*?)endbf", re.DOTALL)
_CODES = re.compile(rb"<([0-9A-Fa-f]+)>")
UNKNOWN = "\ufffd"
"""Stands for a letter whose glyph the browser does not name."""


@dataclass
class Glyphs:
    """What the codes of one font mean.

    Attributes:
        width: bytes of a code.
        texts: the text of each code that the font names.
        unnamed: the text of each code that was met without one.
    """

    width: int
    texts: dict[int, str]
    unnamed: dict[int, str] = field(default_factory=dict)
    _read: dict[bytes, str] = field(default_factory=dict)

    def lacks(self, string: bytes) -> bool:
        """Tell whether the font has no shape for a letter in a string that the page shows."""
        return bytes(self.width) in string and not all(self._codes(string))

    def read(self, string: bytes, instead: str = "") -> str:
        """Give the text of a string that the page shows.

        Args:
            string: codes.
            instead: what the page says that they mean, to name a code by that has no name.
        """
        if (text := self._read.get(string)) is not None:  # a browser shows most letters one by one
            return text
        codes = self._codes(string)
        for code in codes:
            if code not in self.texts:
                self.unnamed.setdefault(code, instead[:1] or UNKNOWN)
        text = self._read[string] = "".join(self.texts.get(code, "") for code in codes)
        return text

    def _codes(self, string: bytes) -> list[int]:
        return [int.from_bytes(string[start : start + self.width]) for start in range(0, len(string), self.width)]


def glyphs_of(font: pikepdf.Object) -> Glyphs:
    """Read which text each code of a font stands for."""
    texts: dict[int, str] = {}
    if pikepdf.Name.ToUnicode in font:
        for kind, body in _PAIRS.findall(font.ToUnicode.read_bytes()):
            codes = [bytes.fromhex(code.decode()) for code in _CODES.findall(body)]
            if kind == b"bfchar":
                for code, text in zip(codes[::2], codes[1::2], strict=True):
                    texts[int.from_bytes(code)] = _text(text)
            else:
                for first, last, text in zip(codes[::3], codes[1::3], codes[2::3], strict=True):
                    for offset in range(int.from_bytes(last) - int.from_bytes(first) + 1):
                        shifted = (int.from_bytes(text) + offset).to_bytes(len(text))
                        texts[int.from_bytes(first) + offset] = _text(shifted)
    return Glyphs(2 if font.get(_TYPE) == pikepdf.Name.Type0 else 1, texts)


def name_the_unnamed(pdf: pikepdf.Pdf, font: pikepdf.Object, glyphs: Glyphs) -> None:
    """Let a font say what each of its codes means: some shapes of joined letters come without a name."""
    if not glyphs.unnamed:
        return
    lines = "".join(
        f"<{code:0{2 * glyphs.width}X}> <{text.encode('utf-16-be').hex().upper()}>\n"
        for code, text in sorted(glyphs.unnamed.items())
    )
    block = f"{len(glyphs.unnamed)} beginbfchar\n{lines}endbfchar\n".encode()
    old = font.ToUnicode.read_bytes() if pikepdf.Name.ToUnicode in font else _empty_map(glyphs.width)
    font.ToUnicode = pdf.make_stream(old.replace(b"endcmap", block + b"endcmap", 1))


def _empty_map(width: int) -> bytes:
    last = "FF" * width
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        f"1 begincodespacerange\n<{'00' * width}> <{last}>\nendcodespacerange\n"
        "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    ).encode()


def _text(code: bytes) -> str:
    return code.decode("utf-16-be", "replace")
