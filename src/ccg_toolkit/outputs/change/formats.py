"""Which ending of a file's name means which form of a comparison of assessments."""

from collections.abc import Callable, Sequence
from pathlib import Path

from ccg_toolkit import __version__
from ccg_toolkit.history import Change
from ccg_toolkit.outputs.change.book import change_book
from ccg_toolkit.outputs.change.data import changes_json
from ccg_toolkit.outputs.html import CHANGE, html_page
from ccg_toolkit.report.change_page import change_page
from ccg_toolkit.report.change_view import ChangeView


def render_changes(
    suffix: str,
    changes: Sequence[Change],
    view: ChangeView,
    folders: Sequence[Path],
    make_pdf: Callable[[str], bytes],
) -> bytes:
    """Make the content of a file.

    Args:
        suffix: ``.pdf``, ``.html``, ``.json`` or ``.xlsx``.
        changes: from each assessment to the next.
        view: the same in words.
        folders: framework folders, whose templates count.
        make_pdf: makes a PDF of a page.

    Raises:
        PdfUnavailable: where nothing that may be used makes a PDF.
        TemplateProblem: where a template of the user's own cannot be used.
    """
    if suffix == ".json":
        return changes_json(changes, __version__).encode()
    if suffix == ".xlsx":
        return change_book(view, changes[-1].later.assessed_on)
    page = html_page(change_page(changes, view), folders, CHANGE)
    return page.encode() if suffix == ".html" else make_pdf(page)
