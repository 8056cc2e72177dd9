"""The program: its commands, each from a file of its own."""

from typing import Annotated

import typer

from ccg_toolkit import __version__
from ccg_toolkit.cli.add_domain import add_domain
from ccg_toolkit.cli.assess import assess
from ccg_toolkit.cli.check import check
from ccg_toolkit.cli.collate import collate
from ccg_toolkit.cli.compare import compare
from ccg_toolkit.cli.explain import explain
from ccg_toolkit.cli.form import form
from ccg_toolkit.cli.init import init
from ccg_toolkit.cli.pack import pack
from ccg_toolkit.cli.plan import plan
from ccg_toolkit.cli.questionnaire import questionnaire
from ccg_toolkit.cli.schema import schema
from ccg_toolkit.cli.show import show

_EXAMPLES = """\b
Examples:
  ccg-toolkit init ours                      start a folder of your own
  ccg-toolkit form -o answers.xlsx           the questions as a workbook to fill in
  ccg-toolkit questionnaire -o ask.html      what to ask members, each alone
  ccg-toolkit collate in/ -o responses.csv   what came back, without names
  ccg-toolkit assess ours/answers.yaml       summary on the screen, report as PDF
  ccg-toolkit assess answers.yaml -o report.pdf -o result.json
  ccg-toolkit check answers.yaml             every problem at once
  ccg-toolkit compare 2014.json 2015.json    what moved since, and why
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


for command in (
    assess,
    check,
    explain,
    plan,
    compare,
    pack,
    form,
    questionnaire,
    collate,
    show,
    init,
    add_domain,
    schema,
):  # in the order of the help
    app.command()(command)
