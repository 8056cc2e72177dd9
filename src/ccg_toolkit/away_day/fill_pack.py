"""Fill the away-day pack: the agenda that the results make, and the sheets that it needs."""

from collections.abc import Iterator
from functools import partial

from ccg_toolkit.away_day.agenda import (
    BALLOT,
    by_gap,
    dots_for,
    doubtful,
    is_doubtful,
    to_score,
    to_vote_on,
    widest,
)
from ccg_toolkit.away_day.guide import guide_view
from ccg_toolkit.away_day.manifesto_sheet import ManifestoView, manifesto_view
from ccg_toolkit.away_day.pack_view import BallotView, PackView, ResultView, ScoringView, SheetView, TaskView
from ccg_toolkit.away_day.timetable import Subjects, day_view
from ccg_toolkit.planning import FIRST_FIVE, Priority
from ccg_toolkit.report.assessment import Assessment
from ccg_toolkit.report.build import build_view
from ccg_toolkit.report.domain_view import DomainView, IdeaView
from ccg_toolkit.report.english import count, listed, long_date, quoted, sentence
from ccg_toolkit.report.outcomes import parted_equals
from ccg_toolkit.report.owners import person_of
from ccg_toolkit.report.report_view import ReportView
from ccg_toolkit.report.sentences import titles
from ccg_toolkit.report.standing import WAY_DONE
from ccg_toolkit.scoring import CriterionScore

IDEAS = 2
"""Ideas on a discussion sheet: one page has room for no more."""


def build_pack(assessment: Assessment) -> PackView:
    """Make the view-model of an away-day pack.

    Args:
        assessment: exact scores, priorities and plan.

    Returns:
        Texts ready to show. The same assessment gives the same pack.
    """
    view = build_view(assessment)
    manifesto = manifesto_view(assessment)
    scoring = tuple(_scoring(assessment, standing) for standing in to_score(assessment))
    ballot, tasks, left = _ballot(assessment, view), tuple(_tasks(assessment, view)), _left(assessment)
    results = _results(assessment, view)
    certain = "" if scoring else _certain(assessment)
    subjects: Subjects = {
        "definition": (_definition(assessment, manifesto),),
        "results": tuple(_results_told(assessment, view)),
        "scoring": tuple(_scoring_told(scoring, left, certain)),
        "bargain": tuple(_bargain_told(manifesto)),
        "ballot": (ballot.about,),
        "actions": tuple(_actions_told(tasks)),
        "owners": tuple(_owners_told(assessment)),
    }
    texts = assessment.framework.texts
    day = partial(day_view, subjects=subjects, domains=len(view.domains), sheets=len(scoring))
    return PackView(
        title="Away-day pack",
        organisation=view.organisation,
        framework=view.framework,
        language=view.language,
        assessed_on=view.assessed_on,
        version=view.version,
        terms=view.terms,
        scale=view.scale,
        overall=view.overall,
        evidence_first=view.evidence_first,
        results=results,
        guide=guide_view(texts.guide, rated=assessment.scores.overall.mean is not None),
        three_hours=day(texts.three_hours),
        full_day=day(texts.full_day),
        rules=texts.ground_rules.rules,
        sheets=tuple(_sheet(assessment, domain) for domain in view.domains),
        scoring=scoring,
        left=left,
        certain=certain,
        ballot=ballot,
        tasks=tasks,
        manifesto=manifesto,
        organisation_short=view.organisation_short,
        organisation_long=view.organisation_long,
        bands=tuple(filter(None, (view.overall.band, *(result.band for result in results)))),
    )


def _results(assessment: Assessment, view: ReportView) -> tuple[ResultView, ...]:
    shown = {domain.id: domain for domain in view.domains}
    first: dict[str, Priority] = {}
    for priority in widest(assessment.priorities):
        first.setdefault(priority.standing.criterion.domain, priority)
    return tuple(
        ResultView(
            title=shown[domain_score.domain.id].title,
            score=shown[domain_score.domain.id].score.score,
            band=shown[domain_score.domain.id].score.band,
            way_done=shown[domain_score.domain.id].score.way_done,
            widest=_gap(first[domain_score.domain.id]) if domain_score.domain.id in first else "\u2013",
        )
        for domain_score in by_gap(assessment.scores.domains)
    )


def _gap(priority: Priority) -> str:
    return f"{priority.standing.criterion.title}: level {priority.standing.level}, target {priority.standing.target}"


def _results_told(assessment: Assessment, view: ReportView) -> Iterator[str]:
    """Say which results to read out first, and with what doubt."""
    if assessment.scores.overall.mean is None:
        yield "Nothing is rated yet. Let the guesses be the first ratings: read out for each domain how many ticked what."
        return
    if not assessment.scores.overall.confirmed:
        yield f"Read the scores out with their doubt: {view.overall.sentence}"
    behind = [
        domain_score.domain.title
        for domain_score in by_gap(assessment.scores.domains)
        if any(i.open_gap for i in domain_score.criteria)
    ]
    if behind:
        yield f"Furthest from {'its' if len(behind) == 1 else 'their'} targets: {'; '.join(behind[:3])}."
    else:
        yield "Every rated criterion is reported at its target or above. Ask which of these ratings people would not recognise."
    if ordered := widest(assessment.priorities):
        gaps = [priority for priority in ordered if priority.standing.gap == ordered[0].standing.gap]
        levels = count(gaps[0].standing.gap or 0, "level", "levels")
        named = titles(assessment, [gap.standing.ref for gap in gaps])
        yield f"The widest gap is {levels}: {named}."


def _doubt(assessment: Assessment, standing: CriterionScore) -> str:
    """Say what is doubtful about a criterion."""
    if standing.state == "unknown":
        return "not known yet"
    if standing.state == "unanswered":
        return "not answered yet"
    members = assessment.framework.cover.terms.members
    return f"rated {standing.level}, with nothing from {members} or from outside to show it"


def _scoring(assessment: Assessment, standing: CriterionScore) -> ScoringView:
    cover, criterion = assessment.framework.cover, standing.criterion
    return ScoringView(
        ref=standing.ref,
        title=criterion.title,
        domain=assessment.framework.domain_by_id[criterion.domain].title,
        statement=criterion.statement,
        why=_doubt(assessment, standing),
        levels=tuple((number, cover.level(number).name, criterion.text_of(number)) for number in cover.numbers),
    )


def _left(assessment: Assessment) -> str:
    """Say what is doubtful too and has no sheet."""
    chosen = {standing.ref for standing in to_score(assessment)}
    left = [standing.ref for standing in doubtful(assessment) if standing.ref not in chosen]
    if not left:
        return ""
    told = sentence(count(len(left), "more criterion is", "more criteria are"))[:-1]
    return f"{told} doubtful, and one meeting has no time for {'it' if len(left) == 1 else 'them'}: {titles(assessment, left)}."


def _certain(assessment: Assessment) -> str:
    """Say that nothing is doubtful, and what to do with the time."""
    if assessment.scores.overall.mean is None:
        return "No criterion applies, so there is nothing to score. Ask whether that is so."
    members = assessment.framework.cover.terms.members
    return (
        f"No rating is missing, and {members} or others from outside confirm every high one. Use the time for the rating that "
        "surprised people most."
    )


def _scoring_told(scoring: tuple[ScoringView, ...], left: str, certain: str) -> Iterator[str]:
    for sheet in scoring:
        yield f"\u2018{sheet.title}\u2019: {sheet.why}."
    if left:
        yield left
    if certain:
        yield certain


def _ballot(assessment: Assessment, view: ReportView) -> BallotView:
    items, firm = to_vote_on(assessment)
    views = {priority.ref: priority for priority in view.priorities}
    shown = items[:BALLOT]
    return BallotView(
        items=tuple(views[priority.standing.ref] for priority in shown),
        firm=tuple(priority.standing.criterion.title for priority in firm),
        dots=dots_for(len(shown)),
        about=_about(assessment, len(items), len(shown), len(firm)),
    )


def _about(assessment: Assessment, items: int, shown: int, firm: int) -> str:
    """Say what the vote is about."""
    if assessment.scores.overall.mean is None:
        return "Nothing is rated yet, so nothing is in order. Write on the voting sheet what the scoring brought up."
    if not assessment.priorities:
        return "No rated criterion is below its target. Vote on what to raise next: write it on the voting sheet."
    if len(assessment.priorities) <= FIRST_FIVE:
        gaps = sentence(count(items, "gap is", "gaps are"))[:-1]
        return f"{gaps} open: no more than the report leads with. The vote settles what the room would do first."
    if not items:
        return (
            "No other gap is among the first five in half of the ways to weigh the reasons. Vote only on what the room adds "
            "to the sheet."
        )
    told = f"{sentence(count(items, 'priority stands', 'priorities stand'))[:-1]} so close around the fifth place that the "
    told += "order depends on how one weighs the reasons."
    if equals := parted_equals(assessment):
        told += f" {equals} The vote tells the board which to choose."
    if shown < items:
        told += f" The first {shown} are on the sheet."
    if firm:
        told += f" {sentence(count(firm, 'other is', 'others are'))[:-1]} among the first five either way."
    return told


def _tasks(assessment: Assessment, view: ReportView) -> Iterator[TaskView]:
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
        cost = f" Cost: {action.cost}." if action.cost else ""
        serves = f"{action.criterion}. {action.purpose}"
        yield TaskView(what=action.called, serves=serves, proposed=proposed, ends=f"{ends}{cost}")
    for unknown in view.find_out:
        if unknown.first:
            yield TaskView(what=f"Find out: {unknown.title}", serves="", proposed="", ends=ends_first)


def _actions_told(tasks: tuple[TaskView, ...]) -> Iterator[str]:
    if tasks:
        named = listed((f"\u2018{task.what}\u2019" for task in tasks), 6)
        yield f"From the plan for the first quarter: {named}."
    else:
        yield "The plan asks for nothing in the first quarter. Draft one action for each of the first three in the vote."


def _owners_told(assessment: Assessment) -> Iterator[str]:
    """Say which actions of the first quarter have no person's name yet."""
    actions = [portion.action for portion in assessment.plan.quarters[0].portions]
    nameless = [action for action in actions if not person_of(assessment, action.step)]
    if nameless:
        named = quoted(f"{action.letter} {action.step.written.title}" for action in nameless)
        yield f"Nobody is named yet for {named}."
    elif actions:
        roles = listed(dict.fromkeys(role for action in actions if (role := action.step.written.owner)), 6)
        named = f": {roles}" if roles else ""
        yield f"Each action of the first quarter has a proposed owner{named}. Ask each for a yes."
    if first := [unknown.standing.ref for unknown in assessment.plan.find_out if "required" in unknown.reasons]:
        yield f"Nobody is proposed yet to find out how it stands with {titles(assessment, first, 6)}."


def _definition(assessment: Assessment, manifesto: ManifestoView) -> str:
    terms = assessment.framework.cover.terms
    if manifesto.membership:
        return f"Who counts as a member, as written now: \u2018{manifesto.membership}\u2019"
    return (
        f"Nothing is written yet. Four answers to begin with: those who vote; everyone who works in {terms.members} and for "
        f"the {terms.organisation}; the community's representatives too; {terms.members} themselves, not the people in them."
    )


def _bargain_told(manifesto: ManifestoView) -> Iterator[str]:
    if not manifesto.lines:
        yield "Nothing is written yet: begin with three wants from each side."
    for line in manifesto.orphans[:6]:
        yield f"No offer yet for {line.number}, \u2018{line.text}\u2019."
    if manifesto.lines and not manifesto.orphans:
        yield "Every want has an offer. Ask of each offer who sees to it, and how anyone would know."


def _sheet(assessment: Assessment, domain: DomainView) -> SheetView:
    items = next(
        domain_score.criteria for domain_score in assessment.scores.domains if domain_score.domain.id == domain.id
    )
    score = domain.score
    if score.band is None:
        standing = "Not rated yet."
    else:
        standing = f"{score.score} of {score.top}, {score.band.said}. {WAY_DONE}: {score.way_done}."
    return SheetView(
        id=domain.id,
        number=domain.number,
        title=domain.title,
        standing=standing,
        open=" ".join(_open(assessment, items)),
        prompts=domain.prompts,
        ideas=_ideas(domain.ideas),
    )


def _open(assessment: Assessment, items: tuple[CriterionScore, ...]) -> Iterator[str]:
    """Say what is open in a domain: its first gap, and what is doubtful."""
    refs = {standing.ref for standing in items}
    if first := next((priority for priority in assessment.priorities if priority.standing.ref in refs), None):
        yield f"First gap: {_gap(first)}."
    if doubts := [standing.ref for standing in items if is_doubtful(standing)]:
        yield f"To settle: {titles(assessment, doubts)}."


def _ideas(ideas: tuple[IdeaView, ...]) -> tuple[IdeaView, ...]:
    """Choose two: one of each kind where there are both, else the first two."""
    kinds = list(dict.fromkeys(idea.kind for idea in ideas))
    chosen = [next(idea for idea in ideas if idea.kind == kind) for kind in kinds] if len(kinds) > 1 else ideas
    return tuple(chosen[:IDEAS])
