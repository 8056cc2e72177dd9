"""Measure what the project keeps to: ratios of time (start, first answer, whole report), and memory and size.

Each ratio is the median of paired ratios: two whole processes run one after the other, in turns, and only the times of
one pair are divided, so that a busy machine slows both sides. Beside them stands what making the report of the example
takes: seconds a page, memory, bytes. Run with ``sh scripts/bench``; it is no test and fails nothing.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
TOOLKIT = str(Path(sys.executable).with_name("ccg-toolkit"))
ANSWERS = str(ROOT / "examples" / "answers.yaml")
BARE = """
import pathlib, sys, weasyprint
page = pathlib.Path(sys.argv[1]).read_text(encoding="utf-8")
weasyprint.HTML(string=page).write_pdf(sys.argv[2], pdf_variant="pdf/ua-1")
"""
PAGES = """
import pathlib, sys, weasyprint
print(len(weasyprint.HTML(string=pathlib.Path(sys.argv[1]).read_text(encoding="utf-8")).render().pages))
"""
CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
ALONE = (  # it prints a page and does nothing else, least of all on a network
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update", "--no-pdf-header-footer"),
)


class Pair(NamedTuple):
    """The seconds of two things that belong together."""

    one: float
    other: float


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Measure what the project keeps to.")
    parser.add_argument("--pairs", type=int, default=7, help="how many pairs each ratio is the median of (7)")
    pairs = parser.parse_args().pairs
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        page, ours, theirs = (str(folder / file) for file in ("report.html", "report.pdf", "bare.pdf"))
        seconds([TOOLKIT, "assess", ANSWERS, "-o", page])
        whole = [TOOLKIT, "assess", ANSWERS, "-o", ours]
        report(
            "ccg-toolkit --help / python -c 'import typer'",
            in_turns([TOOLKIT, "--help"], [sys.executable, "-c", "import typer"], pairs),
            goal=1.5,
        )
        report(
            "summary on the screen / whole assess with a PDF",
            [summary_and_whole(whole) for _ in range(pairs + 1)][1:],
            goal=0.25,
        )
        timed = in_turns(whole, [sys.executable, "-c", BARE, page, theirs], pairs)
        report("assess -o report.pdf / WeasyPrint alone on the same page", timed, goal=1.25)
        if browser := next(filter(None, map(shutil.which, CHROMIUM)), None):
            printing = [browser, *ALONE, f"--user-data-dir={folder / 'browser'}", f"--print-to-pdf={theirs}"]
            report(
                "assess -o report.pdf / Chromium printing the same page, with its own start",
                in_turns(whole, [*printing, Path(page).as_uri()], pairs),
            )
        else:
            print("assess -o report.pdf / Chromium printing the same page\n    left out: no Chromium is found")
        pages = int(subprocess.run([sys.executable, "-c", PAGES, page], check=True, capture_output=True).stdout)
        print(f"The report of the example, {pages} pages")
        print(f"    {median(pair.one for pair in timed) / pages:.3f} seconds a page, with the start of the program")
        within("kB", Path(ours).stat().st_size / 1000, goal=500)
        if hasattr(os, "wait4"):
            within("MB of memory at the most", most_memory(whole) / 1_000_000, goal=150)


def seconds(command: list[str]) -> float:
    """Run a command to its end and give its wall time."""
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - start


def summary_and_whole(command: list[str]) -> Pair:
    """Run a command once: the time when the last line before the names of the files has come, and when it ended."""
    start = time.perf_counter()
    shown = None
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None  # noqa: S101 - asked for above
        for line in process.stdout:
            if not line.startswith(b"Written:"):
                shown = time.perf_counter() - start
    whole = time.perf_counter() - start
    if process.returncode or shown is None:
        raise subprocess.CalledProcessError(process.returncode, command)
    return Pair(shown, whole)


def in_turns(one: list[str], other: list[str], pairs: int) -> list[Pair]:
    """Time two commands in pairs; every second pair begins with the other one."""
    timed = []
    for number in range(pairs + 1):
        if number % 2:
            late = seconds(other)
            timed.append(Pair(seconds(one), late))
        else:
            timed.append(Pair(seconds(one), seconds(other)))
    return timed[1:]  # the first pair warmed up


def most_memory(command: list[str]) -> int:
    """Run a command to its end and give the most memory that it held, in bytes."""
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return used.ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def within(unit: str, amount: float, *, goal: float) -> None:
    """Print an amount beside its goal."""
    print(f"    {amount:.0f} {unit}, goal at most {goal}: {'met' if amount <= goal else 'not met'}", flush=True)


def report(title: str, timed: list[Pair], *, goal: float | None = None) -> None:
    """Print the median ratio beside its goal, if it has one."""
    ratios = sorted(pair.one / pair.other for pair in timed)
    ratio = median(ratios)
    kept = f", goal at most {goal}: {'met' if ratio <= goal else 'not met'}" if goal else ""
    print(f"{title}\n    {ratio:.2f}{kept}")
    print(
        f"    {len(ratios)} pairs, ratios {ratios[0]:.2f} to {ratios[-1]:.2f}; median times "
        f"{median(pair.one for pair in timed):.3f} s and {median(pair.other for pair in timed):.3f} s",
        flush=True,
    )


if __name__ == "__main__":
    main()
