"""How the answers of leaders and members are put into words; what is hidden or bounded is said, never guessed."""

from fractions import Fraction

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


def spread(cell: RatingCell) -> str:
    """Say how leaders rated a criterion, each alone: how many, at which levels, and how far apart their middle half lies."""
    if cell.hidden:
        return TOO_FEW
    if cell.bound or cell.counts is None or cell.iqr is None or cell.median is None:
        return f"{cell.n} leaders, {cell.bound}"
    levels = ", ".join(f"{number} at {level}" for level, number in enumerate(cell.counts) if number)
    return f"{levels}; median {exact(cell.median)}, middle half {apart(cell)} apart"


def apart(cell: RatingCell) -> str:
    """Say how many levels the quartiles of leaders' ratings lie apart."""
    iqr = cell.iqr or Fraction(0)
    return count(int(iqr), "level", "levels") if iqr == int(iqr) else f"{exact(iqr)} levels"


def too_few(voices: Voices) -> str:
    """Say how many people have to answer for a figure to be shown."""
    return f"fewer than {voices.minimum_group} answered"
