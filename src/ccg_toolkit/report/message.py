"""What a report comes to, in sentences made from the figures: what a reader who has seen none of it should take away."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from ccg_toolkit.planning import FIRST_FIVE
from ccg_toolkit.report.assessment import Assessment
from ccg_toolkit.report.decisions_requested import RATE_FIRST
from ccg_toolkit.report.english import count, listed, month_beside, numbered, points, quoted, sentence
from ccg_toolkit.report.owners import IN_WORDS, doer_of
from ccg_toolkit.report.rounding import half_up, in_words, percent
from ccg_toolkit.report.score_view import ScoreView
from ccg_toolkit.scoring import CriterionScore, DomainScore

_NAMED = 3
"""Criteria that a line names before it counts the rest."""

_FIRM = Fraction(3, 4)
"""The share of ways to weigh the reasons from which on a place among the first five is called firm."""


@dataclass(frozen=True, kw_only=True, slots=True)
class MessageView:
    """One part of the message: what it is about, and what is said of it in a few sentences."""

    about: str
    text: str


def opening(assessment: Assessment) -> str:
    """Say where the organisation stands, on which scale, for someone who knows neither."""
    cover, overall = assessment.framework.cover, assessment.scores.overall
    if overall.mean is None:
        none = overall.low is None
        return (
            f"No criterion applies, so there is no score. {RATE_FIRST}"
            if none
            else f"Nothing is rated yet. {RATE_FIRST}"
        )
    bottom, top = (f"{number} ({cover.level(number).name})" for number in (cover.bottom, cover.top))
    return (
        f"On a scale from {bottom} to {top}, {assessment.answers.organisation} rates itself at {in_words(overall.mean)}. "
        f"That is {percent(overall.percent_to_target)} of the way to its own targets, which come to {in_words(overall.target)}."
    )


def message(assessment: Assessment, overall: ScoreView, headline: str, decisions: int) -> tuple[MessageView, ...]:
    """Give the message of a report in five parts; those that there is nothing to say of are left out.

    Args:
        assessment: what is told.
        overall: the overall score in words.
        headline: what the plan closes, as `outcomes.headline` says it.
        decisions: how many the board is asked for.
    """
    if assessment.scores.overall.mean is None:
        return ()
    parts = (
        ("What is strong", _strong(assessment)),
        ("What holds us back", _holding_back(assessment)),
        ("What we do this year" if len(assessment.plan.quarters) <= 4 else "What we do", _doing(assessment, headline)),
        ("What it asks of us", _asking(assessment, decisions)),
        ("How sure we are", _sure(assessment, overall.doubt)),
    )
    return tuple(MessageView(about=about, text=text) for about, told in parts if (text := " ".join(told)))


def _strong(assessment: Assessment) -> Iterator[str]:
    cover = assessment.framework.cover
    rated = [standing for standing in assessment.scores.criteria if standing.level is not None]
    high = [standing for standing in rated if (standing.level or 0) >= cover.target]
    high.sort(key=lambda standing: (-(standing.level or 0), -standing.importance))
    sure = [standing for standing in high if not standing.thin_evidence]
    if sure:
        yield f"Confirmed by {cover.terms.members} or from outside: {_with_levels(sure)}."
    elif high:
        yield f"By our own account only, as nobody from {cover.terms.members} or outside confirms it: {_with_levels(high)}."
    else:
        yield f"Nothing that is rated stands at level {cover.target} or above yet."
    ends = _ends(assessment)
    if ends:
        yield f"Of the domains {_domains(ends[1])} highest, at {in_words(ends[1][0].score.mean)}."


def _holding_back(assessment: Assessment) -> Iterator[str]:
    rated = [standing for standing in assessment.scores.criteria if standing.gap is not None]
    below = [standing for standing in rated if standing.gap]
    if not below:
        yield "Nothing that is rated lies below its target."
        return
    if len(rated) == 1:
        yield "The only criterion that is rated lies below its target."
    else:
        yield sentence(f"{len(below)} of {len(rated)} rated criteria lie below their targets")
    ends = _ends(assessment)
    if ends:
        yield f"{_domains(ends[0])} lowest, at {in_words(ends[0][0].score.mean)}."
    most = max(assessment.priorities, key=lambda priority: len(priority.waiting))
    if most.waiting:
        waits = count(len(most.waiting), "other gap waits", "other gaps wait")
        yield sentence(f"{waits} for \u2018{most.standing.criterion.title}\u2019")


def _doing(assessment: Assessment, headline: str) -> Iterator[str]:
    if headline:
        yield headline
    elif assessment.priorities and not assessment.framework.actions:
        yield "The framework proposes no actions, so there is an order of priorities and no timetable."
    elif assessment.priorities:
        yield "No action has a place in the plan yet."


def _asking(assessment: Assessment, decisions: int) -> Iterator[str]:
    plan, board = assessment.plan, assessment.framework.cover.terms.board
    held: dict[str, int] = {}
    for action in plan.actions:
        who = doer_of(assessment, action.step) or IN_WORDS["no-owner"]
        held[who] = held.get(who, 0) + action.effort
    if held:
        spent = sum(held.values())
        each = "about a week of a lead's time" if spent == 1 else "each about a week of a lead's time"
        yield f"{points(spent)} of work, {each}, from {count(len(held), 'owner', 'owners')}{_most(held)}."
    if decisions:
        yield f"The {board} is asked for {count(decisions, 'decision', 'decisions')}, each with a proposal."


def _most(held: dict[str, int]) -> str:
    """Say who has most of some work, as a clause; empty where all have as much, or there is one only."""
    most = max(held.values())
    who = [name for name, load in held.items() if load == most]
    return "" if len(who) in {len(held)} | set(range(3, len(held))) else f", most from {listed(who)} ({points(most)})"


def _sure(assessment: Assessment, doubt: str) -> Iterator[str]:
    yield doubt or "All of it is rated, and what is rated high is confirmed."
    if len(assessment.priorities) > FIRST_FIVE:
        shares = [priority.robustness.top_five_share for priority in assessment.priorities[:FIRST_FIVE]]
        ways = [int(half_up(share * 100, 0)) for share in shares]
        firm = [way for way, share in zip(ways, shares, strict=True) if share >= _FIRM]
        loose = [way for way, share in zip(ways, shares, strict=True) if share < _FIRM]
        if firm and loose:
            stay = "stays" if len(firm) == 1 else "stay"
            yield (
                f"Of the first five, {numbered(len(firm))} {stay} there in {min(firm)} or more of 100 ways to weigh the reasons; "
                f"the others in {max(loose)} at most."
            )
        elif firm:
            yield f"The first five stay there in {min(firm)} or more of 100 ways to weigh the reasons."
        else:
            yield f"None of the first five stays there in more than {max(loose)} of 100 ways to weigh the reasons."


def domains_title(assessment: Assessment) -> str:
    """Say what a picture of the domains shows: which is lowest, and how many of them the plan lifts."""
    scores, then = assessment.scores, assessment.plan.quarters[-1].projected
    ends = _ends(assessment)
    low = f"{_domains(ends[0])} lowest" if ends else "The domains, lowest first"
    lifted = sum(
        in_words(after.score.mean) != in_words(now.score.mean)
        for now, after in zip(scores.domains, then.domains, strict=True)
    )
    if not lifted:
        return low
    of = f"{numbered(lifted)} of {numbered(len(scores.domains))} domains" if len(scores.domains) > 1 else "it"
    return f"{low}; the plan lifts {of}"


def criteria_title(assessment: Assessment) -> str:
    """Say what a picture of all criteria shows: how many are below target, and how many of them the plan brings there."""
    rated = [standing for standing in assessment.scores.criteria if standing.gap is not None]
    below = sum(bool(standing.gap) for standing in rated)
    if not rated:
        return "Every criterion on one page"
    if not below:
        return "No rated criterion lies below its target"
    told = f"{below} of {len(rated)} rated criteria {'lies' if below == 1 else 'lie'} below target"
    if closed := len(assessment.plan.closed):
        told += f"; the plan brings {numbered(closed)} there by {plan_ends(assessment)}"
    return told


def plan_ends(assessment: Assessment) -> str:
    """Name the month that the plan ends with, or the day where it ends none; with its year."""
    last = assessment.plan.quarters[-1].ends_on
    return f"{month_beside(last, last)} {last.year}"


def _ends(assessment: Assessment) -> tuple[Sequence[DomainScore], Sequence[DomainScore]] | None:
    """Give the domains with the lowest and with the highest score; ``None`` where these do not differ."""
    rated = [scored for scored in assessment.scores.domains if scored.score.mean is not None]
    means = sorted({scored.score.mean for scored in rated if scored.score.mean is not None})
    if len(means) < 2:
        return None
    low, high = ([scored for scored in rated if scored.score.mean == mean] for mean in (means[0], means[-1]))
    return low, high


def _domains(scored: Sequence[DomainScore]) -> str:
    stand = "stands" if len(scored) == 1 else "stand"
    return f"{quoted((one.domain.title for one in scored), _NAMED)} {stand}"


def _with_levels(standings: Sequence[CriterionScore]) -> str:
    named = [f"\u2018{standing.criterion.title}\u2019 (level {standing.level})" for standing in standings]
    return listed(named, _NAMED + 1 if len(named) > _NAMED else _NAMED)
