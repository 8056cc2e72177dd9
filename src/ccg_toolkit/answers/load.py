"""Read a file of answers, and hold it against the framework it answers."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath, PureWindowsPath

from ccg_toolkit.answers.models import Answers
from ccg_toolkit.framework import Framework
from ccg_toolkit.sources import (
    Diagnostic,
    Document,
    ValuePath,
    check_shape,
    errors,
    in_order,
    nearest,
    read_yaml,
    shown,
)


@dataclass(frozen=True, kw_only=True, slots=True)
class ReadAnswers:
    """A file of answers whose shape was checked, before it is held against a framework.

    Attributes:
        answers: what could be read.
        document: the file and its places.
        problems: what is wrong so far.
    """

    answers: Answers
    document: Document
    problems: list[Diagnostic]


def read_answers(path: Path, name: str) -> tuple[ReadAnswers | None, list[Diagnostic]]:
    """Read a file of answers and check its shape.

    Args:
        path: the file.
        name: what messages call it.

    Returns:
        What was read, ``None`` where the file cannot be read as YAML at all; and every problem so far.
    """
    document, problems = read_yaml(path, name)
    if document is None:
        return None, problems
    checked = check_shape(Answers, document, _subject)
    problems = [*problems, *checked.problems]
    return ReadAnswers(answers=checked.record, document=document, problems=problems), problems


def framework_wish(read: ReadAnswers, folder: Path) -> tuple[Path | None, list[Diagnostic]]:
    """Find the framework folder that the answers name, if they name a folder and not an id.

    Args:
        read: the answers.
        folder: the folder of the answers file.

    Returns:
        The folder, at or below that of the answers, or ``None``; and a problem where the name leads elsewhere.
    """
    wish = read.answers.framework
    if wish is None or not wish.startswith("."):
        return None, []
    found = _inside(wish, folder)
    if found is not None:
        return found, []
    message = f"framework: {shown(wish)} leads outside the folder of the answers"
    hint = "Name a folder beside the answers, such as `.` or `./ours`; or use --framework DIR."
    place = read.document.place("framework")
    return None, [Diagnostic(place=place, rule="outside", message=message, hint=hint)]


def check_answers(read: ReadAnswers, framework: Framework, folder: Path) -> list[Diagnostic]:
    """Hold answers against a framework.

    Args:
        read: the answers.
        framework: the framework in use.
        folder: the folder of the answers file.

    Returns:
        Every problem of the file, of its shape too, in order.
    """
    known = {problem.place for problem in errors(read.problems)}
    found = [problem for problem in _against(read, framework, folder) if problem.place not in known]
    return in_order([*read.problems, *found])


def _against(read: ReadAnswers, framework: Framework, folder: Path) -> Iterator[Diagnostic]:
    answers, place = read.answers, read.document.place
    cover, domains = framework.cover, framework.domain_by_id
    top = cover.top

    def error(rule: str, message: str, hint: str, *path: str, subject: str = "") -> Diagnostic:
        return Diagnostic(place=place(*path), rule=rule, message=message, hint=hint, subject=subject)

    wish = answers.framework
    if wish is not None and not wish.startswith(".") and wish != cover.id:
        message = f"the answers are for the framework {shown(wish)}; the one in use is {cover.id}"
        yield error("framework", message, f"Write `framework: {cover.id}`, or use --framework DIR.", "framework")
    if answers.responses is not None:
        if _inside(answers.responses, folder) is None:
            message = f"responses: {shown(answers.responses)} leads outside the folder of the answers"
            yield error("outside", message, "Put the file beside the answers and name it.", "responses")
        else:
            message = "individual ratings are not read by this version; the report shows the agreed levels only"
            yield Diagnostic(place=place("responses"), rule="responses", message=message, severity="warning")
    groups = {group.id for group in cover.groups}
    for group in answers.invited:
        if group not in groups:
            hint = nearest(group, groups, "The groups are")
            yield error("unknown-group", f"invited: there is no group {shown(group)}", hint, "invited", group)
    for domain, target in answers.targets.items():
        if domain not in domains:
            yield error("unknown-domain", f"targets: there is no domain {shown(domain)}", nearest(domain, domains), "targets", domain)
        elif target > top:
            message = f"target {target} is above the top of the scale, {top}"
            yield error("level-above-top", message, f"Write a level from 0 to {top}.", "targets", domain, subject=domain)
    roles = {action.owner for _, action in framework.actions.values() if action.owner}
    for role in answers.plan.owners:
        if role not in roles:
            message = f"owners: no action is owned by {shown(role)}"
            yield Diagnostic(
                place=place("plan", "owners", role), rule="unknown-role", message=message,
                hint=nearest(role, roles, "The roles are"), severity="warning",
            )
    yield from _levels(read, framework)


def _levels(read: ReadAnswers, framework: Framework) -> Iterator[Diagnostic]:
    place, domains, top = read.document.place, framework.domain_by_id, framework.cover.top
    for domain_id, section in read.answers.answers.items():
        if domain_id not in domains:
            message, hint = f"there is no domain {shown(domain_id)}", nearest(domain_id, domains, "The domains are")
            yield Diagnostic(place=place("answers", domain_id), rule="unknown-domain", message=message, hint=hint)
            continue
        criteria = [criterion.id for criterion in domains[domain_id].criteria]
        for criterion_id, answer in section.items():
            path, ref = ("answers", domain_id, criterion_id), f"{domain_id}.{criterion_id}"
            if criterion_id not in criteria:
                message = f"there is no criterion {shown(criterion_id)} in {domain_id}"
                hint = nearest(criterion_id, criteria, "Its criteria are")
                yield Diagnostic(place=place(*path), rule="unknown-criterion", message=message, hint=hint, subject=ref)
                continue
            for field, level in (("level", answer.rating), ("target", answer.target)):
                if level is not None and level > top:
                    message = f"{field} {level} is above the top of the scale, {top}"
                    hint = f"Write a whole number from 0 to {top}" + (", unknown, or not applicable." if field == "level" else ".")
                    yield Diagnostic(place=place(*path, field), rule="level-above-top", message=message, hint=hint, subject=ref)


def _inside(name: str, folder: Path) -> Path | None:
    """Follow a relative name, unless it could lead out of the folder."""
    if PureWindowsPath(name).is_absolute() or PureWindowsPath(name).drive or PurePosixPath(name).is_absolute():
        return None
    if ".." in name.replace("\\", "/").split("/"):
        return None
    home = folder.resolve()
    found = (home / name).resolve()
    return found if found.is_relative_to(home) else None


def _subject(path: ValuePath) -> str:
    match path:
        case ("answers", str(domain), str(criterion), *_):
            return f"{domain}.{criterion}"
        case ("answers" | "targets", str(domain), *_):
            return domain
        case _:
            return ""
