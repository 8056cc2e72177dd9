"""Fill the section of the report on what leaders and members say. Every figure here is one that may be shown."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from ccg_toolkit.framework import Cover
from ccg_toolkit.framework.models import PublishedFigure
from ccg_toolkit.report.assessment import Assessment
from ccg_toolkit.report.charts import Pair, voices_chart
from ccg_toolkit.report.english import alike, count, listed, long_date, numbered, sentence, stopped
from ccg_toolkit.report.find_out_view import NoteView
from ccg_toolkit.report.rounding import percent
from ccg_toolkit.report.voices_figures import LEGEND, ROLES, heard_view, rating_view, statement_view
from ccg_toolkit.report.voices_message import message_of
from ccg_toolkit.report.voices_view import PublishedView, VoicesView
from ccg_toolkit.report.voices_words import TOO_FEW, agreeing, furthest_apart, members_agree, spread
from ccg_toolkit.scoring import CriterionScore
from ccg_toolkit.survey.voices import HeardGroup, StatementCell, StatementVoices, Voices

_DRAWN = 24
"""The most statements that are drawn and told in figures, so that the section stays within two pages."""

_LISTED = 6
"""The most contested criteria, and comments, that are told before the rest is counted."""

_APART = 12
"""How many criteria are listed of those on which leaders lie far apart: nothing else on paper tells how far."""


def voices_view(assessment: Assessment) -> VoicesView | None:
    """Put what a closed survey may show into words and figures; ``None`` where none was read."""
    framework, voices = assessment.framework, assessment.voices
    if voices is None:
        return None
    standings = {standing.ref: standing for standing in assessment.scores.criteria}
    ordered = sorted(voices.statements, key=lambda statement: _order(assessment, standings, statement))
    known = [one for one in ordered if not (one.leader.hidden and one.member.hidden)]
    drawn = known[:_DRAWN]
    views = {one.criterion: statement_view(framework, voices, one) for one in ordered}
    groups = {group.id: group for group in voices.groups}
    contested = [standing for standing in assessment.scores.criteria if standing.contested]
    uncertain = _furthest_apart(voices, [standing for standing in assessment.scores.criteria if standing.uncertain])
    comments = [(dict(ROLES)[comment.role], comment.text) for comment in voices.comments]
    return VoicesView(
        message=message_of(assessment, voices),
        asked=_asked(voices),
        about=(
            f"Leaders and members were asked, each alone. The survey closed on {long_date(voices.closed_on)}. Nothing is shown of "
            f"fewer than {voices.minimum_group} people who answered the same question."
        ),
        answered=tuple(_answered(voices)),
        not_heard=_not_heard(voices, groups),
        heard=tuple(heard_view(group) for group in voices.groups),
        heading=_heading(drawn),
        reading=_reading(drawn),
        chart=voices_chart([_pair(assessment, standings, one) for one in drawn]) if drawn else None,
        statements=tuple(views.values()),
        drawn=tuple(views[one.criterion] for one in drawn),
        beyond=_beyond(len(voices.statements), len(known), len(drawn)),
        contested=_noted(contested, [_contested(standing) for standing in contested], _LISTED),
        uncertain=_noted(uncertain, [_spread(framework.cover, voices, standing) for standing in uncertain], _APART),
        agreement=_agreement(voices, len(uncertain)),
        ratings=tuple(rating_view(framework, rating) for rating in voices.ratings),
        published=tuple(_published(assessment)),
        comments=tuple(comments[:_LISTED]),
        more_comments=tuple(comments[_LISTED:]),
        legend=LEGEND,
        places=tuple(framework.cover.agreement),
        levels=tuple(str(number) for number in framework.cover.numbers),
    )


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
    for role, name in ROLES:
        units = [_unit(group) for group in voices.groups if group.role == role and not group.hidden]
        if units:
            yield name, sentence("; ".join(units))
        elif any(group.role == role for group in voices.groups):
            yield name, f"{sentence(TOO_FEW)}"


def _asked(voices: Voices) -> str:
    """Say who answered, for a cover: the groups and pools that may be shown, with no total over them."""
    units = [
        f"{group.title} ({group.respondents} answered)"
        for role, _ in ROLES
        for group in voices.groups
        if group.role == role and not group.hidden
    ]
    return f"{', '.join(units)}, each alone" if units else "Leaders and members, each alone; too few answered to show"


def _not_heard(voices: Voices, groups: dict[str, HeardGroup]) -> str:
    """Name the groups of which nothing is shown, neither alone nor together with others."""
    pooled = {id_ for group in voices.groups if group.of and not group.hidden for id_ in group.of}
    missing = [group.title for group in groups.values() if group.hidden and group.of is None and group.id not in pooled]
    return stopped(f"Not heard, or by too few to show: {listed(missing, 8)}") if missing else ""


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
    same = sum(rating.cell.bound is not None for rating in shown)
    number = alike(len(shown))
    told = f"On {number(uncertain) if uncertain else 'none'} of {count(len(shown), 'criterion', 'criteria')} "
    told += "leaders, each alone, lie half the scale or more apart"
    return sentence(f"{told}; on {number(same)} nearly all give one level" if same else told)


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
