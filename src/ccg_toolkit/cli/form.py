"""``ccg-toolkit form``."""

from pathlib import Path, PureWindowsPath
from typing import TYPE_CHECKING, Annotated

import typer

from ccg_toolkit.cli.shared_options import Force, FrameworkFolder
from ccg_toolkit.cli.status import Status, path_text, say, show_problems, stop, tell

if TYPE_CHECKING:
    from ccg_toolkit.answers import Answers
    from ccg_toolkit.framework import Framework
    from ccg_toolkit.toolkit import Inputs

_SUFFIXES = (".xlsx", ".yaml", ".yml")


def form(
    output: Annotated[Path, typer.Option("-o", "--output", metavar="FILE", help="Write this file: .xlsx or .yaml.")],
    answers: Annotated[
        list[Path] | None,
        typer.Argument(metavar="ANSWERS", help="Answers to carry over; several that each hold a part are joined."),
    ] = None,
    framework: FrameworkFolder = None,
    force: Force = False,
) -> None:
    """Make a workbook to fill in, or carry answers over from a workbook to YAML and back.

    \b
    Examples:
      ccg-toolkit form -o answers.xlsx                     an empty form
      ccg-toolkit form --framework ours -o answers.xlsx
      ccg-toolkit form answers.yaml -o answers.xlsx
      ccg-toolkit form answers.xlsx -o answers.yaml
      ccg-toolkit form start.xlsx contract.xlsx -o all.xlsx     parts that colleagues filled in

    Every command that reads answers takes such a workbook too.
    """
    from ccg_toolkit.answers import wish_for
    from ccg_toolkit.answers.form.own import not_carried_over
    from ccg_toolkit.cli.loading import framework_or_stop, joined_or_stop, named_by_environment
    from ccg_toolkit.cli.writing import check_suffixes, check_targets, say_kept
    from ccg_toolkit.outputs import OutputError, create_file, stands_as

    check_suffixes([output], _SUFFIXES)
    if answers:
        inputs = joined_or_stop(answers, framework)
        for path in answers:
            check_targets([output], path, inputs)
            show_problems(not_carried_over(path, path.as_posix()) if path.suffix.lower() == ".xlsx" else [])
        data = _made(output, inputs.framework, _found_from(output, answers[0], inputs))
    elif output.suffix.lower() != ".xlsx":
        hint = "Name a workbook, such as answers.xlsx; `ccg-toolkit init DIR` makes YAML to fill in."
        stop(Status.USAGE, f"{output}: an empty form is a workbook", hint)
    else:
        folder = framework or named_by_environment()
        asked = framework_or_stop(folder)
        data = _made(output, asked, None, wish_for(asked.cover.id, folder, output.parent))
    try:
        kept = None if stands_as(output, data) else create_file(output, data, force=force)
    except OutputError as error:
        stop(Status.EXISTS if error.exists else Status.FILE, str(error), error.hint)
    say_kept([kept])
    say(f"Written: {path_text(output)}")


def _made(output: Path, framework: "Framework", answers: "Answers | None", wish: str = "") -> bytes:
    if answers is not None and output.suffix.lower() != ".xlsx":
        from ccg_toolkit.outputs.forms.answers_text import answers_text

        return answers_text(framework, answers).encode()
    from ccg_toolkit.outputs.forms.book import form_book

    return form_book(framework, answers, wish)


def _found_from(output: Path, read: Path, inputs: "Inputs") -> "Answers":
    """Let answers that name the folder of their framework find it from another folder too."""
    from ccg_toolkit.answers import wish_for

    wish = inputs.answers.framework or ""
    if not wish.startswith(".") or output.parent.resolve() == read.parent.resolve():
        return inputs.answers
    there = read.parent.joinpath(*PureWindowsPath(wish).parts)
    named = wish_for(inputs.framework.cover.id, there, output.parent)
    if not named.startswith("."):
        tell(f"ccg-toolkit: the framework of {path_text(output)} lies elsewhere: use it with --framework DIR.")
    return inputs.answers.model_copy(update={"framework": named})
