"""The first sheet: what the file is, how to use it, and a link to each other sheet."""

from collections.abc import Sequence

from ccg_toolkit.outputs.table import Field, Link, Table
from ccg_toolkit.report import ReportView
from ccg_toolkit.tracker import COUNTING, SheetName, Status


def contents_sheet(view: ReportView, tables: Sequence[Table]) -> Table:
    """Make it for the other sheets."""
    *first, last = Status
    use = (
        f"On the sheet {SheetName.ACTIONS} choose a status from the list ({', '.join(first)} or {last}), name owners, "
        "agree other dates and write notes. Sort, filter, and add rows and columns of your own."
    )
    next_time = (
        "Next time: ccg-toolkit assess answers.yaml --tracker plan.xlsx -o new-plan.xlsx, with the names of your files. "
        "What you wrote is kept, and what is done, late or dropped is marked in the new plan."
    )
    return Table(
        sheet=SheetName.CONTENTS,
        about=(
            f"The development plan of {view.organisation} for {view.period}, to be kept up to date. {view.plan.headline}".strip(),
            f"Assessed on {view.assessed_on} with {view.framework}. Written by ccg-toolkit {view.version}.",
            *([f"First decision: {view.evidence_first}"] if view.evidence_first else []),
            use,
            f"Other words are read too: {COUNTING}. Any other word costs its row, and is told.",
            next_time,
        ),
        fields=(Field(heading="Sheet"), Field(heading="What it holds", width=110), Field(heading="Rows", width=8)),
        rows=[
            (Link(text=table.sheet, sheet=table.sheet, cell="A1"), *table.about, len(table.rows)) for table in tables
        ],
    )
