"""``ccg-toolkit questionnaire``."""

from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, get_args

import typer

from ccg_toolkit.cli.shared_options import Engine, FrameworkFolder
from ccg_toolkit.cli.status import Status, stop, tell
from ccg_toolkit.cli.typed_values import choice_option

if TYPE_CHECKING:
    from ccg_toolkit.survey.questionnaire import Questionnaire

Asked = Literal["member", "leader"]
_LONGEST_NAME = 100
_MOST_STATEMENTS = 12


def questionnaire(  # noqa: PLR0913, PLR0917 - a command has as many as it has options
    output: Annotated[
        list[Path],
        typer.Option(
            "-o", "--output", metavar="FILE", help="Write this file: .xlsx, .html, .pdf or .txt. May be repeated."
        ),
    ],
    asked: Annotated[
        Asked,
        choice_option(
            "--for",
            get_args(Asked),
            metavar="ROLE",
            about="Who is asked: member, all but leaders; or leader, who rates the criteria too.",
        ),
    ] = "member",
    collector: Annotated[
        str | None,
        typer.Option("--collector", metavar="NAME", help="Who collects the files: the form says that they see them."),
    ] = None,
    closes: Annotated[
        str | None, typer.Option("--closes", metavar="DATE", help="The last day, such as 2014-03-14.")
    ] = None,
    xlsform: Annotated[
        bool, typer.Option("--xlsform", help="Make the .xlsx an XLSForm, for KoboToolbox and ODK.")
    ] = False,
    framework: FrameworkFolder = None,
    engine: Engine = None,
) -> None:
    """Make a questionnaire that each person answers alone: to fill in on a screen, in a workbook or with a pen.

    \b
    Examples:
      ccg-toolkit questionnaire -o ask.html --collector "Jo Marsh" --closes 2014-03-14
      ccg-toolkit questionnaire -o ask.xlsx -o ask.pdf
      ccg-toolkit questionnaire --for leader -o leaders.html
      ccg-toolkit questionnaire -o ask.txt                 texts to paste into Microsoft Forms
      ccg-toolkit questionnaire --xlsform -o form.xlsx     for KoboToolbox and ODK

    docs/voices.md says whom to ask and which kind of file fits whom. `collate` reads what comes back.
    """
    from ccg_toolkit.cli.loading import framework_or_stop
    from ccg_toolkit.cli.writing import check_suffixes, finish, write_all
    from ccg_toolkit.outputs import QUESTIONNAIRE_SUFFIXES, PdfMaker, render_questionnaire
    from ccg_toolkit.report import build_questionnaire_view
    from ccg_toolkit.survey.questionnaire import questionnaire as questionnaire_of

    check_suffixes(output, QUESTIONNAIRE_SUFFIXES)
    if xlsform and not any(path.suffix.lower() == ".xlsx" for path in output):
        stop(Status.USAGE, "--xlsform needs a workbook among the files to write", "Name one, such as -o form.xlsx.")
    name, day = _name(collector), _day(closes)
    found = framework_or_stop(framework)
    wanted = questionnaire_of(found, asked, collector=name, closes_on=day)
    _look_at(wanted)
    view = build_questionnaire_view(wanted, found.cover.terms)
    with PdfMaker(engine) as make_pdf:
        make = partial(render_questionnaire, view=view, folders=found.folders, xlsform=xlsform, make_pdf=make_pdf)
        outcome = write_all(output, make, make_pdf, named=True, trackers=False)
    finish(outcome)


def _name(text: str | None) -> str:
    """Give the name of who collects the files; empty where none was given."""
    if text is None:
        return ""
    name = " ".join(text.split())
    if not name:
        hint = "Write who collects the files, or leave the option out: then people are told to ask."
        stop(Status.USAGE, "--collector: the name is empty", hint)
    if len(name) > _LONGEST_NAME or not text.isprintable():
        hint = f"Give a line of at most {_LONGEST_NAME} characters."
        stop(Status.USAGE, "the name after --collector is no name to print", hint)
    return name


def _day(text: str | None) -> date | None:
    """Read the last day. One that is past is only warned of: a blank form may be made again, to type in what is on paper."""
    if text is None:
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        from ccg_toolkit.sources import shown

        stop(Status.USAGE, f"--closes: {shown(text)} is not a date", "Write year, month and day, such as 2014-03-14.")
    if day < date.today():  # noqa: DTZ011 - the day where the user is
        tell(
            f"ccg-toolkit: --closes: {day.isoformat()} is past, and the form says that answers count until then.\n"
            "    Check the year. Make the form anew before you send it."
        )
    return day


def _look_at(wanted: "Questionnaire") -> None:
    """Stop where nothing could be answered, and warn of a form that takes longer than people give it."""
    if not wanted.groups:
        stop(
            Status.BAD_INPUT,
            "the framework has no group to which those who answer could belong",
            "Add one to `groups` in framework.yaml; docs/files.md shows how.",
        )
    if not (wanted.statements or wanted.ratings):
        stop(
            Status.BAD_INPUT,
            "no criterion of the framework is asked of them",
            "Write `ask: [leader, member]` below the criteria that members can speak of.",
        )
    if wanted.asked == "member" and len(wanted.statements) > _MOST_STATEMENTS:
        tell(
            f"ccg-toolkit: {len(wanted.statements)} statements take longer than five minutes, and fewer people finish.\n"
            f"    Take `member` out of `ask` until {_MOST_STATEMENTS} criteria or fewer have it."
        )
