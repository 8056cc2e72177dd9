"""Walking along the elements of a document."""

from collections.abc import Iterator
from typing import Any

import pikepdf


def kids_of(element: Any) -> list[Any]:  # noqa: ANN401 - pikepdf's
    """Give what an element holds, in order: elements, and numbers of marks or records of them."""
    held = element.get("/K")
    if held is None:
        return []
    return list(held) if isinstance(held, pikepdf.Array) else [held]


def is_element(kid: Any) -> bool:  # noqa: ANN401 - pikepdf's
    """Tell an element from what it holds of a page."""
    return isinstance(kid, pikepdf.Dictionary) and "/S" in kid


def parts_of(element: Any, page: Any = None) -> Iterator[tuple[Any, Any]]:  # noqa: ANN401 - pikepdf's
    """Give each element within another, in reading order, with the page that it stands on as far as one is said."""
    for kid in kids_of(element):
        if is_element(kid):
            own = kid.get("/Pg", page)
            yield kid, own
            yield from parts_of(kid, own)


def held_mark(kid: Any, page: Any) -> tuple[Any, int] | None:  # noqa: ANN401 - pikepdf's
    """Give the page and the number of a mark that an element holds; ``None`` for what is no mark, such as a link's frame.

    Args:
        kid: what the element holds.
        page: that of the element.
    """
    if not isinstance(kid, pikepdf.Dictionary):
        return None if page is None else (page, int(kid))
    return (kid.get("/Pg", page), int(kid.MCID)) if kid.get("/Type") == pikepdf.Name.MCR else None
