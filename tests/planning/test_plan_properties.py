"""What holds of the plan for any framework and any answers, held against the rules as their page words them.

The rules are written out a second time in ``rules.py``, slowly and without a look at how the plan is made.
"""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from math import ceil
from random import Random

import pytest
from hypothesis import given

from ccg_toolkit.framework import load_framework
from ccg_toolkit.planning import Decisions, Plan, PlannedAction, make_plan, rank_priorities
from ccg_toolkit.scoring import score_answers, with_levels
from ccg_toolkit.toolkit import Inputs, decisions_of
from tests.builders import Case, answers, cases, many, plan_for
from tests.planning.rules import Name, Rest, Rules, planned, rules_of

_LOADED = load_framework(None, "").framework
assert _LOADED is not None
BUILT_IN = _LOADED


def name_of(action: PlannedAction) -> Name:
    return action.step.item.ref, action.step.begins


def in_order(plan: Plan) -> dict[Name, dict[int, int]]:
    found = planned(plan)
    return {name_of(action): found[name_of(action)] for action in plan.actions if action.placed == "in-order"}


@given(cases())
@many
def test_no_quarter_and_no_person_has_more_points_than_allowed(case: Case) -> None:
    plan, rules = plan_for(case), rules_of(case)
    assert len(plan.quarters) == case.answers.plan.quarters
    assert rules.has_room(planned(plan))
    for number, quarter in enumerate(plan.quarters, start=1):
        assert quarter.capacity == case.answers.plan.capacity
        assert sum(work.points for work in quarter.work) == quarter.effort <= quarter.capacity
        assert [work.action for work in quarter.work] == [one for one in plan.actions if one.points[number - 1]]
        for work in quarter.work:
            assert (work.first, work.last) == (number == work.action.starts, number == work.action.ends)


@given(cases())
@many
def test_an_action_has_one_of_its_shapes_and_starts_later_than_all_it_waits_for(case: Case) -> None:
    rules, plan = rules_of(case), plan_for(case)
    found = planned(plan)
    assert len(found) == len(plan.actions)
    for action in plan.actions:
        name = name_of(action)
        assert action.step.action == rules.next_action(*name)
        assert found[name] in list(rules.shapes(name))
        assert all(other in found for other, _ in rules.awaited(name))
        assert rules.starts_in_time(name, found)
        assert (action.starts, action.ends) == (min(found[name]), max(found[name]))
        assert action.reached == rules.reached(name, found) >= action.ends
        assert set(action.after) == {rules.full_name(other) for other, _ in rules.awaited(name)}
        assert not rules.is_left_out(name)


@given(cases())
@many
def test_all_that_the_gaps_ask_for_is_planned_or_later(case: Case) -> None:
    rules, plan = rules_of(case), plan_for(case)
    wanted = {name for gap in rules.priorities for level in rules.levels(gap) for name in rules.needed(level)}
    later = [(found.step.item.ref, found.step.begins) for found in plan.later]
    assert len(later) == len(set(later))
    assert not set(later) & set(planned(plan))
    assert set(later) | set(planned(plan)) == wanted


@given(cases())
@many
def test_nothing_is_placed_that_could_be_struck_and_each_serves_the_first_gap_it_is_for(case: Case) -> None:
    rules, plan = rules_of(case), plan_for(case)
    found = planned(plan)
    for action in plan.actions:
        name = name_of(action)
        purposes = [
            gap
            for gap in rules.priorities
            if any(level in found and name in rules.needed(level) for level in rules.levels(gap))
        ]
        assert purposes, "nothing would be lost without it"
        assert action.purposes == tuple(gap.item.ref for gap in purposes)
        assert (action.serves, action.rank) == (purposes[0].item.ref, purposes[0].rank)


@given(cases())
@many
def test_the_rest_is_placed_by_value_for_effort_and_nothing_is_left_out_that_fits(case: Case) -> None:
    rules, plan = rules_of(case), plan_for(case)
    rest = Rest(rules, in_order(plan))
    assert planned(plan) == rest.run()
    for gap in rules.priorities:
        level = next((name for name in rules.levels(gap) if name not in rest.plan), None)
        assert level is None or rest.insert(level, rest.plan) is None


@given(cases())
@many
def test_letters_follow_start_then_rank_then_the_framework(case: Case) -> None:
    rules, plan = rules_of(case), plan_for(case)
    assert [action.letter for action in plan.actions] == [f"A{number}" for number in range(1, len(plan.actions) + 1)]
    keys = [(action.starts, action.rank, rules.number(name_of(action))) for action in plan.actions]
    assert keys == sorted(keys)


@given(cases())
@many
def test_a_gap_is_closed_when_all_its_work_ends_within_the_plan(case: Case) -> None:
    rules, plan = rules_of(case), plan_for(case)
    found = planned(plan)
    assert [gap.priority for gap in plan.gaps] == list(rules.priorities)
    for gap in plan.gaps:
        levels = rules.levels(gap.priority)
        closed = rules.is_written(gap.priority) and all(level in found for level in levels)
        assert gap.closed == (rules.reached(levels[-1], found) if closed else None)
        assert gap.proven
    assert [gap for gap in plan.gaps if gap.closed] == [
        gap for gap in plan.gaps if gap in (*plan.closed, *plan.closed_after)
    ]
    ends = plan.quarters[-1].projected
    open_then = {item.ref for item in ends.criteria if item.open_gap}
    assert {gap.priority.item.ref for gap in plan.gaps} - open_then == {gap.priority.item.ref for gap in plan.closed}


@given(cases())
@many
def test_projections_count_each_level_from_the_quarter_it_is_reached(case: Case) -> None:
    rules, plan = rules_of(case), plan_for(case)
    found, scores = planned(plan), score_answers(*case)
    moments = [*(quarter.projected for quarter in plan.quarters), *(due.projected for due in plan.due)]
    assert len(moments) == max([len(plan.quarters), *(action.reached for action in plan.actions)])
    for quarter, moment in enumerate(moments, start=1):
        levels = {}
        for ref in rules.items:
            for begins, action, reaches in rules.chain(ref, case.framework.cover.top):
                if action is None or (ref, begins) not in found or rules.reached((ref, begins), found) > quarter:
                    break
                levels[ref] = reaches
        assert moment == with_levels(scores, levels)


@given(cases())
@many
def test_each_cause_for_later_is_true(case: Case) -> None:
    rules, plan = rules_of(case), plan_for(case)
    found = planned(plan)
    rank = {gap.item.ref: place for place, gap in enumerate(rules.priorities)}
    assert [rank[later.serves] for later in plan.later] == sorted(rank[later.serves] for later in plan.later)
    for later in plan.later:
        name = later.step.item.ref, later.step.begins
        left_out = {rules.full_name(other) for other in rules.needed(name) if rules.is_left_out(other)}
        assert not rules.is_left_out(name) or later.reason == "not-now"
        match later.reason:
            case "waits":
                assert later.waits_for
                assert set(later.waits_for) <= set(case.answers.plan.not_now) | _named(case)
            case "too-large":
                own = Rest(rules, {})
                assert later.step.enabling or own.insert(name, {}) is None
            case "too-late":
                assert later.shows_on is not None
                assert later.shows_on >= plan.quarters[0].ends_on
                assert set(later.waits_for) <= {rules.full_name(other) for other in found}
            case "no-room":
                assert not left_out
                assert set(later.waits_for) <= {gap.item.ref for gap in rules.priorities}
            case "not-before":
                assert set(later.waits_for) <= set(case.answers.plan.not_before)
            case _:
                assert later.reason == "not-now"


def _named(case: Case) -> set[str]:
    """The actions of the criteria that are left out."""
    return {ref for ref in case.framework.actions if ref.partition("/")[0] in case.answers.plan.not_now}


@given(cases())
@many
def test_the_same_input_gives_the_same_plan_whatever_the_order_of_the_answers(case: Case) -> None:
    whole, said = case
    turned = {name: dict(reversed(section.items())) for name, section in reversed(said.answers.items())}
    assert plan_for(case) == plan_for(case) == plan_for(Case(whole, said.model_copy(update={"answers": turned})))


@given(cases())
@many
def test_the_first_are_unchanged_when_lower_gaps_are_dropped(case: Case) -> None:
    whole, said = case
    scores = score_answers(whole, said)
    ranked = rank_priorities(scores)
    first = ranked[:2]
    wishes = decisions_of(Inputs(answers=said, framework=whole))
    decisions = Decisions(
        in_order=2,
        person=wishes.person,
        owners=wishes.owners,
        not_now=wishes.not_now,
        not_before=wishes.not_before,
    )
    with_all, alone = (
        make_plan(
            scores,
            gaps,
            starts_on=said.plan_starts_on,
            quarters=said.plan.quarters,
            capacity=said.plan.capacity or 0,
            decisions=decisions,
        )
        for gaps in (ranked, first)
    )
    assert in_order(with_all) == in_order(alone)


def closings(case: Case, **plan: int) -> list[float]:
    """The quarters in which the gaps that are placed in order are closed."""
    whole, said = case
    changed = Case(whole, said.model_copy(update={"plan": said.plan.model_copy(update=plan)}))
    return [float("inf") if gap.closed is None else gap.closed for gap in plan_for(changed).first]


@given(cases())
@many
def test_a_quarter_more_closes_no_first_gap_later_unless_one_above_it_is_closed_sooner(case: Case) -> None:
    assert closings(case, quarters=case.answers.plan.quarters + 1) <= closings(case)


@given(cases())
@many
def test_a_point_more_does_the_same_where_no_action_is_larger_than_two_quarters(case: Case) -> None:
    rules, capacity = rules_of(case), case.answers.plan.capacity or 0
    names = {name for gap in rules.priorities for level in rules.levels(gap) for name in rules.needed(level)}
    if all(rules.holds(name) and ceil(rules.points(name) / rules.holds(name)) <= 2 for name in names):
        assert closings(case, capacity=capacity + 1) <= closings(case)


@given(cases())
@many
def test_what_is_not_known_is_found_out_and_holds_nothing_up(case: Case) -> None:
    rules, plan = rules_of(case), plan_for(case)
    asked: dict[str, set[str]] = {}
    names = {name for gap in rules.priorities for level in rules.levels(gap) for name in rules.needed(level)}
    for name in names:
        for rested_on in _rests_on(rules, name):
            if rules.items[rested_on].state in {"unknown", "unanswered"}:
                asked.setdefault(rested_on, set()).add(name[0])
    assert {found.item.ref: set(found.asked_by) for found in plan.find_out if "required" in found.reasons} == asked


def _rests_on(rules: Rules, name: Name) -> Iterator[str]:
    yield from rules.framework.by_ref[name[0]].requires
    yield from (needed.partition("/")[0] for needed in rules.action(name).needs)


@given(cases())
@many
def test_quarters_follow_one_another(case: Case) -> None:
    plan = plan_for(case)
    for one, after in pairwise(plan.quarters):
        months = (after.starts_on.year - one.starts_on.year) * 12 + after.starts_on.month - one.starts_on.month
        assert (months, after.starts_on.day) == (3, one.starts_on.day)


@pytest.mark.parametrize("seed", range(12))
def test_plans_of_the_built_in_framework_are_proven_and_the_rest_goes_by_value(seed: int) -> None:
    choose = Random(seed)  # noqa: S311 - nothing secret
    levels = choose.choice([(0, 1, 1, 2, 2, 3, "unknown"), (0, 0, 1, 1, 2)])
    given = {
        ref: {"level": choose.choice(levels), "importance": choose.randint(1, 5), "target": choose.choice((None, 2, 4))}
        for ref in BUILT_IN.by_ref
    }
    said = answers(given, quarters=choose.choice((3, 4, 6)), capacity=choose.choice((4, 8, 12)))
    case = Case(BUILT_IN, said)
    plan = plan_for(case)
    assert plan.open == 0
    assert all(gap.proven for gap in plan.gaps)
    assert planned(plan) == Rest(rules_of(case), in_order(plan)).run()
    assert date(2014, 4, 1) == plan.quarters[0].starts_on
