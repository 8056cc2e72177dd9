"""Pages as PDF, by WeasyPrint or by a browser of this machine."""

from ccg_toolkit.outputs.pdf.engines import Engine, PdfMaker, pdf_from

__all__ = ["Engine", "PdfMaker", "pdf_from"]
