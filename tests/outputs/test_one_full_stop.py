"""A text that ends with a full stop, such as a name with Ltd., is followed by no other one."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from io import BytesIO

import docx
import pytest

from ccg_toolkit.away_day import build_pack
from ccg_toolkit.outputs import render, render_page
from ccg_toolkit.outputs.change.formats import render_changes
from ccg_toolkit.outputs.pdf import pdf_from
from ccg_toolkit.report import Assessment, Edition, Setting, build_view
from ccg_toolkit.report.build_change import build_change_view
from ccg_toolkit.toolkit import Inputs, assess
from tests.builders import action, answers, criterion, framework

from .changes import example_changes
from .conftest import a_year_on
from .shapes import shape

TWICE = re.compile(r"[^.\n]{0,40}[^.]\.\.(?!\.)")
MEMBERS = Setting(edition=Edition.MEMBERS)


@cache
def shortened() -> Assessment:
    """Give an assessment whose every title and name ends with a full stop."""
    return shape(3, 4, named=lambda text: f"{text} Ltd.", voices="mixed", capacity=3)


@cache
def a_year_on_by_few() -> Assessment:
    assessment = a_year_on()
    by = {"assessed_by": "A group, in Jan. and Feb.", "organisation": "St. Mary's (North) Ltd."}
    return replace(assessment, answers=assessment.answers.model_copy(update=by))


@cache
def dear() -> Assessment:
    asked = framework({"d": [criterion("c", action("a", 0, 3, owner="Lead, Dept.") | {"cost": "2,000 p.a."})]})
    return assess(Inputs(answers=answers({"d.c": 0}), framework=asked), version="0")


def in_full(assessment: Assessment) -> str:
    return _words(render(".html", assessment, build_view(assessment), Setting(edition=Edition.FULL)))


def for_members(assessment: Assessment, setting: Setting = MEMBERS) -> str:
    return _words(render(".html", assessment, build_view(assessment), setting))


def in_large_print(assessment: Assessment) -> str:
    return for_members(assessment, replace(MEMBERS, large_print=True))


def on_the_day(assessment: Assessment) -> str:
    return _words(render_page(".html", build_pack(assessment), ()))


def then_and_now(assessment: Assessment) -> str:
    changes = example_changes(assessment, 3)
    return _words(render_changes(".html", changes, build_change_view(changes, "0"), (), pdf_from))


def on_paper(assessment: Assessment) -> str:
    document = docx.Document(BytesIO(render(".docx", assessment, build_view(assessment))))
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    foot = (line.text for line in document.sections[0].footer.paragraphs)
    return "\n".join((*(line.text for line in document.paragraphs), *cells, *foot))


def _words(page: bytes) -> str:
    return re.sub(r"<[^>]*>", "", re.sub(r"(?s)<style.*?</style>", "", page.decode()))


MADE: Mapping[str, tuple[Callable[[Assessment], str], Callable[[], Assessment]]] = {
    "the report": (in_full, shortened),
    "the edition for members": (for_members, shortened),
    "the same in large print": (in_large_print, shortened),
    "the pack": (on_the_day, shortened),
    "what moved": (then_and_now, shortened),
    "the paper": (on_paper, shortened),
    "a year on": (in_full, a_year_on_by_few),
    "what costs money": (in_full, dear),
    "its paper": (on_paper, dear),
    "its pack": (on_the_day, dear),
}


@pytest.mark.parametrize("name", MADE)
def test_nothing_ends_with_two_full_stops(name: str) -> None:
    made, of = MADE[name]
    told = made(of())
    assert re.search(r"Ltd\.|Feb\.|Dept\.", told)
    assert TWICE.findall(told) == []
