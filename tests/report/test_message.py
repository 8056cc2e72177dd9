"""The message of a report: sentences made from the figures, for someone who has seen none of it."""

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from ccg_toolkit.report import ReportView, build_view
from ccg_toolkit.report.message import message
from ccg_toolkit.toolkit import Inputs, assess
from tests.builders import action, answers, criterion, framework

ASKED = [{"what": "a poll", "strength": "members"}]


def view_of(given: dict[str, Any], *criteria: dict[str, Any], **plan: Any) -> ReportView:
    sections: dict[str, list[dict[str, Any]]] = {}
    for one in criteria or [criterion(name.removeprefix("d.")) for name in given]:
        own = {key: value for key, value in one.items() if key != "in"}
        sections.setdefault(one.get("in", "d"), []).append(own)
    inputs = Inputs(answers=answers(given, **plan), framework=framework(sections), progress=None)
    return build_view(assess(inputs, version="0"))


def told(view: ReportView) -> dict[str, str]:
    return {part.about: part.text for part in view.message}


def test_it_opens_with_the_scale_the_score_and_the_targets() -> None:
    assert view_of({"d.a": 1, "d.b": 2}).opening == (
        "On a scale from 0 (level 0) to 4 (level 4), A test rates itself at 1.50. Its own targets come to 3.00; "
        "50% of the way is done."
    )


def test_each_part_names_things_and_figures() -> None:
    both = [
        criterion("a", action("do", 0, 3, "M", owner="Chair")) | {"in": "d"},
        criterion("b", action("do", 1, 3, owner="Clerk"), requires=["d.a"]) | {"in": "e"},
        criterion("c") | {"in": "e"},
    ]
    view = view_of({"d.a": 0, "e.b": 1, "e.c": {"level": 3, "evidence": ASKED}}, *both, quarters=4, capacity=4)
    assert told(view) == {
        "What is strong": "One criterion stands at level 3 or above, confirmed by members or from outside: \u2018c\u2019 (3). Highest "
        "domain: \u2018e\u2019, at 2.00.",
        "What holds us back": "2 of 3 rated criteria lie below their targets. Lowest domain: \u2018d\u2019, at 0.00. One other "
        "criterion has to wait for \u2018a\u2019.",
        "What we do this year": "By 31 March 2015 the plan brings both criteria to target. The overall score rises from "
        "1.00 to 3.00.",
        "What it asks of us": "About four weeks of leads' time from two owners; the largest share, three, falls to Chair. Four "
        "decisions by the board, each with a proposal.",
        "How sure we are": "All 3 criteria that apply are rated.",
    }
    assert [domain.title for domain in view.lowest_first] == ["d", "e"]
    assert view.domains_title == "\u2018d\u2019 stands lowest; the plan lifts all of them"
    assert view.criteria_title == "2 of 3 rated criteria lie below target; the plan brings 2 there by March 2015"


def test_what_nobody_confirms_is_called_our_own_account() -> None:
    assert told(view_of({"d.a": 4, "d.b": 1}))["What is strong"].startswith(
        "One criterion stands at level 3 or above, by our own account alone, as nobody from members or outside confirms it: "
        "\u2018a\u2019 (4)."
    )
    assert told(view_of({"d.a": 1}))["What is strong"] == "Nothing that is rated stands at level 3 or above yet."


def test_how_firm_the_first_five_are_is_told_where_there_are_more() -> None:
    same = view_of({f"d.{name}": 0 for name in "abcdef"})
    assert "the first five" in told(same)["How sure we are"]
    assert "the first five" not in told(view_of({"d.a": 0, "d.b": 1}))["How sure we are"]


@pytest.mark.parametrize(
    ("shares", "said"),
    [
        (
            (92, 100, 95, 76, 70),
            (
                "The first four priorities are firm: each stays among the first five in at least 76 of 100 ways to weigh the reasons. "
                "The next is a closer call."
            ),
        ),
        (
            (92, 50, 100, 76, 70),
            (
                "The first priority is firm: it stays among the first five in 92 of 100 ways to weigh the reasons. The next four are "
                "closer calls."
            ),
        ),
        (
            (92, 90, 100, 80, Fraction(997, 10)),
            "The first five priorities are firm: each stays among the first five in at least 80 of 100 ways to weigh the reasons.",
        ),
        (
            (100,) * 5,
            "The first five priorities are firm: they stay the first five however one weighs the reasons.",
        ),
        (
            (Fraction(999, 10),) * 5,
            "The first five priorities are firm: each stays among the first five in at least 99 of 100 ways to weigh the reasons.",
        ),
    ],
)
def test_a_share_is_told_of_each_and_not_of_all_together(shares: tuple[int | Fraction, ...], said: str) -> None:
    inputs = Inputs(
        answers=answers({f"d.{name}": 0 for name in "abcdef"}),
        framework=framework({"d": list(map(criterion, "abcdef"))}),
    )
    assessment = assess(inputs, version="0")
    firm = [
        replace(priority, robustness=replace(priority.robustness, top_five_share=Fraction(share) / 100))
        for priority, share in zip(assessment.priorities, (*shares, 0), strict=True)
    ]
    sure = next(
        part for part in message(replace(assessment, priorities=tuple(firm)), 0) if part.about == "How sure we are"
    )
    assert sure.text.endswith(said)


def test_what_the_plan_does_not_finish_is_said_of_the_first_priority() -> None:
    chain = criterion("a", action("do", 0, 1), action("go", 1, 2), action("end", 2, 3)) | {"in": "d"}
    alone = view_of({"d.a": 0}, chain, quarters=2, capacity=4)
    assert told(alone)["What we do"] == (
        "By 30 September 2014 the plan works on the only criterion below target. It is not finished by then: it will stand at level "
        "2, and its target is 3. The overall score rises from 0.00 to 2.00."
    )
    late = criterion("b", action("do", 0, 3, months=9)) | {"in": "d"}
    assert (
        "it will stand at level 0, and its target comes by 31 December 2014."
        in told(view_of({"d.b": 0}, late, quarters=2, capacity=4))["What we do"]
    )
    both = view_of({"d.a": 0, "d.b": 0}, chain, late, quarters=2, capacity=4)
    assert told(both)["What we do"].startswith(
        "By 30 September 2014 the plan brings none of these two criteria to target; one follows by 31 December 2014, when the "
        "results show."
    )


@pytest.mark.parametrize(("quarters", "head"), [(1, ""), (2, ""), (3, ""), (4, " this year"), (5, ""), (8, "")])
def test_only_a_plan_of_four_quarters_is_called_this_year(quarters: int, head: str) -> None:
    view = view_of({"d.a": 0}, criterion("a", action("do", 0, 3)) | {"in": "d"}, quarters=quarters, capacity=4)
    assert [about for about in told(view) if about.startswith("What we do")] == [f"What we do{head}"]


@pytest.mark.parametrize(
    ("open_at_first", "said"), [(12, "brings six of these twelve criteria"), (13, "brings 6 of these 13 criteria")]
)
def test_numbers_of_one_sentence_are_all_in_words_or_all_in_figures(open_at_first: int, said: str) -> None:
    names = [f"c{number}" for number in range(open_at_first)]
    criteria = [criterion(name, action("do", 0, 3)) | {"in": "d"} for name in names]
    view = view_of({f"d.{name}": 0 for name in names}, *criteria, quarters=1, capacity=6)
    assert said in told(view)["What we do"]


@pytest.mark.parametrize(
    ("given", "opening"),
    [
        ({"d.a": None}, "Nothing is rated yet. "),
        ({"d.a": {"level": "not applicable", "because": "no"}}, "No criterion applies, so there is no score. "),
    ],
)
def test_where_nothing_is_rated_there_is_no_message_but_what_to_do(given: dict[str, Any], opening: str) -> None:
    view = view_of(given)
    assert view.opening.startswith(opening)
    assert view.message == ()


@pytest.mark.parametrize("given", [{"d.a": None}, {"d.a": "unknown"}, {"d.a": 0, "d.b": "unknown"}, {"d.a": 4}])
def test_a_report_is_worded_for_a_reader_of_paper(given: dict[str, Any]) -> None:
    assert "`" not in repr(view_of(given)), "marks of a file that somebody types"


def test_high_ratings_that_nobody_confirms_are_called_thin_evidence_as_everywhere() -> None:
    told_of_one, told_of_two = (told(view_of(given))["How sure we are"] for given in ({"d.a": 4}, {"d.a": 4, "d.b": 3}))
    assert (
        "One high rating rests on thin evidence, as nobody from members or outside confirms it: without it,"
        in told_of_one
    )
    assert (
        "Two high ratings rest on thin evidence, as nobody from members or outside confirms them: without them,"
        in told_of_two
    )


def test_ranks_that_are_shared_say_so() -> None:
    assert [priority.position for priority in view_of({"d.a": 0, "d.b": 0, "d.c": 2}).priorities] == ["1=", "1=", "3"]
