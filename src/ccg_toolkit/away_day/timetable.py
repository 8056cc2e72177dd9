"""Two timetables for an away-day, three hours and a full day, filled in with what the results put on the agenda."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from ccg_toolkit.report.words import count, sentence

SHORT_DAY, FULL_DAY = 13 * 60 + 30, 9 * 60 + 30
"""When the two begin, in minutes after midnight."""

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

    minutes: int
    title: str
    how: str
    speaks: str = ""
    purpose: str = ""
    subjects: tuple[str, ...] = ()
    papers: str = ""
    starts: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class DayView:
    """A timetable; `ends` is when people go home."""

    slots: tuple[SlotView, ...]
    ends: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Subjects:
    """What the results put on the agenda, in whole sentences, by the part of the day that takes it up."""

    definition: tuple[str, ...]
    results: tuple[str, ...]
    scoring: tuple[str, ...]
    bargain: tuple[str, ...]
    ballot: tuple[str, ...]
    actions: tuple[str, ...]
    owners: tuple[str, ...]


def three_hours(terms: Mapping[str, str], subjects: Subjects, *, sheets: int, starts: int = SHORT_DAY) -> DayView:
    """Make the timetable of three hours.

    Args:
        terms: the nouns of the framework.
        subjects: what there is to talk about.
        sheets: how many criteria to score in silence.
        starts: minutes after midnight.

    Returns:
        Its parts with their times.
    """
    members, leaders, board = terms["members"], terms["leaders"], terms["board"]
    parts = (
        SlotView(
            minutes=15,
            title="Purpose and ground rules",
            purpose="Everyone knows what will be settled today, and how we treat one another.",
            how=f"The chair of the {board} welcomes people in two minutes. The facilitator reads the ground rules aloud and "
            "asks whether one is missing.",
            speaks=f"Chair of the {board}, then the facilitator",
            papers="Ground rules, on the wall",
        ),
        SlotView(
            minutes=30,
            title="Guess, then look at the gaps",
            purpose="People see where the results surprise them. A surprise is worth more than a figure.",
            how=f"Each person guesses in silence (5 minutes). The facilitator reads out the results. Then pairs, one from "
            f"{members} and one of the {leaders} where that can be, tell each other what surprised them.",
            speaks="Facilitator, then pairs",
            subjects=subjects.results,
            papers="Guess sheet, one each; the results, for the facilitator",
        ),
        _scoring(50, sheets, subjects.scoring),
        SlotView(minutes=15, title="Break", how="Hang up the discussion and voting sheets, and put out the dots."),
        SlotView(
            minutes=30,
            title="Importance grid and dot vote",
            purpose="The room has said what comes first, and has seen where the two sides differ.",
            how=f"On a flip chart, importance runs up and level runs across: place each item together. Then each person "
            f"chooses alone, and all stick their dots at once: {members} in one colour, {leaders} in another. Talk about "
            "the items on which the colours differ, not about the total.",
            speaks=f"{_begin(members)} first, then {leaders}",
            subjects=subjects.ballot,
            papers="Voting sheets, on the wall; dots in two colours",
        ),
        SlotView(
            minutes=25,
            title="Draft the actions",
            purpose="Each action of the first quarter has a first step that somebody could take next week.",
            how="Groups of three or four, one action each. Every group reads out one sentence: who does what by when.",
            speaks="One voice from each group",
            subjects=subjects.actions,
            papers="Action sheet, one for each group",
        ),
        SlotView(
            minutes=15,
            title="Owners, commitments, close",
            purpose="No action leaves the room without a name and a date.",
            how=f"The chair asks for each name aloud; nobody is named who is not here. Each person says one thing they will "
            f"do. The chair says when {members} will hear what came of it.",
            speaks="Chair, each owner, then everyone",
            subjects=subjects.owners,
            papers="Action sheet, the fair copy",
        ),
    )
    return _timed(parts, starts)


def full_day(
    terms: Mapping[str, str], subjects: Subjects, *, domains: int, sheets: int, starts: int = FULL_DAY
) -> DayView:
    """Make the timetable of a full day; see `three_hours`.

    Args:
        terms: the nouns of the framework.
        subjects: what there is to talk about.
        domains: how many there are: each has a table, up to `MOST_TABLES`.
        sheets: how many criteria to score in silence.
        starts: minutes after midnight.
    """
    members, leaders = terms["members"], terms["leaders"]
    board, organisation = terms["board"], terms["organisation"]
    parts = (
        SlotView(
            minutes=45,
            title="Our story, and who belongs",
            purpose="We have heard how we came to be here, and know what the word member means today.",
            how=f"Two people, one from {members} and one of the {leaders}, tell the story in five minutes each. Tables write "
            "down in one sentence who belongs, and read it out.",
            speaks="The two who tell the story, then one voice from each table",
            subjects=subjects.definition,
            papers="Ground rules, on the wall; manifesto, one for each table",
        ),
        SlotView(
            minutes=60,
            title="Gallery of the gaps, with coffee",
            purpose="Everyone has seen every result, and has marked what surprised them.",
            how="Each person guesses in silence (5 minutes). Only then uncover the grey lines of the discussion sheets on the "
            "walls, and read out the overall score. People walk round in pairs and write on the sheets: agree, disagree, "
            "did not know. The facilitator reads out what is written most.",
            speaks="Pairs, then the facilitator",
            subjects=subjects.results,
            papers="Guess sheet, one each; discussion sheets, on the walls",
        ),
        SlotView(
            minutes=75,
            title="A table for each domain",
            purpose="Each domain has two or three ideas that people from more than one table stand behind.",
            how=f"{_tables(75, domains)} Start with the question on the sheet that nobody wants to answer.",
            speaks="Everyone at the table; the host last",
            papers="Discussion sheets, one on each table",
        ),
        SlotView(minutes=45, title="Lunch", how="The hosts put their notes on the wall."),
        _scoring(60, sheets, subjects.scoring),
        SlotView(
            minutes=45,
            title="Offers and wants, in each other's seats",
            purpose="Every want has an offer beside it, or is marked as one that nobody will meet yet.",
            how=f"Swap seats: {leaders} write what {members} would want, and {members} what the {organisation} would want "
            "(15 minutes). Swap back, strike out what is wrong, and go through the wants that have no offer.",
            speaks=f"{_begin(members)} on what is wrong, then {leaders}",
            subjects=subjects.bargain,
            papers="Manifesto, one for each table",
        ),
        SlotView(
            minutes=30,
            title="Put it in order, with tea",
            purpose="The room has said what comes first, and has seen where the two sides differ.",
            how=f"Each person chooses alone, then all stick their dots at once, {members} in one colour and {leaders} in "
            "another, and fetch tea (15 minutes). Then talk about the items on which the colours differ, not about the "
            "total.",
            speaks=f"{_begin(members)} first, then {leaders}",
            subjects=subjects.ballot,
            papers="Voting sheets, on the wall; dots in two colours",
        ),
        SlotView(
            minutes=45,
            title="Action clinics",
            purpose="Each action of the first quarter has an owner, a first step and a date.",
            how="One clinic for each action, ten minutes long. Its owner asks for help; the others may only offer something. "
            "People go where they are of use.",
            speaks="The owner of each action, then whoever can help",
            subjects=(*subjects.actions, *subjects.owners),
            papers="Action sheet, one for each clinic",
        ),
        SlotView(
            minutes=15,
            title="It failed: why? And what I will do",
            purpose="The plan has been tried against its own failure, and each person has promised one thing.",
            how=f"It is a year from now and nothing has changed. Everyone writes down why (3 minutes); read out the three that "
            f"come up most. Each person says one thing they will do. The chair of the {board} closes and says when "
            f"{members} will hear what came of it.",
            speaks="Everyone, then the chair",
        ),
    )
    return _timed(parts, starts)


def _tables(minutes: int, domains: int) -> str:
    """Say how many tables there are and how long people stay at each; the fewer the people, the fewer the tables."""
    tables = min(domains, MOST_TABLES)
    if tables <= 1:
        return "One table, with a host who takes notes."
    which = "one for each domain" if domains == tables else "for the domains that stand first in the results"
    told = sentence(f"{count(tables, 'table', 'tables')}, {which}, each with a host who stays and takes notes")
    return (
        f"{told} The others move on every {minutes // tables} minutes. With fewer than {FEWEST * tables} people, put two "
        f"domains on a table, with {minutes // -(-tables // 2)} minutes at each."
    )


def _scoring(minutes: int, sheets: int, subjects: tuple[str, ...]) -> SlotView:
    """Share the time out among the criteria; with no sheet, people choose one criterion and write its level."""
    criteria = max(1, sheets)
    talk = min(LONGEST, minutes // criteria - TICKING)
    return SlotView(
        minutes=minutes,
        title="Score in silence, then agree",
        purpose="Each criterion on the sheets has a level that the room can live with, or a name against it to find out.",
        how=f"Everyone {'ticks' if sheets else 'writes a level'} in silence, without a name ({TICKING * criteria} minutes). "
        f"Shuffle the sheets and hand them out again. Then up to {talk} minutes for each criterion. For each level, raise a "
        "hand if it is the one on the sheet you hold. Hear why the lowest and the highest might be right, one minute each; "
        "then agree.",
        speaks="Whoever can speak for the lowest level, then for the highest",
        subjects=subjects,
        papers="Scoring sheets, one set each" if sheets else "Blank paper, one sheet each",
    )


def _timed(parts: Iterable[SlotView], starts: int) -> DayView:
    slots, now = [], starts
    for part in parts:
        slots.append(replace(part, starts=_clock(now)))
        now += part.minutes
    return DayView(slots=tuple(slots), ends=_clock(now))


def _begin(noun: str) -> str:
    return noun[:1].upper() + noun[1:]


def _clock(minutes: int) -> str:
    return f"{minutes // 60 % 24:02}:{minutes % 60:02}"
