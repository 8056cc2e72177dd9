"""Measure `collate` on all practices of England: processor time against DuckDB, growth with ten times the rows, memory.

The start of each program is taken off: a run on one row, and Python that imports DuckDB and ends. DuckDB counts the same
file by group and item. Where it is not installed only the other two are measured.
"""

import csv
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from random import Random
from statistics import median
from typing import NamedTuple

from ccg_toolkit.framework import load_framework
from ccg_toolkit.survey.questionnaire import Questionnaire, questionnaire

TOOLKIT = str(Path(sys.executable).with_name("ccg-toolkit"))
PRACTICES, PEOPLE, TIMES = 7_691, 5, 10
"""Practices of England in 2016, people of each who answer, and how often more for the growth."""

COUNT = """
import duckdb, sys
path, first, last = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
rows = duckdb.connect()
rows.execute("create view t as select * from read_csv(?, header=true, all_varchar=true)".replace("?", repr(path)))
names = [column[0] for column in rows.execute("select * from t limit 0").description]
quoted = ['"' + name.replace('"', '""') + '"' for name in names]
items, group = ", ".join(quoted[first:last]), quoted[first - 1]
print(len(rows.execute(
    f"select {group}, item, answer, count(*) from (unpivot (select {group}, {items} from t) on {items} "
    "into name item value answer) group by all"
).fetchall()))
"""


class Used(NamedTuple):
    """What a process took: seconds of processor time, and megabytes at the most."""

    seconds: float
    megabytes: float


def measure_voices(pairs: int, practices: Path | None) -> None:
    """Measure and print.

    Args:
        pairs: how many runs each figure is the median of.
        practices: a table with a code and a name for each practice under ``practice`` and ``name``; without it they are
            made up.
    """
    framework = load_framework().framework
    assert framework is not None  # noqa: S101 - the built-in framework has no error
    asked = questionnaire(framework, "member")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        known = list(_practices(practices))
        files = {times: folder / f"{times}.csv" for times in (0, 1, TIMES)}
        for times, path in files.items():
            _write(path, asked, known, times)
        runs = {times: [_collate(path, folder) for _ in range(pairs)] for times, path in files.items() if times < TIMES}
        start = median(run.seconds for run in runs[0])
        one = median(run.seconds for run in runs[1]) - start
        ten = _collate(files[TIMES], folder).seconds - start
        print(f"collate, {len(known):,} practices with {PEOPLE} people each, {files[1].stat().st_size / 1e6:.0f} MB")
        print(f"    {one:.2f} seconds of processor time, without {start:.2f} for the start")
        if find_spec("duckdb"):
            first = 6
            count = [sys.executable, "-c", COUNT, str(files[1]), str(first), str(first + len(asked.statements))]
            counted = median(_used(count).seconds for _ in range(pairs))
            alone = median(_used([sys.executable, "-c", "import duckdb"]).seconds for _ in range(pairs))
            _within("times the processor time of DuckDB", one / (counted - alone), goal=4)
        else:
            print("    left out: DuckDB is not installed")
        _within(f"times the processor time for {TIMES} times the rows", ten / one, goal=11)
        _within("MB of memory at the most", median(run.megabytes for run in runs[1]), goal=300)


def _practices(path: Path | None) -> Iterator[tuple[str, str]]:
    """Give the codes and names of practices."""
    if path is None:
        for number in range(PRACTICES):
            yield f"{chr(ord('A') + number // 999)}{81_000 + number % 999:05}", f"Practice {number}"
        return
    with path.open(encoding="utf-8", newline="") as file:
        yield from ((row["practice"], row["name"]) for row in csv.DictReader(file))


def _write(path: Path, asked: Questionnaire, practices: list[tuple[str, str]], times: int) -> None:
    """Write an export like that of Microsoft Forms; one row where it is for no practice at all."""
    choose = Random(20140314)  # noqa: S311 - a repeatable table, nothing secret
    answers = [*asked.agreement, "Don't know", ""]
    about = dict(asked.about)
    headings = ["ID", "Start time", "Email", "Name", "Completion time", about["group"]]
    headings += [*(statement.text for statement in asked.statements), about["practice"], about["ods"], about["comment"]]
    people = ((code, name) for _ in range(times or 1) for code, name in practices for _ in range(PEOPLE))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(headings)
        for number, (code, name) in enumerate(islice(people, None if times else 1), start=1):
            begun = f"3/{number % 28 + 1}/2014 {number % 12}:{number % 60:02}:{number % 59:02}"
            row = [number, begun, f"person{number}@example.org", f"Person {number}", begun]
            row += [choose.choice(asked.groups).title, *choose.choices(answers, k=len(asked.statements)), name, code]
            writer.writerow([*row, f"What number {number} thinks" if number % PEOPLE == 0 else ""])


def _collate(path: Path, folder: Path) -> Used:
    return _used([TOOLKIT, "collate", str(path), "-o", str(folder / "responses.csv")])


def _used(command: list[str]) -> Used:
    """Run a command to its end, and give what it took."""
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    unit = 1 if sys.platform == "darwin" else 1024
    return Used(used.ru_utime + used.ru_stime, used.ru_maxrss * unit / 1e6)


def _within(unit: str, amount: float, *, goal: float) -> None:
    kept = "met" if amount <= goal else "not met"
    print(f"    {amount:.1f} {unit}, goal at most {goal}: {kept}", flush=True)
