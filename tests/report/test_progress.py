"""What a tracker adds to the next report: marks, owners and measures, and no change of scores or schedule."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from ccg_toolkit.outputs import plan_text
from ccg_toolkit.planning import make_plan, rank_priorities
from ccg_toolkit.report import Assessment, ReportView, build_view, result_of
from ccg_toolkit.scoring import score_answers
from ccg_toolkit.toolkit import Inputs, assess
from ccg_toolkit.tracker import Column, Number, Progress, Status, TrackedAction, Value
from tests.builders import Case, action, answers, criterion, framework

SETTLE, SPREAD, POST, LARGE = "d.c/settle", "d.c/spread", "d.e/post", "d.e/large"
CASE = Case(
    framework(
        {
            "d": [
                criterion("c", action("settle", 0, 1) | {"owner": "Chair"}, action("spread", 1, 3, "M")),
                criterion("e", action("post", 0, 1), action("large", 1, 3, "L") | {"success_measure": "it is large"}),
                criterion("f", action("other", 0, 2)),
            ]
        }
    ),
    answers({"d.c": 0, "d.e": 1, "d.f": "unknown"}, quarters=2, capacity=6, owners={"Chair": "Ann"}),
)
"""Two quarters from 1 April 2014, with an assessment on 14 March: d.c/settle, then d.c/spread; d.e/large over both."""


def tracked(ref: str, status: Status = Status.NOT_STARTED, *changed: str, **cells: Value) -> TrackedAction:
    named = {name.replace("_", " ").capitalize(): value for name, value in cells.items()}
    return TrackedAction(id=ref, status=status, cells=named | {Column.ID: ref}, changed=frozenset(changed))


def assessed(case: Case, *actions: TrackedAction, columns: tuple[str, ...] = (), read: bool = True) -> Assessment:
    whole, said = case
    scores = score_answers(whole, said)
    priorities = rank_priorities(scores, draws=10)
    plan = make_plan(
        scores, priorities, starts_on=said.plan_starts_on, quarters=said.plan.quarters, capacity=said.plan.capacity or 0
    )
    return Assessment(
        answers=said,
        framework=whole,
        scores=scores,
        priorities=priorities,
        plan=plan,
        version="0",
        progress=Progress(actions=actions, columns=columns) if read else None,
    )


def viewed(*actions: TrackedAction, case: Case = CASE) -> ReportView:
    return build_view(assessed(case, *actions))


def rows_of(view: ReportView) -> dict[str, Mapping[str, Value]]:
    return {str(row.cells[Column.ID]): row.cells for row in view.tracker.rows if Column.ID in row.cells}


def levels(**given: Any) -> Case:
    return Case(CASE.framework, replace_levels(given))


def replace_levels(given: Mapping[str, Any]) -> Any:
    said = {"d.c": 0, "d.e": 1, "d.f": "unknown"} | {f"d.{name}": level for name, level in given.items()}
    return answers(said, quarters=2, capacity=6, owners={"Chair": "Ann"})


def test_without_a_tracker_there_are_no_marks() -> None:
    assessment = assessed(CASE, read=False)
    view = build_view(assessment)
    assert view.progress is None
    assert result_of(assessment)["plan"]["progress"] is None
    marks = [action.mark for quarter in view.quarters for action in quarter.actions]
    assert marks == [""] * len(marks)
    assert len(marks) > 2


OVERDUE, AHEAD = date(2014, 3, 13), date(2014, 3, 14)


@pytest.mark.parametrize(
    ("action", "kind", "mark"),
    [
        (tracked(SETTLE), None, ""),
        (tracked(SETTLE, Status.UNDER_WAY, ends=AHEAD), "under-way", "Under way."),
        (tracked(SETTLE, Status.NOT_STARTED, ends=OVERDUE), "late", "Late: it was to end on 13 March 2014."),
        (tracked(SETTLE, Status.UNDER_WAY, ends=OVERDUE), "late", "Late: it was to end on 13 March 2014."),
        (
            tracked(SETTLE, Status.DONE, ends=OVERDUE),
            "done",
            "Done, but the level is still 0: check that it holds, or raise the level.",
        ),
        (
            tracked(SETTLE, Status.DROPPED, ends=OVERDUE),
            "dropped",
            "Dropped, and its gap is still open: take it up again, or lower the target.",
        ),
    ],
)
def test_each_action_of_the_new_plan_gets_its_mark(action: TrackedAction, kind: str | None, mark: str) -> None:
    assessment = assessed(CASE, action)
    view = build_view(assessment)
    assert view.quarters[0].actions[0].ref == SETTLE
    assert view.quarters[0].actions[0].mark == mark
    assert rows_of(view)[SETTLE].get(Column.MARK, "") == mark
    assert rows_of(view)[SETTLE][Column.STATUS] == action.status
    [found] = result_of(assessment)["plan"]["progress"]
    assert (found["id"], found["mark"], found["status"], found["planned"]) == (SETTLE, kind, action.status, True)


def test_a_dropped_action_that_others_wait_for_says_so() -> None:
    whole = framework({"d": [criterion("c", action("a", 0, 2)), criterion("e", action("b", 0, 3), requires=["d.c"])]})
    case = Case(whole, answers({"d.c": {"level": 0, "target": 0}, "d.e": 0}, quarters=4, capacity=8))
    [[first], *_] = [quarter.actions for quarter in viewed(tracked("d.c/a", Status.DROPPED), case=case).quarters]
    assert first.enabling
    assert first.mark == "Dropped, and other actions still wait for it: take it up again, or lower the target."


@pytest.mark.parametrize(
    ("case", "ref", "reason"),
    [
        (levels(c=1), SETTLE, "level 1 is reached"),
        (levels(c={"level": 1, "target": 1}), SPREAD, "no target asks for it"),
        (levels(e={"level": 1, "target": 3}), POST, "level 1 is reached"),
        (levels(c="not applicable"), SETTLE, "its criterion does not apply"),
        (levels(), "d.c/gone", "the framework no longer has it"),
    ],
)
def test_an_action_outside_the_new_plan_says_why(case: Case, ref: str, reason: str) -> None:
    given = tracked(ref, Status.UNDER_WAY, ends=OVERDUE, notes="kept", owner="Bob")
    assessment = assessed(case, given)
    cells = rows_of(build_view(assessment))[ref]
    assert cells[Column.MARK] == f"Not in the new plan: {reason}."
    assert (cells[Column.NOTES], cells[Column.OWNER], cells[Column.ENDS]) == ("kept", "Bob", OVERDUE)
    [found] = result_of(assessment)["plan"]["progress"]
    assert (found["mark"], found["planned"]) == ("under-way", False), "what is not planned cannot be late"


@pytest.mark.parametrize("level", ["unknown", None])
@pytest.mark.parametrize("status", [Status.NOT_STARTED, Status.UNDER_WAY])
def test_what_is_past_its_end_is_late_where_nobody_can_say_that_it_is_no_longer_needed(
    level: str | None, status: Status
) -> None:
    assessment = assessed(levels(c=level), tracked(SETTLE, status, ends=OVERDUE, action="Settle"))
    view = build_view(assessment)
    assert rows_of(view)[SETTLE][Column.MARK] == (
        "Late: it was to end on 13 March 2014. Not in the new plan: its criterion has no known level."
    )
    assert view.progress is not None
    assert view.progress.late == ("\u2018settle\u2019, was to end on 13 March 2014",)
    [found] = result_of(assessment)["plan"]["progress"]
    assert (found["mark"], found["planned"]) == ("late", False)


def test_another_way_to_the_same_level_is_named() -> None:
    whole = framework({"d": [criterion("c", action("long", 0, 3), action("short", 0, 1), action("rest", 1, 3))]})
    case = Case(whole, answers({"d.c": 0}, quarters=4, capacity=8))
    assert rows_of(viewed(tracked("d.c/rest"), case=case))["d.c/rest"][Column.MARK] == (
        "Not in the new plan: another action takes its place."
    )


def test_an_owner_and_a_measure_that_people_wrote_win_everywhere() -> None:
    given = tracked(SETTLE, Status.DONE, Column.OWNER, Column.DONE_WHEN, owner="Jane  Doe", done_when="half agree")
    assessment = assessed(CASE, given)
    view, result = build_view(assessment), result_of(assessment)
    shown, planned = view.quarters[0].actions[0], result["plan"]["quarters"][0]["actions"][0]
    assert (shown.owner, shown.success_measure, shown.lacks) == ("Jane Doe", "Half agree.", ())
    assert (planned["owner"], planned["person"], planned["success_measure"]) == ("Chair", "Jane Doe", "half agree")
    assert planned["flags"] == []
    assert (rows_of(view)[SETTLE][Column.OWNER], view.tracker.planned[0][Column.OWNER]) == ("Jane  Doe", "Ann (Chair)")
    assert not any("Jane" in note for note in view.notes)


def test_an_owner_that_people_left_follows_the_new_answers() -> None:
    shown = viewed(tracked(SETTLE, Status.UNDER_WAY, owner="Someone before (Chair)")).quarters[0].actions[0]
    assert shown.owner == "Ann (Chair)"


def test_dates_that_people_agreed_stay_and_the_others_follow_the_plan() -> None:
    agreed = {"starts": date(2013, 1, 1), "ends": date(2014, 9, 9), "review": date(2014, 9, 10)}
    given = tracked(SETTLE, Status.UNDER_WAY, "Starts", "Ends", "Review", **agreed)
    left = tracked(SPREAD, Status.UNDER_WAY, **agreed)
    rows = rows_of(viewed(given, left))
    columns = (Column.STARTS, Column.ENDS, Column.REVIEW)
    assert tuple(rows[SETTLE][column] for column in columns) == tuple(agreed.values())
    assert tuple(rows[SPREAD][column] for column in columns) == (
        date(2014, 7, 1),
        date(2014, 9, 30),
        date(2014, 9, 30),
    )


def test_a_tracker_changes_no_score_and_no_schedule() -> None:
    marked = assessed(CASE, tracked(SETTLE, Status.DONE, Column.ENDS, ends=OVERDUE), tracked(SPREAD, Status.DROPPED))
    plain = assessed(CASE, read=False)
    assert replace(marked, progress=None) == plain
    changed = {key for key, value in result_of(marked)["plan"].items() if value != result_of(plain)["plan"][key]}
    assert changed == {"progress"}


def test_the_summary_counts_and_names_what_is_late() -> None:
    own = TrackedAction(
        id="", status=Status.UNDER_WAY, cells={"Action": f"Own\n{'x' * 200}", "Ends": OVERDUE}, changed=frozenset()
    )
    view = viewed(
        tracked(SETTLE, Status.NOT_STARTED, ends=OVERDUE, owner="Bob"),
        tracked(LARGE, Status.UNDER_WAY, ends=AHEAD),
        tracked(POST, Status.DONE),
        tracked("d.c/gone", Status.DROPPED),
        own,
    )
    assert view.progress is not None
    assert view.progress.summary == "1 done; 2 under way, 1 of them late; 1 not started and late; 1 dropped"
    assert view.progress.late == (
        "\u2018settle\u2019, Bob, was to end on 13 March 2014",
        f"\u2018Own {'x' * 116}...\u2019, was to end on 13 March 2014",
    )
    assert view.progress.kept == (
        "Kept at the end of a new tracker: one action of your own and two actions of an earlier plan"
    )


def test_many_late_actions_are_cut_to_the_first_dozen() -> None:
    own = [
        TrackedAction(id="", status=Status.NOT_STARTED, cells={"Action": str(n), "Ends": OVERDUE}, changed=frozenset())
        for n in range(20)
    ]
    view = viewed(*own)
    assert view.progress is not None
    assert view.progress.summary == "0 done; 0 under way; 20 not started, all late; 0 dropped"
    assert len(view.progress.late) == 13
    assert view.progress.late[-1] == "8 more"


def test_the_result_keeps_notes_to_itself() -> None:
    given = tracked(SETTLE, Status.DONE, owner="Bob", ends=AHEAD, notes="a secret", action="Settle")
    result = result_of(assessed(CASE, given, columns=("Own",)))
    assert result["plan"]["progress"] == [
        {
            "id": SETTLE,
            "title": "Settle",
            "status": "Done",
            "mark": "done",
            "planned": True,
            "owner": "Bob",
            "ends_on": "2014-03-14",
        }
    ]
    assert "secret" not in str(result)


def test_rows_stand_in_order_each_action_once() -> None:
    own = TrackedAction(id="", status=Status.DONE, cells={"Action": "own", "Effort": "huge"}, changed=frozenset())
    view = viewed(tracked("d.c/gone", quarter="1", waits_for="x"), own, tracked(SPREAD))
    cells = [row.cells for row in view.tracker.rows]
    assert [row.get(Column.ID, "own") for row in cells] == [SETTLE, LARGE, SPREAD, "own", "d.c/gone"]
    assert [row.get(Column.QUARTER) for row in cells] == [Number(1), "1 to 2", Number(2), None, None]
    assert (cells[1][Column.STARTS], cells[1][Column.ENDS]) == (date(2014, 4, 1), date(2014, 9, 30))
    assert cells[3] == {"Action": "own", "Effort": "huge", Column.STATUS: Status.DONE}
    assert Column.WAITS_FOR not in cells[4]


def test_what_found_no_place_stands_below_without_dates() -> None:
    case = Case(CASE.framework, answers({"d.c": 0, "d.e": 1}, quarters=1, capacity=6))
    view = viewed(tracked(SPREAD, Status.UNDER_WAY), case=case)
    cells = rows_of(view)[SPREAD]
    assert [row.cells[Column.ID] for row in view.tracker.rows] == [LARGE, SETTLE, SPREAD]
    assert cells[Column.QUARTER] == "later"
    assert not {Column.STARTS, Column.ENDS, Column.REVIEW} & set(cells)
    assert str(cells[Column.MARK]).startswith("Under way. Later. It cannot fit in even alone")


def test_a_row_that_is_gone_stays_late_and_says_so() -> None:
    gone = replace(tracked(SETTLE, ends=OVERDUE, action="Settle"), gone="its row was deleted")
    assessment = assessed(CASE, gone, replace(tracked(SPREAD, ends=AHEAD), gone="its row was moved"))
    view = build_view(assessment)
    mark = "Late: it was to end on 13 March 2014. Its row was deleted, so it counts as not started."
    assert view.quarters[0].actions[0].mark == mark
    assert rows_of(view)[SETTLE][Column.MARK] == mark
    assert rows_of(view)[SPREAD][Column.MARK] == "Its row was moved, so it counts as not started."
    assert view.progress is not None
    assert view.progress.summary == "0 done; 0 under way; 2 not started, 1 of them late; 0 dropped"
    assert [found["mark"] for found in result_of(assessment)["plan"]["progress"]] == ["late", None]


def test_a_row_that_is_gone_does_not_come_back_where_the_plan_does_not_need_it() -> None:
    gone = replace(tracked(SETTLE, ends=OVERDUE), gone="its row was deleted")
    assessment = assessed(levels(c=1), gone)
    view = build_view(assessment)
    assert SETTLE not in rows_of(view)
    assert (view.progress.kept if view.progress else None) == ""
    assert result_of(assessment)["plan"]["progress"] == []


def test_what_was_not_read_stands_as_it_was_typed_and_notes_stay_private() -> None:
    typed = {"Status": "On hold", "Ends": "in May", "Notes": "a secret"}
    given = replace(tracked(SETTLE, ends=OVERDUE), status=None, unread=typed)
    other = replace(tracked("d.c/gone", ends=OVERDUE), status=None, unread={"Status": ""})
    assessment = assessed(CASE, given, other)
    view, result = build_view(assessment), result_of(assessment)
    rows = rows_of(view)
    assert {heading: rows[SETTLE][heading] for heading in typed} == typed
    mark = "Not read: Status \u2018On hold\u2019, Ends \u2018in May\u2019 and Notes. It was to end on 13 March 2014."
    assert (rows[SETTLE][Column.MARK], view.quarters[0].actions[0].mark) == (mark, mark)
    assert rows["d.c/gone"][Column.STATUS] == ""
    assert view.progress is not None
    assert view.progress.summary == "0 done; 0 under way; 0 not started; 0 dropped; 2 not read"
    assert [(found["status"], found["mark"]) for found in result["plan"]["progress"]] == [(None, None)] * 2
    assert "secret" not in str(result)


def test_what_is_under_way_goes_on_and_is_called_so_once() -> None:
    rows = (tracked(LARGE, Status.UNDER_WAY, ends=AHEAD), tracked(SETTLE, Status.NOT_STARTED))
    said = answers({"d.c": 0, "d.e": 1}, quarters=4, capacity=4)
    inputs = Inputs(answers=said, framework=CASE.framework, progress=Progress(actions=rows, columns=()))
    view = build_view(assess(inputs, version="0"))
    placed = {action.ref: action for quarter in view.quarters for action in quarter.actions}
    begun, new = placed[LARGE], placed[SETTLE]
    assert f"{begun.purpose} {begun.mark}" == "Priority 2; it goes first, as work on it has begun. Under way."
    assert begun.dates.startswith("Goes on from 1 April, ends 30 September")
    assert new.dates.startswith("Starts ")
    shown = plan_text(view)
    assert "of effort, goes on)" in shown
    assert "of effort, starts)" not in shown
