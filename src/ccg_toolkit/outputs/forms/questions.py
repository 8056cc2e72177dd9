"""What is asked, as comments in a file of answers."""

from collections.abc import Iterator
from textwrap import wrap

from ccg_toolkit.framework import Criterion, Framework

_WIDTH = 92


def scale_explained(framework: Framework) -> Iterator[str]:
    """Give the levels, with what they mean where a criterion leaves it to them."""
    cover = framework.cover
    told = not all(criterion.own_levels for criterion in framework.criteria())
    for number in cover.numbers:
        yield f"#   {number} = {cover.level(number).name}"
        yield from (f"#       {line}" for line in (_wrapped(cover.level(number).meaning) if told else ()))


def question(framework: Framework, criterion: Criterion) -> list[str]:
    """Give the lines that stand above the place to answer: title, statement, and the text of each level of its own."""
    lines = [f"# {criterion.title}"]
    lines += [f"#   {line}" for line in _wrapped(criterion.statement)]
    cover = framework.cover
    for number in cover.numbers if criterion.own_levels else ():
        first, *rest = _wrapped(f"{number} {cover.level(number).name}: {criterion.text_of(number)}")
        lines += [f"#   {first}", *(f"#     {line}" for line in rest)]
    return lines


def _wrapped(text: str) -> list[str]:
    """Break long lines of a text, and keep the ends of those that it has."""
    return [piece for line in text.splitlines() for piece in wrap(line, _WIDTH)]
