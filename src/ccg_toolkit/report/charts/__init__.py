"""The geometry of the pictures: where each mark goes. Templates turn it into SVG; the same in PDF and HTML.

Positions are in units of the drawing, as text ready for SVG. Every chart has a `summary` that says its message in words.
"""

from ccg_toolkit.report.charts.capacities import CapacityChart, capacity_chart
from ccg_toolkit.report.charts.domains import DomainChart, domain_chart
from ccg_toolkit.report.charts.effort import EffortChart, effort_chart
from ccg_toolkit.report.charts.importance import ImportanceGrid, importance_grid
from ccg_toolkit.report.charts.roadmap import Roadmap, roadmaps

__all__ = [
    "CapacityChart",
    "DomainChart",
    "EffortChart",
    "ImportanceGrid",
    "Roadmap",
    "capacity_chart",
    "domain_chart",
    "effort_chart",
    "importance_grid",
    "roadmaps",
]
