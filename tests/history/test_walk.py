"""The split of a change: its parts add up exactly, whatever changed, and each is what the rules say."""

from dataclasses import replace
from fractions import Fraction
from itertools import permutations

from hypothesis import given

from ccg_toolkit.history import Snapshot, change_between, changes_of
from tests.history.naive_walk import naive_parts
from tests.history.snapshots import LATER, NOW, record, snapshot, two_assessments
from tests.slow import tries


@given(two_assessments())
@tries(500)
def test_parts_are_those_of_the_second_statement_and_add_up_exactly(both: tuple[Snapshot, Snapshot]) -> None:
    change = change_between(*both)
    wanted = naive_parts(*both)
    if wanted is None:
        assert not change.parts
        assert change.unsplit in {"nothing-rated-then", "nothing-rated-now"}
        assert change.difference is None
        return
    then, now = both[0].score, both[1].score
    assert then is not None
    assert now is not None
    assert [(part.step or "rest", part.value) for part in change.parts] == wanted
    assert sum(part.value for part in change.parts) == now - then == change.difference
    assert (change.unsplit == "nothing-left") == (wanted[-1][0] == "rest")


@given(two_assessments())
@tries()
def test_what_moved_adds_up_by_criterion_and_by_domain(both: tuple[Snapshot, Snapshot]) -> None:
    change = change_between(*both)
    whole = change.part("moved")
    assert sum(moved.value for moved in change.moved) == whole
    assert sum(moved.value for moved in change.moved_by_domain) == whole
    if change.same_then is not None and change.same_now is not None:
        assert change.same_now - change.same_then == whole


@given(two_assessments())
@tries()
def test_an_assessment_held_against_itself_gives_zero(both: tuple[Snapshot, Snapshot]) -> None:
    for each in both:
        change = change_between(each, replace(each, assessed_on=LATER))
        assert all(part.value == 0 for part in change.parts)
        assert not change.moved
        assert change.difference == (None if each.score is None else 0)
        assert {pair.kind for pair in change.pairs} <= {"compared", "not-rated"}


@given(two_assessments())
@tries()
def test_the_order_in_which_assessments_are_named_does_not_matter(both: tuple[Snapshot, Snapshot]) -> None:
    three = (*both, replace(both[1], assessed_on=LATER))
    found = [changes_of(order) for order in permutations(three)]
    assert all(other == found[0] for other in found)
    assert [(change.earlier.assessed_on, change.later.assessed_on) for change in found[0]] == [
        (both[0].assessed_on, both[1].assessed_on),
        (both[1].assessed_on, LATER),
    ]


def test_each_step_by_hand() -> None:
    then = snapshot(
        {"a.kept": 1, "a.dropped": 3, "a.lost": 2, "b.heavier": 1, "b.reworded": 4, "b.found": "unknown"},
        weights={"a": "1", "b": "1"},
    )
    now = snapshot(
        {
            "a.kept": 2,
            "a.lost": "not-applicable",
            "b.heavier": record("b.heavier", 3, weight="3"),
            "b.reworded": record("b.reworded", 2, wording="other"),
            "b.found": 4,
            "b.added": 0,
        },
        on=NOW,
        weights={"a": "1", "b": "2"},
    )
    change = change_between(then, now)
    # then (2 + 5/2) / 2 = 9/4; without dropped (3/2 + 5/2) / 2 = 2; by later weights (3/2 + 2 x 7/4) / 3 = 5/3;
    # without lost (1 + 2 x 7/4) / 3 = 3/2; without reworded (1 + 2 x 1) / 3 = 1; moved (2 + 2 x 3) / 3 = 8/3;
    # with reworded (2 + 2 x 11/4) / 3 = 5/2; newly known (2 + 2 x 3) / 3 = 8/3; added (2 + 2 x 5/2) / 3 = 7/3
    scores = ["9/4", "2", "5/3", "3/2", "1", "8/3", "5/2", "8/3", "7/3"]
    assert [stage.mean for stage in change.stages] == [Fraction(score) for score in scores]
    assert [(part.step, part.touched) for part in change.parts] == [
        ("dropped", ("a.dropped",)),
        ("reweighted", ("b.heavier", "b.reworded")),
        ("no-longer-rated", ("a.lost",)),
        ("without-reworded", ("b.reworded",)),
        ("moved", ("a.kept", "b.heavier")),
        ("with-reworded", ("b.reworded",)),
        ("newly-known", ("b.found",)),
        ("added", ("b.added",)),
    ]
    assert [(moved.ref, moved.value) for moved in change.moved] == [
        ("a.kept", Fraction(1, 3)),
        ("b.heavier", Fraction(4, 3)),
    ]
    assert change.part("without-reworded", "with-reworded") == Fraction(-1, 2) + Fraction(-1, 6)


def test_where_a_step_leaves_nothing_the_rest_is_one_part() -> None:
    change = change_between(snapshot({"a.one": 1}), snapshot({"a.one": "unknown", "a.two": 4}, on=NOW))
    assert change.unsplit == "nothing-left"
    assert [(part.step or "rest", part.value) for part in change.parts] == _exact(dropped=0, reweighted=0, rest=3)
    assert change.same_then is None


def test_nothing_in_common_has_no_moved() -> None:
    change = change_between(snapshot({"a.one": 1}), snapshot({"b.two": 4}, on=NOW))
    assert not change.in_common
    assert [(part.step or "rest", part.value) for part in change.parts] == _exact(rest=3)


def test_without_a_score_there_is_no_split() -> None:
    rated, blank = snapshot({"a.one": 1}), snapshot({"a.one": None})
    assert change_between(blank, replace(rated, assessed_on=NOW)).unsplit == "nothing-rated-then"
    change = change_between(rated, replace(blank, assessed_on=NOW))
    assert change.unsplit == "nothing-rated-now"
    assert (change.then, change.now, change.parts) == (Fraction(1), None, ())


def _exact(**parts: int) -> list[tuple[str, Fraction]]:
    return [(step, Fraction(value)) for step, value in parts.items()]
