"""Who has how much to do, and what falls into which quarter: the totals of a tracker."""

from collections.abc import Iterator, Mapping, Sequence

from ccg_toolkit.planning import PlannedAction
from ccg_toolkit.report.assessment import Assessment
from ccg_toolkit.report.owners import IN_WORDS
from ccg_toolkit.report.tracker_view import OwnerShareView, QuarterShareView
from ccg_toolkit.tracker import Number

_ALL = "All"


def by_owner(assessment: Assessment, owners: Mapping[str, str]) -> Iterator[OwnerShareView]:
    """Add up the points of each owner by quarter, the most first; at the end those of all.

    Args:
        assessment: with the plan.
        owners: of its actions by their full names, as the tracker has them; what is left out has no owner yet.
    """
    held: dict[str, list[PlannedAction]] = {}
    for action in assessment.plan.actions:
        held.setdefault(owners.get(action.ref, IN_WORDS["no-owner"]), []).append(action)
    shares = [_share(owner, actions) for owner, actions in held.items()]
    yield from sorted(shares, key=lambda share: -sum(share.points))
    if shares:
        yield _share(_ALL, assessment.plan.actions)


def _share(owner: str, actions: Sequence[PlannedAction]) -> OwnerShareView:
    return OwnerShareView(
        owner=owner,
        letters=tuple(action.letter for action in actions),
        points=tuple(map(sum, zip(*(action.points for action in actions), strict=True))),
    )


def by_quarter(assessment: Assessment) -> Iterator[QuarterShareView]:
    """Say what begins, ends and is reviewed in each quarter and after the last; at the end what the whole comes to."""
    actions, quarters = assessment.plan.actions, assessment.plan.quarters
    for number, quarter in enumerate(quarters, start=1):
        yield QuarterShareView(
            called=Number(number),
            starts_on=quarter.starts_on,
            ends_on=quarter.ends_on,
            points=sum(action.points[number - 1] for action in actions),
            capacity=quarter.capacity,
            begin=tuple(action.letter for action in actions if action.starts == number),
            end=tuple(action.letter for action in actions if action.ends == number),
            reviewed=tuple(action.letter for action in actions if action.reached == number),
        )
    if after := tuple(action.letter for action in actions if action.reached > len(quarters)):
        yield QuarterShareView(
            called="After the plan",
            starts_on=None,
            ends_on=None,
            points=None,
            capacity=None,
            begin=(),
            end=(),
            reviewed=after,
        )
    yield QuarterShareView(
        called=_ALL,
        starts_on=quarters[0].starts_on,
        ends_on=quarters[-1].ends_on,
        points=sum(sum(action.points) for action in actions),
        capacity=sum(quarter.capacity for quarter in quarters),
        begin=(),
        end=(),
        reviewed=(),
    )
