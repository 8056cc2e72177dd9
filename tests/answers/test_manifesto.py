"""The manifesto in the answers: short and long forms, and what its schema tells an editor. Mistakes: see the goldens."""

from datetime import date
from pathlib import Path

import pytest

from ccg_toolkit.answers import Answers, Manifesto, Offer, Want
from ccg_toolkit.toolkit import load
from tests.slow import few

HEAD = "organisation: A\nassessed_on: 2014-03-14\nanswers: {}\n"


def read(folder: Path, text: str) -> Answers:
    path = folder / "answers.yaml"
    path.write_text(HEAD + text, encoding="utf-8")
    loaded = load(path)
    assert loaded.problems == []
    assert loaded.inputs is not None
    return loaded.inputs.answers


def test_a_line_is_a_text_or_its_fields(tmp_path: Path) -> None:
    answers = read(
        tmp_path,
        """\
membership: >
  The practices,
  each with one vote
manifesto:
  organisation_offers:
    - Visits
    - id: paid-time
      text: Paid time
      owner: Finance lead
      measure: Every claim paid
      review_on: 2015-03-31
      criterion: contract.fair-obligations
  members_want:
    - {text: Time, met_by: paid-time}
  members_offer:
""",
    )
    assert answers.membership == "The practices, each with one vote"
    assert answers.manifesto.organisation_offers == (
        Offer(text="Visits"),
        Offer(
            id="paid-time",
            text="Paid time",
            owner="Finance lead",
            measure="Every claim paid",
            review_on=date(2015, 3, 31),
            criterion="contract.fair-obligations",
        ),
    )
    assert answers.manifesto.members_want == (Want(text="Time", met_by="paid-time"),)
    assert (answers.manifesto.members_offer, answers.manifesto.organisation_wants) == ((), ())


def test_without_it_nothing_is_offered_or_wanted(tmp_path: Path) -> None:
    for text in ("", "membership:\nmanifesto:\n", "manifesto: {}\n"):
        answers = read(tmp_path, text)
        assert (answers.membership, answers.manifesto) == (None, Manifesto())


def test_the_schema_takes_the_short_form_too() -> None:
    schema = Answers.model_json_schema(by_alias=True)
    for kind, own in (("Offer", "id"), ("Want", "met_by")):
        short, long = schema["$defs"][kind]["anyOf"]
        assert short["type"] == "string"
        assert {"text", "owner", own} <= long["properties"].keys()


@pytest.mark.parametrize(
    "value", few(["[x, {y: 1}]", "~", "x", "[]", "[[]]", "[~]", "[{}]", "{a: {b: []}}", "[{text: {text: {}}}]"])
)
def test_no_shape_is_too_odd_for_any_field(tmp_path: Path, value: str) -> None:
    path = tmp_path / "answers.yaml"
    fields = ("text", "id", "owner", "measure", "review_on", "criterion", "met_by")
    odd = [f"members_want: [{{text: Time, {field}: {value}}}]" for field in fields[1:]]
    for text in (f"members_want: [{{{fields[0]}: {value}}}]", *odd, f"organisation_offers: {value}", f"more: {value}"):
        path.write_text(f"{HEAD}manifesto: {{{text}}}\n", encoding="utf-8")
        assert all(problem.hint for problem in load(path).problems)
    for key in ("membership", "manifesto"):
        path.write_text(f"{HEAD}{key}: {value}\n", encoding="utf-8")
        assert all(problem.hint for problem in load(path).problems)
