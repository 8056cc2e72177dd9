"""`docs/templates.md` tells what templates can show, and each of its recipes does what it says.

The tables of names are written from the code with `--update-golden`.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from inspect import cleandoc
from pathlib import Path
from types import UnionType
from typing import Any, Literal, get_args, get_origin, get_type_hints

import page as pdf_ua
import pytest

from ccg_toolkit.away_day import PackView, build_pack
from ccg_toolkit.outputs import render, render_page
from ccg_toolkit.report import (
    Assessment,
    ComparisonView,
    MembersView,
    PageView,
    QuestionnaireView,
    ReportView,
    build_view,
)
from ccg_toolkit.report.change_page import ChangePage
from ccg_toolkit.toolkit import assess, load
from ccg_toolkit.tracker import Value

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "templates.md"

_RECIPE = re.compile(r"^```[a-z]+ file=ours/(?P<name>\S+)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
_COLOUR = re.compile(r"^{% set (\w+) = ", re.MULTILINE)
_MARK = re.compile(r"^<!-- From here on .* -->\n", re.MULTILINE)
_ATTRIBUTE = re.compile(r"^ {4}(\w+(?:, \w+)*): (.*(?:\n {5,}.*)*)", re.MULTILINE)
_PLAIN: dict[Any, str] = {
    str: "text",
    int: "whole number",
    bool: "true or false",
    type(None): "none",
    Value: "text, number or date",
}


def _kind(hint: Any) -> str:
    """Say in words what a name holds."""
    origin, inner = get_origin(hint), get_args(hint)
    if hint in _PLAIN or origin is Literal:
        return _PLAIN.get(hint, "text")
    if origin is UnionType:
        return " or ".join(map(_kind, inner))
    if origin is Mapping:
        return f"{_kind(inner[1])} by name"
    if origin is tuple:
        return f"list: {_kind(inner[0])}" if inner[-1] is Ellipsis else f"({', '.join(map(_kind, inner))})"
    if is_dataclass(hint) and ".charts" in hint.__module__:
        return "geometry of a drawing"
    name: str = hint.__name__
    return f"[`{name}`](#{name.lower()})" if is_dataclass(hint) else name


def _within(hint: Any) -> Iterator[type]:
    """Give the views that stand in a type."""
    if is_dataclass(hint):
        yield hint  # type: ignore[misc] # a class, as no hint is an instance
    for inner in get_args(hint):
        yield from _within(inner)


def _views() -> list[type]:
    """Give the views that templates meet: those they begin with, and all that stand in these."""
    found: list[type] = [
        ReportView,
        PageView,
        MembersView,
        PackView,
        ComparisonView,
        ChangePage,
        QuestionnaireView,
    ]
    for view in found:
        inner = [part for hint in get_type_hints(view).values() for part in _within(hint)]
        found += [part for part in dict.fromkeys(inner) if part not in found and ".charts" not in part.__module__]
    return found


def _meaning(found: property) -> str:
    told = " ".join((found.__doc__ or "").replace("``", "`").replace("`None`", "`none`").split())
    return told[:1].lower() + told[1:]


def _table(view: type) -> str:
    about, _, told = (
        cleandoc(view.__doc__ or "").replace("``", "`").replace("`None`", "`none`").partition("\n\nAttributes:\n")
    )
    meanings = {name: text for names, text in _ATTRIBUTE.findall(told) for name in names.split(", ")}
    rows = [
        f"| `{name}` | {_kind(hint)} | {' '.join(meanings.get(name, '').split())} |"
        for name, hint in get_type_hints(view).items()
    ]
    rows += [
        f"| `{name}` | {_kind(get_type_hints(found.fget)['return'])} | {_meaning(found)} |"
        for name, found in vars(view).items()
        if isinstance(found, property)
    ]
    return "\n".join(
        ["", f"### {view.__name__}", "", about, "", "| name | holds | meaning |", "|---|---|---|", *rows, ""]
    )


def test_the_page_tells_every_name_and_what_it_holds(request: pytest.FixtureRequest) -> None:
    text = PAGE.read_text(encoding="utf-8")
    mark = _MARK.search(text)
    assert mark, "the line that says where the tables begin is gone"
    tables = "".join(map(_table, _views()))
    assert all(f"| `{field.name}` |" in tables for field in fields(ReportView))
    if request.config.getoption("--update-golden"):
        PAGE.write_text(text[: mark.end()] + tables, encoding="utf-8", newline="\n")
    assert PAGE.read_text(encoding="utf-8")[mark.end() :] == tables, "stale; renew it with --update-golden"


def test_the_page_tells_every_block_and_file() -> None:
    text = PAGE.read_text(encoding="utf-8")
    templates = sorted((ROOT / "templates").glob("*.j2"))
    assert templates
    for template in templates:
        assert f"`{template.name}`" in text
        for block in re.findall(r"{% block (\w+) %}", template.read_text(encoding="utf-8")):
            assert f"`{block}`" in text, f"{template.name} has a block {block}"
    for folder in ("sections", "entries"):
        files = sorted((ROOT / "templates" / folder).glob("*.j2"))
        assert files
        assert [name for name in (f"`{folder}/{file.name}`" for file in files) if name not in text] == []


def test_the_page_tells_every_colour() -> None:
    recipe = next(body for name, body in _recipes() if name == "templates/colours.j2")
    built_in = (ROOT / "templates" / "colours.j2").read_text(encoding="utf-8")
    assert _COLOUR.findall(recipe) == _COLOUR.findall(built_in) != []


def test_the_pieces_to_build_with_are_there() -> None:
    pieces = PAGE.read_text(encoding="utf-8").split("### Pieces to build with\n")[1].split("\n## ")[0]
    classes, macros = (
        re.findall(r"`([^`]+)`", "".join(re.findall(r"^\| (`.*?) \|", table, re.MULTILINE)))
        for table in pieces.split("And these are in")
    )
    styles = (ROOT / "templates" / "style.css.j2").read_text(encoding="utf-8")
    written = (ROOT / "templates" / "macros.html.j2").read_text(encoding="utf-8")
    assert len(classes) > 5
    assert len(macros) > 5
    assert [name for name in classes if not re.search(rf"\.{name}\b", styles)] == []
    assert [macro for macro in macros if f"{{% macro {macro} -%}}" not in written.replace(" %}", " -%}")] == []


@pytest.fixture
def ours(tmp_path: Path) -> Path:
    (tmp_path / "templates").mkdir()
    (tmp_path / "answers.yaml").write_text(
        "{organisation: Upland Practices, assessed_on: 2026-03-12, framework: ., answers: {contract: {definition: 1}}}"
    )
    (tmp_path / "framework.yaml").write_text("{extends: ccg-membership, id: upland, title: Ours, version: 1.0.0}")
    return tmp_path


def _recipes() -> list[tuple[str, str]]:
    """Give the files that the page has a reader write: names and texts."""
    return [(found["name"], found["body"]) for found in _RECIPE.finditer(PAGE.read_text(encoding="utf-8"))]


def _lead_nowhere(page: str) -> set[str]:
    """Give the links within a page that lead nowhere, unless a rule hides them."""
    links = set(re.findall(r'href="#([^"]+)"', page)) - set(re.findall(r'id="([^"]+)"', page))
    return {link for link in links if f':has([href="#{link}"])' not in page}


def _pages(assessment: Assessment, suffix: str) -> tuple[bytes, bytes]:
    """Make the report and the pack."""
    report = render(suffix, assessment, build_view(assessment))
    return report, render_page(suffix, build_pack(assessment), assessment.framework.folders)


@pytest.mark.wide
def test_every_recipe_changes_a_page_and_keeps_the_pdf_accessible(ours: Path) -> None:
    recipes = [
        (name, body) for name, body in _recipes() if name.startswith("templates/") and "organization" not in body
    ]
    assert len(recipes) >= 6
    inputs = load(ours / "answers.yaml").inputs
    assert inputs
    assessment = assess(inputs, version="0")
    before = _pages(assessment, ".html")
    for name, body in recipes:
        (ours / name).parent.mkdir(parents=True, exist_ok=True)
        (ours / name).write_text(body, encoding="utf-8")
        after = _pages(assessment, ".html")
        # A picture shows with the template that uses it; the last template only undoes the fault of its section.
        assert after != before or name.endswith(".svg"), f"{name} changes nothing:\n{body}"
        assert _lead_nowhere(after[0].decode()) == set(), body
        before = after
    for number, pdf in enumerate(_pages(assessment, ".pdf")):
        (ours / f"{number}.pdf").write_bytes(pdf)
        report = pdf_ua.validate_pdf(ours / f"{number}.pdf", profile=pdf_ua.ValidationProfile.PDF_UA_1)
        assert [f"{failure.rule_id}: {failure.message}" for failure in report.failures] == []
