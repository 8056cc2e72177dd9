"""The gaps in order, held against every plan there is, on small frameworks."""

from hypothesis import given

from tests.builders import Case, many, plan_for, small_cases
from tests.planning.rules import BruteForce, planned, rules_of


@given(small_cases())
@many
def test_the_first_gaps_are_placed_as_the_best_of_all_plans_places_them(case: Case) -> None:
    rules, plan = rules_of(case), plan_for(case)
    brute = BruteForce(rules)
    expected = brute.run()
    assert plan.open == 0
    assert all(gap.proven for gap in plan.gaps)
    in_order = [action for action in plan.actions if action.placed == "in-order"]
    assert {(action.step.item.ref, action.step.begins) for action in in_order} == set(expected)
    found = planned(plan)
    assert {name: found[name] for name in expected} == expected
    closed = {gap.priority.item.ref: gap.closed for gap in plan.first if gap.closed is not None}
    assert {ref: quarter for ref, quarter in closed.items() if ref in brute.closed} == brute.closed
