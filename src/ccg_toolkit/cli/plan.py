"""``ccg-toolkit plan``."""

import re
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ccg_toolkit import __version__
from ccg_toolkit.cli.shared_options import AnswersFile, Engine, FrameworkFolder, Responses
from ccg_toolkit.cli.status import Status, say, stop
from ccg_toolkit.cli.typed_values import number_option

if TYPE_CHECKING:
    from ccg_toolkit.toolkit import InOrder

MOST = 8
"""The most plans that fit side by side."""


def plan(  # noqa: PLR0913, PLR0917 - a command has as many as it has options
    answers: AnswersFile,
    capacity: Annotated[
        list[int] | None,
        number_option(
            "--capacity", 0, 10_000, metavar="POINTS", about="Points a quarter: 0 to 10,000. Repeat it to compare."
        ),
    ] = None,
    in_order: Annotated[
        list[str] | None,
        typer.Option(
            "--in-order",
            metavar="GAPS",
            help="How many of the gaps are placed strictly in order: a number, or all. Repeat it to compare.",
        ),
    ] = None,
    output: Annotated[
        list[Path] | None,
        typer.Option("-o", "--output", metavar="FILE", help="Write the comparison: .pdf or .html. May be repeated."),
    ] = None,
    framework: FrameworkFolder = None,
    responses: Responses = None,
    engine: Engine = None,
) -> None:
    """Show the plan quarter by quarter, or compare what different plans reach.

    \b
    Examples:
      ccg-toolkit plan answers.yaml
      ccg-toolkit plan answers.yaml --capacity 6
      ccg-toolkit plan answers.yaml --capacity 4 --capacity 8 --capacity 12 -o capacities.pdf
      ccg-toolkit plan answers.yaml --in-order 0 --in-order 5 --in-order all

    One point is about a week of a lead's time. Plans are compared by capacity or by order, not by both at once.
    """
    from ccg_toolkit.cli.loading import OF_PRINT, inputs_or_stop
    from ccg_toolkit.cli.writing import check_suffixes, check_targets, finish, write_all
    from ccg_toolkit.outputs import PAGE_SUFFIXES, PdfMaker, comparison_text, plan_text, render_page
    from ccg_toolkit.report import build_view, compare
    from ccg_toolkit.toolkit import assess, replanned

    points = sorted(set(capacity or []))
    orders = sorted(set(map(_in_order, in_order or [])), key=lambda wanted: (wanted == "all", wanted))
    if len(points) > 1 and len(orders) > 1:
        stop(
            Status.USAGE, "--capacity and --in-order are both repeated", "Repeat one of them, and give the other once."
        )
    for wanted, what in ((points, "capacities"), (orders, "numbers of gaps in order")):
        if len(wanted) > MOST:
            stop(Status.USAGE, f"{len(wanted)} {what} are too many to compare", f"Name {MOST} at most.")
    check_suffixes(output or [], PAGE_SUFFIXES)
    inputs = inputs_or_stop(answers, framework, responses, untold=OF_PRINT)
    check_targets(output or [], answers, inputs)
    first = assess(inputs, version=__version__, capacity=next(iter(points), None), in_order=next(iter(orders), None))
    others = [replanned(first, capacity=each) for each in points[1:]]
    others += [replanned(first, in_order=each) for each in orders[1:]]
    view = compare([first, *others], by="in-order" if len(orders) > 1 else "capacity")
    say(comparison_text(view) if others else plan_text(build_view(first)))
    with PdfMaker(engine) as make_pdf:
        make = partial(render_page, view=view, folders=inputs.framework.folders, make_pdf=make_pdf)
        outcome = write_all(output or [], make, make_pdf, named=True)
    finish(outcome)


def _in_order(given: str) -> "InOrder":
    """Read how many of the gaps are placed in order."""
    from ccg_toolkit.sources import shown

    if given == "all":
        return "all"
    if not re.fullmatch("[0-9]{1,9}", given):
        hint = "Write a whole number from 0, such as 5, or all."
        stop(Status.USAGE, f"--in-order: {shown(given)} is neither a number of gaps nor all", hint)
    return int(given)
