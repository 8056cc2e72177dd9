"""A form: answers as a workbook to fill in, which every command reads in the place of YAML."""

import re
import textwrap
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any

from ccg_toolkit.answers import Answer, Answers, level_text, scale_of
from ccg_toolkit.answers.form.headings import (
    BECAUSE,
    COMMENT,
    EVIDENCE,
    IMPORTANCE,
    KEY,
    LEVEL,
    NAME,
    STRENGTH,
    TARGET,
    VALUE,
)
from ccg_toolkit.answers.form.keys import description_of, is_dated, key_of, path_of
from ccg_toolkit.answers.levels import NOT_APPLICABLE, UNKNOWN
from ccg_toolkit.framework import Criterion, Domain, Framework
from ccg_toolkit.outputs.forms.given import beside_levels, other_paths, roles_in
from ccg_toolkit.outputs.workbook import (
    FIRST_ROW,
    Box,
    Field,
    Formula,
    Link,
    Matched,
    Shown,
    Table,
    lines_in,
    workbook_of,
)
from ccg_toolkit.sources import ValuePath

START, OTHER, SCALE, LEVELS = "Start", "Other", "Scale", "Levels"
"""The sheets beside those of the domains."""

_CHOICES, _TARGETS = "LevelChoices", "TargetChoices"
_STRENGTHS = ("assertion", "document", "members", "independent")
_EVIDENCE = 3
"""Pieces of evidence that a row has room for; more where an answer has more."""

_FOR_LEVELS = 160
"""Characters that the columns of the level texts are wide together."""

_MOST_LINES = 25
"""Lines of a text in a row: Excel's rows end at 409 points."""

_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\']")
_LONGEST_SHEET = 31
_LINK = re.compile(r"\[([^\]]+)\]\([^)]+\)")
_ASKED_FIRST: dict[ValuePath, tuple[str, str]] = {
    ("organisation",): ("Organisation", "Its name. Needed"),
    ("assessed_on",): ("Assessed on", "The date of the assessment. Needed"),
    ("assessed_by",): ("Assessed by", "Who agreed the answers"),
    ("framework",): ("Framework", "Leave it as it is: these are the questions of that framework"),
    ("plan", "starts_on"): ("Plan starts on", "The first day of its first quarter; else the next quarter day"),
    ("plan", "quarters"): ("Quarters", "How many quarters the plan has; else 4"),
    ("plan", "capacity"): ("Capacity", "Points of effort in a quarter; one point is about a week of a lead's time"),
}


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
    sheets = sheet_names(framework)
    long = _Long()
    domains = [_domain(framework, domain, answers, sheets[domain.id], long) for domain in framework.domains]
    tables = [_start(framework, given, sheets, domains), *domains]
    tables += [_levels(framework, long)] if long.texts else []
    tables += [_scale(framework), _other(framework, given, _asked_on(tables[0]))]
    organisation = str(given.get(("organisation",), framework.cover.title))
    about = {"title": f"{organisation}: answers", "subject": framework.cover.title}
    created = given.get(("assessed_on",), date(2000, 1, 1))  # the day is that of no clock: the same bytes each time
    return workbook_of(tables, titled=organisation, properties=about, created=created)


def sheet_names(framework: Framework) -> dict[str, str]:
    """Name the sheet of each domain: its id as words, since titles are too long for a tab."""
    taken = {name.casefold() for name in (START, OTHER, SCALE, LEVELS, "History")}  # the last is Excel's own
    names = {}
    for domain in framework.domains:
        name = _NOT_IN_NAMES.sub(" ", domain.id.replace("-", " ")).capitalize()[:_LONGEST_SHEET].strip()
        number = 1
        while name.casefold() in taken:
            number += 1
            name = f"{name[: _LONGEST_SHEET - 3].rstrip('0123456789 ')} {number}"
        taken.add(name.casefold())
        names[domain.id] = name
    return names


class _Long:
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


def _start(
    framework: Framework, given: Mapping[ValuePath, Any], sheets: Mapping[str, str], domains: Sequence[Table]
) -> Table:
    rows: list[Sequence[Shown]] = [
        (label, _box(framework, path, given), None, help_, key_of(path))
        for path, (label, help_) in _ASKED_FIRST.items()
    ]
    for role in roles_in(framework, given):
        path: ValuePath = ("plan", "owners", role)
        rows.append(
            (f"Owner: {role}", _box(framework, path, given), None, "The person who bears this role", key_of(path))
        )
    for domain, table in zip(framework.domains, domains, strict=True):
        path = ("targets", domain.id)
        counted = Formula(text=f"=COUNTA({table.name}[{LEVEL}])", value=_answered(table))
        help_ = (
            f"A level to reach in the whole domain; else {framework.cover.target}. Answered: of {len(domain.criteria)}"
        )
        label = Link(text=f"Target: {domain.title}", sheet=sheets[domain.id], cell="A1")
        rows.append((label, _box(framework, path, given), counted, help_, key_of(path)))
    total = "+".join(f"COUNTA({table.name}[{LEVEL}])" for table in domains) or "0"
    count, asked = sum(map(_answered, domains)), len(framework.by_ref)
    return Table(
        sheet=START,
        title=f"{framework.cover.title}: your answers",
        about=[
            Formula(text=f'="Answered so far: "&({total})&" of {asked}"', value=f"Answered so far: {count} of {asked}"),
            "Fill in the column Value here, then a level for each criterion on the sheets of the domains. Leave blank what you come back to.",
            "Sort, filter, and add rows and columns of your own. Leave the columns Key and Full name as they are: rows are found by them.",
        ],
        fields=(
            Field(heading="What", width=46),
            Field(heading=VALUE, width=40, filled_in=True),
            Field(heading="Answered", width=11),
            Field(heading="About", width=70),
            Field(heading=KEY, width=32),
        ),
        rows=rows,
        printed=4,
        complete=True,
    )


def _asked_on(start: Table) -> set[ValuePath]:
    """Give what has a place on the first sheet."""
    return {path for *_, key in start.rows if (path := path_of(str(key)))}


def _criteria(domain: Domain) -> str:
    return "1 criterion" if len(domain.criteria) == 1 else f"{len(domain.criteria)} criteria"


def _answered(table: Table) -> int:
    column = [field.heading for field in table.fields].index(LEVEL)
    return sum(row[column] is not None for row in table.rows)


def _domain(framework: Framework, domain: Domain, answers: Answers | None, sheet: str, long: _Long) -> Table:
    levels = [f"{number} {' '.join(level.name.split())}" for number, level in enumerate(framework.cover.scale)]
    width = max(18, _FOR_LEVELS // len(levels))
    given = [answers.answer(domain.id, criterion.id) if answers else Answer() for criterion in domain.criteria]
    pieces = max([_EVIDENCE, *(len(answer.evidence) for answer in given)])
    evidence = [
        field
        for number in range(1, pieces + 1)
        for field in (
            Field(heading=f"{EVIDENCE} {number}", width=23, filled_in=True, text=True),
            Field(heading=f"{STRENGTH} {number}", width=12, filled_in=True, choices=_STRENGTHS, free=True),
        )
    ]
    at_level = 2 + len(levels)
    fields = (
        Field(heading="Criterion", width=26),
        Field(heading="Statement", width=36),
        *(Field(heading=level, width=width) for level in levels),
        Field(heading=LEVEL, width=15, filled_in=True, choices=_CHOICES, free=True),
        Field(heading=TARGET, width=13, filled_in=True, choices=_TARGETS, free=True),
        Field(heading=IMPORTANCE, width=11, filled_in=True, choices=("1", "2", "3", "4", "5"), free=True),
        *evidence,
        Field(heading=COMMENT, width=34, filled_in=True, text=True),
        Field(heading=BECAUSE, width=22, filled_in=True, text=True),
        Field(heading=NAME, width=34),
    )
    rows = []
    for criterion, answer in zip(domain.criteria, given, strict=True):
        texts = [
            long.shown(criterion, level, text, width) for level, text in zip(levels, criterion.levels, strict=True)
        ]
        shown = [value for at in range(pieces) for value in _piece(answer, at)]
        row = (
            criterion.title,
            criterion.statement,
            *texts,
            _level_in(framework, answer.level),
            _level_in(framework, answer.target),
            answer.importance if "importance" in answer.model_fields_set else None,
            *shown,
            answer.comment,
            answer.because,
            criterion.ref,
        )
        rows.append(row)
    return Table(
        sheet=sheet,
        title=domain.title,
        name=f"Domain{framework.domains.index(domain) + 1}",
        about=[
            *textwrap.wrap(domain.purpose, _FOR_LEVELS),
            "Level: choose from the list, or type its number. Importance: 1 to 5, else 3. Because: why it does not apply, or is not known.",
        ],
        fields=fields,
        rows=rows,
        printed=len(fields) - 1,
        breaks=[at_level],
        complete=True,
        matched=Matched(first=2, last=at_level - 1, by=at_level),
    )


def _piece(answer: Answer, at: int) -> tuple[str | None, str | None]:
    if at >= len(answer.evidence):
        return None, None
    piece = answer.evidence[at]
    return piece.what, piece.strength if "strength" in piece.model_fields_set else None


def _level_in(framework: Framework, level: int | str | None) -> str | None:
    return level_text(level, scale_of(framework)) if isinstance(level, int) else level


def _scale(framework: Framework) -> Table:
    scale = scale_of(framework)
    rows = [(level_text(at, scale), level.meaning or None) for at, level in enumerate(framework.cover.scale)]
    states = [
        (UNKNOWN, "You do not know yet. It is listed among what to find out."),
        (NOT_APPLICABLE, "It cannot apply to you. Say why under Because."),
    ]
    return Table(
        sheet=SCALE,
        title="The levels that a list offers",
        about=["Leave this sheet as it is: the lists of the other sheets are taken from it."],
        fields=(Field(heading="Choice", width=30), Field(heading="What it means", width=110)),
        rows=[*rows, *states],
        complete=True,
        ranges={_TARGETS: len(rows), _CHOICES: len(rows) + len(states)},
    )


def _levels(framework: Framework, long: _Long) -> Table:
    return Table(
        sheet=LEVELS,
        title=f"{framework.cover.title}: long texts",
        about=["What each level means where the text is too long for a row on the sheet of its domain."],
        fields=(Field(heading="Criterion", width=30), Field(heading="Level"), Field(heading="Text", width=120)),
        rows=long.texts,
        name="LongTexts",
        complete=True,
    )


def _other(framework: Framework, given: Mapping[ValuePath, Any], asked: Collection[ValuePath]) -> Table:
    return Table(
        sheet=OTHER,
        title="What else answers can hold",
        about=["All of it may be left blank. Of a list, number the keys of more lines: plan.choose.2, plan.choose.3."],
        fields=(
            Field(heading="What", width=40),
            Field(heading=VALUE, width=60, filled_in=True),
            Field(heading="About", width=70),
            Field(heading=KEY, width=44),
        ),
        rows=[
            (_label(path), _box(framework, path, given), _about(path), key_of(path))
            for path in other_paths(given, asked)
        ],
        printed=3,
        complete=True,
    )


def _box(framework: Framework, path: ValuePath, given: Mapping[ValuePath, Any]) -> Box:
    value = given.get(path)
    if path[0] == "targets":
        return Box(value=_level_in(framework, value), choices=_TARGETS)
    whole = isinstance(value, int) or path[-1] in {"quarters", "capacity", "person", "in_order"}
    return Box(value=value, dated=is_dated(path), text=not whole and not is_dated(path))


def _label(path: ValuePath) -> str:
    words = [str(step + 1) if isinstance(step, int) else step.replace("_", " ") for step in path]
    return ": ".join([words[0].capitalize(), " ".join(words[1:])]) if words[1:] else words[0].capitalize()


def _about(path: ValuePath) -> str:
    """Say what a value is for, in the words of its field without their marks."""
    text = _LINK.sub(r"\1", description_of(path)).replace("`", "")
    return text[:1].upper() + text[1:]
