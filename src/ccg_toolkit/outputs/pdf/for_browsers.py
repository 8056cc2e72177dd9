"""A page with what a browser needs to print all of it, and nothing that would lead the browser elsewhere."""

import re

_REFRESH = re.compile(r"<meta\b[^<>]*http-equiv\s*=\s*[\"']?\s*refresh[^<>]*>", re.IGNORECASE)
_EMPTY_CELL = re.compile(r"(<t[dh]\b[^<>]*>)((?:\s|<[^<>]*></\w+>)*)(?=</t[dh]>)")
_SPAN_OF_LANGUAGE = re.compile(r"<span\b(?=[^<>]*\slang=)")
_SOMETHING = '<span style="font-size: 1px">\u00a0</span>'


def for_browsers(page: str) -> str:
    """Make a page fit to be printed by a browser.

    Cells that show no text get a space: a browser leaves them out of the tables that it tells of, and rows would have
    different lengths. A few words in another language become an element that it tells of, with the language. A page that
    sends its reader elsewhere does so no more.

    Args:
        page: HTML.

    Returns:
        The page; it looks as it did.
    """
    page = _SPAN_OF_LANGUAGE.sub('<span role="emphasis"', _REFRESH.sub("", page))
    return _EMPTY_CELL.sub(rf"\1\2{_SOMETHING}", page)
