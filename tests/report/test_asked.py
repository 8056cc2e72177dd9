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


def test_where_all_is_at_target_nothing_is_asked() -> None:
    view = view_of({f"d.{name}": 3 for name in "cefh"})
    assert (view.decisions, view.asks) == ((), ())


def test_each_owner_sees_their_work_of_the_first_quarter_together() -> None:
    view = view_of({"d.c": {"level": 0, "target": 2}, "d.e": 0, "d.f": 2}, capacity=20)
    mine = ("g (priority 3)", "find out how it stands with \u2018h\u2019")
    assert view.asks == (("Chair", ("b (priority 1)", "a (priority 2)")), ("No owner yet", mine))


@pytest.mark.parametrize(
    ("given", "plan", "why"),
    [
        (
            {f"d.{name}": 3 for name in "cefh"},
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
