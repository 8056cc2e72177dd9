"""The view-model of priorities and plan: what comes first and how firmly, who does what when, and what it buys."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import groupby

from ccg_toolkit.planning import FindOut, Later, Priority, Step, Work, add_months
from ccg_toolkit.report import view
from ccg_toolkit.report.assessment import Assessment
from ccg_toolkit.report.progress import mark_of
from ccg_toolkit.report.rounding import in_words, percent
from ccg_toolkit.report.words import (
    firmness,
    flags_of,
    later_reason,
    long_date,
    measure_of,
    owner_of,
    part_of,
    points,
    sentence,
    span,
    titles,
    why,
    why_find_out,
)
from ccg_toolkit.scoring import Exact, Score

_COLUMNS = 6
"""The most quarters a table of projections shows side by side."""


def priority_views(assessment: Assessment) -> tuple[view.PriorityView, ...]:
    """Give every priority in order."""
    return tuple(_priority(assessment, priority) for priority in assessment.priorities)


def contenders(assessment: Assessment, shown: Iterable[view.PriorityView]) -> tuple[view.PriorityView, ...]:
    """Pick those outside the first five that equal the fifth, or are among the five in at least half of the weightings."""
    ranked = assessment.priorities
    return tuple(
        found
        for found, priority, robustness in zip(shown, ranked, assessment.robustness, strict=True)
        if found.rank > 5 and (priority.factors == ranked[4].factors or robustness.top_five_share >= Exact(1, 2))
    )


def quarter_views(assessment: Assessment, scores: Mapping[int, view.ScoreView]) -> tuple[view.QuarterView, ...]:
    """Give the quarters with their actions.

    Args:
        assessment: what is planned.
        scores: the projected overall score at the end of each quarter, by its number.
    """
    numbered = spots(assessment)
    return tuple(
        view.QuarterView(
            number=number,
            label=span(quarter.starts_on, quarter.ends_on),
            effort=quarter.effort,
            capacity=quarter.capacity,
            filled=f"{quarter.effort} of {points(quarter.capacity)}",
            actions=tuple(_planned(assessment, numbered, work) for work in quarter.work),
            score=scores[number],
        )
        for number, quarter in enumerate(assessment.plan.quarters, start=1)
    )


def later_views(assessment: Assessment) -> tuple[view.ActionView, ...]:
    """Give the actions that found no place, each with the reason."""
    return tuple(_later(assessment, later) for later in assessment.plan.later)


def later_by_reason(later: Iterable[view.ActionView]) -> tuple[view.LaterView, ...]:
    """Put actions together that follow one another for the same reason; their order stays."""
    return tuple(
        view.LaterView(reason=reason, actions=tuple(actions))
        for reason, actions in groupby(later, key=lambda action: action.reason)
    )


def find_out_views(assessment: Assessment) -> tuple[view.FindOutView, ...]:
    """Give what to find out, what could move the score most first."""
    return tuple(_find_out(assessment, found) for found in assessment.plan.find_out)


def unwritten_views(assessment: Assessment) -> tuple[view.NoteView, ...]:
    """Give the steps that no action covers."""
    return tuple(
        view.NoteView(
            ref=step.item.ref,
            title=step.item.criterion.title,
            text=f"From level {step.begins} to {step.reaches}: no action written. Agree one on the day.",
        )
        for step in assessment.plan.unwritten
    )


def outlook(assessment: Assessment) -> view.OutlookView:
    """Give the scores now and after the quarters; of a long plan the same number of quarters apart, and the last."""
    quarters = assessment.plan.quarters
    every = -(-len(quarters) // _COLUMNS)
    chosen = sorted(range(len(quarters), 0, -every))
    moments = [assessment.scores, *(quarters[number - 1].projected for number in chosen)]
    return view.OutlookView(
        columns=("Now", *(f"After quarter {number}" for number in chosen)),
        rows=tuple(
            (domain.domain.title, tuple(in_words(moment.domains[index].score.mean) for moment in moments))
            for index, domain in enumerate(assessment.scores.domains)
        ),
        overall=tuple(in_words(moment.overall.mean) for moment in moments),
        bounds=tuple(_bounds(moment.overall) for moment in moments),
    )


def _bounds(score: Score) -> str:
    if score.low is None or score.low == score.high:
        return "\u2013"
    return f"{in_words(score.low)} to {in_words(score.high)}"


def _priority(assessment: Assessment, priority: Priority) -> view.PriorityView:
    item, robustness = priority.item, assessment.robustness[priority.rank - 1]
    waits = assessment.plan.waits_for.get(item.ref, ())
    best, worst = robustness.ranks
    return view.PriorityView(
        rank=priority.rank,
        ref=item.ref,
        title=item.criterion.title,
        domain=assessment.framework.domain_by_id[item.criterion.domain].title,
        level=item.level or 0,
        target=item.target,
        importance=item.importance,
        value=in_words(priority.value),
        factors={name: in_words(value) for name, value in priority.factors.items()},
        effort=assessment.plan.efforts[item.ref],
        why=why(assessment, priority),
        waits_for=f"waits for {titles(assessment, waits)}" if waits else "",
        share=percent(robustness.top_five_share),
        ranks=str(best) if best == worst else f"{best} to {worst}",
        firmness=firmness(robustness),
    )


@dataclass(frozen=True, kw_only=True)
class Spot:
    """Where an action stands in the plan: its number, its first and last day, and when its success is reviewed.

    The review is a quarter after the end, since a success measure tells of what came of the work.
    """

    number: int
    starts: date
    ends: date
    review: date


def spots(assessment: Assessment) -> dict[str, Spot]:
    """Number the planned actions in order of their start, and give the days they start and end."""
    found: dict[str, Spot] = {}
    quarters = assessment.plan.quarters
    for after, quarter in enumerate(quarters, start=2):
        review = add_months(quarters[0].starts_on, 3 * after) - timedelta(days=1)
        for work in quarter.work:
            ref = work.step.ref
            number, starts = (
                (found[ref].number, found[ref].starts) if ref in found else (len(found) + 1, quarter.starts_on)
            )
            found[ref] = Spot(number=number, starts=starts, ends=quarter.ends_on, review=review)
    return found


def _planned(assessment: Assessment, places: Mapping[str, Spot], work: Work) -> view.ActionView:
    spot = places[work.step.ref]
    return replace(
        _action(assessment, work.step),
        number=spot.number,
        points=work.points,
        after=tuple(sorted(places[ref].number for ref in work.after)),
        part=part_of(work),
        rank=work.rank,
        purpose=_purpose(assessment, work),
        starts=spot.starts,
        ends=spot.ends,
        review=long_date(spot.review),
    )


def _purpose(assessment: Assessment, work: Work) -> str:
    """Say which priority an action serves, and whether that is its own; an enabling action has none of its own."""
    own = next((found.rank for found in assessment.priorities if found.item.ref == work.step.item.ref), None)
    if own == work.rank:
        return f"Priority {own}."
    return f"Priority {own}; early, as number {work.rank} waits for it." if own else f"Number {work.rank} waits for it."


def _later(assessment: Assessment, later: Later) -> view.ActionView:
    return replace(_action(assessment, later.step), rank=later.rank, reason=later_reason(assessment, later))


def _action(assessment: Assessment, step: Step) -> view.ActionView:
    action = step.written
    measure = measure_of(assessment, step)
    return view.ActionView(
        number=0,
        ref=step.ref,
        title=action.title,
        criterion=step.item.criterion.title,
        effort=action.effort,
        points=assessment.framework.cover.effort[action.effort],
        moves=f"{step.begins} \u2192 {step.reaches}",
        owner=owner_of(assessment, step),
        success_measure=sentence(measure) if measure else "No success measure yet",
        steps=action.steps,
        after=(),
        part="",
        enabling=step.enabling,
        rank=0,
        purpose="",
        starts=None,
        ends=None,
        review="",
        flags=flags_of(assessment, step),
        mark=mark_of(assessment, step),
        reason="",
    )


def _find_out(assessment: Assessment, found: FindOut) -> view.FindOutView:
    return view.FindOutView(
        ref=found.item.ref,
        title=found.item.criterion.title,
        why=why_find_out(assessment, found),
        evidence=found.item.criterion.evidence,
        could_move=in_words(found.could_move),
        effect=(
            f"Once known, it narrows what the overall score could be by {in_words(found.could_move)}."
            if found.item.level is None
            else f"If the rating does not hold, the overall score could be lower by up to {in_words(found.could_move)}."
        ),
        first="required" in found.reasons,
    )
