"""Printing as the makers of browsers document it: one start of the browser a page, by options on its command line."""

from contextlib import suppress
from pathlib import Path
from subprocess import TimeoutExpired

from ccg_toolkit.outputs.pdf.browsers.installed import Browser
from ccg_toolkit.outputs.pdf.browsers.process import RunningBrowser

LIMIT = 120.0
"""Seconds that a start and a print may take."""
_MOMENT = 0.2


class CommandLine:
    """A browser that prints each page in a run of its own. Works where remote control is forbidden."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser

    def print(self, page: str) -> bytes:
        """Print a page.

        Args:
            page: HTML, with all that belongs to it inside.

        Returns:
            What the browser wrote: a PDF, or nothing.

        Raises:
            BrowserFailed: where it did not end in time, or cannot be started.
        """
        with RunningBrowser(self._browser) as running:
            source, target = running.folder / "page.html", running.folder / "page.pdf"
            with running.within(LIMIT):
                source.write_text(page, encoding="utf-8")
                running.start(
                    [
                        f"--print-to-pdf={target}",
                        "--no-pdf-header-footer",
                        "--generate-pdf-document-outline",
                        source.as_uri(),
                    ]
                )
                return _printed(running, target)

    def close(self) -> None:
        """Do nothing: after a print, nothing runs."""


def _printed(running: RunningBrowser, target: Path) -> bytes:
    if running.process is None:
        raise EOFError
    while running.process.poll() is None:  # so that a signal is heard at once
        with suppress(TimeoutExpired):
            running.process.wait(_MOMENT)
    if not target.exists():
        raise EOFError
    return target.read_bytes()
