"""The tracker: the workbook of an earlier plan as people have kept it, read row by row; it knows no scores."""

from ccg_toolkit.sources import Number
from ccg_toolkit.tracker.models import (
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
from ccg_toolkit.tracker.read import read_tracker
from ccg_toolkit.tracker.statuses import COUNTING
from ccg_toolkit.tracker.table import GUIDE

__all__ = [
    "AGREED",
    "COUNTING",
    "DATES",
    "GUIDE",
    "Column",
    "Derived",
    "Number",
    "Progress",
    "SheetName",
    "Status",
    "TrackedAction",
    "Value",
    "read_tracker",
]
