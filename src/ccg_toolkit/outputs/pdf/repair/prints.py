"""What a print tells of itself: where its parts stand, and what could not be drawn."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pikepdf

from ccg_toolkit.outputs.pdf.repair.painted import Fonts, painted


def places_of(printed: bytes) -> tuple[dict[str, int], int]:
    """Tell on which page, from 1, each named place of a document stands, and how many pages there are."""
    with pikepdf.open(BytesIO(printed)) as pdf:
        numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}
        places = {name: numbers[place[0].objgen] for name, place in _destinations(pdf) if place[0].objgen in numbers}
        return places, len(numbers)


def undrawn_texts(printed: bytes) -> list[str]:
    """Give those texts on a print of which no font could draw all letters."""
    fonts: Fonts = {}
    with pikepdf.open(BytesIO(printed)) as pdf:
        pages = [painted(page, fonts) for page in pdf.pages]
        return [page.texts[number] for page in pages for number in sorted(page.undrawn)]


def _destinations(pdf: pikepdf.Pdf) -> Iterator[tuple[str, Any]]:
    """Give each name and its place, in the old way of writing them down, then in the new one."""
    for name, place in pdf.Root.get("/Dests", pikepdf.Dictionary()).items():
        yield name.removeprefix("/"), _place(place)
    names = pdf.Root.get("/Names", pikepdf.Dictionary()).get("/Dests")
    if names is not None:
        for listed, place in pikepdf.NameTree(names).items():
            yield str(listed), _place(place)


def _place(place: Any) -> Any:  # noqa: ANN401 - pikepdf's
    return place.D if isinstance(place, pikepdf.Dictionary) else place
