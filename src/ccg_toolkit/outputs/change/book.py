"""What changed as a workbook: the split, each criterion then and now, promises, and from three assessments on a series."""

from datetime import date

from ccg_toolkit.outputs.table import Field, Shown, Table
from ccg_toolkit.outputs.workbook import workbook_of
from ccg_toolkit.report.change_view import ChangeView
from ccg_toolkit.sources import Number


def change_book(view: ChangeView, created: date) -> bytes:
    """Make the workbook.

    Args:
        view: what to show.
        created: the day that the file says it was made.

    Returns:
        An Excel workbook (.xlsx); the same view gives the same bytes.
    """
    tables = [_split(view), _criteria(view), _domains(view), _assessments(view)]
    tables += [_promises(view)] if view.promises else []
    tables += [_voices(view)] if view.heard else []
    tables += [_series(view)] if view.courses else []
    about = {"title": view.title, "subject": view.summary, "author": view.organisation}
    return workbook_of(tables, titled=view.organisation, properties=about, created=created)


def _figure(text: str) -> Shown:
    """Give a rounded figure, with or without a sign, as a number; what is none stays a text."""
    digits = text.removeprefix("+")
    plain = digits.removeprefix("-").replace(".", "", 1)
    if not plain.isdecimal():
        return text
    return Number(float(digits), "0.00" if "." in digits else "0")


def _split(view: ChangeView) -> Table:
    return Table(
        sheet="Split",
        about=(
            view.summary,
            " ".join([*(note for split in view.splits for note in split.notes), *view.remarks]),
        ),
        fields=(
            Field(heading="From and to", width=36),
            Field(heading="Step", width=46),
            Field(heading="Change", width=9),
            Field(heading="Score after it", width=9),
            Field(heading="Criteria", width=14),
            Field(heading="Which", width=80),
        ),
        rows=[
            row
            for split in view.splits
            for row in [
                (split.heading, "Overall score then", None, _figure(split.then), None, None),
                *(
                    (
                        split.heading,
                        part.label,
                        _figure(part.change),
                        _figure(part.after),
                        part.criteria,
                        "; ".join(part.names),
                    )
                    for part in split.parts
                ),
                (split.heading, "Overall score now", None, _figure(split.now), None, None),
            ]
        ],
    )


def _criteria(view: ChangeView) -> Table:
    return Table(
        sheet="Criteria",
        about=(f"Each criterion then and now, {view.period}.", view.breaks),
        fields=(
            Field(heading="Criterion", width=44),
            Field(heading="Domain", width=34),
            Field(heading="Then", width=14),
            Field(heading="Now", width=14),
            Field(heading="Move", width=20),
            Field(heading="Target now", width=9),
            Field(heading="Of the score", width=9),
            Field(heading="Criterion id", width=36),
            Field(heading="Former id", width=36),
        ),
        rows=[
            (
                row.title,
                domain.title,
                _figure(row.then),
                _figure(row.now),
                _figure(row.move),
                _figure(row.target),
                _figure(row.part) if row.part else None,
                row.ref,
                row.was or None,
            )
            for domain in view.domains
            for row in domain.rows
        ],
    )


def _domains(view: ChangeView) -> Table:
    return Table(
        sheet="Domains",
        about=(f"The score of each domain, {view.period}, and what its criteria did to the overall score by moving.",),
        fields=(
            Field(heading="Domain", width=44),
            Field(heading="Then", width=9),
            Field(heading="Now", width=9),
            Field(heading="Of the score", width=9),
        ),
        rows=[
            (domain.title, _figure(domain.then), _figure(domain.now), _figure(domain.part)) for domain in view.domains
        ],
    )


def _assessments(view: ChangeView) -> Table:
    return Table(
        sheet="Assessments",
        about=("What was compared.",),
        fields=(
            Field(heading="Assessed on", width=20),
            Field(heading="Score", width=9),
            Field(heading="Rated", width=12),
            Field(heading="Rated by", width=44),
            Field(heading="Framework", width=34),
            Field(heading="File", width=34),
        ),
        rows=[
            (point.day, _figure(point.score), point.rated, point.by, point.framework, point.file)
            for point in view.points
        ],
    )


def _promises(view: ChangeView) -> Table:
    return Table(
        sheet="Promises",
        about=(view.promised,),
        fields=(
            Field(heading="Action", width=44),
            Field(heading="Owner", width=24),
            Field(heading="Promised by", width=18),
            Field(heading="Level", width=8),
            Field(heading="Tracker", width=14),
            Field(heading="Outcome", width=44),
            Field(heading="Criterion id", width=36),
        ),
        rows=[
            (
                promise.title,
                promise.owner,
                promise.by,
                promise.level,
                promise.status,
                promise.came,
                promise.criterion,
            )
            for promise in view.promises
        ],
    )


def _voices(view: ChangeView) -> Table:
    return Table(
        sheet="Voices",
        about=("The share that agreed with each statement, where both surveys showed it.",),
        fields=(
            Field(heading="Criterion", width=44),
            Field(heading="Role", width=12),
            Field(heading="Then", width=22),
            Field(heading="Now", width=22),
            Field(heading="Move", width=22),
        ),
        rows=[(row.title, row.role, row.then, row.now, row.move) for row in view.heard],
    )


def _series(view: ChangeView) -> Table:
    return Table(
        sheet="Series",
        about=("Scores of domains, and levels of criteria, at each assessment.", view.breaks),
        fields=(Field(heading="What", width=50), *(Field(heading=day, width=18) for day in view.days)),
        rows=[(course.title, *map(_figure, course.values)) for course in view.courses],
    )
