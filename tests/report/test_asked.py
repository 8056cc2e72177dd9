"""What is asked of the board and of each owner."""

from typing import Any

import pytest

from ccg_toolkit.report import ReportView, build_view
from ccg_toolkit.toolkit import Inputs, assess
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
        "Agree the order of priorities, beginning with \u2018e\u2019.",
        "Approve the work planned for 1 April to 30 September 2014: one action and one point of effort.",
        "Decide on the action (six points) that found no place in the plan: keep it for the next one, drop it, or add capacity.",
    )


def test_the_board_is_asked_for_owners_measures_and_what_others_rest_on() -> None:
    assert view_of({"d.f": 2, "d.h": "unknown"}).decisions[2:] == (
        "Name an owner for \u2018g\u2019.",
        "Agree what will show \u2018g\u2019 to be done.",
        "Name who finds out in the first quarter how it stands with \u2018h\u2019: other work rests on the answer.",
    )


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
    assert view.decisions[0] == view.evidence_first
    assert view.evidence_first == (
        "Send the two high ratings that nobody from members or outside confirms back for evidence, before anything rests on "
        "the scores: \u2018f\u2019 and \u2018c\u2019."
    )
    fewer = view_of({"d.c": 3, "d.e": 0, "d.f": 0, "d.h": 0}, quarters=1)
    assert fewer.evidence_first == ""
    assert fewer.decisions[0].startswith("Agree the order")


def test_each_owner_sees_their_work_of_the_first_quarter_together() -> None:
    view = view_of({"d.c": {"level": 0, "target": 2}, "d.e": 0, "d.f": 2}, capacity=20)
    mine = ("g (priority 3)", "find out how it stands with \u2018h\u2019")
    assert view.asks == (("Chair", ("b (priority 1)", "a (priority 2)")), ("No owner yet", mine))


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
            "No action is written for the gap, so there is nothing to plan yet. Agree the first ones on the day.",
        ),
        ({"d.e": 0}, {"capacity": 0}, "No action fits into the first quarter at this capacity."),
        (
            {},
            {},
            (
                "Nothing is rated yet, so there is nothing to plan. Write a level behind each criterion in the answers, or "
                "`unknown`; then make this anew."
            ),
        ),
        ({"d.e": 0}, {}, ""),
    ],
)
def test_why_nothing_is_asked_is_told_truly(given: dict[str, Any], plan: dict[str, Any], why: str) -> None:
    assert view_of(given, **plan).idle == why
