"""Every valid file of answers goes through every output; `scripts/soak` does the same with as many as asked for."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from ccg_toolkit.report import Assessment
from ccg_toolkit.toolkit import assess, load
from tests.ordinary import everything as checks
from tests.ordinary.cases import write_case
from tests.ordinary.everything import Made, faults_in, faults_of, make, oddities
from tests.slow import few

pytestmark = pytest.mark.filterwarnings("ignore:Print area")  # openpyxl does not read ours

ROOT = Path(__file__).resolve().parents[2]
SEED = 1
AT_A_TIME = 5
FEW, MANY = [0], range(AT_A_TIME, 100, AT_A_TIME)


def check(folder: Path, numbers: range, *, pdf: bool = False) -> None:
    faults = {}
    for number in numbers:
        place = folder / str(number)
        place.mkdir()
        if found := faults_of(write_case(place, SEED, number), pdf=pdf):
            faults[number] = found
    assert faults == {}, "made again by: sh scripts/soak --first NUMBER --count 1"


@pytest.mark.parametrize("first", FEW)
def test_ordinary_answers_go_through_every_output(tmp_path: Path, first: int) -> None:
    check(tmp_path, range(first, first + AT_A_TIME))


@pytest.mark.wide
@pytest.mark.parametrize("first", MANY)
def test_more_of_them_do(tmp_path: Path, first: int) -> None:
    check(tmp_path, range(first, first + AT_A_TIME))


@pytest.mark.parametrize("number", few([7, 3, 400]))
@pytest.mark.wide
def test_a_few_are_printed_too(tmp_path: Path, number: int) -> None:
    check(tmp_path, range(number, number + 1), pdf=True)


# Each check sees what it is there to see.


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """The outputs of answers that have something under every heading, and much taken out."""
    text = (ROOT / "examples" / "answers.yaml").read_text(encoding="utf-8")
    path = tmp_path_factory.mktemp("made") / "answers.yaml"
    path.write_text(text.replace("  capacity: 8", "  capacity: 3"), encoding="utf-8")
    loaded = load(path, responses=ROOT / "examples" / "voices" / "responses.csv")
    assert loaded.inputs is not None, loaded.problems
    return make(assess(loaded.inputs, version="0"))


def test_outputs_of_one_assessment_agree(made: Made) -> None:
    assert faults_in(made) == []
    assert made.view.asks
    assert made.view.later
    assert made.view.find_out
    assert made.view.notes


Spoil = Callable[[Made], Made]


def _without_last(made: Made, heading: str) -> Made:
    spoilt = checks.Headed("<p>")
    spoilt.text = made.page.text
    spoilt.lists = {**made.page.lists, heading: made.page.lists[heading][:-1]}
    return replace(made, page=spoilt)


def _turned(result: dict[str, Any], *path: str) -> dict[str, Any]:
    first, *rest = path
    return {**result, first: _turned(result[first], *rest) if rest else result[first][::-1]}


FAULTS: dict[Callable[[Made], Any], Spoil] = {
    checks.asks_are_one_list: lambda made: _without_last(made, "asked"),
    checks.decisions_are_one_list: lambda made: _without_last(made, "decisions"),
    checks.priorities_are_in_one_order: lambda made: replace(made, result=_turned(made.result, "priorities")),
    checks.later_is_in_one_order: lambda made: replace(made, result=_turned(made.result, "plan", "later")),
    checks.things_to_find_out_are_in_one_order: lambda made: replace(
        made, view=replace(made.view, find_out=made.view.find_out[::-1])
    ),
    checks.all_that_is_open_is_listed: lambda made: replace(made, screen=f"{made.screen} so nothing is left open"),
    checks.evidence_comes_first: lambda made: replace(made, pack=made.pack.replace("reported", "said")),
    checks.no_band_stands_without_its_doubt: lambda made: replace(
        made, view=replace(made.view, domains=made.view.domains[::-1])
    ),
    checks.actions_are_in_one_order: lambda made: replace(made, result=_turned(made.result, "plan", "quarters")),
    checks.notes_are_told_everywhere: lambda made: replace(made, screen=made.screen.replace("Note: ", "")),
    checks.idleness_is_told_truly: lambda made: replace(made, plan=made.plan + "No action is written for the gap"),
    checks.what_was_taken_out_is_counted: lambda made: replace(made, assessment=_all_out(made)),
    checks.voices_are_told_truly: lambda made: replace(made, screen=made.screen.replace("members", "others")),
    checks.what_moved_is_told_everywhere: lambda made: replace(made, pack=f"{made.pack} What became of it?"),
}


def _all_out(made: Made) -> Assessment:
    scores = made.assessment.scores
    domains = tuple(
        replace(domain, criteria=tuple(replace(item, state="not-applicable") for item in domain.criteria))
        for domain in scores.domains
    )
    return replace(made.assessment, scores=replace(scores, domains=domains))


def test_there_is_a_fault_for_each_check() -> None:
    assert set(FAULTS) == set(checks.CHECKS)


@pytest.mark.parametrize("check", checks.CHECKS)
def test_each_check_sees_its_fault(made: Made, check: Callable[[Made], Any]) -> None:
    assert list(check(FAULTS[check](made))) != []


@pytest.mark.parametrize("odd", ["by None.", "1 actions", "in 1 of 1 points", "three gap are", "{{ x }}", "a, , b"])
def test_what_nobody_would_write_is_seen(odd: str) -> None:
    assert list(oddities("page", f"It is {odd}", ""))
    assert not list(oddities("page", f"It is {odd}", f"typed: {odd}"))
