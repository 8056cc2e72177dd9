"""The plan: which gap comes first, whether that would survive other opinions, and what is done when."""

from ccg_toolkit.planning.chains import LevelStep
from ccg_toolkit.planning.dates import add_months
from ccg_toolkit.planning.decisions import FIRST_FIVE, NOTHING_DECIDED, Decisions, Tracked
from ccg_toolkit.planning.factors import FACTORS, Factor
from ccg_toolkit.planning.options import Option, compare_options, option_of
from ccg_toolkit.planning.outcome import Outcome
from ccg_toolkit.planning.plan import Course, Due, Plan, Portion, Quarter
from ccg_toolkit.planning.planned_action import Cause, Finished, PlannedAction, UnplacedAction
from ccg_toolkit.planning.priorities import Priority, equals_of, rank_priorities, ranks_of
from ccg_toolkit.planning.proofs import Proof
from ccg_toolkit.planning.robustness import Robustness, rank_counts
from ccg_toolkit.planning.schedule import make_plan
from ccg_toolkit.planning.settled import Settled, SettledKind
from ccg_toolkit.planning.trades import Trade, find_trades
from ccg_toolkit.planning.unknowns import FindOut

__all__ = [
    "FACTORS",
    "FIRST_FIVE",
    "NOTHING_DECIDED",
    "Cause",
    "Course",
    "Decisions",
    "Due",
    "Factor",
    "FindOut",
    "Finished",
    "LevelStep",
    "Option",
    "Outcome",
    "Plan",
    "PlannedAction",
    "Portion",
    "Priority",
    "Proof",
    "Quarter",
    "Robustness",
    "Settled",
    "SettledKind",
    "Tracked",
    "Trade",
    "UnplacedAction",
    "add_months",
    "compare_options",
    "equals_of",
    "find_trades",
    "make_plan",
    "option_of",
    "rank_counts",
    "rank_priorities",
    "ranks_of",
]
