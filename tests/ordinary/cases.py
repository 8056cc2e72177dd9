"""Answers as people write them, for the built-in framework, the federation and frameworks of any shape.

Case `number` of a seed is always the same: a folder with a file of answers in YAML, sometimes a framework and the edited
tracker of an earlier plan. Everything in it is valid: whatever a case holds, every output has to be made of it.
"""

import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path
from random import Random
from typing import Any, TypeVar

import openpyxl
import yaml

from ccg_toolkit.framework import Framework, load_framework
from ccg_toolkit.outputs import render
from ccg_toolkit.report import build_view
from ccg_toolkit.toolkit import assess, load
from ccg_toolkit.tracker import Column, SheetName, Status
from tests.voices import KINDS

ROOT = Path(__file__).resolve().parents[2]
FEDERATION = ROOT / "examples" / "federation"

Option = TypeVar("Option")
Fields = dict[str, Any]

REMARKS = (
    "The chair and the lay member, asked apart, differ on who votes.",
    "Ward #4 is full; see the minutes: item 7, 'any other business'.",
    "50% of practices came. That is fewer than last year - and fewer than we said.",
    "No",
    "n/a for now",
    "R\u00e9union du 14 mai: \u0141\u00f3d\u017a \u2192 \u5317",
    "First point.\n\nSecond point, after a blank line.\n- a list\n- of two",
    "=SUM(A1:A9)",
    "<b>Bold</b> & {{ not a template }} [link]",
    "A long remark that goes on and on, since somebody had much to say about it and nobody to stop them. " * 6,
)
NAMES = (
    "Dr Mei Tanner",
    "Jo Askew",
    "Se\u00e1n \u00d3 Briain",
    "O'Neill, Ann",
    "A. B. Longfellow-Featherstonehaugh",
    "Li",
)
ORGANISATIONS = ("NHS Thornmere CCG", "R\u00e9seau de sant\u00e9 & fils", "The 'Practices' of Upper Dale", "X")
WORDS = ("access", "board", "care", "effort", "fairness", "group", "help", "issue", "joint", "list", "member", "offer")


@dataclass(frozen=True, kw_only=True)
class Case:
    """Where the files of a case lie.

    Attributes:
        answers: the file of answers.
        tracker: the tracker of an earlier plan, or `None` where there was none.
        voices: how much of a survey may be shown, one of `KINDS`, or empty where none was held.
        seed: by which its voices are made.
        earlier: answers of some time before, or `None` where nobody looks back.
    """

    answers: Path
    tracker: Path | None
    voices: str = ""
    seed: str = ""
    earlier: Path | None = None


class Choices(Random):
    """A generator of chance with the few choices that are made here."""

    def one(self, *options: Option) -> Option:
        """Choose one of these."""
        return self.choice(options)

    def often(self, share: float) -> bool:
        """Say yes in that share of all cases."""
        return self.random() < share

    def some(self, options: Sequence[Option], most: int) -> list[Option]:
        """Choose a few, in the order in which they stand."""
        chosen = set(self.sample(range(len(options)), min(len(options), self.randint(0, most))))
        return [option for place, option in enumerate(options) if place in chosen]

    def phrase(self, fewest: int, most: int) -> str:
        """Put some words together."""
        return " ".join(self.choice(WORDS) for _ in range(self.randint(fewest, most))).capitalize()


def write_case(folder: Path, seed: int, number: int) -> Case:
    """Write the files of a case into an empty folder."""
    choose = Choices(f"{seed}/{number}")
    kind = choose.one("built-in", "built-in", "federation", "random", "random")
    home = folder / "framework" if kind == "random" else FEDERATION if kind == "federation" else None
    if kind == "random":
        write_framework(folder / "framework", choose)
    framework = load_framework(home).framework
    assert framework is not None, load_framework(home).problems
    given = any_answers(choose, framework)
    if kind == "random":
        given["framework"] = "./framework"
    elif kind == "federation":  # a copy, as a framework has to lie at or below its answers
        given["framework"] = "./federation"
        shutil.copytree(FEDERATION, folder / "federation")
    path = folder / "answers.yaml"
    path.write_text(as_typed(choose, given), encoding="utf-8")
    return Case(
        answers=path,
        tracker=any_tracker(choose, path) if choose.often(0.3) else None,
        voices=choose.one("", *KINDS),
        seed=f"{seed}/{number}",
        earlier=an_earlier(Choices(f"{seed}/{number}/earlier"), path, framework, given),
    )


def an_earlier(choose: Choices, answers: Path, framework: Framework, given: Fields) -> Path | None:
    """Write, now and then, what the same organisation had answered some time before; often much of it was the same."""
    if not choose.often(0.4):
        return None
    before = any_answers(choose, framework)
    before |= {name: given[name] for name in ("organisation", "framework") if name in given}
    before["assessed_on"] = given["assessed_on"] - timedelta(days=choose.randint(1, 800))
    before.get("plan", {}).pop("starts_on", None)
    if choose.often(0.5):
        kept = choose.some(list(given["answers"]), len(given["answers"]))
        before["answers"] |= {name: given["answers"][name] for name in kept}
    path = answers.with_name("earlier.yaml")
    path.write_text(as_typed(choose, before), encoding="utf-8")
    return path


def as_typed(choose: Choices, given: Fields) -> str:
    """Write answers in one of the ways that people do: lines of any width, groups in braces or below one another."""
    text = dumped(
        given,
        width=choose.one(60, 100, 2000),
        indent=choose.one(2, 4),
        default_flow_style=None if choose.often(0.3) else False,
    )
    return text if choose.often(0.8) else text.replace("\n", "\r\n")


def any_answers(choose: Choices, framework: Framework) -> Fields:
    """Make the content of a file of answers to a framework."""
    rate = mood(choose, framework)
    on = date(2014, 1, 1) + timedelta(days=choose.randint(0, 700))
    given: Fields = {"organisation": choose.one(*ORGANISATIONS), "assessed_on": on}
    if choose.often(0.5):
        given["assessed_by"] = choose.one("The board", "Leaders, by e-mail", "Nobody in particular")
    if choose.often(0.4):
        domains = choose.some(list(framework.domain_by_id), 3)
        given["targets"] = {name: choose.randint(0, framework.cover.top) for name in domains}
    if choose.often(0.7):
        given["plan"] = any_wishes(choose, framework, on)
    if choose.often(0.3):
        given["membership"] = choose.one(*REMARKS)
    if choose.often(0.3):
        given["manifesto"] = any_manifesto(choose, framework)
    if choose.often(0.2):
        given["paper"] = {"meeting": "Board", "meeting_on": on, "key_messages": [choose.one(*REMARKS)]}
    given["answers"] = {
        domain.id: {criterion.id: an_answer(choose, rate, framework.cover.top) for criterion in domain.criteria}
        for domain in framework.domains
        if choose.often(0.95) and domain.criteria
    }
    return given


def mood(choose: Choices, framework: Framework) -> Callable[[], int | str | None]:
    """Choose how the levels fall: mixed as a rule, and all the odd cases that people hand in."""
    top = framework.cover.top
    levels = list(range(top + 1))
    return choose.one(
        lambda: choose.one(*levels),
        lambda: choose.one(*levels, *levels[: top // 2 + 1], "unknown", "not applicable", None),
        lambda: choose.one(*levels, *levels, "unknown", None),
        lambda: choose.one(*levels[: top // 2 + 1]),
        lambda: choose.one(*levels[top // 2 :]),
        lambda: None if choose.often(0.9) else choose.one(*levels),
        choose.one(
            lambda: top,
            lambda: 0,
            lambda: None,
            lambda: "unknown",
            lambda: "not applicable",
            lambda: "not applicable" if choose.often(0.8) else top,
            lambda: framework.cover.target,
        ),
    )


def an_answer(choose: Choices, rate: Callable[[], int | str | None], top: int) -> int | str | Fields | None:
    """Make the answer on one criterion: short where there is nothing more to say."""
    level = rate()
    if level == "not applicable":
        return {"level": level, "because": choose.one("It does not apply here.", *REMARKS)}
    said: Fields = {"level": level}
    if choose.often(0.25):
        said["target"] = choose.randint(0, top)
    if choose.often(0.3):
        said["importance"] = choose.randint(1, 5)
    if choose.often(0.3) and isinstance(level, int):
        strengths = choose.one("assertion", "document", "members", "independent"), "document"
        said["evidence"] = [{"what": choose.one(*REMARKS), "strength": strength} for strength in strengths]
        said["evidence"] = said["evidence"][: choose.randint(1, 2)]
    if choose.often(0.2):
        said["comment"] = choose.one(*REMARKS)
    return level if len(said) == 1 and choose.often(0.8) else said


def any_wishes(choose: Choices, framework: Framework, on: date) -> Fields:
    """Make what the plan has to fit."""
    wishes: Fields = {}
    if choose.often(0.4):
        wishes["starts_on"] = on + timedelta(days=choose.randint(0, 200))
    if choose.often(0.6):
        wishes["quarters"] = choose.one(1, 2, 3, 4, 4, 5, 6, 8, 12, 40)
    if choose.often(0.6):
        wishes["capacity"] = choose.one(0, 1, 2, 3, 4, 6, 8, 8, 10, 12, 20, 100)
    roles = dict.fromkeys(action.owner for _, action in framework.actions.values() if action.owner)
    if roles and choose.often(0.6):
        wishes["owners"] = {role: choose.one(*NAMES) for role in choose.some(list(roles), len(roles))}
    return wishes


def any_manifesto(choose: Choices, framework: Framework) -> Fields:
    """Make a manifesto, some of whose wants have an offer."""
    criteria = list(framework.by_ref)
    offers = [{"id": f"o{number}", "text": choose.phrase(3, 12)} for number in range(choose.randint(0, 4))]
    wants: list[Fields | str] = [choose.phrase(3, 12) for _ in range(choose.randint(0, 3))]
    if offers:
        wants.append({"text": choose.phrase(2, 6), "met_by": "o0", "criterion": choose.choice(criteria)})
    return {"organisation_offers": offers, "members_want": wants, "members_offer": [choose.phrase(3, 8)]}


def any_tracker(choose: Choices, answers: Path) -> Path | None:
    """Write the tracker of a plan made from the same answers, with what people have written into it since."""
    loaded = load(answers)
    assert loaded.inputs is not None, loaded.problems
    assessment = assess(loaded.inputs, version="0")
    book = openpyxl.load_workbook(BytesIO(render(".xlsx", assessment, build_view(assessment))))
    sheet = book[SheetName.ACTIONS]
    heading = next(row for row in sheet.iter_rows() if Column.STATUS in [cell.value for cell in row])
    columns = {str(cell.value): cell.column for cell in heading if cell.value}
    for row in range(heading[0].row + 1, sheet.max_row + 1):
        if choose.often(0.6):
            sheet.cell(row, columns[Column.STATUS]).value = choose.choice(list(Status)).value
        if choose.often(0.2):
            sheet.cell(row, columns[Column.OWNER]).value = choose.one(*NAMES)
        if choose.often(0.2):
            sheet.cell(row, columns[Column.NOTES]).value = choose.one("Slower than we thought", "Ask Jo")
    if choose.often(0.3):
        sheet.cell(sheet.max_row + 1, columns[Column.ACTION]).value = "A thing of our own"
    path = answers.with_name("tracker.xlsx")
    book.save(path)
    return path


def write_framework(folder: Path, choose: Choices) -> None:
    """Write a framework of any shape: 2 to 7 levels, 1 to 9 domains, texts short or long, waits without circles."""
    top = choose.randint(1, 6)
    long = choose.often(0.3)
    sizes = choose.one({"S": 1, "M": 3, "L": 6}, {"small": 1, "huge": 40}, {"evening": 2})
    for part in ("domains", "criteria"):
        (folder / part).mkdir(parents=True)
    made: list[str] = []
    for domain in range(choose.randint(1, 9)):
        name = f"d{domain}"
        criteria = [
            a_criterion(choose, f"{name}.c{at}", top, list(sizes), made, long=long)
            for at in range(choose.randint(1, 7))
        ]
        about = {
            "id": name,
            "title": choose.phrase(1, 12 if long else 4),
            "order": domain,
            "purpose": f"{choose.phrase(4, 40)}.",
            "weight": choose.one(1, 1, 0.5, 3),
            "prompts": [f"{choose.phrase(3, 12)}?" for _ in range(choose.randint(0, 4))],
        }
        dump(folder / "domains" / f"{name}.yaml", about)
        dump(folder / "criteria" / f"{name}.yaml", {"domain": name, "criteria": criteria})
    nouns = ("organisation", "organisations", "member", "members", "leader", "leaders", "board", "area")
    cover = {
        "id": "any-shape",
        "title": choose.phrase(1, 10 if long else 4),
        "version": choose.one("1", "2.0.1"),
        "terms": {noun: choose.one(noun, "guild", "co-op") for noun in nouns},
        "scale": [{"name": f"{choose.phrase(1, 3 if long else 1)} {number}"} for number in range(top + 1)],
        "bands": [
            {"from": at, "name": choose.phrase(1, 3 if long else 1) + f" {at}"} for at in range(choose.randint(1, 4))
        ],
        "target": choose.randint(0, top),
        "in_place": choose.randint(0, top),
        "priorities": choose.one(
            {"gap": 3, "importance": 3, "perception": 2, "leverage": 1}, {"gap": 1}, {"leverage": 1}
        ),
        "effort": sizes,
        "capacity": choose.one(1, 4, 8, 20),
        "groups": [
            {"id": role, "title": choose.phrase(1, 6), "role": role}
            for role in choose.one([], ["leader", "member"], ["leader", "member", "other"])
        ],
    }
    dump(folder / "framework.yaml", cover)


def a_criterion(choose: Choices, ref: str, top: int, sizes: list[str], made: list[str], *, long: bool) -> Fields:
    """Make a criterion; `made` lists what it may wait for, and grows by it and its actions."""
    length = 60 if long else 15
    about: Fields = {
        "id": ref.partition(".")[2],
        "title": choose.phrase(1, 14 if long else 5),
        "statement": f"{choose.phrase(3, length)}.",
        "levels": [f"{choose.phrase(2, length)}, at {level}." for level in range(top + 1)],
        "ask": choose.one(["leader"], ["leader", "member"]),
        "requires": choose.some([other for other in made if "/" not in other], 2),
        "actions": [],
    }
    for at in range(choose.randint(0, 4)):
        begins = choose.randint(0, top - 1)
        action: Fields = {
            "id": f"a{at}",
            "title": choose.phrase(2, 14 if long else 6),
            "from": begins,
            "to": choose.randint(begins + 1, top),
            "effort": choose.choice(sizes),
            "needs": choose.some([other for other in made if "/" in other], 1),
        }
        if choose.often(0.7):
            action["owner"] = choose.one("Chair", "Membership office", "Secretary")
        if choose.often(0.7):
            action["success_measure"] = f"Within six months {choose.phrase(3, 12)}"
        if choose.often(0.6):
            action["steps"] = [f"{choose.phrase(2, 9)}." for _ in range(choose.randint(0, 5))]
        about["actions"].append(action)
    made += [ref, *(f"{ref}/{action['id']}" for action in about["actions"])]
    return about


class Plainly(yaml.SafeDumper):
    """Writes a value out each time: nobody types anchors."""

    def ignore_aliases(self, _data: object) -> bool:  # noqa: D102 - PyYAML's own
        return True


def dumped(content: Fields, **how: Any) -> str:
    return str(yaml.dump(content, Dumper=Plainly, allow_unicode=True, sort_keys=False, **how))


def dump(path: Path, content: Fields) -> None:
    path.write_text(dumped(content), encoding="utf-8")
