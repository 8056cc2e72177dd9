"""What the scores say in sentences: the ends of the scale, targets, what means even out, and bands that are still open."""

from typing import Any

import pytest

from ccg_toolkit.report.what_scores_say import what_scores_say
from ccg_toolkit.scoring import score_answers
from tests.builders import answers, criterion, framework

WHOLE = framework({"d": [criterion("a"), criterion("b")], "e": [criterion("f"), criterion("g")]})
CONFIRMED = {"level": 3, "evidence": [{"what": "a poll", "strength": "members"}]}


def told(given: dict[str, Any]) -> tuple[str, ...]:
    return what_scores_say(score_answers(WHOLE, answers(given)))


def test_the_ends_the_targets_and_what_a_mean_evens_out_are_told() -> None:
    assert told({"d.a": 0, "d.b": CONFIRMED, "e.f": 2, "e.g": 2}) == (
        "Lowest, at 1.50: \u2018d\u2019. Highest, at 2.00: \u2018e\u2019.",
        "3 of 4 rated criteria are below target. Furthest below, by three levels: \u2018a\u2019.",
        "Means even out most in \u2018d\u2019: criteria there lie up to three levels apart.",
    )


def test_equals_are_named_together_and_nothing_is_compared_with_itself() -> None:
    assert told({"d.a": 2, "d.b": 2, "e.f": 2, "e.g": 2}) == (
        (
            "All four rated criteria are below target. Furthest below, by one level: "
            "\u2018a\u2019, \u2018b\u2019, \u2018f\u2019 and \u2018g\u2019."
        ),
    )


def test_where_all_is_at_target_it_says_so() -> None:
    given = {"d.a": CONFIRMED, "d.b": CONFIRMED, "e.f": CONFIRMED, "e.g": CONFIRMED | {"level": 4}}
    assert told(given)[1] == "All four rated criteria are at or above target."
    assert told({"d.a": 2})[0].startswith("The only rated criterion is below target. ")
    assert told({"d.a": CONFIRMED, "d.b": "unknown"})[0] == "The only rated criterion is at or above target."


def test_what_is_at_target_on_thin_evidence_is_only_reported_so() -> None:
    assert told({"d.a": 3, "d.b": 4, "e.f": CONFIRMED, "e.g": CONFIRMED})[1] == (
        "All four rated criteria are reported at or above target, two of them on thin evidence."
    )
    assert told({"d.a": 3})[0] == "The only rated criterion is reported at or above target, on thin evidence."


def test_a_high_score_and_a_band_are_told_with_their_doubt() -> None:
    assert told({"d.a": 3, "d.b": 3, "e.f": 2, "e.g": 2}) == (
        "Lowest, at 2.00: \u2018e\u2019. Highest, at 3.00, not yet confirmed: \u2018d\u2019.",
        "2 of 4 rated criteria are below target. Furthest below, by one level: \u2018f\u2019 and \u2018g\u2019.",
        "The band is not yet confirmed for \u2018d\u2019: a third or more of what is rated there rests on thin evidence.",
    )
    assert told({"d.a": 3, "d.b": "unknown", "e.f": 3, "e.g": 2})[-1] == (
        "No band of a domain is confirmed yet: in each, a third or more of what is rated rests on thin evidence."
    )


def test_bands_that_could_still_change_are_named_with_all_that_is_possible() -> None:
    assert told({"d.a": 2, "d.b": "unknown", "e.f": 2, "e.g": 2})[-1] == (
        "Once all is known, another band is possible for \u2018d\u2019 (Red or Amber)."
    )


@pytest.mark.parametrize("given", [{}, {"d.a": "unknown"}])
def test_nothing_rated_is_said_and_nothing_else(given: dict[str, Any]) -> None:
    assert told(given) == ("Nothing is rated yet, so there is nothing to compare.",)
