"""``ccg-toolkit check``."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ccg_toolkit.cli.shared_options import FrameworkFolder, Responses
from ccg_toolkit.cli.status import Status, path_text, say, show_problems, stop

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ccg_toolkit.framework import Edition, Framework
    from ccg_toolkit.sources import Diagnostic


def check(
    what: Annotated[
        Path | None,
        typer.Argument(
            metavar="[ANSWERS | FRAMEWORK_DIR]",
            show_default=False,
            help="A file of answers or a framework folder; else both in the working folder.",
        ),
    ] = None,
    framework: FrameworkFolder = None,
    responses: Responses = None,
    since: Annotated[
        Path | None,
        typer.Option(
            "--since",
            metavar="EARLIER",
            help="Also warn of what changed in a framework and is not told: an earlier copy of its folder, or a result file.",
        ),
    ] = None,
) -> None:
    """List every problem in answers or a framework at once, as file:line:column.

    \b
    Examples:
      ccg-toolkit check answers.yaml
      ccg-toolkit check ours
      ccg-toolkit check ours --since ours-2014      what was reworded or renamed, and is not told

    Ends with 0 where there is no error, with 1 where there is.
    """
    from ccg_toolkit.cli.loading import load_answers
    from ccg_toolkit.framework import load_framework
    from ccg_toolkit.sources import errors

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
    _stop_for_unread(targets, since, responses)
    earlier = None if since is None else _edition(since)
    problems: list[Diagnostic] = []
    frameworks: list[Framework] = []
    for target in targets:
        if _is_framework(target):
            folder = target if target.is_dir() else target.parent
            loaded = load_framework(folder, folder.as_posix(), content=True, since=earlier)
            problems += loaded.problems
            frameworks += [loaded.framework] if loaded.framework else []
        else:
            problems += load_answers(target, framework, responses).problems
    show_problems(problems)
    if wrong := errors(set(problems)):
        unreadable = any(problem.unreadable for problem in wrong)
        raise typer.Exit(int(Status.FILE if unreadable else Status.FOUND))
    names = " and ".join(map(path_text, targets))
    warnings = len(set(problems))
    noted = "" if not warnings else f", {warnings} warning{'s' if warnings > 1 else ''}"
    say(f"{names}: no errors{noted}.")
    for checked in frameworks:
        say(_content(checked))


def _is_framework(target: Path) -> bool:
    return target.is_dir() or target.name == "framework.yaml"


def _stop_for_unread(targets: "Sequence[Path]", since: Path | None, responses: Path | None) -> None:
    """Stop where an option was given that nothing here would read."""
    names = " and ".join(map(path_text, targets))
    frameworks = [_is_framework(target) for target in targets]
    if since and not any(frameworks):
        hint = "Name a framework folder. What moved between two assessments tells `ccg-toolkit compare`."
        stop(Status.USAGE, f"--since is for a framework, and there is none in {names}", hint)
    if responses and all(frameworks):
        stop(Status.USAGE, f"--responses is for answers, and there are none in {names}", "Name a file of answers.")


def _edition(earlier: Path) -> "Edition":
    """Read an earlier edition of a framework, or stop with what is wrong with it."""
    from ccg_toolkit.cli.status import stop_for
    from ccg_toolkit.framework import edition_of, load_framework
    from ccg_toolkit.sources import errors

    if earlier.suffix.lower() == ".json":
        return _edition_in(earlier)
    loaded = load_framework(earlier, earlier.as_posix())
    if loaded.framework is None:
        stop_for(errors(loaded.problems))
    return edition_of(loaded.framework, earlier.as_posix())


def _edition_in(result: Path) -> "Edition":
    """Read of a result file by which edition of a framework it was rated, or stop with what is wrong with it."""
    from ccg_toolkit.cli.status import stop_for
    from ccg_toolkit.framework import Edition
    from ccg_toolkit.past import read_assessment

    assessed, problems = read_assessment(result, name=result.as_posix())
    if assessed is None:
        stop_for(problems)
    then = assessed.snapshot
    wordings = {record.ref: record.wording for record in then.criteria if record.wording}
    return Edition(name=result.as_posix(), id=then.framework, version=then.version, wordings=wordings)


def _content(framework: "Framework") -> str:
    """Sum up what a framework holds, and for which age it reads."""
    from ccg_toolkit.framework import reading_age

    criteria = list(framework.criteria())
    domains, actions = len(framework.domains), len(framework.actions)
    asked = sum("member" in criterion.ask for criterion in criteria)
    ages = {
        "statements": reading_age(criterion.statement for criterion in criteria),
        "levels": reading_age(level for criterion in criteria for level in criterion.levels),
        "questions": reading_age(criterion.question for criterion in criteria if criterion.question),
    }
    read = ", ".join(f"{name} {age:.0f}" for name, age in ages.items() if age is not None)
    counted = f"Domains: {domains}. Criteria: {len(criteria)}, {asked} of them asked of members. Actions: {actions}."
    return (
        f"{counted}\nReading age: {read} (Flesch-Kincaid grade + 5; rough, as the texts are short)."
        if read and framework.cover.in_english
        else counted
    )
