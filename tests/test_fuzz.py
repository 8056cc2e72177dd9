"""A thousand broken files, the same in every run, are each answered as `fuzzing` says; `scripts/fuzz` tries more."""

import gc
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from ccg_toolkit import toolkit
from ccg_toolkit.sources import Complaint, Diagnostic, Place
from tests import fuzzing
from tests.fuzzing import Case, Outcome, Workplace

ROOT = Path(__file__).parents[1]
COUNT, STEP, SEED = 1_000, 125, 1
FEWER = 125
"""How many of them are tried where the slow tests are left out."""


@pytest.fixture(scope="module")
def workplace(tmp_path_factory: pytest.TempPathFactory) -> Workplace:
    gc.collect()
    gc.freeze()  # what other tests left is none of the time that a file takes
    return Workplace(tmp_path_factory.mktemp("fuzz"))


@pytest.mark.parametrize(
    "first", [pytest.param(first, marks=() if first < FEWER else pytest.mark.wide) for first in range(0, COUNT, STEP)]
)
def test_broken_files_are_answered(workplace: Workplace, first: int) -> None:
    tried = [(case, workplace.outcome(case)) for case in (workplace.case(SEED, first + step) for step in range(STEP))]
    failed = [f"{case}: {fault}" for case, outcome in tried for fault in outcome.faults]
    assert not failed, "\n\n".join(failed)
    assert len({case.original.path for case, _ in tried}) > STEP // 10, "only few files were broken"
    assert 0.05 < sum(outcome.sound for _, outcome in tried) / STEP < 0.5, "files break too often, or too seldom"


@pytest.mark.wide
def test_files_that_are_not_broken_have_no_fault(workplace: Workplace) -> None:
    cases = [
        Case(0, original, original.data, assessed=original.path.startswith("small")) for original in workplace.originals
    ]
    outcomes = {case.original.path: workplace.outcome(case) for case in cases}
    assert [(path, outcome.faults) for path, outcome in outcomes.items() if outcome.faults] == []
    kinds = ("small", "whole", "voices", "closed")
    whole = [
        outcome.sound for path, outcome in outcomes.items() if path.startswith(kinds) and path != "voices/table.csv"
    ]
    assert len(whole) > 30
    assert all(whole)


def test_a_case_is_the_same_every_time(workplace: Workplace, tmp_path: Path) -> None:
    other = Workplace(tmp_path)
    assert [workplace.case(3, number) for number in range(50)] == [other.case(3, number) for number in range(50)]


def small_answers(workplace: Workplace, monkeypatch: pytest.MonkeyPatch, *problems: Diagnostic) -> Outcome:
    """Give what is said of the small answers, 21 lines, if loading them finds these problems."""
    [original] = [original for original in workplace.originals if original.path == "small/answers.yaml"]
    loaded = toolkit.Loaded(inputs=None, problems=list(problems))
    monkeypatch.setattr(toolkit, "load", lambda *_, **__: loaded)
    return workplace.outcome(Case(0, original, original.data, assessed=True))


GOOD = Complaint("level", "'x' is not a level", "Write 2.").at(Place("small/answers.yaml", 9, 5), "voices.rehearsals")


@pytest.mark.parametrize(
    ("problem", "fault"),
    [
        (replace(GOOD, place=Place("small/answers.yaml")), "the place has no line"),
        (replace(GOOD, place=Place("small/answers.yaml", 99, 1)), "the place lies outside the file"),
        (replace(GOOD, place=Place("small/answers.yaml", 9, 99)), "the place lies outside the file"),
        (replace(GOOD, place=Place("small/other.yaml", 1, 1)), "the place lies outside the file"),
        (replace(GOOD, message="a\x1b[31m"), "a character that could mislead"),
        (replace(GOOD, hint="a\u202e"), "a character that could mislead"),
        (replace(GOOD, hint="Do this. " * 99), "the problem is long"),
        (replace(GOOD, message="'We would meet if the hall were \"warm\" & dry;' is long"), "more than 40 characters"),
        (replace(GOOD, subject="voices.unreadable"), "stands in"),
        (replace(GOOD, severity="warning"), "neither"),
    ],
)
def test_a_problem_that_is_not_as_it_should_be_is_a_fault(
    workplace: Workplace, monkeypatch: pytest.MonkeyPatch, problem: Diagnostic, fault: str
) -> None:
    assert small_answers(workplace, monkeypatch, GOOD).faults == []
    [found] = small_answers(workplace, monkeypatch, problem).faults
    assert fault in found


def test_what_is_raised_or_slow_is_a_fault(workplace: Workplace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fuzzing, "SLOWEST", -1.0)
    assert "s to load" in small_answers(workplace, monkeypatch, GOOD).faults[0]
    monkeypatch.setattr(fuzzing, "as_text", lambda _: 1 // 0)
    assert "ZeroDivisionError" in small_answers(workplace, monkeypatch, GOOD).faults[0]


def script(*arguments: str, before: str = "") -> subprocess.CompletedProcess[str]:
    """Run `scripts/fuzz.py` in a process of its own, after a change to what must hold."""
    code = "import runpy, sys; sys.path.insert(0, '.'); from tests import fuzzing\n"
    code += f"{before}\nrunpy.run_path('scripts/fuzz.py', run_name='__main__')"
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False, timeout=300)


@pytest.mark.wide
def test_the_script_tries_files_within_little_memory(tmp_path: Path) -> None:
    done = script("--count", "200", "--save", str(tmp_path))
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.startswith("200 of 200 tried, ")
    assert [path.name for path in tmp_path.iterdir()] == ["now"]


@pytest.mark.wide
def test_the_script_keeps_what_fails_and_makes_it_again(tmp_path: Path, workplace: Workplace) -> None:
    done = script(
        "--seed", "4", "--first", "70", "--count", "1", "--save", str(tmp_path), before="fuzzing.SLOWEST = -1"
    )
    case = workplace.case(4, 70)
    kept = tmp_path / f"4-70-{case.original.path.replace('/', '-')}"
    assert done.returncode == 1, done.stdout + done.stderr
    assert kept.read_bytes() == case.data
    assert "s to load" in kept.with_suffix(".txt").read_text(encoding="utf-8")
    assert str(kept) in done.stdout


@pytest.mark.wide
def test_the_script_ends_badly_where_too_much_memory_was_held(tmp_path: Path) -> None:
    pytest.importorskip("resource", reason="this system does not tell")
    done = script("--count", "1", "--save", str(tmp_path), before="fuzzing.LARGEST_MEMORY = 1")
    assert (done.returncode, done.stdout.splitlines()[-1]) == (1, "more than 1 MB were held")
