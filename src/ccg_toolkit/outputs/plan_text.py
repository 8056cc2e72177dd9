"""The plan on the terminal: quarter by quarter, or what different settings come to."""

from collections.abc import Iterable

from rich.console import RenderableType
from rich.text import Text

from ccg_toolkit.outputs.console import heading, indented, printed, table
from ccg_toolkit.report import ComparisonView, QuarterView, ReportView

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
    if view.idle:
        yield Text(view.idle)
    if any(quarter.actions for quarter in view.quarters):
        for quarter in view.quarters:
            yield from _quarter(quarter)
    yield from _find_out(view)
    if view.unwritten:
        yield heading("Steps without an action")
        yield from (Text(f"- {note.title}. {note.text}") for note in view.unwritten)
    if view.later:
        yield heading("Later, and why")
        for action in view.later:
            yield Text(f"- {action.title} ({action.criterion})")
            yield indented(action.reason)


def _find_out(view: ReportView) -> Iterable[RenderableType]:
    if view.find_out:
        yield heading("Find out")
    for group in view.find_out_groups:
        if group.domain:
            yield heading(group.domain)
        for found in group.found:
            yield Text(f"- {found.title}: could move the overall score by {found.could_move}")
            yield indented(found.why)


def _quarter(quarter: QuarterView) -> Iterable[RenderableType]:
    yield heading(f"Quarter {quarter.number}, {quarter.label} ({quarter.filled})")
    for action in quarter.actions:
        part = f", {action.part}" if action.part else ""
        yield Text(f"{action.number}. {action.title} ({action.points} of effort{part})")
        after = f" After {' and '.join(map(str, action.after))}." if action.after else ""
        yield indented(f"{action.owner}. {action.criterion}, level {action.moves}.{after} Review {action.review}.")
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
    yield heading(f"Overall score at the end of each quarter, on a scale of 0 to {view.top}")
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
    yield Text(_bar("now", view.now, view.top))
    for option in view.options:
        yield Text(f"With {option.label}")
        yield from (
            Text(_bar(f"after Q{number}", score, view.top)) for number, score in enumerate(option.scores, start=1)
        )


def _bar(label: str, score: str, top: int) -> str:
    length = round(float(score) / top * _BAR) if score[:1].isdigit() else 0
    return f"  {label:10} {score:>5}  {'#' * length}"
