"""Which groups of a survey are shown alone, and which only together: cut once, when the survey is closed.

The cut looks at how many people of each group answered, and at nothing that they answered. Groups of one role that are
too small are pooled. Where the pool is too small as well, the smallest group of that role that could stand alone joins
it, so that nothing is told of a few people by telling all the others.
"""

from collections.abc import Mapping
from typing import NamedTuple

_BETWEEN_UNITS, _OF, _BETWEEN_GROUPS = "|", ":", "+"
_POOL = "pool-"
"""Before the role, in the name of a pool; see `Unit`."""


class Unit(NamedTuple):
    """A group, or several taken together, of which figures may be shown.

    Attributes:
        id: of the group, or ``pool-`` and the role of all its groups.
        role: whose side it speaks for.
        of: the groups of a pool, in the framework's order; empty for a group that stands alone.
    """

    id: str
    role: str
    of: tuple[str, ...] = ()

    @property
    def groups(self) -> tuple[str, ...]:
        """The groups whose people it counts."""
        return self.of or (self.id,)


def cut(roles: Mapping[str, str], respondents: Mapping[str, int], minimum: int) -> tuple[Unit, ...]:
    """Cut the groups of a survey into units.

    A group that stands alone may still be too small: it is the only one of its role, and is then hidden, as is a pool
    whose groups are all there are. Nobody who answered is left out, and no group is in two units.

    Args:
        roles: whose side each group of the framework speaks for, in its order.
        respondents: how many of each group answered; a group that is not named has none.
        minimum: how many there must be for anything to be shown.

    Returns:
        The units: for each role, in the order in which roles first come, its groups that stand alone, then its pool.
    """
    units: list[Unit] = []
    for role in dict.fromkeys(roles.values()):
        groups = [group for group, side in roles.items() if side == role]
        pooled = _pooled(groups, respondents, minimum)
        units += [Unit(group, role) for group in groups if group not in pooled]
        if pooled:
            units.append(Unit(f"{_POOL}{role}", role, tuple(group for group in groups if group in pooled)))
    return tuple(units)


def _pooled(groups: list[str], respondents: Mapping[str, int], minimum: int) -> frozenset[str]:
    """Give the groups of one role that go together; none where there is nothing to put together."""
    counts = {group: respondents.get(group, 0) for group in groups}
    small = [group for group in groups if counts[group] < minimum]
    shown = [group for group in groups if counts[group] >= minimum]
    if small and shown and sum(counts[group] for group in small) < minimum:
        small.append(min(reversed(shown), key=counts.__getitem__))
    return frozenset(small) if len(small) > 1 else frozenset()


def units_text(units: tuple[Unit, ...]) -> str:
    """Write units as the first line of a file of responses has them: ``gp|pool-member:managers+nurses``."""
    return _BETWEEN_UNITS.join(
        f"{unit.id}{_OF}{_BETWEEN_GROUPS.join(unit.of)}" if unit.of else unit.id for unit in units
    )


def units_of(text: str, roles: Mapping[str, str]) -> tuple[Unit, ...] | None:
    """Read units back.

    Args:
        text: as `units_text` wrote it.
        roles: whose side each group speaks for.

    Returns:
        The units; ``None`` where a group is left out, stands twice or is not known, or where a pool is none.
    """
    units: list[Unit] = []
    for part in text.split(_BETWEEN_UNITS):
        name, is_pool, of = part.partition(_OF)
        groups = tuple(of.split(_BETWEEN_GROUPS)) if is_pool else ()
        unit = Unit(name, roles.get(groups[0] if groups else name, ""), groups)
        sides = {roles.get(group, "") for group in unit.groups}
        if sides != {unit.role} or not unit.role:
            return None
        if is_pool and (len(groups) < 2 or name != f"{_POOL}{unit.role}"):
            return None
        units.append(unit)
    counted = [group for unit in units for group in unit.groups]
    return tuple(units) if sorted(counted) == sorted(roles) else None
