"""Everything a report is made of, exact and unrounded."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from ccg_toolkit.answers import Answers
from ccg_toolkit.framework import Framework
from ccg_toolkit.history import Change
from ccg_toolkit.planning import (
    NOTHING_DECIDED,
    Decisions,
    Option,
    Plan,
    Priority,
    Trade,
    compare_options,
    find_trades,
)
from ccg_toolkit.scoring import Scores
from ccg_toolkit.survey.voices import Voices
from ccg_toolkit.tracker import Progress


@dataclass(frozen=True, kw_only=True)
class Assessment:
    """One organisation's answers, what they score, and the plan that follows.

    Attributes:
        answers: what was said.
        framework: what was asked.
        scores: where things stand.
        priorities: the gaps in order.
        plan: what is done when.
        version: of this program.
        decisions: what people decide about the plan.
        progress: what a tracker says of an earlier plan, if one was read; it changes no score.
        since: what changed since an earlier assessment, if one was read; it changes no score either.
    """

    answers: Answers
    framework: Framework
    scores: Scores
    priorities: Sequence[Priority]
    plan: Plan
    version: str
    decisions: Decisions = NOTHING_DECIDED
    progress: Progress | None = None
    since: Change | None = None

    @property
    def voices(self) -> Voices | None:
        """What a closed survey may show, if one was read."""
        return self.scores.voices

    @cached_property
    def options(self) -> tuple[Option, ...]:
        """What half the capacity, the same, one and a half times, and twice the quarters come to."""
        return compare_options(
            self.scores,
            self.priorities,
            starts_on=self.answers.plan_starts_on,
            quarters=len(self.plan.quarters),
            capacity=self.plan.quarters[0].capacity,
            decisions=self.decisions,
        )

    @cached_property
    def trades(self) -> tuple[Trade, ...]:
        """Which of the first gaps get only part way while a few others would close in their place."""
        return find_trades(
            self.plan,
            self.scores,
            self.priorities,
            starts_on=self.answers.plan_starts_on,
            decisions=self.decisions,
        )
