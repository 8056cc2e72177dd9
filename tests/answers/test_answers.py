"""What a file of answers may say, in its short and long forms, and what counts where it says nothing."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ccg_toolkit.answers import Answer, Answers, Paper, check_answers, read_answers
from ccg_toolkit.framework import load_framework
from ccg_toolkit.sources import Diagnostic, as_text

FRAMEWORK = load_framework().framework
HEAD = "organisation: A\nassessed_on: 2014-03-14\n"


def checked(folder: Path, text: str) -> tuple[Answers, list[Diagnostic]]:
    path = folder / "answers.yaml"
    path.write_text(HEAD + text, encoding="utf-8", newline="")
    read, problems = read_answers(path, path.name)
    assert read is not None, problems
    assert FRAMEWORK is not None
    return read.answers, check_answers(read, FRAMEWORK, folder)


def read(folder: Path, text: str) -> Answers:
    answers, problems = checked(folder, text)
    assert problems == [], "\n".join(as_text(problem) for problem in problems)
    return answers


@pytest.mark.parametrize(
    ("typed", "level", "state"),
    [
        ("2", 2, "rated"),
        ("0", 0, "rated"),
        ("unknown", "unknown", "unknown"),
        ("Unknown", "unknown", "unknown"),
        ("", None, "unanswered"),
        ("~", None, "unanswered"),
        ("{}", None, "unanswered"),
        ("{level: 2}", 2, "rated"),
        ("{level: unknown}", "unknown", "unknown"),
        ("{level: , comment: Later}", None, "unanswered"),
        ("{level: not applicable, because: None of this}", "not applicable", "not-applicable"),
        ("{level: Not-Applicable, because: None of this}", "not applicable", "not-applicable"),
    ],
)
def test_short_and_long_forms(tmp_path: Path, typed: str, level: int | str | None, state: str) -> None:
    answer = read(tmp_path, f"answers:\n  contract:\n    definition: {typed}\n").answer("contract", "definition")
    assert (answer.level, answer.state, answer.rating) == (level, state, level if state == "rated" else None)


def test_what_is_left_out_has_its_default(tmp_path: Path) -> None:
    answers = read(tmp_path, "answers: {}\n")
    assert (answers.assessed_by, answers.framework, answers.responses) == (None, None, None)
    assert (answers.targets, answers.invited, answers.paper, answers.answers) == ({}, {}, Paper(), {})
    assert (answers.plan.quarters, answers.plan.capacity, answers.plan.starts_on, answers.plan.owners) == (
        4,
        None,
        None,
        {},
    )
    assert answers.answer("contract", "definition") == Answer()
    assert (Answer().importance, Answer().target, Answer().evidence, Answer().confirmed) == (3, None, (), False)


def test_whatever_is_blank_counts_as_left_out(tmp_path: Path) -> None:
    text = """\
assessed_by:
framework: ~
targets: {contract: , public: 2}
plan: {starts_on: , quarters: , owners: {Chair: , Clinical lead: Dr A. Example}}
responses: null
invited: {staff: }
paper:
answers:
  public:
  contract:
    definition: {level: 2, target: , importance: , evidence: , comment: }
"""
    answers = read(tmp_path, text)
    assert (answers.targets, answers.invited, answers.paper) == ({"public": 2}, {}, Paper())
    assert (answers.plan.quarters, answers.plan.owners) == (4, {"Clinical lead": "Dr A. Example"})
    assert answers.answers["public"] == {}
    assert answers.answer("contract", "definition") == Answer(level=2)


def test_everything_that_may_be_said(tmp_path: Path) -> None:
    text = """\
assessed_by: Council of members
framework: ccg-membership
targets: {contract: 4}
plan: {starts_on: 2014-04-01, quarters: 6, capacity: 12, owners: {Chair: Dr A. Example}}
invited: {gp-no-role: 150}
paper:
  title: Where we stand
  meeting: Governing body
  meeting_on: 2014-04-03
  author: Ms B. Other, OD lead
  presenter: Dr A. Example, Chair
  sponsor: Mr C. Third, Chief officer
  key_messages: [Practices take part, "Time is short: agree first"]
  risks: [3.4, 4]
  assurance: It names owners
  controls: Existing 3.4.1B
  equality_impact:
  equality_assessed: no
  recommendations: agree the plan
  on_behalf_of: Mr C. Third
  prepared_on: 2014-03-20
answers:
  contract:
    offers-and-wants:
      level: 1
      target: 4
      importance: 5
      evidence:
        - what: Minutes
          strength: document
        - what: Poll
          strength: members
        - {what: Hearsay}
      comment: >
        One line: with a colon,
        'quotes' and a # sign.
"""
    answers = read(tmp_path, text)
    answer = answers.answer("contract", "offers-and-wants")
    assert (answer.level, answer.target, answer.importance, answer.confirmed) == (1, 4, 5, True)
    assert [item.strength for item in answer.evidence] == ["document", "members", "assertion"]
    assert answer.comment == "One line: with a colon, 'quotes' and a # sign."
    assert answers.paper == Paper(
        title="Where we stand",
        meeting="Governing body",
        meeting_on=date(2014, 4, 3),
        author="Ms B. Other, OD lead",
        presenter="Dr A. Example, Chair",
        sponsor="Mr C. Third, Chief officer",
        key_messages=("Practices take part", "Time is short: agree first"),
        risks=("3.4", "4"),
        assurance="It names owners",
        controls=("Existing 3.4.1B",),
        equality_impact=None,
        equality_assessed="no",
        recommendations=("agree the plan",),
        on_behalf_of="Mr C. Third",
        prepared_on=date(2014, 3, 20),
    )
    assert (answers.plan.capacity, answers.invited["gp-no-role"]) == (12, 150)
    assert answers.plan_starts_on == date(2014, 4, 1)


@pytest.mark.parametrize(
    "typed", ["no", "42", "2026-01-02", "1:30", "0x1f", "null and void", "~2", "3.0", "'~'", "True"]
)
def test_a_comment_is_the_text_that_was_typed(tmp_path: Path, typed: str) -> None:
    answers = read(tmp_path, f"answers: {{contract: {{definition: {{level: 2, comment: {typed}}}}}}}\n")
    assert answers.answer("contract", "definition").comment == typed.strip("'")


def test_white_space_around_a_text_is_dropped_and_2000_characters_are_kept(tmp_path: Path) -> None:
    answers = read(tmp_path, f"answers: {{contract: {{definition: {{comment: '  {'x' * 2000}  '}}}}}}\n")
    assert answers.answer("contract", "definition").comment == "x" * 2000


@pytest.mark.parametrize(
    ("on", "starts"),
    [
        ("2014-01-01", date(2014, 4, 1)),
        ("2014-03-31", date(2014, 4, 1)),
        ("2014-04-01", date(2014, 7, 1)),
        ("2014-09-30", date(2014, 10, 1)),
        ("2014-10-01", date(2015, 1, 1)),
        ("2014-12-31", date(2015, 1, 1)),
    ],
)
def test_the_plan_starts_on_the_first_quarter_day_after_the_assessment(tmp_path: Path, on: str, starts: date) -> None:
    (tmp_path / "answers.yaml").write_text(f"organisation: A\nassessed_on: {on}\nanswers: {{}}\n")
    found, problems = read_answers(tmp_path / "answers.yaml", "answers.yaml")
    assert found is not None
    assert (found.answers.plan_starts_on, problems) == (starts, [])


def test_the_schema_tells_the_limits() -> None:
    schema = Answers.model_json_schema(by_alias=True)
    *short, full = schema["$defs"]["Answer"]["anyOf"]
    assert short == [{"type": "integer", "minimum": 0}, {"enum": ["unknown", None]}]
    properties = full["properties"]
    assert (properties["importance"]["minimum"], properties["importance"]["maximum"]) == (1, 5)
    assert {"maxLength": 2000, "minLength": 1, "type": "string"} in properties["comment"]["anyOf"]
    assert schema["required"] == ["organisation", "assessed_on", "answers"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_encodings_and_line_endings_make_no_difference(tmp_path: Path, encoding: str, ending: str) -> None:
    text = "organisation: Zoë\nassessed_on: 2014-03-14\nanswers:\n  contract:\n    definition: 9\n"
    (tmp_path / "answers.yaml").write_bytes(text.replace("\n", ending).encode(encoding))
    found, problems = read_answers(tmp_path / "answers.yaml", "answers.yaml")
    assert found is not None
    assert FRAMEWORK is not None
    assert (found.answers.organisation, problems) == ("Zoë", [])
    [problem] = check_answers(found, FRAMEWORK, tmp_path)
    assert (problem.place.line, problem.place.column, problem.rule) == (5, 5, "level-above-top")


@pytest.mark.parametrize("criterion", ["definition", "usable-rights"])
@pytest.mark.parametrize("value", [None, "x", [], [[]], {"a": {"b": []}}, ["x", {"y": 1}], {"level": {"level": {}}}])
def test_no_shape_is_too_odd_for_any_field(tmp_path: Path, criterion: str, value: Any) -> None:
    typed = repr(value).replace("None", "~")
    for field in ("level", "target", "importance", "evidence", "comment", "because", "more"):
        checked(tmp_path, f"answers: {{contract: {{{criterion}: {{{field}: {typed}}}}}}}\n")
    checked(tmp_path, f"answers: {{contract: {typed}}}\n")
    for field in ("targets", "plan", "invited", "paper", "responses", "framework", "assessed_by", "answers", "more"):
        checked(tmp_path, f"{field}: {typed}\n" + ("" if field == "answers" else "answers: {}\n"))
