"""What is left out where nobody asks for the slow tests (``--wide``): most of many like cases, and all but a few tries."""

import os
from collections.abc import Iterable
from typing import Any

import pytest
from hypothesis import settings

WIDE = "TESTS_WIDE"
"""Is in the environment where slow tests run; `conftest` puts it there."""
_PART = 5


def few(cases: Iterable[Any], keep: int = 1) -> list[Any]:
    """Mark all but the first few cases of a parametrised test as slow.

    Args:
        cases: values; a tuple stands for several arguments.
        keep: how many run always.
    """
    return [
        pytest.param(*(case if isinstance(case, tuple) else (case,)), marks=() if number < keep else pytest.mark.wide)
        for number, case in enumerate(cases)
    ]


def tries(number: int = 200) -> settings:
    """Give the settings of a test by Hypothesis: so many examples, a fifth of them without the slow tests.

    The same examples come in every run.
    """
    wide = WIDE in os.environ
    return settings(
        max_examples=number if wide else max(number // _PART, 8), deadline=None, derandomize=True, database=None
    )
