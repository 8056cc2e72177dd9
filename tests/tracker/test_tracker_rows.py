"""Rows of a tracker that are no longer where they were: each is found, or accounted for."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ccg_toolkit.tracker import Column, Status
from tests.builders import action, criterion, framework
from tests.trackers import FIRST, HEADINGS, SECOND, THIRD, planned, put, read, refusals, row, save

LATER = date(2014, 9, 14)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "plan.xlsx"


def saved(path: Path, *rows: dict[str, Any]) -> Any:
    return save(path, rows or [row(FIRST), row(SECOND), row(THIRD)], said=planned(FIRST, SECOND, THIRD))


@pytest.mark.parametrize(
    ("assessed_on", "treated"),
    [
        (LATER, "it counts as not started, and as late if the new plan has it, since it was to end on 2014-06-30"),
        (date(2014, 6, 30), "it counts as not started; it was to end on 2014-06-30"),
        (None, "it counts as not started; it was to end on 2014-06-30"),
    ],
)
def test_a_deleted_row_is_told_with_how_it_is_treated(path: Path, assessed_on: date | None, treated: str) -> None:
    saved(path, row(FIRST), row(THIRD))
    progress, warnings = read(path, assessed_on)
    assert warnings == [
        (
            f"plan.xlsx:3:1: warning: the row of 'second' is gone from the table; {treated} (sheet Actions)\n"
            "    To change that, write its id into a row of the table, with a status: d.c/second"
        )
    ]
    gone = progress.by_id[SECOND]
    assert (gone.status, gone.gone, gone.changed) == (Status.NOT_STARTED, "its row was deleted", frozenset())
    assert gone.is_late(LATER)
    assert not gone.is_late(date(2014, 6, 30))
    assert [found.gone for found in progress.actions if found.id != SECOND] == ["", ""]


def test_an_id_and_a_status_are_enough_to_get_a_row_back(path: Path) -> None:
    saved(path, row(FIRST), row(THIRD), {"Action id": SECOND, "Status": "Dropped"})
    progress, warnings = read(path)
    assert warnings == []
    assert (progress.by_id[SECOND].status, progress.by_id[SECOND].text(Column.ACTION)) == (Status.DROPPED, "second")


def move(book: Any, number: int, *, to: str, at: int, aside: int = 0) -> None:
    """Cut a row of the actions and paste it elsewhere."""
    target = book[to] if to in book.sheetnames else book.create_sheet(to)
    for cell in book["Actions"][number]:
        target.cell(at, cell.column + aside, cell.value)
    book["Actions"].delete_rows(number)


def test_a_row_that_was_cut_and_pasted_to_another_sheet_is_read_there(path: Path) -> None:
    book = saved(path, row(FIRST), row(SECOND, Status="Done", Notes="n"), row(THIRD))
    move(book, 5, to="Finished", at=7)
    book.save(path)
    progress, warnings = read(path)
    assert (progress.by_id[SECOND].status, progress.by_id[SECOND].text(Column.NOTES)) == (Status.DONE, "n")
    assert warnings == [
        (
            "plan.xlsx: warning: of the sheet 'Finished' only rows of the plan's actions are read; a new tracker will not have "
            "the rest\n    What stands there stays in plan.xlsx."
        ),
        (
            "plan.xlsx:7:16: warning: the row of 'second' stands outside of the table, and is read there (sheet Finished, cell "
            "P7)\n    A new tracker has it on the sheet Actions again."
        ),
    ]


def test_a_row_above_the_headings_is_read_there(path: Path) -> None:
    book = saved(path, row(FIRST), row(SECOND, Status="Done"), row(THIRD))
    move(book, 5, to="Actions", at=1)
    book.save(path)
    progress, warnings = read(path)
    assert progress.by_id[SECOND].status == Status.DONE
    assert any("the row of 'second' stands outside of the table, and is read there" in warning for warning in warnings)


def test_rows_on_a_sheet_with_headings_of_its_own_are_read_there(path: Path) -> None:
    book = saved(path, row(FIRST), row(THIRD))
    put(book.create_sheet("Finished"), 2, ["Notes", "Action id", "Status"], [{"Action id": SECOND, "Status": "Done"}])
    book.save(path)
    progress, warnings = read(path)
    assert progress.by_id[SECOND].status == Status.DONE
    assert "plan.xlsx:3:2: warning: the row of 'second' stands outside of the table" in warnings[1]


def test_a_row_whose_columns_nobody_knows_is_told_and_not_read(path: Path) -> None:
    book = saved(path, row(FIRST), row(SECOND, Status="Done"), row(THIRD))
    move(book, 5, to="Finished", at=7, aside=1)
    book.save(path)
    progress, warnings = read(path, LATER)
    assert (progress.by_id[SECOND].status, progress.by_id[SECOND].gone) == (Status.NOT_STARTED, "its row was moved")
    assert warnings[1] == (
        "plan.xlsx:7:1: warning: the row of 'second' stands on the sheet 'Finished', row 7, where it is not read; it counts as "
        "not started, and as late if the new plan has it, since it was to end on 2014-06-30 (sheet Finished)\n"
        "    To change that, cut the row and paste it back into the table."
    )


def test_a_copy_on_another_sheet_changes_nothing(path: Path) -> None:
    book = saved(path)
    for cell in book["Actions"][5]:
        book.create_sheet("Mine").cell(1, cell.column, cell.value) if "Mine" not in book.sheetnames else book[
            "Mine"
        ].cell(1, cell.column, cell.value)
    book.save(path)
    progress, warnings = read(path)
    assert [found.id for found in progress.actions] == [FIRST, SECOND, THIRD]
    assert len(warnings) == 1
    assert "a new tracker will not have the sheet 'Mine'" in warnings[0]


@pytest.mark.parametrize(
    ("there", "merged", "lost", "how", "by"),
    [
        ([FIRST, SECOND, THIRD], ["A5:P6"], [THIRD], "covered by", "the merged cell A5:P6"),
        ([SECOND, THIRD], ["A4:P5"], [FIRST, THIRD], "deleted or covered by", "the merged cell A4:P5"),
        (
            [FIRST, SECOND, THIRD],
            ["A4:P5", "A6:P7"],
            [SECOND],
            "deleted or covered by",
            "the merged cell A4:P5 or another",
        ),
    ],
)
def test_a_row_under_a_merged_cell_is_told_from_one_that_was_deleted(
    path: Path, there: list[str], merged: list[str], lost: list[str], *, how: str, by: str
) -> None:
    book = saved(path, *map(row, there))
    for area in merged:
        book["Actions"].merge_cells(area)
    book.save(path)
    progress, warnings = read(path)
    gone = {action.id: action.gone for action in progress.actions if action.gone}
    assert gone == dict.fromkeys(lost, f"its row was {how} a merged cell")
    assert sorted(progress.by_id) == [FIRST, SECOND, THIRD]
    assert sum(action.status is None for action in progress.actions) == len(merged)
    for ref in lost:
        told = (
            f"plan.xlsx:3:1: warning: the row of '{ref.partition('/')[2]}' was {how} {by}; it counts as not started; "
        )
        hint = f"Unmerge the cell. To change that, write its id into a row of the table, with a status: {ref}"
        assert any(warning.startswith(told) and hint in warning for warning in warnings)


def test_a_merged_cell_that_begins_beside_the_titles_covers_its_first_row_too(path: Path) -> None:
    rows = [row(FIRST, Notes="n"), row(SECOND, Notes="n"), row(THIRD)]
    book = save(path, rows, headings=["Notes", *HEADINGS[:6], *HEADINGS[7:]], said=planned(FIRST, SECOND, THIRD))
    book["Actions"].merge_cells("A4:P5")
    book.save(path)
    progress, _ = read(path)
    covered = "its row was covered by a merged cell"
    assert [progress.by_id[ref].gone for ref in (FIRST, SECOND, THIRD)] == [covered, covered, ""]


def test_a_remark_in_a_merged_cell_covers_no_row(path: Path) -> None:
    book = saved(path, row(FIRST), row(SECOND))
    book["Actions"]["A8"] = "Agreed in May"
    book["Actions"].merge_cells("A8:P9")
    book.save(path)
    progress, warnings = read(path)
    assert progress.by_id[THIRD].gone == "its row was deleted"
    assert warnings[0].startswith("plan.xlsx:3:1: warning: the row of 'third' is gone from the table; it counts")


def test_a_status_under_a_merged_cell_counts_as_not_read(path: Path) -> None:
    book = saved(path, row(FIRST), row(SECOND, Status="Done"), row(THIRD))
    book["Actions"].merge_cells("B5:B6")
    book.save(path)
    progress, warnings = read(path)
    assert [found.status for found in progress.actions] == [Status.NOT_STARTED, Status.DONE, None]
    assert not progress.by_id[THIRD].is_late(LATER)
    assert warnings == [
        (
            "plan.xlsx:6:1: warning: a part of the row of 'third' is covered by the merged cell B5:B6, and its status counts as "
            "not read (sheet Actions, cell A6)\n"
            "    Only the first row of a merged cell has what stands in it. Unmerge it, and write it into each row."
        )
    ]


@pytest.mark.parametrize(
    ("typed", "what"),
    [(None, "the id of this action is missing"), ("d.e/thrid", "no action has the id 'd.e/thrid'")],
)
def test_a_row_without_its_id_is_known_by_its_title(path: Path, typed: str | None, what: str) -> None:
    saved(path, row(FIRST), row(SECOND), row(THIRD, Action_id=typed, Status="Done"))
    progress, [warning] = read(path)
    assert (progress.by_id[THIRD].status, progress.by_id[THIRD].changed) == (Status.DONE, frozenset())
    assert f"{what}; by its title the row is taken for d.e/third" in warning


def test_a_row_that_was_copied_for_an_action_of_their_own_is_theirs(path: Path) -> None:
    saved(path, row(FIRST, Action="Buy chairs"), row(FIRST), row(SECOND), row(THIRD))
    progress, [warning] = read(path)
    assert [found.id for found in progress.actions] == ["", FIRST, SECOND, THIRD]
    assert "this row has the id of row 5 and another title (sheet Actions, cell P4)" in warning


def test_a_row_that_stands_twice_in_the_same_words_counts_once(path: Path) -> None:
    saved(path, row(FIRST), row(SECOND), row(THIRD), row(SECOND))
    progress, [warning] = read(path)
    assert [found.id for found in progress.actions] == [FIRST, SECOND, THIRD]
    assert "the action 'd.c/second' stands twice, here and in row 5, with the same words" in warning


def test_two_tables_with_the_same_action_are_refused(path: Path) -> None:
    book = saved(path)
    put(book.create_sheet("Finished"), 2, ["Action id", "Status"], [{"Action id": SECOND, "Status": "Done"}])
    book.save(path)
    assert len(refusals(path)) == 1


def test_a_row_of_their_own_with_the_title_of_an_action_that_is_there_is_theirs(path: Path) -> None:
    saved(path, row(FIRST), row(SECOND), row(THIRD), {"Action": "second", "Status": "Done"})
    progress, warnings = read(path)
    assert warnings == []
    assert [(found.id, found.status) for found in progress.actions[1::2]] == [
        (SECOND, Status.NOT_STARTED),
        ("", Status.DONE),
    ]


def test_rows_of_an_earlier_version_are_those_of_the_actions_of_today(path: Path) -> None:
    whole = framework(
        {"n": [criterion("o", action("first", 0, 1), action("second", 1, 2), was=("d.c",)), criterion("e")]}
    )
    today = replace(whole, domains=(whole.domains[0].model_copy(update={"was": ("d",)}),))
    book = saved(path, row(FIRST, Status="Done"), row(SECOND, Status="Dropped", Owner="Jo"), row(THIRD))
    move(book, 5, to="Finished", at=7)
    book.save(path)
    progress, warnings = read(path, by=today)
    assert {ref: one.status for ref, one in progress.by_id.items()} == {
        "n.o/first": Status.DONE,
        "n.e/third": Status.NOT_STARTED,
        "n.o/second": Status.DROPPED,
    }
    assert progress.by_id["n.o/second"].changed == {Column.OWNER}
    assert progress.by_id["n.o/first"].text(Column.ID) == "n.o/first"
    assert [warning.partition("\n")[0] for warning in warnings if "earlier name" in warning] == [
        (
            "plan.xlsx:4:16: warning: what bears an earlier name is read by that of today: d.c as n.o and d.e as "
            "n.e (sheet Actions, cell P4)"
        )
    ]
