"""The sheet of the score of each domain."""

from ccg_toolkit.outputs.table import Field, Table
from ccg_toolkit.outputs.tracker_book.figures import figure
from ccg_toolkit.report import WAY_DONE, ReportView
from ccg_toolkit.tracker import SheetName


def domains_sheet(view: ReportView) -> Table:
    """Make it."""
    return Table(
        sheet=SheetName.DOMAINS,
        about=[f"The score of each domain. Overall: {view.overall.sentence}"],
        fields=(
            Field(heading="Domain", width=38),
            Field(heading="Score", width=9),
            Field(heading="Lowest", width=9),
            Field(heading="Highest", width=9),
            Field(heading="Unconfirmed low", width=13),
            Field(heading="Band", width=24),
            Field(heading="Rated", width=9),
            Field(heading="Not applicable", width=14),
            Field(heading=WAY_DONE, width=14),
            Field(heading="Mean target", width=9),
            Field(heading="Held back by", width=80),
        ),
        rows=[
            (
                domain.title,
                figure(domain.score.score),
                figure(domain.score.low),
                figure(domain.score.high),
                figure(domain.score.unconfirmed_low),
                domain.score.band.said if domain.score.band else "not rated",
                figure(domain.score.coverage),
                domain.score.taken_out or "none",
                figure(domain.score.percent_to_target),
                figure(domain.score.target),
                "; ".join(domain.held_back_by),
            )
            for domain in view.domains
        ],
    )
