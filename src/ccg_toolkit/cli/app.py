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
def assess(
    answers: Annotated[Path, typer.Argument(metavar="ANSWERS", help="The file of answers, in YAML.")],
    output: Annotated[
        list[Path] | None,
        typer.Option("-o", "--output", metavar="FILE", help="Write this file: .pdf, .html or .json. May be repeated."),
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

    Without -o, the report goes to <name of the answers>-report.pdf in the working folder.
    """
    from ccg_toolkit.cli.assess import run

    run(answers, output or [], framework, as_json=json)


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
            metavar="WHAT", help="overall, priorities, a domain or a criterion.", autocompletion=_complete_names
        ),
    ],
    answers: Annotated[Path, typer.Argument(metavar="[ANSWERS]", help="The file of answers.")] = Path("answers.yaml"),
    framework: FrameworkOption = None,
) -> None:
    """Show the working of a score or a priority, step by step, to redo by hand.

    \b
    Examples:
      ccg-toolkit explain overall answers.yaml
      ccg-toolkit explain contract answers.yaml
      ccg-toolkit explain contract.definition answers.yaml
      ccg-toolkit explain priorities answers.yaml
    """
    from ccg_toolkit.cli.explain import run

    run(what, answers, framework)


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
    force: Annotated[bool, typer.Option("--force", help="Replace files that are already there.")] = False,
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
    force: Annotated[bool, typer.Option("--force", help="Replace files that are already there.")] = False,
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
    what: Annotated[str, typer.Argument(metavar="answers|domain|criteria|framework", help="The kind of file.")],
) -> None:
    """Print the JSON Schema of a kind of file, for editors that check YAML as you type.

    \b
    Example:
      ccg-toolkit schema answers > answers.schema.json
    """
    from ccg_toolkit.cli.schema import run

    run(what)
