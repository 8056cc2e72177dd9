"""A framework on the terminal, to look through."""

from collections.abc import Iterable

from rich.console import RenderableType
from rich.text import Text

from ccg_toolkit.framework import Criterion, Domain, Framework
from ccg_toolkit.outputs.screen.console import entry, heading, indented, printed, table


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
    for number, level in zip(cover.numbers, cover.scale, strict=True):
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
    for number in framework.cover.numbers:
        yield Text(f"{number} {framework.cover.level(number).name}")
        yield indented(criterion.text_of(number))
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
