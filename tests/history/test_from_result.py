"""A result file as a snapshot: it says what the assessment says, and what is wrong in it is told with its place."""

import json
from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given

from ccg_toolkit.history import Snapshot, change_between, differs, snapshot_from_result, snapshot_of
from ccg_toolkit.history.fields import Figure
from ccg_toolkit.outputs import result_json
from ccg_toolkit.toolkit import Inputs, assess
from tests.builders import Case, answers, cases, criterion, framework
from tests.slow import tries

SMALL = Case(
    framework(
        {"a": [criterion("one"), criterion("two", weight="2.5")], "b": [criterion("three")]}, weights={"b": "0.25"}
    ),
    answers({"a.one": 2, "a.two": 3, "b.three": "unknown"}),
)


def _document(case: Case) -> Any:
    text = result_json(assess(Inputs(answers=case.answers, framework=case.framework), version="1"))
    return json.loads(text, parse_float=Figure)


def _read(document: Any) -> Snapshot:
    snapshot, wrong = snapshot_from_result("result.json", document)
    assert snapshot is not None, wrong
    return snapshot


@given(cases())
@tries(60)
def test_a_result_file_says_what_the_assessment_says(case: Case) -> None:
    assessment = assess(Inputs(answers=case.answers, framework=case.framework), version="1")
    straight = snapshot_of("answers.yaml", case.answers, assessment.scores, assessment.plan)
    read = _read(_document(case))
    assert straight.score == assessment.scores.overall.mean == read.score
    assert [domain.score for domain in straight.domains] == [domain.score.mean for domain in assessment.scores.domains]
    assert read.promises == straight.promises
    assert not differs(read)
    change = change_between(straight, read)
    assert change.difference in {0, None}
    assert all(part.value == 0 for part in change.parts)


def _shape_1(document: Any) -> Any:
    """Take out what the older shape has not."""
    document["schema"] = "ccg-toolkit/result/1"
    for domain in document["domains"]:
        del domain["weight"]
        for each in domain["criteria"]:
            del each["weight"], each["wording"]
    del document["plan"]["actions"]
    return document


def test_the_older_shape_takes_its_weights_from_the_same_framework() -> None:
    newer, older = _read(_document(SMALL)), _read(_shape_1(_document(SMALL)))
    assert not older.weighed
    change = change_between(older, newer)
    assert change.earlier.weighed
    assert change.then == newer.score
    assert change.unsplit is None
    assert not change.breaks


def test_without_one_every_weight_is_1_where_its_scores_come_out_so() -> None:
    flat = Case(framework({"a": [criterion("one"), criterion("two")]}), answers({"a.one": 2, "a.two": 3}))
    older, other = _shape_1(_document(flat)), _document(flat)
    other["framework"]["version"] = "2"
    change = change_between(_read(older), _read(other))
    assert change.earlier.weighed
    assert {pair.wording for pair in change.pairs} == {"not-known"}
    assert change.unsplit == "nothing-left"


def test_else_the_weights_are_not_known_and_nothing_is_split() -> None:
    older, other = _shape_1(_document(SMALL)), _document(SMALL)
    other["framework"]["version"] = "2"
    change = change_between(_read(older), _read(other))
    assert change.unsplit == "weights-then"
    assert not change.parts
    assert change.then == Fraction("2.7143")  # as its file states it
    assert change_between(_read(other), _read(older)).unsplit == "weights-now"


def test_a_score_that_was_changed_by_hand_is_seen() -> None:
    document = _document(SMALL)
    document["overall"]["score"] = Figure("3.5")
    assert differs(_read(document))


def _set(*way: str | int, to: Any) -> Callable[[Any], None]:
    def change(document: Any) -> None:
        for step in way[:-1]:
            document = document[step]
        document[way[-1]] = to

    return change


def _take(*way: str | int) -> Callable[[Any], None]:
    def change(document: Any) -> None:
        for step in way[:-1]:
            document = document[step]
        del document[way[-1]]

    return change


FIRST = ("domains", 0, "criteria", 0)


@pytest.mark.parametrize(
    ("change", "where", "message"),
    [
        (_set("schema", to="ccg-toolkit/result/3"), "schema", "only ccg-toolkit/result/1 and ccg-toolkit/result/2 are read"),
        (_take("schema"), "", "this JSON is no result file: it has no schema"),
        (_take("organisation"), "organisation", "this is missing: a text is wanted"),
        (_set("organisation", to=7), "organisation", "a text is wanted, and here is 7"),
        (_set("organisation", to="a\nb"), "organisation", "a text of one line and up to 500 characters is wanted, and here is 'a?b'"),
        (_set("assessed_on", to="14.3.2014"), "assessed_on", "a date such as 2014-03-14 is wanted, and here is '14.3.2014'"),
        (_set("assessed_on", to="2014-02-30"), "assessed_on", "a date such as 2014-03-14 is wanted, and here is '2014-02-30'"),
        (_set("framework", to=[]), "framework", "an object in braces is wanted, and here is a list"),
        (_set("domains", to={}), "domains", "a list in brackets is wanted, and here is an object"),
        (_set("domains", 0, to="a"), "domains[0]", "an object in braces is wanted, and here is 'a'"),
        (_set("domains", to=[{}] * 201), "domains", "at most 200 entries are read, and here are 201"),
        (_set("domains", 0, "weight", to=0), "domains[0].weight", "a number above 0 is wanted, and here is 0"),
        (_set("domains", 0, "weight", to=True), "domains[0].weight", "a number above 0 is wanted, and here is true"),
        (_set("domains", 0, "weight", to=Figure("1e-99999")), "domains[0].weight", "a number above 0 is wanted, and here is 1e-99999"),
        (_set(*FIRST, "weight", to=None), "domains[0].criteria[0].weight", "a number above 0 is wanted"),
        (_set(*FIRST, "level", to=Figure("2.5")), "domains[0].criteria[0].level", "a whole number from 0 to 11 is wanted, and here is 2.5"),
        (_set(*FIRST, "level", to=12), "domains[0].criteria[0].level", "a whole number from 0 to 11 is wanted, and here is 12"),
        (_set(*FIRST, "level", to=None), "domains[0].criteria[0].level", "a criterion has a level where its state is rated, and only there"),
        (_set(*FIRST, "state", to="asleep"), "domains[0].criteria[0].state", "one of rated, unknown, not-applicable, unanswered is wanted, and here is 'asleep'"),
        (_set(*FIRST, "id", to="b.one"), "domains[0].criteria[0].id", "the full name of a criterion of this domain is wanted, beginning with a."),
        (_set(*FIRST, "id", to="a.two"), "domains[].criteria", "a.two stands here twice"),
        (_set("domains", 1, to={"id": "a", "title": "", "weight": 1, "score": None, "criteria": []}), "domains", "a stands here twice"),
        (_set("overall", "score", to="high"), "overall.score", "a number is wanted, and here is 'high'"),
        (_take("plan"), "plan", "this is missing: an object in braces is wanted"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_place(change: Callable[[Any], None], where: str, message: str) -> None:
    document = _document(SMALL)
    change(document)
    snapshot, wrong = snapshot_from_result("result.json", document)
    assert snapshot is None
    assert (where, message) in [(each.where, each.message) for each in wrong]
    assert all(each.hint for each in wrong)


@pytest.mark.parametrize(("name", "read"), [("a\u00a0b \u200d \u00ad \u0142\u00f3\u5317", True), ("a\u202eb", False), ("a\x1b[1m", False), ("a\u2028b", False)])  # fmt: skip
def test_a_name_may_hold_what_answers_may(name: str, read: bool) -> None:
    document = _document(SMALL)
    document["organisation"] = name
    assert (snapshot_from_result("result.json", document)[0] is not None) == read


@pytest.mark.parametrize("document", [None, [], "text", 7, {}, {"schema": None}, {"schema": "ccg-toolkit/result/2"}])
def test_what_is_no_result_file_is_refused(document: object) -> None:
    snapshot, wrong = snapshot_from_result("result.json", document)
    assert snapshot is None
    assert wrong
