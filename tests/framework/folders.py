"""Framework folders for tests, each file in a line or two."""

from collections.abc import Mapping
from pathlib import Path

EXTENDS = "extends: ccg-membership\nid: ours\n"
COVER = """\
id: tiny
title: Tiny framework
version: 1.0.0
terms:
  {organisation: club, organisations: clubs, member: shop, members: shops, leader: steward, leaders: stewards,
   board: committee, area: town}
scale: [{name: Nothing}, {name: Some}, {name: All}]
bands: [{from: 0, name: Low}, {from: 1, name: High}]
target: 2
in_place: 1
priorities: {gap: 1}
effort: {S: 1}
capacity: 4
"""


def domain(name: str, more: str = "", *, order: int = 1) -> str:
    return f"id: {name}\ntitle: {name.capitalize()}\norder: {order}\npurpose: To try things out.\n{more}"


def criteria(domain: str, *entries: str, off: str = "") -> str:
    listed = "criteria:\n" + "".join(entries) if entries else ""
    return f"domain: {domain}\n" + (f"off: [{off}]\n" if off else "") + listed


def criterion(name: str, *actions: str, levels: int = 3, requires: str = "", more: str = "") -> str:
    described = ", ".join(f"level {number}" for number in range(levels))
    lines = [f"  - id: {name}", f"    title: {name}", "    statement: It is so.", f"    levels: [{described}]"]
    lines += [f"    requires: [{requires}]"] if requires else []
    lines += ["    actions:", *(f"      - {action}" for action in actions)] if actions else []
    return "\n".join(lines) + f"\n{more}"


def action(name: str, begins: int, reaches: int, needs: str = "") -> str:
    return f"{{id: {name}, title: {name}, from: {begins}, to: {reaches}, effort: S, needs: [{needs}]}}"


def write(folder: Path, cover: str, files: Mapping[str, str]) -> Path:
    """Write a folder; `files` are named without their ending, such as ``domains/money``."""
    for name, text in {"framework": cover, **files}.items():
        path = folder / f"{name}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder
