"""``ccg-toolkit assess``; `many` goes on from here where there is more than one file of answers."""

import os
from collections.abc import Sequence
from pathlib import Path

from ccg_toolkit.cli.reports import prepared, report_files, written_out
from ccg_toolkit.cli.status import Status, say, say_data, stop
from ccg_toolkit.cli.writing import check_suffixes, finish
from ccg_toolkit.outputs import SUFFIXES, result_json, summary

_SLASHES = tuple(filter(None, (os.sep, os.altsep)))


def run(  # noqa: PLR0913 - the options of the command
    answers: Sequence[Path],
    outputs: Sequence[str],
    formats: Sequence[str],
    framework: Path | None,
    tracker: Path | None = None,
    *,
    jobs: int = 1,
    as_json: bool = False,
) -> None:
    """Assess answers: the summary first, then the files; of several files of answers, all reports and an overview."""
    folder = _folder(outputs)
    files = [] if folder else [Path(name) for name in outputs]
    check_suffixes(files, SUFFIXES)
    suffixes = _suffixes(formats)
    if files and formats:
        stop(Status.USAGE, "--format is for reports that -o does not name", "The ending of a name picks its format.")
    if len(answers) > 1:
        from ccg_toolkit.cli import many  # loads what starts processes, which one report has no need of

        if files or tracker or as_json:
            option = f"-o {files[0]}" if files else "--tracker" if tracker else "--json"
            hint = "Name a folder for the reports, such as -o reports/." if files else "Run it for each by itself."
            stop(Status.USAGE, f"{option} is for one file of answers, and {len(answers)} are given", hint)
        many.run(answers, folder, suffixes, framework, jobs=jobs)
        return
    if tracker and tracker.resolve() in {path.resolve() for path in files}:
        stop(Status.USAGE, f"{tracker} is the tracker that is read", "Write the new one under another name.")
    (only,) = answers
    wanted = files
    if not files and (folder or formats or not as_json):
        wanted = report_files(only.stem, folder, suffixes)
    assessment, view = prepared(only, framework, tracker, folder, wanted)
    if as_json:
        say_data(result_json(assessment))
    else:
        say(summary(view))
    finish(written_out(assessment, view, wanted, named=bool(files or formats)), silent=as_json)


def _folder(outputs: Sequence[str]) -> Path | None:
    """Give the folder that `-o` names: one that is there and not called like a file, or a name that ends with a slash."""
    for name in outputs:
        there = name and Path(name).suffix.lower() not in SUFFIXES and os.path.isdir(name)  # noqa: PTH112 - any name will do
        if name.endswith(_SLASHES) or there:
            if len(outputs) > 1:
                stop(Status.USAGE, f"-o names the folder {name} and more", "Name only the folder, and use --format.")
            return Path(name)
    return None


def _suffixes(formats: Sequence[str]) -> list[str]:
    suffixes = [f".{name.lower().removeprefix('.')}" for name in formats]
    for suffix in suffixes:
        if suffix not in SUFFIXES:
            known = ", ".join(known.removeprefix(".") for known in SUFFIXES)
            stop(Status.USAGE, f"{suffix.removeprefix('.')}: there is no such format", f"Use one of {known}.")
    return list(dict.fromkeys(suffixes))
