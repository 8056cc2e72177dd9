"""Nothing is lost between answers, a workbook and YAML, whatever answers and frameworks hold, in any script."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccg_toolkit.answers import Answers, check_answers, level_text, read_joined
from ccg_toolkit.answers.written_levels import Scale, read_level
from ccg_toolkit.framework import Framework
from ccg_toolkit.outputs.forms.answers_text import answers_text
from ccg_toolkit.outputs.forms.book import form_book
from ccg_toolkit.sources import Scalar, as_text, errors, unwanted
from ccg_toolkit.toolkit import load
from tests.builders import action, criterion, framework
from tests.ordinary.cases import write_case
from tests.slow import few, tries

pytestmark = pytest.mark.filterwarnings("ignore:Print area")  # openpyxl does not read those of trackers

LETTERS = st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\n\t'\"#:-=+@_|>&*!%{}[],\\ \u00a0\u0301x4")
TEXTS = st.text(LETTERS, min_size=1, max_size=30).filter(lambda text: text.strip() and not any(unwanted(text)))
TEXTS |= st.sampled_from(
    ["no", "~", "=1+1", "-", "_x0041_", "1e5", "2014-01-02", "'a", "a\n\n  b", "3.10", "TRUE", "@x"]
)
DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))
NAMES = st.lists(
    st.sampled_from(
        ["Absent", "2", "1 a", "0", "unknown", "Yes", "\u672a\u7740\u624b", "Mid - way", "a, b", "3 x", "x"]
    ),
    min_size=2,
    max_size=6,
    unique=True,
)
ROLES = ["Chair", "Head of I.T.", "Vice-chair / clerk"]


def fields(**kinds: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    """Give groups in which each field may be left out."""
    return st.fixed_dictionaries({}, optional=kinds)


@st.composite
def cases(draw: st.DrawFn) -> tuple[Framework, Answers]:
    """Make a framework with levels of any name, and answers that may use all that answers can hold."""
    scale = draw(NAMES)
    lowest = draw(st.integers(0, 1))
    top = lowest + len(scale) - 1
    steps = [action(f"a{at}", lowest, lowest + 1, owner=role) for at, role in enumerate(ROLES[:2])]
    sizes = draw(st.lists(st.integers(1, 3), min_size=1, max_size=3))
    long = draw(st.booleans())
    texts_of_levels = [f"{'Much to say. ' * 150 * long}It is at {level}" for level in range(lowest, top + 1)]
    about: dict[str, Any] = {"levels": texts_of_levels, "lowest": lowest}
    domains = {
        name: [criterion(f"c{at}", *steps, **about) for at in range(size)]
        for name, size in zip(
            ["start", "levels", "a-domain-whose-name-is-far-longer-than-any-tab"], sizes, strict=False
        )
    }
    numbers: dict[str, Any] = {"scale_from": lowest, "target": top, "in_place": top}
    whole = framework(domains, scale=[{"name": name} for name in scale], **numbers)
    refs, actions = list(whole.by_ref), list(whole.actions)
    levels = st.integers(lowest, top)
    evidence = st.fixed_dictionaries(
        {"what": TEXTS}, optional={"strength": st.sampled_from(["assertion", "document", "members", "independent"])}
    )
    usual = fields(
        level=levels,
        target=levels,
        importance=st.integers(1, 5),
        comment=TEXTS,
        evidence=st.lists(evidence, min_size=1, max_size=5),
    )
    unknown = usual.flatmap(lambda said: fields(because=TEXTS).map(lambda why: said | {"level": "unknown"} | why))
    odd = TEXTS.map(lambda why: {"level": "not applicable", "because": why})
    promise = {"text": TEXTS}
    about_it = {"owner": TEXTS, "measure": TEXTS, "review_on": DAYS, "criterion": st.sampled_from(refs)}
    offers = st.lists(st.fixed_dictionaries(promise, optional=about_it), max_size=3)
    texts = st.lists(TEXTS, min_size=1, max_size=3)
    plan = fields(
        starts_on=DAYS,
        quarters=st.integers(1, 40),
        capacity=st.integers(0, 99),
        owners=st.dictionaries(st.sampled_from(ROLES) | TEXTS.map(str.strip), TEXTS, max_size=3),
        in_order=st.integers(0, 9) | st.just("all"),
        person=st.integers(1, 9),
        choose=st.lists(st.sampled_from(refs), unique=True, min_size=1),
        not_now=st.lists(st.sampled_from([*refs, *actions]), unique=True, min_size=1),
        not_before=st.dictionaries(st.sampled_from(actions), DAYS, min_size=1),
    )
    line = dict.fromkeys(("title", "meeting", "author", "assurance", "on_behalf_of"), TEXTS)
    paper = fields(meeting_on=DAYS, key_messages=texts, risks=texts, **line)
    said = {
        "organisation": draw(TEXTS),
        "assessed_on": draw(DAYS),
        "answers": {
            domain.id: {one.id: draw(usual | unknown | odd) for one in domain.criteria if draw(st.booleans())}
            for domain in whole.domains
        },
    }
    said |= draw(
        fields(
            assessed_by=TEXTS,
            framework=st.just("small"),
            targets=st.dictionaries(st.sampled_from([*domains]), levels, min_size=1),
            plan=plan,
            paper=paper,
            membership=TEXTS,
            manifesto=fields(organisation_offers=offers, members_offer=offers, members_want=offers),
        )
    )
    return whole, Answers.model_validate(said)


def plainly(answers: Answers) -> dict[str, Any]:
    """Give what answers say; what is blank says nothing, and neither does a group of which all is."""

    def said(value: Any) -> Any:
        if isinstance(value, dict):
            return {name: inner for name, item in value.items() if (inner := said(item)) not in ({}, [], None)}
        return [said(item) for item in value] if isinstance(value, list | tuple) else value

    found = said(answers.model_dump(exclude_unset=True))
    assert isinstance(found, dict)
    return found


def read_back(whole: Framework, *paths: Path) -> dict[str, Any]:
    read, problems = read_joined([(path, path.name) for path in paths])
    assert read is not None, problems
    answers, problems = check_answers(read, whole, paths[0].parent)
    assert [as_text(problem) for problem in errors(problems)] == []
    return plainly(answers)


@tries(60)
@given(cases())
def test_answers_are_the_same_after_a_workbook_and_after_yaml(
    tmp_path_factory: pytest.TempPathFactory, case: tuple[Framework, Answers]
) -> None:
    whole, answers = case
    folder = tmp_path_factory.mktemp("form", numbered=True)
    book, text = folder / "answers.xlsx", folder / "answers.yaml"
    book.write_bytes(form_book(whole, answers))
    text.write_text(answers_text(whole, answers), encoding="utf-8")
    assert read_back(whole, book) == plainly(answers)
    assert read_back(whole, text) == plainly(answers)
    assert read_back(whole, text, book) == plainly(answers)


@tries(20)
@given(cases())
def test_parts_that_hold_a_domain_each_make_the_whole(
    tmp_path_factory: pytest.TempPathFactory, case: tuple[Framework, Answers]
) -> None:
    whole, answers = case
    folder = tmp_path_factory.mktemp("parts", numbered=True)
    paths = []
    for name, section in answers.answers.items():
        paths.append(folder / f"{name}.xlsx")
        paths[-1].write_bytes(form_book(whole, answers.model_copy(update={"answers": {name: section}})))
    assert read_back(whole, *paths) == plainly(answers)


@pytest.mark.parametrize("number", few(range(40), 8))
def test_ordinary_answers_give_the_same_result_as_a_workbook(tmp_path: Path, number: int) -> None:
    case = write_case(tmp_path, 1, number)
    inputs = load(case.answers).inputs
    assert inputs is not None
    book = case.answers.with_suffix(".xlsx")
    book.write_bytes(form_book(inputs.framework, inputs.answers))
    again = load(book)
    assert again.inputs is not None, again.problems
    assert plainly(again.inputs.answers) == plainly(inputs.answers)
    before, after = (sorted(problem.rule for problem in loaded.problems) for loaded in (load(case.answers), again))
    assert before == after


@pytest.mark.parametrize("names", [("1", "1 x", "x"), ("2", "0", "1"), ("unknown", "0 unknown"), ("a, b", "A,  B")])
@pytest.mark.parametrize("named", [True, False])
def test_a_level_is_written_so_that_it_is_read_as_itself(names: tuple[str, ...], named: bool) -> None:
    scale = Scale(names)
    texts = [level_text(number, scale, named=named) for number in range(len(names))]
    assert [read_level(Scalar(text), scale, states=True) for text in texts] == [*range(len(names))]
