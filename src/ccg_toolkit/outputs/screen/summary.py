"""The summary of an assessment on the terminal, for a person to read at once."""

from collections.abc import Iterable

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from ccg_toolkit.outputs.screen.console import heading, indented, printed, table
from ccg_toolkit.report import WAY_DONE, ReportView
from ccg_toolkit.report.find_out_view import FindOutView
from ccg_toolkit.report.score_view import BandView

_TONES = ("red", "yellow", "green", "bright_green")


def summary(view: ReportView) -> str:
    """Give the summary of an assessment, coloured where stdout is a terminal that wants colour."""
    return printed(_summary_parts(view))


def _tone(band: BandView | None) -> str:
    if band is None or band.of == 1 or band.doubt:
        return ""
    return _TONES[(band.place - 1) * (len(_TONES) - 1) // (band.of - 1)]


def _summary_parts(view: ReportView) -> Iterable[RenderableType]:
    overall = view.overall
    yield Text(view.organisation, style="bold")
    yield Text(f"{view.framework}; assessed on {view.assessed_on}")
    yield Text()
    yield Text.assemble("Overall: ", (overall.sentence, "bold"))
    if view.evidence_first:
        yield Text.assemble("First decision: ", (view.evidence_first, "bold"))
    for note in view.notes:
        yield Text(f"Note: {note}")
    if view.since:
        yield Text.assemble(f"Since {view.since.day}: ", (view.since.change.summary, "bold"))
    if view.voices:
        yield Text(f"Leaders and members: {view.voices.message}")
    if view.progress:
        yield Text(f"Tracker: {view.progress.summary}")
        yield from (Text(f"- Late: {late}") for late in view.progress.late)
        if view.progress.kept:
            yield Text(view.progress.kept)
    yield Text()
    yield _domain_table(view)
    if view.first_five:
        yield heading("First priorities")
        for priority in view.first_five:
            yield Text(f"{priority.rank}. {priority.title}, level {priority.level}, target {priority.target}")
            yield indented(f"{priority.why} {priority.outcome}")
        yield from (Text(told) for told in (view.plan.certificate, view.plan.equals) if told)
    if view.plan.headline:
        yield heading("What the plan comes to")
        yield Text(view.plan.headline)
    yield from _first_quarter(view)
    yield from _to_find_out(view)
    yield Text()


def _first_quarter(view: ReportView) -> Iterable[RenderableType]:
    first = view.quarters[0]
    if first.actions:
        yield heading(f"First quarter, {first.label} ({first.filled})")
        for action in first.actions:
            yield Text(f"- {action.called}: {action.owner}{f' ({action.part})' if action.part else ''}")
    elif view.overall.band:  # else the first line of the summary has said it
        yield heading(view.idle)


def _to_find_out(view: ReportView) -> Iterable[RenderableType]:
    if view.find_out:
        yield heading(f"Find out ({len(view.find_out)}), what matters most and could move the score most first")
    for group in view.find_out_groups:
        if not group.domain:
            yield from (Text(f"- {_could_move(unknown)}") for unknown in group.unknowns)
            continue
        named = [unknown for place, unknown in enumerate(group.unknowns) if place == 0 or unknown.first]
        more = len(group.unknowns) - len(named)
        yield Text(f"- {group.domain}: {'; '.join(map(_could_move, named))}{f'; and {more} more' if more else ''}")
    if len(view.find_out_groups) > 1:
        yield Text("`ccg-toolkit plan` lists them all")


def _could_move(unknown: FindOutView) -> str:
    return f"{unknown.title} (by {unknown.could_move_score_by}{', in the first quarter' if unknown.first else ''})"


def _domain_table(view: ReportView) -> Table:
    rows = table("Domain", "Score", "Band", "Bounds", WAY_DONE, score=True)
    for domain in view.domains:
        score = domain.score
        bounds = f"{score.low} to {score.high}" if score.low != score.high else ""
        rows.add_row(
            Text(domain.title),
            Text(score.score),
            Text(score.band.said if score.band else "not rated", style=_tone(score.band)),
            Text(bounds),
            Text(score.way_done),
        )
    return rows
