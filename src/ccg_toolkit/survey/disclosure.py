"""The rules of what may be shown: from counts by unit and item to cells, some hidden and some bounded.

Whoever takes all published figures of a survey together finds no count that is hidden and no one person's answer. For
that, nothing hidden is in any sum, and where a unit is bounded its role has no unit beside its own figure, so that nothing
can be taken from it. `docs/trust.md` says what is promised.
"""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from ccg_toolkit.framework.cover_models import Group
from ccg_toolkit.sources import listed
from ccg_toolkit.survey import statistics
from ccg_toolkit.survey.promise import Promise
from ccg_toolkit.survey.units import Unit
from ccg_toolkit.survey.voices import (
    FEW,
    HIDDEN_RATING,
    HIDDEN_STATEMENT,
    NEARLY_ALL,
    NEARLY_NONE,
    Bound,
    Difference,
    HeardGroup,
    RatingCell,
    RatingVoices,
    StatementCell,
    StatementVoices,
)

LEAST_WRITTEN = 5
"""Of fewer comments of one role than this, none is printed."""

_FEWEST_TOLD = 3
"""Don't-knows below this are told as few."""


class Tally(NamedTuple):
    """What was answered to one item.

    Attributes:
        counts: how many gave each place or level, from the lowest up.
        dont_know: how many answered that they do not know.
    """

    counts: tuple[int, ...]
    dont_know: int = 0

    @property
    def answers(self) -> int:
        """How many gave a place or a level: the size of the cell."""
        return sum(self.counts)


Tallies = Mapping[Unit, Tally]
"""What each unit of a survey answered to one item."""


def statement_voices(criterion: str, tallies: Tallies, promise: Promise) -> StatementVoices:
    """Give what may be shown of the answers to one statement.

    Args:
        criterion: whose statement it is.
        tallies: of every unit, by the five places of the list of agreement.
        promise: from how many answers on anything is shown, and which place agrees.
    """
    roles: dict[str, StatementCell] = {}
    groups: list[tuple[str, StatementCell]] = []
    for role in dict.fromkeys(unit.role for unit in tallies):
        own = {unit: tally for unit, tally in tallies.items() if unit.role == role}
        counted = counted_in_role(own.values(), promise)
        stand = may_stand_beside(counted, promise)
        roles[role] = _statement(_sum(counted), promise, dont_know_of_role(counted, units_stand=stand))
        if stand:
            groups += [(unit.id, _statement(tally, promise, dont_know_told(tally))) for unit, tally in own.items()]
    leader, member = (roles.get(role, HIDDEN_STATEMENT) for role in ("leader", "member"))
    return StatementVoices(
        criterion=criterion,
        leader=leader,
        member=member,
        other=roles.get("other", HIDDEN_STATEMENT),
        groups=tuple(groups),
        difference=difference(leader, member, promise.agrees_from),
    )


def difference(leader: StatementCell, member: StatementCell, agrees_from: int) -> Difference | None:
    """Give leaders less members on one statement, from what is shown of them alone.

    Args:
        leader: of all leaders.
        member: of all members.
        agrees_from: the place on the list from which on a person agrees.

    Returns:
        The difference, at its least where a side is bounded; ``None`` where one is hidden.
    """
    if leader.hidden or member.hidden:
        return None
    if leader.counts is None or member.counts is None:
        (low, high), (other_low, other_high) = _span(leader), _span(member)
        least, most = low - other_high, high - other_low
        return Difference(at_least=least if least >= 0 else most if most <= 0 else None)
    agree, answers = sum(leader.counts[agrees_from:]), sum(leader.counts)
    others_agree, others = sum(member.counts[agrees_from:]), sum(member.counts)
    low_end, high_end = statistics.difference_interval(agree, answers, others_agree, others)
    return Difference(
        shares=Fraction(agree, answers) - Fraction(others_agree, others),
        low=low_end,
        high=high_end,
        cliffs_delta=statistics.cliffs_delta(leader.counts, member.counts),
    )


def rating_voices(criterion: str, tallies: Tallies, promise: Promise, lowest: int) -> RatingVoices:
    """Give what may be shown of how leaders rated one criterion.

    Args:
        criterion: its full name.
        tallies: of every unit of leaders, by the levels of the scale.
        promise: from how many answers on anything is shown.
        lowest: the number of the lowest level.
    """
    counts = _sum(counted_in_role(tallies.values(), promise)).counts
    answers = sum(counts)
    if not answers:
        return RatingVoices(criterion=criterion, cell=HIDDEN_RATING)
    if nearly_all_alike(counts):
        return RatingVoices(criterion=criterion, cell=RatingCell(n=answers, bound="nearly all at one level"))
    apart = statistics.interquartile_range(counts)
    cell = RatingCell(
        n=answers,
        counts=counts,
        median=lowest + statistics.median(counts),
        iqr=apart,
        interpolated_median=lowest + statistics.interpolated_median(counts),
        agreement=float(statistics.agreement(counts)),
        consensus=statistics.consensus(counts),
    )
    return RatingVoices(criterion=criterion, cell=cell, uncertain=2 * apart >= len(counts) - 1)


def heard_groups(
    groups: Sequence[Group], respondents: Mapping[Unit, int], invited: Mapping[str, int], promise: Promise
) -> tuple[HeardGroup, ...]:
    """Give who was asked and who answered, without the number of any group that is shown in no figure.

    Args:
        groups: of the framework.
        respondents: how many of each unit answered.
        invited: how many of each group were asked, as far as it is known.
        promise: from how many people on anything is shown.
    """
    alone = {unit.id: count for unit, count in respondents.items() if not unit.of}
    heard = [_heard(group.id, [group], alone.get(group.id, 0), invited, promise) for group in groups]
    by_id = {group.id: group for group in groups}
    for unit, count in respondents.items():
        if unit.of:
            heard.append(_heard(unit.id, [by_id[group] for group in unit.of], count, invited, promise))
    return tuple(heard)


def roles_with_comments(respondents: Mapping[Unit, int], written: Mapping[str, int], promise: Promise) -> set[str]:
    """Give the roles of which comments may be printed.

    Args:
        respondents: how many of each unit answered.
        written: how many comments each role wrote.
        promise: from how many people on a comment is printed.
    """
    return {
        role
        for role, comments in written.items()
        if comments >= LEAST_WRITTEN
        and sum(count for unit, count in respondents.items() if unit.role == role and is_shown(count, promise))
        >= promise.minimum_comments
    }


def is_shown(people: int, promise: Promise) -> bool:
    """Tell whether so many people are enough for anything to be shown of them."""
    return people >= promise.minimum_group


def counted_in_role(tallies: Iterable[Tally], promise: Promise) -> list[Tally]:
    """Give the units that are in the figure of their role: what is hidden is in no sum, so that it cannot be taken out."""
    return [tally for tally in tallies if is_shown(tally.answers, promise)]


def may_stand_beside(counted: Sequence[Tally], promise: Promise) -> bool:
    """Tell whether units may stand beside the figure of their role.

    Where one of them is bounded it could be worked out from that figure and the others.
    """
    return not any(agreement_bound(tally.counts, promise.agrees_from) for tally in counted)


def agreement_bound(counts: Sequence[int], agrees_from: int) -> Bound | None:
    """Give what stands in place of the figures of a statement on which all, or all but one, are of one side.

    The side counts, not the place: of ten who agree, five of them strongly, each one's side is known as well.
    """
    agree = sum(counts[agrees_from:])
    return "90% or more" if sum(counts) - agree <= 1 else "10% or fewer" if agree <= 1 else None


def nearly_all_alike(counts: Sequence[int]) -> bool:
    """Tell whether all, or all but one, gave one level."""
    return sum(counts) - max(counts) <= 1


def dont_know_told(tally: Tally) -> int | str:
    """Give how many do not know, where there are enough of them, else that they are few."""
    return tally.dont_know if tally.dont_know >= _FEWEST_TOLD else FEW


def dont_know_of_role(counted: Sequence[Tally], *, units_stand: bool) -> int | str | None:
    """Give how many of a role do not know; of several units only where each has enough of them to be told and is told.

    Where the units do not stand beside their role, as one is bounded, a sum of six would tell that two have three each.
    """
    if len(counted) == 1:
        return dont_know_told(counted[0])
    if not units_stand or any(dont_know_told(tally) == FEW for tally in counted):
        return None
    return sum(tally.dont_know for tally in counted)


def _sum(tallies: Sequence[Tally]) -> Tally:
    return Tally(
        tuple(map(sum, zip(*(tally.counts for tally in tallies), strict=True))),
        sum(tally.dont_know for tally in tallies),
    )


def _statement(tally: Tally, promise: Promise, dont_know: int | str | None) -> StatementCell:
    """Give a cell by its own size; one without any answer is hidden as well."""
    answers = tally.answers
    if not is_shown(answers, promise):
        return HIDDEN_STATEMENT
    if bound := agreement_bound(tally.counts, promise.agrees_from):
        return StatementCell(n=answers, bound=bound)
    agree = sum(tally.counts[promise.agrees_from :])
    low, high = statistics.share_interval(agree, answers)
    return StatementCell(
        n=answers,
        dont_know=dont_know,
        counts=tally.counts,
        share=Fraction(agree, answers),
        share_low=low,
        share_high=high,
    )


def _span(cell: StatementCell) -> tuple[Fraction, Fraction]:
    """Give between which two shares that of a shown cell lies, as far as it is told."""
    if cell.bound is None:
        share = cell.share or Fraction(0)
        return share, share
    return (NEARLY_ALL, Fraction(1)) if cell.bound == "90% or more" else (Fraction(0), NEARLY_NONE)


def _heard(name: str, groups: Sequence[Group], count: int, invited: Mapping[str, int], promise: Promise) -> HeardGroup:
    """Give one group, or a pool of several."""
    shown = is_shown(count, promise)
    asked = sum(invited[group.id] for group in groups) if all(group.id in invited for group in groups) else None
    return HeardGroup(
        id=name,
        title=listed([group.title for group in groups]),
        role=groups[0].role,
        of=tuple(group.id for group in groups) if len(groups) > 1 else None,
        invited=asked,
        respondents=count if shown else None,
        rate=Fraction(count, asked) if shown and asked and count <= asked else None,
        hidden=not shown,
    )
