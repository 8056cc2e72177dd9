"""Sentences about scores and plans that several outputs share."""

from collections.abc import Iterable
from datetime import date, timedelta

from ccg_toolkit.planning import Cause, FindOut, LevelStep, Portion, Priority, Robustness, UnplacedAction
from ccg_toolkit.report.assessment import Assessment
from ccg_toolkit.report.rounding import half_up
from ccg_toolkit.scoring import CriterionScore
from ccg_toolkit.tracker import Column

_ORDINALS = ("", "First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth")
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def numbered(number: int) -> str:
    """Say a number; up to twelve in words."""
    return NUMBERS[number] if number < len(NUMBERS) else f"{number:,}"


def count(number: int, one: str, many: str) -> str:
    """Say a number with its noun; up to twelve in words."""
    return f"{numbered(number)} {one if number == 1 else many}"


def points(number: int) -> str:
    """Say how many points of effort, in figures."""
    return f"{number:,} {'point' if number == 1 else 'points'}"


def listed(names: Iterable[str], limit: int = 4) -> str:
    """Join names with commas and a final `and`; many are cut to the first few and a count."""
    items = list(names)
    if len(items) > limit:
        items = [*items[: limit - 1], f"{count(len(items) - limit + 1, 'other', 'others')}"]
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}" if items else ""


def quoted(names: Iterable[str], limit: int = 6) -> str:
    """Join titles, each in quotation marks, since a title may hold a comma; many are cut to the first few and a count."""
    return listed((f"\u2018{name}\u2019" for name in names), limit)


def level_of(item: CriterionScore) -> str:
    """Say at which level a rated criterion stands and how that is to its target, or that nobody confirms it."""
    if item.gap:
        return f"{item.level}, target {item.target}"
    return f"{item.level}, unconfirmed" if item.thin_evidence else f"{item.level}, at target"


def left_out(number: int, whole: int) -> str:
    """Say how many criteria were taken out as not applicable; empty where none was."""
    if not number:
        return ""
    if number == whole:
        return "The only criterion does not apply." if whole == 1 else f"None of the {whole} criteria applies."
    return (
        f"{number} of {whole} criteria {'does not apply and is' if number == 1 else 'do not apply and are'} left out."
    )


def the(number: int, one: str, many: str) -> str:
    """Say a number of known things, such as `the action` or `the two actions`."""
    return f"the {one}" if number == 1 else f"the {count(number, one, many)}"


def sentence(text: str) -> str:
    """Begin with a capital letter and end with a full stop."""
    text = text.strip()
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "!", "?")) else ".")


def place(rank: int, equals: int) -> str:
    """Say a rank in words, such as `third` or `joint third, four of them`.

    Args:
        rank: from 1.
        equals: how many share it, itself included.
    """
    said = lower(ordinal(rank))
    return said if equals < 2 else f"joint {said}, {numbered(equals)} of them"


def place_of(assessment: Assessment, priority: Priority) -> str:
    """Say the rank of a priority, and how many share it."""
    return place(priority.rank, sum(other.rank == priority.rank for other in assessment.priorities))


def firmness(robustness: Robustness) -> str:
    """Say how far a priority's rank hangs on the way one weighs the reasons."""
    share = robustness.top_five_share
    hundred = int(half_up(share * 100, 0))
    if share in {0, 1}:
        ways = "every way" if share else "no way"
    elif hundred in {0, 100}:
        ways = "more than 99 of 100 ways" if hundred else "fewer than 1 of 100 ways"
    else:
        ways = f"{hundred} of 100 ways"
    best, worst = robustness.ranks
    ranks = f"rank {best}" if best == worst else f"rank {best} to {worst}"
    said = f"In the top five under {ways} of weighing the reasons; {ranks} under the middle 90 of them."
    moves = [
        f"{verb} when {name} counts more"
        for verb, name in (("rises", robustness.rises_with), ("falls", robustness.falls_with))
        if name
    ]
    return said + (f" It {' and '.join(moves)}." if moves else "")


def why_find_out(assessment: Assessment, found: FindOut) -> str:
    """Say why something has to be found out."""
    reasons = []
    if found.item.state == "unknown":
        reasons.append("Nobody knows its level yet.")
    elif found.item.state == "unanswered":
        reasons.append("It was not answered.")
    if "thin-evidence" in found.reasons:
        members = assessment.framework.cover.terms.members
        reasons.append(f"Rated {found.item.level}, with nothing from {members} or from outside to show it.")
    if found.done:
        reasons.append(f"{titles(assessment, found.done)} was done, and the level was not raised: did it work?")
    if found.asked_by:
        reasons.append(f"Work on {titles(assessment, found.asked_by)} rests on it.")
    return " ".join(reasons)


def flags_of(assessment: Assessment, step: LevelStep) -> tuple[str, ...]:
    """Say what an action lacks before anyone can be held to it."""
    missing = {
        "No owner yet": agreed(assessment, step, Column.OWNER) or step.written.owner,
        "No success measure yet": measure_of(assessment, step),
    }
    return tuple(flag for flag, there in missing.items() if not there)


def ordinal(number: int) -> str:
    """Say a place in an order; up to tenth in words."""
    if number < len(_ORDINALS):
        return _ORDINALS[number]
    ending = "th" if number // 10 % 10 == 1 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def lower(text: str) -> str:
    """Begin with a small letter, as within a sentence."""
    return text[:1].lower() + text[1:]


def long_date(day: date) -> str:
    """Write a date out, such as 14 March 2014, whatever the language of the machine."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def span(first: date, last: date) -> str:
    """Write out a period by its first and last day."""
    start = long_date(first)
    if first.year == last.year:
        start = start.removesuffix(f" {first.year}")
    return f"{start} to {long_date(last)}"


def date_beside(day: date, other: date) -> str:
    """Write a date out beside another one; a year that both have is left to that one."""
    said = long_date(day)
    return said.removesuffix(f" {day.year}") if day.year == other.year else said


def month_beside(day: date, other: date) -> str:
    """Name the month that a day ends, such as `June`, or the day where it ends none; the year where it is another."""
    said = date_beside(day, other)
    ends = (day + timedelta(days=1)).day == 1
    return said.removeprefix(f"{day.day} ") if ends else said


def title_of(assessment: Assessment, ref: str) -> str:
    """Give the title of a criterion or an action from its full name."""
    if "/" in ref:
        return assessment.framework.actions[ref][1].title
    return assessment.framework.by_ref[ref].title


def titles(assessment: Assessment, refs: Iterable[str], limit: int = 4) -> str:
    """Join the titles of criteria or actions."""
    return quoted((title_of(assessment, ref) for ref in refs), limit)


def later_reason(assessment: Assessment, later: UnplacedAction) -> str:
    """Say why an action found no place in the plan."""
    names, one = titles(assessment, later.waits_for, limit=2), len(later.waits_for) == 1
    day = long_date(later.shows_on) if later.shows_on else ""
    itself = later.waits_for == (later.step.ref,)
    said: dict[Cause, str] = {
        "not-now": "The board leaves it out for now.",
        "dropped": "It was dropped, so the tracker says.",
        "waits": f"It waits for {names}, which {'is' if one else 'are'} left out.",
        "not-before": (
            f"{'It' if itself else names} {'is' if one else 'are'} not to start before {day}, which leaves too little time."
        ),
        "too-late": f"It waits for {names}, which {'shows' if one else 'show'} only on {day}: too late to leave time for it.",
        "too-large": "It cannot fit in even alone.",
        "no-room": f"There would be room if {names} gave way." if names else "There is no room beside what is planned.",
    }
    if later.reason in {"not-now", "dropped"} and names:
        return f"It would only prepare the ground for {names}, which {'is' if one else 'are'} left out."
    return said[later.reason]


def owner(assessment: Assessment, role: str | None) -> str:
    """Name an owner: the person and the role, the role alone, or that nobody is named."""
    if role is None:
        return "No owner yet"
    person = assessment.answers.plan.owners.get(role)
    return f"{person} ({role})" if person else role


def owner_of(assessment: Assessment, step: LevelStep) -> str:
    """Name the owner of an action: whom people wrote into a tracker, else what the plan says."""
    return agreed(assessment, step, Column.OWNER) or owner(assessment, step.written.owner)


def measure_of(assessment: Assessment, step: LevelStep) -> str:
    """Say what shows that an action is done: as people wrote it into a tracker, else as the framework does."""
    return agreed(assessment, step, Column.DONE_WHEN) or step.written.success_measure or ""


def agreed(assessment: Assessment, step: LevelStep, column: Column) -> str:
    """Give what people wrote into a tracker in place of what the plan had said; empty where they left it."""
    return assessment.progress.agreed(step.ref, column) if assessment.progress else ""


def part_of(portion: Portion) -> str:
    """Say whether an action starts, goes on or ends in a quarter, where it takes more than one."""
    if portion.first and portion.last:
        return ""
    return "starts" if portion.first else "ends" if portion.last else "continues"
