"""What the results ask of the board: decisions to take, each a thing by name, with what the plan proposes."""

from collections.abc import Iterator, Sequence

from ccg_toolkit.planning import FIRST_FIVE
from ccg_toolkit.report.assessment import Assessment
from ccg_toolkit.report.build_options import this_option
from ccg_toolkit.report.decision_view import DecisionView
from ccg_toolkit.report.english import (
    count,
    listed,
    long_date,
    lower,
    numbered,
    ordinal,
    points,
    quoted,
    sentence,
    stopped,
    the,
)
from ccg_toolkit.report.find_out_view import FindOutView, NoteView
from ccg_toolkit.report.plan_view import ActionView, QuarterView
from ccg_toolkit.report.promises import promise_views
from ccg_toolkit.report.sentences import title_of, titles
from ccg_toolkit.report.tracker_view import ProgressView
from ccg_toolkit.report.workload import workload_view

RATE_FIRST = "Agree a level for each criterion, or say that it is not known; then have this made anew."
"""What to do where nothing is rated."""

YEAR = 4
"""Quarters of a year."""

MOST_NAMED = 8
"""Titles that a decision names before it counts the rest."""

MOST_LOADED = 3
"""People whose load a decision tells; the plan has the table of all."""


def send_back(members: str, find_out: Sequence[FindOutView]) -> DecisionView:
    """Ask for evidence before anything else, where too much of the score rests on what nobody confirms.

    Args:
        members: the framework's noun for those who could confirm a rating.
        find_out: what to find out; the high ratings on thin evidence among it are named in its order.
    """
    thin = [unknown.title for unknown in find_out if unknown.thin]
    return DecisionView(
        text=(
            f"Send {the(len(thin), 'high rating', 'high ratings')} that nobody from {members} or outside confirms back for "
            f"evidence, before anything rests on the scores: {quoted(thin)}."
        ),
        proposal=f"Ask {members} first, then rate anew; decide nothing below until that is done.",
    )


def why_undecided(find_out: Sequence[FindOutView]) -> str:
    """Say what to do where no decision is requested; that nothing is open, only where that is so.

    Args:
        find_out: what to find out.
    """
    if not find_out:
        return "None: nothing is planned and nothing is left open. Note the scores, and agree when to look again."
    things = count(len(find_out), "thing is", "things are")
    return f"No decision is drafted, as nothing is planned; but {things} still to be found out. Agree who does so, and by when."


def decisions(
    assessment: Assessment,
    quarters: Sequence[QuarterView],
    unwritten: Sequence[NoteView],
    find_out: Sequence[FindOutView],
    progress: ProgressView | None,
) -> Iterator[DecisionView]:
    """Say what the board is asked to decide: each a thing by name, with what is proposed.

    Args:
        assessment: what is planned, and what else it could be.
        quarters: of the plan; owners and measures are asked for in its first year.
        unwritten: steps without an action.
        find_out: what is not known.
        progress: of an earlier plan.
    """
    if assessment.scores.overall.mean is None and assessment.plan.actions:
        yield DecisionView(
            text="Nothing is rated yet, so nobody knows whether the work that the last plan began is still needed. Rate first.",
            proposal="Rate together on the day, and have the plan made anew; what was begun goes on until then.",
        )
    yield from _order(assessment)
    yield from _equals(assessment)
    yield from _time(assessment, quarters)
    yield from _trades(assessment)
    yield from _carried_over(assessment)
    yield from _lacking(assessment, [action for quarter in quarters[:YEAR] for action in quarter.starting])
    yield from _unwritten(assessment, unwritten)
    yield from _to_find_out(assessment, find_out)
    yield from _load(assessment)
    yield from _promises(assessment)
    if progress and progress.late:
        named = progress.late[: min(FIRST_FIVE, progress.late_count)]
        more = progress.late_count - len(named)
        others = f"; and {count(more, 'other', 'others')}" if more else ""
        yield DecisionView(
            text=f"Agree what becomes of what is late: {'; '.join(named)}{others}.",
            proposal="Give a new day to what still serves a priority, and drop the rest in the tracker.",
        )


def _order(assessment: Assessment) -> Iterator[DecisionView]:
    """Ask for the order of priorities; where the framework has no actions, also what to do for the first."""
    if not assessment.priorities:
        return
    first = quoted([title_of(assessment, assessment.priorities[0].standing.ref)])
    single = len(assessment.priorities) == 1
    yield DecisionView(
        text="Agree the priority." if single else "Agree the order of priorities.",
        proposal=f"{first}, the only gap." if single else f"As listed, beginning with {first}.",
    )
    if not assessment.framework.actions:
        refs = [priority.standing.ref for priority in assessment.priorities[:FIRST_FIVE]]
        yield DecisionView(
            text=f"Agree what to do, by whom and by when, for {titles(assessment, refs, FIRST_FIVE)}: the framework proposes "
            "no actions.",
            proposal=f"Begin with {first}: one action, one owner and one day, before the meeting ends.",
        )


def _equals(assessment: Assessment) -> Iterator[DecisionView]:
    """Ask which of equals comes first, where that touches the first five and the board has not said so yet."""
    chosen = assessment.answers.plan.choose
    for rank in dict.fromkeys(priority.rank for priority in assessment.priorities[:FIRST_FIVE]):
        same = [priority for priority in assessment.priorities if priority.rank == rank]
        room = sum(priority.rank == rank for priority in assessment.priorities[:FIRST_FIVE])
        parted = room < len(same)
        before, behind = same[: room if parted else 1], same[room if parted else 1 :]
        if not behind or sum(priority.standing.ref in chosen for priority in same) >= len(before):
            continue
        kept, last = (
            titles(assessment, [priority.standing.ref for priority in some], MOST_NAMED) for some in (before, behind)
        )
        alone = len(behind) == 1
        more = max(priority.points for priority in before) < min(priority.points for priority in behind)
        takes, them, comes = ("it takes", "it", "comes") if alone else ("they take", "them", "come")
        why = f"since {takes} more work" if more else f"as the framework lists {them} later"
        equal = sentence(f"{numbered(len(same))} priorities are equal, joint {lower(ordinal(rank))}")[:-1]
        room_left = (
            f", and the first five have room for {numbered(room)}. Choose which."
            if parted
            else ". Choose which goes first."
        )
        yield DecisionView(
            text=f"{equal}{room_left}",
            proposal=f"{kept}; {last} {comes} {'after the first five' if parted else 'behind'}, {why}.",
        )


def _time(assessment: Assessment, quarters: Sequence[QuarterView]) -> Iterator[DecisionView]:
    """Ask for the time that the plan takes and for what it costs beside, and name what begins first."""
    actions = [action for quarter in quarters for action in quarter.starting]
    if not actions:
        return
    spent = sum(quarter.effort for quarter in quarters)
    busy = [quarter for quarter in quarters if quarter.actions]
    costs = [f"{action.called}, {action.cost}" for action in actions if action.cost]
    beside = f" Beside people's time it costs: {stopped('; '.join(costs))}" if costs else ""
    begins, more = busy[0], len(actions) - len(busy[0].starting)
    rest = f" {sentence(count(more, 'other action follows', 'other actions follow'))}" if more else ""
    yield DecisionView(
        text=f"Give the plan its time: {count(spent, 'point', 'points')}, each about a week of a lead's time.{beside}",
        proposal=f"Begin on {_first_day(assessment, begins.starting)} with {named_first(begins.starting)}.{rest}",
    )


def named_first(actions: Sequence[ActionView]) -> str:
    """Name the actions that begin first by letter and title, and count the rest where they are many."""
    return listed(
        [
            f"{action.letter} \u2018{action.title}\u2019" + (f" (for priority {action.rank})" if action.rank else "")
            for action in actions
        ],
        MOST_NAMED,
    )


def _first_day(assessment: Assessment, actions: Sequence[ActionView]) -> str:
    """Say on which day the first of some planned actions starts."""
    refs = {action.ref for action in actions}
    return long_date(min(action.starts_on for action in assessment.plan.actions if action.ref in refs))


def _trades(assessment: Assessment) -> Iterator[DecisionView]:
    """Ask whether half of a dear priority is worth more than a few small ones."""
    targets = {priority.standing.ref: priority.standing.target for priority in assessment.priorities}
    for trade in assessment.trades:
        dear, others = titles(assessment, [trade.ref]), titles(assessment, trade.closes, MOST_NAMED)
        target = "its target" if len(trade.closes) == 1 else "their targets"
        yield DecisionView(
            text=f"{sentence(count(trade.points, 'point brings', 'points bring'))[:-1]} {dear} to level {trade.level} of "
            f"{targets[trade.ref]}. Spent otherwise, they would bring {others} to {target}. Choose.",
            proposal=f"Keep them on {dear}, the higher priority.",
        )


def _carried_over(assessment: Assessment) -> Iterator[DecisionView]:
    """Say what the plan does not close, and what more capacity or time would."""
    plan = assessment.plan
    still_open = [gap for gap in plan.gaps if gap.closed is None]
    left = [gap.priority.standing.ref for gap in still_open if not gap.left_out]
    if not left or not (plan.actions or plan.later):
        return
    first_five = [priority.standing.ref for priority in assessment.priorities[:FIRST_FIVE]]
    of_first = [ref for ref in left if ref in first_five]
    named = of_first or left[:3]
    others = len(left) - len(named)
    among = f"of the first {numbered(len(first_five))} " if of_first and len(assessment.priorities) > FIRST_FIVE else ""
    rest = f", and {count(others, 'other gap', 'other gaps')}" if others else ""
    decided = len(still_open) - len(left)
    aside = (
        f" {sentence(count(decided, 'more is', 'more are') + ' left out or dropped by decision')}" if decided else ""
    )
    yield DecisionView(
        text=f"Agree what becomes of what the plan does not bring to target: {among}{titles(assessment, named, FIRST_FIVE)}{rest}.{aside}",
        proposal=f"Carry {'it' if len(left) == 1 else 'them'} over to the next plan. {_instead(assessment)}".strip(),
    )


def _instead(assessment: Assessment) -> str:
    """Say what more capacity, or more time, would close."""
    own = this_option(assessment)
    if own is None:
        return ""
    more = max((one.closed for one in assessment.options if one.capacity > own.capacity), default=0)
    longer = next((one for one in assessment.options if one.quarters > own.quarters), own)
    largest = max((one.capacity for one in assessment.options), default=0)
    gains = []
    if more > own.closed:
        gains.append(
            f"with {points(largest)} a quarter in place of {own.capacity} it would bring {more} to target in place of {own.closed}"
        )
    if longer.closed > own.closed:
        over = f"over {count(longer.quarters, 'quarter', 'quarters')}"
        gains.append(
            f"{over} {longer.closed}"
            if gains
            else f"{over} it would bring {longer.closed} to target in place of {own.closed}"
        )
    if not gains:
        return f"Neither {points(largest)} a quarter in place of {own.capacity} nor twice the time would bring more to target by its end."
    time = "" if more > own.closed else f" With {points(largest)} a quarter it would bring no more."
    return f"{sentence(', '.join(gains))}{time}"


def _lacking(assessment: Assessment, actions: Sequence[ActionView]) -> Iterator[DecisionView]:
    """Ask for an owner and for a measure where the first year has actions without one."""
    if ownerless := [action for action in actions if action.nobody_owns]:
        yield DecisionView(
            text=f"Name an owner for {quoted(action.called for action in ownerless)}.",
            proposal=f"Each by the day it starts, the first by {_first_day(assessment, ownerless)}.",
        )
    if endless := [action for action in actions if action.nothing_shows]:
        yield DecisionView(
            text=f"Agree what will show {quoted(action.called for action in endless)} to be done.",
            proposal="Each owner drafts a measure before the work starts.",
        )


def _unwritten(assessment: Assessment, unwritten: Sequence[NoteView]) -> Iterator[DecisionView]:
    if unwritten:
        yield DecisionView(
            text=f"Agree actions for {quoted(dict.fromkeys(note.title for note in unwritten))}: "
            "some steps that the plan counts on have none.",
            proposal=f"Draft them on the day, with those {assessment.framework.cover.terms.leaders} who rated them.",
        )


def _to_find_out(assessment: Assessment, find_out: Sequence[FindOutView]) -> Iterator[DecisionView]:
    by = f"who reports by {long_date(assessment.plan.quarters[0].ends_on)}."
    if first_asked := [unknown.title for unknown in find_out if unknown.required]:
        alone = len(first_asked) == 1
        yield DecisionView(
            text=f"Other work rests on {quoted(first_asked)}, and nobody knows where {'it stands' if alone else 'they stand'}. "
            "Name who finds out.",
            proposal=f"One person{'' if alone else ' for each of them'}, named at this meeting, {by}",
        )
    if done := [title for unknown in find_out for title in unknown.done]:
        was = "was" if len(done) == 1 else "were"
        yield DecisionView(
            text=f"{quoted(done)} {was} done, and the level was not raised. Name who finds out whether the work had its effect.",
            proposal=f"One person who did not do the work, {by}",
        )


def _load(assessment: Assessment) -> Iterator[DecisionView]:
    load = workload_view(assessment)
    if load and load.flags:
        more = len(load.flags) - MOST_LOADED
        rest = f" So have {count(more, 'other', 'others')}; the plan shows who." if more > 0 else ""
        yield DecisionView(
            text=f"Agree that one person can do so much, or name others: {' '.join(load.flags[:MOST_LOADED])}{rest}",
            proposal="Ask each of them before the quarter begins, and name a second owner where it is too much.",
        )


def _promises(assessment: Assessment) -> Iterator[DecisionView]:
    if broken := [promise for promise in promise_views(assessment) if promise.broken]:
        lines = [f"{promise.number} on {quoted([promise.criterion])} ({promise.day})" for promise in broken]
        alone = len(broken) == 1
        what = "One promise" if alone else f"{sentence(numbered(len(broken)))[:-1]} promises"
        its, day, was = ("its", "the day", "it was") if alone else ("their", "the days", "they were")
        yield DecisionView(
            text=f"{what} of the manifesto will not be kept by {its} day: {listed(lines)}. Move the day or the work.",
            proposal=f"Move {day}, and tell those to whom {was} promised.",
        )
