"""The away-day: the agenda that the results make, and the sheets to run the day with."""

from ccg_toolkit.away_day.pack import PackView, build_pack

__all__ = ["PackView", "build_pack"]
