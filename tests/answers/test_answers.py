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
    return check_answers(read, FRAMEWORK, folder)


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


@pytest.mark.parametrize(
    "typed",
    [
        *(
            "Emerging",
            "emerging",
            "EMERGING",
            '"emerging"',
            "1 Emerging",
            "1 - Emerging",
            "1 \u2013 Emerging",
            "1 = emerging",
        ),
        *("1: Emerging", "level 1", "Level 1: Emerging", "Emerging (1)", "1 (Emerging)", "1. Emerging", "Emerging - 1"),
    ],
)
def test_levels_are_read_by_name_wherever_one_may_stand(tmp_path: Path, typed: str) -> None:
    text = f"targets:\n  contract: {typed}\nanswers:\n  contract:\n    usable-rights: {typed}\n    definition:\n"
    answers = read(tmp_path, f"{text}      level: {typed}\n      target: {typed}\n")
    answer = answers.answer("contract", "definition")
    found = (
        answers.targets["contract"],
        answers.answer("contract", "usable-rights").level,
        answer.level,
        answer.target,
    )
    assert found == (1, 1, 1, 1)
    assert {type(level) for level in found} == {int}


@pytest.mark.parametrize(
    ("typed", "level"), [("Not started", 0), ("not-started", 0), ("0 NOT STARTED", 0), ("leading", 4)]
)
def test_a_level_of_several_words_is_read_by_name(tmp_path: Path, typed: str, level: int) -> None:
    answers = read(tmp_path, f"answers: {{contract: {{definition: {typed}}}}}\n")
    assert answers.answer("contract", "definition").level == level


def test_strengths_are_read_in_any_case(tmp_path: Path) -> None:
    items = "[{what: A, strength: Document}, {what: B, strength: MEMBERS}]"
    answers = read(tmp_path, f"answers: {{contract: {{definition: {{level: 1, evidence: {items}}}}}}}\n")
    assert [item.strength for item in answers.answer("contract", "definition").evidence] == ["document", "members"]


@pytest.mark.parametrize(
    ("typed", "state", "because"),
    [
        ("contract: unknown", "unknown", None),
        ("contract: Unknown", "unknown", None),
        ("contract: {level: unknown, because: No survey}", "unknown", "No survey"),
        ("contract: {level: not applicable, because: There is none}", "not-applicable", "There is none"),
        ("contract:\n    level: Not-Applicable\n    because: There is none", "not-applicable", "There is none"),
    ],
)
def test_a_whole_domain_counts_as_each_of_its_criteria(
    tmp_path: Path, typed: str, state: str, because: str | None
) -> None:
    answers = read(tmp_path, f"answers:\n  {typed}\n  skills:\n    competencies: 1\n")
    assert FRAMEWORK is not None
    for criterion in FRAMEWORK.domain_by_id["contract"].criteria:
        answer = answers.answer("contract", criterion.id)
        assert (answer.state, answer.because) == (state, because)
    assert answers.answer("skills", "competencies").level == 1
    assert answers.answer("skills", "leadership-pipeline").state == "unanswered"


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
    name = {"type": "string", "minLength": 1, "maxLength": 300, "description": "a level by its name, such as Emerging"}
    assert short == [{"type": "integer", "minimum": 0}, {"enum": ["unknown", None]}, name]
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
    _, [problem] = check_answers(found, FRAMEWORK, tmp_path)
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
