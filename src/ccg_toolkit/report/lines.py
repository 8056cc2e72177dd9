"""Lists that a page tells in one line: the first few by name, and how many more there are."""

from collections.abc import Iterable, Sequence

from ccg_toolkit.report.paging import NAMED
from ccg_toolkit.report.plan_view import ActionView, QuarterView
from ccg_toolkit.report.priority_view import PriorityView


def close_behind(runners_up: Sequence[PriorityView]) -> str:
    """Name those that contend for the first five, each with its rank."""
    return _first_few(
        f"{priority.title} ({'joint ' if priority.joint else ''}priority {priority.rank})" for priority in runners_up
    )


def wins(actions: Iterable[ActionView]) -> str:
    """Say of each quick win what it closes, and by when."""
    return _first_few(f"{action.called} closes \u2018{action.criterion}\u2019 by {action.review}" for action in actions)


def planned_quarters(quarters: Sequence[QuarterView]) -> tuple[QuarterView, ...]:
    """Give the quarters up to the last with an action."""
    last = max((quarter.number for quarter in quarters if quarter.actions), default=0)
    return tuple(quarters[:last])


def unplanned(quarters: Sequence[QuarterView]) -> str:
    """Say for which quarters after the last with an action nothing is planned; empty where no quarter has one."""
    last, whole = len(planned_quarters(quarters)), len(quarters)
    if not 0 < last < whole:
        return ""
    return f"Nothing is planned for {f'quarter {whole}' if last + 1 == whole else f'quarters {last + 1} to {whole}'}."


def _first_few(names: Iterable[str]) -> str:
    every = list(names)
    more = f" and {len(every) - NAMED} more" if len(every) > NAMED else ""
    return "; ".join(every[:NAMED]) + more
