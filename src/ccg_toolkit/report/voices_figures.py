"""The figures of a closed survey as tables show them; shorthand stands for what may not be shown."""

from fractions import Fraction

from ccg_toolkit.framework import Framework
from ccg_toolkit.report.rounding import exact, half_up, percent
from ccg_toolkit.report.voices_view import CellView, HeardView, RatingView, StatementView
from ccg_toolkit.survey.voices import Difference, HeardGroup, RatingVoices, StatementCell, StatementVoices, Voices

HIDDEN, NOT_APPLICABLE, NOT_AVAILABLE = "[c]", "[z]", "[x]"
"""The shorthand of the Government Analysis Function for what a table does not show."""

LEGEND = (
    f"{HIDDEN} hidden, as too few answered or nearly all alike; {NOT_APPLICABLE} not applicable; {NOT_AVAILABLE} not "
    "available."
)

ROLES = (("leader", "Leaders"), ("member", "Members"), ("other", "Others"))


def heard_view(group: HeardGroup) -> HeardView:
    """Give a group or a pool of groups: how many were asked, and how many answered."""
    return HeardView(
        title=group.title,
        role=dict(ROLES)[group.role],
        invited=NOT_AVAILABLE if group.invited is None else str(group.invited),
        respondents=HIDDEN if group.respondents is None else str(group.respondents),
        rate=percent(group.rate) if group.rate is not None else HIDDEN if group.hidden else NOT_AVAILABLE,
    )


def statement_view(framework: Framework, voices: Voices, statement: StatementVoices) -> StatementView:
    """Give how many agree with the statement of a criterion, by role and group."""
    places = len(framework.cover.agreement)
    named = {group.id: group.title for group in voices.groups}
    return StatementView(
        ref=statement.criterion,
        title=framework.by_ref[statement.criterion].title,
        leaders=_cell("Leaders", statement.leader, places),
        members=_cell("Members", statement.member, places),
        others=_cell("Others", statement.other, places),
        groups=tuple(_cell(named.get(id_, id_), cell, places) for id_, cell in statement.groups),
        difference=_difference(statement.difference),
    )


def _cell(who: str, cell: StatementCell, places: int) -> CellView:
    low, high = _measured(cell.share_low), _measured(cell.share_high)
    unsure = HIDDEN if cell.dont_know is None else str(cell.dont_know)
    share = cell.bound or (HIDDEN if cell.share is None else percent(cell.share))
    n = HIDDEN if cell.n is None else str(cell.n)
    return CellView(
        who=who,
        n=n,
        counts=tuple(str(number) for number in cell.counts) if cell.counts else (HIDDEN,) * places,
        share=share,
        low=low,
        high=high,
        dont_know=unsure,
        told=HIDDEN if cell.hidden else f"{share} of {n}" if cell.bound else f"{share} ({low} to {high}) of {n}",
        counted=f"{', '.join(str(number) for number in cell.counts)}; {unsure} do not know" if cell.counts else "",
    )


def _measured(value: float | None) -> str:
    return HIDDEN if value is None else percent(Fraction(value))


def _difference(difference: Difference | None) -> str:
    if difference is None:
        return HIDDEN
    if difference.shares is None or difference.low is None or difference.high is None:
        if difference.at_least is None:
            return "cannot be told"
        more = "members agree more, by " if difference.at_least < 0 else ""
        return f"{more}at least {half_up(abs(difference.at_least) * 100, 0)}"
    low, high = (half_up(Fraction(end) * 100, 0) for end in (difference.low, difference.high))
    return f"{half_up(difference.shares * 100, 0)} ({low} to {high})"


def rating_view(framework: Framework, rating: RatingVoices) -> RatingView:
    """Give how leaders rated a criterion, each alone."""
    cell = rating.cell
    return RatingView(
        ref=rating.criterion,
        title=framework.by_ref[rating.criterion].title,
        n=HIDDEN if cell.n is None else str(cell.n),
        counts=tuple(str(number) for number in cell.counts)
        if cell.counts
        else (HIDDEN,) * len(framework.cover.numbers),
        median=HIDDEN if cell.median is None else exact(cell.median),
        iqr=HIDDEN if cell.iqr is None else exact(cell.iqr),
        note=cell.bound or ("uncertain" if rating.uncertain else ""),
    )
