"""``ccg-toolkit plan``."""

import re
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from ccg_toolkit import __version__
from ccg_toolkit.cli.loading import inputs_or_stop
from ccg_toolkit.cli.status import Status, say, stop
from ccg_toolkit.cli.writing import check_suffixes, check_targets, finish, write_all
from ccg_toolkit.outputs import PAGE_SUFFIXES, comparison_text, plan_text, render_page
from ccg_toolkit.report import build_view, compare
from ccg_toolkit.sources import shown
from ccg_toolkit.toolkit import InOrder, assess, replanned

MOST = 8
"""The most plans that fit side by side."""


def run(
    answers: Path, capacities: Sequence[int], in_order: Sequence[str], outputs: list[Path], framework: Path | None
) -> None:
    """Show the plan, or compare plans that differ in one thing; then write the comparison where asked."""
    points = sorted(set(capacities))
    orders = sorted(set(map(_in_order, in_order)), key=lambda wanted: (wanted == "all", wanted))
    if len(points) > 1 and len(orders) > 1:
        stop(
            Status.USAGE, "--capacity and --in-order are both repeated", "Repeat one of them, and give the other once."
        )
    for wanted, what in ((points, "capacities"), (orders, "numbers of gaps in order")):
        if len(wanted) > MOST:
            stop(Status.USAGE, f"{len(wanted)} {what} are too many to compare", f"Name {MOST} at most.")
    check_suffixes(outputs, PAGE_SUFFIXES)
    inputs = inputs_or_stop(answers, framework)
    check_targets(outputs, answers, inputs)
    first = assess(inputs, version=__version__, capacity=next(iter(points), None), in_order=next(iter(orders), None))
    others = [replanned(first, capacity=capacity) for capacity in points[1:]]
    others += [replanned(first, in_order=order) for order in orders[1:]]
    view = compare([first, *others], by="in-order" if len(orders) > 1 else "capacity")
    say(comparison_text(view) if others else plan_text(build_view(first)))
    make = partial(render_page, view=view, folders=inputs.framework.folders)
    finish(write_all(outputs, make, named=True))


def _in_order(given: str) -> InOrder:
    """Read how many of the gaps are placed in order."""
    if given == "all":
        return "all"
    if not re.fullmatch("[0-9]{1,9}", given):
        hint = "Write a whole number from 0, such as 5, or all."
        stop(Status.USAGE, f"--in-order: {shown(given)} is neither a number of gaps nor all", hint)
    return int(given)
