"""What templates may call besides macros: each answers a question of layout that no view can, and of nothing else."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from ccg_toolkit.report import meter_name, points, stopped, two_columns


def nearest(colours: Sequence[str], place: int, of: int) -> str:
    """Give the colour of a band; where there are fewer colours or more, the nearest.

    Args:
        colours: from the lowest band to the highest; at least one.
        place: of the band, from 1 for the lowest.
        of: how many bands there are.
    """
    return colours[round((place - 1) * (len(colours) - 1) / max(of - 1, 1))]


HELPERS: Mapping[str, Callable[..., Any]] = {
    "meter_name": meter_name,
    "nearest": nearest,
    "points_in_words": points,
    "stopped": stopped,
    "two_columns": two_columns,
}
"""By the name that a template calls."""
