"""The report as an accessible PDF (PDF/UA-1), laid out by WeasyPrint from the same HTML page."""

import gc
import logging
from contextlib import redirect_stdout
from io import StringIO
from typing import Any, NamedTuple
from warnings import catch_warnings

from ccg_toolkit.outputs.pdf.texts_on_paper import with_texts_for_paper
from ccg_toolkit.outputs.problems import PdfUnavailable

_VARIANT = "pdf/ua-1"


class LaidOut(NamedTuple):
    """A PDF, and the letters of its texts that no font of the page or the machine has: they are named in brackets."""

    data: bytes
    undrawn: frozenset[str]


def laid_out(page: str) -> LaidOut:
    """Lay out a self-contained HTML page as PDF/UA-1.

    Args:
        page: HTML whose fonts and pictures are inside it; nothing else is ever fetched.

    Returns:
        The PDF; the same page gives the same bytes.

    Raises:
        PdfUnavailable: where Pango is missing.
    """
    # Layout makes millions of short-lived objects in one go; collecting among them costs a tenth of the time.
    collecting = gc.isenabled()
    gc.disable()
    try:
        return _lay_out(page)
    finally:
        if collecting:
            gc.enable()


def _lay_out(page: str) -> LaidOut:
    try:
        # Where Pango is missing, WeasyPrint prints a notice among our results; where the machine has no fonts, it warns.
        with redirect_stdout(StringIO()), catch_warnings(action="ignore"):
            from weasyprint.urls import URLFetcher

            from ccg_toolkit.outputs.pdf.languages import tagged_languages
            from ccg_toolkit.outputs.pdf.without_note_styles import page_without_note_styles
    except OSError:  # raised by cffi where a system library is not found
        raise PdfUnavailable from None

    logging.getLogger("weasyprint").setLevel(logging.ERROR)
    only_inside = URLFetcher(allowed_protocols=["data"])  # what the page itself carries, and nothing else

    undrawn: set[str] = set()

    def missing(page: str) -> set[str]:
        found: set[str] = set()

        def look(document: Any, _pdf: Any) -> None:  # noqa: ANN401 - WeasyPrint ships no types
            found.update(chr(code) for font in document.fonts.values() for code in font.missing)

        page_without_note_styles(page, only_inside).write_pdf(finisher=look)
        undrawn.update(found)
        return found

    document = page_without_note_styles(with_texts_for_paper(page, missing), only_inside).render(pdf_variant=_VARIANT)
    gc.collect()  # what only the layout needed makes room for the drawing
    with tagged_languages():
        data = bytes(document.write_pdf(pdf_variant=_VARIANT, finisher=_add_scopes))
    return LaidOut(data, frozenset(undrawn))


def _add_scopes(_document: Any, pdf: Any) -> None:  # noqa: ANN401 - WeasyPrint ships no types
    """Say of each table header what it heads.

    WeasyPrint says it from the side of the cells, so that a header which no cell names is left with nothing. The headers
    of a table's head stand over columns, all others at the beginning of rows.
    """
    dictionaries: list[Any] = [each for each in pdf.objects if isinstance(each, dict)]
    elements = {each.reference: each for each in dictionaries if each.get("Type") == "/StructElem"}
    for header in elements.values():
        if header.get("S") == "/TH":
            row = elements[header["P"]]
            in_head = elements[row["P"]].get("S") == "/THead"
            header.setdefault("A", type(header)({"O": "/Table"}))["Scope"] = "/Column" if in_head else "/Row"
