"""The plan on the terminal: quarter by quarter, or what different settings come to."""

from collections.abc import Iterable

from rich.console import RenderableType
from rich.text import Text

from ccg_toolkit.outputs.screen.console import heading, indented, printed, table
from ccg_toolkit.report import ComparisonView, OptionsView, QuarterView, ReportView, WorkloadView, stopped

_BAR = 30
"""The length of a bar for the top of the scale."""


def plan_text(view: ReportView) -> str:
    """Give the plan in full: who does what in each quarter, what it buys, and what is left out and why."""
    return printed(_plan(view))


def comparison_text(view: ComparisonView) -> str:
    """Give what the plan reaches and what it leaves out at each setting."""
    return printed(_comparison(view))


def _plan(view: ReportView) -> Iterable[RenderableType]:
    yield Text(view.organisation, style="bold")
    now = view.overall.sentence if view.evidence_first else f"{view.overall.score}."
    yield Text(f"Plan for {view.period}. Overall score now: {now}")
    if view.evidence_first:
        yield Text(f"First decision: {view.evidence_first}")
    yield from _comes_to(view)
    if view.idle:
        yield Text(view.idle)
    if any(quarter.actions for quarter in view.quarters):
        for quarter in view.quarters:
            yield from _quarter(quarter)
    yield from _load(view.plan.load)
    yield from _options(view.plan.options)
    yield from _left_open(view)


def _left_open(view: ReportView) -> Iterable[RenderableType]:
    """Say which promises the plan does not keep, what to find out, what has no action and what found no place."""
    if view.plan.promises:
        yield heading("Promises with a day, held against the plan")
        for promise in view.plan.promises:
            yield Text(f"- {promise.number}, {promise.text}{': not kept by its day' if promise.broken else ''}")
            yield indented(promise.told)
    yield from _find_out(view)
    if view.unwritten:
        yield heading("Steps without an action")
        yield from (Text(f"- {stopped(note.title)} {note.text}") for note in view.unwritten)
    if view.later:
        yield heading("Later, and why")
        for action in view.later:
            yield Text(f"- {action.title} ({action.criterion}, priority {action.rank})")
            yield indented(action.reason)


def _find_out(view: ReportView) -> Iterable[RenderableType]:
    if view.find_out:
        yield heading("Find out")
    for group in view.find_out_groups:
        if group.domain:
            yield heading(group.domain)
        for unknown in group.unknowns:
            yield Text(f"- {unknown.title}: could move the overall score by {unknown.could_move_score_by}")
            yield indented(unknown.why)


def _comes_to(view: ReportView) -> Iterable[RenderableType]:
    """Say what the plan closes, what becomes of the first gaps, and what was decided."""
    plan = view.plan
    if plan.headline:
        yield Text(f"\n{plan.headline}", style="bold")
    if view.first_five:
        yield heading("What becomes of the first")
        for priority in (*view.first_five, *plan.further):
            yield Text(f"{priority.rank}. {priority.title}{f' ({priority.joint})' if priority.joint else ''}")
            yield indented(priority.outcome)
    yield from (Text(told) for told in (plan.certificate, plan.equals) if told)
    if plan.decided:
        yield heading("Decided")
        yield from (Text(f"- {told}") for told in plan.decided)


def _load(load: WorkloadView | None) -> Iterable[RenderableType]:
    if load is None:
        return
    yield heading("Points by person and quarter")
    yield from (Text(f"- {told}") for told in load.told)
    yield from _load_by_quarter(load)
    yield from (Text(flag) for flag in load.flags)


def _load_by_quarter(load: WorkloadView) -> Iterable[RenderableType]:
    if not load.rows:
        return
    rows = table(
        "Person",
        *load.columns,
        "In all",
        **{name.lower().replace(" ", "_"): True for name in (*load.columns, "in all")},
    )
    for who, held, whole in load.rows:
        rows.add_row(Text(who), *(Text(str(points) if points else "") for points in held), Text(str(whole)))
    yield rows


def _options(options: OptionsView | None) -> Iterable[RenderableType]:
    if options is None:
        return
    yield heading("What other capacities, or more time, would come to")
    if len(options.columns) > 1:
        names = [name for name, _ in options.rows]
        rows = table("Plan", *names, **{name.lower().replace(" ", "_"): True for name in names})
        for place, column in enumerate(options.columns):
            rows.add_row(Text(column), *(Text(cells[place]) for _, cells in options.rows))
        yield rows
    if options.told:
        yield Text(options.told)


def _quarter(quarter: QuarterView) -> Iterable[RenderableType]:
    yield heading(f"Quarter {quarter.number}, {quarter.label} ({quarter.filled})")
    for action in quarter.actions:
        part = "goes on" if action.begun and action.part == "starts" else action.part
        yield Text(f"{action.letter}. {action.title} ({action.points} of effort{f', {part}' if part else ''})")
        after = f" After {' and '.join(action.after)}." if action.after else ""
        yield indented(f"{stopped(action.owner)} {action.criterion}, level {action.moves}. {action.purpose}{after}")
        if action.part in {"", "starts"}:
            yield indented(
                " ".join(
                    filter(None, (action.dates, action.over, f"Cost: {stopped(action.cost)}" if action.cost else ""))
                )
            )
        if action.part in {"", "ends"}:
            yield indented(f"Done when: {action.success_measure}")
    if not quarter.actions:
        yield Text("No action falls into this quarter.")
    yield Text(f"Overall score at its end, if all goes to plan: {quarter.score.score}")


def _comparison(view: ComparisonView) -> Iterable[RenderableType]:
    yield Text(view.organisation, style="bold")
    yield Text(f"{view.period}. {view.note}")
    yield Text()
    yield Text(view.summary)
    yield Text()
    rows = table(
        view.setting, "Closed by the end", "Due after", "Of the first", "Score", "Actions", "Left out", "Points",
        points_a_quarter=True, gaps_in_order=True, due_after=True, score=True, actions=True, left_out=True,
    )  # fmt: skip
    for option in view.options:
        cells = (
            option.short,
            option.closed,
            option.due,
            option.first_closed,
            option.scores[-1],
            option.planned,
            len(option.left_out),
            f"{option.effort} of {option.available}",
        )
        rows.add_row(*(Text(str(cell)) for cell in cells))
    yield rows
    yield heading(f"Overall score at the end of each quarter, on a scale of {view.bottom} to {view.top}")
    yield from _bars(view)
    for title, names in (part for option in view.options for part in (option.gained, option.lost)):
        if names:
            yield heading(title)
            yield Text(names)
    if view.left_out:
        yield heading("Left out with each of them")
        yield Text("; ".join(view.left_out))


def _bars(view: ComparisonView) -> Iterable[RenderableType]:
    """Draw the score of each quarter as a bar; the figure stands beside it."""
    yield Text(_bar("now", view.now, view))
    for option in view.options:
        yield Text(f"With {option.label}")
        yield from (Text(_bar(f"after Q{number}", score, view)) for number, score in enumerate(option.scores, start=1))


def _bar(label: str, score: str, view: ComparisonView) -> str:
    share = (float(score) - view.bottom) / (view.top - view.bottom) if score[:1].isdigit() else 0
    length = round(share * _BAR)
    return f"  {label:10} {score:>5}  {'#' * length}"
