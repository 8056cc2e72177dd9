"""Each measure gives what SciPy, NumPy, statsmodels or a definition written in another way gives, on random counts."""

import csv
import os
import statistics
from collections.abc import Iterator, Sequence
from itertools import product
from math import log2
from pathlib import Path
from random import Random

import pytest

from ccg_toolkit.survey.statistics import (
    agreement,
    cliffs_delta,
    consensus,
    difference_interval,
    interpolated_median,
    interquartile_range,
    median,
    share_interval,
    within_group_agreement,
)
from tests.slow import few

LQ2002 = "CCG_TOOLKIT_LQ2002"
"""In the environment: a table with `organisation` and `LEAD03`, levels 0 to 4. It is under the GPL, and no part of this."""

SAMPLES = 300
"""Random counts in one test; with the slow ones there are ten times as many."""

SEEDS = pytest.mark.parametrize("seed", few(range(10)))


def _samples(seed: int) -> Iterator[list[int]]:
    """Give counts on 2 to 11 places, of 2 people to about 100, many of them on few places."""
    choose = Random(seed)  # noqa: S311 - samples that can be had again
    for _ in range(SAMPLES):
        most = choose.choice([1, 3, 10, 20])
        counts = [choose.randint(0, most) if choose.random() < 0.7 else 0 for _ in range(choose.randint(2, 11))]
        counts[choose.randrange(len(counts))] += 2
        yield counts


def _answers(counts: Sequence[int]) -> list[int]:
    return [place for place, count in enumerate(counts) for _ in range(count)]


@SEEDS
def test_middle_and_spread(seed: int) -> None:
    numpy = pytest.importorskip("numpy", reason="NumPy, which comes with SciPy, is not installed")
    for counts in _samples(seed):
        answers = _answers(counts)
        low, middle, high = numpy.quantile(answers, [0.25, 0.5, 0.75])
        assert float(median(counts)) == pytest.approx(middle, abs=1e-12)
        assert float(interquartile_range(counts)) == pytest.approx(high - low, abs=1e-12)
        chance = (len(counts) ** 2 - 1) / 12
        expected = max(1 - numpy.var(answers, ddof=1) / chance, 0)
        assert float(within_group_agreement(counts)) == pytest.approx(expected, abs=1e-12)


@SEEDS
def test_the_median_of_grouped_data(seed: int) -> None:
    """Where the median is somebody's answer, it is what the standard library gives."""
    compared = 0
    for counts in _samples(seed):
        answers = _answers(counts)
        if statistics.median_low(answers) == statistics.median_high(answers):
            assert float(interpolated_median(counts)) == pytest.approx(statistics.median_grouped(answers), abs=1e-12)
            compared += 1
    assert compared > SAMPLES / 2


@SEEDS
def test_intervals(seed: int) -> None:
    stats = pytest.importorskip("scipy.stats", reason="SciPy is not installed")
    proportion = pytest.importorskip("statsmodels.stats.proportion", reason="statsmodels is not installed")
    choose = Random(seed)  # noqa: S311 - samples that can be had again
    for _ in range(SAMPLES):
        answers, others = choose.randint(1, 60), choose.randint(1, 200)
        agree, others_agree = choose.randint(0, answers), choose.randint(0, others)
        low, high = stats.binomtest(agree, answers).proportion_ci(method="wilson")
        assert share_interval(agree, answers) == pytest.approx((low, high), abs=1e-9)
        assert share_interval(agree, answers) == pytest.approx(
            proportion.proportion_confint(agree, answers, method="wilson"), abs=1e-9
        )
        between = proportion.confint_proportions_2indep(
            agree, answers, others_agree, others, method="newcomb", compare="diff"
        )
        assert difference_interval(agree, answers, others_agree, others) == pytest.approx(between, abs=1e-9)


@SEEDS
def test_how_often_one_is_above_the_other(seed: int) -> None:
    stats = pytest.importorskip("scipy.stats", reason="SciPy is not installed")
    samples = list(_samples(seed))
    for counts, sample in zip(samples, samples[1:] + samples[:1], strict=True):
        others = (sample + [0] * len(counts))[: len(counts)]
        others[0] += 1
        first, second = _answers(counts), _answers(others)
        above = stats.mannwhitneyu(first, second, method="asymptotic", use_continuity=False).statistic
        assert float(cliffs_delta(counts, others)) == pytest.approx(
            2 * above / (len(first) * len(second)) - 1, abs=1e-12
        )


@SEEDS
def test_consensus_by_its_formula(seed: int) -> None:
    for counts in _samples(seed):
        answers = _answers(counts)
        mean, width = statistics.fmean(answers), len(counts) - 1
        expected = 1 + statistics.fmean(log2(1 - abs(answer - mean) / width) for answer in answers)
        assert consensus(counts) == pytest.approx(expected, abs=1e-9)


@SEEDS
def test_agreement_person_by_person(seed: int) -> None:
    """One answer is taken from each place that is filled, again and again: a layer of height one."""
    for counts in _samples(seed):
        left, worth, places = list(counts), 0.0, len(counts)
        while any(left):
            filled = [place for place in range(places) if left[place]]
            one_sided = parted = 0
            for low, middle, high in product(range(places), repeat=3):
                if low < middle < high:
                    pattern = (low in filled, middle in filled, high in filled)
                    one_sided += pattern in {(True, True, False), (False, True, True)}
                    parted += pattern == (True, False, True)
            unimodal = 1.0
            if one_sided + parted:
                unimodal = (one_sided - parted * (places - 1) / (places - 2)) / (one_sided + parted)
            worth += unimodal * (1 - (len(filled) - 1) / (places - 1)) * len(filled)
            left = [count - (count > 0) for count in left]
        assert float(agreement(counts)) == pytest.approx(worth / sum(counts), abs=1e-9)


def test_agreement_within_the_groups_of_a_published_survey() -> None:
    """Bliese and Halverson's 49 companies of 2002: the figures that the R package multilevel gives for item LEAD03."""
    name = os.environ.get(LQ2002, "")
    if not name:
        pytest.skip(f"{LQ2002} names no file: see docs/testing.md")
    groups: dict[str, list[int]] = {}
    with Path(name).open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            groups.setdefault(row["organisation"], [0] * 5)[int(row["LEAD03"])] += 1
    found = sorted(float(within_group_agreement(counts)) for counts in groups.values())
    assert len(found) == 49
    assert (found[0], found[-1], statistics.median(found)) == pytest.approx((0.08, 0.69, 0.40), abs=0.005)
    assert sum(value < 0.3 for value in found) == 11
