"""What is said of the factors of a priority: one record each, and the sentences that are made of them.

How a factor is worked out stands in ``planning/factors.py``.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from ccg_toolkit.answers import voted_on
from ccg_toolkit.framework import Cover
from ccg_toolkit.planning import FACTORS, Factor, Priority
from ccg_toolkit.report.assessment import Assessment
from ccg_toolkit.report.english import count, listed, numbered, sentence
from ccg_toolkit.report.rounding import exact
from ccg_toolkit.report.sentences import place_of, titles
from ccg_toolkit.report.voices_words import agreeing, members_agree, rated_and_seen, too_few
from ccg_toolkit.scoring import Scores

_TELLING = Fraction(1, 5)
"""How far what leaders and members see lies apart, from which on it is a reason worth telling."""


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
    meaning: Callable[[Assessment], str]
    working: Callable[[Assessment, Priority], Iterator[str]]
    reason: Callable[[Assessment, Priority], str]


def _gap_working(assessment: Assessment, priority: Priority) -> Iterator[str]:
    cover = assessment.framework.cover
    way = cover.target - cover.bottom
    if way:
        value = f"min(1, {priority.standing.gap} / {way}) = {exact(priority.factors['gap'])}"
        yield f"Factor gap, the gap over {_way(cover)}, at most 1: {value}"
    else:
        yield f"Factor gap: 1, as the framework's target is {cover.target}"


def _way(cover: Cover) -> str:
    """Name what a gap is divided by."""
    return "the framework's target, less the lowest level" if cover.bottom else "the framework's target"


def _gap_reason(_: Assessment, priority: Priority) -> str:
    return f"it is {count(priority.standing.gap or 0, 'level', 'levels')} below its target"


def _importance_working(assessment: Assessment, priority: Priority) -> Iterator[str]:
    value = f"({priority.standing.importance} - 1) / 4 = {exact(priority.factors['importance'])}"
    yield f"Factor importance, where an importance of 1 counts 0 and one of 5 counts 1: {value}"
    if priority.standing.ref in voted_on(assessment.answers):
        yield f"  The importance of {priority.standing.importance} comes from the dots of the away-day"


def _importance_meaning(assessment: Assessment) -> str:
    given = "given with the answer from 1 to 5, 3 where none is given; as a reason it runs from 0 to 1."
    voted = len(voted_on(assessment.answers))
    if not voted:
        return given
    return f"{given} For {count(voted, 'criterion', 'criteria')} it comes from the dots of the away-day instead."


def _importance_reason(assessment: Assessment, priority: Priority) -> str:
    value = priority.factors["importance"]
    who = "the vote" if priority.standing.ref in voted_on(assessment.answers) else "you"
    if value >= 1:
        return f"{who} gave it the highest importance"
    return f"{who} gave it more importance than most" if value > 0.5 else ""


def _perception_meaning(assessment: Assessment) -> str:
    meaning = (
        "the share of leaders who agree with its statement less the share of members who do, at least 0. Where too few "
        "leaders answered to show theirs, the level that was agreed on, over the top of the scale, stands in its place."
    )
    if not assessment.voices:
        return f"{meaning} It is 0 here, as no individual responses are read."
    return f"{meaning} It is 0 where too few members answered, and where they were not asked."


def _perception_working(assessment: Assessment, priority: Priority) -> Iterator[str]:
    standing, voices = priority.standing, assessment.voices
    statement, value = standing.statement, priority.factors["perception"]
    if voices is None:
        yield "Factor perception: 0, as no responses are read"
        return
    if statement is None:
        yield "Factor perception: not asked of members, so that it counts as nothing"
        return
    members, leaders = statement.member.published_share, statement.leader.published_share
    if members is None:
        yield f"Factor perception: 0, as {too_few(voices)} of members"
        return
    if leaders is None:
        top = assessment.framework.cover.top
        worked = f"max(0, {standing.level} / {top} - {exact(members)}) = {exact(value)}"
        yield f"Factor perception, the agreed level over the top of the scale, less the share of members who agree: {worked}"
        yield f"  Of leaders {too_few(voices)}; {rated_and_seen(standing, top)}"
    else:
        worked = f"max(0, {exact(leaders)} - {exact(members)}) = {exact(value)}"
        yield f"Factor perception, the share of leaders who agree, less that of members: {worked}"
        yield f"  {agreeing(statement.leader)} of leaders agree; {members_agree(standing)}"
    if statement.leader.bound or statement.member.bound:
        yield "  A share that is not given exactly counts as 0.9 or 0.1"


def _perception_reason(assessment: Assessment, priority: Priority) -> str:
    statement = priority.standing.statement
    if statement is None or priority.factors["perception"] < _TELLING:
        return ""
    if statement.leader.hidden:
        level, top = priority.standing.level, assessment.framework.cover.top
        return f"you rated it {level} of {top} while {members_agree(priority.standing)}"
    return f"{agreeing(statement.leader)} of leaders see it in place and {agreeing(statement.member)} of members"


def _leverage_working(assessment: Assessment, priority: Priority) -> Iterator[str]:
    cover = assessment.framework.cover
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


def _leverage_reason(_: Assessment, priority: Priority) -> str:
    waiting = len(priority.waiting)
    if not priority.factors["leverage"]:
        return ""
    return f"{count(waiting, 'other gap', 'other gaps')} {'waits' if waiting == 1 else 'wait'} for it"


_WORDS = {
    "importance": FactorWords(
        named=lambda _: "the importance you gave",
        meaning=_importance_meaning,
        working=_importance_working,
        reason=_importance_reason,
    ),
    "gap": FactorWords(
        named=lambda _: "the gap",
        meaning=lambda assessment: (
            f"levels short of the target, divided by {_way(assessment.framework.cover)}, at most 1."
        ),
        working=_gap_working,
        reason=_gap_reason,
    ),
    "perception": FactorWords(
        named=lambda _: "how far what members say lies behind",
        meaning=_perception_meaning,
        working=_perception_working,
        reason=_perception_reason,
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


def telling(scores: Scores) -> tuple[Factor, ...]:
    """Give the factors that can tell one priority from another: those with a weight, and with anything to go by."""
    return tuple(factor for factor in FACTORS if factor.has_data(scores) and factor.weight(scores.framework.cover))


def reasons(scores: Scores) -> str:
    """Say in a sentence which reasons put the priorities in order."""
    named = [words_of(factor).named(scores.framework.cover) for factor in telling(scores)]
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
    counted = {factor.name for factor in telling(assessment.scores)}
    return [
        clause for name, words in _WORDS.items() if name in counted and (clause := words.reason(assessment, priority))
    ]
