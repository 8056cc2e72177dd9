"""The tracker: a workbook in which people keep the plan up to date, and which is read back the next time."""

from collections.abc import Mapping, Sequence

from ccg_toolkit.outputs.workbook import FIRST_ROW, Field, Link, Shown, Table, workbook_of
from ccg_toolkit.report import WAY_DONE, ReportView
from ccg_toolkit.tracker import AGREED, COUNTING, DATES, GUIDE, Column, Derived, SheetName, Status, Value

_WIDTHS: dict[str, int] = {
    Column.ACTION: 38,
    Derived.LETTER: 9,
    Column.STATUS: 13,
    Column.OWNER: 24,
    Column.NOTES: 36,
    Column.MARK: 34,
    Column.DONE_WHEN: 40,
    Column.CRITERION: 28,
    Column.QUARTER: 10,
    Column.SERVES: 10,
    Column.WAITS_FOR: 34,
    Column.EFFORT: 9,
    Column.POINTS: 9,
    Derived.COST: 24,
    Column.ID: 44,
    **dict.fromkeys(DATES, 13),
}
_FILLED_IN = {Column.STATUS, Column.NOTES, *AGREED}
_NOT_PLANNED = {Column.STATUS, Column.NOTES, Column.MARK}


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
        _actions(view, cells),
        _priorities(view, cells),
        _domains(view),
        _scores(view),
        _find_out(view, cells),
        _as_planned(view),
    ]
    about = {"title": f"{view.organisation}: development plan", "subject": view.framework, "author": view.organisation}
    return workbook_of(
        [_contents(view, tables), *tables],
        titled=view.organisation,
        properties=about,
        created=view.tracker.assessed_on,
    )


def _contents(view: ReportView, tables: Sequence[Table]) -> Table:
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


def _actions(view: ReportView, cells: Mapping[str, str]) -> Table:
    def shown(values: Mapping[str, Value], heading: str, criterion: str) -> Shown:
        value = values.get(heading)
        if heading == Column.CRITERION and isinstance(value, str) and criterion in cells:
            return Link(text=value, sheet=SheetName.SCORES, cell=cells[criterion])
        return value

    return Table(
        sheet=SheetName.ACTIONS,
        about=[GUIDE],
        fields=[
            _field(heading, filled_in=heading in _FILLED_IN or heading not in _WIDTHS)
            for heading in view.tracker.columns
        ],
        rows=[
            [shown(row.cells, heading, row.criterion) for heading in view.tracker.columns] for row in view.tracker.rows
        ],
        printed=1 + view.tracker.columns.index(Column.MARK),
    )


def _as_planned(view: ReportView) -> Table:
    headings = [column for column in Column if column not in _NOT_PLANNED]
    return Table(
        sheet=SheetName.AS_PLANNED,
        about=["What the plan said when this file was written. Leave it as it is: it shows what you have changed."],
        fields=[_field(heading, filled_in=False) for heading in headings],
        rows=[[said.get(heading) for heading in headings] for said in view.tracker.planned],
    )


def _field(heading: str, *, filled_in: bool) -> Field:
    return Field(
        heading=heading,
        width=_WIDTHS.get(heading, 20),
        filled_in=filled_in,
        choices=[*map(str, Status)] if heading == Column.STATUS else (),
        dated=heading in DATES,
    )


def _priorities(view: ReportView, cells: Mapping[str, str]) -> Table:
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
                _figure(priority.value),
                *(_figure(value) for value in priority.factors.values()),
                priority.share,
                priority.effort,
                priority.why,
                priority.outcome,
            )
            for priority in view.priorities
        ],
    )


def _domains(view: ReportView) -> Table:
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
            Field(heading=WAY_DONE, width=24),
            Field(heading="Held back by", width=80),
        ),
        rows=[
            (
                domain.title,
                _figure(domain.score.score),
                _figure(domain.score.low),
                _figure(domain.score.high),
                _figure(domain.score.unconfirmed_low),
                domain.score.band.said if domain.score.band else "not rated",
                domain.score.coverage,
                domain.score.taken_out or "none",
                domain.score.way_done,
                "; ".join(domain.held_back_by),
            )
            for domain in view.domains
        ],
    )


def _scores(view: ReportView) -> Table:
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


def _find_out(view: ReportView, cells: Mapping[str, str]) -> Table:
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
                _figure(unknown.could_move_score_by),
                "yes" if unknown.first else "no",
                unknown.why,
                "\n".join(unknown.evidence),
            )
            for group in view.find_out_groups
            for unknown in group.unknowns
        ],
    )


def _figure(text: str) -> float | str:
    """Give a rounded figure as a number, so that a spreadsheet can sort by it; a dash stays one."""
    return float(text) if text.replace(".", "", 1).isdecimal() else text
