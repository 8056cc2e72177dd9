"""Measure what the project keeps to: ratios of time (start, first answer, whole report), and memory and size.

Each ratio is the median of paired ratios: two whole processes run one after the other, in turns, and only the times of
one pair are divided, so that a busy machine slows both sides. Beside them stands what making the report of the example
takes: seconds a page, memory, bytes; what a survey of a whole country takes (``bench_voices.py``); and what the plan of a
framework of 400 criteria takes, in processor time, which a busy machine changes least. Run with ``sh scripts/bench``; it is no test and fails nothing.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from random import Random
from statistics import median
from typing import Any, NamedTuple

from ccg_toolkit.answers import Answers
from ccg_toolkit.framework import Cover, Domain, Framework, built_in_folder
from ccg_toolkit.framework.read_texts import read_texts
from ccg_toolkit.planning import Decisions, make_plan, rank_priorities
from ccg_toolkit.scoring import Scores, score_answers

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from scripts.bench_voices import measure_voices  # noqa: E402 - found at the root only

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
PRINTED = """
import pathlib, sys
from ccg_toolkit.outputs.pdf import PdfMaker
with PdfMaker("browser") as make:
    pathlib.Path(sys.argv[2]).write_bytes(make(pathlib.Path(sys.argv[1]).read_text(encoding="utf-8")))
"""
WITH_DESCENDANTS = """
import ctypes, os, resource, subprocess, sys
ctypes.CDLL(None).prctl(36, 1, 0, 0, 0)  # become the parent of whatever loses its own, so that its time is counted too
status = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode
try:
    while True:
        os.wait()
except ChildProcessError:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(used.ru_utime + used.ru_stime)
sys.exit(status)
"""
CRITERIA, DOMAINS, CAPACITY = 400, 10, 40
"""The size of the large framework, and the points in each quarter of its plan."""
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
    parser.add_argument(
        "--large-plan", action="store_true", help="only make the large plan once, and print its seconds"
    )
    parser.add_argument("--voices", action="store_true", help="only measure a survey of the whole country")
    parser.add_argument(
        "--practices", type=Path, help="a CSV with `practice`, a code, and `name`, to measure a survey with (made up)"
    )
    wanted = parser.parse_args()
    if wanted.large_plan:
        print(seconds_of_a_large_plan())
        return
    pairs = wanted.pairs
    if hasattr(os, "wait4"):
        measure_voices(min(pairs, 3), wanted.practices)
    if wanted.voices:
        return
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
        then, now = (str(folder / name) for name in ("then.json", "now.json"))
        later = (
            Path(ANSWERS)
            .read_text(encoding="utf-8")
            .replace("2014-03-14", "2015-03-20")
            .replace("level: 1", "level: 2")
        )
        (folder / "now.yaml").write_text(later, encoding="utf-8")
        seconds([TOOLKIT, "assess", ANSWERS, "-o", then])
        seconds([TOOLKIT, "assess", str(folder / "now.yaml"), "-o", now])
        report(
            "compare of two result files / ccg-toolkit --help",
            in_turns([TOOLKIT, "compare", then, now], [TOOLKIT, "--help"], pairs),
            goal=1.5,
        )
        report(
            "summary on the screen / whole assess with a PDF",
            [summary_and_whole(whole) for _ in range(pairs + 1)][1:],
            goal=0.25,
        )
        timed = in_turns(whole, [sys.executable, "-c", BARE, page, theirs], pairs)
        report("assess -o report.pdf / WeasyPrint alone on the same page", timed, goal=1.25)
        full = [TOOLKIT, "assess", ANSWERS, "--edition", "full", "-o", theirs]
        report("assess --edition board / assess --edition full", in_turns(whole, full, pairs), goal=0.6)
        if browser := next(filter(None, map(shutil.which, CHROMIUM)), None):
            printing = [browser, *ALONE, f"--user-data-dir={folder / 'browser'}", f"--print-to-pdf={theirs}"]
            report(
                "assess -o report.pdf / Chromium printing the same page, with its own start",
                in_turns(whole, [*printing, Path(page).as_uri()], pairs),
            )
            if sys.platform == "linux":
                report(
                    "assess --engine browser / Chromium printing the same page once, processor time with all they start",
                    in_turns([*whole, "--engine", "browser"], [*printing, Path(page).as_uri()], pairs, processor_time),
                    goal=2.5,
                )
                report(
                    "the page printed, numbered and mended / the same, without what makes the page",
                    in_turns(
                        [sys.executable, "-c", PRINTED, page, theirs],
                        [*printing, Path(page).as_uri()],
                        min(pairs, 3),
                        processor_time,
                    ),
                )
        else:
            print("assess -o report.pdf / Chromium printing the same page\n    left out: no Chromium is found")
        pages = int(subprocess.run([sys.executable, "-c", PAGES, page], check=True, capture_output=True).stdout)
        print(f"The report of the example, {pages} pages")
        print(f"    {median(pair.one for pair in timed) / pages:.3f} seconds a page, with the start of the program")
        within("kB", Path(ours).stat().st_size / 1000, goal=500)
        if hasattr(os, "wait4"):
            within("MB of memory at the most", most_memory(whole) / 1_000_000, goal=150)
    large = [sys.executable, __file__, "--large-plan"]
    taken = [float(subprocess.run(large, check=True, capture_output=True, text=True).stdout) for _ in range(pairs)]
    print(
        f"make_plan for {CRITERIA} criteria with {3 * CRITERIA:,} actions, four quarters of {CAPACITY} points, in_order 5"
    )
    within("seconds of processor time", median(taken), goal=1, places=2)
    if hasattr(os, "wait4"):
        within("MB of memory at the most, with the start of Python", most_memory(large) / 1_000_000, goal=300)


def seconds_of_a_large_plan() -> float:
    """Make the plan of a large framework, and give the processor time that it took."""
    scores = large_scores()
    priorities = rank_priorities(scores, draws=1)
    assert len(priorities) == CRITERIA, priorities  # noqa: S101 - else it would not be what it says
    start = time.process_time()
    make_plan(
        scores,
        priorities,
        starts_on=date(2014, 4, 1),
        quarters=4,
        capacity=CAPACITY,
        decisions=Decisions(in_order=5),
    )
    return time.process_time() - start


def large_scores() -> Scores:
    """Answer a large framework with a gap in each criterion: ten domains, three actions a criterion, many waits."""
    choose = Random(20140314)  # noqa: S311 - a repeatable framework, nothing secret
    made: list[str] = []
    steps: list[str] = []
    domains = []
    sections: dict[str, dict[str, Any]] = {}
    for domain in range(DOMAINS):
        name = f"d{domain}"
        entries = [_criterion(choose, name, number, made, steps) for number in range(CRITERIA // DOMAINS)]
        about = {"id": name, "title": name, "order": domain, "purpose": name, "criteria": entries}
        domains.append(Domain.model_validate(about))
        sections[name] = {
            entry["id"]: {
                "level": choose.choice((0, 0, 1, 1, 2)),
                "target": choose.choice((3, 4, 4)),
                "importance": choose.randint(1, 5),
            }
            for entry in entries
        }
    nouns = ("organisation", "organisations", "member", "members", "leader", "leaders", "board", "area")
    cover = Cover.model_validate(
        {
            "id": "large",
            "title": "Large",
            "version": "1",
            "terms": {noun: noun for noun in nouns},
            "scale": [{"name": f"level {level}"} for level in range(5)],
            "bands": [{"from": 0, "name": "All"}],
            "target": 3,
            "in_place": 2,
            "priorities": {"gap": 3, "importance": 3, "perception": 2, "leverage": 1},
            "effort": {"S": 1, "M": 3, "L": 6},
            "capacity": CAPACITY,
        }
    )
    answers = Answers.model_validate({"organisation": "Large", "assessed_on": date(2014, 3, 14), "answers": sections})
    texts, _ = read_texts(built_in_folder(), "built in", cover.terms.model_dump(), cover.numbers)
    whole = Framework(cover=cover, domains=tuple(domains), texts=texts, source="bench", folders=())
    return score_answers(whole, answers)


def _criterion(choose: Random, domain: str, number: int, made: list[str], steps: list[str]) -> dict[str, Any]:
    """Make a criterion; `made` and `steps` list what it may wait for, and grow by it and its actions."""
    ref = f"{domain}.c{number}"
    actions = [
        {
            "id": f"a{place}",
            "title": f"{ref}, step {place}",
            "from": begins,
            "to": reaches,
            "effort": choose.choice("SSML"),
            "months": choose.choice((3, 3, 6, 9)),
            "needs": [choose.choice(steps)] if steps and choose.random() < 0.1 else [],
        }
        for place, (begins, reaches) in enumerate(((0, 2), (2, 3), (3, 4)))
    ]
    requires = choose.sample(made, min(len(made), choose.choice((0, 0, 0, 1, 1, 2))))
    made.append(ref)
    steps += [f"{ref}/{action['id']}" for action in actions]
    return {
        "domain": domain,
        "id": f"c{number}",
        "title": ref,
        "statement": ref,
        "levels": [f"level {level}" for level in range(5)],
        "requires": requires,
        "actions": actions,
    }


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


def processor_time(command: list[str]) -> float:
    """Run a command to its end and give the processor time of it and all that it started, on Linux."""
    watched = [sys.executable, "-c", WITH_DESCENDANTS, *command]
    return float(subprocess.run(watched, check=True, capture_output=True, text=True).stdout)


def in_turns(
    one: list[str], other: list[str], pairs: int, seconds: Callable[[list[str]], float] = seconds
) -> list[Pair]:
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


def within(unit: str, amount: float, *, goal: float, places: int = 0) -> None:
    """Print an amount beside its goal."""
    kept = "met" if amount <= goal else "not met"
    print(f"    {amount:.{places}f} {unit}, goal at most {goal}: {kept}", flush=True)


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
