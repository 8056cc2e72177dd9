"""The tracker: a workbook in which people keep the plan up to date, and which is read back the next time."""

from ccg_toolkit.outputs.table import FIRST_ROW
from ccg_toolkit.outputs.tracker_book.actions import actions_sheet, as_planned_sheet
from ccg_toolkit.outputs.tracker_book.contents import contents_sheet
from ccg_toolkit.outputs.tracker_book.domains import domains_sheet
from ccg_toolkit.outputs.tracker_book.find_out import find_out_sheet
from ccg_toolkit.outputs.tracker_book.priorities import priorities_sheet
from ccg_toolkit.outputs.tracker_book.scores import scores_sheet
from ccg_toolkit.outputs.tracker_book.shares import by_owner_sheet, by_quarter_sheet
from ccg_toolkit.outputs.tracker_book.voices import voices_sheets
from ccg_toolkit.outputs.workbook import workbook_of
from ccg_toolkit.report import ReportView

__all__ = ["tracker_book"]


def tracker_book(view: ReportView) -> bytes:
    """Make the tracker of a report.

    Args:
        view: what to show.

    Returns:
        An Excel workbook (.xlsx); the same view gives the same bytes.
    """
    rows = (criterion.ref for domain in view.domains for criterion in domain.criteria)
    cells = {ref: f"A{row}" for row, ref in enumerate(rows, start=FIRST_ROW)}
    tables = [
        actions_sheet(view, cells),
        by_owner_sheet(view),
        by_quarter_sheet(view),
        priorities_sheet(view, cells),
        domains_sheet(view),
        scores_sheet(view),
        find_out_sheet(view, cells),
        *voices_sheets(view, cells),
        as_planned_sheet(view),
    ]
    about = {"title": f"{view.organisation}: development plan", "subject": view.framework, "author": view.organisation}
    return workbook_of(
        [contents_sheet(view, tables), *tables],
        titled=view.organisation,
        properties=about,
        created=view.tracker.assessed_on,
    )
