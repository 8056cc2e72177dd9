"""The plan by owner and quarter: for each action a bar as wide as its work, and above each quarter its load.

The names stand beside the drawing as text of the page, since letters within a drawing are set one by one, which no
Arabic or Hindi survives. What the bars of a row say also stands in words, for those who do not see them and for pages too
narrow or letters too large for a drawing.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import zip_longest

from ccg_toolkit.planning import FIRST_FIVE, Plan, PlannedAction
from ccg_toolkit.report.charts.frame import Drawing
from ccg_toolkit.report.charts.lettering import drawn, ems, shortened, width
from ccg_toolkit.report.english import count, listed, points, sentence, span

QUARTERS = 4
"""Quarters of one drawing."""

LINES = 26
"""The most lines of bars in one drawing, so that it fits on a page."""

LINE, BAR, HEAD = 22, 16, 62
WIDTH = 496
"""Heights of a line of bars, of a bar and of what stands above them; the width of all quarters together."""

_NAME = 136
"""The width of the names beside the drawing, in its units."""
_BROADEST = 28
"""The width of a point where work is little: a bar has no need to be wider."""
_INSET, _APART = 4, 3
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, kw_only=True, slots=True)
class Column:
    """A quarter: where it begins, how wide it is, what stands above it, and how full it is."""

    at: Decimal
    width: Decimal
    shaded: bool
    label: str
    begins: str
    load: str

    @property
    def text_at(self) -> Decimal:
        """Where its labels begin."""
        return self.at + _INSET


@dataclass(frozen=True, kw_only=True, slots=True)
class Bar:
    """The work on an action in a quarter.

    Attributes:
        letter: of the action, such as ``A1``.
        at, width: where it begins, and how wide it is.
        top: its upper edge.
        letter_at: the middle of its letter where the bar is wide enough for it; else where it begins beside the bar.
        inside: whether it stands within the bar.
        first: whether the action serves one of the first gaps.
    """

    letter: str
    at: Decimal
    width: Decimal
    top: int
    letter_at: Decimal
    inside: bool
    first: bool

    @property
    def baseline(self) -> int:
        """The height of its letter."""
        return self.top + BAR - 4


@dataclass(frozen=True, kw_only=True, slots=True)
class YearRow:
    """An owner.

    Attributes:
        name: of the person, or of a role that nobody has yet.
        points: of all that is theirs in these quarters, in words.
        told: what the bars show, quarter by quarter.
        top: the upper edge of the row.
        ems_high: its height, in the size of the letters beside it.
        bars: of all its lines.
    """

    name: str
    points: str
    told: str
    top: int
    ems_high: float
    bars: tuple[Bar, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Year(Drawing):
    """A drawing of up to four quarters of the plan, or of part of their owners.

    Attributes:
        part: which quarters it shows, and which part of the owners, where there are several drawings; else empty.
        bar: the height of a bar.
        others: whether any of its actions serves none of the first gaps.
        summary: what it shows, in words.
    """

    part: str
    bar: int
    columns: tuple[Column, ...]
    rows: tuple[YearRow, ...]
    others: bool
    summary: str

    @property
    def ems_head(self) -> float:
        """The height of what stands above the first row, in the size of the letters beside."""
        return ems(HEAD)

    @property
    def label_at(self) -> int:
        """The height of the labels of the quarters."""
        return HEAD - 44

    @property
    def begins_at(self) -> int:
        """The height of the days on which they begin."""
        return HEAD - 27

    @property
    def load_at(self) -> int:
        """The height of what is said on how full they are."""
        return HEAD - 10


@dataclass(frozen=True, kw_only=True)
class _Piece:
    """The part of an action that falls into a quarter."""

    letter: str
    points: int
    first: bool


@dataclass(frozen=True, kw_only=True)
class _Share:
    """What is one owner's in a drawing: for each quarter its lines of pieces, and all of it in words."""

    name: str
    points: int
    told: str
    lines: tuple[tuple[tuple[_Piece, ...], ...], ...]


@dataclass(frozen=True, kw_only=True)
class _Sheet:
    """What stands in one drawing: which quarters, how wide a point is, and whose work."""

    window: range
    scale: Fraction
    shares: tuple[_Share, ...]
    when: str


def years(plan: Plan, doers: Mapping[str, str]) -> tuple[Year, ...]:
    """Draw the plan: as many drawings as it takes, and none where nothing is planned.

    Args:
        plan: with its actions.
        doers: who does each action, by its full name.
    """
    sheets = list(_sheets(plan, doers)) if plan.actions else []
    return tuple(_laid_out(plan, sheet, alone=len(sheets) == 1) for sheet in sheets)


def _sheets(plan: Plan, doers: Mapping[str, str]) -> Iterator[_Sheet]:
    """Part the plan into years, and a year into as many drawings as its owners take."""
    busy = [number for number, quarter in enumerate(plan.quarters) if quarter.portions]
    for begin in range(busy[0] - busy[0] % QUARTERS, busy[-1] + 1, QUARTERS):
        window = range(begin, min(begin + QUARTERS, len(plan.quarters)))
        scale = _scale(plan, len(window))
        parts: list[list[_Share]] = [[]]
        taken = 0
        for share in (cut for whole in _shares(plan, doers, window, scale) for cut in _cut(whole)):
            if taken + len(share.lines) > LINES:
                parts.append([])
                taken = 0
            parts[-1].append(share)
            taken += len(share.lines)
        when = span(plan.quarters[window[0]].starts_on, plan.quarters[window[-1]].ends_on)
        for number, part in enumerate(filter(None, parts), start=1):
            of = f", part {number} of {len(parts)}" if len(parts) > 1 else ""
            yield _Sheet(window=window, scale=scale, shares=tuple(part), when=f"{when}{of}")


def _scale(plan: Plan, quarters: int) -> Fraction:
    """Give the width of a point: the largest piece of work fits into its quarter."""
    largest = max(held for action in plan.actions for held in action.points)
    return min(Fraction(_BROADEST), Fraction(WIDTH, quarters * largest) - Fraction(2 * _INSET, largest))


def _shares(plan: Plan, doers: Mapping[str, str], window: range, scale: Fraction) -> Iterator[_Share]:
    """Give each owner's work in some quarters, in the order in which they first have any."""
    first = {gap.priority.standing.ref for gap in plan.gaps[:FIRST_FIVE]}
    owned: dict[str, list[PlannedAction]] = {}
    for action in plan.actions:
        if any(action.points[index] for index in window):
            owned.setdefault(doers[action.ref], []).append(action)
    for name, actions in owned.items():
        pieces = [
            [
                _Piece(
                    letter=action.letter,
                    points=action.points[index],
                    first=not first.isdisjoint(action.purposes),
                )
                for action in actions
                if action.points[index]
            ]
            for index in window
        ]
        room = Fraction(WIDTH, len(window)) - 2 * _INSET
        by_quarter = [_lines(held, scale, room) for held in pieces]
        yield _Share(
            name=name,
            points=sum(piece.points for held in pieces for piece in held),
            told="; ".join(
                f"Q{index + 1} {listed([f'{piece.letter}, {points(piece.points)}' for piece in held], len(held))}"
                for index, held in zip(window, pieces, strict=True)
                if held
            ),
            lines=tuple(zip_longest(*by_quarter, fillvalue=())),
        )


def _lines(pieces: Sequence[_Piece], scale: Fraction, room: Fraction) -> list[tuple[_Piece, ...]]:
    """Set pieces one after another, on a new line where no room is left."""
    lines: list[list[_Piece]] = []
    left = Fraction(0)
    for piece in pieces:
        needed = _slot(piece, scale)
        if not lines or needed > left:
            lines.append([])
            left = room
        lines[-1].append(piece)
        left -= needed + _APART
    return [tuple(line) for line in lines]


def _slot(piece: _Piece, scale: Fraction) -> Fraction:
    """Say how much room a piece takes: its bar, and its letter beside it where that is too narrow."""
    bar = piece.points * scale
    return bar if _fits(piece, scale) else bar + 3 + width(piece.letter)


def _fits(piece: _Piece, scale: Fraction) -> bool:
    return width(piece.letter) + 4 <= piece.points * scale


def _laid_out(plan: Plan, sheet: _Sheet, *, alone: bool) -> Year:
    rows = tuple(_rows(sheet.shares, sheet.scale, len(sheet.window)))
    return Year(
        width=WIDTH,
        height=HEAD + LINE * sum(len(share.lines) for share in sheet.shares),
        part="" if alone else sheet.when,
        bar=BAR,
        columns=tuple(_columns(plan, sheet.window)),
        rows=rows,
        others=not all(bar.first for row in rows for bar in row.bars),
        summary=" ".join(f"{share.name}: {share.told}." for share in sheet.shares),
    )


def _cut(share: _Share) -> Iterator[_Share]:
    """Cut one owner's work where it is too much for a drawing."""
    for begin in range(0, len(share.lines), LINES):
        again = " (continued)" if begin else ""
        yield _Share(
            name=share.name + again,
            points=share.points,
            told=share.told,
            lines=share.lines[begin : begin + LINES],
        )


def _columns(plan: Plan, window: range) -> Iterator[Column]:
    each = Fraction(WIDTH, len(window))
    for turn, index in enumerate(window):
        quarter = plan.quarters[index]
        yield Column(
            at=drawn(turn * each),
            width=drawn(each),
            shaded=turn % 2 == 0,
            label=f"Q{index + 1}",
            begins=_short(quarter.starts_on),
            load=f"{quarter.effort:,} of {points(quarter.capacity)}",
        )


def _rows(shares: Sequence[_Share], scale: Fraction, quarters: int) -> Iterator[YearRow]:
    top = HEAD
    for share in shares:
        yield YearRow(
            name=shortened(share.name, _NAME),
            points=points(share.points),
            told=share.told,
            top=top,
            ems_high=ems(LINE * len(share.lines)),
            bars=tuple(_bars(share, scale, top, Fraction(WIDTH, quarters))),
        )
        top += LINE * len(share.lines)


def _bars(share: _Share, scale: Fraction, top: int, column: Fraction) -> Iterator[Bar]:
    for number, by_quarter in enumerate(share.lines):
        for turn, pieces in enumerate(by_quarter):
            at = turn * column + _INSET
            for piece in pieces:
                wide, inside = piece.points * scale, _fits(piece, scale)
                yield Bar(
                    letter=piece.letter,
                    at=drawn(at),
                    width=drawn(wide),
                    top=top + LINE * number + (LINE - BAR) // 2,
                    letter_at=drawn(at + (wide / 2 if inside else wide + 3)),
                    inside=inside,
                    first=piece.first,
                )
                at += _slot(piece, scale) + _APART


def _short(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def year_in_words(plan: Plan, doers: Mapping[str, str]) -> str:
    """Say how much work the plan is, for how many, and who has most; empty where nothing is planned."""
    held: dict[str, int] = {}
    for action in plan.actions:
        held[doers[action.ref]] = held.get(doers[action.ref], 0) + action.effort
    if not held:
        return ""
    most = max(held.values())
    who = [name for name, load in held.items() if load == most]
    told = sentence(f"{count(len(plan.actions), 'action', 'actions')} by {count(len(held), 'owner', 'owners')}")[:-1]
    if len(held) == 1:
        return f"{told}: {who[0]}"
    return f"{told}; most for {listed(who, 3)}, {points(most)}{' each' if len(who) > 1 else ''}"
