"""The timetable of the day, as it can be held with these people: its times, the working of its minutes, what is cut."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ccg_toolkit.framework import FittedDay, HeldSession, Quantity, Sheet, Subject, Timetable
from ccg_toolkit.framework.fitted_day import CountedStep
from ccg_toolkit.report.english import count, lower, quoted, sentence

_NOUNS: Mapping[Quantity, tuple[str, str]] = {
    "people": ("person", "people"),
    "tables": ("table", "tables"),
    "results": ("result", "results"),
    "rounds": ("round", "rounds"),
    "evidence": ("high rating", "high ratings"),
    "priorities": ("priority", "priorities"),
    "criteria": ("criterion", "criteria"),
    "items": ("item", "items"),
    "decisions": ("decision", "decisions"),
    "actions": ("action", "actions"),
    "manifesto": ("manifesto", "manifestos"),
    "wants": ("want", "wants"),
    "outcomes": ("promise", "promises"),
}

_WHY_IDLE: Mapping[Quantity, str] = {
    "evidence": "the score does not rest on high ratings that nobody confirms",
    "priorities": "no rated criterion is below its target",
    "criteria": "nothing else is doubtful",
    "items": "no other gap contends for the first five",
    "decisions": "the plan asks for no decision",
    "manifesto": "the answers hold no manifesto and do not say who belongs",
}
"""Why there is none of something, where that can be."""

_UNSAID: frozenset[Quantity] = frozenset({"outcomes"})
"""What most days have none of, so that nobody misses it: there was no assessment before."""

SHEET_NAMES: Mapping[Sheet, str] = {
    "programme": "programme",
    "rules": "ground rules",
    "guess": "guess sheet",
    "strips": "strips of results",
    "walls": "wall sheets",
    "discussion": "discussion sheets",
    "evidence": "evidence sheets",
    "scoring": "scoring sheets",
    "cards": "cards",
    "voting": "voting sheets",
    "actions": "action sheet",
    "record": "record sheet",
    "manifesto": "manifesto",
    "feedback": "feedback form",
}
"""What each sheet is called within a sentence."""


@dataclass(frozen=True, kw_only=True, slots=True)
class StepView:
    """What people do.

    Attributes:
        do: what, in a sentence or two.
        speaks: who speaks; empty where nobody has to.
        takes: its time, with its working where it is for each of something.
    """

    do: str
    speaks: str
    takes: str


@dataclass(frozen=True, kw_only=True, slots=True)
class SessionView:
    """A part of the day.

    Attributes:
        number: from 1.
        starts: such as ``13:30``.
        minutes: how long it takes.
        counted: what its steps take together, before it is rounded up.
        purpose: what there should be at its end; empty in a break.
        subjects: what it is about here, from the results.
        sheets: the sheets it needs; empty where it needs none.
        rest: whether it is a break.
    """

    number: int
    starts: str
    minutes: int
    counted: str
    title: str
    purpose: str
    steps: tuple[StepView, ...]
    subjects: tuple[str, ...]
    sheets: str
    rest: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class DayView:
    """The day as it can be held.

    Attributes:
        title: what this kind of day is called.
        within: the same, as it stands within a sentence.
        about: what to know of it.
        people: how many people there are, at how many tables.
        begins, ends: when people come, and when they go home.
        left_out: what there is no time or no need for, and why; and what to do with time that is left.
    """

    title: str
    within: str
    about: str
    people: str
    begins: str
    ends: str
    sessions: tuple[SessionView, ...]
    left_out: tuple[str, ...]


Subjects = Mapping[Subject, tuple[str, ...]]
"""What the results put on the agenda, in whole sentences, by what a part of the day takes up."""


def day_view(timetable: Timetable, day: FittedDay, starts: str, subjects: Subjects) -> DayView:
    """Put a day into words.

    Args:
        timetable: what it was made from.
        day: what is held.
        starts: hours and minutes.
        subjects: what there is to talk about.
    """
    hours, minutes = map(int, starts.split(":"))
    begins = 60 * hours + minutes
    people, tables = day.taken["people"], day.taken["tables"]
    return DayView(
        title=timetable.title,
        within=_within(timetable.title),
        about=timetable.about,
        people=f"{people} people at {count(tables, 'table', 'tables')} of {_sizes(people, tables)}",
        begins=_clock(begins),
        ends=_clock(begins + day.minutes),
        sessions=tuple(
            _session_view(held, number, begins, day.taken["tables"], subjects)
            for number, held in enumerate(day.held, start=1)
        ),
        left_out=tuple(_left_out(timetable, day)),
    )


def _session_view(held: HeldSession, number: int, begins: int, tables: int, subjects: Subjects) -> SessionView:
    session = held.session
    return SessionView(
        number=number,
        starts=_clock(begins + held.begins),
        minutes=held.minutes,
        counted=spelled(sum(step.seconds for step in held.steps)),
        title=session.title,
        purpose=session.purpose or "",
        steps=tuple(
            StepView(do=one.step.do, speaks=one.step.speaks or "", takes=_takes(one, tables)) for one in held.steps
        ),
        subjects=tuple(told for subject in session.takes_up for told in subjects.get(subject, ())),
        sheets=sentence(", ".join(SHEET_NAMES[sheet] for sheet in session.sheets))[:-1] if session.sheets else "",
        rest=session.rest,
    )


def _takes(counted: CountedStep, tables: int) -> str:
    """Tell a step's time, and how it comes about."""
    step = counted.step
    if step.each is None:
        return spelled(counted.seconds)
    one, many = _NOUNS[step.each]
    nouns = f"{counted.number} {one if counted.number == 1 else many}"
    if step.shared and tables > 1:
        nouns += " at a table"
    return f"{nouns} \u00d7 {spelled(step.takes)} = {spelled(counted.seconds)}"


def spelled(seconds: int) -> str:
    """Tell a time in minutes and seconds, such as ``4 min 40 s``."""
    minutes, rest = divmod(seconds, 60)
    return " ".join(filter(None, (f"{minutes} min" if minutes else "", f"{rest} s" if rest or not minutes else "")))


def _left_out(timetable: Timetable, day: FittedDay) -> Iterator[str]:
    for session in day.shortened:
        if session.only_with:
            one, many = _NOUNS[session.only_with]
            yield f"{quoted([session.title])} takes {count(day.taken[session.only_with], one, many)} only: there is no time for more."
    if day.cut:
        yield f"There is no time for {quoted((session.title for session in day.cut), len(day.cut))}."
    for about, sessions in _by_subject(day).items():
        why = _WHY_IDLE.get(about, f"there is no {_NOUNS[about][0]}")
        yield f"Not held, as {why}: {quoted(sessions, len(sessions))}."
    spare = timetable.minutes - day.minutes
    if spare > 0:
        yield f"The minutes come to {day.minutes} of {timetable.minutes}: {spare} are left for what runs over, or to end early."
    if spare < 0:
        yield f"The minutes come to {day.minutes}, {-spare} more than the {timetable.minutes} there should be. Begin earlier, or ask fewer people."


def _by_subject(day: FittedDay) -> dict[Quantity, list[str]]:
    idle: dict[Quantity, list[str]] = {}
    for session in day.idle:
        if session.only_with and session.only_with not in _UNSAID:
            idle.setdefault(session.only_with, []).append(session.title)
    return idle


def _sizes(people: int, tables: int) -> str:
    """Say how many sit at a table, such as ``6`` or ``5 or 6``."""
    fewest, over = divmod(people, tables)
    return f"{fewest} or {fewest + 1}" if over else str(fewest)


def _within(title: str) -> str:
    """Begin a title with a small letter, unless its first word is an abbreviation."""
    return title if title[1:2].isupper() else lower(title)


def _clock(minutes: int) -> str:
    return f"{minutes // 60 % 24:02}:{minutes % 60:02}"
