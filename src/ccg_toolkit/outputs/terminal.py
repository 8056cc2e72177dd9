"""What the terminal shows: a summary that a person can read at once, and a framework to look through.

Texts from files are printed as text: markup and emoji codes are off.
"""

import sys
from collections.abc import Iterable

from rich import box
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.status import Status
from rich.table import Table
from rich.text import Text

from ccg_toolkit.framework import Criterion, Domain, Framework
from ccg_toolkit.report import ReportView

_WIDEST = 100
_TONES = ("red", "yellow", "green", "bright_green")


def summary(view: ReportView) -> str:
    """Give the summary of an assessment, coloured where stdout is a terminal that wants colour."""
    return _printed(_summary_parts(view))


def busy(doing: str) -> Status:
    """Give a context that shows on a terminal, on stderr, what takes a while; elsewhere it shows nothing."""
    return Console(stderr=True, markup=False, emoji=False).status(Text(doing))


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
        return _printed(lists[what](framework))
    if what in framework.domain_by_id:
        return _printed(_domain(framework, framework.domain_by_id[what]))
    if what in framework.by_ref:
        return _printed(_criterion(framework, framework.by_ref[what]))
    return None


def _printed(parts: Iterable[RenderableType]) -> str:
    console = Console(file=sys.stdout, markup=False, highlight=False, emoji=False, soft_wrap=False)
    console.width = min(console.width, _WIDEST)
    with console.capture() as captured:
        console.print(Group(*parts))
    lines = [line.rstrip() for line in captured.get().splitlines()]
    return "\n".join(lines) + "\n"


def _table(*columns: str, **right: bool) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, header_style="bold")
    for column in columns:
        table.add_column(
            Text(column), justify="right" if right.get(column.lower().replace(" ", "_")) else "left", overflow="fold"
        )
    return table


def _tone(view: ReportView, band: str) -> str:
    names = [item.name for item in view.bands]
    if band not in names or len(names) == 1:
        return ""
    return _TONES[names.index(band) * (len(_TONES) - 1) // (len(names) - 1)]


def _heading(text: str) -> Text:
    return Text(f"\n{text}", style="bold")


def _indented(text: str, by: int = 3) -> Padding:
    return Padding(Text(text), (0, 0, 0, by))


def _summary_parts(view: ReportView) -> Iterable[RenderableType]:
    overall = view.overall
    yield Text(view.organisation, style="bold")
    yield Text(f"{view.framework}; assessed on {view.assessed_on}")
    yield Text()
    yield Text.assemble("Overall: ", (overall.sentence, "bold"))
    for note in view.notes:
        yield Text(f"Note: {note}")
    yield Text()
    yield _domain_table(view)
    if view.foremost:
        yield _heading("First priorities")
        for priority in view.foremost:
            yield Text(f"{priority.rank}. {priority.title}, level {priority.level}, target {priority.target}")
            yield _indented(priority.why)
    first = view.quarters[0]
    if first.actions:
        yield _heading(f"First quarter, {first.label} ({first.effort} of {first.capacity} points)")
        for action in first.actions:
            yield Text(f"- {action.title}: {action.owner}{f' ({action.part})' if action.part else ''}")
    elif view.priorities:
        yield _heading("No action fits into the first quarter at this capacity.")
    for found in view.find_out:
        yield Text(f"- Find out: {found.title}")
    yield Text()


def _domain_table(view: ReportView) -> Table:
    table = _table("Domain", "Score", "Band", "Bounds", "To target", score=True, to_target=True)
    for domain in view.domains:
        score = domain.score
        band = score.band.name if score.band else "not rated"
        bounds = f"{score.low} to {score.high}" if score.low != score.high else ""
        table.add_row(
            Text(domain.title),
            Text(score.score),
            Text(band, style=_tone(view, band)),
            Text(bounds),
            Text(score.percent_to_target),
        )
    return table


def _domains(framework: Framework) -> Iterable[RenderableType]:
    yield Text(f"{framework.cover.title}, version {framework.cover.version} ({framework.source})", style="bold")
    table = _table("Domain", "Title", "Criteria", criteria=True)
    for domain in framework.domains:
        table.add_row(Text(domain.id), Text(domain.title), Text(str(len(domain.criteria))))
    yield table


def _criteria(framework: Framework) -> Iterable[RenderableType]:
    table = _table("Criterion", "Title", "Actions", actions=True)
    for criterion in framework.criteria():
        table.add_row(Text(criterion.ref), Text(criterion.title), Text(str(len(criterion.actions))))
    yield table


def _levels(framework: Framework) -> Iterable[RenderableType]:
    cover = framework.cover
    table = _table("Level", "Name", "Meaning")
    for number, level in enumerate(cover.scale):
        table.add_row(Text(str(number)), Text(level.name), Text(level.meaning))
    yield table
    bands = ", ".join(f"{band.name} from {float(band.lowest):g}" for band in cover.bands)
    yield Text(f"\nBands of a mean: {bands}.")
    yield Text(f"Target {cover.target}; a criterion is in place for others at {cover.in_place}.")


def _actions(framework: Framework) -> Iterable[RenderableType]:
    table = _table("Action", "Title", "Levels", "Effort", "Owner")
    for name, (_, action) in framework.actions.items():
        moves = f"{action.begins} to {action.reaches}"
        table.add_row(Text(name), Text(action.title), Text(moves), Text(action.effort), Text(action.owner or ""))
    yield table


def _sources(framework: Framework) -> Iterable[RenderableType]:
    for domain in framework.domains:
        yield _heading(domain.title)
        for idea in domain.practice:
            kind = "good practice idea" if idea.provenance == "peer-reviewed" else "example"
            yield Text(f"- {idea.title} ({kind}, read: {idea.read})")
            yield _indented(idea.citation + (f" {idea.link}" if idea.link else ""))


def _domain(framework: Framework, domain: Domain) -> Iterable[RenderableType]:
    yield Text(domain.title, style="bold")
    yield Text(domain.purpose)
    yield Text()
    table = _table("Criterion", "Statement")
    for criterion in domain.criteria:
        table.add_row(Text(criterion.ref), Text(criterion.statement))
    yield table
    if domain.prompts:
        yield _heading("Questions for the day")
        yield from (Text(f"- {prompt}") for prompt in domain.prompts)
    if domain.practice:
        yield _heading("Good practice ideas and examples")
        for idea in domain.practice:
            yield Text(f"- {idea.title}")
            yield _indented(idea.idea)
    if domain.competencies:
        yield _heading(f"Competencies for {framework.cover.terms.members}")
        for competency in domain.competencies:
            yield Text(f"- {competency.title}: {competency.shows_as}")


def _criterion(framework: Framework, criterion: Criterion) -> Iterable[RenderableType]:
    yield Text(f"{criterion.title} ({criterion.ref})", style="bold")
    yield Text(criterion.statement)
    yield _heading("Levels")
    for number, descriptor in enumerate(criterion.levels):
        yield Text(f"{number} {framework.cover.scale[number].name}")
        yield _indented(descriptor)
    if criterion.evidence:
        yield _heading("Evidence to look for")
        yield from (Text(f"- {kind}") for kind in criterion.evidence)
    if criterion.requires:
        yield _heading("Requires")
        yield from (Text(f"- {name}") for name in criterion.requires)
    if criterion.actions:
        yield _heading("Actions")
        for action in criterion.actions:
            moves = f"level {action.begins} to {action.reaches}, effort {action.effort}"
            yield Text(f"- {action.title} ({moves}{f', {action.owner}' if action.owner else ''})")
            if action.success_measure:
                yield _indented(f"Done when: {action.success_measure}")
            yield from (_indented(f"{number}. {step}") for number, step in enumerate(action.steps, start=1))
    yield Text(f"\nOrigin: {criterion.origin}. Source: {criterion.source or 'none given'}")
