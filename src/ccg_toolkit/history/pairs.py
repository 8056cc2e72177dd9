"""Which criterion of then is which of now, and whether the two may be compared."""

from dataclasses import dataclass
from typing import Literal

from ccg_toolkit.history.snapshot import CriterionRecord, Snapshot

Kind = Literal["compared", "reworded", "no-longer-rated", "newly-known", "not-rated", "dropped", "added"]
Wording = Literal["same", "reworded", "not-known"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Pair:
    """One criterion, then and now.

    Attributes:
        then: ``None`` where it was added since.
        now: ``None`` where it was dropped since.
        kind: ``compared``: rated both times by the same level texts. ``reworded``: rated both times, and the texts differ,
            or nobody can know. ``no-longer-rated``: rated then, and now not known or not applicable. ``newly-known``: the
            other way round. ``not-rated``: neither time. ``dropped`` and ``added``: in one of the frameworks only.
        wording: whether the level texts are the same; only of one that is in both.
    """

    then: CriterionRecord | None
    now: CriterionRecord | None
    kind: Kind
    wording: Wording | None

    @property
    def ref(self) -> str:
        """Its full name of now; of then where it was dropped."""
        return self.now.ref if self.now else self.then.ref if self.then else ""

    @property
    def was(self) -> str:
        """Its full name of then, where that is another one; else empty."""
        return self.then.ref if self.then and self.now and self.then.ref != self.now.ref else ""

    @property
    def title(self) -> str:
        """What it is called now, else then; its full name where neither is known."""
        return (self.now and self.now.title) or (self.then and self.then.title) or self.ref

    @property
    def series_breaks(self) -> bool:
        """Whether a series breaks here: its levels of then and now do not measure the same, or nobody can know."""
        return self.wording in {"reworded", "not-known"}

    @property
    def moved(self) -> int | None:
        """By how many levels it moved; ``None`` where that cannot be compared."""
        if self.kind != "compared" or self.then is None or self.now is None:
            return None
        return (self.now.level or 0) - (self.then.level or 0)


def pairs_of(earlier: Snapshot, later: Snapshot) -> tuple[Pair, ...]:
    """Match the criteria of two assessments, by name or by a name of earlier.

    Returns:
        Every criterion of either, once: those of now in their order, then those that were dropped.
    """
    formers: dict[str, CriterionRecord] = {}
    for record in earlier.criteria:
        heir = record.ref if record.ref in later.by_ref else later.heirs.get(record.ref, "")
        # a name that is still in use is no former name, and of two that lead to one heir the first counts
        if heir in later.by_ref and (heir == record.ref or heir not in earlier.by_ref):
            formers.setdefault(heir, record)
    matched = {record.ref for record in formers.values()}
    together = earlier.same_framework(later)
    return (
        *(_pair(formers.get(record.ref), record, together=together) for record in later.criteria),
        *(
            Pair(then=record, now=None, kind="dropped", wording=None)
            for record in earlier.criteria
            if record.ref not in matched
        ),
    )


def _pair(then: CriterionRecord | None, now: CriterionRecord, *, together: bool) -> Pair:
    if then is None:
        return Pair(then=None, now=now, kind="added", wording=None)
    wording = _wording(then, now, together=together)
    return Pair(then=then, now=now, kind=_kind(then, now, wording), wording=wording)


def _kind(then: CriterionRecord, now: CriterionRecord, wording: Wording) -> Kind:
    if then.level is None:
        return "not-rated" if now.level is None else "newly-known"
    if now.level is None:
        return "no-longer-rated"
    return "compared" if wording == "same" else "reworded"


def _wording(then: CriterionRecord, now: CriterionRecord, *, together: bool) -> Wording:
    if then.wording and now.wording:
        return "same" if then.wording == now.wording else "reworded"
    return "same" if together else "not-known"
