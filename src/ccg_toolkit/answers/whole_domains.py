"""Answers given for a whole domain at once, and what stands beside its criteria instead of below one of them."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from typing import Any

from ccg_toolkit.answers.models import Answer
from ccg_toolkit.answers.written_levels import STATES, state_meant
from ccg_toolkit.sources import Complaint, Diagnostic, Document, ValuePath, listed, shown
from ccg_toolkit.sources.characters import BLOT
from ccg_toolkit.sources.shape.values import described

_FIELDS = frozenset(Answer.model_fields)


@dataclass(slots=True)
class Spread:
    """A document in which each criterion has an answer of its own.

    Attributes:
        document: as if what was said of a whole domain had been written for each of its criteria.
        whole: the domains of which something was said as a whole.
        problems: what stands where a criterion is wanted.
    """

    document: Document
    whole: set[str] = field(default_factory=set)
    problems: list[Diagnostic] = field(default_factory=list)


def spread(document: Document, criteria: Mapping[str, Sequence[str]] | None) -> Spread:
    """Write out for each criterion what is said of its whole domain.

    Args:
        document: a file of answers.
        criteria: the criteria of each domain; where they are not known, nothing is said of what stands beside them.
    """
    made = Spread(document)
    sections = document.data.get("answers")
    if not isinstance(sections, dict):
        return made
    known = criteria or {}
    inner = _by_domain(document)
    written: dict[str, Any] = {}
    places, blots = dict(document.places), set(document.blots)
    for domain, section in sections.items():
        here = known.get(domain, ())
        answer = _for_all(section, here)
        if answer is not None:
            made.whole.add(domain)
            written[domain] = {criterion: dict(answer) for criterion in here}
            for path in inner.get(domain, ()):
                for criterion in here:
                    copy = ("answers", domain, criterion, *path[2:])
                    places[copy] = document.places[path]
                    if path in document.blots:
                        blots.add(copy)
            continue
        stray = [name for name in section if name in _FIELDS and name not in here] if isinstance(section, dict) else []
        if stray:
            written[domain] = {name: value for name, value in section.items() if name not in stray}
            if criteria is not None and ("answers", domain, "level") not in document.blots:
                made.problems += _stray(document, domain, section, stray)
    if written:
        data = {**document.data, "answers": {**sections, **written}}
        made.document = replace(document, data=data, places=places, blots=frozenset(blots))
    return made


def _for_all(section: object, criteria: Sequence[str]) -> dict[str, Any] | None:
    """Give the answer that holds for a whole domain, if there is one."""
    if isinstance(section, str):
        return {"level": section} if state_meant(section) else None
    if not isinstance(section, dict) or not all(_like_a_field(name, criteria) for name in section):
        return None
    level = section.get("level")
    return section if isinstance(level, str) and state_meant(level) else None


def _like_a_field(name: str, criteria: Sequence[str]) -> bool:
    """Tell a field of an answer, even one that is mistyped, from a criterion."""
    return name not in criteria and (name in _FIELDS or bool(get_close_matches(name.lower(), _FIELDS, n=1, cutoff=0.7)))


def _by_domain(document: Document) -> dict[str | int, list[ValuePath]]:
    """Give the paths of all answers, for each domain."""
    paths = defaultdict[str | int, list[ValuePath]](list)
    for path in document.places:
        if path[:1] == ("answers",) and len(path) > 1:
            paths[path[1]].append(path)
    return paths


def _stray(document: Document, domain: str, section: Mapping[str, Any], stray: Sequence[str]) -> Iterator[Diagnostic]:
    """Report fields that stand where the criteria of a domain do."""
    level = section.get("level")
    others = [name for name in section if name not in stray and name != BLOT]
    if isinstance(level, str) and state_meant(level) and others:
        message = f"level says of the whole domain that it is {state_meant(level)}, and it holds {_some(others)} too"
        hint = "Keep one of the two: the whole domain, or its criteria one by one."
        yield Complaint("whole-domain", message, hint).at(document.place("answers", domain, "level"), domain)
        return
    if level is not None and "level" in stray:
        message = f"level {described(level)} cannot be said of a whole domain"
        states = " and ".join(f"`{state}`" for state in STATES)
        hint = f"Write a level behind the colon of each criterion; of a whole domain only {states} can be said."
        yield Complaint("whole-domain", message, hint).at(document.place("answers", domain, "level"), domain)
        return
    for name in stray:
        message = f"{name} stands where a criterion is wanted"
        hint = "Move it two spaces further in, below the criterion that it belongs to; its level goes there too, as `level: ...`."
        yield Complaint("beside-criteria", message, hint).at(document.place("answers", domain, name), domain)


def _some(names: Sequence[str]) -> str:
    return listed([shown(name) for name in names[:3]]) if len(names) <= 3 else f"{len(names)} criteria"
