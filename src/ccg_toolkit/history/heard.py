"""What leaders and members said of statements, then and now: only what was shown both times, and never more of it.

A cell that is hidden in either survey stands nowhere. Of one that has a bound in either, both stand as they were shown, and
no difference is formed: it would be one of figures that nobody may see.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from ccg_toolkit.history.pairs import Pair
from ccg_toolkit.history.weighed import Exact

Role = Literal["leader", "member", "other"]
ROLES: tuple[Role, ...] = ("leader", "member", "other")


@dataclass(frozen=True, kw_only=True, slots=True)
class Heard:
    """What one role said of one statement, where that was shown.

    Attributes:
        criterion: the full name of the criterion whose statement it is, on that day.
        role: who said it.
        n: how many answered.
        share: of these, the share that agrees, 0 to 1; ``None`` where a bound stands in its place.
        bound: the bound in words; empty where the share is shown.
    """

    criterion: str
    role: Role
    n: int
    share: Exact | None
    bound: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class HeardTwice:
    """The same role on the same statement, then and now; ``pair`` is the criterion."""

    pair: Pair
    then: Heard
    now: Heard

    @property
    def moved(self) -> Exact | None:
        """The share of now less that of then; ``None`` where either is a bound, or the criterion was worded otherwise."""
        if self.then.share is None or self.now.share is None or self.pair.series_breaks:
            return None
        return self.now.share - self.then.share


def heard_twice(then: Iterable[Heard], now: Iterable[Heard], pairs: Sequence[Pair]) -> Iterator[HeardTwice]:
    """Match what was shown both times, in the order of the criteria of now, leaders first."""
    before = {(each.criterion, each.role): each for each in then}
    after = {(each.criterion, each.role): each for each in now}
    for pair in pairs:
        if pair.then is None or pair.now is None:
            continue
        for role in ROLES:
            earlier, later = before.get((pair.then.ref, role)), after.get((pair.now.ref, role))
            if earlier and later:
                yield HeardTwice(pair=pair, then=earlier, now=later)
