"""What names criteria and domains had in earlier versions: each belongs to one heir, and none is in use."""

from collections.abc import Iterable, Iterator

from ccg_toolkit.framework.framework import Framework
from ccg_toolkit.sources import Complaint, ValuePath, listed, shown

Found = tuple[str, ValuePath, Complaint]
"""The domain or criterion that a complaint is about, the field in it, and the complaint."""
_MOST_NAMED = 4


def wrong_old_names(framework: Framework) -> Iterator[Found]:
    """Find old names that still exist, and those that two claim.

    So there is no circle either: in one, each old name would be in use.

    Args:
        framework: after joining.
    """
    yield from _domains(framework)
    heirs = {
        f"{old}.{criterion.id}": criterion.ref
        for domain in framework.domains
        for old in domain.was
        for criterion in domain.criteria
    }
    for criterion in framework.criteria():
        for index, old in enumerate(criterion.was):
            if old in framework.by_ref:
                yield criterion.ref, ("was", index), _in_use(old)
            elif (heir := heirs.setdefault(old, criterion.ref)) != criterion.ref or old in criterion.was[:index]:
                yield criterion.ref, ("was", index), _two_heirs(old, heir)


def _domains(framework: Framework) -> Iterator[Found]:
    heirs: dict[str, str] = {}
    for domain in framework.domains:
        for index, old in enumerate(domain.was):
            if old in framework.domain_by_id:
                yield domain.id, ("was", index), _in_use(old)
            elif (heir := heirs.setdefault(old, domain.id)) != domain.id or old in domain.was[:index]:
                yield domain.id, ("was", index), _two_heirs(old, heir)


def _in_use(old: str) -> Complaint:
    message = f"was: {shown(old)} is still in use, so that its answers are not those of another"
    return Complaint("old-name", message, "Take it out here, or switch the other off.")


def _two_heirs(old: str, heir: str) -> Complaint:
    message = f"was: the answers to {shown(old)} belong to {heir} already"
    return Complaint("old-name", message, "Name it once.")


def read_by_earlier_name(names: Iterable[tuple[str, str]]) -> Complaint:
    """Note that a file of an earlier version was read by the framework of today.

    Args:
        names: each name that the file has, with the one that was read in its place.
    """
    told = [f"{old} as {now}" for old, now in names]
    listed_names = listed([*told[:_MOST_NAMED], f"{len(told) - _MOST_NAMED} more"] if len(told) > _MOST_NAMED else told)
    message = f"what bears an earlier name is read by that of today: {listed_names}"
    hint = "Nothing is lost. The framework says so under `was`; a file with the names of today needs no such note."
    return Complaint("earlier-name", message, hint, "warning")
