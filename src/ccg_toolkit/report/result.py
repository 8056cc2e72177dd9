"""The result file: all figures of an assessment for other programs, stable and versioned."""

from typing import Any

from ccg_toolkit.answers import Column
from ccg_toolkit.planning import FindOut, Later, Priority, Step, Work
from ccg_toolkit.report.assessment import Assessment
from ccg_toolkit.report.progress import Marked, marked_actions
from ccg_toolkit.report.rounding import for_machines
from ccg_toolkit.report.words import agreed, firmness, flags_of, later_reason, measure_of, why
from ccg_toolkit.scoring import CriterionScore, DomainScore, Score, Scores

SCHEMA = "ccg-toolkit/result/1"
_FLAGS = {"No owner yet": "no-owner", "No success measure yet": "no-success-measure"}


def result_of(assessment: Assessment) -> dict[str, Any]:
    """Give the content of the result file; numbers are rounded half up to 4 decimals, and what does not exist is null."""
    cover = assessment.framework.cover
    scores, plan = assessment.scores, assessment.plan
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
        "priorities": [_priority(assessment, priority) for priority in assessment.priorities],
        "plan": {
            "quarters": [
                {
                    "starts_on": quarter.starts_on.isoformat(),
                    "ends_on": quarter.ends_on.isoformat(),
                    "capacity": quarter.capacity,
                    "effort": quarter.effort,
                    "actions": [_work(assessment, work) for work in quarter.work],
                    "projected": _projected(quarter.projected),
                }
                for quarter in plan.quarters
            ],
            "later": [_later(assessment, later) for later in plan.later],
            "unwritten": [_unwritten(step) for step in plan.unwritten],
            "find_out": [_find_out(found) for found in plan.find_out],
            "projected": _score(plan.quarters[-1].projected.overall),
            "progress": [_marked(found) for found in marked_actions(assessment)] if assessment.progress else None,
        },
    }


def _score(score: Score) -> dict[str, Any]:
    return {
        "score": for_machines(score.mean),
        "low": for_machines(score.low),
        "high": for_machines(score.high),
        "unconfirmed_low": for_machines(score.unconfirmed_low),
        "not_applicable": score.not_applicable,
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


def _priority(assessment: Assessment, priority: Priority) -> dict[str, Any]:
    robustness = assessment.firmness_of(priority)
    return {
        "rank": priority.rank,
        "criterion": priority.item.ref,
        "priority": for_machines(priority.value),
        "factors": {name: for_machines(value) for name, value in priority.factors.items()},
        "top_five_share": for_machines(robustness.top_five_share),
        "rank_range": list(robustness.ranks),
        "rises_with": robustness.rises_with,
        "falls_with": robustness.falls_with,
        "effort": assessment.plan.efforts[priority.item.ref],
        "waits_for": list(assessment.plan.waits_for.get(priority.item.ref, ())),
        "reason": why(assessment, priority),
        "robustness": firmness(robustness),
    }


def _work(assessment: Assessment, work: Work) -> dict[str, Any]:
    planned = work.action
    action = planned.step.written
    return {
        "id": planned.step.ref,
        "title": action.title,
        "criterion": planned.step.item.ref,
        "effort": action.effort,
        "points": work.points,
        "from": action.begins,
        "to": action.reaches,
        "owner": action.owner,
        "success_measure": measure_of(assessment, planned.step) or None,
        "enabling": planned.step.enabling,
        "rank": planned.rank,
        "person": agreed(assessment, planned.step, Column.OWNER)
        or assessment.answers.plan.owners.get(action.owner or ""),
        "starts_on": planned.starts_on.isoformat(),
        "ends_on": planned.ends_on.isoformat(),
        "review_on": planned.reached_on.isoformat(),
        "after": list(planned.after),
        "flags": [_FLAGS[flag] for flag in flags_of(assessment, planned.step)],
    }


def _later(assessment: Assessment, later: Later) -> dict[str, Any]:
    action = later.step.written
    return {
        "id": later.step.ref,
        "reason": later_reason(assessment, later),
        "title": action.title,
        "criterion": later.step.item.ref,
        "effort": action.effort,
        "owner": action.owner,
        "success_measure": measure_of(assessment, later.step) or None,
        "rank": later.rank,
        "flags": [_FLAGS[flag] for flag in flags_of(assessment, later.step)],
    }


def _projected(scores: Scores) -> dict[str, Any]:
    return {
        **_score(scores.overall),
        "domains": [{"id": domain.domain.id, **_score(domain.score)} for domain in scores.domains],
    }


def _find_out(found: FindOut) -> dict[str, Any]:
    return {
        "criterion": found.item.ref,
        "reasons": list(found.reasons),
        "asked_by": list(found.asked_by),
        "could_move": for_machines(found.could_move),
        "evidence": list(found.item.criterion.evidence),
    }


def _marked(marked: Marked) -> dict[str, Any]:
    action, ends = marked.action, marked.action.day(Column.ENDS)
    return {
        "id": action.id or None,
        "title": action.text(Column.ACTION),
        "status": action.status.value if action.status else None,
        "mark": marked.kind,
        "planned": marked.planned,
        "owner": action.text(Column.OWNER) or None,
        "ends_on": ends.isoformat() if ends else None,
    }


def _unwritten(step: Step) -> dict[str, Any]:
    return {"criterion": step.item.ref, "from": step.begins, "to": step.reaches}
