"""A page for WeasyPrint that takes less memory and is laid out the same.

WeasyPrint's own style sheet says how list markers and the calls and markers of notes look, whatever element they belong
to. So it keeps six sets of styles more for each element of a page, each stroke of a drawing among them: an eighth of all
memory, most of it for notes and markers that no page has.
"""

import re
from copy import copy
from typing import Any

import weasyprint

_MAY_HAVE_MORE = re.compile(r"footnote|note\(|list-item|@import|<link", re.IGNORECASE)
"""Stands in every page that has notes, or markers beside other elements than ``li``, or takes in styles that may ask."""

_OF_NOTES = {"footnote-call", "footnote-marker", "note-call", "note-marker", "note-callback"}


def page_without_note_styles(page: str, fetcher: Any) -> weasyprint.HTML:  # noqa: ANN401 - WeasyPrint ships no types
    """Read an HTML page for WeasyPrint.

    Args:
        page: the HTML.
        fetcher: WeasyPrint's, for what the page names.

    Returns:
        The page, which WeasyPrint lays out as it would any other.
    """
    kind = weasyprint.HTML if _MAY_HAVE_MORE.search(page) else _Lean
    return kind(string=page, url_fetcher=fetcher)


class _Lean(weasyprint.HTML):  # type: ignore[misc] # WeasyPrint ships no types
    # Not part of WeasyPrint's public face: where a later version no longer asks for it, memory is all that is lost.
    def _ua_stylesheets(self, *args: Any, **options: Any) -> list[Any]:  # noqa: ANN401 - WeasyPrint's own
        sheets = [copy(sheet) for sheet in super()._ua_stylesheets(*args, **options)]
        for sheet in sheets:
            sheet.matcher = _Matcher(sheet.matcher)
        return sheets


class _Matcher:
    """Finds the rules for an element as another one does, except those for notes, and for markers where there are none."""

    def __init__(self, matcher: Any) -> None:  # noqa: ANN401 - cssselect2 ships no types
        self._matcher = matcher

    def match(self, element: Any) -> list[Any]:  # noqa: ANN401 - cssselect2 ships no types
        left_out = _OF_NOTES if element.local_name == "li" else {*_OF_NOTES, "marker"}
        return [
            (specificity, order, part, rules)
            for specificity, order, part, rules in self._matcher.match(element)
            if part not in left_out
        ]
