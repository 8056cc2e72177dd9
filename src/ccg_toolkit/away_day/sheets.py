"""The views of the pack's sheets: what stands on the walls and lies on the tables."""

from collections.abc import Iterator, Sequence

from ccg_toolkit.away_day.agenda import Agenda, by_gap, dots_for, is_doubtful, widest
from ccg_toolkit.away_day.pack_view import (
    BallotView,
    FirstView,
    HeardView,
    ResultView,
    ScoringView,
    SheetView,
    StripView,
    TaskView,
)
from ccg_toolkit.away_day.subjects import vote_told
from ccg_toolkit.planning import Priority
from ccg_toolkit.report.assessment import Assessment
from ccg_toolkit.report.domain_view import DomainView, IdeaView
from ccg_toolkit.report.english import count, long_date, sentence, stopped
from ccg_toolkit.report.report_view import ReportView
from ccg_toolkit.report.score_view import ScoreView
from ccg_toolkit.report.sentences import titles
from ccg_toolkit.report.standing import WAY_DONE
from ccg_toolkit.report.voices_words import agreeing, levels_given, members_agree, spread
from ccg_toolkit.scoring import CriterionScore

IDEAS = 2
"""Ideas on a discussion sheet: one page has room for no more, and beside what people said for one."""

_NOT_ASKED = "not asked"

HEARD = 6
"""Criteria on a discussion sheet of which is told what people said, each alone."""


def results(assessment: Assessment, view: ReportView) -> tuple[ResultView, ...]:
    """Give the result of each domain, the furthest from its targets first."""
    shown = {domain.id: domain for domain in view.domains}
    first: dict[str, Priority] = {}
    for priority in widest(assessment.priorities):
        first.setdefault(priority.standing.criterion.domain, priority)
    return tuple(
        ResultView(
            id=domain_score.domain.id,
            number=shown[domain_score.domain.id].number,
            title=shown[domain_score.domain.id].title,
            score=shown[domain_score.domain.id].score.score,
            band=shown[domain_score.domain.id].score.band,
            way_done=shown[domain_score.domain.id].score.way_done,
            widest=_gap(first[domain_score.domain.id]) if domain_score.domain.id in first else "\u2013",
        )
        for domain_score in by_gap(assessment.scores.domains)
    )


def strips(view: ReportView, results: Sequence[ResultView]) -> Iterator[StripView]:
    """Give each result in large letters, the overall score last."""
    scores = {domain.id: domain.score for domain in view.domains}
    for result in results:
        yield _strip(result.number, result.title, scores[result.id])
    yield _strip(None, "All in all", view.overall)


def _strip(number: int | None, title: str, score: ScoreView) -> StripView:
    if score.band is None:
        return StripView(number=number, title=title, score="\u2013", told="Not rated yet.")
    told = f"{score.band.said}. {WAY_DONE}: {score.way_done}."
    return StripView(number=number, title=title, score=f"{score.score} of {score.top}", told=told)


def _gap(priority: Priority) -> str:
    return f"{priority.standing.criterion.title}: level {priority.standing.level}, target {priority.standing.target}"


def scoring_sheet(assessment: Assessment, standing: CriterionScore) -> ScoringView:
    """Give a criterion with the words of its levels, to tick one or to find evidence for one."""
    cover, criterion = assessment.framework.cover, standing.criterion
    return ScoringView(
        ref=standing.ref,
        title=criterion.title,
        domain=assessment.framework.domain_by_id[criterion.domain].title,
        statement=criterion.statement,
        rated=_rated(assessment, standing),
        why=_doubt(assessment, standing),
        levels=tuple((number, cover.level(number).name, criterion.text_of(number)) for number in cover.numbers),
    )


def _rated(assessment: Assessment, standing: CriterionScore) -> str:
    if standing.level is None:
        return "unknown" if standing.state == "unknown" else "not answered"
    return f"{standing.level} {assessment.framework.cover.level(standing.level).name}"


def _doubt(assessment: Assessment, standing: CriterionScore) -> str:
    """Say what is doubtful about a criterion; what people said, each alone, before all else."""
    reasons = []
    if standing.contested:
        reasons.append(f"rated {standing.level}, while {members_agree(standing)}")
    if standing.uncertain and assessment.voices:
        alone = assessment.voices.rating_by_criterion[standing.ref].cell
        reasons.append(f"leaders lie far apart: {spread(assessment.framework.cover, alone)}")
    return "; ".join(reasons) or _lack(assessment, standing)


def _lack(assessment: Assessment, standing: CriterionScore) -> str:
    if standing.state == "unknown":
        return "not known yet"
    if standing.state == "unanswered":
        return "not answered yet"
    members = assessment.framework.cover.terms.members
    return f"rated {standing.level}, with nothing from {members} or from outside to show it"


def left_over(assessment: Assessment, others: Sequence[CriterionScore]) -> str:
    """Say what is doubtful too and has no sheet."""
    if not others:
        return ""
    told = sentence(count(len(others), "more criterion is", "more criteria are"))[:-1]
    it = "it" if len(others) == 1 else "them"
    return f"{told} doubtful, and the day has no time for {it}: {titles(assessment, [one.ref for one in others])}."


def certain(assessment: Assessment) -> str:
    """Say that nothing is doubtful, and what to do with the time."""
    if assessment.scores.overall.mean is None:
        return "No criterion applies, so there is nothing to score. Ask whether that is so."
    members = assessment.framework.cover.terms.members
    return (
        f"No rating is missing, and {members} or others from outside confirm every high one. Use the time for the rating that "
        "surprised people most."
    )


def first_view(assessment: Assessment, view: ReportView, priority: Priority) -> FirstView:
    """Give a priority with what its level says now, and what the next one would say."""
    standing, cover = priority.standing, assessment.framework.cover
    criterion = standing.criterion

    def told(level: int) -> str:
        return f"{level} {cover.level(level).name}: {sentence(criterion.text_of(level) or criterion.statement)}"

    now = standing.level if standing.level is not None else cover.bottom
    return FirstView(
        title=criterion.title,
        domain=assessment.framework.domain_by_id[criterion.domain].title,
        now=told(now),
        next=told(now + 1) if now < cover.top else "",
        because=next(one.because for one in view.priorities if one.ref == standing.ref),
    )


def ballot(assessment: Assessment, view: ReportView, agenda: Agenda, shown: int) -> BallotView:
    """Give the dot vote, with as many items as there is time for."""
    views = {priority.ref: priority for priority in view.priorities}
    items = agenda.items[:shown]
    return BallotView(
        items=tuple(views[priority.standing.ref] for priority in items),
        firm=tuple(priority.standing.criterion.title for priority in agenda.firm),
        dots=dots_for(len(items)),
        about=vote_told(assessment, agenda, len(items)),
    )


def tasks(assessment: Assessment, view: ReportView) -> Iterator[TaskView]:
    """Give what the first quarter asks for: evidence where it comes first, actions, and what planned work rests on."""
    ends_first = f"Ends by {long_date(assessment.plan.quarters[0].ends_on)}."
    if view.evidence_first:
        members = view.terms["members"]
        what = f"Bring evidence for the high ratings that nobody from {members} or outside confirms"
        yield TaskView(what=what, serves="", proposed="", ends=ends_first)
    roles = {action.ref: action.step.written.owner for action in assessment.plan.actions}
    for action in view.quarters[0].actions:
        proposed = roles.get(action.ref) or ""  # on the walls of a room, roles and no names
        ends = f"Ends by {long_date(action.ends)}; shows by {action.review}." if action.ends else ""
        cost = f" Cost: {stopped(action.cost)}" if action.cost else ""
        serves = f"{stopped(action.criterion)} {action.purpose}"
        yield TaskView(what=action.called, serves=serves, proposed=proposed, ends=f"{ends}{cost}")
    for unknown in view.find_out:
        if unknown.first:
            yield TaskView(what=f"Find out: {unknown.title}", serves="", proposed="", ends=ends_first)


def domain_sheet(assessment: Assessment, domain: DomainView) -> SheetView:
    """Give what a domain has on its sheets."""
    items = next(
        domain_score.criteria for domain_score in assessment.scores.domains if domain_score.domain.id == domain.id
    )
    heard = tuple(_heard(assessment, items))
    return SheetView(
        id=domain.id,
        number=domain.number,
        title=domain.title,
        open=" ".join(_open(assessment, items)),
        heard=heard,
        prompts=domain.prompts,
        ideas=_ideas(domain.ideas)[: 1 if heard else IDEAS],
    )


def _open(assessment: Assessment, items: tuple[CriterionScore, ...]) -> Iterator[str]:
    """Say what is open in a domain: its first gap, and what is doubtful."""
    refs = {standing.ref for standing in items}
    if first := next((priority for priority in assessment.priorities if priority.standing.ref in refs), None):
        yield f"First gap: {_gap(first)}."
    if doubts := [standing.ref for standing in items if is_doubtful(standing)]:
        yield f"To settle: {titles(assessment, doubts)}."


def _heard(assessment: Assessment, items: tuple[CriterionScore, ...]) -> Iterator[HeardView]:
    """Say what people said of criteria, each alone: what is in dispute first, and no more than a sheet has room for."""
    if assessment.voices is None:
        return
    ratings, cover = assessment.voices.rating_by_criterion, assessment.framework.cover
    lines = []
    for standing in sorted(items, key=lambda one: (not one.contested, not one.uncertain)):
        rating = ratings.get(standing.ref)
        members = standing.statement.member if standing.statement else None
        if (rating and not rating.cell.hidden) or (members and not members.hidden):
            lines.append(
                HeardView(
                    title=standing.criterion.title,
                    leaders=levels_given(cover, rating.cell) if rating else _NOT_ASKED,
                    members=agreeing(members) if members else _NOT_ASKED,
                )
            )
    yield from lines[:HEARD]


def _ideas(ideas: tuple[IdeaView, ...]) -> tuple[IdeaView, ...]:
    """Choose two: one of each kind where there are both, else the first two."""
    kinds = list(dict.fromkeys(idea.kind for idea in ideas))
    chosen = [next(idea for idea in ideas if idea.kind == kind) for kind in kinds] if len(kinds) > 1 else ideas
    return tuple(chosen[:IDEAS])
