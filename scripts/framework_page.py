"""Write docs/framework.md: the whole built-in framework on one page, to read on a code host."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from ccg_toolkit.framework import Action, Criterion, Domain, Framework, load_framework
from ccg_toolkit.framework.models import PublishedFigure

PAGE = Path(__file__).resolve().parents[1] / "docs" / "framework.md"

_SIGNS = re.compile(r"([\\`*_\[\]<>|])")
_BEGINS_A_BLOCK = re.compile(r"^(\d*)([#+.)-]+(?:\s|$))")


def main() -> None:
    """Load the built-in framework and write its page."""
    framework = load_framework().framework
    if framework is None:
        raise SystemExit("framework-page: the framework has errors; run `ccg-toolkit check .` first")
    PAGE.write_text(page(framework), encoding="utf-8", newline="\n")


def page(framework: Framework) -> str:
    """Give a framework as Markdown.

    Raises:
        ValueError: where two headings are alike, so that a link could lead to the wrong one.
    """
    titles = [domain.title for domain in framework.domains] + [found.title for found in framework.criteria()]
    if twice := {title for title in titles if titles.count(title) > 1}:
        raise ValueError(f"two headings are alike: {', '.join(sorted(twice))}")
    lines = [*_opening(framework), *_rules(framework)]
    for domain in framework.domains:
        lines += _domain(domain)
        for criterion in domain.criteria:
            lines += _criterion(framework, criterion)
    return "\n".join(lines).rstrip("\n") + "\n"


def _opening(framework: Framework) -> Iterator[str]:
    cover = framework.cover
    counts = f"domains {len(framework.domains)}, criteria {len(framework.by_ref)}, actions {len(framework.actions)}"
    yield f"# {_plain(cover.title)}"
    yield ""
    yield f"The built-in framework `{cover.id}`, version {_plain(cover.version)} ({counts}). This page is made by"
    yield "`sh scripts/framework-page` from `framework.yaml`, `domains/` and `criteria/`; change it there. What the fields"
    yield "mean is told in [files](files.md#a-framework-folder), how to change them in [make it yours](frameworks.md)."
    yield ""
    yield f"- {_link('Scale and rules')}"
    yield f"- {_link('Lenses')}"
    for domain in framework.domains:
        yield f"- {_link(domain.title)}"
        yield from (f"  - {_link(criterion.title)}" for criterion in domain.criteria)
    yield ""


def _rules(framework: Framework) -> Iterator[str]:
    cover = framework.cover
    yield from ("## Scale and rules", "")
    levels = ((f"{number} {level.name}", level.meaning) for number, level in enumerate(cover.scale))
    yield from _table("Level", "Meaning", levels)
    yield from _table("Band of a mean", "From", ((band.name, f"{float(band.lowest):g}") for band in cover.bands))
    yield f"- Target, where nothing else is said: {cover.target}. From {cover.in_place} on a criterion holds no other up."
    yield f"- Weights of the reasons for a priority: {', '.join(f'{name} {float(weight):g}' for name, weight in cover.priorities)}."
    sizes = ", ".join(f"{name} {points}" for name, points in cover.effort.items())
    yield f"- Points of effort: {sizes}. A quarter has room for {cover.capacity}."
    groups = "; ".join(f"{group.title} ({group.role})" for group in cover.groups)
    yield f"- Groups who may be asked: {_plain(groups)}. Under {cover.minimum_group} answers nothing of a group is shown."
    yield f"- Words that `check` calls vague: {_plain(', '.join(cover.vague_words))}."
    yield from ("", "## Lenses", "", "A lens reads the same criteria a second time, by their tags.", "")
    yield from _table(
        "Lens", "Tags", ((lens.title, "; ".join(tag.title for tag in lens.tags)) for lens in cover.lenses)
    )


def _domain(domain: Domain) -> Iterator[str]:
    weight = "" if domain.weight == 1 else f", weight {float(domain.weight):g}"
    yield from (f"## {_plain(domain.title)}", "", f"`{domain.id}`{weight}. {_plain(domain.purpose)}", "")
    yield from _list("Questions for the day", map(_plain, domain.prompts))
    ideas = (
        f"**{_plain(idea.title)}** ({'good practice idea' if idea.provenance == 'peer-reviewed' else 'example'}). "
        f"{_plain(idea.idea)} *{_plain(idea.citation)}*{f' <{idea.link}>' if idea.link else ''} (read: {idea.read})"
        for idea in domain.practice
    )
    yield from _list("Good practice ideas and examples", ideas)
    skills = (f"**{_plain(found.title)}**: {_plain(found.shows_as)}" for found in domain.competencies)
    yield from _list("Competencies", skills)


def _criterion(framework: Framework, criterion: Criterion) -> Iterator[str]:
    yield from (f"### {_plain(criterion.title)}", "")
    weight = "" if criterion.weight == 1 else f", weight {float(criterion.weight):g}"
    yield f"`{criterion.ref}`{weight}. **{_plain(criterion.statement)}**"
    yield ""
    named = zip(framework.cover.scale, criterion.levels, strict=True)
    levels = ((f"{number} {level.name}", text) for number, (level, text) in enumerate(named))
    yield from _table("Level", "What one would see", levels)
    yield from (f"- {name}: {text}" for name, text in _facts(framework, criterion) if text)
    yield ""
    for action in criterion.actions:
        yield from _action(framework, action)


def _facts(framework: Framework, criterion: Criterion) -> Iterator[tuple[str, str]]:
    terms = framework.cover.terms
    people = " and ".join({"leader": terms.leaders, "member": terms.members}[role] for role in criterion.ask)
    tags = [
        f"{tag.title} ({lens.title})"
        for lens in framework.cover.lenses
        for tag in lens.tags
        if tag.id in criterion.tags.get(lens.id, ())
    ]
    yield "Evidence", _plain("; ".join(criterion.evidence))
    yield f"Question for {people}", f"“{_plain(criterion.question)}”" if criterion.question else ""
    yield "Published elsewhere", "; ".join(_published(figure) for figure in criterion.published)
    yield "Requires", ", ".join(_link(framework.by_ref[ref].title) for ref in criterion.requires)
    yield "Tags", _plain("; ".join(tags))
    yield "Source", f"{_plain(criterion.source)} ({criterion.origin})" if criterion.source else ""


def _published(figure: PublishedFigure) -> str:
    shares = [(figure.leaders, "leaders"), (figure.members, "members")]
    told = " and ".join(f"{share} of {who}" for share, who in shares if share)
    return _plain(f"{figure.item}: {told} in {figure.year} ({figure.source})")


def _action(framework: Framework, action: Action) -> Iterator[str]:
    points = framework.cover.effort[action.effort]
    size = f"effort {action.effort}, {points} point{'' if points == 1 else 's'}"
    shows = f"shows after {action.months} month{'' if action.months == 1 else 's'}"
    level = f"level {action.begins} to {action.reaches}"
    may_overlap = "need not wait for the result below" if action.overlap else None
    facts = filter(None, [level, f"{size}, {shows}", may_overlap, action.cost, action.owner])
    yield f"**{_plain(action.title)}** ({_plain('; '.join(facts))})"
    if action.success_measure:
        yield f"<br>Done when: {_plain(action.success_measure)}"
    if action.needs:
        needed = (framework.actions[name] for name in action.needs)
        yield f"<br>Needs: {', '.join(f'{_plain(found.title)} ({_link(holder.title)})' for holder, found in needed)}"
    yield ""
    yield from (f"{number}. {_plain(step)}" for number, step in enumerate(action.steps, start=1))
    yield ""


def _list(heading: str, items: Iterable[str]) -> Iterator[str]:
    if lines := [f"- {item}" for item in items]:
        yield from (f"**{heading}**", "", *lines, "")


def _table(first: str, second: str, rows: Iterable[tuple[str, str]]) -> Iterator[str]:
    yield from (f"| {first} | {second} |", "|---|---|")
    yield from (f"| {_plain(name)} | {_plain(text)} |" for name, text in rows)
    yield ""


def _link(title: str) -> str:
    """Link to a heading of the page, by the name that code hosts give it."""
    anchor = re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-")
    return f"[{_plain(title)}](#{anchor})"


def _plain(text: str) -> str:
    """Keep Markdown from reading signs of a text as its own."""
    return _BEGINS_A_BLOCK.sub(r"\1\\\2", _SIGNS.sub(r"\\\1", " ".join(text.split())))


if __name__ == "__main__":
    main()
