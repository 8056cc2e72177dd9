"""What to find out, and by how much it could move the overall score."""

from fractions import Fraction

from hypothesis import given

from ccg_toolkit.planning import FindOut
from ccg_toolkit.scoring import score_answers
from tests.builders import Case, action, answers, cases, criterion, framework, plan_for
from tests.slow import tries


def test_what_is_unknown_required_or_thin_in_order_of_how_much_it_could_move_the_score() -> None:
    """Domain one weighs 2 of 3; `a` has half of the weight of what applies there, `b` and `c` a quarter each."""
    whole = framework(
        {
            "one": [criterion("a", weight="2"), criterion("b"), criterion("c"), criterion("gone", weight="9")],
            "two": [criterion("d", action("do", 0, 3), requires=["one.b", "one.c"]), criterion("e")],
        },
        weights={"one": "2"},
    )
    said = {"one.a": 3, "one.b": None, "one.c": "unknown", "one.gone": "not applicable", "two.d": 0, "two.e": "unknown"}
    found = plan_for(Case(whole, answers(said, quarters=1, capacity=0))).find_out
    assert [(item.standing.ref, item.reasons, item.asked_by, item.could_move_score_by) for item in found] == [
        ("one.a", ("thin-evidence",), (), Fraction(2, 3) * Fraction(1, 2) * 3),
        ("one.b", ("unanswered", "required"), ("two.d",), Fraction(2, 3) * Fraction(1, 4) * 4),
        ("one.c", ("unknown", "required"), ("two.d",), Fraction(2, 3) * Fraction(1, 4) * 4),
        ("two.e", ("unknown",), (), Fraction(1, 3) * Fraction(1, 2) * 4),
    ]


def test_what_nobody_answered_is_listed_though_nothing_rests_on_it() -> None:
    whole = framework({"one": [criterion("a"), criterion("b")]})
    said = {"one.a": {"level": 3, "evidence": [{"what": "a poll", "strength": "members"}]}}
    found = plan_for(Case(whole, answers(said, quarters=1, capacity=8))).find_out
    assert [(item.standing.ref, item.reasons, item.could_move_score_by) for item in found] == [
        ("one.b", ("unanswered",), Fraction(2))
    ]


def test_importance_counts_in_the_order() -> None:
    whole = framework({"one": [criterion("a"), criterion("b", weight="2")]})
    said = {"one.a": {"level": "unknown", "importance": 5}, "one.b": {"level": "unknown", "importance": 2}}
    found = plan_for(Case(whole, answers(said, quarters=1, capacity=8))).find_out
    assert [item.standing.ref for item in found] == ["one.a", "one.b"]  # 5 x 4/3 and 2 x 8/3


@given(cases())
@tries()
def test_the_unknowns_of_the_list_could_move_the_score_by_as_much_as_its_bounds_are_apart(case: Case) -> None:
    """All that is not rated, listed or not, makes up the distance between the bounds."""
    scores = score_answers(*case)
    listed = {found.standing.ref: found for found in plan_for(case).find_out}
    unknown = [item for item in scores.criteria if item.state in {"unknown", "unanswered"}]
    assert {item.ref for item in unknown} <= listed.keys()
    weights = [found.standing.importance * found.could_move_score_by for found in listed.values()]
    assert weights == sorted(weights, reverse=True)
    if scores.overall.low is None or scores.overall.high is None:
        assert not listed
        return
    apart = scores.overall.high - scores.overall.low
    moved = sum((found.could_move_score_by for found in listed.values() if found.standing.level is None), Fraction(0))
    assert moved == apart


@given(cases())
@tries()
def test_each_reason_is_true(case: Case) -> None:
    def true(found: FindOut) -> set[str]:
        item = found.standing
        reasons = {
            "unknown": item.state == "unknown",
            "unanswered": item.state == "unanswered",
            "required": bool(found.asked_by),
            "thin-evidence": item.thin_evidence,
        }
        return {name for name, holds in reasons.items() if holds}

    for found in plan_for(case).find_out:
        assert found.reasons
        assert set(found.reasons) == true(found)
        assert found.standing.level is None or found.reasons == ("thin-evidence",)
