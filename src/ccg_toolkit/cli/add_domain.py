"""``ccg-toolkit add-domain``."""

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ccg_toolkit.cli.shared_options import Force
from ccg_toolkit.cli.status import Status, path_text, say, show_problems, stop, stop_for

if TYPE_CHECKING:
    from ccg_toolkit.framework import Framework

_PARTS = ("domains", "criteria")


def add_domain(
    name: Annotated[str, typer.Argument(metavar="ID", help="Lower-case words with hyphens, such as shared-estate.")],
    folder: Annotated[Path, typer.Argument(metavar="[DIR]", help="Your framework folder.")] = Path(),
    force: Force = False,
) -> None:
    """Add a domain of your own to your framework folder: two files, ready to fill, and a place in your answers.

    \b
    Example:
      ccg-toolkit add-domain shared-estate ours
    """
    from ccg_toolkit.cli.starters import starter_criteria, starter_domain
    from ccg_toolkit.cli.writing import say_kept
    from ccg_toolkit.outputs import OutputError, create_file
    from ccg_toolkit.sources import errors, shown
    from ccg_toolkit.toolkit import check_folder

    if not re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", name) or len(name) > 60:
        stop(
            Status.USAGE,
            f"{shown(name)} is not a name for a domain",
            "Use lower-case words with hyphens, such as shared-estate.",
        )
    if not (folder / "framework.yaml").is_file():
        hint = "Run `ccg-toolkit init DIR` first, or name the folder: `ccg-toolkit add-domain ID DIR`."
        stop(Status.FILE, f"{folder.as_posix()} holds no framework.yaml, so it is not a framework folder", hint)
    checked = check_folder(folder, folder.as_posix())
    framework, cover = checked.framework, checked.cover
    if cover is None or any(problem.rule != "no-domains" for problem in errors(checked.problems)):
        stop_for(checked.problems)
    if framework is not None and name in framework.domain_by_id and not force:
        hint = "Choose another name"
        if not any(os.path.lexists(folder / part / f"{name}.yaml") for part in _PARTS):
            hint += "; or use --force, and your two files take its place in this folder"
        stop(Status.EXISTS, f"there is already a domain {shown(name)}", f"{hint}.")
    others = [domain for domain in framework.domains if domain.id != name] if framework else []
    order = max((domain.order for domain in others), default=0) + 1
    kept: list[Path | None] = []
    try:
        for part, text in zip(_PARTS, (starter_domain(name, order), starter_criteria(name, cover)), strict=True):
            (folder / part).mkdir(exist_ok=True)
            kept.append(create_file(folder / part / f"{name}.yaml", text.encode(), force=force))
        joined = check_folder(folder, folder.as_posix())
        in_answers = joined.framework is not None and _add_to_answers(folder, joined.framework, name, kept)
    except OutputError as error:
        stop(Status.EXISTS if error.exists else Status.FILE, str(error), error.hint)
    show_problems(errors(joined.problems))
    say_kept(kept)
    base = path_text(folder)
    say(f"Added the domain {name}. Fill in\n    {base}/domains/{name}.yaml\n    {base}/criteria/{name}.yaml")
    if in_answers:
        say(f"Then run `ccg-toolkit check {base}`. There is a place for it at the end of {base}/answers.yaml.")
    else:
        say(
            f"Then run `ccg-toolkit check {base}`, and answer it in your answers:\n"
            f"    answers:\n      {name}:\n        first-criterion: 1"
        )


def _add_to_answers(folder: Path, framework: "Framework", name: str, kept: list[Path | None]) -> bool:
    """Add a place for the domain to the answers beside it, and to what an editor knows of them; tell whether it is there."""
    from ccg_toolkit.cli.place_to_answer import with_place_for
    from ccg_toolkit.cli.schema import schema_of_answers
    from ccg_toolkit.cli.starters import SCHEMA
    from ccg_toolkit.outputs import create_file, replace_file
    from ccg_toolkit.sources import errors
    from ccg_toolkit.sources.text import read_text

    if (folder / SCHEMA).is_file():
        replace_file(folder / SCHEMA, f"{schema_of_answers(framework)}\n".encode())
    path, domain = folder / "answers.yaml", framework.domain_by_id.get(name)
    if not path.is_file() or domain is None:  # a domain that `off` names is not asked
        return False
    text, problems = read_text(path, path.name)
    made = None if text is None or errors(problems) else with_place_for(text, framework, domain)
    if made is None or text is None:
        return False
    if made != text:
        kept.append(create_file(path, made.encode(), force=True))
    return True
