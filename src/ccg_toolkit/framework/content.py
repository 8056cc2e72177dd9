"""Warn of what is missing or thin in the user's own part of a framework, though it can be used as it is."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sized
from dataclasses import replace
from itertools import chain

from ccg_toolkit.framework.framework import Criterion, Domain, Framework
from ccg_toolkit.framework.models import Action
from ccg_toolkit.framework.parts import Parts
from ccg_toolkit.framework.wording import has_measure, own_criteria, wording_warnings
from ccg_toolkit.sources import Complaint, Diagnostic, in_order

_MOST_OF_A_KIND = 10
"""Warnings of one kind that are listed: a framework that is being written would drown its writer otherwise."""

_FEWEST_WITH_A_TAG = 3


def content_warnings(framework: Framework, parts: Parts) -> list[Diagnostic]:
    """Find what is missing, thin or hard to tell apart; nothing about a framework that the user's one extends.

    Args:
        framework: the joined whole, without an error.
        parts: where each of its parts stands.
    """
    warnings = chain(
        _thin_parts(framework, parts),
        _thin_tags(framework, parts),
        _long_form(framework, parts),
        wording_warnings(framework, parts),
    )
    kinds = defaultdict[str, list[Diagnostic]](list)
    for problem in in_order(warnings):
        kinds[problem.rule].append(problem)
    return [problem for problems in kinds.values() for problem in _first_of_a_kind(problems)]


def _first_of_a_kind(problems: list[Diagnostic]) -> Iterator[Diagnostic]:
    listed, more = problems[:_MOST_OF_A_KIND], len(problems) - _MOST_OF_A_KIND
    yield from listed[:-1]
    last = listed[-1]
    hint = f"{last.hint} There are {more} more of this kind; check again when these are mended."
    yield replace(last, hint=hint) if more > 0 else last


def _thin_parts(framework: Framework, parts: Parts) -> Iterator[Diagnostic]:
    """Tell for each part of the user's own what it lacks, in one warning."""
    asks_members = any("member" in criterion.ask for criterion in framework.criteria())
    for domain in framework.domains:
        if parts.origins[domain.id].own and (lacks := "; ".join(_lacking_in_domain(domain, asks_members))):
            hint = "Add what you can: `prompts` are questions for the day, `practice` is what others did."
            wrong = Complaint("thin-domain", lacks, hint, "warning")
            yield wrong.at(parts.origins[domain.id].place(), domain.id)
    for criterion, origin in own_criteria(framework, parts):
        if lacks := "; ".join(_lacking_in_criterion(criterion)):
            hint = "Add what you can: `evidence` is what would show it, `source` where it comes from."
            yield Complaint("thin-criterion", lacks, hint, "warning").at(origin.place(), criterion.ref)
        for index, action in enumerate(criterion.actions):
            if lacks := "; ".join(_lacking_in_action(action, in_english=framework.cover.in_english)):
                hint = "Say who does it, what to put in the diary, and by which number or date to tell that it is done."
                wrong = Complaint("thin-action", lacks, hint, "warning")
                yield wrong.at(origin.place("actions", index), f"{criterion.ref}/{action.id}")


def _lacking_in_domain(domain: Domain, asks_members: bool) -> Iterator[str]:
    yield from _outside(3, 5, "prompts", domain.prompts)
    if not domain.practice:
        yield "no practice"
    if asks_members and domain.criteria and not any("member" in criterion.ask for criterion in domain.criteria):
        yield "no criterion with member under ask"


def _lacking_in_criterion(criterion: Criterion) -> Iterator[str]:
    if criterion.source is None:
        yield "no source"
    yield from _outside(2, 4, "evidence", criterion.evidence)
    if criterion.question is None and "member" in criterion.ask:
        yield "no question, and members are asked"


def _lacking_in_action(action: Action, *, in_english: bool) -> Iterator[str]:
    if action.owner is None:
        yield "no owner"
    if action.success_measure is None:
        yield "no success_measure"
    elif in_english and not has_measure(action.success_measure):
        yield "success_measure has no number or date"
    yield from _outside(2, 5, "steps", action.steps)


def _outside(fewest: int, most: int, name: str, items: Sized) -> Iterator[str]:
    """Tell where there are too few or too many."""
    if not items:
        yield f"no {name}"
    elif not fewest <= len(items) <= most:
        yield f"{len(items)} under {name}, where {fewest} to {most} do best"


def _thin_tags(framework: Framework, parts: Parts) -> Iterator[Diagnostic]:
    """Warn of tags whose mean would rest on next to nothing, where the lenses are the user's own."""
    cover = parts.origins[""]
    if "lenses" not in cover.document.data:
        return
    borne = Counter(
        (lens, tag) for criterion in framework.criteria() for lens, tags in criterion.tags.items() for tag in set(tags)
    )
    for at, lens in enumerate(framework.cover.lenses):
        for index, tag in enumerate(lens.tags):
            if (count := borne[lens.id, tag.id]) < _FEWEST_WITH_A_TAG:
                bear = "1 criterion bears" if count == 1 else f"{count or 'no'} criteria bear"
                message = f"{bear} the tag {tag.id} of the lens {lens.id}"
                hint = f"Give it to {_FEWEST_WITH_A_TAG} or more, so that its mean tells something; or delete it."
                wrong = Complaint("thin-tag", message, hint, "warning")
                yield wrong.at(cover.place("lenses", at, "tags", index))


def _long_form(framework: Framework, parts: Parts) -> Iterator[Diagnostic]:
    """Warn where a member's form grows long: at the last question that the user can take out."""
    asked = [criterion for criterion in framework.criteria() if "member" in criterion.ask]
    # Every domain is to ask something, and in all there is room for some more: 12 for seven domains.
    most = max(12, len(framework.domains) + 5)
    own = [criterion for criterion in asked if parts.origins[criterion.ref].own]
    if len(asked) > most and own:
        message = f"{len(asked)} criteria are asked of members; with {most} or fewer their form stays short"
        hint = "Take `member` out of `ask` where leaders can tell as well."
        wrong = Complaint("long-form", message, hint, "warning")
        yield wrong.at(parts.origins[own[-1].ref].place("ask"), own[-1].ref)
