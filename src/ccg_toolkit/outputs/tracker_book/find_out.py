"""The sheet of what is not known or rests on little."""

from collections.abc import Mapping

from ccg_toolkit.outputs.table import Field, Link, Table
from ccg_toolkit.outputs.tracker_book.figures import figure
from ccg_toolkit.report import ReportView
from ccg_toolkit.tracker import SheetName


def find_out_sheet(view: ReportView, cells: Mapping[str, str]) -> Table:
    """Make it; `cells` says where each criterion stands on the sheet of scores."""
    return Table(
        sheet=SheetName.FIND_OUT,
        about=[
            f"What is not known or rests on thin evidence: {len(view.find_out)} in all. What matters most and could move the "
            f"overall score most comes first{', by domain' if len(view.find_out_groups) > 1 else ''}."
            if view.find_out
            else "Nothing is left to find out."
        ],
        fields=(
            Field(heading="Criterion", width=38),
            Field(heading="Domain", width=30),
            Field(heading="Importance", width=13),
            Field(heading="Could move the score by", width=15),
            Field(heading="In the first quarter", width=12),
            Field(heading="Why", width=60),
            Field(heading="Look for", width=60),
        ),
        rows=[
            (
                Link(text=unknown.title, sheet=SheetName.SCORES, cell=cells[unknown.ref]),
                unknown.domain,
                unknown.importance,
                figure(unknown.could_move_score_by),
                "yes" if unknown.first else "no",
                unknown.why,
                "\n".join(unknown.evidence),
            )
            for group in view.find_out_groups
            for unknown in group.unknowns
        ],
    )
