"""What the first quarter asks of whom, and why it asks for nothing where it does."""

from collections.abc import Sequence

from ccg_toolkit.report.decisions_requested import RATE_FIRST
from ccg_toolkit.report.english import count, quoted
from ccg_toolkit.report.find_out_view import FindOutView
from ccg_toolkit.report.owners import IN_WORDS
from ccg_toolkit.report.plan_view import ActionView, AskView, QuarterView
from ccg_toolkit.report.priority_view import PriorityView


def first_quarter_asks(quarter: QuarterView, find_out: Sequence[FindOutView]) -> tuple[AskView, ...]:
    """Give for each owner the actions of the first quarter, and which priority each of them serves.

    Args:
        quarter: the first of the plan.
        find_out: what is not known; what other work rests on belongs to the first quarter, and nobody owns it yet.
    """
    tasks: dict[str | None, list[str]] = {}
    for action in quarter.actions:
        serves = f" (priority {action.rank})" if action.rank else ""
        owner = None if action.nobody_owns else action.owner
        tasks.setdefault(owner, []).append(f"{action.called}{serves}")
    for unknown in find_out:
        if unknown.first:
            tasks.setdefault(None, []).append(f"find out how it stands with {quoted([unknown.title])}")
    return tuple(AskView(owner=owner or IN_WORDS["no-owner"], tasks=tuple(asked)) for owner, asked in tasks.items())


def why_idle(
    quarters: Sequence[QuarterView],
    priorities: Sequence[PriorityView],
    later: Sequence[ActionView],
    find_out: Sequence[FindOutView],
    *,
    rated: bool,
) -> str:
    """Say why the first quarter asks for no action; empty where it asks for one.

    Args:
        quarters: of the plan.
        priorities: the gaps in order.
        later: actions that found no place.
        find_out: what to find out, which is something to do even where no action is.
        rated: whether any criterion is.
    """
    if quarters[0].actions:
        return ""
    if not rated:
        return f"Nothing is rated yet, so there is nothing to plan. {RATE_FIRST}"
    if not priorities and find_out:
        things = count(len(find_out), "thing is", "things are")
        return (
            f"Nothing that is rated lies below its target, so no action is planned; but {things} still to be found out."
        )
    if not priorities:
        return "Nothing that is rated lies below its target, so there is nothing to do."
    if not later and not any(quarter.actions for quarter in quarters):
        gaps = "the gap" if len(priorities) == 1 else f"any of the {len(priorities)} gaps"
        return f"No action is written for {gaps}, so there is nothing to plan yet. Agree the first ones together."
    return f"No action falls into the first quarter.{' What comes later, and why, tells what stands in its way.' if later else ''}"
