"""Plans worked by hand."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from ccg_toolkit.planning import Decisions, Plan, Tracked, add_months, equals_of, rank_priorities
from ccg_toolkit.scoring import score_answers
from ccg_toolkit.toolkit import Inputs, decisions_of
from ccg_toolkit.tracker import Column, Progress, Status, TrackedAction
from tests.builders import Case, Fields, action, answers, criterion, framework, plan_for


def plan(  # noqa: PLR0917 - a plan in a line
    criteria: list[Fields],
    given: Mapping[str, object],
    quarters: int = 4,
    capacity: int = 8,
    decisions: Decisions | None = None,
    wishes: Mapping[str, Any] | None = None,
    **cover: Any,
) -> Plan:
    """Plan for one domain, `d`; names of criteria go without it."""
    said = answers(
        {f"d.{name}": answer for name, answer in given.items()}, quarters=quarters, capacity=capacity, **(wishes or {})
    )
    return plan_for(Case(framework({"d": criteria}, **cover), said), decisions)


def worked(found: Plan) -> list[dict[str, int]]:
    """The points of each action in each quarter; names go without the domain."""
    return [
        {portion.action.ref.removeprefix("d."): portion.points for portion in quarter.portions}
        for quarter in found.quarters
    ]


def reached(found: Plan) -> dict[str, int]:
    return {one.ref.removeprefix("d."): one.reached for one in found.actions}


def left(found: Plan) -> dict[str, str]:
    return {later.step.ref.removeprefix("d."): later.reason for later in found.later}


def missing(found: Plan) -> list[tuple[str, int, int]]:
    return [(step.standing.ref.removeprefix("d."), step.begins, step.reaches) for step in found.unwritten]


def closed(found: Plan) -> dict[str, int | None]:
    return {gap.priority.standing.criterion.id: gap.closed for gap in found.gaps}


def waits(found: Plan) -> dict[str, tuple[str, ...]]:
    """What the next action of each gap waits for at the start, where it waits."""
    return {gap.priority.standing.ref: gap.priority.waits_for for gap in found.gaps if gap.priority.waits_for}


BIG = criterion("big", action("do", 0, 3, "L"))
HELD = criterion("held", action("do", 0, 3, "L"), requires=["d.base"])
BASE = criterion("base", action("lay", 1, 2, "M"), action("polish", 2, 3, "S"))
CHAIN = criterion("chain", action("first", 0, 1, "M"), action("second", 2, 3, "S"))


def test_a_schedule_worked_by_hand() -> None:
    """Ranks by importance: big, held, chain. `base` is at its target of 1, and held needs it at 2.

    | quarter | big | base (for held) | held | chain | free |
    | 1 | 6 of 6 | 2 are free: it would end in quarter 2 all the same, so it is not split | waits for base | | 2 |
    | 2 | | 3 of 3 | | first: 3 of 3 | 2 |
    | 3 | | | 6 of 6 | second: 1 of 1, after first and as if 1 to 2 were done | 1 |
    """
    given = {
        "big": {"level": 0, "importance": 5},
        "held": {"level": 0, "importance": 4},
        "base": {"level": 1, "target": 1},
        "chain": {"level": 0, "importance": 2},
    }
    found = plan([CHAIN, HELD, BASE, BIG], given)
    assert worked(found) == [
        {"big/do": 6},
        {"base/lay": 3, "chain/first": 3},
        {"held/do": 6, "chain/second": 1},
        {},
    ]
    assert [(one.letter, one.ref) for one in found.actions] == [
        ("A1", "d.big/do"), ("A2", "d.base/lay"), ("A3", "d.chain/first"), ("A4", "d.held/do"), ("A5", "d.chain/second"),
    ]  # fmt: skip
    assert [quarter.starts_on.isoformat() for quarter in found.quarters] == [
        "2014-04-01", "2014-07-01", "2014-10-01", "2015-01-01",
    ]  # fmt: skip
    assert {one.ref: (one.serves, one.rank) for one in found.actions} == {
        "d.big/do": ("d.big", 1), "d.base/lay": ("d.held", 2), "d.held/do": ("d.held", 2),
        "d.chain/first": ("d.chain", 3), "d.chain/second": ("d.chain", 3),
    }  # fmt: skip
    assert [one.ref for one in found.actions if one.enabling] == ["d.base/lay"]
    assert found.later == ()
    assert missing(found) == [("chain", 1, 2)]
    assert waits(found) == {"d.held": ("d.base",)}
    assert found.projected == Fraction(3 + 3 + 2 + 1, 4)  # chain stops below the step that nobody has written
    assert closed(found) == {"big": 1, "held": 3, "chain": None}
    assert [(gap.level, gap.reached) for gap in found.gaps] == [(3, 1), (3, 3), (1, 2)]


def test_a_step_that_nobody_has_written_has_no_action_to_give() -> None:
    found = plan([CHAIN], {"chain": {"level": 0}})
    assert found.quarters[0].portions[0].action.step.written.id == "first"
    with pytest.raises(AssertionError, match=r"^no action is written for d\.chain 1-2$"):
        _ = found.unwritten[0].written


@pytest.mark.parametrize(("months", "quarter"), [(1, 1), (3, 1), (4, 2), (6, 2), (7, 3), (12, 4), (36, 12)])
def test_a_level_counts_at_the_end_of_the_quarter_in_which_its_measure_can_be_true(months: int, quarter: int) -> None:
    found = plan([criterion("x", action("do", 0, 3, months=months))], {"x": 0})
    assert reached(found) == {"x/do": quarter}
    assert closed(found) == {"x": quarter}
    assert (len(found.closed), len(found.closed_after)) == ((1, 0) if quarter <= 4 else (0, 1))
    assert found.actions[0].reached_on == add_months(date(2014, 3, 31), 3 * quarter)
    moments = [*(one.projected for one in found.quarters), *(due.projected for due in found.due)]
    means = [moment.overall.mean for moment in moments]
    assert means == [0] * (quarter - 1) + [3] * (max(4, quarter) - quarter + 1)


def test_what_follows_waits_until_the_result_shows_and_what_needs_an_action_until_its_work_has_ended() -> None:
    base = criterion("base", action("lay", 0, 2, months=6), action("next", 2, 3))
    requiring = criterion("requiring", action("do", 0, 3), requires=["d.base"])
    needing = criterion("needing", action("do", 0, 3, "S", "d.base/lay"))
    found = plan([base, requiring, needing], dict.fromkeys(("base", "requiring", "needing"), 0))
    assert worked(found) == [{"base/lay": 1}, {"needing/do": 1}, {"base/next": 1, "requiring/do": 1}, {}]


def test_an_action_that_overlaps_starts_once_the_work_below_has_ended_and_shows_no_sooner() -> None:
    chain = criterion("x", action("a", 0, 1, months=9), action("b", 1, 2, overlap=True), action("c", 2, 3))
    found = plan([chain], {"x": 0}, quarters=5)
    assert worked(found) == [{"x/a": 1}, {"x/b": 1}, {}, {"x/c": 1}, {}]
    assert reached(found) == {"x/a": 3, "x/b": 3, "x/c": 4}


@pytest.mark.parametrize(
    ("effort", "capacity", "points"),
    [
        ("L", 6, [6]),
        ("L", 5, [5, 1]),
        ("L", 4, [4, 2]),
        ("L", 3, [3, 3]),
        ("L", 2, [2, 2, 2]),
        ("M", 2, [2, 1]),
        ("M", 1, [1, 1, 1]),
        ("S", 1, [1]),
    ],
)
def test_an_action_larger_than_a_quarter_runs_over_as_few_as_hold_it(
    effort: str, capacity: int, points: list[int]
) -> None:
    found = plan([criterion("x", action("do", 0, 3, effort))], {"x": 0}, capacity=capacity)
    assert worked(found) == [{"x/do": share} for share in points] + [{}] * (4 - len(points))


def test_an_action_is_split_where_in_one_quarter_it_would_hold_up_a_gap() -> None:
    criteria = [
        criterion("one", action("do", 0, 3, "M")),
        criterion("two", action("do", 0, 3, "D"), requires=["d.one"]),
        criterion("three", action("do", 0, 3, "M")),
    ]
    given = {name: {"level": 0, "importance": 5 - place} for place, name in enumerate(("one", "two", "three"))}
    found = plan(criteria, given, capacity=4, effort={"D": 2, "M": 3})
    assert worked(found) == [{"one/do": 3, "three/do": 1}, {"two/do": 2, "three/do": 2}, {}, {}]
    assert {one.ref: one.held_up for one in found.actions if one.held_up} == {"d.three/do": "d.three"}


def test_work_above_moves_where_a_gap_below_is_closed_sooner_for_it() -> None:
    """`one` is reached in quarter 3 whatever is done; its groundwork makes room for `two` in the first quarter."""
    criteria = [
        criterion("one", action("do", 0, 3, "S"), requires=["d.slow", "d.base"]),
        criterion("slow", action("do", 1, 2, "S", months=6)),
        criterion("base", action("do", 1, 2, "M")),
        criterion("two", action("do", 0, 3, "M")),
    ]
    given = {
        "one": {"level": 0, "importance": 5},
        "slow": {"level": 1, "target": 1},
        "base": {"level": 1, "target": 1},
        "two": {"level": 0, "importance": 1},
    }
    found = plan(criteria, given, capacity=4)
    assert worked(found) == [{"slow/do": 1, "two/do": 3}, {"base/do": 3}, {"one/do": 1}, {}]
    assert [(gap.closed, gap.proof.code) for gap in found.gaps if gap.proof] == [(3, "steps"), (1, "steps")]


def test_a_gap_says_who_would_be_later_if_it_were_closed_sooner() -> None:
    criteria = [criterion(name, action("do", 0, 3, "M")) for name in ("one", "two")]
    given = {"one": {"level": 0, "importance": 5}, "two": 0}
    found = plan(criteria, given, quarters=2, capacity=3)
    proofs = [(gap.closed, gap.proof.code, gap.proof.because) for gap in found.first if gap.proof]
    assert proofs == [(1, "steps", ()), (2, "above", ("d.one",))]
    short = plan(criteria, given, quarters=1, capacity=3)
    proofs = [(gap.closed, gap.proof.code, gap.proof.because) for gap in short.first if gap.proof]
    assert proofs == [(1, "steps", ()), (None, "no-room", ("d.one",))]


def test_groundwork_for_what_does_not_come_has_no_place() -> None:
    criteria = [
        criterion("base", action("lay", 1, 2, "S")),
        criterion("big", action("do", 0, 3, "L"), requires=["d.base"]),
    ]
    found = plan(criteria, {"base": {"level": 1, "target": 1}, "big": 0}, quarters=2, capacity=5)
    assert worked(found) == [{}, {}]
    assert left(found) == {"base/lay": "too-large", "big/do": "too-large"}


def test_of_the_rest_the_most_value_for_a_point_goes_first_and_several_levels_count_together() -> None:
    """In nobody's order: `cheap` brings 3 levels for 2 points, `dear` for 6; `late` shows after a year."""
    criteria = [
        criterion("dear", action("do", 0, 3, "L")),
        criterion("late", action("do", 0, 3, "S", months=12)),
        criterion("cheap", action("a", 0, 1), action("b", 1, 3)),
    ]
    given = dict.fromkeys(("dear", "late", "cheap"), 0)
    found = plan(criteria, given, quarters=2, capacity=1, wishes={"in_order": 0})
    # a 1/3 x 6 = 2 and b 2/3 x 5 = 10/3 for 2 points, 8/3 a point; late 1 x 3; dear does not fit.
    assert worked(found) == [{"late/do": 1}, {"cheap/a": 1}]
    assert {one.placed for one in found.actions} == {"by-value"}
    assert found.first == ()


def test_capacity_0_plans_nothing_and_says_why() -> None:
    found = plan([BIG, BASE], {"big": 0, "base": 1}, capacity=0)
    assert worked(found) == [{}] * 4
    assert left(found) == {"big/do": "too-large", "base/lay": "too-large", "base/polish": "too-large"}
    assert found.projected == Fraction(1, 2)


def test_later_tells_what_would_have_to_give_way_and_what_shows_too_late() -> None:
    criteria = [
        criterion("one", action("do", 0, 3, "M")),
        criterion("two", action("a", 0, 1, "M"), action("b", 1, 3, "S")),
        criterion("three", action("do", 0, 3, "M")),
    ]
    given = {name: {"level": 0, "importance": 5 - place} for place, name in enumerate(("one", "two", "three"))}
    found = plan(criteria, given, quarters=2, capacity=3)
    assert worked(found) == [{"one/do": 3}, {"three/do": 3}]
    assert [(later.step.ref, later.reason, later.waits_for) for later in found.later] == [
        ("d.two/a", "no-room", ("d.three",)), ("d.two/b", "no-room", ()),
    ]  # fmt: skip
    found = plan(criteria[:2], given, quarters=2, capacity=3)
    assert worked(found) == [{"one/do": 3}, {"two/a": 3}]
    assert [(later.step.ref, later.reason, later.waits_for, later.shows_on) for later in found.later] == [
        ("d.two/b", "too-late", ("d.two/a",), date(2014, 9, 30))
    ]


def test_what_the_board_leaves_out_keeps_its_rank_and_takes_with_it_what_waits_for_it() -> None:
    criteria = [HELD, BASE, BIG]
    given = {"held": {"level": 0, "importance": 5}, "base": {"level": 1, "target": 1}, "big": 0}
    found = plan(criteria, given, wishes={"not_now": ["d.base"]})
    assert worked(found) == [{"big/do": 6}, {}, {}, {}]
    assert [(gap.priority.rank, gap.closed, gap.proof and gap.proof.code) for gap in found.first] == [
        (1, None, "waits"), (2, 1, "steps"),
    ]  # fmt: skip
    assert [(later.step.ref, later.reason, later.waits_for) for later in found.later] == [
        ("d.base/lay", "not-now", ()), ("d.held/do", "waits", ("d.base/lay",)),
    ]  # fmt: skip
    alone = plan(criteria, given, wishes={"not_now": ["d.held"]})
    assert left(alone) == {"base/lay": "not-now", "held/do": "not-now"}
    assert alone.first[0].proof is not None
    assert alone.first[0].proof.code == "not-now"


def test_no_action_starts_before_the_date_the_board_gave() -> None:
    found = plan([BIG], {"big": 0}, wishes={"not_before": {"d.big/do": date(2014, 7, 2)}})
    assert worked(found) == [{}, {}, {"big/do": 6}, {}]
    never = plan([BIG], {"big": 0}, wishes={"not_before": {"d.big/do": date(2015, 1, 2)}})
    assert left(never) == {"big/do": "not-before"}


def test_one_person_in_two_roles_has_no_more_points_than_one_in_one() -> None:
    criteria = [criterion(name, action("do", 0, 3, "M", owner=name)) for name in ("chair", "clerk", "lead")]
    given = {name: {"level": 0, "importance": 5 - place} for place, name in enumerate(("chair", "clerk", "lead"))}
    found = plan(criteria, given, wishes={"person": 3, "owners": {"chair": "Ann", "clerk": "Ann"}})
    assert worked(found) == [{"chair/do": 3, "lead/do": 3}, {"clerk/do": 3}, {}, {}]
    small = plan(criteria, given, wishes={"person": 2, "owners": {"chair": "Ann", "clerk": "Ann"}})
    assert worked(small)[0] == {"chair/do": 2, "lead/do": 2}
    assert closed(small) == {"chair": 2, "clerk": 3, "lead": 2}


def test_equals_go_as_the_board_chooses_else_by_points_on_an_empty_plan() -> None:
    criteria = [criterion("dear", action("do", 0, 3, "L")), criterion("cheap", action("do", 0, 3, "S"))]
    whole = framework({"d": criteria})
    scores = score_answers(whole, answers({"d.dear": 0, "d.cheap": 0}))
    assert [(found.standing.ref, found.rank) for found in rank_priorities(scores, draws=1)] == [
        ("d.cheap", 1),
        ("d.dear", 1),
    ]
    chosen = rank_priorities(scores, ("d.dear",), draws=1)
    assert [found.standing.ref for found in chosen] == ["d.dear", "d.cheap"]
    assert equals_of(chosen, 1) == chosen
    assert equals_of(chosen, 2) == ()


def tracked(**status: str) -> Decisions:
    """Decisions with what a tracker says of some actions of a criterion `x`; a date stands for a review."""
    found = {}
    for name, said in status.items():
        word, _, day = said.partition(" ")
        found[f"d.x/{name}"] = Tracked(status=word, review_on=date.fromisoformat(day) if day else None)  # type: ignore[arg-type]
    return Decisions(tracked=found, assessed_on=date(2014, 3, 14))


WAY = criterion("x", action("a", 0, 1), action("b", 1, 2), action("c", 2, 3))


def test_what_was_dropped_is_left_out_with_all_that_needs_it() -> None:
    found = plan([WAY], {"x": 0}, decisions=tracked(b="dropped"))
    assert worked(found) == [{"x/a": 1}, {}, {}, {}]
    assert left(found) == {"x/b": "dropped", "x/c": "waits"}


def test_what_is_done_counts_from_its_review_while_that_lies_ahead() -> None:
    found = plan([WAY], {"x": 0}, decisions=tracked(a="done 2014-08-15"))
    assert worked(found) == [{}, {}, {"x/b": 1}, {"x/c": 1}]
    levels = [quarter.projected.criteria[0].level for quarter in found.quarters]
    assert levels == [0, 1, 2, 3]


def test_what_is_done_without_a_result_is_found_out_first() -> None:
    found = plan([WAY], {"x": 0}, decisions=tracked(a="done 2014-03-01"))
    assert worked(found) == [{}, {"x/b": 1}, {"x/c": 1}, {}]
    assert [(one.standing.ref, one.reasons, one.done) for one in found.find_out] == [("d.x", ("result",), ("d.x/a",))]
    assert [quarter.projected.criteria[0].level for quarter in found.quarters] == [0, 2, 3, 3]


def test_only_the_next_of_its_chain_waits_for_the_question_whether_it_worked() -> None:
    resting = criterion("y", action("do", 0, 1), requires=["d.x"])
    needing = criterion("z", action("do", 0, 1, "S", "d.x/b"))
    way = criterion("x", action("a", 0, 1), action("b", 1, 2), action("c", 2, 3))
    found = plan([way, resting, needing], {"x": 1, "y": 0, "z": 0}, decisions=tracked(b="done 2014-03-14"))
    assert worked(found) == [{"y/do": 1, "z/do": 1}, {"x/c": 1}, {}, {}]


def test_a_gap_that_hangs_on_what_was_done_alone_is_not_closed_before_it_is_known_whether_that_worked() -> None:
    past = plan([WAY], {"x": 2}, decisions=tracked(c="done 2014-03-01"))
    assert closed(past) == {"x": None}
    assert [(gap.proof.code, gap.proof.because) for gap in past.first if gap.proof] == [("result", ("d.x/c",))]
    assert [(one.step.ref, one.counts_on) for one in past.finished] == [("d.x/c", None)]
    assert past.projected == 2
    ahead = plan([WAY], {"x": 2}, decisions=tracked(c="done 2014-07-15"))
    assert closed(ahead) == {"x": 2}
    assert [(one.step.ref, one.counts_on) for one in ahead.finished] == [("d.x/c", date(2014, 7, 15))]
    assert [quarter.projected.overall.mean for quarter in ahead.quarters] == [2, 3, 3, 3]


def test_what_was_done_no_longer_waits_and_nothing_waits_through_it() -> None:
    """`b` was done, though it needs what the board leaves out; so the way to the target is free."""
    other = criterion("other", action("do", 1, 2))
    way = criterion("x", action("a", 0, 1), action("b", 1, 2, "S", "d.other/do"), action("c", 2, 3))
    given = {"x": 1, "other": {"level": 1, "target": 1}}
    decisions = tracked(b="done 2014-06-30")
    found = plan([way, other], given, decisions=decisions, wishes={"not_now": ["d.other"]})
    assert worked(found) == [{}, {"x/c": 1}, {}, {}]
    assert found.later == ()


def test_a_level_begun_above_one_still_to_come_counts_when_both_are_there() -> None:
    way = criterion("x", action("a", 0, 1, months=9), action("b", 1, 2))
    found = plan([way], {"x": {"level": 0, "target": 2}}, decisions=tracked(b="under-way"))
    assert worked(found)[0] == {"x/b": 1, "x/a": 1}
    assert reached(found) == {"x/b": 1, "x/a": 3}
    assert closed(found) == {"x": 3}
    assert [quarter.projected.criteria[0].level for quarter in found.quarters] == [0, 0, 2, 2]


def test_what_overlaps_and_was_begun_before_the_one_below_shows_no_sooner_than_that() -> None:
    way = criterion("x", action("a", 0, 1, months=9), action("b", 1, 2, overlap=True))
    found = plan([way], {"x": {"level": 0, "target": 1}}, decisions=tracked(b="under-way"))
    assert reached(found) == {"x/b": 3, "x/a": 3}


def test_with_one_quarter_left_the_next_step_waits_for_what_was_done() -> None:
    found = plan([WAY], {"x": 0}, quarters=1, decisions=tracked(a="done 2014-03-01"))
    assert [(later.step.ref, later.reason, later.waits_for, later.shows_on) for later in found.later] == [
        ("d.x/b", "too-late", ("d.x/a",), date(2014, 6, 30)), ("d.x/c", "too-large", (), None),
    ]  # fmt: skip


def test_a_tracker_says_what_is_dropped_done_and_under_way_and_nothing_of_what_could_not_be_read() -> None:
    statuses = {"a": Status.DROPPED, "b": Status.DONE, "c": Status.UNDER_WAY, "d": Status.NOT_STARTED, "e": None}
    review = {str(Column.REVIEW): date(2014, 9, 30)}
    rows = [
        TrackedAction(id=f"d.x/{name}", status=status, cells=review, changed=frozenset())
        for name, status in statuses.items()
    ]
    gone = TrackedAction(id="d.x/f", status=Status.NOT_STARTED, cells={}, changed=frozenset(), gone="it was deleted")
    inputs = Inputs(
        answers=answers({"d.x": 0}),
        framework=framework({"d": [WAY]}),
        progress=Progress(actions=(*rows, gone), columns=()),
    )
    assert decisions_of(inputs).tracked == {
        "d.x/a": Tracked(status="dropped", review_on=date(2014, 9, 30)),
        "d.x/b": Tracked(status="done", review_on=date(2014, 9, 30)),
        "d.x/c": Tracked(status="under-way", review_on=date(2014, 9, 30)),
    }


def test_what_is_under_way_is_laid_first_with_or_without_a_purpose() -> None:
    other = criterion("other", action("do", 0, 3, "L"))
    found = plan(
        [WAY, other],
        {"x": {"level": 2, "target": 2}, "other": {"level": 0, "importance": 5}},
        capacity=6,
        decisions=tracked(c="under-way"),
    )
    assert worked(found) == [{"x/c": 1}, {"other/do": 6}, {}, {}]
    begun = next(one for one in found.actions if one.ref == "d.x/c")
    assert (begun.serves, begun.rank, begun.marks, begun.placed) == (None, None, ("under-way", "no-purpose"), "begun")
    wanted = plan([WAY], {"x": 0}, decisions=tracked(b="under-way"))
    assert worked(wanted) == [{"x/b": 1, "x/a": 1}, {"x/c": 1}, {}, {}]
    assert next(one for one in wanted.actions if one.ref == "d.x/b").marks == ("under-way",)


def test_a_quick_win_is_small_soon_and_closes_its_gap() -> None:
    criteria = [
        criterion("quick", action("do", 0, 3, "S")),
        criterion("large", action("do", 0, 3, "M")),
        criterion("slow", action("do", 0, 3, "S", months=9)),
        criterion("part", action("do", 0, 1, "S"), action("then", 1, 3, "M")),
    ]
    found = plan(criteria, dict.fromkeys(("quick", "large", "slow", "part"), 0), capacity=20)
    assert [one.ref for one in found.actions if one.quick_win] == ["d.quick/do"]


def test_each_action_names_what_it_directly_waits_for() -> None:
    """Not the action before the one before it, and not what is already there."""
    top = criterion("top", action("go", 0, 2), action("on", 2, 3, "S", "d.base/polish"), requires=["d.base", "d.big"])
    found = plan([top, BASE, BIG], {"top": 0, "base": 1, "big": 2}, quarters=6)
    assert {one.ref: set(one.after) for one in found.actions} == {
        "d.top/go": {"d.base/lay"},
        "d.top/on": {"d.top/go", "d.base/lay", "d.base/polish"},
        "d.base/lay": set(),
        "d.base/polish": {"d.base/lay"},
        "d.big/do": set(),
    }


def test_the_next_action_is_the_one_that_begins_lowest() -> None:
    criteria = [criterion("x", action("late", 1, 4), action("early", 0, 2), action("never", 2, 3), action("low", 0, 1))]
    found = plan(criteria, {"x": 1})
    assert worked(found) == [{"x/early": 1}, {"x/late": 1}, {}, {}]


def test_an_action_may_begin_below_the_level_and_end_above_the_target() -> None:
    found = plan([criterion("x", action("all", 0, 4))], {"x": {"level": 1, "target": 2}})
    step = found.quarters[0].portions[0].action.step
    assert (step.begins, step.reaches, step.enabling) == (1, 4, False)
    assert found.projected == 4


def test_where_no_action_is_written_each_step_is_listed_and_nothing_is_projected() -> None:
    found = plan([criterion("x", action("jump", 2, 3))], {"x": 0})
    assert missing(found) == [("x", 0, 1), ("x", 1, 2)]
    assert worked(found) == [{"x/jump": 1}, {}, {}, {}]  # as if the steps below were done
    assert found.projected == 0


def test_a_requirement_that_no_action_covers_is_listed_and_holds_nothing_up() -> None:
    found = plan([criterion("x", action("do", 0, 3), requires=["d.base"]), criterion("base")], {"x": 0, "base": 1})
    assert worked(found)[0] == {"x/do": 1}
    assert missing(found) == [("base", 1, 2), ("base", 2, 3)]
    assert waits(found) == {"d.x": ("d.base",)}


@pytest.mark.parametrize(
    ("level", "free"), [(1, False), (2, True), (3, True), ("not applicable", True), ("unknown", True), (None, True)]
)
def test_a_requirement_is_satisfied_in_place_or_where_it_cannot_be_judged(level: object, free: bool) -> None:
    base = criterion("base", action("do", 1, 2))
    found = plan(
        [criterion("x", action("do", 0, 3), requires=["d.base"]), base], {"x": 0, "base": {"level": level, "target": 1}}
    )
    assert worked(found)[:2] == ([{"x/do": 1}, {}] if free else [{"base/do": 1}, {"x/do": 1}])
    asked = [(item.standing.ref, item.asked_by) for item in found.find_out if "required" in item.reasons]
    assert asked == ([("d.base", ("d.x",))] if level in {"unknown", None} else [])
    assert waits(found) == ({} if free else {"d.x": ("d.base",)})


@pytest.mark.parametrize(
    ("level", "order"),
    [
        (0, ["other/first", "other/second", "x/do"]),  # up to the `to` of second, and no further
        (2, ["other/second", "x/do"]),
        (3, ["x/do"]),
        ("not applicable", ["x/do"]),
        ("unknown", ["x/do"]),
        (None, ["x/do"]),
    ],
)
def test_a_needed_action_is_satisfied_by_its_level_or_by_being_finished_earlier(
    level: object, order: list[str]
) -> None:
    other = criterion("other", action("first", 0, 2), action("second", 2, 3), action("third", 3, 4))
    criteria = [criterion("x", action("do", 0, 3, "S", "d.other/second")), other]
    found = plan(criteria, {"x": 0, "other": {"level": level, "target": 0}})
    assert [names for quarter in worked(found) for names in quarter] == order
    assert [item.standing.ref for item in found.find_out if "required" in item.reasons] == (
        ["d.other"] if level in {"unknown", None} else []
    )
    enabling = [
        portion.action.step.ref
        for quarter in found.quarters
        for portion in quarter.portions
        if portion.action.step.enabling
    ]
    assert enabling == [f"d.{name}" for name in order if name != "x/do"]


def test_no_gap_makes_no_plan() -> None:
    found = plan([BIG, HELD, BASE], {"big": 3, "held": None, "base": "not applicable"}, quarters=2)
    assert worked(found) == [{}, {}]
    assert (found.later, found.unwritten, found.gaps) == ((), (), ())
    assert [item.reasons for item in found.find_out] == [("unanswered",), ("thin-evidence",)]
    assert found.projected == 3


def test_nothing_rated_projects_nothing() -> None:
    assert plan([BIG], {"big": "unknown"}).projected is None


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2014, 4, 1), 9, date(2015, 1, 1)),
        (date(2015, 11, 30), 3, date(2016, 2, 29)),
        (date(2014, 11, 30), 3, date(2015, 2, 28)),
        (date(2014, 5, 31), 6, date(2014, 11, 30)),
        (date(2014, 5, 31), 3, date(2014, 8, 31)),
        (date(2014, 12, 15), 0, date(2014, 12, 15)),
    ],
)
def test_quarters_begin_on_the_same_day_or_the_last_of_the_month(day: date, months: int, expected: date) -> None:
    assert add_months(day, months) == expected


def test_quarters_meet_whatever_day_they_begin_on() -> None:
    begun = plan_for(
        Case(framework({"d": [BIG]}), answers({"d.big": 3}, quarters=4, capacity=8, starts_on=date(2014, 1, 31)))
    )
    assert [(quarter.starts_on.isoformat(), quarter.ends_on.isoformat()) for quarter in begun.quarters] == [
        ("2014-01-31", "2014-04-29"), ("2014-04-30", "2014-07-30"),
        ("2014-07-31", "2014-10-30"), ("2014-10-31", "2015-01-30"),
    ]  # fmt: skip


def test_the_effort_of_a_gap_is_that_of_its_own_written_actions_up_to_its_target() -> None:
    """CHAIN has no action from 1 to 2; BASE is taken one level beyond its target for HELD, which is not its own gap."""
    given = {"chain": {"level": 0, "target": 3}, "held": 0, "base": {"level": 1, "target": 2}, "big": 3}
    found = plan([CHAIN, HELD, BASE, BIG], given, capacity=0, in_place=3)
    assert {gap.priority.standing.ref: gap.priority.effort for gap in found.gaps} == {
        "d.chain": 3 + 1,
        "d.held": 6,
        "d.base": 3,
    }


def test_projections_keep_the_bounds_of_what_is_not_known() -> None:
    last = plan([BIG, CHAIN], {"big": 0, "chain": "unknown"}).quarters[-1].projected.overall
    assert (last.mean, last.low) == (Fraction(3), Fraction(3, 2))
    assert (last.high, last.coverage) == (Fraction(7, 2), Fraction(1, 2))


def test_what_serves_one_priority_goes_by_its_own_rank_then_as_the_framework_has_it() -> None:
    """All three are needed by `top`, the first priority; `late` matters more than `early`, and `none` has no gap."""
    top = criterion("top", action("go", 0, 3), requires=["d.none", "d.early", "d.late"])
    others = [criterion(name, action("do", 0, 3)) for name in ("none", "early", "late")]
    given = {
        "top": {"level": 0, "importance": 5},
        "none": {"level": 1, "target": 1},
        "early": {"level": 1, "importance": 1},
        "late": {"level": 1, "importance": 2},
    }
    found = plan([top, *others], given, capacity=1)
    assert worked(found) == [{"late/do": 1}, {"early/do": 1}, {"none/do": 1}, {"top/go": 1}]


@pytest.mark.parametrize(
    ("quarters", "capacity", "effort", "months", "proof"),
    [
        (2, 0, "S", 3, (None, "too-large")),  # no points at all
        (2, 2, "L", 3, (None, "too-large")),  # six points, and room for four
        (1, 6, "S", 3, (1, "steps")),
        (3, 2, "L", 3, (3, "steps")),
    ],
)
def test_steps_keep_a_gap_open_only_where_no_room_would_help(
    quarters: int, capacity: int, effort: str, months: int, proof: tuple[int | None, str]
) -> None:
    whole = framework({"d": [criterion("a", action("do", 0, 3, effort, months=months))]})
    case = Case(whole, answers({"d.a": 0}, quarters=quarters, capacity=capacity))
    (gap,) = plan_for(case, Decisions()).gaps
    assert gap.proof is not None
    assert (gap.closed, gap.proof.code) == proof


def test_where_steps_outlast_the_plan_more_room_would_not_help() -> None:
    chain = criterion("a", action("do", 0, 1), action("go", 1, 2), action("end", 2, 3))
    case = Case(framework({"d": [chain]}), answers({"d.a": 0}, quarters=2, capacity=100))
    (gap,) = plan_for(case, Decisions()).gaps
    assert (gap.closed, gap.proof and gap.proof.code) == (None, "steps")
