"""Turn an assessment into the view-model: the one place where figures are rounded and put into words."""

from collections.abc import Iterator, Mapping, Sequence

from ccg_toolkit.framework import Cover, Criterion, Domain, Framework
from ccg_toolkit.planning import FACTORS, FIRST_FIVE, Factor
from ccg_toolkit.report.assessment import Assessment
from ccg_toolkit.report.build_plan import (
    find_out_by_domain,
    find_out_views,
    later_by_reason,
    later_views,
    outlook,
    plan_view,
    priority_views,
    quarter_views,
    quick_win_views,
    runners_up,
    unwritten_views,
)
from ccg_toolkit.report.build_voices import voices_view
from ccg_toolkit.report.charts import effort_chart, importance_grid, levels_charts, meter, year_in_words, years
from ccg_toolkit.report.decisions_requested import RATE_FIRST, decisions, send_back, why_undecided
from ccg_toolkit.report.domain_view import CompetencyView, CriterionView, DomainView, IdeaView, evidence_view
from ccg_toolkit.report.english import OURS, count, listed, long_date, numbered, quoted, sentence, span
from ccg_toolkit.report.factor_words import reasons, words_of
from ccg_toolkit.report.first_quarter import first_quarter_asks, why_idle
from ccg_toolkit.report.lines import close_behind, planned_quarters, unplanned, wins
from ccg_toolkit.report.message import criteria_title, domains_title, message, opening, plan_ends
from ccg_toolkit.report.next_tracker import tracker_view
from ccg_toolkit.report.owners import IN_WORDS, Lack, doer_of, lacks_of
from ccg_toolkit.report.paging import (
    LISTED,
    LONG_BAND,
    LONG_NAME,
    criterion_pairs,
    idea_pairs,
    paragraphs,
    scale_runs_on,
    short_name,
)
from ccg_toolkit.report.priority_view import FactorView
from ccg_toolkit.report.progress import progress_view
from ccg_toolkit.report.report_view import ReportView
from ccg_toolkit.report.rounding import exact, in_words
from ccg_toolkit.report.score_view import LensView, LevelView, TagView
from ccg_toolkit.report.sentences import level_of, titles
from ccg_toolkit.report.since_view import since_view
from ccg_toolkit.report.standing import band_view, score_view
from ccg_toolkit.report.voices_words import members_agree
from ccg_toolkit.report.what_scores_say import what_scores_say
from ccg_toolkit.report.working import working_of_first, working_of_overall
from ccg_toolkit.scoring import CriterionScore, DomainScore, Score, Scores, TagScore, band_of

_STATES = {"unknown": "Not known yet", "unanswered": "Not answered", "not-applicable": "Not applicable"}
_BASIS = {
    "peer-reviewed": "Peer reviewed",
    "organisation": "An organisation's own account",
    "policy": "Policy",
    "professional-body": "A professional body",
}
_READ = {"full": "read in full", "abstract": "read as abstract or excerpt", "origin": "read in an origin document"}
_LACKING: Mapping[Lack, str] = {"no-owner": "owner", "no-success-measure": "success measure"}


def build_view(assessment: Assessment) -> ReportView:
    """Make the view-model of a report.

    Args:
        assessment: exact scores, priorities and plan.

    Returns:
        Texts and figures ready to show. The same assessment gives the same view.
    """
    cover, scores, answers = assessment.framework.cover, assessment.scores, assessment.answers
    ranks = {priority.standing.ref: priority.rank for priority in assessment.priorities}
    priorities = priority_views(assessment)
    by_ref = {priority.ref: priority for priority in priorities}
    plan, levels = assessment.plan, {number: cover.level(number).name for number in cover.numbers}
    without_action = {step.standing.ref for step in plan.unwritten if not step.enabling}
    won = {action.step.standing.ref for action in plan.actions if action.quick_win}
    effort = effort_chart(assessment.priorities, without_action, won)
    criteria = len(scores.criteria)
    quarters = quarter_views(
        assessment,
        {
            number: score_view(cover, quarter.projected.overall, criteria=criteria)
            for number, quarter in enumerate(plan.quarters, start=1)
        },
    )
    doers = {action.ref: doer_of(assessment, action.step) or IN_WORDS["no-owner"] for action in plan.actions}
    period = span(plan.quarters[0].starts_on, plan.quarters[-1].ends_on)
    later, unwritten, find_out = later_views(assessment), unwritten_views(assessment), find_out_views(assessment)
    progress = progress_view(assessment)
    evidence_first = () if scores.overall.confirmed else (send_back(cover.terms.members, find_out),)
    requested = (
        *evidence_first,
        *decisions(assessment, quarters, unwritten, find_out, progress),
    )
    bands = tuple(filter(None, (band_view(cover, band.name) for band in cover.bands)))
    overall = score_view(
        cover,
        scores.overall,
        criteria=criteria,
        planned=plan.quarters[-1].projected.overall,
        unrated=f"Nothing is rated yet, so there is no score. {RATE_FIRST}",
    )
    domains = tuple(
        _domain(assessment, number, now, then.score, ranks)
        for number, (now, then) in enumerate(
            zip(scores.domains, plan.quarters[-1].projected.domains, strict=True), start=1
        )
    )
    runners_up_shown = tuple(by_ref[priority.standing.ref] for priority in runners_up(assessment))
    quick_wins, planned = quick_win_views(assessment), plan_view(assessment, priorities)
    asks, first_five = first_quarter_asks(quarters[0], find_out), priorities[:FIRST_FIVE]
    partial = tuple(_partial(assessment))
    told, notes = what_scores_say(scores), (*partial, *_notes(assessment))
    scale = tuple(
        LevelView(number=number, name=level.name, meaning=level.meaning)
        for number, level in zip(cover.numbers, cover.scale, strict=True)
    )
    kind = "self-assessment and development plan" if assessment.framework.actions else "self-assessment and priorities"
    working, working_first = tuple(working_of_overall(assessment)), tuple(working_of_first(assessment))
    return ReportView(
        title=f"{cover.title}: {kind}",
        kind=sentence(kind)[:-1],
        document_title=f"{answers.organisation}: {kind}",
        organisation=answers.organisation,
        framework=f"{cover.title}, version {cover.version}",
        framework_source=assessment.framework.source,
        assessed_on=long_date(answers.assessed_on),
        assessed_by=answers.assessed_by or "not stated",
        purpose=(
            f"This is a self-assessment for learning. It shows where the {cover.terms.organisation} says that it stands, on "
            f"what evidence, and what it means to do next. It is not an inspection{_beside(assessment)}."
        ),
        version=assessment.version,
        terms=cover.terms.model_dump(),
        scale=scale,
        bands=bands,
        overall=overall,
        opening=opening(assessment),
        message=message(assessment, len(requested)),
        domains=domains,
        lowest_first=_lowest_first(domains, scores),
        domains_title=domains_title(assessment),
        criteria_title=criteria_title(assessment),
        year_title=year_in_words(plan, doers),
        ends=plan_ends(assessment),
        findings=told,
        level_charts=levels_charts(scores, plan.quarters[-1].projected, cover.numbers),
        priorities=priorities,
        first_five=first_five,
        runners_up=runners_up_shown,
        importance_chart=importance_grid(scores.criteria, assessment.priorities, levels),
        effort_chart=effort,
        quick_wins=quick_wins,
        quarters=quarters,
        period=period,
        asks=asks,
        idle=why_idle(quarters, priorities, later, find_out, rated=scores.overall.mean is not None),
        plan=planned,
        decisions=requested,
        evidence_first=evidence_first[0].text if evidence_first else "",
        undecided="" if requested else why_undecided(find_out),
        years=years(plan, doers),
        later=later,
        later_by_reason=later_by_reason(later),
        where_levels_are_told=_where_levels_are_told(assessment.framework),
        has_actions=bool(assessment.framework.actions),
        language="" if cover.language == OURS else cover.language,
        unwritten=unwritten,
        find_out=find_out,
        find_out_groups=find_out_by_domain(find_out),
        projected=in_words(plan.projected),
        outlook=outlook(assessment),
        progress=progress,
        since=since_view(assessment.since, assessment.version),
        tracker=tracker_view(assessment),
        lenses=tuple(
            LensView(
                title=lens.title,
                tags=tuple(
                    _tag(cover, tag.title, tag_score)
                    for tag in lens.tags
                    for tag_score in scores.tags
                    if (tag_score.lens, tag_score.tag) == (lens.id, tag.id)
                ),
            )
            for lens in cover.lenses
        ),
        voices=voices_view(assessment),
        notes=notes,
        partial=partial,
        factors=tuple(_factor(assessment, factor) for factor in FACTORS),
        factor_count=numbered(len(FACTORS)),
        reasons=reasons(scores),
        working=working,
        working_of_first=working_first,
        sources=_sources(assessment),
        organisation_short=short_name(answers.organisation),
        organisation_long=len(answers.organisation) > LONG_NAME,
        long_band_names=any(len(band.name) > LONG_BAND for band in bands),
        meters=tuple(
            meter(steps)
            for steps in dict.fromkeys(criterion.steps for domain in domains for criterion in domain.criteria)
        ),
        close_behind=close_behind(runners_up_shown),
        runners_up_listed=len(runners_up_shown) <= LISTED,
        wins=wins(quick_wins),
        planned_quarters=planned_quarters(quarters),
        unplanned=unplanned(quarters),
        working_told=paragraphs(working),
        working_of_first_told=paragraphs(working_first),
        scale_long=scale_runs_on(scale),
        glossary=tuple(sorted(assessment.framework.texts.glossary.words.items(), key=_in_the_alphabet)),
    )


def _factor(assessment: Assessment, factor: Factor) -> FactorView:
    cover = assessment.framework.cover
    return FactorView(
        name=factor.name,
        title=factor.title,
        weight=exact(factor.weight(cover)),
        meaning=words_of(factor).meaning(assessment),
    )


def _tag(cover: Cover, title: str, tag_score: TagScore) -> TagView:
    return TagView(
        title=title,
        score=in_words(tag_score.mean),
        criteria=len(tag_score.criteria),
        band=band_view(cover, band_of(cover, tag_score.mean), confirmed=tag_score.confirmed),
    )


def _beside(assessment: Assessment) -> str:
    """Say whether anyone was asked beside those who rated, as the end of a sentence."""
    members = assessment.framework.cover.terms.members
    if assessment.voices is None:
        return f", and no answers of {members} were read for it"
    return "; what leaders and members answered in a survey, each alone, stands beside it and changes no level"


def _lowest_first(domains: Sequence[DomainView], scores: Scores) -> tuple[DomainView, ...]:
    means = {scored.domain.id: scored.score.mean for scored in scores.domains}
    return tuple(sorted(domains, key=lambda domain: (means[domain.id] is None, means[domain.id] or 0)))


def _domain(
    assessment: Assessment, number: int, domain_score: DomainScore, planned: Score, ranks: dict[str, int]
) -> DomainView:
    cover, domain = assessment.framework.cover, domain_score.domain
    lowest = domain_score.held_back_by[0].level if domain_score.held_back_by else None
    criteria, ideas = (
        tuple(_criterion(assessment, criterion, ranks) for criterion in domain_score.criteria),
        _ideas(domain),
    )
    return DomainView(
        id=domain.id,
        number=number,
        title=domain.title,
        purpose=domain.purpose,
        score=score_view(cover, domain_score.score, criteria=len(domain_score.criteria), planned=planned),
        held_back_by=tuple(standing.criterion.title for standing in domain_score.held_back_by),
        held_back_at="" if lowest is None else f"level {lowest}, {cover.level(lowest).name}",
        criteria=criteria,
        prompts=domain.prompts,
        ideas=ideas,
        competencies=tuple(
            CompetencyView(title=competency.title, shows_as=competency.shows_as) for competency in domain.competencies
        ),
        criterion_pairs=criterion_pairs(criteria),
        idea_pairs=idea_pairs(ideas),
    )


def _ideas(domain: Domain) -> tuple[IdeaView, ...]:
    return tuple(
        IdeaView(
            kind="Good practice idea" if idea.provenance == "peer-reviewed" else "Example",
            title=idea.title,
            idea=idea.idea,
            citation=idea.citation,
            link=idea.link or "",
            basis=f"{_BASIS[idea.provenance]}; {_READ[idea.read]}",
        )
        for idea in domain.practice
    )


def _criterion(assessment: Assessment, standing: CriterionScore, ranks: dict[str, int]) -> CriterionView:
    cover, criterion = assessment.framework.cover, standing.criterion
    members = cover.terms.members
    flags = []
    if standing.thin_evidence:
        flags.append(f"Thin evidence: nothing from {members} or from outside supports this level yet.")
    if standing.contested:
        flags.append(f"Contested: {members_agree(standing)}.")
    if standing.uncertain:
        flags.append("Uncertain: leaders who rated it, each alone, lie far apart.")
    return CriterionView(
        ref=standing.ref,
        title=criterion.title,
        statement=criterion.statement,
        state=standing.state,
        standing=_STATES[standing.state]
        if standing.level is None
        else f"{standing.level} {cover.level(standing.level).name}",
        measure=_STATES[standing.state] if standing.level is None else level_of(standing),
        level=standing.level,
        target=standing.target,
        target_name=cover.level(standing.target).name,
        gap=standing.gap,
        importance=standing.importance,
        steps=tuple(_steps(standing, cover.numbers)),
        now=_described(criterion, standing.level),
        aim=_described(criterion, standing.target) if standing.open_gap else "",
        rank=ranks.get(standing.ref),
        evidence=tuple(evidence_view(piece, members) for piece in standing.answer.evidence),
        comment=standing.answer.comment or "",
        because=standing.answer.because or "",
        means=_means(standing),
        flags=tuple(flags),
        source=criterion.source or "",
    )


def _where_levels_are_told(framework: Framework) -> str:
    own = [criterion.own_levels for criterion in framework.criteria()]
    if all(own):
        return "Each criterion says in words what a level looks like."
    for_all = "The scale says what a level looks like"
    return f"{for_all}; some criteria say it in words of their own." if any(own) else f"{for_all}, for all criteria."


def _described(criterion: Criterion, level: int | None) -> str:
    """Give what a level looks like; empty where the scale says it for all criteria, as that is printed once."""
    return criterion.text_of(level) if level is not None and criterion.own_levels else ""


def _means(standing: CriterionScore) -> str:
    """Say what the standing of a criterion comes to."""
    if standing.level is not None:
        return _described(standing.criterion, standing.level)
    if standing.answer.because:
        return standing.answer.because
    if standing.state == "not-applicable":
        return "It does not apply here."
    return "It counts towards the bounds of the score, not towards the score."


def _steps(standing: CriterionScore, scale: range) -> list[str]:
    if standing.level is None:
        return ["beyond"] * len(scale[1:])
    return [
        "reached" if level <= standing.level else "to-do" if level <= standing.target else "beyond"
        for level in scale[1:]
    ]


def _partial(assessment: Assessment) -> Iterator[str]:
    """Say of which domains a third or more was taken out as not applicable."""
    for domain in assessment.scores.domains:
        out, whole = domain.score.not_applicable, len(domain.criteria)
        if 3 * out >= whole > 0 and out:
            said = "none of its criteria apply" if out == whole else f"{out} of its {whole} criteria do not apply"
            yield (
                f"The score of {quoted([domain.domain.title])} covers only part of it: {said}."
                if out < whole
                else f"{quoted([domain.domain.title])} has no score: {said}."
            )


def _notes(assessment: Assessment) -> list[str]:
    """Say what a reader should know before relying on the figures."""
    items = assessment.scores.criteria
    members = assessment.framework.cover.terms.members
    notes = []
    if thin := [standing for standing in items if standing.thin_evidence]:
        notes.append(
            f"{sentence(count(len(thin), 'high rating rests', 'high ratings rest'))[:-1]} on thin evidence, with nothing from "
            f"{members} or from outside: {titles(assessment, [standing.ref for standing in thin])}."
        )
    if unknown := [standing for standing in items if standing.state in {"unknown", "unanswered"}]:
        named = titles(assessment, [standing.ref for standing in unknown])
        notes.append(
            f"{sentence(count(len(unknown), 'criterion is', 'criteria are'))[:-1]} not known or not answered: {named}."
        )
    for lack, noun in _LACKING.items():
        lacks = [
            action.step.written.title for action in assessment.plan.actions if lack in lacks_of(assessment, action.step)
        ]
        if lacking := [f"\u2018{title}\u2019" for title in lacks]:
            told = sentence(count(len(lacking), "planned action has", "planned actions have"))[:-1]
            notes.append(f"{told} no {noun}: {listed(lacking)}. Agree one on the day.")
    return notes


def _in_the_alphabet(entry: tuple[str, str]) -> str:
    return entry[0].casefold()


def _sources(assessment: Assessment) -> tuple[str, ...]:
    named = [
        criterion.source
        for criterion in assessment.framework.criteria()
        if criterion.origin == "stated" and criterion.source
    ]
    cited = [idea.citation for domain in assessment.framework.domains for idea in domain.practice]
    return tuple(sorted(dict.fromkeys([*named, *cited]), key=str.casefold))
