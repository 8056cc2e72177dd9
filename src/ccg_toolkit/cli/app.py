"""The commands and their options."""

from pathlib import Path
from typing import Annotated

import typer

from ccg_toolkit import __version__

_EXAMPLES = """\b
Examples:
  ccg-toolkit init ours                      start a folder of your own
  ccg-toolkit assess ours/answers.yaml       summary on the screen, report as PDF
  ccg-toolkit assess answers.yaml -o report.pdf -o result.json
  ccg-toolkit check answers.yaml             every problem at once
  ccg-toolkit explain overall answers.yaml   the working, to redo by hand

Rate a membership organisation against its framework and make a development plan for the board's away-day.
"""

app = typer.Typer(
    name="ccg-toolkit",
    help=_EXAMPLES,
    rich_markup_mode=None,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)

FrameworkOption = Annotated[
    Path | None, typer.Option("--framework", metavar="DIR", help="Framework folder to use, whatever the answers say.")
]


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"ccg-toolkit {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and leave.")
    ] = False,
) -> None:
    pass


def _complete_names(incomplete: str) -> list[str]:
    from ccg_toolkit.cli.names import names_in_built_in

    return [name for name in names_in_built_in() if name.startswith(incomplete)]


@app.command()
def assess(  # noqa: PLR0913, PLR0917 - a command has as many as it has options
    answers: Annotated[list[Path], typer.Argument(metavar="ANSWERS", help="The file of answers, in YAML; or several.")],
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
        int, typer.Option("--jobs", metavar="N", min=1, max=32, help="How many reports to make at a time.")
    ] = 1,
    tracker: Annotated[
        Path | None,
        typer.Option("--tracker", metavar="FILE", help="Read what was written into this tracker of the last plan."),
    ] = None,
    framework: FrameworkOption = None,
    json: Annotated[bool, typer.Option("--json", help="Print the result file, and nothing else.")] = False,
) -> None:
    """Score answers, print a summary and write the report.

    \b
    Examples:
      ccg-toolkit assess answers.yaml
      ccg-toolkit assess answers.yaml -o report.pdf -o report.html
      ccg-toolkit assess answers.yaml --json > result.json
      ccg-toolkit assess answers.yaml -o paper.docx         a paper for the board, to complete in Word
      ccg-toolkit assess answers.yaml -o plan.xlsx          a tracker, to keep up to date
      ccg-toolkit assess answers.yaml --tracker plan.xlsx -o new-plan.xlsx
      ccg-toolkit assess *.yaml --jobs 2 -o reports/        a report of each, two at a time

    Without -o, the report goes to <name of the answers>-report.pdf in the working folder.
    """
    from ccg_toolkit.cli.assess import run

    run(answers, output or [], formats or [], framework, tracker, jobs=jobs, as_json=json)


@app.command()
def check(
    what: Annotated[
        Path | None,
        typer.Argument(
            metavar="[ANSWERS | FRAMEWORK_DIR]",
            show_default=False,
            help="A file of answers or a framework folder; else both in the working folder.",
        ),
    ] = None,
    framework: FrameworkOption = None,
) -> None:
    """List every problem in answers or a framework at once, as file:line:column.

    \b
    Examples:
      ccg-toolkit check answers.yaml
      ccg-toolkit check ours

    Ends with 0 where there is no error, with 1 where there is.
    """
    from ccg_toolkit.cli.check import run

    run(what, framework)


@app.command()
def explain(
    what: Annotated[
        str,
        typer.Argument(
            metavar="WHAT", help="overall, priorities, plan, a domain or a criterion.", autocompletion=_complete_names
        ),
    ],
    answers: Annotated[Path, typer.Argument(metavar="[ANSWERS]", help="The file of answers.")] = Path("answers.yaml"),
    framework: FrameworkOption = None,
) -> None:
    """Show the working of a score, a priority or the plan, step by step, to redo by hand.

    \b
    Examples:
      ccg-toolkit explain overall answers.yaml
      ccg-toolkit explain contract answers.yaml
      ccg-toolkit explain contract.definition answers.yaml
      ccg-toolkit explain priorities answers.yaml
      ccg-toolkit explain plan answers.yaml        what was decided, in which order, and why
    """
    from ccg_toolkit.cli.explain import run

    run(what, answers, framework)


@app.command()
def plan(
    answers: Annotated[Path, typer.Argument(metavar="ANSWERS", help="The file of answers, in YAML.")],
    capacity: Annotated[
        list[int] | None,
        typer.Option("--capacity", metavar="POINTS", min=0, max=10_000, help="Points a quarter. Repeat it to compare."),
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
    framework: FrameworkOption = None,
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
    from ccg_toolkit.cli.plan import run

    run(answers, capacity or [], in_order or [], output or [], framework)


@app.command()
def pack(
    answers: Annotated[Path, typer.Argument(metavar="ANSWERS", help="The file of answers, in YAML.")],
    output: Annotated[
        list[Path] | None,
        typer.Option("-o", "--output", metavar="FILE", help="Write this file: .pdf or .html. May be repeated."),
    ] = None,
    framework: FrameworkOption = None,
) -> None:
    """Write the pack for the away-day: timetables, agenda and sheets to print.

    \b
    Examples:
      ccg-toolkit pack answers.yaml
      ccg-toolkit pack answers.yaml -o away-day.pdf

    Without -o, the pack goes to <name of the answers>-pack.pdf in the working folder.
    """
    from ccg_toolkit.cli.pack import run

    run(answers, output or [], framework)


@app.command()
def show(
    what: Annotated[
        str,
        typer.Argument(
            metavar="[WHAT]",
            help="domains, criteria, levels, actions, sources, or the name of a domain or criterion.",
            autocompletion=_complete_names,
        ),
    ] = "domains",
    framework: FrameworkOption = None,
) -> None:
    """Show what a framework holds.

    \b
    Examples:
      ccg-toolkit show
      ccg-toolkit show contract
      ccg-toolkit show contract.definition
      ccg-toolkit show actions
    """
    from ccg_toolkit.cli.show import run

    run(what, framework)


@app.command()
def init(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder to make.")],
    full: Annotated[
        bool, typer.Option("--full", help="Copy the whole built-in framework, to change it freely.")
    ] = False,
    force: Annotated[
        bool, typer.Option("--force", help="Write anew what is already there; the older file is kept beside it.")
    ] = False,
) -> None:
    """Start a folder of your own: answers to fill, and room for your own domains.

    \b
    Examples:
      ccg-toolkit init ours
      ccg-toolkit init ours --full
    """
    from ccg_toolkit.cli.init import run

    run(folder, full=full, force=force)


@app.command("add-domain")
def add_domain(
    name: Annotated[str, typer.Argument(metavar="ID", help="Lower-case words with hyphens, such as shared-estate.")],
    folder: Annotated[Path, typer.Argument(metavar="[DIR]", help="Your framework folder.")] = Path(),
    force: Annotated[
        bool, typer.Option("--force", help="Write anew what is already there; the older file is kept beside it.")
    ] = False,
) -> None:
    """Add a domain of your own to your framework folder: two files, ready to fill.

    \b
    Example:
      ccg-toolkit add-domain shared-estate ours
    """
    from ccg_toolkit.cli.add_domain import run

    run(name, folder, force=force)


@app.command()
def schema(
    what: Annotated[
        str,
        typer.Argument(
            metavar="answers|domain|criteria|framework|timetable|ground-rules|guide|glossary", help="The kind of file."
        ),
    ],
) -> None:
    """Print the JSON Schema of a kind of file, for editors that check YAML as you type.

    \b
    Example:
      ccg-toolkit schema answers > answers.schema.json
    """
    from ccg_toolkit.cli.schema import run

    run(what)
