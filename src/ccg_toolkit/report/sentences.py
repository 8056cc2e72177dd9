"""Sentences about scores and plans that several outputs share."""

from collections.abc import Iterable

from ccg_toolkit.planning import Cause, FindOut, Portion, Priority, Robustness, UnplacedAction
from ccg_toolkit.report.assessment import Assessment
from ccg_toolkit.report.english import long_date, place, quoted
from ccg_toolkit.report.rounding import half_up
from ccg_toolkit.report.voices_words import members_agree
from ccg_toolkit.scoring import CriterionScore


def level_of(standing: CriterionScore) -> str:
    """Say at which level a rated criterion stands and how that is to its target, or what speaks against it."""
    if standing.gap:
        return f"{standing.level}, target {standing.target}"
    doubt = "contested" if standing.contested else "unconfirmed" if standing.thin_evidence else ""
    return f"{standing.level}, {doubt or 'at target'}"


def left_out(number: int, whole: int) -> str:
    """Say how many criteria were taken out as not applicable; empty where none was."""
    if not number:
        return ""
    if number == whole:
        return "The only criterion does not apply." if whole == 1 else f"None of the {whole} criteria applies."
    return (
        f"{number} of {whole} criteria {'does not apply and is' if number == 1 else 'do not apply and are'} left out."
    )


def place_of(assessment: Assessment, priority: Priority) -> str:
    """Say the rank of a priority, and how many share it."""
    return place(priority.rank, sum(other.rank == priority.rank for other in assessment.priorities))


def robustness_in_words(robustness: Robustness) -> str:
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


def why_find_out(assessment: Assessment, unknown: FindOut) -> str:
    """Say why something has to be found out."""
    reasons = []
    if unknown.standing.state == "unknown":
        reasons.append("Nobody knows its level yet.")
    elif unknown.standing.state == "unanswered":
        reasons.append("It was not answered.")
    if "thin-evidence" in unknown.reasons:
        members = assessment.framework.cover.terms.members
        reasons.append(f"Rated {unknown.standing.level}, with nothing from {members} or from outside to show it.")
    if "contested" in unknown.reasons:
        reasons.append(f"Rated {unknown.standing.level}, while {members_agree(unknown.standing)}.")
    if "uncertain" in unknown.reasons:
        reasons.append("Leaders who rated it, each alone, lie far apart.")
    if unknown.done:
        reasons.append(f"{titles(assessment, unknown.done)} was done, and the level was not raised: did it work?")
    if unknown.not_done:
        was = "was" if len(unknown.not_done) == 1 else "were"
        reasons.append(
            f"Level {unknown.standing.level} is there, and {titles(assessment, unknown.not_done)} {was} not done: what brought "
            "it, and will it last?"
        )
    if unknown.asked_by:
        reasons.append(f"Work on {titles(assessment, unknown.asked_by)} rests on it.")
    return " ".join(reasons)


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


def part_of(portion: Portion) -> str:
    """Say whether an action starts, goes on or ends in a quarter, where it takes more than one."""
    if portion.first and portion.last:
        return ""
    return "starts" if portion.first else "ends" if portion.last else "continues"
