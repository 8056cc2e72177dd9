"""Voices made by hand or by chance, as a closed survey may show them: from counts, by the rules of what is shown."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from math import sqrt
from random import Random

from ccg_toolkit.framework import Framework
from ccg_toolkit.survey.voices import (
    FEW,
    Difference,
    HeardGroup,
    RatingCell,
    RatingVoices,
    ReleasedComment,
    StatementCell,
    StatementVoices,
    Voices,
)

MINIMUM = 10
_Z = 1.959964


def statement_cell(counts: Sequence[int], dont_know: int = 0, *, agrees_from: int = 3) -> StatementCell:
    """Give what may be shown of a count of places on the list of agreement, from the lowest."""
    n, agree = sum(counts), sum(counts[agrees_from:])
    if n < MINIMUM:
        return StatementCell()
    if agree <= 1 or n - agree <= 1:
        return StatementCell(n=n, bound="10% or fewer" if agree <= 1 else "90% or more")
    low, high = wilson(agree, n)
    return StatementCell(
        n=n,
        dont_know=dont_know if dont_know >= 3 else FEW,
        counts=tuple(counts),
        share=Fraction(agree, n),
        share_low=low,
        share_high=high,
    )


def wilson(agree: int, n: int) -> tuple[float, float]:
    share, square = agree / n, _Z * _Z
    middle = (share + square / (2 * n)) / (1 + square / n)
    half = _Z / (1 + square / n) * sqrt(share * (1 - share) / n + square / (4 * n * n))
    return middle - half, middle + half


def rating_cell(counts: Sequence[int]) -> RatingCell:
    """Give what may be shown of a count of levels, from the lowest."""
    n = sum(counts)
    if n < MINIMUM:
        return RatingCell()
    if max(counts) >= n - 1:
        return RatingCell(n=n, bound="nearly all at one level")
    levels = [level for level, number in enumerate(counts) for _ in range(number)]
    return RatingCell(
        n=n,
        counts=tuple(counts),
        median=quantile(levels, Fraction(1, 2)),
        iqr=quantile(levels, Fraction(3, 4)) - quantile(levels, Fraction(1, 4)),
        interpolated_median=quantile(levels, Fraction(1, 2)),
        agreement=0.25,
        consensus=0.5,
    )


def quantile(levels: Sequence[int], share: Fraction) -> Fraction:
    place = share * (len(levels) - 1)
    below = int(place)
    above = min(below + 1, len(levels) - 1)
    return levels[below] + (place - below) * (levels[above] - levels[below])


def statement(ref: str, leader: Sequence[int] = (), member: Sequence[int] = ()) -> StatementVoices:
    """Give what was said to a statement: how many leaders, and how many members, gave each place."""
    leaders, members = statement_cell(leader), statement_cell(member)
    return StatementVoices(criterion=ref, leader=leaders, member=members, difference=difference(leaders, members))


def difference(leader: StatementCell, member: StatementCell) -> Difference | None:
    one, other = leader.published_share, member.published_share
    if one is None or other is None:
        return None
    if leader.bound is None and member.bound is None:
        shares = one - other
        return Difference(shares=shares, low=float(shares) - 0.1, high=float(shares) + 0.1, cliffs_delta=shares)
    # told as "at least": of a bounded side only its edge is known
    apart = one - other
    away = leader.bound == "90% or more" or member.bound == "10% or fewer"
    toward = leader.bound == "10% or fewer" or member.bound == "90% or more"
    turns = (away and apart <= 0) or (toward and apart >= 0)
    return Difference(at_least=None if turns else apart)


def rating(ref: str, counts: Sequence[int], top: int = 4) -> RatingVoices:
    """Give how many leaders rated a criterion at each level."""
    cell = rating_cell(counts)
    return RatingVoices(criterion=ref, cell=cell, uncertain=cell.iqr is not None and cell.iqr >= Fraction(top, 2))


def voices(
    statements: Sequence[StatementVoices] = (),
    ratings: Sequence[RatingVoices] = (),
    *,
    groups: Sequence[HeardGroup] = (),
    comments: Sequence[ReleasedComment] = (),
) -> Voices:
    return Voices(
        minimum_group=MINIMUM,
        minimum_comments=20,
        agrees_from=3,
        closed_on=date(2014, 2, 17),
        groups=tuple(groups),
        statements=tuple(statements),
        ratings=tuple(ratings),
        comments=tuple(comments),
    )


def shown_group(id_: str, role: str, respondents: int, invited: int | None = None, title: str = "") -> HeardGroup:
    rate = Fraction(respondents, invited) if invited else None
    return HeardGroup(
        id=id_,
        title=title or id_.capitalize(),
        role=role,  # type: ignore[arg-type]
        invited=invited,
        respondents=respondents,
        rate=rate,
        hidden=False,
    )


Kind = str
"""How much of random voices may be shown: all, some, or nothing; or all of it bounded."""

KINDS = ("shown", "no-leaders", "no-members", "nothing", "bounded", "mixed", "not-asked")


def any_voices(random: Random, framework: Framework, kind: Kind = "mixed") -> Voices:
    """Make voices for a framework by chance.

    Args:
        random: the chance.
        framework: what was asked.
        kind: one of `KINDS`.
    """
    asked = [one for one in framework.criteria() if "member" in one.ask] if kind != "not-asked" else []
    rated = [one for one in framework.criteria() if "leader" in one.ask] if kind != "not-asked" else []
    statements = []
    for one in asked:
        leader, member, other = (
            statement_cell(_counts(random, 5, kind, role), random.randint(0, 6))
            for role in ("leader", "member", "other")
        )
        statements.append(
            StatementVoices(
                criterion=one.ref, leader=leader, member=member, other=other, difference=difference(leader, member)
            )
        )
    top = framework.cover.top
    ratings = [rating(one.ref, _counts(random, len(framework.cover.scale), kind, "leader"), top) for one in rated]
    said = kind in {"shown", "mixed"} and random.random() < 0.5
    comments = [ReleasedComment(role="member", text=f"Nobody asked us, <b>{number}</b> times.") for number in range(3)]
    return voices(statements, ratings, groups=_groups(random, framework, kind), comments=comments if said else ())


def _counts(random: Random, places: int, kind: Kind, role: str) -> list[int]:
    kind = random.choice(("shown", "nothing", "bounded")) if kind == "mixed" else kind
    counts = [0] * places
    if kind in {"nothing", f"no-{role}s"}:
        return counts
    if kind == "bounded":
        counts[random.choice((0, places - 1))] = random.randint(MINIMUM, 40)
        return counts
    for _ in range(random.randint(MINIMUM, 60)):
        counts[random.randrange(places)] += 1
    return counts


def _groups(random: Random, framework: Framework, kind: Kind) -> list[HeardGroup]:
    groups = []
    for group in framework.cover.groups:
        hidden = kind in {"nothing", f"no-{group.role}s"} or (kind == "mixed" and random.random() < 0.4)
        invited = random.choice((None, 80, 200))
        respondents = None if hidden else random.randint(MINIMUM, 60)
        groups.append(
            HeardGroup(
                id=group.id,
                title=group.title,
                role=group.role,
                invited=invited,
                respondents=respondents,
                rate=Fraction(respondents, invited) if respondents and invited else None,
                hidden=hidden,
            )
        )
    return groups
