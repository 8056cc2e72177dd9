"""Answers: what an organisation says of itself, read from a file and held against a framework."""

from ccg_toolkit.answers.away_day import AwayDay
from ccg_toolkit.answers.board_paper import Paper
from ccg_toolkit.answers.check import check_answers, choice_problem
from ccg_toolkit.answers.framework_wish import inside, wish_for
from ccg_toolkit.answers.manifesto import Manifesto, Offer, Want
from ccg_toolkit.answers.models import Answer, Answers, Evidence, State
from ccg_toolkit.answers.read import ReadAnswers, framework_wish, read_answers, read_joined, scale_of
from ccg_toolkit.answers.voted_importance import voted_on, with_voted_importance
from ccg_toolkit.answers.written_levels import level_text

__all__ = [
    "Answer",
    "Answers",
    "AwayDay",
    "Evidence",
    "Manifesto",
    "Offer",
    "Paper",
    "ReadAnswers",
    "State",
    "Want",
    "check_answers",
    "choice_problem",
    "framework_wish",
    "inside",
    "level_text",
    "read_answers",
    "read_joined",
    "scale_of",
    "voted_on",
    "wish_for",
    "with_voted_importance",
]
