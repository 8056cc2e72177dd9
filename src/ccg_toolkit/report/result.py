"""The result file: all figures of an assessment for other programs, stable and versioned."""

from typing import Any

from ccg_toolkit.planning import Priority
from ccg_toolkit.report.assessment import Assessment
from ccg_toolkit.report.factor_words import why
from ccg_toolkit.report.result_change import change_result
from ccg_toolkit.report.result_plan import plan_result, score_result
from ccg_toolkit.report.result_voices import voices_result
from ccg_toolkit.report.rounding import for_machines
from ccg_toolkit.report.sentences import robustness_in_words
from ccg_toolkit.scoring import CriterionScore, DomainScore

SCHEMA = "ccg-toolkit/result/2"


def result_of(assessment: Assessment) -> dict[str, Any]:
    """Give the content of the result file; numbers are rounded half up to 4 decimals, and what does not exist is null.

    Its shape is the same for every file of answers: each key is always there. A change of shape is a new `SCHEMA`.
    """
    cover, scores = assessment.framework.cover, assessment.scores
    return {
        "schema": SCHEMA,
        "framework": {"id": cover.id, "version": cover.version, "source": assessment.framework.source},
        "organisation": assessment.answers.organisation,
        "assessed_on": assessment.answers.assessed_on.isoformat(),
        "toolkit": {"version": assessment.version},
        "overall": score_result(scores.overall),
        "domains": [_domain(domain) for domain in scores.domains],
        "lenses": [
            {
                "id": lens.id,
                "tags": [
                    {"id": tag.tag, "score": for_machines(tag.mean), "criteria": len(tag.criteria)}
                    for tag in scores.tags
                    if tag.lens == lens.id
                ],
            }
            for lens in cover.lenses
        ],
        "voices": None if scores.voices is None else voices_result(scores.voices),
        "since": change_result(assessment.since) if assessment.since else None,
        "priorities": [_priority(assessment, priority) for priority in assessment.priorities],
        "plan": plan_result(assessment),
    }


def _domain(domain: DomainScore) -> dict[str, Any]:
    return {
        "id": domain.domain.id,
        "title": domain.domain.title,
        "weight": float(domain.domain.weight),
        **score_result(domain.score),
        "held_back_by": [standing.ref for standing in domain.held_back_by],
        "criteria": [_criterion(standing) for standing in domain.criteria],
    }


def _criterion(standing: CriterionScore) -> dict[str, Any]:
    return {
        "id": standing.ref,
        "state": standing.state,
        "level": standing.level,
        "target": standing.target,
        "gap": standing.gap,
        "importance": standing.importance,
        "weight": float(standing.criterion.weight),
        "wording": standing.criterion.wording or None,
        "flags": [name for name, holds in _flags(standing) if holds],
    }


def _flags(standing: CriterionScore) -> tuple[tuple[str, bool], ...]:
    return (
        ("thin-evidence", standing.thin_evidence),
        ("contested", standing.contested),
        ("uncertain", standing.uncertain),
    )


def _priority(assessment: Assessment, priority: Priority) -> dict[str, Any]:
    robustness = priority.robustness
    return {
        "rank": priority.rank,
        "criterion": priority.standing.ref,
        "priority": for_machines(priority.value),
        "factors": {name: for_machines(value) for name, value in priority.factors.items()},
        "top_five_share": for_machines(robustness.top_five_share),
        "rank_range": list(robustness.ranks),
        "rises_with": robustness.rises_with,
        "falls_with": robustness.falls_with,
        "effort": priority.effort,
        "waits_for": list(priority.waits_for),
        "reason": why(assessment, priority),
        "robustness": robustness_in_words(robustness),
    }
