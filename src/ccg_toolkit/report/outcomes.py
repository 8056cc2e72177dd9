"""What the plan makes of the gaps, in sentences: what it closes by its end and after it, and why not sooner or not at all.

A claim about the first gaps is the answer that the search gave to a question of its own; where it gave none, the sentence
says that a rule decided.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

from ccg_toolkit.planning import FIRST_FIVE, Course, Plan, Proof, equals_of
from ccg_toolkit.report.assessment import Assessment
from ccg_toolkit.report.english import count, date_beside, long_date, lower, month_beside, numbered, ordinal, quoted
from ccg_toolkit.report.rounding import in_words
from ccg_toolkit.report.sentences import titles

_BEFORE = "what was done before"
"""What brings a level that shows by the day on which the plan begins."""

_QUARTERS_A_YEAR = 4
_LEFT_OUT = {"not-now", "dropped", "waits"}


def headline(assessment: Assessment) -> str:
    """Say what the work of the plan closes by its end and after it, of all gaps and of the first, and what that brings.

    Returns:
        A few sentences; empty where nothing is planned.
    """
    plan = assessment.plan
    if not plan.actions or not plan.gaps:
        return ""
    return " ".join(filter(None, (_closes(plan), _of_the_first(plan), _score(assessment))))


def whose_work(quarters: int) -> str:
    """Name the work of so many quarters: that of this year, of two years, of six quarters."""
    if quarters == 1:
        return "This quarter's work"
    if quarters == _QUARTERS_A_YEAR:
        return "This year's work"
    years, rest = divmod(quarters, _QUARTERS_A_YEAR)
    return f"The work of {count(quarters, 'quarter', 'quarters') if rest else count(years, 'year', 'years')}"


def _closes(plan: Plan) -> str:
    end, gaps = plan.quarters[-1].ends_on, len(plan.gaps)
    within, after = len(plan.closed), _by_day(plan.closed_after)
    whole = within + len(plan.closed_after)
    subject = whose_work(len(plan.quarters))
    if not whole:
        raised = sum(gap.level is not None for gap in plan.gaps)
        nearer = f" and brings {raised} of them nearer to {'its target' if raised == 1 else 'their targets'}"
        none = "does not close the only gap" if gaps == 1 else f"closes none of {gaps} gaps"
        return f"{subject} {none}{nearer if raised and gaps > 1 else ''}."
    closes = "the only gap" if gaps == 1 else f"all {gaps} gaps" if whole == gaps else f"{whole} of {gaps} gaps"
    if not after:
        return f"{subject} closes {closes}{', all' if whole > 1 else ''} by {long_date(end)}."
    shows = f"{within or 'none'} {'show' if within > 1 else 'shows'} by {long_date(end)}"
    more = [
        f"{number}{' more' if within or turn else ''} by {said}"
        for turn, (number, said) in enumerate(_told(after, end))
    ]
    return f"{subject} closes {closes}: {', '.join([shows, *more])}."


def _of_the_first(plan: Plan) -> str:
    first = plan.gaps[:FIRST_FIVE]
    if len(first) < 2 or not (plan.closed or plan.closed_after):
        return ""
    left = next((gap for gap in first if gap.closed is None), None)
    if len(first) == len(plan.gaps):  # of all gaps the same was just said
        return f"{_stands(left)}." if left else ""
    end, whole = plan.quarters[-1].ends_on, numbered(len(first))
    within = sum(gap in plan.closed for gap in first)
    after = _by_day([gap for gap in plan.closed_after if gap in first])
    said = (
        f"all by {month_beside(end, end)}"
        if within == len(first)
        else f"{within or 'none'} by {month_beside(end, end)}"
    )
    reached = within
    for number, day in _grouped(after):
        more = (
            f"a {lower(ordinal(reached + 1))}" if number == 1 and reached else f"{number}{' more' if reached else ''}"
        )
        said += f", {more} by {month_beside(day, end)}"
        reached += number
    stands = f"; {_stands(left)}" if left else ""
    return f"Of the first {whole}, {said}{stands}."


def _stands(gap: Course) -> str:
    title, target = quoted([gap.priority.standing.criterion.title]), gap.priority.standing.target
    if gap.level is None:
        return f"{title} stays at {gap.priority.standing.level} of {target}"
    return f"{title} then stands at {gap.level} of {target}"


def _score(assessment: Assessment) -> str:
    plan, now = assessment.plan, assessment.scores.overall.mean
    end = plan.quarters[-1].ends_on
    said = f"Overall {in_words(now)} today, {in_words(plan.projected)} {_when(end, end)}"
    last = plan.due[-1] if plan.due else None
    if last and in_words(last.projected.overall.mean) != in_words(plan.projected):
        said += f", {in_words(last.projected.overall.mean)} {_when(last.ends_on, end)} from the same work"
    return f"{said}."


def _when(day: date, before: date) -> str:
    said = month_beside(day, before)
    return f"on {said}" if said[0].isdigit() else f"in {said}"


def _by_day(gaps: Sequence[Course]) -> list[tuple[int, date]]:
    """Count what closes on each day."""
    days = sorted(gap.closed_on for gap in gaps if gap.closed_on)
    return [(len(list(same)), day) for day, same in groupby(days)]


def _grouped(after: Sequence[tuple[int, date]]) -> Sequence[tuple[int, date]]:
    """Put more than two days together into the last one."""
    return after if len(after) <= 2 else [(sum(number for number, _ in after), after[-1][1])]


def _told(after: Sequence[tuple[int, date]], end: date) -> Iterator[tuple[int, str]]:
    before = end
    for number, day in _grouped(after):
        yield number, date_beside(day, before)
        before = day


def closing(assessment: Assessment, gap: Course) -> str:
    """Say what the plan does for a gap, for a reader who knows no more; empty where the framework has no actions."""
    if not assessment.framework.actions:
        return ""
    standing = gap.priority.standing
    if gap.closed == 0:
        return "What was done before brings it to its target."
    if gap.closed is not None and gap.closed_on:
        after = "" if gap.closed <= len(assessment.plan.quarters) else ", when the result of its work shows"
        return f"The plan brings it to its target by {long_date(gap.closed_on)}{after}."
    if gap.level is None or gap.reached_on is None:
        return f"The plan leaves it at level {standing.level}; its target is {standing.target}."
    if gap.reached == 0:
        return f"What was done before brings it to level {gap.level}, and the plan no further; its target is {standing.target}."
    return f"The plan brings it to level {gap.level} by {long_date(gap.reached_on)}; its target is {standing.target}."


def outcome(assessment: Assessment, gap: Course) -> str:
    """Say when the plan closes a gap, or how far it brings it; for the first gaps also why not sooner, or why not.

    Empty where the framework has no actions: there is no plan then, only an order.
    """
    if not assessment.framework.actions:
        return ""
    if gap.closed is None:
        why = f" {_why_open(assessment, gap, gap.proof)}" if gap.proof else ""
        said = f"Not closed{':' if why else '.'}{why} {_how_far(gap)}"
    else:
        said = f"Closed by {_BEFORE if gap.closed == 0 else long_date(gap.closed_on)}" if gap.closed_on else "Closed"
        within = gap.closed <= len(assessment.plan.quarters)
        said += "." if within else ", from work that ends within the plan."
        if gap.proof:
            said += f" {_why_then(assessment, gap.proof)}"
    if gap.proof and not gap.proven and gap.proof.code != "open":
        said += " The levels on its way stand by a rule and not by a proof."
    return said


def _how_far(gap: Course) -> str:
    standing = gap.priority.standing
    if gap.level is None or gap.reached_on is None:
        return f"It stays at level {standing.level} of {standing.target}."
    return f"Level {gap.level} of {standing.target} by {_BEFORE if gap.reached == 0 else long_date(gap.reached_on)}."


def _why_then(assessment: Assessment, proof: Proof) -> str:
    """Say why a gap is not closed sooner."""
    if proof.code == "steps":
        return "No plan could close it sooner: its steps follow one another."
    if proof.code == "alone":
        return "No plan could close it sooner: its own work takes all the room until then."
    if proof.code == "above":
        later = titles(assessment, proof.because) or "one above it"
        return f"A quarter sooner would make {later} later."
    return (
        "That is where a rule puts it, and no proof: the search reached its limit before it knew whether sooner can be."
    )


def _why_open(assessment: Assessment, gap: Course, proof: Proof) -> str:
    """Say why a gap is not closed, in a sentence that goes on from there."""
    ref, code = gap.priority.standing.ref, proof.code
    if code == "unwritten":
        steps = [step for step in assessment.plan.unwritten if step.standing.ref == ref]
        named = f"nobody has written the step from level {steps[0].begins} to {steps[0].reaches}" if steps else ""
        return f"{named or 'nobody has written one of its steps'}."
    if code == "not-now":
        wishes = assessment.answers.plan.not_now
        own = [name for name in wishes if name.startswith(f"{ref}/")]
        what = titles(assessment, own) if own and ref not in wishes else "it"
        return f"the board leaves {what} out for now."
    if code == "waits":
        verb = "which is" if len(proof.because) == 1 else "which are"
        return f"it waits for {titles(assessment, proof.because, limit=2)}, {verb} left out."
    if code == "result":
        return f"{titles(assessment, proof.because)} was done, and whether it worked is to be found out."
    if code == "no-room" and proof.because:
        return f"without {titles(assessment, proof.because)} there would be room."
    return {
        "dropped": "a step of it was dropped, so the tracker says.",
        "steps": "its steps follow one another and outlast the plan.",
        "too-large": "its work would not fit in even alone.",
        "no-room": "what stands above it takes the room.",
    }.get(code, "so says a rule and no proof, as the search reached its limit before it knew whether there is room.")


def certificate(assessment: Assessment) -> str:
    """Say what is proven of the gaps that are placed strictly in order; empty where nothing is planned."""
    plan = assessment.plan
    if not plan.actions or not plan.gaps:
        return ""
    if not plan.in_order:
        return "No gap is placed strictly in order: all stand where they bring most value for a week of work."
    unproven = [gap.priority.standing.ref for gap in plan.first if not gap.proven]
    first = _the_first(plan)
    if len(unproven) == plan.in_order:
        stand = "stands" if plan.in_order == 1 else "stand"
        return f"{first[:1].upper()}{first[1:]} {stand} by a rule: the search reached its limit before it could prove more."
    if plan.in_order == 1:
        said = "No plan of this size could close the first sooner."
    else:
        said = f"None of {first} can be closed sooner without holding up one above it."
    if unproven:
        said += f" That is not proven for {titles(assessment, unproven)}, which {_stand(unproven)} by a rule."
    if any(gap.proof and gap.proof.code in _LEFT_OUT for gap in plan.first):
        said += " What is left out counts as decided."
    if plan.open:
        said += (
            f" The search reached its limit at {count(plan.open, 'question', 'questions')} of how actions lie within that; "
            "a rule answers there."
        )
    return said


def _stand(refs: Sequence[str]) -> str:
    return "stands" if len(refs) == 1 else "stand"


def _the_first(plan: Plan) -> str:
    number = plan.in_order
    if number == 1:
        return "the first"
    return f"the {numbered(number)} gaps" if number == len(plan.gaps) else f"the first {numbered(number)}"


def parted_equals(assessment: Assessment) -> str:
    """Say which equals the line after the first five parts; empty where it parts none."""
    equals = equals_of(assessment.priorities, FIRST_FIVE)
    if not equals:
        return ""
    inside = [one.standing.ref for one in assessment.priorities[:FIRST_FIVE] if one in equals]
    outside = [one.standing.ref for one in equals if one.standing.ref not in inside]
    chosen = [ref for ref in assessment.answers.plan.choose if ref in {*inside, *outside}]
    order = (
        f"The board put {titles(assessment, chosen)} first."
        if chosen
        else "Of equals, what takes least work goes first."
    )
    return (
        f"Equals stand on both sides of the line after the first five: {titles(assessment, inside, 6)} above it, "
        f"{titles(assessment, outside, 6)} below it. {order}"
    )
