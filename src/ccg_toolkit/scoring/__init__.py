"""Scores: exact means, bounds, bands, targets and lenses. Pure: no files, no screen, no clock."""

from ccg_toolkit.scoring.models import CriterionScore, DomainScore, Exact, Score, Scores, TagScore
from ccg_toolkit.scoring.rate import band_of, score_answers, weighted_mean, with_levels

__all__ = [
    "CriterionScore",
    "DomainScore",
    "Exact",
    "Score",
    "Scores",
    "TagScore",
    "band_of",
    "score_answers",
    "weighted_mean",
    "with_levels",
]
