"""Scores worked by hand."""

from dataclasses import replace
from fractions import Fraction

import pytest

from ccg_toolkit.scoring import Score, TagScore, score_answers
from tests.builders import answers, criterion, framework, item_of

half, third = Fraction(1, 2), Fraction(1, 3)


def test_two_domains_with_weights_unknowns_and_not_applicable() -> None:
    whole = framework(
        {
            "one": [criterion("a"), criterion("b", weight="2"), criterion("c"), criterion("d", weight="5")],
            "two": [criterion("e"), criterion("f", weight="0.5")],
        },
        weights={"one": "2"},
    )
    said = answers(
        {"one.a": {"level": 3, "target": 4}, "one.b": 1, "one.c": "unknown", "one.d": "not applicable", "two.e": 4},
        targets={"two": 2},
    )
    scores = score_answers(whole, said)
    one, two = (domain.score for domain in scores.domains)
    assert one == Score(
        mean=Fraction(5, 3),  # (1 x 3 + 2 x 1) / (1 + 2)
        low=Fraction(5, 4),  # (1 x 3 + 2 x 1 + 1 x 0) / (1 + 2 + 1)
        high=Fraction(9, 4),  # (1 x 3 + 2 x 1 + 1 x 4) / (1 + 2 + 1)
        band="Amber",
        coverage=Fraction(3, 4),  # (1 + 2) / (1 + 2 + 1)
        target=Fraction(10, 3),  # (1 x 4 + 2 x 3) / (1 + 2)
        percent_to_target=half,  # 1 - (1 x 1 + 2 x 2) / (1 x 4 + 2 x 3)
        unconfirmed_low=half,  # (1 x 0 + 2 x 1 + 1 x 0) / (1 + 2 + 1): the 3 has no evidence
        thin_share=third,  # 1 / (1 + 2)
        not_applicable=1,
    )
    assert two == Score(
        mean=Fraction(4),
        low=Fraction(8, 3),  # (1 x 4 + 0.5 x 0) / (1 + 0.5)
        high=Fraction(4),  # (1 x 4 + 0.5 x 4) / (1 + 0.5)
        band="Amber",
        coverage=2 * third,  # 1 / (1 + 0.5)
        target=Fraction(2),
        percent_to_target=Fraction(1),
        unconfirmed_low=Fraction(0),
        thin_share=Fraction(1),
        not_applicable=0,
    )
    assert scores.overall == Score(
        mean=Fraction(22, 9),  # (2 x 5/3 + 1 x 4) / (2 + 1)
        low=Fraction(31, 18),  # (2 x 5/4 + 1 x 8/3) / (2 + 1)
        high=Fraction(17, 6),  # (2 x 9/4 + 1 x 4) / (2 + 1)
        band="Amber",
        coverage=Fraction(13, 18),  # (2 x 3/4 + 1 x 2/3) / (2 + 1)
        target=Fraction(26, 9),  # (2 x 10/3 + 1 x 2) / (2 + 1)
        percent_to_target=Fraction(8, 13),  # gaps 2 x 5/3 + 1 x 0 = 10/3, targets 2 x 10/3 + 1 x 2 = 26/3
        unconfirmed_low=third,  # (2 x 1/2 + 1 x 0) / (2 + 1)
        thin_share=Fraction(5, 9),  # (2 x 1/3 + 1 x 1) / (2 + 1)
        not_applicable=1,
    )
    assert [item.state for item in scores.criteria] == [
        "rated", "rated", "unknown", "not-applicable", "rated", "unanswered",
    ]  # fmt: skip
    assert [item.gap for item in scores.criteria] == [1, 2, None, None, 0, None]
    assert [item.target for item in scores.criteria] == [4, 3, 3, 3, 2, 2]


def test_a_domain_of_which_nothing_is_known_widens_the_bounds_only() -> None:
    whole = framework({"known": [criterion("a")], "dark": [criterion("b"), criterion("c")]}, weights={"dark": "3"})
    scores = score_answers(whole, answers({"known.a": 2, "dark.b": "unknown"}))
    dark = scores.domains[1]
    assert dark.score == Score(
        mean=None,
        low=Fraction(0),
        high=Fraction(4),
        band=None,
        coverage=Fraction(0),
        target=None,
        percent_to_target=None,
        unconfirmed_low=Fraction(0),
        thin_share=None,
        not_applicable=0,
    )
    assert dark.held_back_by == ()
    assert scores.overall == Score(
        mean=Fraction(2),
        low=half,  # (1 x 2 + 3 x 0) / (1 + 3)
        high=Fraction(7, 2),  # (1 x 2 + 3 x 4) / (1 + 3)
        band="Amber",
        coverage=Fraction(1, 4),
        target=Fraction(3),
        percent_to_target=2 * third,
        unconfirmed_low=half,
        thin_share=Fraction(0),
        not_applicable=0,
    )


def test_a_domain_in_which_nothing_applies_leaves_everything() -> None:
    whole = framework({"known": [criterion("a")], "none": [criterion("b")], "empty": []}, weights={"none": "9"})
    scores = score_answers(whole, answers({"known.a": 2, "none.b": "not applicable"}))
    nothing = Score(
        mean=None,
        low=None,
        high=None,
        band=None,
        coverage=None,
        target=None,
        percent_to_target=None,
        unconfirmed_low=None,
        thin_share=None,
        not_applicable=0,
    )
    assert scores.domains[1].score == replace(nothing, not_applicable=1)
    assert scores.domains[2].score == nothing
    assert scores.overall == replace(scores.domains[0].score, not_applicable=1)


@pytest.mark.parametrize(("thin", "confirmed"), [(1, True), (2, False)])
def test_a_third_of_the_weight_on_thin_evidence_is_no_confirmed_band(thin: int, confirmed: bool) -> None:
    whole = framework({"one": [criterion(name, weight="2" if name == "a" else "1") for name in "abcd"]})
    said = {f"one.{name}": {"level": 3 if place < thin else 1} for place, name in enumerate("bcda")}
    assert score_answers(whole, answers(said)).overall.confirmed == confirmed


@pytest.mark.parametrize("level", ["unknown", None])
def test_nothing_rated_has_no_score(level: str | None) -> None:
    overall = score_answers(framework({"one": [criterion("a")]}), answers({"one.a": level})).overall
    assert overall == Score(
        mean=None,
        low=Fraction(0),
        high=Fraction(4),
        band=None,
        coverage=Fraction(0),
        target=None,
        percent_to_target=None,
        unconfirmed_low=Fraction(0),
        thin_share=None,
        not_applicable=0,
    )


def test_a_target_of_0_is_reached_and_weighs_nothing() -> None:
    whole = framework({"one": [criterion("a"), criterion("b")], "two": [criterion("c")]})
    given = {"one.a": {"level": 0, "target": 0}, "one.b": {"level": 1, "target": 4}, "two.c": 0}
    scores = score_answers(whole, answers(given, targets={"two": 0}))
    assert [item.gap for item in scores.criteria] == [0, 3, 0]
    assert [domain.score.percent_to_target for domain in scores.domains] == [Fraction(1, 4), 1]
    assert scores.overall.percent_to_target == Fraction(1, 4)


def test_the_target_is_the_answer_s_then_the_domain_s_then_the_framework_s() -> None:
    whole = framework({"one": [criterion("a"), criterion("b")], "two": [criterion("c")]}, target=3)
    given = {"one.a": {"level": 1, "target": 0}, "one.b": 1, "two.c": "unknown"}
    scores = score_answers(whole, answers(given, targets={"one": 2}))
    assert [item.target for item in scores.criteria] == [0, 2, 3]
    assert [item.gap for item in scores.criteria] == [0, 1, None]


@pytest.mark.parametrize(
    ("weight", "band"),
    [("1", "Amber"), ("0.999999999", "Red"), ("1.000000001", "Amber")],
    ids=["mean of 1.5", "just below", "just above"],
)
def test_a_band_includes_where_it_begins_and_looks_at_the_exact_mean(weight: str, band: str) -> None:
    whole = framework({"one": [criterion("a"), criterion("b", weight=weight)]})
    scores = score_answers(whole, answers({"one.a": 1, "one.b": 2}))
    assert scores.overall.band == scores.domains[0].score.band == band


def test_a_domain_is_held_back_by_all_at_its_lowest_level_whatever_their_targets() -> None:
    whole = framework({"one": [criterion(name) for name in "abcd"]})
    scores = score_answers(whole, answers({"one.a": 3, "one.b": {"level": 1, "target": 1}, "one.d": 1}))
    assert [item.ref for item in scores.domains[0].held_back_by] == ["one.b", "one.d"]


def test_a_lens_weighs_by_criterion_alone_and_counts_what_is_rated() -> None:
    tags = {"lens": ["tag"]}
    whole = framework(
        {
            "one": [criterion("a", weight="3", tags=tags), criterion("b")],
            "two": [criterion("c", tags=tags), criterion("d", tags=tags)],
        },
        weights={"two": "50"},
        lenses=[{"id": "lens", "title": "L", "tags": [{"id": "tag", "title": "T"}, {"id": "bare", "title": "B"}]}],
    )
    scores = score_answers(whole, answers({"one.a": 1, "one.b": 4, "two.c": 3, "two.d": "unknown"}))
    bearing = (item_of(scores, "one.a"), item_of(scores, "two.c"))
    assert scores.tags == (
        TagScore(lens="lens", tag="tag", mean=Fraction(6, 4), criteria=bearing),  # (3 x 1 + 1 x 3) / (3 + 1)
        TagScore(lens="lens", tag="bare", mean=None, criteria=()),
    )


@pytest.mark.parametrize(
    ("answer", "thin"),
    [
        ({"level": 3}, True),
        ({"level": 2, "target": 2}, False),  # at its own target, below the framework's
        ({"level": 3, "target": 4}, True),  # the other way round
        ({"level": 3, "evidence": [{"what": "x", "strength": "document"}, {"what": "y"}]}, True),
        ({"level": 3, "evidence": [{"what": "x", "strength": "members"}]}, False),
        ({"level": 4, "evidence": [{"what": "x"}, {"what": "y", "strength": "independent"}]}, False),
        ({"level": "unknown"}, False),
        ({"level": "not applicable"}, False),
    ],
)
def test_thin_evidence_looks_at_the_framework_s_target(answer: dict[str, object], thin: bool) -> None:
    scores = score_answers(framework({"one": [criterion("a")]}), answers({"one.a": answer}))
    assert item_of(scores, "one.a").thin_evidence is thin
