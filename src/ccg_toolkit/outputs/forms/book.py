"""A form: answers as a workbook to fill in, which every command reads in the place of YAML."""

from datetime import date

from ccg_toolkit.answers import Answers
from ccg_toolkit.answers.form.headings import SCALE
from ccg_toolkit.answers.written_levels import NOT_APPLICABLE, UNKNOWN
from ccg_toolkit.framework import Framework
from ccg_toolkit.outputs.forms.domain_sheet import LongTexts, as_choice, domain_sheet
from ccg_toolkit.outputs.forms.given import beside_levels
from ccg_toolkit.outputs.forms.keyed_sheets import other_sheet, start_sheet
from ccg_toolkit.outputs.forms.sheet_names import CHOICES, TARGETS, sheet_names
from ccg_toolkit.outputs.workbook import Field, Table, workbook_of

_NO_DAY = date(2000, 1, 1)
"""Stands for the day on which an empty form was made, so that it has the same bytes each time."""


def form_book(framework: Framework, answers: Answers | None, wish: str = "") -> bytes:
    """Make a form.

    Args:
        framework: what is asked.
        answers: what stands in it already, held against that framework; an empty form where it is ``None``.
        wish: the framework that an empty form names, as answers name one.

    Returns:
        An Excel workbook (.xlsx); the same answers give the same bytes.
    """
    given = beside_levels(answers) or ({("framework",): wish} if wish else {})
    names, long = sheet_names(framework), LongTexts()
    domains = [domain_sheet(framework, domain, answers, names[domain.id], long) for domain in framework.domains]
    tables = [start_sheet(framework, given, domains), *domains]
    tables += [long.sheet(framework)] if long.texts else []
    tables += [_scale(framework), other_sheet(framework, given)]
    organisation = answers.organisation if answers else framework.cover.title
    return workbook_of(
        tables,
        titled=organisation,
        properties={"title": f"{organisation}: answers", "subject": framework.cover.title},
        created=answers.assessed_on if answers else _NO_DAY,
    )


def _scale(framework: Framework) -> Table:
    levels = [
        (as_choice(framework, number), framework.cover.level(number).meaning or None)
        for number in framework.cover.numbers
    ]
    states = [
        (UNKNOWN, "You do not know yet. It is listed among what to find out."),
        (NOT_APPLICABLE, "It cannot apply to you. Say why under Because."),
    ]
    return Table(
        sheet=SCALE,
        title="The levels that a list offers",
        about=["Leave this sheet as it is: the lists of the other sheets are taken from it."],
        fields=(Field(heading="Choice", width=30), Field(heading="What it means", width=110)),
        rows=[*levels, *states],
        complete=True,
        ranges={TARGETS: (0, len(levels)), CHOICES: (0, len(levels) + len(states))},
    )
