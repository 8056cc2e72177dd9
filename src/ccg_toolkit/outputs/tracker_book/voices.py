"""The sheets of what leaders and members say, where a closed survey was read."""

from collections.abc import Iterator, Mapping
from enum import StrEnum

from ccg_toolkit.outputs.table import Field, Link, Shown, Table
from ccg_toolkit.outputs.tracker_book.figures import figure
from ccg_toolkit.report import ReportView
from ccg_toolkit.report.voices_figures import NOT_APPLICABLE
from ccg_toolkit.report.voices_view import CellView, StatementView, VoicesView
from ccg_toolkit.sources import Number
from ccg_toolkit.tracker import SheetName


class VoicesSheet(StrEnum):
    """Its sheets, in their order. Where no survey was read, a tracker has none of them."""

    ANSWERED = "Who answered"
    STATEMENTS = "Statements"
    RATINGS = "Ratings alone"


def voices_sheets(view: ReportView, cells: Mapping[str, str]) -> list[Table]:
    """Make them; none where no survey was read. `cells` says where each criterion stands on the sheet of scores."""
    if view.voices is None:
        return []
    return [_answered(view.voices), _statements(view.voices, cells), _ratings(view.voices, cells)]


def _answered(voices: VoicesView) -> Table:
    return Table(
        sheet=VoicesSheet.ANSWERED,
        about=[f"Who was asked, and who answered. {voices.about} {voices.legend}"],
        fields=(
            Field(heading="Group", width=44),
            Field(heading="Role", width=12),
            Field(heading="Asked", width=9),
            Field(heading="Answered", width=11),
            Field(heading="Share who answered", width=14),
        ),
        rows=[
            (group.title, group.role, _number(group.invited), _number(group.respondents), figure(group.rate))
            for group in voices.heard
        ],
    )


def _statements(voices: VoicesView, cells: Mapping[str, str]) -> Table:
    return Table(
        sheet=VoicesSheet.STATEMENTS,
        about=[
            (
                "How many agree with the statement of a criterion, by role and group; those on which leaders and members are "
                f"furthest apart come first. Low and high are the ends of the 95% interval. {voices.legend}"
            )
        ],
        fields=(
            Field(heading="Criterion", width=38),
            Field(heading="Who", width=30),
            Field(heading="Answered", width=11),
            *(Field(heading=place, width=11) for place in voices.places),
            Field(heading="Do not know", width=13),
            Field(heading="Share who agree", width=13),
            Field(heading="Share, low", width=9),
            Field(heading="Share, high", width=9),
            Field(heading="Leaders less members, in points", width=24),
        ),
        rows=[row for statement in voices.statements for row in _rows(statement, cells)],
    )


def _rows(statement: StatementView, cells: Mapping[str, str]) -> Iterator[tuple[Shown, ...]]:
    link = Link(text=statement.title, sheet=SheetName.SCORES, cell=cells[statement.ref])
    for cell in (statement.leaders, statement.members, statement.others, *statement.groups):
        apart = statement.difference if cell is statement.leaders else NOT_APPLICABLE
        yield (link, *_figures(cell), apart)


def _figures(cell: CellView) -> Iterator[Shown]:
    yield cell.who
    yield _number(cell.n)
    yield from map(_number, cell.counts)
    yield _number(cell.dont_know)
    yield from map(figure, (cell.share, cell.low, cell.high))


def _ratings(voices: VoicesView, cells: Mapping[str, str]) -> Table:
    return Table(
        sheet=VoicesSheet.RATINGS,
        about=[f"How leaders rated each criterion, each alone: how many at which level. {voices.legend}"],
        fields=(
            Field(heading="Criterion", width=38),
            Field(heading="Rated", width=9),
            *(Field(heading=f"Level {level}", width=9) for level in voices.levels),
            Field(heading="Median", width=9),
            Field(heading="Middle half, levels apart", width=14),
            Field(heading="To note", width=26),
        ),
        rows=[
            (
                Link(text=rating.title, sheet=SheetName.SCORES, cell=cells[rating.ref]),
                _number(rating.n),
                *map(_number, rating.counts),
                figure(rating.median),
                figure(rating.iqr),
                rating.note,
            )
            for rating in voices.ratings
        ],
    )


def _number(text: str) -> Number | str:
    """Give a count as a number, so that a spreadsheet can add it up; the shorthand for what is not shown stays a text."""
    return Number(int(text), "0") if text.isdecimal() else text
