"""The texts in the margins of pages. What stands on many pages is an artifact; what says something of a few is content.

A foot that tells which sheet this is would be lost to a listener as an artifact, and one that is on every page would be
read out with every page.
"""

import re
from collections import Counter
from typing import Any

import pikepdf

from ccg_toolkit.outputs.pdf.repair.painted import PaintedPage
from ccg_toolkit.outputs.pdf.repair.tree import held_mark, is_element, kids_of

_OFTEN = 3
"""Pages with the same text from which on it is an artifact; of a document with fewer than twice as many pages, all."""
_HOLDS_PARAGRAPHS = {"/Document", "/Part", "/Art", "/Sect", "/Div", "/NonStruct"}


def tag_feet(pdf: pikepdf.Pdf, pages: dict[tuple[int, int], PaintedPage]) -> None:
    """Make paragraphs of those texts in margins that stand on few pages, each before what begins on its page.

    Args:
        pdf: the document; it is changed.
        pages: what each page paints, by its object; it gets the numbers of the new marks.
    """
    texts = {page.obj.objgen: re.sub(r"[\d\s]+", "", "".join(pages[page.obj.objgen].foot)) for page in pdf.pages}
    often = _OFTEN if len(texts) >= 2 * _OFTEN else max(2, len(texts))
    on_pages = Counter(texts.values())
    root = pdf.Root.StructTreeRoot
    begins: dict[tuple[int, int], tuple[int, int]] = {}
    _note_beginnings(root, None, begins)
    places: dict[tuple[int, int], tuple[Any, int]] = {}
    _note_places(root, None, begins, places)
    holders = pikepdf.NumberTree(root.ParentTree)
    for page in reversed(list(pdf.pages)):  # so that what is put in moves no place that is still to come
        key = page.obj.objgen
        if not texts[key] or on_pages[texts[key]] >= often or key not in places:
            continue
        owners = holders[int(page.obj.StructParents)]
        pages[key].notes = list(range(len(owners), len(owners) + len(pages[key].foot)))
        parent, position = places[key]
        note = pikepdf.Dictionary(
            Type=pikepdf.Name.StructElem, S=pikepdf.Name.P, P=parent, Pg=page.obj, K=pikepdf.Array(pages[key].notes)
        )
        note = pdf.make_indirect(note)
        owners.extend([note] * len(pages[key].notes))
        parent.K.insert(position, note)


def _note_beginnings(element: Any, page: Any, begins: dict[tuple[int, int], tuple[int, int]]) -> None:  # noqa: ANN401 - pikepdf's
    """Note on which page each element begins; page and element by their objects."""
    for kid in kids_of(element):
        if is_element(kid):
            _note_beginnings(kid, kid.get("/Pg", page), begins)
            found = begins.get(kid.objgen)
        else:
            mark = held_mark(kid, page)
            found = mark[0].objgen if mark else None
        if found:
            begins.setdefault(element.objgen, found)


def _note_places(
    element: Any,  # noqa: ANN401 - pikepdf's
    around: tuple[Any, int] | None,
    begins: dict[tuple[int, int], tuple[int, int]],
    places: dict[tuple[int, int], tuple[Any, int]],
) -> None:
    """Note for each page where a paragraph can stand: before what begins there, or after that of which it is a part."""
    holds = "/S" in element and str(element.S) in _HOLDS_PARAGRAPHS
    for position, kid in enumerate(kids_of(element)):
        if is_element(kid):
            place = (element, position) if holds else around
            if place and kid.objgen in begins:
                places.setdefault(begins[kid.objgen], place if holds else (place[0], place[1] + 1))
            _note_places(kid, place, begins, places)
