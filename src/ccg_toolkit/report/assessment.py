"""Everything a report is made of, exact and unrounded."""

from collections.abc import Sequence
from dataclasses import dataclass

from ccg_toolkit.answers import Answers, Progress
from ccg_toolkit.framework import Framework
from ccg_toolkit.planning import Plan, Priority, Robustness
from ccg_toolkit.scoring import Scores


@dataclass(frozen=True, kw_only=True)
class Assessment:
    """One organisation's answers, what they score, and the plan that follows.

    Attributes:
        answers: what was said.
        framework: what was asked.
        scores: where things stand.
        priorities: the gaps in order.
        robustness: for each priority, how firmly it stands.
        plan: what is done when.
        version: of this program.
        progress: what a tracker says of an earlier plan, if one was read; it changes no score and no schedule.
    """

    answers: Answers
    framework: Framework
    scores: Scores
    priorities: Sequence[Priority]
    robustness: Sequence[Robustness]
    plan: Plan
    version: str
    progress: Progress | None = None
