"""What can stand in the way of a report, apart from the disk; kept apart so that naming it loads no library."""

HOW_TO_PRINT = (
    "To get a PDF from the page: open it in a browser, print it, and choose Save as PDF. To have it made here, install\n"
    "    Microsoft Edge, Google Chrome or Chromium, or else Pango:\n"
    "    Debian or Ubuntu: sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0\n"
    "    macOS: brew install pango\n"
    "    Windows: install MSYS2, then in its shell: pacman -S mingw-w64-ucrt-x86_64-pango"
)


class PdfUnavailable(Exception):  # noqa: N818 - it names a state of the system, not an error of ours
    """Nothing on this machine makes a PDF, or nothing that was asked for.

    Attributes:
        reasons: what stands in the way, each the end of a sentence: ``Pango is missing``.
        asked: whether no PDF was to be made in the first place.
    """

    def __init__(self, *reasons: str, asked: bool = False) -> None:
        self.reasons = reasons or ("Pango is missing",)
        self.asked = asked
        super().__init__(", and ".join(self.reasons))


class TemplateProblem(Exception):  # noqa: N818 - it names a state of a user's file, not an error of ours
    """A template of the user's own cannot be used; the message says which, where and why."""
