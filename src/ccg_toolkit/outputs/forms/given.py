"""What answers hold, taken apart for a form: single values by their paths, in the order of the fields."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from ccg_toolkit.answers import Answers
from ccg_toolkit.answers.form.keys import single_keys
from ccg_toolkit.framework import Framework
from ccg_toolkit.sources import ValuePath
from ccg_toolkit.sources.shape.fields import fields, kind_at, model_in


def beside_levels(answers: Answers | None) -> dict[ValuePath, Any]:
    """Give all that answers hold but the answers themselves, by path, in the order of the fields; no defaults."""
    whole = answers.model_dump(exclude_unset=True, exclude={"answers"}) if answers else {}
    return dict(_leaves(whole, ()))


def roles_in(framework: Framework, given: Mapping[ValuePath, Any]) -> list[str]:
    """Name the roles that own actions, then those that only the answers know."""
    return list(dict.fromkeys([*framework.owners, *(str(path[2]) for path in given if path[:2] == ("plan", "owners"))]))


def other_paths(given: Mapping[ValuePath, Any], asked: Collection[ValuePath]) -> list[ValuePath]:
    """Give the paths of what is not asked elsewhere: all that is given, and all that may be, in the order of the fields.

    Args:
        given: what answers hold.
        asked: the paths that have a place of their own.
    """
    mine = [path for path in given if path not in asked]
    lists = {path[:at] for path in mine for at, step in enumerate(path) if isinstance(step, int)}
    blank = [
        path
        for path in single_keys()
        if path not in asked and path not in given and not any(path[: len(one)] == one for one in lists)
    ]
    return sorted([*mine, *blank], key=_in_order_of_fields)


def _leaves(value: Any, path: ValuePath) -> Iterator[tuple[ValuePath, Any]]:  # noqa: ANN401 - a tree of plain values
    if isinstance(value, dict):
        for name, item in value.items():
            yield from _leaves(item, (*path, name))
    elif isinstance(value, list | tuple):
        for at, item in enumerate(value):
            yield from _leaves(item, (*path, at))
    elif value is not None:
        yield path, value


def _in_order_of_fields(path: ValuePath) -> list[tuple[int, str]]:
    order: list[tuple[int, str]] = []
    for at, step in enumerate(path):
        model = model_in(kind_at(Answers, path[:at])[0])
        names = list(fields(model)) if model else []
        order.append((step, "") if isinstance(step, int) else (names.index(step) if step in names else 0, step))
    return order
