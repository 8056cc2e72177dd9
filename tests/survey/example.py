"""What came back of the survey in `examples/voices`: 140 people of an invented CCG, in many formats, with faults in them.

All of it is made up, and made from one seed. Leaders see most things better than members do.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from random import Random

import openpyxl

from ccg_toolkit.survey.questionnaire import Asked, questionnaire
from ccg_toolkit.survey.response_text import response_text
from tests.survey.exports import Person, framework, saved, table, title, written

FOLDER = Path(__file__).parents[2] / "examples" / "voices"
FILLED = "filled"
CLOSED_ON = "2014-02-17"
_SEED = 20140217

GROUPS = {
    "governing-body": 11,
    "clinical-leads": 6,
    "practice-representatives": 12,
    "gp-no-role": 41,
    "practice-managers": 33,
    "nurses-and-others": 27,
    "staff": 7,
    "patient-group": 3,
}
"""How many of each group answered."""

_LEADERS = {"governing-body", "clinical-leads"}
_LIKING = {"leader": 3.0, "member": 2.0, "other": 2.4}
"""Where on the list of agreement the answers of a role gather."""

_NAMES = (
    "Abbey", "Beck Side", "Bridge End", "Castle", "Church Lane", "Coppice", "Dale", "Fell View", "Ferry", "Garth",
    "Green Lane", "Grove", "Hall Bank", "High Moor", "Hill", "Holly", "Kirkgate", "Low Mill", "Lydgate", "Market Place",
    "Meadow", "Mill Road", "Moor Top", "New Street", "North Row", "Old School", "Orchard", "Park", "Priory", "Quarry",
    "Ridge", "Riverside", "Rowan", "Scar", "South View", "Spring", "Station", "Town End",
)  # fmt: skip
_COMMENTS = (
    "Send papers a week before, not on the day.",
    "Somebody came to our practice meeting in the autumn. That helped.",
    "I do not know who speaks for us.",
    "The referral page is out of date: two of the clinics have moved.",
    "We give our time and hear nothing back.",
    "The locality meeting is useful; the big one is not.",
    "As a part-timer I never get to anything on a Thursday.",
    "Prescribing visits feel like help now. Two years ago they did not.",
    "Please write in plain words.",
    "Nobody has asked the nurses before. Thank you.",
    "I was told the decision was made already when we were asked.",
    "The newsletter is long; the two lines at its top are what I read.",
    "Backfill was promised in May and came in November.",
    "Our patient group met the chair once, and would like to again.",
    "I can reach the person I need, which was not so before. Write to p.hall@example.org for how we did it.",
    "More figures by practice, please, and somebody to explain them.",
)


@dataclass(frozen=True)
class Leader(Person):
    """Somebody who rates criteria too: the level of each by its place, -1 for not known."""

    ratings: Mapping[int, int] | None = None


def people() -> list[Person]:
    """Give all 140, in the order of their groups."""
    choose = Random(_SEED)  # noqa: S311 - a repeatable survey, nothing secret
    asked = questionnaire(framework(), "leader")
    liking = [choose.uniform(-0.7, 0.7) for _ in asked.statements]
    return [
        _person(choose, group, place, liking, len(asked.ratings))
        for group, count in GROUPS.items()
        for place in range(count)
    ]


def _person(choose: Random, group: str, place: int, liking: list[float], ratings: int) -> Person:
    role = next(each.role for each in framework().cover.groups if each.id == group)
    mood = choose.gauss(_LIKING[role], 0.5)
    answers = {
        number: min(max(round(choose.gauss(mood + extra, 0.8)), 0), 4) if choose.random() > 0.06 else -1
        for number, extra in enumerate(liking)
        if choose.random() > 0.02
    }
    if group == "practice-managers":  # all but one of them agree that they can find referral guidance
        answers[8] = 4 if place else 1
    at_practice = role == "member" or group == "practice-representatives"
    number = place if group == "practice-managers" else choose.randrange(len(_NAMES))
    practice = f"{_NAMES[number]} Surgery" if at_practice and choose.random() > 0.1 else ""
    ods = f"X9{number:04}" if practice and choose.random() > 0.4 else ""
    comment = choose.choice(_COMMENTS) if choose.random() < 0.3 else ""
    if group not in _LEADERS:
        return Person(group, answers, practice, ods, comment)
    levels = {
        number: min(max(round(choose.gauss(2.2 + 0.6 * (number % 3 == 0), 0.9)), 0), 4)
        if choose.random() > 0.05
        else -1
        for number in range(ratings)
    }
    return Leader(group, answers, practice, ods, comment, levels)


def files() -> dict[str, bytes]:
    """Give what came back, by the name of its file."""
    everyone = people()
    leaders = [person for person in everyone if isinstance(person, Leader)]
    members = [person for person in everyone if not isinstance(person, Leader)]
    Random(_SEED).shuffle(members)  # noqa: S311 - nothing secret
    parts = [members[begins:ends] for begins, ends in pairwise((0, 61, 84, 98, 109, 120, len(members)))]
    forms, google, kobo, paper, mailed, booked = parts
    sent = [_text("member", person, number) for number, person in enumerate(mailed)]
    led = [_text("leader", person, 100 + number) for number, person in enumerate(leaders)]
    again = _text("member", mailed[0], 0, edition=2)
    cut = _text("member", mailed[1], 90).rpartition("comment:")[0][:-40]
    books = {f"ask-{number}.xlsx": _book(person) for number, person in enumerate(booked, start=1)}
    return {
        "microsoft-forms-early.csv": _microsoft(forms[:12]),
        "microsoft-forms.csv": _microsoft(forms, wrong=True),
        "google-forms.csv": _google(google),
        "kobo.csv": _kobo(kobo),
        "typed from paper.csv": written(_typed(paper), ";", "cp1252"),
        "mails.txt": "\n".join([*_mails(sent), *_mails([cut])]).encode(),
        "ccg-response-again.txt": again.encode(),
        "leaders.txt": "\n".join(_mails(led)).encode(),
        **books,
        "ask-1 (copy).xlsx": books["ask-1.xlsx"],
    }


def _microsoft(people: list[Person], *, wrong: bool = False) -> bytes:
    def first(place: int) -> dict[str, str]:
        begun = f"2/{3 + place % 11}/2014 {8 + place % 9}:{place % 60:02}:{(7 * place) % 60:02}"
        return {
            "ID": str(place),
            "Start time": begun,
            "Completion time": begun,
            "Email": "anonymous",
            "Name": "",
        }

    rows = table(people, first)
    if wrong:
        rows.append(
            [
                str(len(rows)),
                "2/14/2014 9:00:00",
                "2/14/2014 9:05:00",
                "a.lee@example.org",
                "A. Lee",
                *["Agree"] * 12,
                "Partner",
                "",
                "",
                "",
            ]
        )
        rows.append(
            [
                str(len(rows)),
                "2/14/2014 9:30:00",
                "2/14/2014 9:31:00",
                "anonymous",
                "",
                "Sometimes",
                *[""] * 11,
                title("gp-no-role"),
                "",
                "",
                "",
            ]
        )
        rows.append(
            [
                str(len(rows)),
                "2/14/2014 9:40:00",
                "2/14/2014 9:40:10",
                "anonymous",
                "",
                *[""] * 12,
                title("staff"),
                "",
                "",
                "",
            ]
        )
    return written(rows, encoding="utf-8-sig")


def _google(people: list[Person]) -> bytes:
    def first(place: int) -> dict[str, str]:
        return {"Timestamp": f"{3 + place % 11}/02/2014 {8 + place % 9:02}:{place % 60:02}:00"}

    def heading(_place: int, key: str, text: str) -> str:
        return f"How far do you agree? [{text}]" if key.startswith("agree.") else text

    return written(table(people, first, heading=heading))


def _kobo(people: list[Person]) -> bytes:
    def first(place: int) -> dict[str, str]:
        begun = f"2014-02-{3 + place % 11:02}T09:{place % 60:02}:39.000Z"
        return {"start": begun, "end": begun, "deviceid": f"ee.example.org:{place}"}

    def last(place: int) -> dict[str, str]:
        return {"_id": str(500 + place), "_uuid": f"fe833c3c-6324-4f6b-870b-{place:012}", "_index": str(place)}

    rows = table(people, first, last, heading=lambda _, key, _text: key, answer=_number, group=lambda group: group)
    return written(rows, ";")


def _typed(people: list[Person]) -> list[list[str]]:
    """Give what somebody typed from paper: the numbers of the questions before their texts, and blank rows."""
    rows = table(people, lambda _: {}, heading=lambda place, _, text: f"{place}. {text}", answer=_number)
    return [*rows[:6], ["" for _ in rows[0]], *rows[6:]]


def _number(answer: int | None) -> str:
    return "" if answer is None else "dk" if answer < 0 else str(answer)


def _values(kind: Asked, person: Person) -> dict[str, str]:
    asked = questionnaire(framework(), kind)
    values = {"form": asked.form, "framework": asked.framework, "version": asked.version, "for": kind}
    values |= {key: str(value) for key, value in asked.promise._asdict().items()}
    values |= {"group": person.group, "practice": person.practice, "ods": person.ods, "comment": person.comment}
    values |= {asked.statements[place].key: _number(answer) for place, answer in person.answers.items()}
    if isinstance(person, Leader):
        rated = (person.ratings or {}).items()
        values |= {asked.ratings[place].key: "unknown" if level < 0 else str(level) for place, level in rated}
    return values


def _text(kind: Asked, person: Person, number: int, edition: int = 1) -> str:
    values = _values(kind, person) | {"response": f"{_SEED + number:016x}", "edition": str(edition)}
    return response_text(questionnaire(framework(), kind), values)


def _mails(texts: list[str]) -> Iterator[str]:
    for text in texts:
        yield "Subject: Re: Ask everyone\n\nHere it is.\n"
        yield text


def _book(person: Person) -> bytes:
    """Fill in the workbook for members as it lies in the folder."""
    book = openpyxl.load_workbook(FOLDER / "ask.xlsx")
    values = _values("member", person)
    for sheet in book:
        columns: dict[object, int] = {}
        for row in sheet.iter_rows():
            if not {"Answer", "Name"} <= columns.keys():
                columns = {cell.value: cell.column for cell in row}
            elif value := values.get(str(sheet.cell(row[0].row, columns["Name"]).value), ""):
                sheet.cell(row[0].row, columns["Answer"], value)
    return saved(book)
