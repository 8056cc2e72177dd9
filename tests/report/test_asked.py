"""What is asked of the board and of each owner."""

from typing import Any

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
    assert view.asks == (("Chair", ("b (priority 1)", "a (priority 2)")), ("No owner yet", ("g (priority 3)",)))
