"""Templates only lay out: what decides, looks up, sorts, counts or chooses words is Python, with types and tests.

A template may show a field, walk through a list, ask whether a field is there or true, and put templates together. All
else is asked for by name, from the short lists below.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from jinja2 import Environment, nodes

TEMPLATES = Path(__file__).parents[2] / "templates"

HELPERS = {
    "caller": "what stands between the beginning and the end of a macro's call",
    "asset": "a file as data, which only a template can name",
    "stylesheet": "a style sheet, which is a template of its own",
    "script": "the script of the questionnaire, which is a file of its own",
    "super": "what a block held before",
    "nearest": "the colours are a list that a template sets, of any length",
    "meter_name": "the class of a criterion's boxes, for a template that has only their list",
    "points_in_words": "a number of points with its noun, for a template that has only the number",
    "stopped": "how a text ends where the line goes on after it: with one full stop, whatever it ends with",
    "two_columns": "which of some texts stand in which of two columns",
}
"""Functions that a template may call, and why each is one of layout; macros may be called as well."""

FILTERS = {"urlencode": "a drawing becomes an address, so that a style can name it"}

_PLAIN = (
    nodes.Block,
    nodes.CallBlock,
    nodes.Const,
    nodes.Extends,
    nodes.FromImport,
    nodes.Getattr,
    nodes.Import,
    nodes.Include,
    nodes.Keyword,
    nodes.List,
    nodes.Macro,
    nodes.Name,
    nodes.Output,
    nodes.Template,
    nodes.TemplateData,
)
"""What only shows or puts together, whatever stands in it. A list is checked where it stands: see `_is_setting`."""


def computing_in(text: str) -> Iterator[str]:
    """Find what a template does besides laying out: the line, and what stands there."""
    tree = Environment(autoescape=True).parse(text)
    macros = _macros(tree)
    for node in _all(tree):
        if not _lays_out(node, macros):
            yield f"line {node.lineno}: {type(node).__name__} {getattr(node, 'name', '')}".rstrip()


def _all(node: nodes.Node) -> Iterator[nodes.Node]:
    yield node
    for child in node.iter_child_nodes():
        yield from _all(child)


def _macros(tree: nodes.Template) -> set[str]:
    """Name the macros that a template makes or takes from another one."""
    taken = [name for node in tree.find_all(nodes.FromImport) for name in node.names]
    made = [macro.name for macro in tree.find_all(nodes.Macro)]
    return {*made, *(name if isinstance(name, str) else name[1] for name in taken)}


def _lays_out(node: nodes.Node, macros: set[str]) -> bool:
    match node:
        case nodes.Tuple():
            allowed = node.ctx == "store"
        case nodes.Assign():
            allowed = _is_setting(node.node)
        case nodes.AssignBlock():
            allowed = node.filter is None
        case nodes.For():
            allowed = _is_field(node.iter) and node.test is None and not node.recursive
        case nodes.If():
            allowed = _is_field(node.test) or isinstance(node.test, nodes.Not)
        case nodes.Not():
            allowed = _is_field(node.node)
        case nodes.Filter():
            allowed = node.name in FILTERS
        case nodes.Call():
            allowed = isinstance(node.node, nodes.Name) and node.node.name in {*HELPERS, *macros}
        case _:
            allowed = isinstance(node, _PLAIN)
    return allowed


def _is_field(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Name) or (isinstance(node, nodes.Getattr) and _is_field(node.node))


def _is_setting(node: nodes.Node) -> bool:
    """Whether a name is set to a field, to a fixed text or list of them, or to what a helper gives."""
    if isinstance(node, nodes.List):
        return all(isinstance(item, nodes.Const) for item in node.items)
    if isinstance(node, nodes.Call):
        return isinstance(node.node, nodes.Name) and node.node.name in HELPERS
    return isinstance(node, nodes.Const) or _is_field(node)


FILES = {str(path.relative_to(TEMPLATES)): path for path in sorted(TEMPLATES.rglob("*.j2"))}


@pytest.mark.parametrize("name", FILES)
def test_a_template_only_lays_out(name: str) -> None:
    assert list(computing_in(FILES[name].read_text(encoding="utf-8"))) == []


def test_there_are_templates() -> None:
    assert len(FILES) > 30


@pytest.mark.parametrize(
    "template",
    [
        "{{ view.domains | length }}",
        '{{ view.names | join(", ") }}',
        '{{ "a gap" if view.gaps == 1 else "gaps" }}',
        '{{ "yes" if view.there }}',
        "{{ view.domains[0].title }}",
        "{{ view.domains[:5] }}",
        "{{ chart.head - 4 }}",
        '{{ view.title ~ "." }}',
        "{{ view.title.upper() }}",
        "{{ range(3) }}",
        "{% for domain in view.domains if domain.there %}{% endfor %}",
        "{% for domain in view.domains | sort %}{% endfor %}",
        "{% for name in (view.one, view.other) %}{% endfor %}",
        '{% if view.state == "rated" %}{% endif %}',
        "{% if view.one and view.other %}{% endif %}",
        "{% if view.one is defined %}{% endif %}",
        "{% set all = namespace(lines=[]) %}",
        "{% set all = [view.one] %}",
        '{% set words = {"one": "other"} %}',
    ],
)
def test_what_computes_is_found(template: str) -> None:
    assert list(computing_in(template)) != []


@pytest.mark.parametrize(
    "template",
    [
        '{% extends "a.j2" %}{% block style %}{{ super() }}{% endblock %}',
        '{% from "a.j2" import band %}{% import "b.j2" as colours %}{{ band(view.band) }}{{ colours.main }}',
        "{% for title, scores in view.rows %}{{ title }}{% if not loop.last %}, {% endif %}{% else %}None{% endfor %}",
        "{% if view.there %}{% elif view.other %}{% else %}{% endif %}",
        "{% macro one(item, wide=false) %}{{ item.title }}{% endmacro %}{{ one(view.first, wide=true) }}",
        '{% set chart = view.chart %}{% set main = "#fff" %}{% set bands = ["#fff", "#000"] %}',
        '{% from "a.j2" import more %}{% call more(page, "h3", "load") %}{{ view.load }}{% endcall %}',
        "{% macro more(page) %}{% if page.folds %}{{ caller() }}{% endif %}{% endmacro %}",
        "{% set drawing %}<svg/>{% endset %}{{ drawing | urlencode }}",
    ],
)
def test_what_lays_out_is_let_through(template: str) -> None:
    assert list(computing_in(template)) == []
