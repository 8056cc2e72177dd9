"""The plan: which gap comes first, whether that would survive other opinions, and what is done when."""

from ccg_toolkit.planning.chains import Step
from ccg_toolkit.planning.priorities import FACTORS, Priority, rank_priorities
from ccg_toolkit.planning.robustness import Robustness, assess_robustness, rank_counts
from ccg_toolkit.planning.schedule import Later, Plan, Quarter, Work, add_months, make_plan
from ccg_toolkit.planning.unknowns import FindOut

__all__ = [
    "FACTORS",
    "FindOut",
    "Later",
    "Plan",
    "Priority",
    "Quarter",
    "Robustness",
    "Step",
    "Work",
    "add_months",
    "assess_robustness",
    "make_plan",
    "rank_counts",
    "rank_priorities",
]
