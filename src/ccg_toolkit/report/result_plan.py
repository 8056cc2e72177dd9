"""The plan in the result file: its quarters, each action once, what becomes of each gap, and what is left for later."""

from typing import Any

from ccg_toolkit.planning import Course, FindOut, LevelStep, Option, PlannedAction, Portion, UnplacedAction
from ccg_toolkit.report.assessment import Assessment
from ccg_toolkit.report.outcomes import outcome
from ccg_toolkit.report.owners import lacks_of, measure_of, person_of
from ccg_toolkit.report.progress import Marked, marked_actions
from ccg_toolkit.report.reasons import purpose, why_over
from ccg_toolkit.report.rounding import for_machines
from ccg_toolkit.report.sentences import later_reason
from ccg_toolkit.scoring import Score, Scores
from ccg_toolkit.tracker import Column


def plan_result(assessment: Assessment) -> dict[str, Any]:
    """Give what the result file says of the plan."""
    plan = assessment.plan
    return {
        "in_order": plan.in_order,
        "quarters": [
            {
                "starts_on": quarter.starts_on.isoformat(),
                "ends_on": quarter.ends_on.isoformat(),
                "capacity": quarter.capacity,
                "effort": quarter.effort,
                "actions": [_portion(assessment, portion) for portion in quarter.portions],
                "projected": _projected(quarter.projected),
            }
            for quarter in plan.quarters
        ],
        "projected": score_result(plan.quarters[-1].projected.overall),
        "due": [{"ends_on": due.ends_on.isoformat(), "projected": _projected(due.projected)} for due in plan.due],
        "actions": [_action(assessment, action) for action in plan.actions],
        "first": [_first(assessment, gap) for gap in plan.first],
        "open": plan.open,
        "later": [_later(assessment, later) for later in plan.later],
        "unwritten": [_unwritten(step) for step in plan.unwritten],
        "find_out": [_find_out(unknown) for unknown in plan.find_out],
        "options": [_option(option) for option in assessment.options],
        "progress": [_marked(row) for row in marked_actions(assessment)] if assessment.progress else None,
    }


def score_result(score: Score) -> dict[str, Any]:
    """Give what the result file says of a score."""
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


def _portion(assessment: Assessment, portion: Portion) -> dict[str, Any]:
    planned = portion.action
    action = planned.step.written
    return {
        "letter": planned.letter,
        "id": planned.ref,
        "title": action.title,
        "criterion": planned.step.standing.ref,
        "effort": action.effort,
        "points": portion.points,
        "from": action.begins,
        "to": action.reaches,
        "owner": action.owner,
        "success_measure": measure_of(assessment, planned.step) or None,
        "enabling": planned.enabling,
        "rank": planned.rank,
        "person": person_of(assessment, planned.step),
        "starts_on": planned.starts_on.isoformat(),
        "ends_on": planned.ends_on.isoformat(),
        "review_on": planned.reached_on.isoformat(),
        "after": list(planned.after),
        "flags": _flags(assessment, planned),
    }


def _action(assessment: Assessment, planned: PlannedAction) -> dict[str, Any]:
    action = planned.step.written
    return {
        "letter": planned.letter,
        "id": planned.ref,
        "criterion": planned.step.standing.ref,
        "title": action.title,
        "from": action.begins,
        "to": action.reaches,
        "effort": action.effort,
        "owner": action.owner,
        "person": person_of(assessment, planned.step),
        "starts_on": planned.starts_on.isoformat(),
        "ends_on": planned.ends_on.isoformat(),
        "reached_on": planned.reached_on.isoformat(),
        "points": list(planned.points),
        "after": list(planned.after),
        "serves": planned.serves,
        "rank": planned.rank,
        "enabling": planned.enabling,
        "flags": _flags(assessment, planned),
        "reason": f"{purpose(assessment, planned)} {why_over(assessment, planned)}".strip(),
    }


def _flags(assessment: Assessment, planned: PlannedAction) -> list[str]:
    quick = ["quick-win"] if planned.quick_win else []
    return [*lacks_of(assessment, planned.step), *quick, *planned.marks]


def _first(assessment: Assessment, gap: Course) -> dict[str, Any]:
    return {
        "criterion": gap.priority.standing.ref,
        "rank": gap.priority.rank,
        "closed": gap.closed is not None,
        "level": gap.level,
        "reached_on": gap.reached_on.isoformat() if gap.reached_on else None,
        "proven": gap.proven,
        "reason": outcome(assessment, gap),
    }


def _later(assessment: Assessment, later: UnplacedAction) -> dict[str, Any]:
    action = later.step.written
    return {
        "id": later.step.ref,
        "reason": later_reason(assessment, later),
        "waits_for": list(later.waits_for),
        "title": action.title,
        "criterion": later.step.standing.ref,
        "effort": action.effort,
        "owner": action.owner,
        "success_measure": measure_of(assessment, later.step) or None,
        "rank": later.rank,
        "flags": [*lacks_of(assessment, later.step)],
    }


def _option(option: Option) -> dict[str, Any]:
    return {
        "capacity": option.capacity,
        "quarters": option.quarters,
        "closed": option.closed,
        "due": option.due,
        "first_closed": option.first_closed,
        "score": for_machines(option.score),
        "later": option.later,
    }


def _projected(scores: Scores) -> dict[str, Any]:
    return {
        **score_result(scores.overall),
        "domains": [{"id": domain.domain.id, **score_result(domain.score)} for domain in scores.domains],
    }


def _find_out(unknown: FindOut) -> dict[str, Any]:
    return {
        "criterion": unknown.standing.ref,
        "reasons": list(unknown.reasons),
        "asked_by": list(unknown.asked_by),
        "could_move": for_machines(unknown.could_move_score_by),
        "evidence": list(unknown.standing.criterion.evidence),
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


def _unwritten(step: LevelStep) -> dict[str, Any]:
    return {"criterion": step.standing.ref, "from": step.begins, "to": step.reaches}
