"""Read a framework folder: each file on its own, then joined with the framework it extends, then checked as a whole."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ccg_toolkit.framework.check import Whole, check_framework
from ccg_toolkit.framework.models import (
    Cover,
    CriteriaFile,
    Criterion,
    CriterionEntry,
    Domain,
    DomainFile,
    Framework,
)
from ccg_toolkit.framework.terms import with_terms
from ccg_toolkit.framework.where import BUILT_IN_ID, built_in_folder
from ccg_toolkit.sources import (
    Diagnostic,
    Document,
    Place,
    RecordT,
    ValuePath,
    check_shape,
    errors,
    in_order,
    nearest,
    read_yaml,
    shown,
)

_MOST_FILES = 200


@dataclass(frozen=True, kw_only=True)
class LoadedFramework:
    """What came of reading a framework.

    Attributes:
        framework: ``None`` where there is an error.
        problems: errors and warnings, in order of place.
    """

    framework: Framework | None
    problems: list[Diagnostic]


@dataclass(kw_only=True)
class _Parts:
    """The files of one or two folders, read but not yet checked against one another."""

    problems: list[Diagnostic] = field(default_factory=list)
    domains: dict[str, DomainFile] = field(default_factory=dict)
    criteria: dict[str, dict[str, CriterionEntry]] = field(default_factory=dict)
    places: dict[str, tuple[Document, ValuePath]] = field(default_factory=dict)


def load_framework(folder: Path | None = None, name: str = "") -> LoadedFramework:
    """Read, join and check a framework.

    Args:
        folder: the framework folder; the built-in one where absent.
        name: what messages call the folder, as the user typed it.

    Returns:
        The framework, if it has no error, and every problem in every file.
    """
    home = built_in_folder()
    own = home if folder is None else folder
    label = name or str(own)
    if not own.is_dir():
        message, hint = "there is no such folder", "Name a folder that holds framework.yaml; `ccg-toolkit init` makes one."
        missing = Diagnostic(place=Place(label), rule="unreadable", message=message, hint=hint, unreadable=True)
        return LoadedFramework(framework=None, problems=[missing])

    parts = _Parts()
    document = _read(own / "framework.yaml", f"{label}/framework.yaml", parts)
    if document is None:
        return LoadedFramework(framework=None, problems=in_order(parts.problems))
    extends = document.data.get("extends") is not None
    if extends and document.data["extends"] != BUILT_IN_ID:
        message = f"extends: {shown(str(document.data['extends']))} is not a framework that can be extended"
        hint = f"Write `extends: {BUILT_IN_ID}`, or delete the line and carry all domains yourself."
        parts.problems.append(Diagnostic(place=document.place("extends"), rule="extends", message=message, hint=hint))
    folders = (own, home) if extends and own != home else (own,)
    cover = _read_cover(document, home if len(folders) == 2 else None, parts)
    terms = cover.terms.model_dump()
    off = set(cover.off)
    for place_name, base in [(str(home), home)] * (len(folders) - 1) + [(label, own)]:
        _read_domains(base, place_name, terms, parts)
        _read_criteria(base, place_name, terms, parts, off)
    for unknown in sorted(off - parts.domains.keys()):
        message = f"off: there is no domain {shown(unknown)}"
        parts.problems.append(
            Diagnostic(place=document.place("off"), rule="unknown-domain", message=message, hint=nearest(unknown, parts.domains))
        )
    framework = Framework(cover=cover, domains=_joined(parts, off), source=_source(own, home), folders=folders)
    return _checked(framework, parts, document, label)


def _checked(framework: Framework, parts: _Parts, document: Document, label: str) -> LoadedFramework:
    def locate(ref: str, *path: str | int) -> Place:
        if not ref:
            return document.place(*path)
        found, base = parts.places[ref]
        return found.place(*base, *path)

    # Where the shape is already wrong, a stand-in was checked: a second message on that spot would only mislead.
    known = {problem.place for problem in errors(parts.problems)}
    later = [found for found in check_framework(Whole(framework, locate, label)) if found.place not in known]
    problems = in_order([*parts.problems, *later])
    return LoadedFramework(framework=None if errors(problems) else framework, problems=problems)


def _source(own: Path, home: Path) -> str:
    return "built in" if own == home else own.resolve().name


def _read(path: Path, name: str, parts: _Parts) -> Document | None:
    document, problems = read_yaml(path, name)
    parts.problems += problems
    return document


def _read_cover(document: Document, base: Path | None, parts: _Parts) -> Cover:
    """Read ``framework.yaml``; its keys override those of the framework it extends one by one."""
    places = document.places
    data = {key: value for key, value in document.data.items() if value is not None}
    if base is not None:
        below, _ = read_yaml(base / "framework.yaml", "framework.yaml")
        inherited = {} if below is None else {key: value for key, value in below.data.items() if key not in {"id"}}
        terms = _merged(inherited.get("terms"), data.get("terms"))
        data = {**inherited, **data} | ({"terms": terms} if terms is not None else {})
    whole = Document(name=document.name, data=data, places=places)
    words = data.get("terms")
    usable = {str(key): str(word) for key, word in words.items() if isinstance(word, str)} if isinstance(words, dict) else {}
    filled, problems = with_terms(whole, usable, skip="terms")
    parts.problems += problems
    return _shaped(Cover, filled, lambda _: "", parts)


def _merged(below: Any, own: Any) -> Any:  # noqa: ANN401 - a part of a file, not yet checked
    return {**below, **own} if isinstance(below, dict) and isinstance(own, dict) else own or below


def _shaped(
    model: type[RecordT], document: Document, subject: Callable[[ValuePath], str], parts: _Parts
) -> RecordT:
    checked = check_shape(model, document, subject)
    parts.problems += checked.problems
    return checked.record


def _files(folder: Path, name: str, parts: _Parts) -> Iterable[tuple[Path, str]]:
    try:
        found = sorted(path for path in folder.iterdir() if not path.name.startswith("."))
    except FileNotFoundError:
        return
    except OSError:
        parts.problems.append(Diagnostic(place=Place(name), rule="unreadable", message="the folder cannot be read", unreadable=True))
        return
    for path in found[:_MOST_FILES]:
        if path.suffix == ".yaml":
            yield path, f"{name}/{path.name}"
        elif path.suffix in {".yml", ".txt", ".json"}:
            message, hint = "this file is not read: its name does not end in .yaml", f"Rename it to {path.stem}.yaml."
            place = Place(f"{name}/{path.name}")
            parts.problems.append(Diagnostic(place=place, rule="file-name", message=message, hint=hint, severity="warning"))


def _read_domains(base: Path, name: str, terms: dict[str, str], parts: _Parts) -> None:
    for path, label in _files(base / "domains", f"{name}/domains", parts):
        document = _read(path, label, parts)
        if document is None:
            continue
        document, problems = with_terms(document, terms)
        parts.problems += problems
        domain = _shaped(DomainFile, document, lambda _, stem=path.stem: stem, parts)
        if domain.id != path.stem:
            parts.problems.append(_stem_differs("id", domain.id, path, document))
        parts.domains[path.stem] = domain.model_copy(update={"id": path.stem})
        parts.places[path.stem] = (document, ())


def _read_criteria(base: Path, name: str, terms: dict[str, str], parts: _Parts, off: set[str]) -> None:
    for path, label in _files(base / "criteria", f"{name}/criteria", parts):
        document = _read(path, label, parts)
        if document is None:
            continue
        document, problems = with_terms(document, terms)
        parts.problems += problems
        entries = _shaped(CriteriaFile, document, _criterion_named(document, path.stem), parts)
        if entries.domain != path.stem:
            parts.problems.append(_stem_differs("domain", entries.domain, path, document))
        if path.stem not in parts.domains and path.stem not in off:
            message = f"there is no domain {shown(path.stem)}"
            hint = f"Add domains/{path.name}, or rename this file. {nearest(path.stem, parts.domains)}"
            place = document.place("domain")
            parts.problems.append(Diagnostic(place=place, rule="unknown-domain", message=message, hint=hint))
        _join_criteria(entries, document, path.stem, parts)


def _join_criteria(entries: CriteriaFile, document: Document, domain: str, parts: _Parts) -> None:
    """Add a file's criteria to those of its domain: the same id replaces, ``off`` drops."""
    joined = parts.criteria.setdefault(domain, {})
    for unknown in (name for name in entries.off if name not in joined):
        message = f"off: there is no criterion {shown(unknown)} to switch off"
        place = document.place("off")
        parts.problems.append(Diagnostic(place=place, rule="unknown-criterion", message=message, hint=nearest(unknown, joined)))
    for name in entries.off:
        joined.pop(name, None)
    seen: dict[str, int] = {}
    for index, entry in enumerate(entries.criteria):
        if entry.id in seen:
            first = document.place("criteria", seen[entry.id]).line
            message = f"the id {shown(entry.id)} stands twice; it was first given in line {first}"
            place = document.place("criteria", index, "id")
            parts.problems.append(Diagnostic(place=place, rule="duplicate-id", message=message, hint="Give one of them another id."))
            continue
        seen[entry.id] = index
        joined[entry.id] = entry
        parts.places[f"{domain}.{entry.id}"] = (document, ("criteria", index))


def _criterion_named(document: Document, domain: str) -> Callable[[ValuePath], str]:
    def name(path: ValuePath) -> str:
        match path:
            case ("criteria", int(index), *_):
                found = document.data["criteria"][index]
                return f"{domain}.{found['id']}" if isinstance(found, dict) and isinstance(found.get("id"), str) else domain
            case _:
                return domain

    return name


def _stem_differs(key: str, value: str, path: Path, document: Document) -> Diagnostic:
    message = f"{key}: {shown(value)} differs from the name of the file, {path.name}"
    hint = f"Write `{key}: {path.stem}`, or rename the file to {value}.yaml."
    return Diagnostic(place=document.place(key), rule="file-name", message=message, hint=hint)


def _joined(parts: _Parts, off: set[str]) -> tuple[Domain, ...]:
    domains = (
        Domain.model_construct(
            **dict(domain),
            criteria=tuple(
                Criterion.model_construct(**dict(entry), domain=domain.id)
                for entry in parts.criteria.get(domain.id, {}).values()
            ),
        )
        for domain in parts.domains.values()
        if domain.id not in off
    )
    return tuple(sorted(domains, key=lambda domain: (domain.order, domain.id)))
