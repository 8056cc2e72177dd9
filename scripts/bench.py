"""Measure what the project keeps to: ratios of time (start, first answer, whole report), and memory and size.

Each ratio is the median of paired ratios: two whole processes run one after the other, in turns, and only the times of
one pair are divided, so that a busy machine slows both sides. ``bench_report.py`` measures the report, ``bench_plan.py`` a
large plan, ``bench_voices.py`` a survey of a whole country. Run with ``sh scripts/bench``; it is no test and fails nothing.
"""

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from scripts.bench_plan import measure_plan
from scripts.bench_report import measure_report
from scripts.bench_voices import measure_voices
from scripts.measuring import ANSWERS, CAN_TELL_USE, TOOLKIT, Pair, in_turns, report, seconds

PARTS = ("voices", "start", "report", "plan")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Measure what the project keeps to.")
    parser.add_argument("--pairs", type=int, default=7, help="how many pairs each ratio is the median of (7)")
    parser.add_argument("--only", choices=PARTS, help="measure one part; else all of them")
    parser.add_argument(
        "--before",
        type=Path,
        help="an earlier checkout of this project, to hold the cost of a page of its report against",
    )
    parser.add_argument(
        "--practices", type=Path, help="a CSV with `practice`, a code, and `name`, to measure a survey with (made up)"
    )
    wanted = parser.parse_args()
    parts = (wanted.only,) if wanted.only else PARTS
    if "voices" in parts and CAN_TELL_USE:
        measure_voices(min(wanted.pairs, 3), wanted.practices)
    with tempfile.TemporaryDirectory() as name:
        if "start" in parts:
            measure_start(Path(name), wanted.pairs)
        if "report" in parts:
            measure_report(Path(name), wanted.pairs, wanted.before)
    if "plan" in parts:
        measure_plan(wanted.pairs)


def measure_start(folder: Path, pairs: int) -> None:
    """Measure how long it takes until a person sees something, and print it."""
    report(
        "ccg-toolkit --help / python -c 'import typer'",
        in_turns([TOOLKIT, "--help"], [sys.executable, "-c", "import typer"], pairs),
        goal=1.5,
    )
    then, now = (str(folder / name) for name in ("then.json", "now.json"))
    later = (
        Path(ANSWERS).read_text(encoding="utf-8").replace("2014-03-14", "2015-03-20").replace("level: 1", "level: 2")
    )
    (folder / "now.yaml").write_text(later, encoding="utf-8")
    seconds([TOOLKIT, "assess", ANSWERS, "-o", then])
    seconds([TOOLKIT, "assess", str(folder / "now.yaml"), "-o", now])
    report(
        "compare of two result files / ccg-toolkit --help",
        in_turns([TOOLKIT, "compare", then, now], [TOOLKIT, "--help"], pairs),
        goal=1.5,
    )
    whole = [TOOLKIT, "assess", ANSWERS, "-o", str(folder / "whole.pdf")]
    report(
        "summary on the screen / whole assess with a PDF",
        [summary_and_whole(whole) for _ in range(pairs + 1)][1:],
        goal=0.25,
    )


def summary_and_whole(command: Sequence[str]) -> Pair:
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


if __name__ == "__main__":
    main()
