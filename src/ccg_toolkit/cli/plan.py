"""``ccg-toolkit plan``."""

from functools import partial
from pathlib import Path

from ccg_toolkit import __version__
from ccg_toolkit.cli.loading import inputs_or_stop
from ccg_toolkit.cli.status import Status, say, stop
from ccg_toolkit.cli.writing import check_suffixes, check_targets, finish, write_all
from ccg_toolkit.outputs import PAGE_SUFFIXES, comparison_text, plan_text, render_page
from ccg_toolkit.report import build_view, compare
from ccg_toolkit.toolkit import assess

MOST = 8
"""The most capacities that fit side by side."""


def run(answers: Path, capacities: list[int], outputs: list[Path], framework: Path | None) -> None:
    """Show the plan, or compare plans at several capacities; then write the comparison where asked."""
    wanted: list[int | None] = [*sorted(set(capacities))] or [None]
    if len(wanted) > MOST:
        stop(Status.USAGE, f"{len(wanted)} capacities are too many to compare", f"Name {MOST} at most.")
    check_suffixes(outputs, PAGE_SUFFIXES)
    inputs = inputs_or_stop(answers, framework)
    check_targets(outputs, answers, inputs)
    assessments = [assess(inputs, version=__version__, capacity=capacity) for capacity in wanted]
    view = compare(assessments)
    say(comparison_text(view) if len(assessments) > 1 else plan_text(build_view(assessments[0])))
    make = partial(render_page, view=view, folders=inputs.framework.folders)
    finish(write_all(outputs, make, named=True))
