"""Read a file of answers, and hold it against the framework it answers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path

from ccg_toolkit.answers.carried_over import carried_over
from ccg_toolkit.answers.form.entries import joined
from ccg_toolkit.answers.form.read import read_form
from ccg_toolkit.answers.framework_wish import folder_wished, inside
from ccg_toolkit.answers.models import Answers
from ccg_toolkit.answers.oversights import oversights
from ccg_toolkit.answers.whole_domains import spread
from ccg_toolkit.answers.written_levels import NOT_APPLICABLE, NOT_KNOWN, UNKNOWN, Scale, levels_hint
from ccg_toolkit.framework import Framework
from ccg_toolkit.sources import (
    Complaint,
    Diagnostic,
    Document,
    MendedPaths,
    Shape,
    ValuePath,
    check_shape,
    errors,
    first_of,
    in_order,
    is_id,
    nearest,
    read_yaml,
    shown,
)

_WORKBOOKS = {".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".numbers"}
"""Endings of workbooks. Of these only the first is read; the reader of workbooks says how to get there from the others."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ReadAnswers:
    """A file of answers whose shape was checked.

    Attributes:
        answers: what could be read; before it is held against a framework, all but the answers themselves.
        document: the file and its places.
        problems: what is wrong so far.
        mended: where that is.
        whole: the domains that are answered as a whole.
    """

    answers: Answers
    document: Document
    problems: list[Diagnostic]
    mended: MendedPaths
    whole: frozenset[str] = frozenset()


def read_answers(path: Path, name: str) -> tuple[ReadAnswers | None, list[Diagnostic]]:
    """Read a file of answers, as far as it can be read without knowing its framework; go on with `check_answers`.

    Args:
        path: the file: YAML, or a workbook.
        name: what messages call it.

    Returns:
        What was read, ``None`` where the file cannot be read at all; and what is wrong with it as YAML or a workbook.
    """
    document, problems = _document(path, name)
    return (None, problems) if document is None else (_with_head(document, problems), problems)


def read_joined(files: Sequence[tuple[Path, str]]) -> tuple[ReadAnswers | None, list[Diagnostic]]:
    """Read several files that each hold a part of the same answers; see `read_answers`.

    Args:
        files: each with what messages call it.

    Returns:
        What was read, ``None`` where one of them cannot be read; and what is wrong, with whatever two of them give, and
        not the same.
    """
    read = [_document(path, name) for path, name in files]
    problems = [problem for _, of_one in read for problem in of_one]
    documents = [document for document, _ in read if document is not None]
    if len(documents) < len(files):
        return None, problems
    document, twice = joined(documents, documents[0].name)
    problems += twice
    return _with_head(document, problems), problems


def _document(path: Path, name: str) -> tuple[Document | None, list[Diagnostic]]:
    """Read a file as what its name says that it is."""
    is_workbook = path.suffix.lower() in _WORKBOOKS
    return read_form(path, name) if is_workbook else read_yaml(path, name, Shape(Answers))


def _with_head(document: Document, problems: list[Diagnostic]) -> ReadAnswers:
    """Check all but the answers themselves, which need the framework."""
    head = replace(document, data={**document.data, "answers": {}, "targets": {}})
    checked = check_shape(Answers, head, partial(_subject, frozenset()))
    return ReadAnswers(answers=checked.record, document=document, problems=problems, mended=checked.mended)


def _shaped(document: Document, problems: Sequence[Diagnostic], framework: Framework | None) -> ReadAnswers:
    """Check the shape of a file of answers, all of it."""
    known = None if framework is None else {part.id: [one.id for one in part.criteria] for part in framework.domains}
    now, noted = (document, []) if framework is None else carried_over(document, framework)
    each = spread(now, known)
    whole = frozenset(each.whole)
    scale = NOT_KNOWN if framework is None else scale_of(framework)
    checked = check_shape(Answers, each.document, partial(_subject, whole), context=scale)
    read = ReadAnswers(
        answers=checked.record,
        document=each.document,
        problems=[*problems, *noted, *each.problems, *checked.problems],
        mended=checked.mended,
        whole=whole,
    )
    read.problems.extend(first_of(_reasons(_Finder(read))))
    return read


def scale_of(framework: Framework) -> Scale:
    """Give the levels of a framework by their names."""
    return Scale(tuple(level.name for level in framework.cover.scale), framework.cover.bottom)


def framework_wish(read: ReadAnswers, folder: Path) -> tuple[Path | None, list[Diagnostic]]:
    """Find the framework folder that the answers name, if they name a folder and not an id.

    Args:
        read: the answers.
        folder: the folder of the answers file.

    Returns:
        The folder, at or below that of the answers, or ``None``; and a problem where the name leads elsewhere.
    """
    wish = read.answers.framework
    if wish is None or is_id(wish) or not read.mended.is_as_typed("framework"):
        return None, []
    wished = folder_wished(wish, folder)
    if isinstance(wished, Path):
        return wished, []
    problem = wished.at(read.document.place("framework"))
    return None, [replace(problem, unreadable=wished.rule == "unreadable")]


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
    other = [] if framework is None else list(_other_framework(_Finder(read), framework, folder))
    if framework is None or other or not read.mended.is_as_typed("framework"):
        shaped = _shaped(read.document, read.problems, None)
        return shaped.answers, in_order([*shaped.problems, *other])
    shaped = _shaped(read.document, read.problems, framework)
    finder = _Finder(shaped)
    problems = [*shaped.problems, *first_of(_against(finder, framework, folder))]
    overlooked = oversights(
        shaped.answers,
        today,
        framework.owners,
        levels=not errors(problems),
        dated=shaped.mended.is_as_typed("assessed_on"),
    )
    problems += first_of(warning for one in overlooked for warning in finder.at(one.path, one.complaint))
    return shaped.answers, in_order(problems)


@dataclass(frozen=True, slots=True)
class _Finder:
    """Makes diagnostics about answers, but none about what was refused already."""

    read: ReadAnswers

    def at(self, path: ValuePath, complaint: Complaint) -> Iterator[Diagnostic]:
        if self.read.mended.is_as_typed(*path):
            subject = _subject(self.read.whole, path)
            named = shown(subject) in complaint.message
            yield complaint.at(self.read.document.place(*path), "" if named else subject)


def _reasons(finder: _Finder) -> Iterator[Diagnostic]:
    """Check that what does not apply says why, and that nothing else does."""
    as_typed = finder.read.mended.is_as_typed
    for domain, section in finder.read.answers.answers.items():
        for criterion, answer in section.items():
            path = ("answers", domain, criterion)
            if answer.level == NOT_APPLICABLE and answer.because is None and as_typed(*path, "because"):
                hint = "Use two lines: `level: not applicable`, and below it `because: ...`."
                if finder.read.document.place(*path, "level").sheet:
                    hint = "Write the reason under Because."
                yield from finder.at((*path, "level"), Complaint("because", "not applicable needs a reason", hint))
            needless = answer.because is not None and answer.level not in {NOT_APPLICABLE, UNKNOWN}
            if needless and as_typed(*path, "level"):
                message = "because goes with `not applicable` and `unknown` only"
                wrong = Complaint("because", message, "Make it a comment instead.")
                yield from finder.at((*path, "because"), wrong)


def _other_framework(finder: _Finder, framework: Framework, folder: Path) -> Iterator[Diagnostic]:
    """Check that the answers are for this framework."""
    wish, cover = finder.read.answers.framework, framework.cover
    if wish is not None and is_id(wish) and wish != cover.id:
        message = f"the answers are for the framework {shown(wish)}, and the one in use is {shown(cover.id)}"
        hint = f"Name the folder of {wish} with --framework DIR; or write `framework: {cover.id}` if that is meant."
        if (folder / wish).is_dir():
            hint = f"Write `framework: ./{wish}` if you mean the folder beside the answers."
        yield from finder.at(("framework",), Complaint("framework", message, hint))


def _against(finder: _Finder, framework: Framework, folder: Path) -> Iterator[Diagnostic]:
    yield from _surroundings(finder, framework, folder)
    yield from _decisions(finder, framework)
    yield from _manifesto(finder, framework)
    yield from _levels(finder, framework)


def _surroundings(finder: _Finder, framework: Framework, folder: Path) -> Iterator[Diagnostic]:
    """Check what is said beside the answers themselves."""
    answers = finder.read.answers
    if answers.responses is not None and inside(answers.responses, folder) is None:
        message = f"responses: {shown(answers.responses)} does not lead to a file at or below the folder of the answers"
        hint = "Put the file beside the answers, and write its name; or use --responses FILE."
        yield from finder.at(("responses",), Complaint("outside", message, hint))
    groups = {group.id for group in framework.cover.groups}
    for group in answers.invited:
        if group not in groups:
            hint = nearest(group, groups, "Groups")
            wrong = Complaint("unknown-group", f"invited: there is no group {shown(group)}", hint)
            yield from finder.at(("invited", group), wrong)
    roles = {action.owner for _, action in framework.actions.values() if action.owner}
    for role in answers.plan.owners:
        if role not in roles:
            hint = nearest(role, roles, "Roles")
            wrong = Complaint("unknown-role", f"owners: no action is owned by {shown(role)}", hint, "warning")
            yield from finder.at(("plan", "owners", role), wrong)


def _decisions(finder: _Finder, framework: Framework) -> Iterator[Diagnostic]:
    """Check that what people decide about the plan names criteria and actions that exist, each once."""
    plan = finder.read.answers.plan
    for field, names in (("choose", plan.choose), ("not_now", plan.not_now)):
        for index, name in enumerate(names):
            path = ("plan", field, index)
            if name in names[:index]:
                first = finder.read.document.place("plan", field, names.index(name)).inside
                message = f"{field}: {shown(name)} stands twice; it was first named in {first}"
                yield from finder.at(path, Complaint("named-twice", message, "Delete one of the two."))
            else:
                yield from _unknown(finder, framework, field, path, name)
    for name in plan.not_before:
        yield from _unknown(finder, framework, "not_before", ("plan", "not_before", name), name)
    about = finder.read.answers.away_day
    for field, votes in (("votes_of_members", about.votes_of_members), ("votes_of_leaders", about.votes_of_leaders)):
        for name in votes:
            yield from _unknown(finder, framework, field, ("away_day", field, name), name)


def _unknown(finder: _Finder, framework: Framework, field: str, path: ValuePath, name: str) -> Iterator[Diagnostic]:
    if "/" in name:
        if name not in framework.actions:
            criterion = framework.by_ref.get(name.partition("/")[0])
            known = [f"{criterion.ref}/{action.id}" for action in criterion.actions] if criterion else framework.actions
            hint = nearest(name, known, "Its actions" if criterion else "Actions")
            wrong = Complaint("unknown-action", f"{field}: there is no action {shown(name)}", hint)
            yield from finder.at(path, wrong)
    elif name not in framework.by_ref:
        hint = nearest(name, framework.by_ref, "Criteria")
        yield from finder.at(
            path, Complaint("unknown-criterion", f"{field}: there is no criterion {shown(name)}", hint)
        )


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


def _manifesto(finder: _Finder, framework: Framework) -> Iterator[Diagnostic]:
    """Check that the wants of each side name offers of the other, and that the criteria exist."""
    manifesto, all_as_typed = finder.read.answers.manifesto, finder.read.mended.is_all_as_typed
    for offering, offers, wanting, wants in (
        ("organisation_offers", manifesto.organisation_offers, "members_want", manifesto.members_want),
        ("members_offer", manifesto.members_offer, "organisation_wants", manifesto.organisation_wants),
    ):
        first: dict[str, int] = {}
        for index, offer in enumerate(offers):
            if offer.id is not None and first.setdefault(offer.id, index) != index:
                earlier = finder.read.document.place("manifesto", offering, first[offer.id]).inside
                message = f"{offering}: the id {shown(offer.id)} stands twice; it was first given in {earlier}"
                wrong = Complaint("duplicate-id", message, "Give one of them another id.")
                yield from finder.at(("manifesto", offering, index, "id"), wrong)
        for index, want in enumerate(wants):
            if want.met_by is not None and want.met_by not in first and all_as_typed("manifesto", offering):
                hint = nearest(want.met_by, first, "Offers") or "Give the offer that meets this want an id."
                wrong = Complaint("unknown-offer", f"met_by: {offering} has no offer {shown(want.met_by)}", hint)
                yield from finder.at(("manifesto", wanting, index, "met_by"), wrong)
        for name, lines in ((offering, offers), (wanting, wants)):
            for index, promise in enumerate(lines):
                if promise.criterion is not None and promise.criterion not in framework.by_ref:
                    hint = nearest(promise.criterion, framework.by_ref, "Criteria")
                    wrong = Complaint("unknown-criterion", f"there is no criterion {shown(promise.criterion)}", hint)
                    yield from finder.at(("manifesto", name, index, "criterion"), wrong)


def _levels(finder: _Finder, framework: Framework) -> Iterator[Diagnostic]:
    """Check that the domains and criteria exist, and that no level is above the top."""
    domains, scale = framework.domain_by_id, scale_of(framework)
    for domain, target in finder.read.answers.targets.items():
        if domain not in domains:
            hint = nearest(domain, domains, "Domains")
            wrong = Complaint("unknown-domain", f"targets: there is no domain {shown(domain)}", hint)
            yield from finder.at(("targets", domain), wrong)
        yield from _not_above(scale, finder, ("targets", domain), "target", target)
    for domain, section in finder.read.answers.answers.items():
        path = ("answers", domain)
        if domain not in domains:
            hint = nearest(domain, domains, "Domains")
            yield from finder.at(path, Complaint("unknown-domain", f"there is no domain {shown(domain)}", hint))
        for criterion, answer in section.items():
            if domain in domains and f"{domain}.{criterion}" not in framework.by_ref:
                message = f"there is no criterion {shown(criterion)} in {domain}"
                hint = _where_is(criterion, domain, framework)
                yield from finder.at((*path, criterion), Complaint("unknown-criterion", message, hint))
            yield from _not_above(scale, finder, (*path, criterion, "level"), "level", answer.rating)
            yield from _not_above(scale, finder, (*path, criterion, "target"), "target", answer.target)


def _not_above(scale: Scale, finder: _Finder, path: ValuePath, name: str, level: int | None) -> Iterator[Diagnostic]:
    top = scale.numbers[-1]
    if level is not None and level > top:
        message = f"{name} {level} is above the top of the scale, {top}"
        hint = levels_hint(scale, states=name == "level")
        yield from finder.at(path, Complaint("level-above-top", message, hint))


def _where_is(criterion: str, domain: str, framework: Framework) -> str:
    """Say which criterion was meant: one of the same name elsewhere, or the nearest here."""
    here = [other.id for other in framework.domain_by_id[domain].criteria]
    elsewhere = [other.domain for other in framework.criteria() if other.id == criterion]
    return f"There is one in {elsewhere[0]}: move it there." if elsewhere else nearest(criterion, here, "Its criteria")


def _subject(whole: frozenset[str], path: ValuePath) -> str:
    """Name the criterion that a path lies in, or the domain where that is answered as a whole."""
    match path:
        case ("answers", str(domain), *_) if domain in whole and is_id(domain):
            return domain
        case ("answers", str(domain), str(criterion), *_) if is_id(domain) and is_id(criterion):
            return f"{domain}.{criterion}"
        case ("answers" | "targets", str(domain), *_) if is_id(domain):
            return domain
        case _:
            return ""
