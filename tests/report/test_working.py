"""The working: whoever redoes the printed arithmetic gets the printed digits, and those of the result file."""

import ast
import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from ccg_toolkit import toolkit
from ccg_toolkit.planning import rank_priorities
from ccg_toolkit.report import (
    Assessment,
    result_of,
    working_of_criterion,
    working_of_domain,
    working_of_overall,
    working_of_priorities,
)
from ccg_toolkit.report.rounding import exact
from ccg_toolkit.scoring import Score, score_answers
from tests.builders import Case, action, answers, cases, criterion, framework, item_of, plan_for
from tests.slow import tries

F = Fraction
EXAMPLE = Path(__file__).parents[2] / "examples" / "answers.yaml"


def assessment_of(case: Case) -> Assessment:
    scores = score_answers(*case)
    priorities = rank_priorities(scores, draws=10)
    return Assessment(
        answers=case.answers,
        framework=case.framework,
        scores=scores,
        priorities=priorities,
        plan=plan_for(case),
        version="0",
    )


@pytest.fixture(scope="module")
def example() -> Assessment:
    inputs = toolkit.load(EXAMPLE).inputs
    assert inputs is not None
    return toolkit.assess(inputs, version="0")


def calculated(text: str) -> Fraction:
    """Work out what is printed, in fractions: numbers, + - x / and brackets, min."""

    def value(node: ast.expr) -> Fraction:
        match node:
            case ast.Constant():
                return F(ast.get_source_segment(source, node) or "")
            case ast.BinOp(left, ast.Add(), right):
                return value(left) + value(right)
            case ast.BinOp(left, ast.Sub(), right):
                return value(left) - value(right)
            case ast.BinOp(left, ast.Mult(), right):
                return value(left) * value(right)
            case ast.BinOp(left, ast.Div(), right):
                return value(left) / value(right)
            case ast.Call(ast.Name("min"), args):
                return min(value(arg) for arg in args)
            case _:
                raise AssertionError(f"no arithmetic: {text}")

    source = text.replace(" x ", " * ")
    return value(ast.parse(source, mode="eval").body)


def by_hand(value: Fraction, places: int) -> str:
    whole, rest = divmod(math.floor(value * 10**places + F(1, 2)), 10**places)
    return f"{whole}.{rest:0{places}}" if places else str(whole)


def redo(lines: Iterable[str]) -> Iterator[tuple[str, Fraction]]:
    """Redo every calculation that is printed; give each one's name and result."""
    text = re.sub("\n    =", " =", "\n".join(lines))
    for line in text.splitlines():
        name, _, sums = line.rpartition(": ")
        if sums.startswith("weight ") and "score " in sums:
            sums = sums.partition("score ")[2]
        if not re.search(r" = |, rounded to |, shown as |^[0-9./]+$", sums):
            continue
        sums, *rounded = re.split(", rounded to |, shown as ", sums)
        results = {calculated(part) for part in sums.split(" = ")}
        assert len(results) == 1, f"not equal: {line}"
        (result,) = results
        for shown in rounded:
            if shown.endswith("%"):
                assert shown == f"{by_hand(result * 100, 0)}%", line
            else:
                assert shown == by_hand(result, len(shown.partition(".")[2])), line
        yield name.strip(), result


def four_places(value: Fraction) -> float:
    return float(by_hand(value, 4))


NAMES = {
    "Score": "score",
    "Low": "low",
    "High": "high",
    "Coverage": "coverage",
    "Unconfirmed low": "unconfirmed_low",
    "Way done": "percent_to_target",
}


def check_score(lines: Iterable[str], result: dict[str, Any], score: Score) -> int:
    """Hold what is redone by hand against the result file; give how many figures that were."""
    told = list(lines)
    exactly = dict(redo(told))
    redone = {name: four_places(value) for name, value in exactly.items()}
    assert exactly.get("Thin evidence", 0) == (score.thin_share or 0)
    assert any("not yet confirmed" in line for line in told) == (score.band is not None and not score.confirmed)
    taken_out = (f"  {score.not_applicable} of ", "  None of the ", "  The only criterion does not apply.")
    assert any(line.startswith(taken_out) for line in told) == (score.not_applicable > 0)
    for name, key in NAMES.items():
        if name in redone:
            assert redone[name] == result[key], key
        elif name in {"Low", "High"} and result[key] is not None:
            assert result[key] == result["score"]
        elif name == "Coverage" and result[key] is not None:
            assert result[key] == 1
        elif name == "Unconfirmed low" and result[key] is not None:
            assert result[key] == result["low"]
        elif name == "Way done" and result[key] is not None:
            assert result[key] == 1  # no target is above 0
        else:
            assert result[key] is None
    return len(redone)


def check(assessment: Assessment) -> int:
    """Redo the working of the whole, of every domain and criterion, and of the priorities; count the calculations."""
    result = result_of(assessment)
    count = check_score(working_of_overall(assessment), result["overall"], assessment.scores.overall)
    for domain, figures in zip(assessment.scores.domains, result["domains"], strict=True):
        count += check_score(working_of_domain(assessment, domain), figures, domain.score)
    redone = list(redo(working_of_priorities(assessment)))
    values = [four_places(value) for name, value in redone if name == "Priority"]
    assert values == [priority["priority"] for priority in result["priorities"]]
    for item in assessment.scores.criteria:
        own = dict(redo(working_of_criterion(assessment, item)))
        ranked = [priority["priority"] for priority in result["priorities"] if priority["criterion"] == item.ref]
        assert [four_places(own[name]) for name in own if name == "Priority"] == ranked
        assert own.get("Gap", 0) == (item.gap or 0)
    return count + len(redone)


def test_the_example_can_be_redone_by_hand(example: Assessment) -> None:
    assert check(example) > 100


@given(cases())
@tries()
def test_any_working_can_be_redone_by_hand(case: Case) -> None:
    check(assessment_of(case))


@given(cases())
@tries()
def test_each_number_is_shown_whole_in_digits_or_else_as_a_fraction(case: Case) -> None:
    for domain in score_answers(*case).domains:
        if domain.score.mean is not None:
            shown = exact(domain.score.mean)
            assert F(shown) == domain.score.mean
            assert ("/" in shown) == (10_000 % domain.score.mean.denominator != 0)


@pytest.mark.parametrize(
    ("value", "shown"),
    [("3", "3"), ("1.5", "1.5"), ("0.0625", "0.0625"), ("1/3", "1/3"), ("1/32", "1/32"), ("10", "10"), ("0", "0")],
)
def test_exact(value: str, shown: str) -> None:
    assert exact(F(value)) == shown


def weighted() -> Assessment:
    whole = framework(
        {
            "one": [criterion("a"), criterion("b", weight="2"), criterion("c"), criterion("d")],
            "two": [criterion("e", requires=["one.a"]), criterion("f")],
        },
        weights={"one": "1.5"},
    )
    given = {"one.a": {"level": 1, "importance": 4}, "one.b": 2, "one.c": "unknown", "one.d": "not applicable"}
    return assessment_of(Case(whole, answers({**given, "two.e": 2, "two.f": 4}, targets={"two": 4})))


def test_the_working_of_the_whole_reads_so() -> None:
    assert list(working_of_overall(weighted())) == [
        "Overall score: the mean of the domain scores by domain weight. A domain with nothing rated is left out.",
        "Nothing is rounded before the end: 7/6 stands for 7 divided by 6.",
        "  one: weight 1.5, score 5/3, shown as 1.67",
        "  two: weight 1, score 3",
        "  Score: (1.5 x 5/3 + 1 x 3) / (1.5 + 1)",
        "    = 5.5 / 2.5 = 2.2",
        "  Band: Amber, from 1.5 up",
        "  1 of 6 criteria does not apply and is left out.",
        "Bounds and coverage: the same mean of the domains' own, over every domain with a criterion that applies.",
        "  Low: (1.5 x 1.25 + 1 x 3) / (1.5 + 1)",
        "    = 4.875 / 2.5 = 1.95",
        "  High: (1.5 x 2.25 + 1 x 3) / (1.5 + 1)",
        "    = 6.375 / 2.5 = 2.55",
        "  Coverage: (1.5 x 0.75 + 1 x 1) / (1.5 + 1)",
        "    = 2.125 / 2.5 = 0.85, shown as 85%",
        "Unconfirmed low: the same mean, where each domain counts what is rated high on thin evidence as 0 too.",
        "  Unconfirmed low: (1.5 x 1.25 + 1 x 1) / (1.5 + 1)",
        "    = 2.875 / 2.5 = 1.15",
        "Thin evidence: its share in what is rated, by domain weight. Below a third, the band stands confirmed.",
        "  Thin evidence: (1.5 x 0 + 1 x 0.5) / (1.5 + 1)",
        "    = 0.5 / 2.5 = 0.2, shown as 20%",
        "Way to target done: 1 less the gaps divided by the targets.",
        "Both are sums, by domain weight, of the mean gap and the mean target of each domain with a score.",
        "  Mean target: (1.5 x 3 + 1 x 4) / (1.5 + 1)",
        "    = 8.5 / 2.5 = 3.4",
        "  Gaps: 1.5 x 4/3 + 1 x 1 = 3",
        "  Targets: 1.5 x 3 + 1 x 4 = 8.5",
        "  Way done: 1 - 3 / 8.5 = 11/17, rounded to 0.6471, shown as 65%",
    ]


def test_the_working_of_a_domain_reads_so() -> None:
    found = weighted()
    one, two = (list(working_of_domain(found, domain)) for domain in found.scores.domains)
    assert one == [
        "one: the mean of the levels of the rated criteria by weight.",
        "Nothing is rounded before the end: 7/6 stands for 7 divided by 6.",
        "  one.a: weight 1, level 1, target 3, gap 2",
        "  one.b: weight 2, level 2, target 3, gap 1",
        "  one.c: weight 1, unknown",
        "  one.d: weight 1, not applicable",
        "  Score: (1 x 1 + 2 x 2) / (1 + 2)",
        "    = 5/3, rounded to 1.6667, shown as 1.67",
        "  Band: Amber, from 1.5 up",
        "  Held back by its lowest level, 1: one.a",
        "  1 of 4 criteria does not apply and is left out.",
        "Bounds: what is unknown or unanswered counts as 0 for the low one, as 4 for the high one.",
        "  Low: (1 x 1 + 2 x 2 + 1 x 0) / (1 + 2 + 1)",
        "    = 5 / 4 = 1.25",
        "  High: (1 x 1 + 2 x 2 + 1 x 4) / (1 + 2 + 1)",
        "    = 9 / 4 = 2.25",
        "Coverage: the same mean, where a rated criterion counts as 1 and any other as 0.",
        "  Coverage: (1 x 1 + 2 x 1 + 1 x 0) / (1 + 2 + 1)",
        "    = 3 / 4 = 0.75, shown as 75%",
        "Unconfirmed low: no high rating rests on thin evidence, so it is the low bound.",
        "Way to target done: 1 less the gaps divided by the targets. Both are sums, by weight, over the rated criteria.",
        "  Mean target: (1 x 3 + 2 x 3) / (1 + 2)",
        "    = 9 / 3 = 3",
        "  Gaps: 1 x 2 + 2 x 1 = 4",
        "  Targets: 1 x 3 + 2 x 3 = 9",
        "  Way done: 1 - 4 / 9 = 5/9, rounded to 0.5556, shown as 56%",
    ]
    assert "  two.f: weight 1, level 4, target 4, gap 0, thin evidence" in two
    assert "  Unconfirmed low: (2 + 0) / 2" in two
    assert (
        "  Band: Amber, from 1.5 up; not yet confirmed, as a third or more of what is rated rests on thin evidence"
        in two
    )
    assert "  Score: (2 + 4) / 2" in two  # where all weigh 1, the weights go without saying
    assert "Bounds: all that applies is rated, so both bounds are the score, and coverage is 100%." in two


def test_the_working_of_a_priority_reads_so() -> None:
    found = weighted()
    lines = list(working_of_criterion(found, item_of(found.scores, "one.a")))
    assert lines == [
        "a (one.a)",
        "  Level 1, level 1: level 1",
        "  Target 3, level 3: the framework's target",
        "  Gap: 3 - 1 = 2",
        "  Weight 1 in its domain, whose own weight is 1.5",
        "Priority: the mean of four factors from 0 to 1, by the framework's weights: gap 3, importance 3, perception 2, leverage 1.",
        "  Factor gap, the gap over the framework's target, at most 1: min(1, 2 / 3) = 2/3",
        "  Factor importance, where an importance of 1 counts 0 and one of 5 counts 1: (4 - 1) / 4 = 0.75",
        "  Factor perception: 0, as no responses are read",
        "  Factor leverage, a quarter for each gap that waits for it, directly or through others, at most 1: min(1, 1 / 4) = 0.25",
        "    Waiting: two.e",
        "  Priority: (3 x 2/3 + 3 x 0.75 + 2 x 0 + 1 x 0.25) / (3 + 3 + 2 + 1)",
        "    = 4.5 / 9 = 0.5",
        "  Rank 1. In the top five under every way of weighing the reasons; rank 1 under the middle 90 of them.",
    ]


@pytest.mark.parametrize(
    ("answer", "targets", "told"),
    [
        (
            "unknown",
            {},
            "  State: unknown, so it leaves the score, and the bounds count it as 0 and as 4. It has no gap and no priority.",
        ),
        ("not applicable", {}, "  State: not applicable, so it counts nowhere. It has no gap and no priority."),
        (3, {}, "  Gap: none, as the level is not below the target, and so no priority"),
        (3, {}, "  Flag: at or above the framework's target, 3, with no evidence from members or from outside."),
        ({"level": 1, "target": 2}, {"one": 4}, "  Target 2, level 2: given with the answer"),
        (1, {"one": 4}, "  Target 4, level 4: the target of the domain one in the answers"),
        (2, {"one": 4}, "  Factor leverage: 0, as level 2 already is enough for what requires it: one.b"),
        (1, {"one": 0}, "  Gap: none, as the level is not below the target, and so no priority"),
    ],
)
def test_the_working_of_a_criterion_says_what_decides(answer: object, targets: dict[str, int], told: str) -> None:
    whole = framework({"one": [criterion("a"), criterion("b", requires=["one.a"])]})
    found = assessment_of(Case(whole, answers({"one.a": answer, "one.b": {"level": 0, "target": 1}}, targets=targets)))
    assert told in list(working_of_criterion(found, item_of(found.scores, "one.a")))


def test_equals_say_so_and_in_which_order_the_plan_takes_them() -> None:
    whole = framework({"one": [criterion("a", action("do", 0, 3, "M")), criterion("b"), criterion("c", weight="2")]})
    found = assessment_of(Case(whole, answers({"one.a": 1, "one.b": 1, "one.c": 1})))
    lines = list(working_of_criterion(found, item_of(found.scores, "one.b")))
    at = next(place for place, line in enumerate(lines) if line.startswith("  Rank 2. "))
    assert lines[at + 1 :] == [
        "  Rank 2 is shared by 2, which are the same in weight, 1, and in gap, 2, too.",
        "    The plan takes them by the points that each needs: one.b 0, one.a 3",
        (
            "  Its priority equals that of one.c, one.a. Equal priorities stand by the larger weight (domain x criterion), "
            "then by the larger gap."
        ),
        (
            "  Those equal in all three share a rank; of them goes first what the board chose, then what needs fewer points "
            "with all that it waits for, then the order of the framework."
        ),
    ]
    *_, last = working_of_criterion(found, item_of(found.scores, "one.c"))
    assert last.startswith("  Its priority equals that of one.b, one.a. ")
    told = list(working_of_priorities(found))
    assert "Equal priorities stand by the larger weight (domain x criterion), then by the larger gap." in told
    assert any(line.endswith("so that all shares in the top five add up to 3.") for line in told)


def test_equals_on_both_sides_of_the_line_and_what_the_board_chose_are_told() -> None:
    whole = framework({"one": [criterion(name) for name in "abcdefg"]})
    given = {f"one.{name}": {"level": 1, "importance": 5 if name == "g" else 3} for name in "abcdefg"}
    found = assessment_of(Case(whole, answers(given, choose=["one.f"])))
    line = "    They stand on both sides of the line after the first 5: the board may choose which go first."
    assert line in list(working_of_criterion(found, item_of(found.scores, "one.a")))
    assert line not in list(working_of_criterion(found, item_of(found.scores, "one.g")))
    chosen = replace(found, priorities=rank_priorities(found.scores, ["one.f"], draws=10))
    assert (
        "    The plan takes them first as the board chose, then by the points that each needs: "
        "one.f 0, one.a 0, one.b 0, one.c 0, one.d 0, one.e 0"
    ) in list(working_of_criterion(chosen, item_of(chosen.scores, "one.b")))


@pytest.mark.parametrize(
    ("given_answers", "told"),
    [
        ({}, "  Nothing is rated, so there is no score."),
        ({"one.a": {"level": 2, "target": 0}}, "  No target is above 0: 100%"),
    ],
)
def test_what_cannot_be_worked_out_is_said(given_answers: dict[str, Any], told: str) -> None:
    found = assessment_of(Case(framework({"one": [criterion("a")]}), answers(given_answers)))
    assert told in list(working_of_overall(found))
    assert told in list(working_of_domain(found, found.scores.domains[0]))
    assert list(working_of_priorities(found)) == ["There is no gap: no rated criterion is below its target."]
