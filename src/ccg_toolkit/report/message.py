"""What a report comes to, in sentences made from the figures: what a reader who has seen none of it should take away."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from ccg_toolkit.planning import FIRST_FIVE, Plan
from ccg_toolkit.report.assessment import Assessment
from ccg_toolkit.report.change_words import message as what_changed
from ccg_toolkit.report.decisions_requested import RATE_FIRST, YEAR
from ccg_toolkit.report.english import (
    alike,
    count,
    listed,
    long_date,
    month_beside,
    numbered,
    quoted,
    sentence,
    stopped,
)
from ccg_toolkit.report.owners import IN_WORDS, doer_of
from ccg_toolkit.report.rounding import half_up, in_words, percent
from ccg_toolkit.report.standing import reported
from ccg_toolkit.scoring import CriterionScore, DomainScore

_NAMED = 2
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
        f"Its own targets come to {in_words(overall.target)}; {percent(overall.percent_to_target)} of the way is done."
    )


def message(assessment: Assessment, decisions: int) -> tuple[MessageView, ...]:
    """Give the message of a report in up to six parts; those that there is nothing to say of are left out.

    Args:
        assessment: what is told.
        decisions: how many the board is asked for.
    """
    if assessment.scores.overall.mean is None:
        return ()
    since = assessment.since
    parts = (
        *([("What moved", [f"From {long_date(since.earlier.assessed_on)}, {what_changed(since)}"])] if since else []),
        ("What is strong", _strong(assessment)),
        ("What holds us back", _holding_back(assessment)),
        ("What we do this year" if len(assessment.plan.quarters) == YEAR else "What we do", _doing(assessment)),
        ("What it asks of us", _asking(assessment, decisions)),
        ("How sure we are", _sure(assessment)),
    )
    return tuple(MessageView(about=about, text=text) for about, told in parts if (text := " ".join(told)))


def _strong(assessment: Assessment) -> Iterator[str]:
    cover = assessment.framework.cover
    rated = [standing for standing in assessment.scores.criteria if standing.level is not None]
    high = [standing for standing in rated if (standing.level or 0) >= cover.target]
    high.sort(key=lambda standing: (-(standing.level or 0), -standing.importance))
    sure = [standing for standing in high if not (standing.thin_evidence or standing.contested)]
    if sure:
        yield f"{_counted(sure, cover.target)}, confirmed by {cover.terms.members} or from outside{_such_as(sure)}."
    elif any(not standing.thin_evidence for standing in high):
        yield f"{_counted(high, cover.target)}, and what is confirmed of that, members contest{_such_as(high)}."
    elif high:
        said = f"{_counted(high, cover.target)}, by our own account alone"
        yield f"{said}, as nobody from {cover.terms.members} or outside confirms it{_such_as(high)}."
    else:
        yield f"Nothing that is rated stands at level {cover.target} or above yet."
    ends = _ends(assessment)
    if ends:
        yield f"{_domains(ends[1], 'Highest')}."


def _counted(standings: Sequence[CriterionScore], level: int) -> str:
    number = count(len(standings), "criterion stands", "criteria stand")
    return sentence(f"{number} at level {level} or above")[:-1]


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
        yield f"{_domains(ends[0], 'Lowest')}."
    most = max(assessment.priorities, key=lambda priority: len(priority.waiting))
    if most.waiting:
        others = count(len(most.waiting), "other criterion has", "other criteria have")
        yield sentence(f"{others} to wait for \u2018{most.standing.criterion.title}\u2019")


def _doing(assessment: Assessment) -> Iterator[str]:
    plan = assessment.plan
    if not assessment.priorities:
        return
    if not assessment.framework.actions:
        yield "The framework proposes no actions, so there is an order of priorities and no timetable."
        return
    if not plan.actions:
        yield "No action has a place in the plan yet."
        return
    yield _brought(plan)
    first = plan.gaps[0]
    standing = first.priority.standing
    if first not in plan.closed:
        after = plan.quarters[-1].projected.criteria
        level = next(then.level for then in after if then.ref == standing.ref)
        named = "It" if len(plan.gaps) == 1 else f"The first priority, \u2018{standing.criterion.title}\u2019,"
        target = f"is {standing.target}" if first.closed_on is None else f"comes by {long_date(first.closed_on)}"
        yield f"{named} is not finished by then: it will stand at level {level}, and its target {target}."
    now, then = in_words(assessment.scores.overall.mean), in_words(plan.projected)
    if now != then:
        yield f"The overall score rises from {now} to {then}."


def _brought(plan: Plan) -> str:
    """Say what the plan brings to its target by its end, and what follows after it from the same work."""
    end, gaps, within = long_date(plan.quarters[-1].ends_on), len(plan.gaps), len(plan.closed)
    after = [gap.closed_on for gap in plan.closed_after if gap.closed_on]
    number = alike(gaps)
    if gaps == 1:
        brings = "brings" if within else "works on"
        told = f"By {end} the plan {brings} the only criterion below target{' to its target' if within else ''}"
    else:
        brought = "all" if within == gaps else number(within) if within else "none"
        these = "both" if within == gaps == 2 else f"{brought} of these {number(gaps)}"
        told = f"By {end} the plan brings {these} criteria to target"
    if not after:
        return f"{told}."
    follow = "follows" if len(after) == 1 else "follow"
    more = " more" if within else ""
    return f"{told}; {number(len(after))}{more} {follow} by {long_date(max(after))}, when the results show."


def _asking(assessment: Assessment, decisions: int) -> Iterator[str]:
    plan, board = assessment.plan, assessment.framework.cover.terms.board
    held: dict[str, int] = {}
    for action in plan.actions:
        who = doer_of(assessment, action.step) or IN_WORDS["no-owner"]
        held[who] = held.get(who, 0) + action.effort
    if held:
        spent = sum(held.values())
        number = alike(spent, len(held))
        weeks, owners = "week" if spent == 1 else "weeks", "owner" if len(held) == 1 else "owners"
        yield stopped(
            f"About {number(spent)} {weeks} of leads' time from {number(len(held))} {owners}{_most(held, number)}"
        )
    if decisions:
        each = "with a proposal" if decisions == 1 else "each with a proposal"
        yield sentence(f"{count(decisions, 'decision', 'decisions')} by the {board}, {each}")


def _most(held: dict[str, int], number: Callable[[int], str]) -> str:
    """Say who has the largest share of some work, as a clause; empty where several have, or there is one only."""
    largest = max(held.values())
    who = [name for name, load in held.items() if load == largest]
    return f"; the largest share, {number(largest)}, falls to {who[0]}" if len(who) == 1 < len(held) else ""


def _sure(assessment: Assessment) -> Iterator[str]:
    yield from _known(assessment)
    if contested := [standing for standing in assessment.scores.criteria if standing.contested]:
        yield f"Members contest {count(len(contested), 'rating', 'ratings')}."
    if len(assessment.priorities) > FIRST_FIVE:
        shares = [priority.robustness.top_five_share for priority in assessment.priorities[:FIRST_FIVE]]
        # Of all ways only where it is so in each, however a share is rounded.
        ways = [100 if share == 1 else min(99, int(half_up(share * 100, 0))) for share in shares]
        firm = next((place for place, share in enumerate(shares) if share < _FIRM), FIRST_FIVE)
        least = min(ways[:firm], default=0)
        at_least = "at least " if firm > 1 else ""
        tried = (
            f"in {at_least}{least} of 100 ways to weigh the reasons"
            if least < 100
            else "however one weighs the reasons"
        )
        if firm == FIRST_FIVE:
            stay = "they stay the first five" if least == 100 else "each stays among the first five"
            yield f"The first five priorities are firm: {stay} {tried}."
        elif firm:
            are, they = ("priority is", "it stays") if firm == 1 else (f"{numbered(firm)} priorities are", "each stays")
            rest = f"{numbered(FIRST_FIVE - firm)} are closer calls" if FIRST_FIVE - firm > 1 else "is a closer call"
            yield f"The first {are} firm: {they} among the first five {tried}. The next {rest}."
        else:
            yield "No place among the first five is firm: another way to weigh the reasons would put other criteria there."


def _known(assessment: Assessment) -> Iterator[str]:
    """Say how much is rated and confirmed, and what the score could be otherwise."""
    overall, criteria = assessment.scores.overall, assessment.scores.criteria
    rated = sum(standing.level is not None for standing in criteria)
    applies = len(criteria) - overall.not_applicable
    outside = overall.not_applicable
    out = f"; {outside} {'does' if outside == 1 else 'do'} not apply" if outside else ""
    if rated == applies:
        yield (
            f"All {applies} criteria that apply are rated{out}."
            if applies > 1
            else f"The only criterion is rated{out}."
        )
    else:
        yield (
            f"{rated} of the {applies} criteria that apply are rated{out}. What is not known could bring the score anywhere "
            f"from {in_words(overall.low)} to {in_words(overall.high)}."
        )
    if reported(assessment.framework.cover, overall):
        thin = sum(standing.thin_evidence for standing in criteria)
        high = sentence(count(thin, "high rating rests", "high ratings rest"))[:-1]
        members = assessment.framework.cover.terms.members
        unknown = "" if rated == applies else ", and with all unknown at the lowest level"
        them = "it" if thin == 1 else "them"
        yield (
            f"{high} on thin evidence, as nobody from {members} or outside confirms {them}: without {them}{unknown}, the score "
            f"would be {in_words(overall.unconfirmed_low)}."
        )


def domains_title(assessment: Assessment) -> str:
    """Say what a picture of the domains shows: which is lowest, and how many of them the plan lifts."""
    scores, then = assessment.scores, assessment.plan.quarters[-1].projected
    ends = _ends(assessment)
    low = (
        f"{quoted((one.domain.title for one in ends[0]), _NAMED)} {'stands' if len(ends[0]) == 1 else 'stand'} lowest"
        if ends
        else "The domains, lowest first"
    )
    still = [
        now.domain.title
        for now, after in zip(scores.domains, then.domains, strict=True)
        if in_words(after.score.mean) == in_words(now.score.mean)
    ]
    whole = len(scores.domains)
    if len(still) == whole:
        return low
    if whole == 1:
        return f"{low}; the plan lifts it"
    if len(still) == 1 and whole > 2:
        return f"{low}; the plan lifts all but {quoted(still)}"
    number = alike(whole)
    lifted = "all of them" if not still else f"{number(whole - len(still))} of {number(whole)} domains"
    return f"{low}; the plan lifts {lifted}"


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
        told += f"; the plan brings {closed} there by {plan_ends(assessment)}"
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


def _domains(scored: Sequence[DomainScore], ends: str) -> str:
    noun = "domain" if len(scored) == 1 else "domains"
    return f"{ends} {noun}: {quoted((one.domain.title for one in scored), _NAMED)}, at {in_words(scored[0].score.mean)}"


def _such_as(standings: Sequence[CriterionScore]) -> str:
    """Name the highest of some criteria, as the end of a sentence."""
    named = [f"\u2018{standing.criterion.title}\u2019 ({standing.level})" for standing in standings[:_NAMED]]
    return f"{', such as' if len(standings) > _NAMED else ':'} {listed(named)}"
