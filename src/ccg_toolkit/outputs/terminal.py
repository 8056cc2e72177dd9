"""What the terminal shows: a summary that a person can read at once, and a framework to look through."""

from collections.abc import Iterable

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from ccg_toolkit.framework import Criterion, Domain, Framework
from ccg_toolkit.outputs.console import entry, heading, indented, printed, table
from ccg_toolkit.report import WAY_DONE, ReportView
from ccg_toolkit.report.view import BandView, FindOutView

_TONES = ("red", "yellow", "green", "bright_green")


def summary(view: ReportView) -> str:
    """Give the summary of an assessment, coloured where stdout is a terminal that wants colour."""
    return printed(_summary_parts(view))


def framework_text(framework: Framework, what: str) -> str | None:
    """Give a part of a framework as text.

    Args:
        framework: what to show.
        what: ``domains``, ``criteria``, ``levels``, ``actions``, ``sources``, a domain or a criterion.

    Returns:
        The text, or ``None`` where nothing has that name.
    """
    lists = {"domains": _domains, "criteria": _criteria, "levels": _levels, "actions": _actions, "sources": _sources}
    if what in lists:
        return printed(lists[what](framework))
    if what in framework.domain_by_id:
        return printed(_domain(framework, framework.domain_by_id[what]))
    if what in framework.by_ref:
        return printed(_criterion(framework, framework.by_ref[what]))
    return None


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
    if view.progress:
        yield Text(f"Tracker: {view.progress.summary}")
        yield from (Text(f"- Late: {late}") for late in view.progress.late)
        if view.progress.kept:
            yield Text(view.progress.kept)
    yield Text()
    yield _domain_table(view)
    if view.foremost:
        yield heading("First priorities")
        for priority in view.foremost:
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
            yield from (Text(f"- {_could_move(found)}") for found in group.found)
            continue
        named = [found for place, found in enumerate(group.found) if place == 0 or found.first]
        more = len(group.found) - len(named)
        yield Text(f"- {group.domain}: {'; '.join(map(_could_move, named))}{f'; and {more} more' if more else ''}")
    if len(view.find_out_groups) > 1:
        yield Text("`ccg-toolkit plan` lists them all")


def _could_move(found: FindOutView) -> str:
    return f"{found.title} (by {found.could_move}{', in the first quarter' if found.first else ''})"


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


def _domains(framework: Framework) -> Iterable[RenderableType]:
    yield Text(f"{framework.cover.title}, version {framework.cover.version} ({framework.source})", style="bold")
    rows = table("Domain", "Title", "Criteria", criteria=True)
    for domain in framework.domains:
        rows.add_row(Text(domain.id), Text(domain.title), Text(str(len(domain.criteria))))
    yield rows


def _criteria(framework: Framework) -> Iterable[RenderableType]:
    rows = table("Criterion", "Title", "Actions", actions=True)
    for criterion in framework.criteria():
        rows.add_row(Text(criterion.ref), Text(criterion.title), Text(str(len(criterion.actions))))
    yield rows


def _levels(framework: Framework) -> Iterable[RenderableType]:
    cover = framework.cover
    rows = table("Level", "Name", "Meaning")
    for number, level in enumerate(cover.scale):
        rows.add_row(Text(str(number)), Text(level.name), Text(level.meaning))
    yield rows
    bands = ", ".join(f"{band.name} from {float(band.lowest):g}" for band in cover.bands)
    yield Text(f"\nBands of a mean: {bands}.")
    yield Text(f"Target {cover.target}; a criterion is in place for others at {cover.in_place}.")


def _actions(framework: Framework) -> Iterable[RenderableType]:
    rows = table("Action", "Title", "Levels", "Effort", "Months", "Owner", months=True)
    for name, (_, action) in framework.actions.items():
        moves = f"{action.begins} to {action.reaches}"
        cells = (name, action.title, moves, action.effort, str(action.months), action.owner or "")
        rows.add_row(*map(Text, cells))
    yield rows


def _sources(framework: Framework) -> Iterable[RenderableType]:
    for domain in framework.domains:
        yield heading(domain.title)
        for idea in domain.practice:
            kind = "good practice idea" if idea.provenance == "peer-reviewed" else "example"
            yield Text(f"- {idea.title} ({kind}, read: {idea.read})")
            yield indented(idea.citation + (f" {idea.link}" if idea.link else ""))


def _domain(framework: Framework, domain: Domain) -> Iterable[RenderableType]:
    yield Text(domain.title, style="bold")
    yield Text(domain.purpose)
    yield Text()
    rows = table("Criterion", "Statement")
    for criterion in domain.criteria:
        rows.add_row(Text(criterion.ref), Text(criterion.statement))
    yield rows
    if domain.prompts:
        yield heading("Questions for the day")
        yield from (entry(prompt) for prompt in domain.prompts)
    if domain.practice:
        yield heading("Good practice ideas and examples")
        for idea in domain.practice:
            yield Text(f"- {idea.title}")
            yield indented(idea.idea)
    if domain.competencies:
        yield heading(f"Competencies for {framework.cover.terms.members}")
        for competency in domain.competencies:
            yield entry(f"{competency.title}: {competency.shows_as}")


def _criterion(framework: Framework, criterion: Criterion) -> Iterable[RenderableType]:
    yield Text(f"{criterion.title} ({criterion.ref})", style="bold")
    yield Text(criterion.statement)
    yield heading("Levels")
    for number, descriptor in enumerate(criterion.levels):
        yield Text(f"{number} {framework.cover.scale[number].name}")
        yield indented(descriptor)
    if criterion.evidence:
        yield heading("Evidence to look for")
        yield from (entry(kind) for kind in criterion.evidence)
    if criterion.requires:
        yield heading("Requires")
        yield from (Text(f"- {name}") for name in criterion.requires)
    if criterion.actions:
        yield heading("Actions")
        for action in criterion.actions:
            shows = f"shows within {action.months} {'month' if action.months == 1 else 'months'}"
            about = [f"level {action.begins} to {action.reaches}", f"effort {action.effort}", shows]
            about += ["may overlap the one below it"] if action.overlap else []
            about += [part for part in (action.owner, action.cost) if part]
            yield Text(f"- {action.title} ({', '.join(about)})")
            if action.success_measure:
                yield indented(f"Done when: {action.success_measure}")
            yield from (indented(f"{number}. {step}") for number, step in enumerate(action.steps, start=1))
    yield Text(f"\nOrigin: {criterion.origin}. Source: {criterion.source or 'none given'}")
