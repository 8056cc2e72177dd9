"""Fit a timetable to the numbers of a day: count each session's minutes, and leave out what there is no time for."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ccg_toolkit.framework.timetable import NEEDED, QUANTITIES, Quantity, Session, Step, Timetable
from ccg_toolkit.sources import Complaint, ValuePath

Numbers = Mapping[Quantity, int]
"""How many there are of each."""

AT_A_TABLE = 6
"""People at a table: with more, somebody listens only."""

ROUNDS = 3
"""How often people move on from table to table: more gives no new ideas."""

READ_OUT = 8
"""Results that are read out; further ones are seen."""

WITHOUT_REST = 120
"""Minutes that people can work without a break."""

_ROUNDED_TO = 5
_TRIED = (8, 15, 30, 45, 60)
"""Numbers of people for which a timetable is tried when it is checked."""
_MANY = 16
"""As many of each thing the results may bring, when a timetable is checked."""


@dataclass(frozen=True, kw_only=True, slots=True)
class CountedStep:
    """A step with its time.

    Attributes:
        number: how often it takes its time.
        seconds: what it takes together.
    """

    step: Step
    number: int
    seconds: int


@dataclass(frozen=True, kw_only=True, slots=True)
class HeldSession:
    """A session that is held.

    Attributes:
        begins: minutes from the beginning of the day.
        minutes: its time, rounded up to five.
        steps: those for as many people as there are.
    """

    session: Session
    begins: int
    minutes: int
    steps: tuple[CountedStep, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class FittedDay:
    """A day as it can be held.

    Attributes:
        held: its sessions, in order.
        taken: how many of each thing it takes up.
        shortened: the sessions that take fewer things than they could.
        cut: the sessions for which there is no time.
        idle: the sessions that are about something of which there is none.
        minutes: how long it takes, breaks included.
    """

    held: tuple[HeldSession, ...]
    taken: Numbers
    shortened: tuple[Session, ...]
    cut: tuple[Session, ...]
    idle: tuple[Session, ...]
    minutes: int


def numbers_for(people: int, domains: int) -> dict[Quantity, int]:
    """Work out what follows from the number of people and of domains alone.

    Args:
        people: how many come.
        domains: how many the framework has.
    """
    tables = max(1, -(-people // AT_A_TABLE))
    return {
        "people": people,
        "tables": tables,
        "results": min(domains, READ_OUT),
        "rounds": min(domains, tables, ROUNDS),
    }


def fit(timetable: Timetable, numbers: Numbers, *, evidence_first: bool = False) -> FittedDay:
    """Lay out a day so that it fits into its time.

    One thing after another is given up until it fits, what is needed least first; then whatever fits after all is taken
    back, what is needed most first.

    Args:
        timetable: the sessions.
        numbers: of every quantity, how many there are.
        evidence_first: whether too much of the score is on thin evidence: then what rests on ratings goes first.

    Returns:
        The day. It is longer than its timetable allows only where nothing more may be left out.
    """
    sessions = timetable.sessions
    with_subject = [
        place for place, session in enumerate(sessions) if session.only_with is None or numbers[session.only_with]
    ]
    most = dict(numbers)
    for place in with_subject:
        if (about := sessions[place].only_with) and (limit := sessions[place].most):
            most[about] = min(most[about], limit)

    def without(given_up: Sequence[_GivenUp]) -> FittedDay:
        cut = {loss.place for loss in given_up if loss.whole}
        taken = dict(most)
        for loss in given_up:
            if (about := sessions[loss.place].only_with) and not loss.whole:
                taken[about] -= 1
        places = _without_idle_rests(sessions, [place for place in with_subject if place not in cut])
        held = _laid_out([sessions[place] for place in places], taken)
        return FittedDay(
            held=held,
            taken=taken,
            shortened=tuple(
                sessions[place]
                for place in places
                if (about := sessions[place].only_with) and taken[about] < most[about]
            ),
            cut=tuple(sessions[place] for place in sorted(cut)),
            idle=tuple(session for place, session in enumerate(sessions) if place not in with_subject),
            minutes=sum(session.minutes for session in held),
        )

    given_up: list[_GivenUp] = []
    day = without(given_up)
    for loss in _in_order_of_need(sessions, with_subject, most, evidence_first=evidence_first):
        if day.minutes <= timetable.minutes:
            break
        given_up.append(loss)
        day = without(given_up)
    for loss in reversed(tuple(given_up)):
        fewer = [other for other in given_up if other is not loss]
        if (longer := without(fewer)).minutes <= timetable.minutes:
            given_up, day = fewer, longer
    return day


@dataclass(frozen=True, slots=True)
class _GivenUp:
    """What there is no time for: one of the things that a session is about, or the whole session."""

    place: int
    whole: bool


def _in_order_of_need(
    sessions: Sequence[Session], places: Sequence[int], most: Numbers, *, evidence_first: bool
) -> Iterator[_GivenUp]:
    """Give what could be given up, what is needed least first; a session takes fewer things before any is cut."""
    least_first = sorted(places, key=lambda place: sessions[place].need or 0, reverse=True)
    waiting = [place for place in least_first if evidence_first and sessions[place].rests_on_ratings]
    for group in (waiting, [place for place in least_first if place not in waiting]):
        for place in group:
            session = sessions[place]
            if session.only_with and session.fewest:
                yield from (_GivenUp(place, whole=False) for _ in range(most[session.only_with] - session.fewest))
        yield from (_GivenUp(place, whole=True) for place in group if sessions[place].need is not None)


def _without_idle_rests(sessions: Sequence[Session], places: Sequence[int]) -> list[int]:
    """Leave out a break before which nobody has worked, and one at the end."""
    kept: list[int] = []
    for place in places:
        if not sessions[place].rest or (kept and not sessions[kept[-1]].rest):
            kept.append(place)
    return kept[:-1] if kept and sessions[kept[-1]].rest else kept


def _laid_out(sessions: Sequence[Session], numbers: Numbers) -> tuple[HeldSession, ...]:
    held: list[HeldSession] = []
    now = 0
    for session in sessions:
        steps = tuple(_counted(step, numbers) for step in session.steps if _is_for(step, numbers["people"]))
        seconds = sum(step.seconds for step in steps)
        minutes = -(-seconds // (60 * _ROUNDED_TO)) * _ROUNDED_TO
        held.append(HeldSession(session=session, begins=now, minutes=minutes, steps=steps))
        now += minutes
    return tuple(held)


def _is_for(step: Step, people: int) -> bool:
    return (step.fewest_people or people) <= people <= (step.most_people or people)


def _counted(step: Step, numbers: Numbers) -> CountedStep:
    number = numbers[step.each] if step.each else 1
    if step.shared:
        number = -(-number // numbers["tables"])
    return CountedStep(step=step, number=number, seconds=number * step.takes)


def timetable_problems(timetable: Timetable) -> Iterator[tuple[ValuePath, Complaint]]:
    """Find what would go wrong on the day: too little time, no break, a sheet that is missing.

    Args:
        timetable: its shape is right.

    Returns:
        Each problem with its place in the file.
    """
    for place, session in enumerate(timetable.sessions):
        yield from _faults_of(session, ("sessions", place))
    tried = [
        (people, fit(timetable, _at_most(people), evidence_first=evidence_first))
        for people in _TRIED
        for evidence_first in (False, True)
    ]
    people, longest = max(tried, key=lambda one: one[1].minutes)
    if (over := longest.minutes - timetable.minutes) > 0:
        message = f"with {people} people it takes {longest.minutes} minutes, {over} more than its {timetable.minutes}"
        hint = "Give a session a `need`, so that it may be cut, or a `fewest`; or give the day more minutes."
        yield ("minutes",), Complaint("too-long", message, hint)
    people, place, minutes = max(
        ((people, *stretch) for people, day in tried for stretch in _stretches(day, timetable.sessions)),
        key=lambda one: one[2],
        default=(0, 0, 0),
    )
    if minutes > WITHOUT_REST:
        message = f"with {people} people, {minutes} minutes of work end here without a break; {WITHOUT_REST} at most"
        yield ("sessions", place), Complaint("no-break", message, "Put a session with `rest: true` before it.")


def _faults_of(session: Session, path: ValuePath) -> Iterator[tuple[ValuePath, Complaint]]:
    for subject in session.takes_up:
        if missing := sorted(NEEDED.get(subject, frozenset()) - set(session.sheets)):
            message = f"it takes up {subject}, and has no sheet for it"
            yield path, Complaint("no-sheet", message, f"Add to its `sheets`: {', '.join(missing)}.")
    for field in ("most", "fewest"):
        if getattr(session, field) and not session.only_with:
            message, hint = f"{field} is given, and nothing that it counts", "Write with `only_with` what it is about."
            yield (*path, field), Complaint("no-subject", message, hint)
    for place, step in enumerate(session.steps):
        if step.shared and not step.each:
            message, hint = "there is nothing to share among the tables", "Write with `each` what it is."
            yield (*path, "steps", place), Complaint("nothing-shared", message, hint)


def _at_most(people: int) -> dict[Quantity, int]:
    return dict.fromkeys(QUANTITIES, _MANY) | numbers_for(people, _MANY) | {"manifesto": 1}


def _stretches(day: FittedDay, sessions: Sequence[Session]) -> Iterator[tuple[int, int]]:
    """Give each stretch of work between two breaks: the place of its last session, and its minutes."""
    minutes = 0
    for number, held in enumerate(day.held):
        minutes = 0 if held.session.rest else minutes + held.minutes
        if number + 1 == len(day.held) or day.held[number + 1].session.rest:
            yield sessions.index(held.session), minutes
