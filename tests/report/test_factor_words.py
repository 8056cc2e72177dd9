"""Each factor of a priority has a weight in the framework, words in the report, and nothing else to be named in."""

from ccg_toolkit.answers import AwayDay
from ccg_toolkit.framework import Cover
from ccg_toolkit.planning import FACTORS
from ccg_toolkit.report.factor_words import because, telling, words_of
from ccg_toolkit.scoring import score_answers
from ccg_toolkit.toolkit import Inputs, assess
from tests.builders import answers, criterion, framework


def test_every_factor_has_a_weight_and_words_and_its_working_comes_to_its_value() -> None:
    whole = framework({"d": [criterion("a"), criterion("b", requires=["d.a"])]})
    assessment = assess(Inputs(answers=answers({"d.a": 1, "d.b": 2}), framework=whole), version="0")
    assert len(assessment.priorities) == 2
    weights = Cover.model_fields["priorities"].annotation
    assert weights is not None
    assert [factor.name for factor in FACTORS] == list(weights.model_fields)
    for factor in FACTORS:
        words = words_of(factor)
        assert words.named(whole.cover)
        assert words.meaning(assessment).endswith(".")
        for priority in assessment.priorities:
            first = next(iter(words.working(assessment, priority)))
            assert first.startswith(f"Factor {factor.name}")
            if not factor.has_data(assessment.scores):
                assert priority.factors[factor.name] == 0


def test_importance_that_comes_from_dots_says_so() -> None:
    """Two of three dots make the highest importance; the answer had given the lowest."""
    day = {"votes_become": "importance", "votes_of_members": {"d.a": 2, "d.b": 1}}
    said = answers({"d.a": {"level": 1, "importance": 1}, "d.b": {"level": 1, "importance": 1}, "d.c": 1})
    whole = framework({"d": [criterion("a"), criterion("b"), criterion("c")]})
    voted = said.model_copy(update={"away_day": AwayDay.model_validate(day)})
    assessment = assess(Inputs(answers=voted, framework=whole), version="0")
    words = words_of(next(factor for factor in FACTORS if factor.name == "importance"))
    assert words.meaning(assessment).endswith("For two criteria it comes from the dots of the away-day instead.")
    told = {priority.standing.ref: list(words.working(assessment, priority))[1:] for priority in assessment.priorities}
    assert told == {
        "d.a": ["  The importance of 5 comes from the dots of the away-day"],
        "d.b": ["  The importance of 3 comes from the dots of the away-day"],
        "d.c": [],
    }
    assert "the vote gave it the highest importance" in because(assessment, assessment.priorities[0])
    assert "dots" not in words.meaning(assess(Inputs(answers=said, framework=whole), version="0"))


def test_a_factor_tells_where_it_has_weight_and_data() -> None:
    nothing = answers({})
    assert [factor.name for factor in telling(score_answers(framework({}), nothing))] == [
        "gap",
        "importance",
        "leverage",
    ]
    only = score_answers(framework({}, priorities={"perception": 1, "leverage": 1}), nothing)
    assert [factor.name for factor in telling(only)] == ["leverage"]
