"""Which criterion of then is which of now, and whether the two may be compared."""

from dataclasses import replace

import pytest

from ccg_toolkit.history import Pair, Snapshot, change_between, pairs_of
from tests.history.snapshots import NOW, record, snapshot


def _one(then: Snapshot, now: Snapshot, ref: str) -> Pair:
    return next(pair for pair in pairs_of(then, now) if pair.ref == ref)


def test_a_former_name_leads_to_its_heir() -> None:
    then = snapshot({"a.old": record("a.old", 1, wording="")}, version="1")
    now = snapshot({"b.new": record("b.new", 2, wording="")}, on=NOW, version="1", heirs={"a.old": "b.new"})
    pair = _one(then, now, "b.new")
    assert (pair.was, pair.kind, pair.moved) == ("a.old", "compared", 1)
    assert len(pairs_of(then, now)) == 1


def test_a_name_that_is_still_in_use_is_no_former_name() -> None:
    then = snapshot({"a.one": 1, "a.two": 2})
    now = snapshot({"a.two": 2}, on=NOW, heirs={"a.one": "a.two"})
    assert _one(then, now, "a.two").was == ""
    assert _one(then, now, "a.one").kind == "dropped"


def test_of_two_former_names_the_first_counts() -> None:
    then = snapshot({"a.one": 1, "a.two": 2})
    now = snapshot({"a.whole": 2}, on=NOW, heirs={"a.two": "a.whole", "a.one": "a.whole"})
    assert [(pair.ref, pair.was, pair.kind) for pair in pairs_of(then, now)] == [
        ("a.whole", "a.one", "reworded"),
        ("a.two", "", "dropped"),
    ]


@pytest.mark.parametrize(
    ("wordings", "versions", "wording"),
    [
        (("same", "same"), ("1", "2"), "same"),
        (("same", "other"), ("1", "1"), "reworded"),
        (("", "same"), ("1", "1"), "same"),
        (("", "same"), ("1", "2"), "not-known"),
        (("", ""), ("1", "2"), "not-known"),
    ],
)
def test_wordings(wordings: tuple[str, str], versions: tuple[str, str], wording: str) -> None:
    then = snapshot({"a.one": record("a.one", 1, wording=wordings[0])}, version=versions[0])
    now = snapshot({"a.one": record("a.one", 2, wording=wordings[1])}, on=NOW, version=versions[1])
    pair = _one(then, now, "a.one")
    assert pair.wording == wording
    assert pair.series_breaks == (wording != "same")
    assert pair.moved == (1 if wording == "same" else None)


def test_the_same_version_of_another_framework_says_nothing_of_wordings() -> None:
    then = snapshot({"a.one": record("a.one", 1, wording="")}, version="1")
    now = replace(then, assessed_on=NOW, framework="another")
    assert _one(then, now, "a.one").wording == "not-known"


def test_what_is_told_of_a_change() -> None:
    then = snapshot({"a.up": 1, "a.down": 3, "a.stays": 2, "a.other": 1, "a.lost": 1, "a.found": "unknown"})
    now = snapshot(
        {
            "a.up": 2,
            "a.down": 0,
            "a.stays": 2,
            "a.other": record("a.other", 4, wording="other"),
            "a.lost": None,
            "a.found": 1,
        },
        on=NOW,
    )
    change = change_between(then, now)
    assert [pair.ref for pair in change.rose] == ["a.up"]
    assert [pair.ref for pair in change.fell] == ["a.down"]
    assert [pair.ref for pair in change.breaks] == ["a.other"]
