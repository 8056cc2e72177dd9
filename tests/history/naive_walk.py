"""The walk a second time: sets of names and one loop, from the rules as they are written, with nothing of `history`."""

from fractions import Fraction
from typing import Any


def naive_parts(then: Any, now: Any) -> list[tuple[str, Fraction]] | None:  # noqa: C901 - one page, to be read beside the rules
    """Give the parts of a change by name, the last of them `rest` where a step leaves nothing to score.

    Returns:
        ``None`` where nothing is rated then, or now.
    """
    old = {one.ref: (one, domain) for domain in then.domains for one in domain.criteria}
    new = {one.ref: (one, domain) for domain in now.domains for one in domain.criteria}
    heir = {}
    for name in old:
        if name in new:
            heir[name] = name
        elif now.heirs.get(name) in new and now.heirs[name] not in old:
            heir[name] = now.heirs[name]
    former = {later: earlier for earlier, later in heir.items()}
    rated_then = {name for name, (one, _) in old.items() if one.level is not None}
    rated_now = {name for name, (one, _) in new.items() if one.level is not None}

    def alike(name: str) -> bool:
        one, other = old[former[name]][0], new[name][0]
        if one.wording and other.wording:
            return bool(one.wording == other.wording)
        return bool((then.framework, then.version) == (now.framework, now.version))

    def score(rows: Any) -> Fraction | None:
        tops: dict[str, Fraction] = {}
        bottoms: dict[str, Fraction] = {}
        shares: dict[str, Fraction] = {}
        for domain, share, weight, level in rows:
            tops[domain] = tops.get(domain, Fraction(0)) + weight * level
            bottoms[domain] = bottoms.get(domain, Fraction(0)) + weight
            shares[domain] = share
        if not shares:
            return None
        whole = sum(shares.values())
        return sum((shares[domain] * tops[domain] / bottoms[domain] for domain in shares), Fraction(0)) / whole

    def by_own(names: set[str], of: Any) -> Fraction | None:
        return score((of[name][1].id, of[name][1].weight, of[name][0].weight, of[name][0].level) for name in names)

    def by_later(names: set[str]) -> Fraction | None:
        return score(
            (new[name][1].id, new[name][1].weight, new[name][0].weight, old[former[name]][0].level) for name in names
        )

    if not rated_then or not rated_now:
        return None
    kept_then = {name for name in rated_then if name in heir}
    kept = {heir[name] for name in kept_then}
    both = kept & rated_now
    same = {name for name in both if alike(name)}
    known = {name for name in rated_now if name in former}
    scores = [
        ("start", by_own(rated_then, old)),
        ("dropped", by_own(kept_then, old)),
        ("reweighted", by_later(kept)),
        ("no-longer-rated", by_later(both)),
        ("without-reworded", by_later(same)),
        ("moved", by_own(same, new)),
        ("with-reworded", by_own(both, new)),
        ("newly-known", by_own(known, new)),
        ("added", by_own(rated_now, new)),
    ]
    parts: list[tuple[str, Fraction]] = []
    last = scores[0][1]
    assert last is not None
    for name, after in scores[1:]:
        if after is None:
            whole = scores[-1][1]
            assert whole is not None
            return [*parts, ("rest", whole - last)]
        parts.append((name, after - last))
        last = after
    return parts
