"""What the terminal shows."""

from ccg_toolkit.outputs.screen.console import advancing, busy
from ccg_toolkit.outputs.screen.framework_text import framework_text
from ccg_toolkit.outputs.screen.overview import OverviewRow, counted, overview_text
from ccg_toolkit.outputs.screen.plan_text import comparison_text, plan_text
from ccg_toolkit.outputs.screen.summary import summary

__all__ = [
    "OverviewRow",
    "advancing",
    "busy",
    "comparison_text",
    "counted",
    "framework_text",
    "overview_text",
    "plan_text",
    "summary",
]
