"""What was settled while a plan was made: in the order of the rules, and true of the plan."""

from hypothesis import given

from tests.builders import Case, action, answers, cases, criterion, framework, plan_for
from tests.slow import tries

WHOLE = framework(
    {
        "one": [
            criterion("a", action("first", 0, 2)),
            criterion("b", action("second", 0, 1, "M"), action("third", 1, 3), requires=["one.a"]),
            criterion("c", action("fourth", 0, 1), action("fifth", 1, 3)),
            criterion("d", action("sixth", 0, 1), action("seventh", 2, 3)),
        ]
    },
    capacity=3,
)
GIVEN = {
    "one.a": {"level": 0, "target": 0},
    "one.b": {"level": 0, "importance": 5},
    "one.c": {"level": 0, "importance": 1},
    "one.d": {"level": 0, "importance": 4},
}


def test_questions_and_answers_worked_by_hand() -> None:
    """Three points a quarter, three quarters. b waits for a; nobody wrote the second step of d.

    Of c, one level would bring 7 for its point, and both bring 7 + 2 x 5 for two: they go in together.
    """
    plan = plan_for(Case(WHOLE, answers(GIVEN, quarters=3, in_order=2)))
    assert [(one.kind, one.about, one.level, one.answer, one.came) for one in plan.settled] == [
        ("closing", "one.b", 3, 3, ("one.a/first", "one.b/second", "one.b/third")),
        ("closing", "one.d", 3, None, ()),
        ("level", "one.b", 1, 2, ()),
        ("highest", "one.d", 3, 3, ("one.d/sixth", "one.d/seventh")),
        ("level", "one.d", 1, 1, ()),
        ("whole", "one.a/first", None, 1, ()),
        ("whole", "one.b/second", None, 1, ()),
        ("whole", "one.b/third", None, 1, ()),
        ("whole", "one.d/sixth", None, 1, ()),
        ("whole", "one.d/seventh", None, 1, ()),
        ("end", "one.a/first", None, 1, ()),
        ("end", "one.b/second", None, 2, ()),
        ("end", "one.b/third", None, 3, ()),
        ("end", "one.d/sixth", None, 1, ()),
        ("end", "one.d/seventh", None, 3, ()),
        ("package", "one.c", 3, 3, ("one.c/fourth", "one.c/fifth")),
    ]
    assert all(one.proven for one in plan.settled)


@given(cases())
@tries()
def test_what_was_settled_is_true_of_the_plan(case: Case) -> None:
    plan = plan_for(case)
    placed = {found.ref: found for found in plan.actions}
    by_kind: dict[str, dict[str, int | None]] = {}
    for one in plan.settled:
        by_kind.setdefault(one.kind, {})[one.about] = one.answer  # the last word on each
    first = {gap.priority.standing.ref: gap for gap in plan.first}
    assert by_kind.get("closing", {}).keys() == first.keys()
    assert all(first[ref].closed == found for ref, found in by_kind.get("closing", {}).items() if found is not None)
    in_order = {ref for ref, found in placed.items() if found.placed == "in-order"}
    assert {ref: placed[ref].ends for ref in in_order} == by_kind.get("end", {})
    for ref, points in by_kind.get("early", {}).items():
        assert placed[ref].points[placed[ref].starts - 1] == points
    for ref, quarters in by_kind.get("whole", {}).items():
        assert (placed[ref].starts == placed[ref].ends) == (quarters == 1)
    for way in ("in-order", "by-value"):
        kinds = {"package"} if way == "by-value" else {"closing", "highest"}
        came = [ref for one in plan.settled if one.kind in kinds for ref in one.came]
        assert sorted(came) == sorted(ref for ref, found in placed.items() if found.placed == way)
