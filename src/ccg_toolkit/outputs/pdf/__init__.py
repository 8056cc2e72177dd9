"""Pages laid out as PDF."""

from ccg_toolkit.outputs.pdf.layout import pdf_from

__all__ = ["pdf_from"]
