"""``ccg-toolkit compare``."""

from pathlib import Path
from typing import Annotated

import typer

from ccg_toolkit.cli.shared_options import Engine, FrameworkFolder


def compare(  # noqa: PLR0913, PLR0917 - a command has as many as it has options
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="EARLIER LATER...",
            help="Two or more assessments of one organisation: answers, or result files (.json).",
        ),
    ],
    output: Annotated[
        list[Path] | None,
        typer.Option(
            "-o", "--output", metavar="FILE", help="Write this file: .pdf, .html, .json or .xlsx. May be repeated."
        ),
    ] = None,
    tracker: Annotated[
        Path | None,
        typer.Option(
            "--tracker", metavar="FILE", help="The workbook of the earlier plan: what was done stands beside what came."
        ),
    ] = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print what a .json file would hold, and nothing else.")
    ] = False,
    framework: FrameworkFolder = None,
    engine: Engine = None,
) -> None:
    """Show what moved between two or more assessments of one organisation, and why.

    \b
    Examples:
      ccg-toolkit compare 2014.json 2015.json
      ccg-toolkit compare 2014/answers.yaml 2015/answers.yaml -o moved.pdf
      ccg-toolkit compare 2014.json 2015.json --tracker plan.xlsx -o moved.html
      ccg-toolkit compare 2013.json 2014.json 2015.json -o moved.xlsx    a series

    They are put in the order of their days. Criteria are compared where their level texts are the same.
    """
    from ccg_toolkit.cli.earlier import compare_files

    compare_files(files, outputs=output or [], tracker=tracker, framework=framework, engine=engine, as_json=as_json)
