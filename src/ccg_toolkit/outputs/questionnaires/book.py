"""A questionnaire as a workbook: one for each person, with a row for each question."""

from datetime import date
from itertools import zip_longest

from ccg_toolkit.outputs.table import Box, Field, Shown, Table
from ccg_toolkit.outputs.workbook import workbook_of
from ccg_toolkit.report import QuestionnaireView, QuestionView
from ccg_toolkit.survey.workbook_layout import (
    ABOUT_YOU,
    ANSWER,
    KEY,
    NAME,
    PROMISE,
    QUESTION,
    QUESTIONS,
    START,
    VALUE,
)

_CHOICES = "Choices"
_AGREEMENT, _LEVELS, _GROUPS = "Agreement", "Levels", "Groups"
"""Ranges of the sheet of choices, from which lists are taken: a list of its own could hold no comma."""

_NO_DAY = date(2000, 1, 1)
"""Stands for the day on which it was made, so that it has the same bytes each time."""


def questionnaire_book(view: QuestionnaireView) -> bytes:
    """Make the workbook.

    Args:
        view: what is asked.

    Returns:
        An Excel workbook (.xlsx); the same questionnaire gives the same bytes.
    """
    return workbook_of(
        [_start(view), _questions(view), _about_you(view), _promise(view), _choices(view)],
        titled=view.title,
        properties={"title": view.title, "subject": view.framework},
        created=_NO_DAY,
    )


def _start(view: QuestionnaireView) -> Table:
    points = (
        *view.points,
        ("How to answer", f"{view.how} Fill in the framed cells of the sheets {QUESTIONS} and {ABOUT_YOU}."),
        *([("How to rate", view.how_to_rate)] if view.how_to_rate else []),
        ("How to hand it back", view.send_file),
    )
    return Table(
        sheet=START,
        title=view.title,
        about=["Please read this first."],
        fields=(Field(heading="What to know", width=26), Field(heading="In short", width=100)),
        rows=points,
        complete=True,
    )


def _questions(view: QuestionnaireView) -> Table:
    rated = [Field(heading="What each answer means", width=76)] if view.ratings else []
    rows: list[tuple[Shown, ...]] = [
        (f"{each.number}. {each.text}", *([None] if rated else []), _box(_AGREEMENT), each.key)
        for each in view.statements
    ]
    rows += [
        (f"{each.number}. {each.title}\n{each.text}", _levels(each), _box(_LEVELS), each.key) for each in view.ratings
    ]
    return Table(
        sheet=QUESTIONS,
        title="What do you see where you work?",
        about=["Choose an answer from each list. Leave the last column as it is: answers are found by it."],
        fields=(
            Field(heading=QUESTION, width=60),
            *rated,
            Field(heading=ANSWER, width=28, filled_in=True),
            Field(heading=NAME, width=34),
        ),
        rows=rows,
        printed=3 if rated else 2,
        complete=True,
    )


def _about_you(view: QuestionnaireView) -> Table:
    first: list[Shown] = [view.group.label, _box(_GROUPS), view.group.about, view.group.key]
    others: list[list[Shown]] = [[each.label, Box(text=True), each.about, each.key] for each in view.fields]
    return Table(
        sheet=ABOUT_YOU,
        title="About you",
        about=["Your name is not asked for."],
        fields=(
            Field(heading=QUESTION, width=30),
            Field(heading=ANSWER, width=60, filled_in=True),
            Field(heading="What it is for", width=60),
            Field(heading=NAME, width=34),
        ),
        rows=[first, *others],
        printed=3,
        complete=True,
    )


def _promise(view: QuestionnaireView) -> Table:
    return Table(
        sheet=PROMISE,
        title="What was asked and promised, for the program that reads this",
        about=["Leave this sheet as it is: without it the answers cannot be counted."],
        fields=(Field(heading=KEY, width=30), Field(heading=VALUE, width=60)),
        rows=[(key, value) for key, value in view.said if value],
        complete=True,
    )


def _choices(view: QuestionnaireView) -> Table:
    lists = (view.agreement, view.ratings[0].choices if view.ratings else (), view.groups)
    headings = (_AGREEMENT, _LEVELS, _GROUPS)
    return Table(
        sheet=_CHOICES,
        title="The answers that lists offer",
        about=["Leave this sheet as it is: the lists of the other sheets are taken from it."],
        fields=[Field(heading=heading, width=40) for heading in headings],
        rows=[[choice.label if choice else None for choice in row] for row in zip_longest(*lists, fillvalue=None)],
        complete=True,
        ranges={
            heading: (column, len(choices))
            for column, (heading, choices) in enumerate(zip(headings, lists, strict=True))
            if choices
        },
    )


def _box(choices: str) -> Box:
    return Box(choices=choices, text=True)


def _levels(question: QuestionView) -> str:
    return "\n".join(f"{choice.label}: {choice.told}" if choice.told else choice.label for choice in question.choices)
