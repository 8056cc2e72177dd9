"""Two sheets of totals: who has how much to do, and what falls into which quarter."""

from ccg_toolkit.outputs.table import Field, Table
from ccg_toolkit.report import ReportView
from ccg_toolkit.sources import Number
from ccg_toolkit.tracker import SheetName

_AS_WRITTEN = "Totals are those of the plan when this file was written."


def by_owner_sheet(view: ReportView) -> Table:
    """Make the sheet of owners, with their points in each quarter and in all."""
    owners = view.tracker.by_owner
    quarters = [f"Q{quarter.number}" for quarter in view.quarters]
    return Table(
        sheet=SheetName.BY_OWNER,
        about=[f"Points of effort by owner and quarter; a point is about a week of a lead's time. {_AS_WRITTEN}"],
        fields=(
            Field(heading="Owner", width=38),
            Field(heading="Letters", width=44),
            Field(heading="Actions", width=9),
            *(Field(heading=quarter, width=7) for quarter in quarters),
            Field(heading="Points", width=9),
            Field(heading="Share of all", width=9),
        ),
        rows=[
            (
                share.owner,
                ", ".join(share.letters) if place < len(owners) else "",
                len(share.letters),
                *share.points,
                sum(share.points),
                Number(sum(share.points) / max(1, sum(owners[-1].points)), "0%"),
            )
            for place, share in enumerate(owners, start=1)
        ],
    )


def by_quarter_sheet(view: ReportView) -> Table:
    """Make the sheet of quarters, with what begins, ends and is looked at in each."""
    return Table(
        sheet=SheetName.BY_QUARTER,
        about=[f"What begins, ends and is reviewed in each quarter, by letter. {_AS_WRITTEN}"],
        fields=(
            Field(heading="Quarter", width=18),
            Field(heading="From", width=13),
            Field(heading="To", width=13),
            Field(heading="Begin", width=36),
            Field(heading="End", width=36),
            Field(heading="Reviewed", width=36),
            Field(heading="Points", width=9),
            Field(heading="Of", width=9),
            Field(heading="Filled", width=9),
        ),
        rows=[
            (
                share.called,
                share.starts_on,
                share.ends_on,
                ", ".join(share.begin),
                ", ".join(share.end),
                ", ".join(share.reviewed),
                share.points,
                share.capacity,
                Number(share.points / share.capacity, "0%") if share.capacity and share.points is not None else None,
            )
            for share in view.tracker.by_quarter
        ],
    )
