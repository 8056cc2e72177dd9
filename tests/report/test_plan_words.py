"""What the report says of the plan beside its outcome: options, load, promises, decisions taken, and words for ranks."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from ccg_toolkit.answers import Answers
from ccg_toolkit.planning import Outcome
from ccg_toolkit.report import ReportView, build_view
from ccg_toolkit.report.english import in_runs
from ccg_toolkit.report.reasons import purpose
from ccg_toolkit.toolkit import Inputs, assess
from tests.builders import Fields, action, answers, criterion, framework

EXAMPLES = Path(__file__).parents[2] / "examples"


def view_of(criteria: list[Fields], levels: dict[str, Any], cover: Fields | None = None, **plan: Any) -> ReportView:
    said = answers({f"d.{name}": answer for name, answer in levels.items()}, starts_on="2014-04-01", **plan)
    inputs = Inputs(answers=said, framework=framework({"d": criteria}, **(cover or {})))
    return build_view(assess(inputs, version="0"))


def one(name: str, effort: str = "S", **fields: Any) -> Fields:
    return criterion(name, action("do", 0, 3, effort, **fields))


# Options


GAPS = {"a": 0, "b": 0, "c": {"level": 0, "importance": 5}}
"""Three gaps of 3 points each. The third comes first, and its result shows only a quarter after its work."""


def test_options_stand_side_by_side_and_say_what_each_comes_to() -> None:
    found = view_of([one("a", "M"), one("b", "M"), one("c", "M", months=6)], GAPS, quarters=1, capacity=4)
    options = found.plan.options
    assert options is not None
    assert options.columns == (
        "2 points a quarter",
        "4 points a quarter (this plan)",
        "6 points a quarter",
        "4 points a quarter over two quarters",
    )
    assert dict(options.rows) == {
        "Gaps closed by its end": ("0 of 3", "0 of 3", "1 of 3", "2 of 3"),
        "Due after it, from the same work": ("0", "1", "1", "0"),
        "Of the first three, closed by its end": ("0", "0", "1", "2"),
        "Overall score at its end": ("0.00", "0.00", "1.00", "2.00"),
        "Actions left out": ("3", "2", "1", "1"),
    }
    assert options.told == ""


def test_equal_columns_stand_once_and_what_would_come_to_more_is_said() -> None:
    chain = criterion("a", action("do", 0, 1), action("go", 1, 2), action("end", 2, 3))
    options = view_of([chain], {"a": 0}, quarters=2, capacity=4).plan.options
    assert options is not None
    assert options.columns == (
        "2 points a quarter or 4 points a quarter (this plan) or 6 points a quarter",
        "4 points a quarter over four quarters",
    )
    assert (
        options.told
        == "Twice the time would come to more, and 6 points a quarter to the same: time decides here, not capacity."
    )


def test_where_all_is_done_neither_time_nor_capacity_would_bring_more() -> None:
    options = view_of([one("a")], {"a": 0}, quarters=2, capacity=4).plan.options
    assert options is not None
    assert len(options.columns) == 1
    assert options.told == "Neither 6 points a quarter nor twice the time would come to more."


def test_where_there_is_nothing_to_do_there_are_no_options_and_no_load() -> None:
    found = view_of([one("a"), criterion("b")], {"a": 3, "b": 0})
    assert (found.plan.options, found.plan.load) == (None, None)


# Load


def test_points_are_counted_by_person_whatever_the_role() -> None:
    criteria = [one("a", "M", owner="Chair"), one("b", owner="Clerk"), one("c", owner="Lead"), one("d")]
    found = view_of(criteria, dict.fromkeys("abcd", 0), quarters=2, owners={"Chair": "Ann", "Clerk": "Ann"}).plan.load
    assert found is not None
    assert found.columns == ("Q1", "Q2")
    assert found.rows == (
        ("Ann", (4, 0), 4),
        ("Lead", (1, 0), 1),
        ("No owner yet", (1, 0), 1),
        ("All", (6, 0), 6),
    )
    assert found.flags == ()


@pytest.mark.parametrize(
    ("effort", "plan"),
    [
        ("S", {"capacity": 1}),  # a week in a quarter is not much, whatever part of it that is
        ("M", {"capacity": 4, "person": 5}),  # the board has said how much may be
    ],
)
def test_more_than_half_is_not_flagged_where_it_is_little_or_the_board_has_said_how_much(
    effort: str, plan: dict[str, Any]
) -> None:
    whole = [one("a", effort, owner="Chair")]
    found = view_of(whole, {"a": 0}, quarters=2, owners={"Chair": "Ann"}, **plan).plan.load
    assert found is not None
    assert found.flags == ()


def test_quarters_in_a_row_are_told_as_a_run() -> None:
    criteria = [one("a", "L", owner="Chair"), one("b", "L", owner="Chair"), one("c", "S", owner="Chair", months=3)]
    found = view_of(criteria, dict.fromkeys("abc", 0), quarters=6, capacity=3, owners={"Chair": "Ann"}).plan.load
    assert found is not None
    assert found.flags == ("Ann has 3 points in each of quarters 2 to 5, more than half of the 3 that it holds.",)


@pytest.mark.parametrize(
    ("numbers", "said"),
    [([], []), ([3], ["3"]), ([1, 2], ["1", "2"]), ([1, 2, 3, 5, 7, 8, 9], ["1 to 3", "5", "7 to 9"])],
)
def test_runs_of_numbers(numbers: list[int], said: list[str]) -> None:
    assert list(in_runs(numbers)) == said


def test_more_than_half_of_a_quarter_for_one_person_is_flagged_and_nobody_is_no_person() -> None:
    criteria = [one("a", "M", owner="Chair"), one("b", "S", owner="Chair"), one("c", "M")]
    found = view_of(criteria, dict.fromkeys("abc", 0), quarters=2, capacity=7, owners={"Chair": "Ann"}).plan.load
    assert found is not None
    assert found.flags == ("Ann has 4 points in quarter 1, more than half of the 7 that it holds.",)
    assert view_of(criteria, dict.fromkeys("abc", 0), quarters=2, capacity=8).plan.load.flags == ()  # type: ignore[union-attr]


def test_a_plan_of_one_quarter_needs_no_table() -> None:
    found = view_of([one("a", owner="Chair"), one("b")], dict.fromkeys("ab", 0), quarters=1, capacity=4).plan.load
    assert found is not None
    assert (found.rows, found.told) == ((), ("Chair: 1 point", "No owner yet: 1 point"))


def test_a_long_plan_puts_quarters_together() -> None:
    criteria = [one(f"c{number}", "L", owner="Chair") for number in range(10)]
    found = view_of(criteria, {f"c{number}": 0 for number in range(10)}, quarters=10, capacity=6).plan.load
    assert found is not None
    assert found.columns == ("Q1 to Q2", "Q3 to Q4", "Q5 to Q6", "Q7 to Q8", "Q9 to Q10")
    assert found.rows == (("Chair", (12,) * 5, 60), ("All", (12,) * 5, 60))


# Promises


def promised(day: str | None, **fields: Any) -> tuple[bool, str] | None:
    chain = criterion("a", action("do", 0, 1), action("go", 1, 3))
    criteria = [chain, one("there"), one("dark"), one("not", "L")]
    said = answers(
        {"d.a": 0, "d.there": 3, "d.dark": "unknown", "d.not": 0}, starts_on="2014-04-01", quarters=2, capacity=2
    )
    line = {"text": "An answer", "review_on": day, "criterion": "d.a"} | fields
    about = said.model_dump(by_alias=True, exclude_unset=True) | {"manifesto": {"members_want": ["More", line]}}
    whole = framework({"d": criteria})
    found = build_view(
        assess(Inputs(answers=Answers.model_validate(about), framework=whole), version="0")
    ).plan.promises
    assert all((one.number, one.text) == ("W2", "An answer") for one in found)
    return (found[0].broken, found[0].told) if found else None


@pytest.mark.parametrize(
    ("day", "fields", "expected"),
    [
        ("2014-09-30", {}, (False, "Review on 30 September 2014: the plan closes \u2018a\u2019 by 30 September 2014.")),
        (
            "2014-09-29",
            {},
            (
                True,
                "Review on 29 September 2014, but \u2018a\u2019 then stands at level 1 of 3; the plan closes it by 30 September 2014.",
            ),
        ),
        (
            "2014-06-29",
            {},
            (
                True,
                "Review on 29 June 2014, but \u2018a\u2019 then stands at level 0 of 3; the plan closes it by 30 September 2014.",
            ),
        ),
        (
            "2020-01-01",
            {"criterion": "d.not"},
            (
                True,
                "Review on 1 January 2020, but \u2018not\u2019 then stands at level 0 of 3; the plan does not close it.",
            ),
        ),
        (
            "2014-06-30",
            {"criterion": "d.there"},
            (False, "Review on 30 June 2014: \u2018there\u2019 is at its target already."),
        ),
        (
            "2014-06-30",
            {"criterion": "d.dark"},
            (False, "Review on 30 June 2014: nobody knows yet where \u2018dark\u2019 stands."),
        ),
        (None, {}, None),
        ("2014-06-30", {"criterion": None}, None),
    ],
)
def test_a_promise_with_a_day_is_held_against_the_plan(
    day: str | None, fields: dict[str, Any], expected: tuple[bool, str] | None
) -> None:
    assert promised(day, **fields) == expected


# Decisions taken


def test_what_the_board_decided_is_recorded() -> None:
    criteria = [criterion(name, action("do", 0, 1), action("go", 1, 3)) for name in "abcdef"]
    found = view_of(
        criteria,
        dict.fromkeys("abcdef", 0),
        in_order=2,
        person=3,
        choose=["d.b", "d.a"],
        not_now=["d.c", "d.d/go"],
        not_before={"d.a/do": "2014-07-01", "d.c/do": "2014-10-01"},
    )
    letter = next(action.letter for quarter in found.quarters for action in quarter.actions if action.ref == "d.a/do")
    assert found.plan.decided == (
        "The first two gaps are placed strictly in order of priority.",
        "No person has more than 3 points of work in a quarter.",
        "First among equals: \u2018b\u2019 and \u2018a\u2019.",
        "Left out for now: \u2018c\u2019 (joint first, six of them).",
        "Left out for now, one action only: \u2018go\u2019.",
        f"\u2018do\u2019 starts no sooner than 1 July 2014; as {letter} it starts on 1 July 2014.",
        "\u2018do\u2019 starts no sooner than 1 October 2014.",
    )
    assert view_of(criteria, {"a": 0}).plan.decided == ()


@pytest.mark.parametrize(
    ("in_order", "said"),
    [
        (5, "The first five gaps are placed strictly in order of priority."),
        ("all", "All gaps are placed strictly in order of priority."),
        (1, "Only the first gap is placed strictly in order of priority."),
        (0, "No gap is placed strictly in order of priority; all go by value for a week of work."),
    ],
)
def test_how_many_are_in_order_is_recorded_where_it_was_said(in_order: int | str, said: str) -> None:
    assert view_of([one("a")], {"a": 0}, in_order=in_order).plan.decided == (said,)


# Ranks and reasons in words


def test_equals_are_told_as_such() -> None:
    found = view_of([one("a"), one("b"), one("c")], {"a": {"level": 0, "importance": 5}, "b": 1, "c": 1})
    assert [priority.joint for priority in found.priorities] == [
        "",
        "joint second, two of them",
        "joint second, two of them",
    ]
    assert [priority.why for priority in found.priorities] == [
        "First because you gave it the highest importance and it is three levels below its target.",
        "Joint second, two of them, because it is two levels below its target.",
        "Joint second, two of them, because it is two levels below its target.",
    ]


@pytest.mark.parametrize(
    ("weights", "reasons", "why"),
    [
        (
            (3, 3, 2, 1),
            "Three reasons put them in order: the gap, the importance you gave and the leverage on other gaps.",
            (
                "First because you gave it the highest importance, it is three levels below its target and one other gap waits "
                "for it."
            ),
        ),
        (
            (0, 0, 1, 1),
            "One reason puts them in order: the leverage on other gaps.",
            "First because one other gap waits for it.",
        ),
        (
            (0, 1, 0, 0),
            "One reason puts them in order: the importance you gave.",
            "First because you gave it the highest importance.",
        ),
    ],
)
def test_a_reason_is_named_only_where_it_has_weight_and_anything_to_go_by(
    weights: tuple[int, ...], reasons: str, why: str
) -> None:
    names = ("gap", "importance", "perception", "leverage")
    criteria = [one("a"), criterion("b", action("do", 0, 3), requires=["d.a"])]
    given = {"a": {"level": 0, "importance": 5}, "b": {"level": 0, "importance": 2}}
    found = view_of(criteria, given, {"priorities": dict(zip(names, weights, strict=True))})
    assert (found.reasons, found.first_five[0].why) == (reasons, why)


def test_where_no_reason_speaks_for_a_priority_none_is_made_up() -> None:
    found = view_of([one("a")], {"a": 0}, {"priorities": {"leverage": 1}})
    assert found.first_five[0].why == "First though no reason that counts speaks for it."


# Actions


def test_actions_bear_letters_say_what_they_serve_and_when_they_show() -> None:
    criteria = [
        criterion("top", action("do", 0, 3, months=6), requires=["d.base"]),
        criterion("base", action("lay", 1, 2)),
        criterion("more", action("do", 0, 3, "M", cost="\u00a3500"), action("and", 3, 4)),
    ]
    given = {"top": {"level": 0, "importance": 5}, "base": {"level": 1, "target": 1}, "more": 0}
    found = view_of(criteria, given, quarters=4, capacity=3, in_order=1)
    actions = {action.ref: action for quarter in found.quarters for action in quarter.actions}
    assert [action.letter for action in actions.values()] == ["A1", "A2", "A3"]
    lay, more, top = actions["d.base/lay"], actions["d.more/do"], actions["d.top/do"]
    assert lay.purpose == "\u2018top\u2019 (priority 1) waits for it."
    assert (top.purpose, top.after) == ("Priority 1, placed in order.", ("A1",))
    assert top.dates == "Starts 1 July, ends 30 September, shows by 31 December 2014."
    assert more.purpose == "Priority 2. Placed for \u2018more\u2019: most value for a week of work."
    assert more.cost == "\u00a3500"
    assert "Beside people's time it costs: A2 do, \u00a3500." in found.decisions[1].text


def test_an_action_over_several_quarters_says_why() -> None:
    long = view_of([one("a", "L")], {"a": 0}, quarters=4, capacity=4)
    assert [action.over for action in long.quarters[0].actions] == [
        "Runs over two quarters, since it takes 6 points and a quarter holds 4 of it."
    ]
    owned = view_of([one("a", "M", owner="Chair")], {"a": 0}, quarters=4, capacity=4, person=2)
    assert [action.over for action in owned.quarters[0].actions] == [
        "Runs over two quarters, since it takes 3 points and a quarter holds 2 of it."
    ]


# What was before it


@pytest.mark.parametrize(
    ("outcome", "said"),
    [
        (Outcome(action="d.a/do", done=False, level_came=False), "The last plan had it too, and it was not done."),
        (
            Outcome(action="d.a/try", done=True, level_came=False),
            "\u2018try\u2019 was done, and its level has not come.",
        ),
        (
            Outcome(action="d.a/try", done=False, level_came=True),
            "The level it begins at came without \u2018try\u2019.",
        ),
        (Outcome(action="d.a/try", done=True, level_came=True), ""),
        (Outcome(action="d.a/try", done=None, level_came=False), ""),
        (Outcome(action="d.b/do", done=False, level_came=False), ""),
    ],
)
def test_an_action_tells_what_an_earlier_plan_came_to(outcome: Outcome, said: str) -> None:
    whole = framework({"d": [criterion("a", action("try", 0, 1), action("do", 1, 3)), one("b")]})
    given = answers({"d.a": 1, "d.b": 0}, starts_on="2014-04-01", quarters=1, capacity=8)
    plain = assess(Inputs(answers=given, framework=whole), version="0")
    assessment = replace(plain, decisions=replace(plain.decisions, outcomes=(outcome,)))
    own = next(action for action in plain.plan.actions if action.ref == "d.a/do")
    assert purpose(assessment, own) == f"{purpose(plain, own)} {said}".strip()
