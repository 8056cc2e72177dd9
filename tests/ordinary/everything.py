"""Make every output of a case, read each back, and hold them against one another.

Besides that nothing is raised: a list that stands under a heading is the same wherever that heading stands, in the same
order; where there is nothing to do, nothing written or nothing rated, each output says just that; what nobody confirms is
told with each score, and all that is open is listed; and no output shows what no person would have written, such as
``None`` or ``1 actions``.
"""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from html.parser import HTMLParser
from io import BytesIO
from itertools import chain
from random import Random
from typing import Any

from docx import Document
from docx.table import Table
from openpyxl import load_workbook
from pypdf import PdfReader

from ccg_toolkit.away_day import build_pack
from ccg_toolkit.outputs import comparison_text, plan_text, render, render_page, result_json, summary
from ccg_toolkit.past import look_back
from ccg_toolkit.report import (
    Assessment,
    ReportView,
    build_view,
    compare,
    working_of_criterion,
    working_of_domain,
    working_of_overall,
    working_of_plan,
    working_of_priorities,
)
from ccg_toolkit.sources import as_text, errors
from ccg_toolkit.toolkit import InOrder, Inputs, assess, follow_up, load, replanned
from tests.ordinary.cases import Case
from tests.voices import any_voices

CAPACITIES = (0, 3, 15)
ORDERS: tuple[InOrder, ...] = (0, 2, "all")

_NOBODY_WROTE = re.compile(
    r"\bNone\b(?! of\b|:)|\b(?:nan|Undefined|Namespace)\b|\{\{|\}\}|\bFraction\(|<[A-Z]\w+[ :]|, ,|\.\.(?!\.)|\(\)"
    r"|\b(?:1|one) (?:actions|criteria|gaps|points|quarters|levels|ratings|priorities|others|wants|offers|domains)\b"
    r"|\b(?:[2-9]|\d\d+|two|three|four|five|six) (?:action|criterion|gap|point|quarter|level|priority|want|offer) (?!of\b|in\b|by\b)",
)
"""What a program shows by mistake: Python's words for nothing, templates unfilled, and numbers that do not fit their nouns."""


@dataclass(frozen=True, kw_only=True)
class Made:
    """An assessment and what the outputs show of it: for each format, the lists under its headings."""

    assessment: Assessment
    view: ReportView
    page: "Headed"
    paper: "dict[str, list[str]]"
    screen: str
    plan: str
    book: "dict[str, list[list[Any]]]"
    pack: str
    result: dict[str, Any]


def faults_of(case: Case, *, pdf: bool = False) -> list[str]:
    """Make everything of a case and give what is wrong; an exception is not caught."""
    inputs, faults = inputs_of(case)
    if inputs is None:
        return faults
    assessment = assess(inputs, version="0")
    made = make(assessment)
    texts = {
        "page": made.page.text,
        "screen": made.screen,
        "plan": made.plan,
        "pack": made.pack,
        **dict(other_outputs(assessment)),
    }
    typed = case.answers.read_text(encoding="utf-8")
    faults = [*faults_in(made), *(fault for name, text in texts.items() for fault in oddities(name, text, typed))]
    return [*faults, *faults_of_pdf(assessment, made.view)] if pdf else faults


def inputs_of(case: Case) -> tuple[Inputs | None, list[str]]:
    """Read the files of a case, or say why they cannot be read."""
    loaded = load(case.answers)
    if loaded.inputs is not None and case.tracker:
        loaded = follow_up(loaded.inputs, case.tracker)
    inputs = loaded.inputs
    if inputs is not None and case.voices:
        chance = Random(case.seed)  # noqa: S311 - nothing secret
        inputs = replace(inputs, voices=any_voices(chance, inputs.framework, case.voices))
    if inputs is not None and case.earlier:
        loaded = look_back(inputs, case.earlier)
        inputs = loaded.inputs
    return inputs, [f"not read: {as_text(problem)}" for problem in errors(loaded.problems)]


def make(assessment: Assessment) -> Made:
    """Make the outputs of an assessment, and read them back."""
    view = build_view(assessment)
    return Made(
        assessment=assessment,
        view=view,
        page=Headed(render(".html", assessment, view).decode()),
        paper=paper_lists(render(".docx", assessment, view)),
        screen=summary(view),
        plan=plan_text(view),
        book=sheets(render(".xlsx", assessment, view)),
        pack=Headed(render_page(".html", build_pack(assessment), assessment.framework.folders).decode()).text,
        result=json.loads(result_json(assessment)),
    )


def faults_in(made: Made) -> list[str]:
    """Hold the outputs against one another."""
    return [fault for check in CHECKS for fault in check(made)]


def oddities(name: str, text: str, typed: str) -> Iterator[str]:
    """Find what nobody would have written, but for what people typed."""
    for found in _NOBODY_WROTE.finditer(text):
        if found[0] not in typed:
            yield f"{name}: nobody would write {text[max(0, found.start() - 60) : found.end() + 30]!r}"


def other_outputs(assessment: Assessment) -> Iterator[tuple[str, str]]:
    """Make what the other commands print and write."""
    folders = assessment.framework.folders
    by_capacity = compare([replanned(assessment, capacity=capacity) for capacity in CAPACITIES])
    by_order = compare([replanned(assessment, in_order=in_order) for in_order in ORDERS], by="in-order")
    for name, comparison in (("comparison", by_capacity), ("comparison by order", by_order)):
        yield name, comparison_text(comparison)
        yield f"{name}, page", Headed(render_page(".html", comparison, folders).decode()).text
    scores = assessment.scores
    yield (
        "explain",
        "\n".join(
            chain(
                working_of_overall(assessment),
                working_of_priorities(assessment),
                working_of_plan(assessment),
                *(working_of_domain(assessment, domain) for domain in scores.domains),
                *(working_of_criterion(assessment, item) for item in scores.criteria),
            )
        ),
    )


def faults_of_pdf(assessment: Assessment, view: ReportView) -> Iterator[str]:
    folders = assessment.framework.folders
    for name, data in (
        ("report", render(".pdf", assessment, view)),
        ("pack", render_page(".pdf", build_pack(assessment), folders)),
    ):
        pages = PdfReader(BytesIO(data)).pages
        if len(pages) < 3:
            yield f"{name}.pdf: {len(pages)} pages"


class Headed(HTMLParser):
    """The text of a page, and the texts of the list entries under each heading, by the id of the heading."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.text = ""
        self.lists: dict[str, list[str]] = {}
        self.paragraphs: dict[str, str] = {}
        self._under = ""
        self._entries: list[int] = []  # how deep in entries of lists we are
        self._out = 0
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: D102 - the parser's own
        if tag in {"style", "script", "title"}:
            self._out += 1
        if re.fullmatch("h[1-6]", tag):
            self._under = dict(attrs).get("id") or self._under
        if tag == "li":
            self._entries.append(len(self.lists.setdefault(self._under, [])))
            self.lists[self._under].append("")
        self.text += " " if tag in {"p", "li", "td", "th", "h1", "h2", "h3", "h4", "div", "br"} else ""

    def handle_endtag(self, tag: str) -> None:  # noqa: D102 - the parser's own
        if tag in {"style", "script", "title"}:
            self._out -= 1
        if tag == "li" and self._entries:
            self._entries.pop()

    def handle_data(self, data: str) -> None:  # noqa: D102 - the parser's own
        if self._out:
            return
        self.text += data
        self.paragraphs[self._under] = self.paragraphs.get(self._under, "") + data
        if self._entries:
            self.lists[self._under][self._entries[-1]] += data

    def under(self, heading: str) -> list[str]:
        """Give the entries of the lists under a heading, each on one line."""
        return [plainly(entry) for entry in self.lists.get(heading, [])]


def plainly(text: str) -> str:
    return " ".join(text.split())


def paper_lists(data: bytes) -> dict[str, list[str]]:
    """Give the entries of the lists under each heading of a board paper, its other texts, and how its rows begin."""
    found: dict[str, list[str]] = {}
    under = ""
    for block in Document(BytesIO(data)).iter_inner_content():
        if isinstance(block, Table):
            found.setdefault(f"{under} (rows)", []).extend(plainly(row.cells[0].text) for row in block.rows[1:])
            continue
        style = block.style.name if block.style and block.style.name else ""
        if style.startswith("Heading"):
            under = block.text
        elif style.startswith("List"):
            found.setdefault(under, []).append(plainly(block.text))
        else:
            found.setdefault(f"{under} (text)", []).append(plainly(block.text))
    return found


def sheets(data: bytes) -> dict[str, list[list[Any]]]:
    """Give the cells of each sheet of a workbook."""
    book = load_workbook(BytesIO(data), read_only=True)
    return {sheet.title: [list(row) for row in sheet.iter_rows(values_only=True)] for sheet in book}


def column_of(rows: list[list[Any]], heading: str) -> list[str]:
    """Give what stands under a heading of a sheet, from the row of the headings on."""
    at = next((place for place, row in enumerate(rows) if heading in row), None)
    if at is None:
        return []
    column = rows[at].index(heading)
    return [plainly(str(row[column])) for row in rows[at + 1 :] if len(row) > column and row[column] is not None]


# What must hold: each gives what is wrong.


def asks_are_one_list(made: Made) -> Iterator[str]:
    told = [f"{ask.owner}: {'; '.join(ask.tasks)}" for ask in made.view.asks]
    yield from differing("what the first quarter asks", told, made.page.under("asked"), "page", end=".")


def decisions_are_one_list(made: Made) -> Iterator[str]:
    told = [decision.in_words for decision in made.view.decisions]
    yield from differing("decisions", told, made.page.under("decisions"), "page")
    _, *asked = made.paper["Recommendations"]
    yield from differing("decisions", told, asked, "paper")


def priorities_are_in_one_order(made: Made) -> Iterator[str]:
    refs = [priority.ref for priority in made.view.priorities]
    yield from differing("priorities", refs, [found["criterion"] for found in made.result["priorities"]], "result")
    titles = [plainly(priority.title) for priority in made.view.priorities]
    yield from differing("priorities", titles, column_of(made.book["Priorities"], "Criterion"), "workbook")
    first = [plainly(priority.title) for priority in made.view.first_five]
    heads = [f"{priority.rank}. {plainly(priority.title)}" for priority in made.view.first_five]
    yield from differing("first priorities", heads, made.paper.get("First priorities (rows)", []), "paper")
    if not in_order([f"{title}, level" for title in first], plainly(made.screen)):
        yield f"first priorities: {first} are not in this order on the screen"


def later_is_in_one_order(made: Made) -> Iterator[str]:
    titles = [plainly(action.title) for action in made.view.later]
    entries = made.page.lists and [
        plainly(entry).split(", for ")[0]
        for heading, entries in made.page.lists.items()
        if heading.startswith("later")
        for entry in entries
    ]
    yield from differing("later", [title.split(", for ")[0] for title in titles], list(entries), "page")
    yield from differing("later", titles, [plainly(found["title"]) for found in made.result["plan"]["later"]], "result")
    part = made.plan.partition("Later, and why")[2]
    if not in_order([f"- {title} (" for title in titles], plainly(part)):
        yield f"later: {titles} are not in this order in the plan on the screen"


def things_to_find_out_are_in_one_order(made: Made) -> Iterator[str]:
    refs = [found.ref for found in made.view.find_out]
    yield from differing("find out", refs, [found["criterion"] for found in made.result["plan"]["find_out"]], "result")
    groups = made.view.find_out_groups
    if sorted(found.ref for group in groups for found in group.unknowns) != sorted(refs):
        yield "find out: the groups do not hold what the list does"
    titles = [plainly(found.title) for group in groups for found in group.unknowns]
    yield from differing("find out", titles, column_of(made.book.get("Find out", []), "Criterion"), "workbook")
    if not in_order([f"- {title}: could" for title in titles], plainly(made.plan)):
        yield f"find out: {titles} are not in this order in the plan on the screen"
    if not in_order(titles, plainly(made.page.text.partition("What matters most and could move the score most")[2])):
        yield f"find out: {titles} are not in this order on the page"


def all_that_is_open_is_listed(made: Made) -> Iterator[str]:
    """Each unknown, each unanswered and each thin criterion is something to find out, and nothing is called settled."""
    items = made.assessment.scores.criteria
    missing = {item.ref for item in items if item.state in {"unknown", "unanswered"} or item.thin_evidence}
    open_ = missing | {item.ref for item in items if item.contested}
    if lacking := open_ - {found.ref for found in made.view.find_out}:
        yield f"find out: {sorted(lacking)} are not listed"
    weights = [found.standing.importance * found.could_move_score_by for found in made.assessment.plan.find_out]
    if weights != sorted(weights, reverse=True):
        yield "find out: not by importance times what each could move"
    settled = {
        "nothing is left open": not made.view.find_out and not made.view.later and not made.view.unwritten,
        "so there is nothing to do": not made.view.find_out,
        "No rating is missing": not missing,
        "Nothing is left to find out": not made.view.find_out,
    }
    for said, holds in settled.items():
        for name, text in texts_of(made).items():
            if said in text and not holds:
                yield f"{name}: {said!r} is not true"


def evidence_comes_first(made: Made) -> Iterator[str]:
    """What nobody confirms stands with the overall score; from a third on no band stands alone, and it is decided first."""
    overall, first = made.view.overall, made.view.evidence_first
    texts = texts_of(made)
    left = f"reported {overall.score}; {overall.unconfirmed_low} if the high ratings that nobody from "
    on_the_page = f"the score would be {overall.unconfirmed_low}."
    confirmed = made.assessment.scores.overall.confirmed
    for name in ("page", "screen", "paper", "book", "pack"):
        if (
            overall.band
            and overall.unconfirmed_low != overall.low
            and (on_the_page if name in {"page", "paper"} else left) not in texts[name]
        ):
            yield f"{name}: what is left if nothing holds that nobody confirms is not said"
    if bool(first) == confirmed or (first and made.view.decisions[0].text != first):
        yield f"the first decision is {made.view.decisions[:1]}"
    for name, text in texts.items():
        if plainly(first) not in text:
            yield f"{name}: the first decision is not said"


def no_band_stands_without_its_doubt(made: Made) -> Iterator[str]:
    """Each domain and the whole have their own."""
    domains = zip(made.assessment.scores.domains, made.view.domains, strict=True)
    whole = [(made.assessment.scores.overall, made.view.overall)]
    for exact, score in [*whole, *((domain.score, shown.score) for domain, shown in domains)]:
        said = "not rated" if score.band is None else score.band.name
        said += "" if exact.confirmed or score.band is None else ", not yet confirmed"
        if score.band and score.band.said != said:
            yield f"{score.band.said} in the view, {said} by the scores"
    overall = made.view.overall.band
    shown = [f"{domain.score.band.said if domain.score.band else 'not rated'}" for domain in made.view.domains]
    yield from differing("bands", shown, column_of(made.book["Domains"], "Band"), "workbook")
    for name, text in texts_of(made).items():
        if (
            overall
            and overall.doubt
            and re.search(rf"in the band {re.escape(overall.name)}(?!, {overall.doubt})", text)
        ):
            yield f"{name}: the band stands without its doubt"


def texts_of(made: Made) -> dict[str, str]:
    """Give all that each output says, in one line."""
    return {
        "page": plainly(made.page.text),
        "screen": plainly(made.screen),
        "plan": plainly(made.plan),
        "paper": " ".join(chain.from_iterable(made.paper.values())),
        "book": plainly(" ".join(str(cell) for rows in made.book.values() for row in rows for cell in row if cell)),
        "pack": plainly(made.pack),
    }


def actions_are_in_one_order(made: Made) -> Iterator[str]:
    for quarter, found in zip(made.view.quarters, made.result["plan"]["quarters"], strict=True):
        refs = [action.ref for action in quarter.actions]
        yield from differing(f"quarter {quarter.number}", refs, [action["id"] for action in found["actions"]], "result")
        heading = f"Quarter {quarter.number}, {quarter.label}"
        part = plainly(made.plan.partition(heading)[2])
        if refs and not in_order([plainly(action.title) for action in quarter.actions], part):
            yield f"quarter {quarter.number}: {refs} are not in this order in the plan on the screen"


def notes_are_told_everywhere(made: Made) -> Iterator[str]:
    screen = plainly(made.screen)
    for note in made.view.notes:
        if plainly(note) not in made.page.under("says"):
            yield f"page: the note {note!r} is missing"
        if f"Note: {plainly(note)}" not in screen:
            yield f"screen: the note {note!r} is missing"
        if not any(plainly(note) in entries for entries in made.paper.values()):
            yield f"paper: the note {note!r} is missing"


def idleness_is_told_truly(made: Made) -> Iterator[str]:
    """Where the first quarter asks for no action, all say why, and only the true reason is told anywhere."""
    scores = made.assessment.scores
    rated = [item for item in scores.criteria if item.level is not None]
    gaps = [item for item in rated if item.open_gap]
    anywhere = made.view.later or any(quarter.actions for quarter in made.view.quarters)
    true = {
        "Nothing is rated yet": not rated,
        "Nothing that is rated lies below its target": bool(rated) and not gaps,
        "No action is written for": bool(gaps) and not anywhere,
        "No action falls into the first quarter": bool(anywhere) and not made.view.quarters[0].actions,
    }
    texts = texts_of(made)
    for said, holds in true.items():
        for name, text in texts.items():
            shown = said in text
            if shown and not holds:
                yield f"{name}: {said!r} is not true"
            if holds and not shown and name in {"page", "plan"}:
                yield f"{name}: {said!r} is not said"
    if not rated and not plainly(made.screen).partition("Overall: ")[2].startswith(
        ("Nothing is rated", "No criterion")
    ):
        yield "screen: the first line does not say that nothing is rated"


def what_was_taken_out_is_counted(made: Made) -> Iterator[str]:
    for domain in made.assessment.scores.domains:
        out = sum(item.state == "not-applicable" for item in domain.criteria)
        said = f"{out} of {len(domain.criteria)}"
        if out and f"{said} not applicable" not in plainly(made.page.text):
            yield f"page: {said} taken out of {domain.domain.title} is not said"
        if out and 3 * out >= len(domain.criteria) and not any(domain.domain.title in note for note in made.view.notes):
            yield f"no note says how much of {domain.domain.title} was taken out"


def differing(what: str, told: list[str], shown: list[str], where: str, *, end: str = "") -> Iterator[str]:
    wanted = [plainly(entry) + end for entry in told]
    if wanted != shown:
        yield f"{what}: {wanted} in the view, {shown} in the {where}"


def in_order(parts: list[str], text: str) -> bool:
    """Tell whether all parts stand in a text, one after the other."""
    at = 0
    for part in parts:
        found = text.find(part, at)
        if found < 0:
            return False
        at = found + len(part)
    return True


_OF_LEADERS = re.compile(r"(?:\d%|90% or more|10% or fewer) of leaders")


def voices_are_told_truly(made: Made) -> Iterator[str]:
    """What a survey comes to stands on the page and the screen; nothing is said of leaders who are hidden."""
    voices, view = made.assessment.voices, made.view.voices
    if voices is None or view is None:
        return
    texts = texts_of(made) | {"explain": " ".join(working_of_priorities(made.assessment))}
    for name in ("page", "screen"):
        if plainly(view.message) not in texts[name]:
            yield f"{name}: what the voices come to is not said"
    yield from differing(
        "statements",
        sorted(statement.ref for statement in view.statements),
        sorted(statement["criterion"] for statement in made.result["voices"]["statements"]),
        "result",
    )
    flagged = [
        criterion["id"]
        for domain in made.result["domains"]
        for criterion in domain["criteria"]
        if "contested" in criterion["flags"]
    ]
    contested = [item.ref for item in made.assessment.scores.criteria if item.contested]
    yield from differing("contested", contested, flagged, "result")
    if contested and "contested" not in texts["page"]:
        yield "page: contested ratings are not told"
    if all(statement.leader.hidden for statement in voices.statements):
        for name, text in texts.items():
            if found := _OF_LEADERS.search(text):
                yield f"{name}: {found[0]!r} is said of leaders who are hidden"


def what_moved_is_told_everywhere(made: Made) -> Iterator[str]:
    """Where an earlier assessment was read, each output says what moved since; where none was, none does."""
    session = "What became of it?"
    if made.view.since is None:
        if made.assessment.since or made.result["since"] or session in made.pack:
            yield "since: told though nothing was read"
        return
    message = made.view.since.change.summary
    for name, text in texts_of(made).items():
        if name in {"page", "screen", "paper"} and plainly(message) not in text:
            yield f"since: {message!r} is not said on the {name}"
    if made.result["since"]["message"] != message:
        yield f"since: the result says {made.result['since']['message']!r}"
    if session not in made.pack:
        yield "since: no session of the day takes it up"


CHECKS: tuple[Callable[[Made], Iterator[str]], ...] = (
    asks_are_one_list,
    decisions_are_one_list,
    priorities_are_in_one_order,
    later_is_in_one_order,
    things_to_find_out_are_in_one_order,
    all_that_is_open_is_listed,
    evidence_comes_first,
    no_band_stands_without_its_doubt,
    actions_are_in_one_order,
    notes_are_told_everywhere,
    idleness_is_told_truly,
    what_was_taken_out_is_counted,
    voices_are_told_truly,
    what_moved_is_told_everywhere,
)
