"""Answers of an earlier version, read by the framework of today: what bears a name that `was` tells of bears today's."""

from collections.abc import Iterator

from ccg_toolkit.answers.form.entries import Entries, entries_of
from ccg_toolkit.framework import Framework, read_by_earlier_name
from ccg_toolkit.sources import Diagnostic, Document, Place, ValuePath
from ccg_toolkit.sources.yaml.reader import Scalar

_KEYED = {("targets",), ("plan", "not_before"), ("away_day", "votes_of_members"), ("away_day", "votes_of_leaders")}
"""Maps whose keys are names of the framework, beside the answers themselves."""
_LISTED = {("plan", "choose"), ("plan", "not_now")}
"""Lists of such names."""


def carried_over(document: Document, framework: Framework) -> tuple[Document, list[Diagnostic]]:
    """Put the names of today in the place of earlier ones.

    Args:
        document: a file of answers, of any version of the framework.
        framework: that of today, which knows the earlier names of its domains and criteria.

    Returns:
        The document, in which each value keeps its place in the file; and one warning that says what was carried over,
        with an error for each value that stands there under two names, and not the same.
    """
    earlier = dict(_earlier_names(document, framework)) if framework.heirs or framework.domain_heirs else {}
    if not earlier:
        return document, []
    whole = Entries()
    for path, value, place in entries_of(document):
        if _is_name(path) and isinstance(value, Scalar):
            value = Scalar(framework.name_now(value), plain=value.plain)  # noqa: PLW2901 - the same, by its name of today
        whole.put(_path_now(path, framework), value, place)
    whole.blots |= {_path_now(path, framework) for path in document.blots}
    groups = {_path_now(path, framework): place for path, place in document.places.items()}
    whole.places = {**groups, **whole.places}
    first = min(earlier.values(), key=lambda place: (place.sheet, place))
    return whole.document(document.name), [*whole.problems, read_by_earlier_name(earlier).at(first)]


def _earlier_names(document: Document, framework: Framework) -> Iterator[tuple[tuple[str, str], Place]]:
    """Give each earlier name with that of today, and where it stands first."""
    seen: set[tuple[str, str]] = set()
    for path, value, place in entries_of(document):
        old = str(value) if _is_name(path) else _name_in(path)
        if path[0] == "answers" and len(path) > 2 and old not in framework.heirs:
            old = str(path[1])
        pair = old, framework.name_now(old)
        if pair[0] != pair[1] and pair not in seen:
            seen.add(pair)
            yield pair, place


def _path_now(path: ValuePath, framework: Framework) -> ValuePath:
    match path:
        case ("answers", str(domain), str(criterion), *rest):
            heir = framework.heirs.get(f"{domain}.{criterion}") or f"{framework.name_now(domain)}.{criterion}"
            now, _, name = heir.partition(".")
            return ("answers", now, name, *rest)
        case ("answers", str(domain)):
            return ("answers", framework.name_now(domain))
        case (*above, str(name)) if tuple(above) in _KEYED:
            return (*above, framework.name_now(name))
    return path


def _name_in(path: ValuePath) -> str:
    """Give the name of the framework that a path leads through; empty where it leads through none."""
    match path:
        case ("answers", str(domain), str(criterion), *_):
            return f"{domain}.{criterion}"
        case ("answers", str(domain)):
            return domain
        case (*above, str(name)) if tuple(above) in _KEYED:
            return name
    return ""


def _is_name(path: ValuePath) -> bool:
    """Tell whether the value at a path is a name of the framework."""
    return path[:-1] in _LISTED or (path[0] == "manifesto" and path[-1] == "criterion")
