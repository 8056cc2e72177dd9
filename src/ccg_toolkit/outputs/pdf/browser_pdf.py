"""A page as a PDF by a browser: adapted, printed until its page numbers are right, and mended."""

import re
from collections.abc import Callable
from dataclasses import replace
from html import escape, unescape

from ccg_toolkit.outputs.pdf.browsers import Print
from ccg_toolkit.outputs.pdf.for_browsers import for_browsers
from ccg_toolkit.outputs.pdf.page_numbers import page_to_number
from ccg_toolkit.outputs.pdf.repair import Properties, places_of, repaired, undrawn_texts
from ccg_toolkit.outputs.pdf.texts_on_paper import with_texts_for_paper

Prints = Callable[[str, str], Print]
"""Prints a page of a title."""

_MOST_PRINTS = 5
"""Two are enough unless a number is so much wider than foreseen that a line breaks elsewhere."""
_NUMBER = re.compile("[0-9]+")
_HEADING = re.compile(r"<h([1-6])\b[^<>]*>(.*?)</h\1>", re.DOTALL)
_INVISIBLE = re.compile(r"<[^<>]*>|[\u200b\u00ad]")
_TITLE = re.compile(r"<title\b[^<>]*>([^<]*)</title>", re.IGNORECASE)
_LANGUAGE = re.compile(r"""<html\b[^<>]*?\slang=["']([^"'<>]*)["']""", re.IGNORECASE)
_ABOUT = re.compile(r'<meta\b[^<>]*?\sname="(\w+)"\s+content="([^"]*)"', re.IGNORECASE)


class PrintProblem(Exception):  # noqa: N818 - it names a state, not an error of ours
    """What a browser prints cannot be used; the message says why."""


def browser_pdf(page: str, prints: Prints) -> Print:
    """Have a page printed, with its page numbers, as PDF/UA-1.

    Args:
        page: HTML, with all that belongs to it inside.
        prints: has a browser print a page.

    Returns:
        The print, mended. The same page gives the same bytes from the same browser.

    Raises:
        NoBrowserPrints: where none does.
        PrintProblem: where the print cannot be numbered or mended.
    """
    title = _found(_TITLE, page)

    def undrawn(sample: str) -> set[str]:
        # A line of its own for each letter, with its number, tells which of them has no shape.
        styles, _, rest = sample.rpartition("<p>")
        letters = rest.split()
        lines = "".join(f"<p>{number} {letter}</p>" for number, letter in enumerate(letters))
        texts = undrawn_texts(prints(f"{styles}<title>{escape(title)}</title>{lines}", title).data)
        return {letters[int(number)] for text in texts for number in _NUMBER.findall(text)}

    to_number = page_to_number(for_browsers(with_texts_for_paper(page, undrawn)))
    printed = prints(to_number.with_numbers({}, 0), title)
    if to_number.asks:
        printed = _numbered(printed, lambda places, last: prints(to_number.with_numbers(places, last), title))
    about = {name.lower(): unescape(said) for name, said in _ABOUT.findall(page)}
    properties = Properties(
        title=title,
        language=_found(_LANGUAGE, page) or "en-GB",
        author=about.get("author", ""),
        subject=about.get("description", ""),
        tool=about.get("generator", ""),
        engine=printed.by,
    )
    try:
        return replace(printed, data=repaired(printed.data, properties, _headings(to_number.html)))
    except ValueError as error:
        raise PrintProblem(f"what {printed.by} printed cannot be mended") from error


def _numbered(printed: Print, again: Callable[[dict[str, int], int], Print]) -> Print:
    """Print again with what the last print told, until nothing moves."""
    found = places_of(printed.data)
    for _ in range(_MOST_PRINTS - 1):
        printed = again(*found)
        before, found = found, places_of(printed.data)
        if before == found:
            return printed
    raise PrintProblem(f"page numbers written in move what they number each time, as {printed.by} prints it")


def _headings(page: str) -> list[str]:
    """Give the words of each heading, in order."""
    return [" ".join(_INVISIBLE.sub("", unescape(heading[2])).split()) for heading in _HEADING.finditer(page)]


def _found(pattern: re.Pattern[str], page: str) -> str:
    found = pattern.search(page)
    return " ".join(unescape(found[1]).split()) if found else ""
