"""The same figures everywhere: each output is read back, and holds what the view-model says, to the digit."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from fnmatch import fnmatch
from fractions import Fraction
from html.parser import HTMLParser
from io import BytesIO
from itertools import product
from typing import Any

import docx
import openpyxl
import pymupdf
import pytest

from ccg_toolkit.outputs import SUFFIXES, plan_text, render, summary
from ccg_toolkit.report import Assessment, Edition, ReportView, Setting, build_view
from ccg_toolkit.report.rounding import in_words, percent
from ccg_toolkit.tracker import Column, SheetName

from .conftest import ROOT, assessed, once

Figures = dict[str, str]
"""What an output says, under names such as `domain.contract.score`. A value is a text as people see it."""

CASES = {
    "example": ROOT / "examples" / "answers.yaml",
    "small": ROOT / "tests" / "fixtures" / "small" / "answers.yaml",
    "thin": ROOT / "examples" / "stories" / "thin-evidence.yaml",
}
FIRST_FIVE = 5
TERMINAL, BOARD = "terminal", "board"
FULL = Setting(edition=Edition.FULL)

SAID = ("headline", "certificate", "equals")
"""What is said of the plan in the same words by every output that people read."""

BARE = ("*.band.name", "*.percent")
"""What only programs read; people read it with what belongs beside it."""

AHEAD = ("*.planned", "*.target", "priority.*.closing")
"""Where the plan leads, which pages put beside where things stand."""

OF_A_PRIORITY = ("priority.*.value", "priority.*.share", "priority.*.effort")
NOT_SHOWN = {
    ".pdf": (*BARE, "*.whole"),
    ".html": (*BARE, "*.whole"),
    BOARD: (
        *BARE,
        "*.coverage",
        "*.unconfirmed_low",
        "*.way_done",
        *OF_A_PRIORITY,
        "priority.*.ranks",
        "priority.*.outcome",
        "action.*.in.*",
        "quarter.*",
        "plan.*",
    ),
    ".json": ("*.band", "*.way_done", "*.whole", "plan.*", *AHEAD),
    ".xlsx": (*BARE, *AHEAD, "priority.*.ranks", "quarter.*", "action.*.in.*", "plan.certificate"),
    ".docx": (
        *BARE,
        *(f"domain.*.{field}" for field in ("low", "high", "unconfirmed_low")),
        "*.coverage",
        "*.way_done",
        *OF_A_PRIORITY,
        "priority.*.ranks",
        "priority.*.outcome",
        "plan.equals",
        "plan.headline",
        "quarter.*.score",
        "quarter.*.low",
        "quarter.*.high",
        "*.whole",
    ),
    TERMINAL: (
        *BARE,
        *AHEAD,
        "domain.*.coverage",
        "domain.*.unconfirmed_low",
        *OF_A_PRIORITY,
        "priority.*.ranks",
        "quarter.*.low",
        "quarter.*.high",
        "*.whole",
    ),
}
"""What a format leaves out on purpose. Besides, bounds and coverage may be left out where the bounds are the score, the
unconfirmed low where it is the low bound, and quarters where nothing is planned."""

NUMBER = r"\d+\.\d+|\u2013"
OF_A_QUARTER = rf"the overall score is (?P<score>{NUMBER})(?: \(it could be (?P<low>{NUMBER}) to (?P<high>{NUMBER})\))?"
WAY_DONE = r"\d+% \(level \d+\.\d+ of a target of \d+\.\d+\)"
SENTENCE = (
    r"(?P<score>\d+\.\d+) on a scale of 0 to \d+(?:, in the band (?P<band>[^:.]+))?"
    r"(?:: reported \d+\.\d+; (?P<unconfirmed_low>\d+\.\d+) if the high ratings that nobody from \w+ or outside confirms did "
    r"not hold(?:, and what is not known stood at 0)?)?\. "
    rf"Way to target done: (?P<way_done>{WAY_DONE})\."
    r"(?: (?P<coverage>\d+%) of it is rated: what is not yet known could put the score anywhere between "
    r"(?P<low>\d+\.\d+) and (?P<high>\d+\.\d+)\.)?"
)


@pytest.fixture(scope="module")
def case(request: pytest.FixtureRequest) -> tuple[Assessment, ReportView]:
    assessment = assessed(CASES[request.param])
    return assessment, build_view(assessment)


def expected(view: ReportView) -> Figures:
    """Give what the view-model says."""
    figures: Figures = {}
    scores = {"overall": view.overall} | {f"domain.{domain.id}": domain.score for domain in view.domains}
    for name, score in (scores | {f"quarter.{quarter.number}": quarter.score for quarter in view.quarters}).items():
        figures |= {f"{name}.score": score.score, f"{name}.low": score.low, f"{name}.high": score.high}
    for name, score in scores.items():
        figures[f"{name}.band"] = score.band.said if score.band else "not rated"
        figures[f"{name}.band.name"] = score.band.name if score.band else "not rated"
        figures |= {f"{name}.coverage": score.coverage, f"{name}.way_done": score.way_done}
        figures[f"{name}.percent"] = score.percent_to_target
        figures[f"{name}.unconfirmed_low"] = score.unconfirmed_low
        figures |= {f"{name}.target": score.target} | ({f"{name}.planned": score.planned} if view.planned else {})
    figures |= {f"plan.{field}": getattr(view.plan, field) for field in SAID}
    for place, priority in enumerate(view.priorities[:FIRST_FIVE], start=1):
        for field in ("title", "rank", "value", "share", "ranks", "effort", "outcome", "closing"):
            figures[f"priority.{place}.{field}"] = str(getattr(priority, field))
    whole: dict[str, int] = {}
    for quarter in view.quarters:
        figures[f"quarter.{quarter.number}.effort"] = str(quarter.effort)
        figures[f"quarter.{quarter.number}.capacity"] = str(quarter.capacity)
        for action in quarter.actions:
            figures |= {f"action.{action.letter}.title": action.title, f"action.{action.letter}.owner": action.owner}
            figures[f"action.{action.letter}.in.{quarter.number}"] = str(action.points)
            whole[action.letter] = whole.get(action.letter, 0) + action.points
    figures |= {f"action.{letter}.whole": str(points) for letter, points in whole.items()}
    return {name: figure for name, figure in figures.items() if figure}


def told(text: str, view: ReportView) -> Figures:
    """Find the sentences on the plan that stand in a text in which every space is one blank."""
    return {f"plan.{field}": said for field in SAID if (said := getattr(view.plan, field)) and said in text}


def settled(figures: Mapping[str, str]) -> set[str]:
    """Name what may go without saying: see `NOT_SHOWN`."""
    names = {name.removesuffix(".low") for name in figures if name.endswith(".low")}
    still = {name for name in names if figures[f"{name}.low"] == figures[f"{name}.high"]}
    sure = {f"{name}.{field}" for name in still for field in ("low", "high", "coverage")}
    names = {name.removesuffix(".unconfirmed_low") for name in figures if name.endswith(".unconfirmed_low")}
    if not any(name.startswith("action.") for name in figures):
        sure |= {name for name in figures if name.startswith("quarter.")}
    return sure | {
        f"{name}.unconfirmed_low" for name in names if figures[f"{name}.unconfirmed_low"] == figures[f"{name}.low"]
    }


def found_in(text: str, pattern: str, prefix: str) -> Figures:
    """Read the named groups of a pattern out of a text in which every space is one blank."""
    match = re.search(pattern, text)
    return {f"{prefix}.{name}": value for name, value in match.groupdict().items() if value} if match else {}


class Words(HTMLParser):
    """The text of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.read: list[str] = []
        self.feed(page)

    def handle_data(self, data: str) -> None:  # noqa: D102 - the parser's own
        self.read.append(data)


def page_text(data: bytes, _view: ReportView) -> str:
    return " ".join(" ".join(Words(data.decode().split("</head>")[1]).read).split())


def pdf_text(data: bytes, view: ReportView) -> str:
    document: Any = pymupdf.open(stream=data)  # type: ignore[no-untyped-call]
    pages = " ".join(page.get_text() for page in document)
    return re.sub(rf"(?:\u2022 )*{re.escape(view.organisation)} \d+ of \d+ ", "", " ".join(pages.split()))


def rows(view: ReportView) -> Iterator[tuple[str, str]]:
    """Give the rows of a table of scores: their names here, and their titles."""
    yield from ((f"domain.{domain.id}", domain.title) for domain in view.domains)
    yield "overall", "Overall"


def at_a_glance(text: str, view: ReportView) -> Figures:
    """Read what a page says of each score now, as planned and at its target."""
    figures: Figures = {}
    planned = rf" (?P<planned>{NUMBER})" if view.planned else ""
    for name, title in rows(view):
        row = rf"{re.escape(title)}(?: ?, p\. ?\d+)? (?P<score>{NUMBER})(?: (?P<low>{NUMBER}) to (?P<high>{NUMBER}))?"
        row = rf"{row}{planned} (?P<target>{NUMBER}) (?P<band>[A-Z]\w*(?: ?, not yet confirmed)?|not rated)"
        figures |= found_in(text, row, name)
    return {name: figure.replace(" ,", ",") for name, figure in figures.items()}


def read_board(data: bytes, view: ReportView) -> Figures:
    """Read the edition for the board."""
    text = pdf_text(data, view)
    figures = at_a_glance(text, view)
    for place, found in enumerate(view.priorities[:FIRST_FIVE], start=1):
        row = rf"(?P<rank>\d+)=? (?P<title>{re.escape(found.title)}) {re.escape(found.grounds)} "
        figures |= found_in(text, rf"{row}(?P<closing>{re.escape(found.closing)})", f"priority.{place}")
    for action in view.actions:
        row = rf"\b{action.letter} (?P<title>{re.escape(action.title)}) {re.escape(action.criterion)} ?, .{{0,90}}?"
        row = rf"{row}(?P<whole>\d+) points?\. (?:Cost: .*?\. )?Q\d+(?: to Q\d+)? (?P<owner>{re.escape(action.owner)}) "
        figures |= found_in(text, row, f"action.{action.letter}")
    return figures


def read_text(text: str, view: ReportView) -> Figures:
    """Read the text of a page, row by row of its tables: a row is found by its name, and then tells its figures."""
    number, share = r"\d+\.\d+|\u2013", r"\d+%|\u2013"
    figures = at_a_glance(text, view)
    for name, title in rows(view):
        row = (
            rf"(?P<low>{number}) (?P<high>{number}) (?P<unconfirmed_low>{number}) (?P<target>{number}) (?P<way>{share})"
        )
        row = rf"{re.escape(title)} (?P<score>{number}) {row} (?P<coverage>{share})"
        read = found_in(text, row, name)
        way, level = read.pop(f"{name}.way", ""), figures.get(f"{name}.score")
        if way:
            told_with = f" (level {level} of a target of {read[f'{name}.target']})" if way != "\u2013" else ""
            figures |= read | {f"{name}.way_done": f"{way}{told_with}"}
    figures |= told(text, view)
    for place, found in enumerate(view.priorities[:FIRST_FIVE], start=1):
        row = rf"(?P<value>{number}) (?P<effort>\d+) (?P<share>{share}) (?P<ranks>\d+(?: to \d+)?)"
        row = rf"(?P<rank>\d+) (?P<title>{re.escape(found.title)}) (?:waits for .{{1,300}}? )?\d \u2192 \d {row}"
        figures |= found_in(text, row, f"priority.{place}")
        figures |= found_in(
            text, rf"{re.escape(found.why)} (?P<outcome>{re.escape(found.outcome)})", f"priority.{place}"
        )
        figures |= found_in(
            text, rf"{re.escape(found.grounds)} (?P<closing>{re.escape(found.closing)})", f"priority.{place}"
        )
    for quarter, part in parts_of_plan(text, view):
        figures |= found_in(part, r" (?P<effort>\d+) of (?P<capacity>\d+) points? planned", f"quarter.{quarter}")
        figures |= found_in(part, OF_A_QUARTER, f"quarter.{quarter}")
        for action in view.quarters[quarter - 1].actions:
            row = rf"\b{action.letter} (?P<title>{re.escape(action.title)})"
            if action.part in ("", "starts"):
                row += rf" (?P<owner>{re.escape(action.owner)}) (?P<in_{quarter}>\d+) point"
            else:
                row += rf" {action.part}: (?P<in_{quarter}>\d+) point"
            figures |= found_in(part, row, f"action.{action.letter}")
    return {name.replace(".in_", ".in."): value for name, value in figures.items()}


def parts_of_plan(text: str, view: ReportView) -> Iterator[tuple[int, str]]:
    starts = [text.find(f"Quarter {quarter.number}: {quarter.label}") for quarter in view.quarters]
    ends = [*starts[1:], text.find(f"1. {view.domains[0].title}", starts[-1])]
    return ((number, text[start:end]) for number, (start, end) in enumerate(zip(starts, ends, strict=True), start=1))


def read_pdf(data: bytes, view: ReportView) -> Figures:
    return read_text(pdf_text(data, view), view)


def read_html(data: bytes, view: ReportView) -> Figures:
    return read_text(page_text(data, view), view)


def read_json(data: bytes, view: ReportView) -> Figures:
    """Read the result file; its figures have more digits than people see."""
    result = json.loads(data, parse_float=Fraction, parse_int=int)
    letters = letters_of(view)
    figures: Figures = {}
    whole = [("overall", result["overall"]), *((f"domain.{found['id']}", found) for found in result["domains"])]
    for name, score in whole:
        for field in ("score", "low", "high", "unconfirmed_low"):
            figures[f"{name}.{field}"] = in_words(exact(score[field]))
        figures[f"{name}.band.name"] = score["band"] or "not rated"
        figures[f"{name}.coverage"] = percent(exact(score["coverage"]))
        figures[f"{name}.percent"] = percent(exact(score["percent_to_target"]))
    titles = {criterion.ref: criterion.title for domain in view.domains for criterion in domain.criteria}
    for place, found in enumerate(result["priorities"][:FIRST_FIVE], start=1):
        name = f"priority.{place}"
        figures[f"{name}.rank"] = str(found["rank"])
        figures |= {f"{name}.title": titles[found["criterion"]], f"{name}.effort": str(found["effort"])}
        figures[f"{name}.value"] = in_words(exact(found["priority"]))
        figures[f"{name}.share"] = percent(exact(found["top_five_share"]))
        figures[f"{name}.ranks"] = " to ".join(map(str, dict.fromkeys(found["rank_range"])))
    for place, found in enumerate(result["plan"]["first"][:FIRST_FIVE], start=1):
        figures[f"priority.{place}.outcome"] = found["reason"]
    for quarter, found in enumerate(result["plan"]["quarters"], start=1):
        name = f"quarter.{quarter}"
        figures |= {f"{name}.{field}": in_words(exact(found["projected"][field])) for field in ("score", "low", "high")}
        figures |= {f"{name}.{field}": str(found[field]) for field in ("effort", "capacity")}
        for action in found["actions"]:
            name = f"action.{letters[action['id']]}"
            role = action["owner"] or "No owner yet"
            figures[f"{name}.title"] = action["title"]
            figures[f"{name}.owner"] = f"{action['person']} ({role})" if action["person"] else role
            figures[f"{name}.in.{quarter}"] = str(action["points"])
    return figures


def exact(value: Fraction | int | None) -> Fraction | None:
    return None if value is None else Fraction(value)


def letters_of(view: ReportView) -> dict[str, str]:
    return {action.ref: action.letter for quarter in view.quarters for action in quarter.actions}


def read_xlsx(data: bytes, view: ReportView) -> Figures:
    book = openpyxl.load_workbook(BytesIO(data))
    ids = {domain.title: domain.id for domain in view.domains}
    figures = found_in(str(book[SheetName.DOMAINS]["A2"].value), SENTENCE, "overall")
    columns = {
        "Score": "score",
        "Lowest": "low",
        "Highest": "high",
        "Unconfirmed low": "unconfirmed_low",
        "Band": "band",
    }
    for row in rows_of(book[SheetName.DOMAINS]):
        name = f"domain.{ids[row['Domain']]}"
        figures |= {f"{name}.{field}": shown(row[heading]) for heading, field in columns.items()}
        figures[f"{name}.coverage"], way = (share_of(row[heading]) for heading in ("Rated", "Way to target done"))
        way_done = f"{way} (level {shown(row['Score'])} of a target of {shown(row['Mean target'])})"
        figures[f"{name}.way_done"] = way if way == "\u2013" else way_done
    columns = {"Criterion": "title", "Priority": "value", "In this plan": "outcome"}
    figures |= told(
        " ".join(str(book[sheet]["A2"].value) for sheet in (SheetName.CONTENTS, SheetName.PRIORITIES)), view
    )
    for place, row in enumerate(rows_of(book[SheetName.PRIORITIES])[:FIRST_FIVE], start=1):
        figures |= {f"priority.{place}.{field}": shown(row[heading]) for heading, field in columns.items()}
        figures |= {f"priority.{place}.{field}": str(row[field.title()]) for field in ("rank", "effort")}
        figures[f"priority.{place}.share"] = share_of(row["Among the first five"])
    for row in rows_of(book[SheetName.ACTIONS]):
        if letter := row["Plan letter"]:
            name = f"action.{letter}"
            figures |= {f"{name}.title": row[Column.ACTION], f"{name}.owner": row[Column.OWNER] or "No owner yet"}
            figures[f"{name}.whole"] = str(row[Column.POINTS])
    return figures


def rows_of(sheet: Any) -> list[dict[str, Any]]:
    """Give the rows of a sheet's table by heading."""
    _, _, headings, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(headings, row, strict=True)) for row in rows if any(cell is not None for cell in row)]


def shown(value: Any) -> str:
    return f"{value:.2f}" if isinstance(value, (int, float)) else str(value)


def share_of(value: Any) -> str:
    return f"{value:.0%}" if isinstance(value, (int, float)) else str(value)


def read_docx(data: bytes, view: ReportView) -> Figures:
    document = docx.Document(BytesIO(data))
    paragraphs = [paragraph.text for paragraph in document.paragraphs]
    text = " ".join(paragraphs)
    figures = told(text, view)
    figures |= found_in(text, r"the score would be (?P<unconfirmed_low>\d+\.\d+)\.", "overall")
    figures |= found_in(text, r"the score anywhere from (?P<low>\d+\.\d+) to (?P<high>\d+\.\d+)\.", "overall")
    ids = {domain.title: f"domain.{domain.id}" for domain in view.domains} | {"Overall": "overall"}
    tables = [[[cell.text for cell in row.cells] for row in table.rows] for table in document.tables]
    named = [[dict(zip(table[0], row, strict=True)) for row in table[1:]] for table in tables]
    for row in (row for table in named for row in table if "Band" in row):
        name = ids[row["Domain"]]
        figures |= {f"{name}.score": row["Now"], f"{name}.band": row["Band"], f"{name}.target": row["Target"]}
        figures |= {f"{name}.planned": row["Planned"]} if "Planned" in row else {}
    first = [row for table in named for row in table if "Priority" in row]
    for place, row in enumerate(first, start=1):
        figures |= found_in(row["Priority"], r"^(?P<rank>\d+)\. (?P<title>.*)", f"priority.{place}")
        figures |= {f"priority.{place}.closing": row["In the plan"]} if "In the plan" in row else {}
    busy = [found for found in paragraphs if re.match(r"Quarter \d+, ", found)]
    for heading, table in zip(busy, (table for table in named if "Action" in table[0]), strict=True):
        number = heading.split()[1].rstrip(",")
        figures |= found_in(heading, r": (?P<effort>\d+) of (?P<capacity>\d+) points?$", f"quarter.{number}")
        for row in table:
            action = found_in(row["Action"], r"^(?P<letter>\w+) (?P<title>.*?)(?: \((?:starts|continues|ends)\))?$", "")
            name = f"action.{action['.letter']}"
            figures |= {f"{name}.title": action[".title"], f"{name}.owner": row["Owner"]}
            figures[f"{name}.in.{number}"] = row["Points"]
    return figures


def read_terminal(data: bytes, view: ReportView) -> Figures:
    """Read the summary and the plan on the screen, as text."""
    text = " ".join(data.decode().split())
    figures = found_in(text, SENTENCE, "overall")
    ids = {domain.title: f"domain.{domain.id}" for domain in view.domains}
    for row in folded(data.decode().splitlines(), ["Domain", "Score", "Band", "Bounds", "Way to target done"]):
        name = ids[row["Domain"]]
        figures |= {
            f"{name}.score": row["Score"],
            f"{name}.band": row["Band"],
            f"{name}.way_done": row["Way to target done"],
        }
        figures |= found_in(row["Bounds"], r"(?P<low>\d+\.\d+) to (?P<high>\d+\.\d+)", name)
    figures |= told(text, view)
    for place, found in enumerate(view.priorities[:FIRST_FIVE], start=1):
        gap = rf" (?P<rank>\d+)\. (?P<title>{re.escape(found.title)}), level \d+, target \d+ "
        gap += rf"{re.escape(found.why)} (?P<outcome>{re.escape(found.outcome)})"
        figures |= found_in(text, gap, f"priority.{place}")
    text = text[text.index("Plan for ") :]
    starts = [text.find(f"Quarter {quarter.number}, {quarter.label}") for quarter in view.quarters]
    for quarter, start, end in zip(view.quarters, starts, [*starts[1:], None], strict=True):
        name, part = f"quarter.{quarter.number}", text[start:end]
        figures |= found_in(part, r"\((?P<effort>\d+) of (?P<capacity>\d+) points\)", name)
        figures |= found_in(part, r"Overall score at its end, if all goes to plan: (?P<score>\d+\.\d+)", name)
        for action in quarter.actions:
            entry = rf"{action.letter}\. (?P<title>{re.escape(action.title)}) \((?P<in_{quarter.number}>\d+) of effort"
            entry += rf"[^)]*\) (?P<owner>{re.escape(action.owner)})\."
            figures |= found_in(part, entry, f"action.{action.letter}")
    return {name.replace(".in_", ".in."): value for name, value in figures.items()}


def folded(lines: list[str], headings: list[str]) -> Iterator[dict[str, str]]:
    """Read a table off the screen; a long text goes on in the lines below, where the second column is empty."""
    top = next(number for number, line in enumerate(lines) if line.split("  ")[0] == headings[0])
    starts = [lines[top].index(heading) for heading in headings]
    row: list[str] = []
    for line in [*lines[top + 2 :], ""]:
        cells = [line[start:end].strip() for start, end in zip(starts, [*starts[1:], None], strict=True)]
        if row and (cells[1] or not line):
            yield dict(zip(headings, row, strict=True))
        if not line:
            return
        row = cells if cells[1] else [f"{above} {cell}".strip() for above, cell in zip(row, cells, strict=True)]


READERS: dict[str, Callable[[bytes, ReportView], Figures]] = {
    ".pdf": read_pdf,
    BOARD: read_board,
    ".html": read_html,
    ".json": read_json,
    ".xlsx": read_xlsx,
    ".docx": read_docx,
    TERMINAL: read_terminal,
}


def held() -> Iterator[Any]:
    """Give each case in each form; the example in full on paper takes long, and differs from the small one in its size."""
    for case, form in product(CASES, [*SUFFIXES, BOARD, TERMINAL]):
        slow = case == "thin" or (case, form) == ("example", ".pdf")
        yield pytest.param(case, form, marks=pytest.mark.wide if slow else ())


@pytest.mark.filterwarnings("ignore:Print area cannot be set")  # openpyxl knows none of whole columns
@pytest.mark.parametrize(("case", "form"), [*held()], indirect=["case"])
def test_the_output_holds_the_figures_of_the_view(
    case: tuple[Assessment, ReportView],
    form: str,
    monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    assessment, view = case
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    if form == TERMINAL:
        data = (summary(view) + plan_text(view)).encode()
    elif form in {".pdf", BOARD}:
        name, setting = (
            (request.node.callspec.params["case"], Setting())
            if form == BOARD
            else (f"{request.node.callspec.params['case']}-full", FULL)
        )
        data = once(tmp_path_factory, f"{name}.pdf", lambda: render(".pdf", assessment, view, setting)).read_bytes()
    else:
        data = render(form, assessment, view, FULL)
    assert form in READERS, f"write a reader for {form}, which reads its figures back, and say what it does not show"
    said, read = expected(view), READERS[form](data, view)
    left_out = {name for name in said if any(fnmatch(name, pattern) for pattern in NOT_SHOWN[form])}
    assert left_out.isdisjoint(read), "it shows what NOT_SHOWN says it leaves out"
    wanted = {name: value for name, value in said.items() if name not in left_out | (settled(said) - read.keys())}
    assert len(wanted) > 20
    assert read == wanted


@pytest.mark.parametrize("case", ["example", "small"], indirect=True)
def test_a_figure_that_differs_is_read_as_it_stands(case: tuple[Assessment, ReportView]) -> None:
    assessment, view = case
    page = render(".html", assessment, view, FULL)
    changed = page.replace(f">{view.priorities[0].value}<".encode(), b">0.01<")
    assert read_html(changed, view)["priority.1.value"] == "0.01"
    lost = page.replace(view.quarters[0].actions[0].owner.split()[-1].encode(), b"(Nobody)")
    assert "action.A1.owner" not in read_html(lost, view)
