"""Answers: what an organisation says of itself, read from a file and held against a framework."""

from ccg_toolkit.answers.load import ReadAnswers, check_answers, framework_wish, read_answers
from ccg_toolkit.answers.models import Answer, Answers, Evidence, State

__all__ = [
    "Answer",
    "Answers",
    "Evidence",
    "ReadAnswers",
    "State",
    "check_answers",
    "framework_wish",
    "read_answers",
]
