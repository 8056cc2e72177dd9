"""Every criterion on one scale: a dot at its level, a diamond where the plan brings it, a ring at its target.

Where a mean hides what it is made of, this shows it. The titles and figures stand beside the drawing as text of the page.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from ccg_toolkit.report.charts.frame import Corners, Drawing
from ccg_toolkit.report.charts.lettering import drawn, shortened
from ccg_toolkit.report.rounding import in_words
from ccg_toolkit.report.sentences import level_of
from ccg_toolkit.scoring import CriterionScore, DomainScore, Scores

ROWS = 55
"""The most rows in one drawing, so that it fits on a page."""

ROW = 16
HEAD = 22
WIDTH = 264
_EDGE = 14
_ROOM = 324
"""The width of the titles beside the drawing, in its units."""
_OPEN = {"unknown", "unanswered"}
_NOTES = {"unknown": "not known", "unanswered": "no answer", "not-applicable": "does not apply"}


@dataclass(frozen=True, kw_only=True, slots=True)
class LevelsRow:
    """A domain or one of its criteria.

    Attributes:
        domain: whether it is a domain; its marks then stand for means.
        note: the same in figures or words.
        middle: the height of its marks.
        level, target: where they lie; ``None`` where there is none. A criterion at its target has no ring.
        planned: where it stands at the end of the plan, if all goes to plan; ``None`` where that is where it is.
        low, high: the ends of what it could be; ``None`` where that is known.
    """

    title: str
    domain: bool
    note: str
    middle: int
    level: Decimal | None
    planned: Decimal | None
    target: Decimal | None
    low: Decimal | None
    high: Decimal | None

    @property
    def top(self) -> int:
        """Its upper edge."""
        return self.middle - ROW // 2

    @property
    def bounded(self) -> bool:
        """Whether there is anything between the ends of what it could be."""
        return self.low != self.high

    @property
    def triangle(self) -> Corners:
        """The corners of the mark of a mean target; none where there is no target."""
        if self.target is None:
            return ()
        half, middle = Decimal("4.5"), Decimal(self.middle)
        lower = middle + half
        return (self.target, middle - half), (self.target - half, lower), (self.target + half, lower)

    @property
    def diamond(self) -> Corners:
        """The corners of the mark of what is planned; none where the plan moves nothing here."""
        if self.planned is None:
            return ()
        half, middle = Decimal(4), Decimal(self.middle)
        return (
            (self.planned, middle - half),
            (self.planned + half, middle),
            (self.planned, middle + half),
            (self.planned - half, middle),
        )

    @property
    def square_left(self) -> Decimal | None:
        """Where the mark of a mean begins; ``None`` where there is none."""
        return None if self.level is None else self.level - 5

    @property
    def square_top(self) -> int:
        """The upper edge of that mark."""
        return self.middle - 5


@dataclass(frozen=True, kw_only=True, slots=True)
class LevelsChart(Drawing):
    """A drawing of all domains and criteria, or of part of many.

    Attributes:
        part: which domains it shows, where there are several drawings.
        head, row: the heights of the labels above the first row, and of a row.
        ticks: each level of the scale with its place.
    """

    part: str
    head: int
    row: int
    ticks: tuple[tuple[str, Decimal], ...]
    rows: tuple[LevelsRow, ...]

    @property
    def labels_at(self) -> int:
        """The height of the names of the levels."""
        return self.head - 9

    @property
    def lines_from(self) -> int:
        """Where the lines of the levels begin, below their names."""
        return self.head - 4


@dataclass(frozen=True, kw_only=True)
class _Block:
    """A domain now and as planned, or as much of it as fits into a drawing; each criterion now and as planned."""

    number: int
    scored: DomainScore
    planned: DomainScore
    criteria: Sequence[tuple[CriterionScore, CriterionScore]]
    again: bool


def levels_charts(scores: Scores, planned: Scores, scale: range) -> tuple[LevelsChart, ...]:
    """Draw every domain with its criteria.

    Args:
        scores: where all stands.
        planned: where all stands at the end of the plan, if all goes to plan.
        scale: the numbers of the levels.

    Returns:
        As many drawings as it takes; a domain stays in one, unless it is too long for that.
    """
    blocks = _blocks(scores, planned)
    rows = sum(1 + len(block.criteria) for block in blocks)
    share = rows / -(-rows // ROWS)
    parts: list[list[_Block]] = []
    taken = 0
    for block in blocks:
        needed = 1 + len(block.criteria)
        # Drawings of about the same height, rather than a full one and a rest.
        if not parts or taken + needed > ROWS or taken + needed / 2 > share:
            parts.append([])
            taken = 0
        parts[-1].append(block)
        taken += needed
    return tuple(_laid_out(part, scale, several=len(parts) > 1) for part in parts)


def _blocks(scores: Scores, planned: Scores) -> list[_Block]:
    blocks: list[_Block] = []
    for number, (scored, then) in enumerate(zip(scores.domains, planned.domains, strict=True), start=1):
        both = list(zip(scored.criteria, then.criteria, strict=True))
        for begin in range(0, max(1, len(both)), ROWS - 1):
            criteria = both[begin : begin + ROWS - 1]
            blocks.append(_Block(number=number, scored=scored, planned=then, criteria=criteria, again=begin > 0))
    return blocks


def _laid_out(blocks: Sequence[_Block], scale: range, *, several: bool) -> LevelsChart:
    def across(value: Fraction | int) -> Decimal:
        return drawn(_EDGE + (value - scale[0]) * Fraction(WIDTH - 2 * _EDGE, len(scale) - 1))

    def known(value: Fraction | int | None) -> Decimal | None:
        return None if value is None else across(value)

    rows: list[LevelsRow] = []
    for block in blocks:
        score = block.scored.score
        rows.append(
            LevelsRow(
                title=shortened(f"{block.number}. {block.scored.domain.title}", _ROOM)
                + (" (continued)" if block.again else ""),
                domain=True,
                note=in_words(score.mean),
                middle=HEAD + ROW * len(rows) + ROW // 2,
                level=known(score.mean),
                planned=known(moved(score.mean, block.planned.score.mean)),
                target=known(score.target),
                low=known(score.low),
                high=known(score.high),
            )
        )
        for scored, then in block.criteria:
            rows.append(
                LevelsRow(
                    title=shortened(scored.criterion.title, _ROOM),
                    domain=False,
                    note=_note(scored, moved(scored.level, then.level)),
                    middle=HEAD + ROW * len(rows) + ROW // 2,
                    level=known(scored.level),
                    planned=known(moved(scored.level, then.level)),
                    target=across(scored.target) if scored.gap else None,
                    low=across(scale[0]) if scored.state in _OPEN else None,
                    high=across(scale[-1]) if scored.state in _OPEN else None,
                )
            )
    first, last = blocks[0].number, blocks[-1].number
    return LevelsChart(
        part="" if not several else f"Domain {first}" if first == last else f"Domains {first} to {last}",
        width=WIDTH,
        height=HEAD + ROW * len(rows),
        head=HEAD,
        row=ROW,
        ticks=tuple((str(level), across(level)) for level in scale),
        rows=tuple(rows),
    )


def moved(now: Fraction | int | None, planned: Fraction | int | None) -> Fraction | int | None:
    """Give what is planned where it is another than now; else ``None``."""
    return None if planned == now else planned


def _note(scored: CriterionScore, planned: Fraction | int | None) -> str:
    if scored.level is None:
        return _NOTES[scored.state]
    return level_of(scored) if planned is None else f"{scored.level} to {planned}, target {scored.target}"
