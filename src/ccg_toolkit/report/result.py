"""The result file: all figures of an assessment for other programs, stable and versioned."""

from typing import Any

from ccg_toolkit.planning import Priority, Step, Work
from ccg_toolkit.report.assessment import Assessment
from ccg_toolkit.report.rounding import for_machines
from ccg_toolkit.report.words import later_reason
from ccg_toolkit.scoring import CriterionScore, DomainScore, Score

SCHEMA = "ccg-toolkit/result/1"


def result_of(assessment: Assessment) -> dict[str, Any]:
    """Give the content of the result file; numbers are rounded half up to 4 decimals, and what does not exist is null."""
    cover = assessment.framework.cover
    scores, plan = assessment.scores, assessment.plan
    shares = zip(assessment.priorities, assessment.top_five_shares, strict=True)
    return {
        "schema": SCHEMA,
        "framework": {"id": cover.id, "version": cover.version, "source": assessment.framework.source},
        "organisation": assessment.answers.organisation,
        "assessed_on": assessment.answers.assessed_on.isoformat(),
        "toolkit": {"version": assessment.version},
        "overall": _score(scores.overall),
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
        "voices": None,
        "priorities": [_priority(priority) | {"top_five_share": for_machines(share)} for priority, share in shares],
        "plan": {
            "quarters": [
                {
                    "starts_on": quarter.starts_on.isoformat(),
                    "capacity": quarter.capacity,
                    "effort": quarter.effort,
                    "actions": [_work(work) for work in quarter.work],
                }
                for quarter in plan.quarters
            ],
            "later": [{"id": later.step.ref, "reason": later_reason(assessment, later)} for later in plan.later],
            "unwritten": [_unwritten(step) for step in plan.unwritten],
            "projected": {"score": for_machines(plan.projected)},
        },
    }


def _score(score: Score) -> dict[str, Any]:
    return {
        "score": for_machines(score.mean),
        "low": for_machines(score.low),
        "high": for_machines(score.high),
        "band": score.band,
        "coverage": for_machines(score.coverage),
        "percent_to_target": for_machines(score.percent_to_target),
    }


def _domain(domain: DomainScore) -> dict[str, Any]:
    return {
        "id": domain.domain.id,
        "title": domain.domain.title,
        **_score(domain.score),
        "held_back_by": [item.ref for item in domain.held_back_by],
        "criteria": [_criterion(item) for item in domain.criteria],
    }


def _criterion(item: CriterionScore) -> dict[str, Any]:
    return {
        "id": item.ref,
        "state": item.state,
        "level": item.level,
        "target": item.target,
        "gap": item.gap,
        "importance": item.importance,
        "flags": ["thin-evidence"] if item.thin_evidence else [],
    }


def _priority(priority: Priority) -> dict[str, Any]:
    return {
        "rank": priority.rank,
        "criterion": priority.item.ref,
        "priority": for_machines(priority.value),
        "factors": {name: for_machines(value) for name, value in priority.factors.items()},
    }


def _work(work: Work) -> dict[str, Any]:
    action = work.step.action
    if action is None:
        raise AssertionError("only written actions are planned")
    return {
        "id": work.step.ref,
        "title": action.title,
        "criterion": work.step.item.ref,
        "effort": action.effort,
        "points": work.points,
        "from": action.begins,
        "to": action.reaches,
        "owner": action.owner,
        "success_measure": action.success_measure,
        "enabling": work.step.enabling,
    }


def _unwritten(step: Step) -> dict[str, Any]:
    return {"criterion": step.item.ref, "from": step.begins, "to": step.reaches}
