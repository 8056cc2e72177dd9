"""Texts are spread over columns and paragraphs, names are cut at a word, and lists are told in one line."""

from dataclasses import replace
from pathlib import Path

import pytest

from ccg_toolkit.report import QuarterView, ReportView, build_view
from ccg_toolkit.report.lines import planned_quarters, unplanned
from ccg_toolkit.report.paging import idea_pairs, paragraphs, short_name, two_columns
from ccg_toolkit.toolkit import assess, load

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def example() -> ReportView:
    inputs = load(ROOT / "examples" / "answers.yaml").inputs
    assert inputs
    return build_view(assess(inputs, version="0"))


@pytest.mark.parametrize(("number", "first", "second"), [(0, 0, 0), (1, 1, 0), (4, 2, 2), (5, 3, 2)])
def test_the_first_of_two_columns_has_the_odd_one(number: int, first: int, second: int) -> None:
    columns = two_columns([f"text {index}" for index in range(number)])
    assert [len(half) for half in columns.halves] == [first, second]


def test_a_word_may_stand_before_a_text_in_columns() -> None:
    columns = two_columns(["alone", ("Word", "its text")])
    assert columns.halves == ((("", "alone"),), (("Word", "its text"),))


def test_long_columns_may_run_over_a_page() -> None:
    assert not two_columns(["one line"] * 24).long
    assert two_columns(["one line"] * 25).long
    assert two_columns(["\n" * 24]).long
    assert two_columns(["x" * 62 * 24]).long


def test_lines_that_are_set_in_stand_in_one_paragraph() -> None:
    told = paragraphs(["Score: 2", "  3 + 1 = 4", "  4 / 2 = 2", "Band: high", "", "Coverage: all"])
    assert [(one.text, one.below) for one in told] == [
        ("Score: 2", False),
        ("  3 + 1 = 4\n  4 / 2 = 2", True),
        ("Band: high", False),
        ("Coverage: all", False),
    ]


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Upland Practices", "Upland Practices"),
        ("A" * 49, "A" * 49),
        ("A" * 50, "A" * 43 + "\u2026"),
        (
            "The Clinical Commissioning Group of the Upper Dale and its Neighbours",
            "The Clinical Commissioning Group of the\u2026",
        ),
    ],
)
def test_a_long_name_is_cut_at_a_word(name: str, short: str) -> None:
    assert short_name(name) == short


def test_ideas_stand_in_pairs_and_the_last_may_stand_alone(example: ReportView) -> None:
    idea = next(idea for domain in example.domains for idea in domain.ideas)
    assert [(len(two.ideas), two.single) for two in idea_pairs([idea] * 3)] == [(2, False), (1, True)]
    assert idea_pairs([]) == ()


def test_the_quarters_after_the_last_action_are_told_in_one_sentence(example: ReportView) -> None:
    busy = next(quarter for quarter in example.quarters if quarter.actions)

    def year(*filled: int) -> list[QuarterView]:
        return [
            replace(busy, number=number, actions=busy.actions if number in filled else ()) for number in range(1, 5)
        ]

    assert unplanned(year(1, 2, 3, 4)) == unplanned(year()) == ""
    assert unplanned(year(1, 3)) == "Nothing is planned for quarter 4."
    assert unplanned(year(2)) == "Nothing is planned for quarters 3 to 4."
    assert [quarter.number for quarter in planned_quarters(year(2))] == [1, 2]
