"""Fill the edition for members: choose what fits on two pages, and leave out what names a person."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import TypeVar

from ccg_toolkit.answers.people import People
from ccg_toolkit.history import Change
from ccg_toolkit.planning import PlannedAction
from ccg_toolkit.report.assessment import Assessment
from ccg_toolkit.report.english import OURS, count, long_date, numbered, quoted, sentence, span
from ccg_toolkit.report.members_view import DoneView, MembersView, SaidView, StandsView
from ccg_toolkit.report.paging import LONG_NAME, short_name
from ccg_toolkit.report.rounding import percent
from ccg_toolkit.report.sentences import titles
from ccg_toolkit.report.voices_words import agreeing
from ccg_toolkit.survey.voices import HeardGroup, StatementCell, StatementVoices, Voices
from ccg_toolkit.tracker import Column

Row = TypeVar("Row")

_ROOM = 70
"""Lines that the rows of all parts have on two pages, beside headings and what is always said."""

_LEAST = 14
"""Lines that what will be done has in any case."""

_RULE = 0.4
"""Lines that the rule below a row of a table takes, with the room around it."""

_HEADING = 3
"""Lines that a heading takes, with the room around it."""

_WIDE = 100
"""Letters on a line that takes the width of the page."""

_FIRST = 3
"""How many of the first priorities are named where nothing of members can be shown."""

_NAMED = 4
"""How many actions of the last plan are named of those that came, and of those that did not, before the rest is counted."""


def build_members_view(assessment: Assessment) -> MembersView:
    """Make the view-model of the edition for members.

    Args:
        assessment: where things stand, the plan and, where a closed survey was read, what it may show.

    Returns:
        Texts ready to show. The same assessment gives the same page.
    """
    answers, cover = assessment.answers, assessment.framework.cover
    voices = assessment.voices
    statements = _shown_statements(voices)
    names_nobody = _names_nobody(assessment)
    every = tuple(_said(assessment, statement) for statement in statements)
    said = _fitting(every, 30, _height_said)
    stands = () if statements else tuple(_stands(assessment))
    written = [comment.text for comment in voices.comments if comment.role == "member"] if voices else []
    comments = _fitting(tuple(filter(names_nobody, written)), 8, _across)
    offers = [_promised(line.text, line.review_on) for line in answers.manifesto.organisation_offers]
    promised = _fitting(tuple(filter(names_nobody, offers)), 8, _across)
    asked = tuple(_asked(assessment, names_nobody))
    looked_back = _looked_back(assessment.since) if assessment.since else ""
    taken = sum(map(_height_said, said)) + sum(map(_across, (*comments, *promised, *asked)))
    taken += _across(looked_back) + _HEADING if looked_back else 0
    taken += sum(_across(f"{row.title}. {row.now}") for row in stands)
    actions = sorted(assessment.plan.actions, key=lambda action: (action.rank is None, action.rank or 0))
    kept = _fitting(actions, max(_LEAST, _ROOM - taken), lambda action: _height_done(_done(action)))
    done = tuple(map(_done, sorted(kept, key=lambda action: action.reached_on)))
    return MembersView(
        title="What you told us, and what we will do" if statements else "Where we stand, and what we will do",
        audience=f"For all {cover.terms.members} of this {cover.terms.organisation}",
        organisation=answers.organisation,
        organisation_short=short_name(answers.organisation),
        organisation_long=len(answers.organisation) > LONG_NAME,
        language="" if cover.language == OURS else cover.language,
        version=assessment.version,
        about=_about(assessment, voices),
        told_heading="What you told us" if statements else "Where we stand",
        told=tuple(_told(assessment, voices, statements)),
        heard=tuple(_heard(group) for group in voices.groups if group.role == "member" and not group.hidden)
        if voices and statements
        else (),
        said=said,
        leaders_shown=any(not statement.leader.hidden for statement in statements),
        left_unsaid=_more(len(every) - len(said), "statement stands", "statements stand"),
        reading=_reading(voices, statements),
        stands=stands,
        comments=comments,
        looked_back=looked_back,
        period=span(assessment.plan.quarters[0].starts_on, assessment.plan.quarters[-1].ends_on) if done else "",
        done=done,
        undone=_more(len(actions) - len(done), "action stands", "actions stand")
        if actions
        else _nothing_planned(assessment),
        promised=promised,
        asked=asked,
    )


def _fitting(rows: Sequence[Row], room: float, height: Callable[[Row], float]) -> tuple[Row, ...]:
    """Give the first rows that fit into so many lines; one always does."""
    fitting: list[Row] = []
    for row in rows:
        room -= height(row)
        if fitting and room < 0:
            break
        fitting.append(row)
    return tuple(fitting)


def _lines(text: str, letters: int) -> int:
    """Say about how many lines a text takes where so many letters stand on one."""
    return sum(-(-max(1, len(line)) // letters) for line in text.splitlines() or [""])


def _across(text: str) -> int:
    return _lines(text, _WIDE)


def _height_said(said: SaidView) -> float:
    return _lines(said.text, 58) + _RULE


def _height_done(done: DoneView) -> float:
    """Say about how many lines an action takes in its table, where what shows it has a column of its own."""
    return _RULE + max(_lines(done.what, 26), _lines(done.who, 15), _lines(done.seen, 34))


def _more(number: int, one: str, many: str) -> str:
    return f"{sentence(count(number, f'more {one}', f'more {many}'))[:-1]} in the whole report." if number else ""


def _names_nobody(assessment: Assessment) -> Callable[[str], bool]:
    """Tell of a text whether it names nobody that the answers, a tracker or a title such as Dr give away."""
    answers = assessment.answers
    paper, manifesto = answers.paper, answers.manifesto
    lines = (
        *manifesto.organisation_offers,
        *manifesto.organisation_wants,
        *manifesto.members_offer,
        *manifesto.members_want,
    )
    tracked = assessment.progress.actions if assessment.progress else ()
    known = (
        *answers.plan.owners.values(),
        answers.assessed_by,
        paper.author,
        paper.presenter,
        paper.sponsor,
        paper.on_behalf_of,
        *(line.owner for line in lines),
        *(action.text(Column.OWNER) for action in tracked),
    )
    people = People.of(answers.organisation, filter(None, known), assessment.framework.owners)
    return lambda text: not people.pointed_to(text)


def _shown_statements(voices: Voices | None) -> tuple[StatementVoices, ...]:
    """Give what was asked of members, most agreement first; nothing where no figure of members can be shown."""
    statements = voices.statements if voices else ()
    shown = [one for one in statements if one.member.published_share is not None]
    hidden = [one for one in statements if one.member.published_share is None]
    shown.sort(key=lambda one: one.member.published_share or 0, reverse=True)
    return (*shown, *hidden) if shown else ()


def _said(assessment: Assessment, statement: StatementVoices) -> SaidView:
    return SaidView(
        text=_statement_of(assessment, statement),
        members=_of_how_many(statement.member),
        leaders=_of_how_many(statement.leader),
    )


def _of_how_many(cell: StatementCell) -> str:
    return agreeing(cell) if cell.hidden else f"{agreeing(cell)} of {cell.n:,}"


def _statement_of(assessment: Assessment, statement: StatementVoices) -> str:
    criterion = assessment.framework.by_ref[statement.criterion]
    return criterion.question or criterion.statement


def _about(assessment: Assessment, voices: Voices | None) -> str:
    rated = f"We rated ourselves on {long_date(assessment.answers.assessed_on)}"
    if voices is None:
        return f"{rated}. This is what came of it."
    return f"You were asked, each alone, up to {long_date(voices.closed_on)}. {rated}. This is what came of both."


def _told(assessment: Assessment, voices: Voices | None, statements: Sequence[StatementVoices]) -> Iterator[str]:
    """Say what members said, in a sentence; else why nothing of it is shown."""
    if not statements:
        if voices is not None:
            yield ("Too few of you answered for anything to be shown, as was promised. This is how we rated ourselves.")
        else:
            yield "This is how we rated ourselves; answers of yours are not part of it."
        if assessment.scores.overall.mean is None:
            yield "Nothing is rated yet."
        elif not assessment.priorities:
            yield "Every point that is rated is where we want it to be."
        else:
            yield "This is what we put first, and where it stands."
        return
    shown = [one for one in statements if one.member.published_share is not None]
    most, least = shown[0], shown[-1]
    if most.member.published_share == least.member.published_share:
        yield f"{quoted([_statement_of(assessment, most)])}: {_of_how_many(most.member)} of you agree."
        return
    highest, lowest = (
        f"{quoted([_statement_of(assessment, one)])} ({_of_how_many(one.member)})" for one in (most, least)
    )
    if 2 * (most.member.published_share or 0) > 1:
        yield f"Most of you agreed with {highest}, and fewest with {lowest}."
    else:
        yield f"No statement has the agreement of more than half of you. Most agreed with {highest}, and fewest with {lowest}."


def _heard(group: HeardGroup) -> str:
    """Say how many of a group answered, and of how many where that is known."""
    rate = f" of {group.invited:,} asked ({percent(group.rate)})" if group.rate is not None else ""
    return f"{group.title}: {group.respondents:,}{rate}"


def _reading(voices: Voices | None, statements: Sequence[StatementVoices]) -> str:
    if voices is None or not statements:
        return ""
    return (
        "Each figure is the share that agrees, of those who answered. Where all or all but one answered alike, it is given as "
        f"“90% or more” or “10% or fewer”. Of fewer than {voices.minimum_group} people nothing is shown."
    )


def _stands(assessment: Assessment) -> Iterator[StandsView]:
    cover = assessment.framework.cover
    for priority in assessment.priorities[:_FIRST]:
        standing = priority.standing
        level = cover.bottom if standing.level is None else standing.level
        told = standing.criterion.text_of(level) or cover.level(level).name
        yield StandsView(title=standing.criterion.title, now=sentence(told))


def _done(action: PlannedAction) -> DoneView:
    written = action.step.written
    return DoneView(
        what=written.title,
        by=long_date(action.reached_on),
        who=written.owner or "nobody yet",
        seen=sentence(written.success_measure) if written.success_measure else "",
    )


def _nothing_planned(assessment: Assessment) -> str:
    if assessment.scores.overall.mean is None:
        return "Nothing is rated yet, so nothing is planned."
    return (
        "No action is planned yet."
        if assessment.priorities
        else "Nothing lies below our aims, so no action is planned."
    )


def _looked_back(since: Change) -> str:
    """Say what was promised the last time and what came of it, by what was to be done and not by who was to do it."""
    on, kept = long_date(since.earlier.assessed_on), since.kept
    if not kept:
        return f"We rated ourselves before, on {on}. Nothing that we planned then was to be there by now."
    there = [each.promise.title for each in kept if each.came in {"came", "was-there"}]
    not_there = [each.promise.title for each in kept if each.came == "did-not-come"]
    untold = len(kept) - len(there) - len(not_there)
    said = [f"On {on} we planned {count(len(kept), 'action', 'actions')} whose results should be there by now."]
    if there:
        said.append(f"The result is there for {quoted(there, _NAMED)}.")
    if not_there:
        begins = "It is" if there else "The result is"
        said.append(f"{begins} not there yet for {quoted(not_there, _NAMED)}.")
    if untold:
        said.append(f"For {numbered(untold)} we cannot tell.")
    return " ".join(said)


def _promised(text: str, review_on: date | None) -> str:
    looked_at = f" To be looked at again on {long_date(review_on)}." if review_on else ""
    return f"{sentence(text)}{looked_at}"


def _asked(assessment: Assessment, names_nobody: Callable[[str], bool]) -> Iterator[str]:
    """Say what is asked of members: what the manifesto wants of them, and what only they can tell."""
    wants = [want.text for want in assessment.answers.manifesto.organisation_wants]
    yield from _fitting(tuple(filter(names_nobody, map(sentence, wants))), 10, _across)
    criteria = assessment.scores.criteria
    if contested := [one.ref for one in criteria if one.contested]:
        yield (
            f"Tell us what we do not see. We rated ourselves well on {titles(assessment, contested)}, and fewer than half of you "
            "agree."
        )
    if thin := [one.ref for one in criteria if one.thin_evidence and not one.contested]:
        yield f"Tell us whether it is so. We rated ourselves well on {titles(assessment, thin)}, and nobody but us says so yet."
    if unknown := [one.ref for one in criteria if one.state == "unknown"]:
        yield f"Help us find out. We do not know how it stands with {titles(assessment, unknown)}."
    if assessment.plan.actions:
        yield "Hold us to the days on this page, and ask after what is late."
    else:
        yield "Tell us what is missing on this page."
