"""What is asked of the board and of each owner."""

from datetime import date
from typing import Any

import pytest

from ccg_toolkit.report import DecisionView, ReportView, build_view
from ccg_toolkit.toolkit import Inputs, assess
from ccg_toolkit.tracker import Column, Progress, Status, TrackedAction
from tests.builders import action, answers, criterion, framework

WHOLE = framework(
    {
        "d": [
            criterion("c", action("a", 0, 2) | {"owner": "Chair", "success_measure": "It is so"}),
            criterion("e", action("b", 0, 3, "L") | {"owner": "Chair", "success_measure": "It is so"}),
            criterion("f", action("g", 0, 3), requires=["d.h"]),
            criterion("h"),
        ]
    }
)


def view_of(given: dict[str, Any], **plan: Any) -> ReportView:
    return build_view(assess(Inputs(answers=answers(given, **plan), framework=WHOLE, progress=None), version="0"))


def test_the_board_is_asked_for_the_order_the_work_and_what_the_plan_leaves_open() -> None:
    assert view_of({"d.c": {"level": 0, "target": 2}, "d.e": 0}, quarters=2, capacity=2).decisions == (
        DecisionView(text="Agree the order of priorities.", proposal="As listed, beginning with \u2018e\u2019."),
        DecisionView(
            text="Give the plan its time: one point, each about a week of a lead's time.",
            proposal="Begin on 1 April 2014 with A1 \u2018a\u2019 (for priority 2).",
        ),
        DecisionView(
            text="Agree what becomes of what the plan does not bring to target: \u2018e\u2019.",
            proposal="Carry it over to the next plan. Over four quarters it would bring 2 to target in place of 1. With 3 points "
            "a quarter it would bring no more.",
        ),
    )


def test_the_board_is_asked_for_owners_measures_and_what_others_rest_on() -> None:
    found = view_of({"d.f": 2, "d.h": "unknown"}).decisions[2:]
    assert [(decision.text, decision.proposal) for decision in found] == [
        ("Name an owner for \u2018A1 g\u2019.", "Each by the day it starts, the first by 1 April 2014."),
        ("Agree what will show \u2018A1 g\u2019 to be done.", "Each owner drafts a measure before the work starts."),
        (
            "Other work rests on \u2018h\u2019, and nobody knows where it stands. Name who finds out.",
            "One person, named at this meeting, who reports by 30 June 2014.",
        ),
    ]


CONFIRMED = {"level": 3, "evidence": [{"what": "a poll", "strength": "members"}]}


def test_where_all_is_at_target_and_confirmed_nothing_is_asked_and_nothing_is_open() -> None:
    view = view_of({f"d.{name}": CONFIRMED for name in "cefh"})
    assert (view.decisions, view.asks, view.find_out) == ((), (), ())
    assert view.undecided == (
        "None: nothing is planned and nothing is left open. Note the scores, and agree when to look again."
    )


@pytest.mark.parametrize("level", [3, "unknown", None])
def test_where_something_is_left_to_find_out_nothing_says_that_nothing_is_open(level: Any) -> None:
    view = view_of({f"d.{name}": CONFIRMED for name in "cef"} | {"d.h": level})
    assert view.decisions == ()
    assert view.undecided == (
        "No decision is drafted, as nothing is planned; but one thing is still to be found out. Agree who does so, and by when."
    )
    assert view.idle == (
        "Nothing that is rated lies below its target, so no action is planned; but one thing is still to be found out."
    )


def test_the_first_decision_is_to_send_back_what_nobody_confirms_where_that_is_a_third() -> None:
    view = view_of({"d.c": 3, "d.e": 0, "d.f": {"level": 3, "importance": 5}}, quarters=1)
    assert view.decisions[0].text == view.evidence_first
    assert view.evidence_first == (
        "Send the two high ratings that nobody from members or outside confirms back for evidence, before anything rests on "
        "the scores: \u2018f\u2019 and \u2018c\u2019."
    )
    fewer = view_of({"d.c": 3, "d.e": 0, "d.f": 0, "d.h": 0}, quarters=1)
    assert fewer.evidence_first == ""
    assert fewer.decisions[0].text.startswith("Agree the order")


def small(names: str, *sizes: str, **plan: Any) -> ReportView:
    """Plan for gaps of three levels, each with one action of its own; all are equal."""
    whole = framework(
        {"d": [criterion(name, action("do", 0, 3, size)) for name, size in zip(names, sizes, strict=True)]},
    )
    said = answers({f"d.{name}": 0 for name in names}, **plan)
    return build_view(assess(Inputs(answers=said, framework=whole, progress=None), version="0"))


def asked(view: ReportView, begins: str) -> list[str]:
    return [decision.in_words for decision in view.decisions if decision.text.startswith(begins)]


def test_the_board_is_asked_which_of_equals_comes_above_the_line() -> None:
    found = asked(small("abcdef", "S", "L", "S", "S", "S", "S"), "Six priorities are equal")
    assert found == [
        (
            "Six priorities are equal, joint first, and the first five have room for five. Choose which. Proposed: "
            "\u2018a\u2019, \u2018c\u2019, \u2018d\u2019, \u2018e\u2019 and \u2018f\u2019; \u2018b\u2019 comes after the first "
            "five, since it takes more work."
        )
    ]


def test_where_work_is_equal_too_the_order_of_the_framework_is_named_as_the_reason() -> None:
    assert asked(small("ab", "S", "S"), "Two priorities are equal") == [
        (
            "Two priorities are equal, joint first. Choose which goes first. Proposed: \u2018a\u2019; \u2018b\u2019 comes behind, as "
            "the framework lists it later."
        )
    ]


@pytest.mark.parametrize(
    ("choose", "still_asked"), [([], True), (["d.b"], True), (["d.b", "d.a", "d.c", "d.d", "d.f"], False)]
)
def test_what_the_board_has_chosen_is_not_asked_again(choose: list[str], still_asked: bool) -> None:
    found = small("abcdef", *"SSSSSS", choose=choose)
    assert bool(asked(found, "Six priorities are equal")) == still_asked
    assert found.plan.equals


def test_half_of_a_dear_priority_is_put_beside_the_small_ones_that_would_close() -> None:
    """Nine points: the dear one takes six to get to 1 of 3, and leaves room for one of three small ones."""
    dear = criterion("dear", action("do", 0, 1, "L"), action("go", 1, 3, "L"))
    whole = framework({"d": [dear, *(criterion(name, action("do", 0, 3, "M")) for name in "xyz")]})
    levels = {"d.dear": {"level": 0, "importance": 5}} | {f"d.{name}": {"level": 0, "importance": 1} for name in "xyz"}
    said = answers(levels, quarters=3, capacity=3, in_order=1)
    found = build_view(assess(Inputs(answers=said, framework=whole, progress=None), version="0"))
    assert asked(found, "Six points bring") == [
        (
            "Six points bring \u2018dear\u2019 to level 1 of 3. Spent otherwise, they would bring \u2018y\u2019 and \u2018z\u2019 to their "
            "targets. Choose. Proposed: Keep them on \u2018dear\u2019, the higher priority."
        )
    ]
    left_out = answers(levels, quarters=3, capacity=3, in_order=1, not_now=["d.dear"])
    without = build_view(assess(Inputs(answers=left_out, framework=whole, progress=None), version="0"))
    assert not asked(without, "Six points bring")
    assert [action.criterion for quarter in without.quarters for action in quarter.actions] == ["x", "y", "z"]


def test_no_decision_is_asked_on_a_mere_number_of_actions() -> None:
    found = small("abcdefgh", *"LLLLLLLL", quarters=2, capacity=6)
    assert asked(found, "Agree what becomes") == [
        (
            "Agree what becomes of what the plan does not bring to target: of the first five \u2018c\u2019, \u2018d\u2019 and "
            "\u2018e\u2019, and three other gaps. Proposed: Carry them over to the next plan. With 9 points a quarter in place of 6 "
            "it would bring 3 to target in place of 2, over four quarters 4."
        )
    ]


def test_more_capacity_is_not_offered_where_it_closes_no_more() -> None:
    chain = criterion("a", action("do", 0, 1), action("go", 1, 2), action("end", 2, 3))
    said = answers({"d.a": 0}, quarters=2, capacity=4)
    found = build_view(assess(Inputs(answers=said, framework=framework({"d": [chain]}), progress=None), version="0"))
    assert asked(found, "Agree what becomes") == [
        (
            "Agree what becomes of what the plan does not bring to target: \u2018a\u2019. Proposed: Carry it over to the next plan. "
            "Over four quarters it would bring 1 to target in place of 0. With 6 points a quarter it would bring no more."
        )
    ]


def test_a_gap_whose_work_is_listed_under_another_is_counted_among_those_left() -> None:
    """The first waits for `low`, so the action of `low` stands under it; both are left."""
    whole = framework(
        {
            "d": [
                criterion("high", action("do", 0, 3, "L"), requires=["d.low"]),
                criterion("low", action("go", 0, 3, "L")),
            ]
        }
    )
    said = answers({"d.high": {"level": 0, "importance": 5}, "d.low": 0}, quarters=1, capacity=1)
    found = build_view(assess(Inputs(answers=said, framework=whole, progress=None), version="0"))
    assert "to target: \u2018high\u2019 and \u2018low\u2019." in asked(found, "Agree what becomes")[0]


def test_a_gap_that_the_board_leaves_out_is_not_carried_over() -> None:
    whole = framework({"d": [criterion("a", action("do", 0, 3, "L")), criterion("b", action("go", 0, 3, "L"))]})
    said = answers({"d.a": 0, "d.b": 0}, quarters=1, capacity=1, not_now=["d.b"])
    found = build_view(assess(Inputs(answers=said, framework=whole, progress=None), version="0"))
    assert (
        "to target: \u2018a\u2019. One more is left out or dropped by decision."
        in asked(found, "Agree what becomes")[0]
    )


def test_of_many_that_are_late_the_first_five_are_named() -> None:
    names = "abcdefghijklmno"
    whole = framework({"d": [criterion(name, action("do", 0, 3)) for name in names]})
    late = tuple(
        TrackedAction(
            id=f"d.{name}/do",
            status=Status.UNDER_WAY,
            cells={Column.ENDS: date(2014, 2, 1)},
            changed=frozenset(),
            unread={},
        )
        for name in names
    )
    said = answers({f"d.{name}": 0 for name in names}, quarters=1, capacity=20)
    found = build_view(
        assess(Inputs(answers=said, framework=whole, progress=Progress(actions=late, columns=())), version="0")
    )
    (decision,) = asked(found, "Agree what becomes of what is late")
    assert decision.count("1 February 2014") == 5
    assert "; and ten others." in decision


def test_where_nothing_is_rated_the_work_of_the_last_plan_is_not_taken_for_needed() -> None:
    whole = framework({"d": [criterion("a", action("do", 0, 3)), criterion("b")]})
    begun = TrackedAction(id="d.a/do", status=Status.UNDER_WAY, cells={}, changed=frozenset(), unread={})
    said = answers({"d.a": "unknown"}, quarters=1, capacity=4)
    given = Inputs(answers=said, framework=whole, progress=Progress(actions=(begun,), columns=()))
    found = build_view(assess(given, version="0"))
    assert found.decisions[0].text.endswith("Rate first.")


def test_what_was_done_without_its_level_is_asked_about_as_done_and_not_as_unknown() -> None:
    whole = framework({"d": [criterion("a", action("do", 0, 3)), criterion("b", action("go", 0, 3))]})
    done = TrackedAction(
        id="d.a/do", status=Status.DONE, cells={Column.REVIEW: date(2014, 2, 1)}, changed=frozenset(), unread={}
    )
    said = answers({"d.a": 0, "d.b": 0}, quarters=1, capacity=2)
    given = Inputs(answers=said, framework=whole, progress=Progress(actions=(done,), columns=()))
    found = build_view(assess(given, version="0"))
    assert asked(found, "Other work") == []
    assert asked(found, "\u2018do\u2019 was done") == [
        (
            "\u2018do\u2019 was done, and the level was not raised. Name who finds out whether the work had its effect. Proposed: One "
            "person who did not do the work, who reports by 30 June 2014."
        )
    ]


def test_who_has_much_to_do_and_what_is_not_kept_are_asked_about() -> None:
    whole = framework({"d": [criterion("a", action("do", 0, 3, "M", owner="Chair"))]})
    about = answers({"d.a": 0}, quarters=1, capacity=4, owners={"Chair": "Ann"}).model_dump(
        by_alias=True, exclude_unset=True
    )
    line = {"text": "Soon", "criterion": "d.a", "review_on": "2014-05-01"}
    said = type(answers({})).model_validate(about | {"manifesto": {"members_want": [line]}})
    found = build_view(assess(Inputs(answers=said, framework=whole, progress=None), version="0"))
    assert asked(found, "Agree that") == [
        (
            "Agree that one person can do so much, or name others: Ann has 3 points in quarter 1, more than half of the 4 that it "
            "holds. Proposed: Ask each of them before the quarter begins, and name a second owner where it is too much."
        )
    ]
    assert asked(found, "One promise") == [
        (
            "One promise of the manifesto will not be kept by its day: W1 on \u2018a\u2019 (1 May 2014). Move the day or the work. "
            "Proposed: Move the day, and tell those to whom it was promised."
        )
    ]


def test_where_all_is_at_target_nothing_is_asked() -> None:
    confirmed = {"level": 3, "evidence": [{"what": "Asked", "strength": "members"}]}
    view = view_of({f"d.{name}": confirmed for name in "cefh"})
    assert (view.decisions, view.asks) == ((), ())
    assert view.undecided.startswith("None: nothing is planned and nothing is left open.")


def test_each_owner_sees_their_work_of_the_first_quarter_together() -> None:
    view = view_of({"d.c": {"level": 0, "target": 2}, "d.e": 0, "d.f": 2}, capacity=20)
    mine = ("A3 g (priority 3)", "find out how it stands with \u2018h\u2019")
    assert [(ask.owner, ask.tasks) for ask in view.asks] == [
        ("Chair", ("A1 b (priority 1)", "A2 a (priority 2)")),
        ("No owner yet", mine),
    ]


@pytest.mark.parametrize(
    ("given", "plan", "why"),
    [
        (
            {f"d.{name}": CONFIRMED for name in "cefh"},
            {},
            "Nothing that is rated lies below its target, so there is nothing to do.",
        ),
        (
            {"d.h": 1},
            {},
            "No action is written for the gap, so there is nothing to plan yet. Agree the first ones together.",
        ),
        (
            {"d.e": 0},
            {"capacity": 0},
            "No action falls into the first quarter. What comes later, and why, tells what stands in its way.",
        ),
        (
            {},
            {},
            (
                "Nothing is rated yet, so there is nothing to plan. Agree a level for each criterion, or say that it is not "
                "known; then have this made anew."
            ),
        ),
        ({"d.e": 0}, {}, ""),
    ],
)
def test_why_nothing_is_asked_is_told_truly(given: dict[str, Any], plan: dict[str, Any], why: str) -> None:
    assert view_of(given, **plan).idle == why
