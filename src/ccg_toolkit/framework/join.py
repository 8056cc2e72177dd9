"""Join the files of a framework into one whole: criteria into their domains, without what is switched off."""

from collections.abc import Iterable, Iterator, Mapping
from textwrap import shorten

from ccg_toolkit.framework.cover_models import Cover
from ccg_toolkit.framework.fingerprint import fingerprint_of
from ccg_toolkit.framework.framework import Criterion, Domain
from ccg_toolkit.framework.models import CriterionEntry
from ccg_toolkit.framework.parts import Parts

_LONGEST = 60
"""Letters of the first words of a statement, where they stand for a title."""


def join(parts: Parts, cover: Cover) -> tuple[Domain, ...]:
    """Give the domains in order, each with its criteria.

    Where a part of the framework that is extended names another that the user took away (switched off or replaced, or a
    lens that their cover leaves out), that name is dropped with it; where another of the user's bears its name as an earlier
    one, that takes its place.
    """
    off = set(cover.off)
    tags = {(lens.id, tag.id) for lens in cover.lenses for tag in lens.tags}
    there = {name for name in parts.names() if name.partition(".")[0] not in off}
    gone = parts.inherited - there
    heirs = {name: heir for name, heir in _heirs(parts, gone) if heir in there}
    domains = []
    for name, domain in parts.domains.items():
        if name not in off:
            criteria = tuple(
                _criterion(cover, parts, name, entry)
                for criterion in parts.criteria.get(name, {}).values()
                for entry in [
                    criterion if parts.origins[f"{name}.{criterion.id}"].own else _without(criterion, gone, tags, heirs)
                ]
            )
            fields = dict(domain) | {"title": _called(domain.code, domain.title), "criteria": criteria}
            domains.append(Domain.model_construct(**fields))
    return tuple(sorted(domains, key=lambda domain: (domain.order, domain.id)))


def _criterion(cover: Cover, parts: Parts, domain: str, entry: CriterionEntry) -> Criterion:
    """Put a criterion into its domain; where it does not describe its levels, they are what the scale says of them."""
    fields = dict(entry) | {
        "title": _called(
            entry.code, entry.title or shorten(entry.statement, _LONGEST, placeholder="\u2026").rstrip(".")
        )
    }
    wording = parts.wordings[f"{domain}.{entry.id}"]
    if not entry.levels:
        wording = fingerprint_of(parts.meanings)
        fields["levels"] = tuple(level.meaning for level in cover.scale)
    return Criterion.model_construct(
        **fields,
        domain=domain,
        lowest=cover.bottom,
        own_levels=bool(entry.levels),
        wording=wording,
    )


def _called(code: str | None, title: str) -> str:
    return f"{code} {title}" if code else title


def _heirs(parts: Parts, gone: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Give what the criteria and actions that are gone would be called by `was`, whether or not that is there."""
    domains = {old: name for name, domain in parts.domains.items() for old in domain.was}
    criteria = {
        old: f"{domain}.{entry.id}"
        for domain, entries in parts.criteria.items()
        for entry in entries.values()
        for old in entry.was
    }
    for name in gone:
        ref, slash, action = name.partition("/")
        domain, _, criterion = ref.partition(".")
        yield name, f"{criteria.get(ref, f'{domains.get(domain, domain)}.{criterion}')}{slash}{action}"


def _without(
    entry: CriterionEntry, gone: frozenset[str], tags: set[tuple[str, str]], heirs: Mapping[str, str]
) -> CriterionEntry:
    def there(names: Iterable[str]) -> tuple[str, ...]:
        return tuple(heirs.get(name, name) for name in names if name in heirs or name not in gone)

    actions = tuple(action.model_copy(update={"needs": there(action.needs)}) for action in entry.actions)
    borne = {lens: tuple(tag for tag in bears if (lens, tag) in tags) for lens, bears in entry.tags.items()}
    return entry.model_copy(
        update={
            "requires": there(entry.requires),
            "actions": actions,
            "tags": {lens: bears for lens, bears in borne.items() if bears},
        }
    )
