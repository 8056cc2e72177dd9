"""The working of a change: the score at each step of the walk, to redo by hand."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from ccg_toolkit.history import Change, Stage, domain_means, shares_of
from ccg_toolkit.report.arithmetic import FRACTIONS, weight_of, written_sum
from ccg_toolkit.report.change_words import STEPS, like_for_like, message, rounding_note, signed, why_unsplit
from ccg_toolkit.report.english import long_date
from ccg_toolkit.report.rounding import exact, half_up, in_words

_MOST_NAMED = 12


def working_of_change(changes: Sequence[Change]) -> Iterator[str]:
    """Tell how the split of each change comes about, step by step."""
    for number, change in enumerate(changes):
        if number:
            yield ""
        yield from _working(change)


def _working(change: Change) -> Iterator[str]:
    earlier, later = change.earlier, change.later
    yield f"From {long_date(earlier.assessed_on)} to {long_date(later.assessed_on)}. {message(change)}"
    yield (
        "Each step changes one thing. Its part is the change of the exact overall score: the mean of the domains' means, by "
        "weight."
    )
    yield FRACTIONS
    before: Fraction | None = None
    for stage in change.stages:
        yield from _stage(stage, before)
        before = stage.mean
    if reason := why_unsplit(change):
        yield reason
    if change.parts and change.difference is not None:
        yield "All parts together:"
        yield f"  {_sum(part.value for part in change.parts)}"
        yield f"    = {_shown(change.difference)}, the difference of the two scores"
    if note := rounding_note(change, change.parts):
        yield f"  {note}"
    if said := like_for_like(change):
        yield said
    yield from _moved(change)


def _stage(stage: Stage, before: Fraction | None) -> Iterator[str]:
    yield f"{STEPS[stage.step].label}:" if stage.step else "The score then, by its own weights:"
    if stage.touched:
        names = ", ".join(stage.touched[:_MOST_NAMED])
        more = len(stage.touched) - _MOST_NAMED
        yield f"  Touched: {names}{f' and {more} more' if more > 0 else ''}"
    elif before is not None and stage.mean == before:
        yield "  Nothing changes."
        return
    if stage.mean is None:
        yield "  Nothing is left to score."
        return
    means = domain_means(stage.levels)
    for mean in means:
        yield f"  {mean.domain}: weight {exact(mean.domain_weight)}, mean {exact(mean.mean)}"
    pairs = [(mean.domain_weight, mean.mean) for mean in means]
    yield f"  Score: ({written_sum(pairs)}) / {exact(weight_of(pairs))}"
    yield f"    = {_shown(stage.mean)}"
    if before is not None:
        yield f"  Part: {exact(stage.mean)} - {exact(before)} = {_shown(stage.mean - before)}"


def _moved(change: Change) -> Iterator[str]:
    """Tell what each criterion that moved did: its share of the score, times the levels."""
    if not change.moved:
        return
    compared = next(stage.levels for stage in change.stages if stage.step == "moved")
    shares, pairs = shares_of(compared), {pair.ref: pair for pair in change.pairs}
    yield "What moved, by criterion: its share of the score over what may be compared, times the levels it moved."
    for moved in change.moved:
        levels = pairs[moved.ref].moved or 0
        yield f"  {moved.ref}: {exact(shares[moved.ref])} x {levels} = {exact(moved.value)}, shown as {signed(moved.value)}"
    yield "By domain:"
    for moved in change.moved_by_domain:
        yield f"  {moved.ref}: {exact(moved.value)}, shown as {signed(moved.value)}"


def _sum(values: Iterator[Fraction]) -> str:
    first, *others = values
    return exact(first) + "".join(f" {'-' if value < 0 else '+'} {exact(abs(value))}" for value in others)


def _shown(value: Fraction) -> str:
    """Show a result exactly, then as every output has it, where these differ."""
    return exact(value) if half_up(value, 2) == value else f"{exact(value)}, shown as {in_words(value)}"
