"""History: assessments of one organisation held against one another. Pure: no files, no screen, no clock.

Nothing here imports a framework, so that two result files are compared in the time that it takes to start.
"""

from ccg_toolkit.history.change import Change, Moved, Part, Unsplit, change_between, changes_of, in_order_of_days
from ccg_toolkit.history.from_result import snapshot_from_result
from ccg_toolkit.history.from_scores import snapshot_of
from ccg_toolkit.history.heard import Heard, HeardTwice
from ccg_toolkit.history.pairs import Kind, Pair, Wording, pairs_of
from ccg_toolkit.history.promised import Came, Kept, TrackedStatus, outcomes_of
from ccg_toolkit.history.snapshot import CriterionRecord, DomainRecord, Promise, Snapshot
from ccg_toolkit.history.walk import Stage, Step, walk
from ccg_toolkit.history.weighed import DomainMean, Weighed, domain_means, mean_of, shares_of
from ccg_toolkit.history.weights import differs

__all__ = [
    "Came",
    "Change",
    "CriterionRecord",
    "DomainMean",
    "DomainRecord",
    "Heard",
    "HeardTwice",
    "Kept",
    "Kind",
    "Moved",
    "Pair",
    "Part",
    "Promise",
    "Snapshot",
    "Stage",
    "Step",
    "TrackedStatus",
    "Unsplit",
    "Weighed",
    "Wording",
    "change_between",
    "changes_of",
    "differs",
    "domain_means",
    "in_order_of_days",
    "mean_of",
    "outcomes_of",
    "pairs_of",
    "shares_of",
    "snapshot_from_result",
    "snapshot_of",
    "walk",
]
