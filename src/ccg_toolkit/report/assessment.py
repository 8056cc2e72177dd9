"""Everything a report is made of, exact and unrounded."""

from collections.abc import Sequence
from dataclasses import dataclass

from ccg_toolkit.answers import Answers
from ccg_toolkit.framework import Framework
from ccg_toolkit.planning import Plan, Priority
from ccg_toolkit.scoring import Exact, Scores


@dataclass(frozen=True, kw_only=True)
class Assessment:
    """One organisation's answers, what they score, and the plan that follows.

    Attributes:
        answers: what was said.
        framework: what was asked.
        scores: where things stand.
        priorities: the gaps in order.
        top_five_shares: for each priority, the share of weightings under which it is among the first five.
        plan: what is done when.
        version: of this program.
    """

    answers: Answers
    framework: Framework
    scores: Scores
    priorities: Sequence[Priority]
    top_five_shares: Sequence[Exact]
    plan: Plan
    version: str
