"""Join the files of a framework into one whole: criteria into their domains, without what is switched off."""

from ccg_toolkit.framework.cover_models import Cover
from ccg_toolkit.framework.framework import Criterion, Domain
from ccg_toolkit.framework.models import CriterionEntry
from ccg_toolkit.framework.parts import Parts


def join(parts: Parts, cover: Cover) -> tuple[Domain, ...]:
    """Give the domains in order, each with its criteria.

    Where a part of the framework that is extended names another that the user took away (switched off or replaced, or a
    lens that their cover leaves out), that name is dropped with it.
    """
    off = set(cover.off)
    tags = {(lens.id, tag.id) for lens in cover.lenses for tag in lens.tags}
    gone = parts.inherited - {name for name in parts.names() if name.partition(".")[0] not in off}
    domains = []
    for name, domain in parts.domains.items():
        if name not in off:
            criteria = tuple(
                Criterion.model_construct(**dict(entry), domain=name, wording=parts.wordings[f"{name}.{entry.id}"])
                for found in parts.criteria.get(name, {}).values()
                for entry in [found if parts.origins[f"{name}.{found.id}"].own else _without(found, gone, tags)]
            )
            domains.append(Domain.model_construct(**dict(domain), criteria=criteria))
    return tuple(sorted(domains, key=lambda domain: (domain.order, domain.id)))


def _without(entry: CriterionEntry, gone: frozenset[str], tags: set[tuple[str, str]]) -> CriterionEntry:
    actions = tuple(
        action.model_copy(update={"needs": tuple(name for name in action.needs if name not in gone)})
        for action in entry.actions
    )
    borne = {lens: tuple(tag for tag in bears if (lens, tag) in tags) for lens, bears in entry.tags.items()}
    return entry.model_copy(
        update={
            "requires": tuple(name for name in entry.requires if name not in gone),
            "actions": actions,
            "tags": {lens: bears for lens, bears in borne.items() if bears},
        }
    )
