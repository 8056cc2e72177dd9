"""Fill the view of what changed between assessments: figures into words, criteria into rows, assessments into a series."""

from collections.abc import Iterator, Sequence

from ccg_toolkit.history import Change, DomainRecord, HeardTwice, Kept, Pair, Part, Snapshot
from ccg_toolkit.report.change_view import (
    ChangeView,
    CourseView,
    DomainChangeView,
    HeardView,
    KeptView,
    PartView,
    PointView,
    RowView,
    SplitView,
)
from ccg_toolkit.report.change_words import (
    ARROW,
    BREAK,
    ROLES,
    STATUSES,
    STEPS,
    answer_in_words,
    came_in_words,
    heard_in_words,
    heard_move,
    like_for_like,
    message,
    move_in_words,
    rated_by,
    record_in_words,
    rounding_note,
    signed,
    why_unsplit,
)
from ccg_toolkit.report.english import alike, count, long_date, lower, numbered
from ccg_toolkit.report.rounding import in_words

HEADING = "What moved, and why"
BREAK_MEANS = (
    f"{BREAK} marks a break in the series: the level texts differ, or nobody can know whether they do, so levels before and "
    "after are not held against each other."
)
_DASH = "\u2013"


def build_change_view(changes: Sequence[Change], version: str, remarks: Sequence[str] = ()) -> ChangeView:
    """Put what changed into words.

    Args:
        changes: from each assessment to the next; at least one.
        version: of this program.
        remarks: what a reader should know of the files.
    """
    last = changes[-1]
    snapshots = [changes[0].earlier, *(change.later for change in changes)]
    broken = any(change.breaks for change in changes)
    return ChangeView(
        title=f"{last.later.organisation}: {lower(HEADING)}",
        heading=HEADING,
        organisation=last.later.organisation,
        version=version,
        summary=_summary(changes),
        points=tuple(map(_point, snapshots)),
        splits=tuple(map(_split, changes)),
        period=_period(last),
        domains=tuple(_domains(last)),
        promises=tuple(map(_promise, last.kept)),
        promised=promised_in_words(last),
        heard=tuple(map(_heard, last.heard)),
        courses=tuple(_courses(changes, snapshots)) if len(changes) > 1 else (),
        breaks=BREAK_MEANS if broken else "",
        remarks=(*remarks, *_frameworks(changes)),
    )


def _summary(changes: Sequence[Change]) -> str:
    last = changes[-1]
    if len(changes) == 1:
        return message(last)
    scores = f" {ARROW} ".join(in_words(score) for score in [changes[0].then, *(change.now for change in changes)])
    told = "Criteria and promises are told of that step only; for another, compare its two assessments."
    return f"{scores} over {numbered(len(changes) + 1)} assessments. Of the last step: {message(last)} {told}"


def _point(snapshot: Snapshot) -> PointView:
    criteria = [*snapshot.criteria]
    rated = sum(record.level is not None for record in criteria)
    return PointView(
        day=long_date(snapshot.assessed_on),
        framework=f"{snapshot.framework}, version {snapshot.version}",
        score=in_words(snapshot.score if snapshot.weighed else snapshot.stated),
        rated=f"{rated} of {len(criteria)}",
        by=rated_by(snapshot),
        file=snapshot.name,
    )


def _period(change: Change) -> str:
    return f"{long_date(change.earlier.assessed_on)} {ARROW} {long_date(change.later.assessed_on)}"


def _split(change: Change) -> SplitView:
    titles = {pair.ref: pair.title for pair in change.pairs}
    shown = [part for part in change.parts if part.value or (part.touched and part.step != "reweighted")]
    notes = (why_unsplit(change), rounding_note(change, change.parts))
    return SplitView(
        heading=_period(change),
        then=in_words(change.then),
        now=in_words(change.now),
        message=message(change),
        like_for_like=like_for_like(change),
        parts=tuple(_part(change, part, titles) for part in shown),
        notes=tuple(filter(None, notes)),
    )


def _part(change: Change, part: Part, titles: dict[str, str]) -> PartView:
    after = next((stage.mean for stage in change.stages if stage.step == part.step), None) if part.step else change.now
    touched = len(part.touched)
    return PartView(
        label=STEPS[part.step].label,
        change=signed(part.value),
        after=in_words(after),
        criteria=count(touched, "criterion", "criteria") if touched else "",
        names=tuple(titles[ref] for ref in part.touched),
    )


def _domains(change: Change) -> Iterator[DomainChangeView]:
    """Give the domains of now, each with the criteria that it has, and had; then those that are gone."""
    parts = {moved.ref: signed(moved.value) for moved in change.moved}
    by_domain = {moved.ref: signed(moved.value) for moved in change.moved_by_domain}
    pairs: dict[str, list[Pair]] = {domain.id: [] for domain in change.later.domains}
    before = {domain.id: domain for domain in change.earlier.domains}
    for pair in change.pairs:
        side = change.later.domain_of[pair.now.ref] if pair.now else change.earlier.domain_of[pair.ref]
        pairs.setdefault(side.id, []).append(pair)
    now = {domain.id: domain for domain in change.later.domains}
    for name, listed_pairs in pairs.items():
        then = before.get(name) or _former(change, listed_pairs)
        later = now.get(name)
        yield DomainChangeView(
            title=(later or then or before[name]).title,
            then=in_words(then.score if then else None),
            now=in_words(later.score if later else None),
            part=by_domain.get(name, _DASH),
            rows=tuple(_row(pair, parts) for pair in listed_pairs),
        )


def _former(change: Change, pairs: Sequence[Pair]) -> DomainRecord | None:
    """Find the domain of then under another name: the one that all criteria of both times came from."""
    olds = {change.earlier.domain_of[pair.then.ref].id for pair in pairs if pair.then and pair.now}
    former = next((domain for domain in change.earlier.domains if olds == {domain.id}), None)
    if former is None or former.id in {domain.id for domain in change.later.domains}:
        return None
    return former


def _row(pair: Pair, parts: dict[str, str]) -> RowView:
    moved = pair.moved
    unmoved = "open" if pair.kind == "not-rated" else "break"
    way = unmoved if moved is None else "up" if moved > 0 else "down" if moved < 0 else "same"
    return RowView(
        title=pair.title,
        ref=pair.ref,
        was=pair.was,
        then=answer_in_words(pair, then=True),
        now=answer_in_words(pair, then=False),
        move=move_in_words(pair),
        way=way,
        target=_DASH if pair.now is None or pair.now.target is None else str(pair.now.target),
        part=parts.get(pair.ref, ""),
    )


def _promise(kept: Kept) -> KeptView:
    promise = kept.promise
    return KeptView(
        title=promise.title,
        criterion=kept.criterion or promise.criterion,
        owner=promise.owner or "no owner",
        by=long_date(promise.reached_on),
        level=promise.reaches,
        status=STATUSES[kept.status] if kept.status else "not told",
        came=came_in_words(kept.came),
    )


def _heard(twice: HeardTwice) -> HeardView:
    return HeardView(
        title=twice.pair.title,
        role=ROLES[twice.then.role],
        then=heard_in_words(twice.then),
        now=heard_in_words(twice.now),
        move=heard_move(twice),
    )


def promised_in_words(change: Change) -> str:
    """Say what became of the promises of the earlier plan: how many levels came, and where doing and effect part."""
    kept = change.kept
    if not kept:
        return (
            f"The earlier plan promised no level by {long_date(change.later.assessed_on)}."
            if change.earlier.promises
            else ""
        )
    whole = len(kept)
    actions = "the level of one action" if whole == 1 else f"the levels of {alike(whole)(whole)} actions"
    said = [f"By {long_date(change.later.assessed_on)} the earlier plan promised {actions}: {_how_many_came(kept)}."]
    if not change.tracked:
        said.append("No tracker was read, so nothing is said of what was done.")
        return " ".join(said)
    if all(each.status is None for each in kept):
        said.append("The tracker tells nothing of what was done: of none of them does it say begun, done or dropped.")
        return " ".join(said)
    without_effect = sum(each.done_without_effect for each in kept)
    without_doing = sum(each.effect_without_doing for each in kept)
    if without_effect:
        said.append(
            f"{count(without_effect, 'action was', 'actions were').capitalize()} done and the level did not come."
        )
    if without_doing:
        said.append(f"{count(without_doing, 'level', 'levels').capitalize()} came without the action being done.")
    if without_effect or without_doing:
        said.append("That is worth asking about: it says more of the plan than of those who carried it out.")
    return " ".join(said)


def _how_many_came(kept: Sequence[Kept]) -> str:
    """Say of how many promises the level came; nothing is said to have failed of which that cannot be told."""
    whole = len(kept)
    came = sum(each.came in {"came", "was-there"} for each in kept)
    not_told = sum(each.came in {"not-comparable", "not-known", "no-longer-asked"} for each in kept)
    number = alike(whole)
    if not_told == whole:
        return f"whether {'it' if whole == 1 else 'they'} came cannot be told"
    if whole == 1:
        return "it came" if came else "it did not come"
    if not_told:
        sure = f"{number(came)} came" if came else f"{number(whole - not_told)} did not come"
        return f"{sure}, and of {number(not_told)} it cannot be told"
    if came == whole:
        return f"{'both' if whole == 2 else 'all'} came"
    return f"{number(came)} came" if came else "none came"


def _courses(changes: Sequence[Change], snapshots: Sequence[Snapshot]) -> Iterator[CourseView]:
    """Give the whole, then each domain of the last assessment with its criteria, at every assessment."""
    yield CourseView(title="Overall", values=tuple(point.score for point in map(_point, snapshots)), whole=True)
    by_name = [{pair.now.ref: pair for pair in change.pairs if pair.now} for change in changes]
    for domain in snapshots[-1].domains:
        names = {record.ref: _names(record.ref, by_name) for record in domain.criteria}
        scores = [
            _mean_of_domain(snapshot, domain.id, [each[place] for each in names.values()])
            for place, snapshot in enumerate(snapshots)
        ]
        yield CourseView(title=domain.title, values=tuple(scores), whole=True)
        for record in domain.criteria:
            values = [
                _value(snapshot, name, by_name[place - 1].get(name) if place else None)
                for place, (snapshot, name) in enumerate(zip(snapshots, names[record.ref], strict=True))
            ]
            yield CourseView(title=record.title or record.ref, values=tuple(values), whole=False)


def _names(ref: str, by_name: Sequence[dict[str, Pair]]) -> list[str]:
    """Follow a criterion back through its former names: its name at each assessment, empty where it was not asked."""
    names = [ref]
    for pairs in reversed(by_name):
        pair = pairs.get(names[-1])
        names.append(pair.then.ref if pair and pair.then else "")
    return names[::-1]


def _mean_of_domain(snapshot: Snapshot, name: str, criteria: Sequence[str]) -> str:
    """Give the score of a domain by its name, else of the one that all of its criteria stood in."""
    homes = {snapshot.domain_of[ref].id for ref in criteria if ref in snapshot.domain_of}
    ids = {domain.id: domain for domain in snapshot.domains}
    found = ids.get(name) or (ids[homes.pop()] if len(homes) == 1 else None)
    return in_words(found.score) if found else _DASH


def _value(snapshot: Snapshot, name: str, pair: Pair | None) -> str:
    """Give what was said of a criterion; a value that a break comes before bears the mark."""
    record = snapshot.by_ref.get(name)
    if record is None:
        return _DASH
    return record_in_words(record) + (f" {BREAK}" if pair and pair.series_breaks else "")


def _frameworks(changes: Sequence[Change]) -> Iterator[str]:
    for change in changes:
        if change.earlier.framework != change.later.framework:
            yield (
                f"The frameworks are two: {change.earlier.framework} and {change.later.framework}. Criteria of one name are "
                "compared where their level texts are the same."
            )
