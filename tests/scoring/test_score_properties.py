"""What holds of the scores of any framework and any answers."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from ccg_toolkit.answers import Answers
from ccg_toolkit.framework import Framework
from ccg_toolkit.scoring import Exact, Score, Scores, score_answers
from tests.builders import Case, cases
from tests.slow import tries


def _means(scores: Scores) -> list[Exact | None]:
    """Every mean there is: overall, each domain's, each tag's."""
    tags = [tag.mean for tag in scores.tags]
    return [scores.overall.mean, *(domain.score.mean for domain in scores.domains), *tags]


def _all(scores: Scores) -> list[Score]:
    return [scores.overall, *(domain.score for domain in scores.domains)]


def _with(said: Answers, ref: str, **changes: object) -> Answers:
    domain, name = ref.split(".")
    answer = said.answers[domain][name].model_copy(update=changes)
    return said.model_copy(update={"answers": said.answers | {domain: said.answers[domain] | {name: answer}}})


@given(cases())
@tries()
def test_the_order_of_the_answers_does_not_matter(case: Case) -> None:
    whole, said = case
    turned = {name: dict(reversed(section.items())) for name, section in reversed(said.answers.items())}
    assert score_answers(whole, said) == score_answers(whole, said.model_copy(update={"answers": turned}))


@given(cases(), st.integers(0, 19))
@tries()
def test_raising_a_level_never_lowers_a_figure(case: Case, which: int) -> None:
    whole, said = case
    before = score_answers(whole, said)
    rated = [item for item in before.criteria if item.level is not None and item.level < whole.cover.top]
    if not rated:
        return
    item = rated[which % len(rated)]
    after = score_answers(whole, _with(said, item.ref, level=(item.level or 0) + 1))
    for old, new in zip(_means(before), _means(after), strict=True):
        assert (old is None) == (new is None)
        assert (old or 0) <= (new or 0)
    for was, now in zip(_all(before), _all(after), strict=True):
        assert (was.low or 0) <= (now.low or 0)
        assert (was.high or 0) <= (now.high or 0)
        assert (was.percent_to_target or 0) <= (now.percent_to_target or 0)
        assert was.coverage == now.coverage


@given(cases())
@tries()
def test_a_score_lies_within_its_bounds_and_shares_within_0_and_1(case: Case) -> None:
    whole, said = case
    for score in _all(score_answers(whole, said)):
        assert (score.low is None) == (score.high is None) == (score.coverage is None)
        if score.low is None or score.high is None or score.coverage is None:
            assert score.mean is None
            continue
        assert 0 <= score.low <= score.high <= whole.cover.top
        assert 0 <= score.coverage <= 1
        assert (
            (score.mean is None) == (score.coverage == 0) == (score.band is None) == (score.percent_to_target is None)
        )
        if score.mean is not None and score.percent_to_target is not None:
            assert score.low <= score.mean <= score.high
            assert 0 <= score.percent_to_target <= 1
        if score.coverage == 1:
            assert score.low == score.mean == score.high


@given(cases(), st.data())
@tries()
def test_whatever_the_unknown_turns_out_to_be_the_score_lies_within_the_bounds(case: Case, data: st.DataObject) -> None:
    whole, said = case
    before = score_answers(whole, said)
    for item in before.criteria:
        if item.state in {"unknown", "unanswered"}:
            said = _with(said, item.ref, level=data.draw(st.sampled_from([0, whole.cover.top])))
    for bounds, score in zip(_all(before), _all(score_answers(whole, said)), strict=True):
        if score.mean is not None and bounds.low is not None and bounds.high is not None:
            assert bounds.low <= score.mean <= bounds.high


@given(cases())
@tries()
def test_not_applicable_equals_removing_the_criterion(case: Case) -> None:
    whole, said = case
    before = score_answers(whole, said)
    gone = {item.ref for item in before.criteria if item.state == "not-applicable"}
    without = Framework(
        cover=whole.cover,
        domains=tuple(
            domain.model_copy(update={"criteria": tuple(one for one in domain.criteria if one.ref not in gone)})
            for domain in whole.domains
        ),
        texts=whole.texts,
        source=whole.source,
        folders=(),
    )
    after = score_answers(without, said)
    assert _all(after) == [replace(score, not_applicable=0) for score in _all(before)]
    assert after.tags == before.tags
    assert [item.held_back_by for item in after.domains] == [item.held_back_by for item in before.domains]


@given(cases(), st.sampled_from([Fraction(1, 3), Fraction(7), Fraction("0.001")]))
@tries()
def test_only_the_ratio_of_weights_counts(case: Case, factor: Fraction) -> None:
    whole, said = case
    scaled = Framework(
        cover=whole.cover,
        domains=tuple(
            domain.model_copy(
                update={
                    "weight": domain.weight * factor,
                    "criteria": tuple(
                        one.model_copy(update={"weight": one.weight * factor}) for one in domain.criteria
                    ),
                }
            )
            for domain in whole.domains
        ),
        texts=whole.texts,
        source=whole.source,
        folders=(),
    )
    before, after = score_answers(whole, said), score_answers(scaled, said)
    assert _all(after) == _all(before)
    assert _means(after) == _means(before)


@given(cases())
@tries()
def test_percent_to_target_is_1_less_the_sums_that_the_definition_names(case: Case) -> None:
    whole, said = case
    scores = score_answers(whole, said)
    gaps, targets = Fraction(0), Fraction(0)
    for domain in scores.domains:
        parts = list(_rated_parts(scores, domain.domain.id))
        if not parts:
            continue
        weights = sum((weight for weight, _, _ in parts), Fraction(0))
        gap = sum(weight * gap for weight, gap, _ in parts)
        target = sum(weight * target for weight, _, target in parts)
        assert domain.score.percent_to_target == (1 - gap / target if target else 1)
        gaps += domain.domain.weight * gap / weights
        targets += domain.domain.weight * target / weights
    if scores.overall.mean is not None:
        assert scores.overall.percent_to_target == (1 - gaps / targets if targets else 1)


def _rated_parts(scores: Scores, domain: str) -> Iterator[tuple[Exact, int, int]]:
    for item in scores.criteria:
        if item.criterion.domain == domain and item.level is not None:
            yield item.criterion.weight, max(0, item.target - item.level), item.target
