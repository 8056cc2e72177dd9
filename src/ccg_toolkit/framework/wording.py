"""Warn of how the user's own criteria are worded: vague words, long statements, descriptors that repeat one another.

Also where a text names a longer time than the months after which its action is reviewed.
"""

import re
from collections import Counter
from collections.abc import Iterator
from math import ceil

from ccg_toolkit.framework.durations import longest_in_level, longest_in_measure
from ccg_toolkit.framework.framework import Criterion, Framework
from ccg_toolkit.framework.models import MOST_MONTHS, Action
from ccg_toolkit.framework.parts import Origin, Parts
from ccg_toolkit.sources import Complaint, Diagnostic, ValuePath, shown

_LONGEST_STATEMENT = 30
_RUN = 3
"""Words of the runs by which two descriptors are compared."""
_ALIKE = 0.5
"""The share of all their runs that two descriptors have in common where one repeats the other."""

_QUOTED = re.compile(
    r"\"[^\"]*\"|\u201c[^\u201c\u201d]*\u201d|(?<!\w)\u2018[^\u2018]*\u2019(?!\w)|(?<!\w)'[^']*'(?!\w)"
)
_NUMBERS = (
    "two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty seventy "
    "eighty ninety hundred half third quarter once twice both each every all no none nobody nothing"
)
_AMOUNTS = "any few fewer many more most several some"
_TIMES = (
    "day days week weeks fortnight month months year yearly january february march april june july august september "
    "october november december"
)


def _any_of(words: str) -> re.Pattern[str]:
    a_number = r"\d+|\bone\b(?! (?:can|could|knows|may|might|must|sees|should|will|would)\b)"
    return re.compile(rf"{a_number}|\b(?:{'|'.join(words.split())})\b", re.IGNORECASE)


_MEASURE = _any_of(f"{_NUMBERS} {_TIMES}")
_AMOUNT = _any_of(f"{_NUMBERS} {_AMOUNTS}")

_Runs = dict[tuple[str, ...], None]


def has_measure(text: str) -> bool:
    """Tell whether an English text holds a number or a time, by which one can see that something is done."""
    return _MEASURE.search(text) is not None


def wording_warnings(framework: Framework, parts: Parts) -> Iterator[Diagnostic]:
    """Find texts of the user's own that are hard to rate against as they are worded.

    Args:
        framework: the joined whole, without an error.
        parts: where each of its parts stands.
    """
    for criterion, origin in own_criteria(framework, parts):
        yield from _vague(criterion, framework.cover.vague_words, origin)
        yield from _long(criterion, origin)
        for index, action in enumerate(criterion.actions if framework.cover.in_english else ()):
            yield from _reviewed_early(criterion, index, action, origin)
    yield from _repeated(framework, parts)


def own_criteria(framework: Framework, parts: Parts) -> Iterator[tuple[Criterion, Origin]]:
    """Give the criteria that the user can change, each with where it stands."""
    for criterion in framework.criteria():
        if (origin := parts.origins[criterion.ref]).own:
            yield criterion, origin


def _vague(criterion: Criterion, words: tuple[str, ...], origin: Origin) -> Iterator[Diagnostic]:
    """Warn of words in the statement and the descriptors that two people would rate in two ways."""
    if not words:
        return
    # Longest first, so that of two that begin alike the whole is named. A part of another word is no match.
    either = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    vague = re.compile(rf"(?<![\w-])(?:{either})(?![\w-])", re.IGNORECASE)
    texts: dict[ValuePath, str] = {("statement",): criterion.statement}
    if criterion.own_levels:
        texts |= {("levels", place): text for place, text in enumerate(criterion.levels)}
    for path, text in texts.items():
        if words_used := dict.fromkeys(match[0].lower() for match in vague.finditer(_QUOTED.sub('""', text))):
            hint = "Say what a stranger would see: who, how many, how soon."
            wrong = Complaint("vague-word", f"vague: {', '.join(map(shown, words_used))}", hint, "warning")
            yield wrong.at(origin.place(*path), criterion.ref)


def _long(criterion: Criterion, origin: Origin) -> Iterator[Diagnostic]:
    if (count := len(criterion.statement.split())) > _LONGEST_STATEMENT:
        message = f"the statement has {count} words; more than {_LONGEST_STATEMENT} are hard to rate"
        hint = "Keep the one thing that is true when it is in place."
        yield Complaint("long-statement", message, hint, "warning").at(origin.place("statement"), criterion.ref)


def _reviewed_early(criterion: Criterion, index: int, action: Action, origin: Origin) -> Iterator[Diagnostic]:
    """Warn of an action whose review comes before its success measure, or the level it reaches, can be true."""
    named = {
        "its success_measure": longest_in_measure(action.success_measure or ""),
        f"level {action.reaches}, which it reaches,": longest_in_level(criterion.text_of(action.reaches)),
    }
    longer = {what: time for what, time in named.items() if time and time.months > action.months}
    if not longer:
        return
    says = " and ".join(f"{what} says {shown(time.words)}" for what, time in longer.items())
    months = "1 month" if action.months == 1 else f"{action.months} months"
    needed = ceil(max(time.months for time in longer.values()))
    hint = (
        f"Write `months: {needed}`, or word it so that it can be seen after {months}."
        if needed <= MOST_MONTHS
        else f"Word it so that it can be seen sooner: `months` goes up to {MOST_MONTHS}."
    )
    wrong = Complaint("early-review", f"reviewed after {months}, but {says}", hint, "warning")
    yield wrong.at(origin.place("actions", index, "months"), f"{criterion.ref}/{action.id}")


def _repeated(framework: Framework, parts: Parts) -> Iterator[Diagnostic]:
    """Warn of descriptors that say almost the same as one before them, in the same criterion or in another.

    Each is compared with the few that were first to hold most of its runs of words, so that the time grows with the
    length of all texts, not with the number of pairs.
    """
    first: dict[tuple[str, ...], tuple[str, int]] = {}
    # What the user cannot change comes first, so that it is what theirs is compared with.
    described = (criterion for criterion in framework.criteria() if criterion.own_levels)
    for criterion in sorted(described, key=lambda criterion: parts.origins[criterion.ref].own):
        origin = parts.origins[criterion.ref]
        for level, text in zip(framework.cover.numbers, criterion.levels, strict=True):
            runs = _runs(text)
            holders = Counter(first[run] for run in runs if run in first)
            for run in runs:
                first.setdefault(run, (criterion.ref, level))
            for (ref, other), _ in holders.most_common(3) if origin.own else ():
                same = ref == criterion.ref
                repeated = framework.by_ref[ref].text_of(other)
                if _share(runs, _runs(repeated)) >= _ALIKE and not (same and _rungs(repeated, text)):
                    message = f"level {level} says almost the same as level {other}{'' if same else f' of {ref}'}"
                    hint = "Say what one would see here and not there."
                    wrong = Complaint("repeated-level", message, hint, "warning")
                    yield wrong.at(origin.place("levels", level - criterion.lowest), criterion.ref)
                    break


def _runs(text: str) -> _Runs:
    words = re.findall(r"[\w'\u2019-]+", text.lower())
    return dict.fromkeys(tuple(words[at : at + _RUN]) for at in range(max(1, len(words) - _RUN + 1)))


def _share(these: _Runs, those: _Runs) -> float:
    return len(these.keys() & those.keys()) / len(these.keys() | those.keys())


def _rungs(lower: str, upper: str) -> bool:
    """Tell whether two texts differ in an amount, as the levels of one criterion may: few, half, most."""
    return _AMOUNT.findall(lower.lower()) != _AMOUNT.findall(upper.lower())
