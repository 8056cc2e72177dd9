"""Warn of what a file of answers may say and a person would hardly mean: nothing here stops the work."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from ccg_toolkit.answers.manifesto import Promise
from ccg_toolkit.answers.models import Answer, Answers
from ccg_toolkit.answers.people import People
from ccg_toolkit.answers.placeholders import is_drafted, is_no_name, is_placeholder
from ccg_toolkit.answers.written_levels import NOT_APPLICABLE
from ccg_toolkit.sources import Complaint, ValuePath, listed

DRAFTED, NAMED_IN_COMMENT, NAMED = "drafted-comment", "person-in-comment", "person"
"""Rules of warnings of what is printed: they matter to whoever prints it, the first two only with its comments."""

_LONG_BEFORE = 3
"""Months from the start of a plan to the assessment: a quarter that has gone by cannot be planned."""
_LONG_AFTER = 24
_MOST_NAMED = 4
_MOST_READ = 100_000
"""Letters in which people are looked for: more than anyone writes, and what a hostile file can make us read."""


@dataclass(frozen=True, slots=True)
class Oversight:
    """A warning, and the path of the value that it is about."""

    path: ValuePath
    complaint: Complaint


def oversights(
    answers: Answers, today: date | None, roles: Collection[str], *, levels: bool, dated: bool
) -> Iterator[Oversight]:
    """Find what was probably overlooked.

    Args:
        answers: as far as they could be read.
        today: the day of the reader, to tell what lies in the future; ``None`` where that is not to be told.
        roles: of the framework, which own actions.
        levels: whether the levels are sure, as they are where there is no error.
        dated: whether the day of the assessment could be read, which other days are held against.
    """
    yield from _left_as_written(answers)
    yield from _left_as_drafted(answers)
    if dated:
        yield from _dates(answers, today)
    if levels:
        yield from _targets(answers)
    yield from _said_in_vain(answers)
    yield from _people(answers, roles)


def _left_as_written(answers: Answers) -> Iterator[Oversight]:
    """Warn of words of the template, which would be printed."""
    names: list[tuple[ValuePath, str | None, str]] = [
        (("organisation",), answers.organisation, "Write the name of your organisation: it stands on every page."),
        (("assessed_by",), answers.assessed_by, "Write who agreed the answers, or delete the line."),
    ]
    for role, person in answers.plan.owners.items():
        names.append(
            (("plan", "owners", role), person, "Write the name, or delete the line: then the role alone is printed.")
        )
    paper = answers.paper
    for field in ("title", "meeting", "author", "presenter", "sponsor", "on_behalf_of"):
        hint = "Write it, or delete the line: then the paper has a place to fill in."
        names.append((("paper", field), getattr(paper, field), hint))
    for name, lines in _promises(answers):
        for index, promise in enumerate(lines):
            hint = "Write the name, or delete the line: then there is room to write on."
            names.append((("manifesto", name, index, "owner"), promise.owner, hint))
    for path, text, hint in names:
        if text is not None and is_no_name(text):
            yield _left(path, hint)
    for path, text in _texts(answers):
        if is_placeholder(text):
            yield _left(path, "Write your own, or delete the line.")


def _left_as_drafted(answers: Answers) -> Iterator[Oversight]:
    """Warn once of comments that a draft made of what leaders said, and nobody has written over."""
    left = [path for path, answer in _each(answers) if is_drafted(answer.comment or "")]
    if left:
        message = "comment stands as the draft made it, and a report prints it so"
        also = f" The same with {_named(left[1:])}." if len(left) > 1 else ""
        yield _warned((*left[0], "comment"), DRAFTED, message, f"Write your own reasons over it, or delete it.{also}")


def _left(path: ValuePath, hint: str) -> Oversight:
    name = next(str(step) for step in reversed(path) if isinstance(step, str))
    return Oversight(
        path,
        Complaint("placeholder", f"{name} is not filled in yet, and would be printed as it stands", hint, "warning"),
    )


def _texts(answers: Answers) -> Iterator[tuple[ValuePath, str]]:
    if answers.membership:
        yield ("membership",), answers.membership
    for name, lines in _promises(answers):
        for index, promise in enumerate(lines):
            yield ("manifesto", name, index, "text"), promise.text
            if promise.measure:
                yield ("manifesto", name, index, "measure"), promise.measure
    yield from _texts_of_ratings(answers)


def _texts_of_ratings(answers: Answers) -> Iterator[tuple[ValuePath, str]]:
    for path, answer in _each(answers):
        for field in ("comment", "because"):
            if text := getattr(answer, field):
                yield (*path, field), text
        for index, item in enumerate(answer.evidence):
            yield (*path, "evidence", index, "what"), item.what


def _dates(answers: Answers, today: date | None) -> Iterator[Oversight]:
    """Warn of dates in an order that cannot be."""
    on, plan = answers.assessed_on, answers.plan
    if today is not None and on > today:
        message = f"the assessment lies in the future: it is dated {on}, and today is {today}"
        yield _warned(
            ("assessed_on",), "date-order", message, "Check the year; write the day on which the answers were agreed."
        )
    if (starts := plan.starts_on) is not None:
        gap = _months(starts, on)
        if gap >= 3 * plan.quarters:
            message = (
                f"the plan ends before the assessment of {on}: it starts on {starts} and has {plan.quarters} quarters"
            )
            hint = "Let it start after the assessment; without `starts_on` it starts on the next quarter day."
            yield _warned(("plan", "starts_on"), "date-order", message, hint)
        elif gap >= _LONG_BEFORE:
            message = f"the plan starts on {starts}, {gap} months before the assessment of {on}"
            hint = "Quarters that have gone by are planned too; let it start after the assessment."
            yield _warned(("plan", "starts_on"), "date-order", message, hint)
        elif _months(on, starts) >= _LONG_AFTER:
            message = f"the plan starts on {starts}, more than two years after the assessment of {on}"
            yield _warned(("plan", "starts_on"), "date-order", message, "Check the year.")
    dated: list[tuple[ValuePath, date | None, str]] = [
        (("paper", "meeting_on"), answers.paper.meeting_on, "the meeting"),
        (("paper", "prepared_on"), answers.paper.prepared_on, "the paper"),
    ]
    for name, lines in _promises(answers):
        dated += [
            (("manifesto", name, index, "review_on"), line.review_on, "the review") for index, line in enumerate(lines)
        ]
    for path, day, what in dated:
        if day is not None and day < on:
            message = f"{what} is dated {day}, before the assessment of {on}"
            yield _warned(path, "date-order", message, "Check the year.")
    meeting, prepared = answers.paper.meeting_on, answers.paper.prepared_on
    if meeting and prepared and prepared > meeting >= on:
        message = f"the paper is dated {prepared}, after its meeting of {meeting}"
        yield _warned(("paper", "prepared_on"), "date-order", message, "Check both dates.")


def _targets(answers: Answers) -> Iterator[Oversight]:
    """Warn of targets that lie below what is reached: once for all single criteria, and once for each domain."""
    own = [(path, answer) for path, answer in _each(answers) if _below(answer.target, answer)]
    if own:
        path, answer = own[0]
        message = f"target {answer.target} is below level {answer.rating}, so that there is nothing to plan"
        also = f" The same with {_named([other for other, _ in own[1:]])}." if len(own) > 1 else ""
        yield _warned(
            (*path, "target"),
            "target-below-level",
            message,
            f"Raise the target, or delete it if the level will do.{also}",
        )
    for domain, target in answers.targets.items():
        aiming = [answer for answer in answers.answers.get(domain, {}).values() if answer.target is None]
        rated = [answer for answer in aiming if answer.rating is not None]
        if rated and all(_below(target, answer) for answer in rated):  # a few above the others are nothing unusual
            message = f"the target {target} of {domain} is below every level that is reached there"
            hint = "Raise it, or delete it if the levels will do: there is nothing to plan."
            yield _warned(("targets", domain), "target-below-level", message, hint)


def _below(target: int | None, answer: Answer) -> bool:
    return target is not None and answer.rating is not None and target < answer.rating


def _said_in_vain(answers: Answers) -> Iterator[Oversight]:
    """Warn of what has no effect where a criterion does not apply."""
    for path, answer in _each(answers):
        if answer.level == NOT_APPLICABLE:
            given = [field for field in ("target", "importance", "evidence") if field in answer.model_fields_set]
            if given:
                counts = "counts" if len(given) == 1 else "count"
                message = f"{listed(given)} {counts} for nothing where a criterion does not apply"
                hint = "Delete it; or rate the criterion, if it does apply."
                yield _warned((*path, given[0]), "said-in-vain", message, hint)


def _people(answers: Answers, roles: Collection[str]) -> Iterator[Oversight]:
    """Warn of texts that say who thought what, or whose doing a level is: they are printed, and few can answer there."""
    people = People.of(answers.organisation, answers.plan.owners.values(), roles)
    left = _MOST_READ
    for path, text in _texts_of_ratings(answers):
        left -= len(text)
        if left < 0:
            return
        if points := people.pointed_to(text):
            field = "evidence" if "evidence" in path else path[-1]
            rule = NAMED
            hint = (
                "Write what was said or done, not by whom: \u2018some of us\u2019, \u2018one view was\u2019, a document with "
                "its date."
            )
            if field == "comment":
                rule, hint = NAMED_IN_COMMENT, f"{hint} `assess --no-comments` leaves all comments out."
            yield _warned(path, rule, f"{field} {points}", hint)


def _each(answers: Answers) -> Iterator[tuple[ValuePath, Answer]]:
    for domain, section in answers.answers.items():
        for criterion, answer in section.items():
            yield ("answers", domain, criterion), answer


def _promises(answers: Answers) -> Iterator[tuple[str, Sequence[Promise]]]:
    manifesto = answers.manifesto
    for name in type(manifesto).model_fields:
        yield name, getattr(manifesto, name)


def _months(first: date, last: date) -> int:
    """Give the whole months from one day to another; below 0 where it is earlier."""
    return (last.year - first.year) * 12 + last.month - first.month - (last.day < first.day)


def _named(paths: Sequence[ValuePath]) -> str:
    return _listed([f"{path[1]}.{path[2]}" for path in paths])


def _listed(names: Sequence[str]) -> str:
    if len(names) <= _MOST_NAMED:
        return listed(names)
    return f"{', '.join(names[: _MOST_NAMED - 1])} and {len(names) - _MOST_NAMED + 1} more"


def _warned(path: ValuePath, rule: str, message: str, hint: str) -> Oversight:
    return Oversight(path, Complaint(rule, message, hint, "warning"))
