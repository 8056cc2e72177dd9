"""Load a framework: its cover and files, joined with the framework it extends, then checked as a whole."""

from dataclasses import dataclass, replace
from pathlib import Path

from ccg_toolkit.framework.check import check_framework
from ccg_toolkit.framework.content import content_warnings
from ccg_toolkit.framework.cover import read_cover
from ccg_toolkit.framework.cover_models import Cover
from ccg_toolkit.framework.edition import Edition, changes_untold
from ccg_toolkit.framework.file_names import likely_cover
from ccg_toolkit.framework.framework import Framework
from ccg_toolkit.framework.join import join
from ccg_toolkit.framework.parts import Origin, Parts
from ccg_toolkit.framework.read import Reader
from ccg_toolkit.framework.read_texts import read_texts
from ccg_toolkit.framework.stub import unfilled
from ccg_toolkit.framework.where import built_in_folder
from ccg_toolkit.sources import Diagnostic, Place, Shape, errors, first_of, in_order, printable, read_yaml


@dataclass(frozen=True, kw_only=True)
class LoadedFramework:
    """What came of reading a framework.

    Attributes:
        framework: ``None`` where there is an error.
        cover: its cover page; ``None`` where that page has an error of its own.
        problems: errors and warnings, in order of place.
    """

    framework: Framework | None
    cover: Cover | None = None
    problems: list[Diagnostic]


def load_framework(
    folder: Path | None = None, name: str = "", *, content: bool = False, since: Edition | None = None
) -> LoadedFramework:
    """Read, join and check a framework.

    Args:
        folder: the framework folder; the built-in one where absent.
        name: what messages call the folder, as the user typed it.
        content: where there is no error, also warn of what is missing, thin or vague in the texts.
        since: where there is no error, also warn of what has changed since this edition and is not told.

    Returns:
        The framework, if it has no error, and every problem in every file.
    """
    home = built_in_folder()
    own = home if folder is None else folder
    label = name or str(own)
    if problem := _no_folder(own, label):
        return LoadedFramework(framework=None, problems=[problem])
    document, problems = read_yaml(own / "framework.yaml", f"{label}/framework.yaml", Shape(Cover))
    if document is None:
        return LoadedFramework(framework=None, problems=[_explained(problem, own) for problem in in_order(problems)])

    built_in = own.resolve() == home.resolve()
    extends = document.data.get("extends") is not None and not built_in
    checked, meanings = read_cover(document, home if extends else None)
    cover = checked.record
    parts = Parts(problems=[*problems, *checked.problems], meanings=meanings)
    parts.origins[""] = Origin(document, (), checked.mended, own=True)
    reader = Reader(parts, cover.terms.model_dump())
    if extends:
        reader.read(home, str(home), own=False)
        parts.inherited = frozenset(parts.names())
    reader.read(own, label, own=True)
    texts, problems = read_texts(own, label, reader.terms, cover.numbers)
    parts.problems += problems

    framework = Framework(
        cover=cover,
        domains=join(parts, cover),
        texts=texts,
        source="built in" if built_in else printable(own.resolve().name),
        folders=(own, home) if extends else (own,),
    )
    told = [*reader.unknown_domains(off=cover.off), *first_of(check_framework(framework, parts, label))]
    if not built_in and not errors([*parts.problems, *told]):
        told += unfilled(framework, parts)
    if content and not errors([*parts.problems, *told]):
        told += content_warnings(framework, parts)
    if since and not errors([*parts.problems, *told]):
        told += first_of(changes_untold(framework, parts, since))
    problems = in_order([*parts.problems, *told])
    return LoadedFramework(
        framework=None if errors(problems) else framework,
        cover=None if errors(checked.problems) else cover,
        problems=problems,
    )


def _explained(problem: Diagnostic, own: Path) -> Diagnostic:
    """Say more of a cover that is missing."""
    if problem.unreadable and (likely := likely_cover(own)):
        return replace(problem, hint=likely)
    more = "A framework folder holds framework.yaml; `ccg-toolkit init DIR` makes one."
    return replace(problem, hint=f"{problem.hint} {more}") if problem.unreadable else problem


def _no_folder(own: Path, label: str) -> Diagnostic | None:
    try:
        if own.is_dir():
            return None
        message = "this is a file, and a framework folder is wanted" if own.exists() else "there is no such folder"
    except (OSError, ValueError):
        message = "the folder cannot be read"
    hint = "Name a folder that holds framework.yaml; `ccg-toolkit init DIR` makes one."
    return Diagnostic(place=Place(label), rule="unreadable", message=message, hint=hint, unreadable=True)
