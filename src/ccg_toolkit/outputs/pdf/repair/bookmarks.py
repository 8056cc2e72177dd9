"""Bookmarks that say what the headings of the page say, once.

A browser joins words where a heading breaks its lines, and says a heading twice that it moved from one page to the next.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any

import pikepdf

_ALIKE = 12
"""Letters at the beginning by which a bookmark is told to be that of a heading."""


def name_bookmarks(pdf: pikepdf.Pdf, headings: Sequence[str]) -> None:
    """Give bookmarks the words of their headings.

    Args:
        pdf: the document; it is changed.
        headings: of the page, in order; those that are not shown may be among them.
    """
    waiting = list(headings)
    for bookmark in _bookmarks(pdf.Root.get("/Outlines")):
        said = _squeezed(str(bookmark.Title))
        for number, heading in enumerate(waiting):
            words = _squeezed(heading)
            if words[:_ALIKE] == said[:_ALIKE] or 2 * words == said:
                bookmark.Title = pikepdf.String(heading)
                waiting = waiting[number + 1 :]
                break


def _bookmarks(holder: Any) -> Iterator[Any]:  # noqa: ANN401 - pikepdf's
    """Give bookmarks in the order of the page."""
    bookmark = None if holder is None else holder.get("/First")
    while bookmark is not None:
        yield bookmark
        yield from _bookmarks(bookmark)
        bookmark = bookmark.get("/Next")


def _squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)
