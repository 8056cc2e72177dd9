"""What a closed survey may show: the only thing that this room hands on to scores, plans and reports.

A cell is what one role, or one group, answered to one item. A *hidden* cell has no figure at all. A *bounded* one, in
which all or all but one answered alike, has its size and a bound in words. Nothing here leads back to a response.
"""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property
from typing import Literal

Bound = Literal["90% or more", "10% or fewer", "nearly all at one level"]
"""What stands in place of the figures of a bounded cell."""

FEW = "fewer than 3"
"""What stands in place of a count of don't-knows under 3, 0 too."""

NEARLY_ALL, NEARLY_NONE = Fraction(9, 10), Fraction(1, 10)
"""The share that agrees, as everything worked out later takes it from "90% or more" and "10% or fewer"."""


@dataclass(frozen=True, kw_only=True, slots=True)
class StatementCell:
    """How one role or one group answered one statement. What is not shown is ``None``.

    Attributes:
        n: how many answered with a place on the list of agreement.
        dont_know: how many answered that they do not know, from 3 up, else `FEW`.
        counts: how many answered with each place, from *Strongly disagree* up.
        share: of those who answered, the share that agrees, 0 to 1.
        share_low: the lower end of its 95% interval (Wilson).
        share_high: the upper end.
        bound: in place of all these but ``n``, where all or all but one answered alike.
    """

    n: int | None = None
    dont_know: int | str | None = None
    counts: tuple[int, ...] | None = None
    share: Fraction | None = None
    share_low: float | None = None
    share_high: float | None = None
    bound: Bound | None = None

    @property
    def hidden(self) -> bool:
        """Whether too few answered for anything to be shown."""
        return self.n is None

    @property
    def published_share(self) -> Fraction | None:
        """The share that everything worked out later uses: of a bounded cell 0.9 or 0.1, of a hidden one ``None``."""
        if self.bound is not None:
            return NEARLY_ALL if self.bound == "90% or more" else NEARLY_NONE
        return self.share


@dataclass(frozen=True, kw_only=True, slots=True)
class RatingCell:
    """How leaders, or one group of them, rated one criterion by its levels. What is not shown is ``None``.

    Attributes:
        n: how many gave a level.
        counts: how many gave each level, from 0 up.
        median: of the levels, by numpy's default rule.
        iqr: the distance between its quartiles.
        interpolated_median: the median, moved by how the answers at it lie.
        agreement: van der Eijk's A, -1 (two camps at the ends) to 1 (all alike).
        consensus: of Tastle and Wierman, 0 to 1.
        bound: in place of all these but ``n``, where all or all but one gave the same level.
    """

    n: int | None = None
    counts: tuple[int, ...] | None = None
    median: Fraction | None = None
    iqr: Fraction | None = None
    interpolated_median: Fraction | None = None
    agreement: float | None = None
    consensus: float | None = None
    bound: Bound | None = None

    @property
    def hidden(self) -> bool:
        """Whether too few gave a level for anything to be shown."""
        return self.n is None


HIDDEN_STATEMENT, HIDDEN_RATING = StatementCell(), RatingCell()


@dataclass(frozen=True, kw_only=True, slots=True)
class Difference:
    """Leaders minus members on one statement, as a difference of the shares that agree, -1 to 1.

    Attributes:
        shares: the difference; ``None`` where a side is bounded.
        low: the lower end of its 95% interval (Newcombe's method 10).
        high: the upper end.
        cliffs_delta: how often a leader's answer is above a member's, less how often below, -1 to 1.
        at_least: where a side is bounded, how far they are apart at the least, negative where members agree more;
            ``None`` where the sign could turn.
    """

    shares: Fraction | None = None
    low: float | None = None
    high: float | None = None
    cliffs_delta: Fraction | None = None
    at_least: Fraction | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class StatementVoices:
    """What was said to one statement.

    Attributes:
        criterion: the full name of the criterion whose question it is.
        leader: the role's own figure; in the same way ``member`` and ``other``.
        groups: the figures of groups and pools by id, where they may stand beside that of their role.
        difference: leaders minus members; ``None`` where a side is hidden.
    """

    criterion: str
    leader: StatementCell = HIDDEN_STATEMENT
    member: StatementCell = HIDDEN_STATEMENT
    other: StatementCell = HIDDEN_STATEMENT
    groups: tuple[tuple[str, StatementCell], ...] = ()
    difference: Difference | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class RatingVoices:
    """How leaders rated one criterion, each alone.

    Attributes:
        criterion: its full name.
        cell: the figure of all leaders who may be shown.
        uncertain: whether their quartiles lie half the scale or more apart, as far as that is shown.
    """

    criterion: str
    cell: RatingCell = HIDDEN_RATING
    uncertain: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class HeardGroup:
    """A group of the framework, or a pool of several, and who of it answered.

    Attributes:
        id: of the group or pool.
        title: what people call it; of a pool the titles of its groups.
        role: leader, member or other.
        of: the groups of a pool; ``None`` for a group.
        invited: how many were asked; ``None`` where it is not known, or not of all groups of a pool.
        respondents: how many answered; ``None`` where it is hidden.
        rate: answered over asked, 0 to 1; ``None`` where either is not known.
        hidden: whether it is shown neither alone nor as a pool; a group of a shown pool is hidden too.
    """

    id: str
    title: str
    role: Literal["leader", "member", "other"]
    of: tuple[str, ...] | None = None
    invited: int | None = None
    respondents: int | None = None
    rate: Fraction | None = None
    hidden: bool = True


@dataclass(frozen=True, kw_only=True, slots=True)
class ReleasedComment:
    """A comment that a person marked for printing, of a role that may have comments shown."""

    role: Literal["leader", "member", "other"]
    text: str


@dataclass(frozen=True, kw_only=True)
class Voices:
    """All that a closed survey may show.

    Attributes:
        minimum_group: of fewer people than this nothing is shown.
        minimum_comments: where fewer people of a role answered, no comment is printed.
        agrees_from: the place on the list, 1 to 4, from which on a person agrees.
        closed_on: the day on which the survey was closed.
        groups: all groups of the framework, then the pools.
        statements: one for each statement that was asked, in the framework's order.
        ratings: one for each criterion that leaders were asked to rate, in the framework's order.
        comments: those released, by role and text.
    """

    minimum_group: int
    minimum_comments: int
    agrees_from: int
    closed_on: date
    groups: tuple[HeardGroup, ...]
    statements: tuple[StatementVoices, ...]
    ratings: tuple[RatingVoices, ...]
    comments: tuple[ReleasedComment, ...] = ()

    @cached_property
    def statement_by_criterion(self) -> dict[str, StatementVoices]:
        """What was said to the statement of a criterion, by its full name; a criterion without one is not asked."""
        return {statement.criterion: statement for statement in self.statements}

    @cached_property
    def rating_by_criterion(self) -> dict[str, RatingVoices]:
        """How leaders rated a criterion, by its full name."""
        return {rating.criterion: rating for rating in self.ratings}
