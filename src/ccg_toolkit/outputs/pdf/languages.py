"""The language of parts of a page, carried over into the tags of the PDF: WeasyPrint tells only that of the whole page."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pydyf
from weasyprint.pdf import tags


@contextmanager
def tagged_languages() -> Iterator[None]:
    """While this lasts, each element of the page with a ``lang`` of its own has it in the PDF that is written.

    WeasyPrint's public face has no way to reach the tag of an element, so its function that makes one is wrapped. A test
    reads the languages back from a PDF.
    """
    build = tags._build_box_tree  # noqa: SLF001 - as said

    def with_language(box: Any, *others: Any) -> Iterator[Any]:  # noqa: ANN401 - WeasyPrint ships no types
        element = getattr(box, "element", None)
        language = None if element is None or box.element_tag == "html" else element.attrib.get("lang")
        for tag in build(box, *others):
            if language:
                tag["Lang"] = pydyf.String(language)
            yield tag

    tags._build_box_tree = with_language  # noqa: SLF001 - as said
    try:
        yield
    finally:
        tags._build_box_tree = build  # noqa: SLF001 - as said
