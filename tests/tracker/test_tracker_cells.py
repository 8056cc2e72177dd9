"""Odd cells of a tracker: each costs its cell or its row, is told, and stands in the next tracker as it was typed."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ccg_toolkit.sources import Number
from ccg_toolkit.tracker import COUNTING, Column, Status
from ccg_toolkit.tracker.statuses import COUNTS_AS, read_status
from tests.trackers import FIRST, HEADINGS, SECOND, THIRD, planned, read, row, save

ROW = "Until then this row counts as not read; a new tracker keeps what stands there."
CELL = "Until then this cell counts as not read; a new tracker keeps what stands there."
VALUES = "Type the value, or copy the cell and paste it back with Paste Special, Values."


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "plan.xlsx"


@pytest.mark.parametrize(
    ("cells", "unread", "message"),
    [
        (
            {"Status": "Stopped"},
            {"Status": "Stopped"},
            f"4:2: warning: there is no status 'Stopped' (sheet Actions, cell B4)\n    Choose Dropped, if that is what you mean. {ROW}",
        ),
        (
            {"Status": 1},
            {"Status": "1"},
            (
                "4:2: warning: there is no status '1' (sheet Actions, cell B4)\n"
                f"    Choose Not started, Under way, Done or Dropped; a blank is Not started. {ROW}"
            ),
        ),
        (
            {"Status": "=A1"},
            {"Status": ""},
            f"4:2: warning: a formula stands in the column Status (sheet Actions, cell B4)\n    {VALUES} {ROW}",
        ),
        (
            {"Owner": "=A1"},
            {"Owner": ""},
            f"4:3: warning: a formula stands in the column Owner (sheet Actions, cell C4)\n    {VALUES} {CELL}",
        ),
        (
            {"Notes": "#REF!"},
            {"Notes": "#REF!"},
            f"4:7: warning: the error '#REF!' stands in the column Notes (sheet Actions, cell G4)\n    {VALUES} {CELL}",
        ),
        (
            {"Owner": True},
            {"Owner": "TRUE"},
            f"4:3: warning: Owner cannot be TRUE (sheet Actions, cell C4)\n    Write it in words. {CELL}",
        ),
        (
            {"Ends": "5/6/2014"},
            {"Ends": "5/6/2014"},
            (
                "4:5: warning: '5/6/2014' is not a date (sheet Actions, cell E4)\n"
                f"    Write 2014-06-05, or 2014-05-06 if the month comes first. {CELL}"
            ),
        ),
        (
            {"Ends": "30.6.14"},
            {"Ends": "30.6.14"},
            f"4:5: warning: '30.6.14' is not a date (sheet Actions, cell E4)\n    Write 2014-06-30. {CELL}",
        ),
        (
            {"Starts": "soon"},
            {"Starts": "soon"},
            (
                "4:4: warning: 'soon' is not a date (sheet Actions, cell D4)\n"
                f"    Write year, month and day, such as 2014-03-14. {CELL}"
            ),
        ),
        (
            {"Ends": "30 June 0214"},
            {"Ends": "30 June 0214"},
            f"4:5: warning: '30 June 0214' is not a date (sheet Actions, cell E4)\n    Check the year. {CELL}",
        ),
        (
            {"Review": 2014},
            {"Review": "2014"},
            (
                "4:6: warning: '2014' is not a date (sheet Actions, cell F4)\n"
                f"    Write year, month and day, such as 2014-03-14. {CELL}"
            ),
        ),
        (
            {"Owner": "x" * 201},
            {},
            (
                "4:3: warning: Owner has 201 characters; only the first 200 are read (sheet Actions, cell C4)\n"
                "    Shorten it, and write the rest under Notes."
            ),
        ),
        (
            {"Done_when": "x" * 2001},
            {},
            (
                "4:9: warning: Done when has 2,001 characters; only the first 2,000 are read (sheet Actions, cell I4)\n"
                "    Shorten it, and write the rest under Notes."
            ),
        ),
        (
            {"Notes": "a\u202eb"},
            {},
            (
                "4:7: warning: a character that cannot be shown safely stands here (U+202E, right-to-left override), and is "
                "left out (sheet Actions, cell G4)\n"
                "    Delete it. It may be invisible: delete what stands around it too, and type that again."
            ),
        ),
        (
            {"Action_id": "=A1"},
            {"Action id": ""},
            f"4:16: warning: a formula stands in the column Action id (sheet Actions, cell P4)\n    {VALUES} {CELL}",
        ),
    ],
)
def test_what_cannot_be_read_costs_its_cell_and_is_named(
    path: Path, cells: dict[str, Any], unread: dict[str, str], message: str
) -> None:
    book = save(path, [row(FIRST, **cells), row(SECOND, Status="Done")], said=planned(FIRST, SECOND))
    for found in book["Actions"][4]:
        found.data_type = "e" if found.value == "#REF!" else found.data_type
    book.save(path)
    progress, warnings = read(path)
    assert warnings[0] == f"plan.xlsx:{message}"
    assert len(warnings) == (2 if "Action_id" in cells else 1), "an id that cannot be read is found by the title"
    first, second = progress.actions
    assert (first.id, second.id, second.status) == (FIRST, SECOND, Status.DONE)
    assert first.unread == unread
    assert (first.status is None) == ("Status" in unread)
    assert first.day(Column.ENDS) == date(2014, 6, 30)
    assert first.changed <= {"Owner", "Done when"}


@pytest.mark.parametrize(
    ("heading", "kept", "message"),
    [
        (
            "NOTES",
            "Notes (2)",
            (
                "3:17: warning: the heading 'Notes' stands twice, here and in G3 (sheet Actions, cell Q3)\n"
                "    The column of G3 is read as Notes; this one is kept as one of your own."
            ),
        ),
        (
            "x" * 201,
            "x" * 200,
            (
                "3:17: warning: the heading has 201 characters; only the first 200 are kept (sheet Actions, cell Q3)\n"
                "    Shorten it."
            ),
        ),
        (
            "Co\u202est",
            "Cost",
            (
                "3:17: warning: a character that cannot be shown safely stands here (U+202E, right-to-left override), and is "
                "left out (sheet Actions, cell Q3)\n"
                "    Delete it. It may be invisible: delete what stands around it too, and type that again."
            ),
        ),
    ],
)
def test_a_heading_that_cannot_stand_as_it_is_costs_nothing_else(
    path: Path, heading: str, kept: str, message: str
) -> None:
    save(path, [row(FIRST, Notes="mine") | {heading: "too"}], headings=[*HEADINGS, heading], said=planned(FIRST))
    progress, warnings = read(path)
    assert warnings == [f"plan.xlsx:{message}"]
    assert progress.columns == (kept,)
    assert (progress.actions[0].cells["Notes"], progress.actions[0].cells[kept]) == ("mine", "too")


def test_of_very_many_columns_the_first_hundred_are_kept(path: Path) -> None:
    headings = [*HEADINGS, *(f"own {number}" for number in range(101))]
    save(path, [row(FIRST)], headings=headings, said=planned(FIRST))
    progress, [warning] = read(path)
    assert progress.columns == tuple(headings[len(HEADINGS) : -1])
    assert "there are 101 columns beside those of a tracker; only the first 100 are kept" in warning


# Words for a status


@pytest.mark.parametrize(
    ("typed", "status"),
    [
        *((word, status) for status, words in COUNTS_AS.items() for word in words if "to" not in word.split()[1:2]),
        ("COMPLETED.", Status.DONE),
        ("Not-started", Status.NOT_STARTED),
        ("under\u00a0way", Status.UNDER_WAY),
        ("\u2714\ufe0f", Status.DONE),
        ("\u2705 Done", Status.DONE),
        ("12.5 % complete", Status.UNDER_WAY),
        (Number(1, 9), Status.DONE),
        (Number(0.5, "0.0%"), Status.UNDER_WAY),
        (Number(0, 10), Status.NOT_STARTED),
        ("  ", Status.NOT_STARTED),
    ],
)
def test_a_word_that_can_mean_one_status_only_is_read(typed: Any, status: Status) -> None:
    assert read_status(typed).status == status


@pytest.mark.parametrize(
    ("typed", "proposed"),
    [
        ("On hold", {"Under way", "Not started", "Dropped"}),
        ("on hold until May", {"Under way", "Not started", "Dropped"}),
        ("Delayed", {"Under way", "Not started"}),
        ("Overdue", {"Under way", "Not started"}),
        ("Amber", set()),
        ("N/A", {"Dropped", "Not started"}),
        ("Stopped", {"Dropped"}),
        ("Yes", {"Done"}),
        (True, {"Done"}),
        ("\u2713 in May", {"Done"}),
        ("Done - see notes", {"Done"}),
        ("complted", {"Done"}),
        ("In progres", {"Under way"}),
        ("not strated", {"Not started"}),
        ("incomplet", {"Under way", "Not started"}),
        ("Incomplete", {"Under way", "Not started"}),
        ("Not done", {"Under way", "Not started"}),
        ("unstarted", {"Not started", "Under way", "Done", "Dropped"}),
        ("undelivered", {"Not started", "Under way", "Done", "Dropped"}),
        ("Now started", {"Not started", "Under way", "Done", "Dropped"}),
        ("Work not in progress", {"Not started", "Under way", "Done", "Dropped"}),
        ("Delegated", {"Not started", "Under way", "Done", "Dropped"}),
        ("120%", {"Not started", "Under way", "Done", "Dropped"}),
        (Number(1), {"Not started", "Under way", "Done", "Dropped"}),
        ("...", {"Not started", "Under way", "Done", "Dropped"}),
    ],
)
def test_a_word_that_may_mean_more_is_not_read_and_told_what_to_choose(typed: Any, proposed: set[str]) -> None:
    found = read_status(typed)
    assert found.status is None
    assert {str(status) for status in Status if str(status) in found.hint} == proposed
    assert found.hint.startswith(("Choose", "A colour"))


def test_how_a_word_is_read_is_told_once(path: Path) -> None:
    rows = [row(FIRST, Status="Closed"), row(SECOND, Status="closed."), row(THIRD, Status=0.5)]
    book = save(path, rows, said=planned(FIRST, SECOND, THIRD))
    book["Actions"]["B6"].number_format = "0%"
    book.save(path)
    progress, warnings = read(path)
    assert [found.status for found in progress.actions] == [Status.DONE, Status.DONE, Status.UNDER_WAY]
    assert warnings == [
        (
            "plan.xlsx:4:2: warning: 'Closed' is read as Done, here and in 1 more (sheet Actions, cell B4)\n"
            "    Choose another status where that is not meant."
        ),
        (
            "plan.xlsx:6:2: warning: '50%' is read as Under way (sheet Actions, cell B6)\n"
            "    Choose another status where that is not meant."
        ),
    ]


def test_the_documentation_and_the_workbook_say_what_counts_as_what() -> None:
    page = (Path(__file__).parents[2] / "docs" / "tracker.md").read_text(encoding="utf-8")
    for status, words in COUNTS_AS.items():
        assert f"| {status} | {', '.join(words)} |" in page
        assert f"as {status}: {', '.join(words)}" in COUNTING


# Dates


def test_dates_in_words_are_read_where_they_mean_one_day_only_and_told_once(path: Path) -> None:
    rows = [
        row(FIRST, Ends="2014-06-30 00:00:00"),
        row(SECOND, Ends="30/06/2014"),
        row(THIRD, Ends="30 June 2014"),
    ]
    save(path, rows, said=planned(FIRST, SECOND, THIRD))
    progress, warnings = read(path)
    assert [found.day(Column.ENDS) for found in progress.actions] == [date(2014, 6, 30)] * 3
    assert [found.changed for found in progress.actions] == [frozenset()] * 3
    assert warnings == [
        (
            "plan.xlsx:5:5: warning: Ends: '30/06/2014' is read as 2014-06-30, here and in 1 more (sheet Actions, cell E5)\n"
            "    Check whether that is meant. A date is certain as 2014-03-14."
        )
    ]


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        (
            {"Ends": date(2014, 3, 1)},
            "Ends (2014-03-01) lies before Starts (2014-04-01) (sheet Actions, cell E4)",
        ),
        (
            {"Starts": date(2014, 7, 1), "Ends": None, "Review": None},
            "Ends (2014-06-30) lies before Starts (2014-07-01) (sheet Actions, cell D4)",
        ),
        (
            {"Review": date(2014, 5, 1)},
            "Review (2014-05-01) lies before Ends (2014-06-30) (sheet Actions, cell F4)",
        ),
    ],
)
def test_dates_in_no_order_are_told_and_kept(path: Path, cells: Mapping[str, Any], message: str) -> None:
    save(path, [row(FIRST, **cells)], said=planned(FIRST))
    progress, [warning] = read(path)
    assert message in warning
    assert "Both are taken as they stand, and Ends says what is late." in warning
    for heading, day in cells.items():
        assert progress.actions[0].cells[heading] == day or day is None


@pytest.mark.parametrize("day", [date(2104, 6, 30), date(1914, 6, 30), date(2024, 6, 30), date(2914, 6, 30)])
def test_a_year_far_off_the_plan_is_told_and_kept(path: Path, day: date) -> None:
    cells = dict.fromkeys(("Starts", "Ends", "Review"), day)
    save(path, [row(FIRST, **cells), row(SECOND, Ends=date(2016, 12, 31), Review=None)], said=planned(FIRST, SECOND))
    progress, warnings = read(path)
    assert progress.actions[0].day(Column.ENDS) == day
    assert [warning.split(": ", 2)[2].partition(",")[0] for warning in warnings if "far from" in warning] == [
        f"{heading} is {day}" for heading in cells
    ]
    assert "far from the plan, whose dates lie between 2014-04-01 and 2014-06-30" in warnings[0]


def test_no_year_is_far_off_the_day_of_the_answers(path: Path) -> None:
    save(path, [row(FIRST, Ends=date(2019, 6, 30), Review=date(2019, 6, 30))], said=planned(FIRST))
    assert len(read(path)[1]) == 2
    assert read(path, date(2019, 1, 1))[1] == []
