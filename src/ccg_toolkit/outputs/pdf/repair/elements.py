"""The elements of a document as a reader meets them: each of a kind that the standard knows, and put together as it says.

What a browser makes of a page is nearly that. The rest is mended here, element by element.
"""

from collections import defaultdict
from typing import Any

import pikepdf

from ccg_toolkit.outputs.pdf.repair.headers import say_scopes
from ccg_toolkit.outputs.pdf.repair.painted import PaintedPage
from ccg_toolkit.outputs.pdf.repair.tree import held_mark, is_element, kids_of, parts_of

_STANDARD = {
    *(
        "/Document",
        "/Part",
        "/Art",
        "/Sect",
        "/Div",
        "/BlockQuote",
        "/Caption",
        "/TOC",
        "/TOCI",
        "/Index",
        "/NonStruct",
    ),
    *("/Private", "/P", "/H", "/H1", "/H2", "/H3", "/H4", "/H5", "/H6", "/L", "/LI", "/Lbl", "/LBody", "/Table", "/TR"),
    *(
        "/TH",
        "/TD",
        "/THead",
        "/TBody",
        "/TFoot",
        "/Span",
        "/Quote",
        "/Note",
        "/Reference",
        "/BibEntry",
        "/Code",
        "/Link",
    ),
    *("/Annot", "/Ruby", "/RB", "/RT", "/RP", "/Warichu", "/WT", "/WP", "/Figure", "/Formula", "/Form"),
}
_SECTIONS = {"/Aside", "/DocumentFragment"}
"""Kinds of a later standard that hold paragraphs; of others, it is taken that they hold words."""
_DRAWN = {"/Figure", "/Formula"}
_MAY_BE_PART_OF_A_DRAWING = {"/Figure", "/Span", "/NonStruct", "/Link", "/Strong", "/Em"}
_MAY_BE_EMPTY = {"/TD", "/TH", "/Document"}

Decoration = dict[tuple[int, int], set[int]]
"""For each page, by its object, the numbers of marks that are artifacts."""


def mend_elements(pdf: pikepdf.Pdf, pages: dict[tuple[int, int], PaintedPage]) -> Decoration:
    """Mend the tree of elements.

    Args:
        pdf: the document; it is changed.
        pages: what each page paints, by its object.

    Returns:
        The marks that no element holds any more, since they show nothing to be read.
    """
    mending = _Mending(pdf, pages)
    root = pdf.Root.StructTreeRoot
    for element in kids_of(root):
        mending.mend(element, None, drawn=False)
    root.RoleMap = pikepdf.Dictionary(
        {kind: pikepdf.Name.Sect if kind in _SECTIONS else pikepdf.Name.Span for kind in sorted(mending.foreign)}
    )
    _name_holders(pdf, mending.decoration)
    return mending.decoration


class _Mending:
    """What comes to light while the elements are mended."""

    def __init__(self, pdf: pikepdf.Pdf, pages: dict[tuple[int, int], PaintedPage]) -> None:
        self.foreign: set[str] = set()
        self.decoration: Decoration = defaultdict(set)
        self._pdf = pdf
        self._pages = pages

    def mend(self, element: Any, page: Any, *, drawn: bool) -> None:  # noqa: ANN401 - pikepdf's
        """Mend an element and all within.

        Args:
            element: of the tree.
            page: on which the element around it stands, as far as one is said.
            drawn: whether it is part of a drawing, whose strokes are more than decoration.
        """
        if str(element.S) == "/Figure" and not _is_drawing(element):
            element.S = pikepdf.Name.Div  # a figure with its caption, or with words of its own; the drawing is within
            if "/Alt" in element:
                del element.Alt
        kind, page = str(element.S), element.get("/Pg", page)
        if kind not in _STANDARD:
            self.foreign.add(kind)
        if kind == "/TR":
            say_scopes(element)
        kept = [kid for kid in kids_of(element) if self._stays(kid, page, drawn=drawn or kind in _DRAWN)]
        element.K = pikepdf.Array(self._as_item(element, kept) if kind == "/LI" else kept)

    def _stays(self, kid: Any, page: Any, *, drawn: bool) -> bool:  # noqa: ANN401 - pikepdf's
        """Mend what an element holds, and tell whether it is anything to a reader."""
        if is_element(kid):
            self.mend(kid, page, drawn=drawn)
            return bool(kids_of(kid)) or str(kid.S) in _MAY_BE_EMPTY
        mark = held_mark(kid, page)
        if mark is None or drawn or mark[1] in self._pages[mark[0].objgen].texts:
            return True
        self.decoration[mark[0].objgen].add(mark[1])
        return False

    def _as_item(self, item: Any, kids: list[Any]) -> list[Any]:  # noqa: ANN401 - pikepdf's
        """Give a list item what the standard asks for: its label, then one body with all the rest."""
        labels = [kid for kid in kids if is_element(kid) and str(kid.S) == "/Lbl"]
        rest = [kid for kid in kids if kid not in labels]
        body = pikepdf.Dictionary(Type=pikepdf.Name.StructElem, S=pikepdf.Name.LBody, P=item, K=pikepdf.Array(rest))
        if "/Pg" in item:
            body.Pg = item.Pg
        body = self._pdf.make_indirect(body)
        for kid in filter(is_element, rest):
            kid.P = body
        return [*labels, body] if rest else labels


def _is_drawing(element: Any) -> bool:  # noqa: ANN401 - pikepdf's
    """Tell a drawing from a figure that holds words of its own, or a drawing."""
    kids = [kid for kid in kids_of(element) if is_element(kid)]
    return all(str(kid.S) in _MAY_BE_PART_OF_A_DRAWING - {str(element.S)} and _is_drawing(kid) for kid in kids)


def _name_holders(pdf: pikepdf.Pdf, decoration: Decoration) -> None:
    """Mend the list that leads from the marks of a page to the elements that hold them."""
    root = pdf.Root.StructTreeRoot
    holders = pikepdf.NumberTree(root.ParentTree)
    for page in pdf.pages:
        numbers = decoration.get(page.obj.objgen)
        if numbers:
            key = int(page.obj.StructParents)
            owners: list[Any] = list(holders[key])
            holders[key] = pikepdf.Array([None if number in numbers else owner for number, owner in enumerate(owners)])
    for element, page in parts_of(root):
        for kid in kids_of(element) if str(element.S) == "/LBody" else ():
            mark = None if is_element(kid) else held_mark(kid, page)
            if mark:
                holders[int(mark[0].StructParents)][mark[1]] = element
