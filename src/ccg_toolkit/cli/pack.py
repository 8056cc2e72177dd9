"""``ccg-toolkit pack``."""

import re
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ccg_toolkit import __version__
from ccg_toolkit.cli.shared_options import AnswersFile, Engine, FrameworkFolder, Responses, Since, Tracker
from ccg_toolkit.cli.status import Status, path_text, say, stop
from ccg_toolkit.cli.typed_values import number_option

if TYPE_CHECKING:
    from ccg_toolkit.away_day import PackView
    from ccg_toolkit.toolkit import Inputs

_LENGTHS = ("3h", "day")
RECORD = ".xlsx"
"""How the workbook ends in which the record of the day is kept."""


def pack(  # noqa: PLR0913, PLR0917 - a command has as many as it has options
    answers: AnswersFile,
    output: Annotated[
        list[Path] | None,
        typer.Option(
            "-o",
            "--output",
            metavar="FILE",
            help="Write this file: .pdf or .html; .xlsx for the record. May be repeated.",
        ),
    ] = None,
    people: Annotated[
        int | None, number_option("--people", 8, 60, metavar="NUMBER", about="How many people come: 8 to 60.")
    ] = None,
    start: Annotated[
        str | None, typer.Option("--start", metavar="HH:MM", help="When it begins, such as 09:00.")
    ] = None,
    length: Annotated[
        str | None, typer.Option("--length", metavar="3h|day", help="Three hours, or a full day.")
    ] = None,
    slides: Annotated[
        Path | None, typer.Option("--slides", metavar="FILE", help="Write the results as slides too: .pdf or .html.")
    ] = None,
    tracker: Tracker = None,
    since: Since = None,
    framework: FrameworkFolder = None,
    responses: Responses = None,
    engine: Engine = None,
) -> None:
    """Write the pack for the away-day: a timetable that fits, the agenda and sheets to print.

    \b
    Examples:
      ccg-toolkit pack answers.yaml
      ccg-toolkit pack answers.yaml --people 24 --start 13:30 --length 3h
      ccg-toolkit pack answers.yaml --length day -o away-day.pdf
      ccg-toolkit pack answers.yaml -o record.xlsx      to type in what was agreed
      ccg-toolkit pack answers.yaml --slides slides.pdf
      ccg-toolkit pack answers.yaml --since 2014.json --tracker plan.xlsx     with what became of the last plan

    What is not given here comes from `away_day` in the answers; else it is 30 people, 09:30 and 3h. Without -o, the pack
    goes to <name of the answers>-pack.pdf in the working folder.
    """
    from ccg_toolkit.away_day import build_pack
    from ccg_toolkit.cli.loading import followed_up_or_stop, inputs_or_stop, looked_back_or_stop
    from ccg_toolkit.cli.writing import check_suffixes, check_targets, finish, write_all
    from ccg_toolkit.outputs import PAGE_SUFFIXES, PdfMaker, render_page
    from ccg_toolkit.toolkit import assess

    if start is not None and not re.fullmatch("([01]?[0-9]|2[0-3]):[0-5][0-9]", start):
        stop(Status.USAGE, f"--start: {start!r} is not a time", "Write hours and minutes, such as 09:30.")
    if length is not None and length not in _LENGTHS:
        stop(Status.USAGE, f"--length: {length!r} is neither 3h nor day", "Write 3h or day.")
    wanted = output or [Path(f"{answers.stem}-pack.pdf")]
    check_suffixes(wanted, (*PAGE_SUFFIXES, RECORD))
    shown = [slides] if slides else []
    check_suffixes(shown, PAGE_SUFFIXES)
    check_suffixes([*wanted, *shown], (*PAGE_SUFFIXES, RECORD))  # once more, for a name that stands for both
    inputs = _for_the_day(inputs_or_stop(answers, framework, responses), people=people, starts=start, length=length)
    if tracker:
        inputs = followed_up_or_stop(inputs, tracker)
    if since:
        inputs = looked_back_or_stop(inputs, since, answers)
    check_targets([*wanted, *shown], answers, inputs)
    view = build_pack(assess(inputs, version=__version__))
    pages = [path for path in wanted if path.suffix.lower() != RECORD]
    for path in wanted:
        if path not in pages:
            _write_record(path, inputs, view)
    with PdfMaker(engine) as make_pdf:
        make = partial(render_page, view=view, folders=inputs.framework.folders, make_pdf=make_pdf)
        outcomes = [
            write_all(pages, make, make_pdf, named=bool(output)),
            write_all(shown, partial(make, slides=True), make_pdf, named=True),
        ]
    for outcome in outcomes:
        finish(outcome)


def _write_record(path: Path, inputs: "Inputs", view: "PackView") -> None:
    """Write the workbook to type in what was agreed; one that is there, and differs, is never replaced."""
    from ccg_toolkit.outputs import OutputError, create_file, stands_as
    from ccg_toolkit.outputs.forms.book import RecordedDay, form_book

    day = RecordedDay(agreed=[one.ref for one in view.to_record], voted=[item.ref for item in view.ballot.items])
    data = form_book(inputs.framework, inputs.answers, day=day)
    try:
        if not stands_as(path, data):
            create_file(path, data)
    except OutputError as error:
        stop(Status.EXISTS if error.exists else Status.FILE, str(error), error.hint)
    say(f"Written: {path_text(path)}")


def _for_the_day(inputs: "Inputs", **wished: Any) -> "Inputs":  # noqa: ANN401 - each option has its own type
    """Put what was asked for on the command line in the place of what the answers say."""
    given = {name: value for name, value in wished.items() if value is not None}
    about = inputs.answers.away_day.model_copy(update=given)
    return replace(inputs, answers=inputs.answers.model_copy(update={"away_day": about}))
