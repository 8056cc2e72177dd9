"""Assessments for tests of what changed: small ones in a line or two, and a strategy for any two of one organisation."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from random import Random
from typing import Any

from hypothesis import strategies as st

from ccg_toolkit.history import CriterionRecord, DomainRecord, Snapshot

THEN, NOW, LATER = date(2014, 3, 14), date(2015, 3, 20), date(2016, 3, 18)


def record(ref: str, level: int | str | None, *, weight: str = "1", wording: str = "same") -> CriterionRecord:
    """Make a criterion: a level, ``unknown``, ``not-applicable``, or nothing where it is unanswered."""
    rated = level if isinstance(level, int) else None
    state: Any = "rated" if rated is not None else level or "unanswered"
    return CriterionRecord(
        ref=ref, state=state, level=rated, target=3, weight=Fraction(weight), wording=wording and f"{wording} {ref}"
    )


def snapshot(
    levels: Mapping[str, int | str | CriterionRecord | None],
    *,
    on: date = THEN,
    weights: Mapping[str, str] | None = None,
    **about: Any,
) -> Snapshot:
    """Make an assessment from full names of criteria; a domain weighs 1 unless `weights` says otherwise."""
    domains: dict[str, list[CriterionRecord]] = {}
    for ref, level in levels.items():
        made = level if isinstance(level, CriterionRecord) else record(ref, level)
        domains.setdefault(ref.partition(".")[0], []).append(made)
    return Snapshot(
        **{
            "name": f"{on.year}.json",
            "organisation": "A test",
            "assessed_on": on,
            "framework": "small",
            "version": str(on.year),
            "domains": tuple(
                DomainRecord(
                    id=name, title=name, weight=Fraction((weights or {}).get(name, "1")), criteria=tuple(criteria)
                )
                for name, criteria in domains.items()
            ),
            **about,
        }
    )


@st.composite
def two_assessments(draw: st.DrawFn) -> tuple[Snapshot, Snapshot]:
    """Any two: some criteria in both, some reworded, renamed, moved to another domain, dropped or added."""
    sizes = draw(st.lists(st.integers(0, 4), min_size=1, max_size=4))
    random = Random(draw(st.integers(0, 2**32)))  # noqa: S311 - nothing secret
    levels = [0, 1, 2, 3, 4, 0, 1, 2, 3, 4, "unknown", "not-applicable", None]
    weights = ["1", "1", "2", "0.25", "3.1415"]
    refs = [f"d{domain}.c{number}" for domain, size in enumerate(sizes) for number in range(size)]
    often = random.choice([1, 3, 10])

    def wording() -> str:
        return random.choice(["same"] * often + ["other", ""])

    def assessed(named: Mapping[str, str], on: date, **about: Any) -> Snapshot:
        made = {
            ref: CriterionRecord(
                ref=ref,
                state="unanswered"
                if (level := random.choice(levels)) is None
                else level
                if isinstance(level, str)
                else "rated",  # type: ignore[arg-type]  # both words are states
                level=level if isinstance(level, int) else None,
                target=3,
                weight=Fraction(random.choice(weights)),
                wording=(said := wording()) and f"{said} {origin}",
            )
            for ref, origin in named.items()
        }
        shares = {f"d{domain}": random.choice(weights) for domain in range(len(sizes) + 1)}
        return snapshot(made, on=on, weights=shares, **about)

    then = {ref: ref for ref in refs if random.randrange(often + 1)}
    now: dict[str, str] = {}
    heirs: dict[str, str] = {}
    for ref in refs:
        if random.randrange(often + 1):
            name = random.choice([ref] * 4 * often + [f"{ref}-new", f"d{len(sizes)}.{ref.replace('.', '-')}"])
            now[name] = ref
            if name != ref:
                heirs[ref] = name
    versions = random.choice([("1", "1"), ("1", "2")])
    return (
        assessed(then, THEN, version=versions[0]),
        assessed(now, NOW, version=versions[1], heirs=heirs),
    )
