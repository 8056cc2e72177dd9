"""The joined whole that the other rooms use: domains with their criteria, and the cover."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from pydantic import Field

from ccg_toolkit.framework.cover_models import Cover
from ccg_toolkit.framework.models import Action, CriterionEntry, DomainFile
from ccg_toolkit.framework.texts import Texts
from ccg_toolkit.sources.shape.values import (
    Id,
)


class Criterion(CriterionEntry):
    """A success criterion in its domain."""

    domain: Id = Field(description="the id of its domain", examples=["contract"])
    lowest: int = Field(default=0, description="the number of the lowest level of the scale, 0 or 1", examples=[1])
    own_levels: bool = Field(
        default=True, description="whether its levels are described for it alone, not by the scale", examples=[False]
    )
    wording: str = Field(
        default="",
        description=(
            "the fingerprint of its level texts before terms were filled in; empty where it was not read from a file"
        ),
        examples=["0f3c9a51d27e8b64"],
    )

    @property
    def ref(self) -> str:
        """Its full name, ``domain.criterion``."""
        return f"{self.domain}.{self.id}"

    def text_of(self, level: int) -> str:
        """Give what a level looks like, by the number of the level."""
        return self.levels[level - self.lowest]


class Domain(DomainFile):
    """A domain with its criteria, in the order of their file."""

    criteria: tuple[Criterion, ...] = Field(description="its criteria, in the order of their file", examples=[[]])


@dataclass(frozen=True, kw_only=True)
class Framework:
    """A whole framework: its cover and its domains in order.

    Attributes:
        cover: names, nouns, scale and rules.
        domains: by their ``order``, then by id.
        texts: how the away-day is run, and the glossary.
        source: where it was read from, in words a report can print.
        folders: the folders its files lie in, the framework's own first, then the one it extends.
    """

    cover: Cover
    domains: tuple[Domain, ...]
    texts: Texts
    source: str
    folders: tuple[Path, ...]

    def criteria(self) -> Iterator[Criterion]:
        """Give all criteria, domain by domain."""
        for domain in self.domains:
            yield from domain.criteria

    @cached_property
    def by_ref(self) -> dict[str, Criterion]:
        """All criteria by their full name, in order."""
        return {criterion.ref: criterion for criterion in self.criteria()}

    @cached_property
    def heirs(self) -> dict[str, str]:
        """The full names that criteria had in earlier versions, each with the name that the criterion has now."""
        heirs = {
            f"{old}.{criterion.id}": criterion.ref
            for domain in self.domains
            for old in domain.was
            for criterion in domain.criteria
        }
        return heirs | {old: criterion.ref for criterion in self.criteria() for old in criterion.was}

    @cached_property
    def domain_heirs(self) -> dict[str, str]:
        """The ids that domains had in earlier versions, each with the id that the domain has now."""
        return {old: domain.id for domain in self.domains for old in domain.was}

    def name_now(self, name: str) -> str:
        """Give what a domain, a criterion or an action is called now, by a full name of any version.

        Args:
            name: such as ``contract``, ``contract.definition`` or ``contract.definition/settle-definition``.

        Returns:
            The full name that it has now; the same one where nothing of today has taken its place.
        """
        ref, slash, action = name.partition("/")
        return self.heirs.get(ref, self.domain_heirs.get(ref, ref)) + slash + action

    @cached_property
    def actions(self) -> dict[str, tuple[Criterion, Action]]:
        """All actions by their full name, ``domain.criterion/action``, each with its criterion."""
        return {
            f"{criterion.ref}/{action.id}": (criterion, action)
            for criterion in self.criteria()
            for action in criterion.actions
        }

    @cached_property
    def owners(self) -> tuple[str, ...]:
        """The roles that own an action, each once, in order."""
        return tuple(dict.fromkeys(action.owner for _, action in self.actions.values() if action.owner))

    @cached_property
    def domain_by_id(self) -> dict[str, Domain]:
        """All domains by id, in order."""
        return {domain.id: domain for domain in self.domains}
