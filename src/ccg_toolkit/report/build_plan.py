"""The views of priorities and plan: what comes first and how firmly, who does what when, and what it buys."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby

from ccg_toolkit.planning import FIRST_FIVE, Course, FindOut, LevelStep, Portion, Priority, UnplacedAction, equals_of
from ccg_toolkit.report.assessment import Assessment
from ccg_toolkit.report.build_options import options_view
from ccg_toolkit.report.decisions_taken import decided
from ccg_toolkit.report.english import date_beside, long_date, points, sentence, span
from ccg_toolkit.report.factor_words import because, grounds, why
from ccg_toolkit.report.find_out_view import FindOutGroupView, FindOutView, NoteView
from ccg_toolkit.report.outcomes import certificate, closing, headline, outcome, parted_equals
from ccg_toolkit.report.owners import IN_WORDS, lacks_of, measure_of, owner_of
from ccg_toolkit.report.plan_view import ActionView, LaterView, OutlookView, PlanView, QuarterView
from ccg_toolkit.report.priority_view import PriorityView
from ccg_toolkit.report.progress import mark_of
from ccg_toolkit.report.promises import promise_views
from ccg_toolkit.report.reasons import purpose, why_over
from ccg_toolkit.report.rounding import in_words, percent
from ccg_toolkit.report.sentences import (
    later_reason,
    part_of,
    place_of,
    robustness_in_words,
    title_of,
    titles,
    why_find_out,
)
from ccg_toolkit.report.standing import score_view
from ccg_toolkit.report.workload import workload_view
from ccg_toolkit.scoring import Exact, Score

_COLUMNS = 6
"""The most quarters a table of projections shows side by side."""

_UNGROUPED = 10
"""The most things to find out that are told in one list."""


def plan_view(assessment: Assessment, priorities: Sequence[PriorityView]) -> PlanView:
    """Give what the plan comes to.

    Args:
        assessment: what is planned.
        priorities: as `priority_views` gives them.
    """
    return PlanView(
        headline=headline(assessment),
        certificate=certificate(assessment),
        equals=parted_equals(assessment),
        in_order=assessment.plan.in_order,
        placed_in_order=_placed_in_order(assessment.plan.in_order),
        further=tuple(priorities[FIRST_FIVE : assessment.plan.in_order]),
        decided=tuple(decided(assessment)),
        options=options_view(assessment),
        load=workload_view(assessment),
        promises=promise_views(assessment),
    )


def _placed_in_order(gaps: int) -> str:
    placed = "No gap is" if gaps == 0 else "The first gap is" if gaps == 1 else f"The first {gaps} gaps are"
    return f"{placed} placed strictly in order"


def priority_views(assessment: Assessment) -> tuple[PriorityView, ...]:
    """Give every priority in order."""
    courses = {gap.priority.standing.ref: gap for gap in assessment.plan.gaps}
    return tuple(_priority(assessment, priority, courses[priority.standing.ref]) for priority in assessment.priorities)


def runners_up(assessment: Assessment) -> tuple[Priority, ...]:
    """Pick those outside the first five that equal the fifth, or are among the five in at least half of the weightings."""
    equals = equals_of(assessment.priorities, FIRST_FIVE)
    return tuple(
        priority
        for priority in assessment.priorities[FIRST_FIVE:]
        if priority in equals or priority.robustness.top_five_share >= Exact(1, 2)
    )


def quarter_views(assessment: Assessment) -> tuple[QuarterView, ...]:
    """Give the quarters with their actions, and with the score that is projected for the end of each."""
    cover, criteria = assessment.framework.cover, len(assessment.scores.criteria)
    return tuple(
        QuarterView(
            number=number,
            label=span(quarter.starts_on, quarter.ends_on),
            effort=quarter.effort,
            capacity=quarter.capacity,
            filled=f"{quarter.effort} of {points(quarter.capacity)}",
            actions=tuple(_planned(assessment, portion) for portion in quarter.portions),
            score=score_view(cover, quarter.projected.overall, criteria=criteria),
        )
        for number, quarter in enumerate(assessment.plan.quarters, start=1)
    )


def quick_win_views(assessment: Assessment) -> tuple[ActionView, ...]:
    """Give the actions of the smallest size that close their gap by the end of the second quarter."""
    return tuple(
        _planned(assessment, portion)
        for quarter in assessment.plan.quarters
        for portion in quarter.portions
        if portion.first and portion.action.quick_win
    )


def later_views(assessment: Assessment) -> tuple[ActionView, ...]:
    """Give the actions that found no place, each with the reason."""
    return tuple(_later(assessment, later) for later in assessment.plan.later)


def later_by_reason(later: Iterable[ActionView]) -> tuple[LaterView, ...]:
    """Put actions together that follow one another for the same reason; their order stays."""
    return tuple(
        LaterView(reason=reason, actions=tuple(actions))
        for reason, actions in groupby(later, key=lambda action: action.reason)
    )


def find_out_views(assessment: Assessment) -> tuple[FindOutView, ...]:
    """Give what to find out, by importance times what each could move the score."""
    return tuple(_find_out(assessment, unknown) for unknown in assessment.plan.find_out)


def find_out_by_domain(find_out: Iterable[FindOutView]) -> tuple[FindOutGroupView, ...]:
    """Put many things to find out together by domain, that of the first one first; a few stay in one list."""
    unknowns = tuple(find_out)
    if len(unknowns) <= _UNGROUPED:
        return (FindOutGroupView(domain="", unknowns=unknowns),) if unknowns else ()
    return tuple(
        FindOutGroupView(domain=domain, unknowns=tuple(one for one in unknowns if one.domain == domain))
        for domain in dict.fromkeys(one.domain for one in unknowns)
    )


def unwritten_views(assessment: Assessment) -> tuple[NoteView, ...]:
    """Give the steps that no action covers; none where the framework has no actions, as all would be on the list."""
    return tuple(
        NoteView(
            ref=step.standing.ref,
            title=step.standing.criterion.title,
            text=f"From level {step.begins} to {step.reaches}: no action written. Agree one on the day.",
        )
        for step in (assessment.plan.unwritten if assessment.framework.actions else ())
    )


def outlook(assessment: Assessment) -> OutlookView:
    """Give the scores now and after the quarters; of a long plan the same number of quarters apart, and the last."""
    quarters = assessment.plan.quarters
    every = -(-len(quarters) // _COLUMNS)
    chosen = sorted(range(len(quarters), 0, -every))
    moments = [assessment.scores, *(quarters[number - 1].projected for number in chosen)]
    return OutlookView(
        columns=("Now", *(f"After quarter {number}" for number in chosen)),
        rows=tuple(
            (domain.domain.title, tuple(in_words(moment.domains[index].score.mean) for moment in moments))
            for index, domain in enumerate(assessment.scores.domains)
        ),
        overall=tuple(in_words(moment.overall.mean) for moment in moments),
        bounds=tuple(_bounds(moment.overall) for moment in moments),
        rises=in_words(assessment.plan.projected) != in_words(assessment.scores.overall.mean),
    )


def _bounds(score: Score) -> str:
    if score.low is None or score.low == score.high:
        return "\u2013"
    return f"{in_words(score.low)} to {in_words(score.high)}"


def _priority(assessment: Assessment, priority: Priority, course: Course) -> PriorityView:
    standing, robustness = priority.standing, priority.robustness
    shared = sum(other.rank == priority.rank for other in assessment.priorities) > 1
    best, worst = robustness.ranks
    return PriorityView(
        rank=priority.rank,
        joint=place_of(assessment, priority) if shared else "",
        ref=standing.ref,
        title=standing.criterion.title,
        domain=assessment.framework.domain_by_id[standing.criterion.domain].title,
        level=standing.level or 0,
        target=standing.target,
        importance=standing.importance,
        value=in_words(priority.value),
        factors={name: in_words(value) for name, value in priority.factors.items()},
        effort=priority.effort,
        because=because(assessment, priority),
        grounds=grounds(assessment, priority),
        why=why(assessment, priority),
        waits_for=f"waits for {titles(assessment, priority.waits_for)}" if priority.waits_for else "",
        closing=closing(assessment, course),
        outcome=outcome(assessment, course),
        share=percent(robustness.top_five_share),
        ranks=str(best) if best == worst else f"{best} to {worst}",
        robustness=robustness_in_words(robustness),
    )


def _planned(assessment: Assessment, portion: Portion) -> ActionView:
    action = portion.action
    begun = action.placed == "begun"
    letters = {other.ref: other.letter for other in assessment.plan.actions}
    return replace(
        _action(assessment, action.step),
        letter=action.letter,
        points=portion.points,
        whole=action.effort,
        when=f"Q{action.starts}" if action.starts == action.ends else f"Q{action.starts} to Q{action.ends}",
        after=tuple(letter for ref, letter in letters.items() if ref in action.after),
        part=part_of(portion),
        begun=begun,
        over=why_over(assessment, action),
        rank=action.rank,
        purpose=purpose(assessment, action),
        starts=action.starts_on,
        ends=action.ends_on,
        review=long_date(action.reached_on),
        dates=(
            f"{'Goes on from' if begun else 'Starts'} {date_beside(action.starts_on, action.ends_on)}, ends {date_beside(action.ends_on, action.reached_on)}, "
            f"shows by {long_date(action.reached_on)}."
        ),
    )


def _later(assessment: Assessment, later: UnplacedAction) -> ActionView:
    return replace(_action(assessment, later.step), rank=later.rank, reason=later_reason(assessment, later))


def _action(assessment: Assessment, step: LevelStep) -> ActionView:
    action = step.written
    measure = measure_of(assessment, step)
    return ActionView(
        letter="",
        ref=step.ref,
        title=action.title,
        criterion=step.standing.criterion.title,
        effort=action.effort,
        points=assessment.framework.cover.effort[action.effort],
        whole=assessment.framework.cover.effort[action.effort],
        when="",
        moves=f"{step.begins} \u2192 {step.reaches}",
        owner=owner_of(assessment, step) or IN_WORDS["no-owner"],
        cost=action.cost or "",
        success_measure=sentence(measure) if measure else IN_WORDS["no-success-measure"],
        steps=action.steps,
        after=(),
        part="",
        begun=False,
        over="",
        enabling=step.enabling,
        rank=None,
        purpose="",
        starts=None,
        ends=None,
        review="",
        dates="",
        lacks=lacks_of(assessment, step),
        mark=mark_of(assessment, step),
        reason="",
    )


def _find_out(assessment: Assessment, unknown: FindOut) -> FindOutView:
    return FindOutView(
        ref=unknown.standing.ref,
        title=unknown.standing.criterion.title,
        domain=assessment.framework.domain_by_id[unknown.standing.criterion.domain].title,
        importance=unknown.standing.importance,
        thin="thin-evidence" in unknown.reasons,
        why=why_find_out(assessment, unknown),
        evidence=unknown.standing.criterion.evidence,
        could_move_score_by=in_words(unknown.could_move_score_by),
        effect=_effect(unknown),
        required="required" in unknown.reasons,
        done=tuple(title_of(assessment, ref) for ref in unknown.done),
    )


def _effect(unknown: FindOut) -> str:
    moved = in_words(unknown.could_move_score_by)
    if unknown.standing.level is None:
        return f"Once known, it narrows what the overall score could be by {moved}."
    if "uncertain" in unknown.reasons:
        return f"Once leaders agree, the overall score could be another by up to {moved}."
    if unknown.done and not {"thin-evidence", "contested", "came-without"}.isdisjoint(unknown.reasons):
        return f"Once that is known, the overall score could be another by up to {moved}."
    if "thin-evidence" in unknown.reasons or "contested" in unknown.reasons:
        return f"If the rating does not hold, the overall score could be lower by up to {moved}."
    if not unknown.done:
        return f"If what came without the work does not last, the overall score could be lower by up to {moved}."
    return f"If what was done has worked, the overall score could be higher by up to {moved}."
