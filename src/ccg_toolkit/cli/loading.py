"""Load what a command was given, or stop with every problem."""

import os
from collections.abc import Collection, Sequence
from datetime import date
from pathlib import Path

from ccg_toolkit.answers.oversights import DRAFTED, NAMED, NAMED_IN_COMMENT
from ccg_toolkit.cli.status import show_problems, stop_for
from ccg_toolkit.framework import VARIABLE, Framework
from ccg_toolkit.sources import errors
from ccg_toolkit.toolkit import Inputs, Loaded, check_folder, follow_up, load, load_joined

OF_COMMENTS = frozenset({DRAFTED, NAMED_IN_COMMENT})
"""Rules of warnings that say nothing to whoever leaves comments out."""
OF_PRINT = OF_COMMENTS | {NAMED}
"""Rules of warnings that say nothing to whoever prints none of what people wrote."""


def named_by_environment() -> Path | None:
    """Give the framework folder that the environment names, if any."""
    value = os.environ.get(VARIABLE, "").strip()
    return Path(value) if value else None


def load_answers(answers: Path, framework: Path | None, responses: Path | None = None) -> Loaded:
    """Read answers, their framework and the survey that goes with them."""
    return load(
        answers,
        name=answers.as_posix(),
        framework=framework,
        default=named_by_environment(),
        responses=responses,
        today=date.today(),  # noqa: DTZ011 - the day where the user is
    )


def inputs_or_stop(
    answers: Path, framework: Path | None, responses: Path | None = None, *, untold: Collection[str] = ()
) -> Inputs:
    """Read answers, their framework and the survey that goes with them; warnings are shown, errors end the program.

    Args:
        answers: the file of answers.
        framework: the framework folder to use, whatever the answers say.
        responses: the closed survey to read, whatever the answers say.
        untold: the rules of warnings that are not shown.
    """
    loaded = load_answers(answers, framework, responses)
    if loaded.inputs is None:
        stop_for(loaded.problems)
    show_problems(problem for problem in loaded.problems if problem.rule not in untold)
    return loaded.inputs


def joined_or_stop(answers: Sequence[Path], framework: Path | None) -> Inputs:
    """Read files that each hold a part of the same answers; warnings are shown, errors end the program."""
    today = date.today()  # noqa: DTZ011 - the day where the user is
    loaded = load_joined(answers, framework=framework, default=named_by_environment(), today=today)
    if loaded.inputs is None:
        stop_for(loaded.problems)
    show_problems(loaded.problems)
    return loaded.inputs


def followed_up_or_stop(inputs: Inputs, tracker: Path) -> Inputs:
    """Read a tracker too; warnings are shown, errors end the program."""
    loaded = follow_up(inputs, tracker, name=tracker.as_posix())
    if loaded.inputs is None:
        stop_for(loaded.problems)
    show_problems(loaded.problems)
    return loaded.inputs


def looked_back_or_stop(inputs: Inputs, earlier: Path, answers: Path) -> Inputs:
    """Read an earlier assessment too; warnings are shown, errors end the program."""
    from ccg_toolkit.past import look_back

    today = date.today()  # noqa: DTZ011 - the day where the user is
    loaded = look_back(
        inputs,
        earlier,
        name=earlier.as_posix(),
        answers=answers.as_posix(),
        default=named_by_environment(),
        today=today,
    )
    if loaded.inputs is None:
        stop_for(loaded.problems)
    show_problems(problem for problem in loaded.problems if problem.rule not in OF_PRINT)
    return loaded.inputs


def framework_or_stop(folder: Path | None) -> Framework:
    """Read the framework in use; errors end the program."""
    folder = folder or named_by_environment()
    checked = check_folder(folder, folder.as_posix()) if folder else check_folder(None)
    if checked.framework is None:
        stop_for(errors(checked.problems))
    return checked.framework
