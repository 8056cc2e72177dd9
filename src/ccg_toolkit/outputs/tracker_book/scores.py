"""The sheet of where each criterion stands."""

from ccg_toolkit.outputs.table import Field, Table
from ccg_toolkit.report import ReportView
from ccg_toolkit.tracker import SheetName


def scores_sheet(view: ReportView) -> Table:
    """Make it."""
    return Table(
        sheet=SheetName.SCORES,
        about=[
            f"Where each criterion stands on the scale of {view.overall.bottom} to {view.overall.top}, and where it should be."
        ],
        fields=(
            Field(heading="Criterion", width=40),
            Field(heading="Domain", width=30),
            Field(heading="Level", width=8),
            Field(heading="Standing"),
            Field(heading="Target", width=9),
            Field(heading="Gap", width=8),
            Field(heading="Importance", width=13),
            Field(heading="Priority", width=10),
            Field(heading="To note", width=50),
            Field(heading="Criterion id", width=36),
        ),
        rows=[
            (
                criterion.title,
                domain.title,
                criterion.level,
                criterion.standing,
                criterion.target,
                criterion.gap,
                criterion.importance,
                criterion.rank,
                " ".join(criterion.flags),
                criterion.ref,
            )
            for domain in view.domains
            for criterion in domain.criteria
        ],
    )
