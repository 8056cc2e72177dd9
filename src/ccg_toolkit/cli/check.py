"""``ccg-toolkit check``."""

from pathlib import Path

import typer

from ccg_toolkit.cli.loading import load_answers
from ccg_toolkit.cli.status import Status, say, show_problems, stop
from ccg_toolkit.sources import Diagnostic, errors
from ccg_toolkit.toolkit import check_folder


def run(what: Path | None, framework: Path | None) -> None:
    """Check what was named, or the answers and the framework in the working folder."""
    targets = (
        [what]
        if what is not None
        else [Path(name) for name in ("framework.yaml", "answers.yaml") if Path(name).is_file()]
    )
    if not targets:
        stop(
            Status.USAGE,
            "there is neither answers.yaml nor framework.yaml here",
            "Name a file of answers or a framework folder.",
        )
    problems: list[Diagnostic] = []
    for target in targets:
        if target.is_dir():
            problems += check_folder(target, target.as_posix()).problems
        elif target.name == "framework.yaml":
            problems += check_folder(target.parent, target.parent.as_posix()).problems
        else:
            problems += load_answers(target, framework).problems
    show_problems(problems)
    found = errors(set(problems))
    if found:
        unreadable = any(problem.unreadable for problem in found)
        raise typer.Exit(int(Status.FILE if unreadable else Status.FOUND))
    names = " and ".join(target.as_posix() for target in targets)
    warnings = len(set(problems))
    noted = "" if not warnings else f", {warnings} warning{'s' if warnings > 1 else ''}"
    say(f"{names}: no errors{noted}.")
