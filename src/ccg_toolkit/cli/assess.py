"""``ccg-toolkit assess``."""

from pathlib import Path

from ccg_toolkit import __version__
from ccg_toolkit.cli.loading import inputs_or_stop
from ccg_toolkit.cli.status import Status, say, stop, tell
from ccg_toolkit.outputs import (
    NO_PANGO,
    SUFFIXES,
    OutputError,
    PdfUnavailable,
    TemplateProblem,
    busy,
    check_target,
    render,
    replace_file,
    result_json,
    summary,
)
from ccg_toolkit.report import Assessment, ReportView, build_view
from ccg_toolkit.toolkit import Inputs, assess


def run(answers: Path, outputs: list[Path], framework: Path | None, *, as_json: bool) -> None:
    """Assess answers: the summary first, then the files."""
    _check_suffixes(outputs)
    inputs = inputs_or_stop(answers, framework)
    wanted = outputs or ([] if as_json else [Path(f"{answers.stem}-report.pdf")])
    _check_targets(wanted, answers, inputs)
    assessment = assess(inputs, version=__version__)
    view = build_view(assessment)
    say(result_json(assessment) if as_json else summary(view))
    written = [_write(path, assessment, view, named=bool(outputs)) for path in wanted]
    if written and not as_json:
        say("Written: " + ", ".join(path.as_posix() for path in written))


def _check_suffixes(outputs: list[Path]) -> None:
    seen: set[Path] = set()
    for path in outputs:
        if path.suffix.lower() not in SUFFIXES:
            stop(
                Status.USAGE, f"{path}: no report can be written with this ending", f"Use one of {', '.join(SUFFIXES)}."
            )
        if path.resolve() in seen:
            stop(Status.USAGE, f"{path} is named twice", "Give each file a name of its own.")
        seen.add(path.resolve())


def _check_targets(wanted: list[Path], answers: Path, inputs: Inputs) -> None:
    """Refuse to write over what was read, and make sure each file can stand where it is wanted."""
    folders = [folder.resolve() for folder in inputs.framework.folders]
    read = {folder / part for folder in folders for part in ("domains", "criteria", "templates")}
    for path in wanted:
        place = path.resolve()
        if place == answers.resolve() or read.intersection(place.parents):
            stop(Status.USAGE, f"{path} is one of the files that were read", "Write the report under another name.")
        try:
            check_target(path)
        except OutputError as error:
            stop(Status.FILE, str(error), error.hint)


def _write(path: Path, assessment: Assessment, view: ReportView, *, named: bool) -> Path:
    try:
        with busy(f"Writing {path}"):
            data = render(path.suffix.lower(), assessment, view)
    except TemplateProblem as problem:
        hint = "Compare it with the built-in template of that name; docs/own-framework.md says what a template may use."
        stop(Status.BAD_INPUT, str(problem), hint)
    except PdfUnavailable:
        if named:
            stop(Status.FILE, f"{path}: the PDF cannot be made, as Pango is missing", NO_PANGO)
        path = path.with_suffix(".html")
        tell(f"ccg-toolkit: Pango is missing, so the report is written as a page for the browser.\n    {NO_PANGO}")
        data = render(".html", assessment, view)
    try:
        replace_file(path, data)
    except OutputError as error:
        stop(Status.FILE, str(error), error.hint)
    return path
