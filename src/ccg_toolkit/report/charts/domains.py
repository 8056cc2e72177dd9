"""Domains as dots on the scale, with their bounds and targets."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from textwrap import wrap

from ccg_toolkit.report.rounding import half_up, in_words
from ccg_toolkit.scoring import DomainScore

LABEL = 252
"""Width of the column of names, in units of the drawing."""

PLOT = 330
ROW = 40
HEAD = 26
FOOT = 20
RIGHT = 108


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """One domain in the chart; positions in units of the drawing.

    Attributes:
        lines: its name, one or two lines.
        middle: the height of its marks.
        low, high: the ends of the bounds; ``None`` where nothing is applicable.
        score: the place of its mean; ``None`` where nothing is rated.
        target: the place of its mean target; ``None`` where nothing is rated.
        figure: the score and the band in words.
        colour: of the band.
    """

    lines: tuple[str, ...]
    middle: int
    low: str | None
    high: str | None
    score: str | None
    target: str | None
    figure: str
    colour: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Tick:
    """A level of the scale on the axis."""

    at: str
    label: str


@dataclass(frozen=True, kw_only=True, slots=True)
class DomainChart:
    """Domains as dots on the scale, with their bounds and targets; `summary` says its message in words."""

    width: int
    height: int
    left: int
    right: int
    top: int
    bottom: int
    ticks: tuple[Tick, ...]
    rows: tuple[Row, ...]
    summary: str


def domain_chart(domains: Sequence[DomainScore], levels: Sequence[str], colours: Sequence[str]) -> DomainChart:
    """Lay out the chart of domains.

    Args:
        domains: in order.
        levels: the names of the levels, from 0.
        colours: the colour of each domain's band.

    Returns:
        The geometry.
    """
    top = len(levels) - 1
    height = HEAD + ROW * len(domains) + FOOT

    def across(value: Fraction | int | None) -> str | None:
        return None if value is None else str(half_up(LABEL + Fraction(value) * PLOT / top, 1))

    rows = [
        Row(
            lines=_lines(item.domain.title),
            middle=HEAD + ROW * index + ROW // 2,
            low=across(item.score.low),
            high=across(item.score.high),
            score=across(item.score.mean),
            target=across(_mean_target(item)),
            figure=f"{in_words(item.score.mean)}  {item.score.band or 'not rated'}",
            colour=colour,
        )
        for index, (item, colour) in enumerate(zip(domains, colours, strict=True))
    ]
    return DomainChart(
        width=LABEL + PLOT + RIGHT,
        height=height,
        left=LABEL,
        right=LABEL + PLOT,
        top=HEAD,
        bottom=height - FOOT,
        ticks=tuple(Tick(at=str(across(level)), label=str(level)) for level in range(top + 1)),
        rows=tuple(rows),
        summary=_summary(domains, top),
    )


def _mean_target(item: DomainScore) -> Fraction | None:
    rated = [found for found in item.criteria if found.level is not None]
    weight = sum((found.criterion.weight for found in rated), Fraction(0))
    return sum((found.criterion.weight * found.target for found in rated), Fraction(0)) / weight if weight else None


def _lines(title: str) -> tuple[str, ...]:
    return tuple(wrap(title, 38, max_lines=2, placeholder="\u2026"))


def _summary(domains: Sequence[DomainScore], top: int) -> str:
    rated = [(item.score.mean, item) for item in domains if item.score.mean is not None]
    if not rated:
        return "No domain is rated yet."
    highest = max(rated, key=lambda pair: pair[0])[1]
    lowest = min(rated, key=lambda pair: pair[0])[1]
    told = f"{lowest.domain.title} at {in_words(lowest.score.mean)}"
    if lowest is highest:
        return f"One domain is rated: {told}, on a scale of 0 to {top}."
    return (
        f"Scores of {len(domains)} domains on a scale of 0 to {top}. Highest: {highest.domain.title} at "
        f"{in_words(highest.score.mean)}. Lowest: {told}."
    )
