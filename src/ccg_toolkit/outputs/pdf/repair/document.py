"""The order of the repair."""

from collections.abc import Sequence
from io import BytesIO

import pikepdf

from ccg_toolkit.outputs.pdf.repair.bookmarks import name_bookmarks
from ccg_toolkit.outputs.pdf.repair.elements import mend_elements
from ccg_toolkit.outputs.pdf.repair.feet import tag_feet
from ccg_toolkit.outputs.pdf.repair.glyphs import name_the_unnamed
from ccg_toolkit.outputs.pdf.repair.headers import rename_headers
from ccg_toolkit.outputs.pdf.repair.links import describe_links
from ccg_toolkit.outputs.pdf.repair.marks import marked
from ccg_toolkit.outputs.pdf.repair.painted import Fonts, painted
from ccg_toolkit.outputs.pdf.repair.properties import Properties, say_properties


def repaired(printed: bytes, about: Properties, headings: Sequence[str] = ()) -> bytes:
    """Mend what a browser printed.

    Args:
        printed: the browser's tagged PDF.
        about: what the document is to say of itself.
        headings: of the page, in order.

    Returns:
        A PDF that claims PDF/UA-1. The same print gives the same bytes.

    Raises:
        ValueError: where the print is not one that can be mended.
    """
    try:
        with pikepdf.open(BytesIO(printed)) as pdf:
            return _mended(pdf, about, headings)
    except (pikepdf.PdfError, AttributeError, KeyError, IndexError, TypeError) as error:
        raise ValueError(str(error)) from error


def _mended(pdf: pikepdf.Pdf, about: Properties, headings: Sequence[str]) -> bytes:
    fonts: Fonts = {}
    pages = {page.obj.objgen: painted(page, fonts) for page in pdf.pages}
    decoration = mend_elements(pdf, pages)
    rename_headers(pdf)
    describe_links(pdf, pages)
    tag_feet(pdf, pages)
    for page in pdf.pages:
        page.obj.Contents = pdf.make_stream(marked(pages[page.obj.objgen], decoration.get(page.obj.objgen, set())))
        page.obj.Tabs = pikepdf.Name.S
    for place, glyphs in fonts.items():
        name_the_unnamed(pdf, pdf.get_object(place), glyphs)
    name_bookmarks(pdf, headings)
    say_properties(pdf, about)
    made = BytesIO()
    pdf.save(
        made,
        min_version="1.7",
        deterministic_id=True,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        compress_streams=True,
    )
    return made.getvalue()
