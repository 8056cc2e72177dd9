"""What leaders and members say, put into figures and words. Every figure here is one that may be shown."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from ccg_toolkit.framework import Cover
from ccg_toolkit.framework.models import PublishedFigure
from ccg_toolkit.report.assessment import Assessment
from ccg_toolkit.report.charts import Pair, voices_chart
from ccg_toolkit.report.english import count, listed, long_date, numbered, sentence
from ccg_toolkit.report.find_out_view import NoteView
from ccg_toolkit.report.rounding import exact, half_up, percent
from ccg_toolkit.report.voices_view import (
    CellView,
    HeardView,
    PublishedView,
    RatingView,
    StatementView,
    VoicesView,
)
from ccg_toolkit.report.voices_words import TOO_FEW, agreeing, furthest_apart, members_agree, spread
from ccg_toolkit.scoring import CriterionScore
from ccg_toolkit.survey.voices import Difference, HeardGroup, RatingVoices, StatementCell, StatementVoices, Voices

HIDDEN, NOT_APPLICABLE, NOT_AVAILABLE = "[c]", "[z]", "[x]"
"""The shorthand of the Government Analysis Function for what a table does not show."""

LEGEND = (
    f"{HIDDEN} hidden, as too few answered or nearly all alike; {NOT_APPLICABLE} not applicable; {NOT_AVAILABLE} not "
    "available."
)

ROWS = 24
"""The most statements that are drawn and told in figures, so that the section stays within two pages."""

_LISTED = 6
_APART = 12
"""How many criteria are listed of those on which leaders lie far apart: nothing else on paper tells how far."""
"""The most contested or uncertain criteria, and comments, that are told before the rest is counted."""

_ROLES = (("leader", "Leaders"), ("member", "Members"), ("other", "Others"))


def voices_view(assessment: Assessment) -> VoicesView | None:
    """Put what a closed survey may show into words and figures; ``None`` where none was read."""
    voices = assessment.voices
    if voices is None:
        return None
    standings = {standing.ref: standing for standing in assessment.scores.criteria}
    ordered = sorted(voices.statements, key=lambda statement: _order(assessment, standings, statement))
    known = [one for one in ordered if not (one.leader.hidden and one.member.hidden)]
    drawn = known[:ROWS]
    titles = {ref: standing.criterion.title for ref, standing in standings.items()}
    views = {one.criterion: _statement(assessment, one, titles) for one in ordered}
    groups = {group.id: group for group in voices.groups}
    contested = [standing for standing in assessment.scores.criteria if standing.contested]
    uncertain = _furthest_apart(voices, [standing for standing in assessment.scores.criteria if standing.uncertain])
    comments = [(dict(_ROLES)[comment.role], comment.text) for comment in voices.comments]
    return VoicesView(
        message=message_of(assessment),
        asked=_asked(voices),
        about=(
            f"Leaders and members were asked, each alone. The survey closed on {long_date(voices.closed_on)}. Nothing is shown of "
            f"fewer than {voices.minimum_group} people who answered the same question."
        ),
        answered=tuple(_answered(voices)),
        not_heard=_not_heard(voices, groups),
        heard=tuple(_heard(group) for group in voices.groups),
        heading=_heading(drawn),
        reading=_reading(drawn),
        chart=voices_chart([_pair(assessment, standings, one) for one in drawn]) if drawn else None,
        statements=tuple(views.values()),
        drawn=tuple(views[one.criterion] for one in drawn),
        beyond=_beyond(len(voices.statements), len(known), len(drawn)),
        contested=_noted(contested, [_contested(standing) for standing in contested], _LISTED),
        uncertain=_noted(
            uncertain, [_spread(assessment.framework.cover, voices, standing) for standing in uncertain], _APART
        ),
        agreement=_agreement(voices, len(uncertain)),
        ratings=tuple(_rating(assessment, rating, titles) for rating in voices.ratings),
        published=tuple(_published(assessment)),
        comments=tuple(comments[:_LISTED]),
        more_comments=tuple(comments[_LISTED:]),
        legend=LEGEND,
        places=tuple(assessment.framework.cover.agreement),
        levels=tuple(str(number) for number in assessment.framework.cover.numbers),
    )


def message_of(assessment: Assessment) -> str:
    """Say in a sentence what the voices come to; empty where none were read."""
    voices = assessment.voices
    if voices is None:
        return ""
    contested = sum(standing.contested for standing in assessment.scores.criteria)
    more = f"; {count(contested, 'rating is', 'ratings are')} contested by members" if contested else ""
    return sentence(_sides(assessment, voices) + more)


def _sides(assessment: Assessment, voices: Voices) -> str:
    members = [one for one in voices.statements if not one.member.hidden]
    both = [one for one in members if not one.leader.hidden]
    if both:
        behind = sorted((one for one in both if _apart(one) > 0), key=_apart, reverse=True)
        if not behind:
            return f"members agree no less than leaders, as far as that may be told, with {_part(len(both), len(both))}"
        first = behind[0]
        title = assessment.framework.by_ref[first.criterion].title
        return (
            f"members agree less often than leaders with {_part(len(behind), len(both))}, and they are furthest apart on \u2018{title}\u2019 "
            f"({agreeing(first.leader)} of leaders agree, {agreeing(first.member)} of members)"
        )
    if members:
        return _one_side(assessment, members)
    if any(not one.leader.hidden for one in voices.statements) or any(not one.cell.hidden for one in voices.ratings):
        return "leaders answered, and members were too few to show, so nothing can be said of how far the two are apart"
    if not (voices.statements or voices.ratings):
        return (
            "nothing was asked of which anything could be shown, so the levels that were agreed on stand by themselves"
        )
    return "too few answered for anything to be shown, so the levels that were agreed on stand by themselves"


def _one_side(assessment: Assessment, members: Sequence[StatementVoices]) -> str:
    least = min(members, key=lambda one: one.member.published_share or Fraction(0))
    title = assessment.framework.by_ref[least.criterion].title
    if len(members) == 1:
        return f"{agreeing(least.member)} of members agree with \u2018{title}\u2019; leaders were too few to show"
    most = sum((one.member.published_share or 0) > Fraction(1, 2) for one in members)
    agree = f"more than half of members agree with {_part(most, len(members))}"
    if not most:
        agree = f"with none of the {count(len(members), 'statement', 'statements')} do more than half of members agree"
    return f"{agree}, and fewest with \u2018{title}\u2019 ({agreeing(least.member)}); leaders were too few to show"


def _part(number: int, whole: int) -> str:
    """Say how many of some statements."""
    statements = count(whole, "statement", "statements")
    if number == whole:
        return f"all {statements}" if whole > 1 else "the only statement"
    return f"{numbered(number) if number else 'none'} of {statements}"


def _apart(statement: StatementVoices) -> Fraction:
    """Give how far leaders are above members, as far as that is told; 0 where it is not."""
    difference = statement.difference
    if difference is None:
        return Fraction(0)
    return difference.at_least or Fraction(0) if difference.shares is None else difference.shares


def _order(
    assessment: Assessment, standings: dict[str, CriterionScore], statement: StatementVoices
) -> tuple[bool, Fraction]:
    """Put first what is furthest apart; where leaders are hidden, the level that was agreed on stands in their place."""
    members, leaders = statement.member.published_share, statement.leader.published_share
    if members is None:
        return True, Fraction(0)
    if leaders is None:
        level = standings[statement.criterion].level if statement.criterion in standings else None
        leaders = members if level is None else Fraction(level, assessment.framework.cover.top)
    return False, members - leaders


def _pair(assessment: Assessment, standings: dict[str, CriterionScore], statement: StatementVoices) -> Pair:
    standing, top = standings[statement.criterion], assessment.framework.cover.top
    leaders = _of(statement.leader)
    if statement.leader.hidden and standing.level is not None:
        leaders = f"you rated {standing.level} of {top}"
    return Pair(
        title=standing.criterion.title,
        leader=statement.leader,
        member=statement.member,
        leaders=leaders,
        members=_of(statement.member),
    )


def _heading(statements: Sequence[StatementVoices]) -> str:
    """Name what the chart shows, by the sides of which anything may be shown."""
    if all(one.member.hidden for one in statements):
        return "How many leaders agree"
    if all(one.leader.hidden for one in statements):
        return "How many members agree, furthest from our rating first"
    return "Leaders and members on one line, furthest apart first"


def _reading(statements: Sequence[StatementVoices]) -> str:
    """Say how the chart is read, as far as it needs it."""
    cells = [cell for one in statements for cell in (one.leader, one.member)]
    marks = "a square is the share of leaders, a ring that of members"
    if all(one.leader.hidden for one in statements):
        marks = "a ring is the share of members"
    told = f"Who agrees with the statement of a criterion: {marks}."
    if any(cell.bound for cell in cells):
        told += " A bar, filled for leaders, covers a share of which only a bound may be told."
    if any(one.leader.hidden for one in statements):
        told += " Where leaders are too few to show, the level that was agreed on stands in their column."
    return f"{told} The line in the middle is half."


def _of(cell: StatementCell) -> str:
    return agreeing(cell) if cell.share is None else f"{percent(cell.share)} of {cell.n}"


def _beyond(asked: int, known: int, drawn: int) -> str:
    told = []
    if known > drawn:
        told.append(f"{count(known - drawn, 'statement', 'statements')} on which the two are closer")
    if asked > known and known:
        told.append(f"{count(asked - known, 'statement', 'statements')} that too few answered")
    return sentence(f"Left out: {listed(told)}") if told else ""


def _unit(group: HeardGroup) -> str:
    if group.invited is None or group.rate is None:
        return f"{group.title}: {group.respondents} answered"
    return f"{group.title}: {group.respondents} of {group.invited} ({percent(group.rate)})"


def _answered(voices: Voices) -> Iterator[tuple[str, str]]:
    for role, name in _ROLES:
        units = [_unit(group) for group in voices.groups if group.role == role and not group.hidden]
        if units:
            yield name, sentence("; ".join(units))
        elif any(group.role == role for group in voices.groups):
            yield name, f"{sentence(TOO_FEW)}"


def _asked(voices: Voices) -> str:
    """Say who answered, for a cover: the groups and pools that may be shown, with no total over them."""
    units = [
        f"{group.title} ({group.respondents} answered)"
        for role, _ in _ROLES
        for group in voices.groups
        if group.role == role and not group.hidden
    ]
    return f"{', '.join(units)}, each alone" if units else "Leaders and members, each alone; too few answered to show"


def _not_heard(voices: Voices, groups: dict[str, HeardGroup]) -> str:
    """Name the groups of which nothing is shown, neither alone nor together with others."""
    pooled = {id_ for group in voices.groups if group.of and not group.hidden for id_ in group.of}
    missing = [group.title for group in groups.values() if group.hidden and group.of is None and group.id not in pooled]
    return f"Not heard, or by too few to show: {listed(missing, 8)}." if missing else ""


def _heard(group: HeardGroup) -> HeardView:
    return HeardView(
        title=group.title,
        role=dict(_ROLES)[group.role],
        invited=NOT_AVAILABLE if group.invited is None else str(group.invited),
        respondents=HIDDEN if group.respondents is None else str(group.respondents),
        rate=percent(group.rate) if group.rate is not None else HIDDEN if group.hidden else NOT_AVAILABLE,
    )


def _statement(assessment: Assessment, statement: StatementVoices, titles: dict[str, str]) -> StatementView:
    places = len(assessment.framework.cover.agreement)
    named = {group.id: group.title for group in assessment.voices.groups} if assessment.voices else {}
    return StatementView(
        ref=statement.criterion,
        title=titles[statement.criterion],
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


def _contested(standing: CriterionScore) -> str:
    return f"You rated it {standing.level}, with a target of {standing.target}; {members_agree(standing)}."


def _furthest_apart(voices: Voices, standings: Sequence[CriterionScore]) -> list[CriterionScore]:
    return sorted(standings, key=lambda one: furthest_apart(voices.rating_by_criterion[one.ref].cell))


def _spread(cover: Cover, voices: Voices, standing: CriterionScore) -> str:
    return sentence(spread(cover, voices.rating_by_criterion[standing.ref].cell))


def _noted(standings: Sequence[CriterionScore], texts: Sequence[str], most: int) -> tuple[NoteView, ...]:
    notes = [
        NoteView(ref=standing.ref, title=standing.criterion.title, text=text)
        for standing, text in zip(standings, texts, strict=True)
    ]
    if len(notes) <= most:
        return tuple(notes)
    more = NoteView(
        ref="",
        title=f"And {numbered(len(notes) - most)} more",
        text="They are named under what is still open.",
    )
    return (*notes[:most], more)


def _agreement(voices: Voices, uncertain: int) -> str:
    """Say how far leaders agree on what is not listed as uncertain."""
    if not voices.ratings:
        return ""
    shown = [rating for rating in voices.ratings if not rating.cell.hidden]
    if not shown:
        return (
            "Too few leaders rated, each alone, to show how far they agree: let the room score in silence on the day."
        )
    alike = sum(rating.cell.bound is not None for rating in shown)
    told = f"On {numbered(uncertain) if uncertain else 'none'} of {count(len(shown), 'criterion', 'criteria')} "
    told += "leaders, each alone, lie half the scale or more apart"
    return sentence(f"{told}; on {numbered(alike)} nearly all give one level" if alike else told)


def _rating(assessment: Assessment, rating: RatingVoices, titles: dict[str, str]) -> RatingView:
    cell = rating.cell
    return RatingView(
        ref=rating.criterion,
        title=titles[rating.criterion],
        n=HIDDEN if cell.n is None else str(cell.n),
        counts=tuple(str(number) for number in cell.counts)
        if cell.counts
        else (HIDDEN,) * len(assessment.framework.cover.numbers),
        median=HIDDEN if cell.median is None else exact(cell.median),
        iqr=HIDDEN if cell.iqr is None else exact(cell.iqr),
        note=cell.bound or ("uncertain" if rating.uncertain else ""),
    )


def _published(assessment: Assessment) -> Iterator[PublishedView]:
    for standing in assessment.scores.criteria:
        if standing.criterion.published:
            figures = standing.criterion.published
            asked = ("", *(figure.item for figure in figures))
            told = "; ".join(_elsewhere(figure, before) for figure, before in zip(figures, asked, strict=False))
            yield PublishedView(title=standing.criterion.title, ours=_ours(standing), told=sentence(told))


def _elsewhere(figure: PublishedFigure, before: str) -> str:
    """Tell a figure; what was asked only where the one before it answers something else."""
    shares = ((figure.leaders, "leaders"), (figure.members, "members"))
    there = listed(f"{share} of {who}" for share, who in shares if share)
    asked = "" if figure.item == before else f"{figure.item}: "
    return f"{asked}{f'{there} in ' if there else ''}{figure.year} ({figure.source})"


def _ours(standing: CriterionScore) -> str:
    statement = standing.statement
    if statement is None:
        return "Not asked of members here."
    sides = ((statement.leader, "leaders"), (statement.member, "members"))
    shown = [f"{agreeing(cell)} of {who}" for cell, who in sides if not cell.hidden]
    few = [who for cell, who in sides if cell.hidden]
    told = f"here {listed(shown)} agree" if shown else "here both sides were too few to show"
    return sentence(f"{told}; {few[0]} were too few to show" if shown and few else told)
