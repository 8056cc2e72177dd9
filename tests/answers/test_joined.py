"""Several files that each hold a part make one set of answers; what two of them say differently is named."""

from pathlib import Path
from typing import Any

import pytest

from ccg_toolkit.answers import Answers, check_answers, read_joined
from ccg_toolkit.sources import as_text
from tests.forms import ANSWERS, WHOLE, Edit, cell, save

pytestmark = pytest.mark.filterwarnings("ignore:Print area")  # openpyxl does not read ours


def only(*sheets: str) -> Edit:
    """Give an edit that leaves these sheets."""

    def edit(book: Any) -> None:
        for name in set(book.sheetnames) - {*sheets}:
            del book[name]

    return edit


def read(*paths: Path) -> tuple[Answers, list[str]]:
    found, problems = read_joined([(path, path.name) for path in paths])
    assert found is not None, problems
    answers, problems = check_answers(found, WHOLE, paths[0].parent)
    return answers, [as_text(problem) for problem in problems]


def test_parts_make_a_whole_in_any_order(tmp_path: Path) -> None:
    parts = [
        save(tmp_path / f"{number}.xlsx", only(*sheets))
        for number, sheets in enumerate([("Contract",), ("Start", "Other"), ("Skills",)])
    ]
    for paths in (parts, parts[::-1], [*parts, parts[0]]):
        assert read(*paths) == (ANSWERS, [])


def test_what_one_leaves_blank_the_other_fills_in(tmp_path: Path) -> None:
    empty = save(tmp_path / "empty.xlsx", only("Contract", "Skills"), answers=None)
    assert read(empty, save(tmp_path / "answers.xlsx")) == (ANSWERS, [])


def test_yaml_may_be_a_part(tmp_path: Path) -> None:
    path = tmp_path / "part.yaml"
    path.write_text("answers: {contract: {definition: 2, rights: {comment: '=SUM(A1)'}}}\n", encoding="utf-8")
    assert read(save(tmp_path / "answers.xlsx"), path) == (ANSWERS, [])


def test_what_is_answered_twice_and_differently_is_named_with_both_cells(tmp_path: Path) -> None:
    def edit(book: Any) -> None:
        cell(book["Contract"], "contract.definition", "Level").value = 3
        cell(book["Contract"], "contract.definition", "Evidence 1").value = "Hearsay"
        cell(book["Start"], "organisation", "Value").value = "Another"

    _, problems = read(save(tmp_path / "a.xlsx"), save(tmp_path / "b.xlsx", edit))
    assert [problem.partition("\n")[0] for problem in problems] == [
        "b.xlsx: Contract!H5: level is '3' here, and '2 Developing' in a.xlsx: Contract!H5 (contract.definition)",
        "b.xlsx: Contract!K5: evidence.1.what is 'Hearsay' here, and 'Minutes' in a.xlsx: Contract!K5 (contract.definition)",
        "b.xlsx: Start!B6: organisation is 'Another' here, and 'NHS Thornmere CCG' in a.xlsx: Start!B6",
    ]


def test_what_nobody_asked_for_is_named_where_it_stands(tmp_path: Path) -> None:
    def edit(book: Any) -> None:
        cell(book["Skills"], "skills.training", "Full name").value = "skills.trainin"

    _, problems = read(save(tmp_path / "a.xlsx"), save(tmp_path / "b.xlsx", edit))
    assert [problem.partition("\n")[0] for problem in problems] == [
        "b.xlsx: Skills!S5: there is no criterion 'trainin' in skills (skills.trainin)"
    ]


@pytest.mark.parametrize("first", [True, False])
def test_an_answer_for_a_whole_domain_does_not_go_with_answers_one_by_one(tmp_path: Path, first: bool) -> None:
    path = tmp_path / "part.yaml"
    path.write_text("answers: {contract: unknown}\n", encoding="utf-8")
    paths = [save(tmp_path / "answers.xlsx"), path]
    _, problems = read(*(paths if first else paths[::-1]))
    assert any("Keep one of the two" in problem for problem in problems)


def test_a_part_that_cannot_be_read_stops_it(tmp_path: Path) -> None:
    found, [problem] = read_joined([(save(tmp_path / "a.xlsx"), "a.xlsx"), (tmp_path / "none.xlsx", "none.xlsx")])
    assert found is None
    assert as_text(problem).startswith("none.xlsx: there is no such file")
