"""What the board paper says: the figures of the report, nothing that nobody told it, and odd results in plain words."""

import re
from datetime import date

import pytest

from ccg_toolkit.answers import Answers
from ccg_toolkit.toolkit import Inputs, assess
from ccg_toolkit.tracker import Column, Progress, Status, TrackedAction, Value
from tests.builders import action, answers, criterion, framework

from .board_papers import FULL, Made, made, marked, rows, section, texts, with_paper
from .conftest import ROOT, assessed


@pytest.fixture(scope="module")
def full(example_paper: Made) -> Made:
    """The paper of the example where the answers give every fact of a cover sheet."""
    return made(with_paper(example_paper.assessment, FULL))


@pytest.fixture(scope="module")
def federation() -> Made:
    return made(assessed(ROOT / "examples" / "federation" / "answers.yaml"))


# What it says


def test_the_domains_have_the_figures_of_the_report(example_paper: Made) -> None:
    assert [
        (row["Domain"], row["Score"], row["Unconfirmed low"], row["Way to target done"])
        for row in rows(example_paper.document, "Domain")
    ] == [
        (title, score.score, score.unconfirmed_low, score.way_done)
        for title, score in [
            *((domain.title, domain.score) for domain in example_paper.view.domains),
            ("Overall", example_paper.view.overall),
        ]
    ]
    by_title = {row["Domain"]: row for row in rows(example_paper.document, "Domain")}
    assert by_title["Engagement and the wider public"]["Band"] == "Amber"
    assert by_title["Engagement and the wider public"]["Bounds"] == "1.60 to 2.40"
    assert by_title["Having a clear membership contract"]["Bounds"] == "\u2013", "as nothing there is unknown"


def test_the_first_five_priorities_say_why_and_how_firmly(example_paper: Made) -> None:
    *found, certificate, equals = section(example_paper.document, "First priorities")
    assert found == [
        f"{one.rank}. {one.title}, level {one.level}, target {one.target}. {one.why} {one.outcome} {one.robustness}"
        for one in example_paper.view.priorities[:5]
    ]
    assert (certificate, equals) == (example_paper.view.plan.certificate, example_paper.view.plan.equals)


def test_it_says_what_the_plan_closes_and_what_other_capacities_would(example_paper: Made) -> None:
    assert section(example_paper.document, "What the plan comes to") == [example_paper.view.plan.headline]
    options = example_paper.view.plan.options
    assert options is not None
    found = rows(example_paper.document, "Figure")
    assert [row["Figure"] for row in found] == [name for name, _ in options.rows]
    for row, (_, cells) in zip(found, options.rows, strict=True):
        assert [row[column] for column in options.columns] == [*cells]


def test_promises_that_the_plan_does_not_keep_are_told(example_paper: Made) -> None:
    broken = [found for found in example_paper.view.plan.promises if found.broken]
    assert len(broken) == 2
    assert section(example_paper.document, "Promises that this plan does not keep by their day") == [
        f"{found.number}, {found.text}: {found.told}" for found in broken
    ]


def test_the_first_year_has_each_action_once_with_owner_dates_and_measure(federation: Made) -> None:
    assert len(federation.view.quarters) == 6
    found = rows(federation.document, "Done when")
    expected = {one.letter: one for quarter in federation.view.quarters[:4] for one in quarter.actions}
    assert [row["Letter"] for row in found] == [f"A{place}" for place in range(1, len(expected) + 1)]
    for row in found:
        told = expected[row["Letter"]]
        assert row["Action"].startswith(f"{told.title}. {told.purpose}")
        assert (row["Owner"], row["Dates"], row["Done when"]) == (told.owner, told.dates, told.success_measure)
    assert section(federation.document, "The first year of the plan") == [
        f"{len(found)} actions from 1 April 2026 to 31 March 2027. The whole plan is for 1 April 2026 to 30 September 2027; the report has the rest."
    ]


def test_the_first_quarter_is_told_owner_by_owner(example_paper: Made) -> None:
    assert section(example_paper.document, "What the first quarter asks of whom") == [
        f"{ask.owner}: {'; '.join(ask.tasks)}" for ask in example_paper.view.asks
    ]


def test_it_uses_the_nouns_of_the_framework(federation: Made) -> None:
    told = "\n".join(texts(federation.document))
    assert "The board of directors is asked to:" in told
    assert not re.search(r"\bCCGs?\b|governing body", told, re.IGNORECASE)


# What nobody told it


def test_every_fact_that_is_missing_has_a_place_to_fill_in(bare_paper: Made) -> None:
    places = [text for text in marked(bare_paper.document) if text.startswith("[to fill in:")]
    assert places == [
        "[to fill in: meeting]",
        "[to fill in: date of the meeting]",
        "[to fill in: author and role]",
        "[to fill in: sponsor]",
        "[to fill in: risk references]",
        "[to fill in: how this paper gives assurance]",
        "[to fill in: existing or additional controls]",
        "[to fill in: equality impact]",
        "[to fill in: equality impact assessment undertaken]",
        "[to fill in: prepared by]",
        "[to fill in: on behalf of]",
        "[to fill in: date prepared]",
    ]
    assert marked(bare_paper.document)[0] == (
        "Before this paper goes out, complete the twelve places marked [to fill in] and check what is marked [draft]. "
        "Then delete this line."
    )
    assert [row["Details"] for row in rows(bare_paper.document, "Details")] == places[:4]


def test_what_is_given_stands_as_given_and_nothing_is_marked(full: Made) -> None:
    assert marked(full.document) == []
    assert texts(full.document)[:2] == ["NHS Pennine Vale CCG", "Where we stand"]
    assert {row["Cover sheet"]: row["Details"] for row in rows(full.document, "Details")} == {
        "Meeting": "Council of members",
        "Date of the meeting": "3 April 2014",
        "Author and role": "Ms B. Other, OD lead",
        "Presenter and role": "Dr A. Example, Chair",
        "Sponsor": "Mr C. Third, Chief officer",
    }
    assert section(full.document, "Key messages") == ["Practices take part.", "Time is short."]
    assert section(full.document, "Assurance framework") == [
        "Risk references: 3.4; 4.1",
        "How this paper gives assurance: It names owners.",
        "Existing or additional controls: Existing 3.4.1B",
    ]
    assert section(full.document, "Recommendations") == ["The governing body is asked to:", "agree it"]
    assert section(full.document, "About this paper") == [
        "Prepared by: Ms B. Other, OD lead",
        "On behalf of: Mr C. Third",
        "Date prepared: 20 March 2014",
    ]


@pytest.mark.parametrize("name", ["example_paper", "bare_paper", "federation"])
def test_equality_is_never_filled_in_by_the_program(name: str, request: pytest.FixtureRequest) -> None:
    assert section(request.getfixturevalue(name).document, "Equality impact") == [
        "Equality impact: [to fill in: equality impact]",
        "Equality impact assessment undertaken: [to fill in: equality impact assessment undertaken]",
    ]


def test_equality_stands_as_the_answers_have_it(full: Made) -> None:
    assert section(full.document, "Equality impact") == [
        "Equality impact: Three groups are better heard.",
        "Equality impact assessment undertaken: No",
    ]


def test_drafts_are_made_from_the_results_and_marked(bare_paper: Made) -> None:
    assert marked(bare_paper.document).count("[draft, made from the results]") == 2
    assert section(bare_paper.document, "Key messages") == [
        "[draft, made from the results]",
        f"Overall: {bare_paper.view.overall.sentence}",
        "Lowest, at 1.17: \u2018Having a clear membership contract\u2019. Highest, at 2.50: \u2018The development of member skills\u2019.",
        "First in order of priority: \u2018Manifesto of offers and wants\u2019, \u2018Agreed definition of membership\u2019, \u2018Prompt answers to queries\u2019, \u2018Reach to people seldom heard\u2019 and \u2018Fair, resourced obligations\u2019.",
        bare_paper.view.plan.headline,
    ]
    assert section(bare_paper.document, "Recommendations") == [
        "[draft, made from the results]",
        "The governing body is asked to:",
        "note the overall score of 1.73 on a scale of 0 to 4, in the band Amber",
        "take the seven decisions under \u2018Decisions requested\u2019",
    ]


# Odd results


def of_case(said: Answers, progress: Progress | None = None) -> Made:
    whole = framework(
        {
            "d": [criterion("c", action("a", 0, 1) | {"owner": "Chair"}, action("b", 1, 3))],
            "e": [criterion("f", action("g", 0, 2, "L") | {"success_measure": "It is so"}), criterion("h")],
        }
    )
    return made(assess(Inputs(answers=said, framework=whole, progress=progress), version="0"))


def test_who_agreed_the_levels_is_said_or_that_it_is_not_stated(example: Made) -> None:
    bare = of_case(answers({"d.c": 0}))
    assert bare.view.assessed_by == "not stated"
    assert any("Levels agreed by: not stated." in text for text in texts(bare.document))
    assert any("Levels agreed by: Governing body and council of members." in text for text in texts(example.document))


def test_decisions_name_what_the_plan_cannot_settle() -> None:
    found = of_case(answers({"d.c": 0, "e.f": 0, "e.h": 1}, quarters=2, capacity=2))
    assert section(found.document, "Decisions requested") == [decision.in_words for decision in found.view.decisions]
    assert section(found.document, "Decisions requested")[2:] == [
        "Approve the work planned for 1 April to 30 September 2014: two actions (A1 and A2) and two points of effort.",
        "Carry over what does not close: \u2018f\u2019. More points a quarter, or twice the time, would close no more by the end.",
        "Name an owner for \u2018A2 b\u2019.",
        "Agree what will show \u2018A1 a\u2019 and \u2018A2 b\u2019 to be done.",
        "Agree actions for \u2018f\u2019 and \u2018h\u2019: some steps towards the target have none.",
    ]
    assert "The plan" in texts(found.document), "as half a year is not a first year"


def test_without_a_rating_nothing_is_claimed() -> None:
    found = of_case(answers({"d.c": "unknown"}))
    assert section(found.document, "Recommendations")[2:] == ["note that nothing is rated yet"]
    what_to_do = "Write a level behind each criterion in the answers, or `unknown`; then make this anew."
    assert section(found.document, "Key messages")[1:] == [
        f"Overall: Nothing is rated yet, so there is no score. {what_to_do}"
    ]
    assert section(found.document, "The first year of the plan") == [
        f"Nothing is rated yet, so there is nothing to plan. {what_to_do}"
    ]
    assert len(found.document.tables) == 2, "no table without rows"


def test_what_a_tracker_says_of_the_last_plan_is_told() -> None:
    late: dict[str, Value] = {Column.ENDS: date(2014, 2, 1), Column.ACTION: "a"}
    begun = TrackedAction(id="d.c/a", status=Status.UNDER_WAY, cells=late, changed=frozenset())
    found = of_case(answers({"d.c": 0, "e.f": 3, "e.h": 3}), progress=Progress(columns=(), actions=(begun,)))
    assert "Actions of the last plan: 0 done, 1 late, 0 dropped, 0 under way." in section(found.document, "Summary")
    assert section(found.document, "Decisions requested")[-1] == (
        "Agree what becomes of what is late: \u2018a\u2019, was to end on 1 February 2014."
    )
    assert (
        rows(found.document, "Action")[0]["Action"]
        == "a. Priority 1, under way. Late: it was to end on 1 February 2014."
    )
