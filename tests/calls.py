"""How much work something is: the calls that it makes, which are the same on a busy machine and after any other test."""

import cProfile
from collections.abc import Callable
from typing import TypeVar

from tests.read_once import forget

T = TypeVar("T")


def calls(work: Callable[[], T]) -> tuple[int, T]:
    """Do some work; give how many calls of functions it took, those within Python's own among them, and its result."""
    forget()
    profile = cProfile.Profile()
    result = profile.runcall(work)
    return sum(entry.callcount for entry in profile.getstats()), result
