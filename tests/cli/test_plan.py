"""``ccg-toolkit plan``: the plan in full, and what different capacities come to."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import ROOT, Run

SMALL = str(ROOT / "tests" / "fixtures" / "small" / "answers.yaml")
Golden = Callable[[str, str], None]


def test_the_plan_quarter_by_quarter(run: Run, golden: Golden) -> None:
    done = run("plan", SMALL)
    assert (done.returncode, done.stderr) == (0, "")
    golden("plan/small.txt", done.stdout)


def test_one_capacity_takes_the_place_of_that_of_the_answers(run: Run) -> None:
    done = run("plan", SMALL, "--capacity", "1")
    assert done.returncode == 0
    assert "of 1 point)" in done.stdout
    assert "of 8 points)" not in done.stdout


def test_capacities_are_compared_from_the_smallest_to_the_largest(run: Run, golden: Golden, tmp_path: Path) -> None:
    done = run("plan", SMALL, "--capacity", "8", "--capacity", "2", "--capacity", "8", "-o", "capacities.html")
    assert (done.returncode, done.stderr) == (0, "")
    golden("plan/capacities.txt", done.stdout)
    assert "<svg" in (tmp_path / "capacities.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--capacity", "-1"), "'--capacity': Input should be greater than or equal to 0"),
        (("--capacity", "some"), "'--capacity': Input should be a valid integer"),
        (("-o", "plan.json"), "no report can be written with this ending"),
        (tuple(part for number in range(9) for part in ("--capacity", str(number))), "too many to compare"),
    ],
)
def test_what_cannot_be_compared_is_refused(run: Run, arguments: tuple[str, ...], told: str, tmp_path: Path) -> None:
    done = run("plan", SMALL, *arguments)
    assert done.returncode == 2
    assert told in done.stderr
    assert not done.stdout
    assert not list(tmp_path.iterdir())


def test_wrong_answers_end_with_their_problems(run: Run, tmp_path: Path) -> None:
    (tmp_path / "answers.yaml").write_text("organisation: A\n", encoding="utf-8")
    done = run("plan", "answers.yaml", "--capacity", "4")
    assert done.returncode == 65
    assert "answers.yaml:1:1" in done.stderr
