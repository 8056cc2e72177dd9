"""One report from one file of answers: what its files are called, what stands in them, and writing them out."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from ccg_toolkit import __version__
from ccg_toolkit.cli.loading import OF_COMMENTS, followed_up_or_stop, inputs_or_stop, looked_back_or_stop
from ccg_toolkit.cli.status import Status, stop
from ccg_toolkit.cli.writing import Outcome, check_targets, write_all
from ccg_toolkit.outputs import PdfMaker, render
from ccg_toolkit.report import Assessment, ReportView, Setting, build_view
from ccg_toolkit.toolkit import assess


def report_files(name: str, folder: Path | None, suffixes: Sequence[str]) -> list[Path]:
    """Give the files of a report of that name: a PDF where no suffix is, in the working folder where no other is."""
    return [Path(folder or "", f"{name}-report{suffix}") for suffix in suffixes or [".pdf"]]


def prepared(  # noqa: PLR0913 - what `assess` is given
    answers: Path,
    framework: Path | None,
    folder: Path | None,
    wanted: Sequence[Path],
    *,
    responses: Path | None = None,
    tracker: Path | None = None,
    since: Path | None = None,
    comments: bool,
) -> tuple[Assessment, ReportView]:
    """Assess answers and make sure that each file can stand where it is wanted, or stop in words.

    Args:
        answers: the file of answers.
        framework: the framework folder to use, whatever the answers say.
        folder: made where it is missing.
        wanted: the files to write.
        responses: the closed survey to read, whatever the answers say.
        tracker: the tracker of an earlier plan, if any.
        since: an earlier assessment, if any.
        comments: whether they show the comments of the answers, and those that a survey releases.

    Returns:
        The assessment, and its view-model.
    """
    inputs = inputs_or_stop(answers, framework, responses, untold=() if comments else OF_COMMENTS)
    if not comments:
        inputs = inputs.without_comments()
    if tracker:
        inputs = followed_up_or_stop(inputs, tracker)
    if since:
        inputs = looked_back_or_stop(inputs, since, answers)
    if folder:
        make_folder(folder)
    check_targets(wanted, answers, inputs)
    assessment = assess(inputs, version=__version__)
    return assessment, build_view(assessment)


def make_folder(folder: Path) -> None:
    """Make a folder for reports where there is none, or stop in words."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "the name is not one a folder can have"
        stop(Status.FILE, f"{folder}: the folder cannot be made: {reason.lower()}", "Make it first, or name another.")


def written_out(  # noqa: PLR0913 - as many as a person can choose, and what makes it
    assessment: Assessment,
    view: ReportView,
    wanted: Sequence[Path],
    setting: Setting,
    make_pdf: PdfMaker,
    *,
    named: bool,
) -> Outcome:
    """Write the files of one report; see `write_all`."""
    make = partial(render, assessment=assessment, view=view, setting=setting, make_pdf=make_pdf)
    return write_all(wanted, make, make_pdf, named=named)
