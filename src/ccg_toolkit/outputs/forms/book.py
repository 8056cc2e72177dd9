"""A form: answers as a workbook to fill in, which every command reads in the place of YAML."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from ccg_toolkit.answers import Answers
from ccg_toolkit.answers.form.headings import SCALE
from ccg_toolkit.answers.written_levels import NOT_APPLICABLE, UNKNOWN
from ccg_toolkit.framework import Framework
from ccg_toolkit.outputs.forms.domain_sheet import LongTexts, as_choice, criteria_sheet, domain_sheet
from ccg_toolkit.outputs.forms.given import beside_levels
from ccg_toolkit.outputs.forms.keyed_sheets import other_sheet, start_sheet, votes_paths, votes_sheet
from ccg_toolkit.outputs.forms.sheet_names import CHOICES, DAY, TARGETS, sheet_names
from ccg_toolkit.outputs.table import Field, Table
from ccg_toolkit.outputs.workbook import workbook_of

_NO_DAY = date(2000, 1, 1)
"""Stands for the day on which an empty form was made, so that it has the same bytes each time."""


@dataclass(frozen=True, kw_only=True)
class RecordedDay:
    """What an away-day settles, each by the full names of criteria.

    Attributes:
        agreed: on which a level is agreed.
        voted: on which people stick dots.
    """

    agreed: Sequence[str]
    voted: Sequence[str]


def form_book(
    framework: Framework,
    answers: Answers | None,
    wish: str = "",
    day: RecordedDay | None = None,
    head: Sequence[str] = (),
) -> bytes:
    """Make a form.

    Args:
        framework: what is asked.
        answers: what stands in it already, held against that framework; an empty form where it is ``None``.
        wish: the framework that an empty form names, as answers name one.
        day: what an away-day settles; it has two sheets of its own, and stands nowhere else.
        head: what a reader should know first, in paragraphs; it stands above the first sheet.

    Returns:
        An Excel workbook (.xlsx); the same answers give the same bytes.
    """
    given = beside_levels(answers) or ({("framework",): wish} if wish else {})
    names, long = sheet_names(framework), LongTexts()
    agreed, voted = (day.agreed, day.voted) if day else ((), ())
    domains = [
        domain_sheet(framework, domain, answers, names[domain.id], long, elsewhere=agreed)
        for domain in framework.domains
    ]
    of_the_day = [_day_sheet(framework, agreed, answers, long)] if agreed else []
    tables = [start_sheet(framework, given, domains, of_the_day, head), *of_the_day]
    tables += [votes_sheet(framework, given, voted)] if day else []
    tables += domains
    tables += [long.sheet(framework)] if long.texts else []
    tables += [_scale(framework), other_sheet(framework, given, votes_paths(voted) if day else ())]
    organisation = answers.organisation if answers else framework.cover.title
    return workbook_of(
        tables,
        titled=organisation,
        properties={"title": f"{organisation}: answers", "subject": framework.cover.title},
        created=answers.assessed_on if answers else _NO_DAY,
    )


def _day_sheet(framework: Framework, agreed: Sequence[str], answers: Answers | None, long: LongTexts) -> Table:
    """Make the sheet of what the room agreed, with what was rated before."""
    criteria = [framework.by_ref[ref] for ref in agreed]
    return replace(
        criteria_sheet(framework, criteria, answers, long, sheet=DAY, compared=True),
        title="Agreed on the day",
        about=[
            "Type what the room agreed over what stands under Level. These criteria stand on this sheet only.",
            "What is to be found out stays unknown; write under Because who finds out, and by when.",
        ],
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
