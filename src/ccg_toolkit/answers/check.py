"""Hold answers against the framework that they answer: names that lead nowhere, levels off the scale, missing reasons."""

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from ccg_toolkit.answers.framework_wish import inside
from ccg_toolkit.answers.models import Answers
from ccg_toolkit.answers.oversights import oversights
from ccg_toolkit.answers.read import ReadAnswers, scale_of, shaped
from ccg_toolkit.answers.written_levels import NOT_APPLICABLE, UNKNOWN, Scale, levels_hint
from ccg_toolkit.framework import Framework
from ccg_toolkit.sources import Complaint, Diagnostic, ValuePath, errors, first_of, in_order, is_id, nearest, shown

Found = tuple[ValuePath, Complaint]
"""What is wrong with a value, and the path of that value."""


def check_answers(
    read: ReadAnswers, framework: Framework | None, folder: Path, today: date | None = None
) -> tuple[Answers, list[Diagnostic]]:
    """Hold answers against a framework.

    Args:
        read: the answers.
        framework: what they answer; ``None`` where it cannot be read, and all that can be checked is their shape.
        folder: the folder of the answers file.
        today: the day of the reader, to warn of what lies in the future.

    Returns:
        The answers, with each level as a number and an answer for each criterion of a domain that was answered as a
        whole; and every problem of the file, in order.
    """
    other = [] if framework is None else list(_told(read, _other_framework(read, framework, folder)))
    if other or not read.mended.is_as_typed("framework"):
        framework = None
    read = shaped(read, framework)
    problems = [*read.problems, *first_of(_told(read, _reasons(read))), *other]
    if framework is not None:
        problems += first_of(_told(read, _against(read, framework, folder)))
        sure, dated = not errors(problems), read.mended.is_as_typed("assessed_on")
        overlooked = oversights(read.answers, today, framework.owners, levels=sure, dated=dated)
        problems += first_of(_told(read, ((one.path, one.complaint) for one in overlooked)))
    return read.answers, in_order(problems)


def choice_problem(read: ReadAnswers, index: int, rank: int | None, equals: int) -> Diagnostic:
    """Say that a criterion named under ``choose`` has no equal.

    Args:
        read: the answers.
        index: its place in the list.
        rank: its rank among the priorities; ``None`` where it has no gap.
        equals: how many ranks are shared by several, so that there is something to choose at all.
    """
    name = read.answers.plan.choose[index]
    where = f"it has rank {rank}, and no other has" if rank else "it has no gap, and so no rank"
    hint = "Take it out. Only criteria that share a rank can be chosen among."
    if not equals:
        hint = "Take it out. No two criteria share a rank, so there is nothing to choose."
    return Complaint("no-equal", f"choose: {shown(name)} is no equal: {where}", hint).at(
        read.document.place("plan", "choose", index)
    )


def _told(read: ReadAnswers, found: Iterable[Found]) -> Iterator[Diagnostic]:
    """Say where each complaint is, but none about what was refused already."""
    for path, complaint in found:
        if read.mended.is_as_typed(*path):
            subject = read.subject(path)
            named = shown(subject) in complaint.message
            yield complaint.at(read.document.place(*path), "" if named else subject)


def _reasons(read: ReadAnswers) -> Iterator[Found]:
    """Check that what does not apply says why, and that nothing else does."""
    as_typed = read.mended.is_as_typed
    for domain, section in read.answers.answers.items():
        for criterion, answer in section.items():
            path = ("answers", domain, criterion)
            if answer.level == NOT_APPLICABLE and answer.because is None and as_typed(*path, "because"):
                hint = "Use two lines: `level: not applicable`, and below it `because: ...`."
                if read.document.place(*path, "level").sheet:
                    hint = "Write the reason under Because."
                yield (*path, "level"), Complaint("because", "not applicable needs a reason", hint)
            needless = answer.because is not None and answer.level not in {NOT_APPLICABLE, UNKNOWN}
            if needless and as_typed(*path, "level"):
                message = "because goes with `not applicable` and `unknown` only"
                wrong = Complaint("because", message, "Make it a comment instead.")
                yield (*path, "because"), wrong


def _other_framework(read: ReadAnswers, framework: Framework, folder: Path) -> Iterator[Found]:
    """Check that the answers are for this framework."""
    wish, cover = read.answers.framework, framework.cover
    if wish is not None and is_id(wish) and wish != cover.id:
        message = f"the answers are for the framework {shown(wish)}, and the one in use is {shown(cover.id)}"
        hint = f"Name the folder of {wish} with --framework DIR; or write `framework: {cover.id}` if that is meant."
        if (folder / wish).is_dir():
            hint = f"Write `framework: ./{wish}` if you mean the folder beside the answers."
        yield ("framework",), Complaint("framework", message, hint)


def _against(read: ReadAnswers, framework: Framework, folder: Path) -> Iterator[Found]:
    yield from _surroundings(read.answers, framework, folder)
    yield from _decisions(read, framework)
    yield from _manifesto(read, framework)
    yield from _levels(read.answers, framework)


def _surroundings(answers: Answers, framework: Framework, folder: Path) -> Iterator[Found]:
    """Check what is said beside the answers themselves."""
    if answers.responses is not None and inside(answers.responses, folder) is None:
        message = f"responses: {shown(answers.responses)} does not lead to a file at or below the folder of the answers"
        hint = "Put the file beside the answers, and write its name; or use --responses FILE."
        yield ("responses",), Complaint("outside", message, hint)
    groups = {group.id for group in framework.cover.groups}
    for group in answers.invited:
        if group not in groups:
            hint = nearest(group, groups, "Groups")
            wrong = Complaint("unknown-group", f"invited: there is no group {shown(group)}", hint)
            yield ("invited", group), wrong
    roles = {action.owner for _, action in framework.actions.values() if action.owner}
    for role in answers.plan.owners:
        if role not in roles:
            hint = nearest(role, roles, "Roles")
            wrong = Complaint("unknown-role", f"owners: no action is owned by {shown(role)}", hint, "warning")
            yield ("plan", "owners", role), wrong


def _decisions(read: ReadAnswers, framework: Framework) -> Iterator[Found]:
    """Check that what people decide about the plan names criteria and actions that exist, each once."""
    plan = read.answers.plan
    for field, names in (("choose", plan.choose), ("not_now", plan.not_now)):
        for index, name in enumerate(names):
            path = ("plan", field, index)
            if name in names[:index]:
                first = read.document.place("plan", field, names.index(name)).inside
                message = f"{field}: {shown(name)} stands twice; it was first named in {first}"
                yield path, Complaint("named-twice", message, "Delete one of the two.")
            else:
                yield from _unknown(framework, field, path, name)
    for name in plan.not_before:
        yield from _unknown(framework, "not_before", ("plan", "not_before", name), name)
    about = read.answers.away_day
    for field, votes in (("votes_of_members", about.votes_of_members), ("votes_of_leaders", about.votes_of_leaders)):
        for name in votes:
            yield from _unknown(framework, field, ("away_day", field, name), name)


def _unknown(framework: Framework, field: str, path: ValuePath, name: str) -> Iterator[Found]:
    """Check that a name given under a field is that of a criterion or an action."""
    if "/" in name:
        if name not in framework.actions:
            criterion = framework.by_ref.get(name.partition("/")[0])
            known = [f"{criterion.ref}/{action.id}" for action in criterion.actions] if criterion else framework.actions
            hint = nearest(name, known, "Its actions" if criterion else "Actions")
            wrong = Complaint("unknown-action", f"{field}: there is no action {shown(name)}", hint)
            yield path, wrong
    elif name not in framework.by_ref:
        hint = nearest(name, framework.by_ref, "Criteria")
        yield path, Complaint("unknown-criterion", f"{field}: there is no criterion {shown(name)}", hint)


def _manifesto(read: ReadAnswers, framework: Framework) -> Iterator[Found]:
    """Check that the wants of each side name offers of the other, and that the criteria exist."""
    manifesto, all_as_typed = read.answers.manifesto, read.mended.is_all_as_typed
    for offering, offers, wanting, wants in (
        ("organisation_offers", manifesto.organisation_offers, "members_want", manifesto.members_want),
        ("members_offer", manifesto.members_offer, "organisation_wants", manifesto.organisation_wants),
    ):
        first: dict[str, int] = {}
        for index, offer in enumerate(offers):
            if offer.id is not None and first.setdefault(offer.id, index) != index:
                earlier = read.document.place("manifesto", offering, first[offer.id]).inside
                message = f"{offering}: the id {shown(offer.id)} stands twice; it was first given in {earlier}"
                wrong = Complaint("duplicate-id", message, "Give one of them another id.")
                yield ("manifesto", offering, index, "id"), wrong
        for index, want in enumerate(wants):
            if want.met_by is not None and want.met_by not in first and all_as_typed("manifesto", offering):
                hint = nearest(want.met_by, first, "Offers") or "Give the offer that meets this want an id."
                wrong = Complaint("unknown-offer", f"met_by: {offering} has no offer {shown(want.met_by)}", hint)
                yield ("manifesto", wanting, index, "met_by"), wrong
        for name, lines in ((offering, offers), (wanting, wants)):
            for index, promise in enumerate(lines):
                if promise.criterion is not None and promise.criterion not in framework.by_ref:
                    hint = nearest(promise.criterion, framework.by_ref, "Criteria")
                    wrong = Complaint("unknown-criterion", f"there is no criterion {shown(promise.criterion)}", hint)
                    yield ("manifesto", name, index, "criterion"), wrong


def _levels(answers: Answers, framework: Framework) -> Iterator[Found]:
    """Check that the domains and criteria exist, and that no level is above the top."""
    domains, scale = framework.domain_by_id, scale_of(framework)
    for domain, target in answers.targets.items():
        if domain not in domains:
            hint = nearest(domain, domains, "Domains")
            wrong = Complaint("unknown-domain", f"targets: there is no domain {shown(domain)}", hint)
            yield ("targets", domain), wrong
        yield from _not_above(scale, ("targets", domain), "target", target)
    for domain, section in answers.answers.items():
        path = ("answers", domain)
        if domain not in domains:
            hint = nearest(domain, domains, "Domains")
            yield path, Complaint("unknown-domain", f"there is no domain {shown(domain)}", hint)
        for criterion, answer in section.items():
            if domain in domains and f"{domain}.{criterion}" not in framework.by_ref:
                message = f"there is no criterion {shown(criterion)} in {domain}"
                hint = _where_is(criterion, domain, framework)
                yield (*path, criterion), Complaint("unknown-criterion", message, hint)
            yield from _not_above(scale, (*path, criterion, "level"), "level", answer.rating)
            yield from _not_above(scale, (*path, criterion, "target"), "target", answer.target)


def _not_above(scale: Scale, path: ValuePath, name: str, level: int | None) -> Iterator[Found]:
    top = scale.numbers[-1]
    if level is not None and level > top:
        message = f"{name} {level} is above the top of the scale, {top}"
        hint = levels_hint(scale, states=name == "level")
        yield path, Complaint("level-above-top", message, hint)


def _where_is(criterion: str, domain: str, framework: Framework) -> str:
    """Say which criterion was meant: one of the same name elsewhere, or the nearest here."""
    here = [other.id for other in framework.domain_by_id[domain].criteria]
    elsewhere = [other.domain for other in framework.criteria() if other.id == criterion]
    return f"There is one in {elsewhere[0]}: move it there." if elsewhere else nearest(criterion, here, "Its criteria")
