"""Fill the view of each domain: its score, where its criteria stand, and material for the day."""

from ccg_toolkit.framework import Criterion, Domain
from ccg_toolkit.report.assessment import Assessment
from ccg_toolkit.report.domain_view import CompetencyView, CriterionView, DomainView, EvidenceView, IdeaView
from ccg_toolkit.report.paging import criterion_pairs, idea_pairs
from ccg_toolkit.report.sentences import level_of
from ccg_toolkit.report.standing import score_view
from ccg_toolkit.report.voices_words import members_agree
from ccg_toolkit.scoring import CriterionScore, DomainScore, Score

_STATES = {"unknown": "Not known yet", "unanswered": "Not answered", "not-applicable": "Not applicable"}
_STRENGTHS = {
    "assertion": "someone's word",
    "document": "a document",
    "members": "$members",
    "independent": "an independent source",
}
_BASIS = {
    "peer-reviewed": "Peer reviewed",
    "organisation": "An organisation's own account",
    "policy": "Policy",
    "professional-body": "A professional body",
}
_READ = {"full": "read in full", "abstract": "read as abstract or excerpt", "origin": "read in an origin document"}


def domain_views(assessment: Assessment) -> tuple[DomainView, ...]:
    """Give each domain as it stands, with its score at the end of the plan beside it; in the order of the framework."""
    ranks = {priority.standing.ref: priority.rank for priority in assessment.priorities}
    planned = assessment.plan.quarters[-1].projected.domains
    return tuple(
        _domain(assessment, number, now, then.score, ranks)
        for number, (now, then) in enumerate(zip(assessment.scores.domains, planned, strict=True), start=1)
    )


def _domain(
    assessment: Assessment, number: int, domain_score: DomainScore, planned: Score, ranks: dict[str, int]
) -> DomainView:
    cover, domain = assessment.framework.cover, domain_score.domain
    lowest = domain_score.held_back_by[0].level if domain_score.held_back_by else None
    criteria = tuple(_criterion(assessment, standing, ranks) for standing in domain_score.criteria)
    ideas = _ideas(domain)
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
        evidence=tuple(
            EvidenceView(what=piece.what, strength=_STRENGTHS[piece.strength].replace("$members", members))
            for piece in standing.answer.evidence
        ),
        comment=standing.answer.comment or "",
        because=standing.answer.because or "",
        means=_means(standing),
        flags=tuple(flags),
        source=criterion.source or "",
    )


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
