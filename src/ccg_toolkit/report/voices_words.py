"""How the answers of leaders and members are put into words; what is hidden or bounded is said, never guessed."""

from fractions import Fraction

from ccg_toolkit.framework import Cover
from ccg_toolkit.report.english import count
from ccg_toolkit.report.rounding import exact, percent
from ccg_toolkit.scoring import CriterionScore
from ccg_toolkit.survey.voices import RatingCell, StatementCell, Voices

TOO_FEW = "too few to show"
"""What stands in place of a figure that is hidden."""


def agreeing(cell: StatementCell) -> str:
    """Say which share agrees: a percentage, a bound in words, or that too few answered to show it."""
    return cell.bound or (TOO_FEW if cell.hidden else percent(cell.share))


def members_agree(standing: CriterionScore) -> str:
    """Say which share of members agrees with the statement of a criterion, such as ``38% of members agree``."""
    cell = None if standing.statement is None else standing.statement.member
    return "" if cell is None or cell.hidden else f"{agreeing(cell)} of members agree"


def rated_and_seen(standing: CriterionScore, top: int) -> str:
    """Put the level that was agreed on beside what members say; it says nothing of how leaders see it."""
    return f"you rated it {standing.level} of {top}; {members_agree(standing)}"


def spread(cover: Cover, cell: RatingCell) -> str:
    """Say how leaders rated a criterion, each alone: how many, at which levels, and how far apart their middle half lies.

    Args:
        cover: the numbers of the levels.
        cell: what may be shown.
    """
    if cell.hidden:
        return TOO_FEW
    if cell.bound is not None:
        return f"of {cell.n}, {cell.bound}"
    return f"of {cell.n}, {levels_given(cover, cell)}; {middle(cell)}"


def levels_given(cover: Cover, cell: RatingCell) -> str:
    """Say how many leaders gave which level, or what is said in its place."""
    if cell.counts is None:
        return cell.bound or TOO_FEW
    return ", ".join(f"{number} at {level}" for level, number in zip(cover.numbers, cell.counts, strict=True) if number)


def middle(cell: RatingCell) -> str:
    """Say where the middle of leaders' ratings lies and how far apart their middle half; empty where it is not shown."""
    if cell.median is None:
        return ""
    return f"median {exact(cell.median)}, middle half {f'{apart(cell)} apart' if cell.iqr else 'at one level'}"


def furthest_apart(cell: RatingCell) -> tuple[Fraction, float]:
    """Give a key that puts first what leaders rated furthest apart; of equals that with less agreement."""
    return -(cell.iqr or Fraction(0)), cell.agreement or 0.0


def apart(cell: RatingCell) -> str:
    """Say how many levels the quartiles of leaders' ratings lie apart."""
    iqr = cell.iqr or Fraction(0)
    return count(int(iqr), "level", "levels") if iqr == int(iqr) else f"{exact(iqr)} levels"


def too_few(voices: Voices) -> str:
    """Say how many people have to answer for a figure to be shown."""
    return f"fewer than {voices.minimum_group} answered"
