"""What several commands are asked for, in the same words."""

from pathlib import Path
from typing import Annotated

import typer

AnswersFile = Annotated[Path, typer.Argument(metavar="ANSWERS", help="The file of answers: YAML, or a workbook.")]

FrameworkFolder = Annotated[
    Path | None, typer.Option("--framework", metavar="DIR", help="Framework folder to use, whatever the answers say.")
]

Pages = Annotated[
    list[Path] | None,
    typer.Option("-o", "--output", metavar="FILE", help="Write this file: .pdf or .html. May be repeated."),
]

Force = Annotated[
    bool, typer.Option("--force", help="Write anew what is already there; the older file is kept beside it.")
]
