"""What the earlier plan promised by the day of the later assessment, what was done, and whether the level came."""

from datetime import date

import pytest

from ccg_toolkit.history import CriterionRecord, Kept, Promise, TrackedStatus, change_between, outcomes_of
from ccg_toolkit.planning import Outcome
from tests.history.snapshots import NOW, record, snapshot

BY_NOW = date(2014, 12, 31)


def _kept(
    level: int | str | CriterionRecord | None,
    status: TrackedStatus | None = None,
    *,
    reached_on: date = BY_NOW,
    before: int = 1,
) -> list[Kept]:
    promise = Promise(
        action="a.old/do", title="Do it", criterion="a.old", reaches=2, reached_on=reached_on, owner="Chair"
    )
    then = snapshot({"a.old": record("a.old", before, wording="")}, promises=(promise,), version="1")
    given = level if isinstance(level, CriterionRecord) else record("a.new", level, wording="")
    now = snapshot({"a.new": given}, on=NOW, version="1", heirs={"a.old": "a.new"})
    return [*change_between(then, now, {"a.new/do": status} if status else None).kept]


@pytest.mark.parametrize(
    ("level", "came"), [(2, "came"), (3, "came"), (1, "did-not-come"), ("unknown", "not-known"), (None, "not-known")]
)
def test_whether_the_level_came(level: int | str | None, came: str) -> None:
    (kept,) = _kept(level)
    assert (kept.came, kept.action, kept.criterion, kept.status) == (came, "a.new/do", "a.new", None)


def test_a_level_that_was_there_then_did_not_come() -> None:
    assert [kept.came for kept in _kept(2, before=2)] == ["was-there"]


def test_a_reworded_level_cannot_have_come() -> None:
    then = snapshot(
        {"a.one": 1},
        promises=(Promise(action="a.one/do", title="Do", criterion="a.one", reaches=2, reached_on=BY_NOW, owner=""),),
    )
    now = snapshot({"a.one": record("a.one", 3, wording="other")}, on=NOW)
    assert [kept.came for kept in change_between(then, now).kept] == ["not-comparable"]
    assert [kept.came for kept in change_between(then, snapshot({"b.two": 1}, on=NOW)).kept] == ["no-longer-asked"]


def test_what_was_to_come_later_is_no_promise_of_now() -> None:
    assert not _kept(2, reached_on=date(2015, 3, 31))
    assert _kept(2, reached_on=NOW)


@pytest.mark.parametrize(
    ("level", "status", "without_effect", "without_doing"),
    [
        (1, "done", True, False),
        (2, "done", False, False),
        (2, "not-started", False, True),
        (2, "dropped", False, True),
        (1, "under-way", False, False),
        (2, None, False, False),
    ],
)
def test_done_without_effect_and_effect_without_doing(
    level: int, status: TrackedStatus | None, without_effect: bool, without_doing: bool
) -> None:
    (kept,) = _kept(level, status)
    assert (kept.done_without_effect, kept.effect_without_doing) == (without_effect, without_doing)
    assert outcomes_of([kept]) == (
        Outcome(action="a.new/do", done=None if status is None else status == "done", level_came=level >= 2),
    )


def test_an_action_is_found_by_its_name_of_then_too() -> None:
    promise = Promise(action="a.old/do", title="Do", criterion="a.old", reaches=2, reached_on=BY_NOW, owner="")
    then = snapshot({"a.old": 1}, promises=(promise,))
    now = snapshot({"a.new": 1}, on=NOW, heirs={"a.old": "a.new"})
    assert [kept.status for kept in change_between(then, now, {"a.old/do": "done"}).kept] == ["done"]
