"""What is said of the factors of a priority: one record each, and the sentences that are made of them.

How a factor is worked out stands in ``planning/factors.py``.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ccg_toolkit.framework import Cover
from ccg_toolkit.planning import FACTORS, Factor, Priority
from ccg_toolkit.report.assessment import Assessment
from ccg_toolkit.report.english import count, listed, numbered, sentence
from ccg_toolkit.report.rounding import exact
from ccg_toolkit.report.sentences import place_of, titles


@dataclass(frozen=True, kw_only=True, slots=True)
class FactorWords:
    """The words for one factor.

    Attributes:
        named: what it is called among the reasons that put priorities in order, such as ``the gap``.
        meaning: what it is, and how it runs from 0 to 1, in sentences.
        working: tells in lines how its value comes about for one priority.
        reason: the clause after ``because``; empty where it does not speak for a priority.
    """

    named: Callable[[Cover], str]
    meaning: Callable[[Cover], str]
    working: Callable[[Cover, Priority], Iterator[str]]
    reason: Callable[[Priority], str]


def _gap_working(cover: Cover, priority: Priority) -> Iterator[str]:
    way = cover.target - cover.bottom
    if way:
        value = f"min(1, {priority.standing.gap} / {way}) = {exact(priority.factors['gap'])}"
        yield f"Factor gap, the gap over {_way(cover)}, at most 1: {value}"
    else:
        yield f"Factor gap: 1, as the framework's target is {cover.target}"


def _way(cover: Cover) -> str:
    """Name what a gap is divided by."""
    return "the framework's target, less the lowest level" if cover.bottom else "the framework's target"


def _gap_reason(priority: Priority) -> str:
    return f"it is {count(priority.standing.gap or 0, 'level', 'levels')} below its target"


def _importance_working(_: Cover, priority: Priority) -> Iterator[str]:
    value = f"({priority.standing.importance} - 1) / 4 = {exact(priority.factors['importance'])}"
    yield f"Factor importance, where an importance of 1 counts 0 and one of 5 counts 1: {value}"


def _importance_reason(priority: Priority) -> str:
    value = priority.factors["importance"]
    if value >= 1:
        return "you gave it the highest importance"
    return "you gave it more importance than most" if value > 0.5 else ""


def _perception_working(_cover: Cover, _priority: Priority) -> Iterator[str]:
    yield "Factor perception: 0, as no responses are read"


def _leverage_working(cover: Cover, priority: Priority) -> Iterator[str]:
    level, waiting = priority.standing.level, len(priority.waiting)
    names = ", ".join(priority.waiting)
    if not waiting:
        yield "Factor leverage: 0, as no criterion with a gap requires it"
    elif level is not None and level >= cover.in_place:
        yield f"Factor leverage: 0, as level {level} already is enough for what requires it: {names}"
    else:
        value = f"min(1, {waiting} / 4) = {exact(priority.factors['leverage'])}"
        yield f"Factor leverage, a quarter for each gap that waits for it, directly or through others, at most 1: {value}"
        yield f"  Waiting: {names}"


def _leverage_reason(priority: Priority) -> str:
    waiting = len(priority.waiting)
    if not priority.factors["leverage"]:
        return ""
    return f"{count(waiting, 'other gap', 'other gaps')} {'waits' if waiting == 1 else 'wait'} for it"


_WORDS = {
    "importance": FactorWords(
        named=lambda _: "the importance you gave",
        meaning=lambda _: "given with the answer from 1 to 5, 3 where none is given; as a reason it runs from 0 to 1.",
        working=_importance_working,
        reason=_importance_reason,
    ),
    "gap": FactorWords(
        named=lambda _: "the gap",
        meaning=lambda cover: f"levels short of the target, divided by {_way(cover)}, at most 1.",
        working=_gap_working,
        reason=_gap_reason,
    ),
    "perception": FactorWords(
        named=lambda cover: f"the perception of {cover.terms.members}",
        meaning=lambda cover: (
            f"by how much {cover.terms.leaders} rate higher than {cover.terms.members}. It is 0 here, as no individual "
            "responses are read."
        ),
        working=_perception_working,
        reason=lambda _: "",
    ),
    "leverage": FactorWords(
        named=lambda _: "the leverage on other gaps",
        meaning=lambda _: (
            "how many other gaps wait for this one, directly or not; a quarter for each, at most 1, and 0 once it is in place."
        ),
        working=_leverage_working,
        reason=_leverage_reason,
    ),
}
"""By the name of the factor, in the order in which a sentence gives them as reasons."""


def words_of(factor: Factor) -> FactorWords:
    """Give the words for a factor."""
    return _WORDS[factor.name]


def telling(cover: Cover) -> tuple[Factor, ...]:
    """Give the factors that can tell one priority from another: those with a weight, and with anything to go by."""
    return tuple(factor for factor in FACTORS if factor.has_data and factor.weight(cover))


def reasons(cover: Cover) -> str:
    """Say in a sentence which reasons put the priorities in order."""
    named = [words_of(factor).named(cover) for factor in telling(cover)]
    verb = "reason puts" if len(named) == 1 else "reasons put"
    return sentence(f"{numbered(len(named))} {verb} them in order: {listed(named)}")


def why(assessment: Assessment, priority: Priority) -> str:
    """Say in a sentence or two what puts a priority where it is, and what it waits for."""
    waits = f" It waits for {titles(assessment, priority.waits_for)}." if priority.waits_for else ""
    return because(assessment, priority) + waits


def because(assessment: Assessment, priority: Priority) -> str:
    """Say in a sentence what puts a priority where it is."""
    spoken = _spoken(assessment, priority)
    stands = place_of(assessment, priority)
    comma = "," if "," in stands else ""
    told = f"because {listed(spoken)}" if spoken else "though no reason that counts speaks for it"
    return sentence(f"{stands}{comma} {told}")


def grounds(assessment: Assessment, priority: Priority) -> str:
    """Give the reasons of a priority alone, for a place where its rank stands beside them."""
    return sentence(listed(_spoken(assessment, priority)) or "no reason that counts speaks for it")


def _spoken(assessment: Assessment, priority: Priority) -> list[str]:
    """Give the reasons that speak for a priority, each as a clause."""
    counted = {factor.name for factor in telling(assessment.framework.cover)}
    return [clause for name, words in _WORDS.items() if name in counted and (clause := words.reason(priority))]
