"""``ccg-toolkit assess``; `many` goes on from here where there is more than one file of answers."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ccg_toolkit.cli.shared_options import (
    EditionName,
    Engine,
    FrameworkFolder,
    LargePrint,
    NoComments,
    Responses,
    Since,
    Tracker,
)
from ccg_toolkit.cli.status import Status, say, say_data, stop
from ccg_toolkit.cli.typed_values import number_option

if TYPE_CHECKING:
    from ccg_toolkit.report import Setting

_SLASHES = tuple(filter(None, (os.sep, os.altsep)))


def assess(  # noqa: PLR0913, PLR0917 - a command has as many as it has options
    answers: Annotated[
        list[Path], typer.Argument(metavar="ANSWERS", help="The file of answers: YAML, or a workbook; or several.")
    ],
    output: Annotated[
        list[str] | None,
        typer.Option(
            "-o",
            "--output",
            metavar="FILE",
            help="Write this file: .pdf, .html, .xlsx, .docx or .json. May be repeated. Or a folder, such as reports/.",
        ),
    ] = None,
    formats: Annotated[
        list[str] | None,
        typer.Option(
            "--format", metavar="FORMAT", help="Of a report that -o does not name, instead of pdf. May be repeated."
        ),
    ] = None,
    jobs: Annotated[
        int, number_option("--jobs", 1, 32, metavar="N", about="How many reports to make at a time: 1 to 32.")
    ] = 1,
    tracker: Tracker = None,
    since: Since = None,
    responses: Responses = None,
    framework: FrameworkFolder = None,
    engine: Engine = None,
    edition: EditionName = "board",
    large_print: LargePrint = False,
    no_comments: NoComments = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the result file, and nothing else.")] = False,
) -> None:
    """Score answers, print a summary and write the report.

    \b
    Examples:
      ccg-toolkit assess answers.yaml
      ccg-toolkit assess answers.yaml -o report.pdf -o report.html
      ccg-toolkit assess answers.yaml --edition full        with method, workings and good practice
      ccg-toolkit assess answers.yaml --edition members -o you-said.pdf     a page or two, without names
      ccg-toolkit assess answers.yaml --json > result.json
      ccg-toolkit assess answers.yaml -o paper.docx         a paper for the board, to complete in Word
      ccg-toolkit assess answers.yaml -o plan.xlsx          a tracker, to keep up to date
      ccg-toolkit assess answers.yaml --responses responses.csv      with what leaders and members said
      ccg-toolkit assess answers.yaml --tracker plan.xlsx -o new-plan.xlsx
      ccg-toolkit assess answers.yaml --since 2014.json --tracker plan.xlsx     what moved, and what was promised
      ccg-toolkit assess *.yaml --jobs 2 -o reports/        a report of each, two at a time

    Without -o, the report goes to <name of the answers>-report.pdf in the working folder.
    """
    from ccg_toolkit.cli.writing import check_suffixes
    from ccg_toolkit.outputs import SUFFIXES
    from ccg_toolkit.report import Edition, Setting

    setting = Setting(edition=Edition(edition), large_print=large_print)
    folder = _folder(output or [])
    files = [] if folder else [Path(name) for name in output or []]
    check_suffixes(files, SUFFIXES)
    suffixes = _suffixes(formats or [])
    if files and suffixes:
        stop(Status.USAGE, "--format is for reports that -o does not name", "The ending of a name picks its format.")
    if len(answers) == 1:
        _assess_one(
            answers[0],
            folder,
            files,
            suffixes,
            framework,
            responses,
            tracker,
            since,
            engine,
            setting,
            comments=not no_comments,
            as_json=as_json,
        )
        return
    given = {"--tracker": tracker, "--since": since, "--responses": responses, "--json": as_json}
    if files or any(given.values()):
        option = f"-o {files[0]}" if files else next(name for name, value in given.items() if value)
        hint = "Name a folder for the reports, such as -o reports/." if files else "Run it for each by itself."
        stop(Status.USAGE, f"{option} is for one file of answers, and {len(answers)} are given", hint)
    from ccg_toolkit.cli import many  # loads what starts processes, which one report has no need of

    many.run(answers, folder, suffixes, framework, engine, setting, comments=not no_comments, jobs=jobs)


def _assess_one(  # noqa: PLR0913, PLR0917 - as many as there are options
    answers: Path,
    folder: Path | None,
    files: Sequence[Path],
    suffixes: Sequence[str],
    framework: Path | None,
    responses: Path | None,
    tracker: Path | None,
    since: Path | None,
    engine: Engine,
    setting: "Setting",
    *,
    comments: bool,
    as_json: bool,
) -> None:
    """Show the summary of one file of answers, or its result, and then write its files."""
    from ccg_toolkit.cli.reports import prepared, report_files, written_out
    from ccg_toolkit.cli.writing import finish
    from ccg_toolkit.outputs import PdfMaker, result_json, summary

    if tracker and tracker.resolve() in {path.resolve() for path in files}:
        stop(Status.USAGE, f"{tracker} is the tracker that is read", "Write the new one under another name.")
    if since and since.resolve() in {path.resolve() for path in files}:
        stop(Status.USAGE, f"{since} is the earlier assessment that is read", "Write the new one under another name.")
    wanted = files
    if not files and (folder or suffixes or not as_json):
        wanted = report_files(answers.stem, folder, suffixes)
    assessment, view = prepared(
        answers, framework, folder, wanted, responses=responses, tracker=tracker, since=since, comments=comments
    )
    if as_json:
        say_data(result_json(assessment))
    else:
        say(summary(view))
    with PdfMaker(engine) as make_pdf:
        outcome = written_out(assessment, view, wanted, setting, make_pdf, named=bool(files or suffixes))
    finish(outcome, silent=as_json)


def _folder(outputs: Sequence[str]) -> Path | None:
    """Give the folder that `-o` names: one that is there and not called like a file, or a name that ends with a slash."""
    from ccg_toolkit.outputs import SUFFIXES

    for name in outputs:
        there = name and Path(name).suffix.lower() not in SUFFIXES and os.path.isdir(name)  # noqa: PTH112 - any name will do
        if name.endswith(_SLASHES) or there:
            if len(outputs) > 1:
                stop(Status.USAGE, f"-o names the folder {name} and more", "Name only the folder, and use --format.")
            return Path(name)
    return None


def _suffixes(formats: Sequence[str]) -> list[str]:
    """Give the endings of the formats that were asked for, each once."""
    from ccg_toolkit.outputs import SUFFIXES

    suffixes = [f".{name.lower().removeprefix('.')}" for name in formats]
    for suffix in suffixes:
        if suffix not in SUFFIXES:
            known = ", ".join(known.removeprefix(".") for known in SUFFIXES)
            stop(Status.USAGE, f"{suffix.removeprefix('.')}: there is no such format", f"Use one of {known}.")
    return list(dict.fromkeys(suffixes))
