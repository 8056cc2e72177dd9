"""What is said of a change: the message in one sentence, why it is not split, and what became of promises."""

from datetime import date

import pytest

from ccg_toolkit.history import CriterionRecord, Promise, Snapshot, TrackedStatus, change_between, changes_of
from ccg_toolkit.report.build_change import build_change_view
from ccg_toolkit.report.change_words import message, rounding_note
from tests.history.snapshots import LATER, NOW, record, snapshot

ASKING = "That is worth asking about: it says more of the plan than of those who carried it out."
Levels = dict[str, int | str | CriterionRecord | None]


@pytest.mark.parametrize(
    ("then", "now", "said"),
    [
        ({"a.b": 1, "a.c": 1}, {"a.b": 2, "a.c": 1}, "1.00 \u2192 1.50: one criterion rose, none fell."),
        ({"a.b": 1, "a.c": 1}, {"a.b": 0, "a.c": 0}, "1.00 \u2192 0.00: no criterion rose, two fell."),
        ({"a.b": 1}, {"a.b": 1}, "1.00 \u2192 1.00: no criterion that can be compared has moved."),
        (
            {"a.b": 1, "a.c": "unknown"},
            {"a.b": 2, "a.c": 4},
            "1.00 \u2192 3.00: one criterion rose, none fell; 1.00 of it comes from what is now known.",
        ),
        (
            {"a.b": 2, "a.c": "unknown"},
            {"a.b": 3, "a.c": 0},
            "2.00 \u2192 1.50: one criterion rose, none fell; what is now known takes off 1.50.",
        ),
        (
            {"a.b": 2, "a.c": 4},
            {"a.b": 3, "a.d": 1},
            (
                "3.00 \u2192 2.00: one criterion rose, none fell; 1.00 of it comes from what is no longer asked and 1.00 "
                "from what is asked anew."
            ),
        ),
        (
            {"a.b": 1},
            {"a.b": record("a.b", 3, wording="other")},
            "1.00 \u2192 3.00: no criterion was rated both times by the same wording.",
        ),
        (
            {"a.b": 1},
            {"a.b": record("a.b", 3, wording="")},
            "1.00 \u2192 3.00: no criterion was rated both times by what is known to be the same wording.",
        ),
        ({"a.b": 1}, {"a.c": 3}, "1.00 \u2192 3.00: the two have no criterion in common."),
        ({"a.b": None}, {"a.b": 3}, "Nothing was rated on 14 March 2014; on 20 March 2015 the overall score is 3.00."),
        ({"a.b": 3}, {"a.b": None}, "Nothing was rated on 20 March 2015; on 14 March 2014 the overall score was 3.00."),
        ({"a.b": None}, {"a.b": None}, "Nothing was rated either time, so there is nothing to compare."),
    ],
)  # fmt: skip
def test_the_message(then: Levels, now: Levels, said: str) -> None:
    assert message(change_between(snapshot(then), snapshot(now, on=NOW))) == said


def test_shown_parts_that_do_not_add_up_are_noted() -> None:
    even = change_between(snapshot({"a.b": 1, "a.c": 1}), snapshot({"a.b": 2, "a.c": "unknown"}, on=NOW))
    assert rounding_note(even, even.parts) == ""
    then = snapshot({"a.b": 0, "a.c": 1, "a.d": 1, "a.x": 1, "a.y": 1, "a.z": 1, "a.w": 4})
    now = snapshot({"a.b": 1, "a.c": 1, "a.d": 1, "a.x": 1, "a.y": 1, "a.z": 1, "a.w": "unknown", "a.v": 2}, on=NOW)
    change = change_between(
        then, now
    )  # 9/7 less 19/42, plus 1/6, plus 1/7: as shown, -0.45 + 0.17 + 0.14, and 1.29 to 1.14
    assert rounding_note(change, change.parts) == (
        "Each figure is rounded by itself: as shown, the parts come to -0.14 and the scores are -0.15 apart."
    )


def _promised(status: TrackedStatus | None, level: int) -> str:
    promise = Promise(
        action="a.b/do", title="Do it", criterion="a.b", reaches=2, reached_on=date(2014, 12, 31), owner="Chair"
    )
    then = snapshot({"a.b": 1}, promises=(promise,))
    tracked = {"a.b/do": status} if status else None
    return build_change_view((change_between(then, snapshot({"a.b": level}, on=NOW), tracked),), "1").promised


@pytest.mark.parametrize(
    ("status", "level", "said"),
    [
        (None, 2, "it came. No tracker was read, so nothing is said of what was done."),
        ("done", 2, "it came."),
        ("done", 1, "it did not come. One action was done and the level did not come. " + ASKING),
        ("not-started", 2, "it came. One level came without the action being done. " + ASKING),
    ],
)
def test_promises_are_told_without_blame(status: TrackedStatus | None, level: int, said: str) -> None:
    assert _promised(status, level) == f"By 20 March 2015 the earlier plan promised the level of one action: {said}"


@pytest.mark.parametrize(
    ("now", "said"),
    [
        ([None], "level of one action: whether it came cannot be told."),
        ([2, 2], "levels of two actions: both came."),
        ([2, 2, 2], "levels of three actions: all came."),
        ([2, 1, 1], "levels of three actions: one came."),
        ([1, 1, 1], "levels of three actions: none came."),
        ([2, 1, None], "levels of three actions: one came, and of one it cannot be told."),
        ([1, None, None], "levels of three actions: one did not come, and of two it cannot be told."),
        ([None, None, None], "levels of three actions: whether they came cannot be told."),
        ([2] * 3 + [None] * 10, "levels of 13 actions: 3 came, and of 10 it cannot be told."),
    ],
)
def test_what_came_is_told_of_none_some_and_all_and_not_of_what_is_not_known(now: list[int | None], said: str) -> None:
    names = [f"a.c{number}" for number in range(len(now))]
    promises = tuple(
        Promise(action=f"{ref}/do", title="Do", criterion=ref, reaches=2, reached_on=date(2014, 12, 31), owner="Chair")
        for ref in names
    )
    then = snapshot({**dict.fromkeys(names, 1), "a.z": 1}, promises=promises)
    later = snapshot({**dict(zip(names, now, strict=True)), "a.z": 1}, on=NOW)
    told = build_change_view((change_between(then, later, None),), "1").promised
    assert told.startswith(f"By 20 March 2015 the earlier plan promised the {said} No tracker")


def test_a_series_follows_a_criterion_through_its_names_and_marks_its_breaks() -> None:
    snapshots: list[Snapshot] = [
        snapshot({"a.old": record("a.old", 1, wording="")}, version="1"),
        snapshot({"a.new": record("a.new", 2, wording="")}, on=NOW, version="1", heirs={"a.old": "a.new"}),
        snapshot({"a.new": record("a.new", 3, wording="other")}, on=LATER, version="2"),
    ]
    view = build_change_view(changes_of(snapshots), "1")
    assert [(course.title, course.values) for course in view.courses] == [
        ("Overall", ("1.00", "2.00", "3.00")),
        ("a", ("1.00", "2.00", "3.00")),
        ("a.new", ("1", "2", "3 [b]")),
    ]
    assert view.summary.startswith("1.00 \u2192 2.00 \u2192 3.00 over three assessments.")
    assert "[b] marks a break" in view.breaks


def test_a_series_follows_a_domain_through_its_names() -> None:
    snapshots = [
        snapshot({"old.b": 1, "old.c": 2}),
        snapshot({"new.b": 1, "new.c": 3}, on=NOW, heirs={"old.b": "new.b", "old.c": "new.c"}),
        snapshot({"new.b": 1, "new.c": 3, "more.d": 4}, on=LATER),
    ]
    courses = build_change_view(changes_of(snapshots), "1").courses
    assert [(course.title, course.values) for course in courses if course.whole] == [
        ("Overall", ("1.50", "2.00", "3.00")),
        ("new", ("1.50", "2.00", "2.00")),
        ("more", ("\u2013", "\u2013", "4.00")),
    ]


def test_a_row_says_why_it_cannot_be_compared() -> None:
    then: Levels = {"a.b": 1, "a.c": 1, "a.d": 1, "a.e": None, "a.f": 2}
    now: Levels = {"a.b": record("a.b", 2, wording="other"), "a.c": "not-applicable", "a.e": 0, "a.f": 2, "a.g": 4}
    (domain,) = build_change_view((change_between(snapshot(then), snapshot(now, on=NOW)),), "1").domains
    assert [(row.ref, row.then, row.now, row.move, row.way) for row in domain.rows] == [
        ("a.b", "1", "2", "worded otherwise [b]", "break"),
        ("a.c", "1", "does not apply", "no longer rated", "break"),
        ("a.e", "no answer", "0", "now known", "break"),
        ("a.f", "2", "2", "0", "same"),
        ("a.g", "\u2013", "4", "asked anew", "break"),
        ("a.d", "1", "\u2013", "no longer asked", "break"),
    ]
