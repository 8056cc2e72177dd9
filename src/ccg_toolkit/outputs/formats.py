"""Which ending of a file's name means which format."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ccg_toolkit.outputs.pdf import pdf_from
from ccg_toolkit.report import (
    BOARD,
    ONE_WAY,
    ONE_WAY_LARGE,
    Assessment,
    ComparisonView,
    Edition,
    QuestionnaireView,
    ReportView,
    Setting,
    build_members_view,
    build_paper_view,
    page_view,
)

if TYPE_CHECKING:
    from ccg_toolkit.away_day import PackView  # a room that only a pack needs

SUFFIXES = (".pdf", ".html", ".json", ".xlsx", ".docx")
EDITED = (".xlsx", ".docx")
"""What people write into once it is made, so that it is never replaced."""
PAGE_SUFFIXES = (".pdf", ".html")
QUESTIONNAIRE_SUFFIXES = (".xlsx", ".html", ".pdf", ".txt")


def render(
    suffix: str,
    assessment: Assessment,
    view: ReportView,
    setting: Setting = BOARD,
    make_pdf: Callable[[str], bytes] = pdf_from,
) -> bytes:
    """Make the content of an output file.

    Args:
        suffix: one of `SUFFIXES`.
        assessment: for the result file, which needs exact figures, and the cover sheet of a board paper.
        view: for everything that people read.
        setting: which edition a page or a PDF is, and in which print; other formats have one.
        make_pdf: makes a PDF of a page.

    Returns:
        The bytes of the file. The same assessment gives the same bytes.

    Raises:
        PdfUnavailable: where nothing that may be used makes a PDF.
        TemplateProblem: where a template of the user's own cannot be used.
    """
    if suffix == ".json":
        from ccg_toolkit.outputs.result_file import result_json

        return result_json(assessment).encode()
    if suffix == ".xlsx":
        from ccg_toolkit.outputs.tracker_book import tracker_book

        return tracker_book(view)
    if suffix == ".docx":
        from ccg_toolkit.outputs.board_paper import board_paper

        return board_paper(view, build_paper_view(assessment, view))
    from ccg_toolkit.outputs.html import MEMBERS, html_page

    folders = assessment.framework.folders
    if setting.edition is Edition.MEMBERS:
        one_way = ONE_WAY_LARGE if setting.large_print else ONE_WAY
        return _paged(suffix, html_page(build_members_view(assessment), folders, MEMBERS, one_way), make_pdf)
    page = page_view(view, setting, folds=suffix == ".html")
    return _paged(suffix, html_page(view, folders, page=page), make_pdf)


def render_page(
    suffix: str,
    view: "ComparisonView | PackView",
    folders: Sequence[Path],
    make_pdf: Callable[[str], bytes] = pdf_from,
    *,
    slides: bool = False,
) -> bytes:
    """Make the content of a document beside the report: a comparison of capacities, or a pack for the away-day.

    Args:
        suffix: one of `PAGE_SUFFIXES`.
        view: what to show.
        folders: framework folders, whose templates count.
        make_pdf: makes a PDF of a page.
        slides: whether the results of a pack are wanted on slides, and not its pages.

    Returns:
        The bytes of the file.

    Raises:
        PdfUnavailable: where nothing that may be used makes a PDF.
        TemplateProblem: where a template of the user's own cannot be used.
    """
    from ccg_toolkit.outputs.html import COMPARISON, PACK, SLIDES, html_page

    entry = COMPARISON if isinstance(view, ComparisonView) else SLIDES if slides else PACK
    return _paged(suffix, html_page(view, folders, entry), make_pdf)


def render_questionnaire(
    suffix: str,
    view: QuestionnaireView,
    folders: Sequence[Path],
    *,
    xlsform: bool = False,
    make_pdf: Callable[[str], bytes] = pdf_from,
) -> bytes:
    """Make the content of a questionnaire.

    Args:
        suffix: one of `QUESTIONNAIRE_SUFFIXES`.
        view: what is asked.
        folders: framework folders, whose templates count.
        make_pdf: makes a PDF of a page.
        xlsform: whether a workbook is one from which other programs make a form, and none to fill in.

    Returns:
        The bytes of the file.

    Raises:
        PdfUnavailable: where nothing that may be used makes a PDF.
        TemplateProblem: where a template of the user's own cannot be used.
    """
    if suffix == ".xlsx" and xlsform:
        from ccg_toolkit.outputs.questionnaires.xlsform import xlsform_book

        return xlsform_book(view)
    if suffix == ".xlsx":
        from ccg_toolkit.outputs.questionnaires.book import questionnaire_book

        return questionnaire_book(view)
    if suffix == ".txt":
        from ccg_toolkit.outputs.questionnaires.text import questionnaire_text

        return questionnaire_text(view).encode()
    from ccg_toolkit.outputs.html import QUESTIONNAIRE, QUESTIONNAIRE_ON_PAPER, html_page

    return _paged(
        suffix, html_page(view, folders, QUESTIONNAIRE if suffix == ".html" else QUESTIONNAIRE_ON_PAPER), make_pdf
    )


def _paged(suffix: str, page: str, make_pdf: Callable[[str], bytes]) -> bytes:
    return page.encode() if suffix == ".html" else make_pdf(page)
