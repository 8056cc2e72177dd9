"""The promises of the manifesto that have a day, held against the plan: where things stand on that day."""

from collections.abc import Iterator
from datetime import date

from ccg_toolkit.answers import Manifesto, Offer, Want
from ccg_toolkit.planning import Course
from ccg_toolkit.report.assessment import Assessment
from ccg_toolkit.report.english import long_date, quoted
from ccg_toolkit.report.plan_view import PromiseView
from ccg_toolkit.report.sentences import title_of
from ccg_toolkit.scoring import CriterionScore


def numbered_lines(given: Manifesto) -> Iterator[tuple[str, Offer | Want]]:
    """Number the lines of a manifesto: ``O1`` for the first offer, ``W1`` for the first want; both run on."""
    offers = (*given.organisation_offers, *given.members_offer)
    wants = (*given.members_want, *given.organisation_wants)
    yield from ((f"O{number}", line) for number, line in enumerate(offers, start=1))
    yield from ((f"W{number}", line) for number, line in enumerate(wants, start=1))


def promise_views(assessment: Assessment) -> tuple[PromiseView, ...]:
    """Hold each line that has a day for its review and belongs to a criterion against the plan."""
    return tuple(
        _promise(assessment, number, line.text, line.criterion, line.review_on)
        for number, line in numbered_lines(assessment.answers.manifesto)
        if line.criterion and line.review_on
    )


def _promise(assessment: Assessment, number: str, text: str, ref: str, day: date) -> PromiseView:
    standing = next(standing for standing in assessment.scores.criteria if standing.ref == ref)
    criterion, on = title_of(assessment, ref), long_date(day)
    title = quoted([criterion])
    gap = next((gap for gap in assessment.plan.gaps if gap.priority.standing.ref == ref), None)
    broken = False
    if standing.state == "not-applicable":
        told = f"Review on {on}: {title} does not apply."
    elif standing.level is None:
        told = f"Review on {on}: nobody knows yet where {title} stands."
    elif gap is None:
        told = f"Review on {on}: {title} is at its target already."
    elif gap.closed_on and gap.closed_on <= day:
        told = f"Review on {on}: the plan closes {title} by {long_date(gap.closed_on)}."
    else:
        broken = True
        told = f"Review on {on}, but {title} then stands at level {_level_on(assessment, standing, day)} of {standing.target}; {_after(gap)}."
    return PromiseView(number=number, text=text, criterion=criterion, day=on, told=told, broken=broken)


def _after(gap: Course) -> str:
    if gap.closed_on:
        return f"the plan closes it by {long_date(gap.closed_on)}"
    return "the plan does not close it"


def _level_on(assessment: Assessment, standing: CriterionScore, day: date) -> int | None:
    """Give the level that a criterion has on a day, if all goes to plan."""
    plan, level = assessment.plan, standing.level
    moments = [(one.ends_on, one.projected) for one in plan.quarters] + [
        (one.ends_on, one.projected) for one in plan.due
    ]
    for ends_on, projected in moments:
        if ends_on <= day:
            level = next(then.level for then in projected.criteria if then.ref == standing.ref)
    return level
