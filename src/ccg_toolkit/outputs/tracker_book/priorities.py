"""The sheet of the gaps in their order."""

from collections.abc import Mapping

from ccg_toolkit.outputs.table import Field, Link, Table
from ccg_toolkit.outputs.tracker_book.figures import figure
from ccg_toolkit.report import ReportView
from ccg_toolkit.tracker import SheetName


def priorities_sheet(view: ReportView, cells: Mapping[str, str]) -> Table:
    """Make it; `cells` says where each criterion stands on the sheet of scores."""
    return Table(
        sheet=SheetName.PRIORITIES,
        about=[
            "The gaps in order of priority, what puts each there, and what becomes of it. A factor is a number from 0 to 1. "
            f"{view.plan.equals}".strip()
        ],
        fields=(
            Field(heading="Criterion", width=38),
            Field(heading="Rank", width=8),
            Field(heading="Domain", width=28),
            Field(heading="Level", width=8),
            Field(heading="Target", width=9),
            Field(heading="Importance", width=13),
            Field(heading="Priority", width=10),
            *(Field(heading=f"Factor: {factor.name}", width=13) for factor in view.factors),
            Field(heading="Among the first five", width=14),
            Field(heading="Effort", width=9),
            Field(heading="Why", width=70),
            Field(heading="In this plan", width=70),
        ),
        rows=[
            (
                Link(text=priority.title, sheet=SheetName.SCORES, cell=cells[priority.ref]),
                priority.rank,
                priority.domain,
                priority.level,
                priority.target,
                priority.importance,
                figure(priority.value),
                *(figure(value) for value in priority.factors.values()),
                figure(priority.share),
                priority.effort,
                priority.why,
                priority.outcome,
            )
            for priority in view.priorities
        ],
    )
