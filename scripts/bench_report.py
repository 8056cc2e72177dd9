"""Measure what the report of the example takes: beside a bare print of the same page, by edition, and beside an earlier one.

The start of the program and of its engine is shared by all pages of a report, few or many. So the seconds and the memory
of a page say something between two whole reports: the full edition is held against the report of an earlier checkout.
What one page more takes is told apart from what all share.
"""

import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

import pikepdf

from scripts.measuring import (
    ANSWERS,
    CAN_TELL_USE,
    EXAMPLE,
    ROOT,
    TOOLKIT,
    Used,
    in_turns,
    processor_time,
    report,
    used,
    within,
)

PAGE = """
import pathlib, sys
from ccg_toolkit import toolkit
from ccg_toolkit.outputs import render
from ccg_toolkit.report import Edition, Setting, build_view
assessment = toolkit.assess(toolkit.load(pathlib.Path(sys.argv[1])).inputs, version="0")
setting = Setting(edition=Edition(sys.argv[3]))
pathlib.Path(sys.argv[2]).write_bytes(render(".pdf", assessment, build_view(assessment), setting, str.encode))
"""
"""Writes the page that the PDF of an edition is made of; the page for the browser holds both editions."""
BARE = """
import pathlib, sys, weasyprint
page = pathlib.Path(sys.argv[1]).read_text(encoding="utf-8")
weasyprint.HTML(string=page).write_pdf(sys.argv[2], pdf_variant="pdf/ua-1")
"""
PRINTED = """
import pathlib, sys
from ccg_toolkit.outputs.pdf import PdfMaker
with PdfMaker("browser") as make:
    pathlib.Path(sys.argv[2]).write_bytes(make(pathlib.Path(sys.argv[1]).read_text(encoding="utf-8")))
"""
CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
ALONE = (  # it prints a page and does nothing else, least of all on a network
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update", "--no-pdf-header-footer"),
)


class Cost(NamedTuple):
    """What making a report took, and how many pages it has."""

    pages: int
    used: Used

    def a_page(self) -> Used:
        """Give the whole divided by the pages, with what all pages share."""
        return Used(self.used.seconds / self.pages, self.used.megabytes / self.pages)


def measure_report(folder: Path, pairs: int, before: Path | None) -> None:
    """Measure and print.

    Args:
        folder: where files may be written.
        pairs: how many runs each figure is the median of.
        before: an earlier checkout of this project, to hold the cost of a page against; its example is reported there.
    """
    ours, theirs = str(folder / "report.pdf"), str(folder / "other.pdf")
    for edition in ("full", "board"):
        page, whole = str(folder / "page.html"), [TOOLKIT, "assess", ANSWERS, "--edition", edition, "-o", ours]
        used([sys.executable, "-c", PAGE, ANSWERS, page, edition])
        title = f"assess --edition {edition} -o report.pdf / WeasyPrint alone on the same page"
        report(title, in_turns(whole, [sys.executable, "-c", BARE, page, theirs], pairs), goal=1.25)
    _beside_chromium(whole, page, theirs, folder, pairs)
    within("kB, the report of the example", Path(ours).stat().st_size / 1000, goal=500)
    if CAN_TELL_USE:
        _by_edition(folder, pairs, before)


def _beside_chromium(whole: Sequence[str], page: str, theirs: str, folder: Path, pairs: int) -> None:
    """Hold both engines against a browser that prints the page and nothing else."""
    browser = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if browser is None:
        print("assess -o report.pdf / Chromium printing the same page\n    left out: no Chromium is found")
        return
    once = [browser, *ALONE, f"--user-data-dir={folder / 'browser'}", f"--print-to-pdf={theirs}", Path(page).as_uri()]
    title = "assess -o report.pdf / Chromium printing the same page, with its own start"
    report(title, in_turns(whole, once, pairs))
    if sys.platform != "linux":
        return
    title = "assess --engine browser / Chromium printing the same page once, processor time with all they start"
    report(title, in_turns([*whole, "--engine", "browser"], once, pairs, processor_time), goal=2.5)
    printed = [sys.executable, "-c", PRINTED, page, theirs]
    title = "the page printed, numbered and mended / the same, without what makes the page"
    report(title, in_turns(printed, once, min(pairs, 3), processor_time))


def _by_edition(folder: Path, pairs: int, before: Path | None) -> None:
    """Tell what each edition takes, in turns, so that a busy machine slows all of them."""
    wanted = {"board": (ROOT, ()), "full": (ROOT, ("--edition", "full"))}
    if before is not None:
        wanted["before"] = (before, ())
    runs: dict[str, list[Used]] = {name: [] for name in wanted}
    for _ in range(pairs + 1):
        for name, (root, options) in wanted.items():
            runs[name].append(_assess(root, folder / f"{name}.pdf", options))
    cost = {name: _middle(folder / f"{name}.pdf", taken[1:]) for name, taken in runs.items()}  # the first warmed up
    board, full = cost["board"], cost["full"]
    for name, (pages, (seconds, megabytes)) in cost.items():
        print(
            f"The report of the example, {name}: {pages} pages, {seconds:.2f} s of processor time, {megabytes:.0f} MB"
        )
    within("MB of memory at the most, board", board.used.megabytes, goal=150)
    within(
        "of the processor time of the full edition, board", board.used.seconds / full.used.seconds, goal=0.6, places=2
    )
    more = [(one - other) / (full.pages - board.pages) for one, other in zip(full.used, board.used, strict=True)]
    shared = [one - board.pages * each for one, each in zip(board.used, more, strict=True)]
    print(
        f"    one page more: {more[0]:.2f} s, {more[1]:.1f} MB; what all share: {shared[0]:.1f} s, {shared[1]:.0f} MB"
    )
    if before is not None:
        ratios = [one / other for one, other in zip(full.a_page(), cost["before"].a_page(), strict=True)]
        within("of the processor time that a page took before, full", ratios[0], goal=1, places=2)
        within("of the memory that a page took before, full", ratios[1], goal=1, places=2)


def _assess(root: Path, path: Path, options: Sequence[str]) -> Used:
    command = [sys.executable, "-m", "ccg_toolkit", "assess", str(root / EXAMPLE), *options, "-o", str(path)]
    return used(command, source=root / "src")


def _middle(path: Path, taken: Sequence[Used]) -> Cost:
    with pikepdf.open(path) as pdf:
        pages = len(pdf.pages)
    return Cost(pages, Used(median(run.seconds for run in taken), median(run.megabytes for run in taken)))
