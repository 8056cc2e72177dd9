"""The geometry of the pictures: where each mark goes. Templates turn it into SVG; the same in PDF and HTML.

Positions are numbers, in units of the drawing and rounded to a tenth of one. Every chart has a `summary` that says its
message in words.
"""

from ccg_toolkit.report.charts.boxes import BandBoxes, Meter, band_boxes, meter, meter_name
from ccg_toolkit.report.charts.capacities import CapacityChart, capacity_chart
from ccg_toolkit.report.charts.effort import EffortChart, effort_chart
from ccg_toolkit.report.charts.importance import ImportanceGrid, importance_grid
from ccg_toolkit.report.charts.levels import LevelsChart, levels_charts
from ccg_toolkit.report.charts.strip import Strip, strip
from ccg_toolkit.report.charts.voices import Pair, VoicesChart, voices_chart
from ccg_toolkit.report.charts.year import Year, year_in_words, years

__all__ = [
    "BandBoxes",
    "CapacityChart",
    "EffortChart",
    "ImportanceGrid",
    "LevelsChart",
    "Meter",
    "Pair",
    "Strip",
    "VoicesChart",
    "Year",
    "band_boxes",
    "capacity_chart",
    "effort_chart",
    "importance_grid",
    "levels_charts",
    "meter",
    "meter_name",
    "strip",
    "voices_chart",
    "year_in_words",
    "years",
]
