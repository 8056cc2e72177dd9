"""What is asked of a criterion, as comments in a file of answers."""

from textwrap import wrap

from ccg_toolkit.framework import Criterion, Framework

_WIDTH = 92


def asked(framework: Framework, criterion: Criterion) -> list[str]:
    """Give the lines that stand above the place to answer: title, statement and the text of each level."""
    lines = [f"    # {criterion.title}"]
    lines += [f"    #   {line}" for line in _wrapped(criterion.statement)]
    for number, descriptor in enumerate(criterion.levels):
        first, *rest = _wrapped(f"{number} {framework.cover.scale[number].name}: {descriptor}")
        lines += [f"    #   {first}", *(f"    #     {line}" for line in rest)]
    return lines


def _wrapped(text: str) -> list[str]:
    """Break long lines of a text, and keep the ends of those that it has."""
    return [piece for line in text.splitlines() for piece in wrap(line, _WIDTH)]
