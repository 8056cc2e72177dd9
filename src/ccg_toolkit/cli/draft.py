"""The draft of the answers that `collate` makes of a closed survey."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ccg_toolkit.cli.status import Status, path_text, say, show_problems, stop, stop_for

if TYPE_CHECKING:
    from ccg_toolkit.cli.survey_files import Beside

_SUFFIXES = (".yaml", ".yml", ".xlsx")


def drafted_alone(
    target: Path, files: Sequence[Path], beside: "Beside", framework_folder: Path | None, *, close: bool
) -> bool:
    """Make the draft where the closed file is all that was named, and tell whether that was so.

    It stops before anything is read or closed where no draft can be made, or a file would be written over.

    Args:
        target: where the draft will be.
        files: what was named to be brought together.
        beside: where the responses are or will be.
        framework_folder: the framework that was asked; the built-in one where it is ``None``.
        close: whether the survey is about to be closed.
    """
    from ccg_toolkit.cli.writing import check_suffixes
    from ccg_toolkit.outputs import OutputError, check_target

    check_suffixes([target], _SUFFIXES)
    if not (close or beside.closed_on):
        hint = "Add --close when all is in; or name a closed file of responses with -o."
        stop(Status.USAGE, f"--draft is made of a closed survey, and {beside.responses} is none", hint)
    try:
        check_target(target)
    except OutputError as error:
        stop(Status.FILE, str(error), error.hint)
    if os.path.lexists(target):
        stop(Status.EXISTS, f"{target} is already there; nothing was written", "Name another file for the draft.")
    alone = bool(beside.closed_on) and all(file.resolve() == beside.responses.resolve() for file in files)
    if alone:
        write_draft(target, beside.responses, framework_folder)
    return alone


def write_draft(target: Path, responses: Path, framework_folder: Path | None) -> None:
    """Make the draft of a closed survey and write it, or stop in words.

    Args:
        target: a file of answers, YAML or a workbook.
        responses: the closed file.
        framework_folder: the framework that was asked; the built-in one where it is ``None``.
    """
    from ccg_toolkit.answers import wish_for
    from ccg_toolkit.cli.loading import framework_or_stop, named_by_environment
    from ccg_toolkit.outputs import OutputError, create_file
    from ccg_toolkit.report import draft_of
    from ccg_toolkit.survey.read_voices import read_voices

    folder = framework_folder or named_by_environment()
    framework = framework_or_stop(folder)
    voices, problems = read_voices(responses, responses.as_posix(), framework, {})
    if voices is None:
        stop_for(problems)
    show_problems(problems)
    wish = wish_for(framework.cover.id, folder, target.parent)
    draft = draft_of(framework, voices, wish=wish, responses=_below(target.parent, responses))
    if target.suffix.lower() == ".xlsx":
        from ccg_toolkit.outputs.forms.book import form_book

        data = form_book(framework, draft.answers, head=draft.head)
    else:
        from ccg_toolkit.outputs.forms.answers_text import answers_text

        data = answers_text(framework, draft.answers, draft.head).encode()
    try:
        create_file(target, data)
    except OutputError as error:
        stop(Status.EXISTS if error.exists else Status.FILE, str(error), error.hint)
    say(f"Written: {path_text(target)}, a draft of the answers. {draft.told}")


def _below(home: Path, file: Path) -> str | None:
    """Give the way from a folder to a file at or below it; ``None`` where it lies elsewhere."""
    there, home = file.resolve(), home.resolve()
    return there.relative_to(home).as_posix() if there.is_relative_to(home) else None
