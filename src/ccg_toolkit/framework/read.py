"""Read the domains and criteria of a framework folder, each file on its own."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ccg_toolkit.framework.file_names import misnamed, second_copy, stems_in
from ccg_toolkit.framework.fingerprint import fingerprint_of
from ccg_toolkit.framework.folder_listing import yaml_files
from ccg_toolkit.framework.models import CriteriaFile, DomainFile
from ccg_toolkit.framework.parts import Origin, Parts
from ccg_toolkit.framework.terms import with_terms
from ccg_toolkit.sources import (
    Checked,
    Complaint,
    Diagnostic,
    Document,
    Place,
    Record,
    RecordT,
    Shape,
    ValuePath,
    check_shape,
    is_id,
    nearest,
    read_yaml,
    shown,
)


@dataclass
class Reader:
    """Reads folders into the parts of a framework; what a later folder holds adds to an earlier one, or replaces it.

    Attributes:
        parts: what was read so far.
        terms: the nouns to fill into every text.
    """

    parts: Parts
    terms: dict[str, str]
    _tried: set[str] = field(default_factory=set)
    _homeless: dict[str, Document] = field(default_factory=dict)

    def read(self, folder: Path, label: str, *, own: bool) -> None:
        """Read a folder.

        Args:
            folder: the framework folder.
            label: what messages call it.
            own: true where the user can change it.
        """
        for problem in misnamed(folder, label) if own else ():
            self.parts.problems.append(problem)
            self.parts.unread.update(stems_in(folder / problem.place.file.rpartition("/")[2]))
        for path, name in self._files(folder / "domains", f"{label}/domains"):
            self._domain(path, name, own=own)
        for path, name in self._files(folder / "criteria", f"{label}/criteria"):
            self._criteria(path, name, own=own)

    def unknown_domains(self, off: Collection[str]) -> Iterator[Diagnostic]:
        """Report what names a domain that has no file; call it when all folders are read."""
        for stem, document in self._homeless.items():
            if stem not in self._tried and stem not in off:
                hint = f"Add domains/{stem}.yaml, or rename this file. {self._nearest_domain(stem)}".rstrip()
                wrong = Complaint("unknown-domain", f"there is no domain {shown(stem)}", hint)
                yield wrong.at(document.place("domain"))
        cover = self.parts.origins[""]
        for index, name in enumerate(off):
            if name not in self._tried and cover.is_as_typed("off", index):
                wrong = Complaint(
                    "unknown-domain", f"off: there is no domain {shown(name)}", self._nearest_domain(name)
                )
                yield wrong.at(cover.place("off", index))

    def _nearest_domain(self, name: str) -> str:
        return nearest(name, self.parts.domains, "Domains")

    def _files(self, folder: Path, label: str) -> list[tuple[Path, str]]:
        """Give the files to read, and report those that will not be."""
        files, problems = yaml_files(folder, label)
        self.parts.problems += problems
        return files

    def _domain(self, path: Path, name: str, *, own: bool) -> None:
        stem = path.stem
        self._tried.add(stem)
        if typed := self._typed(path, name, DomainFile):
            document = self._with_terms(typed)
            checked = self._checked(DomainFile, document, lambda _: stem)
            if not self._check_stem("id", checked.record.id, path, document, checked):
                return
            self.parts.domains[stem] = checked.record.model_copy(update={"id": stem})
            self.parts.origins[stem] = Origin(document, (), checked.mended, own)

    def _criteria(self, path: Path, name: str, *, own: bool) -> None:
        stem = path.stem
        if typed := self._typed(path, name, CriteriaFile):
            document = self._with_terms(typed)
            checked = self._checked(CriteriaFile, document, _subject_in(document, stem))
            if not self._check_stem("domain", checked.record.domain, path, document, checked):
                return
            if stem not in self.parts.domains:
                self._homeless[stem] = document
            self._switch_off(checked, document, stem)
            self._add(checked, document, typed, stem, own=own)

    def _typed(self, path: Path, name: str, model: type[Record]) -> Document | None:
        """Read a file as it was typed."""
        document, problems = read_yaml(path, name, Shape(model))
        self.parts.problems += problems
        if document is None:
            self.parts.unread.add(path.stem)
        return document

    def _with_terms(self, typed: Document) -> Document:
        document, problems = with_terms(typed, self.terms)
        self.parts.problems += problems
        return document

    def _checked(
        self, model: type[RecordT], document: Document, subject: Callable[[ValuePath], str]
    ) -> Checked[RecordT]:
        checked = check_shape(model, document, subject)
        self.parts.problems += checked.problems
        return checked

    def _switch_off(self, checked: Checked[CriteriaFile], document: Document, domain: str) -> None:
        """Drop the criteria that a file switches off."""
        joined = self.parts.criteria.setdefault(domain, {})
        for index, name in enumerate(checked.record.off):
            if joined.pop(name, None) is None and checked.mended.is_as_typed("off", index):
                message = f"off: there is no criterion {shown(name)} to switch off"
                hint = nearest(name, joined, "Those of the framework that is extended")
                wrong = Complaint(
                    "unknown-criterion", message, hint or "Delete the criterion itself, where you wrote it."
                )
                self._report(document.place("off", index), wrong, domain)

    def _add(
        self, checked: Checked[CriteriaFile], document: Document, typed: Document, domain: str, *, own: bool
    ) -> None:
        """Add a file's criteria to those of its domain; the same id replaces."""
        joined, seen = self.parts.criteria[domain], dict[str, int]()
        if not checked.mended.is_as_typed("criteria"):
            self.parts.unread.add(domain)
        for index, entry in enumerate(checked.record.criteria):
            if not checked.mended.is_as_typed("criteria", index, "id"):
                self.parts.unread.add(domain)
                entry = entry.model_copy(update={"id": f"unreadable-{index}"})  # noqa: PLW2901 - each to itself
            elif entry.id in seen:
                first = document.place("criteria", seen[entry.id]).line
                message = f"the id {shown(entry.id)} stands twice; it was first given in line {first}"
                wrong = Complaint("duplicate-id", message, "Give one of them another id.")
                self._report(document.place("criteria", index, "id"), wrong, f"{domain}.{entry.id}")
                self.parts.unread.add(domain)
                continue
            seen[entry.id] = index
            joined[entry.id] = entry
            self.parts.origins[f"{domain}.{entry.id}"] = Origin(document, ("criteria", index), checked.mended, own)
            self.parts.wordings[f"{domain}.{entry.id}"] = fingerprint_of(_levels(typed, index))

    def _check_stem(self, key: str, value: str, path: Path, document: Document, checked: Checked[Any]) -> bool:
        """Check that a file names what it is named by; false where it is a copy, which adds nothing."""
        stem = path.stem
        if value == stem or not checked.mended.is_as_typed(key):
            return True
        beside = path.with_name(f"{value}.yaml").is_file()
        if beside and stem.startswith(f"{value}-"):
            self._report(document.place(key), second_copy(f"{value}.yaml"))
            return False
        message = f"{key}: {shown(value)} differs from the name of the file, {stem}.yaml"
        hint = f"Write `{key}: {stem}`, or rename the file to {value}.yaml."
        if beside:
            hint = f"Write `{key}: {stem}`; or, if this is a second copy of {value}.yaml, move the wrong one out of the folder."
        self._report(document.place(key), Complaint("file-name", message, hint))
        return True

    def _report(self, place: Place, complaint: Complaint, subject: str = "") -> None:
        self.parts.problems.append(complaint.at(place, subject))


def _levels(document: Document, index: int) -> list[str]:
    """Give the texts of a criterion's levels as a document has them; none where they are not there to read."""
    match document.data.get("criteria"):
        case [*entries] if index < len(entries):
            match entries[index]:
                case {"levels": [*levels]}:
                    return [level if isinstance(level, str) else "" for level in levels]
    return []


def _subject_in(document: Document, domain: str) -> Callable[[ValuePath], str]:
    """Make the function that names the criterion or action a path lies in."""

    def subject(path: ValuePath) -> str:
        match path:
            case ("criteria", int(index), "actions", int(), *_):
                above, name = subject(("criteria", index)), _id(document, *path[:4])
                return f"{above}/{name}" if name and above != domain else above
            case ("criteria", int(index), *_):
                name = _id(document, "criteria", index)
                return f"{domain}.{name}" if name else domain
            case _:
                return domain

    return subject


def _id(document: Document, *path: str | int) -> str:
    """Give the id of an item of a list, where it has one of the right form."""
    item: Any = document.data
    for step in path:
        item = item[step]
    name = item.get("id") if isinstance(item, dict) else None
    return str(name) if isinstance(name, str) and is_id(name) else ""
