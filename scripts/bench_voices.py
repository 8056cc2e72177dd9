"""Measure a survey of all practices of England: `collate`, and reading the closed file up to what it may show.

That is processor time against DuckDB, memory and, of `collate`, growth with ten times the rows. The start of each program
is taken off: a run on one row, and Python that imports DuckDB and ends. DuckDB counts the same file by group and item.
Where it is not installed only the rest is measured.
"""

import csv
import sys
import tempfile
from collections.abc import Iterator, Mapping
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from random import Random
from statistics import median

from ccg_toolkit.framework import load_framework
from ccg_toolkit.survey.questionnaire import Questionnaire, questionnaire
from scripts.measuring import TOOLKIT, Used, used, within

PRACTICES, PEOPLE, TIMES = 7_691, 5, 10
"""Practices of England in 2016, people of each who answer, and how often more for the growth."""

COUNT = """
import duckdb, sys
path, above, first, last = sys.argv[1], *map(int, sys.argv[2:])
rows = duckdb.connect()
table = f"read_csv({path!r}, header=true, all_varchar=true, skip={above})"
rows.execute(f"create view t as select * from {table}")
names = [column[0] for column in rows.execute("select * from t limit 0").description]
quoted = ['"' + name.replace('"', '""') + '"' for name in names]
items, group = ", ".join(quoted[first:last]), quoted[first - 1]
print(len(rows.execute(
    f"select {group}, item, answer, count(*) from (unpivot (select {group}, {items} from t) on {items} "
    "into name item value answer) group by all"
).fetchall()))
"""

READ = """
import sys
from pathlib import Path
from ccg_toolkit.framework import load_framework
from ccg_toolkit.survey.read_voices import read_voices
path, framework = Path(sys.argv[1]), load_framework().framework
voices, problems = read_voices(path, path.name, framework, {})
assert voices is not None, problems
"""


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
        files = {times: folder / f"export-{times}" / "export.csv" for times in (0, 1, TIMES)}
        for times, path in files.items():
            path.parent.mkdir()
            _write(path, asked, known, times)
        runs = {times: [_collate(path, folder) for _ in range(pairs)] for times, path in files.items() if times < TIMES}
        start = median(run.seconds for run in runs[0])
        one = median(run.seconds for run in runs[1]) - start
        ten = _collate(files[TIMES], folder).seconds - start
        print(f"collate, {len(known):,} practices with {PEOPLE} people each, {files[1].stat().st_size / 1e6:.0f} MB")
        print(f"    {one:.2f} seconds of processor time, without {start:.2f} for the start")
        _against_duckdb(one, files[1], 0, (6, 6 + len(asked.statements)), pairs, goal=4)
        within(f"times the processor time for {TIMES} times the rows", ten / one, goal=11, places=1)
        within("MB of memory at the most", median(run.megabytes for run in runs[1]), goal=300)
        _read_closed(files, folder, pairs)


def _read_closed(files: Mapping[int, Path], folder: Path, pairs: int) -> None:
    """Measure what it takes to read the closed survey, hold it against the rules and work all figures out."""
    closed = {times: folder / f"closed-{times}" / "responses.csv" for times in (0, 1)}
    for times, path in closed.items():
        path.parent.mkdir()
        used([TOOLKIT, "collate", str(files[times]), "-o", str(path), "--close"])
    runs = {
        times: [used([sys.executable, "-c", READ, str(path)]) for _ in range(pairs)] for times, path in closed.items()
    }
    start = median(run.seconds for run in runs[0])
    one = median(run.seconds for run in runs[1]) - start
    headings = closed[1].read_text(encoding="utf-8").splitlines()[1].count(",") + 1
    print(f"the same closed, {closed[1].stat().st_size / 1e6:.0f} MB: read, held against the rules and worked out")
    print(f"    {one:.2f} seconds of processor time, without {start:.2f} for the start")
    _against_duckdb(one, closed[1], 1, (2, headings), pairs, goal=3)
    within("MB of memory at the most", median(run.megabytes for run in runs[1]), goal=300)


def _against_duckdb(  # noqa: PLR0913, PLR0917 - a file and where its answers stand
    seconds: float, path: Path, above: int, items: tuple[int, int], pairs: int, goal: float
) -> None:
    """Hold processor time against that of DuckDB, which counts the file by group and item.

    Args:
        seconds: without those for the start.
        path: the file.
        above: its lines above the headings.
        items: the first column with answers, and the one after the last; the group stands before them.
        pairs: how many runs the figure is the median of.
        goal: how many times as long it may take.
    """
    if not find_spec("duckdb"):
        print("    left out: DuckDB is not installed")
        return
    count = [sys.executable, "-c", COUNT, str(path), *map(str, (above, *items))]
    counted = median(used(count).seconds for _ in range(pairs))
    alone = median(used([sys.executable, "-c", "import duckdb"]).seconds for _ in range(pairs))
    within("times the processor time of DuckDB", seconds / (counted - alone), goal=goal, places=1)


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
    return used([TOOLKIT, "collate", str(path), "-o", str(folder / "responses.csv")])
