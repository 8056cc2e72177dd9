"""The tracker: a workbook that is safe, the same each time and fit for a screen reader, and what people wrote comes back."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ccg_toolkit.outputs import render
from ccg_toolkit.outputs.tracker_book import tracker_book
from ccg_toolkit.outputs.workbook import fitting
from ccg_toolkit.planning import make_plan, rank_priorities
from ccg_toolkit.report import Assessment, ReportView, build_view
from ccg_toolkit.scoring import score_answers
from ccg_toolkit.sources import Number
from ccg_toolkit.sources.characters import count_unwanted
from ccg_toolkit.tracker import Column, Progress, SheetName, Status, TrackedAction, Value, read_tracker
from tests.builders import Case, action, answers, criterion, framework
from tests.slow import tries

from .conftest import ROOT, assessed

pytestmark = pytest.mark.filterwarnings("ignore:Print area cannot be set")
"""openpyxl knows no print area of whole columns; Excel does, and prints the rows that people add."""

HEAD = 3
"""The row of the headings."""

CASE = Case(
    framework(
        {
            "d": [
                criterion("c", action("a", 0, 1) | {"owner": "Chair"}, action("b", 1, 3, "M")),
                criterion("e", action("f", 0, 3, "L") | {"success_measure": "It is so."}, requires=["d.c"]),
            ]
        }
    ),
    answers({"d.c": 0, "d.e": 1}, quarters=3, capacity=6),
)


@pytest.fixture(scope="module")
def example() -> tuple[Assessment, ReportView, bytes]:
    """The tracker of the example that the project ships."""
    assessment = assessed(ROOT / "examples" / "answers.yaml")
    view = build_view(assessment)
    return assessment, view, render(".xlsx", assessment, view)


@pytest.fixture(scope="module")
def book(example: tuple[Assessment, ReportView, bytes]) -> Any:
    return opened(example[2])


@pytest.fixture(scope="module")
def xml(example: tuple[Assessment, ReportView, bytes]) -> dict[str, str]:
    """The parts of the workbook."""
    with ZipFile(BytesIO(example[2])) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def opened(data: bytes) -> Any:
    return openpyxl.load_workbook(BytesIO(data))


def sheets_of(xml: Mapping[str, str]) -> list[str]:
    found = [part for name, part in sorted(xml.items()) if name.startswith("xl/worksheets/sheet")]
    assert len(found) == len(SheetName)
    return found


def rows_of(page: Any) -> list[dict[str, Any]]:
    """Give the rows of a sheet's table by heading."""
    headings, *rows = page.iter_rows(min_row=HEAD, values_only=True)
    return [dict(zip(headings, row, strict=True)) for row in rows]


# For the eye and the ear


def test_contents_come_first_and_lead_to_every_sheet(book: Any) -> None:
    assert book.sheetnames == [*SheetName]
    page = book["Contents"]
    assert book.active is page
    [table] = page.tables.values()
    top = int(re.findall(r"[0-9]+", table.ref)[0])
    listed = [row[0] for row in page.iter_rows(min_row=top + 1, max_col=1)]
    assert [cell.value for cell in listed] == book.sheetnames[1:]
    assert [cell.hyperlink.location for cell in listed] == [f"'{name}'!A1" for name in book.sheetnames[1:]]
    assert "choose a status from the list (Not started, Under way, Done or Dropped)" in str(page["A4"].value)


def test_each_sheet_has_a_title_in_a1_and_one_table(book: Any, xml: Mapping[str, str]) -> None:
    for page in book:
        assert page["A1"].value == f"NHS Pennine Vale CCG: {page.title.lower()}"
        [table] = page.tables.values()
        first, last = table.ref.split(":")
        assert first[0] == "A", "no empty columns before it"
        assert last == page.dimensions.split(":")[1], "and nothing beside or below it"
        headings = [str(cell.value) for cell in page[int(first[1:])]]
        assert headings == [column.name for column in table.tableColumns]
        assert page.freeze_panes == f"B{int(first[1:]) + 1}"
        assert page.print_title_rows == f"${first[1:]}:${first[1:]}"
        assert (page.page_setup.orientation, page.page_setup.fitToHeight) == ("landscape", 0)
    for part in sheets_of(xml):
        assert part.count("<tablePart ") == 1
        assert "mergeCell" not in part
    assert not [name for name in xml if "drawing" in name or "media" in name]


def test_screen_readers_are_told_where_headings_are(xml: Mapping[str, str]) -> None:
    named = re.findall(r'<definedName name="Title" localSheetId="(.)">([^<]*)</definedName>', xml["xl/workbook.xml"])
    rows = [7, *[HEAD] * (len(SheetName) - 1)]
    assert [(int(number), place.replace("'", "")) for number, place in sorted(named)] == [
        (number, f"{name}!$A${row}") for number, (name, row) in enumerate(zip(SheetName, rows, strict=True))
    ]


def test_headings_can_be_read_on_their_ground(book: Any) -> None:
    fills = set()
    for page in book:
        [table] = page.tables.values()
        for cell in page[int(re.findall(r"[0-9]+", table.ref)[0])]:
            fills.add((cell.fill.fgColor.rgb, cell.font.color.rgb))
    assert len(fills) == 2
    assert min(contrast(*pair) for pair in fills) > 7


def contrast(one: str, other: str) -> float:
    """Give the contrast of two colours as WCAG 2 defines it."""

    def luminance(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (2, 4, 6)]
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_the_document_says_what_it_is(book: Any) -> None:
    about = book.properties
    assert (about.title, about.creator) == ("NHS Pennine Vale CCG: development plan", "NHS Pennine Vale CCG")
    assert about.created.date() == date(2014, 3, 14)


# What stands in it


def test_actions_have_what_a_secretary_fills_in_first(book: Any, example: tuple[Assessment, ReportView, bytes]) -> None:
    page, view = book["Actions"], example[1]
    rows = rows_of(page)
    assert list(rows[0])[:8] == ["Action", "Plan letter", "Status", "Owner", "Starts", "Ends", "Review", "Notes"]
    assert list(rows[0])[-1] == "Action id"
    planned = [action.ref for quarter in view.quarters for action in quarter.actions if action.part in {"", "starts"}]
    assert [row["Action id"] for row in rows] == [*planned, *(action.ref for action in view.later)]
    assert {row["Status"] for row in rows} == {"Not started"}
    first = rows[0]
    assert (first["Action"], first["Owner"]) == ("Settle the definition of membership", "Dr Farida Akhtar (Chair)")
    assert [first[name].date() for name in ("Starts", "Ends", "Review")] == [
        date(2014, 4, 1),
        date(2014, 6, 30),
        date(2014, 6, 30),
    ]
    letters = {action.ref: action.letter for quarter in view.quarters for action in quarter.actions}
    assert [row["Plan letter"] for row in rows] == [letters.get(row["Action id"]) for row in rows]
    assert (first["Effort"], first["Points"], first["Serves priority"], first["Quarter"]) == ("S", 1, 1, 1)
    assert page["E4"].number_format == page["F4"].number_format == "d mmm yyyy"


def test_statuses_are_chosen_from_a_list_and_dates_are_dates(book: Any) -> None:
    page = book["Actions"]
    rules = {str(rule.sqref): rule for rule in page.data_validations.dataValidation}
    assert {place: rule.type for place, rule in rules.items()} == {
        "C4:C5001": "list",
        "E4:E5001": "date",
        "F4:F5001": "date",
        "G4:G5001": "date",
    }
    assert rules["C4:C5001"].formula1 == '"Not started,Under way,Done,Dropped"'
    assert not any(found.data_validations.dataValidation for found in book if found is not page)


def test_every_link_leads_to_the_criterion_it_names(book: Any) -> None:
    links = {page.title: 0 for page in book}
    for page in book:
        for row in page.iter_rows():
            for cell in row:
                if cell.hyperlink:
                    links[page.title] += 1
                    name, place = cell.hyperlink.location.replace("'", "").split("!")
                    title = f"NHS Pennine Vale CCG: {name.lower()}"
                    assert book[name][place].value == (title if page.title == "Contents" else cell.value)
                    assert cell.hyperlink.target is None, "no link leads out of the file"
    assert links["Actions"] == len(rows_of(book["Actions"])) > 20
    assert links["Priorities"] > 20
    assert links["Find out"] > 0


def test_scores_and_priorities_are_numbers(book: Any, example: tuple[Assessment, ReportView, bytes]) -> None:
    view = example[1]
    assert [row["Score"] for row in rows_of(book["Domains"])] == [float(domain.score.score) for domain in view.domains]
    assert [row["Priority"] for row in rows_of(book["Priorities"])] == [float(item.value) for item in view.priorities]
    shown = {row["Criterion id"]: (row["Level"], row["Target"], row["Gap"]) for row in rows_of(book["Scores"])}
    assert shown == {
        found.ref: (found.level, found.target, found.gap) for domain in view.domains for found in domain.criteria
    }


def test_shares_are_percentages_and_a_dash_stays_a_dash(book: Any) -> None:
    rows = {row["Domain"]: row for row in rows_of(book["Domains"])}
    contract = rows["Having a clear membership contract"]
    assert (contract["Rated"], contract["Way to target done"], contract["Mean target"]) == (1, 0.37, 3.17)
    page = book["Domains"]
    formats = {cell.value: page.cell(HEAD + 1, cell.column).number_format for cell in page[HEAD]}
    assert {formats[name] for name in ("Rated", "Way to target done")} == {"0%"}
    assert {formats[name] for name in ("Score", "Mean target")} == {"0.00"}
    assert rows_of(book["Priorities"])[0]["Among the first five"] == 1
    assert rows_of(book["Priorities"])[1]["Among the first five"] == 0.91
    unrated = opened(written(Case(CASE.framework, answers({"d.c": "unknown"}))))
    assert rows_of(unrated["Domains"])[0]["Score"] == "\u2013"


def test_each_owner_has_their_points_by_quarter_and_all_have_theirs(
    book: Any, example: tuple[Assessment, ReportView, bytes]
) -> None:
    *owners, everybody = rows_of(book["By owner"])
    quarters = [f"Q{quarter.number}" for quarter in example[1].quarters]
    assert everybody["Owner"] == "All"
    for heading in ("Actions", *quarters, "Points"):
        assert sum(row[heading] for row in owners) == everybody[heading]
    assert [everybody[quarter] for quarter in quarters] == [quarter.effort for quarter in example[1].quarters]
    assert owners[0] == {
        "Owner": "Becky Lumb (Communications)",
        "Actions": 4,
        "Q1": 3,
        "Q2": 3,
        "Q3": 0,
        "Q4": 2,
        "Points": 8,
        "Share of all": pytest.approx(8 / 30),
        "Letters": "A2, A8, A18, A19",
    }
    assert book["By owner"].cell(HEAD + 1, 9).number_format == "0%"


def test_an_owner_that_people_agreed_counts_as_theirs() -> None:
    agreed = TrackedAction(
        id="d.c/a", status=Status.NOT_STARTED, cells={Column.OWNER: "Ann"}, changed=frozenset({Column.OWNER})
    )
    rows = rows_of(opened(written(CASE, Progress(actions=(agreed,), columns=())))["By owner"])
    assert {row["Owner"]: row["Actions"] for row in rows} == {"No owner yet": 2, "Ann": 1, "All": 3}


def test_each_quarter_says_what_begins_ends_and_is_reviewed(
    book: Any, example: tuple[Assessment, ReportView, bytes]
) -> None:
    *quarters, after, whole = rows_of(book["By quarter"])
    assert [row["Quarter"] for row in (*quarters, after, whole)] == [1, 2, 3, 4, "After the plan", "All"]
    assert (quarters[0]["From"].date(), quarters[0]["To"].date()) == (date(2014, 4, 1), date(2014, 6, 30))
    assert [(row["Points"], row["Of"], row["Filled"]) for row in (*quarters, whole)] == [
        (8, 8, 1),
        (8, 8, 1),
        (6, 8, 0.75),
        (8, 8, 1),
        (30, 32, 30 / 32),
    ]
    letters = {action.letter for quarter in example[1].quarters for action in quarter.actions}
    for heading, found in (("Begin", quarters), ("End", quarters), ("Reviewed", [*quarters, after])):
        shown = [letter for row in found for letter in (row[heading] or "").split(", ") if letter]
        assert sorted(shown) == sorted(letters), heading


def test_what_is_late_or_done_stands_out_in_words_as_the_cell_is_edited(xml: Mapping[str, str]) -> None:
    rules = re.findall(
        r'<conditionalFormatting sqref="(\w+:\w+)"><cfRule type="expression" dxfId="(\d)"[^>]*><formula>([^<]*)</formula>',
        xml["xl/worksheets/sheet2.xml"],
    )
    styles = re.findall(r"<dxf>(.*?)</dxf>", xml["xl/styles.xml"])
    shown = {place: (formula, styles[int(number)]) for place, number, formula in rules}
    done, late = shown["C4:C5001"], shown["F4:F5001"]
    assert done[0] == '$C4="Done"'
    assert late[0].replace("&lt;", "<").replace("&gt;", ">") == (
        'AND(ISNUMBER($F4),$F4<TODAY(),$C4<>"Done",$C4<>"Dropped")'
    )
    assert 'formatCode="&quot;\u2713 &quot;@"' in done[1]
    assert 'formatCode="&quot;Late: &quot;d mmm yyyy"' in late[1]
    assert all("<b/>" in style for _, style in shown.values()), "bold, for those who see no colours"


def test_totals_are_not_taken_for_a_plan(tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    book = opened(written(CASE))
    page = book["Actions"]
    page.delete_rows(HEAD + 1)
    book.move_sheet("By owner", -2)
    book.save(path)
    progress, problems = read_tracker(path, "plan.xlsx", CASE.framework)
    assert progress is not None
    assert [action.id for action in progress.actions if not action.gone] == ["d.c/b", "d.e/f"]
    [problem] = problems
    assert problem.message.startswith("the row of 'a' is gone from the table"), "and not that it stands elsewhere"


def test_an_action_over_several_quarters_is_one_row() -> None:
    rows = {row["Action id"]: row for row in rows_of(opened(written(CASE))["Actions"])}
    assert list(rows) == ["d.c/a", "d.c/b", "d.e/f"]
    assert [row["Quarter"] for row in rows.values()] == [1, 2, 3]
    case = Case(CASE.framework, answers({"d.c": 0, "d.e": 1}, quarters=4, capacity=4))
    long = {row["Action id"]: row for row in rows_of(opened(written(case))["Actions"])}["d.e/f"]
    assert (long["Starts"].date(), long["Ends"].date()) == (date(2014, 10, 1), date(2015, 3, 31))
    assert (long["Quarter"], long["Points"], long["Done when"], long["Waits for"]) == (
        "3 to 4",
        6,
        "It is so.",
        "A1 a; A2 b",
    )


def test_a_cost_has_a_column_where_any_action_has_one() -> None:
    cheap, dear = action("a", 0, 1), action("b", 1, 3, cost="\u00a32,000 a year")
    case = Case(framework({"d": [criterion("c", cheap, dear)]}), answers({"d.c": 0}))
    book = opened(written(case))
    assert [row["Planned cost"] for row in rows_of(book["Actions"])] == [None, "\u00a32,000 a year"]
    assert "Planned cost" not in rows_of(opened(written(CASE))["Actions"])[0]


def test_letters_and_costs_are_of_one_plan_and_not_read_back(tmp_path: Path) -> None:
    case = Case(framework({"d": [criterion("c", action("a", 0, 3, cost="\u00a3500"))]}), answers({"d.c": 0}))
    path = tmp_path / "plan.xlsx"
    path.write_bytes(written(case))
    progress, problems = read_tracker(path, "plan.xlsx", case.framework)
    assert progress is not None
    assert (problems, progress.columns) == ([], ())
    assert not {"Plan letter", "Planned cost"} & progress.actions[0].cells.keys()


def test_a_plan_without_actions_still_has_its_tables() -> None:
    case = Case(CASE.framework, answers({"d.c": 4, "d.e": 4}))
    page = opened(written(case))["Actions"]
    first, *others = Column
    assert [column.name for column in page.tables["Actions"].tableColumns] == [first, "Plan letter", *others]
    assert page.max_row <= HEAD + 1


# Safe, and the same each time


def test_no_cell_of_the_whole_package_is_a_formula(
    xml: Mapping[str, str], small: tuple[Assessment, ReportView]
) -> None:
    with ZipFile(BytesIO(render(".xlsx", *small))) as archive:
        others = {name: archive.read(name).decode() for name in archive.namelist()}
    for parts in (xml, others):
        for name, part in parts.items():
            assert not re.search(r"<(\w+:)?f[ >/]", part), name
            assert "calculatedColumnFormula" not in part, name
            assert 'TargetMode="External"' not in part, name
        assert not [name for name in parts if "externalLink" in name or "vba" in name]


@pytest.mark.parametrize(
    "typed", ["=1+1", "+1", "-1", "@x", "\tx", "=HYPERLINK(1)", "https://example.org", "12", "1e5", "{=1}"]
)
def test_what_a_text_begins_with_makes_nothing_of_it(typed: str) -> None:
    said = CASE.answers.model_copy(update={"organisation": typed})
    view = build_view(assessment_of(Case(CASE.framework, said), None))
    cells_of_a_row = dict.fromkeys((Column.ACTION, Column.NOTES, Column.CRITERION, typed), typed)
    rows = (replace(view.tracker.rows[0], cells=cells_of_a_row),)
    data = tracker_book(replace(view, tracker=replace(view.tracker, rows=rows, columns=(*view.tracker.columns, typed))))
    page = opened(data)["Actions"]
    cells = {cell.coordinate: cell for row in page.iter_rows() for cell in row if cell.value is not None}
    assert (
        cells["A4"].value == cells["H4"].value == cells["K4"].value == cells["R3"].value == cells["R4"].value == typed
    )
    assert {cell.data_type for cell in cells.values()} == {"s"}
    with ZipFile(BytesIO(data)) as archive:
        part = archive.read("xl/worksheets/sheet2.xml").decode()
    kinds = re.findall(r'<c r="(\w+)"[^>]*? t="(\w+)"', part)
    assert len(kinds) == len(cells)
    assert {kind for _, kind in kinds} == {"s"}


def test_numbers_of_people_s_own_are_shown_as_they_were() -> None:
    shown = {
        "plain": Number(12.5),
        "money": Number(1200, '"£"#,##0'),
        "share": Number(0.25, 9),
        "day": Number(41702, 14),
        "day since 1904": Number(41702 - 1462, 14, from_1904=True),
    }
    view = build_view(assessment_of(CASE, None))
    rows = (replace(view.tracker.rows[0], cells=shown),)
    columns = (*view.tracker.columns, *shown)
    page = opened(tracker_book(replace(view, tracker=replace(view.tracker, rows=rows, columns=columns))))["Actions"]
    formats = [page.cell(HEAD + 1, columns.index(name) + 1).number_format for name in shown]
    assert formats == ["General", '"£"#,##0', "0%", "mm-dd-yy", "mm-dd-yy"]
    days = [page.cell(HEAD + 1, columns.index(name) + 1).value for name in ("day", "day since 1904")]
    assert [day.date() for day in days] == [date(2014, 3, 4)] * 2


@pytest.mark.parametrize("letter", ["x", "\U0001f600"])
def test_a_text_that_no_cell_holds_is_cut_and_says_so(letter: str) -> None:
    fits = letter * (2 * 32_767 // len(letter.encode("utf-16-le")))
    assert fitting(fits) == fits
    cut = fitting(fits + "yyy")
    assert len(cut.encode("utf-16-le")) <= 2 * 32_767
    assert cut.endswith(f"{letter} (cut off)")


# What people write comes back


TEXTS = st.one_of(
    st.sampled_from(
        ["=1+1", "@x", "+44 1", "-", "\u2019tis", "a\nb\n", " x ", "12", "TRUE", "#REF!", "\U0001f600" * 99]
    ),
    st.just("x" * 32_767),
    st.text(st.characters(exclude_categories=["Cs", "Cc", "Co"], include_characters="\n\t"), min_size=1, max_size=60),
).filter(lambda text: bool(text.strip()) and not count_unwanted(text) and "_x" not in text)
LINES = TEXTS.filter(lambda text: len(text) <= 200)
DAYS = st.dates(date(1980, 1, 1), date(2199, 12, 31))
CELLS = st.one_of(TEXTS, st.booleans(), st.integers(-(10**12), 10**12).map(lambda number: number / 100))
STATUSES = st.sampled_from([*Status])


@st.composite
def edits(draw: st.DrawFn) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """What a person writes: into each row of the plan, and rows of their own."""

    def some(kinds: Mapping[str, st.SearchStrategy[Any]]) -> dict[str, Any]:
        chosen = draw(st.sets(st.sampled_from(sorted(kinds)), max_size=len(kinds)))
        return {name: draw(kinds[name]) for name in sorted(chosen)}

    kinds = {"Status": STATUSES, "Owner": LINES, "Ends": DAYS, "Notes": TEXTS, "Cost": CELLS, "=Seen": CELLS}
    rows = [some(kinds) for _ in range(3)]
    own = [some(kinds | {"Action": TEXTS, "Effort": LINES}) for _ in range(draw(st.integers(0, 2)))]
    return rows, [cells for cells in own if set(cells) - {"Status"}]


@settings(tries(25), suppress_health_check=[HealthCheck.too_slow])
@given(edits=edits())
def test_nothing_that_people_wrote_is_lost(
    tmp_path_factory: pytest.TempPathFactory, edits: tuple[list[dict[str, Any]], list[dict[str, Any]]]
) -> None:
    path = tmp_path_factory.getbasetemp() / "plan.xlsx"
    write_into(path, written(CASE), *edits)
    first = read_back(path)
    assert list(typed(first)) == list(expected(*edits))
    path.write_bytes(written(CASE, first))
    assert stands_in(path) == expected(*edits)
    second = read_back(path)
    assert written(CASE, second) == path.read_bytes(), "once kept, all stays as it is"
    later = Case(CASE.framework, answers({"d.c": 3, "d.e": "unknown"}, quarters=3, capacity=6))  # nothing is left to do
    path.write_bytes(written(later, second))
    assert in_any_order(stands_in(path)) == in_any_order(expected(*edits))
    third = read_back(path)
    path.write_bytes(written(CASE, third))  # and all is back
    assert stands_in(path) == expected(*edits)


def written(case: Case, progress: Progress | None = None) -> bytes:
    return tracker_book(build_view(assessment_of(case, progress)))


def assessment_of(case: Case, progress: Progress | None) -> Assessment:
    whole, said = case
    scores = score_answers(whole, said)
    priorities = rank_priorities(scores, draws=10)
    return Assessment(
        answers=said,
        framework=whole,
        scores=scores,
        priorities=priorities,
        plan=make_plan(
            scores,
            priorities,
            starts_on=said.plan_starts_on,
            quarters=said.plan.quarters,
            capacity=whole.cover.capacity if said.plan.capacity is None else said.plan.capacity,
        ),
        version="0",
        progress=progress,
    )


def read_back(path: Path) -> Progress:
    progress, problems = read_tracker(path, path.name, CASE.framework)
    assert progress is not None, problems
    assert {problem.rule for problem in problems} <= {"dates", "far-off"}, "any day may have been typed"
    return progress


def write_into(path: Path, data: bytes, rows: Sequence[dict[str, Any]], own: Sequence[dict[str, Any]]) -> None:
    """Write into a tracker as a person does, in Excel's stead."""
    book = opened(data)
    page = book["Actions"]
    columns = {cell.value: cell.column for cell in page[HEAD]}
    for heading in ("Cost", "=Seen"):
        columns[heading] = len(columns) + 1
        put(page.cell(HEAD, columns[heading]), heading)
    for number, cells in enumerate([*rows, *own], start=HEAD + 1):
        for heading, value in cells.items():
            put(page.cell(number, columns[heading]), value)
    page.tables.clear()  # what openpyxl would have to enlarge by hand
    book.save(path)


def put(cell: Any, value: Any) -> None:
    cell.value = str(value) if isinstance(value, Status) else value
    if isinstance(value, str):
        cell.data_type = "s"  # openpyxl takes what begins with = for a formula


def expected(rows: Sequence[dict[str, Any]], own: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Give what people wrote, row by row, as it is compared."""
    return [
        {name: plain(value) for name, value in cells.items() if value != Status.NOT_STARTED} for cells in (*rows, *own)
    ]


def plain(value: Value | float | None) -> str:
    if isinstance(value, Number):
        return repr(float(value.value))
    return repr(float(value)) if isinstance(value, (int, float)) and not isinstance(value, bool) else repr(value)


def typed(progress: Progress) -> list[dict[str, str]]:
    """Give what a tracker holds beside what the plan had said."""
    kept = {"Notes", "Cost", "=Seen"}
    found = []
    for read in progress.actions:
        names = kept | ({"Owner", "Ends"} & read.changed) if read.id else set(read.cells)
        status = {} if read.status == Status.NOT_STARTED else {"Status": repr(read.status)}
        found.append(status | {str(name): plain(read.cells[name]) for name in names if name in read.cells})
    return found


def in_any_order(rows: Sequence[Mapping[str, str]]) -> list[list[tuple[str, str]]]:
    return sorted(sorted(cells.items()) for cells in rows)


def stands_in(path: Path) -> list[dict[str, str]]:
    return typed(read_back(path))
