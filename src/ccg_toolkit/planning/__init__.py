"""The plan: which gap comes first, whether that would survive other opinions, and what is done when."""

from ccg_toolkit.planning.chains import Step
from ccg_toolkit.planning.priorities import FACTORS, Priority, rank_priorities
from ccg_toolkit.planning.robustness import foremost_shares, top_five_shares
from ccg_toolkit.planning.schedule import FindOut, Later, Plan, Quarter, Work, add_months, make_plan

__all__ = [
    "FACTORS",
    "FindOut",
    "Later",
    "Plan",
    "Priority",
    "Quarter",
    "Step",
    "Work",
    "add_months",
    "foremost_shares",
    "make_plan",
    "rank_priorities",
    "top_five_shares",
]
