"""What can stand in the way of a report, apart from the disk; kept apart so that naming it loads no library."""

NO_PANGO = (
    "To get a PDF from the page: open it in a browser, print it, and choose Save as PDF. To get Pango:\n"
    "    Debian or Ubuntu: sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0\n"
    "    macOS: brew install pango\n"
    "    Windows: install MSYS2, then in its shell: pacman -S mingw-w64-ucrt-x86_64-pango"
)


class PdfUnavailable(Exception):  # noqa: N818 - it names a state of the system, not an error of ours
    """The system lacks Pango, which WeasyPrint lays out text with."""


class TemplateProblem(Exception):  # noqa: N818 - it names a state of a user's file, not an error of ours
    """A template of the user's own cannot be used; the message says which, where and why."""
