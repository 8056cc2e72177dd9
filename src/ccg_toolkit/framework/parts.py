"""The files of a framework, read one by one, before they are checked against one another."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from ccg_toolkit.framework.models import CriterionEntry, DomainFile
from ccg_toolkit.sources import Diagnostic, Document, MendedPaths, Place, ValuePath


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a part of a framework was read.

    Attributes:
        document: the file.
        path: where the part stands in it.
        mended: what was wrong in the file.
        own: true where the user can change it; false in the framework that theirs extends.
    """

    document: Document
    path: ValuePath
    mended: MendedPaths
    own: bool

    def place(self, *path: str | int) -> Place:
        """Give the place of a field of this part."""
        return self.document.place(*self.path, *path)

    def is_as_typed(self, *path: str | int) -> bool:
        """Tell whether a field was read as it stands."""
        return self.mended.is_as_typed(*self.path, *path)

    def is_all_as_typed(self, *path: str | int) -> bool:
        """Tell whether a field and all in it were read as they stand."""
        return self.mended.is_all_as_typed(*self.path, *path)


@dataclass(kw_only=True)
class Parts:
    """What was read of one or two folders.

    Attributes:
        problems: of each file on its own.
        domains: by id.
        criteria: by domain, then by id, in order.
        origins: of the cover (under the empty name), of each domain and of each criterion by its full name.
        unread: domains of which something could not be read, so that they may hold more than is known.
        wordings: the fingerprint of each criterion's levels, by its full name.
        meanings: what the levels of the scale mean, as typed.
        inherited: the full names of all that the folder which is extended has.
    """

    problems: list[Diagnostic] = field(default_factory=list)
    domains: dict[str, DomainFile] = field(default_factory=dict)
    criteria: dict[str, dict[str, CriterionEntry]] = field(default_factory=dict)
    origins: dict[str, Origin] = field(default_factory=dict)
    unread: set[str] = field(default_factory=set)
    wordings: dict[str, str] = field(default_factory=dict)
    meanings: list[str] = field(default_factory=list)
    inherited: frozenset[str] = frozenset()

    def names(self) -> Iterator[str]:
        """Give the full names of all criteria and actions."""
        for domain, entries in self.criteria.items():
            for entry in entries.values():
                yield f"{domain}.{entry.id}"
                yield from (f"{domain}.{entry.id}/{action.id}" for action in entry.actions)
