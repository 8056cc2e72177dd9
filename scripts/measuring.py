"""Run programs and take what they use: seconds by the clock, processor time, memory; and print it beside a goal."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
TOOLKIT = str(Path(sys.executable).with_name("ccg-toolkit"))
EXAMPLE = Path("examples/answers.yaml")
ANSWERS = str(ROOT / EXAMPLE)
CAN_TELL_USE = hasattr(os, "wait4")
"""Whether this system tells what a process used; Windows does not."""
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


class Pair(NamedTuple):
    """The seconds of two things that belong together."""

    one: float
    other: float


class Used(NamedTuple):
    """What a process took: seconds of processor time, and megabytes at the most."""

    seconds: float
    megabytes: float


def seconds(command: Sequence[str]) -> float:
    """Run a command to its end and give its wall time."""
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - start


def processor_time(command: Sequence[str]) -> float:
    """Run a command to its end and give the processor time of it and all that it started, on Linux."""
    watched = [sys.executable, "-c", WITH_DESCENDANTS, *command]
    return float(subprocess.run(watched, check=True, capture_output=True, text=True).stdout)


def used(command: Sequence[str], *, source: Path | None = None) -> Used:
    """Run a command to its end, and give what it took, where `CAN_TELL_USE`.

    Args:
        command: what to run.
        source: a folder whose packages take the place of those that are installed.
    """
    about = os.environ | ({"PYTHONPATH": str(source)} if source else {})
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=about) as process:
        _, status, taken = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    unit = 1 if sys.platform == "darwin" else 1024
    return Used(taken.ru_utime + taken.ru_stime, taken.ru_maxrss * unit / 1e6)


def in_turns(
    one: Sequence[str],
    other: Sequence[str],
    pairs: int,
    seconds: Callable[[Sequence[str]], float] = seconds,
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


def within(unit: str, amount: float, *, goal: float, places: int = 0) -> None:
    """Print an amount beside its goal."""
    kept = "met" if amount <= goal else "not met"
    print(f"    {amount:.{places}f} {unit}, goal at most {goal}: {kept}", flush=True)


def report(title: str, timed: Sequence[Pair], *, goal: float | None = None) -> None:
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
