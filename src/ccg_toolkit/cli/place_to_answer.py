"""Room for a new domain in a file of answers that a person has written into: one block more, and all else as it was."""

import re

from ccg_toolkit.cli.starters import domain_to_answer
from ccg_toolkit.framework import Domain, Framework
from ccg_toolkit.sources import errors, parse_yaml

_BEGINS = re.compile(r"answers:[ \t]*(?:#.*)?")
_USUAL = "  "
"""How far in a domain stands where there is none to go by."""


def with_place_for(text: str, framework: Framework, domain: Domain) -> str | None:
    """Add a place to answer a domain at the end of the answers.

    Args:
        text: a file of answers, with remarks, blank lines and an order of its own.
        framework: what it answers.
        domain: the new one.

    Returns:
        The text with the block, every line of the old one in its place; the same text where the domain is there
        already; ``None`` where no place for it is sure, such as in answers written within braces.
    """
    before = _read(text)
    lines = text.splitlines(keepends=True)
    begins = [place for place, line in enumerate(lines) if _BEGINS.fullmatch(line.strip("\r\n"))]
    answered = None if before is None else before.get("answers") or {}
    if before is None or len(begins) != 1 or not isinstance(answered, dict):
        return None
    if before.get("framework", ".") not in {".", "./", framework.cover.id}:
        return None
    if domain.id in answered:
        return text
    block = _lines_of(lines, begins[0] + 1)
    last = max(block, default=begins[0])
    end = "\r\n" if lines[0].endswith("\r\n") else "\n"
    if not lines[last].endswith(end):
        lines[last] += end
    written = (lines[place] for place in block if lines[place].strip()[0] != "#")
    margin = next((line[: len(line) - len(line.lstrip(" "))] for line in written), _USUAL)
    new = ["", *(f"{margin}{line}" if line else "" for line in domain_to_answer(framework, domain))]
    made = "".join([*lines[: last + 1], *(f"{line}{end}" for line in new), *lines[last + 1 :]])
    wanted = {
        **before,
        "answers": {**answered, domain.id: dict.fromkeys(criterion.id for criterion in domain.criteria)},
    }
    return made if _read(made) == wanted else None


def _lines_of(lines: list[str], start: int) -> list[int]:
    """Give the places of the lines that belong to the answers: those set in, up to the next name at the edge."""
    block = []
    for place, line in enumerate(lines[start:], start=start):
        if line[0] in " \t" and line.strip():
            block.append(place)
        elif line.strip() and line[0] != "#":
            break
    return block


def _read(text: str) -> dict[str, object] | None:
    document, problems = parse_yaml(text, "answers.yaml")
    return None if document is None or errors(problems) else document.data
