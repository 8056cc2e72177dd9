"""Links: what each says, told beside the place where it can be followed."""

from collections.abc import Iterator
from typing import Any

import pikepdf

from ccg_toolkit.outputs.pdf.repair.painted import PaintedPage
from ccg_toolkit.outputs.pdf.repair.tree import held_mark, is_element, kids_of, parts_of


def describe_links(pdf: pikepdf.Pdf, pages: dict[tuple[int, int], PaintedPage]) -> None:
    """Give each link its text as description; a link that no element holds is taken away, as nobody is told of it.

    Args:
        pdf: the document; it is changed.
        pages: what each page paints, by its object.
    """
    held = set()
    for element, page in parts_of(pdf.Root.StructTreeRoot):
        frames = [kid.Obj for kid in kids_of(element) if _is_frame(kid)]
        text = " ".join("".join(_texts(element, page, pages)).split()) if frames else ""
        for frame in frames:
            target = frame.get("/A", pikepdf.Dictionary()).get("/URI")
            frame.Contents = pikepdf.String(text or ("Link" if target is None else str(target)))
            held.add(frame.objgen)
    for page in pdf.pages:
        if "/Annots" in page.obj:
            page.obj.Annots = pikepdf.Array([frame for frame in page.obj.Annots if frame.objgen in held])


def _is_frame(kid: Any) -> bool:  # noqa: ANN401 - pikepdf's
    return isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == pikepdf.Name.OBJR


def _texts(element: Any, page: Any, pages: dict[tuple[int, int], PaintedPage]) -> Iterator[str]:  # noqa: ANN401 - pikepdf's
    if "/Alt" in element:
        yield str(element.Alt)
        return
    for kid in kids_of(element):
        if is_element(kid):
            yield from _texts(kid, kid.get("/Pg", page), pages)
        elif mark := held_mark(kid, page):
            yield pages[mark[0].objgen].texts.get(mark[1], "")
