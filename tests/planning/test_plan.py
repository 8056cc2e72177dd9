"""Plans worked by hand."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from ccg_toolkit.planning import Plan, add_months
from tests.builders import Case, Fields, action, answers, criterion, framework, plan_for


def plan(
    criteria: list[Fields], given: Mapping[str, object], quarters: int = 4, capacity: int = 8, **cover: Any
) -> Plan:
    """Plan for one domain, `d`; names of criteria go without it."""
    said = answers({f"d.{name}": answer for name, answer in given.items()}, quarters=quarters, capacity=capacity)
    return plan_for(Case(framework({"d": criteria}, **cover), said))


def worked(found: Plan) -> list[dict[str, int]]:
    """The points of each action in each quarter; names go without the domain."""
    return [{work.step.ref.removeprefix("d."): work.points for work in quarter.work} for quarter in found.quarters]


def left(found: Plan) -> dict[str, str]:
    return {later.step.ref.removeprefix("d."): later.reason for later in found.later}


def missing(found: Plan) -> list[tuple[str, int, int]]:
    return [(step.item.ref.removeprefix("d."), step.begins, step.reaches) for step in found.unwritten]


BIG = criterion("big", action("do", 0, 3, "L"))
HELD = criterion("held", action("do", 0, 3, "L"), requires=["d.base"])
BASE = criterion("base", action("lay", 1, 2, "M"), action("polish", 2, 3, "S"))
CHAIN = criterion("chain", action("first", 0, 1, "M"), action("second", 2, 3, "S"))


def test_a_schedule_worked_by_hand() -> None:
    """Ranks by importance: big, held, chain. `base` is at its target of 1, and held needs it at 2. A share is 4 points.

    | quarter | big | base (for held) | held | chain | free |
    | 1 | 4 of 6 | 3 of 3 | waits for base | 3 do not fit into 1 | 1 |
    | 2 | 2 of 6, the rest | | 4 of 6 | 3 do not fit into 2 | 2 |
    | 3 | | | 2 of 6, the rest | first: 3 of 3 | 3 |
    | 4 | | | | second: 1 of 1, after first and as if 1 to 2 were done | 7 |
    """
    given = {
        "big": {"level": 0, "importance": 5},
        "held": {"level": 0, "importance": 4},
        "base": {"level": 1, "target": 1},
        "chain": {"level": 0, "importance": 2},
    }
    found = plan([CHAIN, HELD, BASE, BIG], given)
    assert worked(found) == [
        {"big/do": 4, "base/lay": 3},
        {"big/do": 2, "held/do": 4},
        {"held/do": 2, "chain/first": 3},
        {"chain/second": 1},
    ]
    assert [quarter.effort for quarter in found.quarters] == [7, 6, 5, 1]
    assert [quarter.starts_on.isoformat() for quarter in found.quarters] == [
        "2014-04-01", "2014-07-01", "2014-10-01", "2015-01-01",
    ]  # fmt: skip
    assert {work.step.ref: work.rank for quarter in found.quarters for work in quarter.work} == {
        "d.big/do": 1, "d.base/lay": 2, "d.held/do": 2, "d.chain/first": 3, "d.chain/second": 3,
    }  # fmt: skip
    assert [work.step.ref for quarter in found.quarters for work in quarter.work if work.step.enabling] == [
        "d.base/lay"
    ]
    assert [(work.first, work.last) for work in (found.quarters[0].work[0], found.quarters[1].work[0])] == [
        (True, False), (False, True),
    ]  # fmt: skip
    assert found.later == ()
    assert missing(found) == [("chain", 1, 2)]
    assert found.waits_for == {"d.held": ("d.base",)}
    assert found.projected == Fraction(3 + 3 + 2 + 1, 4)  # chain stops below the step that nobody has written


def test_a_step_that_nobody_has_written_has_no_action_to_give() -> None:
    found = plan([CHAIN], {"chain": {"level": 0}})
    assert found.quarters[0].work[0].step.written.id == "first"
    with pytest.raises(AssertionError, match=r"^no action is written for d\.chain 1-2$"):
        _ = found.unwritten[0].written


def test_what_ends_too_late_to_be_followed_is_later() -> None:
    given = {
        "big": {"level": 0, "importance": 5},
        "held": {"level": 0, "importance": 4},
        "base": {"level": 1, "target": 1},
    }
    found = plan([CHAIN, HELD, BASE, BIG], {**given, "chain": {"level": 0, "importance": 2}}, quarters=3)
    assert worked(found)[2] == {"held/do": 2, "chain/first": 3}
    assert left(found) == {"chain/second": "too-late"}
    assert found.later[0].waits_for == ("d.chain/first",)


def test_a_lower_one_fills_the_room_that_a_higher_one_cannot_use() -> None:
    """Capacity 5, share 2: beside big and other one point is free, too little for middle's first 2, enough for small."""
    names = {"big": "L", "other": "L", "middle": "M", "small": "S"}
    criteria = [criterion(name, action("do", 0, 3, effort)) for name, effort in names.items()]
    given = {name: {"level": 0, "importance": 5 - rank} for rank, name in enumerate(names)}
    quarters = [
        {"big/do": 2, "other/do": 2, "small/do": 1},
        {"big/do": 2, "other/do": 2},
        {"big/do": 2, "other/do": 2},
        {"middle/do": 2},
        {"middle/do": 1},
    ]
    assert worked(plan(criteria, given, quarters=5, capacity=5)) == quarters
    short = plan(criteria, given, quarters=4, capacity=5)
    assert worked(short) == [*quarters[:3], {}]  # middle would not end within the plan, so it does not begin
    assert left(short) == {"middle/do": "no-room"}


@pytest.mark.parametrize(
    ("effort", "capacity", "points"),
    [
        ("L", 20, [6]),
        ("L", 12, [6]),  # no larger than a share of 6: not split
        ("L", 11, [5, 1]),  # half of 11, rounded down
        ("L", 8, [4, 2]),
        ("L", 5, [2, 2, 2]),
        ("M", 7, [3]),
        ("M", 3, [1, 1, 1]),
        ("M", 2, [1, 1, 1]),
        ("M", 1, [1, 1, 1]),  # half of 1 is 0, but a share is at least 1
        ("S", 1, [1]),
    ],
)
def test_a_share_is_half_the_capacity_rounded_down_and_at_least_1(
    effort: str, capacity: int, points: list[int]
) -> None:
    found = plan([criterion("x", action("do", 0, 3, effort))], {"x": 0}, capacity=capacity)
    assert worked(found) == [{"x/do": share} for share in points] + [{}] * (4 - len(points))


def test_an_action_that_fits_a_share_waits_for_room_rather_than_be_split() -> None:
    """Capacity 7, share 3: of three M, two are done in the first quarter and one point stays free."""
    criteria = [criterion(name, action("do", 0, 3, "M")) for name in "pqr"]
    assert worked(plan(criteria, {"p": 0, "q": 0, "r": 0}, 2, 7)) == [{"p/do": 3, "q/do": 3}, {"r/do": 3}]


def test_what_is_under_way_has_first_claim() -> None:
    """The two low ones start while high waits for base, and keep their room when it could start."""
    criteria = [
        criterion("high", action("do", 0, 3, "L"), requires=["d.base"]),
        criterion("base", action("do", 1, 2, "S")),
        criterion("low", action("do", 0, 3, "XL")),
        criterion("lower", action("do", 0, 3, "XL")),
    ]
    given = {"high": {"level": 0, "importance": 5}, "base": {"level": 1, "target": 1}, "low": 0, "lower": 0}
    found = plan(criteria, given, quarters=5, capacity=9, effort={"S": 1, "L": 6, "XL": 12})
    assert worked(found) == [
        {"base/do": 1, "low/do": 4, "lower/do": 4},
        {"low/do": 4, "lower/do": 4},
        {"low/do": 4, "lower/do": 4},
        {"high/do": 4},
        {"high/do": 2},
    ]


def test_the_next_action_is_the_one_that_begins_lowest() -> None:
    criteria = [criterion("x", action("late", 1, 4), action("early", 0, 2), action("never", 2, 3), action("low", 0, 1))]
    found = plan(criteria, {"x": 1})
    assert worked(found) == [{"x/early": 1}, {"x/late": 1}, {}, {}]


def test_an_action_may_begin_below_the_level_and_end_above_the_target() -> None:
    found = plan([criterion("x", action("all", 0, 4))], {"x": {"level": 1, "target": 2}})
    step = found.quarters[0].work[0].step
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
    assert found.waits_for == {"d.x": ("d.base",)}


@pytest.mark.parametrize(
    ("level", "free"), [(1, False), (2, True), (3, True), ("not applicable", True), ("unknown", True), (None, True)]
)
def test_a_requirement_is_satisfied_in_place_or_where_it_cannot_be_judged(level: object, free: bool) -> None:
    base = criterion("base", action("do", 1, 2))
    found = plan(
        [criterion("x", action("do", 0, 3), requires=["d.base"]), base], {"x": 0, "base": {"level": level, "target": 1}}
    )
    assert worked(found)[:2] == ([{"x/do": 1}, {}] if free else [{"base/do": 1}, {"x/do": 1}])
    asked = [(item.item.ref, item.asked_by) for item in found.find_out if "required" in item.reasons]
    assert asked == ([("d.base", ("d.x",))] if level in {"unknown", None} else [])
    assert found.waits_for == ({} if free else {"d.x": ("d.base",)})


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
    assert [quarter and len(quarter) for quarter in worked(found)][: len(order)] == [1] * len(order)
    assert [item.item.ref for item in found.find_out if "required" in item.reasons] == (
        ["d.other"] if level in {"unknown", None} else []
    )
    enabling = [work.step.ref for quarter in found.quarters for work in quarter.work if work.step.enabling]
    assert enabling == [f"d.{name}" for name in order if name != "x/do"]


def test_what_is_waited_for_is_pulled_in_through_any_number_of_steps_and_inherits_the_rank() -> None:
    """`far` is at its target; `near` has a low rank of its own for the part that nobody waits for."""
    criteria = [
        criterion("far", action("do", 1, 2)),
        criterion("near", action("do", 1, 2), action("more", 2, 3), requires=["d.far"]),
        criterion("middle", action("do", 0, 3)),
        criterion("first", action("do", 0, 3), requires=["d.near"]),
    ]
    given = {
        "far": {"level": 1, "target": 1},
        "near": {"level": 1, "importance": 1},
        "middle": {"level": 0, "importance": 3},
        "first": {"level": 0, "importance": 5},
    }
    found = plan(criteria, given, quarters=6, capacity=1)
    ranks = [(work.step.ref.removeprefix("d."), work.rank) for quarter in found.quarters for work in quarter.work]
    assert ranks == [("far/do", 1), ("near/do", 1), ("first/do", 1), ("middle/do", 2), ("near/more", 3)]
    assert found.waits_for == {"d.first": ("d.near",), "d.near": ("d.far",)}


def test_capacity_0_plans_nothing_and_says_why() -> None:
    found = plan([BIG, BASE], {"big": 0, "base": 1}, capacity=0)
    assert worked(found) == [{}] * 4
    assert left(found) == {"big/do": "too-large", "base/lay": "too-large", "base/polish": "waits"}
    assert found.projected == Fraction(1, 2)


def test_each_reason_for_later() -> None:
    criteria = [
        criterion("first", action("do", 0, 3, "M")),
        criterion("after", action("do", 0, 3, "S"), requires=["d.first"]),
        criterion("large", action("do", 0, 2, "L"), action("end", 2, 3, "S")),
        criterion("second", action("do", 0, 3, "M")),
    ]
    given = {"first": {"level": 0, "importance": 5}, "after": 0, "large": 0, "second": {"level": 0, "importance": 2}}
    found = plan(criteria, given, quarters=1, capacity=6)
    assert worked(found) == [{"first/do": 3, "second/do": 3}]
    assert left(found) == {"after/do": "too-late", "large/do": "too-large", "large/end": "waits"}
    assert [later.waits_for for later in found.later] == [("d.first/do",), (), ("d.large/do",)]
    cramped = plan(criteria, given, quarters=1, capacity=7)
    assert worked(cramped) == worked(found)
    third = criterion("third", action("do", 0, 3, "M"))
    assert (
        left(plan([*criteria, third], {**given, "third": {"level": 0, "importance": 1}}, 1, 8))["third/do"] == "no-room"
    )


def test_no_gap_makes_no_plan() -> None:
    found = plan([BIG, HELD, BASE], {"big": 3, "held": None, "base": "not applicable"}, quarters=2)
    assert worked(found) == [{}, {}]
    assert (found.later, found.unwritten, found.waits_for, found.efforts) == ((), (), {}, {})
    assert [item.reasons for item in found.find_out] == [("thin-evidence",)]
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


def test_each_action_names_what_it_directly_waits_for() -> None:
    """Not the action before the one before it, and not what is already there."""
    top = criterion("top", action("go", 0, 2), action("on", 2, 3, "S", "d.base/polish"), requires=["d.base", "d.big"])
    found = plan([top, BASE, BIG], {"top": 0, "base": 1, "big": 2}, quarters=6)
    after = {work.step.ref: work.after for quarter in found.quarters for work in quarter.work}
    assert after == {
        "d.top/go": ("d.base/lay",),
        "d.top/on": ("d.top/go", "d.base/lay", "d.base/polish"),
        "d.base/lay": (),
        "d.base/polish": ("d.base/lay",),
        "d.big/do": (),
    }


def test_the_effort_of_a_gap_is_that_of_its_own_written_actions_up_to_its_target() -> None:
    """CHAIN has no action from 1 to 2; BASE is taken one level beyond its target for HELD, which is not its own gap."""
    given = {"chain": {"level": 0, "target": 3}, "held": 0, "base": {"level": 1, "target": 2}, "big": 3}
    found = plan([CHAIN, HELD, BASE, BIG], given, capacity=0, in_place=3)
    assert found.efforts == {"d.chain": 3 + 1, "d.held": 6, "d.base": 3}


def test_scores_are_projected_to_the_end_of_each_quarter() -> None:
    """`chain` comes to 1 in the first quarter and stops there, since nobody has written how to go from 1 to 2."""
    found = plan([CHAIN, BIG], {"chain": {"level": 0, "importance": 5}, "big": {"level": 2, "importance": 1}})
    assert worked(found) == [{"chain/first": 3, "big/do": 4}, {"chain/second": 1, "big/do": 2}, {}, {}]
    means = [quarter.projected.overall.mean for quarter in found.quarters]
    assert means == [Fraction(1 + 2, 2), Fraction(1 + 3, 2), Fraction(1 + 3, 2), Fraction(1 + 3, 2)]
    assert [quarter.projected.overall.percent_to_target for quarter in found.quarters][:2] == [
        Fraction(3, 6), Fraction(4, 6),
    ]  # fmt: skip


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
