"""Reports as HTML pages, from the templates of the framework in use."""

from ccg_toolkit.outputs.html.page import COMPARISON, PACK, REPORT, html_page

__all__ = ["COMPARISON", "PACK", "REPORT", "html_page"]
