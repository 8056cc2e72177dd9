"""Shares then and now: only what both surveys showed, and no difference of what has a bound."""

import json
from dataclasses import replace
from fractions import Fraction
from random import Random

import pytest

from ccg_toolkit.history import Heard, Snapshot, change_between, snapshot_from_result, snapshot_of
from ccg_toolkit.history.fields import Figure
from ccg_toolkit.outputs import result_json
from ccg_toolkit.outputs.change.data import changes_json
from ccg_toolkit.outputs.change.text import change_text
from ccg_toolkit.report.build_change import build_change_view
from ccg_toolkit.scoring import score_answers
from ccg_toolkit.toolkit import Inputs, assess
from tests.builders import Case, answers, criterion, framework, plan_for
from tests.history.snapshots import NOW, record, snapshot
from tests.voices import Kind, any_voices

SHOWN = Heard(criterion="a.b", role="member", n=40, share=Fraction(1, 2))
MORE = replace(SHOWN, n=50, share=Fraction(7, 10))
BOUNDED = replace(SHOWN, n=30, share=None, bound="90% or more")


def _rows(then: tuple[Heard, ...], now: tuple[Heard, ...], wording: str = "same") -> list[tuple[str, str, str, str]]:
    earlier = snapshot({"a.b": 1}, heard=then)
    later = snapshot({"a.b": record("a.b", 1, wording=wording)}, on=NOW, heard=now)
    view = build_change_view((change_between(earlier, later),), "1")
    return [(row.role, row.then, row.now, row.move) for row in view.heard]


@pytest.mark.parametrize(
    ("then", "now", "row"),
    [
        (SHOWN, MORE, ("members", "50% of 40", "70% of 50", "+20 points")),
        (MORE, SHOWN, ("members", "70% of 50", "50% of 40", "-20 points")),
        (SHOWN, SHOWN, ("members", "50% of 40", "50% of 40", "0 points")),
        (SHOWN, BOUNDED, ("members", "50% of 40", "90% or more of 30", "not told")),
        (BOUNDED, BOUNDED, ("members", "90% or more of 30", "90% or more of 30", "not told")),
    ],
)
def test_a_share_then_and_now(then: Heard, now: Heard, row: tuple[str, str, str, str]) -> None:
    assert _rows((then,), (now,)) == [row]


def test_what_one_survey_hid_is_nowhere() -> None:
    assert _rows((SHOWN,), ()) == _rows((), (SHOWN,)) == []
    assert _rows((SHOWN,), (replace(MORE, role="leader"),)) == []


def test_a_criterion_worded_otherwise_has_no_difference() -> None:
    assert _rows((SHOWN,), (MORE,), "other") == [("members", "50% of 40", "70% of 50", "worded otherwise [b]")]


ASKED = framework({"a": [criterion(f"c{number}", ask=["leader", "member"]) for number in range(12)]})
SAID = answers(dict.fromkeys(ASKED.by_ref, 2))


def _snapshot(kind: Kind, seed: int) -> Snapshot:
    voices = any_voices(Random(seed), ASKED, kind)  # noqa: S311 - nothing secret
    scores = score_answers(ASKED, SAID, voices)
    return snapshot_of("answers.yaml", SAID, scores, plan_for(Case(ASKED, SAID)))


@pytest.mark.parametrize("kind", ["mixed", "bounded", "nothing"])
@pytest.mark.parametrize("seed", range(5))
def test_a_difference_is_never_formed_from_a_bound(kind: Kind, seed: int) -> None:
    then, now = _snapshot("mixed", seed), replace(_snapshot(kind, seed + 100), assessed_on=NOW)
    change = change_between(then, now)
    assert (kind == "nothing") == (not change.heard)
    for twice in change.heard:
        assert (twice.moved is None) == bool(twice.then.bound or twice.now.bound)
        assert (twice.then.share is None) == bool(twice.then.bound)
    if kind == "nothing":
        assert changes_json((change,), "1") == changes_json((change_between(replace(then, heard=()), now),), "1")
    assert change_text(build_change_view((change,), "1"))


@pytest.mark.parametrize("kind", ["mixed", "bounded", "nothing"])
def test_a_result_file_brings_what_its_assessment_showed(kind: Kind) -> None:
    voices = any_voices(Random(7), ASKED, kind)  # noqa: S311 - nothing secret
    assessment = assess(Inputs(answers=SAID, framework=ASKED, voices=voices), version="1")
    straight = snapshot_of("answers.yaml", SAID, assessment.scores, assessment.plan)
    read, wrong = snapshot_from_result("result.json", json.loads(result_json(assessment), parse_float=Figure))
    assert read is not None, wrong
    assert [(each.criterion, each.role, each.n, each.bound) for each in read.heard] == [
        (each.criterion, each.role, each.n, each.bound) for each in straight.heard
    ]
    for one, other in zip(read.heard, straight.heard, strict=True):
        assert (one.share is None) == (other.share is None)
        assert abs(Fraction(one.share or 0) - Fraction(other.share or 0)) <= Fraction(1, 20_000)


def _document(cell: dict[str, object]) -> dict[str, object]:
    blank = {"n": None, "share": None, "hidden": True, "bound": None}
    roles = {"leader": blank, "member": cell, "other": blank}
    return {
        "schema": "ccg-toolkit/result/2",
        "framework": {"id": "small", "version": "1"},
        "organisation": "A test",
        "assessed_on": "2014-03-14",
        "overall": {"score": None},
        "domains": [],
        "plan": {"actions": []},
        "voices": {"minimum_group": 12, "statements": [{"criterion": "a.b", "roles": roles}]},
    }


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ({"n": 40, "share": 1, "hidden": False, "bound": None}, (40, Fraction(1), "")),
        ({"n": 40, "share": None, "hidden": False, "bound": "90% or more"}, (40, None, "90% or more")),
        ({"n": 40, "share": 1, "hidden": False, "bound": "90% or more"}, (40, None, "90% or more")),
        ({"n": 40, "share": 1, "hidden": True, "bound": None}, None),
        ({"n": 11, "share": 1, "hidden": False, "bound": None}, None),
        ({"n": None, "share": 1, "hidden": False, "bound": None}, None),
    ],
)
def test_a_result_file_shows_no_more_than_its_survey_did(
    cell: dict[str, object], shown: tuple[int, Fraction | None, str] | None
) -> None:
    read, wrong = snapshot_from_result("result.json", _document(cell))
    assert read is not None, wrong
    assert [(each.n, each.share, each.bound) for each in read.heard] == ([shown] if shown else [])


@pytest.mark.parametrize("cell", [{"n": 40, "share": 2}, {"n": 40, "share": None}, {"n": 40, "bound": "all"}])
def test_a_cell_that_cannot_be_is_refused(cell: dict[str, object]) -> None:
    assert snapshot_from_result("result.json", _document(cell))[0] is None
