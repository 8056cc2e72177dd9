"""The away-day: the agenda that the results make, and the sheets to run the day with."""

from ccg_toolkit.away_day.build_pack import build_pack
from ccg_toolkit.away_day.pack_view import PackView

__all__ = ["PackView", "build_pack"]
