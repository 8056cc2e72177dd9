"""Installed browsers, Edge, Chrome and Chromium, as printers of pages."""

from ccg_toolkit.outputs.pdf.browsers.printing import Browsers, NoBrowserPrints, Print

__all__ = ["Browsers", "NoBrowserPrints", "Print"]
