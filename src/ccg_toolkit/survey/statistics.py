"""Statistics of small groups on ordered scales. Each works on counts: how many gave each place, from the lowest up.

Places are counted from 0, as the counts are. Whatever is a quotient of whole numbers is exact. Intervals hold 95%; where
everybody was asked they are indicative, and nothing is called significant.
"""

from collections.abc import Sequence
from fractions import Fraction
from itertools import accumulate, combinations, pairwise
from math import log2, sqrt
from statistics import NormalDist

Counts = Sequence[int]
Interval = tuple[float, float]

_HALF = Fraction(1, 2)
_Z = NormalDist().inv_cdf(0.975)


def quantile(counts: Counts, part: Fraction) -> Fraction:
    """Give the place below which a part of the answers lies.

    Definition: answers in order, the first at 0 and the last at 1, with straight lines between them.
    Formula: ``x[i] + (h - i) (x[i+1] - x[i])`` with ``h = part (n - 1)`` and ``i`` the whole part of ``h``.
    Source: Hyndman RJ, Fan Y. Sample quantiles in statistical packages. American Statistician 1996;50:361-365, number 7;
    the default of NumPy and of spreadsheets.

    Args:
        counts: at least one answer.
        part: 0 to 1; one half is the median.
    """
    ends = list(accumulate(counts))
    height = part * (ends[-1] - 1)
    first = int(height)
    low, high = (_place(ends, min(number, ends[-1] - 1)) for number in (first, first + 1))
    return low + (height - first) * (high - low)


def median(counts: Counts) -> Fraction:
    """Give the `quantile` of one half: as many answers lie below as above."""
    return quantile(counts, _HALF)


def interquartile_range(counts: Counts) -> Fraction:
    """Give how far apart the middle half of the answers lies: the `quantile` of 3/4 less that of 1/4."""
    return quantile(counts, Fraction(3, 4)) - quantile(counts, Fraction(1, 4))


def interpolated_median(counts: Counts) -> Fraction:
    """Give the median, moved towards the side on which more answers lie.

    Definition: the answers at the median are taken to lie evenly between half a place below it and half a place above.
    Formula: ``m - 1/2 + (n/2 - below) / at``; where nobody answered at ``m`` it is ``m``.
    Source: the median of grouped data; ``interp.median`` of the R package psych.

    Args:
        counts: at least one answer.
    """
    middle = median(counts)
    at = counts[int(middle)] if middle.denominator == 1 else 0
    if not at:
        return middle
    below = sum(counts[: int(middle)])
    return middle - _HALF + (Fraction(sum(counts), 2) - below) / at


def within_group_agreement(counts: Counts) -> Fraction:
    """Give r_wg: how much less a group differs than people who answer by chance, 0 (as much, or more) to 1 (all alike).

    Formula: ``1 - s² / ((K² - 1) / 12)`` with the sample variance ``s²`` and ``K`` places; 0 where that is below 0.
    Source: James LR, Demaree RG, Wolf G. Estimating within-group interrater reliability with and without response bias.
    Journal of Applied Psychology 1984;69:85-98.

    Args:
        counts: at least two answers, on two places or more.
    """
    answers = sum(counts)
    total = sum(place * count for place, count in enumerate(counts))
    squares = sum(place * place * count for place, count in enumerate(counts))
    variance = (squares - Fraction(total * total, answers)) / (answers - 1)
    return max(1 - variance * 12 / (len(counts) ** 2 - 1), Fraction(0))


def agreement(counts: Counts) -> Fraction:
    """Give A: -1 (two equal camps at the ends), 0 (evenly spread), 1 (all alike).

    Definition: the answers are cut into layers, in each of which every place is empty or filled to one height. A layer is
    worth the more, the fewer places it fills and the less it falls into two camps; their mean goes by their answers.
    Formula: of a layer with ``S`` of ``K`` places filled ``U (1 - (S - 1)/(K - 1))``, where
    ``U = ((K - 2) TU - (K - 1) TDU) / ((K - 2) (TU + TDU))``: of all three places, ``TU`` times two neighbours in order
    are filled and the third is not, and ``TDU`` times only the middle one is not. Without either ``U`` is 1.
    Source: Van der Eijk C. Measuring agreement in ordered rating scales. Quality and Quantity 2001;35:325-341.

    Args:
        counts: at least one answer, on two places or more.
    """
    heights = sorted({0, *counts})
    worth = Fraction(0)
    for below, top in pairwise(heights):
        layer = [count >= top for count in counts]
        worth += (top - below) * sum(layer) * _worth_of_layer(layer)
    return worth / sum(counts)


def consensus(counts: Counts) -> float:
    """Give Cns: 0 (half at either end) to 1 (all alike).

    Formula: ``1 + Σ p log2(1 - |x - μ| / d)`` with the share ``p`` of each place ``x``, the mean ``μ`` and the distance
    ``d`` of the outermost places.
    Source: Tastle WJ, Wierman MJ. Consensus and dissention: a measure of ordinal dispersion. International Journal of
    Approximate Reasoning 2007;45:531-545.

    Args:
        counts: at least one answer, on two places or more.
    """
    answers, width = sum(counts), len(counts) - 1
    mean = Fraction(sum(place * count for place, count in enumerate(counts)), answers)
    parts = (count / answers * log2(1 - abs(place - mean) / width) for place, count in enumerate(counts) if count)
    return max(1 + sum(parts), 0.0)


def share_interval(agree: int, answers: int) -> Interval:
    """Give the interval of a share.

    Formula: ``(p + z²/2n ± z √(p(1-p)/n + z²/4n²)) / (1 + z²/n)`` with ``z`` = 1.96.
    Source: Wilson EB. Probable inference, the law of succession, and statistical inference. Journal of the American
    Statistical Association 1927;22:209-212.

    Args:
        agree: how many agree, 0 to ``answers``.
        answers: how many answered, 1 or more.

    Returns:
        Its lower and upper end, 0 to 1.
    """
    share, square = agree / answers, _Z * _Z
    middle = share + square / (2 * answers)
    reach = _Z * sqrt(share * (1 - share) / answers + square / (4 * answers * answers))
    whole = 1 + square / answers
    low = 0.0 if agree == 0 else (middle - reach) / whole
    high = 1.0 if agree == answers else (middle + reach) / whole
    return low, high


def difference_interval(agree: int, answers: int, other_agree: int, other_answers: int) -> Interval:
    """Give the interval of the difference of two shares, the first less the second.

    Formula: with each share ``p`` and the ends ``l`` and ``u`` of its `share_interval`:
    ``d - √((p1 - l1)² + (u2 - p2)²)`` to ``d + √((u1 - p1)² + (p2 - l2)²)``.
    Source: Newcombe RG. Interval estimation for the difference between independent proportions: comparison of eleven
    methods. Statistics in Medicine 1998;17:873-890, method 10.

    Args:
        agree: how many of the first group agree.
        answers: how many of it answered, 1 or more.
        other_agree: how many of the second agree.
        other_answers: how many of that answered, 1 or more.

    Returns:
        Its lower and upper end, -1 to 1.
    """
    share, other = agree / answers, other_agree / other_answers
    low, high = share_interval(agree, answers)
    other_low, other_high = share_interval(other_agree, other_answers)
    between = share - other
    return (
        between - sqrt((share - low) ** 2 + (other_high - other) ** 2),
        between + sqrt((high - share) ** 2 + (other - other_low) ** 2),
    )


def cliffs_delta(counts: Counts, others: Counts) -> Fraction:
    """Give how often an answer of the first group is above one of the second, less how often below, -1 to 1.

    Formula: ``(above - below) / mn`` over all pairs, which is ``2U/mn - 1`` of the Mann-Whitney test.
    Source: Cliff N. Dominance statistics: ordinal analyses to answer ordinal questions. Psychological Bulletin
    1993;114:494-509.

    Args:
        counts: of the first group, at least one answer.
        others: of the second, on the same places.
    """
    ahead = below = 0
    above = sum(others)
    for count, other in zip(counts, others, strict=True):
        above -= other
        ahead += count * (below - above)
        below += other
    return Fraction(ahead, sum(counts) * sum(others))


def _place(ends: Sequence[int], number: int) -> int:
    """Give the place of one answer, counted from 0 in order; ``ends`` tell how many lie up to each place."""
    return next(place for place, end in enumerate(ends) if number < end)


def _worth_of_layer(layer: Sequence[bool]) -> Fraction:
    places, filled = len(layer), sum(layer)
    triples = list(combinations(layer, 3))
    one_sided = sum(triple in {(True, True, False), (False, True, True)} for triple in triples)
    parted = sum(triple == (True, False, True) for triple in triples)
    unimodality = Fraction(1)
    if one_sided or parted:
        unimodality = Fraction((places - 2) * one_sided - (places - 1) * parted, (places - 2) * (one_sided + parted))
    return unimodality * (1 - Fraction(filled - 1, places - 1))
