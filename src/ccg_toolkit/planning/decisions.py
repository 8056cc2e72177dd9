"""What people decide about the plan: what is left out, who does it, from when, and what a tracker says of work begun."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from ccg_toolkit.planning.outcome import Outcome

FIRST_FIVE = 5
"""How many gaps come first where nobody says otherwise."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Tracked:
    """What a tracker says of one action.

    Attributes:
        status: ``dropped``, ``done`` or ``under-way``.
        review_on: when its result is looked at; only read where it is done.
    """

    status: Literal["dropped", "done", "under-way"]
    review_on: date | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Decisions:
    """What the plan has to keep to beside time and capacity.

    Attributes:
        in_order: how many of the gaps are placed strictly in order, 0 or more; ``None`` for all of them.
        person: the most points one person has in a quarter, 1 or more; ``None`` for no limit.
        owners: the person for each role. Two roles with one name are one person; a role without a name is one.
        not_now: full names of criteria and actions that are left out.
        not_before: for actions, by full name, the day on or after which the quarter of their start begins.
        tracked: for actions, by full name, what a tracker says of them.
        assessed_on: the day on which a review counts as past; the first day of the plan where it is ``None``.
        outcomes: what came of the actions that an earlier plan had promised by now, each once.
    """

    in_order: int | None = FIRST_FIVE
    person: int | None = None
    owners: Mapping[str, str] = field(default_factory=dict)
    not_now: tuple[str, ...] = ()
    not_before: Mapping[str, date] = field(default_factory=dict)
    tracked: Mapping[str, Tracked] = field(default_factory=dict)
    assessed_on: date | None = None
    outcomes: tuple[Outcome, ...] = ()


NOTHING_DECIDED = Decisions()
