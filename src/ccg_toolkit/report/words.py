"""Sentences about scores and plans that several outputs share."""

from collections.abc import Iterable

from ccg_toolkit.planning import Later, Priority, Work
from ccg_toolkit.report.assessment import Assessment

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def count(number: int, one: str, many: str) -> str:
    """Say a number with its noun; up to twelve in words."""
    said = NUMBERS[number] if number < len(NUMBERS) else f"{number:,}"
    return f"{said} {one if number == 1 else many}"


def listed(names: Iterable[str], limit: int = 4) -> str:
    """Join names with commas and a final `and`; many are cut to the first few and a count."""
    items = list(names)
    if len(items) > limit:
        items = [*items[: limit - 1], f"{count(len(items) - limit + 1, 'other', 'others')}"]
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}" if items else ""


def sentence(text: str) -> str:
    """Begin with a capital letter and end with a full stop."""
    text = text.strip()
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "!", "?")) else ".")


def why(assessment: Assessment, priority: Priority) -> str:
    """Say in one sentence what puts a priority where it is."""
    gap, factors = priority.item.gap or 0, priority.factors
    reasons = [f"it is {count(gap, 'level', 'levels')} below its target"]
    if factors["importance"] >= 1:
        reasons.insert(0, "you gave it the highest importance")
    elif factors["importance"] > 0.5:
        reasons.insert(0, "you gave it more importance than most")
    if factors["leverage"] > 0:
        waiting = len(priority.waiting)
        verb = "waits" if waiting == 1 else "wait"
        reasons.append(f"{count(waiting, 'other gap', 'other gaps')} {verb} for it")
    waits = assessment.plan.waits_for.get(priority.item.ref, ())
    end = f" It waits for {titles(assessment, waits)}." if waits else ""
    return sentence(listed(reasons)) + end


def title_of(assessment: Assessment, ref: str) -> str:
    """Give the title of a criterion or an action from its full name."""
    if "/" in ref:
        return assessment.framework.actions[ref][1].title
    return assessment.framework.by_ref[ref].title


def titles(assessment: Assessment, refs: Iterable[str], limit: int = 4) -> str:
    """Join the titles of criteria or actions, each in quotation marks, since a title may hold a comma."""
    return listed((f"\u2018{title_of(assessment, ref)}\u2019" for ref in refs), limit)


def later_reason(assessment: Assessment, later: Later) -> str:
    """Say why an action found no place in the plan."""
    quarters = len(assessment.plan.quarters)
    names = titles(assessment, later.waits_for, limit=2)
    match later.reason:
        case "waits":
            return f"It waits for {names}, which is not finished within the plan."
        case "too-late":
            return f"It waits for {names}, which ends too late to leave room for it."
        case "too-large":
            needed = (
                "more effort than a quarter holds" if quarters == 1 else f"more effort than {quarters} quarters hold"
            )
            return f"It takes {needed} at this capacity."
        case "no-room":
            return "The capacity of every quarter it could use goes to work that ranks higher or is under way."


def owner(assessment: Assessment, role: str | None) -> str:
    """Name an owner: the person and the role, the role alone, or that nobody is named."""
    if role is None:
        return "No owner yet"
    person = assessment.answers.plan.owners.get(role)
    return f"{person} ({role})" if person else role


def part_of(work: Work) -> str:
    """Say whether an action starts, goes on or ends in a quarter, where it takes more than one."""
    if work.first and work.last:
        return ""
    return "starts" if work.first else "ends" if work.last else "continues"
