"""What is said of a change: signed figures, the parts of the split, and the message in one sentence."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from ccg_toolkit.history import (
    Came,
    Change,
    CriterionRecord,
    Heard,
    HeardTwice,
    Pair,
    Part,
    Snapshot,
    Step,
    TrackedStatus,
    Unsplit,
)
from ccg_toolkit.report.english import count, long_date, numbered
from ccg_toolkit.report.rounding import half_up, in_words, percent

BREAK = "[b]"
"""What stands where a series breaks: levels before and after do not measure the same, or nobody can know."""
ARROW = "\u2192"
_MINUS = "-"
_MOST_SOURCES = 2


class StepWords(NamedTuple):
    """What a step of the walk is called, and what a part of it comes from."""

    label: str
    comes_from: str


STEPS: dict[Step | None, StepWords] = {
    "dropped": StepWords("Without what is no longer asked", "what is no longer asked"),
    "reweighted": StepWords("By the weights of now", "other weights"),
    "no-longer-rated": StepWords(
        "Without what is no longer known or no longer applies", "what is no longer known or no longer applies"
    ),
    "without-reworded": StepWords(f"Without what is worded otherwise {BREAK}", "what is worded otherwise"),
    "moved": StepWords("Criteria that moved", "criteria that moved"),
    "with-reworded": StepWords(f"With what is worded otherwise {BREAK}", "what is worded otherwise"),
    "newly-known": StepWords("With what is now known", "what is now known"),
    "added": StepWords("With what is asked anew", "what is asked anew"),
    None: StepWords("What cannot be split", "what cannot be split"),
}

STATES = {"unknown": "not known", "unanswered": "no answer", "not-applicable": "does not apply"}
STATUSES: dict[TrackedStatus, str] = {
    "not-started": "not started",
    "under-way": "under way",
    "done": "done",
    "dropped": "dropped",
}
_CAME: dict[Came, str] = {
    "came": "came",
    "did-not-come": "did not come",
    "was-there": "was there before",
    "not-comparable": f"worded otherwise {BREAK}",
    "not-known": "not rated now",
    "no-longer-asked": "no longer asked",
}
_UNSPLIT: dict[Unsplit, str] = {
    "nothing-rated-then": "Nothing was rated then, so there is nothing to split.",
    "nothing-rated-now": "Nothing is rated now, so there is nothing to split.",
    "nothing-left": (
        "The split ends where a step leaves nothing to score: from there on the difference cannot be split."
    ),
    "weights-then": (
        "The earlier file does not say by which weights it was scored, and its own scores do not tell, so the difference "
        "cannot be split. Name its answers instead of it, or compare it with a newer result of the same framework."
    ),
    "weights-now": (
        "The later file does not say by which weights it was scored, and its own scores do not tell, so the difference "
        "cannot be split. Name its answers instead of it."
    ),
}


def signed(value: Fraction) -> str:
    """Show a change with its sign; what rounds to nothing has none."""
    shown = half_up(abs(value), 2)
    return f"{shown}" if not shown else f"{'+' if value > 0 else _MINUS}{shown}"


def steps_of(levels: int) -> str:
    """Show by how many levels a criterion moved."""
    return f"+{levels}" if levels > 0 else f"{_MINUS}{-levels}" if levels < 0 else "0"


def message(change: Change) -> str:
    """Say what changed in one sentence: the two scores, how many criteria moved, and what else the difference comes from."""
    then, now = change.then, change.now
    if then is None or now is None:
        missing, there, is_ = (
            (change.earlier, change.later, "is") if then is None else (change.later, change.earlier, "was")
        )
        if then is None and now is None:
            return "Nothing was rated either time, so there is nothing to compare."
        score = in_words(now if then is None else then)
        return (
            f"Nothing was rated on {long_date(missing.assessed_on)}; on {long_date(there.assessed_on)} the overall score "
            f"{is_} {score}."
        )
    others = listed_sources(change)
    return f"{in_words(then)} {ARROW} {in_words(now)}: {_moves(change)}{f'; {others}' if others else ''}."


def _moves(change: Change) -> str:
    if not change.in_common:
        return "the two have no criterion in common"
    if not any(pair.kind == "compared" for pair in change.pairs):
        unsure = any(pair.kind == "reworded" and pair.wording == "not-known" for pair in change.pairs)
        return f"no criterion was rated both times by {'what is known to be ' if unsure else ''}the same wording"
    rose, fell = len(change.rose), len(change.fell)
    if not rose and not fell:
        return "no criterion that can be compared has moved"
    if not fell:
        return f"{count(rose, 'criterion', 'criteria')} rose, none fell"
    if not rose:
        return f"no criterion rose, {numbered(fell)} fell"
    return f"{count(rose, 'criterion', 'criteria')} rose, {numbered(fell)} fell"


def listed_sources(change: Change) -> str:
    """Say what the difference comes from beside criteria that moved: the largest two, where they can be seen."""
    sources = [(words, value) for words, value in _sources(change) if half_up(abs(value), 2)]
    sources.sort(key=lambda source: -abs(source[1]))
    whole = change.difference or Fraction(0)
    within = [value * whole > 0 and abs(value) <= abs(whole) for _, value in sources]
    said: list[str] = []
    for (words, value), part_of_it in list(zip(sources, within, strict=True))[:_MOST_SOURCES]:
        amount = half_up(abs(value), 2)
        if part_of_it:
            said.append(f"{amount} {'' if said and within[0] else 'of it comes '}from {words}")
        else:
            said.append(f"{words} {'adds' if value > 0 else 'takes off'} {amount}")
    return " and ".join(said)


def _sources(change: Change) -> Iterator[tuple[str, Fraction]]:
    """Give the parts beside *moved* and what cannot be split, those of what is worded otherwise as one."""
    sums: dict[str, Fraction] = {}
    for part in change.parts:
        if part.step not in {"moved", None}:
            words = STEPS[part.step].comes_from
            sums[words] = sums.get(words, Fraction(0)) + part.value
    yield from sums.items()


def like_for_like(change: Change) -> str:
    """Say what came of the criteria that may be compared; empty where there is none."""
    if change.same_then is None or change.same_now is None:
        return ""
    compared = sum(pair.kind == "compared" for pair in change.pairs)
    return (
        f"Like for like, over {count(compared, 'criterion', 'criteria')} rated both times by the same wording and with the "
        f"weights of now: {in_words(change.same_then)} {ARROW} {in_words(change.same_now)}."
    )


def why_unsplit(change: Change) -> str:
    """Say why the split is not whole; empty where it is."""
    if change.unsplit == "nothing-left" and not change.in_common:
        return "No criterion of the one is in the other, so nothing can be said to have moved: both scores stand side by side."
    return _UNSPLIT[change.unsplit] if change.unsplit else ""


def rounding_note(change: Change, parts: Sequence[Part]) -> str:
    """Say by how much the parts, as shown, miss the difference as shown; empty where they do not."""
    if change.then is None or change.now is None or not change.parts:
        return ""
    shown = sum((half_up(part.value, 2) for part in parts), half_up(Fraction(0), 2))
    ends = half_up(change.now, 2) - half_up(change.then, 2)
    if shown == ends:
        return ""
    return f"Each figure is rounded by itself: as shown, the parts come to {signed(Fraction(shown))} and the scores are {signed(Fraction(ends))} apart."


def rated_by(snapshot: Snapshot) -> str:
    """Say who agreed the answers."""
    return snapshot.assessed_by or "not told in this file"


def answer_in_words(pair: Pair, *, then: bool) -> str:
    """Give what was said of a criterion: its level in figures, or a state in words; a dash where it was not asked."""
    record = pair.then if then else pair.now
    return "\u2013" if record is None else record_in_words(record)


def record_in_words(record: CriterionRecord) -> str:
    """Give a level in figures, or a state in words."""
    return str(record.level) if record.level is not None else STATES[record.state]


def move_in_words(pair: Pair) -> str:
    """Give what became of a criterion, in a word or a sign."""
    if pair.moved is not None:
        return steps_of(pair.moved)
    mark = f" {BREAK}" if pair.series_breaks else ""
    words = {
        "reworded": "worded otherwise" if pair.wording == "reworded" else "wording not known",
        "no-longer-rated": "no longer rated",
        "newly-known": "now known",
        "not-rated": "not rated",
        "dropped": "no longer asked",
        "added": "asked anew",
    }
    return words[pair.kind] + mark


def came_in_words(came: Came) -> str:
    """Say whether the level of a promise came, beside that level; or why that cannot be told."""
    return _CAME[came]


ROLES = {"leader": "leaders", "member": "members", "other": "others"}


def heard_in_words(heard: Heard) -> str:
    """Say how many of those who answered agree, as their survey showed it."""
    return f"{heard.bound or percent(heard.share)} of {heard.n:,}"


def heard_move(twice: HeardTwice) -> str:
    """Say by how many percentage points a share moved; where no difference may be formed, why."""
    if twice.moved is not None:
        points = half_up(abs(twice.moved) * 100, 0)
        return f"{'+' if twice.moved > 0 else _MINUS}{points} points" if points else "0 points"
    return f"worded otherwise {BREAK}" if twice.pair.series_breaks else "not told"
