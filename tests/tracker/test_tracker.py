"""Trackers read back: what people wrote is kept wherever they moved it, and what cannot be read is named by its cell."""

from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from random import Random
from typing import Any

import openpyxl
import pytest
import xlsxwriter
from openpyxl.comments import Comment
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from ccg_toolkit.sources import Number, as_text
from ccg_toolkit.tracker import Column, Status, read_tracker
from tests.trackers import FIRST, HEADINGS, SECOND, THIRD, WHOLE, planned, read, refusals, row, save


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "plan.xlsx"


# What people write


def test_statuses_owners_dates_and_notes_are_read(path: Path) -> None:
    rows = [
        row(FIRST, Status="Done", Notes="Went well:\n=1+1", Owner="Jane Doe"),
        row(SECOND, Status=" under  WAY ", Ends=datetime(2014, 7, 31, 12, 0), Review=date(2014, 8, 1)),  # noqa: DTZ001 - as a spreadsheet has it
        row(THIRD, Status=None, Review="2014-09-01", Done_when="Half of them sing."),
    ]
    save(path, rows, said=planned(FIRST, SECOND, THIRD))
    book = openpyxl.load_workbook(path)
    book["Actions"]["G4"].data_type = "s"  # openpyxl takes what begins with = for a formula
    book.save(path)
    progress, warnings = read(path)
    assert warnings == []
    first, second, third = progress.actions
    assert [found.id for found in progress.actions] == [FIRST, SECOND, THIRD]
    assert [found.status for found in progress.actions] == [Status.DONE, Status.UNDER_WAY, Status.NOT_STARTED]
    assert (first.text(Column.NOTES), first.text(Column.OWNER)) == ("Went well:\n=1+1", "Jane Doe")
    assert second.day(Column.ENDS) == date(2014, 7, 31)
    assert third.day(Column.REVIEW) == date(2014, 9, 1)
    dates = {"Starts", "Ends", "Review"}
    assert [found.changed for found in progress.actions] == [{"Owner"}, dates, dates | {"Done when"}]


def test_what_is_left_as_it_was_follows_the_new_plan(path: Path) -> None:
    save(path, [row(FIRST, Owner=" chair "), row(SECOND, Owner=None, Ends=None)], said=planned(FIRST, SECOND))
    progress, _ = read(path)
    assert [found.changed for found in progress.actions] == [frozenset(), frozenset()]
    assert progress.actions[1].text(Column.OWNER) == "Chair"
    assert progress.actions[1].day(Column.ENDS) == date(2014, 6, 30)


def test_a_measure_keeps_its_lines(path: Path) -> None:
    save(path, [row(FIRST, **{"Done when": "All of:\n - minutes \n\n - a  register"})], said=planned(FIRST))
    progress, _ = read(path)
    assert progress.agreed(FIRST, Column.DONE_WHEN) == "All of:\n- minutes\n- a register"


def test_what_people_agreed_is_told_from_what_the_plan_had_said(path: Path) -> None:
    save(path, [row(FIRST, Owner="Jane \n Doe"), row(SECOND)], said=planned(FIRST, SECOND))
    progress, _ = read(path)
    assert progress.agreed(FIRST, Column.OWNER) == "Jane Doe"
    assert progress.agreed(FIRST, Column.DONE_WHEN) == progress.agreed(SECOND, Column.OWNER) == ""
    assert progress.agreed(THIRD, Column.OWNER) == ""


def test_a_date_of_blanks_follows_the_new_plan(path: Path) -> None:
    save(path, [row(FIRST, Ends="  ")], said=planned(FIRST))
    progress, warnings = read(path)
    assert warnings == []
    assert (progress.actions[0].day(Column.ENDS), progress.actions[0].changed) == (date(2014, 6, 30), frozenset())


def test_a_row_with_nothing_but_a_status_or_a_mark_is_no_action(path: Path) -> None:
    save(path, [{"Status": "Under way"}, row(FIRST, Mark="=A1"), {"Mark": "Late"}], said=planned(FIRST))
    progress, warnings = read(path)
    assert warnings == []
    assert [found.id for found in progress.actions] == [FIRST]


def test_a_remark_on_the_copy_of_the_plan_changes_nothing(path: Path) -> None:
    save(path, [row(FIRST)], said=[{"Owner": "Seen by Ann"}, *planned(FIRST)])
    progress, warnings = read(path)
    assert warnings == []
    assert progress.actions[0].changed == frozenset()


def test_without_the_copy_of_the_plan_all_counts_as_agreed(path: Path) -> None:
    save(path, [row(FIRST)])
    progress, [warning] = read(path)
    assert progress.actions[0].changed == {"Owner", "Starts", "Ends", "Review", "Done when"}
    assert "the sheet As planned is missing" in warning


def test_rows_and_columns_of_their_own_are_kept(path: Path) -> None:
    own = {"Action": "Buy chairs", "Status": "Under way", "Owner": "Bob", "Ends": date(2014, 5, 1), "Cost": 12.5}
    also = {"Notes": "Only a note", "Action id": "N 2", "Effort": "huge", "Seen by": True}
    save(path, [row(FIRST, Cost="£5"), own, {}, also], headings=["Cost", *HEADINGS, "Seen by"], said=planned(FIRST))
    progress, warnings = read(path)
    assert warnings == []
    assert progress.columns == ("Cost", "Seen by")
    first, second, third = progress.actions
    assert first.cells["Cost"] == "£5"
    assert (second.id, second.status, second.cells["Cost"]) == ("", Status.UNDER_WAY, Number(12.5))
    assert second.cells["Ends"] == date(2014, 5, 1)
    assert (third.id, third.status) == ("", Status.NOT_STARTED)
    assert third.cells == {"Notes": "Only a note", "Action id": "N 2", "Effort": "huge", "Seen by": True}


def test_numbers_keep_how_they_are_shown(path: Path) -> None:
    book = save(path, [row(FIRST, Cost=1200, Share=0.25)], headings=[*HEADINGS, "Cost", "Share"], said=planned(FIRST))
    book["Actions"]["Q4"].number_format = '"£"#,##0'
    book["Actions"]["R4"].number_format = "0%"
    book.save(path)
    cells = read(path)[0].actions[0].cells
    assert (cells["Cost"], cells["Share"]) == (Number(1200, '"£"#,##0'), Number(0.25, 9))


def test_a_workbook_that_counts_from_1904_has_the_same_days(path: Path) -> None:
    rows = [row(FIRST, Ends=date(2014, 8, 31), Review=date(2014, 9, 30), Seen=date(2014, 5, 1)), row(SECOND)]
    book = save(path, rows, headings=[*HEADINGS, "Seen"], said=planned(FIRST, SECOND))
    book.epoch = CALENDAR_MAC_1904
    book["Actions"]["F4"].number_format = "General"
    book.save(path)
    progress, warnings = read(path)
    assert warnings == []
    first, second = progress.actions
    assert (first.day(Column.STARTS), first.day(Column.ENDS)) == (date(2014, 4, 1), date(2014, 8, 31))
    assert first.day(Column.REVIEW) == date(2014, 9, 30)
    assert second.changed == frozenset()
    seen = first.cells["Seen"]
    assert isinstance(seen, Number)
    assert (seen.day, seen.from_1900) == (date(2014, 5, 1), 41760)


@pytest.mark.parametrize(
    ("gave", "kept"),
    [
        (12.5, {"Cost": Number(12.5)}),
        ("two\u2028chairs", {"Cost": "two\nchairs"}),
        (True, {"Cost": True}),
        ("", {}),
        ("#DIV/0!", {}),
    ],
)
def test_of_a_formula_what_it_gave_is_kept(path: Path, gave: float | str, kept: Mapping[str, Any]) -> None:
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet("Actions")
        page.write_row(0, 0, ["Action id", "Status", "Ends", "Cost"])
        page.write_row(1, 0, [FIRST, "Done"])
        page.write_formula(1, 3, "=A1", value=gave)
        said = book.add_worksheet("As planned")
        said.write_row(0, 0, ["Action id", "Action"])
        said.write_row(1, 0, [FIRST, "first"])
    progress, [warning] = read(path)
    assert progress.actions[0].cells == {"Action id": FIRST, "Action": "first", **kept}
    assert "plan.xlsx:2:4: warning: formulas in the column Cost are kept as the values that they gave (" in warning


def test_a_column_without_a_heading_gets_one(path: Path) -> None:
    book = save(path, [row(FIRST)], headings=[*HEADINGS, "Cost", "Cost"], said=planned(FIRST))
    book["Actions"]["T4"] = "a scribble"
    book.save(path)
    progress, _ = read(path)
    assert progress.columns == ("Cost", "Cost (2)", "Column T")
    assert progress.actions[0].cells["Column T"] == "a scribble"


def test_line_breaks_of_every_kind_become_one(path: Path) -> None:
    save(path, [row(FIRST, Notes="a_x000D_\nb_x000D_c_x000B_d\u2028e")], said=planned(FIRST))
    assert read(path)[0].actions[0].text(Column.NOTES) == "a\nb\nc\nd\ne"


def test_the_longest_text_of_a_cell_is_read(path: Path) -> None:
    save(path, [row(FIRST, Notes="x" * 32_767)], said=planned(FIRST))
    assert len(read(path)[0].actions[0].text(Column.NOTES)) == 32_767


def test_actions_that_the_framework_no_longer_has_are_kept(path: Path) -> None:
    gone = [f"d.gone/{number}" for number in range(7)]
    save(path, [row(ref, Notes=ref) for ref in (FIRST, *gone)], said=planned(FIRST, *gone))
    progress, [warning] = read(path)
    assert [found.text(Column.NOTES) for found in progress.actions] == [FIRST, *gone]
    assert warning == (
        "plan.xlsx:3:1: warning: 7 actions are not in the framework in use: d.gone/0, d.gone/1, d.gone/2, d.gone/3 and "
        "3 more (sheet Actions)\n    What was written there is kept, at the end of a new tracker."
    )


# Trackers that were rearranged


@pytest.mark.parametrize("seed", range(12))
def test_order_of_sheets_rows_and_columns_makes_no_difference(path: Path, seed: int) -> None:
    random = Random(seed)  # noqa: S311 - nothing secret
    headings, rows = HEADINGS.copy(), [row(FIRST, Status="Done"), row(SECOND, Notes="n"), row(THIRD, Owner="Jane")]
    random.shuffle(headings)
    random.shuffle(rows)
    book = save(
        path,
        rows,
        headings=headings,
        said=planned(THIRD, FIRST, SECOND),
        sheet="Renamed",
        above=random.choice((0, 1, 9)),
    )
    page = book["Renamed"]
    page.auto_filter.ref = page.dimensions
    page.column_dimensions["C"].hidden = page.row_dimensions[page.max_row].hidden = True
    book.move_sheet(page, random.choice((0, 1)))
    book.save(path)
    progress, warnings = read(path)
    found = progress.by_id
    assert warnings == []
    assert found[FIRST].status == Status.DONE
    assert (found[SECOND].text(Column.NOTES), found[THIRD].text(Column.OWNER)) == ("n", "Jane")
    assert [found[ref].changed for ref in (FIRST, SECOND, THIRD)] == [frozenset(), frozenset(), {"Owner"}]
    assert progress.columns == ()


def test_headings_are_known_whatever_their_case_and_spaces(path: Path) -> None:
    odd = {"Action id": " action  ID\n", "Status": "STATUS", "Notes": "notes "}
    rows = [{odd.get(name, name): value for name, value in row(FIRST, Status="done", Notes="n").items()}]
    save(path, rows, headings=[odd.get(name, name) for name in HEADINGS], said=planned(FIRST))
    [found] = read(path)[0].actions
    assert (found.id, found.status, found.text(Column.NOTES)) == (FIRST, Status.DONE, "n")


def test_columns_that_were_deleted_come_from_the_plan(path: Path) -> None:
    save(path, [{"Action id": FIRST, "Status": "Done"}], headings=["Action id", "Status"], said=planned(FIRST))
    progress, warnings = read(path)
    assert progress.actions[0].day(Column.ENDS) == date(2014, 6, 30)
    assert warnings == []


# What is refused


def test_what_is_no_workbook_is_said_before_anything_is_looked_for(path: Path) -> None:
    path.write_bytes(b"")
    assert refusals(path) == ["plan.xlsx: the file is empty\n    Name the workbook, such as plan.xlsx."]


def test_a_missing_heading_is_named_with_the_row_that_lacks_it(path: Path) -> None:
    save(path, [], headings=["Action", "Status", "Owner", "Id"])
    assert refusals(path) == [
        (
            "plan.xlsx:3:1: no sheet has a row with the headings 'Action id' and 'Status' (sheet Actions)\n"
            "    Row 3 of the sheet 'Actions' has Action, Status and Owner, but not Action id: write that in again."
        )
    ]


def test_a_workbook_of_another_kind_is_told_where_was_looked(path: Path) -> None:
    save(path, [], headings=["Name", "Telephone"], sheet="Staff", above=0)
    assert refusals(path) == [
        (
            "plan.xlsx: no sheet has a row with the headings 'Action id' and 'Status'\n"
            "    This was looked for on the sheet 'Staff'. Name a tracker that `ccg-toolkit assess` wrote."
        )
    ]


def test_two_tables_are_not_chosen_between(path: Path) -> None:
    book = save(path, [row(FIRST)], said=planned(FIRST))
    book.copy_worksheet(book["Actions"]).title = "Actions (2)"
    book.save(path)
    assert refusals(path) == [
        (
            "plan.xlsx: 2 sheets have the headings 'Action id' and 'Status': 'Actions' (row 3) and 'Actions (2)' (row 3)\n"
            "    The same action stands on two of them. Keep the sheet that is up to date, and delete the other."
        )
    ]


def test_an_id_in_the_row_of_another_action_is_refused(path: Path) -> None:
    save(path, [row(FIRST, Action_id=SECOND)], said=planned(FIRST, SECOND))
    assert refusals(path) == [
        (
            "plan.xlsx:4:16: 'd.c/second' is not the id of the action in this row; that is 'd.c/first' (sheet Actions, "
            "cell P4)\n    A part of the table was moved or sorted by itself. Undo that, or put the ids right."
        )
    ]


def test_an_action_that_stands_twice_in_other_words_names_both_rows(path: Path) -> None:
    save(path, [row(FIRST), row(SECOND), row(FIRST, Status="Done")], said=planned(FIRST, SECOND))
    assert refusals(path) == [
        (
            "plan.xlsx:6:16: the action 'd.c/first' stands twice, here and in row 4 (sheet Actions, cell P6)\n"
            "    Delete one of these rows, or its id if it is your own."
        )
    ]


def test_two_columns_of_statuses_are_not_chosen_between(path: Path) -> None:
    save(path, [row(FIRST)], headings=[*HEADINGS, "STATUS"], said=planned(FIRST))
    assert refusals(path) == [
        (
            "plan.xlsx:3:17: the heading 'Status' stands twice, here and in B3 (sheet Actions, cell Q3)\n"
            "    Rename or delete one of the columns."
        )
    ]


def test_a_part_that_was_sorted_by_itself_is_noticed(path: Path) -> None:
    refs = [FIRST, SECOND, THIRD]
    rows = [row(ref, Action_id=other) for ref, other in zip(refs, [SECOND, THIRD, FIRST], strict=True)]
    save(path, rows, said=planned(*refs))
    assert len(refusals(path)) == 3


# What cannot be carried over is said


def test_what_has_no_place_in_a_new_tracker_is_named(path: Path) -> None:
    rows = [row(FIRST, Days="=1+1", Points=9), row(SECOND, Points=9)]
    book = save(path, rows, headings=[*HEADINGS, "Days"], said=planned(FIRST, SECOND))
    book.create_sheet("Budget")["A1"] = "Money"
    book.create_sheet("Scores")["A1"] = "not people's own"
    book.create_sheet("Empty")
    book["Actions"]["D1"] = "Seen by the board"
    book["Actions"]["B4"].comment = Comment("Really?", "Ann")
    book.save(path)
    assert read(path)[1] == [
        (
            "plan.xlsx: warning: comments pinned to cells are not read; a new tracker will not have them\n"
            "    Write what matters into the column Notes."
        ),
        (
            "plan.xlsx: warning: only the table of actions is read; a new tracker will not have the sheet 'Budget'\n"
            "    What stands there stays in plan.xlsx."
        ),
        (
            "plan.xlsx:1:4: warning: what stands above the headings is not read; a new tracker will not have it (sheet Actions, "
            "cell D1)\n    Write it below the table, in a row of its own."
        ),
        (
            "plan.xlsx:4:15: warning: what was changed in the column Points is written anew, here and in 1 more (sheet Actions, "
            "cell O4)\n    What stands under Notes or a heading of your own is kept."
        ),
        (
            "plan.xlsx:4:17: warning: formulas in the column Days are kept as the values that they gave (sheet Actions, cell Q4)\n"
            "    A new tracker holds no formulas."
        ),
    ]


def test_the_tracker_of_another_organisation_is_refused(path: Path) -> None:
    save(path, [row(FIRST)], said=planned(FIRST))
    for organisation in ("", "a  TEST"):
        assert read_tracker(path, "plan.xlsx", WHOLE, organisation)[1] == []
    progress, [problem] = read_tracker(path, "plan.xlsx", WHOLE, "Another")
    assert progress is None
    assert as_text(problem) == (
        "plan.xlsx:3:1: this is the tracker of 'A test', and the answers are those of 'Another' (sheet Actions)\n"
        "    Name the right file. If only the name has changed, write the new one into the title above the table."
    )


def test_a_tracker_is_late_by_its_own_dates(path: Path) -> None:
    rows = [
        row(FIRST, Ends=date(2014, 8, 31)),
        row(SECOND, Status="Under way"),
        row(THIRD, Status="Done"),
        {"Action": "own", "Ends": date(2014, 5, 1)},
        {"Action": "other", "Status": "Dropped", "Ends": date(2014, 5, 1)},
    ]
    save(path, rows, said=planned(FIRST, SECOND, THIRD))
    progress, _ = read(path)
    for day, late in (
        (date(2014, 6, 30), [False, False, False, True, False]),
        (date(2014, 7, 1), [False, True, False, True, False]),
        (date(2014, 9, 1), [True, True, False, True, False]),
    ):
        assert [found.is_late(day) for found in progress.actions] == late, day
