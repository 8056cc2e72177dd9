"""Read a file of answers, as far as its shape."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from ccg_toolkit.answers.carried_over import carried_over
from ccg_toolkit.answers.form.entries import joined
from ccg_toolkit.answers.form.read import read_form
from ccg_toolkit.answers.framework_wish import folder_wished
from ccg_toolkit.answers.models import Answers
from ccg_toolkit.answers.whole_domains import spread
from ccg_toolkit.answers.written_levels import NOT_KNOWN, Scale
from ccg_toolkit.framework import Framework
from ccg_toolkit.sources import (
    Complaint,
    Diagnostic,
    Document,
    MendedPaths,
    Place,
    Shape,
    ValuePath,
    check_shape,
    is_id,
    read_yaml,
)

_WORKBOOKS = {".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".numbers"}
"""Endings of workbooks. Of these only the first is read; the reader of workbooks says how to get there from the others."""

_TABLES = {".csv", ".tsv"}
_TABLE_GIVEN = Complaint(
    "no-answers",
    "this is a table in text, and answers are wanted",
    "Name the answers: YAML, or a workbook. A closed survey goes with `assess ANSWERS --responses FILE`.",
)
_RESULT = "ccg-toolkit/result"
_RESULT_GIVEN = Complaint(
    "no-answers",
    "this is a result file, and answers are wanted",
    "Name the answers that it was made of. Result files are for `compare`, and for --since.",
)


@dataclass(frozen=True, kw_only=True, slots=True)
class ReadAnswers:
    """A file of answers whose shape was checked.

    Attributes:
        answers: what could be read; before it is held against a framework, all but the answers themselves.
        document: the file and its places.
        problems: what is wrong so far.
        mended: where that is.
        whole: the domains that are answered as a whole.
    """

    answers: Answers
    document: Document
    problems: list[Diagnostic]
    mended: MendedPaths
    whole: frozenset[str] = frozenset()

    def subject(self, path: ValuePath) -> str:
        """Name the criterion that a path lies in, or the domain where that is answered as a whole; else nothing."""
        return _subject(self.whole, path)


def read_answers(path: Path, name: str) -> tuple[ReadAnswers | None, list[Diagnostic]]:
    """Read a file of answers, as far as it can be read without knowing its framework; go on with `check_answers`.

    Args:
        path: the file: YAML, or a workbook.
        name: what messages call it.

    Returns:
        What was read, ``None`` where the file cannot be read at all; and what is wrong with it as YAML or a workbook.
    """
    document, problems = _document(path, name)
    return (None, problems) if document is None else (_with_head(document, problems), problems)


def read_joined(files: Sequence[tuple[Path, str]]) -> tuple[ReadAnswers | None, list[Diagnostic]]:
    """Read several files that each hold a part of the same answers; see `read_answers`.

    Args:
        files: each with what messages call it.

    Returns:
        What was read, ``None`` where one of them cannot be read; and what is wrong, with whatever two of them give, and
        not the same.
    """
    read = [_document(path, name) for path, name in files]
    problems = [problem for _, of_one in read for problem in of_one]
    documents = [document for document, _ in read if document is not None]
    if len(documents) < len(files):
        return None, problems
    document, twice = joined(documents, documents[0].name)
    problems += twice
    return _with_head(document, problems), problems


def _document(path: Path, name: str) -> tuple[Document | None, list[Diagnostic]]:
    """Read a file as what its name says that it is."""
    ending = path.suffix.lower()
    if ending in _WORKBOOKS:
        return read_form(path, name)
    if ending in _TABLES and path.is_file():
        return None, [_TABLE_GIVEN.at(Place(name))]
    document, problems = read_yaml(path, name, Shape(Answers))
    if document is not None and str(document.data.get("schema", "")).startswith(_RESULT):
        return None, [_RESULT_GIVEN.at(Place(name))]
    return document, problems


def _with_head(document: Document, problems: list[Diagnostic]) -> ReadAnswers:
    """Check all but the answers themselves, which need the framework."""
    head = replace(document, data={**document.data, "answers": {}, "targets": {}})
    checked = check_shape(Answers, head, partial(_subject, frozenset()))
    return ReadAnswers(answers=checked.record, document=document, problems=problems, mended=checked.mended)


def shaped(read: ReadAnswers, framework: Framework | None) -> ReadAnswers:
    """Check the shape of a file of answers, all of it.

    Args:
        read: the file.
        framework: whose criteria and levels are known; ``None`` where it cannot be read.
    """
    known = None if framework is None else {part.id: [one.id for one in part.criteria] for part in framework.domains}
    now, noted = (read.document, []) if framework is None else carried_over(read.document, framework)
    each = spread(now, known)
    whole = frozenset(each.whole)
    scale = NOT_KNOWN if framework is None else scale_of(framework)
    checked = check_shape(Answers, each.document, partial(_subject, whole), context=scale)
    return ReadAnswers(
        answers=checked.record,
        document=each.document,
        problems=[*read.problems, *noted, *each.problems, *checked.problems],
        mended=checked.mended,
        whole=whole,
    )


def scale_of(framework: Framework) -> Scale:
    """Give the levels of a framework by their names."""
    return Scale(tuple(level.name for level in framework.cover.scale), framework.cover.bottom)


def framework_wish(read: ReadAnswers, folder: Path) -> tuple[Path | None, list[Diagnostic]]:
    """Find the framework folder that the answers name, if they name a folder and not an id.

    Args:
        read: the answers.
        folder: the folder of the answers file.

    Returns:
        The folder, at or below that of the answers, or ``None``; and a problem where the name leads elsewhere.
    """
    wish = read.answers.framework
    if wish is None or is_id(wish) or not read.mended.is_as_typed("framework"):
        return None, []
    wished = folder_wished(wish, folder)
    if isinstance(wished, Path):
        return wished, []
    problem = wished.at(read.document.place("framework"))
    return None, [replace(problem, unreadable=wished.rule == "unreadable")]


def _subject(whole: frozenset[str], path: ValuePath) -> str:
    match path:
        case ("answers", str(domain), *_) if domain in whole and is_id(domain):
            return domain
        case ("answers", str(domain), str(criterion), *_) if is_id(domain) and is_id(criterion):
            return f"{domain}.{criterion}"
        case ("answers" | "targets", str(domain), *_) if is_id(domain):
            return domain
        case _:
            return ""
