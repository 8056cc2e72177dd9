"""Printing by whichever browser can: the first that does prints all pages, and is started once."""

import re
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import BytesIO
from types import TracebackType
from typing import Protocol, Self

from ccg_toolkit.outputs.pdf.browsers.command_line import CommandLine
from ccg_toolkit.outputs.pdf.browsers.installed import Browser, installed_browsers
from ccg_toolkit.outputs.pdf.browsers.process import BrowserFailed
from ccg_toolkit.outputs.pdf.browsers.remote import RemoteControl

OLDEST = 131
"""The first version that prints what a style sheet puts into the margins of a page."""
_VERSION = re.compile(r"Skia/PDF m(\d+)")


class Printer(Protocol):
    """One way to have a browser print."""

    def print(self, page: str) -> bytes:
        """Print a page, or raise `BrowserFailed`."""

    def close(self) -> None:
        """End what runs."""


@dataclass(frozen=True)
class Print:
    """A page as a browser printed it.

    Attributes:
        data: a tagged PDF, not yet mended.
        by: the browser and its version, such as ``Chromium 131``.
        passed_over: of each browser that was tried before in vain, what it did.
    """

    data: bytes
    by: str
    passed_over: tuple[str, ...] = ()


class NoBrowserPrints(Exception):  # noqa: N818 - it names a state of the system, not an error of ours
    """None of the browsers printed.

    Attributes:
        reasons: what stands in the way, each the end of a sentence.
    """

    def __init__(self, reasons: tuple[str, ...]) -> None:
        super().__init__(reasons)
        self.reasons = reasons


class Browsers:
    """The browsers of this machine, of which one prints; leaving the context ends it."""

    def __init__(self, browsers: Sequence[Browser] | None = None) -> None:
        found = installed_browsers() if browsers is None else browsers
        self._failed: list[str] = []
        self._ways: deque[tuple[Browser, Callable[[Browser], Printer]]] = deque(
            (browser, way) for browser in found for way in (RemoteControl, CommandLine)
        )
        self._printer: Printer | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def print(self, page: str, title: str) -> Print:
        """Print a page.

        Args:
            page: HTML, with all that belongs to it inside.
            title: of the page; a browser that may not show it prints a notice under another one.

        Raises:
            NoBrowserPrints: where none does.
        """
        while self._ways:
            browser, way = self._ways[0]
            try:
                self._printer = self._printer or way(browser)
                data = self._printer.print(page)
                return Print(data, _checked(data, title, browser), tuple(self._failed))
            except BrowserFailed as failure:
                self.close()
                self._ways.popleft()
                while failure.final and self._ways and self._ways[0][0] is browser:
                    self._ways.popleft()
                if not self._ways or self._ways[0][0] is not browser:
                    self._failed.append(f"{browser.name} {failure}")
        raise NoBrowserPrints(tuple(self._failed) or ("no Edge, Chrome or Chromium is installed",))

    def close(self) -> None:
        """End the browser that runs."""
        if self._printer:
            self._printer.close()
            self._printer = None


def _checked(data: bytes, title: str, browser: Browser) -> str:
    """Look at what a browser made of a page before anybody relies on it, and name the browser with its version."""
    import pikepdf

    try:
        with pikepdf.open(BytesIO(data), attempt_recovery=False) as pdf:
            about = pdf.trailer.get("/Info", pikepdf.Dictionary())
            tagged, pages = "/StructTreeRoot" in pdf.Root, len(pdf.pages)
            said, made = str(about.get("/Title", "")), str(about.get("/Producer", ""))
    except pikepdf.PdfError as error:
        raise BrowserFailed("printed a file that is empty or cut") from error
    version = _VERSION.search(made)
    if version and int(version[1]) < OLDEST:
        raise BrowserFailed(f"is too old: it is version {version[1]}, and {OLDEST} or later is needed", final=True)
    if not (tagged and pages and said.split() == title.split()):
        raise BrowserFailed("printed something else than the page")
    return f"{browser.name} {version[1]}" if version else browser.name
