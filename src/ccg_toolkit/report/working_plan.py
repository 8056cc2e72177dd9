"""The working of the plan: what was asked, what was found, in the order in which it was decided."""

from collections.abc import Iterable, Iterator
from fractions import Fraction

from ccg_toolkit.planning import Decisions, Plan, PlannedAction, Settled, SettledKind
from ccg_toolkit.report.assessment import Assessment
from ccg_toolkit.report.english import count, long_date, points, span, the
from ccg_toolkit.report.outcomes import outcome
from ccg_toolkit.report.reasons import why_over
from ccg_toolkit.report.rounding import exact, in_words

_RAN_OUT = "; the search ran out of steps, so that this is a rule's answer and not proven"
_STATUSES = {"done": "Done", "under-way": "Under way", "dropped": "Dropped"}


def working_of_plan(assessment: Assessment) -> Iterator[str]:
    """Tell how the plan comes about: each question that was put, and its answer, which all that comes later keeps."""
    plan = assessment.plan
    first, last = plan.quarters[0], plan.quarters[-1]
    size = f"{count(len(plan.quarters), 'quarter', 'quarters')} of {points(first.capacity)}"
    yield f"Plan of {size}, {span(first.starts_on, last.ends_on)}"
    yield from _decided(assessment)
    if not plan.gaps:
        yield "There is no gap: no rated criterion is below its target, so nothing is asked."
        return
    in_order = (
        "none of them"
        if not plan.in_order
        else "all of them"
        if plan.in_order == len(plan.gaps)
        else f"the first {plan.in_order}"
    )
    yield f"Gaps: {len(plan.gaps)}, in the order of `explain priorities`; {in_order} placed strictly in order."
    yield "Whatever is found is kept by all that is found after it."
    yield from _begun(plan)
    if plan.in_order:
        yield from _closings(assessment)
        yield from _part_ways(assessment)
        yield from _shapes(assessment)
        yield from _ends(plan)
    yield from _by_value(assessment)
    yield from _left_open(plan)


def _decided(assessment: Assessment) -> Iterator[str]:
    """Name what people decided, in the answers and in a tracker."""
    told = [f"  {line}" for line in _decisions(assessment.decisions, assessment.answers.plan.choose)]
    yield "Decided by people, beside quarters and capacity:" + ("" if told else " nothing.")
    yield from told


def _decisions(decisions: Decisions, choose: Iterable[str]) -> Iterator[str]:
    if decisions.person is not None:
        yield f"No person has more than {points(decisions.person)} in a quarter."
    if chosen := list(choose):
        yield f"First among equals: {', '.join(chosen)}"
    if decisions.not_now:
        yield f"Left out for now: {', '.join(decisions.not_now)}"
    for ref, day in decisions.not_before.items():
        yield f"Not before {long_date(day)}: {ref}"
    for status, told in _STATUSES.items():
        if refs := [ref for ref, tracked in decisions.tracked.items() if tracked.status == status]:
            yield f"{told}, by the tracker: {', '.join(refs)}"


def _begun(plan: Plan) -> Iterator[str]:
    if begun := [action for action in plan.actions if action.placed == "begun"]:
        yield "Under way: each goes on from the first quarter, in order of rank, as early as there is room."
        yield from (f"  {_named(action)}: {_quarters(action)}" for action in begun)


def _closings(assessment: Assessment) -> Iterator[str]:
    plan = assessment.plan
    outcomes = {gap.priority.standing.ref: outcome(assessment, gap) for gap in plan.first}
    yield "a. Each of these gaps, in order: can it be closed, and at the end of which quarter at the earliest?"
    closed = set()
    for settled in _of(plan, "closing"):
        if settled.answer:
            closed.add(settled.about)
        yield f"  {settled.about}, to level {settled.level}: {_when(plan, settled)}"
        yield from _came(plan, settled)
        yield f"    {outcomes[settled.about]}"
    if levels := [settled for settled in _of(plan, "level") if settled.about in closed]:
        yield "   Then the levels on their way, the lowest first: at the end of which quarter at the earliest?"
        yield from (f"  {settled.about}, to level {settled.level}: {_when(plan, settled)}" for settled in levels)


def _part_ways(assessment: Assessment) -> Iterator[str]:
    plan = assessment.plan
    asked = list(_of(plan, "highest"))
    refs = list(dict.fromkeys(settled.about for settled in asked))
    open_still = [gap.priority.standing.ref for gap in plan.first if gap.closed is None]
    if not open_still:
        return
    yield "b. Each of the others, in order: which is the highest level it can reach, and at the end of which quarter?"
    for ref in open_still:
        if ref not in refs:
            yield f"  {ref}: no level below its target could be asked for"
    for settled in (one for one in plan.settled if one.kind in {"highest", "level"} and one.about in refs):
        on_its_way = "  on its way" if settled.kind == "level" else settled.about
        yield f"  {on_its_way}, to level {settled.level}: {_when(plan, settled)}"
        yield from _came(plan, settled)


def _shapes(assessment: Assessment) -> Iterator[str]:
    plan = assessment.plan
    actions = {action.ref: action for action in plan.actions}
    placed = [actions[settled.about] for settled in _of(plan, "end")]
    if not placed:
        return
    asked = {settled.about: settled for settled in _of(plan, "whole")}
    yield "c. Each of these actions, in the order in which they came: can it be done in one quarter?"
    whole = [action for action in placed if action.ref in asked and asked[action.ref].answer == 1]
    for action in placed:
        if action.ref not in asked:
            yield f"  {_named(action)}: not asked, as {points(action.effort)} are more than a quarter holds for it"
        elif action not in whole:
            settled = asked[action.ref]
            yield (
                f"  {_named(action)}: no. {why_over(assessment, action)}".rstrip()
                if settled.proven
                else f"  {_named(action)}: not found{_RAN_OUT}"
            )
    if whole:
        yield f"  Yes, {'each of them' if len(whole) == len(placed) else the(len(whole), 'other', 'others')}."


def _ends(plan: Plan) -> Iterator[str]:
    actions = {action.ref: action for action in plan.actions}
    if asked := list(_of(plan, "end")):
        yield "d. Each of these actions, in the same order: in which quarter can it end, at the earliest?"
        for settled in asked:
            yield f"  {_named(actions[settled.about])}: quarter {settled.answer}{'' if settled.proven else _RAN_OUT}"
    if split := list(_of(plan, "early")):
        yield "   Then each that takes more than one: how many of its points can it have in the first of its quarters?"
        for settled in split:
            action = actions[settled.about]
            yield f"  {_named(action)}: {settled.answer} of {action.effort}"


def _by_value(assessment: Assessment) -> Iterator[str]:
    plan = assessment.plan
    packages = list(_of(plan, "package"))
    yield "By value for effort, until nothing fits: of the next levels of any gap, which bring most for a point of work?"
    if not packages:
        yield "  There is none."
        return
    last = len(plan.quarters) + 5
    yield "  An action is worth its priority x levels / gap, times how soon it shows:"
    yield f"  {last} less the quarter at whose end it does, and at least 1. One that only enables others is worth 0."
    for number, settled in enumerate(packages, start=1):
        yield f"  {number}. {settled.about}, to level {settled.level}: {_when(plan, settled)}"
        yield from _came(plan, settled)
        yield f"    Value a point: {_value(assessment, settled, last)}"


def _value(assessment: Assessment, settled: Settled, last: int) -> str:
    actions = {action.ref: action for action in assessment.plan.actions}
    priorities = {priority.standing.ref: priority for priority in assessment.priorities}
    came = [actions[ref] for ref in settled.came]
    total, terms = Fraction(0), []
    for action in came:
        priority = priorities.get(action.step.standing.ref)
        if priority is None or not action.step.brings:
            continue
        gap, soon = priority.standing.gap or 1, max(1, last - action.reached)
        total += priority.value * action.step.brings / gap * soon
        terms.append(f"{exact(priority.value)} x {action.step.brings} / {gap} x {soon}")
    effort = sum(action.effort for action in came)
    value = total / effort
    shown = f", shown as {in_words(value)}" if "/" in exact(value) else ""
    return f"({' + '.join(terms) or 0}) / {effort} = {exact(value)}{shown}"


def _left_open(plan: Plan) -> Iterator[str]:
    """Say what the search did not settle."""
    unproven = [gap.priority.standing.ref for gap in plan.first if not gap.proven]
    if unproven:
        yield f"Not proven, as the search ran out of steps: {', '.join(unproven)}"
    elif plan.in_order:
        yield "Proven: every quarter and level of a. and b."
    if plan.open:
        yield f"Left open in c. and d.: {count(plan.open, 'question', 'questions')}; what stood there stands."
    if plan.later:
        yield f"Without a place: {count(len(plan.later), 'action', 'actions')}. `ccg-toolkit plan` says why of each."


def _of(plan: Plan, kind: SettledKind) -> Iterator[Settled]:
    return (settled for settled in plan.settled if settled.kind == kind)


def _named(action: PlannedAction) -> str:
    return f"{action.letter} {action.ref}"


def _quarters(action: PlannedAction) -> str:
    one = action.starts == action.ends
    return f"quarter {action.starts}" if one else f"quarters {action.starts} to {action.ends}"


def _when(plan: Plan, settled: Settled) -> str:
    """Say at the end of which quarter something is reached."""
    if settled.answer is None:
        return f"no{'' if settled.proven else _RAN_OUT}"
    ends = [*(quarter.ends_on for quarter in plan.quarters), *(due.ends_on for due in plan.due)]
    day = f"quarter {settled.answer}, {long_date(ends[settled.answer - 1])}" if settled.answer else "before the plan"
    return f"{day}{'' if settled.proven else _RAN_OUT}"


def _came(plan: Plan, settled: Settled) -> Iterator[str]:
    """Name the actions that got their places with an answer; those of the gap itself by their short names."""
    letters = {action.ref: action.letter for action in plan.actions}
    named = [f"{letters[ref]} {ref.removeprefix(f'{settled.about}/')}" for ref in settled.came]
    if named:
        yield f"    Takes in {', '.join(named)}"
