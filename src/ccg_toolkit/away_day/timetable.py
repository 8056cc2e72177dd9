"""A timetable of the away-day, filled in with what the results put on the agenda."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ccg_toolkit.framework import Instead, Slot, Subject, Timetable, filled
from ccg_toolkit.report.english import count, lower

MOST_TABLES = 8
"""More tables than this leave too little time at each."""

FEWEST = 4
"""With fewer people at a table there is no talk."""

TICKING, LONGEST = 2, 15
"""Minutes to read a criterion and tick a level, and the most that one is worth talking about."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SlotView:
    """A part of the day.

    Attributes:
        starts: such as ``13:30``.
        minutes: how long it takes.
        purpose: what there should be at its end.
        how: what people do.
        speaks: who speaks, in order; empty where nobody has to.
        subjects: what it is about here, from the results.
        papers: the sheets it needs; empty where it needs none.
    """

    starts: str
    minutes: int
    title: str
    purpose: str
    how: str
    speaks: str
    subjects: tuple[str, ...]
    papers: str


@dataclass(frozen=True, kw_only=True, slots=True)
class DayView:
    """A timetable.

    Attributes:
        title: what this kind of day is called.
        within: the same, as it stands within a sentence.
        about: what to know before choosing it.
        ends: when people go home.
    """

    title: str
    within: str
    about: str
    slots: tuple[SlotView, ...]
    ends: str


Subjects = Mapping[Subject, tuple[str, ...]]
"""What the results put on the agenda, in whole sentences, by what a part of the day takes up."""


def day_view(timetable: Timetable, subjects: Subjects, *, domains: int, sheets: int) -> DayView:
    """Fill in a timetable.

    Args:
        timetable: its parts, in order.
        subjects: what there is to talk about.
        domains: how many there are: each has a table, up to `MOST_TABLES`.
        sheets: how many criteria to score in silence.

    Returns:
        Its parts with their times.
    """
    hours, minutes = map(int, timetable.begins.split(":"))
    now, slots = 60 * hours + minutes, []
    for slot in timetable.slots:
        slots.append(_slot_view(slot, subjects, now, domains=domains, sheets=sheets))
        now += slot.minutes
    return DayView(
        title=timetable.title,
        within=_within(timetable.title),
        about=timetable.about,
        slots=tuple(slots),
        ends=_clock(now),
    )


def _slot_view(slot: Slot, subjects: Subjects, starts: int, *, domains: int, sheets: int) -> SlotView:
    how, papers = slot.how, slot.papers
    for instead in _cases(slot, domains=domains, sheets=sheets):
        how, papers = instead.how or how, instead.papers or papers
    return SlotView(
        starts=_clock(starts),
        minutes=slot.minutes,
        title=slot.title,
        purpose=slot.purpose or "",
        how=filled(how, _worked_out(slot.minutes, domains=domains, sheets=sheets)),
        speaks=slot.speaks or "",
        subjects=tuple(told for subject in slot.takes_up for told in subjects.get(subject, ())),
        papers=papers or "",
    )


def _cases(slot: Slot, *, domains: int, sheets: int) -> Iterator[Instead]:
    """Give what a part says instead, for each case that this is."""
    if not sheets:
        yield slot.instead.nothing_to_score
    if domains <= 1:
        yield slot.instead.one_table
    if domains > MOST_TABLES:
        yield slot.instead.shared_tables


def _worked_out(minutes: int, *, domains: int, sheets: int) -> dict[str, str]:
    """Share the minutes of a part out among criteria or tables: the words of `framework.texts.WORKED_OUT`.

    With no sheet, people choose one criterion and write its level. The fewer the people, the fewer the tables. However short
    somebody made the part, no share is less than a minute.
    """
    criteria, tables = max(1, sheets), max(1, min(domains, MOST_TABLES))
    numbers = {
        "ticking": TICKING * criteria,
        "talk": max(1, min(LONGEST, minutes // criteria - TICKING)),
        "turn": max(1, minutes // tables),
        "few": FEWEST * tables,
        "longer": max(1, minutes // -(-tables // 2)),
    }
    return {"tables": count(tables, "table", "tables")} | {name: str(number) for name, number in numbers.items()}


def _within(title: str) -> str:
    """Begin a title with a small letter, unless its first word is an abbreviation."""
    return title if title[1:2].isupper() else lower(title)


def _clock(minutes: int) -> str:
    return f"{minutes // 60 % 24:02}:{minutes % 60:02}"
