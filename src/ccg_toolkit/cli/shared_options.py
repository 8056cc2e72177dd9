"""What several commands are asked for, in the same words."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from ccg_toolkit.cli.typed_values import choice_option

AnswersFile = Annotated[Path, typer.Argument(metavar="ANSWERS", help="The file of answers: YAML, or a workbook.")]

FrameworkFolder = Annotated[
    Path | None, typer.Option("--framework", metavar="DIR", help="Framework folder to use, whatever the answers say.")
]

Responses = Annotated[
    Path | None,
    typer.Option("--responses", metavar="FILE", help="Closed survey to read, whatever the answers say: responses.csv."),
]

Pages = Annotated[
    list[Path] | None,
    typer.Option("-o", "--output", metavar="FILE", help="Write this file: .pdf or .html. May be repeated."),
]

Engine = Annotated[
    Literal["weasyprint", "browser", "page"] | None,
    choice_option(
        "--engine",
        ("weasyprint", "browser", "page"),
        metavar="ENGINE",
        about="What makes a PDF: weasyprint, browser, or page for the page to print. Else the first that can.",
        variable="CCG_TOOLKIT_ENGINE",
    ),
]

Since = Annotated[
    Path | None,
    typer.Option(
        "--since", metavar="EARLIER", help="Show what moved since this: earlier answers, or their result file."
    ),
]

Tracker = Annotated[
    Path | None,
    typer.Option("--tracker", metavar="FILE", help="Read what was written into this tracker of the last plan."),
]

Force = Annotated[
    bool, typer.Option("--force", help="Write anew what is already there; the older file is kept beside it.")
]

EditionName = Annotated[
    Literal["board", "full", "members"],
    choice_option(
        "--edition",
        ("board", "full", "members"),
        metavar="EDITION",
        about="Of the report: board, what a meeting needs; full, with method, workings, good practice and steps; members, a "
        "page or two for those who belong.",
    ),
]

LargePrint = Annotated[bool, typer.Option("--large-print", help="Set the report in 14 points and one column.")]

NoComments = Annotated[bool, typer.Option("--no-comments", help="Leave the comments out of all that is written.")]
