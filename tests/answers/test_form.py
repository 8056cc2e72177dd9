"""A form is read however people have left it, or refused by the cell."""

from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.forms import ANSWERS, WHOLE, Edit, cell, read, save
from tests.slow import few

pytestmark = pytest.mark.filterwarnings("ignore:Print area")  # openpyxl does not read ours

LOGICAL = True
DEFINITION, RIGHTS = "contract.definition", "contract.rights"


def put(sheet: str, row: str, heading: str, value: Any) -> Edit:
    """Give an edit that writes into one cell."""

    def edit(book: Any) -> None:
        cell(book[sheet], row, heading).value = value

    return edit


def as_date(value: Any, shown_as: str = "d mmm yyyy") -> Edit:
    def edit(book: Any) -> None:
        found = cell(book["Start"], "assessed_on", "Value")
        found.value, found.number_format = value, shown_as

    return edit


def moved(book: Any) -> None:
    """Turn the rows of a table round, as sorting does, with a blank row in between and one of the user's own below."""
    sheet = book["Contract"]
    first, second = (cell(sheet, ref, "Full name").row for ref in (DEFINITION, RIGHTS))
    rows = {row: [one.value for one in sheet[row]] for row in (first, second)}
    for column in range(1, sheet.max_column + 1):
        sheet.cell(first, column).value = rows[second][column - 1]
        sheet.cell(second, column).value = None
        sheet.cell(second + 3, column).value = rows[first][column - 1]
    for cells in sheet.iter_rows(min_row=first):
        for one in cells:
            one.data_type = "s" if isinstance(one.value, str) else one.data_type  # as Excel keeps it
    sheet.cell(second + 5, 1).value = "All of this to be agreed on Friday"


def own_column(book: Any) -> None:
    sheet = book["Contract"]
    sheet.insert_cols(3)
    sheet.cell(cell(sheet, DEFINITION, "Full name").row, 3).value = "Jo to ask"


def own_sheet(book: Any) -> None:
    sheet = book.create_sheet("Notes")
    sheet["A1"], sheet["A2"], sheet["B2"] = "Level", "=Contract!A5", 3


def doubled(book: Any) -> None:
    """Copy a row, below the others."""
    sheet = book["Contract"]
    row = [one.value for one in sheet[cell(sheet, DEFINITION, "Full name").row]]
    for column, value in enumerate(row, start=1):
        sheet.cell(20, column).value = value


def one_below_the_other(book: Any) -> None:
    """Put the table of one sheet below that of another, with its headings."""
    sheet, other = book["Contract"], book["Skills"]
    for cells in other.iter_rows(min_row=4):
        for one in cells:
            sheet.cell(one.row + 20, one.column).value = one.value
    del book["Skills"]


def renamed(book: Any) -> None:
    book["Contract"].title = "Domain one (Jo)"
    book.move_sheet("Skills", -2)


def without_the_rest(book: Any) -> None:
    for name in ("Scale", "Levels", "Other"):
        if name in book.sheetnames and name != "Other":
            del book[name]


SAME: dict[str, Edit] = {
    "saved": lambda _: None,
    "rows sorted": moved,
    "a column of one's own": own_column,
    "a sheet of one's own": own_sheet,
    "sheets renamed and moved": renamed,
    "a row doubled": doubled,
    "rows above": lambda book: book["Contract"].insert_rows(1, 3),
    "two tables on one sheet": one_below_the_other,
    "the sheets of words deleted": without_the_rest,
    "a level by number": put("Contract", DEFINITION, "Level", 2),
    "a level as 2.0": put("Contract", DEFINITION, "Level", 2.0),
    "a level as text": put("Contract", DEFINITION, "Level", " 2 "),
    "a level by name": put("Contract", DEFINITION, "Level", "developing"),
    "a level as people write it": put("Contract", DEFINITION, "Level", "2 - Developing"),
    "a state in capitals": put("Contract", RIGHTS, "Level", "Unknown"),
    "a strength in capitals": put("Contract", DEFINITION, "Strength 1", "Members"),
    "a heading in capitals": put("Contract", "Full name", "Level", "LEVEL "),
    "a date as text": as_date("14 March 2014"),
    "a date year first": as_date("2014-03-14"),
    "a date with a time": as_date(41712.4),
    "a date as a number": as_date(41712, "General"),
}


@pytest.mark.parametrize("name", SAME)
def test_what_people_do_to_a_form_changes_nothing(tmp_path: Path, name: str) -> None:
    answers, problems = read(save(tmp_path / "answers.xlsx", SAME[name]))
    assert problems == []
    assert answers == ANSWERS


REFUSED: dict[str, tuple[Edit, str]] = {
    "a formula": (put("Contract", DEFINITION, "Level", "=1+1"), "answers.xlsx: Contract!H5: a formula stands here"),
    "an error": (put("Contract", DEFINITION, "Level", "#REF!"), "Contract!H5: the cell shows an error, '#REF!'"),
    "a logical value": (
        put("Contract", DEFINITION, "Level", LOGICAL),
        "Contract!H5: TRUE stands here as a logical value",
    ),
    "a date": (put("Contract", DEFINITION, "Level", date(2014, 3, 2)), "Contract!H5: the program made a date of what"),
    "no level": (put("Contract", DEFINITION, "Level", "2.5"), "Contract!H5: '2.5' is not a level (contract.d"),
    "a level too high": (
        put("Contract", DEFINITION, "Level", 9),
        "Contract!H5: level 9 is above the top of the scale, 4",
    ),
    "no reason": (put("Contract", DEFINITION, "Level", "not applicable"), "Contract!H5: not applicable needs a reason"),
    "no evidence": (put("Contract", DEFINITION, "Evidence 1", None), "Contract!K5: the field 'what' is empty (contr"),
    "a sign that harms": (put("Contract", RIGHTS, "Comment", "a\u202eb"), "Contract!Q6: a character that cannot be"),
    "no full name": (put("Contract", DEFINITION, "Full name", None), "Contract!H5: this row has an answer and no full"),
    "another name": (put("Contract", DEFINITION, "Full name", "Mine"), "Contract!S5: 'Mine' is not the full name of a"),
    "an unknown name": (
        put("Contract", DEFINITION, "Full name", "contract.x"),
        "Contract!S5: there is no criterion 'x'",
    ),
    "a name twice": (
        put("Contract", RIGHTS, "Full name", DEFINITION),
        "Contract!H6: level is 'unknown' here, and '2 De",
    ),
    "no heading": (put("Contract", "Full name", "Level", "Score"), "Contract!A4: the heading 'Level' is missing in th"),
    "a heading twice": (
        put("Contract", "Full name", "Target", "Level"),
        "Contract!I4: the heading 'Level' stands twice",
    ),
    "all headings lost": (
        lambda book: book["Contract"].delete_rows(4),
        "Contract!S4: 'contract.definition' stands here",
    ),
    "an unknown key": (put("Start", "organisation", "Key", "organization"), "Start!E6: there is no key 'organization'"),
    "a key of a group": (put("Start", "organisation", "Key", "plan"), "Start!E6: there is no key 'plan'"),
    "no date": (as_date("Friday"), "Start!B7: assessed_on: 'Friday' is not a date"),
    "a date of two meanings": (as_date("3/4/2014"), "Start!B7: assessed_on: '3/4/2014' is not a date"),
    "nothing where it is needed": (
        put("Start", "organisation", "Value", " "),
        "Start!B6: the field 'organisation' is em",
    ),
    "a merged cell": (
        lambda book: book["Contract"].merge_cells("H5:H6"),
        "Contract!H6: this cell is covered by the mer",
    ),
    "no tables": (
        lambda book: [book.remove(book[name]) for name in book.sheetnames[:-2]] and book.remove(book["Other"]),
        "answers.xlsx: no sheet has a row with the headings 'Full name' and 'Level'",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_read_is_refused_by_its_cell(tmp_path: Path, name: str) -> None:
    edit, said = REFUSED[name]
    _, problems = read(save(tmp_path / "answers.xlsx", edit))
    assert [problem for problem in problems if said in problem], problems
    assert not [problem for problem in problems if "line" in problem], "a workbook has no lines"


def test_a_sheet_that_was_sent_round_alone_lacks_only_what_stands_elsewhere(tmp_path: Path) -> None:
    def edit(book: Any) -> None:
        for name in book.sheetnames:
            if name != "Contract":
                del book[name]

    answers, problems = read(save(tmp_path / "part.xlsx", edit))
    assert answers.answers["contract"] == ANSWERS.answers["contract"]
    assert [problem.splitlines()[0] for problem in problems] == [
        "part.xlsx: Contract!A4: the field 'assessed_on' has no row",
        "part.xlsx: Contract!A4: the field 'organisation' has no row",
    ]


def test_evidence_may_have_more_columns_and_gaps(tmp_path: Path) -> None:
    def edit(book: Any) -> None:
        sheet = book["Contract"]
        row = cell(sheet, DEFINITION, "Full name").row
        sheet.cell(row - 1, sheet.max_column + 1).value = "Evidence 12"
        sheet.cell(row, sheet.max_column).value = "A poll"
        cell(sheet, DEFINITION, "Evidence 3").value = 3.5

    answers, problems = read(save(tmp_path / "answers.xlsx", edit))
    assert problems == []
    assert [piece.what for piece in answers.answer("contract", "definition").evidence] == ["Minutes", "3.5", "A poll"]


def test_a_value_beside_no_key_is_told(tmp_path: Path) -> None:
    def edit(book: Any) -> None:
        cell(book["Start"], "plan.quarters", "Value").value = 6
        cell(book["Start"], "plan.quarters", "Key").value = None

    _, [problem] = read(save(tmp_path / "answers.xlsx", edit))
    assert problem.startswith("answers.xlsx: Start!B11: warning: nothing is read here, since Start!E11 has no key")


def test_a_tracker_is_not_taken_for_answers(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["Action", "Status", "Action id"])
    book.create_sheet("Scores").append(["Agreed definition", "contract.definition"])  # whose form would have headings
    book.save(tmp_path / "plan.xlsx")
    _, [problem] = read(tmp_path / "plan.xlsx")
    assert problem.startswith("plan.xlsx: this is a tracker, and answers are wanted\n")


@pytest.mark.parametrize(
    ("name", "said"),
    [("answers.xls", "not an Excel workbook"), ("answers.ods", "is"), ("answers.xlsx", "plain text")],
)
def test_what_is_no_workbook_is_told(tmp_path: Path, name: str, said: str) -> None:
    path = tmp_path / name
    path.write_text("organisation: x\n", encoding="utf-8")
    _, [problem] = read(path)
    assert said in problem


def test_an_empty_form_has_a_place_for_every_criterion(tmp_path: Path) -> None:
    answers, problems = read(save(tmp_path / "empty.xlsx", answers=None))
    assert {f"{domain}.{one}" for domain, section in answers.answers.items() for one in section} == set(WHOLE.by_ref)
    assert {answer.state for section in answers.answers.values() for answer in section.values()} == {"unanswered"}
    assert len(problems) == 2


@pytest.mark.parametrize(
    ("heads", "said"), few([(["Key", "Value"], "there are more problems"), (["Full name"], "more than 25,000")])
)
def test_what_asks_for_much_gets_little(tmp_path: Path, heads: list[str], said: str) -> None:
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Start")
    heads += [] if len(heads) > 1 else ["Level", *(f"Evidence {number}" for number in range(1, 99))]
    sheet.append(heads)
    for number in range(400):
        sheet.append([f"plan.x{number}" if len(heads) == 2 else f"contract.c{number}", *["x"] * (len(heads) - 1)])
    book.save(tmp_path / "much.xlsx")
    _, problems = read(tmp_path / "much.xlsx")
    assert any(said in problem for problem in problems)
    assert len(problems) < 500
