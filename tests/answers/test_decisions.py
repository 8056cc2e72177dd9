"""What the board decides about its plan: read, and held against the framework and the ranks."""

from pathlib import Path

import pytest

from ccg_toolkit.sources import as_text
from ccg_toolkit.toolkit import decisions_of, load

ANSWERS = """\
answers:
  contract: {definition: 1, offers-and-wants: 1, fair-obligations: 1, dispute-route: 1}
  promotion: {welcome: 1, common-purpose: 1}
"""


def problems(folder: Path, plan: str) -> list[str]:
    file = folder / "answers.yaml"
    file.write_text(f"organisation: A test\nassessed_on: 2014-03-14\nplan:\n{plan}{ANSWERS}", encoding="utf-8")
    return [as_text(problem) for problem in load(file, name="answers.yaml").problems]


def test_decisions_are_read(tmp_path: Path) -> None:
    plan = (
        "  in_order: all\n  person: 2\n  choose: [promotion.welcome]\n"
        "  not_now: [contract.fair-obligations, contract.definition/test-definition]\n"
        "  not_before: {contract.definition/settle-definition: 2014-08-01}\n"
    )
    assert problems(tmp_path, plan) == []
    inputs = load(tmp_path / "answers.yaml").inputs
    assert inputs is not None
    decisions = decisions_of(inputs)
    assert (decisions.in_order, decisions.person) == (None, 2)
    assert decisions.not_now == ("contract.fair-obligations", "contract.definition/test-definition")
    assert list(decisions.not_before) == ["contract.definition/settle-definition"]


@pytest.mark.parametrize(
    ("line", "place", "words"),
    [
        ("in_order: every", "4:3", ("neither a number of gaps nor `all`", "such as 5")),
        ("in_order: -1", "4:3", ("neither a number of gaps nor `all`",)),
        ("person: 0", "4:3", ("person 0 is below 1",)),
        ("not_now: [contract.definitio]", "4:13", ("there is no criterion", "Did you mean contract.definition?")),
        ("not_now: [contract.definition/settle]", "4:13", ("Did you mean contract.definition/settle-definition?",)),
        ("not_before: {contract.definition/setle: 2014-08-01}", "4:16", ("not_before: there is no action",)),
        ("choose: [promotion.welcom]", "4:12", ("Did you mean promotion.welcome?",)),
        ("choose: [promotion.welcome, promotion.welcome]", "4:31", ("stands twice", "line 4")),
        ("choose: [contract.definition]", "4:12", ("is no equal: it has rank 1, and no other has",)),
        ("choose: [public.under-heard]", "4:12", ("is no equal: it has no gap, and so no rank",)),
    ],
)
def test_what_is_wrong_is_told_at_its_place(tmp_path: Path, line: str, place: str, words: tuple[str, ...]) -> None:
    [problem] = problems(tmp_path, f"  {line}\n")
    assert problem.startswith(f"answers.yaml:{place}: ")
    assert all(word in problem for word in words), problem
