"""`assess` with several files of answers, and with a folder for the reports: whatever fails, the others are there."""

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

from ccg_toolkit.cli.assess import assess

SMALL = Path(__file__).resolve().parents[1] / "fixtures" / "small"

Run = Callable[..., subprocess.CompletedProcess[str]]
Watched = Callable[[str, str, str], tuple[int, str, str]]
WITH_SIGNALS = pytest.mark.skipif(sys.platform == "win32", reason="signals are different on Windows")

# Python reads a module of this name at each start, so that it watches every process of a run.
WATCH = """
import os, signal, sys
def watch(event, details):
    if event == {event!r} and {about!r} in str(details[0]):
        {then}
sys.addaudithook(watch)
"""


def answers(path: Path, level: object = 1) -> Path:
    path.parent.mkdir(exist_ok=True)
    path.write_text(
        f"organisation: The {path.stem}\nassessed_on: 2014-03-14\nanswers:\n  contract:\n    definition: {level}\n"
    )
    return path


@pytest.fixture
def three(tmp_path: Path) -> None:
    for level, name in enumerate(("north", "south", "west"), start=1):
        answers(tmp_path / f"{name}.yaml", level)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def table_of(text: str) -> list[list[str]]:
    """Read the overview: a row begins where an organisation is named, and goes on in the lines below."""
    lines = text.splitlines()
    rule = next(number for number, line in enumerate(lines) if line.startswith("\u2500"))
    head = lines[rule - 1]
    way = next(line.index("Way to target") for line in lines[:rule] if "Way to target" in line)
    starts = [0, head.index("Score"), head.index("Band"), way, head.index("Report"), None]
    rows: list[list[str]] = []
    for line in lines[rule + 1 : lines.index("", rule)]:
        cells = [line[start:end].strip() for start, end in pairwise(starts)]
        if cells[0]:
            rows.append(cells)
        else:
            rows[-1] = [f"{above} {cell}".strip() for above, cell in zip(rows[-1], cells, strict=True)]
    return rows


@pytest.mark.usefixtures("three")
def test_each_has_its_report_and_its_line(run_alone: Run, tmp_path: Path) -> None:
    done = run_alone(
        "assess", "west.yaml", "north.yaml", "south.yaml", "--jobs", "2", "-o", "new/out/", "--format", "json"
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert table_of(done.stdout) == [
        ["The west", "3.00", "Green, not yet confirmed", "100% (level 3.00 of a target of 3.00)", "west-report.json"],
        ["The north", "1.00", "Red", "33% (level 1.00 of a target of 3.00)", "north-report.json"],
        ["The south", "2.00", "Amber", "67% (level 2.00 of a target of 3.00)", "south-report.json"],
    ]
    assert done.stdout.endswith("Reports made from 3 of 3 files of answers, in new/out/\n")
    assert names(tmp_path / "new" / "out") == ["north-report.json", "south-report.json", "west-report.json"]


@pytest.mark.wide
def test_they_are_the_reports_that_each_would_have_by_itself(run_alone: Run, tmp_path: Path) -> None:
    shutil.copytree(SMALL, tmp_path / "small")
    shutil.copy(tmp_path / "small" / "answers.yaml", tmp_path / "small" / "more.yaml")
    (tmp_path / "many").mkdir()
    formats = ("--format", "pdf", "--format", "HTML")
    assert run_alone("assess", "small/answers.yaml", "small/more.yaml", "-o", "many", *formats).returncode == 0
    alone = run_alone("assess", "small/more.yaml", "-o", "alone/", *formats)
    assert alone.stdout.endswith("Written: alone/more-report.pdf (by WeasyPrint), alone/more-report.html\n")
    assert names(tmp_path / "alone") == ["more-report.html", "more-report.pdf"]
    for path in (tmp_path / "alone").iterdir():
        assert path.read_bytes() == (tmp_path / "many" / path.name).read_bytes()


@pytest.mark.usefixtures("three")
@pytest.mark.wide
def test_what_fails_stops_no_other_and_is_told_once(run_alone: Run, tmp_path: Path) -> None:
    answers(tmp_path / "bad.yaml", 9)
    (tmp_path / "south-report.json").mkdir()
    done = run_alone("assess", "bad.yaml", "south.yaml", "no.yaml", "north.yaml", "west.yaml", "--format", "json")
    assert done.returncode == 74
    told = {row[0]: row[-1].replace(" ", "") for row in table_of(done.stdout)}
    assert {name: told[name] for name in ("bad.yaml", "south.yaml", "no.yaml", "The north")} == {
        "bad.yaml": "5:5:level9isabovethetopofthescale,4(contract.definition)",
        "south.yaml": "south-report.json:thisisafolder",
        "no.yaml": "thereisnosuchfile",
        "The north": "north-report.json",
    }
    assert done.stdout.rstrip().endswith("Reports made from 2 of 5 files of answers, in the working folder.")
    assert done.stderr.index("bad.yaml:5:5: level 9") < done.stderr.index("south-report.json: this is a folder")
    assert {"north-report.json", "west-report.json"} <= set(names(tmp_path))
    assert run_alone("assess", "bad.yaml", "north.yaml", "--format", "json").returncode == 65


@pytest.mark.wide
def test_what_all_say_is_said_once(run_alone: Run, tmp_path: Path) -> None:
    for name in ("a", "b"):
        answers(tmp_path / f"{name}.yaml")
    done = run_alone("assess", "a.yaml", "b.yaml", "--framework", "nowhere")
    assert (done.returncode, done.stderr.count("nowhere: there is no such folder")) == (74, 1)


@pytest.mark.wide
def test_reports_of_the_same_name_are_told_apart_by_their_folders(run_alone: Run, tmp_path: Path) -> None:
    for level, name in enumerate(("leeds", "york")):
        answers(tmp_path / name / "answers.yaml", level)
    done = run_alone("assess", "leeds/answers.yaml", "york/answers.yaml", "-o", ".", "--format", "json")
    assert done.returncode == 0, done.stderr
    assert names(tmp_path) == ["leeds", "leeds-answers-report.json", "york", "york-answers-report.json"]
    for level, name in enumerate(("leeds", "york")):
        result = json.loads((tmp_path / f"{name}-answers-report.json").read_text(encoding="utf-8"))
        assert result["overall"]["score"] == level


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["a.yaml", "b.yaml", "-o", "all.pdf"], "-o all.pdf is for one file of answers, and 2 are given"),
        (["a.yaml", "b.yaml", "-o", "out"], "out: no report can be written with this ending"),
        (["a.yaml", "b.yaml", "--json"], "--json is for one file of answers"),
        (["a.yaml", "b.yaml", "--tracker", "t.xlsx"], "--tracker is for one file of answers"),
        (["a.yaml", "here/a.yaml"], "the reports of a.yaml and here/a.yaml would have the same name"),
        (["a.yaml", "a-report.json", "--format", "json"], "a-report.json is one of the files that were read"),
        (["a.yaml", "--format", "doc"], "doc: there is no such format"),
        (["a.yaml", "-o", "a.pdf", "--format", "pdf"], "--format is for reports that -o does not name"),
        (["a.yaml", "-o", "here/", "-o", "a.pdf"], "-o names the folder here/ and more"),
        (["a.yaml", "b.yaml", "--jobs", "0"], "--jobs"),
    ],
)
def test_what_makes_no_sense_is_refused_before_anything_is_made(
    tmp_path: Path, run: Run, arguments: list[str], message: str
) -> None:
    for name in ("a.yaml", "b.yaml", "a-report.json"):
        answers(tmp_path / name)
    (tmp_path / "here").symlink_to(tmp_path)
    before = names(tmp_path)
    done = run("assess", *arguments)
    assert (done.returncode, done.stdout, names(tmp_path)) == (2, "", before)
    assert message in done.stderr


@pytest.mark.usefixtures("three")
@pytest.mark.wide
def test_a_worker_runs_nothing_that_lies_in_the_working_folder(tmp_path: Path) -> None:
    # As the installed command does, this program has its own folder on Python's path, and not the working folder.
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "toolkit.py").write_text(
        "if __name__ == '__main__':\n    from ccg_toolkit.cli import main\n    main()\n"
    )
    (tmp_path / "socket.py").write_text("raise SystemExit('planted')")
    command = [sys.executable, "bin/toolkit.py", "assess", "north.yaml", "south.yaml", "--format", "json"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, encoding="utf-8", check=False, timeout=60)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("name", ["taken/", "taken/new/"])
def test_a_folder_that_cannot_be_made_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "taken").touch()
    paths = [answers(tmp_path / "a.yaml"), answers(tmp_path / "b.yaml")]
    for some in (paths[:1], paths):
        with pytest.raises(SystemExit) as end:
            assess(some, output=[name])
        assert (end.value.code, "the folder cannot be made" in capsys.readouterr().err) == (74, True)


@pytest.fixture
def watched(tmp_path: Path, three: None) -> Watched:  # noqa: ARG001 - it makes the files
    """Give a function that makes three reports in `out`, two at a time, with something watching every process."""
    (tmp_path / "out").mkdir()
    (tmp_path / "hook").mkdir()

    def call(event: str, about: str, then: str) -> tuple[int, str, str]:
        hook = WATCH.format(event=event, about=about, then=then)
        (tmp_path / "hook" / "sitecustomize.py").write_text(hook)
        path = os.pathsep.join(filter(None, [str(tmp_path / "hook"), os.environ.get("PYTHONPATH", "")]))
        options = ("--jobs", "2", "-o", "out", "--format", "json")
        done = subprocess.run(
            [sys.executable, "-m", "ccg_toolkit", "assess", "north.yaml", "south.yaml", "west.yaml", *options],
            cwd=tmp_path,
            env=os.environ | {"PYTHONPATH": path},
            capture_output=True,
            encoding="utf-8",
            check=False,
            timeout=60,
            start_new_session=True,  # so that it can send Ctrl-C to all processes of its own
        )
        return done.returncode, done.stdout, done.stderr

    return call


@WITH_SIGNALS
@pytest.mark.wide
def test_a_worker_that_is_killed_takes_no_other_with_it(watched: Watched, tmp_path: Path) -> None:
    status, stdout, stderr = watched("open", "north.yaml", "os.kill(os.getpid(), signal.SIGKILL)")
    assert status == 70
    assert stderr.startswith("ccg-toolkit: north.yaml: its process ended by signal 9 before the report was there\n")
    assert "Reports made from 2 of 3 files of answers, in out/" in stdout
    assert names(tmp_path / "out") == ["south-report.json", "west-report.json"]


@WITH_SIGNALS
@pytest.mark.parametrize(
    ("event", "about", "number"),
    [
        pytest.param("import", "ccg_toolkit.toolkit", 2, id="while a worker starts", marks=pytest.mark.wide),
        pytest.param("open", "north.yaml", 15, id="while answers are read", marks=pytest.mark.wide),
        pytest.param("os.rename", ".north", 2, id="before a file takes its name"),
        pytest.param("os.rename", ".north", 15, id="by another signal", marks=pytest.mark.wide),
    ],
)
@pytest.mark.wide
def test_a_run_that_is_asked_to_end_ends_its_workers_first(
    watched: Watched, tmp_path: Path, event: str, about: str, number: int
) -> None:
    # A worker has the parent end, and waits there until it is ended itself; as it starts, signals are held back.
    send = "os.killpg(0, 2)" if number == signal.SIGINT else "os.kill(os.getppid(), 15)"  # Ctrl-C goes to all
    wait = "None" if event == "import" else "signal.pause()"
    status, stdout, stderr = watched(event, about, f"'--multiprocessing-fork' in sys.orig_argv and ({send}, {wait})")
    assert (status, stdout, stderr) == (128 + number, "", "")
    assert {"south-report.json", "west-report.json"} >= set(names(tmp_path / "out"))
