"""What the board paper says: the figures of the report, nothing that nobody told it, and odd results in plain words."""

import re
from datetime import date
from io import BytesIO
from itertools import pairwise

import pytest
from PIL import Image

from ccg_toolkit.answers import Answers
from ccg_toolkit.outputs.board_paper.bar import HEIGHT, WIDTH, bar
from ccg_toolkit.report import build_paper_view, build_view
from ccg_toolkit.toolkit import Inputs, assess
from ccg_toolkit.tracker import Column, Progress, Status, TrackedAction, Value
from tests.builders import action, answers, criterion, framework

from .board_papers import DRAWN, FULL, Made, made, marked, rows, section, texts, with_paper
from .conftest import ROOT, assessed


@pytest.fixture(scope="module")
def full(example_paper: Made) -> Made:
    """The paper of the example where the answers give every fact of a cover sheet."""
    return made(with_paper(example_paper.assessment, FULL))


@pytest.fixture(scope="module")
def federation() -> Made:
    return made(assessed(ROOT / "examples" / "federation" / "answers.yaml"))


# What it says


def test_the_domains_have_their_figures_and_a_bar_that_says_the_same(example_paper: Made) -> None:
    found = rows(example_paper.document, "Domain")
    ends = example_paper.view.outlook
    assert [(row["Domain"], row["Now"], row["Planned"], row["Band"]) for row in found] == [
        *(
            (domain.title, domain.score.score, later[-1], domain.score.band.said if domain.score.band else "")
            for domain, (_, later) in zip(example_paper.view.domains, ends.rows, strict=True)
        ),
        ("Overall", "1.73", "2.14", "Amber"),
    ]
    assert [row["Target"] for row in found] == ["3.17", "2.83", "3.00", "2.75", "3.00", "2.50", "3.25", "2.93"]
    told = [one.get("descr") for one in example_paper.document.element.iter(DRAWN)]
    assert told == [
        f"Bar from 0 to 4: {row['Now']} now, {row['Planned']} by the end of the plan, target {row['Target']}"
        for row in found
    ]


def test_it_opens_with_the_message_of_the_report(example_paper: Made) -> None:
    view = example_paper.view
    assert section(example_paper.document, "Where we stand")[:6] == [
        view.opening,
        *(f"{part.about}: {part.text}" for part in view.message),
    ]


def test_a_bar_is_as_dark_and_as_light_as_its_score_and_what_is_added() -> None:
    picture = Image.open(BytesIO(bar(400, 600, 900))).convert("L")
    middle = list(picture.crop((0, HEIGHT // 2, WIDTH, HEIGHT // 2 + 1)).tobytes())
    now, added, track, line, paper = (middle[at] for at in (0, 200, 300, WIDTH * 9 // 10, WIDTH * 9 // 10 - 5))
    assert middle[: WIDTH * 4 // 10] == [now] * (WIDTH * 4 // 10)
    assert middle[WIDTH * 4 // 10 : WIDTH * 6 // 10] == [added] * (WIDTH * 2 // 10)
    assert (line, paper) == (0, 255), "the line stands out from any part of the bar"
    assert all(abs(one - other) > 40 for one, other in pairwise((now, added, track))), "told apart in grey"
    assert bar(0, 0, 0) != bar(1000, 1000, 1000), "a target at either end has room"


def test_a_bar_begins_at_the_lowest_level_and_ends_at_the_highest(example_paper: Made) -> None:
    [overall] = [
        row for row in build_paper_view(example_paper.assessment, example_paper.view).bars if row.name == "Overall"
    ]
    assert overall.marks == (432, 536, 732), "1.726 of 4, 2.143 of 4 and 2.929 of 4"
    from_one = assessed(ROOT / "examples" / "continuite" / "answers.yaml")
    marks = [row.marks for row in build_paper_view(from_one, build_view(from_one)).bars]
    assert marks == [(333, 333, 667), (0, 0, 667), (167, 167, 667)], "on a scale of 1 to 4"


def test_the_first_five_priorities_say_why_and_what_becomes_of_them(example_paper: Made) -> None:
    assert [tuple(row.values()) for row in rows(example_paper.document, "Why")] == [
        (f"{one.rank}. {one.title}", f"{one.level}", f"{one.target}", one.because, one.closing)
        for one in example_paper.view.priorities[:5]
    ]
    assert section(example_paper.document, "First priorities") == [example_paper.view.plan.certificate]


def test_it_says_what_the_plan_closes_and_what_other_capacities_would(example_paper: Made) -> None:
    doing = next(part for part in example_paper.view.message if part.about == "What we do this year")
    assert f"{doing.about}: {doing.text}" in section(example_paper.document, "Where we stand")
    options = example_paper.view.plan.options
    assert options is not None
    found = rows(example_paper.document, "What it comes to")
    assert [row["What it comes to"] for row in found] == [name for name, _ in options.rows]
    for row, (_, cells) in zip(found, options.rows, strict=True):
        assert [row[column] for column in options.columns] == [*cells]


def test_each_quarter_of_the_first_year_has_its_actions_with_owner_points_and_review(federation: Made) -> None:
    assert len(federation.view.quarters) == 6
    tables = [table for table in federation.document.tables if table.rows[0].cells[0].text == "Action"]
    for table, quarter in zip(tables, federation.view.quarters[:4], strict=True):
        assert [[cell.text for cell in row.cells] for row in table.rows[1:]] == [
            [f"{one.called}{f' ({one.part})' if one.part else ''}", one.owner, f"{one.points}", one.review]
            for one in quarter.actions
        ]
    assert section(federation.document, "The plan") == [
        "18 actions begin in the first year, shown here; the report has the rest."
    ]


def test_effort_is_told_by_owner_and_money_by_action(example_paper: Made) -> None:
    assert section(example_paper.document, "Money and staff") == [
        "None of the actions names a cost beside people's time."
    ]
    load = example_paper.view.plan.load
    assert load is not None
    assert [[*row.values()] for row in rows(example_paper.document, "In all")] == [
        [owner, *map(str, points), f"{whole}"] for owner, points, whole in load.rows
    ]
    whole = framework({"d": [criterion("c", action("a", 0, 3) | {"cost": "2,000 pounds"})]})
    dear = made(assess(Inputs(answers=answers({"d.c": 0}), framework=whole), version="0"))
    told, *costs = section(dear.document, "Money and staff")
    assert told == "Beside people's time these actions cost money:"
    assert costs[0] == "A1 a: 2,000 pounds"


def test_nothing_claims_that_members_were_asked(example_paper: Made, full: Made) -> None:
    assert section(example_paper.document, "Consultation") == [
        "Levels agreed by: Governing body and council of members",
        "Evidence: 15 of 36 ratings rest on evidence from practices themselves or from outside",
        "The plan: [to fill in: who was asked about the plan, and what they said]",
    ]
    assert section(full.document, "Consultation")[-1] == "The plan: The council saw it."


def test_nothing_is_said_twice(example_paper: Made) -> None:
    """No sentence of ten words or more stands in two places; the table of priorities may repeat a reason."""
    told = [
        sentence
        for one in example_paper.document.paragraphs
        for sentence in re.split(r"(?<=[.:])\s", one.text)
        if len(sentence.split()) > 9
    ]
    assert len(told) > 20
    assert sorted(told) == sorted(set(told))


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
        "[to fill in: on behalf of]",
        "[to fill in: date prepared]",
        "[to fill in: who was asked about the plan, and what they said]",
        "[to fill in: which risks of the assurance framework this bears on]",
        "[to fill in: how it shows that they are dealt with]",
        "[to fill in: the controls, with their references]",
        "[to fill in: what the plan means for people with protected characteristics, for better and for worse]",
        "[to fill in: whether, when and by whom it was assessed]",
    ]
    assert marked(bare_paper.document)[0] == (
        "Before this paper goes out, complete the twelve places marked [to fill in] and make the recommendations your own. "
        "Then delete this line."
    )
    assert [row["Details"] for row in rows(bare_paper.document, "Details")] == places[:6]


def test_what_is_given_stands_as_given_and_nothing_is_marked(full: Made) -> None:
    assert marked(full.document) == []
    assert texts(full.document)[:2] == ["NHS Pennine Vale CCG", "Where we stand"]
    assert {row["Cover sheet"]: row["Details"] for row in rows(full.document, "Details")} == {
        "Meeting": "Council of members",
        "Date of the meeting": "3 April 2014",
        "Author and role": "Ms B. Other, OD lead",
        "Presenter and role": "Dr A. Example, Chair",
        "Sponsor": "Mr C. Third, Chief officer",
        "On behalf of": "Mr C. Third",
        "Date prepared": "20 March 2014",
    }
    assert section(full.document, "Where we stand")[:2] == ["Practices take part.", "Time is short."]
    assert section(full.document, "Risks") == [
        "Risk references: 3.4; 4.1",
        "How this paper gives assurance: It names owners.",
        "Existing or additional controls: Existing 3.4.1B",
    ]
    assert section(full.document, "Recommendations") == ["The governing body is asked to:", "agree it"]


@pytest.mark.parametrize("name", ["example_paper", "bare_paper", "federation"])
def test_equality_is_never_filled_in_by_the_program(name: str, request: pytest.FixtureRequest) -> None:
    told = section(request.getfixturevalue(name).document, "Equality")
    assert [re.sub(r"\[to fill in: .+\]", "[]", text) for text in told] == [
        "Equality impact: []",
        "Assessment undertaken: []",
    ]


def test_equality_stands_as_the_answers_have_it(full: Made) -> None:
    assert section(full.document, "Equality") == [
        "Equality impact: Three groups are better heard.",
        "Assessment undertaken: No",
    ]


def test_recommendations_are_one_numbered_list_with_proposals_and_marked_as_a_draft(bare_paper: Made) -> None:
    draft, lead, note, *asked = section(bare_paper.document, "Recommendations")
    assert marked(bare_paper.document).count(draft) == 1
    assert lead == "The governing body is asked to:"
    assert note == "Note the overall score of 1.73 on a scale of 0 to 4, in the band Amber."
    assert asked == [decision.in_words for decision in bare_paper.view.decisions]
    assert len(asked) == 7
    numbered = [one.text for one in bare_paper.document.paragraphs if one.style.name == "List Number"]
    assert numbered == [note, *asked]


# Odd results


def of_case(said: Answers, progress: Progress | None = None) -> Made:
    whole = framework(
        {
            "d": [criterion("c", action("a", 0, 1) | {"owner": "Chair"}, action("b", 1, 3))],
            "e": [criterion("f", action("g", 0, 2, "L") | {"success_measure": "It is so"}), criterion("h")],
        }
    )
    return made(assess(Inputs(answers=said, framework=whole, progress=progress), version="0"))


def test_who_agreed_the_levels_is_said_or_that_it_is_not_stated(example_paper: Made) -> None:
    bare = of_case(answers({"d.c": 0}))
    assert bare.view.assessed_by == "not stated"
    assert any("Levels agreed by: not stated" in text for text in texts(bare.document))
    assert any(
        "Levels agreed by: Governing body and council of members" in text for text in texts(example_paper.document)
    )


def test_a_plan_of_half_a_year_has_two_quarters_and_asks_for_owners() -> None:
    found = of_case(answers({"d.c": 0, "e.f": 0, "e.h": 1}, quarters=2, capacity=2))
    assert section(found.document, "Recommendations")[3:] == [one.in_words for one in found.view.decisions]
    assert any(text.startswith("Name an owner for \u2018A2 b\u2019.") for text in texts(found.document))
    assert [text for text in texts(found.document) if text.startswith("Quarter ")] == [
        "Quarter 1, 1 April to 30 June 2014: 1 of 2 points",
        "Quarter 2, 1 July to 30 September 2014: 1 of 2 points",
    ]


def test_without_a_rating_nothing_is_claimed() -> None:
    found = of_case(answers({"d.c": "unknown"}))
    assert section(found.document, "Recommendations")[2:] == ["Note that nothing is rated yet."]
    what_to_do = "Agree a level for each criterion, or say that it is not known; then have this made anew."
    assert section(found.document, "Where we stand") == [found.view.opening] == [f"Nothing is rated yet. {what_to_do}"]
    assert section(found.document, "The plan") == [f"Nothing is rated yet, so there is nothing to plan. {what_to_do}"]
    assert "Money and staff" not in texts(found.document)
    assert "Evidence: Nothing is rated yet." in section(found.document, "Consultation")
    assert {row["Now"] for row in rows(found.document, "Domain")} == {"\u2013"}
    assert not list(found.document.element.iter(DRAWN)), "no bar without a score"


def test_what_a_tracker_says_of_the_last_plan_is_told() -> None:
    late: dict[str, Value] = {Column.ENDS: date(2014, 2, 1), Column.ACTION: "a"}
    begun = TrackedAction(id="d.c/a", status=Status.UNDER_WAY, cells=late, changed=frozenset())
    found = of_case(answers({"d.c": 0, "e.f": 3, "e.h": 3}), progress=Progress(columns=(), actions=(begun,)))
    assert "Actions of the last plan: 0 done; 1 under way and late; 0 not started; 0 dropped." in section(
        found.document, "Where we stand"
    )
    assert section(found.document, "Recommendations")[-1].startswith(
        "Agree what becomes of what is late: \u2018a\u2019, was to end on 1 February 2014."
    )
    assert rows(found.document, "Action")[0]["Action"] == "A1 a. Late: it was to end on 1 February 2014."
