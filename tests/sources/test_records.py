"""Hold any tree against each kind of file: there is always a record, and a message for all that is wrong."""

import random
from typing import Annotated, Any, Literal, get_args, get_origin

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, StringConstraints

from ccg_toolkit.answers import Answers
from ccg_toolkit.framework import Cover, CriteriaFile, DomainFile, Glossary, GroundRules, Guide, Timetable
from ccg_toolkit.sources import Document, Place, Record, Scalar, ValuePath, as_text, check_shape
from ccg_toolkit.sources.characters import BLOT
from ccg_toolkit.sources.shape.fields import fields, inside, model_in, stand_in
from ccg_toolkit.sources.shape.values import IfUnreadable
from tests.slow import tries

MODELS: list[type[Record]] = [Answers, Cover, DomainFile, CriteriaFile, Timetable, GroundRules, Guide, Glossary]
TEXTS = (
    *(
        "0",
        "1",
        "2",
        "-1",
        "99",
        "1.5",
        "unknown",
        "not applicable",
        "2014-03-14",
        "14/03/2014",
        "x",
        "a.b",
        "a.b/c",
        "S",
    ),
    *("leader", "peer-reviewed", "derived", "https://example.org", "ccg-membership", "", " ", "A b", "x" * 2500, BLOT),
)


def field_names(model: type[BaseModel], known: dict[str, None]) -> dict[str, None]:
    for name, field in fields(model).items():
        known[name] = None
        for part in inside(field.annotation):
            for inner in (part, *get_args(part)):
                if found := model_in(inner):
                    field_names(found, known)
    return known


NAMES = [
    *dict.fromkeys(name for model in MODELS for name in field_names(model, {})),
    "contract",
    "[key]",
    "",
    "A b",
    BLOT,
]


class Trees:
    """Makes trees that are mostly of the right shape for a model, from one number."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)  # noqa: S311 - no secret

    def tree(self, kind: object, depth: int = 7) -> Any:
        """Make a value of a kind, in which here and there stands something else."""
        model = model_in(kind)
        wanted = next(inside(kind))
        if depth <= 0 or self._random.random() < 0.1:
            return self._any(depth)
        if model is not None:
            chosen = {
                key: field for key, field in fields(model).items() if field.is_required() or self._random.random() < 0.5
            }
            return {key: self.tree(field.annotation, depth - 1) for key, field in chosen.items()}
        if get_origin(wanted) is dict:
            names = self._random.choices(NAMES, k=self._random.randint(0, 3))
            return {name: self.tree(get_args(wanted)[1], depth - 1) for name in names}
        if get_origin(wanted) is tuple:
            return [self.tree(get_args(wanted)[0], depth - 1) for _ in range(self._random.randint(0, 3))]
        if get_origin(wanted) is Literal:
            return Scalar(self._random.choice(get_args(wanted)))
        return self._scalar()

    def _any(self, depth: int) -> Any:
        shape = self._random.random()
        if depth <= 0 or shape < 0.4:
            return self._scalar()
        if shape < 0.7:
            names = self._random.choices(NAMES, k=self._random.randint(0, 5))
            return {name: self._any(depth - 1) for name in names}
        return [self._any(depth - 1) for _ in range(self._random.randint(0, 4))]

    def _scalar(self) -> Scalar | None:
        text = self._random.choice((*TEXTS, None))
        return None if text is None else Scalar(text, plain=self._random.random() < 0.8)


def as_document(data: dict[str, Any]) -> Document:
    """Give each value a place of its own, and note the blots as the reader does."""
    places: dict[ValuePath, Place] = {(): Place("file.yaml", 1, 1)}
    blots = set()

    def walk(value: Any, path: ValuePath) -> None:
        pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
        for step, inner in pairs:
            places[*path, step] = Place("file.yaml", len(places) + 1, 1)
            if step == BLOT or (isinstance(inner, str) and BLOT in inner):
                blots.add((*path, step))
            walk(inner, (*path, step))

    walk(data, ())
    return Document(name="file.yaml", data=data, places=places, blots=frozenset(blots))


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
@tries(150)
@given(seed=st.integers(0, 2**32))
def test_any_tree_is_answered(model: type[Record], seed: int) -> None:
    tree = Trees(seed).tree(model)
    document = as_document(tree if isinstance(tree, dict) else {"a": tree})
    checked = check_shape(model, document, lambda _: "")
    assert isinstance(checked.record, model)
    assert checked.mended.is_as_typed(), "the record is a stand-in as a whole: one round of mending was not enough"
    for problem in checked.problems:
        assert problem.rule in RULES, as_text(problem)
        assert problem.hint, as_text(problem)
        assert problem.place in document.places.values()
        assert BLOT not in problem.message, "what was refused by the reader is refused again"


RULES = {
    *("date", "decimal-number", "empty", "form", "level", "missing", "more", "negative", "not-a-choice", "not-a-list"),
    *(
        "not-a-map",
        "not-positive",
        "not-text",
        "too-few",
        "too-high",
        "too-long",
        "too-low",
        "too-many",
        "unknown-field",
    ),
    *("whole-number", "yes-or-no", "in-order"),
}


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_what_stands_in_for_a_whole_file_is_right_itself(model: type[Record]) -> None:
    assert model.model_validate(stand_in(model))


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_an_empty_map_lacks_every_required_field_and_nothing_else(model: type[Record]) -> None:
    checked = check_shape(model, as_document({}), lambda _: "")
    required = [name for name, field in fields(model).items() if field.is_required()]
    assert [problem.message for problem in checked.problems] == [f"the field '{name}' is missing" for name in required]


def test_what_is_wrong_is_not_as_typed_and_what_is_around_it_is_not_all_as_typed() -> None:
    answers = {"contract": {"definition": Scalar("high"), "usable-rights": Scalar("2")}}
    document = as_document({"organisation": Scalar("A"), "assessed_on": Scalar("2014-03-14"), "answers": answers})
    checked = check_shape(Answers, document, lambda _: "")
    as_typed, all_as_typed = checked.mended.is_as_typed, checked.mended.is_all_as_typed
    wrong = ("answers", "contract", "definition")
    assert [
        as_typed(*wrong, "level"),
        all_as_typed(*wrong[:2]),
        as_typed(*wrong[:2]),
        all_as_typed("answers", "contract", "usable-rights"),
    ] == [*(False, False, True, True)]
    assert checked.record.answer("contract", "usable-rights").level == 2
    assert checked.record.answer("contract", "definition").level is None


@pytest.mark.parametrize(
    ("name", "called"),
    [("contract", "contract"), ("two\twords", "'two words'"), ("x" * 41, f"'{'x' * 37}...'"), ("a\u00a0b", "'a b'")],
)
def test_a_name_that_is_long_or_odd_is_quoted_and_cut_in_messages(name: str, called: str) -> None:
    class Lists(Record):
        lists: dict[str, tuple[str, ...]]

    def message(value: Any) -> str:
        [problem] = check_shape(Lists, as_document({"lists": {name: value}}), lambda _: "").problems
        return problem.message

    assert message({}) == f"{called} is a group of fields, and a list is wanted"
    assert message([Scalar("A"), []]) == f"item 2 of {called} is a list, and text is wanted"


def test_a_kind_of_problem_without_words_of_its_own_is_told_too() -> None:
    class Odd(Record):
        part: float = 1

    [problem] = check_shape(Odd, as_document({"part": Scalar("x")}), lambda _: "").problems
    assert (problem.rule, problem.message) == ("float-parsing", "part cannot be read as it stands")
    assert problem.hint


def test_where_mending_comes_to_no_end_there_is_a_record_all_the_same() -> None:
    class Item(Record):
        name: Annotated[str, StringConstraints(pattern="^a$"), IfUnreadable("b")]

    class Odd(Record):
        items: tuple[Item, ...]

    checked = check_shape(Odd, as_document({"items": [{"name": Scalar("c")}]}), lambda _: "")
    assert (checked.record.items, checked.mended.is_as_typed(), len(checked.problems)) == ((), False, 1)


def test_of_very_many_problems_the_first_are_told() -> None:
    answers = {"contract": {f"c{number}": Scalar("x") for number in range(3000)}}
    document = as_document({"organisation": Scalar("A"), "assessed_on": Scalar("2014-03-14"), "answers": answers})
    checked = check_shape(Answers, document, lambda _: "")
    assert [problem.rule for problem in checked.problems] == ["level"] * 200 + ["more"]
