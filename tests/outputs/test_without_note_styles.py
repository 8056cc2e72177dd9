"""The page for WeasyPrint: less memory, and not one byte of difference in the PDF."""

import gc
import tracemalloc

import pytest
import weasyprint
from weasyprint.urls import URLFetcher

from ccg_toolkit.outputs.pdf.without_note_styles import page_without_note_styles

ONLY_INSIDE = URLFetcher(allowed_protocols=["data"])

NOTED = '<p>A word<span class="note">Explained below</span> and more.</p>'
STYLES = {
    "no notes": "",
    "markers of lists": "ol { list-style-type: lower-alpha; text-transform: uppercase } li::marker { color: red }",
    "notes at the foot of the page": ".note { float: footnote }",
    "the same in capitals": ".note { FLOAT: FOOTNOTE }",
    "notes elsewhere": "@page { @bottom-center { content: element(kept, all-once) } } .note { position: note(kept) }",
    "markers of paragraphs": "p { display: list-item; list-style-type: lower-alpha; text-transform: uppercase }",
    "notes by an import": "@import url('data:text/css,.note%20%7Bfloat:%20foot%5c6eote%7D');",
}


def plain(page: str) -> weasyprint.HTML:
    return weasyprint.HTML(string=page, url_fetcher=ONLY_INSIDE)


@pytest.mark.parametrize("styles", STYLES.values(), ids=STYLES)
def test_a_page_is_laid_out_as_by_weasyprint_itself(styles: str) -> None:
    lists = "<ul><li>One<ol><li>Two<li>Three</ol></ul><svg><title>T</title><rect width='9' height='9'/></svg>"
    page = f"<!DOCTYPE html><html lang=en><title>T</title><style>{styles}</style>{NOTED}{lists}"
    assert page_without_note_styles(page, ONLY_INSIDE).write_pdf() == plain(page).write_pdf()


def test_so_are_notes_by_a_linked_style_sheet() -> None:
    link = '<link rel="stylesheet" href="data:text/css,.note%20%7Bfloat:%20foot%5c6eote%7D">'
    page = f"<!DOCTYPE html><html lang=en><title>T</title>{link}{NOTED}"
    assert page_without_note_styles(page, ONLY_INSIDE).write_pdf() == plain(page).write_pdf()


@pytest.mark.wide
def test_so_is_a_whole_report_and_it_is_lean(small_page: str) -> None:
    lean = page_without_note_styles(small_page, ONLY_INSIDE)
    assert type(lean) is not weasyprint.HTML
    assert lean.write_pdf(pdf_variant="pdf/ua-1") == plain(small_page).write_pdf(pdf_variant="pdf/ua-1")


@pytest.mark.wide
def test_an_element_takes_less_memory() -> None:
    page = "<!DOCTYPE html><html lang=en><title>T</title><svg>" + "<rect/>" * 1000 + "</svg>"
    page_without_note_styles(page, ONLY_INSIDE).render()  # what is made once is made
    assert most_held_by(page_without_note_styles(page, ONLY_INSIDE)) < most_held_by(plain(page)) / 2


def most_held_by(page: weasyprint.HTML) -> int:
    """Lay a page out and give the most memory that it took."""
    gc.collect()
    tracemalloc.start()
    try:
        page.render()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
