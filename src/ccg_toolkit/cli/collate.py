"""``ccg-toolkit collate``."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ccg_toolkit.cli.shared_options import FrameworkFolder
from ccg_toolkit.cli.status import Status, path_text, say, stop, tell

if TYPE_CHECKING:
    from ccg_toolkit.cli.survey_files import Beside
    from ccg_toolkit.survey.bring_together import Survey

_MOST_TOLD = 6


def collate(  # noqa: PLR0913, PLR0917 - the options of a command are its parameters
    files: Annotated[
        list[Path], typer.Argument(metavar="FILES", help="Files of responses, or folders of them: .xlsx, .txt, .csv.")
    ],
    output: Annotated[
        Path, typer.Option("-o", "--output", metavar="FILE", help="Write this file: .csv; others go beside it.")
    ],
    questionnaire: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="The questionnaire, .xlsx or .html, whose promise holds for what others exported."
        ),
    ] = None,
    columns: Annotated[
        Path | None, typer.Option("--map", metavar="FILE", help="Says which column of a table holds what: .yaml.")
    ] = None,
    close: Annotated[bool, typer.Option("--close", help="Close the survey; later responses enter no figure.")] = False,
    draft: Annotated[
        Path | None,
        typer.Option(
            "--draft", metavar="FILE", help="Of a closed survey, write a draft of the answers too: .yaml or .xlsx."
        ),
    ] = None,
    framework: FrameworkFolder = None,
) -> None:
    """Bring the responses of a survey together, without names.

    \b
    Examples:
      ccg-toolkit collate filled/ -o responses.csv
      ccg-toolkit collate filled/*.xlsx forms-export.csv -o responses.csv
      ccg-toolkit collate survey.csv --map map.yaml -o responses.csv
      ccg-toolkit collate filled/ -o responses.csv --close      once, when all is in
      ccg-toolkit collate responses.csv -o responses.csv --draft answers.yaml     once it is closed

    Beside the file go heard.csv, the practices that were heard, and comments.csv. Names, e-mail addresses, times and
    places are never written. A draft has what leaders said beside each criterion, and no level.
    """
    from ccg_toolkit.cli.draft import drafted_alone, write_draft
    from ccg_toolkit.cli.survey_files import Beside, survey_of

    if output.suffix.lower() != ".csv":
        stop(Status.USAGE, f"{output}: responses are written as CSV", "Name a file such as responses.csv.")
    today = date.today().isoformat()  # noqa: DTZ011 - the day where the user is
    beside = Beside.of(output)
    if close and beside.closed_on:
        hint = "A survey is closed once. Responses that came later may be closed in a folder of their own."
        stop(Status.USAGE, f"{output}: this survey was closed on {beside.closed_on}", hint)
    if draft is not None and drafted_alone(draft, files, beside, framework, close=close):
        return
    survey, paths = survey_of(files, beside, framework=framework, questionnaire=questionnaire, columns=columns)
    _tell(survey, close=close)
    _stop_if_in_vain(survey, beside, close=close)
    if beside.closed_on:
        written = beside.write_late(survey) if survey.counted else []
    elif close:
        written = beside.close(survey, paths, today)
    else:
        written = beside.write(survey)
    _say(survey, written, beside.closed_on, close=close)
    if draft is not None:
        write_draft(draft, output, framework)
    if survey.refused:
        raise typer.Exit(int(Status.FILE if survey.lacks_a_file else Status.BAD_INPUT))


def _stop_if_in_vain(survey: "Survey", beside: "Beside", *, close: bool) -> None:
    """Stop where nothing could be read, or where a survey would be closed without what can still be mended."""
    if not survey.counted and not (beside.closed_on and survey.left_out):
        status = Status.FILE if survey.lacks_a_file else Status.BAD_INPUT
        stop(status, "no response can be read; there is nothing to write")
    if close and any(batch.unknown for batch in survey.batches):
        hint = "A survey is closed once: write the map first, or take the table out."
        stop(Status.BAD_INPUT, "a table is not understood; the survey is not closed, and nothing was written", hint)
    if close and survey.refused > len(survey.counted):
        hint = "Ask for them again, say in a map what their answers mean, or take out files that hold none."
        stop(Status.BAD_INPUT, "most responses are refused; the survey is not closed, and nothing was written", hint)


def _tell(survey: "Survey", *, close: bool) -> None:
    """Show on stderr what was passed over."""
    from ccg_toolkit.sources import listed, shown

    for batch in sorted(survey.batches, key=lambda batch: batch.name):
        if batch.at_the_door:
            tell(f"{path_text(Path(batch.name))}: left at the door: {listed(list(map(shown, batch.at_the_door)))}.")
        if batch.passed_over:
            tell(
                f"{path_text(Path(batch.name))}: not read: {_first(list(map(shown, batch.passed_over)))}. A map can say what they hold."
            )
    for name, places in sorted(survey.replaced.items()):
        told = _counted(len(places), "response")
        where = f" (line {_first(list(map(str, sorted(places))))})" if any(places) else ""
        tell(f"{path_text(Path(name))}: {told}{where} not counted, as the same came again later.")
    for name, first in survey.copies:
        tell(f"{path_text(Path(name))}: not counted, as it has the same bytes as {path_text(Path(first))}.")
    if survey.left_out:
        tell("What is closed already was left out.")
    if not close and (alike := survey.equals()):
        people = sum(alike)
        tell(f"{people:,} people gave the same answers as another of their group; all of them count.")


def _say(survey: "Survey", written: Sequence[Path], closed_on: str, *, close: bool) -> None:
    """Show what came of it. How many are in a close is not said: less those of groups that are shown, it tells the rest."""
    files = _counted(len(survey.batches), "file")
    say(f"Closed: the responses of {files}." if close else f"{_counted(len(survey.counted), 'response')} from {files}.")
    if any(batch.exported for batch in survey.batches):
        where = "the questionnaire" if survey.promised_elsewhere else "the framework"
        say(f"The promise for what other programs exported is that of {where}.")
    promise = survey.promise
    say(
        f"Promised: nothing is shown of fewer than {promise.minimum_group} people, and no comment of fewer than "
        f"{promise.minimum_comments}."
    )
    if close and survey.is_hidden:
        tell(
            "ccg-toolkit: warning: nothing of this survey can be shown: no group, alone or with others, has "
            f"{promise.minimum_group} people.\n"
            "    What comes later may be closed as a survey of its own. For the day, `pack` has cards to score in silence."
        )
    if survey.refused:
        say(f"{_counted(survey.refused, 'response')} refused.")
    if closed_on:
        came = "These enter none of its figures." if written else "Nothing came after that."
        say(f"The survey was closed on {closed_on}. {came}")
    if written:
        say("Written: " + ", ".join(map(path_text, written)))


def _first(told: Sequence[str]) -> str:
    """Give the first few of many."""
    some = ", ".join(told[:_MOST_TOLD])
    return f"{some} and {len(told) - _MOST_TOLD:,} more" if len(told) > _MOST_TOLD else some


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}" + ("" if number == 1 else "s")
