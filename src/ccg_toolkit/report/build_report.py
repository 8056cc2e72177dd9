"""Turn an assessment into the view-model: the one place where figures are rounded and put into words."""

from collections.abc import Sequence

from ccg_toolkit.framework import Cover, Framework, Lens
from ccg_toolkit.planning import FACTORS, FIRST_FIVE, Factor
from ccg_toolkit.report.assessment import Assessment
from ccg_toolkit.report.build_domains import domain_views
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
from ccg_toolkit.report.build_since import since_view
from ccg_toolkit.report.build_voices import voices_view
from ccg_toolkit.report.charts import effort_chart, importance_grid, levels_charts, meter, year_in_words, years
from ccg_toolkit.report.decisions_requested import RATE_FIRST, decisions, send_back, why_undecided
from ccg_toolkit.report.domain_view import DomainView
from ccg_toolkit.report.english import OURS, long_date, numbered, sentence, span
from ccg_toolkit.report.factor_words import reasons, words_of
from ccg_toolkit.report.first_quarter import first_quarter_asks, why_idle
from ccg_toolkit.report.lines import close_behind, planned_quarters, unplanned, wins
from ccg_toolkit.report.message import criteria_title, domains_title, message, opening, plan_ends
from ccg_toolkit.report.next_tracker import tracker_view
from ccg_toolkit.report.notes import notes, scored_in_part
from ccg_toolkit.report.owners import IN_WORDS, doer_of
from ccg_toolkit.report.paging import (
    LISTED,
    LONG_BAND,
    LONG_NAME,
    paragraphs,
    scale_runs_on,
    short_name,
)
from ccg_toolkit.report.priority_view import FactorView
from ccg_toolkit.report.progress import progress_view
from ccg_toolkit.report.report_view import ReportView
from ccg_toolkit.report.rounding import exact, in_words
from ccg_toolkit.report.score_view import LensView, LevelView, TagView
from ccg_toolkit.report.standing import band_view, score_view
from ccg_toolkit.report.what_scores_say import what_scores_say
from ccg_toolkit.report.working_priorities import working_of_first
from ccg_toolkit.report.working_scores import working_of_overall
from ccg_toolkit.scoring import Scores, TagScore, band_of


def build_view(assessment: Assessment) -> ReportView:
    """Make the view-model of a report.

    Args:
        assessment: exact scores, priorities and plan.

    Returns:
        Texts and figures ready to show. The same assessment gives the same view.
    """
    framework, scores, answers, plan = assessment.framework, assessment.scores, assessment.answers, assessment.plan
    cover, end = framework.cover, plan.quarters[-1].projected
    domains, priorities, quarters = domain_views(assessment), priority_views(assessment), quarter_views(assessment)
    later, unwritten, find_out = later_views(assessment), unwritten_views(assessment), find_out_views(assessment)
    by_ref = {priority.ref: priority for priority in priorities}
    close = tuple(by_ref[priority.standing.ref] for priority in runners_up(assessment))
    quick_wins, progress = quick_win_views(assessment), progress_view(assessment)
    evidence_first = () if scores.overall.confirmed else (send_back(cover.terms.members, find_out),)
    requested = (*evidence_first, *decisions(assessment, quarters, unwritten, find_out, progress))
    kind = "self-assessment and development plan" if framework.actions else "self-assessment and priorities"
    scale = tuple(
        LevelView(number=number, name=level.name, meaning=level.meaning)
        for number, level in zip(cover.numbers, cover.scale, strict=True)
    )
    doers = {action.ref: doer_of(assessment, action.step) or IN_WORDS["no-owner"] for action in plan.actions}
    working, working_first = tuple(working_of_overall(assessment)), tuple(working_of_first(assessment))
    return ReportView(
        title=f"{cover.title}: {kind}",
        kind=sentence(kind)[:-1],
        document_title=f"{answers.organisation}: {kind}",
        organisation=answers.organisation,
        framework=f"{cover.title}, version {cover.version}",
        framework_source=framework.source,
        assessed_on=long_date(answers.assessed_on),
        assessed_by=answers.assessed_by or "not stated",
        purpose=(
            f"This is a self-assessment for learning. It shows where the {cover.terms.organisation} says that it stands, on "
            f"what evidence, and what it means to do next. It is not an inspection{_beside(assessment)}."
        ),
        version=assessment.version,
        terms=cover.terms.model_dump(),
        scale=scale,
        bands=tuple(filter(None, (band_view(cover, band.name) for band in cover.bands))),
        overall=score_view(
            cover,
            scores.overall,
            criteria=len(scores.criteria),
            planned=end.overall,
            unrated=f"Nothing is rated yet, so there is no score. {RATE_FIRST}",
        ),
        opening=opening(assessment),
        message=message(assessment, len(requested)),
        domains=domains,
        lowest_first=_lowest_first(domains, scores),
        domains_title=domains_title(assessment),
        criteria_title=criteria_title(assessment),
        year_title=year_in_words(plan, doers),
        ends=plan_ends(assessment),
        findings=what_scores_say(scores),
        level_charts=levels_charts(scores, end, cover.numbers),
        priorities=priorities,
        first_five=priorities[:FIRST_FIVE],
        runners_up=close,
        importance_chart=importance_grid(
            scores.criteria, assessment.priorities, {number: cover.level(number).name for number in cover.numbers}
        ),
        effort_chart=effort_chart(
            assessment.priorities,
            unwritten={step.standing.ref for step in plan.unwritten if not step.enabling},
            won={action.step.standing.ref for action in plan.actions if action.quick_win},
        ),
        quick_wins=quick_wins,
        quarters=quarters,
        period=span(plan.quarters[0].starts_on, plan.quarters[-1].ends_on),
        asks=first_quarter_asks(quarters[0], find_out),
        idle=why_idle(quarters, priorities, later, find_out, rated=scores.overall.mean is not None),
        plan=plan_view(assessment, priorities),
        decisions=requested,
        evidence_first=evidence_first[0].text if evidence_first else "",
        undecided="" if requested else why_undecided(find_out),
        years=years(plan, doers),
        later=later,
        later_by_reason=later_by_reason(later),
        where_levels_are_told=_where_levels_are_told(framework),
        has_actions=bool(framework.actions),
        language="" if cover.language == OURS else cover.language,
        unwritten=unwritten,
        find_out=find_out,
        find_out_groups=find_out_by_domain(find_out),
        projected=in_words(plan.projected),
        outlook=outlook(assessment),
        progress=progress,
        since=since_view(assessment.since, assessment.version),
        tracker=tracker_view(assessment),
        lenses=tuple(_lens(cover, lens, scores) for lens in cover.lenses),
        voices=voices_view(assessment),
        notes=tuple(notes(assessment)),
        partial=tuple(scored_in_part(assessment)),
        factors=tuple(_factor(assessment, factor) for factor in FACTORS),
        factor_count=numbered(len(FACTORS)),
        reasons=reasons(scores),
        working=working,
        working_of_first=working_first,
        sources=_sources(assessment),
        organisation_short=short_name(answers.organisation),
        organisation_long=len(answers.organisation) > LONG_NAME,
        long_band_names=any(len(band.name) > LONG_BAND for band in cover.bands),
        meters=tuple(
            meter(steps)
            for steps in dict.fromkeys(criterion.steps for domain in domains for criterion in domain.criteria)
        ),
        close_behind=close_behind(close),
        runners_up_listed=len(close) <= LISTED,
        wins=wins(quick_wins),
        planned_quarters=planned_quarters(quarters),
        unplanned=unplanned(quarters),
        working_told=paragraphs(working),
        working_of_first_told=paragraphs(working_first),
        scale_long=scale_runs_on(scale),
        glossary=tuple(sorted(framework.texts.glossary.words.items(), key=_in_the_alphabet)),
    )


def _factor(assessment: Assessment, factor: Factor) -> FactorView:
    cover = assessment.framework.cover
    return FactorView(
        name=factor.name,
        title=factor.title,
        weight=exact(factor.weight(cover)),
        meaning=words_of(factor).meaning(assessment),
    )


def _lens(cover: Cover, lens: Lens, scores: Scores) -> LensView:
    by_tag = {score.tag: score for score in scores.tags if score.lens == lens.id}
    return LensView(title=lens.title, tags=tuple(_tag(cover, tag.title, by_tag[tag.id]) for tag in lens.tags))


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


def _where_levels_are_told(framework: Framework) -> str:
    own = [criterion.own_levels for criterion in framework.criteria()]
    if all(own):
        return "Each criterion says in words what a level looks like."
    for_all = "The scale says what a level looks like"
    return f"{for_all}; some criteria say it in words of their own." if any(own) else f"{for_all}, for all criteria."


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
