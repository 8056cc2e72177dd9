"""Statements with leaders and members as two marks on one line: a square for leaders, a ring for members.

A share of which only a bound may be told has no mark: a bar lies where it could be. What is hidden has neither. The
figures stand beside the drawing as text of the page, bounds and all.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from ccg_toolkit.report.charts.frame import Drawing
from ccg_toolkit.report.charts.lettering import drawn, shortened
from ccg_toolkit.survey.voices import NEARLY_ALL, StatementCell

ROW = 16
WIDTH = 228
_EDGE = 20
_ROOM = 276
"""The width of the titles beside the drawing, in its units."""
_TICKS = ((Fraction(0), "0%"), (Fraction(1, 2), "50%"), (Fraction(1), "100%"))


@dataclass(frozen=True, kw_only=True, slots=True)
class Bar:
    """Where a share lies of which only a bound may be told."""

    begins: Decimal
    ends: Decimal


@dataclass(frozen=True, kw_only=True, slots=True)
class Pair:
    """What leaders and members say to one statement, to be drawn; `leaders` and `members` say it in words."""

    title: str
    leader: StatementCell
    member: StatementCell
    leaders: str
    members: str


@dataclass(frozen=True, kw_only=True, slots=True)
class VoicesRow:
    """One statement.

    Attributes:
        leaders, members: in figures or words.
        middle: the height of its marks.
        leader, member: where the marks lie; ``None`` where there is none.
        leader_bar, member_bar: between which ends a share lies that is told as a bound; ``None`` where it is not.
    """

    title: str
    leaders: str
    members: str
    middle: int
    leader: Decimal | None
    member: Decimal | None
    leader_bar: Bar | None
    member_bar: Bar | None

    @property
    def joined(self) -> bool:
        """Whether there are two marks to join by a line."""
        return self.leader is not None and self.member is not None

    @property
    def square_left(self) -> Decimal | None:
        """Where the mark of leaders begins; ``None`` where there is none."""
        return None if self.leader is None else self.leader - 4

    @property
    def square_top(self) -> int:
        """The upper edge of the mark of leaders."""
        return self.middle - 4

    @property
    def upper(self) -> int:
        """The height of the bar of leaders."""
        return self.middle - 3

    @property
    def lower(self) -> int:
        """The height of the bar of members."""
        return self.middle + 3


@dataclass(frozen=True, kw_only=True, slots=True)
class VoicesChart(Drawing):
    """All statements that are drawn; `ticks` are shares with their places."""

    ticks: tuple[tuple[str, Decimal], ...]
    rows: tuple[VoicesRow, ...]

    @property
    def labels_at(self) -> int:
        """The height of the labels of the shares, in the row of the headings."""
        return ROW - 4

    @property
    def lines_from(self) -> int:
        """Where the lines of the shares begin."""
        return ROW


def voices_chart(pairs: Sequence[Pair]) -> VoicesChart:
    """Draw statements in their order, below a row with the shares.

    Args:
        pairs: at least one.
    """
    return VoicesChart(
        width=WIDTH,
        height=ROW * (len(pairs) + 1),
        ticks=tuple((label, _across(share)) for share, label in _TICKS),
        rows=tuple(
            VoicesRow(
                title=shortened(pair.title, _ROOM),
                leaders=pair.leaders,
                members=pair.members,
                middle=ROW * number + ROW // 2,
                leader=_mark(pair.leader),
                member=_mark(pair.member),
                leader_bar=_bar(pair.leader),
                member_bar=_bar(pair.member),
            )
            for number, pair in enumerate(pairs, start=1)
        ),
    )


def _across(share: Fraction) -> Decimal:
    return drawn(_EDGE + share * (WIDTH - 2 * _EDGE))


def _mark(cell: StatementCell) -> Decimal | None:
    return None if cell.share is None else _across(cell.share)


def _bar(cell: StatementCell) -> Bar | None:
    edge = cell.published_share
    if cell.bound is None or edge is None:
        return None
    ends = (edge, Fraction(1)) if edge == NEARLY_ALL else (Fraction(0), edge)
    return Bar(begins=_across(ends[0]), ends=_across(ends[1]))
