"""Answers: what an organisation says of itself, read from a file and held against a framework."""

from ccg_toolkit.answers.load import ReadAnswers, check_answers, choice_problem, framework_wish, read_answers
from ccg_toolkit.answers.models import Answer, Answers, Evidence, Manifesto, Offer, Paper, State, Want
from ccg_toolkit.answers.progress import (
    AGREED,
    DATES,
    Column,
    Derived,
    Progress,
    SheetName,
    Status,
    TrackedAction,
    Value,
)
from ccg_toolkit.answers.tracker import read_tracker
from ccg_toolkit.answers.tracker_status import COUNTING
from ccg_toolkit.answers.tracker_table import GUIDE
from ccg_toolkit.sources import Number

__all__ = [
    "AGREED",
    "COUNTING",
    "DATES",
    "GUIDE",
    "Answer",
    "Answers",
    "Column",
    "Derived",
    "Evidence",
    "Manifesto",
    "Number",
    "Offer",
    "Paper",
    "Progress",
    "ReadAnswers",
    "SheetName",
    "State",
    "Status",
    "TrackedAction",
    "Value",
    "Want",
    "check_answers",
    "choice_problem",
    "framework_wish",
    "read_answers",
    "read_tracker",
]
