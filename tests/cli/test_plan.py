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


def test_more_or_less_of_the_order_is_compared(run: Run, golden: Golden, tmp_path: Path) -> None:
    options = [part for wanted in ("all", "2", "0", "2") for part in ("--in-order", wanted)]
    done = run("plan", SMALL, *options, "--capacity", "2", "-o", "order.html")
    assert (done.returncode, done.stderr) == (0, "")
    golden("plan/order.txt", done.stdout)
    assert '<h1 id="top" class="plain">What keeping' in (tmp_path / "order.html").read_text(encoding="utf-8")


def test_one_number_in_order_takes_the_place_of_that_of_the_answers(run: Run) -> None:
    plain, none, all_of_them = (
        run("plan", str(ROOT / "examples" / "answers.yaml"), *options).stdout
        for options in (
            (),
            ("--in-order", "0"),
            ("--in-order", "all"),
        )
    )
    assert len({plain, none, all_of_them}) == 3
    assert run("plan", str(ROOT / "examples" / "answers.yaml"), "--in-order", "5").stdout == plain


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--capacity", "-1"), "--capacity: '-1' is not a whole number from 0 to 10,000"),
        (("--capacity", "some"), "--capacity: 'some' is not a whole number from 0 to 10,000"),
        (("-o", "plan.json"), "no report can be written with this ending"),
        (tuple(part for number in range(9) for part in ("--capacity", str(number))), "9 capacities are too many"),
        (tuple(part for number in range(9) for part in ("--in-order", str(number))), "9 numbers of gaps in order are"),
        (("--in-order", "-1"), "--in-order: '-1' is neither a number of gaps nor all"),
        (("--in-order", "some"), "--in-order: 'some' is neither a number of gaps nor all"),
        (
            ("--in-order", "0", "--in-order", "all", "--capacity", "4", "--capacity", "8"),
            "--capacity and --in-order are both repeated",
        ),
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
