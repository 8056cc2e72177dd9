"""The sheet of a domain: a row for each criterion, with the text of each level and the columns to fill in."""

import textwrap
from collections.abc import Collection, Sequence
from dataclasses import replace

from ccg_toolkit.answers import Answer, Answers, level_text, scale_of
from ccg_toolkit.answers.form.headings import (
    BECAUSE,
    BEFORE,
    COMMENT,
    EVIDENCE,
    IMPORTANCE,
    LEVEL,
    LEVELS,
    NAME,
    STATEMENT,
    STRENGTH,
    TARGET,
    TITLE,
)
from ccg_toolkit.framework import Criterion, Domain, Framework
from ccg_toolkit.outputs.forms.sheet_names import CHOICES, TARGETS
from ccg_toolkit.outputs.table import FIRST_ROW, Field, Link, Matched, Shown, Table
from ccg_toolkit.outputs.workbook import lines_in

_STRENGTHS = ("assertion", "document", "members", "independent")
_EVIDENCE = 3
"""Pieces of evidence that a row has room for; more where an answer has more."""

_FOR_LEVELS = 160
"""Characters that the columns of the level texts are wide together."""

_MOST_LINES = 25
"""Lines of a text in a row: Excel's rows end at 409 points."""

_HOW = (
    "Level: choose from the list, or type its number. Importance: 1 to 5, else 3. "
    "Because: why it does not apply, or is not known."
)


class LongTexts:
    """Collects the texts that are too long for a row, and tells where they go."""

    def __init__(self) -> None:
        self.texts: list[tuple[str, str, str]] = []

    def shown(self, criterion: Criterion, level: str, text: str, width: int) -> str | Link:
        """Give a text, or where it is too long its beginning, which leads to the whole."""
        if lines_in(text, width) <= _MOST_LINES:
            return text
        self.texts.append((criterion.title, level, text))
        beginning = textwrap.shorten(text, width * _MOST_LINES // 3, placeholder="")
        return Link(
            text=f"{beginning} ... (all of it: sheet {LEVELS})",
            sheet=LEVELS,
            cell=f"C{FIRST_ROW - 1 + len(self.texts)}",
        )

    def sheet(self, framework: Framework) -> Table:
        """Give the sheet with all of them."""
        return Table(
            sheet=LEVELS,
            title=f"{framework.cover.title}: long texts",
            about=["What each level means where the text is too long for a row on the sheet of its domain."],
            fields=(Field(heading=TITLE, width=30), Field(heading="Level"), Field(heading="Text", width=120)),
            rows=self.texts,
            name="LongTexts",
            complete=True,
        )


def answered(table: Table) -> int:
    """Count the criteria on the sheet of a domain that are answered."""
    column = [field.heading for field in table.fields].index(LEVEL)
    return sum(row[column] is not None for row in table.rows)


def domain_sheet(  # noqa: PLR0913, PLR0917 - what a sheet is made of, and what stands elsewhere
    framework: Framework,
    domain: Domain,
    answers: Answers | None,
    sheet: str,
    long: LongTexts,
    elsewhere: Collection[str] = (),
) -> Table:
    """Make the sheet of a domain.

    Args:
        framework: what is asked.
        domain: one of its domains.
        answers: what stands there already, if anything.
        sheet: its name.
        long: takes in the texts that are too long for a row.
        elsewhere: the full names of criteria that stand on another sheet.
    """
    table = criteria_sheet(
        framework,
        [criterion for criterion in domain.criteria if criterion.ref not in elsewhere],
        answers,
        long,
        sheet=sheet,
    )
    return replace(
        table,
        title=domain.title,
        name=f"Domain{framework.domains.index(domain) + 1}",
        about=[*textwrap.wrap(domain.purpose, _FOR_LEVELS), _HOW],
    )


def criteria_sheet(  # noqa: PLR0913 - what a sheet is made of
    framework: Framework,
    criteria: Sequence[Criterion],
    answers: Answers | None,
    long: LongTexts,
    *,
    sheet: str,
    compared: bool = False,
) -> Table:
    """Make a sheet with a row for each criterion.

    Args:
        framework: what is asked.
        criteria: some of it, in order.
        answers: what stands there already, if anything.
        long: takes in the texts that are too long for a row.
        sheet: its name.
        compared: whether what it was rated before stands beside the level.
    """
    levels = [f"{number} {' '.join(framework.cover.level(number).name.split())}" for number in framework.cover.numbers]
    width = max(18, _FOR_LEVELS // len(levels))
    given = [answers.answer(criterion.domain, criterion.id) if answers else Answer() for criterion in criteria]
    pieces = max([_EVIDENCE, *(len(answer.evidence) for answer in given)])
    evidence = [
        field
        for number in range(1, pieces + 1)
        for field in (
            Field(heading=f"{EVIDENCE} {number}", width=23, filled_in=True, text=True),
            Field(heading=f"{STRENGTH} {number}", width=12, filled_in=True, choices=_STRENGTHS, free=True),
        )
    ]
    before = [Field(heading=BEFORE, width=15)] if compared else []
    at_level = 2 + len(levels) + len(before)
    fields = (
        Field(heading=TITLE, width=26),
        Field(heading=STATEMENT, width=36),
        *(Field(heading=level, width=width) for level in levels),
        *before,
        Field(heading=LEVEL, width=15, filled_in=True, choices=CHOICES, free=True),
        Field(heading=TARGET, width=13, filled_in=True, choices=TARGETS, free=True),
        Field(heading=IMPORTANCE, width=11, filled_in=True, choices=("1", "2", "3", "4", "5"), free=True),
        *evidence,
        Field(heading=COMMENT, width=34, filled_in=True, text=True),
        Field(heading=BECAUSE, width=22, filled_in=True, text=True),
        Field(heading=NAME, width=34),
    )
    rows = [
        _row(
            framework,
            criterion,
            answer,
            pieces,
            [
                *(
                    long.shown(criterion, level, text, width)
                    for level, text in zip(levels, criterion.levels, strict=True)
                ),
                *([as_choice(framework, answer.level) or "not answered"] if compared else []),
            ],
        )
        for criterion, answer in zip(criteria, given, strict=True)
    ]
    return Table(
        sheet=sheet,
        about=[_HOW],
        fields=fields,
        rows=rows,
        printed=len(fields) - 1,
        breaks=[at_level],
        complete=True,
        matched=Matched(first=2, last=1 + len(levels), by=at_level),
    )


def _row(
    framework: Framework, criterion: Criterion, answer: Answer, pieces: int, texts: list[str | Link]
) -> list[Shown]:
    evidence: list[Shown] = []
    for at in range(pieces):
        piece = answer.evidence[at] if at < len(answer.evidence) else None
        evidence.append(piece.what if piece else None)
        evidence.append(piece.strength if piece and "strength" in piece.model_fields_set else None)
    return [
        criterion.title,
        criterion.statement,
        *texts,
        as_choice(framework, answer.level),
        as_choice(framework, answer.target),
        answer.importance if "importance" in answer.model_fields_set else None,
        *evidence,
        answer.comment,
        answer.because,
        criterion.ref,
    ]


def as_choice(framework: Framework, level: int | str | None) -> str | None:
    """Write a level or a state as the list has it."""
    return level_text(level, scale_of(framework)) if isinstance(level, int) else level
