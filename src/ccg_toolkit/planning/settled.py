"""What was settled while a plan was made, in the order in which it was; nothing in the plan rests on it."""

from dataclasses import dataclass
from typing import Literal

SettledKind = Literal["closing", "level", "highest", "whole", "end", "early", "package"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Settled:
    """A question that was put while a plan was made, and the answer, which all that came after it kept.

    Attributes:
        kind: ``closing``: when is one of the first gaps closed? ``level``: when is a level on the way of one of them
            reached? ``highest``: when is a level reached of one that is not closed, its highest first? ``whole``: in how
            many quarters, one or two, is an action done? ``end``: in which does it end? ``early``: how many points has it
            in the first of its quarters? ``package``: the next levels of a gap, by value for effort: when are they reached?
        about: the full name of the gap, or of the action.
        level: the level that is asked about; ``None`` for an action.
        answer: the quarter, from 1, or the number of quarters or points; ``None`` where there is no such plan.
        proven: whether the search came to an end, so that no better answer exists.
        came: full names of the actions that got their places with it: first those not of its own chain.
    """

    kind: SettledKind
    about: str
    level: int | None
    answer: int | None
    proven: bool
    came: tuple[str, ...]
