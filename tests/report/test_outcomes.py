"""What the plan makes of the gaps, in sentences: the headline, why not sooner or not at all, and what is proven."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from ccg_toolkit.planning import Course, Decisions, Outcome, Proof
from ccg_toolkit.report import Assessment
from ccg_toolkit.report.build_plan import find_out_views
from ccg_toolkit.report.outcomes import certificate, closing, headline, outcome, parted_equals, whose_work
from ccg_toolkit.toolkit import Inputs, assess, load
from ccg_toolkit.tracker import Column, Progress, Status, TrackedAction
from tests.builders import Case, Fields, action, answers, cases, criterion, framework, plan_for
from tests.slow import tries

EXAMPLES = Path(__file__).parents[2] / "examples"


def example(name: str = "answers.yaml", edits: dict[str, str] | None = None, folder: Path | None = None) -> Assessment:
    path = EXAMPLES / name
    if edits and folder:
        text = path.read_text(encoding="utf-8")
        for old, new in edits.items():
            assert text.count(old) == 1, old
            text = text.replace(old, new)
        path = folder / "answers.yaml"
        path.write_text(text, encoding="utf-8")
    loaded = load(path)
    assert loaded.inputs is not None, loaded.problems
    return assess(loaded.inputs, version="0")


def planned(criteria: list[Fields], levels: dict[str, Any], **plan: Any) -> Assessment:
    """Plan for one domain, `d`; names of criteria go without it."""
    said = answers({f"d.{name}": answer for name, answer in levels.items()}, starts_on="2014-04-01", **plan)
    return assess(Inputs(answers=said, framework=framework({"d": criteria})), version="0")


def gaps(assessment: Assessment) -> dict[str, Course]:
    return {gap.priority.standing.criterion.id: gap for gap in assessment.plan.gaps}


def test_the_headline_of_the_example_is_that_of_the_contract() -> None:
    assert headline(example()) == (
        "This year's work closes 8 of 26 gaps: 5 show by 31 March 2015, 3 more by 30 June. Of the first five, 2 by March, a "
        "third by June; \u2018Manifesto of offers and wants\u2019 then stands at 3 of 4. Overall 1.73 today, 2.14 in March, "
        "2.26 in June from the same work."
    )


def test_two_years_of_the_example_close_all_of_the_first_five(tmp_path: Path) -> None:
    said = headline(example(edits={"  quarters: 4\n": "  quarters: 8\n"}, folder=tmp_path))
    assert said.startswith("The work of two years closes 19 of 26 gaps: 17 show by 31 March 2016, 2 more by ")
    assert "Of the first five, all by March." in said


@pytest.mark.parametrize(
    ("quarters", "said"),
    [
        (1, "This quarter's work"),
        (3, "The work of three quarters"),
        (4, "This year's work"),
        (8, "The work of two years"),
        (10, "The work of ten quarters"),
        (40, "The work of ten years"),
    ],
)
def test_work_is_named_by_its_length(quarters: int, said: str) -> None:
    assert whose_work(quarters) == said


SMALL = [criterion(name, action("do", 0, 3)) for name in "abc"]


@pytest.mark.parametrize(
    ("criteria", "capacity", "said"),
    [
        (
            SMALL,
            3,
            "This year's work closes all 3 gaps by 31 March 2015. Overall 0.00",
        ),
        (SMALL[:1], 3, "This year's work closes the only gap by 31 March 2015. Overall 0.00 today, 3.00 in March."),
        (
            [criterion("a", action("do", 0, 3, months=15)), criterion("b", action("do", 0, 3, months=18))],
            2,
            (
                "This year's work closes all 2 gaps: none shows by 31 March 2015, 1 by 30 June, 1 more by 30 September. "
                "Overall 0.00 today, 0.00 in March, 3.00 in September from the same work."
            ),
        ),
        (
            [
                criterion(name, action("do", 0, 3, months=months))
                for name, months in zip("abc", (15, 18, 21), strict=True)
            ],
            3,
            (
                "This year's work closes all 3 gaps: none shows by 31 March 2015, 3 by 31 December. Overall 0.00 today, 0.00 in "
                "March, 3.00 in December from the same work."
            ),
        ),
        (
            [
                criterion(name, action("do", 0, 3, months=months))
                for name, months in zip("abcdef", (3, 12, 15, 18, 3, 3), strict=True)
            ],
            6,
            (
                "This year's work closes all 6 gaps: 4 show by 31 March 2015, 1 more by 30 June, 1 more by 30 September. Of the "
                "first five, 3 by March, a fourth by June, a fifth by September. Overall 0.00"
            ),
        ),
        (
            [criterion("a", action("do", 0, 1), action("go", 1, 2)), criterion("b", action("do", 0, 1))],
            3,
            (
                "This year's work closes none of 2 gaps and brings 2 of them nearer to their targets. Overall 0.00 today, 1.50 in "
                "March."
            ),
        ),
    ],
)
def test_the_headline_counts_what_shows_within_and_after(criteria: list[Fields], capacity: int, said: str) -> None:
    found = planned(criteria, {one["id"]: 0 for one in criteria}, capacity=capacity, quarters=4)
    assert headline(found).replace(", all by", " by", 1).startswith(said)


def test_days_that_end_no_month_are_told_as_days() -> None:
    said = answers({"d.a": 0}, starts_on="2014-04-15", quarters=1)
    found = assess(Inputs(answers=said, framework=framework({"d": [criterion("a", action("do", 0, 3))]})), version="0")
    assert headline(found) == (
        "This quarter's work closes the only gap by 14 July 2014. Overall 0.00 today, 3.00 on 14 July."
    )


def test_where_nothing_is_planned_nothing_is_claimed() -> None:
    for found in (planned(SMALL, {"a": 3, "b": 3, "c": 3}), planned(SMALL, {"a": 0}, capacity=0)):
        assert (headline(found), certificate(found)) == ("", "")


@given(cases())
@tries(60)
def test_the_headline_tells_the_numbers_of_the_plan(case: Case) -> None:
    found = assess(Inputs(answers=case.answers, framework=case.framework), version="0")
    said, plan = headline(found), found.plan
    assert bool(said) == bool(plan.actions and plan.gaps)
    if len(plan.gaps) > 1 and said:
        whole = len(plan.closed) + len(plan.closed_after)
        told = "none" if not whole else f"all {len(plan.gaps)}" if whole == len(plan.gaps) else str(whole)
        assert f"closes {told} " in said
        if plan.closed_after:
            assert f": {len(plan.closed) or 'none'} show" in said
    for gap in plan.gaps:
        told = outcome(found, gap)
        assert told.startswith("Closed by" if gap.closed is not None else "Not closed")
        assert "no other plan" not in told.lower()


# Each of the first has the answer to its own question.

ONE = [criterion("a", action("do", 0, 3)), criterion("b", action("do", 0, 3))]


@pytest.mark.parametrize(
    ("proof", "said"),
    [
        (Proof("steps"), "No plan could close it sooner: its steps follow one another."),
        (Proof("alone"), "No plan could close it sooner: its own work takes all the room until then."),
        (Proof("above", ("d.b",)), "A quarter sooner would make \u2018b\u2019 later."),
        (Proof("above"), "A quarter sooner would make one above it later."),
        (
            Proof("open"),
            "That is where a rule puts it, and no proof: the search reached its limit before it knew whether sooner can be.",
        ),
    ],
)
def test_what_is_closed_says_why_not_sooner(proof: Proof, said: str) -> None:
    found = planned(ONE, {"a": 0, "b": 0}, quarters=4)
    gap = replace(gaps(found)["a"], proof=proof)
    assert outcome(found, gap) == f"Closed by 30 June 2014. {said}"
    later = replace(gap, closed=6, closed_on=date(2015, 9, 30))
    assert outcome(found, later) == f"Closed by 30 September 2015, from work that ends within the plan. {said}"


@pytest.mark.parametrize(
    ("proof", "said"),
    [
        (Proof("steps"), "its steps follow one another and outlast the plan."),
        (Proof("dropped"), "a step of it was dropped, so the tracker says."),
        (Proof("waits", ("d.b/do",)), "it waits for \u2018do\u2019, which is left out."),
        (Proof("too-large"), "its work would not fit in even alone."),
        (Proof("no-room", ("d.b",)), "without \u2018b\u2019 there would be room."),
        (Proof("no-room"), "what stands above it takes the room."),
        (
            Proof("open"),
            "so says a rule and no proof, as the search reached its limit before it knew whether there is room.",
        ),
    ],
)
def test_what_is_not_closed_says_why(proof: Proof, said: str) -> None:
    found = planned(ONE, {"a": 0, "b": 0}, quarters=4)
    gap = replace(gaps(found)["a"], proof=proof, closed=None, closed_on=None)
    assert outcome(found, gap) == f"Not closed: {said} Level 3 of 3 by 30 June 2014."
    assert outcome(found, replace(gap, level=None)) == f"Not closed: {said} It stays at level 0 of 3."


def test_the_board_and_the_framework_are_named_as_the_cause() -> None:
    criteria = [
        criterion("left", action("do", 0, 3)),
        criterion("part", action("do", 0, 1), action("go", 1, 3)),
        criterion("gap", action("do", 0, 1), action("go", 2, 3)),
    ]
    found = planned(criteria, {"left": 0, "part": 0, "gap": 0}, not_now=["d.left", "d.part/go"])
    told = {name: outcome(found, gap) for name, gap in gaps(found).items()}
    assert told["left"] == "Not closed: the board leaves it out for now. It stays at level 0 of 3."
    assert told["part"] == "Not closed: the board leaves \u2018go\u2019 out for now. Level 1 of 3 by 30 June 2014."
    assert told["gap"] == "Not closed: nobody has written the step from level 1 to 2. Level 1 of 3 by 30 June 2014."


def test_levels_on_the_way_that_are_not_proven_are_told() -> None:
    found = planned(ONE, {"a": 0, "b": 0})
    told = outcome(found, replace(gaps(found)["a"], proven=False))
    assert told.endswith("one another. The levels on its way stand by a rule and not by a proof.")


# The certificate stands once, and says no more than was proven.


@pytest.mark.parametrize(
    ("in_order", "said"),
    [
        (5, "None of the first five can be closed sooner without holding up one above it."),
        (2, "None of the first two can be closed sooner without holding up one above it."),
        ("all", "None of the seven gaps can be closed sooner without holding up one above it."),
        (1, "No plan of this size could close the first sooner."),
        (0, "No gap is placed strictly in order: all stand where they bring most value for a week of work."),
    ],
)
def test_the_certificate_names_how_many_are_in_order(in_order: int | str, said: str) -> None:
    names = "abcdefg"
    found = planned([criterion(name, action("do", 0, 3)) for name in names], dict.fromkeys(names, 0), in_order=in_order)
    assert certificate(found) == said


def test_the_certificate_names_what_is_not_proven() -> None:
    found = planned(ONE, {"a": 0, "b": 0})
    first, second = found.plan.gaps

    def certified(*which: Course, still_open: int = 0) -> str:
        return certificate(replace(found, plan=replace(found.plan, gaps=which, open=still_open)))

    whole = "None of the two gaps can be closed sooner without holding up one above it."
    assert certified(first, second) == whole
    unproven = replace(second, proven=False)
    assert certified(first, unproven) == f"{whole} That is not proven for \u2018b\u2019, which stands by a rule."
    assert certified(replace(first, proven=False), unproven) == (
        "The two gaps stand by a rule: the search reached its limit before it could prove more."
    )
    left_out = replace(second, proof=Proof("not-now"))
    assert certified(first, left_out) == f"{whole} What is left out counts as decided."
    assert certified(first, second, still_open=2).endswith(
        "The search reached its limit at two questions of how actions lie within that; a rule answers there."
    )


# Equals on both sides of the line.


def equal_gaps(number: int, **plan: Any) -> Assessment:
    names = [f"c{place}" for place in range(number)]
    criteria = [criterion(name, action("do", 0, 3, "M" if place == 1 else "S")) for place, name in enumerate(names)]
    return planned(criteria, dict.fromkeys(names, 0), **plan)


def test_equals_on_both_sides_of_the_line_are_told() -> None:
    assert parted_equals(equal_gaps(5)) == ""
    inside = "\u2018c0\u2019, \u2018c2\u2019, \u2018c3\u2019, \u2018c4\u2019 and \u2018c5\u2019"
    assert parted_equals(equal_gaps(6)) == (
        f"Equals stand on both sides of the line after the first five: {inside} above it, \u2018c1\u2019 below it. Of equals, "
        "what takes least work goes first."
    )
    assert parted_equals(equal_gaps(6, choose=["d.c1"])).endswith("below it. The board put \u2018c1\u2019 first.")


def test_what_came_without_the_work_could_lower_the_score() -> None:
    held = {"level": 3, "evidence": [{"what": "a poll", "strength": "members"}]}
    assessment = planned([criterion("a", action("do", 1, 3)), criterion("b")], {"a": held, "b": 0}, quarters=1)
    case = Case(assessment.framework, assessment.answers)
    told = plan_for(case, Decisions(outcomes=(Outcome(action="d.a/do", done=False, level_came=True),)))
    (unknown,) = find_out_views(replace(assessment, plan=told))
    assert (
        unknown.effect == "If what came without the work does not last, the overall score could be lower by up to 1.00."
    )


def test_what_was_done_before_the_plan_is_not_called_its_work() -> None:
    """The first action is done, and its review is past; the second finds no place."""
    criteria = [criterion("a", action("do", 0, 1), action("go", 1, 3, "L")), criterion("b", action("end", 0, 3))]
    said = answers({"d.a": 0, "d.b": 0}, quarters=1, capacity=2, starts_on="2014-04-01")
    done = TrackedAction(
        id="d.a/do", status=Status.DONE, cells={Column.REVIEW: date(2014, 3, 31)}, changed=frozenset(), unread={}
    )
    whole = framework({"d": criteria})
    given = Inputs(answers=said, framework=whole, progress=Progress(actions=(done,), columns=()))
    assessment = assess(given, version="0")
    first = gaps(assessment)["a"]
    assert (first.level, first.reached) == (1, 0)
    assert closing(assessment, first) == (
        "What was done before brings it to level 1, and the plan no further; its target is 3."
    )
    assert outcome(assessment, first).endswith("Level 1 of 3 by what was done before.")
