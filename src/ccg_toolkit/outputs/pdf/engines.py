"""Which engine makes a PDF: WeasyPrint where it can, else a browser of this machine, else none."""

from types import TracebackType
from typing import TYPE_CHECKING, Literal, Self

from ccg_toolkit.outputs.problems import PdfUnavailable

if TYPE_CHECKING:
    from collections.abc import Callable

    from ccg_toolkit.outputs.pdf.browsers import Browsers, Print

Engine = Literal["weasyprint", "browser", "page"]
"""What can be asked for by name; ``page`` asks for no PDF at all, but for the page that it would be made of."""


class PdfMaker:
    """Makes PDFs of pages. Leaving the context ends the browser, if one was started.

    Attributes:
        made_by: what made the last one, such as ``WeasyPrint`` or ``Chromium 131``.
        passed_over: of each browser that was tried in vain, what it did, such as ``Chromium ended before it printed``.
        undrawn: letters of the texts of all of them that no font has, as far as that is known; they are named in brackets.
    """

    def __init__(self, wanted: Engine | None = None, prints: "Callable[[str, str], Print] | None" = None) -> None:
        """Choose what may be used.

        Args:
            wanted: the one engine to use; else the first that can.
            prints: has a browser print a page of a title, where one runs elsewhere; else one is started here.
        """
        self.made_by = ""
        self.passed_over: tuple[str, ...] = ()
        self.undrawn: frozenset[str] = frozenset()
        self._wanted = wanted
        self._prints = prints
        self._browsers: Browsers | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._browsers:
            self._browsers.close()

    def __call__(self, page: str) -> bytes:
        """Make a PDF/UA-1.

        Args:
            page: HTML whose fonts and pictures are inside it; nothing else is ever fetched.

        Returns:
            The PDF; the same page gives the same bytes from the same engine.

        Raises:
            PdfUnavailable: where none of the engines that may be used can.
        """
        if self._wanted == "page":
            raise PdfUnavailable("a page was asked for", asked=True)
        reasons: list[str] = []
        for engine, make in (("weasyprint", self._lay_out), ("browser", self._print)):
            if self._wanted in {None, engine}:
                try:
                    return make(page)
                except PdfUnavailable as problem:
                    reasons += problem.reasons
        raise PdfUnavailable(*reasons)

    def _lay_out(self, page: str) -> bytes:
        from ccg_toolkit.outputs.pdf.layout import laid_out

        made = laid_out(page)
        self.made_by, self.undrawn = "WeasyPrint", self.undrawn | made.undrawn
        return made.data

    def _print(self, page: str) -> bytes:
        from ccg_toolkit.outputs.pdf.browser_pdf import PrintProblem, browser_pdf
        from ccg_toolkit.outputs.pdf.browsers import Browsers, NoBrowserPrints

        if self._prints is None:
            self._browsers = Browsers()
            self._prints = self._browsers.print
        try:
            made = browser_pdf(page, self._prints)
        except NoBrowserPrints as problem:
            raise PdfUnavailable(*problem.reasons) from None
        except PrintProblem as problem:
            raise PdfUnavailable(str(problem)) from None
        self.made_by, self.passed_over = made.by, made.passed_over
        return made.data


def pdf_from(page: str) -> bytes:
    """Make a PDF/UA-1 of a page by the first engine that can; see `PdfMaker`."""
    with PdfMaker() as make:
        return make(page)
