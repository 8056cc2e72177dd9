"""The same people as each survey program exports them, with a name planted in every column that it adds for itself."""

import csv
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from io import BytesIO, StringIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import openpyxl

from ccg_toolkit.framework import Framework, load_framework
from ccg_toolkit.survey.questionnaire import Questionnaire, questionnaire
from ccg_toolkit.survey.response_text import response_text
from tests.workbooks import unpacked

PLANTED = "planted"
"""Stands in every value that may reach no file."""


@cache
def framework() -> Framework:
    """Give the built-in framework."""
    found = load_framework().framework
    assert found is not None
    return found


@cache
def asked() -> Questionnaire:
    """Give what its members are asked."""
    return questionnaire(framework(), "member")


@dataclass(frozen=True)
class Person:
    """What somebody answered: numbers 0 to 4 by the place of the statement, -1 for not knowing."""

    group: str
    answers: Mapping[int, int] = field(default_factory=dict)
    practice: str = ""
    ods: str = ""
    comment: str = ""


PROMISE = ("framework", "minimum_group", "minimum_comments", "agrees_from")
"""What a row has to bear for its promise to be read."""

PEOPLE = (
    Person("practice-managers", {0: 3, 1: 4, 2: 0}, "Hill Surgery", "A81001", "Shorter papers, please."),
    Person("practice-managers", {0: 1, 11: -1}, "Dale Practice", "", 'It said "no";\nthen nothing.'),
    Person("gp-no-role", dict.fromkeys(range(12), 2), "hill  surgery", "", "Caf\u00e9 meetings work \u2013 really."),
    Person("nurses-and-others", {3: 4}, "", "", "=1+1"),
    Person("practice-managers", {0: 3, 1: 4, 2: 0}, "Hill Surgery", "A81001", ""),
)
"""The last answers as the first does: both count."""


def label(answer: int | None) -> str:
    """Give an answer in the words of the questionnaire."""
    return "" if answer is None else "Don't know" if answer < 0 else asked().agreement[answer]


def number(answer: int | None) -> str:
    """Give an answer as its number."""
    return "" if answer is None else "dk" if answer < 0 else str(answer)


def title(group: str) -> str:
    """Give the title of a group."""
    return next(each.title for each in framework().cover.groups if each.id == group)


def texts() -> dict[str, str]:
    """Give the headings by key."""
    return {statement.key: statement.text for statement in asked().statements} | dict(asked().about)


def table(
    people: Sequence[Person], first: Callable[[int], Mapping[str, str]], last: Callable[[int], Mapping[str, str]] = lambda _: {},
    *, heading: Callable[[int, str, str], str] = lambda _, _key, text: text, answer: Callable[[int | None], str] = label,
    group: Callable[[str], str] = title,
) -> list[list[str]]:  # fmt: skip
    """Give an export as rows, the headings first: what the program adds before and behind, and between it the questions."""
    keys = [*texts()]
    rows = [[*first(0), *(heading(place, key, texts()[key]) for place, key in enumerate(keys, start=1)), *last(0)]]
    for place, person in enumerate(people, start=1):
        about = {
            "group": group(person.group),
            "practice": person.practice,
            "ods": person.ods,
            "comment": person.comment,
        }
        answers = [answer(person.answers.get(number)) for number in range(len(asked().statements))]
        rows.append([*first(place).values(), *answers, *(about[key] for key in about), *last(place).values()])
    return rows


def written(
    rows: Sequence[Sequence[str]],
    delimiter: str = ",",
    encoding: str = "utf-8",
    end: str = "\r\n",
    quoting: int = csv.QUOTE_MINIMAL,
) -> bytes:
    """Write rows as CSV."""
    text = StringIO()
    csv.writer(text, delimiter=delimiter, lineterminator=end, quoting=quoting).writerows(rows)  # type: ignore[arg-type]
    return text.getvalue().encode(encoding)


def _microsoft(place: int) -> dict[str, str]:
    return {
        "ID": str(place),
        "Start time": f"3/14/2014 10:{place:02}:01 {PLANTED}",
        "Completion time": f"3/14/2014 11:{place:02}:02 {PLANTED}",
        "Email": f"{PLANTED}.{place}@nhs.net",
        "Name": f"Anna {PLANTED.title()} {place}",
        "Last modified time": PLANTED,
    }


def microsoft_rows(people: Sequence[Person] = PEOPLE) -> list[list[str]]:
    """Give what Microsoft Forms exports; it puts no-break spaces into texts."""
    return table(people, _microsoft, heading=lambda _, _key, text: text.replace(" ", "\u00a0", 3))


def microsoft_csv(people: Sequence[Person] = PEOPLE) -> bytes:
    """Give them as CSV with a byte order mark."""
    return written(microsoft_rows(people), encoding="utf-8-sig")


def microsoft_german_csv(people: Sequence[Person] = PEOPLE) -> bytes:
    """Give them as a German Excel saves them: other headings, days first, semicolons."""

    def first(place: int) -> dict[str, str]:
        return {
            "ID": str(place),
            "Startzeit": f"14.03.2014 10:{place:02}:01 {PLANTED}",
            "Fertigstellungszeit": f"14.03.2014 11:{place:02}:02 {PLANTED}",
            "E-Mail": f"{PLANTED}.{place}@nhs.net",
            "Name": f"Anna {PLANTED.title()} {place}",
            "Uhrzeit der letzten \u00c4nderung": PLANTED,
        }

    return written(table(people, first), delimiter=";", encoding="cp1252")


def microsoft_xlsx(people: Sequence[Person] = PEOPLE) -> bytes:
    """Give them as a workbook that names who saved it."""
    book = openpyxl.Workbook()
    book.properties.creator = book.properties.lastModifiedBy = f"Dr {PLANTED}"
    book.properties.title = PLANTED
    sheet = book.active
    assert sheet is not None
    sheet.title = "Form1"
    for row in microsoft_rows(people):
        sheet.append([f"'{cell}" if cell.startswith("=") else cell for cell in row])
    for cells in sheet.iter_rows():
        for cell in cells:
            if isinstance(cell.value, str) and cell.value.startswith("'="):
                cell.value, cell.data_type = cell.value[1:], "s"
    return saved(book)


def saved(book: openpyxl.Workbook) -> bytes:
    """Save a workbook, with the same bytes at any time."""
    data, settled = BytesIO(), BytesIO()
    book.save(data)
    with ZipFile(settled, "w", ZIP_DEFLATED) as archive:
        for name, part in unpacked(data.getvalue()).items():
            archive.writestr(
                ZipInfo(name), re.sub(rb"\d{4}-\d\d-\d\dT[\d:]+Z", b"2014-03-14T00:00:00Z", part), ZIP_DEFLATED
            )
    return settled.getvalue()


def google_csv(people: Sequence[Person] = PEOPLE) -> bytes:
    """Give what Google Forms exports: a grid has its question before each statement."""

    def heading(_place: int, key: str, text: str) -> str:
        return f"How far do you agree? [{text}]" if key.startswith("agree.") else text

    def first(place: int) -> dict[str, str]:
        return {
            "Timestamp": f"14/03/2014 10:{place:02}:00",
            "Email Address": f"{PLANTED}{place}@example.org",
            "Score": PLANTED,
        }

    return written(table(people, first, heading=heading), quoting=csv.QUOTE_ALL, end="\n")


def limesurvey_csv(people: Sequence[Person] = PEOPLE) -> bytes:
    """Give what LimeSurvey exports with codes and full texts as headings, and full answers."""

    def first(place: int) -> dict[str, str]:
        return {
            "id. Response ID": str(place),
            "submitdate. Date submitted": f"2014-03-14 10:{place:02}:00 {PLANTED}",
            "lastpage. Last page": "2",
            "startlanguage. Start language": "en",
            "seed. Seed": f"{PLANTED}{place}",
            "token. Access code": f"{PLANTED}{place}",
            "startdate. Date started": f"2014-03-14 10:{place:02}:00",
            "datestamp. Date last action": PLANTED,
            "ipaddr. IP address": f"10.0.0.{place} {PLANTED}",
            "refurl. Referrer URL": f"https://{PLANTED}.example.org",
        }

    def heading(place: int, _key: str, text: str) -> str:
        return f"G01Q{place:02}. {text}"

    return written(table(people, first, heading=heading), delimiter=";", encoding="utf-8-sig", quoting=csv.QUOTE_ALL)


def kobo_csv(people: Sequence[Person] = PEOPLE) -> bytes:
    """Give what KoboToolbox exports with names of groups and values, not labels."""

    def first(place: int) -> dict[str, str]:
        return {
            "start": f"2014-03-14T10:{place:02}:39.000-04:00 {PLANTED}",
            "end": f"2014-03-14T11:{place:02}:13.000-04:00 {PLANTED}",
            "today": PLANTED,
            "username": f"{PLANTED}_{place}",
            "deviceid": f"ee.{PLANTED}:{place}",
            "phonenumber": PLANTED,
            "location": PLANTED,
            "_location_latitude": PLANTED,
        }

    def last(place: int) -> dict[str, str]:
        return {
            "_id": str(1000 + place),
            "_uuid": f"fe833c3c-6324-4f6b-870b-{PLANTED}{place}",
            "_submission_time": PLANTED,
            "_validation_status": "",
            "_notes": PLANTED,
            "_status": "submitted_via_web",
            "_submitted_by": PLANTED,
            "__version__": PLANTED,
            "_tags": "",
            "_index": str(place),
        }

    rows = table(
        people,
        first,
        last,
        heading=lambda _, key, _text: f"group_ab1cd23/{key}",
        answer=number,
        group=lambda group: group,
    )
    return written(rows, delimiter=";", quoting=csv.QUOTE_ALL)


def plain_rows(people: Sequence[Person] = PEOPLE) -> list[list[str]]:
    """Give a table that people made themselves: the names of the questionnaire as headings, numbers as answers."""
    return table(people, lambda _: {}, heading=lambda _, key, _text: key, answer=number, group=lambda group: group)


def values_of(person: Person, **more: str) -> dict[str, str]:
    """Give what a form of ours says of somebody, by key."""
    promise = asked().promise
    values = {
        "form": asked().form,
        "framework": asked().framework,
        "version": asked().version,
        "for": "member",
        "minimum_group": str(promise.minimum_group),
        "minimum_comments": str(promise.minimum_comments),
        "agrees_from": str(promise.agrees_from),
        "group": person.group,
        "practice": person.practice,
        "ods": person.ods,
        "comment": person.comment,
    }
    statements = asked().statements
    return values | {statements[place].key: number(answer) for place, answer in person.answers.items()} | more


def form_text(person: Person, **more: str) -> str:
    """Give what the form hands back."""
    return response_text(asked(), values_of(person, **more))


def form_book(person: Person, **more: str) -> bytes:
    """Give a filled workbook of ours, rows in another order than they were."""
    book = openpyxl.Workbook()
    book.properties.creator = f"Dr {PLANTED}"
    values = values_of(person, **more)
    about = ("group", "practice", "ods", "comment")
    answers = {key: value for key, value in values.items() if key.startswith("agree.")}
    own = {key: value for key, value in values.items() if key not in about and key not in answers}
    sheets: dict[str, list[list[str]]] = {
        "Moved": [["Note"], ["Question", "Answer", "Name"], *(["?", label(int(value) if value != "dk" else -1), key] for key, value in reversed(answers.items()))],
        "Me": [["Question", "Answer", "Name"], *(["?", values[key], key] for key in about)],
        "Promise": [["Key", "Value"], *([key, value] for key, value in own.items())],
    }  # fmt: skip
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
            for cell in sheet[sheet.max_row]:
                cell.data_type = "s" if isinstance(cell.value, str) else cell.data_type
    del book["Sheet"]
    return saved(book)
